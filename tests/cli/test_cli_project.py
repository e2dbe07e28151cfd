"""Export, report and waivers from a project, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run
from enface.review.commands import Approve, Revise, SegmentRef, Waive
from enface.review.desk import Desk
from enface.review.project import Project

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "project-report.schema.json").read_text("utf-8"))
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
    assert run(["check", str(project), "--format", "json", "--fail-on", "minor"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["waived"] for finding in findings if finding["rule"] == "case.month"] == [True]


def test_waivers_go_to_a_file_that_check_honours_without_the_reviews(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["waivers", "export", str(project)]) == 0
    assert "1 waiver in " in capsys.readouterr().out
    Project.find(project).database.unlink()
    run(["check", str(project), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["waived"] for finding in findings if finding["rule"] == "case.month"] == [True]


def test_report_says_who_fixed_and_waived(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(project), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(report)
    assert set(report) == set(SCHEMA["properties"])
    (person,) = report["people"]
    assert (person["name"], person["fixed"], person["waived"], person["approved"]) == ("Li", 1, 1, 1)
    assert report["by_status"]["approved"] == 1
    assert report["waivers"][0]["reason"] == "false <i>alarm</i>"


def test_report_takes_its_format_from_the_ending(project: Path) -> None:
    for name, start in (("r.html", "<!DOCTYPE html>"), ("r.json", "{"), ("r.md", "# Review of")):
        assert run(["report", str(project), "--output", str(project / name)]) == 0
        assert (project / name).read_text("utf-8").startswith(start)


def test_report_on_a_lone_file_takes_a_glossary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.tsv").write_text("id\tsource\ttarget\n1\t湖南省侨联开会\tHunan FOC met\n", "utf-8")
    glossary = tmp_path / "g.csv"
    glossary.write_text("source_term,target_term,status\n湖南省侨联,Hunan FOC,forbidden\n", "utf-8")
    call = ["report", str(tmp_path / "a.tsv"), "--format", "json"]
    assert run(call) == 0
    assert "glossary.forbidden" not in capsys.readouterr().out
    assert run([*call, "--glossary", str(glossary)]) == 0
    assert "glossary.forbidden" in capsys.readouterr().out


def test_export_in_place_says_who_and_is_not_both(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(project), "--in-place", "--output", "out"]) == 2
    assert "exclude each other" in capsys.readouterr().err
    assert run(["export", str(project), "--in-place", "--as", "Chen"]) == 0
    assert (project / "segments" / "a.tsv").read_text("utf-8") == TABLE.replace("hunan", "Hunan")


def test_paths_of_a_project_are_named_from_where_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def paths(*named: str) -> list[str]:
        run(["check", *named, "--format", "json"])
        return [document["path"] for document in json.loads(capsys.readouterr().out)["documents"]]

    monkeypatch.chdir(project)
    assert paths(".") == ["segments/a.tsv"]
    assert paths("segments") == ["segments/a.tsv"]
    assert paths("segments/a.tsv") == ["segments/a.tsv"]
    assert paths(str(project)) == [str(project / "segments" / "a.tsv")]
    monkeypatch.chdir(project.parent)
    assert paths(project.name) == [f"{project.name}/segments/a.tsv"]


def test_file_of_a_project_has_its_settings_and_waivers(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = project / "enface.toml"
    settings.write_text(settings.read_text("utf-8") + '[rules]\n"case.place" = "off"\n', "utf-8")
    run(["check", str(project / "segments" / "a.tsv"), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "case.place" not in {finding["rule"] for finding in findings}
    assert [finding["waived"] for finding in findings if finding["rule"] == "case.month"] == [True]


def test_projects_named_together_keep_their_own_settings(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "segments").mkdir()
    (other / "segments" / "b.tsv").write_text(TABLE, "utf-8")
    (other / "enface.toml").write_text('[rules]\n"case.place" = "off"\n', "utf-8")
    run(["check", str(project), str(other), "--format", "json"])
    result = json.loads(capsys.readouterr().out)
    assert len(result["documents"]) == 2
    assert {finding["path"] for finding in result["findings"] if finding["rule"] == "case.place"} == {
        str(project / "segments" / "a.tsv")
    }


def test_no_file_is_checked_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(project), str(project / "segments" / "a.tsv"), str(project / "segments"), "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 1


def test_waived_finding_is_counted_but_not_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(project)])
    out = capsys.readouterr().out
    assert "case.month" not in out
    assert "; 1 waived." in out


def test_report_and_check_leave_no_trace(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        files = (path for path in project.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    run(["check", str(project)])
    run(["report", str(project)])
    assert state() == before
    capsys.readouterr()


def test_folder_finds_what_was_decided_on_a_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "a.tsv").write_text(TABLE, "utf-8")
    with Desk.open(Project.find(folder / "a.tsv"), actor="Li") as desk:
        desk.apply(Revise(SegmentRef(desk.documents()[0].key, "1"), "in Hunan", "in hunan"))
    assert run(["export", str(folder)]) == 0
    assert (folder / "out" / "a.tsv").read_text("utf-8") == TABLE.replace("hunan", "Hunan")
