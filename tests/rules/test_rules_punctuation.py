"""Marks of punctuation and quotation: what is mended exactly, what is asked about, what may stand."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.languages.punctuation import ending, ends_in_abbreviation, orphan_brackets, orphan_quotes
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import Profile, check_segment

MARKS = Profile("marks", select=frozenset({"punctuation", "quotes"}))


def findings(target: str, source: str = "", kind: str = "body") -> tuple[Finding, ...]:
    segment = Segment("1", source, target, kind=kind)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), MARKS)
    assert not result.problems
    return result.findings


def asserted(target: str, source: str = "", kind: str = "body") -> list[str]:
    return [finding.rule for finding in findings(target, source, kind) if not finding.advisory]


def mended(target: str, source: str = "") -> str:
    for finding in findings(target, source):
        if finding.fixes and not finding.advisory:
            return mended(apply_edits(target, finding.fixes[0].edits), source)
    return target


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("Trade grew，and so did jobs。", "Trade grew, and so did jobs."),
        ("Trade grew ，and so did jobs.", "Trade grew, and so did jobs."),
        ("It sold 3，000 copies at 10：30.", "It sold 3,000 copies at 10:30."),
        ("The fund（founded in 2010）grew.", "The fund (founded in 2010) grew."),
        ("They read 《Nine Songs》 aloud.", "They read “Nine Songs” aloud."),
        ("tea、rice and oil", "tea, rice and oil"),
        ("the brand of pioneers · trade", "the brand of pioneers – trade"),
        ("a novel by Leo·Tolstoy", "a novel by Leo Tolstoy"),
        ("Trade grew,, and jobs too..", "Trade grew, and jobs too."),
    ],
)
def test_a_wrong_mark_is_mended_with_the_spaces_that_english_wants(draft: str, right: str) -> None:
    assert mended(draft) == right


@pytest.mark.parametrize(
    ("source", "draft", "right"),
    [
        ("会议结束了。", "The meeting has ended", "The meeting has ended."),
        ("他说：“会议结束了。”", "He said, “It has ended”", "He said, “It has ended.”"),
        ("会议结束了（见下）。", "It has ended (see below)", "It has ended (see below)."),
        ("会议结束了吗？", "Has the meeting ended.", "Has the meeting ended?"),
    ],
)
def test_the_end_follows_the_source(source: str, draft: str, right: str) -> None:
    assert mended(draft, source) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("远山公司。", "Yuanshan Co., Ltd."),
        ("他问会议结束了没有？", "He asked whether the meeting had ended."),
        ("会议结束了……", "The meeting has ended..."),
        ("“走吧，", "“Let us go,"),
        ("（1）贸易；（2）就业", "1) trade; 2) jobs"),
        ("详情见 www.example.org。", "For more, see www.example.org"),
    ],
)
def test_what_may_end_or_open_so_is_left_alone(source: str, target: str) -> None:
    assert asserted(target, source) == []


def test_a_headline_takes_no_full_stop_and_needs_none() -> None:
    assert asserted("Trade grows by a fifth.", "贸易增长两成", "title") == ["punctuation.headline"]
    assert asserted("Trade grows by a fifth", "贸易增长两成。", "title") == []
    assert asserted("Trade grows at Yuanshan Co., Ltd.", "远山公司贸易增长", "title") == []


def test_the_form_of_the_source_alone_makes_a_headline_only_likely() -> None:
    found = findings("Trade in tea grew by a fifth.", "全省茶叶贸易增长两成")
    assert [(finding.rule, finding.advisory) for finding in found] == [("punctuation.headline", True)]


def test_a_mark_without_partner_is_shown_with_the_sentence_that_lacks_it() -> None:
    text = "It is late. The fund (founded in 2010 grew. They left."
    (finding,) = findings(text)
    assert finding.target is not None
    assert finding.target.of(text) == "(founded in 2010 grew."


def test_a_date_before_a_lost_bracket_is_no_list_number() -> None:
    assert asserted("On Friday February 10) they left.") == ["punctuation.bracket"]


def test_a_mark_that_stands_alone_in_the_source_too_may_stand_alone() -> None:
    assert asserted("They said: “It is late.", "他们说：“晚了。") == []
    assert asserted("They said: “It is late.", "他们说：“晚了。”") == ["quotes.unpaired"]


def test_where_a_text_ends() -> None:
    assert ending("He said, “Go.”")[:2] == (".", 12)
    assert ending("走吧？”").mark == "?"
    assert ending("").mark == ending("()").mark == ""
    assert ends_in_abbreviation("the Eagle Co., Ltd.")
    assert not ends_in_abbreviation("the plan.")


PIECES = st.lists(
    st.sampled_from(
        ["trade", " ", ",", "，", "。", "(", ")", "（", "“", "”", '"', "·", ".", "《", "》", "10", ":", "湖", "+"]
    ),
    max_size=14,
)


@given(PIECES, PIECES)
def test_spans_lie_inside_the_text_and_fixes_remove_their_findings(target: list[str], source: list[str]) -> None:
    text, original = "".join(target), "".join(source)
    found = findings(text, original)
    before = Counter(finding.fingerprint for finding in found)
    for finding in found:
        if finding.target is not None:
            assert 0 <= finding.target.start < finding.target.end <= len(text)
        for fix in finding.fixes:
            after = Counter(left.fingerprint for left in findings(fix.apply(text), original))
            assert after[finding.fingerprint] < before[finding.fingerprint], (finding.rule, fix)


@given(st.lists(st.sampled_from(["trade", "(", ")", " "]), max_size=10))
def test_orphans_are_what_pairing_leaves(parts: list[str]) -> None:
    text = "".join(parts)
    orphans = list(orphan_brackets(text))
    rest = "".join(char for place, char in enumerate(text) if place not in {orphan.position for orphan in orphans})
    assert list(orphan_brackets(rest)) == []
    assert len(list(orphan_quotes(text.replace("(", '"')))) == text.count("(") % 2
