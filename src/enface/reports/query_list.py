"""Queries as a list that goes out to whoever can answer them, and comes back with the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from enface.languages.counting import counted
from enface.reports.csv_table import csv_table
from enface.reports.markdown import markdown
from enface.reports.outline import Cell, Column, Kind, Outline, Table
from enface.reports.wording import MOST_ROWS
from enface.review.desk import Desk
from enface.review.queries import QueryView

FORMATS = ("markdown", "xlsx", "csv")
_HOW = (
    "Please write into the last column, and leave the first as it is: by it the answers find their way back. "
    "A stretch of the text that is meant stands in [brackets]."
)
_COLUMNS = (
    Column("id", Kind.NAME),
    Column("document", Kind.NAME),
    Column("segment", Kind.NAME),
    Column("source"),
    Column("translation"),
    Column("words"),
    Column("for", Kind.NAME),
    Column("question"),
    Column("asked", Kind.DAY),
    Column("answer"),
)


def query_list(desk: Desk, queries: Sequence[QueryView], format_: str, today: date | None = None) -> bytes:
    """The queries with their texts, and room for answers, in one of FORMATS."""
    rows = tuple(_row(desk, one) for one in queries)
    if format_ == "csv":
        return csv_table(_table(rows, 0)).encode("utf-8", "backslashreplace")
    day = (today or date.today()).isoformat()  # noqa: DTZ011 - a list bears the day of where it is made
    if format_ == "xlsx":
        from enface.reports.workbook import workbook

        return workbook(_outline(desk, (_table(rows, 0),), len(rows), day))
    # A page for people shows only so many rows of a table, and none of these may be left out.
    tables = tuple(_table(rows[first : first + MOST_ROWS], first) for first in range(0, max(1, len(rows)), MOST_ROWS))
    return markdown(_outline(desk, tables, len(rows), day)).encode("utf-8", "backslashreplace")


def _outline(desk: Desk, tables: tuple[Table, ...], number: int, day: str) -> Outline:
    return Outline(
        kicker="Queries",
        title=f"Queries about {desk.project.name}",
        made=day,
        facts=(counted(number, "query", "queries"),),
        cards=(),
        tables=tables,
        notes=(),
        said=(_HOW,),
    )


def _table(rows: tuple[tuple[Cell, ...], ...], first: int) -> Table:
    title = f"Queries from {first + 1:,} on" if first else "Queries"
    made = "Each query with its segment as it stands now; the last column is for the answer."
    return Table(f"queries_{first + 1}" if first else "queries", title, _COLUMNS, rows, made)


def _row(desk: Desk, query: QueryView) -> tuple[Cell, ...]:
    source, target = texts(desk, query)
    where = (query.ref.document, query.ref.segment, source, target, query.words)
    return (query.reference, *where, query.to.value, query.text, query.time[:10], query.answer)


def texts(desk: Desk, query: QueryView) -> tuple[str, str]:
    """Source and target of a query's segment, what is meant in brackets; both empty where the segment is gone."""
    from enface.review.commands import Refused

    try:
        segment = desk.row(query.ref).segment
    except Refused:
        return "", ""
    source, target = _marked(("source", segment.source), ("target", segment.target), query=query)
    return source, target


def _marked(*sides: tuple[str, str], query: QueryView) -> Iterator[str]:
    for side, text in sides:
        if query.span and query.side == side:
            start, end = query.span
            yield f"{text[:start]}[{text[start:end]}]{text[end:]}"
        else:
            yield text
