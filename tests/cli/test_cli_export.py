"""`enface export`: what is given back, what is proved, what is not ready, and what is never overwritten."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from enface.cli import run
from enface.formats import tsv
from enface.model import Role
from enface.review.commands import Approve, Comment, Reject, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project

TABLE = (
    "id\tparagraph\tkind\tsource\ttarget\n"
    "1\t1\ttitle\t湖南\tin hunan\n2\t2\tbody\t三月\tIt was in march.\n3\t2\tbody\t四月\tThen came *April*.\n"
    "4\t3\tbody\t五月\t\n"
)
HOSTILE = "It was in March \x1b[31m]]> & <b>."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("", "utf-8")
    (tmp_path / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    with Desk.open(Project.find(tmp_path), actor='L"i <x>', role=Role.LEAD) as desk:
        first, second, third = (SegmentRef("segments/a.tsv", id_) for id_ in "123")
        desk.apply(Revise(first, "In Hunan", "in hunan"))
        desk.apply(Approve(first))
        desk.apply(Revise(second, HOSTILE, "It was in march."))
        desk.apply(Reject(third, "Which year?"))
        desk.apply(Comment(second, "Sure?"))
        desk.check("segments/a.tsv")
    return tmp_path


def word(path: Path, part: str = "document") -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(f"word/{part}.xml").decode()


def state(folder: Path) -> dict[str, str]:
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.rglob("*") if one.is_file()}


def test_the_file_is_proved_and_what_is_not_ready_is_counted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export"]) == 0
    out, err = capsys.readouterr()
    assert out == "out/a.tsv: 2 segments changed, proved\n"
    assert "segments/a.tsv: of 4 segments 1 rejected, 2 not approved, 1 without a translation" in err
    assert run(["export", "--verbose"]) == 0
    assert "  segments/a.tsv:3: rejected\n" in capsys.readouterr().err
    assert run(["doctor", "--compare", "segments/a.tsv", "out/a.tsv"]) == 0


def test_it_is_given_as_it_reads(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--to", "markdown", "--to", "text", "--to", "docx"]) == 0
    assert "out/a.md: 3 segments\n" in capsys.readouterr().out
    assert (project / "out" / "a.txt").read_text("utf-8") == (
        "In Hunan\n\nIt was in March \ufffd[31m]]> & <b>. Then came *April*.\n"
    )
    assert (project / "out" / "a.md").read_text("utf-8") == (
        "# In Hunan\n\nIt was in March \ufffd\\[31m\\]\\]\\> & \\<b\\>. Then came \\*April\\*.\n"
    )
    assert '<w:pStyle w:val="Heading1"/>' in word(project / "out" / "a.docx")
    assert not (project / "out" / "a.tsv").exists()


def test_the_author_gets_the_revision_as_tracked_changes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--to", "tracked"]) == 0
    assert capsys.readouterr().out == "out/a.tracked.docx: 2 segments revised\n"
    path = project / "out" / "a.tracked.docx"
    text = word(path)
    assert '<w:delText xml:space="preserve">in hunan</w:delText>' in text
    assert "w:author='L\"i &lt;x&gt;'" in text
    assert "Which year?" in word(path, "comments")
    before = path.read_bytes()
    assert run(["export", "--to", "tracked"]) == 0
    assert path.read_bytes() == before


def test_every_change_is_signed_by_its_own_reviser_and_what_was_undone_is_not_there(project: Path) -> None:
    first, second = (SegmentRef("segments/a.tsv", id_) for id_ in "12")
    with Desk.open(Project.find(project), actor="Ann", role=Role.EDITOR) as desk:
        desk.apply(Revise(second, f"{HOSTILE} Truly.", HOSTILE))
        desk.apply(Revise(first, "Gone again", "In Hunan"))
        desk.apply(Undo("segments/a.tsv"))
    assert run(["export", "--to", "tracked"]) == 0
    text = word(project / "out" / "a.tracked.docx")
    signed = re.findall(r"<w:ins w:id=\"\d+\" w:author=([\"'])(.*?)\1 [^>]*><w:r><w:t[^>]*>([^<]*)", text)
    assert [(name, words) for _, name, words in signed] == [
        ('L"i &lt;x&gt;', "In Hunan"),
        ('L"i &lt;x&gt;', "March \ufffd[31m]]&gt; &amp; &lt;b&gt;"),
        ("Ann", ". Truly"),
    ]
    assert "Gone again" not in text


def test_what_was_exported_in_place_is_still_told_from_what_was_delivered(project: Path) -> None:
    assert run(["export", "--in-place"]) == 0
    assert run(["export", "--to", "tracked"]) == 0
    assert "in hunan</w:delText>" in word(project / "out" / "a.tracked.docx")


def test_programs_get_everything(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "json", "--to", "file", "--to", "tracked"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [(one["to"], one["segments"], one["proved"]) for one in result["files"]] == [
        ("file", 2, True),
        ("tracked", 2, False),
    ]
    assert [(one["segment"], one["why"]) for one in result["not_ready"]] == [
        ("2", "not approved"),
        ("3", "rejected"),
        ("4", "without a translation"),
        ("4", "not approved"),
        ("4", "with an open critical finding"),
    ]
    assert run(["export", "--format", "json", "--require", "revised"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert (result["files"], [one["segment"] for one in result["not_ready"]]) == ([], ["3", "4"])


def test_what_may_be_missing_from_the_count_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Desk.open(Project.find(project), actor="Li") as desk:
        desk.apply(Revise(SegmentRef("segments/a.tsv", "4"), "May.", ""))
        desk.keep_draft(SegmentRef("segments/a.tsv", "2"), "It was in Ma")
    assert run(["export", "--as", "Li"]) == 0
    err = capsys.readouterr().err
    assert "1 with an edit of yours that is not saved" in err
    assert "segments/a.tsv: not checked as it stands, so findings may be missing" in err
    assert "critical" not in err


def test_many_documents_are_counted_together(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        (project / "segments" / f"b{number}.tsv").write_text("id\tsource\ttarget\n1\t三月\tMarch\n", "utf-8")
    assert run(["export"]) == 0
    err = capsys.readouterr().err
    assert "enface: 7 documents: of 10 segments 1 rejected, 8 not approved, 1 without a translation, " in err
    assert run(["export", "--verbose"]) == 0
    assert "  segments/b5.tsv:1: not approved\n" in capsys.readouterr().err


def test_what_writes_more_than_it_may_is_not_proved_and_never_goes_over_the_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    honest = tsv.write
    monkeypatch.setattr(tsv, "write", lambda data, path, changes: honest(data, path, changes).replace(b"kind", b"Kind"))
    before = state(project / "segments")
    assert run(["export", "--in-place"]) == 2
    assert "Nothing was written" in capsys.readouterr().err
    assert run(["export"]) == 1
    out, err = capsys.readouterr()
    assert out == "out/a.tsv: 2 segments changed, not proved\n"
    assert "out/a.tsv:1:14: breach: text was" in err
    assert state(project / "segments") == before


def test_nothing_of_the_project_is_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "segments" / "a.txt").write_text("A document too.\n\nIt stays.\n", "utf-8")
    for mine in ("segments/a.tsv.md", "segments/a.tsv.txt", "a.tsv.md"):
        (project / mine).write_text("Mine.\n", "utf-8")
    before = state(project)
    for call in (
        ["--to", "text", "--output", "segments"],
        ["--to", "file", "--to", "markdown", "--output", "segments"],
        ["--to", "markdown", "--output", "."],
        ["--output", "segments"],
    ):
        assert run(["export", *call]) == 2
    capsys.readouterr()
    assert {path: held for path, held in state(project).items() if path in before} == before
    assert run(["export", "--to", "text"]) == 0
    assert run(["export", "--to", "markdown"]) == 0
    assert sorted(path.name for path in (project / "out").iterdir()) == [
        "a.tsv.md",
        "a.tsv.txt.md",
        "a.tsv.txt.txt",
        "a.tsv.txt.txt.txt",
        "a.txt.md",
        "a.txt.txt",
    ]


def test_a_file_that_cannot_be_read_stops_the_export_and_it_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "segments" / "b.tsv").write_bytes(b"id\ttarget\n1\n")
    assert run(["export"]) == 2
    reason, *last = capsys.readouterr().err.splitlines()
    assert reason.startswith("enface: segments/b.tsv:2: ")
    assert last == ["enface: .: nothing was exported. Mend what is named above."]
    assert not (project / "out").exists()


def test_in_place_is_for_the_file_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--in-place", "--to", "markdown"]) == 2
    assert "leave out --to" in capsys.readouterr().err


def test_a_glossary_that_cannot_be_read_is_said_and_stops_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary").mkdir(exist_ok=True)
    (project / "glossary" / "terms.csv").write_text("source_term,target_term,status\n湖南,Hunan,best\n", "utf-8")
    assert run(["export"]) == 0
    assert "enface: glossary/terms.csv:2: unknown status" in capsys.readouterr().err
    assert (project / "out").exists()
