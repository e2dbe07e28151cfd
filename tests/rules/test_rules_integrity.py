"""What must come over whole from the source, and characters that came to harm."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.model import Document, Finding, InlineCode, Segment, apply_edits
from enface.rules import Profile, check_segment

INTEGRITY = Profile("integrity", select=frozenset({"integrity"}))


def check(segment: Segment) -> tuple[Finding, ...]:
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), INTEGRITY)
    assert not result.problems
    return result.findings


def findings(source: str, target: str, kind: str = "body") -> tuple[Finding, ...]:
    return check(Segment("1", source, target, kind=kind))


def rules(source: str, target: str, kind: str = "body") -> list[str]:
    return [finding.rule for finding in findings(source, target, kind)]


@pytest.mark.parametrize("target", ["", " ", "\n", "...", "\u3000"])
def test_an_empty_target_is_found_with_the_source_it_owes(target: str) -> None:
    (finding,) = findings("会议结束了。", target)
    assert (finding.rule, finding.source) == ("integrity.empty", (0, 6))


def test_an_empty_source_owes_nothing() -> None:
    assert rules("", "") == rules("——", "–") == rules("……", "...") == []


def test_a_copied_source_is_one_finding_over_the_whole() -> None:
    (finding,) = findings("会议在长沙结束了。", "会议在长沙结束了。")
    assert (finding.rule, finding.target, finding.message) == (
        "integrity.untranslated",
        (0, 9),
        "The target is the source.",
    )
    assert rules("iPhone 12 Pro", "iPhone 12 Pro") == []


LONG = "会议在长沙召开，总结去年工作，部署今年任务，审议通过了有关决议。"


@pytest.mark.parametrize(
    ("target", "is_cut"),
    [
        ("The meeting was held in Changsha to review", True),
        (
            "The meeting was held in Changsha to review the work of last year, plan this year's tasks and adopt the",
            True,
        ),
        ("The meeting was held.", True),
        ("The meeting was held in Changsha to review last year's work and plan this year's, and passed a text.", False),
    ],
)
def test_a_target_that_breaks_off_is_found_at_its_end(target: str, is_cut: bool) -> None:
    found = [finding for finding in findings(LONG, target) if finding.rule == "integrity.truncated"]
    assert bool(found) is is_cut
    assert all(finding.target is not None and finding.target.end == len(target) for finding in found)


def test_a_heading_may_be_short() -> None:
    assert rules(LONG, "Meeting in Changsha", "title") == []


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("试试Rockport鞋", "Try shoes of Rokport.", "Try shoes of Rockport."),
        ("今年CPI上涨", "This year's CPD rose.", "This year's CPI rose."),
        ("Samsung的手机", "Samsong's telephone", "Samsung's telephone"),
    ],
)
def test_an_altered_word_is_offered_as_the_source_writes_it(source: str, target: str, right: str) -> None:
    (finding,) = findings(source, target)
    assert apply_edits(target, finding.fixes[0].edits) == right


def test_a_dropped_word_is_shown_in_the_source() -> None:
    (finding,) = findings("他开着Tesla去上班。", "He drives to work.")
    assert finding.source is not None
    assert finding.target is None
    assert finding.evidence == {"missing": "Tesla"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("世界贸易组织（WTO）", "the World Trade Organization"),
        ("下载APP，全长5km，Q1增长", "Download the application; five kilometers; up in the first quarter"),
        ("GB 18030-2005 和 A-320", "GB18030-2005 and an A320"),
        ("CEO们说", "The CEOs said"),
        ("Beyoncé来了", "Beyonce is here"),
        ("去shopping了", "We shopped."),
    ],
)
def test_what_english_writes_otherwise_is_let_pass(source: str, target: str) -> None:
    assert rules(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("见www.example.org。", "See www.exmaple.org.", "integrity.address"),
        ("共{count}人", "people in all", "integrity.placeholder"),
        ("%1$s和%1$s", "%1$s and another", "integrity.placeholder"),
    ],
)
def test_addresses_and_placeholders_come_over_as_they_are(source: str, target: str, rule: str) -> None:
    assert rules(source, target) == [rule]


def coded(source: str, target: str) -> Segment:
    """A segment whose codes are written as tags; each becomes one character."""

    def taken(text: str) -> tuple[str, tuple[InlineCode, ...]]:
        codes, plain = [], ""
        for piece in re.split(r"(<[^<>]+>)", text):
            if piece.startswith("<"):
                codes.append(InlineCode(len(plain), piece))
            plain += "\ufffc" if piece.startswith("<") else piece
        return plain, tuple(codes)

    (one, ones), (other, others) = taken(source), taken(target)
    return Segment("1", one, other, source_codes=ones, target_codes=others)


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("共<x id='1'/>三<x id='2'/>人", "<x id='1'/>three people", ["x id='2'"]),
        ("共<x id='1'/>三人", "<x id='1'/>three<x id='1'/> people", ["one too many"]),
        ("共<x id='1'/>三<x id='2'/>人", "<x id='1'/>three<x id='1'/> people", ["one too many", "x id='2'"]),
        ("<g id='1'>三</g>人", "three</g> people<g id='1'>", ["This end", "This beginning"]),
        ("<bpt i='1'/>三<ept i='1'/>人", "<ept i='1'/>three<bpt i='1'/> people", ["This end", "This beginning"]),
        ("<g id='1'>三</g>人", "<g ctype='bold' id='1'>three</g> people", []),
        ("<ph x='1'/>三<ph x='2'/>人", "<ph x='3'/>three<ph x='4'/> people", []),
        ("三<ept i='1'/>人", "three<ept i='1'/> people", []),
        ("<x id='1'/>三<x id='2'/>人", "three <x id='2'/>people<x id='1'/>", []),
    ],
)
def test_codes_are_lost_or_too_many_or_the_wrong_way_round(source: str, target: str, found: list[str]) -> None:
    messages = [finding.message for finding in check(coded(source, target)) if finding.rule == "integrity.code"]
    assert [part in message for part, message in zip(found, messages, strict=True)] == [True] * len(found)


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("<x id='1'/>三人", "three people", "\ufffcthree people"),
        ("三人<x id='1'/>", "three people", "three people\ufffc"),
        ("三人", "three<x id='1'/> people", "three people"),
    ],
)
def test_a_code_whose_place_is_sure_is_put_back_or_taken_out(source: str, target: str, mended: str) -> None:
    segment = coded(source, target)
    (finding,) = check(segment)
    assert apply_edits(segment.target, finding.fixes[0].edits) == mended


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("I don & apos; t think so", "I don't think so"),
        ("Research &amp;amp; Development", "Research & Development"),
        ("the city&#39;s &quot;plan&quot;", 'the city\'s "plan"'),
        ("the cityâ€™s plan", "the city’s plan"),
        ("a cafÃ© in Paris", "a café in Paris"),
        ("the\u200b plan\ufeff\x07", "the plan"),
    ],
)
def test_damaged_characters_are_mended_exactly(draft: str, right: str) -> None:
    found = findings("", draft)
    assert apply_edits(draft, [edit for finding in found for edit in finding.fixes[0].edits]) == right


@pytest.mark.parametrize(
    "text", ["AT&T and R&D; Q&A", "São Paulo, Beyoncé’s château", "👨\u200d👩\u200d👧 1\u00a0kg\n\t"]
)
def test_rare_characters_are_no_damage(text: str) -> None:
    assert rules("", text) == []


@given(
    st.text(alphabet="湖南。Ab1{}%s&;amp#39<>@. \u200bÃ©\ufffc", max_size=20),
    st.text(alphabet="Ab1{}%s&;amp#39<>@. \u200bÃ©湖", max_size=24),
)
def test_any_text_is_read_and_every_fix_ends_its_finding(source: str, target: str) -> None:
    found = findings(source, target)
    before = Counter(finding.fingerprint for finding in found)
    for finding in found:
        for fix in finding.fixes:
            after = Counter(left.fingerprint for left in findings(source, fix.apply(target)))
            assert after[finding.fingerprint] < before[finding.fingerprint]
