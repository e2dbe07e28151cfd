"""The app that is shown before there is anything to work on."""

from __future__ import annotations

from textual.app import App

from enface.tui.keys import Keys
from enface.tui.screens.welcome import Start, WelcomeScreen
from enface.tui.theme import DARK, LIGHT, themes


class WelcomeApp(App[Start]):
    """Asks what to begin with."""

    TITLE = "enface"
    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: $background; color: $foreground; }"

    def __init__(self, keys: Keys, *, dark: bool = True) -> None:
        super().__init__()
        self.keys = keys
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK if dark else LIGHT

    def on_mount(self) -> None:
        """Show what there is."""
        self.push_screen(WelcomeScreen())
