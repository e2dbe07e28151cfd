"""Shows what differs between two versions of a file, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from enface.cli.console import emit, plain
from enface.cli.machine import dumps
from enface.formats import called
from enface.languages.counting import counted
from enface.languages.word_diff import changes

if TYPE_CHECKING:
    from enface.formats.compare import Breach, Changed, Comparison

_AROUND = 40
"""How many characters of what stayed are shown beside a change."""
_PLURALS = {"target": "targets", "status": "states", "note": "notes"}


def compare_files(before: Path, after: Path, *, as_json: bool) -> int:
    """Print what differs; the exit status is 1 where more does than a review may change. Raises ImportProblem."""
    from enface.formats import file_bytes
    from enface.formats.compare import compare

    found = compare(file_bytes(before), file_bytes(after), str(before), str(after))
    if as_json:
        emit(dumps({"before": before, "after": after, **as_object(found)}, indent=2), data=True)
    else:
        emit("".join(f"{plain(line)}\n" for line in _lines(found, after)))
    return int(bool(found.breaches))


def as_object(found: Comparison) -> dict[str, object]:
    """A comparison as data for programs."""
    return {
        "format": found.format,
        "changes": [changed._asdict() for changed in found.changes],
        "breaches": [breach._asdict() for breach in found.breaches],
    }


def breach_line(breach: Breach, path: Path) -> str:
    """A breach as one line with its place."""
    part = f" in {breach.part}" if breach.part else ""
    return f"{path}:{breach.line}:{breach.column}: breach{part}: {breach.what}"


def _lines(found: Comparison, path: Path) -> Iterator[str]:
    for changed in found.changes:
        yield f"{path}:{changed.line}: {changed.segment}: {changed.held}: {_shown(changed)}"
    for breach in found.breaches:
        yield breach_line(breach, path)
    counts = Counter(changed.held.value for changed in found.changes)
    said = ", ".join(f"{n:,} {name if n == 1 else _PLURALS[name]}" for name, n in counts.items())
    breaches = len(found.breaches)
    rest = "nothing else differs" if not breaches else counted(breaches, "breach", "breaches")
    yield f"{path}: {called(found.format)}: {f'{said} changed' if said else 'no target changed'}; {rest}."


def _shown(changed: Changed) -> str:
    if changed.held.value == "status":
        return f"{changed.old or 'none'} → {changed.new or 'none'}"
    pieces = []
    for step in changes(changed.old, changed.new):
        if step.is_change:
            pieces.append((f"[-{step.old}-]" if step.old else "") + (f"{{+{step.new}+}}" if step.new else ""))
        else:
            pieces.append(_shortened(step.new))
    return "".join(pieces)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _AROUND + 1 else f"{text[:_AROUND]}…{text[-_AROUND:]}"
