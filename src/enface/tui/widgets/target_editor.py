"""The target, edited in place: plain text with undo, hostile characters kept and shown as harmless ones."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea

from enface.review.views import Mark
from enface.tui.safe_text import shown_character
from enface.tui.theme import DARK, PALETTES

# Narrow, visible, and in no translation: each stands for one character that must not reach the terminal.
_STAND_INS = [chr(code) for code in range(0x2801, 0x28FF)]


class Disguise:
    """One text's unsafe characters as visible stand-ins, one for one, so that offsets hold and saving restores them."""

    def __init__(self, text: str) -> None:
        free = (char for char in _STAND_INS if char not in text)
        unsafe = sorted({char for char in text if char != "\n" and shown_character(char) != char and char != "\u00a0"})
        self._hidden = {char: next(free) for char in unsafe}
        self._restored = {stand_in: char for char, stand_in in self._hidden.items()}

    def hide(self, text: str) -> str:
        """`text` as the editor may hold it."""
        return text.translate({ord(char): stand_in for char, stand_in in self._hidden.items()})

    def restore(self, text: str) -> str:
        """The text itself, of what the editor holds."""
        return text.translate({ord(stand_in): char for stand_in, char in self._restored.items()})


class TargetEditor(TextArea):
    """Edits one target. Enter saves, Escape leaves; a line break can be made only where the target has one."""

    class Saved(Message):
        """The person wants this text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Cancelled(Message):
        """The person leaves without saving."""

    class Typed(Message):
        """The text changed under the person's hands."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    DEFAULT_CSS = """
    TargetEditor {
        height: auto; min-height: 3; max-height: 10; border: round $primary; background: $surface; padding: 0 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self._disguise = Disguise("")
        self._marks: Sequence[Mark] = ()
        self._may_break = False

    @property
    def target(self) -> str:
        """The text as it stands in the editor, unsafe characters restored."""
        return self._disguise.restore(self.text)

    def open(self, text: str, marks: Sequence[Mark] = (), *, cursor: int | None = None) -> None:
        """Begin to edit `text`, the cursor at that offset, else at the end."""
        self._disguise = Disguise(text)
        self._may_break = "\n" in text
        self._marks = marks
        self.load_text(self._disguise.hide(text))
        self.move_cursor(self._location(len(text) if cursor is None else cursor))

    def _location(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset].split("\n")
        return len(before) - 1, len(before[-1])

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these findings."""
        if tuple(marks) != tuple(self._marks):
            self._marks = tuple(marks)
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its findings underlined."""
        line = super().get_line(line_index)
        begin = sum(len(self.document.get_line(index)) + 1 for index in range(line_index))
        palette = PALETTES.get(self.app.theme, PALETTES[DARK])
        for mark in self._marks:
            colour = palette.advisory if mark.advisory else palette.severity[mark.severity]
            start, end = max(mark.span.start - begin, 0), min(mark.span.end - begin, len(line))
            if start < end:
                line.stylize(Style(color=palette.style(colour).color, underline=True), start, end)
        return line

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Cancelled())
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Saved(self.target))
        elif event.key == "ctrl+j" and self._may_break:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = event.text if self._may_break else " ".join(event.text.split("\n"))
        self.insert("".join(char for char in text if char == "\n" or shown_character(char) in {char, " "}))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell who listens that the text changed."""
        event.stop()
        self.post_message(self.Typed(self.target))
