"""An XLIFF 2 file with what was found in it: findings, waivers, marked errors and scores as its ITS module has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean

from enface.formats import SegmentKey, xliff2
from enface.formats.xliff2_quality import Issue, Quality, issue_of, issue_of_error, without_own
from enface.formats.xml_markup import Coded
from enface.model import Document, EnfaceError, Problem
from enface.review.desk import Desk
from enface.review.held_back import rows
from enface.review.views import DocumentSummary, FindingState


def holds_quality(document: DocumentSummary) -> bool:
    """Whether the format of a document has a place for quality issues."""
    return document.format.startswith(xliff2.NAME)


def with_quality(desk: Desk, path: Path, documents: Sequence[DocumentSummary]) -> tuple[bytes, int]:
    """A file as it would be exported, with the quality of its documents; and how many segments have any.

    Asserted findings and those that were waived are issues, and so is each error that counts; where people gave a
    segment scores, their mean is its rating. Raises EnfaceError where the file changed on disk, or where what was
    written reads otherwise.
    """
    content, names = desk.content(path)
    wanted: dict[SegmentKey, Quality] = {}
    for document in documents:
        for id_, quality in _qualities(desk, document).items():
            wanted[names[document.key], id_] = quality
    marked = xliff2.write_qualities(content, str(path), wanted)
    if _read(content, path) != _read(marked, path):
        reason = "its texts would not read as before with the quality issues in them; nothing was written."
        raise EnfaceError(Problem(str(path), reason, "Export the file itself, and the findings by `enface report`."))
    return marked, len(wanted)


def _qualities(desk: Desk, document: DocumentSummary) -> Mapping[str, Quality]:
    issues: defaultdict[str, list[Issue]] = defaultdict(list)
    segments = tuple(row.segment for row in rows(desk, document))
    targets = {segment.id for segment in segments if segment.target}
    for view in desk.document_findings(document.key):
        waived = view.state is FindingState.WAIVED
        if waived or not view.finding.advisory:
            issues[view.finding.segment].append(issue_of(view.finding, waived=waived))
    said = desk.errors.annotations([Document(document.path, document.key, segments)])
    for error in said.errors:
        issues[error.segment].append(issue_of_error(error))
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for rated, score in said.scores.items():
        scores[rated.segment].append(score)
    return {
        id_: Quality(tuple(issues[id_]), round(fmean(scores[id_]), 2) if id_ in scores else None)
        for id_ in targets & (issues.keys() | scores.keys())
    }


def _read(data: bytes, path: Path) -> Iterable[tuple[str, list[tuple[str, str, Coded]]]]:
    """The texts of a file without the marks that we write."""
    return [
        (
            one.name,
            [(held.id, held.source, without_own(Coded(held.target, held.target_codes))) for held in one.segments],
        )
        for one in xliff2.read(data, str(path))
    ]
