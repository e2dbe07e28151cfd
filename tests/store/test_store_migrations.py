"""A database of every released schema opens in this enface, whole, after a backup; a migration that fails leaves it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from enface.model import EnfaceError
from enface.store import open_store, schema
from enface.store.backups import FOLDER, backups
from enface.store.connection import SCHEMA_VERSION
from enface.store.examine import examine

RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.sql"))
DOCUMENT = "segments/one.tsv"


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "reviews.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text("utf-8"))
    return path


def version(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


def test_every_schema_before_this_one_is_kept() -> None:
    assert [path.stem for path in RELEASED] == [f"schema-{number}" for number in range(1, SCHEMA_VERSION)]


def test_it_opens_whole_after_a_backup(old: Path) -> None:
    was = version(old)
    store = open_store(old)
    assert store.verify() == ()
    assert store.segment(DOCUMENT, "1").segment.target == "In March, the meeting was held in Changsha."
    assert [comment.text for comment in store.comments(DOCUMENT)] == ["Which village?"]
    assert [waiver.reason for waiver in store.waivers.all()] == ["a quotation"]
    assert store.draft(DOCUMENT, "3", "Ann") == "Participants visited a village."
    assert store.position("Ann")
    approval = store.certificates.of(DOCUMENT, "1")
    assert approval is not None
    assert (approval.actor, approval.is_approved, approval.is_stale, approval.rules) == ("Ann", True, False, "")
    state = store.state_digest()
    store.rebuild()
    assert store.state_digest() == state
    store.close()
    assert version(old) == SCHEMA_VERSION
    assert examine(old).faults == ()
    (backup,) = backups(old)
    assert backup.reason == "migration"
    assert version(backup.path) == was


def test_doctor_looks_at_it_as_it_is(old: Path) -> None:
    examined = examine(old)
    assert examined.faults == ()
    assert examined.events == 8
    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE segment SET status = 'draft' WHERE id = '1'")
        connection.commit()
    assert any(str(fault).startswith("segment segments/one.tsv 1: status is") for fault in examine(old).faults)


def test_its_rows_are_salvaged(old: Path) -> None:
    from enface.store.salvage import salvage

    saved = salvage(old, old.with_name("new.db"))
    assert saved.lost == ()
    assert (saved.rows["event"], saved.rows["draft"], saved.rows["segment"]) == (8, 1, 4)


def test_its_state_is_salvaged_where_an_event_is_damaged(old: Path) -> None:
    from enface.store.salvage import salvage

    with contextlib.closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP TRIGGER event_is_never_changed")
        connection.execute("UPDATE event SET actor = 'nobody' WHERE kind = 'segment.commented'")
        connection.commit()
    saved = salvage(old, old.with_name("new.db"))
    assert not any("cannot be read" in str(fault) or "cannot stand" in str(fault) for fault in saved.lost)
    assert (saved.rows["segment"], saved.rows["comment"]) == (4, 1)


def test_an_old_one_is_not_mended_into_a_new_one(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from enface.store.salvage import salvage

    path = tmp_path / "reviews.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        schema.migrations.apply(Database(connection), stop_before="deliveries")
        connection.execute("INSERT INTO position VALUES ('Ann', 'one.tsv', '1', '{}')")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    saved = salvage(path, tmp_path / "new.db")
    assert (saved.lost, saved.rows["position"]) == ((), 1)


def test_a_migration_that_fails_leaves_it_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was, before = version(old), dump(old)

    def fail(connection: sqlite3.Connection, number: int) -> None:
        real(connection, number)
        raise sqlite3.OperationalError("out of luck")

    real = schema.migrate
    monkeypatch.setattr(schema, "migrate", fail)
    with pytest.raises(EnfaceError, match="out of luck"):
        open_store(old)
    assert (version(old), dump(old)) == (was, before)


def dump(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_without_a_backup_nothing_is_migrated(old: Path) -> None:
    (old.parent / FOLDER).write_text("in the way")
    was, before = version(old), dump(old)
    with pytest.raises(EnfaceError, match="no backup can be made"):
        open_store(old)
    assert (version(old), dump(old)) == (was, before)
