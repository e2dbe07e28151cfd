"""A term list as its file has it: concepts, each with terms of several languages (TBX, ISO 30042)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import count as counted
from typing import NamedTuple

from enface.glossary.terms import TermStatus
from enface.model import ImportProblem
from enface.records import record

Languages = tuple[str, str]
"""The source's and the target's, as BCP 47 has them."""

CHINESE_ENGLISH: Languages = ("zh", "en")

MAX_TERMS = 2_000_000
MAX_TERMS_OF_CONCEPT = 2_000
"""Real concepts have dozens; each source term meets each rendering."""
MAX_CHARACTERS = 100_000
"""Of one term or one note; a longer one is a file that was read wrongly."""

_ORDER = (TermStatus.PREFERRED, None, TermStatus.ADMITTED, TermStatus.DEPRECATED, TermStatus.FORBIDDEN)
_SAME_LANGUAGE = {"cmn": "zh"}


class Designation(NamedTuple):
    """A term of one language for a concept; `status` and `case_sensitive` are None where the file does not say.

    `acronym` is the short form that goes with it; `part_of_speech` is as in `Rendering`; `authority` is its source.
    """

    text: str
    language: str
    status: TermStatus | None = None
    acronym: str = ""
    case_sensitive: bool | None = None
    part_of_speech: str = ""
    note: str = ""
    authority: str = ""
    line: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said of it."""
        is_marked = self.status is not None or self.case_sensitive is not None
        return not (is_marked or self.acronym or self.part_of_speech or self.note or self.authority)


class Definition(NamedTuple):
    """What a concept is, in a language, or in none in particular; `authority` is its source."""

    text: str
    language: str = ""
    authority: str = ""


class Concept(NamedTuple):
    """A concept with its terms in the order of the file; `level` and `parent` are those of a place in a gazetteer."""

    designations: tuple[Designation, ...]
    id: str = ""
    subject: str = ""
    definitions: tuple[Definition, ...] = ()
    note: str = ""
    level: str = ""
    parent: str = ""
    line: int = 0

    def terms(self, language: str) -> tuple[Designation, ...]:
        """The terms of a language, in order; `zh` stands for `zh-CN` and `zh-Hant` too."""
        return tuple([term for term in self.designations if speaks(term.language, language)])

    def definition(self, languages: Languages) -> Definition | None:
        """The definition in one of the languages, the target's first; else the one in no particular language."""
        source, target = languages
        for language in (target, source):
            for held in self.definitions:
                if held.language and speaks(held.language, language):
                    return held
        return next((held for held in self.definitions if not held.language), None)


@record
class TermList:
    """A file's concepts, what kind of file it is, how often it holds what has no place here.

    `declared` are languages that the file names for itself, whether terms of them stand in it or not. In a list
    `by_rows` a concept is a row, so that several of one source term are one concept.
    """

    path: str
    kind: str
    concepts: tuple[Concept, ...]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    declared: tuple[str, ...] = ()
    by_rows: bool = False

    def __post_init__(self) -> None:
        """Raises ImportProblem where a concept has more terms than `MAX_TERMS_OF_CONCEPT`."""
        for concept in self.concepts:
            if len(concept.designations) > MAX_TERMS_OF_CONCEPT:
                reason = f"a concept of more than {MAX_TERMS_OF_CONCEPT:,} terms."
                remedy = "Check what makes them one: an element that is not closed, or a column named concept."
                raise ImportProblem(self.path, reason, remedy=remedy, line=concept.line)

    @property
    def languages(self) -> Counter[str]:
        """How many terms there are of each language, in order of first appearance."""
        return Counter(term.language for concept in self.concepts for term in concept.designations)

    def lacking(self, languages: Languages) -> tuple[str, ...]:
        """The languages of these that the list has no terms of, nor a place for them."""
        held = (*self.languages, *self.declared)
        return tuple(wanted for wanted in languages if not any(speaks(tag, wanted) for tag in held))


class Written(NamedTuple):
    """A term list as a file's text, and how often it lacks what the kind of file has no place for."""

    text: str
    lost: Counter[str]


@lru_cache(maxsize=1000)
def speaks(tag: str, language: str) -> bool:
    """Whether a language tag is of a language, as RFC 4647 filters: `zh-Hans-CN` is of `zh`, and of `zh-Hans`."""
    have, want = _subtags(tag), _subtags(language)
    return have[: len(want)] == want


def _subtags(tag: str) -> list[str]:
    subtags = tag.strip().lower().replace("_", "-").split("-")
    return [_SAME_LANGUAGE.get(subtags[0], subtags[0]), *subtags[1:]]


def one_line(text: str) -> str:
    """`text` with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def merged(concepts: Iterable[Concept], source: str) -> tuple[Concept, ...]:
    """The concepts, those that have no id and the same first source term joined into one."""
    return joined((_key(concept, source), concept) for concept in concepts)


def _key(concept: Concept, source: str) -> str:
    own = "" if concept.id else next((term.text for term in concept.terms(source)), "")
    return f"term {own}" if own else ""


def joined(keyed: Iterable[tuple[str, Concept]]) -> tuple[Concept, ...]:
    """The concepts, those of one key made one; an empty key is nobody else's."""
    together: dict[str, list[Concept]] = {}
    for number, (key, concept) in enumerate(keyed):
        together.setdefault(key or f"\0{number}", []).append(concept)
    return tuple(_as_one(same) if len(same) > 1 else same[0] for same in together.values())


def _as_one(same: Sequence[Concept]) -> Concept:
    """One concept of several; a term that stands twice with one status stands once, with what is said of it."""
    terms: dict[tuple[str, str], dict[TermStatus | None, Designation]] = {}
    for term in (term for concept in same for term in concept.designations):
        alike = terms.setdefault((term.language, term.text), {})
        if not (alike and term.is_bare):
            if None in alike and alike[None].is_bare:
                del alike[None]
            alike.setdefault(term.status, term)
    first = same[0]
    return first._replace(
        designations=tuple(term for alike in terms.values() for term in alike.values()),
        subject=next((concept.subject for concept in same if concept.subject), ""),
        definitions=tuple(dict.fromkeys(held for concept in same for held in concept.definitions)),
        note=next((concept.note for concept in same if concept.note), ""),
        level=next((concept.level for concept in same if concept.level), ""),
        parent=next((concept.parent for concept in same if concept.parent), ""),
    )


def ids_for(concepts: Sequence[Concept], is_valid: Callable[[str], bool] = bool) -> list[str]:
    """An id for each concept that no other has: its own, where it is valid, else `c1`, `c2` …"""
    taken = {concept.id for concept in concepts}
    free = (name for number in counted(1) if (name := f"c{number}") not in taken)
    given: dict[str, None] = {}
    for concept in concepts:
        own = concept.id
        given[own if is_valid(own) and own not in given else next(free)] = None
    return list(given)


def check_limits(path: str, count: int, texts: Sequence[str], line: int) -> None:
    """Raise ImportProblem where a list holds more terms than `MAX_TERMS`, or a text is longer than `MAX_CHARACTERS`."""
    if count > MAX_TERMS:
        raise ImportProblem(path, f"more than {MAX_TERMS:,} terms.", remedy="Split the file.", line=line)
    for text in texts:
        if len(text) > MAX_CHARACTERS:
            reason = f"a text of {len(text):,} characters, where {MAX_CHARACTERS:,} are the limit."
            raise ImportProblem(path, reason, remedy="Check that a quote or a tag is not missing.", line=line)


def in_order(terms: Sequence[Designation]) -> Sequence[Designation]:
    """The terms of one language, the one to use first, those that are ruled out last."""
    return sorted(terms, key=lambda term: _ORDER.index(term.status)) if len(terms) > 1 else terms
