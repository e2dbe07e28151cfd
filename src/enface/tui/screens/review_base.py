"""The ground of the review screen: what is shown, keys and questions, checks in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

from enface.languages.safe_text import safe_text
from enface.model import EnfaceError, Role
from enface.review.commands import (
    SegmentRef,
)
from enface.review.desk import Desk
from enface.review.views import Filter, FindingState, FindingView, Position, Row
from enface.tui.actions import ACTIONS, Where, fold_key, key_map, key_name
from enface.tui.theme import STATUS_GLYPHS
from enface.tui.widgets.grid import SegmentGrid
from enface.tui.widgets.panel import FindingsPanel
from enface.tui.widgets.target_editor import TargetEditor

SMALLEST = (60, 15)
PANEL_BESIDE = 150
RESTING_PAUSE = 0.5

NEWCOMER = "New here? n goes to the next finding, y applies its fix, ? shows all keys."


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


class ReviewBase(Screen[None]):
    """A document on the screen: its rows, the findings of the one selected, keys and questions."""

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
        self._name = ""
        self._resting: Timer | None = None
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
        self._name = next((summary.name for summary in self.desk.documents() if summary.key == document), "")
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

    def _set_filter(self, filter: Filter) -> None:
        self.filter = filter
        self._show_rows(self._row.ordinal if self._row else 0)
        self.say(
            "All segments."
            if filter.is_empty
            else f"{self.desk.count(self.document, filter):,} segments: f f shows all."
        )

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
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(RESTING_PAUSE, self.remember)

    def remember(self) -> None:
        """Keep where this person is, so that they come back here whatever ends the session."""
        if self._row:
            place = Position(self.document, self._row.ref.segment, self.filter)
            self._guarded(partial(self.desk.remember, place))

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

    def _finding(self) -> FindingView | None:
        return self.findings[self.current] if self.current < len(self.findings) else None

    def _show_header(self) -> None:
        row = self._row
        name = safe_text(self._name).text
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

    def _show_hint(self) -> None:
        """What the next key may be: the answers to a question, else the hints of the registry that fit."""
        if self._choice:
            answers = "  ".join(f"{key_name(key)} {label}" for key, (label, _) in self._choice.answers.items())
            text = f"{self._choice.question}  {answers}  Esc leave"
        else:
            where = Where.EDITOR if self.has_class("editing") else Where.REVIEW
            hints = [
                f"{key_name(action.keys[0])} {self._hint_of(action.id, action.hint)}"
                for action in ACTIONS
                if action.hint and action.where is where
            ]
            last = hints.pop()
            while hints and len("  ".join([*hints, last])) > self.size.width - 2:
                hints.pop()
            text = "  ".join([*hints, last])
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
            need = f"{SMALLEST[0]}×{SMALLEST[1]}"
            text = f"enface needs {need} cells; this terminal has {size}. Nothing is lost: make it larger."
            self.query_one("#small", Static).update(Content(text))
        self._show_hint()

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

    def on_review_base_checked(self, message: Checked) -> None:
        """Show what the check found."""
        if message.error:
            self.say(message.error)
        elif message.document == self.document:
            self.query_one(SegmentGrid).reload()
            if not self.has_class("editing"):
                self._show_segment(keep=True)


def filter_words(filter: Filter) -> str:
    """A filter as a chip says it."""
    words = ["open findings"] if filter.open_findings else []
    words += sorted(status.value for status in filter.statuses)
    words += [f"“{filter.text}”"] if filter.text else []
    return ", ".join(words)
