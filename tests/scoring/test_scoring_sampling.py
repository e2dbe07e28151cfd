"""Samples are drawn the same everywhere, with the probabilities that they name; triage says what stays unseen."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.model import Severity
from enface.scoring.sampling import Candidate, Method, draw
from enface.scoring.triage import Reading, Suspicion, expected_gain, triage

FRAME = [Candidate(document, str(n), 10 + n, 1 + n % 5) for document in "abc" for n in range(40)]


@pytest.mark.parametrize("method", Method)
def test_the_same_seed_draws_the_same_whatever_the_order(method: Method) -> None:
    drawn = draw(FRAME, 20, method, 7)
    assert len(drawn.drawn) == 20
    assert set(draw(FRAME[::-1], 20, method, 7).drawn) == set(drawn.drawn)
    assert draw(FRAME, 20, method, 8).drawn != drawn.drawn


def test_a_larger_random_sample_holds_the_smaller_one() -> None:
    assert set(_keys(draw(FRAME, 10).drawn)) < set(_keys(draw(FRAME, 30).drawn))


def _keys(drawn: object) -> list[tuple[str, str]]:
    return [(one.document, one.segment) for one in drawn]  # type: ignore[attr-defined]


FRAMES = st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0.01, 50)), min_size=1, max_size=40).map(
    lambda rows: [Candidate(document, str(n), 5, risk) for n, (document, risk) in enumerate(rows)]
)


@given(FRAMES, st.integers(0, 50), st.sampled_from([*Method]))
def test_any_sample_has_its_size_and_names_true_probabilities(
    frame: list[Candidate], count: int, method: Method
) -> None:
    drawn = draw(frame, count, method).drawn
    assert len(drawn) == min(count, len(frame))
    assert len(set(_keys(drawn))) == len(drawn)
    assert all(0 < one.probability <= 1 for one in drawn)
    if count >= len(frame):
        assert all(one.probability == pytest.approx(1) for one in drawn)


def test_every_document_has_its_share() -> None:
    frame = [Candidate(name, str(n), 10) for name, size in (("big", 90), ("small", 9), ("one", 1)) for n in range(size)]
    counts = Counter(one.document for one in draw(frame, 10, Method.STRATIFIED).drawn)
    assert counts == {"big": 8, "small": 1, "one": 1}


@pytest.mark.parametrize("method", Method)
def test_what_a_sample_lets_expect_is_right_on_average(method: Method) -> None:
    points = {one.key: one.risk * 2 + one.words / 10 for one in FRAME}
    truth = sum(points.values())
    estimates = [draw(FRAME, 30, method, seed).estimated(points) for seed in range(200)]
    assert sum(estimates) / len(estimates) == pytest.approx(truth, rel=0.02)


def test_risk_is_drawn_more_often_by_as_much_as_it_is_said() -> None:
    frame = [Candidate("d", str(n), 5, 4.0 if n < 10 else 1.0) for n in range(50)]
    hits = Counter(one.segment for seed in range(400) for one in draw(frame, 8, Method.RISK, seed).drawn)
    risky, others = sum(hits[str(n)] for n in range(10)) / 10, sum(hits[str(n)] for n in range(10, 50)) / 40
    assert risky / others == pytest.approx(4, rel=0.1)


def test_a_sample_says_what_it_stands_for() -> None:
    said = draw([Candidate("d", str(n), 10) for n in range(2000)], 60, Method.STRATIFIED, 7).says
    assert said == "60 of 2,000 segments, 600 of 20,000 words, drawn by document, seed 7"


def test_triage_takes_what_pays_most_and_says_what_stays_unseen() -> None:
    bad = Reading("d", "bad", 50, (Suspicion(Severity.MAJOR, 0.9),))
    doubtful = Reading("d", "doubtful", 50, (Suspicion(Severity.MAJOR, 0.1),))
    gap = Reading("d", "gap", 20, omission=0.5)
    plain = Reading("d", "plain", 100)
    found = triage([plain, doubtful, bad, gap], minutes=3)
    assert [one.segment for one in found.chosen] == ["gap", "bad"]
    assert found.minutes == pytest.approx(70 / 25)
    assert (found.unseen_segments, found.unseen_words) == (2, 150)
    assert found.unseen_gain == pytest.approx((1.0 + 1.0) / (1.0 + 1.0 + 5.0 + 2.7))


def test_length_counts_where_no_rule_speaks() -> None:
    assert expected_gain(Reading("d", "1", 80), 0.01) > expected_gain(Reading("d", "2", 20), 0.01)


def test_with_time_enough_nothing_stays_unseen() -> None:
    found = triage([Reading("d", "1", 80), Reading("d", "2", 0)], minutes=60)
    assert (found.unseen_segments, found.unseen_gain) == (0, 0)
    assert triage([], 20).unseen_gain == 0
