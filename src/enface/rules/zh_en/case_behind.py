"""What stands behind the name of a place and is a part of it, written small: Pu'er station for 普洱站."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.pinyin import spelt_by
from enface.languages.sieve import in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins, places_of

_BEHIND = {
    "station": ("站", "火车站", "汽车站", "高铁站"),
    "museum": ("博物馆", "博物院"),
    "airport": ("机场",),
    "university": ("大学",),
    "hospital": ("医院",),
    "library": ("图书馆",),
    "temple": ("寺", "庙"),
    "bridge": ("桥", "大桥"),
    "reservoir": ("水库",),
    "stadium": ("体育场",),
    "square": ("广场",),
    "tunnel": ("隧道",),
    "zoo": ("动物园",),
    "tower": ("塔",),
    "palace": ("宫",),
    "wharf": ("码头",),
    "dam": ("大坝", "坝"),
    "expressway": ("高速", "高速公路"),
}
"""What stands behind a name and is a part of it, with what Chinese says there."""
_GENERIC_WORDS = frozenset(_BEHIND)
_GENERICS = listed(_GENERIC_WORDS)
_NO_NAME = word_set("a an every each any some one two other another no this that local")


@rule(
    id="case.behind",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    needs_source=True,
    words=(_GENERICS, in_source("".join({name[0] for names in _BEHIND.values() for name in names}))),
    priority=5,
    fires=[
        ("列车从普洱站开出", "The train pulled out of Pu'er station."),
        ("洛阳博物馆", "He works at the Luoyang museum."),
    ],
    silent=[
        ("列车从普洱站开出", "The train pulled out of Pu'er Station, the station of Pu'er."),
        ("洛阳博物馆", "He works at a Luoyang museum, and at Luoyang museums."),
        ("洛阳的博物馆", "He works at the Luoyang museum."),
    ],
)
def behind(segment: Analysis) -> Iterator[Hit]:
    """The last word of a name is written small: Pu'er station for 普洱站.

    The source has it as one name; in English all its words have a capital.
    """
    words, forms = segment.words, segment.forms
    for at in places_of(words, _GENERIC_WORDS):
        if not at or not forms[at].islower() or not forms[at - 1][0].isupper() or not adjoins(segment, at):
            continue
        if segment.is_heading or (at > 1 and (words[at - 2] in _NO_NAME or forms[at - 2][0].isupper())):
            continue
        for start, end in spelt_by(words[at - 1], segment.source):
            chinese = next((name for name in _BEHIND[words[at]] if segment.source.startswith(name, end)), "")
            if chinese:
                token = segment.tokens[at]
                span, right = Span(token.start, token.end), words[at].capitalize()
                yield segment.hit(
                    f"Usually: {forms[at - 1]} {right}. It is a name.",
                    target=Span(segment.tokens[at - 1].start, token.end),
                    source=(start, end + len(chinese)),
                    fixes=[replacement(span, right)],
                )
                break
