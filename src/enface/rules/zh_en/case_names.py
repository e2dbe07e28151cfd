"""The last word of a name, such as Railway or Department, in capitals here and in small letters there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.patterns import any_of
from enface.languages.sieve import listed
from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, DocumentAnalysis, shared
from enface.rules.registry import Hit, Scope, replacement, rule

_GENERIC = word_set(
    """
    academy administration airport association bank base basin bridge bureau canal center centre college commission
    committee community conference corporation corridor dam department development district expo exposition expressway
    fair federation festival forum foundation garden group highway hospital institute lake laboratory library ministry
    monastery mountain mountains museum office park plan plateau port project railway region reserve reservoir river
    road school society square stadium station street subdistrict summit temple theater theatre town township tunnel
    union university valley village zone
    """
)
_HAS_GENERIC = listed(_GENERIC)
_ADMINISTRATIVE = word_set("provincial municipal prefectural")
_NAME = re.compile(
    rf"(?<![\w'’-])(?P<first>[A-Z][\w'’–-]*[a-z]|provincial|municipal|prefectural)"
    rf" (?P<generic>(?:{any_of(word.capitalize() for word in _GENERIC)}|{any_of(_GENERIC)}))(?![\w'’-])(?P<of> of\b)?"
)


@shared
def _names(analysis: Analysis) -> tuple[tuple[str, str, Span, bool], ...]:
    """What stands before such a word and the word itself, its place, and whether “of” follows."""
    if analysis.is_heading or not analysis.has(_HAS_GENERIC):
        return ()
    return tuple(
        (match["first"], match["generic"], Span(*match.span("generic")), bool(match["of"]))
        for match in _NAME.finditer(analysis.target)
        if match["first"].lower() not in FUNCTION_WORDS
    )


@rule(
    id="case.generic",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_names,),
    fires=[
        ("… ¶ …", "The Yuxi-Mohan Railway is 508 km long. ¶ Tunnels on the Yuxi-Mohan railway are done."),
        (
            "… ¶ …",
            "He met the Provincial Department of Finance. ¶ Heads of the provincial department of agriculture spoke.",
        ),
    ],
    silent=[
        ("… ¶ …", "The Yuxi-Mohan Railway is 508 km long. ¶ The railway is done; Chinese railway workers came."),
        ("… ¶ …", "The Beijing Museum opened. ¶ A Beijing museum was closed."),
    ],
)
def generic(document: DocumentAnalysis) -> Iterator[Hit]:
    """A name ends in a capital in one place and in a small letter in another: Yuxi-Mohan Railway, Yuxi-Mohan railway.

    The word is part of the name or it is not; one document should not have it both ways.
    """
    capital = {
        (first.lower(), word.lower()): (analysis, span)
        for analysis in document.segments
        for first, word, span, _ in _names(analysis)
        if word[0].isupper() and first[0].isupper()
    }
    if not capital:
        return
    for analysis in document.segments:
        for first, word, span, is_followed in _names(analysis):
            pair = first.lower(), word.lower()
            if word[0].isupper() or pair not in capital or not _is_name(analysis, first, span, is_followed=is_followed):
                continue
            start = span.start - len(first) - 1 if first in _ADMINISTRATIVE else span.start
            place = Span(start, span.end)
            right = place.of(analysis.target).title() if first in _ADMINISTRATIVE else word.capitalize()
            where, there = capital[pair]
            yield analysis.hit(
                f"Also written {first.capitalize() if first in _ADMINISTRATIVE else first} {word.capitalize()}"
                " in this document.",
                target=place,
                fixes=[replacement(place, right)],
                related=[where.place(Side.TARGET, there)],
            )


def _is_name(analysis: Analysis, first: str, span: Span, *, is_followed: bool) -> bool:
    """Whether the small word belongs to a name: a definite one, or that of a body “of” something."""
    if first in _ADMINISTRATIVE:
        return is_followed
    before = analysis.target[: span.start - len(first) - 1].split()[-1:]
    return before == ["the"] or "-" in first or "–" in first
