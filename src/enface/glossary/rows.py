"""From concepts to the rows and the terms that the rules look for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from enface.glossary.concepts import CHINESE_ENGLISH, Concept, Designation, Languages, in_order
from enface.glossary.terms import Glossary, Rendering, Term, TermStatus
from enface.glossary.words import is_name

_SHORT_ROW = re.compile(
    r"(?P<source>.+?) = (?P<target>.+?)(?: \((?P<status>preferred|admitted|deprecated|forbidden)\))?$"
)
# Words of a note after which a Chinese form is another source form of the same concept.
_ALSO = re.compile(
    r"(?:^|[;,.(] ?)(?:also|aka|full (?:Chinese )?(?:name|form)|short (?:for|form)|abbreviat(?:ed|ion)(?: of| for)?"
    r"|synonyms?|same as|又称|也称|亦称|简称|全称|即|=)(?: called| known as| written| as)?:?\s*"
    r"(?P<forms>[\u3400-\u9fff·]{2,40}(?:(?:、|/| or |, ?)[\u3400-\u9fff·]{2,40})*)"
)
_FORM = re.compile(r"[\u3400-\u9fff·]{2,40}")


class Row(NamedTuple):
    """One row of a file as a term: its source forms, the first the row's own, and its one rendering."""

    path: str
    line: int
    sources: tuple[str, ...]
    rendering: Rendering
    level: str = ""
    parent: str = ""


@dataclass
class _Draft:
    sources: dict[str, None] = field(default_factory=dict)
    renderings: dict[tuple[str, TermStatus], Rendering] = field(default_factory=dict)
    level: str = ""
    parent: str = ""

    def add(self, sources: Iterable[str], rendering: Rendering, level: str = "", parent: str = "") -> None:
        self.sources.update(dict.fromkeys(sources))
        self.renderings.setdefault((rendering.text, rendering.status), rendering)
        self.level, self.parent = self.level or level, self.parent or parent


def rows_of(concept: Concept, path: str, languages: Languages = CHINESE_ENGLISH) -> Iterator[Row]:
    """A row for each term of the target language; terms of other languages than the two are passed over.

    A concept that lacks a term on one side gives rows with an empty one; of several terms without a status the first
    is preferred, unless another is, and the others are admitted.
    """
    sources = tuple(term.text for term in in_order(concept.terms(languages[0])))
    targets = concept.terms(languages[1])
    if not targets and not sources:
        return
    settled = any(term.status is TermStatus.PREFERRED for term in targets)
    for term in targets or (Designation("", languages[1], line=concept.line),):
        status = term.status or (TermStatus.ADMITTED if settled else TermStatus.PREFERRED)
        settled = settled or status is TermStatus.PREFERRED
        first = sources[0] if sources else ""
        forms = (first, *sources[1:], *other_forms(first, term.note))
        line = term.line or concept.line
        yield Row(path, line, forms, _rendering(term, status, concept, languages), concept.level, concept.parent)


def _rendering(term: Designation, status: TermStatus, concept: Concept, languages: Languages) -> Rendering:
    definition = concept.definition(languages)
    return Rendering(
        term.text,
        status,
        term.acronym,
        is_name(term.text) if term.case_sensitive is None else term.case_sensitive,
        term.part_of_speech,
        term.note or (definition.text if definition else "") or concept.note,
        term.authority or (definition.authority if definition else ""),
        term.line or concept.line,
    )


def to_glossary(rows: Iterable[Row]) -> Glossary:
    """The terms of `rows`; rows of one source form are one concept, and a row without source or rendering is none.

    Where a concept has another form that has an entry of its own, the entry keeps it.
    """
    drafts: dict[str, _Draft] = {}
    for row in rows:
        if row.sources[0] and row.rendering.text:
            drafts.setdefault(row.sources[0], _Draft()).add(row.sources, row.rendering, row.level, row.parent)
    return Glossary(
        tuple(
            Term(
                (own, *(form for form in draft.sources if form not in drafts)),
                tuple(draft.renderings.values()),
                draft.level,
                draft.parent,
            )
            for own, draft in drafts.items()
        )
    )


def other_forms(source: str, note: str) -> Iterator[str]:
    """Further source forms of a concept that a note names.

    Either after a word that says so, as in `also 省侨办` or `short for 湖南省归国华侨联合会`, or because the whole note
    is a Chinese form that abbreviates the source term, keeping its characters in order.
    """
    for match in _ALSO.finditer(note):
        yield from _FORM.findall(match["forms"])
    if _FORM.fullmatch(note) and len(note) < len(source) and _abbreviates(note, source):
        yield note


def _abbreviates(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


def parse_short_rows(rows: Iterable[str]) -> Glossary:
    """A glossary from rows such as `湖南 = Hunan` or `侨联 = FOC (forbidden)`; a capital in it makes case matter.

    Raises ValueError where a row has another form.
    """
    return to_glossary(_short_row(row, line) for line, row in enumerate(rows, 1))


def _short_row(row: str, line: int) -> Row:
    match = _SHORT_ROW.match(row)
    if not match:
        raise ValueError(f"no term in {row!r}")
    target = match["target"]
    status = TermStatus(match["status"] or TermStatus.PREFERRED)
    rendering = Rendering(target, status, case_sensitive=target != target.lower(), line=line)
    return Row("", line, (match["source"],), rendering)
