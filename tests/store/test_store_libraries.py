"""What SQLite itself promises, through whichever library it is reached."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from contract_driver import KEY, Opener, by_apsw, by_python, record, revised

from enface.model import EnfaceError
from enface.store.sqlite import SQLiteStore


def test_an_event_is_never_changed_nor_deleted(kept: SQLiteStore) -> None:
    for statement in ("UPDATE event SET actor = 'Eve'", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError, match="never"), kept.change():
            kept.connection.execute(statement)


def test_a_file_of_one_library_is_one_of_the_other(kept: SQLiteStore, tmp_path: Path) -> None:
    record(kept, revised("3", "Another text."))
    kept.close()
    for other in (by_python, by_apsw, by_python):
        with closing(other(tmp_path / "reviews.db")) as opened:
            assert [one.text for one in opened.revisions(KEY, "3")] == ["the text of segment 3", "Another text."]


def test_a_disk_that_is_full_is_one_line_and_changes_nothing(kept: SQLiteStore) -> None:
    pages = kept.connection.execute("PRAGMA page_count").fetchone()[0]
    kept.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnfaceError, match="the disk is full; nothing was saved"):
        kept.keep_draft(KEY, "1", "Ann", "x" * 400_000)
    assert kept.draft(KEY, "1", "Ann") is None


def test_a_database_that_another_program_keeps_is_one_line(kept: SQLiteStore, opener: Opener, tmp_path: Path) -> None:
    kept.connection.execute("PRAGMA busy_timeout = 10")
    # As long as a line of somebody else's program takes, in the same library, since each forgets the other's locks.
    with closing(kept._connect(tmp_path / "reviews.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnfaceError, match="another program kept it for ten seconds; nothing was saved"):
            kept.keep_draft(KEY, "1", "Ann", "half")
        other.execute("ROLLBACK")
    kept.keep_draft(KEY, "1", "Ann", "half")


def test_what_is_no_database_is_named(opener: Opener, tmp_path: Path) -> None:
    path = tmp_path / "other" / "reviews.db"
    path.parent.mkdir()
    path.write_text("anything at all, but longer than a header" * 20)
    with pytest.raises(EnfaceError, match=r"reviews\.db: this is no SQLite database"):
        opener(path)
