"""What is right to print: hostile characters shown, colours only where wanted, files written whole."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from enface.formats.atomic import replace_file
from enface.languages.safe_text import safe_text
from enface.model import Problem

if TYPE_CHECKING:
    from enface.languages.word_diff import Change

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
    """`text` with everything a terminal might obey made visible."""
    return safe_text(text).text


def near(path: Path) -> Path:
    """A path as seen from here, where it lies below."""
    try:
        here = Path.cwd()
    except OSError:  # the folder that one stands in is gone
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path


def tell(problems: Iterable[Problem]) -> None:
    """Say on standard error what could not be read or done, a line each, with the path as seen from here."""
    for problem in problems:
        path = str(near(Path(problem.path))) if os.path.isabs(problem.path) else problem.path
        print(f"enface: {plain(str(replace(problem, path=path)))}", file=sys.stderr)


def cells(text: str) -> int:
    """How many terminal columns `text` takes."""
    from rich.cells import cell_len

    return cell_len(text)


def wants_colour(stream: IO[str]) -> bool:
    """Whether a stream is written to in colours: NO_COLOR, FORCE_COLOR, a terminal that is not dumb, in this order."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Style:
    """Colours words by their meaning, or leaves them plain."""

    def __init__(self, *, colour: bool) -> None:
        self._on = colour

    def __call__(self, text: str, colour: str) -> str:
        """`text` in a colour named by its meaning, or plain."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self._on and text else text


def differences(changes: Iterable[Change], style: Style) -> str:
    """A text that became another: words that went in [-…-], words that came in {+…+}."""
    return "".join(
        plain(one.new)
        if not one.is_change
        else style(f"[-{plain(one.old)}-]" if one.old else "", "dim")
        + style(f"{{+{plain(one.new)}+}}" if one.new else "", "fix")
        for one in changes
    )


def emit(text: str | Iterator[str], output: str | None = None, *, data: bool = False) -> None:
    """Print `text`, or write it to the file `output` whole or not at all; long ones come in parts, as they are made.

    What is `data` for programs goes out as UTF-8 whatever the locale says. Raises EnfaceError where it cannot be
    written.
    """
    if output in {None, "-"}:
        if data:
            tolerate(sys.stdout, encoding="utf-8")
        sys.stdout.writelines([text] if isinstance(text, str) else text)
    elif isinstance(text, str):
        emit_data(text.encode("utf-8", "backslashreplace"), output)
    else:
        _write((part.encode("utf-8", "backslashreplace") for part in text), Path(output))


def emit_data(content: bytes, output: str | None) -> None:
    """Print bytes, which are UTF-8 where nothing is named, or write them to the file `output` whole or not at all.

    Raises EnfaceError where it cannot be written.
    """
    if output is None or output == "-":
        emit(content.decode("utf-8"), data=True)
    else:
        _write(iter([content]), Path(output))


def _write(content: Iterator[bytes], path: Path) -> None:
    if path.exists() and not path.is_file():
        with path.open("wb") as file:  # a pipe or a device is written to, never replaced
            file.writelines(content)
    else:
        replace_file(path.resolve(), content)


def tolerate(stream: IO[str], encoding: str | None = None) -> None:
    """Let a stream escape what its encoding lacks, instead of failing in the middle of a line."""
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(encoding=encoding, errors="backslashreplace")


class Progress:
    """A line on standard error that says how far long work has come; silent where nobody watches or it is soon done.

    Call it once a segment, or with the number of segments that are done and of all; until then it says what `begins`.
    """

    _PATIENCE = 1.0
    _INTERVAL = 0.2

    def __init__(self, segments: int = 0, deed: str = "checked", things: str = "segments", begins: str = "") -> None:
        self._segments = segments
        self._things = things
        self._deed = deed
        self._done = 0
        self._shown = False
        self._watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + self._PATIENCE
        self._beginning = threading.Timer(self._PATIENCE, self._show, (begins,)) if self._watched and begins else None

    def __call__(self) -> None:
        """One segment more is done."""
        self._done += 1
        if not self._done % 50:
            self.reached(self._done, self._segments)

    def reached(self, done: int, segments: int) -> None:
        """So many of so many segments are done."""
        self.say(f"{done:,} of {segments:,} {self._things} {self._deed}")

    def say(self, line: str) -> None:
        """Show a line in place of the one before, unless that is hardly seen yet."""
        if self._watched and time.monotonic() >= self._next:
            self._next = time.monotonic() + self._INTERVAL
            self._begun()
            self._show(line)

    def _show(self, line: str) -> None:
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def _begun(self) -> None:
        if self._beginning:
            self._beginning.cancel()
            self._beginning.join()
            self._beginning = None

    def __enter__(self) -> Self:
        if self._beginning:
            self._beginning.daemon = True
            self._beginning.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._begun()
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
