"""Opening a database: one writer, the others told by whom; what is foreign, newer or unwritable is named."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from enface.model import EnfaceError
from enface.store import Kind, NewEvent, Store, open_store
from enface.store.connection import SCHEMA_VERSION

WAIVER = {"fingerprint": "f", "rule": "r.r", "severity": "minor", "scope": "project", "reason": "0"}


def decide(store: Store) -> None:
    with store.change():
        store.append("Ann", [NewEvent(Kind.WAIVED, "one.tsv", "1", WAIVER)])


def test_a_second_one_reads_and_is_told_who_writes(store, tmp_path):
    decide(store)
    second = open_store(tmp_path / "reviews.db")
    assert second.holder
    assert second.holder.pid == os.getpid()
    assert str(second.holder) in second.read_only
    assert len(second.waivers.all()) == 1
    second.close()


def test_what_a_reader_does_is_not_kept(store, tmp_path):
    second = open_store(tmp_path / "reviews.db")
    decide(second)
    second.close()
    assert store.waivers.all() == []


def test_the_next_one_writes_when_the_first_has_closed(store, tmp_path):
    store.close()
    second = open_store(tmp_path / "reviews.db")
    assert second.read_only == ""
    assert second.holder is None
    second.close()


def test_a_killed_process_holds_nothing(tmp_path):
    path = tmp_path / "reviews.db"
    program = f"import sys, time; from pathlib import Path; from enface.store import open_store\n\
store = open_store(Path({str(path)!r})); print('open', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    held = open_store(path)
    assert held.holder
    assert held.holder.pid == process.pid
    held.close()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    free = open_store(path)
    assert free.read_only == ""
    free.close()


def test_only_its_owner_may_read_the_database_and_its_journals(store, tmp_path):
    decide(store)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) >= 3


def test_whoever_may_write_the_database_may_lock_it(store, tmp_path):
    store.close()
    (tmp_path / "reviews.db").chmod(0o660)
    open_store(tmp_path / "reviews.db").close()
    assert (tmp_path / "reviews.db.lock").stat().st_mode & 0o777 == 0o660


def test_a_newer_schema_is_refused_by_its_version_and_left_as_it_is(store, tmp_path):
    store.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 6}")
    store.close()
    before = (tmp_path / "reviews.db").read_bytes()
    with pytest.raises(EnfaceError, match=f"version {SCHEMA_VERSION + 6}.*newer enface.*Update enface"):
        open_store(tmp_path / "reviews.db")
    assert (tmp_path / "reviews.db").read_bytes() == before
    with pytest.raises(EnfaceError, match="newer enface"):
        open_store(tmp_path / "reviews.db")


def test_an_older_database_gets_the_newer_tables(store, tmp_path):
    decide(store)
    for table in ("renamed", "change", "original", "placing"):
        store.connection.execute(f"DROP TABLE {table}")
    store.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'deliveries'")
    store.connection.execute("PRAGMA user_version = 1")
    store.close()
    for write in (False, True):
        newer = open_store(tmp_path / "reviews.db", write=write)
        assert (len(newer.waivers.all()), newer.placings()) == (1, [])
        newer.close()


def test_a_foreign_database_is_left_alone(tmp_path):
    path = tmp_path / "reviews.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()
    with pytest.raises(EnfaceError, match=r"not one of enface's\. Move it away"):
        open_store(path)


def test_what_is_no_database_is_named(tmp_path):
    path = tmp_path / "reviews.db"
    path.write_text("anything at all, but longer than a header" * 20)
    with pytest.raises(EnfaceError, match=r"reviews\.db: this is no SQLite database"):
        open_store(path)


@pytest.fixture
def unwritable(monkeypatch):
    really = os.open

    def refuse(path, flags, *rest, **named):
        if flags & os.O_CREAT and Path(str(path)).name.endswith(".lock"):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)


def test_a_read_only_folder_can_be_looked_at_and_nothing_is_left_in_it(store, tmp_path, unwritable):
    decide(store)
    store.close()
    names = {path.name for path in tmp_path.iterdir()}
    reader = open_store(tmp_path / "reviews.db")
    assert "cannot be written to (Permission denied)" in reader.read_only
    assert len(reader.waivers.all()) == 1
    reader.close()
    assert {path.name for path in tmp_path.iterdir()} == names


def test_a_read_only_folder_without_a_database_works_on_an_empty_one(tmp_path, unwritable):
    reader = open_store(tmp_path / "reviews.db")
    assert reader.documents() == []
    reader.close()
    assert list(tmp_path.iterdir()) == []


def test_reading_only_leaves_no_trace(tmp_path):
    reader = open_store(tmp_path / "sub" / "reviews.db", write=False)
    decide(reader)
    reader.close()
    assert list(tmp_path.iterdir()) == []


def test_a_journal_left_by_a_killed_writer_is_read_too(store, tmp_path, unwritable):
    decide(store)
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("reviews.db", "reviews.db-wal"):
        (copy / name).write_bytes((tmp_path / name).read_bytes())
    reader = open_store(copy / "reviews.db")
    assert len(reader.waivers.all()) == 1
    reader.close()
    assert {path.name for path in copy.iterdir()} == {"reviews.db", "reviews.db-wal"}


def test_a_full_disk_is_one_line_and_changes_nothing(store):
    decide(store)
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnfaceError, match="the disk is full; nothing was saved"):
        store.keep_draft("one.tsv", "1", "Ann", "x" * 400_000)
    store.connection.execute("PRAGMA max_page_count = 100000")
    assert len(store.waivers.all()) == 1
    decide(store)


def test_a_current_database_opens_without_the_slow_library(store, tmp_path):
    store.close()
    program = f"import sys; from pathlib import Path; from enface.store import open_store\n\
open_store(Path({str(tmp_path / 'reviews.db')!r})).close(); print('sqlite_utils' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
