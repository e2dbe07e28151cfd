"""Export, report and waivers from a project, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run
from enface.review.commands import Approve, Revise, SegmentRef, Waive
from enface.review.desk import Desk
from enface.review.project import Project

TABLE = "id\tsource\ttarget\n1\t湖南省\tin hunan\n2\t三月\tin march 2020\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text('[project]\nname = "Try <b>it</b>"\n', "utf-8")
    (tmp_path / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    with Desk.open(Project.find(tmp_path), actor="Li") as desk:
        key = desk.documents()[0].key
        desk.check(key)
        first, second = SegmentRef(key, "1"), SegmentRef(key, "2")
        desk.apply(Revise(first, "in Hunan", "in hunan"))
        desk.apply(Approve(first))
        finding = next(view.finding for view in desk.findings(second) if view.finding.rule == "case.month")
        desk.apply(Waive(second, finding.fingerprint, finding.rule, "false <i>alarm</i>"))
    return tmp_path


def test_export_changes_only_the_edited_target(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(project)]) == 0
    assert (project / "out" / "a.tsv").read_text("utf-8") == TABLE.replace("hunan", "Hunan")
    assert (project / "segments" / "a.tsv").read_text("utf-8") == TABLE
    assert "1 segment changed" in capsys.readouterr().out


def test_export_lists_what_is_not_approved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(project), "--require", "approved"]) == 1
    assert "segments/a.tsv:2: translated" in capsys.readouterr().out
    assert not (project / "out").exists()


def test_waived_finding_is_honoured_by_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.iterdir()}
    assert run(["check", str(project), "--format", "json", "--fail-on", "minor"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["waived"] for finding in findings if finding["rule"] == "case.month"] == [True]
    assert {path: path.stat().st_mtime_ns for path in project.iterdir() if path in before} == before


def test_report_says_who_fixed_and_waived(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(project), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["people"] == [{"name": "Li", "fixed": 1, "waived": 1}]
    assert report["by_status"]["approved"] == 1
    assert report["waivers"][0]["reason"] == "false <i>alarm</i>"


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_report_escapes_what_people_wrote(project: Path, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(project), "--format", format_]) == 0
    out = capsys.readouterr().out
    assert "<i>alarm" not in out
    assert "<b>it" not in out
    assert "case.place" in out or r"case.place" in out.replace("\\", "")


def test_html_report_asks_for_nothing(project: Path) -> None:
    target = project / "report.html"
    assert run(["report", str(project), "--output", str(target)]) == 0
    page = target.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "http" not in page.replace("http-equiv", "")
    assert "src=" not in page
