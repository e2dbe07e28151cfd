"""Glossary and gazetteer files in, terms out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from enface.formats.allocation import no_search_for_cycles
from enface.glossary.concepts import CHINESE_ENGLISH, Languages, TermList
from enface.glossary.lists import file_bytes, list_files, read_bytes
from enface.glossary.terms import Glossary
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.glossary.rows import Row


def load_glossary(paths: Iterable[str | Path], languages: Languages = CHINESE_ENGLISH) -> Glossary:
    """One glossary from term lists and gazetteers; a folder stands for every one in it.

    Raises EnfaceError with all problems found, each with file, line, reason and remedy.
    """
    contents, problems = _contents(paths)
    if not contents and not problems:
        return Glossary()
    from enface.glossary.cache import keep, kept, name_of
    from enface.glossary.compiled import compiled
    from enface.glossary.rows import to_glossary

    with no_search_for_cycles():
        name = "" if problems else name_of(contents, languages)
        if name and (known := kept(name)) is not None:
            return known
        lists, others = _lists(contents, languages)
        if problems or others:
            raise EnfaceError(*problems, *others)
        glossary = to_glossary(row for held in lists for row in rows_in(held, languages))
        glossary = replace(glossary, unused=tuple(held.path for held in lists if held.lacking(languages)))
        if name:
            ready = compiled(glossary.terms)
            keep(name, glossary, ready)
            glossary = replace(glossary, compiled=ready)
    return glossary


def read_lists(
    paths: Iterable[str | Path], languages: Languages = CHINESE_ENGLISH
) -> tuple[list[TermList], list[Problem]]:
    """The term lists that can be read, and the problems of the others."""
    contents, problems = _contents(paths)
    lists, others = _lists(contents, languages)
    return lists, problems + others


def _contents(paths: Iterable[str | Path]) -> tuple[list[tuple[Path, bytes]], list[Problem]]:
    contents: list[tuple[Path, bytes]] = []
    problems: list[Problem] = []
    for path in list_files(paths):
        try:
            contents.append((path, file_bytes(path)))
        except EnfaceError as error:
            problems += error.problems
    return contents, problems


def _lists(contents: Iterable[tuple[Path, bytes]], languages: Languages) -> tuple[list[TermList], list[Problem]]:
    lists: list[TermList] = []
    problems: list[Problem] = []
    for path, data in contents:
        try:
            lists.append(read_bytes(data, str(path), languages))
        except EnfaceError as error:
            problems += error.problems
    return lists, problems


def rows_in(held: TermList, languages: Languages = CHINESE_ENGLISH) -> Iterable[Row]:
    """The rows of a term list; none where it has no term at all of one of the languages."""
    from enface.glossary.rows import rows_of

    if held.lacking(languages):
        return ()
    return (row for concept in held.concepts for row in rows_of(concept, held.path, languages))
