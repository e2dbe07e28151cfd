"""Who holds an office: the deputy, the former, the acting one, and who is above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.sieve import Sieve, in_source, listed
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_DEPUTY_ZH = re.compile(
    "副(?P<title>省长|市长|州长|县长|区长|主席|书记|部长|局长|主任|会长|校长|院长|总理|总统|秘书长|董事长|总经理|处长|厅长|司长"
    "|所长|教授|司令|首相|总裁|馆长|行长|台长|社长|总编辑|主编|理事长|团长|队长|村长|镇长|乡长|检察长)"
)
_DEPUTY_EN = re.compile(
    r"\b(?:vice|deput\w*|associate|assistant|under-?secretar\w*|sub-?(?:dean|chief|head|prefect)\w*|second|co-\w+|lieutenant)\b",
    re.IGNORECASE,
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
    fires=[
        ("副省长王明出席会议。", "Governor Wang Ming attended the meeting."),
        ("县委副书记李刚讲话。", "Li Gang, secretary of the county Party committee, spoke."),
    ],
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
    vice = "vice " if titles[0][0].lower() in _WITH_VICE else "deputy "
    vice = vice.capitalize() if segment.target[start].isupper() else vice
    yield segment.hit(
        f"The source says {said[0]}, the deputy.",
        source=said.span(),
        target=(start, end),
        fixes=[Fix(f"{vice}{titles[0][0]}", (Edit(start, start, vice),))],
        key=said[0],
    )


_WITH_VICE = word_set("governor mayor chairman chairwoman chairperson president premier minister principal")
_ADDED = re.compile(
    r"\b(?:vice[- ](?:chairman|chairwoman|chairperson|president|governor|mayor|premier|minister|principal)"
    r"|deputy (?:director|secretary|head|mayor|governor|chief|minister|manager|chairman|commander))\b",
    re.IGNORECASE,
)
_ABOVE_ZH = re.compile(
    "省长|市长|州长|县长|区长|主席|书记|部长|局长|主任|会长|校长|院长|总理|总统|秘书长|董事长|总经理|处长|厅长|司长"
    "|所长|司令|首相|总裁|负责人"
)
_BELOW_ZH = re.compile("[副次]|常务|助理|协理|代表|二把手")
_DEPUTIES = listed({"vice", "deputy"})


@rule(
    id="polarity.deputy-added",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    words=_DEPUTIES,
    fires=[("省政协主席王明出席会议。", "Wang Ming, vice chairman of the CPPCC provincial committee, attended.")],
    silent=[
        ("省政协副主席王明出席会议。", "Wang Ming, vice chairman of the CPPCC provincial committee, attended."),
        ("次长会见了他。", "The vice minister met him."),
        ("王明出席会议。", "Vice Governor Wang Ming attended."),
    ],
)
def deputy_added(segment: Analysis) -> Iterator[Hit]:
    """The target has a deputy, and the source who is above: 主席 and vice chairman.

    The wrong person holds the office.
    """
    said = _ABOVE_ZH.search(segment.source)
    if said is None or _BELOW_ZH.search(segment.source):
        return
    for match in _ADDED.finditer(segment.target):
        title = match[0][len("vice ") if match[0].lower().startswith("vice") else len("deputy ") :]
        yield segment.hit(
            f"The source says {said[0]} and nothing of a deputy.",
            source=said.span(),
            target=match.span(),
            fixes=[replacement(match.span(), title.capitalize() if match[0][0].isupper() else title)],
            key=match[0].lower(),
        )


_HEADS = (
    "(?:省长|市长|州长|县长|区长|主席|主任|书记|部长|局长|厅长|院长|校长|会长|行长|所长|检察长|董事长|总经理"
    "|理事长|秘书长)"
)
_QUALIFIED = (
    (
        re.compile(f"(?<![中草高平太开还])原(?:副|常务副)?(?:省委|市委|县委|区委|党委|党组|纪委)?(?:副|常委)?{_HEADS}"),
        "former",
        re.compile(
            r"\b(?:former\w*|ex-?\w*|then|previous\w*|past|once|late|retired|predecessor\w*|outgoing|old|until"
            r"|used to|served|had been)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(f"代(?:理)?(?:副)?{_HEADS}"),
        "acting",
        re.compile(r"\b(?:acting|interim|caretaker|provisional\w*|temporar\w*|pro tem\w*)\b", re.IGNORECASE),
    ),
    (
        re.compile(f"名誉(?:副)?(?:{_HEADS}|教授|顾问|主编)"),
        "honorary",
        re.compile(r"\b(?:honou?r\w*|emerit\w*)\b", re.IGNORECASE),
    ),
    (re.compile(f"{_HEADS}助理"), "assistant", re.compile(r"\b(?:assistant\w*|aides?)\b", re.IGNORECASE)),
    (
        re.compile("候补(?:委员|代表|理事|中央委员)"),
        "alternate",
        re.compile(r"\b(?:alternate\w*|candidate|reserve|substitute)\b", re.IGNORECASE),
    ),
)
"""What qualifies an office in Chinese, its English, and what else may render it."""
_OFFICES = Sieve(lambda word: word.lower() in _TITLES or word.lower() in {"member", "delegate"})


@rule(
    id="polarity.office",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    words=(in_source("原代誉助补"), _OFFICES),
    fires=[
        ("原副省长王明被查。", "Vice Governor Wang Ming was put under investigation."),
        ("代市长李刚作报告。", "Mayor Li Gang delivered the report."),
        ("名誉会长陈红出席。", "Chen Hong, president of the association, attended."),
        ("局长助理张伟介绍。", "Director Zhang Wei explained."),
    ],
    silent=[
        ("原副省长王明被查。", "Wang Ming, a former vice governor, was put under investigation."),
        ("代市长李刚作报告。", "Acting Mayor Li Gang delivered the report."),
        ("中原市长论坛", "a forum of mayors of the Central Plains"),
        ("还原主席的形象", "to restore the image of the chairman"),
        ("时代主席", "the chairman of the times"),
    ],
)
def office(segment: Analysis) -> Iterator[Hit]:
    """The source tells of a former, an acting or an honorary holder of an office, and the target of the holder.

    Who left an office, or only stands in, is taken for who is in it.
    """
    for chinese, english, accepted in _QUALIFIED:
        said = chinese.search(segment.source)
        if said is None or accepted.search(segment.target):
            continue
        titles = [token for token in segment.tokens if token.text.lower() in _TITLES]
        if not titles or (said.start() and segment.source[said.start() - 1] in _GOES_ON):
            continue
        token = titles[0]
        written = english.capitalize() if token.text[0].isupper() else english
        yield segment.hit(
            f"The source says {said[0]}: {english}.",
            source=said.span(),
            target=(token.start, token.end) if len(titles) == 1 else None,
            fixes=[Fix(f"{written} {token.text}", (Edit(token.start, token.start, f"{written} "),))]
            if len(titles) == 1
            else (),
            key=said[0],
        )


_GOES_ON = frozenset("时年朝古现当近替取第世一历")
"""Characters before 代 with which it is no deputy."""
