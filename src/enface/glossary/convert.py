"""A term list as a file of another kind, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, Protocol, cast

from enface.glossary.concepts import CHINESE_ENGLISH, Concept, Languages, TermList, Written, merged
from enface.model import EnfaceError, Problem

KINDS: Mapping[str, str] = MappingProxyType({"tbx": "tbx_write", "csv": "table_write", "utx": "utx"})
"""What can be written, and the module of `lists` that does it."""


class Writer(Protocol):
    """A module that writes one kind of term list."""

    def write(self, concepts: tuple[Concept, ...], languages: Languages, /) -> Written:
        """The file's text, and what it has no place for."""


class Converted(NamedTuple):
    """The text of the new file, its languages, how many concepts it was made of, and what it lacks, with counts."""

    text: str
    languages: Languages
    concepts: int
    lost: Mapping[str, int]


def convert(held: TermList, kind: str, languages: Languages | None = None) -> Converted:
    """A term list as TBX-Basic, CSV or UTX; `languages` are the two that CSV and UTX have room for.

    Unless given, they are Chinese and English where the list has both, else its first two. Rows of a
    table with one source term that name no concept become one. Raises EnfaceError where there is no term to write.
    """
    if not held.languages:
        raise EnfaceError(Problem(held.path, "holds no term.", "There is nothing to convert."))
    chosen = languages or _two_languages(held)
    concepts = merged(held.concepts, chosen[0]) if held.by_rows else held.concepts
    writer = cast(Writer, import_module(f"enface.glossary.lists.{KINDS[kind]}"))
    text, lost = writer.write(concepts, chosen)
    return Converted(text, chosen, len(concepts), {**held.passed_over, **lost})


def _two_languages(held: TermList) -> Languages:
    if not held.lacking(CHINESE_ENGLISH):
        return CHINESE_ENGLISH
    found = list(dict.fromkeys((*held.languages, *held.declared)))
    source, target, *_ = *found, *CHINESE_ENGLISH
    return source, target
