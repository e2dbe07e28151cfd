"""Places of two syllables that stand in two words: Ci Xi for 慈溪市."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.names import syllables
from enface.languages.pinyin import spelt_by
from enface.languages.sieve import Sieve, in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins

_LEVELS = "市县区镇乡村州旗盟"


def _may_be_syllable(form: str) -> bool:
    return form.istitle() and form.isascii() and form.isalpha() and syllables(form.lower()) == 1


_SYLLABLE = Sieve(_may_be_syllable)
_WORDS_TOO = word_set("an he she me we men ban can fan tan man pan ran long song sun gun run dune die pie tie chew")
_VOWELS = "aeo"
_PARTS = 2


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
    single = segment.caught(_SYLLABLE)
    if len(single) < _PARTS:
        return
    forms, tokens = segment.forms, segment.tokens
    for at in range(1, len(forms)):
        if forms[at] not in single or forms[at - 1] not in single or not adjoins(segment, at):
            continue
        if (at > 1 and forms[at - 2] in single and adjoins(segment, at - 1)) or (
            at + 1 < len(forms) and forms[at + 1] in single and adjoins(segment, at + 1)
        ):
            continue
        first, second = forms[at - 1].lower(), forms[at].lower()
        if first in _WORDS_TOO:
            continue
        for start, end in spelt_by(first + second, segment.source):
            if end - start == len("慈溪") and segment.source[end : end + 1] in {*_LEVELS}:
                if segment.source[end + 1 : end + 2] == "长":  # a mayor's name stands before his office
                    continue
                right = first.capitalize() + ("'" if second[0] in _VOWELS else "") + second
                span = Span(tokens[at - 1].start, tokens[at].end)
                yield segment.hit(
                    f"Usually: {right}. {segment.source[start : end + 1]} is one place.",
                    target=span,
                    source=(start, end + 1),
                    fixes=[replacement(span, right)],
                )
                break
