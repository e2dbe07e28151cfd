"""What every kind of store promises about what is written: changes, events and documents."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from contract_driver import KEY, Opener, commented, finding, record, revised, status, turned

from enface.model import Document, EnfaceError, Segment, Status
from enface.review.views import Filter
from enface.store import Closed, Kind, NewEvent, Store, as_one
from enface.store.resegmenting import Bounded, Resegmented

# Transactions


def test_a_change_is_kept_whole_or_not_at_all(kept: Store) -> None:
    clock = kept.clock()

    def half_way() -> None:
        with kept.change():
            kept.append("Ann", [revised("3", "Half.")])
            kept.note_file("a.tsv", 1, 2, "d")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        half_way()
    assert kept.edited(KEY) == []
    assert kept.known_file("a.tsv") is None
    assert kept.clock() == clock
    record(kept, revised("3", "Whole."))
    assert kept.clock() == clock + 1


def test_events_are_recorded_inside_a_change_only(kept: Store) -> None:
    with pytest.raises(RuntimeError, match="inside a change"):
        kept.append("Ann", [revised("3", "Another text.")])


def test_changes_of_several_threads_take_turns(kept: Store) -> None:
    threads = [
        threading.Thread(target=lambda name=name: [record(kept, revised(name, f"{turn}")) for turn in range(5)])
        for name in "123"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(kept.revisions(KEY, name)) for name in "123"] == [6, 6, 6]
    assert kept.verify() == ()


def test_all_of_it_is_there_when_it_is_opened_again(kept: Store, opener: Opener, tmp_path: Path) -> None:
    record(kept, revised("3", "Another text."))
    kept.keep_draft(KEY, "4", "Ann", "half")
    state = kept.state_digest()
    kept.close()
    with closing(opener(tmp_path / "reviews.db")) as again:
        assert again.path == tmp_path / "reviews.db"
        assert (again.state_digest(), again.draft(KEY, "4", "Ann")) == (state, "half")


def test_one_that_is_closed_answers_nothing_more(kept: Store) -> None:
    kept.close()
    with pytest.raises(Closed):
        kept.documents()
    with pytest.raises(Closed):
        kept.keep_draft(KEY, "4", "Ann", "half")


def test_one_for_reading_only_says_why_and_keeps_nothing(kept: Store, opener: Opener, tmp_path: Path) -> None:
    assert (kept.read_only, kept.holder) == ("", None)
    with closing(opener(tmp_path / "reviews.db", write=False)) as reader:
        assert reader.read_only
        assert (reader.holder, reader.several) == (None, False)
        record(reader, revised("3", "Tried."))
        assert reader.edited(KEY)
        assert reader.back_up("import") is None
    assert kept.edited(KEY) == []


def test_its_number_is_another_whenever_somebody_else_has_written(kept: Store) -> None:
    before = kept.version()
    record(kept, revised("3", "One's own."))
    assert kept.version() == before
    other = threading.Thread(target=lambda: record(kept, revised("4", "Another's.")))
    other.start()
    other.join()
    assert kept.version() != before


def test_a_copy_is_made_on_request_and_holds_the_same(kept: Store, opener: Opener) -> None:
    record(kept, revised("3", "Another text."))
    copy = kept.back_up("trial")
    assert copy
    record(kept, revised("3", "Later."))
    with closing(opener(copy, write=False)) as opened:
        assert opened.edited(KEY) == [("3", "Another text.", Status.REVISED, True)]


# Events


def test_an_event_is_known_by_its_id_and_by_its_hash(kept: Store) -> None:
    event = record(kept, revised("3", "Another text."))
    assert kept.event(event.id) == event
    assert (kept.has_event(event.hash), kept.has_event("none")) == (True, False)
    with pytest.raises(LookupError):
        kept.event("none")


def test_the_digest_of_a_document_is_another_with_every_event_of_it(kept: Store) -> None:
    first = kept.digest_of(KEY)
    assert kept.digest_of(KEY) == first
    record(kept, revised("3", "Another text."))
    assert kept.digest_of(KEY) != first


def test_what_is_undone_is_no_decision_and_comes_back(kept: Store) -> None:
    first, second = record(kept, revised("3", "Another text.")), record(kept, commented("4", "hm"), actor="Bob")
    assert kept.decisions(KEY) == [first, second]
    assert (kept.last_standing(KEY, "Ann"), kept.last_standing(KEY, "Bob")) == (first, second)
    assert kept.last_undone(KEY, "Ann") is None
    record(kept, turned(first))
    assert (kept.decisions(KEY), kept.edited(KEY)) == ([second], [])
    assert (kept.last_standing(KEY, "Ann"), kept.last_undone(KEY, "Ann")) == (None, first)
    record(kept, turned(first, Kind.REDONE))
    assert kept.edited(KEY) == [("3", "Another text.", Status.REVISED, True)]
    record(kept, turned(first))
    record(kept, commented("5", "after that"))
    assert kept.last_undone(KEY, "Ann") is None


def test_who_decided_last_on_a_text_is_known(kept: Store) -> None:
    assert kept.last_on_segment(KEY, "3") is None
    record(kept, revised("3", "Another text."))
    last = record(kept, status("3", Status.REJECTED, target="Another text."), actor="Bob")
    record(kept, commented("3", "hm"))
    assert kept.last_on_segment(KEY, "3") == last


def test_what_was_decided_as_one_is_found_together(kept: Store) -> None:
    with kept.change():
        events = kept.append("Ann", as_one([revised(name, "The same.") for name in "345"]))
    assert kept.batch(events[1]) == list(events)
    record(kept, turned(events[0]))
    assert kept.batch(events[1]) == list(events[1:])


def test_only_what_may_have_changed_texts_otherwise_than_by_an_edit_counts_as_rewritten(kept: Store) -> None:
    clock = kept.clock()
    record(kept, commented("3", "hm"))
    assert not kept.is_rewritten_since(KEY, clock)
    record(kept, revised("3", "Another text."))
    assert kept.is_rewritten_since(KEY, clock)


def test_where_texts_may_have_changed_is_known_in_order_of_arrival(kept: Store) -> None:
    begun, _ = kept.rewritten_after(0)
    assert kept.rewritten_after(begun) == (begun, [])
    decision = record(kept, revised("3", "Another text."))
    record(kept, commented("4", "hm"))
    last, places = kept.rewritten_after(begun)
    assert (last, places) == (begun + 2, [(KEY, "3")])
    record(kept, turned(decision))
    assert kept.rewritten_after(last) == (last + 1, [(KEY, "3")])
    assert (KEY, "") in kept.rewritten_after(0)[1]


def test_the_state_follows_from_the_events(kept: Store) -> None:
    begun = kept.state_digest()
    event = record(kept, revised("3", "Another text."))
    decided = kept.state_digest()
    record(kept, commented("4", "hm"), turned(event))
    state = kept.state_digest()
    assert len({begun, decided, state}) == 3
    kept.rebuild()
    assert kept.state_digest() == state
    assert kept.verify() == ()


# Documents


def test_a_document_is_counted_as_it_stands(kept: Store, bring_in: Callable[..., None], make_document) -> None:
    bring_in(kept, make_document(2), "another.tsv")
    record(kept, revised("3", "Another text."))
    another, one = kept.documents()
    assert (another.key, one.key, one.path, one.digest, one.imported_by) == ("another.tsv", KEY, KEY, "0", "Ann")
    assert one.by_status == {Status.TRANSLATED: 39, Status.REVISED: 1}
    assert (one.segments, one.words) == (40, 39 * 5 + 2)


def test_a_file_that_is_read_anew_leaves_decisions_on_what_it_did_not_change(kept: Store) -> None:
    record(kept, revised("3", "Another text."), revised("4", "This one too."))
    with kept.change():
        kept.replace_findings(KEY, 3, "3", [finding("3")])
    clock, told = kept.clock(), []
    read = tuple(Segment(str(n), f"第{n}段", "new" if n == 4 else f"the text of segment {n}") for n in range(40))
    with kept.change():
        document = Document(KEY, "", read, "tsv")
        kept.import_document("Ann", KEY, document, position=0, path=KEY, file_digest="1", taken_in=told.append)
    assert (kept.segment(KEY, "3").segment.target, kept.segment(KEY, "4").segment.target) == ("Another text.", "new")
    assert (kept.changed_since(KEY, clock), kept.change_of(KEY, "4").target) == (1, "This one too.")
    assert kept.change_of(KEY, "3") is None
    assert (told[-1], kept.findings(KEY, [3])) == (40, [])


def test_a_text_that_cannot_be_kept_is_refused(kept: Store) -> None:
    broken = Document("b.tsv", "", (Segment("1", "\ud800", "half"),))
    with pytest.raises(EnfaceError, match="half a character"), kept.change():
        kept.import_document("Ann", "b.tsv", broken, position=0, path="b.tsv", file_digest="0")
    assert [one.key for one in kept.documents()] == [KEY]


def test_the_last_word_says_who_has_a_document(kept: Store) -> None:
    assert kept.assignments() == {}
    for person in ("Bob", "Cyd"):
        record(kept, NewEvent(Kind.ASSIGNED, KEY, payload={"person": person}))
    assert kept.assignments() == {KEY: "Cyd"}
    record(kept, NewEvent(Kind.ASSIGNED, KEY, payload={"person": ""}))
    assert kept.assignments() == {}


def test_new_bounds_take_the_findings_behind_them_along_and_are_undone(kept: Store) -> None:
    with kept.change():
        for ordinal in (2, 3, 9):
            kept.replace_findings(KEY, ordinal, str(ordinal), [finding(str(ordinal))])
        kept.mark_checked(KEY, "with all rules")
    parts = [
        Bounded(Segment(name, source, text), text, text, Status.DRAFT)
        for name, source, text in (("3", "第3", "the"), ("3b", "段", "text"))
    ]
    with kept.change():
        kept.resegment("Ann", KEY, Resegmented("split", 3, ("3",), tuple(parts), renamed=(("3", "3"),)))
    assert [one.segment.id for one in kept.segments_after(KEY, 2, 4, Filter())] == ["2", "3", "3b", "4"]
    assert [(one.ordinal, one.finding.segment) for one in kept.findings_in(KEY)] == [(2, "2"), (10, "9")]
    assert kept.checked(KEY) == ""
    record(kept, turned(kept.last_standing(KEY, "Ann")))
    assert kept.count(KEY, Filter()) == 40


def test_a_purge_takes_texts_and_leaves_what_happened(kept: Store) -> None:
    event = record(kept, revised("3", "A secret."))
    kept.keep_draft(KEY, "4", "Ann", "half")
    removed = kept.purge("Ann", KEY)
    assert removed
    assert (removed.texts, removed.drafts) == (82, 1)
    assert (kept.documents(), kept.draft(KEY, "4", "Ann")) == ([], None)
    assert kept.event(event.id) == event
    assert (kept.purge("Ann", KEY), kept.verify()) == (None, ())
