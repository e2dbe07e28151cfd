"""What a report says, in order: a head, key figures, tables with how they are made. Every renderer shows this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from enface.model import Severity, Span

_AROUND = 48


class Reader(StrEnum):
    """For whom a report is."""

    CLIENT = "client"
    TRANSLATOR = "translator"
    LEAD = "lead"


EVERYBODY = frozenset(Reader)
INSIDE = frozenset({Reader.TRANSLATOR, Reader.LEAD})
LEAD = frozenset({Reader.LEAD})


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name"
    """A short word that is not broken over lines."""
    CODE = "code"
    DAY = "day"
    COUNT = "count"
    NUMBER = "number"
    SHARE = "share"
    """0 to 1, shown as per cent."""
    CHANCE = "chance"
    """A probability, of which the small values matter."""
    BAR = "bar"
    """A drawing; only the page has it."""


NUMBERS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.SHARE, Kind.CHANCE})
"""Kinds of cells that are numbers, which stand at the right."""


class Part(NamedTuple):
    """A piece of a bar: the name that colours it, and how much it is."""

    name: str
    value: float


class Bar(NamedTuple):
    """A bar of several parts; `total` is what fills its width."""

    parts: tuple[Part, ...]
    total: float


class Quote(NamedTuple):
    """Words of a text that are meant, with what stands around them."""

    before: str
    words: str
    after: str
    severity: Severity

    @classmethod
    def of(cls, text: str, span: Span | None, severity: Severity) -> Quote:
        """The words of a span with some of the text around them; without a span, the beginning of the text."""
        start, end = span or (0, 0)
        return cls(
            before=("…" if start > _AROUND else "") + text[max(0, start - _AROUND) : start],
            words=text[start:end],
            after=text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else ""),
            severity=severity,
        )

    def __str__(self) -> str:
        if not self.words:
            return self.after
        return f"{self.before}[{self.words}]{self.after}"


Cell = str | int | float | Bar | Quote | None


class Column(NamedTuple):
    """A column's head and what it holds."""

    title: str
    kind: Kind = Kind.TEXT


class Heat(NamedTuple):
    """A table of counts as a map: how many of each row and column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Line(NamedTuple):
    """A figure over time: what each point is called, its value, and the bounds of its interval; None where unknown."""

    names: tuple[str, ...]
    values: tuple[float | None, ...]
    bounds: tuple[tuple[float, float] | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `key` names it in files, `made` says how its figures come about.

    `sums` marks a last row that is a total.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    made: str
    sums: bool = False
    chart: Bar | Heat | Line | None = None
    readers: frozenset[Reader] = EVERYBODY

    @property
    def legend(self) -> tuple[str, ...]:
        """The names of the parts of its bars, in order."""
        bars = (self.chart, *(cell for row in self.rows for cell in row))
        return tuple(dict.fromkeys(part.name for one in bars if isinstance(one, Bar) for part in one.parts))

    def written(self) -> Table:
        """The table without its drawings."""
        kept = [place for place, column in enumerate(self.columns) if column.kind is not Kind.BAR]
        if len(kept) == len(self.columns):
            return self
        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in self.rows),
        )


class Card(NamedTuple):
    """One figure that stands out, and the table that says how it is made."""

    value: str
    label: str
    table: str


@dataclass(frozen=True)
class Outline:
    """A whole report. `verdict` is one word for its colour; `warnings` stand above everything else."""

    kicker: str
    title: str
    made: str
    facts: tuple[str, ...]
    cards: tuple[Card, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    verdict: str = ""
    said: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reader: Reader = Reader.LEAD

    def read_by(self, reader: Reader) -> Outline:
        """What one reader is to see."""
        return replace(self, tables=tuple(one for one in self.tables if reader in one.readers), reader=reader)

    @property
    def shown(self) -> tuple[Table, ...]:
        """The tables that have rows."""
        return tuple(one for one in self.tables if one.rows)

    def footnote(self, key: str) -> int:
        """The number of a table's footnote on a page, from 1; 0 where the table is not shown."""
        return next((number for number, one in enumerate(self.shown, 1) if one.key == key), 0)
