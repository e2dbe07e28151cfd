"""Another of a pair or a row than the source says: downstream for upstream, silver for gold."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.opposites import NAMED_BY, ROWS, Member
from enface.languages.sieve import Sieve
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_MAY_NAME = Sieve(lambda word: bool(NAMED_BY[word]))


@rule(
    id="polarity.opposite",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    words=_MAY_NAME,
    fires=[
        ("上游水位上涨。", "The water level downstream rose."),
        ("他获得金牌。", "He was awarded the silver medal."),
        ("反对这一决定。", "They support the decision."),
        ("父亲是一名教师。", "The mother is a teacher."),
        ("市委宣传部发布通知。", "The Organization Department of the CPC municipal committee issued a notice."),
        ("省财政厅拨付资金。", "The provincial department of education allocated the funds."),
        ("这是全省最大的水库。", "It is the longest reservoir in the province."),
    ],
    silent=[
        ("上游水位上涨。", "The water level upstream rose."),
        ("上游和下游水位上涨。", "The water level downstream rose."),
        ("父亲带着儿子来了。", "The father came with his daughter and his son."),
        ("反对这一决定的人", "those who do not support the decision"),
    ],
)
def opposite(segment: Analysis) -> Iterator[Hit]:
    """The source names one of a pair or a row, and the target only another that the source does not have.

    Up and down, father and mother, gold and silver, one department and another are slips of one word that read as well.
    """
    text = segment.target.lower()
    found = {
        telling.place
        for word in segment.caught(_MAY_NAME)
        for telling in NAMED_BY[word]
        if telling.may_be_in(text, word.lower())
    }
    for number, place in sorted(found):
        other = ROWS[number][place]
        if other.chinese.search(segment.source):
            continue
        lost = (
            member
            for member in ROWS[number]
            if member.chinese.search(segment.source) and not member.accepted.search(segment.target)
        )
        if (member := next(lost, None)) is not None:
            yield from _swapped(segment, member, other)


def _swapped(segment: Analysis, lost: Member, other: Member) -> Iterator[Hit]:
    said = lost.chinese.search(segment.source)
    for match in other.named.finditer(segment.target):
        if said:
            yield segment.hit(
                f"The source says {said[0]}.",
                source=said.span(),
                target=match.span(),
                key=f"{said[0]} {match[0].lower()}",
            )
