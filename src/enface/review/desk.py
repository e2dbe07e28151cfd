"""One person's work on one project: the only thing the workbench talks to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from enface.glossary import load_glossary
from enface.model import EnfaceError, Finding, Problem, Role
from enface.review.certificates import Certificates
from enface.review.checking import Cancelled, nobody_busy, signature
from enface.review.commands import (
    Approve,
    Command,
    Propagate,
    Refused,
    Reopen,
    Resolve,
    Revise,
    SegmentRef,
)
from enface.review.desk_deliveries import Deliveries
from enface.review.intake import TakenIn, bring_in, nobody
from enface.review.people import role_of
from enface.review.project import Project
from enface.review.sharing import Sharing
from enface.review.views import Filter, Outcome
from enface.store import Closed, Kind, SegmentRecord, open_store

if TYPE_CHECKING:
    from enface.review.merging import Merging
    from enface.review.naming import Name
    from enface.review.new_terms import NewTerm, TermPreview
    from enface.review.releases import Releases
    from enface.review.segmentation import Segmentation

_EVERYTHING = Filter()


class Desk(Deliveries, Sharing):
    """What one person sees of a project and does to it; all that it answers is plain data.

    Reading, `preview` and `check` may be called from any thread. `read_only` says why nothing can be saved, and is
    empty where it can; `notices` are sentences about what opening found changed, `problems` what could not be read.
    """

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
        store = open_store(project.database, write=write, any_place=any_place)
        desk = cls(project, store, actor, role or role_of(actor, project.people))
        try:
            desk._take_in(taken_in)
        except BaseException:
            store.close()
            raise
        return desk

    def _take_in(self, taken_in: TakenIn) -> None:
        problems = list(self._put_in_place())
        unread: list[Problem] = []
        try:
            self._glossary = load_glossary(self.project.glossary_paths, self.project.languages)
        except EnfaceError as error:
            unread += error.problems
        notices, unread[:0] = bring_in(self.project, self._store, self.actor, self._glossary, taken_in)
        problems += unread
        notices += [f"{path} has no terms in both languages." for path in self._glossary.unused]
        notices += self.waiving.lapse(self.actor)
        self._signature = signature(self.project)
        self.certificates = Certificates(self.project, self._store)
        self._know_documents()
        if self._store.conflicts.counts():
            from enface.review import conflicts

            notices += conflicts.notices(self._store)
        self.notices, self.problems = (*self.notices, *notices), tuple(problems)
        if not self._records:
            if problems:
                raise EnfaceError(*problems)
            reason = "there is no bilingual file in this project."
            raise EnfaceError(Problem(str(self.project.root), reason, "Put one into its folder of segments."))

    def close(self) -> None:
        """End the work; another process may write then."""
        with suppress(EnfaceError):
            self._store.release_all()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def merging(self) -> Merging:
        """What goes to others and comes back from them."""
        from enface.review.merging import Merging

        return Merging(self.project, self._store, self.actor)

    @cached_property
    def releases(self) -> Releases:
        """The states that were frozen under names."""
        from enface.review.releases import Releases

        return Releases(self.project, self._store, self.actor, self.role, self.certificates)

    def apply(self, command: Command) -> Outcome:
        """Carry out a command: when this returns it is on the disk.

        Raises Refused where it may not happen, EnfaceError where the disk did not take it.
        """
        if self.read_only:
            raise Refused(f"Nothing can be saved: {self.read_only}.")
        from enface.review import deciding

        if isinstance(command, Approve | Propagate):
            self.certificates.keep_glossaries()
        if reason := _why_back_up(command):
            self._store.back_up(reason)
        if isinstance(command, Revise):
            # The rules run before the transaction, so that others need not wait for them.
            self.preview(command.ref, command.text)
        with self._store.change():
            state = deciding.Standing(self, self._store)
            deciding.refuse_undecided(state, command)
            decision = deciding.apply(command, state)
            # A waiver may outlive the segment that it was made in.
            before = self._store.segment(*decision.ref) if decision.ref else None
            others = [record for ref in decision.also if (record := self._store.segment(*ref))]
            self._store.append(self.actor, decision.events)
            for record in filter(None, (before, *others)) if decision.events else ():
                self._refresh(record, state.previewed)
            if decision.delivery:
                back = decision.events[0].kind is Kind.UNDONE
                deciding.turn(self.project, self._store, decision.delivery, back=back)
            if decision.bounds:
                deciding.follow(self._store, decision.bounds, back=decision.events[0].kind is Kind.UNDONE)
            if isinstance(command, Revise | Resolve):
                self._store.drop_draft(*command.ref, self.actor)
        if decision.delivery:
            self._follow_files()
            if (place := self.position) and place.filter.changed:
                self.remember(replace(place, filter=_EVERYTHING))
        ref = decision.ref if before else None
        return Outcome(decision.message, ref, bool(decision.events), len(decision.also))

    @property
    def segmentation(self) -> Segmentation:
        """Splits, merges and shifts segments of texts."""
        from enface.review.segmentation import Segmentation

        return Segmentation(self, self._store)

    def _refresh(self, before: SegmentRecord, previewed: Mapping[tuple[SegmentRef, str], tuple[Finding, ...]]) -> None:
        """Let a segment whose text has changed have the findings of its new text, which the decision may have asked."""
        ref = SegmentRef(before.document, before.segment.id)
        now = self._segment(ref).segment
        if now.target != before.segment.target:
            found = previewed.get((ref, now.target))
            if found is None:
                standing = [item.finding for item in self._store.findings(before.document, (before.ordinal,))]
                found = self._findings_of(before, now.target, standing)
            self._store.replace_findings(before.document, before.ordinal, now.id, found)
            # What rests on the whole document is stale until its next check, also after a crash.
            self._store.forget_check(before.document)

    def names(self, cancelled: Callable[[], bool] = lambda: False) -> tuple[Name, ...]:
        """What each thing of the sources is called in the project's targets, and where; from any thread.

        None where `cancelled` says that nobody waits any more.
        """
        from enface.review.naming import names_of

        records = tuple(self._records.values())
        return names_of(self._store, records, self._glossary, self.project.profile, cancelled)

    def new_term(self, term: NewTerm, cancelled: Callable[[], bool] = lambda: False) -> TermPreview:
        """What adding a term to the glossary would do; `take` its delivery, and it is added. From any thread.

        Raises EnfaceError where there is no glossary to add it to, or where it stands there already.
        """
        from enface.review import new_terms

        records = tuple(self._records.values())
        return new_terms.preview(self.project, self._store, records, self._glossary, term, cancelled)

    def check(
        self,
        *documents: str,
        cancelled: Callable[[], bool] = lambda: False,
        busy: Callable[[], bool] = nobody_busy,
    ) -> None:
        """Let documents have the findings of all rules; rules that fail are added to `problems`.

        The first time all documents are read; after that a check takes no longer than what has changed since is long.
        Ends early, without an error, when `cancelled` says so or the desk is closed; rests while `busy` says so.
        """
        if not documents:
            return
        records = [self._records[document] for document in documents]
        try:
            # One after the other, so that what was found in the newest texts is what stays.
            with self._checking:
                failed = self._keeping.check(
                    records, self._glossary, self.project.profile, cancelled, self._signature, busy
                )
        except (Cancelled, Closed):
            return
        self.problems = tuple(dict.fromkeys((*self.problems, *failed)))


def _why_back_up(command: Command) -> str:
    """For what a copy of the reviews is made before a command, empty where it is easily mended without."""
    if isinstance(command, Reopen):
        return "reopening"
    from enface.review.repetitions import MANY
    from enface.review.together import is_bulk

    if isinstance(command, Propagate):
        return "propagation" if len(command.to) >= MANY else ""
    return "bulk" if is_bulk(command) else ""
