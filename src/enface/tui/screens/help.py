"""Help: what every key does, from the registry."""

from __future__ import annotations

import textwrap

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from enface.tui.actions import ACTIONS
from enface.tui.keys import Keys, keys_here
from enface.tui.theme import ADVISORY_GLYPH, ERROR_GLYPH, SEVERITY_GLYPHS, STALE_GLYPH, STATUS_GLYPHS

_KEYS = 15
_HELD = "\u00a0"
_AROUND = 8
_LEGEND = {
    "Marks": [
        *(f"{glyph} {severity.value}" for severity, glyph in SEVERITY_GLYPHS.items()),
        f"{ADVISORY_GLYPH} advisory",
        f"{ERROR_GLYPH} errors that people marked",
    ],
    "Status": [
        *(f"{glyph} {status.value}" for status, glyph in STATUS_GLYPHS.items()),
        f"{STALE_GLYPH} approved once, no longer holds",
    ],
}


class HelpScreen(ModalScreen[None]):
    """The key sheet; any key closes it, arrows scroll."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 84; max-width: 100%; height: 90%; background: $panel; padding: 1 2; border: round $primary;
        scrollbar-size-vertical: 1;
    }
    """

    def compose(self) -> ComposeResult:
        """The sheet as one text."""
        with VerticalScroll():
            yield Static(markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the descriptions beside their keys."""
        self.query_one(Static).update(Content(help_text(min(84, event.size.width) - _AROUND, keys_here(self))))

    def on_key(self, event: events.Key) -> None:
        """Close on any key that does not scroll."""
        if event.key not in {"up", "down", "pageup", "pagedown", "home", "end"}:
            event.stop()
            self.dismiss()


def help_text(width: int, keys: Keys) -> str:
    """The key sheet as plain text by group, in lines of at most `width` cells."""
    lines: list[str] = []
    for group in dict.fromkeys(action.group for action in ACTIONS):
        lines += [group, ""]
        for action in ACTIONS:
            if action.group == group:
                first, *others = textwrap.wrap(action.description, max(20, width - _KEYS))
                lines += [f"  {keys.all(action.id):<12} {first}", *(f"  {'':<12} {line}" for line in others)]
        lines.append("")
    for name, entries in _LEGEND.items():
        first, *others = textwrap.wrap(
            "  ".join(entry.replace(" ", _HELD) for entry in entries), max(20, width - _KEYS)
        )
        lines += [f"{name:<{_KEYS}}{first}", *(f"{'':<{_KEYS}}{line}" for line in others)]
    return "\n".join([*lines, "", "Any key closes this page; arrows scroll it."])
