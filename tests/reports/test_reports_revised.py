"""What revisions changed: counted by who revised and who translated, shown by what they mended, taste apart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import enface.cli
from enface import reports
from enface.cli import run
from enface.model import Role, Segment, Severity, Span
from enface.reports.outline import Quote
from enface.reports.renderers import outline_of
from enface.reports.revised import Revised, revision_figures
from enface.reports.scope import Scope
from enface.review.commands import MarkError, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))
KEY = "segments/a.tsv"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text(
        "[project]\nname = 'Trial'\n[people]\nAda = 'lead'\nCy = 'editor'\nDi = 'editor'\n", "utf-8"
    )
    rows = (
        "1\t湖南省\tin hunan\tTom",
        "2\t你好\tIt is the nice day.\tTom",
        "3\t报告\tThe report was bad one.\tUma",
        "4\t再见\tBye.\tUma",
    )
    (tmp_path / "segments" / "a.tsv").write_text("\n".join(("id\tsource\ttarget\ttranslator", *rows)) + "\n", "utf-8")
    project = Project.find(tmp_path)
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        desk.check(KEY)
        desk.apply(MarkError(SegmentRef(KEY, "3"), "accuracy/mistranslation", Severity.CRITICAL, Span(15, 18)))
    with Desk.open(project, actor="Cy", role=Role.EDITOR) as desk:
        desk.apply(Revise(SegmentRef(KEY, "1"), "in Hunan", "in hunan"))
        desk.apply(Revise(SegmentRef(KEY, "2"), "It is a nice day.", "It is the nice day."))
    with Desk.open(project, actor="Di", role=Role.EDITOR) as desk:
        desk.apply(Revise(SegmentRef(KEY, "3"), "The report was a good one.", "The report was bad one."))
    return project


def test_each_change_counts_for_who_made_it(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk, date(2026, 3, 1))
        theirs = reports.gather(desk, date(2026, 3, 1), scope=Scope(person="Di"))
    cy, di = (figures.revision.by_reviser[name, "a.tsv"] for name in ("Cy", "Di"))
    assert (cy.changed, cy.words, cy.old_words, cy.new_words, cy.preferential) == (2, 2, 7, 7, 1)
    assert cy.words_in_100 == pytest.approx(100 * 2 / 7)
    assert cy.hter == pytest.approx(100 * 1 / 7)  # to TER a capital is no edit
    assert "case:lc" in figures.revision.signature
    assert (di.changed, di.words, di.findings.fixed, di.preferential) == (1, 2, 0, 0)
    assert cy.findings.fixed >= 1
    tom, uma = (figures.revision.by_translator[name] for name in ("Tom", "Uma"))
    assert [(one.segments, one.changed) for one in (tom, uma)] == [(2, 2), (2, 1)]
    assert uma.hter == pytest.approx(100 * 2 / 7)  # the segment that nobody revised counts with its words
    assert set(theirs.revision.by_reviser) == {("Di", "a.tsv")}


def test_examples_are_those_that_mended_most_and_taste_is_only_a_hint(project: Project) -> None:
    with Desk.open(project, actor="Ada", write=False) as desk:
        figures = reports.gather(desk, date(2026, 3, 1))
    first, second = figures.revision.examples
    assert (first.segment, first.reviser, first.why) == ("3", "Di", "marked 1 critical")
    assert str(first.before) == "The report was [bad] one."
    assert str(first.now) == "The report was [a good] one."
    assert second.segment == "1"
    assert "case.place" in second.why
    assert [one.segment for one in figures.revision.preferential] == ["2"]
    tables = {one.key: one for one in outline_of(figures).shown}
    assert {"revisions", "translators", "changes", "preferential"} <= tables.keys()
    assert "never how good" in tables["revisions"].made


def test_programs_get_the_same(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(project.root), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(content)
    assert [one["reviser"] for one in content["revision"]["by_reviser"]] == ["Cy", "Di"]
    assert content["revision"]["examples"][0]["now"] == "The report was [a good] one."


WORDS = st.lists(st.sampled_from(["a", "bb", "a a", "", "c"]), max_size=6).map(" ".join)


@given(before=WORDS, now=WORDS)
def test_what_is_shown_as_changed_and_what_is_left_make_up_both_texts(before: str, now: str) -> None:
    one = Revised("d", before, Segment("1", "源", now), "Cy", fixed=())
    figures = revision_figures([one], ())
    (change,) = figures.preferential or (None,) if before != now else (None,)
    if change:
        shown = ((change.before, before), (change.now, now))
        assert all("".join(quote[:3]) == text for quote, text in shown if isinstance(quote, Quote))
        assert all(quote == text for quote, text in shown if isinstance(quote, str))
