"""The waivers, comments and conflicts of a project as lists: gone to, decided on one by one or many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.languages.word_diff import changes
from enface.model import EnfaceError, Severity
from enface.review.commands import Resolve, SegmentRef, Together, Undo, Unwaive
from enface.review.conflicts import Conflict
from enface.review.desk import Desk
from enface.review.views import Outcome, Said, WaiverView
from enface.tui.actions import Where
from enface.tui.screens import lines
from enface.tui.screens.list_screen import Entry, ListScreen
from enface.tui.widgets.panel import differences
from enface.tui.widgets.paragraphs import Paragraph

_DIGITS = "123456789"


def _place(ref: SegmentRef) -> str:
    return safe_text(f"{Path(ref.document).name}:{ref.segment}").text


class ProjectList(ListScreen[Entry]):
    """A list of the project that stays open while things are decided in it."""

    class There(Message):
        """What there is was read away from the UI thread; `said` is to be told with it."""

        def __init__(self, entries: Sequence[Any], said: str) -> None:
            super().__init__()
            self.entries = entries
            self.said = said

    def on_mount(self) -> None:
        """Show what there is."""
        self.reload()

    def reload(self, said: str = "") -> None:
        """Show what there is now, the cursor where it was; then say that, if anything."""
        self.at_work("reading…")
        self._read(said)

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self, said: str) -> None:
        there: Sequence[Entry] = ()
        try:
            there = self.there()
        except EnfaceError as error:
            said = lines.complaint(error)
        if not get_current_worker().is_cancelled:
            self.post_message(self.There(there, said))

    def on_project_list_there(self, message: There) -> None:
        """Show what was read."""
        message.stop()
        self.at_work("")
        self.picked = set()
        self.put(message.entries, self.list.cursor)
        if message.said:
            self.say(message.said)

    def there(self) -> Sequence[Entry]:
        """What there is now; asked away from the UI thread."""
        raise NotImplementedError

    @property
    def chosen(self) -> list[Entry]:
        """The entries that are taken in and shown; where none is, the one under the cursor."""
        return self.picked_here or ([self.entry] if self.entry is not None else [])

    def came(self, outcome: Outcome) -> None:
        """Stay, and say what came of it."""
        self.reload(f"{outcome.message} {self.keys.first('undo_here')} undoes." if self._undoable else outcome.message)

    @property
    def _undoable(self) -> str:
        """The document in which something was decided here last that was not undone; empty where nothing was."""
        command, outcome = self.decided or (None, None)
        return outcome.ref.document if outcome and outcome.ref and not isinstance(command, Undo) else ""

    def _act_undo_here(self) -> None:
        if self._undoable:
            self.decide(Undo(self._undoable), "undoing…")
        else:
            self.say("Nothing was decided here that could be undone.")


class WaiversScreen(ProjectList[WaiverView]):
    """The waivers that stand, the newest first."""

    PLACE = Where.WAIVERS
    COUNTED = "waiver"
    NOTHING = "Nothing is waived in this project."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Waivers")

    def there(self) -> Sequence[WaiverView]:
        """The waivers."""
        return self.desk.waivers()[::-1]

    def draw(self, entry: WaiverView) -> Iterator[Paragraph]:
        """The rule and why; where, how far, by whom."""
        palette = self.palette
        plain, dim = palette.style(palette.text), palette.style(palette.dim)
        yield Paragraph(
            [(f"{entry.rule}  ", palette.style(palette.text, bold=True))], [(safe_text(entry.reason).text, plain)]
        )
        until = f", until {entry.until}" if entry.until else ""
        words = f"{_place(entry.ref)}  {entry.scope.words}{until}  {safe_text(entry.actor).text}, {entry.time[:10]}"
        yield Paragraph([("  ", dim)], [(words, dim)])

    def leads_to(self, entry: WaiverView) -> SegmentRef:
        """The segment where it was made."""
        return entry.ref

    def _act_unwaive(self) -> None:
        if chosen := self.chosen:
            commands = tuple(Unwaive(waiver.id) for waiver in chosen)
            self.decide(Together(commands, "Taken back", "waiver"), f"taking back {counted(len(chosen), 'waiver')}…")


class CommentsScreen(ProjectList[Said]):
    """What was said in the project, the newest first."""

    COUNTED = "comment"
    NOTHING = "Nobody has said anything in this project."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Comments")

    def there(self) -> Sequence[Said]:
        """The comments."""
        return self.desk.all_comments()

    def draw(self, entry: Said) -> Iterator[Paragraph]:
        """Who said what, where, about which words."""
        palette, comment = self.palette, entry.comment
        plain, dim = palette.style(palette.text), palette.style(palette.dim)
        about = f", about “{safe_text(comment.words).text}”" if comment.words else ""
        who = f"{safe_text(comment.actor).text}, {comment.time[:10]}, {_place(entry.ref)}{about}"
        yield Paragraph([], [(who, dim)])
        yield Paragraph([("  ", dim)], [(safe_text(comment.text).text, plain)])

    def leads_to(self, entry: Said) -> SegmentRef:
        """The segment."""
        return entry.ref


class ConflictsScreen(ProjectList[Conflict]):
    """The segments with several texts, of which one has to be chosen."""

    PLACE = Where.CONFLICTS
    COUNTED = "conflict"
    NOTHING = "No segment is in conflict."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Conflicts")

    def there(self) -> Sequence[Conflict]:
        """The conflicts."""
        return self.desk.merging.conflicts()

    def draw(self, entry: Conflict) -> Iterator[Paragraph]:
        """The texts, each with what differs from the first."""
        palette = self.palette
        dim = palette.style(palette.dim)
        grave = palette.style(palette.severity[Severity.MAJOR], bold=True)
        yield Paragraph([], [("≠ ", grave), (_place(entry.ref), palette.style(palette.text, bold=True))])
        for number, version in enumerate(entry.versions, 1):
            first = entry.versions[0].text
            words = list(differences(changes(first, version.text), palette))
            signed = (f"  {safe_text(version.actor).text}, {version.time[:10]}", dim)
            yield Paragraph([(f"  {number}  ", palette.style(palette.accent, bold=True))], [*words, signed])

    def leads_to(self, entry: Conflict) -> SegmentRef:
        """The segment."""
        return entry.ref

    def _act_text_stands(self) -> None:
        # From the palette no number comes with it, and none is guessed.
        keys = self.keys.of("text_stands")
        number = keys.index(self._pressed) if self._pressed in keys else len(keys)
        if self.entry is None or number >= len(self.entry.texts):
            self.say("There is no such text here; its number lets a text stand.")
        else:
            self.decide(Resolve(self.entry.ref, self.entry.texts[number], self.entry.texts), "choosing…")

    def _act_persons_texts(self) -> None:
        """Ask whose texts stand in the conflicts that are chosen."""
        chosen = self.chosen
        people = dict.fromkeys(version.actor for one in chosen for version in one.versions)
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            key: (f"{safe_text(person).text}'s", partial(self._let_stand, chosen, person))
            for key, person in zip(_DIGITS, people, strict=False)
        }
        if answers:
            self._choose(f"In {counted(len(chosen), 'conflict')} stand:", answers)

    def _let_stand(self, chosen: Sequence[Conflict], person: str) -> None:
        commands = tuple(
            Resolve(one.ref, version.text, one.texts)
            for one in chosen
            for version in one.versions
            if version.actor == person
        )
        self.decide(Together(commands, f"{person}'s text stands in", "segment"), "choosing…")
