"""The tour: one line that names the next thing to try, until all were tried or the person leaves it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult

from enface.review.desk import Desk
from enface.tui.keys import Keys
from enface.tui.screens.review_lists import ReviewLists
from enface.tui.widgets.single_line import SingleLine

_STEPS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"next_finding"}), "{next_finding} goes to the next finding; the panel says why."),
    (frozenset({"accept", "choose"}), "{accept} applies its fix; of several, a digit chooses."),
    (frozenset({"undo"}), "{undo} takes that back. You can undo all, tomorrow too."),
    (frozenset({"waive"}), "{waive} and a letter: no error here. Esc leaves a question."),
    (frozenset({"edit"}), "{edit} edits the English; {save} saves, {cancel} leaves."),
    (frozenset({"decide"}), "{decide} approves, and goes on to the next segment."),
    (frozenset({"help", "command"}), "{help} shows all keys, {command} takes words. That is all."),
)
_NAMED = ("next_finding", "accept", "undo", "waive", "edit", "save", "cancel", "decide", "help", "command")


class Tour(ReviewLists):
    """Review with a tour over it; every key does what it always does meanwhile."""

    DEFAULT_CSS = """
    Tour #tour { display: none; height: 1; padding: 0 1; background: $primary; color: $background; text-style: bold; }
    Tour.touring #tour { display: block; }
    """

    def __init__(self, desk: Desk, *, tour: bool = False) -> None:
        super().__init__(desk)
        self._step = 0 if tour else -1

    def compose(self) -> ComposeResult:
        """The tour's line above everything else."""
        yield SingleLine(id="tour")
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin with the tour, if it is wanted."""
        self._show_step()

    def act(self, action_id: str) -> None:
        """Carry out an action, and go on in the tour where that was what it asked for."""
        super().act(action_id)
        if self._step >= 0 and action_id in _STEPS[self._step][0]:
            self._step = self._step + 1 if self._step + 1 < len(_STEPS) else -1
            self._show_step()

    def _show_step(self) -> None:
        self.set_class(self._step >= 0, "touring")
        if self._step >= 0:
            words = step_words(self._step, self.keys)
            self._line("tour", f"{self._step + 1} of {len(_STEPS)}  {words}  Leave: {self.keys.first('tour')}")

    def _act_tour(self) -> None:
        """Begin, or leave."""
        self._step = 0 if self._step < 0 else -1
        self._show_step()


def step_words(step: int, keys: Keys) -> str:
    """What a step says, with the keys in force."""
    named: Mapping[str, str] = {action: keys.first(action) for action in _NAMED}
    return _STEPS[step][1].format_map(dict(named))


STEPS = len(_STEPS)
