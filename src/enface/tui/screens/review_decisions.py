"""What a person decides in review: fixes, waivers, approvals, comments, edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError, Problem
from enface.review.commands import (
    Approve,
    Command,
    Comment,
    Confirm,
    FourEyesWanted,
    Origin,
    Overtaken,
    Redo,
    Reject,
    Resolve,
    Revise,
    SegmentRef,
    Together,
    Undo,
)
from enface.review.desk import Desk
from enface.review.policy import Act
from enface.review.views import FindingState, FindingView, Mark, Outcome, Row
from enface.tui.actions import Action
from enface.tui.keys import keys_name
from enface.tui.screens import lines
from enface.tui.screens.review_base import ReviewBase

if TYPE_CHECKING:
    from enface.review.conflicts import Conflict
    from enface.tui.widgets.target_editor import TargetEditor

TYPING_PAUSE = 0.15
DRAFT_PAUSE = 0.4
DRAFT_RETRY = 5.0


class ReviewDecisions(ReviewBase):
    """The actions that change something at the desk."""

    class Previewed(Message):
        """The findings of a text being typed have come."""

        def __init__(self, ref: SegmentRef, text: str, findings: tuple[FindingView, ...]) -> None:
            super().__init__()
            self.ref = ref
            self.text = text
            self.findings = findings

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._typing: Timer | None = None
        self._drafting: Timer | None = None
        self._edited = ""
        self._edited_row: Row | None = None

    def told(self, action: Action, rest: str) -> tuple[str, str]:
        """`fix` and `waive` take the number of a finding, and `fix` that of one of its fixes."""
        number, _, further = rest.partition(" ")
        if action.id in {"accept", "waive"} and number.isdecimal():
            opened = self._opened()
            if not 1 <= int(number) <= len(opened):
                has = counted(len(opened), "open finding")
                raise EnfaceError(Problem("", f"there is no finding {number}: the segment has {has}."))
            self.current = opened[int(number) - 1]
            self._show_findings()
            return ("choose" if action.id == "accept" and further else action.id), further
        return super().told(action, rest)

    def answer_with(self, words: str) -> None:
        """Behind `edit` stands the text."""
        if self.has_class("editing"):
            from enface.tui.widgets.target_editor import TargetEditor

            self.on_target_editor_saved(TargetEditor.Saved(words))
        else:
            super().answer_with(words)

    # Findings

    def _open_finding(self) -> FindingView | None:
        view = self._finding()
        if view is None or view.state is not FindingState.OPEN:
            self.say(f"No open finding here; {self.keys.first('next_finding')} goes to the next one.")
            return None
        return view

    def _act_next_finding(self) -> None:
        self._walk(1)

    def _act_previous_finding(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        """The next open, asserted finding: in this segment, else in the document, around its end."""
        beyond = [index for index in self._asserted() if (index - self.current) * step > 0]
        if beyond:
            self.current = beyond[0 if step > 0 else -1]
            self._show_findings()
        else:
            self._leave_segment(step)

    def _leave_segment(self, step: int) -> None:
        """Go to the next segment with an open, asserted finding; a filter keeps the walk inside it."""
        row = self._row
        if row is None:
            return
        if self.filter.is_empty:
            following = self.desk.next_open(self.document, row.ordinal, backwards=step < 0)
        else:
            following = self._look(row.ordinal + max(0, step), step, replace(self.filter, open_findings=True))
        if following is None:
            place = "in this document" if self.filter.is_empty else "under this filter"
            yet = "; the check is still running" if self.is_checking else ""
            self.say(f"{self._said} No open finding {place}{yet}.".strip())
        elif following.ref == row.ref:
            asserted = self._asserted()
            if len(asserted) > 1:
                self.current = asserted[0 if step > 0 else -1]
                self._show_findings()
            self.say(f"{self._said} The only segment with an open finding.".strip())
        else:
            self._from_behind = step < 0
            self.grid.go_to(following.ordinal)
            if (following.ordinal - row.ordinal) * step < 0:
                self.say(f"{self._said} Around the end of the document.".strip())

    def _act_other_finding(self) -> None:
        if self.findings:
            self.current = (self.current + 1) % len(self.findings)
            self._show_findings()

    def _act_accept(self) -> None:
        view = self._open_finding()
        if view is None:
            return
        fixes = view.finding.fixes
        if not fixes:
            self.say(
                f"This finding has no ready fix: {self.keys.first('edit')} edits, {self.keys.first('waive')} waives."
            )
        elif len(fixes) > 1:
            keys = ", ".join(map(keys_name, self.keys.of("choose")[: len(fixes)]))
            self.say(f"Several fixes are possible: press {keys}.")
        else:
            self._accept(0)

    def _act_choose(self) -> None:
        keys = self.keys.of("choose")
        if self._pressed in keys:
            self._accept(keys.index(self._pressed))
        else:
            self._act_accept()

    def _accept(self, number: int) -> None:
        view, row = self._open_finding(), self._row
        if view is None or row is None:
            return
        if number >= len(view.finding.fixes):
            self.say(f"There is no fix {number + 1} here.")
            return
        old = row.segment.target
        try:
            text = view.finding.fixes[number].apply(old)
        except ValueError:
            self.say(f"That fix does not fit the text as it stands now: {self.keys.first('edit')} edits.")
            return
        self._do(Revise(row.ref, text, old, Origin.FIX, (view.finding.fingerprint,)))
        self._after_decision_on_finding()

    def _after_decision_on_finding(self) -> None:
        view = self._finding()
        if view is None or view.state is not FindingState.OPEN or view.finding.advisory:
            self._leave_segment(1)

    # Segments

    def _do(self, command: Command) -> Outcome:
        """Apply a command; the status line speaks when it is on the disk."""
        return self.applied(command, self.desk.apply(command))

    def applied(self, command: Command, outcome: Outcome) -> Outcome:
        """Show what came of a command."""
        if outcome.others:
            self.grid.reload()
        if outcome.ref and outcome.ref.document == self.document:
            row = self.desk.row(outcome.ref)
            self.grid.refresh_row(row)
            if self._row is None or self._row.ref != outcome.ref:
                self._reveal(row)
            else:
                self._row = row
                self._show_segment(keep=True)
        elif outcome.changed and outcome.ref is None:
            # A whole delivery came or went, and with it perhaps the document.
            documents = [summary.key for summary in self.desk.documents()]
            self.open_document(self.document if self.document in documents else documents[0])
        self.say(outcome.message)
        if isinstance(command, Revise | Resolve | Undo | Redo | Together) and not self.desk.is_checked(self.document):
            self.check_again(self.document)
        return outcome

    def _act_decide(self) -> None:
        row = self._row
        if row is None:
            return
        if conflict := self.desk.merging.conflict(row.ref):
            self._choose("Which text stands?", self._texts_of(conflict))
            return
        if not self.desk.project.policy.allows(Act.APPROVE, self.desk.role):
            self._decide(row, Confirm(row.ref, row.segment.target))
            return
        try:
            self._decide(row, Approve(row.ref, seen=row.segment.target))
        except FourEyesWanted as wanted:
            if not wanted.may_override:
                raise
            seen = row.segment.target
            self._ask("Your own words, approved because:", lambda text: self._decide(row, Approve(row.ref, text, seen)))

    def _decide(self, row: Row, command: Command) -> None:
        """Carry out a decision, and go on to the next segment that waits for one."""
        outcome = self._do(command)
        if self.filter.is_empty:
            following = self.desk.next_undecided(self.document, row.ordinal)
        else:
            # Under a filter the person works down the rows that it shows.
            following = next(iter(self.desk.rows_after(self.document, row.ordinal + 1, 1, self.filter)), None)
        if following is not None:
            self.grid.go_to(following.ordinal)
        elif self.filter.is_empty:
            self.say(f"{outcome.message} Every segment of this document is decided.")
        else:
            self.say(f"{outcome.message} The last one under this filter.")

    def _texts_of(self, conflict: Conflict) -> dict[str, tuple[str, Callable[[], None]]]:
        """The answers where somebody has to choose between texts: each of them, or another."""

        def stand(text: str) -> None:
            self._do(Resolve(conflict.ref, text, conflict.texts))

        answers: dict[str, tuple[str, Callable[[], None]]] = {
            str(number): (f"{safe_text(version.actor).text}'s", partial(stand, version.text))
            for number, version in enumerate(conflict.versions[:9], 1)
        }
        another = partial(self._ask, "The text that stands:", stand, conflict.texts[0])
        return answers | {"o": ("another…", another)}

    def _act_reject(self) -> None:
        row = self._row
        if row:
            self._ask("Rejected, because:", lambda text: self._do(Reject(row.ref, text, row.segment.target)))

    def _act_comment(self) -> None:
        row = self._row
        if row:
            self._ask("Comment:", lambda text: self._do(Comment(row.ref, text)))

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
        if self.desk.merging.conflict(row.ref):
            self.say(f"This segment is in conflict; {self.keys.first('decide')} asks which text stands.")
            return
        draft = self.desk.draft(row.ref)
        view = self._finding()
        at = view.finding.target.end if view and view.finding.target and draft is None else None
        self._edited = row.segment.target if draft is None else draft
        self.add_class("editing")
        self._edited_row = row
        self.editor.open(self._edited, row.target_marks if draft is None else (), cursor=at)
        self.editor.focus()
        self.panel.show(row, self.findings, self.current, text=row.segment.target)
        self._show_hint()
        if draft is not None:
            self.say("This is the edit that was not saved; the text before stands until it is.")
            self.preview(row.ref, draft)

    def on_target_editor_typed(self, message: TargetEditor.Typed) -> None:
        """Refresh the findings when the typing rests, and keep a draft while it goes on."""
        message.stop()
        row = self._edited_row
        if row is None or message.text == self._edited:
            return
        self._edited = message.text
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_PAUSE, partial(self.preview, row.ref, message.text))
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT_PAUSE, self.keep_draft)

    def keep_draft(self) -> bool:
        """Keep what has been typed since the last time; where the disk refuses, say so, return False, and try again."""
        if self._edited_row is None:
            return True
        # Whoever ends the session does not wait for the editor's last message.
        text = self.editor.target
        if self._drafting:
            self._drafting.stop()
        elif text == self._edited:
            return True
        self._drafting = None
        try:
            self.desk.keep_draft(self._edited_row.ref, text)
        except EnfaceError as error:
            self._drafting = self.set_timer(DRAFT_RETRY, self.keep_draft)
            self.say(lines.complaint(error))
            return False
        return True

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def preview(self, ref: SegmentRef, text: str) -> None:
        """The findings of a text being typed, away from the UI thread."""
        try:
            findings = self.desk.preview(ref, text)
        except EnfaceError:
            # The findings from before stay; saving the text will say what is wrong.
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Previewed(ref, text, findings))

    def on_review_decisions_previewed(self, message: Previewed) -> None:
        """Show them, unless the person has typed on."""
        editor = self.editor
        row = self._edited_row
        if row and message.ref == row.ref and message.text == editor.target:
            self.findings = message.findings
            self.current = (self._asserted() or self._opened() or [0])[0]
            opened = [self.findings[index].finding for index in self._opened()]
            editor.show_marks([Mark(f.target, f.severity, f.advisory) for f in opened if f.target])
            self.panel.show(row, self.findings, self.current, text=message.text)

    def on_target_editor_saved(self, message: TargetEditor.Saved) -> None:
        """Save the edit; if the desk cannot, the text stays in the editor."""
        message.stop()
        row = self._edited_row
        if row is None:
            return
        try:
            if message.text == row.segment.target:
                self.desk.drop_draft(row.ref)
                self._close_editor()
                self._show_segment(keep=True)
                self.say("Nothing changed.")
                return
            self._do(Revise(row.ref, message.text, row.segment.target))
        except Overtaken as error:
            self.keep_draft()
            # Now they have seen the other text: it stands above the editor.
            self._edited_row = self.desk.row(row.ref)
            self.grid.refresh_row(self._edited_row)
            self.say(f"{error} Theirs stands above; saving again puts yours in its place.")
            return
        except EnfaceError as error:
            self.say(lines.complaint(error))
            return
        self._close_editor()

    def on_target_editor_cancelled(self, message: TargetEditor.Cancelled) -> None:
        """Leave the editor; the text before stands."""
        message.stop()
        row = self._edited_row
        self._close_editor()
        if row:
            self._guarded(partial(self.desk.drop_draft, row.ref))
        self._guarded(self._show_segment)

    def leave_editor(self) -> None:
        """Keep what is being typed as a draft, for another segment was selected."""
        row = self._edited_row
        if row:
            drafting = self._drafting is not None
            if not self.keep_draft():
                return  # the text is nowhere but in the editor
            self._close_editor()
            if drafting or self._edited != row.segment.target:
                self.say(f"The edit of segment {row.ref.segment} is not saved; it is kept as a draft.")

    def _close_editor(self) -> None:
        for timer in (self._typing, self._drafting):
            if timer:
                timer.stop()
        self._typing = self._drafting = self._edited_row = None
        self.remove_class("editing")
        self.leave_question()
        self._show_hint()
