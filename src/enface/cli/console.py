"""What is safe and right to print on this terminal: control characters shown, colours only where they are wanted."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import IO

_COLOURS = {
    "critical": "1;31",
    "major": "31",
    "minor": "33",
    "neutral": "36",
    "advisory": "2;36",
    "bold": "1",
    "dim": "2",
    "fix": "32",
}


def plain(text: str) -> str:
    """`text` with everything a terminal might obey made visible: control, format and line separator characters."""
    return "".join(char if char == " " or _is_harmless(char) else _shown(char) for char in text)


def _is_harmless(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}


def _shown(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"‹U+{code:04X}›"


def cells(text: str) -> int:
    """How many terminal columns `text` takes."""
    from rich.cells import cell_len

    return cell_len(text)


class Style:
    """Colours a stream's text, or leaves it plain: NO_COLOR, FORCE_COLOR, no terminal, TERM=dumb."""

    def __init__(self, stream: IO[str] | None = None) -> None:
        stream = stream or sys.stdout
        forced = bool(os.environ.get("FORCE_COLOR"))
        refused = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        self._on = forced or (stream.isatty() and not refused)

    def __call__(self, text: str, colour: str) -> str:
        """`text` in a colour named by its meaning, or plain."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self._on and text else text
