"""Agreement has the values of the textbooks, and 1 where people agree."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import mark, shared

from enface.model import MarkedError, Severity, Side, Span
from enface.scoring.agreement import (
    CEILINGS,
    Rating,
    agreement,
    cohen_kappa,
    cross_table,
    interval,
    krippendorff_alpha,
    nominal,
    ordinal,
    overlap,
    span_f1,
)
from enface.scoring.penalties import penalty
from enface.scoring.profile import load_score_profile

NO = None
CODERS = [
    [NO, NO, NO, NO, NO, 3, 4, 1, 2, 1, 1, 3, 3, NO, 3],
    [1, NO, 2, 1, 3, 3, 4, 3, NO, NO, NO, NO, NO, NO, NO],
    [NO, NO, 2, 1, 3, 4, 4, NO, 2, 1, 1, 3, 3, NO, 4],
]
UNITS = [[value for value in unit if value is not None] for unit in zip(*CODERS, strict=True)]


def test_kappa_of_a_table() -> None:
    assert cohen_kappa([[20, 5], [10, 15]]) == pytest.approx(0.40, abs=1e-6)
    assert math.isnan(cohen_kappa([[7, 0], [0, 0]]))


def test_cross_table_counts_pairs() -> None:
    assert cross_table([("a", "b"), ("a", "b"), ("b", "b")], "ab") == [[0, 2], [0, 1]]


def test_alpha_of_the_textbook() -> None:
    assert krippendorff_alpha(UNITS, nominal) == pytest.approx(0.691, abs=5e-4)
    assert krippendorff_alpha(UNITS, interval) == pytest.approx(0.811, abs=5e-4)


def test_ordinal_alpha_of_krippendorffs_own_example() -> None:
    # Krippendorff 2011, the reliability data of four observers and twelve units: ordinal 0.815.
    rows = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
        [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
    ]
    units = [[value for value in unit if value is not None] for unit in zip(*rows, strict=True)]
    assert krippendorff_alpha(units, nominal) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(units, ordinal) == pytest.approx(0.815, abs=5e-4)
    assert krippendorff_alpha(units, interval) == pytest.approx(0.849, abs=5e-4)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=20).filter(lambda values: len(set(values)) > 1))
def test_full_agreement_is_one_and_grades_may_be_stretched(values: list[int]) -> None:
    units = [[value, value] for value in values]
    for distance in (nominal, ordinal, interval):
        assert krippendorff_alpha(units, distance) == pytest.approx(1)
    ragged = [[one, other] for one, other in pairwise(values)]
    stretched = [[value**3 for value in unit] for unit in ragged]
    assert krippendorff_alpha(stretched, ordinal) == pytest.approx(krippendorff_alpha(ragged, ordinal), nan_ok=True)


def test_span_f1_counts_characters() -> None:
    assert span_f1([Span(0, 5), Span(10, 20)], [Span(3, 8), Span(10, 15)]) == pytest.approx(0.56, abs=1e-6)


def test_a_character_marked_twice_counts_once() -> None:
    assert overlap([Span(0, 5), Span(2, 6)], [Span(0, 6)]) == (6, 6, 6)


def test_agreement_leaves_out_what_one_person_rated_alone() -> None:
    both = {"a": Rating((mark("minor", at=(0, 4)),), 1), "b": Rating((mark("minor", at=(2, 4)),), 1)}
    alone = {"a": Rating((mark("major", at=(0, 9)),), 5)}
    nothing = {"a": Rating((), 0), "b": Rating((), 0)}
    found = agreement([both, alone, nothing])
    assert (found.raters, found.segments, found.kappa, found.alpha_points) == (2, 2, 1, 1)
    assert found.span_f1 == pytest.approx(2 * 2 / 6)


def test_agreement_of_nobody_is_said_not_to_be_known() -> None:
    assert math.isnan(agreement([{"a": Rating((), 0)}]).kappa)


@pytest.mark.parametrize(("name", "file"), zip(CEILINGS, ["wmt23sxs", "wmt23"], strict=True))
def test_ceilings_are_what_the_data_give(name: str, file: str) -> None:
    google = load_score_profile("wmt-google")
    segments = []
    for line in shared(f"mqm_zhen/{file}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        marks = {rater: [] for rater in row["raters"]}
        for e in row["errors"]:
            span, side = Span(e["start"], e["end"]), Side(e["side"])
            marks[e["rater"]].append(MarkedError("", "", side, span, e["text"], e["cat"], Severity(e["sev"])))
        segments.append({rater: Rating(tuple(found), penalty(found, google)) for rater, found in marks.items()})
    assert agreement(segments) == pytest.approx(CEILINGS[name], abs=5e-4)
