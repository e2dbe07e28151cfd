"""Backups: made before what is hard to take back, thinned with age, and gone back to; nothing is lost on the way."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import damage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.model import EnfaceError
from enface.store import Store, open_store
from enface.store.backups import FOLDER, backups, make, restore, thinned
from enface.store.examine import examine

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def say(store: Store, text: str) -> None:
    with store.change():
        store.append("Ann", [damage.commented("1", text)])


def said(path: Path) -> set[str]:
    store = open_store(path, write=False)
    try:
        return {comment.text for comment in store.comments(damage.DOCUMENT)}
    finally:
        store.close()


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    say(store, "early")
    return tmp_path / "reviews.db"


def test_a_backup_holds_what_stood_then_and_only_its_owner_may_read_it(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    say(store, "late")
    assert said(made) == {"early"}
    assert examine(made).faults == ()
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    (backup,) = backups(path)
    assert (backup.path, backup.reason) == (made, "import")
    assert abs(datetime.now(UTC) - backup.time) < timedelta(minutes=1)


def test_several_backups_in_one_second_are_all_kept_in_order(store: Store, path: Path) -> None:
    made = [store.back_up("import") for _ in range(3)]
    assert [backup.path for backup in backups(path)] == made[::-1]
    made += [store.back_up("import") for _ in range(9)]
    assert [backup.path for backup in backups(path)] == made[:1:-1]


def test_an_empty_database_and_a_reader_make_none(tmp_path: Path, store: Store) -> None:
    assert store.back_up("import") is None
    say(store, "something")
    reader = open_store(tmp_path / "reviews.db")
    assert reader.back_up("import") is None
    reader.close()
    assert backups(tmp_path / "reviews.db") == []


def test_one_can_be_asked_for_while_somebody_is_working(store: Store, path: Path) -> None:
    say(store, "in the journal")
    assert said(make(path)) == {"early", "in the journal"}
    say(store, "goes on")


def test_thinning_keeps_ten_and_days_and_weeks() -> None:
    hours = [NOW - timedelta(hours=hour) for hour in range(24 * 200)]
    kept = sorted(thinned(hours, NOW), reverse=True)
    assert kept[:10] == hours[:10]
    assert {time.date() for time in kept} >= {(NOW - timedelta(days=day)).date() for day in range(14)}
    assert {tuple(time.isocalendar())[:2] for time in kept} >= {
        tuple((NOW - timedelta(weeks=week)).isocalendar())[:2] for week in range(13)
    }
    assert len(kept) <= 10 + 15 + 14
    assert NOW - kept[-1] <= timedelta(weeks=13)


@given(st.sets(st.integers(-600_000, 600_000), max_size=60))
def test_thinning_twice_removes_no_more(minutes: set[int]) -> None:
    stamps = {NOW + timedelta(minutes=minute) for minute in minutes}
    once = thinned(stamps, NOW)
    assert once <= stamps
    assert thinned(once, NOW) == once
    assert set(sorted(stamps, reverse=True)[:10]) <= once


def test_old_backups_go_and_other_files_stay(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    for day in range(1, 40):
        stamp = datetime.now(UTC) - timedelta(days=day)
        (made.parent / f"reviews-{stamp:%Y-%m-%d-%H%M%S}Z-import.db").write_bytes(b"old")
    (made.parent / "mine.db").write_bytes(b"mine")
    store.back_up("import")
    left = backups(path)
    assert 15 <= len(left) <= 22
    assert (made.parent / "mine.db").exists()


def test_restoring_brings_back_what_stood_and_keeps_what_stands(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    say(store, "late")
    store.close()
    restored = restore(path, made.name)
    assert said(path) == {"early"}
    assert restored.kept
    assert said(restored.kept) == {"early", "late"}
    restore(path, restored.kept.stem)
    assert said(path) == {"early", "late"}
    again = open_store(path)
    say(again, "goes on")
    assert again.verify() == ()
    again.close()
    assert examine(path).faults == ()


def test_the_oldest_is_restored_though_the_next_backup_thins_it_away(store: Store, path: Path) -> None:
    oldest = store.back_up("import")
    assert oldest
    say(store, "late")
    for _ in range(9):
        store.back_up("import")
    store.close()
    restore(path, oldest.name)
    assert said(path) == {"early"}
    assert not oldest.exists()


def test_what_stands_in_the_journal_of_a_copy_is_restored_too(store: Store, path: Path, tmp_path: Path) -> None:
    say(store, "in the journal")
    copy = tmp_path / "copy" / "reviews.db"
    copy.parent.mkdir()
    for ending in ("", "-wal"):
        Path(f"{copy}{ending}").write_bytes(Path(f"{path}{ending}").read_bytes())
    store.close()
    path.unlink()
    restore(path, str(copy))
    assert said(path) == {"early", "in the journal"}


def test_a_restored_history_goes_on_with_a_chain_of_its_own(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    store.close()
    restore(path, made.name)
    again = open_store(path)
    say(again, "after")
    assert again.connection.execute("SELECT count(DISTINCT device) FROM event").fetchone() == (2,)
    again.close()


def test_nothing_is_restored_while_another_is_writing(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    with pytest.raises(EnfaceError, match=r"is working on it\. Nothing was changed"):
        restore(path, made.name)
    say(store, "goes on")


def test_nothing_is_restored_from_a_damaged_backup(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    store.close()
    made.write_bytes(made.read_bytes().replace(b"commented", b"commenteD"))
    with pytest.raises(EnfaceError, match="it is damaged itself: event"):
        restore(path, made.name)
    with pytest.raises(EnfaceError, match="no such backup"):
        restore(path, "other.db")
    assert said(path) == {"early"}


@pytest.mark.parametrize("damaged", [b"no database at all" * 500, None], ids=["foreign", "torn"])
def test_a_damaged_database_is_kept_as_it_is_and_restored(store: Store, path: Path, damaged: bytes | None) -> None:
    made = store.back_up("import")
    assert made
    store.close()
    torn = damaged or path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)
    path.write_bytes(torn)
    restored = restore(path, made.name)
    assert said(path) == {"early"}
    assert restored.kept
    assert restored.kept.read_bytes() == torn
    assert "damaged" in restored.kept.name


def test_a_database_that_is_gone_is_restored(store: Store, path: Path) -> None:
    made = store.back_up("import")
    assert made
    store.close()
    path.unlink()
    assert restore(path, made.name).kept is None
    assert said(path) == {"early"}


LIMITED = """
import resource, sys
from pathlib import Path
from enface.model import EnfaceError
from enface.store import open_store
store = open_store(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    store.back_up("import")
except EnfaceError as error:
    print(error)
"""


def test_a_full_disk_is_one_line_and_leaves_no_half_backup(store: Store, path: Path) -> None:
    say(store, "x" * 200_000)
    store.close()
    answer = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)
    assert len(answer.stdout.splitlines()) == 1
    assert "backups: the disk" in answer.stdout
    assert "nothing was saved" in answer.stdout
    assert [found.name for found in (path.parent / FOLDER).iterdir()] == [".gitignore"]
    assert examine(path).faults == ()


RESTORING = """
import resource, sys
from pathlib import Path
from enface.model import EnfaceError
from enface.store.backups import restore
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    restore(Path(sys.argv[1]), sys.argv[2])
except EnfaceError as error:
    print(error)
"""


def test_a_disk_that_is_full_while_restoring_leaves_what_stood(store: Store, path: Path, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other" / "reviews.db")
    say(other, "x" * 1_000_000)
    large = other.back_up("import")
    other.close()
    store.back_up("import")
    store.close()
    assert large
    moved = large.replace(path.parent / FOLDER / large.name.replace("import", "asked"))
    command = [sys.executable, "-c", RESTORING, str(path), moved.name]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    (line,) = answer.stdout.splitlines()
    assert "the disk" in line
    assert "nothing was saved" in line
    assert said(path) == {"early"}
    assert examine(path).faults == ()
    assert not path.with_name(".reviews.db.restoring").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="no right is denied to root")
def test_a_folder_that_cannot_be_written_to_is_one_line(store: Store, path: Path) -> None:
    (path.parent / FOLDER).mkdir(mode=0o500)
    with pytest.raises(EnfaceError, match=r"no backup can be made: Permission denied\. Nothing was changed"):
        store.back_up("import")


def test_a_place_that_is_no_folder_is_one_line(store: Store, path: Path) -> None:
    (path.parent / FOLDER).write_text("in the way")
    with pytest.raises(EnfaceError, match=r"no backup can be made: File exists\. Nothing was changed"):
        store.back_up("import")


BUSY = """
import sys
from pathlib import Path
from enface.store import open_store
from enface.store.backups import backups, restore
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    if sys.argv[2] == "restore":
        restore(path, backups(path)[0].path.name)
    else:
        store = open_store(path)
        getattr(store, sys.argv[2])(*sys.argv[3:])
        store.close()
"""


def killed(path: Path, what: tuple[str, ...], rounds: int) -> None:
    chance = random.Random(5)
    expected = said(path)
    for _ in range(rounds):
        process = subprocess.Popen([sys.executable, "-c", BUSY, str(path), *what], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.005, 0.15))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert examine(path).faults == ()
        assert said(path) == expected
        assert all(examine(backup.path).faults == () for backup in backups(path)[:2])


@pytest.mark.parametrize("what", [("back_up", "import"), ("rebuild",), ("restore",)], ids=lambda what: what[0])
def test_killed_in_the_middle_everything_is_whole(store: Store, path: Path, what: tuple[str, ...]) -> None:
    say(store, "x" * 100_000)
    store.back_up("import")
    store.close()
    killed(path, what, 4)


@pytest.mark.long
@pytest.mark.parametrize("what", [("back_up", "import"), ("rebuild",), ("restore",)], ids=lambda what: what[0])
def test_killed_100_times_everything_is_whole(store: Store, path: Path, what: tuple[str, ...]) -> None:
    say(store, "x" * 100_000)
    store.back_up("import")
    store.close()
    killed(path, what, 100)


def test_what_a_killed_process_left_is_removed_later(store: Store, path: Path) -> None:
    store.back_up("import")
    part = path.parent / FOLDER / ".1.part"
    part.write_bytes(b"half")
    store.back_up("import")
    assert part.exists()
    os.utime(part, (0, 0))
    store.back_up("import")
    assert not part.exists()
