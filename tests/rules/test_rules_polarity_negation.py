"""A denial that is lost is found; one that English says in other words is left alone."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import check_segment, load_profile

NEGATION = load_profile().narrowed(select={"polarity.negation"})


def findings(source: str, target: str) -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), NEGATION)
    assert not result.problems
    return result.findings


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("该项目尚未开工。", "Construction has not started.", "Construction has started."),
        ("他从未离开过家乡。", "He has never left his home town.", "He has left his home town."),
        ("设施不符合安全规定。", "The facilities are not up to the rules.", "The facilities are up to the rules."),
        ("他们没有遵守规定，损失很大。", "They did not comply and lost much.", "They did comply and lost much."),
        (
            "禁止向未成年人售酒。",
            "It is prohibited to sell alcohol to minors.",
            "It is allowed to sell alcohol to minors.",
        ),
        ("他只去过一次，也没有收获。", "He went only once and gained nothing.", "He went only once and gained much."),
        ("成就不是抢来的，而是奋斗来的。", "It was not robbed, but worked for.", "It was robbed, but worked for."),
        ("疫苗尚未面市。", "No vaccine is available yet.", "A vaccine is yet available."),
        ("该公司不再接受订单。", "The firm is not taking orders any longer.", "The firm is taking orders any longer."),
    ],
)
def test_a_lost_denial_is_found(source: str, right: str, wrong: str) -> None:
    assert findings(source, wrong)
    assert [finding.message for finding in findings(source, right)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("这无疑是一项重大突破。", "This is a major breakthrough."),
        ("她不断努力。", "She kept working hard."),
        ("道路没有修通之前，村民靠步行。", "Until the road was built, the villagers walked."),
        ("会议无法按时举行。", "The meeting had to be postponed; they were unable to hold it on time."),
        ("他不仅是教师，还是作家。", "He is a teacher as well as a writer."),
        ("不能超过20人。", "It is limited to 20 people."),
        ("他做了一件不寻常的事。", "He does something unusual."),
        ("为什么他没有来，我知道他怎么想。", "I know what he did wrong and how he did come to stay away."),
        ("毫无根据的攻击", "an unfounded attack"),
    ],
)
def test_a_denial_in_other_words_is_no_finding(source: str, target: str) -> None:
    assert [finding.message for finding in findings(source, target)] == []


def test_the_not_that_left_a_trace_is_put_back() -> None:
    (found,) = findings("许多学生未戴口罩。", "Many students did wear masks.")
    assert apply_edits("Many students did wear masks.", found.fixes[0].edits) == "Many students did not wear masks."
