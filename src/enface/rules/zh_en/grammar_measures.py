"""Figures in grammar: ordinals with the wrong ending, and measures before a noun in the plural."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.inflection import other_number
from enface.languages.sieve import Sieve
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/grammar"
_ORDINAL = re.compile(r"(?<![\w.,-])(?P<number>\d{1,4})(?P<ending>st|nd|rd|th)\b")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal_in_figures(number: str) -> str:
    """The ordinal of a number in figures: 13th, 22nd."""
    value = int(number)
    return number + ("th" if value % 100 in {11, 12, 13} else _ENDINGS.get(value % 10, "th"))


_WRONG_ENDING = Sieve(
    lambda word: (match := _ORDINAL.fullmatch(word)) is not None and ordinal_in_figures(match[1]) != word
)


@rule(
    id="grammar.ordinal",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_WRONG_ENDING,
    priority=10,
    fires=[("…", "the 13rd Five-Year Plan, the 22th session and the 11st team")],
    silent=[("…", "the 13th Five-Year Plan, the 22nd session, the 11th team, the 1st and 3rd")],
)
def wrong_ordinal(segment: Analysis) -> Iterator[Hit]:
    """An ordinal in figures has the ending of another: 13rd, 22th.

    The ending is that of the word: thirteenth, twenty-second.
    """
    for match in _ORDINAL.finditer(segment.target):
        right = ordinal_in_figures(match["number"])
        if match[0] != right:
            yield segment.hit(
                f"Usually: {right}.",
                target=match.span(),
                fixes=[replacement(match.span(), right, deterministic=True)],
            )


_UNITS = (
    "years?|months?|weeks?|days?|hours?|minutes?|seconds?|inches|metres?|meters?|kilomet(?:er|re)s?|miles?|tons?|tonnes?"
    "|hectares?|degrees?|points?|pages?|stars?|floors?|stor(?:eys?|ies)|seats?|members?"
)
_JOINED_UNITS = (
    f"{_UNITS}|levels?|steps?|tiers?|phases?|stages?|ways?|sides?|wheels?|beds?|rooms?|lanes?|tracks?|layers?|volumes?"
)
"""What a hyphen joins to a number before a noun."""
_COUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
)
_LASTING = (
    "mission|course|tour|visit|trip|journey|campaign|meeting|forum|festival|event|exhibition|seminar|workshop|session|plan"
    "|program|programme|project|contract|conference|fair|expo|holiday|stay|march|competition|internship|expedition"
)
"""What lasts so long."""
_ATTRIBUTE = re.compile(
    rf"(?<![\w-])(?:(?P<joined>{_COUNT}-(?=\w+s\b)(?P<unit>{_JOINED_UNITS}))(?P<rest>-(?:old|long|high|deep|wide))?(?![\w-])"
    rf"|[Aa]n? (?P<open>(?P<count>{_COUNT})[ ](?=\w+s\b)(?P<units>{_UNITS}))(?= [a-z])"
    rf"|(?:its|his|her|their|the|this) (?P<of>(?P<times>{_COUNT})[ ](?P<lengths>years|months|weeks|days|hours))"
    rf"(?= (?:[a-z-]+ ){{0,2}}(?:{_LASTING})\b))"
)
_NOT_ATTRIBUTES = re.compile(r" (?:of|in|ago|later|before|after|on|at|and|or|from|for|to|with)\b")


_UNITS_IN_S = Sieve(lambda word: word.endswith(("s", "inches")) and re.fullmatch(_UNITS, word.lower()) is not None)


def _may_have_attribute(segment: Analysis) -> bool:
    return segment.has(_PLURAL_ATTRIBUTES) or (
        segment.has(_UNITS_IN_S) and _ATTRIBUTE.search(segment.target) is not None
    )


_PLURAL_ATTRIBUTES = Sieve(lambda word: "-" in word and _ATTRIBUTE.fullmatch(word.lower()) is not None)


@rule(
    id="grammar.attribute",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_may_have_attribute,
    fires=[
        ("…", "a 67-years-old man and a 12-inches wafer line"),
        ("…", "It held a ten days training course and completed its 18 months foreign aid mission."),
    ],
    silent=[
        ("…", "a 67-year-old man and a 12-inch wafer line; he is 67 years old"),
        ("…", "It held a 10-day training course for ten days, a hundred years ago."),
    ],
)
def plural_attribute(segment: Analysis) -> Iterator[Hit]:
    """A measure before a noun stands in the plural: a 67-years-old man, a ten days course.

    As a part of an adjective the unit has no plural, and hyphens join the parts.
    """
    for match in _ATTRIBUTE.finditer(segment.target):
        if match["joined"]:
            one = other_number(match["unit"])
            start, end = match.span()
            right = match["joined"][: -len(match["unit"])] + one + (match["rest"] or "")
        else:
            if _NOT_ATTRIBUTES.match(segment.target, match.end()):
                continue
            one = other_number(match["units"] or match["lengths"])
            start, end = match.span("open" if match["open"] else "of")
            right = f"{match['count'] or match['times']}-{one}"
        if one:
            span = Span(start, end)
            yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])
