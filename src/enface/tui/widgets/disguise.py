"""Unsafe characters behind visible stand-ins, one for one, while a text is edited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from enface.languages.safe_text import shown_character
from enface.model import INLINE_CODE

_CODE = "\u25c8"
# Narrow and in no translation; behind them, whatever can be shown and does not stand in the text.
_STAND_INS = (range(0x2801, 0x2900), range(0x1400, 0x1680), range(0x3400, 0x110000))


class Disguise:
    """One text's unsafe characters as stand-ins, so that offsets hold and saving restores them.

    A control character is stood in for by its picture, an inline code by ◈, the others by a Braille sign each.
    """

    def __init__(self, text: str) -> None:
        held = set(text)
        free = (char for char in map(chr, chain(*_STAND_INS)) if char not in held and shown_character(char) == char)
        self._hidden = {char: _stand_in(char, held, free) for char in sorted(held) if is_unsafe(char)}
        self._restored = {stand_in: char for char, stand_in in self._hidden.items()}

    def hide(self, text: str) -> str:
        """`text` as the editor may hold it."""
        return text.translate({ord(char): stand_in for char, stand_in in self._hidden.items()})

    def restore(self, text: str) -> str:
        """The text itself, of what the editor holds."""
        return text.translate({ord(stand_in): char for stand_in, char in self._restored.items()})

    @property
    def stand_ins(self) -> frozenset[str]:
        """The characters of the editor that stand for others."""
        return frozenset(self._restored)

    def legend(self) -> str:
        """What each stand-in is: `␛ U+001B  ⠁ U+202E  ◈ code`."""
        return "  ".join(
            f"{stand_in} {'code' if char == INLINE_CODE else f'U+{ord(char):04X}'}"
            for char, stand_in in self._hidden.items()
        )


def is_unsafe(char: str) -> bool:
    """Whether the editor must not hold the character as it is."""
    return char != "\n" and shown_character(char) != char


def _stand_in(char: str, held: set[str], free: Iterator[str]) -> str:
    picture = _CODE if char == INLINE_CODE else shown_character(char)
    return picture if len(picture) == 1 and picture not in held else next(free)
