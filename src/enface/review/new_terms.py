"""A term to be added to a project's glossary: where it would stand, and which segments it would hit."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from enface.formats import file_bytes
from enface.glossary import Glossary, Rendering, TermStatus, load_glossary
from enface.glossary.lists.table_add import ENDINGS, takes_terms, with_term
from enface.model import EnfaceError, Finding, Problem, Segment
from enface.review.checking import PAGE, Cancelled, breather, findings_of
from enface.review.commands import SegmentRef
from enface.review.glossary_delivery import GlossaryDelivery, TermArrival
from enface.review.intake import file_digest
from enface.review.project import Project
from enface.review.taking import glossaries
from enface.review.views import Filter
from enface.store import Closed, DocumentRecord, SegmentRecord, Store

_EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A source form and a rendering of it, with what the glossary is to say of that."""

    source: str
    target: str
    status: TermStatus = TermStatus.PREFERRED


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that has the term, or the words that would be unwanted: the findings that would come, and go."""

    ref: SegmentRef
    segment: Segment
    came: tuple[Finding, ...]
    went: tuple[Finding, ...]

    @property
    def changes(self) -> bool:
        """Whether anything would be found otherwise."""
        return bool(self.came or self.went)


@dataclass(frozen=True)
class TermPreview:
    """What adding a term would do: the file that it would stand in, what the glossary says of it, and its hits.

    The hits whose findings change stand first.
    """

    term: NewTerm
    delivery: GlossaryDelivery
    known: tuple[Rendering, ...]
    hits: tuple[Hit, ...]


def preview(
    project: Project,
    store: Store,
    records: Sequence[DocumentRecord],
    glossary: Glossary,
    term: NewTerm,
    cancelled: Callable[[], bool] = lambda: False,
) -> TermPreview:
    """What adding the term would do; nothing is written. It looks at every segment: ask it away from the UI thread.

    Raises EnfaceError where there is no glossary to add it to, or where it stands there already.
    """
    source, target = " ".join(term.source.split()), " ".join(term.target.split())
    if not source or not target:
        raise EnfaceError(Problem("", "a term has words in the source and in the target."))
    term = NewTerm(source, target, term.status)
    known = tuple(one for held in glossary.terms if source in held.sources for one in held.renderings)
    if same := next((one for one in known if one.text == target), None):
        raise EnfaceError(Problem("", f"{source} → {target} is in the glossary as {same.status}.", "Change it there."))
    file = _file_for(project, source)
    before = file_bytes(file)
    after = with_term(before, str(file), project.languages, source, target, term.status)
    rendering = Rendering(target, term.status)
    arrival = TermArrival(source, None, rendering)
    delivery = GlossaryDelivery(file, after, file_digest(after), file, file_digest(before), (arrival,))
    changed = _glossary_with(project, file, after)
    try:
        hits = list(_hits(store, records, (glossary, changed), project, term, cancelled))
    except (Cancelled, Closed):
        hits = []
    return TermPreview(term, delivery, known, tuple(sorted(hits, key=lambda hit: not hit.changes)))


def _file_for(project: Project, source: str) -> Path:
    """The glossary that has the term already, else the first that takes terms."""
    tables = [file for file in glossaries(project) if file.suffix.lower() in ENDINGS]
    fitting = [file for file in tables if takes_terms(file_bytes(file), str(file), project.languages)]
    if not fitting:
        remedy = "Make glossary/terms.csv with the line source_term,target_term,status, and open the project again."
        raise EnfaceError(Problem("", "the project has no table of terms that one could be added to.", remedy))
    return next((file for file in fitting if source.encode() in file_bytes(file)), fitting[0])


def _glossary_with(project: Project, file: Path, data: bytes) -> Glossary:
    """The project's glossary as it would be with that file holding these bytes."""
    with tempfile.TemporaryDirectory(prefix="enface-") as folder:
        changed = Path(folder, file.name)
        changed.write_bytes(data)
        others = [path for path in _files(project) if path.resolve() != file.resolve()]
        return load_glossary([*others, changed], project.languages)


def _files(project: Project) -> Iterator[Path]:
    for path in project.glossary_paths:
        yield from sorted(path.iterdir()) if path.is_dir() else (path,)


def _hits(
    store: Store,
    records: Sequence[DocumentRecord],
    glossaries: tuple[Glossary, Glossary],
    project: Project,
    term: NewTerm,
    cancelled: Callable[[], bool],
) -> Iterator[Hit]:
    breathe = breather(cancelled)
    unwanted = "" if term.status.is_approved else term.target.casefold()
    for record in records:
        for found in _segments(store, record.key):
            breathe()
            segment = found.segment
            if term.source in segment.source or (unwanted and unwanted in segment.target.casefold()):
                yield _hit(found, record, glossaries, project)


def _segments(store: Store, document: str) -> Iterator[SegmentRecord]:
    ordinal = 0
    while page := store.segments_after(document, ordinal, PAGE, _EVERYTHING):
        yield from page
        ordinal = page[-1].ordinal + 1


def _hit(found: SegmentRecord, record: DocumentRecord, glossaries: tuple[Glossary, Glossary], project: Project) -> Hit:
    segment = found.segment
    old, new = (
        {_what(one): one for one in findings_of(segment, segment.target, record, [], held, project.profile)}
        for held in glossaries
    )
    came = tuple(one for key, one in new.items() if key not in old)
    went = tuple(one for key, one in old.items() if key not in new)
    return Hit(SegmentRef(record.key, segment.id), segment, came, went)


def _what(finding: Finding) -> tuple[object, ...]:
    """What makes a finding the same one with another glossary."""
    return finding.rule, finding.target, finding.source, finding.message
