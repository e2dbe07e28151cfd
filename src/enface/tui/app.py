"""The Textual app: themes, the palette, and the review screen."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from enface.model import EnfaceError, Problem
from enface.review.desk import Desk
from enface.tui.actions import ACTIONS
from enface.tui.endings import resume_once, stop_in_terminal, watch
from enface.tui.keys import Keys
from enface.tui.screens.keys_and_lines import KeysAndLines
from enface.tui.screens.review import ReviewScreen
from enface.tui.theme import DARK, LIGHT, themes


class ActionPalette(Provider):
    """Every action of the registry, by its name and with its key."""

    async def discover(self) -> Hits:
        """All actions, as they stand in the registry."""
        for name, help_text, run in self._actions():
            yield DiscoveryHit(name, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """The actions whose name or description resembles `query`."""
        matcher = self.matcher(query)
        for name, help_text, run in self._actions():
            score = matcher.match(f"{name} {help_text}")
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=help_text)

    def _actions(self) -> Iterable[tuple[str, str, Any]]:
        screen = self.screen
        if isinstance(screen, KeysAndLines):
            for action in ACTIONS:
                if screen.PLACE in action.where and action.id != "palette":
                    yield (
                        f"{action.name} ({screen.keys.all(action.id)})",
                        action.description,
                        partial(screen.act, action.id),
                    )


class ActionsScreen(CommandPalette):
    """The palette in the workbench's colours, as wide as it needs; an emoji is no width to rely on."""

    DEFAULT_CSS = """
    ActionsScreen > Vertical {
        width: 84; max-width: 100%; margin-top: 1; background: $panel;
        &:dark { background: $panel; }
    }
    ActionsScreen SearchIcon { display: none; }
    ActionsScreen CommandInput, ActionsScreen CommandInput:focus { padding-left: 1; }
    """


def _explained(error: Exception) -> EnfaceError:
    if isinstance(error, EnfaceError):
        return error
    reason = f"the workbench failed: {type(error).__name__}: {error}".splitlines()[0]
    remedy = "Every decision until then is saved. ENFACE_DEBUG=1 shows where; please report it."
    return EnfaceError(Problem("", f"{reason}.", remedy))


class Workbench(App[None]):
    """The workbench on one desk."""

    TITLE = "enface"
    COMMANDS = {ActionPalette}  # noqa: RUF012 - Textual's own way
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []  # noqa: RUF012 - keys come from our registry
    CSS = """
    Screen { background: $background; color: $foreground; }
    """

    def __init__(
        self,
        desk: Desk,
        *,
        dark: bool = True,
        keys: Keys | None = None,
        tour: bool = False,
        minutes: int | None = None,
    ) -> None:
        super().__init__()
        # Nothing here has either; Textual would lay each screen out once more for them.
        self._disable_notifications = self._disable_tooltips = True
        self.desk = desk
        self.keys = keys or Keys()
        self.failure: EnfaceError | None = None
        self.pressed = 0.0
        self._review = ReviewScreen(desk, tour=tour, minutes=minutes)
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK if dark else LIGHT

    def _handle_exception(self, error: Exception) -> None:
        """Leave in good order with one sentence; a developer asks for the traceback."""
        if os.environ.get("ENFACE_DEBUG") or self.is_headless:
            super()._handle_exception(error)
            return
        self.failure = self.failure or _explained(error)
        self.exit(return_code=2)

    async def on_event(self, event: events.Event) -> None:
        """Note when a key comes, before anything is done about it; `pressed` is by the monotonic clock."""
        if isinstance(event, events.Key):
            self.pressed = time.monotonic()
        await super().on_event(event)

    def get_default_screen(self) -> ReviewScreen:
        """Begin in review: it lies on no other screen, which would be drawn before it."""
        return self._review

    def on_mount(self) -> None:
        """Be ready for endings that nobody asked for."""
        if not self.is_headless:
            watch(self._leave, self._vanish)
            stop_in_terminal(self.suspend)
            resume_once(lambda: self.return_code is not None, partial(self.call_later, self.refresh, layout=True))

    @property
    def summary(self) -> str:
        """What was done in this session, in a sentence; empty where nothing was."""
        return self._review.session.words(time.monotonic()) if self._review.session.done else ""

    def _leave(self, status: int) -> None:
        """Keep what is being typed, give the terminal back, and end."""
        self._review.keep_unsaved()
        self.exit(return_code=status)

    def _vanish(self, status: int) -> None:
        """Keep what is being typed and end at once: what would be written to the terminal would wait for ever."""
        try:
            self._review.keep_unsaved()
            self.desk.close()
        finally:
            os._exit(status)

    async def action_quit(self) -> None:
        """Leave as the registry's action does, from wherever the person is."""
        self._review.act("quit")

    def action_help_quit(self) -> None:
        """Control-C is a slip here: say how to leave."""
        self._review.say(f"{self.keys.first('quit')} leaves; everything is saved.")

    def change_theme(self) -> None:
        """From dark to light or back."""
        self.theme = LIGHT if self.theme == DARK else DARK

    def open_palette(self) -> None:
        """Show the palette over the screen."""
        self.push_screen(ActionsScreen(placeholder="Name of an action…"))
