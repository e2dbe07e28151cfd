"""The ground of screens that are a list: narrowed down by typing, gone through by keys, an entry opened by Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.keys import key_to_character
from textual.widgets import Input, Static

from enface.languages.counting import counted
from enface.review.commands import SegmentRef
from enface.tui.actions import Action, Where, key_name
from enface.tui.screens import lines
from enface.tui.screens.keys_and_lines import KeysAndLines
from enface.tui.theme import Palette
from enface.tui.widgets.entry_list import EntryList
from enface.tui.widgets.paragraphs import Paragraph

Entry = TypeVar("Entry")


class ListScreen(KeysAndLines, Generic[Entry]):
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

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        self._entries: list[tuple[Entry, str]] = []
        self.shown: list[Entry] = []
        self.list = EntryList(lambda number: self.draw(self.shown[number]), nothing=self.NOTHING, id="list")

    def compose(self) -> ComposeResult:
        """Header, what is typed, the entries, the status line and the hint line."""
        yield Static(id="header", markup=False)
        yield Input(id="look", compact=True, placeholder="Type to narrow down")
        yield self.list
        yield Static(id="status", markup=False)
        yield Static(id="hint", markup=False)
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
        self.list.show(len(self.shown), cursor)
        self.show_header()

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
        keys = [key for key in action.keys if not (key_to_character(key) or "\n").isprintable()] if self.TYPED else []
        return f"{key_name(keys[0])} {action.hint}" if keys else super().hint_of(action)

    def on_resize(self, _event: events.Resize) -> None:
        """Let the lines fit."""
        self.show_header()
        self._show_status()
        self._show_hint()

    @on(Input.Changed, "#look")
    def look_changed(self) -> None:
        """Show the entries with what is typed."""
        self._narrow()

    @on(Input.Submitted, "#look")
    def look_submitted(self, event: Input.Submitted) -> None:
        """Enter behind the words opens the entry where one types from the start, else goes back to the list."""
        event.stop()
        if self.TYPED:
            self.act("open")
        else:
            self.list.focus()

    def on_entry_list_activated(self, message: EntryList.Activated) -> None:
        """A double click opens."""
        message.stop()
        self.act("open")

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
        place = self.leads_to(self.entry) if self.entry is not None else None
        if place:
            self.dismiss(place)
        else:
            self.say("There is nowhere to go from here.")

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
