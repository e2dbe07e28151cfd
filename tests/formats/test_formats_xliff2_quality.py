"""Findings, waivers and ratings in XLIFF 2: written as ITS marks that conform, read back with their place."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface import formats
from enface.formats import Change, conformance, xliff2
from enface.formats.conformance.xliff2_its import ISSUE_TYPES
from enface.formats.xliff2_quality import _TYPES, Issue, Quality, issue_of
from enface.model import INLINE_CODE, Finding, ImportProblem, Severity, Span

KEY = ("a.xlf", "u1/s1")
TARGET = f"Good {INLINE_CODE}sky weather{INLINE_CODE} & {INLINE_CODE}."
SAMPLE = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en">
 <file id="f1">
  <unit id="u1">
   <segment id="s1">
    <source>好<pc id="1">天</pc>气<ph id="2"/></source>
    <target>Good <pc id="1">sky weather</pc> &amp; <ph id="2"/>.</target>
   </segment>
   <segment id="s2">
    <source>再见</source>
   </segment>
  </unit>
 </file>
</xliff>
""".encode()


def written(quality: Quality, data: bytes = SAMPLE) -> bytes:
    return xliff2.write_qualities(data, "a.xlf", {KEY: quality})


def words(data: bytes) -> list[str]:
    """What each issue is about, without the codes."""
    segment = next(s for s in xliff2.read(data, "a.xlf")[0].segments if s.id == KEY[1])
    issues = xliff2.qualities(data, "a.xlf")[KEY].issues
    return [issue.span.of(segment.target).replace(INLINE_CODE, "") for issue in issues if issue.span is not None]


def test_issues_that_cross_each_other_and_a_code_keep_their_words() -> None:
    data = written(Quality((Issue("style", "a", span=Span(6, 12)), Issue("other", "b", span=Span(10, 23)))))
    assert words(data) == ["sky we", "weather & ."]
    assert conformance.faults(data, "a.xlf") == ()


def test_waiver_is_an_issue_that_is_not_enabled_and_a_rating_a_score() -> None:
    quality = Quality((Issue("terminology", 'Usually: "sky"\nor so', 60, enabled=False, span=Span(6, 9)),), 85, 90)
    data = written(quality)
    assert b'its:locQualityIssueEnabled="no"' in data
    found = xliff2.qualities(data, "a.xlf")[KEY]
    (issue,) = found.issues
    assert (issue.type, issue.comment, issue.severity, issue.enabled) == (
        "terminology",
        'Usually: "sky"\nor so',
        60,
        False,
    )
    assert (found.score, found.threshold) == (85, 90)
    assert words(data) == ["sky"]


def test_issue_without_a_place_is_about_the_whole_target() -> None:
    assert words(written(Quality((Issue("other", "all"),)))) == ["Good sky weather & ."]


def test_namespace_and_version_are_declared_once() -> None:
    once = written(Quality((Issue("style", "a"),)))
    twice = written(Quality((Issue("style", "b"),)), once)
    assert once.count(b"xmlns:its=") == twice.count(b"xmlns:its=") == 1
    assert twice.count(b'its:version="2.0"') == 1


def test_what_was_written_before_is_replaced_and_taken_out_again() -> None:
    once = written(Quality((Issue("style", "a", span=Span(0, 4)),), 80))
    assert written(xliff2.qualities(once, "a.xlf")[KEY], once) == once
    (document,) = xliff2.read(written(Quality(), once), "a.xlf")
    assert document.segments[0].target == TARGET


def test_marks_in_two_segments_of_a_unit_have_different_ids() -> None:
    data = SAMPLE.replace("再见</source>".encode(), "再见</source><target>Bye</target>".encode())
    stated = {key: Quality((Issue("style", "a"),)) for key in (KEY, ("a.xlf", "u1/s2"))}
    once = xliff2.write_qualities(data, "a.xlf", stated)
    assert conformance.faults(once, "a.xlf") == ()
    assert conformance.faults(xliff2.write_qualities(once, "a.xlf", {KEY: Quality()}), "a.xlf") == ()


def test_segment_without_a_target_keeps_none_and_one_that_is_not_there_is_refused() -> None:
    assert xliff2.write_qualities(SAMPLE, "a.xlf", {("a.xlf", "u1/s2"): Quality((Issue("style", "a"),))}) == SAMPLE
    with pytest.raises(ImportProblem, match="no segment"):
        xliff2.write_qualities(SAMPLE, "a.xlf", {("a.xlf", "u9"): Quality()})


def test_ids_of_the_unit_are_not_taken_again() -> None:
    taken = SAMPLE.replace(b'<ph id="2"/>', b'<ph id="enface-1"/>')
    data = written(Quality((Issue("style", "a"),)), taken)
    assert conformance.faults(data, "a.xlf") == ()


def test_issues_of_others_are_read_on_marks_and_beside_the_segments() -> None:
    beside = (
        '<its:locQualityIssues xml:id="q" xmlns:its="http://www.w3.org/2005/11/its">'
        '<its:locQualityIssue locQualityIssueType="grammar" locQualityIssueSeverity="30"/>'
        '<its:locQualityIssue locQualityIssueComment="tone" locQualityIssueEnabled="no"/></its:locQualityIssues>'
    )
    data = SAMPLE.replace(b'<unit id="u1">', f'<unit id="u1">{beside}'.encode())
    data = data.replace(
        b"sky weather",
        b'<mrk id="m" type="its:generic" its:locQualityIssuesRef="#its=q" xmlns:its="http://www.w3.org/2005/11/its">sky</mrk> weather',
    )
    issues = xliff2.qualities(data, "a.xlf")[KEY].issues
    assert [(issue.type, issue.comment, issue.severity, issue.enabled) for issue in issues] == [
        ("grammar", "", 30, True),
        ("", "tone", None, False),
    ]
    assert words(data) == ["sky", "sky"]


def test_rating_of_the_unit_holds_for_its_segments() -> None:
    rated = b'<unit id="u1" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" its:locQualityRatingScore="70">'
    data = SAMPLE.replace(b'<unit id="u1">', rated)
    assert xliff2.qualities(data, "a.xlf")[KEY] == Quality((), 70, None)
    assert dict(xliff2.read(data, "a.xlf")[0].segments[0].columns)["rating"] == "70"


def test_issues_stand_in_the_columns_of_the_segment() -> None:
    data = written(Quality((Issue("style", "a", 25), Issue("grammar", "b", enabled=False))))
    segment = xliff2.read(data, "a.xlf")[0].segments[0]
    assert dict(segment.columns)["issues"] == "style (25): a\ngrammar: b [waived]"


def test_finding_becomes_an_issue_of_a_type_that_its_knows() -> None:
    finding = Finding(
        "terms.wrong", 1, Severity.MAJOR, "terminology/wrong-term", "a.xlf", "a.xlf", "u1", None, Span(0, 4), "Usually: Fine", "f"
    )  # fmt: skip
    assert issue_of(finding) == Issue("terminology", "Usually: Fine", 60, True, Span(0, 4))
    assert not issue_of(finding, waived=True).enabled
    assert set(_TYPES.values()) <= ISSUE_TYPES


SPANS = st.tuples(st.integers(0, len(TARGET)), st.integers(0, len(TARGET))).map(lambda pair: Span(*sorted(pair)))
ISSUES = st.builds(
    Issue,
    st.sampled_from(sorted(ISSUE_TYPES)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8),
    st.none() | st.integers(0, 100).map(float),
    st.booleans(),
    SPANS,
)


@given(st.lists(ISSUES, max_size=4), st.none() | st.integers(1, 100).map(float))
def test_any_quality_reads_back_with_its_words_and_conforms(issues: list[Issue], score: float | None) -> None:
    data = written(Quality(tuple(issues), score))
    found = xliff2.qualities(data, "a.xlf").get(KEY, Quality())
    expected = {
        (i.type, i.comment, i.severity, i.enabled, i.span.of(TARGET).replace(INLINE_CODE, "")) for i in issues if i.span
    }
    segment = xliff2.read(data, "a.xlf")[0].segments[0]
    assert expected == {
        (i.type, i.comment, i.severity, i.enabled, i.span.of(segment.target).replace(INLINE_CODE, ""))
        for i in found.issues
        if i.span
    }
    assert found.score == score
    assert conformance.faults(data, "a.xlf") == ()


def test_edited_target_keeps_the_marks_whose_codes_it_keeps() -> None:
    data = written(Quality((Issue("style", "a", span=Span(0, 4)),)))
    segment = xliff2.read(data, "a.xlf")[0].segments[0]
    changed = xliff2.write(data, "a.xlf", {KEY: Change(segment.target.replace("Good", "Fine"))})
    assert words(changed) == ["Fine"]


def test_marks_may_go_with_the_words_that_they_were_about() -> None:
    data = written(Quality((Issue("style", "a", span=Span(0, 4)),)))
    changed = formats.spliced(data, "a.xlf", {KEY: Change("Fine weather.")})
    assert xliff2.qualities(changed, "a.xlf") == {}
