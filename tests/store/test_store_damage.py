"""Damage is found, named, and as much as can be read is saved."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import damage
import pytest

from enface.model import EnfaceError
from enface.store import open_store
from enface.store.connection import SCHEMA_VERSION
from enface.store.examine import examine
from enface.store.salvage import salvage

PEOPLES = ("event", "text", "draft", "segment", "revision", "comment", "waiver", "document", "undone", "fixed")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "reviews.db"
    damage.fill(path)
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "reviews.db"
    path.write_bytes(filled.read_bytes())
    return path


def tamper(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER event_is_never_changed")
        connection.execute("DROP TRIGGER event_is_never_deleted")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def found(path: Path) -> list[str]:
    return [str(fault) for fault in examine(path).faults if fault.table != "trigger"]


def test_a_sound_database_has_no_fault_and_is_left_alone(database: Path) -> None:
    before = database.read_bytes()
    examined = examine(database)
    assert examined.faults == ()
    assert (examined.version, examined.documents, examined.segments) == (SCHEMA_VERSION, 1, 60)
    assert examined.heads[0][1] == examined.events
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir()] == ["reviews.db"]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE segment SET status = 'draft' WHERE id = '3'", "segment one.tsv 3: status is 'draft', and should be"),
        ("DELETE FROM segment WHERE id = '59'", "segment one.tsv 59: it is missing"),
        ("INSERT INTO undone VALUES ('x', 'one.tsv', 'Ann', 9)", "undone x: no event says that it stands"),
        ("UPDATE draft SET text = 'other' WHERE segment = '6'", "draft one.tsv 6 Ann: it is not as it was written"),
        ("UPDATE meta SET value = 'x' WHERE name = 'place'", "meta place: it is not as it was written"),
        ("UPDATE finding SET severity = 'major' WHERE segment = '9'", "finding one.tsv 9 case.month: it is not as"),
        ("UPDATE open_of_severity SET findings = 99", "open_of_severity one.tsv minor: findings is 99"),
        ("UPDATE text SET body = 'x' WHERE body = 'Paragraph 7 is about spring.'", "it is not as it was recorded"),
        ("DELETE FROM text WHERE body = 'Paragraph 7 is about spring.'", "segment one.tsv 7: its target is lost"),
        ("UPDATE event SET actor = 'Eve' WHERE sequence = 3", "it is not as it was recorded"),
        ("DELETE FROM event WHERE sequence = 3", "it does not follow the one before it: something is missing"),
        ("DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)", "no event says that it stands"),
        ("DROP VIEW v_event", "view v_event: it is not as enface made it"),
        ("DROP INDEX segment_by_id", "index segment_by_id: it is not as enface made it"),
        ("PRAGMA user_version = 1", f"file it says that its tables are of version 1, but they are of {SCHEMA_VERSION}"),
    ],
)
def test_what_was_tampered_with_is_named_with_table_and_row(database: Path, statement: str, fault: str) -> None:
    tamper(database, statement)
    assert any(fault in line for line in found(database)), found(database)


def test_a_finding_that_hides_behind_no_waiver_is_named(database: Path) -> None:
    tamper(database, "UPDATE finding SET waiver = NULL WHERE segment = '6'")
    assert any(line.startswith("finding one.tsv 6 case.month: waiver is None") for line in found(database))


def test_a_rebuilt_state_is_the_same_to_the_byte(database: Path) -> None:
    store = open_store(database)
    before = {table: damage.rows(database, table) for table in ("segment", "tally", "revision", "waiver", "undone")}
    store.rebuild()
    store.close()
    assert {table: damage.rows(database, table) for table in before} == before
    tamper(database, "UPDATE segment SET status = 'draft', words = 0", "DELETE FROM comment", "DELETE FROM tally")
    store = open_store(database)
    store.rebuild()
    store.close()
    assert {table: damage.rows(database, table) for table in before} == before
    assert found(database) == []


def reported(path: Path) -> bool:
    try:
        return bool(examine(path).faults)
    except EnfaceError:
        return True


def flipped_bits_are_found(database: Path, number: int) -> None:
    unseen = sum(not reported(copy) for copy in damage.flips(database, number, seed=7))
    assert unseen <= number / 100


def test_flipped_bits_are_found(database: Path) -> None:
    flipped_bits_are_found(database, 40)


@pytest.mark.long
def test_400_flipped_bits_are_found(database: Path) -> None:
    flipped_bits_are_found(database, 400)


def salvage_keeps_what_can_be_read(database: Path, number: int) -> None:
    whole = {table: damage.rows(database, table) for table in PEOPLES}
    for turn, copy in enumerate(damage.flips(database, number, seed=11)):
        before = copy.read_bytes()
        new = database.with_name(f"new{turn}.db")
        saved = salvage(copy, new)
        assert copy.read_bytes() == before
        assert not copy.with_name("flipped.db-wal").exists()
        for table in PEOPLES:
            kept = damage.rows(new, table)
            assert damage.rows(copy, table) & whole[table] <= kept, table
            assert kept >= whole[table] or saved.lost, table
        new.unlink()


def test_salvage_keeps_every_row_that_can_be_read_and_names_the_others(database: Path) -> None:
    salvage_keeps_what_can_be_read(database, 15)


@pytest.mark.long
def test_salvage_of_400_damaged_files_keeps_every_row_that_can_be_read(database: Path) -> None:
    salvage_keeps_what_can_be_read(database, 400)


def test_a_page_that_is_gone_costs_no_more_than_its_rows(database: Path) -> None:
    content = bytearray(database.read_bytes())
    place = content.index(b"Paragraph 31 is about spring.")
    content[place // 4096 * 4096 : place // 4096 * 4096 + 4096] = bytes(4096)
    database.write_bytes(content)
    saved = salvage(database, database.with_name("new.db"))
    store = open_store(saved.path)
    targets = [store.segment("one.tsv", str(number)) for number in range(60)]
    store.close()
    lost = [number for number, record in enumerate(targets) if record is None or not record.segment.target]
    assert 31 in lost
    assert len(lost) < 40
    assert {f"segment one.tsv {number}: its target is lost." for number in lost} <= set(map(str, saved.lost))


def test_what_is_lost_comes_back_from_a_backup(database: Path) -> None:
    store = open_store(database)
    store.back_up("asked")
    store.close()
    tamper(
        database,
        "DELETE FROM text WHERE body LIKE 'Paragraph 7%'",
        "UPDATE text SET body = 'spoilt' WHERE body LIKE '第8段%'",
        "DELETE FROM event WHERE sequence IN (4, 5)",
    )
    saved = salvage(database, database.with_name("new.db"))
    assert saved.from_backups == 4
    assert saved.lost == ()
    assert damage.rows(saved.path, "event") == {*damage.rows(next(database.parent.glob("backups/*.db")), "event")}


def test_history_that_a_restored_backup_left_does_not_come_back(database: Path) -> None:
    from enface.store import backups

    store = open_store(database)
    store.back_up("early")
    with store.change():
        store.append("Ann", [damage.commented("1", "A comment that is given up.")])
    store.close()
    backups.restore(database, backups.backups(database)[0].path.name)
    saved = salvage(database, database.with_name("new.db"))
    assert saved.lost == ()
    assert not [row for row in damage.rows(saved.path, "text") if "given up" in str(row)]


def test_salvage_does_not_write_over_anything(database: Path) -> None:
    there = database.with_name("there.db")
    there.write_text("precious")
    with pytest.raises(EnfaceError, match="is there already"):
        salvage(database, there)
    assert there.read_text() == "precious"


def test_a_journal_that_a_killed_process_left_is_salvaged_too(database: Path, tmp_path: Path) -> None:
    store = open_store(database)
    with store.change():
        store.append("Ann", [damage.commented("1", "Only in the journal.")])
    copy = tmp_path / "copy" / "reviews.db"
    copy.parent.mkdir()
    for ending in ("", "-wal"):
        Path(f"{copy}{ending}").write_bytes(Path(f"{database}{ending}").read_bytes())
    store.close()
    before = {path.name: path.read_bytes() for path in copy.parent.iterdir()}
    saved = salvage(copy, tmp_path / "new.db")
    assert [row for row in damage.rows(saved.path, "text") if row[1] == "Only in the journal."]
    assert {path.name: path.read_bytes() for path in copy.parent.iterdir()} == before


def test_nothing_is_salvaged_from_under_somebodys_hands(database: Path) -> None:
    store = open_store(database)
    with pytest.raises(EnfaceError, match="is working on it"):
        salvage(database, database.with_name("new.db"))
    store.close()
    salvage(database, database.with_name("new.db"))


def test_a_newer_database_is_not_salvaged_without_what_is_new_in_it(database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO _sqlite_migrations VALUES (9, 'enface', 'something_new', '')")
        connection.commit()
    with pytest.raises(EnfaceError, match=f"version {SCHEMA_VERSION + 1}, made by a newer enface"):
        salvage(database, database.with_name("new.db"))
    assert not database.with_name("new.db").exists()
