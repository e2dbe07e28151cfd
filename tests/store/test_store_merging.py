"""The union of events by itself: how long it takes, and which device has seen what."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from enface.model import Document, Segment, Status
from enface.store import Kind, NewEvent, Store, digest, merging, open_store
from enface.store.causality import Knowledge, Place

SECONDS = 25
"""Of CPU time for 10,000 events; a fifth of it was measured."""


def begun(path: Path, segments: int) -> Store:
    store = open_store(path)
    document = Document(
        "one.tsv", "", tuple(Segment(str(number), f"第{number}段", "text") for number in range(segments))
    )
    with store.change():
        store.import_document("Ann", "one.tsv", document, position=0, path="one.tsv", file_digest="0")
    return store


def revised(segment: str, text: str) -> NewEvent:
    payload = {"text": digest(text), "base": "", "words": 2, "origin": "typed", "status": Status.REVISED, "fixed": []}
    return NewEvent(Kind.REVISED, "one.tsv", segment, payload, (text,))


def work(store: Store, actor: str, events: int, segments: int) -> None:
    with store.change():
        store.append(actor, (revised(str(number % segments), f"{actor} {number}") for number in range(events)))


def take(store: Store, other: Store) -> merging.Merged:
    with store.change():
        return store.merging.take(other.merging.given(None), "package.zip", "Ann")


@pytest.mark.long
@pytest.mark.parametrize("segments", [100, 10_000])
def test_ten_thousand_events_are_merged_in_seconds(tmp_path: Path, segments: int) -> None:
    ann = begun(tmp_path / "ann" / "reviews.db", segments)
    bob = open_store(tmp_path / "bob" / "reviews.db")
    take(bob, ann)
    work(ann, "Ann", 10_000, segments)
    work(bob, "Bob", 10_000, segments)
    started = time.process_time()
    merged = take(ann, bob)
    assert time.process_time() - started < SECONDS
    assert merged.events == 10_001
    assert len({version.segment for version in merged.conflicts}) == segments
    take(bob, ann)
    assert ann.state_digest() == bob.state_digest()
    ann.close()
    bob.close()


def test_a_device_has_seen_what_it_merged_and_no_more(tmp_path: Path) -> None:
    ann = begun(tmp_path / "ann" / "reviews.db", 3)
    bob = open_store(tmp_path / "bob" / "reviews.db")
    take(bob, ann)
    work(ann, "Ann", 2, 3)
    work(bob, "Bob", 2, 3)
    take(ann, bob)
    work(ann, "Ann", 1, 3)
    with ann.change():
        here = ann.device
    there = next(device for (device,) in ann.connection.execute("SELECT DISTINCT device FROM event") if device != here)
    knowledge = Knowledge(ann.connection)
    # Ann: 1 and 2 the import, 3 and 4 her edits, 5 the merge, 6 an edit; Bob: 1 the merge, 2 and 3 his edits.
    assert knowledge.saw(Place(there, 2), Place(here, 2))
    assert not knowledge.saw(Place(there, 3), Place(here, 3))
    assert not knowledge.saw(Place(here, 4), Place(there, 2))
    assert knowledge.saw(Place(here, 6), Place(there, 3))
    assert knowledge.saw(Place(here, 4), Place(here, 3))
    assert not knowledge.saw(Place(here, 3), Place(here, 3))
    ann.close()
    bob.close()


def test_a_device_that_began_on_a_copy_of_an_older_enface_had_seen_all_before(tmp_path: Path) -> None:
    """Then nothing recorded what a copy had seen; but nothing had been merged either."""
    ann = begun(tmp_path / "ann" / "reviews.db", 3)
    work(ann, "Ann", 2, 3)
    connection = ann.connection
    rows = connection.execute("SELECT * FROM event ORDER BY sequence").fetchall()
    own = rows[0][1]
    connection.execute(
        "INSERT INTO event VALUES ('x', 'zzz', 1, 5, '', 'Bob', 'segment.revised', 'one.tsv', '1', '{}', '', 'h')"
    )
    work(ann, "Ann", 1, 3)
    knowledge = Knowledge(connection)
    assert knowledge.saw(Place("zzz", 1), Place(own, 4))
    assert not knowledge.saw(Place("zzz", 1), Place(own, 5))
    assert not knowledge.saw(Place(own, 5), Place("zzz", 1))
    ann.close()
