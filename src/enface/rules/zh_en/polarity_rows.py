"""Another of a pair or a row than the source says: downstream for upstream, silver for gold, governor for his vice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.opposites import NAMED_BY, ROWS, Member
from enface.languages.sieve import Sieve, in_source
from enface.model import Edit, Fix, Severity
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
        place
        for word in segment.caught(_MAY_NAME)
        for place in NAMED_BY[word]
        if ROWS[place[0]][place[1]].may_be_named(text, word.lower())
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


_DEPUTY_ZH = re.compile(
    "副(?P<title>省长|市长|州长|县长|区长|主席|书记|部长|局长|主任|会长|校长|院长|总理|总统|秘书长|董事长|总经理|处长|厅长|司长"
    "|所长|教授|司令|首相|总裁|馆长|行长|台长|社长|总编辑|主编|理事长|团长|队长|村长|镇长|乡长|检察长)"
)
_DEPUTY_EN = re.compile(
    r"\b(?:vice|deput\w*|associate|assistant|under-?secretar\w*|sub\w*|second|co-?\w+|lieutenant)\b", re.IGNORECASE
)
_TITLES = word_set(
    """
    governor mayor chairman chairwoman chairperson secretary minister director president dean principal premier manager
    professor commander general chief head curator captain editor magistrate
    """
)
_TITLE_EN = re.compile(rf"\b(?:{'|'.join(sorted(_TITLES))})\b", re.IGNORECASE)


@rule(
    id="polarity.deputy",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    words=in_source("副"),
    fires=[("副省长王明出席会议。", "Governor Wang Ming attended the meeting.")],
    silent=[
        ("副省长王明出席会议。", "Vice Governor Wang Ming attended the meeting."),
        ("副省长王明、省长李刚出席会议。", "Governor Li Gang and his colleague Wang Ming attended."),
        ("副省长王明出席会议。", "Wang Ming attended the meeting."),
    ],
)
def deputy(segment: Analysis) -> Iterator[Hit]:
    """The source has a deputy, and the target who is above: 副省长 and governor.

    One character makes the difference, and the wrong person holds the office.
    """
    said = _DEPUTY_ZH.search(segment.source)
    if said is None or _DEPUTY_EN.search(segment.target):
        return
    rest = _DEPUTY_ZH.sub("", segment.source)
    titles = list(_TITLE_EN.finditer(segment.target))
    if len(titles) != 1 or said["title"][-1] in rest:
        return
    start, end = titles[0].span()
    vice = "Vice " if segment.target[start].isupper() else "vice "
    yield segment.hit(
        f"The source says {said[0]}, the deputy.",
        source=said.span(),
        target=(start, end),
        fixes=[Fix(f"{vice}{titles[0][0]}", (Edit(start, start, vice),))],
        key=said[0],
    )
