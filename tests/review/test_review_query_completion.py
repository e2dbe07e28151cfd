"""What may follow in a query as it is typed, and queries that are saved under names."""

from __future__ import annotations

import pytest
from delivery_driver import KEY, again
from hypothesis import given
from hypothesis import strategies as st

from enface.model import Status
from enface.review.commands import Approve, Refused, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.query import QueryProblem, parse, spelt_out
from enface.review.query_completion import Vocabulary, complete
from enface.review.views import Filter, Position
from enface.store.examine import examine

KNOWN = Vocabulary(("case.place", "number.value"), ("body", "side bar"), ("Li Na", "Wang"), ("long", "mine"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("st", ["status:"]),
        ("!KI", ["kind:"]),
        ("words>4 s", ["status:", "severity>=", "source:"]),
        ("status:", list(Status)),
        ("status:draft,RE", ["revised", "rejected"]),
        ("rule:case", ["case.*", "case.place"]),
        ("rule:place", ["case.place"]),
        ("kind:s", ['"side bar"']),
        ('by:"li', ['"Li Na"']),
        ("severity>m", ["major", "minor"]),
        ("@", ["@long", "@mine"]),
        ("@l", ["@long"]),
        ("!@", []),
        ("status>d", []),
        ("severity>=minor,m", []),
        ('target:"new st', []),
        ("湖南", []),
    ],
)
def test_what_may_follow_is_on_offer(typed: str, words: list[str]) -> None:
    assert list(complete(typed, len(typed), KNOWN).words) == words


def test_only_what_stands_before_the_cursor_counts_and_what_stands_behind_stays() -> None:
    offer = complete("words>4 sta kind:title", 11, KNOWN)
    assert ("words>4 sta kind:title"[offer.start : offer.end], offer.words) == ("sta", ("status:",))


def test_a_mistake_is_told_as_soon_as_the_next_condition_begins() -> None:
    assert not complete("statsu:x", 8, KNOWN).problem
    assert "Column 1" in complete("statsu:x k", 10, KNOWN).problem
    assert "@nope" in complete("@nope ", 6, KNOWN).problem


_PIECES = st.sampled_from(["status", "rule", "by", "severity", "changed", "@", "!", ":", ">=", ",", '"', " ", "l", "m"])


@given(st.lists(_PIECES, max_size=9).map("".join))
def test_whatever_is_typed_what_is_on_offer_makes_sense(typed: str) -> None:
    offer = complete(typed, len(typed), KNOWN)
    for word in offer.words:
        text = f"{typed[: offer.start]}{word}"
        if not offer.problem and not word.endswith((":", ">", ">=")):
            parse(text, saved=dict.fromkeys(KNOWN.saved, "status:draft"))


def test_a_saved_query_stands_for_what_it_says() -> None:
    saved = {"long": "words>40 !kind:title"}
    assert parse("@long by:li", saved=saved) == parse("words>40 !kind:title by:li")
    assert spelt_out("@long by:li", saved) == "words>40 !kind:title by:li"
    assert parse('"@long"') == parse('"@long"', saved=saved) != parse("@long", saved=saved)


@pytest.mark.parametrize(
    ("query", "column", "reason"), [("by:li @lang", 7, "saved are @long"), ("!@long", 2, "not turned round")]
)
def test_what_no_saved_query_can_mean_is_told_at_its_column(query: str, column: int, reason: str) -> None:
    with pytest.raises(QueryProblem, match=reason) as told:
        parse(query, saved={"long": "words>40"})
    assert told.value.column == column


def test_saved_queries_are_one_persons_and_stay(desk: Desk) -> None:
    assert desk.saved_queries.keep("@Short", "words<3") == "short"
    assert desk.saved_queries.keep("mine", "@short by:Ann") == "mine"
    with pytest.raises(Refused, match="cannot be a name"):
        desk.saved_queries.keep("two words", "words<3")
    with pytest.raises(QueryProblem):
        desk.saved_queries.keep("wrong", "@nothing")
    with again(desk) as opened:
        assert opened.saved_queries.all() == {"mine": "words<3 by:Ann", "short": "words<3"}
        opened.saved_queries.forget("short")
        assert list(opened.saved_queries.all()) == ["mine"]
        assert examine(opened.project.database).faults == ()
    with Desk.open(Project.find(desk.project.root), actor="Bob") as other:
        assert other.saved_queries.all() == {}


def test_nothing_is_saved_where_nothing_can_be(desk: Desk) -> None:
    desk.close()
    with Desk.open(desk.project, actor="Ann", write=False) as opened, pytest.raises(Refused, match="reading only"):
        opened.saved_queries.keep("short", "words<3")


def test_a_document_offers_its_rules_kinds_and_people(desk: Desk) -> None:
    desk.apply(Approve(SegmentRef(KEY, "3")))
    known = desk.saved_queries.vocabulary(KEY)
    assert known.people == ("Ann",)
    assert set(known.rules) == {view.finding.rule for view in desk.document_findings(KEY)}
    assert known.kinds == ("body",)


def test_a_query_that_means_nothing_by_now_does_not_keep_the_project_closed(desk: Desk) -> None:
    desk.remember(Position(KEY, "3", Filter(query="@gone", statuses=frozenset({Status.DRAFT}))))
    assert desk.position == Position(KEY, "3", Filter(statuses=frozenset({Status.DRAFT})))
