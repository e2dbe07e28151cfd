"""Which approvals hold, and what they rest on."""

from __future__ import annotations

from enface.model import Status
from enface.reports.approvals import approvals_of, approvers
from enface.review.commands import SegmentRef
from enface.review.views import Decided, DecisionView


def did(segment: str, what: Decided, actor: str, second: float) -> DecisionView:
    return DecisionView(SegmentRef("d", segment), what, actor, f"2026-03-01T10:00:{second:06.3f}Z")


def test_an_approval_is_stale_until_it_is_given_again() -> None:
    revised = [did("1", Decided.APPROVED, "Li", 1), did("1", Decided.REVISED, "Wang", 9)]
    (stale,) = approvals_of("d", revised, {"1": Status.REVISED})
    assert (stale.stale, stale.reviser) == ("revised by Wang on 2026-03-01", "")
    (again,) = approvals_of("d", [*revised, did("1", Decided.APPROVED, "Li", 20)], {"1": Status.APPROVED})
    assert (again.stale, again.reviser) == ("", "Wang")


def test_a_rejection_takes_an_approval_back_and_a_new_delivery_makes_it_stale() -> None:
    approved = did("1", Decided.APPROVED, "Li", 1)
    assert not list(approvals_of("d", [approved, did("1", Decided.REJECTED, "Wang", 9)], {"1": Status.REJECTED}))
    (stale,) = approvals_of("d", [approved], {"1": Status.TRANSLATED})
    assert stale.stale == "the file's text changed"
    assert not list(approvals_of("d", [approved], {"2": Status.TRANSLATED}))


def test_approvals_in_a_moment_are_those_of_unrevised_segments() -> None:
    decisions = [
        did("1", Decided.APPROVED, "Li", 1),
        did("2", Decided.APPROVED, "Li", 2.5),
        did("3", Decided.APPROVED, "Wang", 2.6),
        did("4", Decided.REVISED, "Li", 30),
        did("4", Decided.APPROVED, "Li", 30.5),
        did("5", Decided.APPROVED, "Li", 40),
    ]
    given = list(approvals_of("d", decisions, dict.fromkeys("12345", Status.APPROVED)))
    assert [one.quick for one in given] == [False, True, False, False, False]
    assert [(one.approver, one.reviser, one.approvals, one.quick) for one in approvers(given)] == [
        ("Li", "", 3, 1),
        ("Li", "Li", 1, 0),
        ("Wang", "", 1, 0),
    ]


def test_nobody_is_hasty_because_a_clock_was_set_back() -> None:
    decisions = [did("1", Decided.APPROVED, "Li", 50), did("2", Decided.APPROVED, "Li", 10)]
    assert not any(one.quick for one in approvals_of("d", decisions, dict.fromkeys("12", Status.APPROVED)))
