r"""Strings of a PO file: quoted pieces on one or several lines, with C's escapes; how a file wraps them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import east_asian_width

QUOTED = r'"(?:[^"\\\n]++|\\.)*+"'
"""One piece of a string, as a regular expression."""

LINE_WIDTH = 79
"""The columns of a line, quotes included, at which gettext wraps."""

_PIECE = re.compile(rf"#[^\n]*+|{QUOTED}")
_ESCAPE = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})+)|\\(.)")
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_PLAIN = str.maketrans({character: f"\\{letter}" for letter, character in _ESCAPED.items()})

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
_CLOSING = "、。，．：；？！）」』】〉》〕％"
_BREAKABLE = re.compile(rf"[^ {_WIDE}]+ *|[{_WIDE}][{_CLOSING}]* *| +")
"""What stays on one line: a word with the spaces behind it; a wide character with the punctuation that closes it."""


class BadEscape(ValueError):  # noqa: N818 - named as what it is
    """A backslash with a letter that means nothing."""


def value(raw: str, encoding: str) -> str:
    """What a string says, from its first quote to its last. Raises BadEscape."""
    text = raw[2:-1]
    if '"' in text or raw[:2] != ' "':  # more than one piece, or an escaped quote
        text = "".join([piece[1:-1] for piece in _pieces(raw)])
    if "\\" not in text:
        return text

    def unescaped(match: re.Match[str]) -> str:
        try:
            return _from_bytes(match[1], encoding) if match[1] else _ESCAPED[match[2]]
        except (KeyError, ValueError):
            raise BadEscape(match[0]) from None

    return _ESCAPE.sub(unescaped, text)


def _pieces(raw: str) -> list[str]:
    return [piece for piece in _PIECE.findall(raw) if piece[0] == '"']


def _from_bytes(escapes: str, encoding: str) -> str:
    """Octal and hexadecimal escapes are bytes in the file's encoding."""
    return bytes(int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _BYTE.findall(escapes)).decode(encoding)


def escape(text: str) -> str:
    """A text as it stands between quotes."""
    return text.translate(_PLAIN)


def is_commented(raw: str) -> bool:
    """Whether a comment stands between the pieces of a string."""
    return any(piece[0] == "#" for piece in _PIECE.findall(raw))


class Style(NamedTuple):
    """How a file writes its strings: whether long lines are folded, whether each line feed ends one, its line end."""

    folds: bool = True
    breaks: bool = True
    line_end: str = "\n"

    def string(self, text: str, column: int, indent: str = "") -> str:
        """A text as a string that begins at `column` of its line."""
        lines = [escape(line) for line in (_LINE.findall(text) if self.breaks else [text])]
        if len(lines) <= 1 and (not self.folds or column + 2 + width("".join(lines)) <= LINE_WIDTH):
            return f'"{"".join(lines)}"'
        if self.folds:
            lines = [folded for line in lines for folded in fold(line, LINE_WIDTH - 2 - len(indent))]
        return self.line_end.join(['""', *(f'{indent}"{line}"' for line in lines)])


def style_of(strings: Iterable[str], line_end: str) -> Style:
    """The style of most strings of a file, each from its first quote to its last; gettext's own where none tells."""
    votes: Counter[str] = Counter()
    for raw in strings:
        votes.update(_votes([piece[1:-1] for piece in _pieces(raw)]))
    return Style(votes["folded"] >= votes["long"], votes["broken"] >= votes["run on"], line_end)


def _votes(pieces: list[str]) -> Iterator[str]:
    inner = pieces[:-1]
    if any(piece and not piece.endswith("\\n") for piece in inner):
        yield "folded"
    elif any(width(piece) > LINE_WIDTH + 8 and " " in piece.strip() for piece in pieces):
        yield "long"
    if any("\\n" in piece[:-2] for piece in pieces):
        yield "run on"
    elif any(piece.endswith("\\n") for piece in inner):
        yield "broken"


def fold(line: str, columns: int) -> list[str]:
    """A line as several of no more than `columns`, spaces at their ends; a word that is longer stands alone."""
    lines, length = [""], 0
    for word in _BREAKABLE.findall(line):
        if length + width(word) > columns and lines[-1]:
            lines.append("")
            length = 0
        lines[-1] += word
        length += width(word)
    return lines


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
