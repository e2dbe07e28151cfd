"""Actions by their words: typed behind `:`, with what the action would ask for behind them."""

from __future__ import annotations

from functools import partial

from enface.tui.actions import Action
from enface.tui.command_line import complete, understand
from enface.tui.screens.keys_and_lines import KeysAndLines

_OPEN = "…"
_ANY_WORDS = ("other…", "another…", "query…")
"""Answers behind which one says anything."""


class TypedCommands(KeysAndLines):
    """A screen whose actions can be typed."""

    def _act_command(self) -> None:
        self._ask("Do:", self._carry_out, complete=partial(complete, self.PLACE))

    def _carry_out(self, text: str) -> None:
        action, rest = understand(text, self.PLACE)
        action_id, rest = self.told(action, rest)
        keys = self.keys.of(action_id)
        if rest.isdecimal() and action.keys[1:] and 1 <= int(rest) <= len(keys) and keys[int(rest) - 1] == rest:
            self.press(rest, action_id)
            return
        self.act(action_id)
        if rest:
            self.answer_with(rest)

    def told(self, action: Action, rest: str) -> tuple[str, str]:
        """What is to be done, and what is left of the words behind it; for a screen that reads some of them itself."""
        return action.id, rest

    def answer_with(self, words: str) -> None:
        """Give the words to whatever the action asked; say so where it asked nothing that they answer."""
        if self._choice:
            answers = self._choice.answers
            meant = [key for key, (label, _) in answers.items() if _means(words, key, label)]
            typed = [key for key, (label, _) in answers.items() if label in _ANY_WORDS]
            if len(meant) == 1:
                self._answer(self._choice, meant[0])
                return
            if len(typed) == 1 and not meant:
                self._answer(self._choice, typed[0])
        if self._question:
            question = self._question
            self._end_question()
            self._guarded(partial(question.answer, words))
            self._show_status()
        elif self._choice:
            self.say(f"“{words}” is no answer.")
        else:
            self.say(f"{self._said} “{words}” was not asked for.".strip())


def _means(words: str, key: str, label: str) -> bool:
    return words == key or label.removesuffix(_OPEN).casefold().startswith(words.casefold())
