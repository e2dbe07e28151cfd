"""Terms that have changed since segments were approved, and the segments that they touch."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from enface.glossary import Glossary, Rendering, TermStatus, load_glossary
from enface.model import EnfaceError, Segment
from enface.review.commands import SegmentRef
from enface.review.glossary_delivery import TermArrival, TermFate, compare
from enface.review.project import Project
from enface.store import CertificateRecord, Store, contract

_WANTED = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED})


@dataclass(frozen=True, slots=True)
class Touched:
    """An approved segment with the terms of its source that are others now.

    `agrees` says whether its target has a rendering of each that the glossary wants now, and none that it does not.
    """

    ref: SegmentRef
    actor: str
    time: str
    terms: tuple[TermArrival, ...]
    agrees: bool

    @property
    def why(self) -> str:
        """What has changed, as the reason for looking at the segment again."""
        return f"changed in the glossary: {'; '.join(dict.fromkeys(map(said, self.terms)))}"


@dataclass(frozen=True, slots=True)
class TermChanges:
    """What a glossary's changes touch; `unknown` approvals bind a glossary that is not kept here."""

    touched: tuple[Touched, ...]
    unknown: int


def said(term: TermArrival) -> str:
    """A change in words: the source form, and the rendering before and now."""
    if term.fate is TermFate.ADDED and term.new:
        return f"{term.source} → {_rendering(term.new)}, new"
    if term.fate is TermFate.REMOVED and term.old:
        return f"{term.source} → {_rendering(term.old)}, gone"
    words = " → ".join(_rendering(one) for one in (term.old, term.new) if one)
    return f"{term.source}: {words}"


def _rendering(rendering: Rendering) -> str:
    return f"{rendering.text} ({rendering.status.value})"


def term_changes(project: Project, store: Store, documents: Iterable[str]) -> TermChanges:
    """The approved segments of some documents whose terms have changed since. Raises EnfaceError where the glossary of
    now cannot be read.
    """
    now = load_glossary(project.glossary_paths, project.languages)
    known: dict[str, tuple[Glossary, dict[str, list[TermArrival]]] | None] = {}
    touched: list[Touched] = []
    unknown = 0
    for document in documents:
        for record in store.certificates.of_document(document):
            if not record.is_approved or record.is_stale:
                continue
            if record.glossary not in known:
                known[record.glossary] = _since(project, store, record.glossary, now)
            then = known[record.glossary]
            if then is None:
                unknown += 1
            elif then[1] and (one := _touched(store, record, now, *then)):
                touched.append(one)
    return TermChanges(tuple(touched), unknown)


def _since(
    project: Project, store: Store, listed: str, now: Glossary
) -> tuple[Glossary, dict[str, list[TermArrival]]] | None:
    """The glossary that a text names which lists its files, and what has changed since, by source form."""
    then = _glossary(project, store, listed)
    if then is None:
        return None
    changed: dict[str, list[TermArrival]] = {}
    for term in compare(then, now):
        if term.old is None or term.new is None or _facts(term.old) != _facts(term.new):
            changed.setdefault(term.source, []).append(term)
    return then, changed


def _facts(rendering: Rendering) -> Rendering:
    """A rendering without what makes no difference to a text."""
    return replace(rendering, note="", authority="", part_of_speech="")


def _glossary(project: Project, store: Store, listed: str) -> Glossary | None:
    """A glossary of earlier from the files that are kept; None where they are not."""
    text = store.certificates.text(listed)
    if text is None:
        return None
    with tempfile.TemporaryDirectory(prefix="enface-") as folder:
        paths = []
        for number, line in enumerate(text.splitlines()):
            file_digest, _, name = line.partition(" ")
            data = store.original(file_digest)
            if data is None:
                return None
            path = Path(folder, f"{number:04}{Path(name).suffix}")
            path.write_bytes(data)
            paths.append(path)
        try:
            return load_glossary(paths, project.languages)
        except EnfaceError:
            return None  # read by an enface that knew another kind of file


def _touched(
    store: contract.Segments,
    record: CertificateRecord,
    now: Glossary,
    then: Glossary,
    changed: dict[str, list[TermArrival]],
) -> Touched | None:
    found = store.segment(record.document, record.segment)
    if found is None:
        return None
    segment = found.segment
    places = (one for glossary in (then, now) for one in glossary.match_source(segment.source))
    sources = [reading.term.source for one in places for reading in one.readings]
    terms = [term for source in dict.fromkeys(sources) for term in changed.get(source, ())]
    if not terms:
        return None
    ref = SegmentRef(record.document, record.segment)
    return Touched(ref, record.actor, record.time, tuple(terms), _agrees(segment, terms, now))


def _agrees(segment: Segment, terms: Sequence[TermArrival], now: Glossary) -> bool:
    wanted = {term.source for term in terms}
    statuses: dict[str, set[TermStatus]] = {source: set() for source in wanted}
    for source, status in _statuses(segment, now):
        if source in wanted:
            statuses[source].add(status)
    return all(found and found <= _WANTED for found in statuses.values())


def _statuses(segment: Segment, glossary: Glossary) -> Iterator[tuple[str, TermStatus]]:
    for reading in (reading for one in glossary.match_target(segment.target) for reading in one.readings):
        if reading.rendering:
            yield reading.term.source, reading.rendering.status
