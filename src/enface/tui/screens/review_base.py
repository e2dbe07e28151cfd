"""The ground of the review screen: a document's rows and the findings of the one selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.error_views import ErrorView
from enface.review.policy import Act
from enface.review.views import Filter, FindingState, FindingView, Held, Position, Row
from enface.tui.actions import Action
from enface.tui.screens import lines
from enface.tui.screens.background import BackgroundChecks
from enface.tui.theme import STALE_GLYPH, STATUS_GLYPHS
from enface.tui.widgets import listings
from enface.tui.widgets.grid import SegmentGrid
from enface.tui.widgets.grid_layout import Pointing
from enface.tui.widgets.panel import FindingsPanel
from enface.tui.widgets.single_line import SingleLine

if TYPE_CHECKING:
    from enface.tui.widgets.target_editor import TargetEditor

SMALLEST = (60, 15)
PANEL_BESIDE = 160
RESTING_PAUSE = 0.5
"""Seconds without a move after which a place is kept, at most twice as many: a timer that runs is only told to wait."""
_BEYOND = 1 << 60


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


class _Covered(Container):
    """What stands in it covers it, so that nothing of its own is drawn."""

    BLANK = True


class ReviewBase(BackgroundChecks):
    """A document on the screen: its rows, and the findings of the one selected."""

    AUTO_FOCUS = ""
    BLANK = True
    DEFAULT_CSS = """
    ReviewBase #body { height: 1fr; layout: vertical; }
    ReviewBase #left { width: 1fr; height: 1fr; }
    ReviewBase #panel { height: 38%; min-height: 5; width: 1fr; }
    ReviewBase #editor { display: none; }
    ReviewBase #small { display: none; height: 1fr; padding: 1; }
    ReviewBase.editing #editor { display: block; }
    ReviewBase.wide #body { layout: horizontal; }
    ReviewBase.wide #panel { width: 56; height: 1fr; }
    ReviewBase.small #body, ReviewBase.small #header, ReviewBase.small #hint { display: none; }
    ReviewBase.small #small { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.document = ""
        self.filter = Filter()
        self.findings: tuple[FindingView, ...] = ()
        self.current = 0
        self.grid = SegmentGrid(id="grid")
        self.panel = FindingsPanel(id="panel")
        self._row: Row | None = None
        self._held = Held()
        # Where the cursor was last, also while a filter shows nothing.
        self._place = 0
        self._notes: list[str] = []
        self._note = 0
        self._search = ""
        self._title = ""
        self.saved: Mapping[str, str] = {}
        self._from_behind = False
        self._resting: Timer | None = None
        self._is_shown = False

    def compose(self) -> ComposeResult:
        """Header, grid beside or above the panel, the status line and the hint line; the editor comes later."""
        yield SingleLine(id="header")
        with _Covered(id="body"):
            with _Covered(id="left"):
                yield self.grid
            yield self.panel
        yield Static(id="small", markup=False)
        yield SingleLine(id="status")
        yield SingleLine(id="hint")
        yield Input(id="ask", compact=True)

    @cached_property
    def editor(self) -> TargetEditor:
        """Where a target is edited, below the rows; the first screen need not have it."""
        from enface.tui.widgets.target_editor import TargetEditor

        editor = TargetEditor(id="editor")
        self.query_one("#left").mount(editor)
        return editor

    # Opening

    def on_mount(self) -> None:
        """Open the document where this person left, else the first one."""
        self._know_saved()
        position = self.desk.position
        documents = self.desk.documents()
        known = {document.key for document in documents}
        if position and position.document in known:
            self.open_document(position.document, position.segment, position.filter)
        elif documents:
            self.open_document(documents[0].key)
        self._notes = [*self.desk.notices, *map(str, self.desk.problems)]
        if self.desk.read_only:
            self._notes.insert(0, f"Read only: {self.desk.read_only}.")
        self._notes += [f"An unsaved edit is kept in segment {ref.segment}." for ref in self.desk.drafts()]
        if self._notes:
            self.say_note(0)
        elif not position:
            self.say(self.newcomer)
        self.check_documents(document.key for document in documents if not document.checked)

    def open_document(self, document: str, segment: str = "", filter: Filter | None = None) -> None:
        """Show a document, the cursor on a segment of it."""
        self.document, self.filter = document, filter or Filter()
        self._title = next((summary.name for summary in self.desk.documents() if summary.key == document), "")
        ordinal = 0
        if segment:
            try:
                ordinal = self.desk.row(SegmentRef(document, segment)).ordinal
            except EnfaceError:
                self.say(f"Segment {segment} is no longer there.")
        self._show_rows(ordinal)
        self.leave_question()

    def _know_saved(self) -> None:
        self.saved = self.desk.saved_queries.all()
        self._guarded(self._show_header)

    def _show_rows(self, ordinal: int) -> None:
        self._place = ordinal
        self.grid.show(_Rows(self.desk, self.document, self.filter), ordinal)

    def _set_filter(self, filter: Filter) -> None:
        self.filter = filter
        self._show_rows(self._place)
        count = counted(self.desk.count(self.document, filter), "segment")
        leave = f"{self.keys.first('clear')} shows all."
        self.say("All segments." if filter.is_empty else f"{count}: {lines.filter_words(filter, self.saved)}. {leave}")

    def _look(self, ordinal: int, step: int, wanted: Filter) -> Row | None:
        """The first row from `ordinal` on (before it, where `step` is negative) under a filter, around the end."""
        if step > 0:
            look, places = self.desk.rows_after, (ordinal, 0)
        else:
            look, places = self.desk.rows_before, (ordinal, _BEYOND)
        for place in places:
            rows = look(self.document, place, 1, wanted)
            if rows:
                return rows[0]
        return None

    def _reveal(self, row: Row) -> None:
        """Go to a row; a filter that hides it ends."""
        shown = self.desk.rows_after(self.document, row.ordinal, 1, self.filter)
        if not shown or shown[0].ordinal != row.ordinal:
            self.filter = Filter()
            self._show_rows(row.ordinal)
        else:
            self.grid.go_to(row.ordinal)

    # What is shown

    def say_note(self, number: int) -> None:
        """Say one of the things that opening the project brought up."""
        more = (
            f"  ({number + 1} of {len(self._notes)}, {self.keys.first('notices')} next)" if len(self._notes) > 1 else ""
        )
        self.say(f"{self._notes[number]}{more}")

    def show_progress(self) -> None:
        """How far the checks are stands at the end of the status line."""
        self._show_status()

    def on_segment_grid_selected(self, message: SegmentGrid.Selected) -> None:
        """Let panel and header follow the cursor."""
        message.stop()
        if self.grid.row is None or not self._is_followed:
            self.follow_cursor()
        if not self._is_shown:
            self._is_shown = True
            self.call_after_refresh(self.call_after_refresh, self.load_rest)

    @property
    def _is_followed(self) -> bool:
        return self.grid.row is self._row

    def act(self, action_id: str) -> None:
        """Carry out an action on the row under the cursor, and show what then stands there, all in one frame."""
        if not self._is_followed:
            self.follow_cursor()
        super().act(action_id)
        if not self._is_followed:
            self.follow_cursor()

    def follow_cursor(self) -> None:
        """Show the row that the cursor stands on now; what was asked about another one is dropped."""
        row = self.grid.row
        same = self._row is not None and row is not None and self._row.ref == row.ref
        if not same:
            self.drop_questions()
            self.leave_editor()
        self._row = row
        if row:
            self._place = row.ordinal
        if self.has_class("editing"):
            self.editor.focus()
            return
        self._guarded(partial(self._show_segment, keep=same))
        if self._resting:
            self._resting.reset()
        else:
            self._resting = self.set_timer(RESTING_PAUSE, self._rested)

    def on_segment_grid_activated(self, message: SegmentGrid.Activated) -> None:
        """A double click edits."""
        message.stop()
        self.act("edit")

    def on_findings_panel_chosen(self, message: FindingsPanel.Chosen) -> None:
        """A click turns to a finding."""
        message.stop()
        self.current = message.finding
        self._show_findings()

    def leave_editor(self) -> None:
        """Keep what is being typed as a draft, for another segment was selected; for the decisions to fill in."""

    def point(self, pointing: Pointing | None) -> None:
        """Show what is pointed at in the grid."""
        self.grid.point(pointing)

    def leave_question(self) -> None:
        """Go back to the rows: where nothing is focused, a key comes to the screen at once."""
        self.app.call_later(self.set_focus, None)  # behind what was to be focused before

    def hint_of(self, action: Action) -> str:
        """Several fixes are chosen by number; a translator confirms."""
        view = self._finding()
        if action.id == "accept" and view and view.state is FindingState.OPEN and len(view.finding.fixes) > 1:
            return f"1-{len(view.finding.fixes)} {action.hint}"
        if action.id == "decide" and not self.desk.project.policy.allows(Act.APPROVE, self.desk.role):
            return f"{self.keys.first(action.id)} confirm"
        return super().hint_of(action)

    def _rested(self) -> None:
        self._resting = None
        self.remember()

    def remember(self) -> None:
        """Keep where this person is, so that they come back here whatever ends the session."""
        if self._row and not self.desk.read_only:
            place = Position(self.document, self._row.ref.segment, self.filter)
            self._guarded(partial(self.desk.remember, place))

    def on_background_checks_loaded(self, message: BackgroundChecks.Loaded) -> None:
        """Say why the rules of the findings look for them, and let the editor be ready."""
        message.stop()
        _ = self.editor  # made when it is asked for
        if not self.has_class("editing"):
            self._guarded(self._show_findings)

    def checked(self, document: str, error: str) -> None:
        """Show what a check found; what is being typed keeps its own findings."""
        if error:
            self.say(error)
        elif document == self.document:
            self.grid.reload()
            if not self.has_class("editing"):
                self._guarded(partial(self._show_segment, keep=True))

    def _show_segment(self, *, keep: bool = False) -> None:
        row = self._row
        kept = self._finding() if keep else None
        self.findings = self.desk.findings(row.ref, row.ordinal) if row else ()
        self._held = self.desk.held(row.ref) if row else Held()
        fingerprints = [view.finding.fingerprint for view in self.findings]
        if kept and kept.finding.fingerprint in fingerprints:
            self.current = fingerprints.index(kept.finding.fingerprint)
        else:
            self.current = (self._asserted() or self._opened() or [0])[-1 if self._from_behind else 0]
        self._from_behind = False
        self._show_findings()
        if self._held.draft and not keep:
            self.say(f"An unsaved edit of this segment is kept: {self.keys.first('edit')} goes on with it.")

    def _opened(self) -> list[int]:
        return [index for index, view in enumerate(self.findings) if view.state is FindingState.OPEN]

    def _asserted(self) -> list[int]:
        return [index for index in self._opened() if not self.findings[index].finding.advisory]

    def _show_findings(self) -> None:
        view = self._finding()
        span = view.finding.target if view and view.state is FindingState.OPEN else None
        self.grid.focus_span(span)
        row, held = self._row, self._held
        said = listings.queries(self.desk.queries.of(row.ref), self.panel.palette) if row and held.queries else ()
        conflict = self.desk.merging.conflict(row.ref) if row and held.conflict else None
        self.panel.show(
            row,
            self.findings,
            self.current,
            comments=self.desk.comments(row.ref) if row and row.comments else (),
            change=self.desk.change(row.ref) if row and held.change else None,
            conflict=conflict,
            besides=said,
            approval=self.desk.certificates.of(row.ref) if row and held.approval else None,
            errors=self.standing_errors(),
            scores=self.desk.errors.scores(row.ref) if row and held.scores else (),
        )
        self._show_header()
        self._show_hint()

    def standing_errors(self) -> tuple[ErrorView, ...]:
        """What people marked in this segment and did not withdraw, in the order that the panel numbers them."""
        row = self._row
        marked = self.desk.errors.on([row]).get(row.ref, ()) if row and row.errors else ()
        return tuple(view for view in marked if not view.withdrawn)

    def _finding(self) -> FindingView | None:
        return self.findings[self.current] if self.current < len(self.findings) else None

    def _show_header(self) -> None:
        row = self._row
        place = "no segment"
        others = [Text(f"{safe_text(self.desk.actor).text}, {self.desk.role.value}", "dim")]
        if row:
            total = self.desk.count(self.document, self.filter)
            place = f"segment {self.desk.rank(self.document, row.ordinal, self.filter) + 1:,} of {total:,}"
            if row.stale:
                others.insert(0, Text(f"{STALE_GLYPH} approval stale"))
            others.insert(0, Text(f"{STATUS_GLYPHS[row.segment.status]} {row.segment.status.value}"))
        needed = [Text(place)]
        if not self.filter.is_empty:
            needed.append(Text(f" filter: {lines.filter_words(self.filter, self.saved)} ", "reverse"))
        if self.desk.read_only:
            needed.append(Text(" read only ", "reverse"))
        self._line("header", lines.header(self._title, needed, others, self.size.width - 2))

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
        self._guarded(self._show_header)
        self._show_status()
        self._show_hint()
