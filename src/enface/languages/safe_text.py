"""Text from files made safe to show (decision 4): nothing deleted, nothing that a terminal or a toolkit obeys."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from enface.model import INLINE_CODE
from enface.records import record

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks by category, yet drawn as nothing: a text can be hidden in them. Skin tones are drawn, but one
# terminal gives them two cells and another none.
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(code)
    for block in (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x1F3FB, 0x1F400))
    for code in block
}
# Joiners shape letters and emoji, but can also hide in a word: they are shown like every format character.
# So each shown character has its width by itself, and a text is as wide as its characters together.
_LETTERS_OF_CODES = {INLINE_CODE: "‹code›", "\u00ad": "‹shy›", "\u200b": "‹zwsp›", "\u200d": "‹zwj›", "\ufeff": "‹bom›"}
# All but the characters that fill most texts and are safe for certain: looking at each one takes time.
_SUSPECT = re.compile(r"[^ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff01-\uff9f]")


@record
class SafeText:
    """A text as it may be shown, and where each of its code points went.

    `text` holds the shown form. Offsets of the original map with `to_shown`, back with `to_original`.
    """

    text: str
    _originals: tuple[int, ...] = ()
    _shown: tuple[int, ...] = ()

    def to_shown(self, offset: int) -> int:
        """Where the code point at `offset` of the original begins in the shown text."""
        index = bisect_right(self._originals, offset) - 1
        if index < 0:
            return offset
        # Each entry holds where the text goes on after a replaced character.
        return self._shown[index] + offset - self._originals[index]

    def to_original(self, offset: int) -> int:
        """Which code point of the original the one at `offset` of the shown text stands for."""
        index = bisect_right(self._shown, offset) - 1
        original = offset if index < 0 else self._originals[index] + offset - self._shown[index]
        limit = self._originals[index + 1] - 1 if index + 1 < len(self._originals) else original
        return min(original, limit)


@lru_cache(maxsize=4096)
def safe_text(text: str) -> SafeText:
    """`text` with control characters as pictures and all other invisible or unassigned ones as visible chips."""
    pieces: list[str] = []
    originals: list[int] = []
    shown: list[int] = []
    done = position = 0
    for match in _SUSPECT.finditer(text):
        index = match.start()
        visible = shown_character(match[0])
        if visible == match[0]:
            continue
        pieces += (text[done:index], visible)
        position += index - done + len(visible)
        done = index + 1
        if len(visible) != 1:
            originals.append(done)
            shown.append(position)
    if not pieces:
        return SafeText(text)
    pieces.append(text[done:])
    return SafeText("".join(pieces), tuple(originals), tuple(shown))


@lru_cache(maxsize=2048)
def shown_character(char: str) -> str:
    """How one character is shown: itself, a control picture, or a chip such as ‹U+202E›."""
    if char in _LETTERS_OF_CODES:
        return _LETTERS_OF_CODES[char]
    if unicodedata.category(char) not in _UNSAFE and char not in _HIDDEN:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"‹U+{code:04X}›"
