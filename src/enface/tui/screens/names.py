"""The ledger: what each body, law, term and noun is called and where; choose the right name, fix the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError, Severity
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.naming import Name
from enface.review.new_terms import NewTerm
from enface.review.replacing import Place
from enface.tui.actions import Where
from enface.tui.keys import key_name
from enface.tui.screens import lines
from enface.tui.screens.list_screen import ListScreen
from enface.tui.screens.places import PlacesScreen
from enface.tui.screens.terms import TermScreen
from enface.tui.widgets.paragraphs import Paragraph

_DIGITS = "123456789"


class NamesScreen(ListScreen[Name]):
    """The things of a project's sources that are named more than once, those first whose names do not agree."""

    PLACE = Where.NAMES
    COUNTED = "thing"
    NOTHING = "Nothing here goes by several names."

    class Gathered(Message):
        """The names are known; `error` says why not, where they are not."""

        def __init__(self, names: tuple[Name, ...], error: str = "") -> None:
            super().__init__()
            self.names = names
            self.error = error

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Names")
        self._names: tuple[Name, ...] = ()
        self._agreeing = False
        self.saved_term = ""

    def on_mount(self) -> None:
        """Read the project."""
        self.at_work("reading the project…")
        self._gather()

    @work(thread=True, exit_on_error=False)
    def _gather(self) -> None:
        worker = get_current_worker()
        names: tuple[Name, ...] = ()
        error = ""
        try:
            names = self.desk.names(lambda: worker.is_cancelled)
        except EnfaceError as problem:
            error = lines.complaint(problem)
        if not worker.is_cancelled:
            self.post_message(self.Gathered(names, error))

    def on_names_screen_gathered(self, message: Gathered) -> None:
        """Show them."""
        message.stop()
        self._names = message.names
        self.at_work("")
        self._put_names()
        if message.error:
            self.say(message.error)

    def _put_names(self) -> None:
        self.put([name for name in self._names if self._agreeing or name.is_torn])

    def facts(self) -> Sequence[str]:
        """How many there are that agree."""
        torn = sum(name.is_torn for name in self._names)
        return [f"{torn:,} with names that do not agree, {len(self._names) - torn:,} that do"]

    def draw(self, entry: Name) -> Iterator[Paragraph]:
        """The thing, and each of its names with its key and how often it stands."""
        palette = self.palette
        plain, dim = palette.style(palette.text), palette.style(palette.dim)
        places = counted(len(entry.places), "place")
        documents = counted(len({place.ref.document for place in entry.places}), "document")
        head = [(safe_text(entry.thing).text, palette.style(palette.text, bold=True))]
        yield Paragraph(head, [(f"  {places} in {documents}", dim)])
        keys = self.keys.of("right")
        for number, (name, count) in enumerate(entry.names):
            key = key_name(keys[number]) if number < len(keys) else " "
            agrees = entry.same(name, entry.usual)
            style = plain if agrees else palette.style(palette.severity[Severity.MINOR])
            note = "" if agrees else "  another name"
            label = [(f"  {key} ", palette.style(palette.accent, bold=True))]
            yield Paragraph(label, [(safe_text(name).text, style), (f"  {count:,}×{note}", dim)])

    def leads_to(self, entry: Name) -> SegmentRef:
        """The first place with another name than the usual one, or the first of all."""
        _, wrong = entry.others(entry.usual)
        return (wrong or entry.places)[0].ref

    # Actions

    def _act_agreeing(self) -> None:
        self._agreeing = not self._agreeing
        self._put_names()

    def _act_add_term(self) -> None:
        """Show what it would hit if one of the names were the term in the glossary."""
        if self.entry is None:
            return
        thing, names = self.entry.thing, [name for name, _ in self.entry.names]
        if len(names) == 1:
            self._show_term(NewTerm(thing, names[0]))
            return
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            key: (safe_text(name).text, partial(self._show_term, NewTerm(thing, name)))
            for key, name in zip(_DIGITS, names, strict=False)
        }
        self._choose(f"In the glossary {thing} is:", answers)

    def _show_term(self, term: NewTerm) -> None:
        screen = TermScreen(self.desk, term)

        def left(place: SegmentRef | None) -> None:
            if screen.saved:
                self.saved_term = screen.saved
                self.say(screen.said)
            if place:
                self.dismiss(place)

        self.app.push_screen(screen, left)

    def _act_right(self) -> None:
        """Show the places that have another name than the one chosen."""
        keys = self.keys.of("right")
        number = keys.index(self._pressed) if self._pressed in keys else len(keys)
        if self.entry is None or number >= len(self.entry.names):
            self.say("There is no such name here; the number of one chooses it.")
            return
        right = self.entry.names[number][0]
        differing, wrong = self.entry.others(right)
        if not differing:
            self.say(f"It is called {right} everywhere.")
            return
        screen = NamePlaces(self.desk, f"{self.entry.thing}: {right}", right, differing, wrong)

        def left(place: SegmentRef | None) -> None:
            if screen.decided or place:
                self.decided = screen.decided
                self.dismiss(place)

        self.app.push_screen(screen, left)


class NamePlaces(PlacesScreen):
    """The places where a thing goes by another name than the right one; forms of that are not taken in."""

    def __init__(self, desk: Desk, heading: str, right: str, places: Sequence[Place], wrong: Sequence[Place]) -> None:
        super().__init__(desk, heading, right, everywhere=True)
        self._places = places
        self._wrong = wrong

    def on_mount(self) -> None:
        """Show them."""
        self.picked = {place for place in self._wrong if self.may_pick(place)}
        self.put(self._places)
