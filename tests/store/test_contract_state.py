"""What every kind of store promises about what follows: the segments as they stand, findings, versions."""

from __future__ import annotations

import pytest
from contract_driver import (
    KEY,
    commented,
    finding,
    record,
    revised,
    status,
    turned,
    waived,
)

from enface.model import Severity, Side, Span, Status
from enface.review.views import Filter
from enface.store import Store
from enface.store.findings import pack

# Segments


def test_pages_follow_the_order_of_the_document(kept: Store) -> None:
    page = kept.segments_after(KEY, 10, 5, Filter())
    assert [one.ordinal for one in page] == [10, 11, 12, 13, 14]
    assert [one.ordinal for one in kept.segments_before(KEY, 10, 2, Filter())] == [9, 8]
    assert page[0] == kept.segment(KEY, "10")
    assert (page[0].segment.source, page[0].comments) == ("第10段", 0)
    assert (kept.segments_after(KEY, 40, 5, Filter()), kept.segments_before(KEY, 0, 5, Filter())) == ([], [])


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), 40),
        (Filter(text="segment 39"), 1),
        (Filter(text="%"), 0),
        (Filter(statuses=frozenset({Status.REVISED})), 2),
        (Filter(open_findings=True), 2),
        (Filter(open_findings=True, statuses=frozenset({Status.REVISED})), 1),
        (Filter(query="status:revised another"), 2),
        (Filter(changed=True), 0),
        (Filter(stale=True), 0),
    ],
)
def test_what_is_chosen_is_counted_and_paged_alike(kept: Store, chosen: Filter, expected: int) -> None:
    record(kept, revised("3", "Another text."), revised("5", "Another one."))
    with kept.change():
        for ordinal in (5, 8):
            kept.replace_findings(KEY, ordinal, str(ordinal), [finding(str(ordinal))])
    found = [one.ordinal for one in kept.segments_after(KEY, 0, 99, chosen)]
    assert (len(found), kept.count(KEY, chosen)) == (expected, expected)
    assert [one.ordinal for one in kept.segments_before(KEY, 99, 99, chosen)] == found[::-1]
    assert kept.count(KEY, chosen, below=6) == len([one for one in found if one < 6])


def test_the_next_one_is_looked_for_round_the_end(kept: Store) -> None:
    record(kept, revised("7", "Another text."))
    with kept.change():
        kept.replace_findings(KEY, 5, "5", [finding("5")])
        kept.replace_findings(KEY, 6, "6", [finding("6", advisory=True)])
        kept.replace_findings(KEY, 9, "9", [finding("9")])
    assert [kept.next_open(KEY, place, backwards=False) for place in (2, 5, 9)] == [5, 9, 5]
    assert [kept.next_open(KEY, place, backwards=True) for place in (2, 6, 9)] == [9, 5, 5]
    assert [kept.next_of_status(KEY, place, {Status.REVISED}) for place in (2, 7)] == [7, 7]
    assert kept.next_of_status(KEY, 2, {Status.REJECTED}) is None


def test_what_is_decided_is_the_state(kept: Store) -> None:
    before = kept.target_at(KEY, 3)
    record(kept, revised("3", "Another text."), status("4", Status.REJECTED))
    assert kept.edited(KEY) == [
        ("3", "Another text.", Status.REVISED, True),
        ("4", "the text of segment 4", Status.REJECTED, False),
    ]
    now = kept.target_at(KEY, 3)
    assert before
    assert now
    assert (now[0], now != before) == ("3", True)


def test_of_what_is_not_known_there_is_nothing(kept: Store) -> None:
    assert (kept.segment(KEY, "none"), kept.target_at(KEY, 99)) == (None, None)
    assert kept.next_open("none", 0, backwards=False) is None
    assert (kept.count("none", Filter()), kept.segments_after("none", 0, 9, Filter())) == (0, [])
    assert (kept.comments("none"), kept.revisions(KEY, "none"), kept.known_segments("none")) == ([], [], [])
    assert (kept.open_counts("none"), kept.checked("none"), kept.decisions("none")) == (({}, 0), "", [])
    assert (kept.draft(KEY, "none", "Ann"), kept.position("Ann"), kept.known_file("none")) == (None, None, None)


# Findings


def test_findings_are_replaced_and_counted(kept: Store) -> None:
    with kept.change():
        kept.replace_findings(KEY, 1, "1", [finding("1"), finding("1", "g")])
        kept.replace_bodies(KEY, 5, "5", [pack(finding("5")), pack(finding("5", "h", advisory=True))])
    assert kept.open_counts(KEY) == ({Severity.MINOR: 3}, 1)
    assert [one.finding for one in kept.findings(KEY, [5, 1])] == [one.finding for one in kept.findings_in(KEY)]
    assert kept.finding_bodies(KEY, 1, 5)[5] == [pack(finding("5")), pack(finding("5", "h", advisory=True))]
    assert {one.alike for one in kept.findings(KEY, [1]) if one.finding.fingerprint == "f"} == {2}
    with kept.change():
        kept.replace_findings(KEY, 1, "1", [])
    assert kept.open_counts(KEY) == ({Severity.MINOR: 1}, 1)
    kept.rebuild()
    assert (list(kept.findings_in(KEY)), kept.open_counts(KEY)) == ([], ({}, 0))


def test_a_check_is_due_until_it_is_said_to_be_done(kept: Store) -> None:
    assert kept.checked(KEY) == ""
    with kept.change():
        kept.mark_checked(KEY, "with all rules")
    assert kept.checked(KEY) == "with all rules"
    with kept.change():
        kept.forget_check(KEY)
    assert kept.checked(KEY) == ""


def test_what_a_revision_fixed_is_known_as_long_as_it_stands(kept: Store) -> None:
    event = record(kept, revised("3", "Another text.", fixed=(("f", "r.r", "minor", True),)))
    (fixed,) = kept.fixed(KEY)
    assert (fixed.segment, fixed.fingerprint, fixed.rule, fixed.by_fix, fixed.actor) == ("3", "f", "r.r", True, "Ann")
    assert kept.experience.by_rule() == {"r.r": (1, 0)}
    record(kept, turned(event))
    assert (kept.fixed(KEY), kept.experience.by_rule()) == ([], {})


# History


def test_every_version_stands_in_its_history_the_first_as_it_came(kept: Store) -> None:
    event = record(kept, revised("3", "Another text."), actor="Bob")
    first, second = kept.revisions(KEY, "3")
    assert (first.text, first.origin, first.event) == ("the text of segment 3", "import", "")
    assert (second.text, second.actor, second.origin, second.event) == ("Another text.", "Bob", "typed", event.id)
    assert kept.delivered(KEY) == {"3": "the text of segment 3"}
    record(kept, turned(event), actor="Bob")
    assert (kept.revisions(KEY, "3"), kept.delivered(KEY)) == ([first], {})


def test_comments_keep_the_words_that_they_are_about(kept: Store) -> None:
    text = "the text of segment 3"
    record(kept, commented("3", "hm"), commented("3", "this", "target", 4, 8, version=text), commented("4", "ah"))
    one, two = kept.comments(KEY, "3")
    assert (one.text, one.span, two.text, two.side, two.span) == ("hm", None, "this", Side.TARGET, Span(4, 8))
    assert [comment.text for comment in kept.comments(KEY)] == ["hm", "this", "ah"]
    (attached,) = kept.attached(KEY, ["3", "4"])
    assert (attached.segment, attached.span, attached.version) == ("3", Span(4, 8), text)
    assert kept.segment(KEY, "3").comments == 2


def test_what_there_is_to_ask_for_in_a_document_is_known(kept: Store) -> None:
    assert kept.vocabulary(KEY) == ((), ("body",), ())
    with kept.change():
        kept.replace_findings(KEY, 1, "1", [finding("1")])
    record(kept, commented("3", "hm"), actor="bob")
    record(kept, commented("3", "ah"))
    assert kept.vocabulary(KEY) == (("r.r",), ("body",), ("Ann", "bob"))
    record(kept, waived("f"))
    assert kept.vocabulary(KEY)[0] == ()
