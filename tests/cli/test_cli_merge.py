"""pack, merge, conflicts and assign: what two people see on their command lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from enface.cli import run
from enface.review.commands import Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

Said = Callable[..., tuple[int, list[str], str]]
KEY = "segments/one.tsv"


@pytest.fixture
def ann(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "ann"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    (root / "segments" / "one.tsv").write_text("id\tsource\ttarget\n1\t三月\tin March\n2\t四月\tin April\n", "utf-8")
    return root


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Said:
    def call(*arguments: object) -> tuple[int, list[str], str]:
        status = run(list(map(str, arguments)))
        output = capsys.readouterr()
        return status, output.out.splitlines(), output.err

    return call


def revise(folder: Path, actor: str, segment: str, text: str) -> None:
    with Desk.open(Project.find(folder), actor=actor) as desk:
        where = SegmentRef(KEY, segment)
        desk.apply(Revise(where, text, desk.row(where).segment.target))


@pytest.fixture
def bob(ann: Path, say: Said, tmp_path: Path) -> Path:
    assert say("pack", "--project", ann, "--as", "Ann", "-o", "first.zip")[0] == 0
    status, lines, _ = say("merge", "first.zip", "bob", "--as", "Bob")
    assert (status, lines[-1]) == (0, "`enface bob` opens it.")
    return tmp_path / "bob"


@pytest.fixture
def torn(ann: Path, bob: Path, say: Said) -> Path:
    """Ann's and Bob's texts of the first segment meet at Ann's."""
    revise(ann, "Ann", "1", "Ann's")
    revise(bob, "Bob", "1", "Bob's")
    say("pack", "--project", bob, "--as", "Bob", "-o", "back.zip")
    status, lines, _ = say("merge", "back.zip", ann, "--as", "Ann")
    assert status == 1
    assert "  segments/one.tsv: Bob, 1 edit" in lines
    assert "  segments/one.tsv, segment 1: in conflict." in lines
    assert "1 segment has several texts; `enface conflicts` shows them." in lines
    assert "`enface backup --restore " in lines[-1]
    return ann


def test_a_package_is_named_after_the_project_and_whom_it_is_for(ann: Path, say: Said, tmp_path: Path) -> None:
    status, lines, _ = say("pack", "segments/one.tsv", "--for", "Bob", "--project", ann, "--as", "Ann")
    (package,) = tmp_path.glob("*.enface.zip")
    assert package.name.startswith("Trial-Bob-2")
    assert (status, lines) == (0, [f"{package.name}: 1 document, 0.0 MB."])


def test_an_edit_that_is_not_saved_is_told(ann: Path, say: Said) -> None:
    with Desk.open(Project.find(ann), actor="Ann") as desk:
        desk.keep_draft(SegmentRef(KEY, "1"), "half")
    lines = say("pack", "--project", ann, "--as", "Ann", "-o", "x.zip")[1]
    assert lines[-1] == "1 edit of yours is not saved, and so not in it."


def test_an_unknown_document_names_the_nearest(ann: Path, say: Said) -> None:
    status, _, complaint = say("pack", "segments/on.tsv", "--project", ann, "--as", "Ann")
    assert status == 2
    assert "Did you mean segments/one.tsv?" in complaint


def test_a_dry_run_writes_nothing(ann: Path, bob: Path, say: Said, tmp_path: Path) -> None:
    status, lines, note = say("merge", "first.zip", "other", "--dry-run", "--as", "Cem")
    assert (status, (tmp_path / "other").exists()) == (0, False)
    assert lines[0].startswith("first.zip, packed by Ann on 2")
    assert "nothing was taken in" in note
    revise(bob, "Bob", "2", "Bob's")
    say("pack", "--project", bob, "--as", "Bob", "-o", "back.zip")
    before = (ann / "reviews.db").read_bytes()
    status, lines, _ = say("merge", "back.zip", ann, "--dry-run", "--as", "Ann")
    assert "  segments/one.tsv: Bob, 1 edit" in lines
    assert (ann / "reviews.db").read_bytes() == before


def test_merging_twice_says_that_all_is_here(ann: Path, bob: Path, say: Said) -> None:
    status, lines, _ = say("merge", "first.zip", ann, "--as", "Ann")
    assert status == 0
    assert len(lines) == 1
    assert lines[0].endswith("all of it is here already.")
    assert not (ann / "backups").exists()


def test_a_folder_with_other_things_in_it_becomes_no_project(ann: Path, bob: Path, say: Said, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("x", "utf-8")
    assert say("merge", "first.zip", "full")[0] == 2
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["note.txt"]


def test_what_is_no_package_ends_in_one_line(ann: Path, say: Said, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"nothing")
    status, lines, complaint = say("merge", "x.zip", ann)
    assert (status, lines) == (2, [])
    assert complaint == "enface: x.zip: this is no package of enface's. `enface pack` makes them.\n"
    assert say("merge", "missing.zip", ann)[0] == 2


def test_merge_speaks_json(torn: Path, say: Said) -> None:
    status, lines, _ = say("merge", "back.zip", torn, "--format", "json", "--as", "Ann")
    assert status == 0
    assert json.loads("\n".join(lines)) == {
        "schema": 1,
        "taken": True,
        "events": 0,
        "decisions": [],
        "conflicts": [],
        "overtaken": [],
        "written": [],
        "kept": [],
    }


def test_conflicts_are_listed_with_both_texts(torn: Path, say: Said) -> None:
    status, lines, _ = say("conflicts", torn)
    assert status == 1
    assert lines[:2] == ["segments/one.tsv, segment 1", "     三月"]
    assert lines[2].startswith("  1  Ann's  Ann, 2")
    assert lines[3].startswith("  2  Bob's  Bob, 2")
    (found,) = json.loads("\n".join(say("conflicts", torn, "--format", "json")[1]))
    assert [one["text"] for one in found["texts"]] == ["Ann's", "Bob's"]


def test_a_report_lists_open_conflicts(torn: Path, say: Said) -> None:
    status, lines, _ = say("report", torn, "--format", "json")
    assert status == 0
    found = json.loads("\n".join(lines))["conflicts"]
    assert [(one["document"], one["segment"], one["text"], one["actor"]) for one in found] == [
        ("one.tsv", "1", "Ann's", "Ann"),
        ("one.tsv", "1", "Bob's", "Bob"),
    ]
    assert any("texts of which one is to be chosen" in line for line in say("report", torn)[1])


@pytest.mark.parametrize(
    ("choice", "said", "text"),
    [
        (("--choose", "2"), "Segment 1 has Bob's text now.", "Bob's"),
        (("--text", "a third"), "Segment 1 has another text now.", "a third"),
    ],
)
def test_a_choice_ends_a_conflict(torn: Path, say: Said, choice: tuple[str, str], said: str, text: str) -> None:
    assert say("conflicts", torn, "--segment", "1", *choice, "--as", "Ann")[:2] == (0, [said])
    assert say("conflicts", torn)[:2] == (0, ["No conflicts."])
    with Desk.open(Project.find(torn), actor="Ann", write=False) as desk:
        assert desk.row(SegmentRef(KEY, "1")).segment.target == text
    assert say("verify", torn)[0] == 0
    rebuilt = say("doctor", "--rebuild", torn)[1][-1]
    assert rebuilt == "The state was rebuilt from the events: the same to the byte."


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--segment", "1"), "give --segment with either"),
        (("--choose", "1"), "give --segment with either"),
        (("--segment", "1", "--choose", "1", "--text", "x"), "give --segment with either"),
        (("--segment", "2", "--choose", "1"), "segment 2: is in no conflict."),
        (("--segment", "1", "--choose", "3"), "has 2 texts, there is no 3"),
    ],
)
def test_a_choice_that_is_none_says_why(torn: Path, say: Said, arguments: tuple[str, ...], complaint: str) -> None:
    status, _, said = say("conflicts", torn, *arguments)
    assert status == 2
    assert complaint in said


def test_assign_says_who_has_what(ann: Path, say: Said) -> None:
    assert say("assign", KEY, "--to", "Bob", "--project", ann, "--as", "Ann")[1] == ["segments/one.tsv is Bob's now."]
    assert say("assign", "--project", ann)[1] == ["segments/one.tsv  Bob"]
    assert say("assign", KEY, "--nobody", "--project", ann, "--as", "Ann")[0] == 0
    assert say("assign", "--project", ann)[1] == ["segments/one.tsv  –"]
    assert say("assign", KEY, "--project", ann)[0] == 2


def test_only_a_lead_assigns(ann: Path, say: Said) -> None:
    (ann / "enface.toml").write_text('[project]\nname = "Trial"\n\n[people]\nAnn = "lead"\nBob = "editor"\n', "utf-8")
    status, _, complaint = say("assign", KEY, "--to", "Bob", "--project", ann, "--as", "Bob")
    assert status == 2
    assert "Only a lead assigns documents." in complaint
