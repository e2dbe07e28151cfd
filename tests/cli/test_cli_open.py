"""`enface [open]`: what the workbench is opened on."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface import tui
from enface.cli import open_command, run
from enface.model import Role
from enface.review.desk import Desk
from enface.tui.screens.welcome import Start

TABLE = "id\tsource\ttarget\n1\t湖南省侨联开会\tHunan FOC met in hunan\n"


class Opened:
    """Stands where the workbench would be, and remembers what it was opened on."""

    documents: list[str]
    options: dict[str, object]
    actor: str
    role: Role
    rules: set[str]

    def __call__(self, desk: Desk, **options: object) -> int:
        self.options = options
        summaries = desk.documents()
        self.documents = [summary.name for summary in summaries]
        self.actor, self.role = desk.actor, desk.role
        for summary in summaries:
            desk.check(summary.key)
        self.rules = {view.finding.rule for one in summaries for view in desk.document_findings(one.key)}
        return 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opened:
    workbench = Opened()
    monkeypatch.setattr(tui, "run", workbench)
    monkeypatch.setattr(open_command, "can_draw", lambda: True)
    for name in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "user" / name.lower()))
    return workbench


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text('[project]\nname = "P"\n', "utf-8")
    for name in ("a", "b", "c"):
        (root / "segments" / f"{name}.tsv").write_text(TABLE, "utf-8")
    return root


def test_without_a_path_the_project_here_is_opened(
    opened: Opened, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert run([]) == 0
    assert opened.documents == ["a.tsv", "b.tsv", "c.tsv"]


def test_without_a_project_the_sample_may_be_chosen_and_a_copy_is_opened(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    monkeypatch.setattr(tui, "welcome", lambda **options: Start(None, tour=True))
    assert run([]) == 0
    assert opened.options["tour"]
    assert len(opened.documents) == 3
    assert list((tmp_path / "empty").iterdir()) == []
    copy = open_command.sample()
    assert copy.is_relative_to(tmp_path / "user")
    assert (copy / "reviews.db").is_file()
    assert not (open_command.shipped_sample() / "sample").exists()


def test_several_paths_of_one_project_are_opened_together(opened: Opened, project: Path) -> None:
    folder = project / "segments"
    assert run(["open", str(folder / "c.tsv"), str(folder / "a.tsv")]) == 0
    assert opened.documents == ["a.tsv", "c.tsv"]


def test_paths_of_different_projects_are_refused(
    opened: Opened, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lone = tmp_path / "lone.tsv"
    lone.write_text(TABLE, "utf-8")
    assert run([str(project), str(lone)]) == 2
    assert "does not belong to the same project" in capsys.readouterr().err


def test_lone_file_takes_glossary_profile_name_and_role(opened: Opened, tmp_path: Path) -> None:
    lone, glossary = tmp_path / "lone.tsv", tmp_path / "g.csv"
    lone.write_text(TABLE, "utf-8")
    glossary.write_text("source_term,target_term,status\n湖南省侨联,Hunan FOC,forbidden\n", "utf-8")
    assert run([str(lone), "--glossary", str(glossary), "--as", "Li", "--role", "editor"]) == 0
    assert (opened.actor, opened.role) == ("Li", Role.EDITOR)
    assert "glossary.forbidden" in opened.rules
    assert {path.name for path in tmp_path.iterdir()} >= {"lone.tsv", "g.csv", "user"}
    assert not (tmp_path / "reviews.db").exists()


def test_folder_named_like_a_command_is_opened_by_its_path(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.tsv").write_text(TABLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["rules"]) == 0
    assert "case.place" in capsys.readouterr().out
    assert run(["./rules"]) == 0
    assert opened.documents == ["a.tsv"]


def test_without_a_terminal_the_remedy_is_the_command_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert run([str(project)]) == 2
    said = capsys.readouterr().err
    assert "`enface check PATH`" in said
    assert "`enface review next`" in said


def test_leaving_the_welcome_opens_nothing(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tui, "welcome", lambda **options: None)
    assert run([]) == 0
    assert not hasattr(opened, "documents")


def test_wrong_keys_are_an_error_before_anything_opens(
    opened: Opened, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "enface.toml").write_text('[project]\nname = "P"\n[keys]\nundo = "n"\n', "utf-8")
    assert run([str(project)]) == 2
    assert "enface.toml:4: n stands for both next_finding and undo." in capsys.readouterr().err
    assert not hasattr(opened, "documents")


def test_new_makes_a_project_of_copies_that_opens(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "came" / "deep").mkdir(parents=True)
    (tmp_path / "came" / "deep" / "a.tsv").write_text(TABLE, "utf-8")
    (tmp_path / "came" / "terms.csv").write_text("source_term,target_term,status\n", "utf-8")
    made = tmp_path / "made"
    assert run(["new", str(made), str(tmp_path / "came")]) == 0
    assert (made / "segments" / "deep" / "a.tsv").read_text("utf-8") == TABLE
    assert (made / "glossary" / "terms.csv").is_file()
    assert run([str(made)]) == 0
    assert opened.documents == ["a.tsv"]


def test_new_writes_nothing_where_it_cannot_be_a_project(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(project), str(project / "segments")]) == 2
    assert "is there already. Name another folder." in capsys.readouterr().err
    (tmp_path / "none").mkdir()
    assert run(["new", str(tmp_path / "x"), str(tmp_path / "none")]) == 2
    assert "has no bilingual file." in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
