"""Keys and the single lines of a screen: actions of the registry, questions inline, status and hints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from rich.text import Text
from textual import events
from textual.screen import Screen
from textual.widgets import Input

from enface.languages.safe_text import safe_text
from enface.model import EnfaceError
from enface.review.commands import SegmentRef
from enface.tui.actions import ACTIONS, Action, Where, by_id
from enface.tui.completing import Complete, Completing
from enface.tui.keys import Keys, fold_key, key_name, keys_here, keys_name
from enface.tui.screens import lines
from enface.tui.widgets.grid_layout import Pointing
from enface.tui.widgets.single_line import SingleLine

_TURN = key_name("tab")
_LOOKING = frozenset({"panel_down", "panel_up"})
"""What may be done while a question stands: to read what it is about."""


@dataclass(frozen=True)
class Choice:
    """A question that one key answers; `left` is called when it no longer stands, before the answer.

    Of a sequence of keys, `other` takes those that are no answer by themselves and says whether it understood;
    `other_words` are what it understands, `pointing` what the grid shows.
    """

    question: str
    answers: dict[str, tuple[str, Callable[[], None]]]
    left: Callable[[], None] = lambda: None
    other: Callable[[str], bool] | None = None
    other_words: tuple[str, ...] = ()
    pointing: Pointing | None = None

    @property
    def words(self) -> list[str]:
        """The question, its answers with their keys, and the way out."""
        answers = [f"{key_name(key)} {label}" for key, (label, _) in self.answers.items()]
        return [self.question, *self.other_words, *answers, "Esc leave"]


@dataclass(frozen=True)
class Question:
    """A question that is answered by typing; `complete` knows what may stand at the cursor.

    Where it is `verbatim` blanks are part of the answer, and nothing is one too.
    """

    words: str
    answer: Callable[[str], object]
    complete: Complete | None = None
    verbatim: bool = False


class KeysAndLines(Screen[SegmentRef | None]):
    """Turns keys into actions `_act_…`, asks questions in place, and says what happened; no modal, no toast.

    It gives back the segment to go to, if it is one that gives anything back. `PLACE` is where its actions are at hand.
    """

    PLACE = Where.REVIEW
    DEFAULT_CSS = """
    KeysAndLines #header { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    KeysAndLines #status { height: 1; padding: 0 1; background: $background; }
    KeysAndLines #hint { height: 1; padding: 0 1; background: $panel; color: $secondary; }
    KeysAndLines #ask { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
    KeysAndLines.asking #ask { display: block; }
    KeysAndLines.asking #hint { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pressed = ""
        self._choice: Choice | None = None
        self._question: Question | None = None
        self._completing: Completing | None = None
        self._said = ""
        self._put: dict[str, Text | str] = {}

    @property
    def keys(self) -> Keys:
        """The keys in force."""
        return keys_here(self)

    @property
    def newcomer(self) -> str:
        """What is said to somebody who has not been here before."""
        keys = self.keys
        fixes = f"{keys.first('next_finding')} next finding, {keys.first('accept')} applies its fix"
        return f"New here? {fixes}, {keys.first('help')} all keys."

    @property
    def progress(self) -> str:
        """How far work in the background is, for the status line; for the screen to fill in."""
        return ""

    def hint_of(self, action: Action) -> str:
        """A hint with its key, as it fits what is selected."""
        return f"{self.keys.first(action.id)} {action.hint}"

    def point(self, pointing: Pointing | None) -> None:
        """Show what is pointed at in the grid; for the screen to fill in."""

    def leave_question(self) -> None:
        """Give the focus back after a question; for the screen to fill in."""

    # Lines

    def say(self, text: str) -> None:
        """One sentence in the status line, until the next key."""
        self._said = safe_text(" ".join(text.splitlines())).text
        self._show_status()

    def _line(self, name: str, words: Text | str) -> None:
        """Write one of the single lines, where it says something else than before; its place stays, so no layout."""
        if self._put.get(name) != words:
            self._put[name] = words
            self.query_one(f"#{name}", SingleLine).update(words)

    def _show_status(self) -> None:
        if not self.is_mounted:
            return
        width = self.size.width - 2
        words = self._said
        if self._question and self._completing and not words:
            offered = self._completing.line(self._question.words, _TURN, width)
            if offered:
                self._line("status", offered)
                return
        # What is wrong with the answer given stands before the question.
        objection = f"{words}  " if words and words != self.newcomer else ""
        if self._question:
            words = f"{objection}{self._question.words}   Enter goes on, Esc leaves."
        elif self._choice:
            words = f"{objection}{lines.question(self._choice.words, width)[0]}" or words
        self._line("status", lines.beside(words, "" if self._choice or self._question else self.progress, width))

    def _show_hint(self) -> None:
        """What the next key may be: the answers to a question, else the hints of the registry that fit."""
        width = self.size.width - 2
        if self._choice:
            self._line("hint", lines.question(self._choice.words, width)[1])
            return
        where = Where.EDITOR if self.has_class("editing") else self.PLACE
        words = [self.hint_of(action) for action in ACTIONS if action.hint and where in action.where]
        self._line("hint", lines.hints(words, width))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Turn a key into an action of the registry, or into the answer to a question."""
        if self._question is not None:
            if event.key == "escape":
                event.stop()
                self._end_question()
            elif event.key in {"tab", "shift+tab"} and self._completing:
                event.stop()
                event.prevent_default()
                self._turn(1 if event.key == "tab" else -1)
            return
        key = fold_key(event.key, event.character)
        if self._choice is not None:
            event.stop()
            self._answer(self._choice, key)
            return
        if self.has_class("editing"):
            return
        action = self.keys.at(self.PLACE).get(key)
        following = self.keys.following(self.PLACE, key)
        if (action or following) and (action == "quit" or not self.has_class("small")):
            event.stop()
            event.prevent_default()
            if action:
                self.press(key, action)
            else:
                self._wait_for_more(key, following)

    def press(self, keys: str, action_id: str) -> None:
        """Carry out an action, as by those of its keys."""
        self._pressed = keys
        self.act(action_id)

    def _wait_for_more(self, pressed: str, following: Mapping[str, str]) -> None:
        """Show what may follow the keys pressed, in the order of the registry, and wait for it."""
        answers: dict[str, tuple[str, Callable[[], None]]] = {}
        for key, action in following.items():
            keys = f"{pressed} {key}"
            if further := self.keys.following(self.PLACE, keys):
                answers[key] = ("…", partial(self._wait_for_more, keys, further))
            else:
                answers[key] = (by_id(action).name.lower(), partial(self.press, keys, action))
        self._choose(f"{keys_name(pressed)}:", answers)

    def _answer(self, choice: Choice, key: str) -> None:
        looking = self.keys.at(self.PLACE).get(key)
        self._said = ""
        if (answer := choice.answers.get(key)) or key == "escape":
            self._end_choice()
            if answer:
                self._guarded(answer[1])
        elif not (choice.other and self._goes_on(choice, choice.other, key)):
            if looking in _LOOKING:
                self._guarded(getattr(self, f"_act_{looking}"))
            else:
                self._said = f"{key_name(key)} is no answer."
        self._show_choice()

    def _goes_on(self, choice: Choice, other: Callable[[str], bool], key: str) -> bool:
        """Whether a key was understood as one of a sequence; what it leads to stands in place of the choice."""
        self._choice = None
        try:
            understood = other(key)
        except EnfaceError as error:
            self.say(lines.complaint(error))
            return True
        if not understood:
            self._choice = choice
        return understood

    def act(self, action_id: str) -> None:
        """Carry out an action; what the desk refuses becomes a sentence in the status line."""
        if self._said != self.newcomer:
            self._said = ""
        self._guarded(getattr(self, f"_act_{action_id}"))
        self._pressed = ""
        self._show_status()

    def _act_theme(self) -> None:
        self.app.change_theme()  # type: ignore[attr-defined]

    def _act_palette(self) -> None:
        self.app.open_palette()  # type: ignore[attr-defined]

    def _act_help(self) -> None:
        from enface.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def _guarded(self, run: Callable[[], object]) -> None:
        try:
            run()
        except EnfaceError as error:
            self.say(lines.complaint(error))

    def _choose(
        self,
        question: str,
        answers: dict[str, tuple[str, Callable[[], None]]],
        left: Callable[[], None] = lambda: None,
    ) -> None:
        self._put_choice(Choice(question, answers, left))

    def _put_choice(self, choice: Choice) -> None:
        self._choice = choice
        self._show_choice()

    def _show_choice(self) -> None:
        """Show what may be typed, or that nothing is asked any more."""
        self.point(self._choice.pointing if self._choice else None)
        self._show_status()
        self._show_hint()

    def _ask(
        self,
        question: str,
        answer: Callable[[str], object],
        value: str = "",
        *,
        cursor: int | None = None,
        complete: Complete | None = None,
        verbatim: bool = False,
    ) -> None:
        """Ask for words; of a `value` given, the first key takes the place, unless it says where the cursor stands.

        `complete` and `verbatim` are as in `Question`.
        """
        self._question = Question(question, answer, complete, verbatim)
        ask = self.query_one("#ask", Input)
        ask.value = value
        ask.select_on_focus = cursor is None
        ask.cursor_position = len(value) if cursor is None else cursor
        self.add_class("asking")
        ask.focus()
        self._complete_from(value, ask.cursor_position)
        self._show_status()

    def drop_questions(self) -> None:
        """Leave what is being asked, since it was about something else."""
        if self._question:
            self._end_question()
        if self._choice:
            self._end_choice()
            self._show_choice()

    def _end_choice(self) -> None:
        choice, self._choice = self._choice, None
        if choice:
            self._guarded(choice.left)

    def _end_question(self) -> None:
        self._question = self._completing = None
        self._said = ""
        self.remove_class("asking")
        self.leave_question()
        self._show_status()

    # Completing

    def _complete_from(self, text: str, cursor: int) -> None:
        """Offer what may stand at the cursor."""
        complete = self._question.complete if self._question else None
        self._completing = Completing(text, complete(text, cursor)) if complete else None

    def _turn(self, step: int) -> None:
        """Put the next of the words on offer in the place of what was typed.

        Where it is the only one, what may follow it is on offer then.
        """
        known = self._completing
        if known and known.offer.words:
            self._completing = known = known.turn(step)
            ask = self.query_one("#ask", Input)
            ask.value, ask.cursor_position = known.text, known.cursor
            if len(known.offer.words) == 1:
                self._complete_from(known.text, known.cursor)
            self._said = ""
            self._show_status()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what may follow, and say what is wrong before it."""
        known = self._completing if event.input.id == "ask" else None
        if known and event.value not in {known.text, known.typed}:
            self._complete_from(event.value, event.input.cursor_position)
            self._said = self._completing.offer.problem if self._completing else ""
            self._show_status()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the typed answer to whoever asked."""
        if event.input.id != "ask":
            return
        event.stop()
        question = self._question
        verbatim = bool(question and question.verbatim)
        text = event.value if verbatim else event.value.strip()
        if not text and not verbatim:
            self.say("Nothing is typed yet; Esc leaves.")
            return
        self._end_question()
        if question:
            self._guarded(partial(question.answer, text))
