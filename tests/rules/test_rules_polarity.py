"""Polarity: what is said to be turned round, and the fix that a person reads before taking it."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Segment
from enface.rules import check_segment, load_profile

POLARITY = load_profile().narrowed(select={"polarity"})


@pytest.mark.parametrize(
    ("source", "target", "message", "fix"),
    [
        ("下午3点开会。", "It starts at 3 A.M. today.", "The source says 下午, which is p.m., not a.m.", "P.M."),
        ("上午9时开会。", "It starts at 9 pm today.", "The source says 上午, which is a.m., not p.m.", "am"),
    ],
)
def test_half_of_the_day_says_both_halves_and_its_fix_reads_as_a_word(
    source: str, target: str, message: str, fix: str
) -> None:
    segment = Segment("1", source, target)
    (finding,) = check_segment(segment, Document("d", "d", (segment,)), Glossary(), POLARITY).findings
    assert finding.message == message
    assert [one.title for one in finding.fixes] == [fix]
