"""The sentences that every report says in the same words, and how a cell is written for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enface.languages.counting import counted
from enface.reports.outline import Cell, Kind, Table

if TYPE_CHECKING:
    from enface.reports.figures import Figures

READING = (
    "A finding is something that a machine noticed. It is fixed where a person's revision removed it, waived where a "
    "person gave the reason why it is no error here, and open until then. Findings say where to look: they are no "
    "measure of quality, and a segment without any may still hold errors."
)
ADVISORY = "Advisories are hints that are counted apart."
NO_QUALITY = (
    "Surface figures say how much was changed, or how near a text is to a reference; they are no measure of quality: "
    "chrF and BLEU explain under 2 % of the variance of human judgements of segments."
)
EDITED = "Revised, confirmed, approved and rejected count segments; fixed and waived count findings and waivers."

MOST_ROWS = 200
"""So many rows of a table are shown to people; workbooks and files of data hold all."""


def extent(figures: Figures) -> str:
    """How much was reviewed: documents, segments, words."""
    size = (counted(len(figures.documents), "document"), counted(figures.segments, "segment"))
    return ", ".join((*size, counted(figures.words, "English word" if figures.languages[1] == "en" else "word")))


def period(figures: Figures) -> str:
    """When people decided."""
    if not figures.first:
        return "none yet"
    return figures.first if figures.first == figures.last else f"{figures.first} to {figures.last}"


def basis(figures: Figures) -> str:
    """What the findings were made with: the profile, the project's own levels of rules, the glossaries."""
    levels = ", ".join(f"{rule} {level}" for rule, level in sorted(figures.levels.items()))
    rules = f"rules {figures.profile}" + (f" with {levels}" if levels else "")
    if not figures.glossaries:
        return f"{rules}, no glossary"
    noun = "glossary" if len(figures.glossaries) == 1 else "glossaries"
    return f"{rules}, {noun} {', '.join(figures.glossaries)}"


def shown(value: Cell, kind: Kind) -> str:
    """A cell as people read it: 1,234, 12.30, 56.7 %, 0.0312, a dash where there is no figure."""
    if isinstance(value, float) and kind is Kind.SHARE:
        return f"{100 * value:.1f} %"
    if isinstance(value, float):
        return f"{value:.4f}" if kind is Kind.CHANCE else f"{value:,.2f}"
    if isinstance(value, int):
        return f"{value:,}"
    return "–" if value is None else str(value)


def shown_rows(table: Table) -> tuple[tuple[tuple[Cell, ...], ...], str]:
    """The rows that people are shown, and a sentence on those that are left out, empty where none are."""
    if len(table.rows) <= MOST_ROWS:
        return table.rows, ""
    rows = (*table.rows[: MOST_ROWS - 1], table.rows[-1]) if table.sums else table.rows[:MOST_ROWS]
    left = len(table.rows) - len(rows)
    name = table.key.replace("_", "-")
    return rows, f"{left:,} more: in the workbook (-o report.xlsx), or with --format csv --table {name}."
