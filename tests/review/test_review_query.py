"""The query grammar: what each condition finds, and what is said where it makes no sense."""

from __future__ import annotations

from datetime import date

import pytest
from delivery_driver import ROWS
from hypothesis import given
from hypothesis import strategies as st

from enface.model import Status
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.query import QueryProblem, parse
from enface.review.views import Filter, Position
from enface.store.conditions import Condition, Field

ONE = "segments/one.tsv"
TODAY = date(2026, 3, 5)


def found(desk: Desk, query: str) -> list[str]:
    rows = desk.rows_after(ONE, 0, 100, Filter(query=query))
    assert desk.count(ONE, Filter(query=query)) == len(rows)
    return [row.ref.segment for row in rows]


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("status:draft", Condition(Field.STATUS, ("draft",))),
        ("!status:Draft,rejected", Condition(Field.STATUS, ("draft", "rejected"), "=", True)),
        ("severity>=major", Condition(Field.SEVERITY, ("major", "critical"))),
        ("severity<minor", Condition(Field.SEVERITY, ("neutral",))),
        ('target:"new hunan"', Condition(Field.TARGET, ("%new hunan%",))),
        ('target:"a,b",c', Condition(Field.TARGET, ("%a,b%", "%c%"))),
        ("湖南", Condition(Field.TEXT, ("%湖南%",))),
        ('"3:30 100%_"', Condition(Field.TEXT, ("%3:30 100\\%\\_%",))),
        ("words>40", Condition(Field.WORDS, (40,), ">")),
        ("rule:number.*", Condition(Field.RULE, ("number.*",))),
        ("by:li", Condition(Field.BY, ("li",))),
        ("!kind:title", Condition(Field.KIND, ("title",), "=", True)),
    ],
)
def test_a_condition_is_read_as_it_is_meant(query: str, condition: Condition) -> None:
    assert parse(query, today=TODAY) == (condition,)
    assert parse(f"  {query}\t words<3 ", today=TODAY)[0] == condition


def test_a_day_is_a_stretch_of_time() -> None:
    ((_, (start, end), *_),) = parse("changed:today", today=TODAY)
    assert parse("changed:2026-03-05") == parse("changed:today", today=TODAY)
    assert parse("changed>=2026-03-05")[0].values == (start, "9")
    assert parse("changed<2026-03-05")[0].values == ("0", start)
    assert parse("changed:7d", today=TODAY)[0].values[0] < parse("changed:yesterday", today=TODAY)[0].values[0] < start
    assert start < end


@pytest.mark.parametrize(
    ("query", "why", "column"),
    [
        ("words>40 statsu:draft", "did you mean status", 10),
        ("http://x", "nothing to ask for", 1),
        ("status:done", "done is no status: draft", 8),
        ("severity>=grave", "grave is no severity", 11),
        ("words>many", "no number of words", 7),
        ("changed:someday", "no day: today", 9),
        ("changed:9999d", "no day", 9),
        ('a target:"new hunan', "no end", 10),
        ("status>draft", "not compared", 7),
        ("words>1,2", "one value", 7),
        ("kind:", "kind: needs a value", 6),
        ("a !", "must follow", 4),
    ],
)
def test_a_mistake_is_explained_at_its_column(query: str, why: str, column: int) -> None:
    with pytest.raises(QueryProblem, match=why) as caught:
        parse(query, today=date(20, 1, 1) if "9999" in query else TODAY)
    assert caught.value.column == column


@given(st.text(st.sampled_from('ab 湖:<>=!,"%1dwords'), max_size=30))
def test_whatever_is_typed_is_read_or_explained(query: str) -> None:
    try:
        parse(query)
    except QueryProblem as problem:
        column = problem.column
    else:
        column = 1
    assert 1 <= column <= len(query) + 1


def test_each_field_finds_its_segments_and_negation_the_others(desk: Desk) -> None:
    desk.check(ONE)
    desk.apply(Approve(SegmentRef(ONE, "3")))
    row = desk.row(SegmentRef(ONE, "1"))
    desk.apply(Revise(row.ref, row.segment.target + " 100% done_", row.segment.target))
    everything = found(desk, "")
    assert len(everything) == len(ROWS)
    rules = {id: [one.finding.rule for one in desk.findings(SegmentRef(ONE, id))] for id in everything}
    rule = next(rule for found_here in rules.values() for rule in found_here)
    for query, wanted in {
        "status:approved": ["3"],
        "status:approved,revised": ["1", "3"],
        "100%": ["1"],
        "0_done": [],
        "target:DONE": ["1"],
        "source:done": [],
        "by:ANN": ["1", "3"],
        "by:nobody": [],
        "changed:today": ["1", "3"],
        "changed<2020-01-01": [],
        f"rule:{rule}": [id for id in everything if rule in rules[id]],
        f"rule:{rule.partition('.')[0]}.*": [
            id for id in everything if any(one.startswith(rule.partition(".")[0] + ".") for one in rules[id])
        ],
        "words>0": everything,
        "kind:title": [],
        "status:approved words>0 by:ann": ["3"],
    }.items():
        assert found(desk, query) == wanted, query
        if " " not in query:
            assert found(desk, f"!{query}") == [id for id in everything if id not in wanted], query
    two = desk.row(SegmentRef(ONE, "2")).segment.source[:2]
    assert "2" in found(desk, two)


def test_rule_and_severity_are_of_one_finding(desk: Desk) -> None:
    desk.check(ONE)
    for row in desk.rows_after(ONE, 0, 100):
        pairs = {(one.finding.rule, one.finding.severity) for one in desk.findings(row.ref) if not one.finding.advisory}
        for rule, _ in pairs:
            for severity in ("minor", "major"):
                here = row.ref.segment in found(desk, f"rule:{rule} severity:{severity}")
                assert here == ((rule, severity) in pairs)


def test_a_query_is_remembered_with_the_place(desk: Desk) -> None:
    place = Position(ONE, "1", Filter(statuses=frozenset({Status.DRAFT}), query="words>3"))
    desk.remember(place)
    assert desk.position == place
