"""What the rules of grammar tell apart: the same words with and without the error, in sentences of other topics."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Segment
from enface.rules import check, load_profile

PAIRS = [
    ("The bank comply to the rules.", "The bank complies with the rules."),
    ("The vaccine was sign off in Paris by experts, develop by a firm.", "The vaccine, developed by a firm, is safe."),
    ("One of the reason is that roads are bad.", "One of the reasons is that roads are bad."),
    ("The training consist of three parts.", "The training consists of three parts."),
    ("The balance of deposits exceed 20 billion yuan.", "The balance of deposits exceeds 20 billion yuan."),
    ("Farmers not only gets rent.", "Farmers not only get rent."),
    ("It is one of largest ports.", "It is one of the largest ports."),
    ("The hospital aims to reducing waiting times.", "The hospital aims to reduce waiting times."),
    ("He stressed the important of education.", "He stressed the importance of education."),
    ("Some 1,200 scientific and technological activity were held.", "Some 1,200 scientific activities were held."),
]


def _grammar(text: str) -> list[str]:
    document = Document("d", "d", (Segment("1", "…", text),))
    findings = check([document], Glossary(), load_profile()).findings
    return [finding.rule for finding in findings if finding.family == "grammar"]


@pytest.mark.parametrize(("wrong", "right"), PAIRS)
def test_the_error_is_found_and_its_correction_is_let_pass(wrong: str, right: str) -> None:
    assert _grammar(wrong)
    assert not _grammar(right)
