"""The drawings of a page as inline SVG: bars, maps of counts, lines over time. The page colours them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt

from markupsafe import Markup, escape

from enface.languages.safe_text import safe_text
from enface.reports.outline import Bar, Heat, Line
from enface.reports.palette import LIGHT

_LINE, _CELL, _GAP = 17, 24, 7
_WIDTH = 360
_FAINT, _FULL = 0.12, 0.42
"""How opaque a cell is, from next to nothing to the most: its number is read on it, in the dark too."""
_HEIGHT, _LEFT, _TOP, _FOOT = 150, 44, 12, 22
"""Of a line: how high it is, and what is left free for what is written around it."""


def bar(drawn: Bar) -> Markup:
    """A bar as wide as its place; what is said aloud names the parts."""
    x, pieces = 0.0, []
    for name, value in drawn.parts:
        if value and drawn.total:
            width = 100 * value / drawn.total
            pieces.append(
                Markup('<rect class="{}"{} x="{:.2f}" y="0" width="{:.2f}" height="8"/>').format(
                    name, _fill(name), x, width
                )
            )
            x += width
    label = ", ".join(f"{value:,g} {name}" for name, value in drawn.parts if value) or "none"
    return Markup(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(label, Markup("").join(pieces))


def heat(drawn: Heat) -> Markup:
    """A map of counts: under the name of each row its cells, the more the darker; columns have colours of their own.

    Names stand above their cells and not beside them, so that the map is readable on a phone.
    """
    height = _LINE + len(drawn.rows) * (_LINE + _CELL + _GAP)
    return Markup(
        '<svg class="heat" viewBox="0 0 {width} {height}" preserveAspectRatio="xMinYMin" role="img" '
        'aria-label="{label}">{inside}</svg>'
    ).format(
        width=_WIDTH,
        height=height,
        label=f"how many of each of {len(drawn.rows)} rows and {len(drawn.columns)} columns; the table has the numbers",
        inside=Markup("").join(_map(drawn)),
    )


def _map(drawn: Heat) -> Iterator[Markup]:
    width = _WIDTH / (len(drawn.columns) or 1)
    most = max((count for row in drawn.counts for count in row), default=0) or 1
    for place, column in enumerate(drawn.columns):
        yield _words(place * width + width / 2, _LINE - 5, "head", column)
    y = _LINE
    for name, counts in zip(drawn.rows, drawn.counts, strict=True):
        yield _words(0, y + _LINE - 4, "name", name)
        for place, (column, count) in enumerate(zip(drawn.columns, counts, strict=True)):
            # Areas are read by their root, and a single error is to be seen beside hundreds.
            yield Markup(
                '<rect class="{}"{} x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill-opacity="{:.2f}"/>'
            ).format(
                column if count else "nothing",
                _fill(column if count else "card"),
                place * width + 1,
                y + _LINE,
                width - 2,
                _CELL,
                _FAINT + (_FULL - _FAINT) * sqrt(count / most) if count else 1,
            )
            yield _words(place * width + width / 2, y + _LINE + 16, "count" if count else "head", f"{count:,}")
        y += _LINE + _CELL + _GAP


def line(drawn: Line) -> Markup:
    """A figure over time as points that a line joins, each with its interval; the scale begins at nothing."""
    return Markup('<svg class="line" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH,
        _HEIGHT,
        f"{len(drawn.names)} points over time; the table has the numbers",
        Markup("").join(_line(drawn)),
    )


def _line(drawn: Line) -> Iterator[Markup]:
    tops = [value for value in drawn.values if value is not None] + [high for _, high in filter(None, drawn.bounds)]
    most = max(tops, default=0) or 1
    wide = (_WIDTH - _LEFT - 10) / max(len(drawn.names) - 1, 1)

    def y(value: float) -> float:
        return _HEIGHT - _FOOT - value / most * (_HEIGHT - _TOP - _FOOT)

    places = [_LEFT + place * wide for place in range(len(drawn.names))]
    for mark in (0.0, most):
        yield _stroke("axis", "line", (_LEFT, y(mark)), (_WIDTH - 10, y(mark)))
        yield _words(0, y(mark) + 4, "name", f"{mark:,.0f}" if mark >= 10 or not mark else f"{mark:,.2f}")
    for x, bounds in zip(places, drawn.bounds, strict=True):
        if bounds:
            yield _stroke("range", "waived", (x, y(bounds[0])), (x, y(bounds[1])))
    known = [(x, y(value)) for x, value in zip(places, drawn.values, strict=True) if value is not None]
    for one, other in pairwise(known):
        yield _stroke("step", "accent", one, other)
    for x, at in known:
        yield Markup('<circle class="point"{} cx="{:.1f}" cy="{:.1f}" r="3.5"/>').format(_fill("accent"), x, at)
    for place in dict.fromkeys((0, len(places) - 1)) if places else ():
        half = 42  # of a day as it is written
        x = min(max(places[place], _LEFT + half), _WIDTH - half)
        yield _words(x, _HEIGHT - 5, "head", drawn.names[place])


def _stroke(name: str, colour: str, start: tuple[float, float], end: tuple[float, float]) -> Markup:
    return Markup('<path class="{}" stroke="{}" d="M{:.1f} {:.1f}L{:.1f} {:.1f}"/>').format(
        name, LIGHT[colour], *start, *end
    )


def _words(x: float, y: float, name: str, words: str) -> Markup:
    anchor = Markup("") if name == "name" else Markup(' text-anchor="middle"')
    return Markup('<text class="{}"{}{} x="{:.1f}" y="{}" font-size="12">{}</text>').format(
        name, _fill("dim" if name == "head" else "fg"), anchor, x, y, escape(safe_text(words).text)
    )


def _fill(name: str) -> Markup:
    """The colour on white; the page's own goes before it."""
    return Markup(' fill="{}"').format(LIGHT[name]) if name in LIGHT else Markup("")
