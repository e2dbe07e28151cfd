"""届 and 次: the term of a committee or a congress, and the number of its session."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enface.languages.numerals_en import CARDINALS, ORDINALS, ordinal
from enface.languages.numerals_en import value_of as english_value
from enface.languages.numerals_zh import value_of as chinese_value
from enface.languages.numerals_zh import written
from enface.languages.patterns import any_of
from enface.model import Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

_NUMERAL = r"[一二三四五六七八九十百\d]{1,4}"
_MEETING = re.compile(
    rf"第?(?P<term>{_NUMERAL})届(?P<body>[^，。；、：:“”\s]{{0,16}}?)第?(?P<session>{_NUMERAL})[次中]"
    r"(?=全[会委体]|[^，。；]{0,4}会)"
)
_BODY = re.compile(r"(?:委员?会?|代表大会|人大|政协|理事会|会员大会)$")
_SESSIONS_BY_TERM = ("联合国", "联大", "世卫", "世界卫生大会", "世界遗产", "教科文", "人权理事会")
"""Assemblies abroad whose 届 is a session, and whose 次 a meeting of it."""
_HEADS = (("代表大会", "congress"), ("人大", "congress"), ("理事会", "council"))

_TENS = any_of(word for word, value in CARDINALS.items() if value >= 20)
_ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{_TENS}[- ])?{any_of(ORDINALS)})"
_SESSION = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL}) (?:(?:plenary|full|general|enlarged) ){{0,2}}"
    r"(?P<noun>session|meeting|plenum|plenary)\b",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL}) (?P<words>(?:(?!(?:plenary|full|session|meeting|plenum)\b)[\w'’-]+ ){{0,4}}?)"
    r"(?P<noun>committee|congress|council|conference|NPC|CPPCC)\b"
    r"(?! (?:standing committee )?(?:(?:annual|plenary|full) )?(?:session|meeting|plenum|plenary)\b)",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"(?:\b(?:National|Party|People['’]s) )+$", re.IGNORECASE)


class Meeting(NamedTuple):
    """A session in the source: of which term of a body, and which of its sessions."""

    term: int
    session: int
    head: str
    is_partys: bool
    span: Span

    @property
    def english(self) -> str:
        """How English says it: the second session of the eighth committee."""
        return f"the {ordinal(self.session)} session of the {ordinal(self.term)} {self.head}"


@shared
def meetings(analysis: Analysis) -> tuple[Meeting, ...]:
    """The sessions that the source counts by term and number."""
    source = analysis.source
    if "届" not in source or any(name in source for name in _SESSIONS_BY_TERM):
        return ()
    return tuple(_meetings(source))


def _meetings(source: str) -> Iterator[Meeting]:
    for match in _MEETING.finditer(source):
        term, session = chinese_value(match["term"]), chinese_value(match["session"])
        body = match["body"].removesuffix("的")
        if term is None or session is None or not term.low * session.low or (body and not _BODY.search(body)):
            continue
        head = next((head for name, head in _HEADS if body.endswith(name)), "committee")
        is_partys = source.startswith("中全会", match.end() - 1)
        yield Meeting(int(term.low), int(session.low), head, is_partys, Span(*match.span()))


def _value(ordinal_: str) -> int:
    lower = ordinal_.lower()
    value = int(lower[:-2]) if lower[0].isdigit() else english_value(lower)
    return int(value or 0)


@rule(
    id="session.term",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=40,
    when=meetings,
    fires=[
        ("省侨联召开八届二次全委会议", "The federation held the 2nd plenary meeting of the 8th session"),
        ("党的十九届四中全会", "the nineteenth plenary session of the fourth Central Committee"),
        ("第十三届全国人民代表大会第三次会议", "the 13th session of the National People's Congress"),
    ],
    silent=[
        ("省侨联召开八届二次全委会议", "The federation held the second plenary session of its eighth committee"),
        ("党的十九届四中全会", "the fourth plenary session of the 19th Central Committee"),
        ("第十三届全国人民代表大会第三次会议", "the third session of the 13th National People's Congress"),
        (
            "省十三届人大常委会第二十次会议",
            "the 20th meeting of the Standing Committee of the 13th provincial people's congress",
        ),
        ("第76届联合国大会第3次会议", "the third meeting of the 76th session of the UN General Assembly"),
        ("第八届国际论坛第二次会议", "the second meeting of the eighth forum"),
    ],
)
def term(analysis: Analysis) -> Iterator[Hit]:
    """The number of a body's term stands beside its session.

    届 counts how often a committee or congress was elected, 次 and 中 count its sessions: 八届二次全委会议 is the
    second plenary session of the eighth committee.
    """
    found = [meeting for meeting in meetings(analysis) if meeting.term != meeting.session]
    if not found:
        return
    sessions = {meeting.session for meeting in found}
    for match in _SESSION.finditer(analysis.target):
        value = _value(match["ordinal"])
        meeting = next((meeting for meeting in found if meeting.term == value), None)
        if meeting and value not in sessions:
            yield analysis.hit(
                f"Usually: {meeting.english}. 届 counts the terms of the {meeting.head}, 次 and 中 its sessions.",
                source=meeting.span,
                target=match.span(),
                fixes=[replacement(match.span(), f"{match['ordinal']} {meeting.head}")],
                evidence={"term": meeting.term, "session": meeting.session},
            )


@rule(
    id="session.number",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=40,
    when=meetings,
    fires=[("党的十九届四中全会", "the plenary session of the fourth Central Committee")],
    silent=[
        ("党的十九届四中全会", "the fourth plenary session of the 19th Central Committee"),
        (
            "党的十九届四中全会和省委四届五次全会",
            "of the 19th Central Committee and of the fourth provincial committee",
        ),
    ],
)
def number(analysis: Analysis) -> Iterator[Hit]:
    """The number of a session stands beside the committee or congress.

    A reader then takes it for one elected decades ago.
    """
    found = [meeting for meeting in meetings(analysis) if meeting.term != meeting.session]
    if not found:
        return
    terms = {meeting.term for meeting in found}
    for match in _COMMITTEE.finditer(analysis.target):
        value = _value(match["ordinal"])
        meeting = next((meeting for meeting in found if meeting.session == value), None)
        if meeting and value not in terms:
            yield analysis.hit(
                f"Usually: {meeting.english}. 次 and 中 count its sessions, 届 the terms of the {meeting.head}.",
                source=meeting.span,
                target=match.span(),
                evidence={"term": meeting.term, "session": meeting.session},
            )


@rule(
    id="session.body",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=40,
    when=meetings,
    fires=[
        ("党的十九届四中全会", "the fourth plenary session of the 19th CPC National Congress"),
        ("省侨联召开八届二次全委会议", "the second plenary session of the eighth congress"),
    ],
    silent=[
        ("党的十九届四中全会", "the fourth plenary session of the 19th CPC Central Committee"),
        (
            "党的十九大和十九届四中全会",
            "the 19th CPC National Congress and the fourth plenary session of its committee",
        ),
        ("第十三届全国人民代表大会第三次会议", "the third session of the 13th National People's Congress"),
    ],
)
def body(analysis: Analysis) -> Iterator[Hit]:
    """The session of a committee is called one of the congress that elected it.

    A congress meets once in its term, every five years; the committee that it elects holds the numbered sessions.
    """
    found = [meeting for meeting in meetings(analysis) if meeting.head == "committee"]
    if not found or "代表大会" in analysis.source or "人大" in analysis.source:
        return
    named = [(match, _value(match["ordinal"])) for match in _COMMITTEE.finditer(analysis.target)]
    right = {value for match, value in named if match["noun"].lower() == "committee"}
    for match, value in named:
        meeting = next((meeting for meeting in found if meeting.term == value), None)
        if meeting is None or match["noun"].lower() != "congress" or value in right:
            continue
        if re.search(rf"(?:{value}|{written(value)})大(?!学|型|会)", analysis.source):
            continue
        start = match.start("noun")
        if national := _NATIONAL.search(match["words"]):
            start = match.start("words") + national.start()
        right_words = "Central Committee" if meeting.is_partys else "committee"
        yield analysis.hit(
            f"Usually: {meeting.english}. The congress elects the committee, whose sessions are counted.",
            source=meeting.span,
            target=match.span(),
            fixes=[replacement((start, match.end()), right_words)],
            evidence={"term": meeting.term, "session": meeting.session},
        )
