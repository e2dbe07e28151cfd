"""What the benchmarks write: Markdown tables, shares with their intervals, figures put into a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from enface.scoring.intervals import wilson_interval

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def wilson(hits: int, total: int) -> str:
    """A share with its 95 % Wilson interval."""
    interval = wilson_interval(hits, total)
    return f"{hits / total:.3f} [{interval.low:.3f}, {interval.high:.3f}]" if interval else "–"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def put_figures(page: Path, lines: Iterable[str]) -> None:
    """Write the lines between the marks of a page that people wrote."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    figures = "\n".join(lines)
    page.write_text(f"{before}{BEGIN}\n{figures}{END}{rest.partition(END)[2]}", "utf-8")
