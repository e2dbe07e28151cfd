"""A disk that takes nothing more, or a database that another program keeps: a sentence, and the text stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from review_driver import at_work
from terminal import Terminal

from enface.review.desk import Desk
from enface.review.project import Project

LARGEST = 48 * 1024
"""So much a file may hold: a few small changes in the journal, and no more."""


def test_a_full_disk_is_a_sentence_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = tmp_path / "a.tsv"
    file.write_text("id\tsource\ttarget\n1\t你好\tHello.\n2\t再见\tBye.\n", "utf-8")
    with Desk.open(Project.find(file), actor="Li") as desk:
        ref = desk.rows_after("a.tsv", 0, 1)[0].ref
        desk.check("a.tsv")
    terminal = Terminal([str(file)], tmp_path, largest_file=LARGEST)
    terminal.until("d waive")
    terminal.press("e")
    terminal.until("Esc cancel")
    terminal.press("Q")
    terminal.until("Q")
    terminal.pause(0.5)  # until the draft is kept
    terminal.press("\r")
    terminal.until("nothing was saved")
    terminal.until("try again")
    assert b"Traceback" not in terminal.written
    terminal.kill()
    with Desk.open(Project.find(file), actor="Li") as desk:
        assert desk.row(ref).segment.target == "Hello."
        assert str(desk.draft(ref)).startswith("Hello.Q")
        assert desk._store.verify() == ()


async def test_a_locked_database_costs_no_text(project: Path) -> None:
    async with at_work(project) as driver:
        ref = driver.row.ref
        with closing(sqlite3.connect(project / "reviews.db", isolation_level=None)) as other:
            driver.desk._store.connection.execute("PRAGMA busy_timeout = 20")
            await driver.do("edit")
            other.execute("BEGIN IMMEDIATE")
            await driver.rewrite("News from Hunan, half")
            await driver.until(lambda: "another program kept it" in driver.status)
            await driver.press("enter")
            assert "another program kept it" in driver.status
            assert "Try again" in driver.status
            await driver.press("ctrl+q")
            assert driver.screen.has_class("editing")
            assert driver.screen.editor.target == "News from Hunan, half"
            other.execute("ROLLBACK")
        await driver.press("enter")
        assert driver.desk.row(ref).segment.target == "News from Hunan, half"


async def test_an_edit_that_cannot_be_kept_is_not_left_behind(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(project) as driver:
        await driver.do("edit")
        with closing(sqlite3.connect(project / "reviews.db", isolation_level=None)) as other:
            driver.desk._store.connection.execute("PRAGMA busy_timeout = 20")
            other.execute("BEGIN IMMEDIATE")
            await driver.rewrite("News, unfinished")
            await driver.pilot.click("#grid", offset=(30, 3))
            await driver.pilot.pause()
            assert driver.screen.has_class("editing")
            assert driver.screen.editor.target == "News, unfinished"
            other.execute("ROLLBACK")
