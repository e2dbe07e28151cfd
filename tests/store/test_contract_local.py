"""What every kind of store promises about files and sessions: deliveries, what is not saved yet, who else works."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from contract_driver import KEY, Opener, commented, record, revised, turned

from enface.model import Document, Segment
from enface.review.views import Filter
from enface.store import Arrival, Delivered, Kind, NewEvent, Placing, Store

# Deliveries


def deliver(store: Store, id: str, *segments: Segment, **more: object) -> None:
    document = Document("two.tsv", "", segments, "tsv")
    said = Delivered(id, KEY, "0", **more)
    with store.change():
        store.import_document("Ann", KEY, document, position=0, path="two.tsv", file_digest="2", delivered=said)


def test_a_delivery_renames_and_is_taken_back_as_one(kept: Store) -> None:
    record(kept, revised("3", "Another text."))
    known = {one.segment.id: one for one in kept.known_segments(KEY)}
    assert (known["3"].segment.target, known["3"].file_target) == ("Another text.", "the text of segment 3")
    assert (known["3"].decided, known["4"].decided) == (True, False)
    assert kept.last_delivery(KEY) is None
    new = Segment("x", "新", "new")
    deliver(kept, "d", Segment("three", "第3段", "the text of segment 3"), new, renamed=(("3", "three"),), new=("x",))
    assert kept.names_given(KEY) == {"three"}
    assert kept.segment(KEY, "three").segment.target == "Another text."
    assert kept.change_of(KEY, "x").source is None
    delivery = kept.last_delivery(KEY)
    (first, second) = kept.delivery_times(KEY)
    assert first <= second == delivery.time
    assert (kept.delivered_with(delivery), kept.decided_since(delivery)) == ((delivery,), [])
    later = record(kept, commented("three", "hm"), actor="Bob")
    assert kept.decided_since(delivery) == [later]
    record(kept, turned(later), NewEvent(Kind.UNDONE, KEY, payload={"event": delivery.id}))
    assert (kept.last_delivery(KEY), kept.delivery_times(KEY)) == (None, [first])
    assert (kept.count(KEY, Filter()), kept.segment(KEY, "3").segment.target) == (40, "Another text.")


def test_a_file_is_kept_as_it_came_and_waits_for_its_place(kept: Store) -> None:
    placing = Placing("two.tsv", "2", KEY, "0")
    assert (kept.has_original("0"), kept.original("0"), kept.placings()) == (False, None, [])
    with kept.change():
        kept.note_file(KEY, 5, 6, "0")
        kept.keep_original("0", b"as it came\r\n")
        kept.to_place(placing)
    assert (kept.has_original("0"), kept.original("0"), kept.placings()) == (True, b"as it came\r\n", [placing])
    assert kept.known_file(KEY) is None
    with kept.change():
        kept.placed(placing)
    assert kept.placings() == []


# Local


def test_what_is_not_decided_is_kept_for_its_person(kept: Store) -> None:
    for segment, text in (("3", "half"), ("3", "more"), ("5", "other")):
        kept.keep_draft(KEY, segment, "Ann", text)
    kept.remember("Ann", KEY, "3", {"text": "x"})
    kept.remember("Ann", KEY, "5", {})
    assert (kept.draft(KEY, "3", "Ann"), kept.draft(KEY, "3", "Bob")) == ("more", None)
    assert set(kept.drafts("Ann")) == {(KEY, "3"), (KEY, "5")}
    assert kept.drafted(KEY, ["1", "3"]) == [("3", "Ann")]
    assert (kept.position("Ann"), kept.position("Bob")) == ((KEY, "5", {}), None)
    with kept.change():
        kept.drop_draft(KEY, "5", "Ann")
    assert kept.drafts("Ann") == [(KEY, "3")]


def test_queries_are_saved_for_their_person_in_the_place_of_those_before(kept: Store) -> None:
    kept.save_queries("Ann", {"mine": "status:draft", "gone": "x"})
    kept.save_queries("Ann", {"mine": "status:revised"})
    assert (kept.saved_queries("Ann"), kept.saved_queries("Bob")) == ({"mine": "status:revised"}, {})


def test_edits_and_places_follow_their_segment_to_its_new_name(kept: Store) -> None:
    kept.keep_draft(KEY, "3", "Ann", "half")
    kept.keep_draft(KEY, "4", "Ann", "whole")
    kept.remember("Bob", KEY, "3", {})
    with kept.change():
        kept.follow(KEY, {"3": "4", "4": "5"})
    assert [kept.draft(KEY, name, "Ann") for name in "345"] == [None, "half", "whole"]
    assert kept.position("Bob") == (KEY, "4", {})


def test_a_file_is_known_by_what_it_was_when_it_was_read(kept: Store) -> None:
    for size in (7, 8):
        with kept.change():
            kept.note_file("a.tsv", size, 1 << 60, "d")
    assert kept.known_file("a.tsv") == (8, 1 << 60, "d")


def test_what_there_is_about_a_segment_is_told_to_whom_it_is_of(kept: Store) -> None:
    kept.keep_draft(KEY, "3", "Ann", "half")
    nothing = kept.held(KEY, "3", "Bob")
    assert not any(nothing)
    assert [mine != theirs for mine, theirs in zip(kept.held(KEY, "3", "Ann"), nothing, strict=True)].count(True) == 1


# Sharing


def test_what_has_come_is_told_once(kept: Store) -> None:
    def elsewhere(work: Callable[[], object]) -> list[Arrival] | None:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        return kept.arrivals()

    kept.arrivals()
    assert kept.arrivals() is None
    arrived = elsewhere(lambda: record(kept, revised("3", "Another text."), actor="Bob"))
    assert arrived
    assert arrived[-1] == (Kind.REVISED, "Bob", KEY, "3")
    assert elsewhere(lambda: kept.remember("Bob", KEY, "3", {})) == []
    assert kept.arrivals() is None


def test_one_is_not_told_of_ones_own_edit_and_it_ends(kept: Store) -> None:
    kept.lease(KEY, "3", "Ann")
    kept.lease(KEY, "4", "Ann")
    kept.release(KEY, "3")
    assert (kept.leased(KEY, "3"), kept.leased(KEY, "4")) == (None, None)
    kept.release_all()


def test_who_edits_a_segment_is_told_to_other_sessions(kept: Store, opener: Opener, tmp_path: Path) -> None:
    def seen() -> list[str]:
        with closing(opener(tmp_path / "reviews.db", write=False)) as reader:
            leases = (reader.leased(KEY, name) for name in "34")
            return [one.actor if one else "" for one in leases]

    kept.lease(KEY, "3", "Ann")
    kept.lease(KEY, "4", "Ann")
    assert seen() == ["Ann", "Ann"]
    kept.release(KEY, "3")
    assert seen() == ["", "Ann"]
    kept.release_all()
    assert seen() == ["", ""]
