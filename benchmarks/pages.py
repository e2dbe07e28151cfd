"""What the benchmarks write: Markdown tables, and the section of a page that each of them owns."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.measured import Measured, ratio
from enface import __version__
from enface.scoring.intervals import wilson_interval

DOCS = Path(__file__).resolve().parents[1] / "docs"
PERFORMANCE = DOCS / "performance.md"
_WRITTEN = (
    "Each section is written by the command at its end, never by hand: see [benchmarks](../benchmarks/README.md)."
)
MISSED = "missed"
"""What a table says of a bar that was not reached; the command then leaves with 1."""


def wilson(hits: int, total: int) -> str:
    """A share with its 95 % Wilson interval."""
    interval = wilson_interval(hits, total)
    return f"{hits / total:.3f} [{interval.low:.3f}, {interval.high:.3f}]" if interval else "–"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def beside(unit: str, count: int, costs: Sequence[tuple[str, Sequence[Measured]]]) -> list[str]:
    """A table of tools that did the same work, so many units of it, in turns; the first is ours."""
    ours = costs[0][1]
    rows = []
    for name, own in costs:
        rates = [count / one.seconds for one in own]
        spread = f"{min(rates):,.0f}–{max(rates):,.0f}"
        memory = f"{median(one.bytes for one in own) / 1e6:,.0f}"
        times = f"{ratio(ours, own):.2f}" if own is not ours else ""
        rows.append((name, f"{median(rates):,.0f}", spread, times, memory))
    return table(("", f"{unit} a CPU second", "lowest and highest", "enface is so many times as fast", "MB"), rows)


def put(page: Path, name: str, lines: Iterable[str]) -> None:
    """Write the lines into a page as the section of this name; the other sections stay as they are.

    A page that is not there yet is begun.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    text = page.read_text("utf-8") if page.exists() else f"# {page.stem.capitalize()}\n\n{_WRITTEN}\n"
    before, found, rest = text.partition(f"{begin}\n")
    if not found:
        before, rest = f"{text.rstrip()}\n\n", f"{end}\n"
    section = "\n".join(lines).strip()
    page.write_text(f"{before}{begin}\n{section}\n{end}{rest.partition(end)[2]}", "utf-8")


def circumstances(command: str) -> str:
    """How the figures of a section came about."""
    load = os.getloadavg()[0]
    return (
        f"`{command}`, {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}: enface {__version__}, "
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {_processor()}, "
        f"{os.cpu_count()} processors that had {load:.1f} processes to run."
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text("utf-8").splitlines() if information.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
