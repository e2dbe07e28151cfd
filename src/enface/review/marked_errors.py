"""Marked errors of a project: for the screen, for scores and reports, from and to the files of other tools."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from enface.model import Document, MarkedError, Rated, Role, Segment, Side
from enface.review.commands import Refused, SegmentRef
from enface.review.error_parts import Covers, Part, ScoreView, last_scores
from enface.review.error_views import ErrorView, view_of
from enface.review.policy import Act
from enface.review.views import Mark, Row
from enface.store import ABOUT_ERRORS, DocumentRecord, ErrorRecord, Store, Texts

if TYPE_CHECKING:
    from enface.formats.error_files import Annotations
    from enface.review.error_import import Taken
    from enface.review.project import Project
    from enface.scoring.score import Score

FORMAT = "reviews"
"""What annotations that come from here give as their format."""


class Coverage(NamedTuple):
    """How many segments there are, and how many of them people looked at for errors.

    `rated` are those in which somebody marked an error, or said that there is none; `decided` those that an editor or a
    lead revised or approved without a word about errors; of these, `revised` had their text changed all the same.
    """

    segments: int
    rated: int
    decided: int
    revised: int


class MarkedErrors:
    """What people marked as errors, reached as `desk.errors`; what it reads of whole documents it reads once."""

    def __init__(
        self,
        project: Project,
        store: Store,
        records: Sequence[DocumentRecord],
        actor: str,
        role: Role,
    ) -> None:
        self._project = project
        self._store = store
        self._records = records
        self._actor = actor
        self._role = role

    def within(self, meant: Callable[[str], Covers | None]) -> MarkedErrors:
        """The same of some documents, and of what some people did at some times: for reports on a part.

        `meant` says of a document, by its key, what of it is meant, None where nothing is: of a person and a time,
        whether what they marked, rated and decided then counts.
        """
        covered = [(part, covers) for part in self._parts if (covers := meant(part.record.key))]
        records = [part.record for part, _ in covered]
        narrowed = MarkedErrors(self._project, self._store, records, self._actor, self._role)
        narrowed._parts = tuple(part.within(covers) for part, covers in covered)
        return narrowed

    # For the screen

    @property
    def types(self) -> Mapping[str, str]:
        """The error types that are marked by two keys, by these keys."""
        return self._project.error_types

    def error(self, id: str) -> ErrorView | None:
        """The error of that id, with its place in its segment's present text."""
        record = self._store.errors.by_id(id)
        return self._seen(record) if record else None

    def ending(self, ending: str) -> tuple[ErrorView, ...]:
        """The errors whose id ends so, as people name them on the command line."""
        return tuple(map(self._seen, self._store.errors.ending(ending))) if ending else ()

    def of(self, ref: SegmentRef) -> tuple[ErrorView, ...]:
        """The errors of a segment, oldest first, with their places in its present text; those withdrawn too."""
        return tuple(map(self._seen, self._store.errors.marked(*ref)))

    def on(self, rows: Sequence[Row]) -> Mapping[SegmentRef, tuple[ErrorView, ...]]:
        """The errors of a page of rows, with their places in the rows' texts; those withdrawn too."""
        found: defaultdict[SegmentRef, list[ErrorView]] = defaultdict(list)
        texts = {row.ref: Texts(row.segment.source, row.segment.target) for row in rows}
        for document in {row.ref.document for row in rows}:
            ids = [ref.segment for ref in texts if ref.document == document]
            for view in map(view_of, self._store.errors.marked_in(document, ids)):
                found[view.ref].append(view.seen_in(texts[view.ref]))
        return {ref: tuple(views) for ref, views in found.items()}

    def shown_on(self, rows: Sequence[Row]) -> list[Row]:
        """A page of rows with the errors that stand in them."""
        found = self.on(rows)
        return [_marked(row, found[row.ref]) if row.ref in found else row for row in rows]

    def _seen(self, record: ErrorRecord) -> ErrorView:
        view = view_of(record)
        now = self._now(view.ref)
        return view.seen_in(now) if now else replace(view, here=None, is_here=False)

    def _now(self, ref: SegmentRef) -> Texts | None:
        record = self._store.segment(*ref)
        return Texts(record.segment.source, record.segment.target) if record else None

    def scores(self, ref: SegmentRef) -> tuple[ScoreView, ...]:
        """The last score that each person gave a segment."""
        return last_scores(self._store.errors.ratings(*ref), self._now(ref))

    def in_document(self, document: str) -> tuple[ErrorView, ...]:
        """The errors of a document in the order of its segments, then those of segments that are gone."""
        part = next(one for one in self._parts if one.record.key == document)
        order = {id: place for place, id in enumerate(part.segments)}
        found = []
        for id in sorted(part.views, key=lambda id: order.get(id, len(order))):
            now = part.segments.get(id)
            for view in part.views[id]:
                gone = replace(view, here=None, is_here=False)
                found.append(view.seen_in(Texts(now.source, now.target)) if now else gone)
        return tuple(found)

    # For scores and reports

    def any(self) -> bool:
        """Whether anybody marked an error or rated a segment."""
        return self._store.errors.any()

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return tuple(Part.read(self._store, record) for record in self._records)

    def score(self) -> Score | None:
        """The score of what people marked, under the project's profile; None where nobody looked for errors.

        Reads every document, so ask it away from the UI thread. Raises EnfaceError where the unit cannot be counted.
        """
        documents = self.documents() if self.any() else ()
        if not documents:
            return None
        from enface.scoring.profile import load_score_profile
        from enface.scoring.score import assess

        marked = self.annotations(documents)
        profile = self._project.scores or load_score_profile()
        return assess(documents, marked.errors, profile, rated=marked.rated).score

    def days(self) -> frozenset[str]:
        """The days on which somebody looked at a segment for errors."""
        return frozenset(time[:10] for part in self._parts for time in part.times)

    def delivery_times(self) -> Mapping[str, Sequence[str]]:
        """When each document came, the first time and with every delivery that stands, by its key."""
        return {record.key: self._store.delivery_times(record.key) for record in self._records}

    def documents(self) -> tuple[Document, ...]:
        """What a score of the marked errors stands for: the segments that somebody looked at, by document.

        Somebody did who marked an error in it, or said that there is none; else an editor or a lead who revised or
        approved it. Texts are those that were first rated, so that a later mend does not mend the score. A document's
        name is its key.
        """
        return tuple(document for part in self._parts if (document := part.document()).segments)

    def segments(self, document: str) -> Mapping[str, Segment]:
        """A document's segments in order as they stand now, by id: those that were read for the errors."""
        return next(one for one in self._parts if one.record.key == document).segments

    def annotations(self, documents: Iterable[Document], *, before_disputes: bool = False) -> Annotations:
        """The errors that count, as `scoring.score.assess` takes them, placed in these documents; and who looked where.

        Where its words stand there no longer, an error has no span, and keeps its words. With `before_disputes` each is
        what it was taken for before anybody disputed it.
        """
        from enface.formats.error_files import Annotations

        parts = {part.record.key: part for part in self._parts}
        errors: list[MarkedError] = []
        rated: list[Rated] = []
        scores: dict[Rated, float] = {}
        for document in documents:
            if (part := parts.get(document.name)) is None:
                continue
            for segment in document.segments:
                texts = Texts(segment.source, segment.target)
                for view in part.views.get(segment.id, ()):
                    judged = view.before if before_disputes else view.now
                    if judged.counts:
                        errors.append(view.seen_in(texts).marked(document.name, judged))
                for one in part.scores.get(segment.id, ()):
                    scores[Rated(document.name, segment.id, one.author)] = one.score
                rated += (Rated(document.name, segment.id, author) for author in part.raters.get(segment.id, ()))
        return Annotations(FORMAT, tuple(errors), tuple(rated), scores=scores)

    def coverage(self) -> Coverage:
        """How much of the project people looked at for errors."""
        said = [part.said.keys() & part.segments.keys() for part in self._parts]
        only = [part.deciders.keys() - part.said.keys() for part in self._parts]
        return Coverage(
            sum(len(part.segments) for part in self._parts),
            sum(map(len, said)),
            sum(map(len, only)),
            sum(len(ids & part.revised) for ids, part in zip(only, self._parts, strict=True)),
        )

    # From other tools

    def versions(self) -> tuple[Document, ...]:
        """Every document as it stands now, then what its targets once were: an error of a file may fit any of these."""
        return tuple(version for part in self._parts for version in part.versions(self._store.errors))

    def take(self, marked: Annotations, *, whole: bool = False) -> Taken:
        """Record errors of a file that was read against `versions`, as those of the persons that it names.

        Who is not named is who works here. What is known already is passed over, so that a file may come twice. When
        this returns it is on the disk, and one Undo in any document takes all of it back. With `whole`, who marked
        anything in a document has read all of it.
        Raises Refused where the person may not mark errors or nothing can be saved.
        """
        if self._store.read_only:
            raise Refused(f"Nothing can be saved: {self._store.read_only}.")
        if refusal := self._project.policy.refusal(Act.MARK, self._role, "marks errors"):
            raise Refused(refusal)
        from enface.review.error_import import events_of, read_whole

        if whole:
            marked = replace(marked, rated=(*marked.rated, *read_whole(marked, self._parts)))
        events, taken = events_of(marked, self._parts, self.versions(), self._actor)
        if events:
            self._store.back_up("import")
            with self._store.change():
                self._store.append(self._actor, events)
            del self._parts
        return taken

    def last_import(self) -> str | None:
        """A document in which an import of errors, the newest, is what this person did last; for Undo."""
        last = (self._store.last_standing(record.key, self._actor) for record in self._records)
        imported = [event for event in last if event and event.kind in ABOUT_ERRORS and "batch" in event.payload]
        return max(imported, key=lambda event: event.order).document if imported else None


def _marked(row: Row, views: Sequence[ErrorView]) -> Row:
    marks = {
        side: tuple(
            Mark(view.here, view.severity, error=True)
            for view in views
            if view.counts and view.side is side and view.here is not None
        )
        for side in Side
    }
    return replace(
        row,
        errors=sum(not view.withdrawn for view in views),
        source_marks=row.source_marks + marks[Side.SOURCE],
        target_marks=row.target_marks + marks[Side.TARGET],
    )
