"""One person's work on one project: the only thing the workbench talks to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Self

from enface.glossary import Glossary, load_glossary
from enface.model import EnfaceError, Finding, Problem, Role, Segment, Status
from enface.review import export, taking, workflow
from enface.review.certificates import Certificates, Evidence
from enface.review.checking import Cancelled, check_document, findings_of, signature
from enface.review.commands import Approve, Command, Refused, Reopen, Revise, SegmentRef, WaiverScope
from enface.review.comments import comments_of
from enface.review.delivery import Delivery
from enface.review.error_views import ErrorView
from enface.review.glossary_delivery import GlossaryDelivery
from enface.review.intake import TakenIn, bring_in, nobody
from enface.review.marked_errors import MarkedErrors
from enface.review.people import role_of
from enface.review.project import Project
from enface.review.releases import Releases
from enface.review.views import (
    ChangeView,
    CommentView,
    Decided,
    DecisionView,
    DocumentSummary,
    Exported,
    Filter,
    FindingState,
    FindingView,
    FixedView,
    Held,
    Mark,
    Outcome,
    Position,
    Revision,
    Row,
    WaiverView,
)
from enface.store import (
    Closed,
    DocumentRecord,
    Event,
    FindingRecord,
    Kind,
    SegmentRecord,
    Store,
    Version,
    WaiverRecord,
)

_EVERYTHING = Filter()
_CHANGED = Filter(changed=True)
_PAGE = 500


class Desk:
    """What one person sees of a project and does to it; all that it answers is plain data.

    Reading, `preview` and `check` may be called from any thread. `read_only` says why nothing can be saved, and is
    empty where it can; `notices` are sentences about what opening found changed, `problems` what could not be read.
    """

    def __init__(self, project: Project, store: Store, actor: str, role: Role) -> None:
        self.project = project
        self.actor = actor
        self.role = role
        self.holder = store.holder
        self.read_only = store.read_only
        self.notices: tuple[str, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._store = store
        self._glossary = Glossary()
        self._signature = ""
        self._records: dict[str, DocumentRecord] = {}
        self._checking = Lock()

    @classmethod
    def open(
        cls,
        project: Project,
        *,
        actor: str,
        role: Role | None = None,
        write: bool = True,
        any_place: bool = False,
        taken_in: TakenIn = nobody,
    ) -> Self:
        """Open a project, bringing in files that are new or changed.

        Without `write`, or where another process is writing or the folder is read-only, everything works but nothing is
        kept. `taken_in` is told how many segments of a new or changed file are in, and of how many. Raises EnfaceError
        where there is no document that can be read, or the database is damaged or newer, or, unless `any_place`, in a
        folder that is synced or on another machine.
        """
        store = Store.open(project.database, write=write, any_place=any_place)
        desk = cls(project, store, actor, role or role_of(actor, project.people))
        try:
            desk._take_in(taken_in)
        except BaseException:
            store.close()
            raise
        return desk

    def _take_in(self, taken_in: TakenIn) -> None:
        problems = list(self._put_in_place())
        notices, unread = bring_in(self.project, self._store, self.actor, taken_in)
        problems += unread
        try:
            self._glossary = load_glossary(self.project.glossary_paths, self.project.languages)
        except EnfaceError as error:
            problems += error.problems
        notices += [f"{path} has no terms in both languages." for path in self._glossary.unused]
        self._signature = signature(self.project)
        self.certificates = Certificates(self.project, self._store)
        self.releases = Releases(self.project, self._store, self.actor, self.role, self.certificates)
        self._know_documents()
        self.notices, self.problems = (*self.notices, *notices), tuple(problems)
        if not self._records:
            if problems:
                raise EnfaceError(*problems)
            reason = "there is no bilingual file in this project."
            raise EnfaceError(Problem(str(self.project.root), reason, "Put one into its folder of segments."))

    def _put_in_place(self) -> tuple[Problem, ...]:
        """Let the files of the project be those that its deliveries say, and return what stood in the way."""
        if self.read_only:
            return ()
        try:
            self.project = taking.put_in_place(self.project, self._store)
        except EnfaceError as error:
            return error.problems
        return ()

    def _know_documents(self) -> None:
        paths = {self.project.relative(path) for path in self.project.files}
        found = [record for record in self._store.documents() if record.path in paths]
        self._records = {record.key: record for record in found if self._is_current(record)}

    def _is_current(self, record: DocumentRecord) -> bool:
        """Whether the document still stood in its file when that was last read."""
        known = self._store.known_file(record.path)
        return known is None or known[2] == record.digest

    def close(self) -> None:
        """End the work; another process may write then."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def errors(self) -> MarkedErrors:
        """What people marked as errors: for the screen, for scores, to and from other tools."""
        return MarkedErrors(self.project, self._store, tuple(self._records.values()), self.actor, self.role)

    # What there is

    def documents(self) -> list[DocumentSummary]:
        """The project's documents in order."""
        self._know_documents()
        return [self._summary(record) for record in self._records.values()]

    def _summary(self, record: DocumentRecord) -> DocumentSummary:
        asserted, advisory = self._store.open_counts(record.key)
        return DocumentSummary(
            key=record.key,
            name=record.name or Path(record.path).name,
            path=record.path,
            format=record.format,
            segments=record.segments,
            words=record.words,
            by_status=record.by_status,
            open_findings=asserted,
            open_advisory=advisory,
            checked=self._store.checked(record.key) == self._signature,
        )

    def rows_after(self, document: str, ordinal: int, count: int, filter: Filter = _EVERYTHING) -> list[Row]:
        """Up to `count` rows from `ordinal` on, ascending."""
        return self._rows(self._store.segments_after(document, ordinal, count, filter))

    def rows_before(self, document: str, ordinal: int, count: int, filter: Filter = _EVERYTHING) -> list[Row]:
        """Up to `count` rows before `ordinal`, descending."""
        return self._rows(self._store.segments_before(document, ordinal, count, filter))

    def segments(self, document: str) -> Iterator[Segment]:
        """A document's segments in order, as they stand now."""
        page = self._store.segments_after(document, 0, _PAGE, _EVERYTHING)
        while page:
            yield from (record.segment for record in page)
            page = self._store.segments_after(document, page[-1].ordinal + 1, _PAGE, _EVERYTHING)

    def row(self, ref: SegmentRef) -> Row:
        """One segment's row. Raises Refused where there is no such segment."""
        return self._rows([self._segment(ref)])[0]

    def _rows(self, records: list[SegmentRecord]) -> list[Row]:
        if not records:
            return []
        found: dict[int, list[Finding]] = {record.ordinal: [] for record in records}
        for item in self._store.findings(records[0].document, found):
            if item.waiver is None:
                found[item.ordinal].append(item.finding)
        stale = self._store.certificates.stale(records[0].document, [record.segment.id for record in records])
        return self.errors.shown_on([_row(record, found[record.ordinal], stale) for record in records])

    def _segment(self, ref: SegmentRef) -> SegmentRecord:
        record = self._store.segment(*ref)
        if record is None:
            raise Refused(f"There is no segment {ref.segment} in {ref.document}.")
        return record

    def count(self, document: str, filter: Filter = _EVERYTHING) -> int:
        """How many rows there are."""
        return self._store.count(document, filter)

    def rank(self, document: str, ordinal: int, filter: Filter = _EVERYTHING) -> int:
        """How many rows stand before `ordinal`."""
        return ordinal if filter.is_empty else self._store.count(document, filter, below=ordinal)

    def next_open(self, document: str, ordinal: int, *, backwards: bool = False) -> Row | None:
        """The next row with an open, asserted finding, going round at the end."""
        return self._row_at(document, self._store.next_open(document, ordinal, backwards=backwards))

    def next_undecided(self, document: str, ordinal: int) -> Row | None:
        """The next row that still waits for somebody of this role, going round at the end."""
        return self._row_at(
            document, self._store.next_of_status(document, ordinal, self.project.policy.undecided(self.role))
        )

    def _row_at(self, document: str, ordinal: int | None) -> Row | None:
        return None if ordinal is None else next(iter(self.rows_after(document, ordinal, 1)), None)

    def findings(self, ref: SegmentRef, ordinal: int | None = None) -> tuple[FindingView, ...]:
        """A segment's findings in order of place, waived ones too; quicker where its `ordinal` is known."""
        place = self._segment(ref).ordinal if ordinal is None else ordinal
        return tuple(map(_view, self._store.findings(ref.document, (place,))))

    def held(self, ref: SegmentRef) -> Held:
        """What there is to ask for about a segment."""
        return Held(*self._store.held(*ref, self.actor))

    def preview(self, ref: SegmentRef, text: str) -> tuple[FindingView, ...]:
        """A segment's findings if its target were `text`."""
        record = self._segment(ref)
        known = self._store.findings(ref.document, (record.ordinal,))
        standing = {item.finding.fingerprint: item for item in known}
        return tuple(
            replace(_view(standing[finding.fingerprint]), finding=finding)
            if finding.fingerprint in standing
            else FindingView(finding)
            for finding in self._findings_of(record, text, [item.finding for item in known])
        )

    def _findings_of(self, record: SegmentRecord, text: str, standing: list[Finding]) -> tuple[Finding, ...]:
        document = self._records[record.document]
        return findings_of(record.segment, text, document, standing, self._glossary, self.project.profile)

    def document_findings(self, document: str) -> Iterator[FindingView]:
        """All findings of a document in order of place, waived ones too."""
        return map(_view, self._store.findings_in(document))

    def waivers(self, document: str | None = None) -> tuple[WaiverView, ...]:
        """The waivers that stand, oldest first: all, or those made in one document."""
        return tuple(map(_waiver_view, self._store.waivers(document)))

    def fixed(self, document: str) -> tuple[FixedView, ...]:
        """The findings that people's revisions removed from a document, in order of time."""
        return tuple(
            FixedView(SegmentRef(one.document, one.segment), one.rule, one.severity, one.by_fix, one.actor, one.time)
            for one in self._store.fixed(document)
        )

    def decisions(self, document: str) -> tuple[DecisionView, ...]:
        """What people decided in a document and nobody has undone, in order."""
        return tuple(
            DecisionView(SegmentRef(event.document, event.segment), _decided(event), event.actor, event.time)
            for event in self._store.decisions(document)
        )

    def comments(self, ref: SegmentRef) -> tuple[CommentView, ...]:
        """What was said about a segment, oldest first."""
        return comments_of(self._store, ref)

    def history(self, ref: SegmentRef) -> tuple[Revision, ...]:
        """Every version of a segment's target, oldest first; the first is what it came with."""
        return tuple(Revision(one.text, one.actor, one.time, one.origin) for one in self._store.revisions(*ref))

    def delivered(self, document: str) -> Mapping[str, str]:
        """What the segments were delivered with whose text is another now, by id."""
        return self._store.delivered(document)

    # What is done

    def apply(self, command: Command) -> Outcome:
        """Carry out a command: when this returns it is on the disk.

        Raises Refused where it may not happen, EnfaceError where the disk did not take it.
        """
        if self.read_only:
            raise Refused(f"Nothing can be saved: {self.read_only}.")
        if isinstance(command, Approve):
            self.certificates.keep_glossaries()
        elif isinstance(command, Reopen):
            self._store.back_up("reopening")
        with self._store.change():
            state = _Standing(self, self._store)
            decision = workflow.apply(command, state)
            # A waiver may outlive the segment that it was made in.
            before = self._store.segment(*decision.ref) if decision.ref else None
            self._store.append(self.actor, decision.events)
            if before and decision.events:
                self._refresh(before)
            if decision.delivery:
                back = decision.events[0].kind is Kind.UNDONE
                taking.turn(self.project, self._store, decision.delivery, back=back)
            if isinstance(command, Revise):
                self._store.drop_draft(*command.ref, self.actor)
        if decision.delivery:
            self._follow_files()
            if (place := self.position) and place.filter.changed:
                self.remember(replace(place, filter=_EVERYTHING))
        return Outcome(decision.message, decision.ref if before else None, bool(decision.events))

    def _follow_files(self) -> None:
        if problems := self._put_in_place():
            remedy = "All is recorded; the file is written at the next opening."
            raise EnfaceError(*(replace(problem, remedy=remedy) for problem in problems))
        self._know_documents()

    def delivery(self, path: Path, wanted: str = "") -> Delivery | GlossaryDelivery:
        """What a file would bring as the next version of the project's file of the same name, or of the one `wanted`.

        Nothing is written. Raises EnfaceError where it cannot be read, or it is not clear what it is a version of.
        """
        return taking.survey(self.project, self._store, list(self._records.values()), path, wanted)

    def take(self, delivery: Delivery | GlossaryDelivery) -> None:
        """Take a delivery in: when this returns it is on the disk, and one Undo takes it back.

        The workbench will open on the first segment that it changed.
        Raises Refused where nothing can be saved, EnfaceError where the disk did not take it.
        """
        if self.read_only:
            raise Refused(f"Nothing can be saved: {self.read_only}.")
        if isinstance(delivery, GlossaryDelivery):
            taking.take_glossary(self.project, self._store, self.actor, delivery)
            self._follow_files()
            return
        taking.take(self.project, self._store, self.actor, delivery)
        self._follow_files()
        for document in delivery.documents:
            if changed := self.rows_after(document.key, 0, 1, _CHANGED):
                self.remember(Position(*changed[0].ref, _CHANGED))
                break

    def last_delivery(self, wanted: str = "") -> str | None:
        """What came last as a delivery, for TakeBack: of the file `wanted` or of any; None where there is none."""
        path = self.project.relative(taking.file_wanted(self.project, wanted)) if wanted else None
        keys = [(record.key, record.path) for record in self._records.values()]
        keys += [(name, name) for name in map(self.project.relative, taking.glossaries(self.project))]
        found = [event for key, file in keys if path in {None, file} and (event := self._store.last_delivery(key))]
        return max(found, key=lambda event: event.order).document if found else None

    def change(self, ref: SegmentRef) -> ChangeView | None:
        """What the file changed in a segment after the project first knew it."""
        known = self._store.change_of(*ref)
        return ChangeView(known.source, known.target, known.actor, known.time) if known else None

    def _refresh(self, before: SegmentRecord) -> None:
        """Let a segment whose text has changed have the findings of its new text."""
        now = self._segment(SegmentRef(before.document, before.segment.id)).segment
        if now.target != before.segment.target:
            standing = [item.finding for item in self._store.findings(before.document, (before.ordinal,))]
            found = self._findings_of(before, now.target, standing)
            self._store.replace_findings(before.document, before.ordinal, now.id, found)
            # What rests on the whole document is stale until its next check, also after a crash.
            self._store.forget_check(before.document)

    def check(self, document: str, *, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Let a document have the findings of all rules; rules that fail are added to `problems`.

        Ends early, without an error, when `cancelled` says so or the desk is closed.
        """
        record = self._records[document]
        try:
            # One after the other, so that what was found in the newest texts is what stays.
            with self._checking:
                failed = check_document(
                    self._store, record, self._glossary, self.project.profile, cancelled, self._signature
                )
        except (Cancelled, Closed):
            return
        self.problems = tuple(dict.fromkeys((*self.problems, *failed)))

    def export(
        self, output: Path | None = None, *, in_place: bool = False, files: Iterable[Path] = ()
    ) -> tuple[Exported, ...]:
        """Write the reviewed files, all or those named, to a folder (`out/` in the project), or over themselves.

        Raises EnfaceError where a file has changed on disk since it was read.
        """
        wanted = [path.resolve() for path in files] or list(self.project.files)
        written = export.export(self.project, self._store, list(self._records.values()), wanted, output, in_place)
        if in_place and not self.read_only:
            bring_in(self.project, self._store, self.actor)
            self._know_documents()
        return written

    # What is not decided yet

    def draft(self, ref: SegmentRef) -> str | None:
        """An edit of this person's that was not saved."""
        return self._store.draft(*ref, self.actor)

    def drafts(self) -> tuple[SegmentRef, ...]:
        """The segments with such an edit, the newest first."""
        return tuple(SegmentRef(document, segment) for document, segment in self._store.drafts(self.actor))

    def keep_draft(self, ref: SegmentRef, text: str) -> None:
        """Keep an edit that is being made."""
        self._store.keep_draft(*ref, self.actor, text)

    def drop_draft(self, ref: SegmentRef) -> None:
        """Forget an edit that was not saved."""
        with self._store.change():
            self._store.drop_draft(*ref, self.actor)

    @property
    def position(self) -> Position | None:
        """Where this person was when they left."""
        known = self._store.position(self.actor)
        if known is None:
            return None
        document, segment, chosen = known
        statuses = frozenset(Status(status) for status in chosen.get("statuses", ()) if status in set(Status))
        return Position(
            document,
            segment,
            Filter(
                bool(chosen.get("open_findings")),
                statuses,
                str(chosen.get("text", "")),
                bool(chosen.get("changed")),
                bool(chosen.get("stale")),
                str(chosen.get("query", "")),
            ),
        )

    def remember(self, position: Position) -> None:
        """Keep where this person is."""
        chosen = position.filter
        self._store.remember(
            self.actor,
            position.document,
            position.segment,
            {
                "open_findings": chosen.open_findings,
                "statuses": sorted(chosen.statuses),
                "text": chosen.text,
                "changed": chosen.changed,
                "stale": chosen.stale,
                "query": chosen.query,
            },
        )


class _Standing:
    """The state that a decision depends on, read from the store inside the transaction of the decision."""

    def __init__(self, desk: Desk, store: Store) -> None:
        self.actor = desk.actor
        self.role = desk.role
        self.policy = desk.project.policy
        self._desk = desk
        self._store = store

    def segment(self, ref: SegmentRef) -> Segment | None:
        record = self._store.segment(*ref)
        return record.segment if record else None

    def open_findings(self, ref: SegmentRef) -> list[Finding]:
        record = self._store.segment(*ref)
        found = self._store.findings(ref.document, (record.ordinal,)) if record else []
        return [item.finding for item in found if item.waiver is None]

    def findings_of(self, ref: SegmentRef, text: str) -> tuple[Finding, ...]:
        return tuple(view.finding for view in self._desk.preview(ref, text))

    def versions(self, ref: SegmentRef) -> Sequence[Version]:
        return self._desk.certificates.versions(ref)

    def evidence(self, ref: SegmentRef) -> Evidence:
        return self._desk.certificates.evidence(ref, self._desk._signature)

    def approval_holds(self, ref: SegmentRef) -> bool | None:
        return self._desk.certificates.holds(ref)

    def waiver(self, id: str) -> WaiverRecord | None:
        return self._store.waiver(id)

    def last_standing(self, document: str) -> Event | None:
        return self._store.last_standing(document, self.actor)

    def last_undone(self, document: str) -> Event | None:
        return self._store.last_undone(document, self.actor)

    def last_on_segment(self, ref: SegmentRef) -> Event | None:
        return self._store.last_on_segment(*ref)

    def error(self, id: str) -> ErrorView | None:
        return self._desk.errors.error(id)

    def errors(self, ref: SegmentRef) -> tuple[ErrorView, ...]:
        return self._desk.errors.of(ref)

    def last_on_error(self, event: Event) -> Event | None:
        return self._store.errors.last_on(event)

    def together(self, event: Event) -> tuple[Event, ...]:
        return self._store.errors.together(event)

    def last_delivery(self, document: str) -> Event | None:
        return self._store.last_delivery(document)

    def delivered_with(self, delivery: Event) -> tuple[Event, ...]:
        return self._store.delivered_with(delivery)

    def decided_since(self, event: Event) -> list[Event]:
        return self._store.decided_since(event)


def _row(record: SegmentRecord, found: list[Finding], stale: set[str]) -> Row:
    return Row(
        ref=SegmentRef(record.document, record.segment.id),
        ordinal=record.ordinal,
        segment=record.segment,
        source_marks=tuple(Mark(one.source, one.severity, one.advisory) for one in found if one.source),
        target_marks=tuple(Mark(one.target, one.severity, one.advisory) for one in found if one.target),
        open_findings=sum(not one.advisory for one in found),
        open_advisory=sum(one.advisory for one in found),
        comments=record.comments,
        stale=record.segment.id in stale,
    )


def _view(record: FindingRecord) -> FindingView:
    waiver = record.waiver
    if waiver is None:
        return FindingView(record.finding, alike=record.alike)
    return FindingView(record.finding, FindingState.WAIVED, waiver.id, waiver.reason, waiver.actor, record.alike)


_DECIDED = {
    Kind.REVISED: Decided.REVISED,
    Kind.COMMENTED: Decided.COMMENTED,
    Kind.WAIVED: Decided.WAIVED,
    Kind.UNWAIVED: Decided.REOPENED,
    Kind.ERROR_MARKED: Decided.MARKED,
    Kind.ERROR_CHANGED: Decided.MARKED,
    Kind.ERROR_WITHDRAWN: Decided.MARKED,
    Kind.ERROR_ANSWERED: Decided.ANSWERED,
    Kind.ERROR_DECIDED: Decided.RULED,
    Kind.RATED: Decided.RATED,
}
_DECIDED_STATUS = {Status.APPROVED: Decided.APPROVED, Status.REJECTED: Decided.REJECTED}


def _decided(event: Event) -> Decided:
    if event.kind is Kind.STATUS and event.payload.get("reopened"):
        return Decided.REOPENED
    if event.kind is Kind.STATUS:
        return _DECIDED_STATUS.get(Status(event.payload["status"]), Decided.CONFIRMED)
    return _DECIDED[event.kind]


def _waiver_view(record: WaiverRecord) -> WaiverView:
    ref = SegmentRef(record.document, record.segment)
    scope = WaiverScope(record.scope)
    return WaiverView(
        record.id,
        ref,
        record.fingerprint,
        record.rule,
        record.severity,
        scope,
        record.reason,
        record.actor,
        record.time,
    )
