"""A report on a part of a project: some documents, one person's work, a period; and what it says that it counts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from enface import reports
from enface.cli import run
from enface.model import EnfaceError, Role, Severity, Span, Status
from enface.reports import Figures
from enface.reports.scope import Scope
from enface.review.commands import Approve, Comment, MarkError, Revise, SegmentRef, Waive
from enface.review.desk import Desk
from enface.review.project import Project

FIRST = SegmentRef("segments/a.tsv", "1")
SECOND = SegmentRef("segments/a.tsv", "2")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents: Cy revises and approves, Ada marks an error in what Cy revised, waives and comments."""
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("[project]\nname = 'Trial'\n[people]\nAda = 'lead'\nCy = 'editor'\n", "utf-8")
    rows = "1\t湖南省\tin hunan\n2\t三月\tin march 2020\n3\t你好\tHello.\n"
    (tmp_path / "segments" / "a.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    (tmp_path / "segments" / "b.tsv").write_text("id\tsource\ttarget\n1\t湖南省\tin hunan too\n", "utf-8")
    project = Project.find(tmp_path)
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        for document in desk.documents():
            desk.check(document.key)
        desk.apply(MarkError(FIRST, "terminology/wrong-term", Severity.MAJOR, Span(0, 2)))
        month = next(one.finding for one in desk.findings(SECOND) if one.finding.rule == "case.month")
        desk.apply(Waive(SECOND, month.fingerprint, month.rule, "house style"))
        desk.apply(Comment(SECOND, "see the client's list"))
    with Desk.open(project, actor="Cy", role=Role.EDITOR) as desk:
        desk.apply(Revise(FIRST, "in Hunan", "in hunan"))
        desk.apply(Approve(SegmentRef("segments/b.tsv", "1")))
    return project


def figures(project: Project, scope: Scope) -> Figures:
    with Desk.open(project, actor="Ada", write=False) as desk:
        return reports.gather(desk, date(2026, 3, 1), scope=scope)


def test_a_document_is_reported_alone(project: Project) -> None:
    found = figures(project, Scope(frozenset({"segments/b.tsv"})))
    assert [one.name for one in found.documents] == ["b.tsv"]
    assert (found.segments, found.by_status[Status.APPROVED]) == (1, 1)
    assert not found.waivers
    assert [one.name for one in found.people] == ["Cy"]
    assert {one.document for one in found.findings} == {"b.tsv"}
    assert found.marked
    assert (found.marked.coverage.segments, found.marked.report.errors) == (1, 0)


def test_a_person_is_reported_with_what_they_did_and_the_segments_they_did_it_to(project: Project) -> None:
    found = figures(project, Scope(person="Ada"))
    assert [(one.name, one.segments) for one in found.documents] == [("a.tsv", 2), ("b.tsv", 0)]
    assert found.words == len(["in", "Hunan"]) + len(["in", "march", "2020"])
    assert [one.name for one in found.people] == ["Ada"]
    assert (len(found.waivers), len(found.comments), len(found.approvals)) == (1, 1, 0)
    assert sum(one.outcomes.fixed for one in found.rules) == 0
    assert found.marked
    assert found.marked.report.errors == 1
    theirs = figures(project, Scope(person="Cy"))
    assert (len(theirs.waivers), len(theirs.comments), len(theirs.approvals)) == (0, 0, 1)
    assert sum(one.outcomes.fixed for one in theirs.rules) > 0


def test_who_revised_what_another_rated_gets_no_score_for_it(project: Project) -> None:
    found = figures(project, Scope(person="Cy"))
    assert found.marked
    assert [(one.path, one.segments) for one in found.marked.report.documents] == [("segments/b.tsv", 1)]


def test_a_period_holds_what_was_decided_in_it(project: Project) -> None:
    whole = figures(project, Scope())
    same = figures(project, Scope(first=whole.first, last=whole.last))
    assert (same.people, same.waivers, same.approvals) == (whole.people, whole.waivers, whole.approvals)
    assert same.segments == whole.segments - 1  # nobody decided anything on the third
    with pytest.raises(EnfaceError, match="nothing to report on: only decisions to 2000-01-01"):
        figures(project, Scope(last="2000-01-01"))


def test_what_the_figures_count_is_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(project.root), "--in", "a.tsv", "--by", "Ada"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "only segments/a.tsv; only what Ada decided." in text
    assert "the segments on which Ada decided something" in text
    assert run(["report", str(project.root), "--by", "Ada", "--format", "json"]) == 0
    scope = json.loads(capsys.readouterr().out)["scope"]
    assert (scope["documents"], scope["person"], scope["first"]) == ([], "Ada", None)
    assert scope["counts"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--by", "Zoe"], "People who decided something: Ada, Cy."),
        (["--in", "c.tsv"], "is not one document of this project"),
        (["--from", "March"], "does not match the format"),
        (["--by", "Ada", "--for", "client"], "names nobody"),
        (["--by", "Ada", "--errors", "e.jsonl"], "are for the reviews of a project"),
    ],
)
def test_what_cannot_be_is_said(
    project: Project, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(project.root), *options]) == 2
    assert says in capsys.readouterr().err
