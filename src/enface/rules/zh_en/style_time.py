"""House style of a document: one way of writing hours, days of the month, and comparisons by the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.calendar import MONTHS
from enface.languages.english import word_set
from enface.languages.patterns import any_of
from enface.languages.sieve import in_target, listed
from enface.model import Severity
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, Scope, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.grammar_measures import ordinal_in_figures
from enface.rules.zh_en.style import TYPE
from enface.rules.zh_en.style_document import Use, hit_at, others_in, uses_in, uses_of

_CLOCK = re.compile(
    r"(?<![\d:.-])(?:(?P<halves>(?:1[0-2]|[1-9])(?::[0-5]\d)? ?[ap]\.?m\b\.?)"
    r"|(?P<whole>(?:[01]?\d|2[0-4]):[0-5]\d)(?![:\d]| ?[ap]\.?m))"
)
_HOURS = in_target(":")
_IN_FIGURES = re.compile(r":[0-5]\d")
_HALVES = listed({"a.m", "p.m", "am", "pm"})
_DATELINE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}")


@shared
def _clocks(analysis: Analysis) -> tuple[Use, ...]:
    """The hours of a segment; that of a time stamp beside a date in figures left out."""
    may_have = analysis.has(_HALVES) or (analysis.has(_HOURS) and _IN_FIGURES.search(analysis.target))
    if not may_have or _DATELINE.search(analysis.target):
        return ()
    return tuple(uses_in(analysis, _CLOCK))


@rule(
    id="style.clock",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_clocks,),
    fires=[("… ¶ … ¶ …", "It opened at 8:30 a.m. on Monday. ¶ As of 16:00, 30 came. ¶ It closes at 5 p.m.")],
    silent=[("… ¶ …", "It opened at 8:30 a.m. ¶ It closes at 5 p.m."), ("… ¶ …", "At 8 a.m. ¶ 2021-01-19 17:35:02")],
)
def clock(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document counts hours by 12 here and by 24 there: 8:30 a.m. and 16:00.

    The rarer is marked.
    """
    for use, right in others_in(uses_of(document, _clocks), None, "halves"):
        yield hit_at(use, right, _in_halves(use.text) if use.style == "whole" else _whole(use.text), "Elsewhere:")


def _in_halves(text: str) -> str:
    hour, _, minute = text.partition(":")
    value = int(hour) % 24
    minutes = "" if minute == "00" else f":{minute}"
    return f"{value % 12 or 12}{minutes} {'p.m.' if value >= _NOON else 'a.m.'}"


def _whole(text: str) -> str:
    hour, _, minute = re.sub(r"[^\d:]", "", text).partition(":")
    value = int(hour) % _NOON + (_NOON if "p" in text else 0)
    return f"{value}:{minute or '00'}"


_NOON = 12
_MONTH = rf"(?:{any_of(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAY = re.compile(rf"{_MONTH} (?:(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th))|(?P<plain>[12]\d|3[01]|[1-9]))(?![\w%-]|[.,]\d)")
_HAS_MONTHS = listed({month.lower() for month in MONTHS} | word_set("jan feb mar apr jun jul aug sep sept oct nov dec"))


@shared
def _days(analysis: Analysis) -> tuple[Use, ...]:
    """The days that stand behind their month."""
    return tuple(uses_in(analysis, _DAY)) if analysis.has(_HAS_MONTHS) else ()


@rule(
    id="style.days",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_days,),
    fires=[("… ¶ … ¶ …", "It opened on May 22. ¶ It closes on August 4th. ¶ It began on April 9.")],
    silent=[("… ¶ …", "It opened on May 22. ¶ It closes on June 3, in May 2021; the 4th of May")],
)
def days(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes May 22 here and August 4th there.

    The rarer is marked.
    """
    for use, right in others_in(uses_of(document, _days), None, "plain"):
        wanted = use.text[:-2] if use.style == "ordinal" else ordinal_in_figures(use.text)
        yield hit_at(use, right, wanted, "Elsewhere:")


_BY_YEAR = re.compile(
    r"(?:percent|%|cent|points?) (?:(?P<joined>(?:year|month|quarter)-on-(?:year|month|quarter))"
    r"|(?P<parted>(?:year|month|quarter) on (?:year|month|quarter)))\b"
)
_YEARS = listed({"year", "month", "quarter", "year-on-year", "month-on-month", "quarter-on-quarter"})


@shared
def _comparisons(analysis: Analysis) -> tuple[Use, ...]:
    """The comparisons with the year before that stand behind a percentage."""
    return tuple(uses_in(analysis, _BY_YEAR)) if analysis.has(_YEARS) else ()


@rule(
    id="style.year-on-year",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_comparisons,),
    fires=[
        ("… ¶ … ¶ …", "It rose 5 percent year on year. ¶ It fell 3 percent year-on-year. ¶ Up 2 percent year on year.")
    ],
    silent=[("… ¶ …", "It rose 5 percent year on year. ¶ The year-on-year growth was high.")],
)
def year_on_year(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes “year on year” behind percentages with hyphens here and without there.

    The rarer is marked; before a noun hyphens are right.
    """
    for use, right in others_in(uses_of(document, _comparisons), None, "parted"):
        wanted = use.text.replace("-", " ") if use.style == "joined" else use.text.replace(" ", "-")
        yield hit_at(use, right, wanted, "Elsewhere:")
