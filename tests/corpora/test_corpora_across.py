"""Groups of keys: those that differ are found as by looking at each, and large ones are cut with a reason."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from enface.corpora import across
from enface.corpora.keys import KEYS, key_of

_BIG = 2**64 - 1
_KEY = st.tuples(st.sampled_from([0, 1, _BIG]), st.sampled_from([0, _BIG]), st.integers(0, 2), st.integers(0, 9))


@given(st.lists(st.tuples(_KEY, st.integers(0, 3)), max_size=40))
def test_members_of_groups_that_differ(rows: list[tuple[tuple[int, int, int, int], int]]) -> None:
    keys = np.array([(*key, 0) for key, _ in rows], KEYS)
    batch = np.array([number for _, number in rows], "u4")
    groups = defaultdict(list)
    for (high, low, differs, row), number in rows:
        groups[high, low].append((differs, number, row))
    wanted = sorted(
        (number, row, high, low)
        for (high, low), members in groups.items()
        if len({differs for differs, _, _ in members}) > 1
        for _, number, row in members
    )
    members = across._differing(keys, batch)
    assert sorted((int(m["batch"]), int(m["row"]), int(m["high"]), int(m["low"])) for m in members) == wanted
    assert list(members["batch"]) == sorted(members["batch"])


def test_of_a_large_group_half_are_of_the_most_frequent_rendering() -> None:
    keys = np.zeros(3 * across._MOST_MEMBERS, KEYS)
    keys["row"] = np.arange(len(keys))
    keys["differs"][::3] = np.arange(len(keys[::3])) + 1
    members = across._differing(keys, np.zeros(len(keys), "u4"))
    assert len(members) == across._MOST_MEMBERS
    assert int((members["row"] % 3 == 0).sum()) == across._MOST_MEMBERS // 2


def test_a_key_is_the_same_everywhere_and_of_its_rule() -> None:
    assert key_of("a.b", "湖南") == (11804446004429364505, 2540581954688489842)
    assert key_of("a.c", "湖南") != key_of("a.b", "湖南")
