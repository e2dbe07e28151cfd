"""Which approvals hold, and what they rest on."""

from __future__ import annotations

from enface.reports.approvals import approvals_of, approvers
from enface.review.certificates import CertificateView
from enface.review.commands import SegmentRef
from enface.review.views import Decided, DecisionView

DAY = "2026-03-01"


def did(segment: str, what: Decided, actor: str, second: float) -> DecisionView:
    return DecisionView(SegmentRef("d", segment), what, actor, f"{DAY}T10:00:{second:06.3f}Z")


def certificate(segment: str, actor: str, stale: str = "", override: str = "") -> CertificateView:
    ref = SegmentRef("d", segment)
    return CertificateView(ref, actor, "lead", f"{DAY}T10:00:00Z", stale, override, 1, 2, True, "a" * 40, "b" * 40)


def test_an_approval_says_whose_words_it_is_about_and_what_it_binds() -> None:
    decisions = [
        did("1", Decided.REVISED, "Wang", 1),
        did("1", Decided.APPROVED, "Li", 9),
        did("1", Decided.REVISED, "Ann", 20),
    ]
    (given,) = approvals_of("d", decisions, [certificate("1", "Li", "its target was changed", "Wang is ill")])
    assert (given.reviser, given.approver, given.stale) == ("Wang", "Li", "its target was changed")
    assert (given.override, given.open, given.waived, given.glossary) == ("Wang is ill", 1, 2, "aaaaaaaa")


def test_a_segment_without_a_certificate_counts_as_not_approved() -> None:
    approved = [did("1", Decided.APPROVED, "Li", 1), did("1", Decided.REJECTED, "Wang", 9)]
    assert not list(approvals_of("d", approved, []))


def test_approvals_in_a_moment_are_those_of_unrevised_segments() -> None:
    decisions = [
        did("1", Decided.APPROVED, "Li", 1),
        did("2", Decided.APPROVED, "Li", 2.5),
        did("3", Decided.APPROVED, "Wang", 2.6),
        did("4", Decided.REVISED, "Li", 30),
        did("4", Decided.APPROVED, "Li", 30.5),
        did("5", Decided.APPROVED, "Li", 40),
    ]
    certificates = [certificate(one.ref.segment, one.actor) for one in decisions if one.what is Decided.APPROVED]
    given = list(approvals_of("d", decisions, certificates))
    assert [one.quick for one in given] == [False, True, False, False, False]
    assert [(one.approver, one.reviser, one.approvals, one.quick) for one in approvers(given)] == [
        ("Li", "", 3, 1),
        ("Li", "Li", 1, 0),
        ("Wang", "", 1, 0),
    ]


def test_a_clock_that_was_set_back_makes_no_approval_quick() -> None:
    decisions = [did("1", Decided.APPROVED, "Li", 40), did("2", Decided.APPROVED, "Li", 1)]
    given = list(approvals_of("d", decisions, [certificate("1", "Li"), certificate("2", "Li")]))
    assert not any(one.quick for one in given)
