"""The drawings of a page as inline SVG: a bar of parts, a map of counts. The page colours them by class."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from markupsafe import Markup, escape

from enface.languages.safe_text import safe_text
from enface.reports.outline import Bar, Heat
from enface.reports.palette import LIGHT

_LINE, _CELL, _GAP = 17, 24, 7
_WIDTH = 360


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
        '<svg class="heat" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">{inside}</svg>'
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
                0.15 + 0.6 * sqrt(count / most) if count else 1,
            )
            yield _words(place * width + width / 2, y + _LINE + 16, "count" if count else "head", f"{count:,}")
        y += _LINE + _CELL + _GAP


def _words(x: float, y: float, name: str, words: str) -> Markup:
    anchor = Markup("") if name == "name" else Markup(' text-anchor="middle"')
    return Markup('<text class="{}"{}{} x="{:.1f}" y="{}" font-size="12">{}</text>').format(
        name, _fill("dim" if name == "head" else "fg"), anchor, x, y, escape(safe_text(words).text)
    )


def _fill(name: str) -> Markup:
    """The colour on white; the page's own goes before it."""
    return Markup(' fill="{}"').format(LIGHT[name]) if name in LIGHT else Markup("")
