"""Dates and times: the same day in either language, and no date that nobody gave."""

import pytest

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import check, load_profile

DATES = load_profile().narrowed(select={"number", "date"})


def findings(*pairs: tuple[str, str]) -> tuple[Finding, ...]:
    segments = tuple(Segment(str(number), source, target) for number, (source, target) in enumerate(pairs, start=1))
    result = check([Document("d", "d", segments)], Glossary(), DATES)
    assert not result.problems
    return result.findings


def asserted(source: str, target: str) -> list[str]:
    return [finding.rule for finding in findings((source, target)) if not finding.advisory]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("2020年4月10日", "April 10, 2020"),
        ("二〇二〇年四月十日", "10 April 2020"),
        ("5月中旬", "in mid-May"),
        ("中午12点", "at noon"),
        ("下午3点半", "at 3:30 p.m."),
        ("上世纪80年代", "in the 1980s"),
        ("20世纪90年代", "in the 1990s"),
        ("第一季度", "in the first quarter"),
        ("今年上半年", "in the first half of this year"),
        ("周五下午", "on Friday afternoon"),
        ("半年后", "six months later"),
        ("5月16日至18日", "from May 16 to 18"),
        ("元旦", "January 1"),
    ],
)
def test_the_same_time_is_no_finding(source: str, target: str) -> None:
    assert asserted(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("2月3日", "January 3", "date.month"),
        ("3月18日", "March 8", "date.day"),
        ("2019年", "in 2018", "date.year"),
        ("上世纪80年代", "in the 1970s", "date.year"),
        ("9时30分", "at 8:30", "date.time"),
        ("8日晚间", "on the evening of 8 August", "date.invented"),
        ("9月中旬", "in late September", "date.part"),
        ("3月18日召开", "It met in March", "date.missing"),
        ("本报2月11日电，2月11日，论坛开幕。", "Feb. -- The forum opened on February 11.", "date.missing"),
    ],
)
def test_another_time_is_found(source: str, target: str, rule: str) -> None:
    assert rule in asserted(source, target)


def test_a_month_that_the_document_gives_elsewhere_may_be_filled_in() -> None:
    dateline = ("本报7月26日讯", "July 26")
    assert findings(dateline, ("他25日说", "He said on July 25")) == ()
    assert [finding.rule for finding in findings(dateline, ("他25日说", "He said on August 25"))] == ["date.invented"]


def test_a_day_told_by_its_name_is_only_a_hint() -> None:
    (finding,) = findings(("他23日说", "He said on Wednesday"))
    assert (finding.rule, finding.advisory) == ("date.missing", True)


def test_the_right_month_is_one_keystroke_away() -> None:
    target = "On January 3 it was announced."
    (finding,) = findings(("2月3日公布。", target))
    assert apply_edits(target, finding.fixes[0].edits) == "On February 3 it was announced."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("唐代诗人", "a poet of the Tang Dynasty (618–907)"),
        ("改革开放以来", "since reform and opening up in 1978"),
        ("7月26日于北京", "Beijing, July 26, 2020"),
    ],
)
def test_a_year_that_explains_is_only_a_hint(source: str, target: str) -> None:
    assert asserted(source, target) == []


def test_a_short_second_year_is_a_year_and_a_month_is_a_month() -> None:
    assert asserted("2019-2020学年", "the 2019-20 school year") == []
    assert asserted("2019-2020学年", "the 2019-21 school year") != []
    assert asserted("2020年3月", "2020-03") == []
