"""doctor on a database, backup and verify: what a person sees."""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from enface.cli import run
from enface.review.commands import Approve, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

Said = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = tmp_path / "project"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    (root / "segments" / "one.tsv").write_text("id\tsource\ttarget\n1\t三月\tin March\n2\t四月\tin April\n", "utf-8")
    with Desk.open(Project.find(root), actor="Ann") as desk:
        desk.apply(Approve(SegmentRef("segments/one.tsv", "1")))
    return root


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Said:
    def call(*arguments: object) -> tuple[int, list[str], str]:
        status = run(list(map(str, arguments)))
        output = capsys.readouterr()
        return status, output.out.splitlines(), output.err

    return call


def spoil(folder: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "reviews.db")) as connection:
        connection.execute(statement)
        connection.commit()


def test_doctor_on_a_project_looks_through_its_files_and_its_database(folder: Path, say: Said) -> None:
    (folder / "glossary").mkdir()
    (folder / "glossary" / "places.csv").write_text("zh,en,level,parent_zh\n湖南,Hunan,province,\n", "utf-8")
    status, lines, _ = say("doctor", folder)
    assert status == 0
    assert lines == [
        f"{folder}/segments/one.tsv: table in TSV, zh→en, 2 segments",
        f"{folder}/reviews.db: reviews, 1 document, 2 segments, 3 events",
    ]


def test_doctor_on_a_lone_file_looks_at_the_file_alone(folder: Path, say: Said) -> None:
    status, lines, _ = say("doctor", folder / "segments" / "one.tsv")
    assert (status, len(lines)) == (0, 1)


def test_doctor_names_a_damaged_row_and_fails(folder: Path, say: Said) -> None:
    spoil(folder, "UPDATE segment SET status = 'draft' WHERE id = '1'")
    status, lines, _ = say("doctor", folder / "reviews.db")
    assert status == 1
    assert f"{folder}/reviews.db: segment segments/one.tsv 1: status is 'draft', and should be 'approved'." in lines
    status, lines, _ = say("doctor", folder, "--format", "json")
    (database,) = json.loads("\n".join(lines))["databases"]
    assert (status, database["faults"][0]["table"]) == (1, "segment")


def test_doctor_goes_on_behind_a_file_that_it_cannot_read(folder: Path, say: Said) -> None:
    (folder / "segments" / "bad.tsv").write_bytes(b"id\tsource\ttarget\n1\t\xff\xfe\xff\tx\n")
    status, lines, complaint = say("doctor", folder)
    assert (status, len(lines)) == (2, 2)
    assert "bad.tsv" in complaint


def test_doctor_says_where_there_is_nothing(tmp_path: Path, say: Said) -> None:
    status, lines, complaint = say("doctor", tmp_path)
    assert (status, lines) == (2, [])
    assert "no bilingual file and no database" in complaint


@pytest.mark.parametrize("command", ["doctor", "verify", "report", "export"])
def test_a_damaged_database_ends_in_plain_lines(folder: Path, say: Said, command: str) -> None:
    database = folder / "reviews.db"
    whole, chance = database.read_bytes(), random.Random(command)
    for _ in range(25):
        place = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        database.write_bytes(flipped)
        status, _, complaint = say(command, folder)
        assert status in {0, 1, 2}
        assert "internal error" not in complaint


def test_a_status_that_is_none_is_called_damage(folder: Path, say: Said) -> None:
    spoil(folder, "UPDATE segment SET status = 'approvee' WHERE id = '1'")
    status, _, complaint = say("report", folder)
    assert status == 2
    assert "the database is damaged. `enface doctor` says where" in complaint


def test_doctor_rebuilds_what_differs_after_a_backup(folder: Path, say: Said) -> None:
    status, lines, _ = say("doctor", "--rebuild", folder)
    assert (status, lines[-1]) == (0, "The state was rebuilt from the events: the same to the byte.")
    spoil(folder, "UPDATE segment SET status = 'draft' WHERE id = '1'")
    status, lines, _ = say("doctor", "--rebuild", folder)
    assert (status, lines[-1]) == (1, "Rebuilt from the events.")
    assert say("doctor", "--rebuild", folder)[0] == 0
    assert "before a rebuild" in say("backup", folder, "--list")[1][0]


def test_doctor_does_not_rebuild_from_damaged_events(folder: Path, say: Said) -> None:
    spoil(folder, "DROP TRIGGER event_is_never_changed")
    spoil(folder, "UPDATE event SET actor = 'Eve' WHERE sequence = 3")
    before = (folder / "reviews.db").read_bytes()
    status, _, complaint = say("doctor", "--rebuild", folder)
    assert status == 1
    assert "the events themselves are damaged; nothing was changed" in complaint
    assert (folder / "reviews.db").read_bytes() == before


def test_doctor_does_not_rebuild_while_somebody_is_working(folder: Path, say: Said) -> None:
    spoil(folder, "UPDATE segment SET status = 'draft' WHERE id = '1'")
    with Desk.open(Project.find(folder), actor="Ann"):
        status, _, complaint = say("doctor", "--rebuild", folder)
    assert status == 2
    assert "is working on it. Nothing was changed" in complaint


def test_doctor_salvages_into_a_new_file(folder: Path, say: Said, tmp_path: Path) -> None:
    whole = (folder / "reviews.db").read_bytes()
    (folder / "reviews.db").write_bytes(b"x" * 100 + whole[100:])
    status, lines, _ = say("doctor", folder)
    assert status == 1
    assert any("file is not a database" in line for line in lines)
    status, lines, _ = say("doctor", folder, "--salvage", tmp_path / "new.db")
    assert (status, lines[1]) == (0, "Nothing is lost.")
    assert "3 event" in lines[0]
    assert (folder / "reviews.db").read_bytes() == b"x" * 100 + whole[100:]
    assert say("doctor", tmp_path / "new.db")[0] == 0
    status, lines, _ = say("backup", folder, "--restore", tmp_path / "new.db")
    assert (status, lines[0]) == (0, f"reviews.db is now {tmp_path / 'new.db'}.")
    assert "damaged" in lines[1]
    assert say("doctor", folder)[0] == 0


def test_what_was_salvaged_with_losses_can_be_worked_with(folder: Path, say: Said, tmp_path: Path) -> None:
    spoil(folder, "DROP TRIGGER event_is_never_changed")
    spoil(folder, "UPDATE event SET actor = 'Eve' WHERE sequence = 2")
    new = tmp_path / "new.db"
    status, lines, _ = say("doctor", folder, "--salvage", new)
    assert status == 1
    assert any(line.startswith("lost or damaged: event ") for line in lines)
    assert say("backup", folder, "--restore", new)[0] == 0
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert desk.row(SegmentRef("segments/one.tsv", "2")).segment.target == "in April"
        desk.apply(Approve(SegmentRef("segments/one.tsv", "2")))


def test_backups_are_made_listed_and_restored(folder: Path, say: Said) -> None:
    assert say("backup", folder, "--list")[1] == ["no backups yet"]
    status, (made,), _ = say("backup", folder)
    assert status == 0
    assert "asked for" in say("backup", folder, "--list")[1][0]
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        desk.apply(Approve(SegmentRef("segments/one.tsv", "2")))
        status, _, complaint = say("backup", folder, "--restore", Path(made).name)
        assert status == 2
        assert "is working on it. Nothing was changed" in complaint
    status, lines, _ = say("backup", folder, "--restore", Path(made).name)
    assert status == 0
    assert lines[0].startswith("reviews.db is as it was on ")
    first, second = say("backup", folder, "--list")[1]
    assert "before a restore" in first
    assert first.index(" UTC") == second.index(" UTC")
    assert lines[1].startswith("What stood there is kept as reviews-")
    assert say("export", folder, "--require", "approved")[1] == ["segments/one.tsv:2: translated"]


def test_verify_says_what_holds_and_prints_the_head(folder: Path, say: Said) -> None:
    status, lines, _ = say("verify", folder)
    assert status == 0
    assert lines[-1] == "All holds: 3 events, 2 segments, 1 file."
    head = lines[0].split()[1]
    assert say("verify", folder, "--head", head)[0] == 0
    status, lines, complaint = say("verify", folder, "--head", "f" * 64)
    assert (status, complaint) == (1, "enface: 1 thing does not hold.\n")
    assert "is not in the history" in lines[0]


def test_what_has_no_reviews_says_so_in_one_line(tmp_path: Path, say: Said) -> None:
    (tmp_path / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    (tmp_path / "segments").mkdir()
    for arguments in (["verify"], ["backup"], ["doctor", "--rebuild"]):
        status, lines, complaint = say(*arguments, tmp_path)
        assert (status, lines) == (2, [])
        assert "has no reviews yet" in complaint


def test_a_synced_folder_is_refused_unless_one_knows(folder: Path, say: Said) -> None:
    (folder / ".stfolder").mkdir()
    status, _, complaint = say("export", folder, "--in-place")
    assert status == 2
    assert "Syncthing syncs the folder" in complaint
    assert say("export", folder, "--in-place", "--i-know")[0] == 0
    assert say("export", folder)[0] == 0
