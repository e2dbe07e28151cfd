"""The flat views say what the documentation says, and the queries in it run."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import damage
import pytest

from enface.store import Kind, NewEvent, digest, open_store
from enface.store.views import VIEWS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "database.md"
QUERIES = json.loads((DOCS / "datasette.json").read_text("utf-8"))["databases"]["reviews"]["queries"]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("views") / "reviews.db"
    damage.fill(path)
    with contextlib.closing(sqlite3.connect(path)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def ask(path: Path) -> None:
    """Put a question to the client that nobody has answered."""
    text = "Which spring is meant?"
    payload = {"to": "client", "text": digest(text), "side": "source", "start": 0, "end": 1}
    store = open_store(path)
    with store.change():
        store.append("Ann", [NewEvent(Kind.QUERY_ASKED, damage.DOCUMENT, "3", payload, (text, damage.source(3)))])
    store.close()


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("asked") / "reviews.db"
    damage.fill(path)
    ask(path)
    with contextlib.closing(sqlite3.connect(path)) as opened:
        yield opened


def described(name: str) -> list[str]:
    section = PAGE.read_text("utf-8").split(f"## {name}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_the_page_names_every_column(connection: sqlite3.Connection, view: str) -> None:
    assert [column[0] for column in connection.execute(f"SELECT * FROM {view}").description] == described(view)


@pytest.mark.parametrize("name", QUERIES)
def test_what_leads_ask_is_answered(asked: sqlite3.Connection, name: str) -> None:
    assert asked.execute(QUERIES[name]["sql"]).fetchall()


def test_leads_have_ten_questions() -> None:
    assert len(QUERIES) == 10


def test_a_segment_stands_in_one_row(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT * FROM v_segment").fetchall()
    assert len(rows) == 60
    row = dict(rows[6])
    assert (row["place"], row["segment"], row["source"]) == (7, "6", damage.source(6))
    assert row["target"] == f"{damage.target(6)} Indeed."
    assert (row["imported_target"], row["changed"]) == (damage.target(6), 1)
    assert (row["status"], row["decided_by"], row["comments"]) == ("approved", "Ben", 1)
    assert (rows[3]["status"], rows[3]["decided_by"], rows[3]["open_findings"]) == ("revised", "Ann", 1)
    assert (rows[1]["decided_by"], rows[1]["changed"]) == (None, 0)


def test_an_approval_stands_in_one_row(connection: sqlite3.Connection) -> None:
    rows = {row["segment"]: dict(row) for row in connection.execute("SELECT * FROM v_approval")}
    row = rows["6"]
    assert (row["place"], row["approved_by"], row["holds"], row["override"]) == (7, "Ben", 1, "")


def test_a_finding_stands_in_one_row_with_its_waiver(connection: sqlite3.Connection) -> None:
    rows = {row["segment"]: dict(row) for row in connection.execute("SELECT * FROM v_finding")}
    assert len(rows) == 20
    assert (rows["6"]["waived"], rows["6"]["waived_by"], rows["6"]["waiver_reason"]) == (1, "Ann", "a quotation, 6")
    assert (rows["3"]["waived"], rows["3"]["waiver_reason"]) == (0, None)
    place = ("source_start", "source_end", "target_start", "target_end", "message", "fixes")
    assert [rows["3"][name] for name in place] == [None, None, 0, 3, "Usually: Spring.", 0]


def test_an_error_stands_in_one_row_with_what_became_of_it(connection: sqlite3.Connection) -> None:
    rows = [dict(row) for row in connection.execute("SELECT * FROM v_error ORDER BY place")]
    assert len(rows) == 20
    row = rows[1]
    assert (row["place"], row["segment"], row["side"], row["span_start"], row["span_end"]) == (5, "4", "target", 0, 9)
    assert (row["type"], row["severity"], row["counts"], row["author"]) == ("style", "minor", 1, "Ben")
    assert (row["note"], row["target"]) == ("Note 4: which spring?", damage.target(4))
    assert (row["answer"], row["answered_by"], row["ruling"]) == ("disputed", "Ann", None)


def test_a_rating_stands_in_one_row(connection: sqlite3.Connection) -> None:
    rows = [dict(row) for row in connection.execute("SELECT * FROM v_score ORDER BY place")]
    assert len(rows) == 20
    assert (rows[0]["segment"], rows[0]["author"], rows[0]["score"]) == ("2", "Ben", 90)


def test_an_event_stands_in_one_row_with_what_was_said(connection: sqlite3.Connection) -> None:
    rows = [dict(row) for row in connection.execute("SELECT * FROM v_event ORDER BY clock")]
    assert [row["clock"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["text"] for row in rows if row["segment"] == "6"] == [
        f"{damage.target(6)} Indeed.",
        None,
        "Comment 6: is it so?",
        "a quotation, 6",
    ]
    assert [row["undone"] for row in rows if row["segment"] == "3"] == [0, 1, 0, 0]
    assert {row["status"] for row in rows if row["kind"] == "segment.status"} == {"approved"}
