"""What the benchmarks write: Markdown tables, shares with their intervals, figures put into a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def wilson(hits: int, total: int) -> str:
    """A share with its 95 % Wilson interval."""
    if not total:
        return "–"
    z, share = 1.96, hits / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return f"{share:.3f} [{centre - half:.3f}, {centre + half:.3f}]"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def put_figures(page: Path, lines: Iterable[str]) -> None:
    """Write the lines between the marks of a page that people wrote."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    figures = "\n".join(lines)
    page.write_text(f"{before}{BEGIN}\n{figures}{END}{rest.partition(END)[2]}", "utf-8")
