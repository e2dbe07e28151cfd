"""`enface import` on the command line: preview, question, taking in, taking back."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from enface.cli import run
from enface.model import ImportProblem
from enface.review.commands import Approve, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "segments/a.tsv"
ROWS = (("三月，会议在长沙召开。", "A meeting in March."), ("村庄很美。", "The village is fine."), ("再见。", "Bye."))
NEWER = (
    ("前言。", "Preface."),
    ("四月，会议在长沙召开。", "A meeting in April."),
    ("村庄很美。", "The village is fine."),
)


def table(rows: tuple[tuple[str, str], ...]) -> str:
    return "source\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("ENFACE_USER", "Li")
    root = tmp_path / "project"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text("[project]\n", "utf-8")
    (root / "segments" / "a.tsv").write_text(table(ROWS), "utf-8")
    (tmp_path / "a.tsv").write_text(table(NEWER), "utf-8")
    monkeypatch.chdir(root)
    return root


def approve(project: Path, segment: str) -> None:
    with Desk.open(Project.find(project), actor="Li") as desk:
        desk.apply(Approve(SegmentRef(KEY, segment)))


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: answer)


def test_a_preview_shows_what_differs_and_leaves_nothing_behind(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in ([], ["--preview"]):
        assert run(["import", "../a.tsv", *options]) == 1
        said = capsys.readouterr()
        assert "3 segments: 1 unchanged, 1 source and target changed, 1 new, 1 removed" in said.out
        assert "[-三-]{+四+}月，会议在长沙召开。" in said.out
        assert "A meeting in [-March-]{+April+}." in said.out
        assert "nothing was taken in; --yes takes it in" in said.err
    assert sorted(path.name for path in project.iterdir()) == ["enface.toml", "segments"]


def test_a_yes_takes_it_in_and_one_undo_takes_it_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approve(project, "2")
    assert run(["import", "../a.tsv", "--yes"]) == 0
    assert "Taken in; `enface import --undo` takes it back." in capsys.readouterr().out
    assert (project / KEY).read_text("utf-8") == table(NEWER)
    with Desk.open(Project.find(project), actor="Li") as desk:
        assert [row.segment.status.value for row in desk.rows_after(KEY, 0, 9)] == [
            "translated",
            "translated",
            "approved",
        ]
    assert run(["import", "../a.tsv", "--yes"]) == 0
    assert "the version that is here already" in capsys.readouterr().out
    assert run(["import", "--undo"]) == 0
    assert (project / KEY).read_text("utf-8") == table(ROWS)
    assert run(["import", "--undo"]) == 1
    assert "no delivery to take back" in capsys.readouterr().err


def test_a_file_of_waivers_that_is_out_of_date_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "../a.tsv", "--yes"])
    run(["import", "--undo"])
    assert "waivers" not in capsys.readouterr().err
    assert run(["waivers", "export"]) == 0
    assert run(["import", "../a.tsv", "--yes"]) == 0
    assert "`enface waivers export` writes waivers.tsv anew" in capsys.readouterr().err


def test_an_undo_that_would_take_somebodys_work_along_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", "../a.tsv", "--yes"])
    approve(project, "1")
    assert run(["import", "--undo"]) == 1
    assert "Li has decided since the delivery; undo that first." in capsys.readouterr().err
    assert (project / KEY).read_text("utf-8") == table(NEWER)


def test_it_asks_at_a_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(monkeypatch, answer=False)
    assert run(["import", "../a.tsv"]) == 1
    assert capsys.readouterr().err == "enface: nothing was taken in.\n"
    assert (project / KEY).read_text("utf-8") == table(ROWS)
    at_a_terminal(monkeypatch, answer=True)
    assert run(["import", "../a.tsv"]) == 0
    assert (project / KEY).read_text("utf-8") == table(NEWER)


def test_json_has_every_segment_and_never_asks(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(monkeypatch, answer=True)
    assert run(["import", "../a.tsv", "--format", "json"]) == 1
    given = json.loads(capsys.readouterr().out)
    (delivery,) = given["deliveries"]
    assert (given["taken"], delivery["replaces"]) == (False, KEY)
    segments = delivery["documents"][0]["segments"]
    assert [segment["fate"] for segment in segments] == ["new", "source and target changed", "unchanged", "removed"]
    assert segments[1]["known"]["segment"] == "1"
    assert segments[1]["given"]["segment"] == "2"
    assert segments[1]["goes_on"] == {"target": "A meeting in April.", "status": "translated"}
    assert run(["import", "../a.tsv", "--format", "json", "--yes"]) == 0
    assert json.loads(capsys.readouterr().out)["taken"] is True


def test_a_lone_file_is_named_by_for(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lone = tmp_path / "work" / "article.tsv"
    lone.parent.mkdir()
    lone.write_text(table(ROWS), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["import", "a.tsv", "--for", "work/article.tsv", "--yes"]) == 0
    assert lone.read_text("utf-8") == table(NEWER)
    assert [path.name for path in lone.parent.iterdir()] == ["article.tsv"]
    assert run(["import", "--undo", "--for", "work/article.tsv"]) == 0
    assert lone.read_text("utf-8") == table(ROWS)


def test_a_delivery_in_a_folder_of_the_documents_is_a_version_of_the_one_beside_it(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    (work / "new").mkdir(parents=True)
    (work / "article.tsv").write_text(table(ROWS), "utf-8")
    (work / "new" / "article.tsv").write_text(table(NEWER), "utf-8")
    monkeypatch.chdir(work)
    assert run(["import", "new/article.tsv", "--yes"]) == 0
    assert (work / "article.tsv").read_text("utf-8") == table(NEWER)


def test_reviews_that_cannot_be_kept_are_not_said_to_be_in_use(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lone.tsv").write_text(table(ROWS), "utf-8")
    (tmp_path / "no-folder").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "no-folder"))
    assert run(["import", "../a.tsv", "--for", "../lone.tsv", "--yes"]) == 2
    assert capsys.readouterr().err.endswith(" Give yourself the right to write there.\n")


def test_an_undo_names_what_was_never_delivered(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--undo", "--for", "a.tsv"]) == 1
    assert capsys.readouterr().err == "enface: there is no delivery of a.tsv to take back.\n"


def test_a_project_where_somebody_works_is_previewed_and_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(Project.find(project), actor="Wang"):
        assert run(["import", "../a.tsv", "--yes"]) == 2
        said = capsys.readouterr()
        assert "1 unchanged" in said.out
        assert "nothing can be taken in: " in said.err
        assert "is working on it" in said.err
        assert "Try again when it is free." in said.err
    assert (project / KEY).read_text("utf-8") == table(ROWS)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["../missing.tsv"], "no such file"),
        (["../b.tsv"], "no document or glossary of that name"),
        (["segments/a.tsv"], "the project's own file"),
        (["../a.tsv", "../a.tsv"], "is a version of the same document as"),
        (["../a.tsv", "--yes", "--preview"], "exclude each other"),
        (["../a.tsv", "--undo"], "--undo takes no FILE"),
        ([], "Missing argument"),
        (["../a.tsv", "--for", "b.tsv"], "Say --for with one of: segments/a.tsv"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    (project.parent / "b.tsv").write_text(table(NEWER), "utf-8")
    assert run(["import", *arguments]) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.count("\n") == 1
    assert (project / KEY).read_text("utf-8") == table(ROWS)


def test_a_file_that_was_not_put_in_place_is_put_there_at_the_next_opening(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("enface.review.taking.replace_file", crash)
        assert run(["import", "../a.tsv", "--yes"]) == 130
    assert (project / KEY).read_text("utf-8") == table(ROWS)
    with Desk.open(Project.find(project), actor="Li", write=False) as reader:
        assert (reader.notices, reader.row(SegmentRef(KEY, "1")).segment.source) == ((), "前言。")
    with Desk.open(Project.find(project), actor="Li") as desk:
        assert (desk.notices, desk.row(SegmentRef(KEY, "1")).segment.source) == ((), "前言。")
    assert (project / KEY).read_text("utf-8") == table(NEWER)


def test_a_folder_that_cannot_be_written_is_found_out_before(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("enface.review.taking.os", SimpleNamespace(access=lambda *_: False, W_OK=2))
        assert run(["import", "../a.tsv", "--yes"]) == 2
    assert "cannot be written to; nothing was taken in" in capsys.readouterr().err
    with Desk.open(Project.find(project), actor="Li") as desk:
        assert desk.last_delivery() is None


def test_a_disk_that_takes_the_record_and_not_the_file_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, _: bytes) -> None:
        raise ImportProblem(str(path), "cannot be written: no space left.", remedy="Nothing was changed.")

    with monkeypatch.context() as patched:
        patched.setattr("enface.review.taking.replace_file", full)
        assert run(["import", "../a.tsv", "--yes"]) == 2
    assert "no space left. All is recorded; the file is written at the next opening." in capsys.readouterr().err
    assert run(["import", "--undo"]) == 0
    assert (project / KEY).read_text("utf-8") == table(ROWS)


GLOSSARY = """source_term,target_term,status
湖南省侨联,Hunan FROC,preferred
长沙,Changsha,preferred
村庄,hamlet,admitted
"""
NEWER_GLOSSARY = """source_term,target_term,status
长沙,Changsha,preferred
湖南省侨联,Hunan FROC,forbidden
会议,meeting,preferred
"""


@pytest.fixture
def terms(project: Path) -> Path:
    (project / "glossary").mkdir()
    (project / "glossary" / "terms.csv").write_text(GLOSSARY, "utf-8")
    (project.parent / "terms.csv").write_text(NEWER_GLOSSARY, "utf-8")
    return project / "glossary" / "terms.csv"


def test_a_glossary_is_taken_in_and_back_likewise(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "../terms.csv"]) == 1
    said = capsys.readouterr().out
    assert "renderings: 1 added, 1 changed, 1 removed." in said
    assert "湖南省侨联  Hunan FROC  [-preferred-]{+forbidden+}" in said
    assert "会议  meeting  preferred" in said
    assert terms.read_text("utf-8") == GLOSSARY
    assert run(["import", "../terms.csv", "../a.tsv", "--yes"]) == 0
    assert terms.read_text("utf-8") == NEWER_GLOSSARY
    assert run(["import", "--undo", "--for", "terms.csv"]) == 0
    assert "Undone: the delivery of glossary/terms.csv." in capsys.readouterr().out
    assert terms.read_text("utf-8") == GLOSSARY
    assert run(["import", "--undo"]) == 0
    assert (terms.parents[1] / KEY).read_text("utf-8") == table(ROWS)
    with Desk.open(Project.find(terms.parents[1]), actor="Li") as desk:
        digest = desk._store.state_digest()
        desk._store.rebuild()
        assert (desk._store.state_digest(), desk._store.verify(), desk.problems) == (digest, (), ())


def test_a_glossary_in_json_has_every_rendering_that_differs(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "../terms.csv", "--format", "json"]) == 1
    (delivery,) = json.loads(capsys.readouterr().out)["deliveries"]
    assert delivery["summary"] == {"added": 1, "changed": 1, "removed": 1}
    assert [(term["fate"], term["source"]) for term in delivery["terms"]] == [
        ("changed", "湖南省侨联"),
        ("added", "会议"),
        ("removed", "村庄"),
    ]


def test_a_glossary_that_is_none_is_not_taken_in(terms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (terms.parents[2] / "terms.csv").write_text("anything\n", "utf-8")
    assert run(["import", "../terms.csv", "--yes"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert terms.read_text("utf-8") == GLOSSARY


def test_other_documents_that_cannot_be_read_are_only_counted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.tsv", "c.tsv"):
        (project / "segments" / name).write_text("source\n好。\n", "utf-8")
    assert run(["import", "../a.tsv", "--yes"]) == 0
    said = capsys.readouterr().err
    assert "2 other documents of the project cannot be read; `enface check` says why." in said
    assert "b.tsv" not in said
