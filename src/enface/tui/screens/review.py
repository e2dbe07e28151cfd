"""The review screen: grid, panel, editor, and what each action does at the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from enface.model import EnfaceError, Role, Status
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
from enface.review.desk import Desk
from enface.review.views import Filter, FindingState, FindingView, Mark, Position, Row
from enface.tui.actions import ACTIONS, Where, fold_key, key_map, key_name
from enface.tui.safe_text import safe_text
from enface.tui.screens.documents import DocumentsScreen
from enface.tui.screens.help import HelpScreen
from enface.tui.theme import STATUS_GLYPHS
from enface.tui.widgets.grid import SegmentGrid
from enface.tui.widgets.panel import FindingsPanel
from enface.tui.widgets.target_editor import TargetEditor

TYPING_PAUSE = 0.15
DRAFT_PAUSE = 0.4
SMALLEST = (60, 15)
PANEL_BESIDE = 150

REASONS = {
    "c": "correct as it stands",
    "s": "the source says so",
    "n": "a name or a quotation",
    "h": "the house allows it",
    "f": "false alarm",
}
NEWCOMER = "Press n for the next finding, y to apply its fix, d to waive it, ? for all keys."


@dataclass(frozen=True)
class _Rows:
    """The rows of a document under a filter."""

    desk: Desk
    document: str
    filter: Filter

    def rows_after(self, ordinal: int, count: int) -> Sequence[Row]:
        return self.desk.rows_after(self.document, ordinal, count, self.filter)

    def rows_before(self, ordinal: int, count: int) -> Sequence[Row]:
        return self.desk.rows_before(self.document, ordinal, count, self.filter)


@dataclass(frozen=True)
class _Choice:
    """A question that one key answers; any other key leaves it."""

    question: str
    answers: dict[str, tuple[str, Callable[[], None]]]


class ReviewScreen(Screen[None]):
    """One document in review."""

    class Previewed(Message):
        """The findings of a text being typed have come."""

        def __init__(self, ref: SegmentRef, text: str, findings: tuple[FindingView, ...]) -> None:
            super().__init__()
            self.ref = ref
            self.text = text
            self.findings = findings

    class Checked(Message):
        """A check in the background came to its end; `error` says why it failed, if it did."""

        def __init__(self, document: str, error: str = "") -> None:
            super().__init__()
            self.document = document
            self.error = error

    CSS = """
    #header { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    #body { height: 1fr; layout: vertical; }
    #left { width: 1fr; height: 1fr; }
    #panel { height: 38%; min-height: 5; width: 1fr; }
    #editor { display: none; }
    #status { height: 1; padding: 0 1; background: $background; }
    #hint { height: 1; padding: 0 1; background: $panel; color: $secondary; }
    #ask { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
    #small { display: none; height: 1fr; padding: 1; }
    ReviewScreen.editing #editor { display: block; }
    ReviewScreen.asking #ask { display: block; }
    ReviewScreen.asking #hint { display: none; }
    ReviewScreen.wide #body { layout: horizontal; }
    ReviewScreen.wide #panel { width: 56; height: 1fr; }
    ReviewScreen.small #body, ReviewScreen.small #header { display: none; }
    ReviewScreen.small #small { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.document = ""
        self.filter = Filter()
        self.findings: tuple[FindingView, ...] = ()
        self.current = 0
        self._keys = key_map()
        self._row: Row | None = None
        self._choice: _Choice | None = None
        self._answer: Callable[[str], None] | None = None
        self._search = ""
        self._typing: Timer | None = None
        self._drafting: Timer | None = None
        self._edited = ""

    def compose(self) -> ComposeResult:
        """Header, grid beside or above the panel, the status line and the hint line."""
        yield Static(id="header", markup=False)
        with Container(id="body"):
            with Vertical(id="left"):
                yield SegmentGrid(id="grid")
                yield TargetEditor(id="editor")
            yield FindingsPanel(id="panel")
        yield Static(id="small", markup=False)
        yield Static(id="status", markup=False)
        yield Static(id="hint", markup=False)
        yield Input(id="ask", compact=True)

    # Opening

    def on_mount(self) -> None:
        """Open the document where this person left, else the first one."""
        position = self.desk.position
        documents = self.desk.documents()
        known = {document.key for document in documents}
        if not documents:
            self.say("No documents in this project. Put bilingual files into its folder.")
            return
        if position and position.document in known:
            self.open_document(position.document, position.segment, position.filter)
        else:
            self.open_document(documents[0].key)
        notes = [*self.desk.notices, *map(str, self.desk.problems)]
        if self.desk.read_only:
            notes.insert(0, f"Read only: {self.desk.read_only}.")
        self.say(" ".join(notes) or ("" if position else NEWCOMER))
        self.check_documents([document.key for document in documents if not document.checked])

    def open_document(self, document: str, segment: str = "", filter: Filter | None = None) -> None:
        """Show a document, the cursor on a segment of it."""
        self.document, self.filter = document, filter or Filter()
        ordinal = 0
        if segment:
            try:
                ordinal = self.desk.row(SegmentRef(document, segment)).ordinal
            except (EnfaceError, KeyError):
                self.say(f"Segment {segment} is no longer there.")
        self._show_rows(ordinal)
        self.query_one(SegmentGrid).focus()

    def _show_rows(self, ordinal: int) -> None:
        self.query_one(SegmentGrid).show(_Rows(self.desk, self.document, self.filter), ordinal)

    # What is shown

    def say(self, text: str) -> None:
        """One sentence in the status line."""
        self.query_one("#status", Static).update(Content(safe_text(text).text))

    def on_segment_grid_selected(self, message: SegmentGrid.Selected) -> None:
        """Let panel and header follow the cursor."""
        message.stop()
        same = self._row is not None and message.row is not None and self._row.ref == message.row.ref
        self._row = message.row
        self._show_segment(keep=same)

    def on_segment_grid_activated(self, message: SegmentGrid.Activated) -> None:
        """A double click edits."""
        message.stop()
        self.act("edit")

    def _show_segment(self, *, keep: bool = False) -> None:
        row = self._row
        kept = self._finding() if keep else None
        self.findings = self.desk.findings(row.ref) if row else ()
        fingerprints = [view.finding.fingerprint for view in self.findings]
        if kept and kept.finding.fingerprint in fingerprints:
            self.current = fingerprints.index(kept.finding.fingerprint)
        else:
            self.current = self._first_open()
        self._show_findings()
        if row and self.desk.draft(row.ref) is not None:
            self.say("An unsaved edit of this segment is kept: e goes on with it.")

    def _first_open(self) -> int:
        opened = [index for index, view in enumerate(self.findings) if view.state is FindingState.OPEN]
        asserted = [index for index in opened if not self.findings[index].finding.advisory]
        return (asserted or opened or [0])[0]

    def _show_findings(self) -> None:
        view = self._finding()
        span = view.finding.target if view and view.state is FindingState.OPEN else None
        self.query_one(SegmentGrid).focus_span(span)
        comments = self.desk.comments(self._row.ref) if self._row and self._row.comments else ()
        self.query_one(FindingsPanel).show(self._row, self.findings, self.current, comments=comments)
        self._show_header()
        self._show_hint()

    def _show_header(self) -> None:
        row = self._row
        name = safe_text(self._document_name()).text
        parts = [Text(" enface ", "bold reverse"), Text(f" {name}", "bold")]
        if row:
            total = self.desk.count(self.document, self.filter)
            place = self.desk.rank(self.document, row.ordinal, self.filter) + 1
            parts.append(Text(f"   segment {place:,} of {total:,}"))
            parts.append(Text(f"   {STATUS_GLYPHS[row.segment.status]} {row.segment.status.value}"))
        if not self.filter.is_empty:
            parts.append(Text(f"   filter: {safe_text(filter_words(self.filter)).text}", "reverse"))
        parts.append(Text(f"   {safe_text(self.desk.actor).text}, {self.desk.role.value}", "dim"))
        self.query_one("#header", Static).update(Content.from_rich_text(Text.assemble(*parts)))

    def _document_name(self) -> str:
        return next((document.name for document in self.desk.documents() if document.key == self.document), "")

    def _show_hint(self) -> None:
        where = Where.EDITOR if self.has_class("editing") else Where.REVIEW
        if self._choice:
            answers = "  ".join(f"{key_name(key)} {label}" for key, (label, _) in self._choice.answers.items())
            text = f"{self._choice.question}  {answers}  Esc leave"
        else:
            text = "  ".join(
                f"{key_name(action.keys[0])} {self._hint_of(action.id, action.hint)}"
                for action in ACTIONS
                if action.hint and action.where is where
            )
        self.query_one("#hint", Static).update(Content(text))

    def _hint_of(self, action_id: str, hint: str) -> str:
        return "confirm" if action_id == "decide" and self.desk.role is Role.TRANSLATOR else hint

    def on_resize(self, event: events.Resize) -> None:
        """The panel beside or below; below the smallest size, say what is needed."""
        self.set_class(event.size.width >= PANEL_BESIDE, "wide")
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "small")
        if small:
            size = f"{event.size.width}×{event.size.height}"
            text = f"enface needs {SMALLEST[0]}×{SMALLEST[1]} cells; this terminal has {size}. Nothing is lost: make it larger."
            self.query_one("#small", Static).update(Content(text))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Turn a key into an action of the registry, or into the answer to a question."""
        if self._answer is not None:
            if event.key == "escape":
                event.stop()
                self._end_question()
            return
        key = fold_key(event.key, event.character)
        if self._choice is not None:
            event.stop()
            choice, self._choice = self._choice, None
            answer = choice.answers.get(key)
            if answer:
                answer[1]()
            self._show_hint()
            return
        if self.has_class("editing"):
            return
        action = self._keys[Where.REVIEW].get(key)
        if action:
            event.stop()
            event.prevent_default()
            self.act(action)

    def act(self, action_id: str) -> None:
        """Carry out an action; what the desk refuses becomes a sentence in the status line."""
        method = getattr(self, f"_act_{action_id}")
        try:
            method()
        except EnfaceError as error:
            self.say(str(error))

    def _choose(self, question: str, answers: dict[str, tuple[str, Callable[[], None]]]) -> None:
        self._choice = _Choice(
            question, {key: (label, partial(self._guarded, run)) for key, (label, run) in answers.items()}
        )
        self._show_hint()

    def _guarded(self, run: Callable[[], None]) -> None:
        try:
            run()
        except EnfaceError as error:
            self.say(str(error))

    def _ask(self, question: str, answer: Callable[[str], None], value: str = "") -> None:
        self._answer = answer
        ask = self.query_one("#ask", Input)
        ask.placeholder = question
        ask.value = value
        self.add_class("asking")
        ask.focus()

    def _end_question(self) -> None:
        self._answer = None
        self.remove_class("asking")
        self.query_one(SegmentGrid).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the typed answer to whoever asked."""
        event.stop()
        answer, text = self._answer, event.value.strip()
        self._end_question()
        if answer and text:
            self._guarded(partial(answer, text))

    # Findings

    def _finding(self) -> FindingView | None:
        return self.findings[self.current] if self.current < len(self.findings) else None

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

    def on_review_screen_previewed(self, message: Previewed) -> None:
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

    # The background

    @work(thread=True, exclusive=True, group="check", exit_on_error=False)
    def check_documents(self, documents: Sequence[str]) -> None:
        """Run all rules over documents, away from the UI thread; a newer call takes the place of an older one."""
        worker = get_current_worker()
        for document in documents:
            if worker.is_cancelled:
                return
            try:
                self.desk.check(document, cancelled=lambda: worker.is_cancelled)
            except EnfaceError as error:
                self.post_message(self.Checked(document, str(error)))
            else:
                if not worker.is_cancelled:
                    self.post_message(self.Checked(document))

    def on_review_screen_checked(self, message: Checked) -> None:
        """Show what the check found."""
        if message.error:
            self.say(message.error)
        elif message.document == self.document:
            self.query_one(SegmentGrid).reload()
            if not self.has_class("editing"):
                self._show_segment(keep=True)

    # Moving

    def _act_down(self) -> None:
        self.query_one(SegmentGrid).move(1)

    def _act_up(self) -> None:
        self.query_one(SegmentGrid).move(-1)

    def _act_page_down(self) -> None:
        self.query_one(SegmentGrid).move_page(1)

    def _act_page_up(self) -> None:
        self.query_one(SegmentGrid).move_page(-1)

    def _act_first(self) -> None:
        self.query_one(SegmentGrid).move_to_end(-1)

    def _act_last(self) -> None:
        self.query_one(SegmentGrid).move_to_end(1)

    def _act_jump(self) -> None:
        self._ask("Segment number or id", self._jump)

    def _jump(self, wanted: str) -> None:
        total = self.desk.count(self.document)
        if wanted.isdecimal() and 1 <= int(wanted) <= total:
            ordinal = int(wanted) - 1
        else:
            try:
                ordinal = self.desk.row(SegmentRef(self.document, wanted)).ordinal
            except (EnfaceError, KeyError):
                self.say(f"No segment {wanted} here; there are {total:,}.")
                return
        if not self.filter.is_empty:
            self._set_filter(Filter())
        self.query_one(SegmentGrid).go_to(ordinal)

    def _act_search(self) -> None:
        self._ask("Search in source and target", self._look_for, self._search)

    def _look_for(self, text: str) -> None:
        self._search = text
        self.query_one(SegmentGrid).highlight(text)
        if self._row:
            self._match(self._row.ordinal, 1)

    def _act_next_match(self) -> None:
        if self._row:
            self._match(self._row.ordinal + 1, 1)

    def _act_previous_match(self) -> None:
        if self._row:
            self._match(self._row.ordinal, -1)

    def _match(self, ordinal: int, step: int) -> None:
        if not self._search:
            self.say("Nothing to look for yet: / searches.")
            return
        wanted = replace(self.filter, text=self._search)
        look = self.desk.rows_after if step > 0 else self.desk.rows_before
        start = 0 if step > 0 else 1 << 60
        found = look(self.document, ordinal, 1, wanted) or look(self.document, start, 1, wanted)
        if not found:
            self.say(f"“{self._search}” stands nowhere in this document.")
            return
        place = self.desk.rank(self.document, found[0].ordinal, wanted) + 1
        self.query_one(SegmentGrid).go_to(found[0].ordinal)
        self.say(f"“{self._search}”: segment {place:,} of {self.desk.count(self.document, wanted):,} with it.")

    def _act_filter(self) -> None:
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            "o": ("open findings", partial(self._set_filter, Filter(open_findings=True)))
        }
        for key, status in zip("dtvax", Status, strict=True):
            answers[key] = (status.value, partial(self._set_filter, Filter(statuses=frozenset({status}))))
        answers["slash"] = (
            "text…",
            partial(self._ask, "Show segments with", lambda text: self._set_filter(Filter(text=text))),
        )
        answers["f"] = ("all", partial(self._set_filter, Filter()))
        self._choose("Show:", answers)

    def _set_filter(self, filter: Filter) -> None:
        self.filter = filter
        self._show_rows(self._row.ordinal if self._row else 0)
        self.say(
            "All segments."
            if filter.is_empty
            else f"{self.desk.count(self.document, filter):,} segments: f f shows all."
        )

    # Elsewhere

    def _act_documents(self) -> None:
        def chosen(document: str | None) -> None:
            if document and document != self.document:
                self.open_document(document)

        self.app.push_screen(DocumentsScreen(self.desk.documents(), self.document), chosen)

    def _act_theme(self) -> None:
        self.app.change_theme()  # type: ignore[attr-defined]
        self._show_findings()

    def _act_palette(self) -> None:
        self.app.open_palette()  # type: ignore[attr-defined]

    def _act_help(self) -> None:
        self.app.push_screen(HelpScreen())

    def _act_quit(self) -> None:
        if self._row:
            self._guarded(partial(self.desk.remember, Position(self.document, self._row.ref.segment, self.filter)))
        self.app.exit()


def filter_words(filter: Filter) -> str:
    """A filter as a chip says it."""
    words = ["open findings"] if filter.open_findings else []
    words += sorted(status.value for status in filter.statuses)
    words += [f"“{filter.text}”"] if filter.text else []
    return ", ".join(words)
