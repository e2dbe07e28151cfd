"""Spaces: exact repairs, and what looks like a slip and is none."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import Profile, check_segment

SPACING = Profile("spacing", select=frozenset({"spacing"}))


def findings(target: str, source: str = "") -> tuple[Finding, ...]:
    segment = Segment("1", source, target)
    result = check_segment(segment, Document("d", "d", (segment,)), Glossary(), SPACING)
    assert not result.problems
    return result.findings


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("the growth  of trade", "the growth of trade"),
        ("Trade grew , and jobs too .", "Trade grew, and jobs too."),
        ("the plan ( see below ) for trade", "the plan (see below) for trade"),
        ("They don 't know.", "They don't know."),
        ("Trade grew,and jobs too.", "Trade grew, and jobs too."),
        ("Updated:2020-04-10", "Updated: 2020-04-10"),
        ("Mr.Wen came.They left.", "Mr. Wen came. They left."),
        ("the fund(founded in 2010)grew", "the fund (founded in 2010) grew"),
        ("on July 26 (by Hu Lu)On that day", "on July 26 (by Hu Lu) On that day"),
        ("the term“new era”is", "the term “new era” is"),
        ("There were 167, 000 deaths.", "There were 167,000 deaths."),
    ],
)
def test_one_key_repairs_all_spaces(draft: str, right: str) -> None:
    found = findings(draft)
    assert found
    assert all(fix.deterministic for finding in found for fix in finding.fixes)
    assert apply_edits(draft, [edit for finding in found for edit in finding.fixes[0].edits]) == right


@pytest.mark.parametrize(
    "text",
    [
        "See http://example.org:80/a,b and li@example.org.",
        "at 10:30, in a ratio of 3:1",
        "the .NET library, std::map, open() and f(value)",
        "the member(s), child(ren) and the 401(k)",
        "(un)fair and (re)use",
        "the Fe(III) ion and N,N-dimethyl",
        "He waited ... and left",
        "the U.S.-China talks, e.g. those of 2020",
        "In 2019, 200 people came; in 2020, 300.",
        "one\n\ntwo",
    ],
)
def test_what_looks_like_a_slip_stays(text: str) -> None:
    assert findings(text) == ()


def test_the_source_tells_a_torn_figure_from_a_list() -> None:
    assert [finding.fixes[0].title for finding in findings("over 19, 200 hectares", "1.92万公顷以上")] == ["19,200"]
    assert [finding.fixes[0].title for finding in findings("grew 3. 5 percent", "增长3.5%")] == ["3.5"]
    assert findings("in group 19, 200 people", "第19组200人") == ()


@given(st.text(alphabet=" ab,.:;()“”'0123\u00a0sI\n", max_size=24))
def test_every_repair_ends_its_finding(text: str) -> None:
    found = findings(text)
    before = Counter(finding.fingerprint for finding in found)
    for finding in found:
        assert finding.target is not None
        assert 0 <= finding.target.start < finding.target.end <= len(text)
        for fix in finding.fixes:
            after = Counter(left.fingerprint for left in findings(fix.apply(text)))
            assert after[finding.fingerprint] < before[finding.fingerprint]
