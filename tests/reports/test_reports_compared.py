"""Two people are compared over the texts that both had, or not at all, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface import reports
from enface.model import Role, Severity, Span
from enface.reports.compared import FEWEST, Work, compared, comparison_table
from enface.reports.renderers import outline_of
from enface.reports.whose import Whose
from enface.review.commands import MarkError, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.scoring.significance import paired_bootstrap

SOURCES = [f"第{number}句" for number in range(FEWEST)]


def works(who: str, costs: list[float]) -> list[Work]:
    return [Work(who, source, (cost, 10)) for source, cost in zip(SOURCES, costs, strict=True)]


def test_the_same_sources_are_paired_whatever_their_order() -> None:
    one, other = [float(number % 3) for number in range(FEWEST)], [float(number % 2) for number in range(FEWEST)]
    (found,) = compared(Whose.TRANSLATOR, "HTER", 100, [*works("Tom", one), *reversed(works("Uma", other))])
    wanted = paired_bootstrap([(cost, 10) for cost in one], [(cost, 10) for cost in other])
    assert found.compared == (100 * wanted.one, 100 * wanted.other, wanted.p)
    assert (found.segments, found.reason) == (FEWEST, "")


def test_the_same_work_is_no_difference_and_more_is_one() -> None:
    same, more = [1.0] * FEWEST, [5.0] * FEWEST
    (alike,) = compared(Whose.TRANSLATOR, "HTER", 100, [*works("Tom", same), *works("Uma", same)])
    (apart,) = compared(Whose.TRANSLATOR, "HTER", 100, [*works("Tom", same), *works("Uma", more)])
    assert alike.compared is not None
    assert alike.compared.p == 1.0
    assert apart.compared is not None
    assert apart.compared.p < 0.01


def test_other_texts_and_too_few_are_refused_with_the_reason() -> None:
    few = [Work("Ada", "第0句", (1, 10)), *works("Tom", [1.0] * FEWEST), Work("Uma", "别的", (1, 10))]
    found = list(compared(Whose.TRANSLATOR, "HTER", 100, few))
    assert [(one.one, one.other, one.segments, one.compared) for one in found] == [
        ("Ada", "Tom", 1, None),
        ("", "", 0, None),
    ]
    assert "fewer than" in found[0].reason
    assert "of 2 pairs" in found[1].reason
    assert not list(compared(Whose.TRANSLATOR, "HTER", 100, works("Tom", [1.0] * FEWEST)))


def test_revisers_are_compared_only_where_the_same_text_lay_before_them() -> None:
    theirs = [Work(who, source, (1, 10), f"text of {who}") for who in ("Cy", "Di") for source in SOURCES]
    (found,) = compared(Whose.REVISER, "HTER", 100, theirs)
    assert found.compared is None
    (row,) = comparison_table([found]).rows
    assert row[5:8] == (None, None, None)
    assert "no text that both had" in str(row[8])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two translations of the same sources, all of them looked at, one of them with errors and revised."""
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("[project]\nname = 'Trial'\n[people]\nAda = 'lead'\n", "utf-8")
    for translator in ("Tom", "Uma"):
        rows = (f"{number}\t{source}\tIt is fine.\t{translator}" for number, source in enumerate(SOURCES))
        text = "\n".join(("id\tsource\ttarget\ttranslator", *rows)) + "\n"
        (tmp_path / "segments" / f"{translator}.tsv").write_text(text, "utf-8")
    project = Project.find(tmp_path)
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        for key in ("segments/Tom.tsv", "segments/Uma.tsv"):
            for number in range(FEWEST):
                ref = SegmentRef(key, str(number))
                severity = Severity.MAJOR if "Uma" in key else Severity.NEUTRAL
                desk.apply(MarkError(ref, "accuracy/mistranslation", severity, Span(6, 10)))
                if "Uma" in key:
                    desk.apply(Revise(ref, "It is bad.", "It is fine."))
    return project


def test_a_report_compares_two_translators_of_the_same_sources(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk)
    (table,) = (one for one in outline_of(figures).shown if one.key == "comparisons")
    assert [row[:5] for row in table.rows] == [
        ("translator", "Tom", "Uma", "points in 1,000", FEWEST),
        ("translator", "Tom", "Uma", "HTER", FEWEST),
    ]
    for row in table.rows:
        _, _, _, _, _, tom, uma, p, reason = row
        assert (tom, reason) == (0, "")
        assert isinstance(uma, float)
        assert uma > 0
        assert isinstance(p, float)
        assert p < 0.01
