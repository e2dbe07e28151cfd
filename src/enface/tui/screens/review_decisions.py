"""What a person decides in review: fixes, waivers, approvals, comments, edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.model import EnfaceError, Role
from enface.review.commands import (
    Approve,
    Command,
    Comment,
    Confirm,
    Origin,
    Redo,
    Reject,
    Revise,
    SegmentRef,
    Undo,
    Unwaive,
    Waive,
)
from enface.review.views import Filter, FindingState, FindingView, Mark, Row
from enface.tui.screens.review_base import ReviewBase
from enface.tui.widgets.grid import SegmentGrid
from enface.tui.widgets.panel import FindingsPanel
from enface.tui.widgets.target_editor import TargetEditor

TYPING_PAUSE = 0.15
DRAFT_PAUSE = 0.4
REASONS = {
    "c": "correct as it stands",
    "s": "the source says so",
    "n": "a name or a quotation",
    "h": "the house allows it",
    "f": "false alarm",
}


class ReviewDecisions(ReviewBase):
    """The actions that change something at the desk."""

    class Previewed(Message):
        """The findings of a text being typed have come."""

        def __init__(self, ref: SegmentRef, text: str, findings: tuple[FindingView, ...]) -> None:
            super().__init__()
            self.ref = ref
            self.text = text
            self.findings = findings

    # Findings

    def _open_finding(self) -> FindingView | None:
        view = self._finding()
        if view is None or view.state is not FindingState.OPEN:
            self.say("No open finding here; n goes to the next one.")
            return None
        return view

    def _act_next_finding(self) -> None:
        self._walk(1)

    def _act_previous_finding(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        """The next open, asserted finding: in this segment, else in the document, around its end."""
        index = self.current + step
        while 0 <= index < len(self.findings):
            view = self.findings[index]
            if view.state is FindingState.OPEN and not view.finding.advisory:
                self.current = index
                self._show_findings()
                return
            index += step
        self._leave_segment(step)

    def _leave_segment(self, step: int) -> None:
        if self._row is None:
            return
        row = self.desk.next_open(self.document, self._row.ordinal, backwards=step < 0)
        if row is None:
            self.say("No open finding in this document.")
            return
        if not self.filter.is_empty and not self.query_one(SegmentGrid).holds(row.ref):
            self._set_filter(Filter())
        around = (row.ordinal - self._row.ordinal) * step < 0
        self.query_one(SegmentGrid).go_to(row.ordinal)
        if around:
            self.say("Around the end of the document.")

    def _act_other_finding(self) -> None:
        if self.findings:
            self.current = (self.current + 1) % len(self.findings)
            self._show_findings()

    def _act_accept(self) -> None:
        view = self._open_finding()
        if view is None:
            return
        if not view.finding.fixes:
            self.say("This finding has no ready fix: e edits, d waives.")
        elif len(view.finding.fixes) > 1:
            keys = ", ".join(str(number + 1) for number in range(min(3, len(view.finding.fixes))))
            self.say(f"Several fixes are possible: press {keys}.")
        else:
            self._accept(0)

    def _act_accept_1(self) -> None:
        self._accept(0)

    def _act_accept_2(self) -> None:
        self._accept(1)

    def _act_accept_3(self) -> None:
        self._accept(2)

    def _accept(self, number: int) -> None:
        view, row = self._open_finding(), self._row
        if view is None or row is None:
            return
        if number >= len(view.finding.fixes):
            self.say(f"There is no fix {number + 1} here.")
            return
        old = row.segment.target
        text = view.finding.fixes[number].apply(old)
        self._do(Revise(row.ref, text, old, Origin.FIX, (view.finding.fingerprint,)))
        self._after_decision_on_finding()

    def _act_waive(self) -> None:
        view, row = self._finding(), self._row
        if view is None or row is None:
            self.say("No finding here to waive.")
        elif view.state is FindingState.WAIVED:
            self._do(Unwaive(view.waiver))
        else:
            answers: dict[str, tuple[str, Callable[[], None]]] = {
                key: (reason, partial(self._waive, view, row, reason)) for key, reason in REASONS.items()
            }
            answers["o"] = ("other…", partial(self._ask, "Why is this no error?", partial(self._waive, view, row)))
            self._choose("Waive, because:", answers)

    def _waive(self, view: FindingView, row: Row, reason: str) -> None:
        self._do(Waive(row.ref, view.finding.fingerprint, view.finding.rule, reason))
        self._after_decision_on_finding()

    def _after_decision_on_finding(self) -> None:
        view = self._finding()
        if view is None or view.state is not FindingState.OPEN or view.finding.advisory:
            self._leave_segment(1)

    # Segments

    def _do(self, command: Command) -> None:
        """Apply a command; the status line speaks when it is on the disk."""
        outcome = self.desk.apply(command)
        if outcome.ref and outcome.ref.document == self.document:
            row = self.desk.row(outcome.ref)
            grid = self.query_one(SegmentGrid)
            if grid.holds(outcome.ref):
                grid.refresh_row(row)
            if self._row is None or self._row.ref != outcome.ref:
                grid.go_to(row.ordinal)
            else:
                self._row = row
                self._show_segment(keep=True)
        self.say(outcome.message)
        if isinstance(command, Revise | Undo | Redo):
            self.check_documents([self.document])

    def _act_decide(self) -> None:
        row = self._row
        if row is None:
            return
        self._do(Confirm(row.ref) if self.desk.role is Role.TRANSLATOR else Approve(row.ref))
        following = self.desk.next_undecided(self.document, row.ordinal)
        if following is None:
            self.say("Saved. Every segment of this document is decided.")
        else:
            self.query_one(SegmentGrid).go_to(following.ordinal)

    def _act_reject(self) -> None:
        row = self._row
        if row:
            self._ask("Rejected, because…", lambda text: self._do(Reject(row.ref, text)))

    def _act_comment(self) -> None:
        row = self._row
        if row:
            self._ask("Comment", lambda text: self._do(Comment(row.ref, text)))

    def _act_undo(self) -> None:
        self._do(Undo(self.document))

    def _act_redo(self) -> None:
        self._do(Redo(self.document))

    # Editing

    def _act_edit(self) -> None:
        row = self._row
        if row is None:
            return
        if row.segment.locked:
            self.say("This segment is locked in its file.")
            return
        if self.desk.read_only:
            self.say(f"Read only: {self.desk.read_only}.")
            return
        draft = self.desk.draft(row.ref)
        view = self._finding()
        at = view.finding.target.end if view and view.finding.target and draft is None else None
        self._edited = row.segment.target if draft is None else draft
        self.add_class("editing")
        editor = self.query_one(TargetEditor)
        editor.open(self._edited, row.target_marks if draft is None else (), cursor=at)
        editor.focus()
        self._show_hint()
        if draft is not None:
            self.preview(row.ref, draft)

    def on_target_editor_typed(self, message: TargetEditor.Typed) -> None:
        """Refresh the findings and keep a draft, each after its pause."""
        message.stop()
        row = self._row
        if row is None or message.text == self._edited:
            return
        self._edited = message.text
        for timer in (self._typing, self._drafting):
            if timer:
                timer.stop()
        self._typing = self.set_timer(TYPING_PAUSE, partial(self.preview, row.ref, message.text))
        self._drafting = self.set_timer(
            DRAFT_PAUSE, partial(self._guarded, partial(self.desk.keep_draft, row.ref, message.text))
        )

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def preview(self, ref: SegmentRef, text: str) -> None:
        """The findings of a text being typed, away from the UI thread."""
        findings = self.desk.preview(ref, text)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Previewed(ref, text, findings))

    def on_review_decisions_previewed(self, message: Previewed) -> None:
        """Show them, unless the person has typed on."""
        editor = self.query_one(TargetEditor)
        if self._row and message.ref == self._row.ref and self.has_class("editing") and message.text == editor.target:
            self.findings = message.findings
            self.current = self._first_open()
            opened = (view.finding for view in message.findings if view.state is FindingState.OPEN)
            editor.show_marks([Mark(f.target, f.severity, f.advisory) for f in opened if f.target])
            self.query_one(FindingsPanel).show(self._row, self.findings, self.current, text=message.text)

    def on_target_editor_saved(self, message: TargetEditor.Saved) -> None:
        """Save the edit; if the desk cannot, the text stays in the editor."""
        message.stop()
        row = self._row
        if row is None:
            return
        try:
            if message.text == row.segment.target:
                self._close_editor()
                self.desk.drop_draft(row.ref)
                self.say("Nothing changed.")
                return
            self._do(Revise(row.ref, message.text, row.segment.target))
        except EnfaceError as error:
            self.say(str(error))
            return
        self._close_editor()

    def on_target_editor_cancelled(self, message: TargetEditor.Cancelled) -> None:
        """Leave the editor; the text before stands."""
        message.stop()
        self._close_editor()
        if self._row:
            self._guarded(partial(self.desk.drop_draft, self._row.ref))
        self._show_segment()

    def _close_editor(self) -> None:
        for timer in (self._typing, self._drafting):
            if timer:
                timer.stop()
        self.remove_class("editing")
        self.query_one(SegmentGrid).focus()
        self._show_hint()
