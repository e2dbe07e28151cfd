"""A score says what it rests on, and gives a verdict only where the sample bears one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import document, mark, shared, spread

from enface.model import Document, EnfaceError, MarkedError, Rated, Severity, Side, Span
from enface.scoring.penalties import charge, penalty
from enface.scoring.profile import SHIPPED, Nesting, ScoreProfile, load_score_profile, parse_score_profile
from enface.scoring.score import Score, Verdict, assess
from enface.scoring.words import Unit

MQM = load_score_profile("mqm-2.0")
GOOGLE = load_score_profile("wmt-google")


def score_documents(
    documents: list[Document], marks: list[MarkedError], profile: ScoreProfile, **more: object
) -> Score:
    return assess(documents, marks, profile, **more).score  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severities", "words", "raw", "calibrated"),
    [
        (["minor"] * 10, 1000, 99.00, 90.0),
        (["minor"] * 6 + ["major"] * 2 + ["neutral"] * 3, 1250, 98.72, 87.2),
        (["critical", "major"] + ["minor"] * 4, 800, 95.75, 57.5),
    ],
)
def test_scores_of_the_published_examples(severities: list[str], words: int, raw: float, calibrated: float) -> None:
    score = score_documents([document(words)], spread([mark(one) for one in severities]), MQM)
    assert score.words == words
    assert score.raw == pytest.approx(raw, abs=1e-6)
    assert score.calibrated == pytest.approx(calibrated, abs=1e-6)


def test_a_critical_error_fails() -> None:
    score = score_documents([document(5000)], [mark("critical")], MQM)
    assert score.verdict is Verdict.FAIL
    assert "critical" in score.reason


def test_no_verdict_below_three_hundred_words_even_with_a_critical_error() -> None:
    score = score_documents([document(299)], [mark("critical")], MQM)
    assert score.verdict is Verdict.INSUFFICIENT
    assert score.raw is not None


def test_only_an_interval_that_clears_the_threshold_decides() -> None:
    few = score_documents([document(400)], spread([mark("minor")] * 2), MQM)
    assert few.verdict is Verdict.UNDECIDED
    assert few.decides_at is not None
    assert few.decides_at > 400
    assert score_documents([document(5000)], spread([mark("minor")] * 10), MQM).verdict is Verdict.PASS
    assert score_documents([document(1000)], spread([mark("minor")] * 60), MQM).verdict is Verdict.FAIL


def test_the_sample_that_would_decide_does_decide_at_the_same_rate() -> None:
    undecided = score_documents([document(500)], spread([mark("minor")] * 3), MQM)
    assert undecided.decides_at
    times = -(-undecided.decides_at // 500)
    larger = score_documents([document(500 * times)], spread([mark("minor")] * (3 * times)), MQM)
    assert larger.verdict is Verdict.PASS


def test_no_sample_decides_at_the_threshold_itself() -> None:
    score = score_documents([document(1000)], spread([mark("minor")] * 10), MQM)
    assert score.verdict is Verdict.UNDECIDED
    assert score.decides_at is None


def test_counts_have_an_exact_interval_and_weighted_points_a_bootstrap() -> None:
    counts = score_documents([document(300)], spread([mark("minor")] * 3), MQM)
    assert counts.interval == pytest.approx((2.062240, 29.224244), abs=1e-6)
    assert "Poisson" in counts.method
    weighted = score_documents([document(3000)], spread([mark("minor"), mark("major")]), MQM)
    assert "bootstrap samples of segments" in weighted.method
    one_segment = score_documents([document(3000, 1)], [mark("minor"), mark("major")], MQM)
    assert one_segment.method.startswith("Fay and Feuer")
    assert one_segment.interval
    assert one_segment.interval.low < one_segment.interval.high


def test_two_errors_of_different_weight_are_no_proof_of_a_good_text() -> None:
    few = score_documents([document(1500, 50)], [mark("minor"), mark("major", segment="7")], MQM)
    assert few.verdict is Verdict.UNDECIDED
    assert few.decides_at


def test_no_error_is_no_proof_that_there_is_none() -> None:
    score = score_documents([document(320)], [], MQM)
    assert score.interval == pytest.approx((0, 3.688879 / 0.32), abs=1e-5)
    assert score.verdict is Verdict.UNDECIDED
    assert score.decides_at == 369


def test_the_points_of_several_raters_are_their_mean() -> None:
    marks = [mark("major", author="a"), mark("minor", author="b"), mark("minor", segment="2", author="a")]
    seen = [Rated("d", "2", "b"), Rated("d", "2", "c")]
    assert score_documents([document(400)], marks, MQM, rated=seen).penalty == pytest.approx(3 + 1 / 3)


def test_units_are_declared_and_counted() -> None:
    profile = replace(MQM, unit=Unit.SOURCE_CHARACTERS)
    assert score_documents([document(500)], [], profile).words == 500
    assert score_documents([document(420)], [], profile).verdict is Verdict.INSUFFICIENT
    with pytest.raises(EnfaceError, match="no spaces between words"):
        score_documents([document(500)], [], MQM, unit=Unit.SOURCE_WORDS)


def test_google_weights() -> None:
    marks = [mark("major"), mark("minor"), mark("minor"), *[mark("minor", "fluency/punctuation")] * 3]
    assert penalty(marks, GOOGLE) == pytest.approx(7.3, abs=1e-6)
    assert penalty([mark("major", "non-translation"), mark("major", "source-error")], GOOGLE) == 25


def test_a_type_stands_for_all_below_it_and_for_nothing_beside() -> None:
    j2450 = load_score_profile("j2450")
    assert j2450.weight("terminology/wrong-term", Severity.MAJOR) == 5
    assert j2450.weight("terminology-like", Severity.MAJOR) == 3


def test_repeats_are_counted_as_the_policy_says() -> None:
    marks = [mark("minor", text="Hunan FOC"), mark("major", text="hunan foc"), mark("minor", text="hunan FOC")]
    assert penalty(marks, MQM) == 7
    assert penalty(marks, replace(MQM, repeats=1)) == 5
    assert penalty(marks, replace(MQM, repeats=2)) == 6


def test_omissions_without_words_are_no_repeats() -> None:
    assert penalty([mark("minor"), mark("minor")], replace(MQM, repeats=1)) == 2


def test_repeats_of_another_person_are_not_repeats() -> None:
    marks = [mark("minor", text="x", author="a"), mark("minor", text="x", author="b")]
    assert penalty(marks, replace(MQM, repeats=1)) == 2


def test_nested_errors_are_counted_as_the_policy_says() -> None:
    marks = [mark("minor", at=(0, 20)), mark("major", at=(5, 8)), mark("minor", at=(30, 32))]
    assert penalty(marks, MQM) == 7
    assert penalty(marks, replace(MQM, nesting=Nesting.OUTER)) == 2
    assert penalty(marks, replace(MQM, nesting=Nesting.SEVERER)) == 6


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from([*Severity])), max_size=8)


@given(SPANS, st.sampled_from([*Nesting]), st.sampled_from([None, 1, 2]))
def test_a_policy_never_adds_points(spans: list[tuple[int, int, Severity]], nesting: Nesting, repeats: int) -> None:
    marks = [
        MarkedError("d", "1", Side.TARGET, Span(start, start + length), str(length), "t", severity)
        for start, length, severity in spans
    ]
    charged = charge(marks, replace(MQM, nesting=nesting, repeats=repeats))
    assert [one.error for one in charged] == marks
    assert sum(one.points for one in charged) <= penalty(marks, MQM)
    assert not marks or any(one.points == MQM.weight("t", one.error.severity) for one in charged)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profiles_can_be_read(name: str) -> None:
    profile = load_score_profile(name)
    assert profile.name == name
    assert profile.weight("style", Severity.MAJOR) > profile.weight("style", Severity.MINOR) > 0


OWN = "[severities]\nneutral = 0\nminor = 1\nmajor = 5\ncritical = 25\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("unit = 'words'\n" + OWN, "unit = 'words' is not known"),
        ("titel = 'x'\n" + OWN, "Did you mean title"),
        ("[severities]\nminor = 1\n", "lacks neutral, major, critical"),
        (OWN.replace("25", "-1"), "no number from 0 up"),
        (OWN + "[tolerance]\npassing = 90\n", "not clear"),
        (OWN + "[tolerance]\npassing = 90\npoints = [[1000, 10], [5000, 60]]\n", "larger text"),
        (OWN + "[tolerance]\npassing = 90\nallowed = 0\n", "allowed is 0"),
        (OWN + "[policy]\nrepeats = 0\n", "repeats = 0"),
        (OWN + "[policy]\nnesting = 'inner'\n", "nesting = 'inner'"),
        (OWN + "[[weights]]\nweight = 1\n", "neither a text nor a list"),
        ("weights = 3\n" + OWN, "no list of tables"),
        ("x = ", "not TOML"),
    ],
)
def test_a_wrong_profile_is_named_with_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(EnfaceError, match=reason):
        parse_score_profile(text, "own", "own.toml")


def test_an_own_profile_may_tolerate_along_a_curve() -> None:
    text = OWN + "[tolerance]\npassing = 90\npoints = [[1000, 10], [5000, 30]]\n"
    score = score_documents([document(500)], spread([mark("minor")] * 5), parse_score_profile(text, "own", "own.toml"))
    assert score.calibrated == pytest.approx(90.995, abs=5e-4)


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(EnfaceError, match=r"Did you mean mqm-2\.0"):
        load_score_profile("mqm-2")


def test_the_seed_has_449_points_and_390_with_repeats_once() -> None:
    rows = [json.loads(line) for line in shared("hunan/seed_gold.jsonl").read_text("utf-8").splitlines()]
    marks = [
        MarkedError(
            "d",
            row["segment"],
            Side.TARGET,
            Span(row["start"], row["end"]),
            row["text"],
            row["category"],
            Severity(row["severity"]),
        )
        for row in rows
    ]
    assert penalty(marks, MQM) == 449
    assert penalty(marks, replace(MQM, repeats=1)) == 390


@pytest.mark.parametrize("name", ["wmt23sxs", "wmt23"])
def test_google_penalties_of_every_rater_are_those_of_the_data(name: str) -> None:
    compared = 0
    for line in shared(f"mqm_zhen/{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for rater, expected in row["mqm"].items():
            marks = [mark(e["sev"], e["cat"], text=e["text"]) for e in row["errors"] if e["rater"] == rater]
            assert penalty(marks, GOOGLE) == pytest.approx(expected, abs=1e-6)
            compared += 1
    assert compared > 1000
