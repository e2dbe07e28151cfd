"""The target, edited in place: plain text with undo, hostile characters kept and shown as harmless ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.content import Content
from textual.document._document_navigator import DocumentNavigator
from textual.message import Message
from textual.widgets import TextArea

from enface.review.views import Mark
from enface.tui.actions import Where
from enface.tui.keys import keys_here
from enface.tui.theme import DARK, PALETTES
from enface.tui.widgets.disguise import Disguise, is_unsafe
from enface.tui.widgets.editor_wrapping import BilingualWrapping


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
        border-subtitle-color: $secondary;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        self._disguise = Disguise("")
        self._marks: tuple[Mark, ...] = ()
        self._may_break = False
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        # A blinking cursor wakes the terminal twice a second; brackets are no code here.
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def target(self) -> str:
        """The text as it stands in the editor, unsafe characters restored."""
        return self._disguise.restore(self.text)

    def open(self, text: str, marks: Sequence[Mark] = (), *, cursor: int | None = None) -> None:
        """Begin to edit `text`, the cursor at that offset, else at the end."""
        self._disguise = Disguise(text)
        self._may_break = "\n" in text
        self._marks = tuple(marks)
        self.border_subtitle = Content(self._disguise.legend())
        self.load_text(self._disguise.hide(text))
        self.move_cursor(self._location(len(text) if cursor is None else cursor))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these findings."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._line_cache.clear()
            self.refresh()

    def _location(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset].split("\n")
        return len(before) - 1, len(before[-1])

    # Textual

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = BilingualWrapping(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def get_line(self, line_index: int) -> Text:
        """A line with its stand-ins set off and its findings underlined."""
        line = super().get_line(line_index)
        begin = sum(len(self.document.get_line(index)) + 1 for index in range(line_index))
        palette = PALETTES.get(self.app.theme, PALETTES[DARK])
        stand_ins = self._disguise.stand_ins
        if stand_ins:
            for index, char in enumerate(line.plain):
                if char in stand_ins:
                    line.stylize(palette.style(palette.accent, palette.selected), index, index + 1)
        for mark in sorted(self._marks, key=lambda mark: (not mark.advisory, mark.severity.rank)):
            start, end = max(mark.span.start - begin, 0), min(mark.span.end - begin, len(line))
            if start < end:
                line.stylize(palette.mark(mark.severity, advisory=mark.advisory), start, end)
        return line

    def get_cursor_left_location(self) -> tuple[int, int]:
        """One letter to the left, over its combining marks."""
        row, column = super().get_cursor_left_location()
        while self._is_mark(row, column) and column > 0:
            column -= 1
        return row, column

    def get_cursor_right_location(self) -> tuple[int, int]:
        """One letter to the right, over its combining marks."""
        row, column = super().get_cursor_right_location()
        while self._is_mark(row, column):
            column += 1
        return row, column

    def _is_mark(self, row: int, column: int) -> bool:
        line = self.document.get_line(row)
        return column < len(line) and unicodedata.combining(line[column]) != 0

    async def _on_key(self, event: events.Key) -> None:
        action = keys_here(self).at(Where.EDITOR).get(event.key)
        if action or event.key in {"escape", "enter", "ctrl+j", "tab", "shift+tab"}:
            event.stop()
            event.prevent_default()
            if action == "cancel":
                self.post_message(self.Cancelled())
            elif action == "save":
                self.post_message(self.Saved(self.target))
            elif event.key == "ctrl+j" and self._may_break:
                self._insert("\n")
        elif event.character in self._disguise.stand_ins:
            # It would be saved as the character that it stands for.
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        """Take a paste as one line where the target is one; what cannot be seen stays out."""
        lines = text.replace("\t", " ").splitlines()
        joined = ("\n" if self._may_break else " ").join(lines)
        self._insert("".join(char for char in joined if not is_unsafe(char)))

    def _insert(self, text: str) -> None:
        result = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell who listens that the text changed."""
        event.stop()
        self.post_message(self.Typed(self.target))
