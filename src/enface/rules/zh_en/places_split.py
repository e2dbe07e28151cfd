"""Places of two syllables that stand in two words: Ci Xi for 慈溪市."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.names import ENGLISH_SYLLABLES, SYLLABLES
from enface.languages.pinyin import readings
from enface.languages.sieve import in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins, places_of

_LEVELS = "市县区镇乡村州旗盟"


_PLAIN = SYLLABLES - ENGLISH_SYLLABLES
"""The syllables of which a split name has one at least."""
_SYLLABLE = listed(_PLAIN)
_VOWELS = "aeo"
_NAMED = re.compile(f"(?=([\u4e00-\u9fff]{{2}})([{_LEVELS}])(?!长))")
"""A name of two characters and its level; before 长, a mayor's or the like, it is a person's."""


@rule(
    id="place.split",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    needs_source=True,
    words=(_SYLLABLE, in_source(_LEVELS)),
    priority=6,
    fires=[
        ("在慈溪市，税务部门", "In Ci Xi, the tax authorities"),
        ("正阳县签订订单", "Zheng Yang County signed orders."),
    ],
    silent=[
        ("在慈溪市，税务部门", "In Cixi, the tax authorities"),
        ("陈熙市长", "Chen Xi, the mayor"),
        ("余江区的刘阳", "Liu Yang of Yujiang District"),
    ],
)
def split(segment: Analysis) -> Iterator[Hit]:
    """The name of one place stands in two words: Ci Xi for 慈溪市.

    A place's syllables are written together; apart they read as a person's name, or as two places.
    """
    words, forms, tokens = segment.words, segment.forms, segment.tokens
    for at in sorted({place for plain in places_of(words, _PLAIN) for place in (plain, plain + 1)}):
        if not 0 < at < len(words) or not (_is_syllable(forms[at - 1]) and _is_syllable(forms[at])):
            continue
        if not adjoins(segment, at) or _is_in_row(segment, at):
            continue
        first, second = words[at - 1], words[at]
        for place in _NAMED.finditer(segment.source):
            if first in readings(place[1][0]) and second in readings(place[1][1]):
                right = first.capitalize() + ("'" if second[0] in _VOWELS else "") + second
                span = Span(tokens[at - 1].start, tokens[at].end)
                yield segment.hit(
                    f"Usually: {right}. {place[1]}{place[2]} is one place.",
                    target=span,
                    source=(place.start(), place.end(2)),
                    fixes=[replacement(span, right)],
                )
                break


def _is_syllable(form: str) -> bool:
    return form.istitle() and form.lower() in SYLLABLES


def _is_in_row(segment: Analysis, at: int) -> bool:
    """Whether a third syllable stands beside the two, as in a person's name."""
    forms = segment.forms
    if at > 1 and _is_syllable(forms[at - 2]) and adjoins(segment, at - 1):
        return True
    return at + 1 < len(forms) and _is_syllable(forms[at + 1]) and adjoins(segment, at + 1)
