"""Events: their identity, their chain, and that nobody changes them."""

import json
import sqlite3
import threading
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.store import Closed, Kind, NewEvent, Store, digest, open_store
from enface.store.connection import connect
from enface.store.events import canonical, uuid7
from enface.store.lock import Lock, take
from enface.store.sqlite import SQLiteStore


def comment(text: str, segment: str = "1") -> NewEvent:
    payload = {"text": digest(text), "side": "", "start": None, "end": None}
    return NewEvent(Kind.COMMENTED, "one.tsv", segment, payload, (text,))


def say(store: Store, *texts: str, actor: str = "Ann") -> None:
    for text in texts:
        with store.change():
            store.append(actor, [comment(text)])


def test_ids_are_uuids_of_version_7_that_sort_by_time():
    ids = [uuid.UUID(uuid7()) for _ in range(200)]
    assert {id.version for id in ids} == {7}
    assert {id.variant for id in ids} == {uuid.RFC_4122}
    assert len(set(ids)) == 200
    milliseconds = [id.int >> 80 for id in ids]
    assert milliseconds == sorted(milliseconds)


@given(st.dictionaries(st.text(), st.integers() | st.text()))
def test_canonical_json_does_not_depend_on_the_order_of_keys(payload):
    assert canonical(payload) == canonical(dict(reversed(payload.items())))


def test_each_event_names_the_hash_of_the_one_before(store):
    say(store, "one", "two", "three")
    events = store.connection.execute("SELECT sequence, clock, previous, hash FROM event ORDER BY sequence").fetchall()
    assert [event[:2] for event in events] == [(1, 1), (2, 2), (3, 3)]
    assert [event[2] for event in events] == ["", events[0][3], events[1][3]]
    assert store.verify() == ()


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = 'Eve'", "DELETE FROM event"])
def test_events_are_neither_changed_nor_deleted(store, statement):
    say(store, "one")
    with pytest.raises(sqlite3.IntegrityError, match="an event is never"):
        store.connection.execute(statement)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("UPDATE event SET actor = 'Eve' WHERE sequence = 2", "not as it was recorded"),
        ("UPDATE event SET payload = '{}' WHERE sequence = 2", "not as it was recorded"),
        ("DELETE FROM event WHERE sequence = 2", "something is missing"),
        ("UPDATE text SET body = 'another' WHERE body = 'two'", "not as it was recorded"),
    ],
)
def test_verify_names_what_was_tampered_with(store, damage, complaint):
    say(store, "one", "two", "three")
    store.connection.execute("DROP TRIGGER event_is_never_changed")
    store.connection.execute("DROP TRIGGER event_is_never_deleted")
    store.connection.execute(damage)
    (problem,) = store.verify()
    assert complaint in problem.reason


def test_payloads_hold_no_prose_so_that_a_text_can_be_removed_and_the_chain_still_holds(store):
    say(store, "a secret")
    assert not store.connection.execute("SELECT 1 FROM event WHERE payload LIKE '%secret%'").fetchall()
    store.connection.execute("DELETE FROM text")
    assert store.verify() == ()


def test_an_event_outside_a_change_is_refused(store):
    with pytest.raises(RuntimeError, match="inside a change"):
        store.append("Ann", [comment("one")])


def test_a_failed_change_leaves_nothing(store):
    def fail() -> None:
        with store.change():
            store.append("Ann", [comment("one")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.clock() == 0
    assert store.comments("one.tsv") == []


def test_a_copy_of_the_database_goes_on_with_a_chain_of_its_own_that_says_what_it_has_seen(store, tmp_path):
    say(store, "here")
    store.close()
    copy = tmp_path / "elsewhere" / "reviews.db"
    copy.parent.mkdir()
    copy.write_bytes((tmp_path / "reviews.db").read_bytes())
    other = open_store(copy)
    say(other, "there")
    events = other.connection.execute("SELECT device, sequence, kind, payload FROM event ORDER BY clock").fetchall()
    assert [(sequence, kind) for _, sequence, kind, _ in events] == [
        (1, Kind.COMMENTED),
        (1, Kind.MERGED),
        (2, Kind.COMMENTED),
    ]
    assert json.loads(events[1][3]) == {"seen": {events[0][0]: 1}}
    assert other.verify() == ()
    other.close()


def test_the_same_place_goes_on_with_the_same_chain(store, tmp_path):
    say(store, "one")
    store.close()
    again = open_store(tmp_path / "reviews.db")
    say(again, "two")
    assert again.connection.execute("SELECT count(DISTINCT device), max(sequence) FROM event").fetchone() == (1, 2)
    again.close()


def test_eight_writers_lose_nothing_and_none_is_locked_out(tmp_path: Path):
    path = tmp_path / "reviews.db"
    open_store(path).close()
    failures: list[BaseException] = []

    def work(number: int) -> None:
        lock = take(tmp_path / f"writer{number}")
        assert isinstance(lock, Lock)
        store = SQLiteStore(path, lock, connect, "", None)
        try:
            say(store, *(f"{number}.{turn}" for turn in range(15)))
        except BaseException as error:  # noqa: BLE001 - shown by the test below
            failures.append(error)
        finally:
            store.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = open_store(path)
    assert len(store.comments("one.tsv")) == 8 * 15
    assert store.verify() == ()
    store.close()


def test_connections_of_threads_that_have_ended_are_closed(store):
    for _ in range(5):
        thread = threading.Thread(target=store.clock)
        thread.start()
        thread.join()
    assert len(store._seats) == 2


def test_a_thread_that_asks_after_the_end_is_told_so(store):
    answers: list[BaseException] = []
    began, closed = threading.Event(), threading.Event()

    def ask() -> None:
        store.clock()
        began.set()
        closed.wait(10)
        try:
            store.clock()
        except Closed as error:
            answers.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    began.wait(10)
    store.close()
    closed.set()
    thread.join()
    assert len(answers) == 1


def test_threads_of_one_store_take_turns(store):
    threads = [threading.Thread(target=say, args=(store, *(f"{n}.{t}" for t in range(10)))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.comments("one.tsv")) == 80
    assert store.verify() == ()
