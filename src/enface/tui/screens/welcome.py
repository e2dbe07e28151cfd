"""The first screen without a project: a file to open, the sample with its tour, or a project to make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input

from enface.languages.safe_text import safe_text
from enface.model import EnfaceError, Problem
from enface.review.new_project import make_project
from enface.tui.actions import Where
from enface.tui.command_line import Offered
from enface.tui.screens.typed_commands import TypedCommands
from enface.tui.widgets.entry_list import EntryList
from enface.tui.widgets.paragraphs import Paragraph
from enface.tui.widgets.single_line import SingleLine

_MOST = 200
_SAMPLE = "News of a federation, with a tour of one minute that can be left at any time."
_FILES = "XLIFF, TMX, PO, Word, Excel, CSV …; what you decide is kept apart from it."
_PROJECT = "A folder with copies of your files, their glossary and your decisions."


@dataclass(frozen=True, slots=True)
class Start:
    """What to open, None for the sample; `tour` is whether the tour begins."""

    path: Path | None
    tour: bool = False


class WelcomeScreen(TypedCommands):
    """What one may begin with; what is chosen goes to the app's result."""

    PLACE = Where.WELCOME

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[tuple[str, str, Callable[[], None]]] = (
            ("Look at the sample", _SAMPLE, self._tour),
            ("Open a file or a folder…", _FILES, self._ask_path),
            ("Make a project…", _PROJECT, self._ask_files),
        )
        self.list = EntryList(self._draw, nothing="", id="list")

    def compose(self) -> ComposeResult:
        """Header, what there is to choose, the status line and the hint line."""
        yield SingleLine(id="header")
        yield self.list
        yield SingleLine(id="status")
        yield SingleLine(id="hint")
        yield Input(id="ask", compact=True)

    def on_mount(self) -> None:
        """Show them."""
        self._line("header", " enface   Source and translation side by side")
        self.list.show(len(self._entries))
        self.list.focus()
        self._show_hint()

    def on_resize(self) -> None:
        """Let the lines fit."""
        self._show_status()
        self._show_hint()

    def leave_question(self) -> None:
        """Go back to the list."""
        self.list.focus()

    def on_entry_list_activated(self, message: EntryList.Activated) -> None:
        """A double click chooses."""
        message.stop()
        self.act("open")

    def _draw(self, number: int) -> Iterator[Paragraph]:
        palette = self.list.palette
        name, about, _ = self._entries[number]
        yield Paragraph([(name, palette.style(palette.text, bold=True))])
        yield Paragraph([("  ", palette.style(palette.dim))], [(about, palette.style(palette.dim))])
        yield Paragraph([(" ", palette.style(palette.dim))])

    def _begin(self, start: Start) -> None:
        self.app.exit(start)

    def _tour(self) -> None:
        self._begin(Start(None, tour=True))

    def _ask_path(self) -> None:
        self._ask("File or folder:", self._open, complete=complete_path)

    def _open(self, typed: str) -> None:
        self._begin(Start(_existing(typed)))

    def _ask_files(self) -> None:
        self._ask("Of which file or folder?", self._ask_folder, complete=complete_path)

    def _ask_folder(self, typed: str) -> None:
        given = _existing(typed)
        name = given.absolute().name if given.is_dir() else given.stem
        self._ask("Folder of the project:", lambda folder: self._make(folder, given), f"{name}-review")

    def _make(self, folder: str, given: Path) -> None:
        self._begin(Start(make_project(Path(folder), [given])))

    # Actions

    def _act_open(self) -> None:
        self._entries[self.list.cursor][2]()

    def _act_down(self) -> None:
        self.list.move(1)

    def _act_up(self) -> None:
        self.list.move(-1)

    def _act_quit(self) -> None:
        self.app.exit()


def complete_path(text: str, cursor: int) -> Offered:
    """The files and folders whose names begin as what is typed; hidden ones only behind a dot."""
    typed = text[:cursor]
    folder, _, begun = typed.rpartition("/")
    place = Path(folder or ("/" if typed.startswith("/") else ".")).expanduser()
    try:
        names = sorted(
            f"{one.name}/" if one.is_dir() else one.name
            for one in place.iterdir()
            if one.name.startswith(begun) and (begun or not one.name.startswith("."))
        )
    except OSError:
        names = []
    return Offered(cursor, tuple(names[:_MOST]), len(typed) - len(begun))


def _existing(typed: str) -> Path:
    path = Path(typed).expanduser()
    if not path.exists():
        raise EnfaceError(Problem(safe_text(typed).text, "no such file or folder.", "Tab completes."))
    return path
