"""The score over time: each stretch is scored as a report on it alone would be, and drawn with its interval."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface import reports
from enface.cli import run
from enface.model import Role, Severity, Span
from enface.reports.charts import line
from enface.reports.figures import Figures
from enface.reports.outline import Line
from enface.reports.scope import Scope
from enface.review.commands import MarkError, Rate, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import ledger

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))
KEY = "segments/a.tsv"


def reviewed(root: Path, days: list[str], monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project where one segment is looked at on each day, with an error on every second."""
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text("[project]\nname = 'Trial'\n[people]\nAda = 'lead'\n", "utf-8")
    rows = (f"{number}\t你好\t{' '.join(['word'] * 10)}" for number in range(len(days)))
    (root / "segments" / "a.tsv").write_text("\n".join(("id\tsource\ttarget", *rows)) + "\n", "utf-8")
    project = Project.find(root)
    monkeypatch.setattr(ledger, "now", lambda: f"{days[0]}T08:00:00.000Z")
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        for number, day in enumerate(days):
            monkeypatch.setattr(ledger, "now", lambda day=day: f"{day}T12:00:00.000Z")
            ref = SegmentRef(KEY, str(number))
            desk.apply(Rate(ref) if number % 2 else MarkError(ref, "style/awkward-style", Severity.MINOR, Span(0, 4)))
    return project


def figures(project: Project, scope: Scope = Scope()) -> Figures:  # noqa: B008 - it is frozen
    with Desk.open(project, actor="Ada", write=False) as desk:
        return reports.gather(desk, scope=scope)


def test_each_day_is_scored_as_a_report_on_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = reviewed(tmp_path, ["2026-01-05", "2026-01-05", "2026-01-09"], monkeypatch)
    found = figures(project).marked
    assert found
    assert found.trend.step == "day"
    assert [(one.first, one.segments, one.errors) for one in found.trend.points] == [
        ("2026-01-05", 2, 1),
        ("2026-01-09", 1, 1),
    ]
    assert [one.score.per_thousand for one in found.trend.points] == [50.0, 100.0]
    for point in found.trend.points:
        alone = figures(project, Scope(first=point.first, last=point.first)).marked
        assert alone
        assert alone.report.score == point.score
        assert not alone.trend.points  # one day is no trend


def test_many_days_are_put_together_by_week_or_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [f"2026-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(30)]
    found = figures(reviewed(tmp_path, days, monkeypatch)).marked
    assert found
    assert found.trend.step == "week"
    firsts = [one.first for one in found.trend.points]
    assert firsts[:2] == ["2025-12-29", "2026-01-05"]
    assert sum(one.segments for one in found.trend.points) == len(days)


def test_programs_and_pages_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = reviewed(tmp_path, ["2026-01-05", "2026-01-06"], monkeypatch)
    assert run(["report", str(project.root), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(content)
    assert [one["first"] for one in content["marked_errors"]["trend"]["points"]] == ["2026-01-05", "2026-01-06"]
    assert run(["report", str(project.root), "--format", "html"]) == 0
    assert capsys.readouterr().out.count('<circle class="point"') == 2


def test_each_delivery_is_scored_by_what_was_marked_while_it_stood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = reviewed(tmp_path / "project", ["2026-01-05", "2026-01-06"], monkeypatch)
    (tmp_path / "a.tsv").write_text(
        (project.root / KEY).read_text("utf-8").replace("word word", "next word", 1), encoding="utf-8"
    )
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        monkeypatch.setattr(ledger, "now", lambda: "2026-02-01T08:00:00.000Z")
        desk.take(desk.delivery(tmp_path / "a.tsv"))
        monkeypatch.setattr(ledger, "now", lambda: "2026-02-02T08:00:00.000Z")
        desk.apply(Rate(SegmentRef(KEY, "0")))
        found = reports.gather(desk).marked
        assert found
        first, second = found.trend.deliveries
        assert (first.version, first.segments, first.errors) == (1, 2, 1)
        assert (second.first, second.version, second.segments, second.errors) == ("2026-02-01", 2, 1, 0)
        assert first.score.per_thousand == 50.0
    assert run(["report", str(project.root), "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(content)
    assert [one["version"] for one in content["marked_errors"]["trend"]["deliveries"]] == [1, 2]
    with Desk.open(project, actor="Ada", role=Role.LEAD) as desk:
        desk.apply(Undo(KEY))
        desk.apply(Undo(KEY))
        found = reports.gather(desk).marked
    assert found
    assert not found.trend.deliveries  # one that was taken back is none


def test_a_line_is_drawn_of_what_is_known() -> None:
    drawn = line(Line(("a", "b", "<c>"), (1.0, None, 4.0), ((0.5, 8.0), None, None)))
    assert drawn.count("<circle") == 2
    assert drawn.count('class="range"') == 1
    assert "&lt;c&gt;" in drawn
    assert line(Line((), (), ())).count("<circle") == 0
