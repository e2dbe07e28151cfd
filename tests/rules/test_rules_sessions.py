"""届 and 次: which number is the committee's and which the session's."""

from __future__ import annotations

import pytest

from enface.glossary import Glossary
from enface.model import Document, Segment
from enface.rules import check_segment, load_profile


def found(source: str, target: str) -> list[str]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(()), load_profile())
    assert not result.problems
    return [finding.rule for finding in result.findings if finding.rule.startswith("session.")]


@pytest.mark.parametrize(
    ("source", "target", "rules"),
    [
        ("召开十一届六次全体会议", "held the sixth plenary session of the 11th committee", []),
        (
            "召开十一届六次全体会议",
            "held the 11th plenary session of the sixth committee",
            ["session.term", "session.number"],
        ),
        ("省政协第十二届委员会第三次会议", "the third session of the 12th provincial committee", []),
        ("省政协第十二届委员会第三次会议", "the 12th Session of the provincial committee", ["session.term"]),
        ("第三届理事会第三次会议", "the third session of the third council", []),
        ("第零届零次会议", "the zeroth session", []),
        ("五届几次会议", "the fifth session", []),
    ],
)
def test_terms_and_sessions_are_told_apart(source: str, target: str, rules: list[str]) -> None:
    assert found(source, target) == rules


def test_the_message_says_how_english_puts_it() -> None:
    segment = Segment("1", "党的十九届四中全会", "The 19th plenary session")
    finding = check_segment(segment, Document("d", "d", (segment,)), Glossary(()), load_profile()).findings[0]
    assert finding.message.startswith("Usually: the fourth session of the 19th committee.")
