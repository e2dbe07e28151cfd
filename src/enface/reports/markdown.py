"""A report as Markdown, for a pull request, a mail or a wiki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from enface import __version__
from enface.languages.safe_text import safe_text
from enface.reports.outline import NUMBERS, Cell, Column, Outline, Table
from enface.reports.wording import shown, shown_rows

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown(outline: Outline) -> str:
    """The report, ending in a newline."""
    return "\n".join([*_lines(outline), f"Made by enface {__version__} on {outline.made}."]) + "\n"


def _lines(outline: Outline) -> Iterator[str]:
    yield from (f"# {cell(outline.title)}", "")
    for line in outline.warnings:
        yield from (f"**{cell(line)}**", "")
    if outline.said:
        yield from (cell(" ".join(outline.said)), "")
    yield from (cell("; ".join(outline.facts)) + ".", "")
    for one in outline.shown:
        yield from _table(one.written())
    yield from ("## How the figures are made", "")
    for one in outline.shown:
        yield f"- {cell(one.title)}: {cell(one.made)}"
    yield ""
    for note in outline.notes:
        yield from (cell(note), "")


def _table(table: Table) -> Iterator[str]:
    rows, left = shown_rows(table)
    yield from (f"## {cell(table.title)}", "", f"| {' | '.join(map(_head, table.columns))} |")
    yield f"|{'|'.join('---:' if column.kind in NUMBERS else '---' for column in table.columns)}|"
    yield from _rows(table.columns, rows)
    yield ""
    if left:
        yield from (left, "")


def _head(column: Column) -> str:
    return cell(column.title)


def _rows(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        yield f"| {' | '.join(cell(shown(value, column.kind)) for value, column in zip(row, columns, strict=True))} |"


def cell(value: str) -> str:
    """A text as the text of one cell, whatever it holds."""
    text = safe_text(" ".join(value.split())).text
    return "".join(_ENTITIES.get(char, f"\\{char}" if char in "\\|*_`[]#~$" else char) for char in text)
