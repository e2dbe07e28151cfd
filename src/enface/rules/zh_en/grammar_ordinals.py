"""Figures that want an ordinal: on the 18., the 100 anniversary, the 20 century."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enface.languages.calendar import MONTHS
from enface.languages.patterns import any_of
from enface.languages.sieve import Sieve, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_measures import ordinal_in_figures

_TYPE = "linguistic-conventions/grammar"
_COUNTED_OFF = "anniversary birthday century congress plenum edition installment jubilee"
_NTH = re.compile(
    r"\b(?:(?:[Tt]he|its|their|our|his|her|of) (?P<before>\d{1,3}) (?:[Nn]ational )?"
    rf"(?i:{any_of(_COUNTED_OFF.split())})\b"
    r"|[Tt]he (?P<session>\d{1,2}) (?:[Pp]lenary )?(?:[Ss]ession|[Pp]lenary|[Ss]tanding [Cc]ommittee)\b"
    r"|(?:[Oo]n|until|since) the (?P<day>[1-9]|[12]\d|3[01])"
    rf"(?=[.,;](?!\d)| of (?:{any_of(MONTHS)}|this month|last month)|$))"
    r"|\b(?P<parted>\d{1,3} (?:st|nd|rd|th))\b"
)
_DAY_NUMBER = Sieve(lambda word: word.isdigit() and len(word) < _MOST_DIGITS + 1)
_MOST_DIGITS = 3
_LEADS, _ENDINGS = frozenset({"the", "its", "their", "our", "his", "her", "of"}), frozenset({"st", "nd", "rd", "th"})
_THE = listed(_LEADS | _ENDINGS)


def _has_figure_behind(words: Sequence[str]) -> bool:
    """Whether a figure follows a word that may lead to an ordinal, or an ending follows a word."""
    return any(after in _ENDINGS or (word in _LEADS and after[0].isdigit()) for word, after in pairwise(words))


@rule(
    id="grammar.cardinal",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_DAY_NUMBER, _THE),
    priority=12,
    fires=[
        ("…", "They raised the level at midnight on the 18."),
        ("…", "It was the 10 th meeting."),
        ("…", "They celebrated the 100 anniversary of the founding of the Party in the 20 century."),
    ],
    silent=[
        ("…", "They raised the level on the 18th, the 100th anniversary; the 18 of them; by the 20, 5 left of the 12."),
        ("…", "on the 18.5 km line, by the 3 of us, the 2020 congress"),
    ],
)
def cardinal(segment: Analysis) -> Iterator[Hit]:
    """A figure stands where its ordinal is wanted: on the 18, the 100 anniversary.

    Chinese counts days, sessions and anniversaries with the plain number.
    """
    for match in _NTH.finditer(segment.target) if _has_figure_behind(segment.words) else ():
        group = next(name for name in ("before", "session", "day", "parted") if match[name])
        span, right = Span(*match.span(group)), ordinal_in_figures(match[group].split()[0])
        yield segment.hit(
            f"Usually: {right}.", target=span, fixes=[replacement(span, right, deterministic=True)], key=match[0]
        )
