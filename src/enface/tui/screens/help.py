"""Help: what every key does, from the registry."""

from __future__ import annotations

import textwrap

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from enface.tui.actions import ACTIONS, keys_of

_WIDTH = 60
_LEGEND = (
    "Marks   ‼ critical   ! major   • minor   · neutral   ? advisory: worth a look, not asserted\n"
    "Status  ○ draft   ◐ translated   ◑ revised   ● approved   ✗ rejected"
)


class HelpScreen(ModalScreen[None]):
    """The key sheet; any key closes it, arrows scroll."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 84; max-width: 96%; height: 90%; background: $panel; padding: 1 2; border: round $primary;
    }
    """

    def compose(self) -> ComposeResult:
        """The sheet as one text."""
        with VerticalScroll():
            yield Static(Content(help_text()), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Close on any key that does not scroll."""
        if event.key not in {"up", "down", "pageup", "pagedown", "home", "end"}:
            event.stop()
            self.dismiss()


def help_text() -> str:
    """The key sheet as plain text, by group."""
    lines: list[str] = []
    for group in dict.fromkeys(action.group for action in ACTIONS):
        lines += [group, ""]
        for action in ACTIONS:
            if action.group == group:
                keys = keys_of(action)
                first, *others = textwrap.wrap(action.description, _WIDTH)
                lines += [f"  {keys:<12} {first}", *(f"  {'':<12} {line}" for line in others)]
        lines.append("")
    return "\n".join([*lines, _LEGEND, "", "Any key closes this page."])
