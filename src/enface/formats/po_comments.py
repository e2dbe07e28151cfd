"""The comments of a PO entry: whose they are, the flag fuzzy, our notes; each changed by itself, its line end kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_FLAGS = re.compile(r"[ \t]*#,")
_HELD_FLAGS = re.compile(r"^[ \t]*#,(.*)", re.MULTILINE)
_PREVIOUS = re.compile(r"[ \t]*#\|")
_TRANSLATORS = re.compile(r"[ \t]*#(?![.:,|~=])[ \t]?(.*)")
_OWN = re.compile(r"[ \t]*# enface(?:\[(\d+)\])?:[ ]?(.*)")
_FUZZY = "fuzzy"


def lines(comments: str, mark: str) -> str:
    """What the comments with this mark, their `#` included, say."""
    width = len(mark)
    stripped = (line.strip() for line in comments.split("\n"))
    return "\n".join([line[width:].strip() for line in stripped if line.startswith(mark)])


def notes(comments: str) -> str:
    """What the translators wrote besides our notes."""
    found = (match[1] for match in _matches(_TRANSLATORS, comments) if not _OWN.match(match[0]))
    return "\n".join(found).strip("\n")


def own_note(comments: str, label: str) -> str:
    """Our note: on the entry, or on the plural form that the label names."""
    return "\n".join(match[2] for match in _matches(_OWN, comments) if (match[1] or "") == label)


def without_own_notes(comments: str) -> str:
    """The comments without our notes."""
    return "".join(line for line in _split(comments) if not _OWN.match(line))


def _matches(pattern: re.Pattern[str], comments: str) -> Iterator[re.Match[str]]:
    return (match for line in comments.split("\n") if (match := pattern.match(line.rstrip("\r"))))


def is_fuzzy(comments: str) -> bool:
    """Whether the entry is flagged as one that gettext does not use."""
    return _FUZZY in comments and any(_FUZZY in _flags(held) for held in _HELD_FLAGS.findall(comments))


def flag_columns(comments: str) -> tuple[tuple[str, str], ...]:
    """The flags besides, such as `c-format`, as a column."""
    return _flag_columns(",".join(_HELD_FLAGS.findall(comments)))


@lru_cache(maxsize=256)
def _flag_columns(held: str) -> tuple[tuple[str, str], ...]:
    said = ", ".join(flag for flag in _flags(held) if flag not in ("", _FUZZY))
    return (("flags", said),) if said else ()


def _flags(line: str) -> list[str]:
    return [flag.strip() for flag in line.split(",")]


def with_fuzzy(comments: str, line_end: str) -> str:
    """The comments with the flag: first in the line of flags, else in a line of its own."""
    held = _split(comments)
    at = next((place for place, line in enumerate(held) if _FLAGS.match(line)), None)
    if at is not None:
        held[at] = held[at].replace("#,", f"#, {_FUZZY},", 1)
        return "".join(held)
    at = next((place for place, line in enumerate(held) if _PREVIOUS.match(line)), len(held) - 1)
    return _inserted(held, at, [f"#, {_FUZZY}"], line_end)


def without_fuzzy(comments: str) -> str:
    """The comments without the flag, and without a line of flags that held no other."""
    return "".join(map(_not_fuzzy, _split(comments)))


def _not_fuzzy(line: str) -> str:
    if not _FLAGS.match(line) or _FUZZY not in line:
        return line
    content = line.rstrip("\r\n")
    mark, *held = re.split("(?<=#),|,", content)
    kept = [flag for flag in held if flag.strip() != _FUZZY]
    return ",".join([mark, *kept]) + line[len(content) :] if kept else ""


def with_note(comments: str, label: str, note: str, line_end: str) -> str:
    """The comments with our note in place of the one before, else behind the translators' own."""
    held = _split(comments)
    own = [place for place, line in enumerate(held) if (match := _OWN.match(line)) and (match[1] or "") == label]
    theirs = [place + 1 for place, line in enumerate(held) if _TRANSLATORS.match(line)]
    first = next((place for place, line in enumerate(held) if line.lstrip().startswith("#")), len(held) - 1)
    at = own[0] if own else max(theirs, default=first)
    for place in reversed(own):
        del held[place]
    prefix = f"# enface[{label}]: " if label else "# enface: "
    return _inserted(held, at, [prefix + line for line in note.split("\n")], line_end)


def _split(comments: str) -> list[str]:
    """The lines with their ends; the last is what stands before the keyword on its line."""
    *whole, last = comments.split("\n")
    return [*(line + "\n" for line in whole), last]


def _inserted(held: list[str], at: int, new: list[str], line_end: str) -> str:
    """The lines with new ones before one of them."""
    return "".join([*held[:at], *(line + line_end for line in new), *held[at:]])
