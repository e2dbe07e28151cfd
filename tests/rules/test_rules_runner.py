"""Laws of the runner: it never fails, finds the same every time, and one place has one finding."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enface.glossary import Glossary
from enface.languages.english import word_set
from enface.model import Document, Edit, Finding, Fix, Segment, Severity, Span, apply_edits
from enface.rules import Analysis, Hit, Profile, Rule, Scope, check, check_segment
from enface.rules import runner as runner_module
from enface.rules.absorb import absorb
from enface.rules.registry import all_rules

EVERYTHING = Profile("everything")
_PIECES = st.sampled_from(
    sorted(
        word_set(
            """
            hunan Hunan the The of march 5 2020 xi jinping (CCTCF) FROC Federation Overseas Chinese (FOC) CPC central
            committee ; To . , ： “ ” \ufffc code 侨联 湖南 1,752 U.S. and again party committees ABCs a had province
            """
        )
    )
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=18).map(" ".join))
ROWS = st.lists(
    st.sampled_from(
        [
            "湖南 = Hunan",
            "侨联 = federation of returned overseas Chinese",
            "侨联 = FOC (forbidden)",
            "侨联 = FROC",
            "中央 = CPC Central Committee",
            "人 = people",
        ]
    ),
    unique=True,
)
_SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def document(*pairs: tuple[str, str], name: str = "d") -> Document:
    return Document(
        name, name, tuple(Segment(str(n), source, target) for n, (source, target) in enumerate(pairs, start=1))
    )


@_SLOWLY
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), ROWS)
def test_any_text_is_checked_without_a_failure_and_every_span_lies_inside(
    pairs: list[tuple[str, str]], rows: list[str]
) -> None:
    subject, glossary = document(*pairs), Glossary.of(rows)
    result = check([subject], glossary, EVERYTHING)
    assert result.problems == ()
    assert check([subject], glossary, EVERYTHING) == result
    by_id = {segment.id: segment for segment in subject.segments}
    for finding in result.findings:
        segment = by_id[finding.segment]
        assert finding.target is None or 0 <= finding.target.start <= finding.target.end <= len(segment.target)
        assert finding.source is None or 0 <= finding.source.start <= finding.source.end <= len(segment.source)
        for fix in finding.fixes:
            assert apply_edits(segment.target, fix.edits) != segment.target
        for place in finding.related:
            text = by_id[place.segment].target if place.side == "target" else by_id[place.segment].source
            assert place.span.of(text) == place.text


@_SLOWLY
@given(TEXTS)
def test_a_deterministic_fix_of_a_segment_removes_its_finding(text: str) -> None:
    segment = Segment("1", "", text)
    for finding in check_segment(segment, document(("", text)), Glossary(), EVERYTHING).findings:
        for fix in finding.fixes:
            if fix.deterministic:
                mended = segment._replace(target=apply_edits(text, fix.edits))
                left = check_segment(mended, document(("", mended.target)), Glossary(), EVERYTHING).findings
                assert (finding.fingerprint, finding.target) not in {
                    (again.fingerprint, again.target) for again in left
                }


@_SLOWLY
@given(TEXTS, TEXTS, ROWS)
def test_a_question_before_a_rule_hides_none_of_its_findings(source: str, target: str, rows: list[str]) -> None:
    analysis = Analysis(Segment("1", source, target), document((source, target)), Glossary.of(rows), EVERYTHING)
    for rule in all_rules():
        asked = all(map(analysis.has, rule.words)) and (rule.when is None or rule.when(analysis))
        if rule.scope is Scope.SEGMENT and not asked:
            assert list(rule.check(analysis)) == [], rule.id  # type: ignore[arg-type]


def test_what_is_found_in_a_document_does_not_depend_on_which_others_are_reported() -> None:
    first = document(("湖南省侨联召开会议", "The federation meets"), ("", "It was held in hunan."))
    second = document(("湖南省侨联召开会议", "A meeting of the federation"), name="second")
    both = check([first, second], Glossary(), EVERYTHING).findings
    for name in ("d", "second"):
        alone = check([first, second], Glossary(), EVERYTHING, only={name}).findings
        assert alone == tuple(finding for finding in both if finding.document == name)
    assert {finding.rule for finding in both if finding.document == "second"} == {"consistency.source"}


def test_no_fingerprint_depends_on_the_position() -> None:
    one = check([document(("", "It was held in hunan."))], Glossary(), EVERYTHING).findings
    other = check(
        [document(("", "Rain fell."), ("", "Last year it was held in hunan."))], Glossary(), EVERYTHING
    ).findings
    assert [finding.fingerprint for finding in one] == [finding.fingerprint for finding in other]


def _broken(analysis: Analysis) -> Iterator[Hit]:
    yield analysis.hit("before the failure", target=(0, 1))
    raise RuntimeError("a bug")


def _sound(analysis: Analysis) -> Iterator[Hit]:
    yield analysis.hit("sound", target=(0, len(analysis.target)))


def a_rule(id: str, check: object, scope: Scope = Scope.SEGMENT, **changes: object) -> Rule:
    rule = Rule(id, 1, Severity.MINOR, "style", scope, "Summary.", "Why.", (), (), check, ("zh", "en"))  # type: ignore[arg-type]
    return replace(rule, **changes)  # type: ignore[arg-type]


def test_a_rule_that_fails_is_reported_once_by_name_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (a_rule("bad.rule", _broken), a_rule("good.rule", _sound))
    monkeypatch.setattr(runner_module, "all_rules", lambda: rules)
    result = check([document(("", "One text."), ("", "Another text."))], Glossary(), EVERYTHING)
    assert len(result.problems) == 1
    assert "bad.rule" in str(result.problems[0])
    assert "RuntimeError: a bug" in str(result.problems[0])
    assert [finding.segment for finding in result.findings if finding.rule == "good.rule"] == ["1", "2"]


def test_a_question_is_asked_once_for_all_its_rules_and_its_failure_is_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def has_text(analysis: Analysis) -> bool:
        asked.append(analysis.target)
        if analysis.target == "bad":
            raise RuntimeError("a bug")
        return analysis.target == "text"

    rules = (
        a_rule("one.rule", _sound, when=has_text),
        a_rule("two.rule", _sound, when=has_text),
        a_rule("three.rule", _sound),
    )
    monkeypatch.setattr(runner_module, "all_rules", lambda: rules)
    result = check([document(("", "text"), ("", "other"), ("", "bad"), ("", "text"))], Glossary(), EVERYTHING)
    assert asked == ["text", "other", "bad"]
    assert [problem.reason.split()[1] for problem in result.problems] == ["one.rule", "two.rule"]
    found = [(finding.segment, finding.rule) for finding in result.findings]
    assert found == [("1", "one.rule"), ("2", "three.rule"), ("3", "three.rule"), ("4", "three.rule")]


def test_a_rule_that_needs_a_source_is_not_asked_without_one_and_is_advisory_where_it_is_uncertain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runner_module, "all_rules", lambda: (a_rule("some.rule", _sound, needs_source=True),))
    parts = (Segment("1", "", "text"), Segment("2", "源", "text"), Segment("3", "源", "text", source_confidence="low"))
    result = check([Document("d", "d", parts)], Glossary(), EVERYTHING)
    assert [(finding.segment, finding.advisory) for finding in result.findings] == [("2", False), ("3", True)]


@pytest.mark.parametrize(
    ("levels", "seen"),
    [
        ({}, ("minor", False)),
        ({"some": "advisory"}, ("minor", True)),
        ({"some": "off"}, None),
        ({"some": "off", "some.rule": "major"}, ("major", False)),
    ],
)
def test_a_profile_sets_the_level_of_a_rule(
    monkeypatch: pytest.MonkeyPatch, levels: dict[str, str], seen: tuple[str, bool] | None
) -> None:
    monkeypatch.setattr(runner_module, "all_rules", lambda: (a_rule("some.rule", _sound),))
    found = check([document(("", "text"))], Glossary(), Profile("p", levels=levels)).findings
    assert [(finding.severity, finding.advisory) for finding in found] == ([seen] if seen else [])


SPANS = st.tuples(st.integers(0, 12), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@st.composite
def found(draw: st.DrawFn) -> tuple[Rule, Finding]:
    id = draw(st.sampled_from(["a.one", "b.two", "c.three"]))
    span = draw(SPANS)
    fixes = (Fix("x", (Edit(span.start, span.end, "x"),)),) if draw(st.booleans()) else ()
    finding = Finding(
        rule=id, rule_version=1, severity=draw(st.sampled_from(list(Severity))), type="t/t", path="p", document="d",
        segment="1", source=None, target=span, message="m", fingerprint=draw(st.sampled_from("fgh")), fixes=fixes,
        advisory=draw(st.booleans()),
    )  # fmt: skip
    return a_rule(id, _sound, priority=draw(st.integers(0, 2))), finding


@given(st.lists(found(), max_size=8))
def test_absorbing_is_stable_and_settled(pairs: list[tuple[Rule, Finding]]) -> None:
    once = list(absorb(pairs))
    assert list(absorb(reversed(pairs))) == once
    rules = {id(finding): rule for rule, finding in pairs}
    survivors = [(rules.get(id(finding), pairs[0][0]), finding) for finding in once]
    assert len(list(absorb(survivors))) <= len(once)


@given(st.lists(found(), max_size=8))
def test_nothing_vanishes_without_a_stronger_finding_on_its_words(pairs: list[tuple[Rule, Finding]]) -> None:
    left = list(absorb(pairs))
    assert bool(left) == bool(pairs)
    for _, finding in pairs:
        assert finding.target is not None
        assert any(kept.target is not None and kept.target.overlaps(finding.target) for kept in left)


@given(st.lists(found(), max_size=8))
def test_an_advisory_finding_never_absorbs_an_asserted_one(pairs: list[tuple[Rule, Finding]]) -> None:
    left = list(absorb(pairs))
    if any(not finding.advisory for _, finding in pairs):
        assert any(not finding.advisory for finding in left)
    for _, finding in pairs:
        if not finding.advisory and finding.target is not None:
            assert any(not kept.advisory and kept.target and kept.target.overlaps(finding.target) for kept in left)
