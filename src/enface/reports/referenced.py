"""The texts that came and those of now against references that a lead gives, by document; never called quality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from enface.model import Document, EnfaceError, Problem
from enface.reports.outline import LEAD, Column, Kind, Table
from enface.reports.wording import NO_QUALITY
from enface.review.views import DocumentSummary
from enface.scoring.references import Referenced, against

ALL = "all"

Versions = Mapping[str, tuple[str, str]]
"""What each segment of a document came with, and what it is now, by id."""


@dataclass(frozen=True, slots=True)
class ReferenceFigures:
    """A document's segments that have a reference, in both versions; those of all documents have no name."""

    document: str
    against: Referenced


def reference_figures(
    documents: Sequence[tuple[DocumentSummary, Versions]], references: Sequence[Document], language: str
) -> tuple[ReferenceFigures, ...]:
    """Every document that has references, then all of them together where they are several.

    Raises EnfaceError where the references translate nothing of these documents, or look misaligned.
    """
    if not references:
        return ()
    found = {one.name: (other, _texts(versions, other)) for one, versions, other in _pairs(documents, references)}
    held = {name: (one, texts) for name, (one, texts) in found.items() if any(text[2].strip() for text in texts)}
    if not held:
        reason, remedy = "translates none of the segments.", "Give documents and segments the names of their texts."
        raise EnfaceError(Problem(references[0].path, reason, remedy))
    figures = [ReferenceFigures(name, against(texts, one.path, language)) for name, (one, texts) in held.items()]
    if len(held) > 1:
        every = [text for _, texts in held.values() for text in texts]
        figures.append(ReferenceFigures("", against(every, references[0].path, language)))
    return tuple(figures)


def _pairs(
    documents: Sequence[tuple[DocumentSummary, Versions]], references: Sequence[Document]
) -> Iterator[tuple[DocumentSummary, Versions, Document]]:
    """Documents with their references: of one name, or the only ones."""
    if len(documents) == len(references) == 1:
        yield (*documents[0], references[0])
        return
    known = {name: one for one in references for name in (Path(one.name).name, one.name)}
    for summary, versions in documents:
        named = (known[name] for name in (summary.key, summary.name, Path(summary.path).name) if name in known)
        if one := next(named, None):
            yield summary, versions, one


def _texts(versions: Versions, reference: Document) -> list[tuple[str, str, str]]:
    """What each segment came with, what it is now, and its reference."""
    known = {one.id: one.target for one in reference.segments}
    return [(*both, known.get(id, "")) for id, both in versions.items()]


def reference_table(figures: Iterable[ReferenceFigures]) -> Table:
    """Each figure of each document in both versions, with its signature."""
    number = Kind.NUMBER
    return Table(
        "references",
        "Against references",
        (
            Column("document", Kind.NAME),
            Column("segments", Kind.COUNT),
            Column("figure", Kind.NAME),
            *(Column("as it came", number), Column("now", number), Column("p", Kind.CHANCE)),
            Column("signature", Kind.CODE),
        ),
        tuple(
            (one.document or ALL, one.against.segments, each.name, each.old, each.new, each.p, each.signature)
            for one in figures
            for each in one.against.figures
        ),
        f"The texts that came and those of now, of the segments that have a reference. {NO_QUALITY} Of TER less is "
        "nearer, of the others more. p: how often chance alone gives so large a difference (paired bootstrap); a small "
        "one says that a difference is no accident, not that it matters.",
        readers=LEAD,
    )
