"""The Party in the sense of the Communist Party of China, with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_OF_CHINA = re.compile(
    "(?<![一-鿿])党|(?:全|爱|对|向|跟|听|从严治|加强|坚持|管|姓)党|共产党|中共|党中央|党的(?:[绝全领建组]|十[九八二])"
)
_OTHERS = re.compile(
    "反对党|执政党|在野党|民主党|共和党|保守党|人民党|自由党|工党|国民党|民进党|联盟党|新党|右翼|左翼"
    "|政党|党派|党鞭|两党|多党|该党|其党"
)
_THE_PARTY = re.compile(r"\b[Tt]he (?P<party>party)\b(?=['’]s\b|[,.;]| (?:and|is|has|in|over|to|must|will)\b)")
_PARTY = listed({"party", "party's"})


@rule(
    id="case.party",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    needs_source=True,
    words=_PARTY,
    priority=6,
    fires=[("坚持党的绝对领导", "They adhere to the absolute leadership of the party.")],
    silent=[
        ("坚持党的绝对领导", "They adhere to the leadership of the Party and joined a party."),
        ("反对党的领袖", "The leader of the party, in opposition, spoke."),
        ("民主党和共和党", "The party is split."),
    ],
)
def party(segment: Analysis) -> Iterator[Hit]:
    """The Party of China has a small letter: the leadership of the party.

    Chinese official texts in English write the Party, so that it is told from any other.
    """
    if _OTHERS.search(segment.source) or not _OF_CHINA.search(segment.source):
        return
    for match in _THE_PARTY.finditer(segment.target):
        span = Span(*match.span("party"))
        yield segment.hit(
            "Usually: Party. The Communist Party of China is meant.",
            target=span,
            fixes=[replacement(span, "Party", deterministic=True)],
        )
