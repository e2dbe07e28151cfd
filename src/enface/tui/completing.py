"""Turning through what may take the place of words being typed; pure, so that the screen only shows what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from rich.cells import cell_len
from rich.text import Text

from enface.languages.safe_text import safe_text
from enface.records import record

_GAP = "  "


class Offer(Protocol):
    """What may take the place of the characters from `start` to `end`; `problem` says what is wrong before them."""

    @property
    def start(self) -> int:
        """Where the words begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...

    @property
    def words(self) -> Sequence[str]:
        """What may stand there, the likeliest first."""
        ...

    @property
    def problem(self) -> str:
        """What is wrong before them, empty where nothing is."""
        ...


Complete = Callable[[str, int], Offer]
"""What may stand at the end of a text that is typed up to a cursor."""


@record
class Completing:
    """A text as it was typed, and which of the words on offer stands in it now; -1 where none does."""

    typed: str
    offer: Offer
    at: int = -1

    def turn(self, step: int) -> Completing:
        """The next word, or the one before; beyond the last stands what was typed."""
        places = len(self.offer.words) + 1
        return replace(self, at=(self.at + 1 + step) % places - 1)

    @property
    def text(self) -> str:
        """The text with that word in it."""
        return f"{self.typed[: self.offer.start]}{self._word}{self.typed[self.offer.end :]}"

    @property
    def cursor(self) -> int:
        """Where one goes on typing."""
        return self.offer.start + len(self._word)

    @property
    def _word(self) -> str:
        return self.typed[self.offer.start : self.offer.end] if self.at < 0 else self.offer.words[self.at]

    def line(self, question: str, key: str, width: int) -> Text | None:
        """Question, key and words in a line, from the one that stands now where they do not all fit; None without."""
        words = self.offer.words
        if not words:
            return None
        line = Text(f"{question}{_GAP}").append(key, "bold")
        room = width - line.cell_len - 2
        first = 0
        while first < self.at and _length(words[first : self.at + 1]) > room:
            first += 1
        for number, word in enumerate(words[first:], first):
            shown = safe_text(word).text
            if line.cell_len + len(_GAP) + cell_len(shown) > width - (2 if number < len(words) - 1 else 0):
                return line.append(" …")
            line.append(_GAP).append(shown, "reverse" if number == self.at else "")
        return line


def _length(words: Sequence[str]) -> int:
    return sum(len(_GAP) + cell_len(safe_text(word).text) for word in words)
