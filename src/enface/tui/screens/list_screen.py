"""The ground of screens that are a list: narrowed down by typing, gone through by keys, an entry opened by Enter."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from enface.languages.counting import counted
from enface.model import EnfaceError
from enface.review.commands import Command, SegmentRef
from enface.review.desk import Desk
from enface.review.views import Outcome
from enface.tui.actions import Action, Where
from enface.tui.keys import keys_name, types_something
from enface.tui.screens import lines
from enface.tui.screens.typed_commands import TypedCommands
from enface.tui.theme import Palette
from enface.tui.widgets.entry_list import EntryList
from enface.tui.widgets.paragraphs import Paragraph
from enface.tui.widgets.single_line import SingleLine

_FEW = 3
Entry = TypeVar("Entry", bound=Hashable)


class ListScreen(TypedCommands, Generic[Entry]):
    """Entries over the whole screen. `TYPED` is whether typing narrows them down from the start.

    A screen says what its entries are, how one is drawn, and where one leads.
    """

    PLACE = Where.LIST
    TYPED = False
    COUNTED = "entry"
    NOTHING = "Nothing here."
    DEFAULT_CSS = """
    ListScreen #look { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
    ListScreen.looking #look { display: block; }
    """

    class Applied(Message):
        """A command was carried out away from the UI thread; `error` says why it was not, if so."""

        def __init__(self, command: Command, outcome: Outcome | None, error: str) -> None:
            super().__init__()
            self.command = command
            self.outcome = outcome
            self.error = error

    def __init__(self, desk: Desk, heading: str) -> None:
        super().__init__()
        self.desk = desk
        self.heading = heading
        self.decided: tuple[Command, Outcome] | None = None
        self._at_work = ""
        self._deciding = False
        self._entries: list[tuple[Entry, str]] = []
        self.shown: list[Entry] = []
        self.picked: set[Entry] = set()
        self.list = EntryList(lambda number: self.draw(self.shown[number]), nothing=self.NOTHING, id="list")

    def compose(self) -> ComposeResult:
        """Header, what is typed, the entries, the status line and the hint line."""
        yield SingleLine(id="header")
        yield Input(id="look", compact=True, placeholder="Type to narrow down")
        yield self.list
        yield SingleLine(id="status")
        yield SingleLine(id="hint")
        yield Input(id="ask", compact=True)

    # What a screen says

    def draw(self, entry: Entry) -> Iterable[Paragraph]:
        """An entry in words and colours; typing is looked for in these words."""
        raise NotImplementedError

    def leads_to(self, entry: Entry) -> SegmentRef | None:
        """Where Enter goes; None where the entry leads nowhere."""
        raise NotImplementedError

    def facts(self) -> Sequence[str]:
        """What the header says besides, the most important first."""
        return ()

    # What is shown

    @property
    def palette(self) -> Palette:
        """The colours that entries are drawn in."""
        return self.list.palette

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.shown[self.list.cursor] if self.shown else None

    def on_mount(self) -> None:
        """Begin in the list, or where one types."""
        self.set_class(self.TYPED, "looking")
        self.leave_question()
        self._show_hint()

    def put(self, entries: Iterable[Entry], cursor: int = 0) -> None:
        """Take these entries, narrowed down as before."""
        self._entries = [
            (entry, "\n".join(paragraph.plain for paragraph in self.draw(entry)).casefold()) for entry in entries
        ]
        self._narrow(cursor)

    def _narrow(self, cursor: int = 0) -> None:
        wanted = self.query_one("#look", Input).value.casefold().split()
        self.shown = [entry for entry, words in self._entries if all(word in words for word in wanted)]
        self.list.nothing = "Nothing with these words." if self._entries else self.NOTHING
        self._show_entries(cursor)

    def _show_entries(self, cursor: int) -> None:
        picked = (number for number, entry in enumerate(self.shown) if entry in self.picked) if self.picked else ()
        self.list.show(len(self.shown), cursor, picked)
        self.show_header()
        self._show_hint()

    def show_header(self) -> None:
        """What list this is, how much of it is shown, and what else the screen says."""
        some = f"{len(self.shown):,} of " if len(self.shown) < len(self._entries) else ""
        count = Text(f"{some}{counted(len(self._entries), self.COUNTED)}")
        self._line("header", lines.header(self.heading, [count], [*map(Text, self.facts())], self.size.width - 2))

    def leave_question(self) -> None:
        """Go back to the list, or to where one types."""
        (self.query_one("#look", Input) if self.TYPED else self.list).focus()

    def hint_of(self, action: Action) -> str:
        """A hint with its key; where one types, with one that types nothing."""
        own = self.keys.of(action.id)
        if len(own) > _FEW:
            return f"{self.keys.all(action.id)} {action.hint}"
        keys = [key for key in own if not types_something(key)] if self.TYPED else []
        return f"{keys_name(keys[0])} {action.hint}" if keys else super().hint_of(action)

    def on_resize(self, _event: events.Resize) -> None:
        """Let the lines fit."""
        self.show_header()
        self._show_status()
        self._show_hint()

    @on(Input.Changed, "#look")
    def look_changed(self) -> None:
        """Show the entries with what is typed."""
        self._narrow()

    def on_entry_list_activated(self, message: EntryList.Activated) -> None:
        """A double click opens."""
        message.stop()
        self.act("open")

    # Deciding on many

    @property
    def progress(self) -> str:
        """What goes on in the background."""
        return self._at_work

    def at_work(self, what: str) -> None:
        """Say what goes on in the background; empty where nothing does."""
        self._at_work = what
        self._show_status()

    def act(self, action_id: str) -> None:
        """Carry out an action, unless what was decided is still being carried out."""
        if self._deciding:
            return
        super().act(action_id)

    def decide(self, command: Command, what: str) -> None:
        """Carry out a command away from the UI thread; meanwhile nothing else is done here."""
        self._deciding = True
        self.at_work(what)
        self._apply(command)

    @work(thread=True, group="apply", exit_on_error=False)
    def _apply(self, command: Command) -> None:
        outcome, error = None, ""
        try:
            outcome = self.desk.apply(command)
        except EnfaceError as problem:
            error = lines.complaint(problem)
        self.post_message(self.Applied(command, outcome, error))

    def on_list_screen_applied(self, message: Applied) -> None:
        """Say why not, or go on with what came of it."""
        message.stop()
        self._deciding = False
        self.at_work("")
        if message.outcome is None:
            self.say(message.error)
        else:
            self.decided = (message.command, message.outcome)
            self.came(message.outcome)

    def came(self, outcome: Outcome) -> None:
        """Show what came of a command; a screen that is done then goes back, where it is shown."""
        self.dismiss(outcome.ref)

    # Actions

    def _act_down(self) -> None:
        self.list.move(1)

    def _act_up(self) -> None:
        self.list.move(-1)

    def _act_page_down(self) -> None:
        self.list.move_page(1)

    def _act_page_up(self) -> None:
        self.list.move_page(-1)

    def _act_first(self) -> None:
        self.list.move(-len(self.shown))

    def _act_last(self) -> None:
        self.list.move(len(self.shown))

    def _act_open(self) -> None:
        """Go where the entry leads; behind words that narrow down, first back to the list."""
        if not self.TYPED and self.query_one("#look", Input).has_focus:
            self.list.focus()
            return
        place = self.leads_to(self.entry) if self.entry is not None else None
        if place:
            self.dismiss(place)
        else:
            self.say("There is nowhere to go from here.")

    def may_pick(self, entry: Entry) -> bool:  # noqa: ARG002 - for a screen to look at
        """Whether an entry can be taken in for what is done to many; for a screen to say."""
        return True

    @property
    def picked_here(self) -> list[Entry]:
        """The entries that are taken in and shown."""
        return [entry for entry in self.shown if entry in self.picked]

    def _act_pick(self) -> None:
        if self.entry is None or not self.may_pick(self.entry):
            self.say("There is nothing to take in here.")
            return
        self.picked ^= {self.entry}
        self._show_entries(self.list.cursor + 1)

    def _act_pick_all(self) -> None:
        here = {entry for entry in self.shown if self.may_pick(entry)}
        self.picked = self.picked - here if here <= self.picked else self.picked | here
        self._show_entries(self.list.cursor)

    def _act_narrow(self) -> None:
        self.add_class("looking")
        self.query_one("#look", Input).focus()

    def _act_leave(self) -> None:
        look = self.query_one("#look", Input)
        if look.value:
            look.value = ""
        elif look.has_focus and not self.TYPED:
            self.list.focus()
        else:
            self.dismiss(None)
        self.set_class(self.TYPED or bool(look.value), "looking")
