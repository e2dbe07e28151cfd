"""The formulas give the published values: scores, tolerance curves, Poisson intervals, acceptance plans."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.scoring.acceptance import Plan, smallest_plan
from enface.scoring.gamma import gamma_quantile, lower_gamma, poisson_at_most
from enface.scoring.intervals import bootstrap_rate, poisson_interval, weighted_interval, wilson_interval
from enface.scoring.mqm import Linear, Logarithmic, calibrated_score, normed, raw_score


def test_raw_score_is_what_is_left_of_a_hundred() -> None:
    assert raw_score(10, 1000) == pytest.approx(99.00, abs=1e-9)


@pytest.mark.parametrize(
    ("penalty", "words", "passing", "allowed", "score"),
    [(10, 1000, 90, 10, 90.0), (16, 1250, 90, 10, 87.2), (16, 1250, 95, 8, 92.0), (34, 800, 90, 10, 57.5)],
)
def test_linear_calibration(penalty: float, words: float, passing: float, allowed: float, score: float) -> None:
    assert calibrated_score(penalty, words, Linear(passing, allowed)) == pytest.approx(score, abs=1e-6)
    by_normed_penalty = 100 - normed(penalty, words) * (100 - passing) / allowed
    assert calibrated_score(penalty, words, Linear(passing, allowed)) == pytest.approx(by_normed_penalty, abs=1e-9)


def test_logarithmic_tolerance_goes_through_its_two_points() -> None:
    curve = Logarithmic.through(90, (1000, 10), (5000, 30))
    assert curve.a == pytest.approx(22.437587, abs=1e-6)
    assert curve.b == pytest.approx(0.000561553, abs=1e-9)
    assert curve.tolerated(1000) == pytest.approx(10, abs=1e-9)
    assert curve.tolerated(5000) == pytest.approx(30, abs=1e-9)
    assert calibrated_score(5, 500, curve) == pytest.approx(90.995, abs=5e-4)


@pytest.mark.parametrize("second", [(5000, 50), (5000, 10), (5000, 60), (1000, 12)])
def test_points_without_a_curve_are_refused(second: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="larger text"):
        Logarithmic.through(90, (1000, 10), second)


@given(st.floats(0.2, 1e4), st.floats(1.001, 50), st.floats(0.05, 0.95))
def test_any_possible_curve_goes_through_its_points(x1: float, factor: float, part: float) -> None:
    x2, y1 = x1 * factor, 10.0
    y2 = y1 * (1 + (factor - 1) * part)
    curve = Logarithmic.through(90, (x1, y1), (x2, y2))
    assert curve.tolerated(x2) == pytest.approx(y2, rel=1e-6)


def test_wilson_intervals_of_shares() -> None:
    # Brown, Cai and DasGupta 2001 bound it so: the roots p of |hits / n - p| = z · sqrt(p · (1 - p) / n).
    z = 1.959963984540054
    for hits, total in ((1, 10), (7, 9), (13, 200)):
        interval = wilson_interval(hits, total)
        assert interval
        for bound in interval:
            assert abs(hits / total - bound) == pytest.approx(z * math.sqrt(bound * (1 - bound) / total), abs=1e-9)
    assert wilson_interval(0, 5) == pytest.approx((0, 0.434482), abs=1e-6)
    assert wilson_interval(5, 5) == pytest.approx((0.565518, 1), abs=1e-6)
    assert wilson_interval(0, 0) is None


def test_poisson_intervals_are_exact() -> None:
    assert normed(3, 300) == 10
    assert poisson_interval(3).times(1000 / 300) == pytest.approx((2.062240, 29.224244), abs=1e-6)
    assert poisson_interval(0).times(1000 / 250) == pytest.approx((0, 14.755518), abs=1e-6)


@given(st.integers(0, 500), st.floats(0.01, 400))
def test_gamma_agrees_with_the_sum_of_poisson_probabilities(count: int, mean: float) -> None:
    total = math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))
    assert poisson_at_most(count, mean) == pytest.approx(total, abs=1e-10)


@given(st.floats(0.5, 5000), st.floats(0.001, 0.999))
def test_quantile_is_the_inverse(shape: float, probability: float) -> None:
    assert lower_gamma(shape, gamma_quantile(shape, probability)) == pytest.approx(probability, abs=1e-9)


def test_acceptance_plan_has_the_risks_of_the_tables() -> None:
    plan = Plan(500, 4)
    assert plan.producer_risk(5) == pytest.approx(0.1088, abs=5e-5)
    assert plan.consumer_risk(20) == pytest.approx(0.0293, abs=5e-5)


@given(st.floats(0.5, 20), st.floats(1.5, 6))
def test_smallest_plan_keeps_both_risks_and_fewer_words_would_not(good: float, times: float) -> None:
    bad = good * times
    plan = smallest_plan(good, bad)
    assert plan.producer_risk(good) <= 0.05
    assert plan.consumer_risk(bad) <= 0.10 + 1e-9
    assert Plan(plan.words - 1, plan.errors).consumer_risk(bad) > 0.10


def test_rates_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        smallest_plan(20, 5)


def test_bootstrap_is_seeded_and_brackets_the_rate() -> None:
    penalties, words = [0, 1, 0, 5, 1, 0, 0, 1, 25, 0] * 5, [20] * 50
    interval = bootstrap_rate(penalties, words)
    assert interval == bootstrap_rate(penalties, words)
    assert interval.low < sum(penalties) / sum(words) < interval.high
    assert interval != bootstrap_rate(penalties, words, seed=1)


@given(st.integers(0, 300), st.sampled_from([0.1, 1.0, 5.0]))
def test_weighted_interval_of_equal_errors_is_the_exact_one(count: int, cost: float) -> None:
    exact = poisson_interval(count).times(cost)
    assert weighted_interval([cost] * count, cost) == pytest.approx(exact, rel=1e-6, abs=1e-9)


@given(st.lists(st.sampled_from([0.1, 1.0, 5.0, 25.0]), min_size=1, max_size=50))
def test_weighted_interval_holds_what_was_seen_and_is_wider_than_for_as_many_light_errors(points: list[float]) -> None:
    interval = weighted_interval(points, max(points))
    assert interval.low < sum(points) < interval.high
    assert interval.high >= poisson_interval(len(points)).high * min(points) * (1 - 1e-9)
