"""What a store promises, whatever keeps it: run with every backend; a further one is one more opener."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from enface.model import EnfaceError, Finding, Severity, Span, Status
from enface.review.views import Filter
from enface.store import Kind, NewEvent, Store, digest, open_store
from enface.store.sqlite import SQLiteStore

KEY = "one.tsv"
Opener = Callable[[Path], Store]


def by_python(path: Path) -> Store:
    """Through Python's own SQLite."""
    return open_store(path)


def by_apsw(path: Path) -> Store:
    """Through APSW's."""
    apsw_connection = pytest.importorskip("enface.store.apsw_connection")
    from enface.store.connection import prepared

    return SQLiteStore.open(path, connect=lambda place: prepared(apsw_connection.connect(place)))


@pytest.fixture(params=[by_python, by_apsw], ids=["python", "apsw"])
def opener(request: pytest.FixtureRequest) -> Opener:
    return request.param


@pytest.fixture
def store(opener: Opener, tmp_path: Path, make_document, bring_in):
    with closing(opener(tmp_path / "reviews.db")) as opened:
        bring_in(opened, make_document(40))
        yield opened


def revised(segment: str, text: str) -> NewEvent:
    payload = {"text": digest(text), "base": "", "words": 2, "origin": "typed", "status": "revised", "fixed": []}
    return NewEvent(Kind.REVISED, KEY, segment, payload, (text,))


def waived(fingerprint: str) -> NewEvent:
    payload = {
        "fingerprint": fingerprint,
        "rule": "r.r",
        "severity": "minor",
        "scope": "document",
        "reason": digest("so it is"),
    }
    return NewEvent(Kind.WAIVED, KEY, "1", payload, ("so it is",))


def finding(segment: str, fingerprint: str = "f") -> Finding:
    return Finding(
        "r.r", 1, Severity.MINOR, "accuracy", KEY, KEY, segment, None, Span(0, 3), "Usually: The.", fingerprint
    )


def record(store: Store, *events: NewEvent) -> None:
    with store.change():
        store.append("Ann", events)


def test_pages_follow_the_order_of_the_document(store: Store) -> None:
    page = store.segments_after(KEY, 10, 5, Filter())
    assert [one.ordinal for one in page] == [10, 11, 12, 13, 14]
    assert [one.ordinal for one in store.segments_before(KEY, 10, 2, Filter())] == [9, 8]
    assert page[0].segment.source == "第10段"
    assert store.count(KEY, Filter()) == 40
    assert [one.segment.id for one in store.segments_after(KEY, 0, 9, Filter(text="segment 39"))] == ["39"]


def test_what_is_decided_is_the_state_and_its_history(store: Store) -> None:
    record(store, revised("3", "Another text."))
    known = store.segment(KEY, "3")
    assert known
    assert (known.segment.target, known.segment.status) == ("Another text.", Status.REVISED)
    assert [one.text for one in store.revisions(KEY, "3")] == ["the text of segment 3", "Another text."]
    assert store.documents()[0].by_status == {Status.TRANSLATED: 39, Status.REVISED: 1}
    assert store.edited(KEY) == [("3", "Another text.", Status.REVISED, True)]


def test_a_change_is_kept_whole_or_not_at_all(store: Store) -> None:
    def half_way() -> None:
        with store.change():
            store.append("Ann", [revised("3", "Half.")])
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half_way()
    assert store.edited(KEY) == []
    assert store.verify() == ()


def test_an_event_is_never_changed_nor_deleted(store: Store) -> None:
    for statement in ("UPDATE event SET actor = 'Eve'", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError, match="never"), store.change():
            store.connection.execute(statement)


def test_undo_and_redo_are_events_too(store: Store) -> None:
    record(store, revised("3", "Another text."))
    last = store.last_standing(KEY, "Ann")
    assert last
    record(store, NewEvent(Kind.UNDONE, KEY, "3", {"event": last.id}))
    assert store.edited(KEY) == []
    assert store.last_undone(KEY, "Ann") == last
    record(store, NewEvent(Kind.REDONE, KEY, "3", {"event": last.id}))
    assert store.edited(KEY) == [("3", "Another text.", Status.REVISED, True)]


def test_findings_are_counted_and_waived_ones_are_not_open(store: Store) -> None:
    with store.change():
        store.replace_findings(KEY, 1, "1", [finding("1"), finding("1", "g")])
        store.replace_findings(KEY, 5, "5", [finding("5")])
    assert store.open_counts(KEY) == ({Severity.MINOR: 3}, 0)
    assert store.next_open(KEY, 2, backwards=False) == 5
    record(store, waived("f"))
    assert store.open_counts(KEY) == ({Severity.MINOR: 1}, 0)
    assert [one.reason for one in store.waivers.all()] == ["so it is"]
    (first, second) = store.findings(KEY, [1])
    assert (first.waiver is None, second.waiver is None) == (False, True)


def test_what_is_not_decided_is_kept_for_its_person(store: Store) -> None:
    store.keep_draft(KEY, "3", "Ann", "half")
    store.remember("Ann", KEY, "3", {"text": "x"})
    assert (store.draft(KEY, "3", "Ann"), store.draft(KEY, "3", "Bob")) == ("half", None)
    assert store.position("Ann") == (KEY, "3", {"text": "x"})


def test_all_of_it_is_there_when_it_is_opened_again(store: Store, opener: Opener, tmp_path: Path) -> None:
    record(store, revised("3", "Another text."), waived("f"))
    store.keep_draft(KEY, "4", "Ann", "half")
    state = store.state_digest()
    store.close()
    with closing(opener(tmp_path / "reviews.db")) as again:
        assert again.state_digest() == state
        assert again.draft(KEY, "4", "Ann") == "half"
        again.rebuild()
        assert again.state_digest() == state
        assert again.verify() == ()


def test_a_file_of_one_backend_is_one_of_the_other(store: Store, tmp_path: Path) -> None:
    record(store, revised("3", "Another text."))
    store.close()
    for other in (by_python, by_apsw, by_python):
        with closing(other(tmp_path / "reviews.db")) as opened:
            assert [one.text for one in opened.revisions(KEY, "3")] == ["the text of segment 3", "Another text."]


def test_a_disk_that_is_full_is_one_line_and_changes_nothing(store: Store) -> None:
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnfaceError, match="the disk is full; nothing was saved"):
        store.keep_draft(KEY, "1", "Ann", "x" * 400_000)
    assert store.draft(KEY, "1", "Ann") is None


def test_a_database_that_another_program_keeps_is_one_line(store: Store, opener: Opener, tmp_path: Path) -> None:
    store.connection.execute("PRAGMA busy_timeout = 10")
    # As long as a line of somebody else's program takes, in the same library, since each forgets the other's locks.
    with closing(store._connect(tmp_path / "reviews.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnfaceError, match="another program kept it for ten seconds; nothing was saved"):
            store.keep_draft(KEY, "1", "Ann", "half")
        other.execute("ROLLBACK")
    store.keep_draft(KEY, "1", "Ann", "half")


def test_what_is_no_database_is_named(opener: Opener, tmp_path: Path) -> None:
    path = tmp_path / "other" / "reviews.db"
    path.parent.mkdir()
    path.write_text("anything at all, but longer than a header" * 20)
    with pytest.raises(EnfaceError, match=r"reviews\.db: this is no SQLite database"):
        opener(path)
