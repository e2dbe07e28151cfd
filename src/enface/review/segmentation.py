"""Mends the segmentation of texts: shows what new bounds of segments would be, records them, follows their undoing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from enface import formats
from enface.formats import Guide, Known
from enface.languages.spans import followed
from enface.model import Document, Segment, Side
from enface.review.commands import Refused, SegmentRef
from enface.review.conflicts import conflict_of
from enface.review.guides import where_they_stand
from enface.review.intake import file_digest, has_other_source
from enface.review.mending import Mend, Mended, Split, mended, text_of, where
from enface.review.project import Project
from enface.review.views import FindingView, Outcome
from enface.store import DocumentRecord, Event, Kind, KnownSegment, Store, contract
from enface.store.resegmenting import Bounded, Resegmented


class Reviewer(Protocol):
    """Whose work it is: the desk."""

    project: Project
    actor: str
    read_only: str

    def preview(self, ref: SegmentRef, text: str) -> tuple[FindingView, ...]:
        """The segment rules' findings in a text."""


@dataclass(frozen=True, slots=True)
class Mending:
    """What new bounds come to: the segments before and after as they read, the `first` at that ordinal."""

    ref: SegmentRef
    message: str
    first: int
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    recorded: Resegmented


class Segmentation:
    """The bounds of a project's segments, where their files do not mark them."""

    def __init__(self, reviewer: Reviewer, store: Store) -> None:
        self._reviewer = reviewer
        self._store = store

    def preview(self, command: Mend) -> Mending:
        """What a command would make of a document's segments. Raises Refused where it may not be done."""
        record = self._record(command.ref.document)
        data, path = self._file(record)
        known = self._store.known_segments(record.key)
        change = mended(command, known, lambda: formats.joints(data, path, where_they_stand(known)))
        self._refuse_torn(record.key, known[change.first : change.end])
        document = _read(data, path, known, change)
        return self._mending(command, known, change, document)

    def apply(self, command: Mend) -> Outcome:
        """Give segments new bounds: when this returns it is on the disk, and one Undo takes it back.

        Raises Refused where it may not be done, EnfaceError where the disk did not take it.
        """
        if self._reviewer.read_only:
            raise Refused(f"Nothing can be saved: {self._reviewer.read_only}.")
        document = command.ref.document
        with self._store.change():
            mending = self.preview(command)
            _refuse_drafts(self._store, document, mending.recorded.old)
            self._store.resegment(self._reviewer.actor, document, mending.recorded)
            self._store.follow(document, dict(mending.recorded.renamed))
            for ordinal, segment in enumerate(mending.after, mending.first):
                found = self._reviewer.preview(SegmentRef(document, segment.id), segment.target)
                self._store.replace_findings(document, ordinal, segment.id, [view.finding for view in found])
        return Outcome(mending.message, mending.ref, True)

    def why_not(self, document: str) -> str:
        """Why a document's segments cannot be mended at all, in a sentence; empty where they can."""
        try:
            self._file(self._record(document))
        except Refused as refused:
            return str(refused)
        return ""

    def was_last(self, document: str) -> bool:
        """Whether this person's last decision in a document is about bounds of segments, so that Undo takes it back."""
        last = self._store.last_standing(document, self._reviewer.actor)
        return last is not None and last.kind is Kind.RESEGMENTED

    def _record(self, document: str) -> DocumentRecord:
        record = next((one for one in self._store.documents() if one.key == document), None)
        if record is None:
            raise Refused(f"There is no document {document}.")
        return record

    def _file(self, record: DocumentRecord) -> tuple[bytes, str]:
        """The file of a document, which must be the one that was read."""
        project = self._reviewer.project
        file = next((file for file in project.files if project.relative(file) == record.path), None)
        if file is None:
            raise Refused(f"{record.path} is gone; nothing can be split, merged or shifted.")
        data = formats.file_bytes(file)
        if file_digest(data) != record.digest or has_other_source(project, self._store, file):
            raise Refused(f"{record.path} has changed on disk since it was read; open the project again.")
        if formats.marks_segments(data, str(file)):
            raise Refused(f"{record.path} says itself where its segments begin and end; they cannot be changed here.")
        return data, str(file)

    def _refuse_torn(self, document: str, held: Sequence[KnownSegment]) -> None:
        """Refuse where somebody has yet to choose between several texts of a segment."""
        for one in held:
            if conflict_of(self._store, SegmentRef(document, one.segment.id)):
                raise Refused(f"Segment {one.segment.id} is in conflict; choose one of its texts first.")

    def _mending(self, command: Mend, known: Sequence[KnownSegment], change: Mended, document: Document) -> Mending:
        held, end = known[change.first : change.end], change.first + len(change.pieces)
        new = tuple(
            Bounded(segment, piece.came_with, text_of(piece.target), piece.status)
            for segment, piece in zip(document.segments[change.first : end], change.pieces, strict=True)
        )
        goes_to = {one.segment.id: new[min(number, len(new) - 1)].segment.id for number, one in enumerate(held)}
        others = zip(
            chain(known[: change.first], known[change.end :]),
            chain(document.segments[: change.first], document.segments[end:]),
            strict=True,
        )
        renamed = (*goes_to.items(), *((one.segment.id, segment.id) for one, segment in others))
        names = [segment.id for segment, *_ in new]
        recorded = Resegmented(
            type(command).__name__.lower(),
            change.first,
            tuple(goes_to),
            new,
            tuple((old, name) for old, name in renamed if old != name),
            dict(self._moved(command.ref.document, change, held, names)),
            dict(self._shifted(command.ref.document, change, held)),
        )
        after = tuple(one.segment._replace(target=one.target, status=one.status) for one in new)
        ref = SegmentRef(command.ref.document, goes_to[command.ref.segment])
        before = tuple(one.segment for one in held)
        return Mending(ref, _message(command, before, after), change.first, before, after, recorded)

    def _moved(
        self, document: str, change: Mended, held: Sequence[KnownSegment], names: Sequence[str]
    ) -> Iterator[tuple[str, str]]:
        """In which segments the words are by now that comments, marked errors and waivers are about."""
        old = [one.segment.id for one in held]
        for record in self._store.findings(document, range(change.first, change.end)):
            finding, number = record.finding, record.ordinal - change.first
            if record.waiver is None or record.waiver.segment != old[number]:
                continue
            side = Side.TARGET if finding.target else Side.SOURCE
            span = finding.target or finding.source
            if span and (place := where(change.pieces, number, side, span.start)):
                yield record.waiver.id, names[place[0]]
        attached = self._store.attached(document, old)
        pointed = [(one.id, one.segment, one.side, one.span, one.version) for one in attached]
        for error in self._store.errors.marked_in(document, old):
            last = next((step.place for step in reversed(error.steps) if step.place), error.place)
            if last.span:
                pointed.append((error.id, error.segment, last.side, last.span, last.texts.on(last.side)))
        for id, segment, side, span, version in pointed:
            number = old.index(segment)
            now = _text_on(held[number].segment, side)
            here = span if version is None else followed(span, version, now)
            if here and (place := where(change.pieces, number, side, here.start)):
                yield id, names[place[0]]

    def _shifted(
        self, document: str, change: Mended, held: Sequence[KnownSegment]
    ) -> Iterator[tuple[str, tuple[int, int]]]:
        """Where the words of comments stand that do not know in which text they were pointed at."""
        old = [one.segment.id for one in held]
        for comment in self._store.attached(document, old):
            start, end = comment.span
            place = where(change.pieces, old.index(comment.segment), comment.side, start)
            if comment.version is None and place is not None:
                index, at = place
                length = len(text_of(change.pieces[index].woven(comment.side)))
                yield comment.id, (at, min(at + end - start, length))


def _text_on(segment: Segment, side: Side) -> str:
    return segment.source if side is Side.SOURCE else segment.target


def follow(store: contract.Local, event: Event, *, back: bool) -> None:
    """Let what people were at follow the bounds of segments that are undone (`back`), or done again.

    Raises Refused where an edit of one of the segments is not saved.
    """
    new = [row[0] for row in event.payload["new"]]
    pairs = [(old, name) for old, name in event.payload["renamed"]]
    _refuse_drafts(store, event.document, new if back else event.payload["old"])
    gone = {name: event.payload["old"][0] for name in new if name not in event.payload["old"]}
    store.follow(event.document, gone | {name: old for old, name in reversed(pairs)} if back else dict(pairs))


def _read(data: bytes, path: str, known: Sequence[KnownSegment], change: Mended) -> Document:
    """The document with the new bounds: every segment stands where it should, under the name that follows from that."""
    segments = [one.segment._replace(id="", target=one.file_target) for one in known]
    new = [Segment("", text_of(piece.source), piece.in_file, mended=True) for piece in change.pieces]
    wanted = (*segments[: change.first], *new, *segments[change.end :])
    (document,) = formats.read_bytes(data, path, Guide([Known(segment, segment.target) for segment in wanted]))
    found = [(segment.source, segment.target) for segment in document.segments]
    if found != [(segment.source, segment.target) for segment in wanted]:
        raise Refused("The file does not hold the segments as they are known; open the project again.")
    for segment in document.segments[change.first : change.first + len(new)]:
        if segment.locked:
            raise Refused(f"Segment {segment.id} would hold what may not be changed.")
    return document


def _refuse_drafts(store: contract.Local, document: str, segments: Sequence[str]) -> None:
    for segment, actor in store.drafted(document, segments):
        raise Refused(f"{actor} has an edit of segment {segment} that is not saved; save it or drop it first.")


def _message(command: Mend, before: Sequence[Segment], after: Sequence[Segment]) -> str:
    old, new = (" and ".join(segment.id for segment in held) for held in (before, after))
    if len(before) == len(after):
        return f"The bound between segments {old} is shifted."
    if isinstance(command, Split):
        return f"Segment {old} is split into {new}."
    return f"Segments {old} are merged into {new}."
