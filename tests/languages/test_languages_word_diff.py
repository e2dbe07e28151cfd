"""What a revision changed, in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.languages.word_diff import changes


def shown(old: str, new: str) -> str:
    return "".join(f"[{a}|{b}]" if a != b else a for a, b in changes(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("In march it rained.", "In March it rained.", "In [march|March] it rained."),
        ("the the work", "the work", "the [the |]work"),
        ("a red old fox ran", "a blue new fox ran", "a [red old|blue new] fox ran"),
        ("9,860 yuan", "9,680 yuan", "[9,860|9,680] yuan"),
        ("the county's plan", "the counties' plan", "the [county's|counties'] plan"),
        ("在长沙召开", "在湘潭召开", "在[长沙|湘潭]召开"),
        ("", "All new.", "[|All new.]"),
        ("All gone.", "", "[All gone.|]"),
        ("", "", ""),
    ],
)
def test_whole_words_are_told_as_changed(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@given(st.text("ab c.湖\n", max_size=30), st.text("ab c.湖\n", max_size=30))
def test_the_steps_make_both_texts_and_changes_do_not_touch(old: str, new: str) -> None:
    steps = changes(old, new)
    assert "".join(step.old for step in steps) == old
    assert "".join(step.new for step in steps) == new
    assert all(one.is_change != other.is_change for one, other in pairwise(steps))
