"""Chinese line breaking inside Textual's text area: the one place that replaces private parts of Textual 8.2."""

from __future__ import annotations

from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument

from enface.tui.line_breaking import wrap


class BilingualWrapping(WrappedDocument):
    """A text area's lines, wrapped as the grid wraps them, so that a text keeps its shape while it is edited.

    The texts are short and hold no tabs (the editor stands pictures in for them), so every edit wraps the whole.
    """

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines to `width` cells; 0 wraps nothing."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._wrap_offsets = [
            [start for start, _ in wrap(line, width, hanging=False)[1:]] if width else []
            for line in self.document.lines
        ]
        self._tab_width_cache = [[0] for _ in self._wrap_offsets]
        self._offset_to_line_info = []
        self._line_index_to_offsets = []
        for index, offsets in enumerate(self._wrap_offsets):
            first = len(self._offset_to_line_info)
            self._offset_to_line_info += [(index, section) for section in range(len(offsets) + 1)]
            self._line_index_to_offsets.append(list(range(first, len(self._offset_to_line_info))))

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG002
        """Wrap anew after an edit."""
        self.wrap(self._width)
