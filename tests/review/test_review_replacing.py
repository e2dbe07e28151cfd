"""Find and replace: which places there are, and that what is replaced in them is one decision."""

from __future__ import annotations

import pytest
from delivery_driver import KEY, holds, ref, revise
from hypothesis import given
from hypothesis import strategies as st

from enface.model import Span, Status
from enface.review.commands import Approve, Origin, Refused, Together, Undo
from enface.review.desk import Desk
from enface.review.replacing import MOST, Place, Wanted, replacement
from enface.review.views import Filter


def targets(desk: Desk) -> list[str]:
    return [row.segment.target for row in desk.rows_after(KEY, 0, 100)]


def places(desk: Desk, words: str, among: Filter | None = None, **how: bool) -> tuple[Place, ...]:
    return desk.replacing.places(Wanted(words, **how), [KEY], among or Filter())


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        (Wanted("the"), "the The other", ["the", "the"]),
        (Wanted("the", capitals=False), "the The other", ["the", "The", "the"]),
        (Wanted("the", whole=True), "the The other", ["the"]),
        (Wanted("a.b"), "a.b aXb", ["a.b"]),
        (Wanted("(x", whole=True), "f(x) (xy", ["(x"]),
        (Wanted("会议", whole=False), "本会议", ["会议"]),
        (Wanted("aa"), "aaa", ["aa"]),
    ],
)
def test_words_are_found_as_they_are_meant(wanted: Wanted, text: str, found: list[str]) -> None:
    assert [span.of(text) for span in wanted.spans(text)] == found


@given(st.text("ab A", max_size=20), st.text("abA", min_size=1, max_size=3), st.text("xy", max_size=3))
def test_what_is_replaced_is_what_str_replace_makes_of_it(text: str, words: str, other: str) -> None:
    found = [Place(ref("1"), span, text, Status.DRAFT, False) for span in Wanted(words).spans(text)]
    command = replacement(found, other)
    assert [one.text for one in command.commands] == ([text.replace(words, other)] if found else [])


def test_a_replacement_is_one_decision_and_one_undo(desk: Desk) -> None:
    before = targets(desk)
    found = places(desk, "april")
    assert [(place.ref.segment, place.span) for place in found[1:]] == [("5", Span(6, 11)), ("5", Span(17, 22))]
    outcome = desk.apply(replacement(found, "April"))
    assert outcome.message == "Replaced in 2 segments."
    assert targets(desk) == [text.replace("april", "April") for text in before]
    assert desk.history(ref("5"))[-1].origin == Origin.REPLACED
    assert not [view for view in desk.findings(ref("5")) if view.finding.rule == "case.month"]
    assert desk.apply(Undo(KEY)).message == "Undone: the replacement in 2 segments."
    assert targets(desk) == before
    holds(desk)


def test_what_somebody_changed_meanwhile_is_left_out(desk: Desk) -> None:
    found = places(desk, "april")
    revise(desk, "4", "Another meeting follows in April.")
    outcome = desk.apply(replacement(found, "April"))
    assert outcome.message.startswith("Replaced in 1 segment. 1 was left out: ")
    assert "since you saw it" in outcome.message
    with pytest.raises(Refused, match="left out"):
        desk.apply(replacement(found, "April"))


def test_only_segments_of_the_filter_are_looked_at(desk: Desk) -> None:
    desk.apply(Approve(ref("4")))
    approved = Filter(statuses=frozenset({Status.APPROVED}))
    assert {place.ref.segment for place in places(desk, "april", approved)} == {"4"}
    assert {place.ref.segment for place in places(desk, "April", capitals=False)} == {"4", "5"}
    assert places(desk, "April") == ()
    assert {place.ref.segment for place in places(desk, "april", Filter(query="words>6"))} == {"5"}


def test_looking_ends_when_nobody_waits_for_it(desk: Desk) -> None:
    assert desk.replacing.places(Wanted("e"), [KEY], Filter(), cancelled=lambda: True) == ()
    assert len(places(desk, "e")) < MOST


def test_nothing_to_do_is_said(desk: Desk) -> None:
    with pytest.raises(Refused, match="Nothing would change"):
        desk.apply(Together((), "Replaced in", "segment"))
