"""What every kind of store promises about subjects asked for by name, and that nothing promised goes unasked."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from contract_driver import (
    KEY,
    Opener,
    answered,
    asked,
    commented,
    finding,
    marked,
    rated,
    record,
    revised,
    status,
    turned,
    unwaived,
    waived,
)

from enface.model import Document, EnfaceError, Segment, Severity, Span, Status
from enface.review.views import Filter
from enface.store import Kind, NewEvent, Store, contract, release_event
from enface.store.releases import read_listing

# Waivers


def test_a_waiver_covers_what_it_reaches_and_ends(kept: Store, bring_in: Callable[..., None], make_document) -> None:
    bring_in(kept, make_document(3), "two.tsv")
    with kept.change():
        kept.replace_findings(KEY, 1, "1", [finding("1"), finding("1", "g")])
        kept.replace_findings("two.tsv", 1, "1", [finding("1")])
    scopes = ("place", "document", "project", "rule")
    assert [len(kept.waivers.open_within(scope, KEY, "1", "f", "r.r")) for scope in scopes] == [1, 1, 2, 3]
    waiver = record(kept, waived("f")).id
    assert kept.open_counts(KEY) == ({Severity.MINOR: 1}, 0)
    assert [bool(one.waiver) for one in kept.findings(KEY, [1])] == [True, False]
    (known,) = kept.waivers.all()
    assert (known.id, known.reason, known.scope, kept.waivers.by_id(waiver)) == (waiver, "so it is", "document", known)
    assert (kept.waivers.all(KEY), kept.waivers.all("two.tsv")) == ([known], [])
    assert kept.waivers.covering() == {waiver: 1}
    assert [kept.waivers.covers(one, "1", "f", "r.r") for one in (KEY, "two.tsv")] == [True, False]
    back = record(kept, unwaived(waiver))
    assert (kept.waivers.all(), kept.open_counts(KEY)) == ([], ({Severity.MINOR: 2}, 0))
    record(kept, turned(back))
    assert kept.waivers.all() == [known]


def test_a_waiver_is_over_after_its_last_day(kept: Store) -> None:
    record(kept, waived("f", until="2026-03-31"))
    assert (kept.waivers.lapse("Ann", "2026-03-31"), len(kept.waivers.all())) == (0, 1)
    assert (kept.waivers.lapse("Ann", "2026-04-01"), kept.waivers.all()) == (1, [])
    assert kept.experience.by_rule() == {"r.r": (0, 1)}
    assert kept.waivers.lapse("Ann", "2026-04-02") == 0


# Certificates, errors, queries


def test_an_approval_holds_until_its_text_is_another(kept: Store) -> None:
    waiver = record(kept, waived("f"))
    event = record(kept, status("3", Status.APPROVED, waived=[["f", waiver.id]]), actor="Bob")
    known = kept.certificates.of(KEY, "3")
    assert (known.event, known.actor, known.is_approved, known.is_stale) == (event.id, "Bob", True, False)
    assert (kept.certificates.of_document(KEY), kept.certificates.of(KEY, "4")) == ([known], None)
    assert kept.certificates.text(known.target) == "the text of segment 3"
    assert kept.certificates.lost_waivers(KEY) == []
    record(kept, unwaived(waiver.id))
    assert [one.segment for one in kept.certificates.lost_waivers(KEY, "3")] == ["3"]
    record(kept, revised("3", "Another text."), actor="Cyd")
    assert (kept.certificates.stale(KEY, ["3", "4"]), kept.certificates.count_stale(KEY)) == ({"3"}, 1)
    assert kept.count(KEY, Filter(stale=True)) == 1
    assert [one.actor for one in kept.certificates.versions(KEY, "3")] == ["", "Cyd"]


def test_a_marked_error_keeps_every_step_and_goes_with_its_undo(kept: Store) -> None:
    assert not kept.errors.any()
    event = record(kept, marked("3", "clumsy"))
    withdrawn = NewEvent(Kind.ERROR_WITHDRAWN, KEY, "3", {"error": event.id, "said": ""})
    last = record(kept, withdrawn, actor="Bob")
    error = kept.errors.by_id(event.id)
    assert (error.note, error.place.span, [step.actor for step in error.steps]) == ("clumsy", Span(0, 3), ["Bob"])
    assert kept.errors.marked(KEY) == kept.errors.marked(KEY, "3") == kept.errors.marked_in(KEY, ["3", "4"]) == [error]
    assert (kept.errors.ending(event.id[-8:]), kept.errors.last_on(event)) == ([error], last)
    record(kept, turned(last))
    assert (kept.errors.by_id(event.id).steps, kept.errors.last_on(event)) == ((), event)
    record(kept, turned(event))
    assert (kept.errors.by_id(event.id), kept.errors.any()) == (None, False)


def test_ratings_and_earlier_targets_are_kept(kept: Store) -> None:
    record(kept, rated("3", 60), rated("3", 80), rated("4", 90), revised("3", "Another text."))
    assert [one.score for one in kept.errors.ratings(KEY, "3")] == [60, 80]
    assert len(kept.errors.ratings(KEY)) == 3
    assert kept.errors.any()
    assert kept.errors.versions(KEY)["3"] == ["Another text.", "the text of segment 3"]


def test_a_query_is_open_until_it_is_answered(kept: Store) -> None:
    event = record(kept, asked("3", "Which one?"))
    (query,) = kept.queries.all()
    assert (query.text, query.now, query.answer, kept.queries.by_id(event.id)) == ("Which one?", "第3段", None, query)
    record(kept, answered(event.id, "3", "The first."), actor="Bob")
    (query,) = kept.queries.of_segment(KEY, "3")
    assert (query.answer, query.closed_by) == ("The first.", "Bob")
    assert (kept.queries.of_segment(KEY, "4"), kept.queries.by_id("none")) == ([], None)


# Releases, samples, twins


def test_a_release_names_what_every_document_held(kept: Store) -> None:
    approval = record(kept, status("3", Status.APPROVED))
    listing = kept.releases.listing(KEY)
    record(kept, release_event("April", [(KEY, "0", listing)], ["a setting"]))
    record(kept, revised("3", "Another text."))
    (release,) = kept.releases.all()
    held = kept.releases.listed(release.documents[0])
    assert (release.name, held, list(held)[:2]) == ("April", dict(read_listing(listing)), ["0", "1"])
    assert (held["3"].status, held["3"].approval) == (Status.APPROVED, approval.id)
    assert kept.releases.texts([held["3"].target, "none"]) == {held["3"].target: "the text of segment 3"}
    assert kept.releases.approvals([approval.id, "none"]) == {approval.id: (held["3"].source, held["3"].target)}


def test_a_sample_is_read_as_it_was_drawn(kept: Store) -> None:
    assert kept.samples.all() == []
    payload = {"sample": "s", "method": "words", "seed": 1, "segments": 40, "words": 200, "drawn": [["3", 5, 0.1]]}
    record(kept, NewEvent(Kind.SAMPLE_DRAWN, KEY, payload=payload))
    (sample,) = kept.samples.all()
    assert (sample.method, sample.seed, sample.words, sample.drawn) == ("words", 1, 200, ((KEY, "3", 5, 0.1),))


def test_segments_of_one_source_are_found_in_all_documents(kept: Store) -> None:
    segments = (Segment("a", "第3段", "the text of segment 3"), Segment("b", "第3段", "Else.", locked=True))
    with kept.change():
        document = Document("two.tsv", "", segments, "tsv")
        kept.import_document("Ann", "two.tsv", document, position=0, path="two.tsv", file_digest="2")
    assert [(one.document, one.segment) for one in kept.twins.of(KEY, "3")] == [("two.tsv", "a"), ("two.tsv", "b")]
    assert kept.twins.of(KEY, "4") == []
    behind, documents = {Status.TRANSLATED}, {"two.tsv"}
    assert kept.twins.differing(KEY, "3", behind, documents) == 1
    assert kept.twins.differing(KEY, "3", {Status.DRAFT}, documents) == 0


# Merging


@pytest.fixture
def bobs(kept: Store, opener: Opener, tmp_path: Path) -> Iterator[Store]:
    """Bob's copy on another machine, which has what Ann's had when it was packed."""
    with closing(opener(tmp_path / "bob" / "reviews.db")) as opened:
        take(opened, kept, "Bob")
        yield opened


def take(store: Store, other: Store, actor: str) -> int:
    with other.change():
        given = other.merging.given(None)
    with store.change():
        return store.merging.take(given, "package.zip", actor).events


def test_copies_that_took_each_others_events_are_one_and_nothing_comes_twice(kept: Store, bobs: Store) -> None:
    record(kept, revised("3", "By Ann."))
    record(bobs, commented("4", "By Bob."), actor="Bob")
    with bobs.change():
        given = bobs.merging.given(None)
    with kept.change():
        assert kept.merging.known(given) == (True, False)
    assert (take(kept, bobs, "Ann") > 0, take(bobs, kept, "Bob") > 0) == (True, True)
    assert kept.state_digest() == bobs.state_digest()
    with kept.change():
        assert kept.merging.known(given) == (True, True)
        assert kept.merging.take(given, "package.zip", "Ann").events == 0


def test_two_texts_of_one_segment_are_a_conflict_on_both_sides(kept: Store, bobs: Store) -> None:
    record(kept, revised("3", "By Ann."))
    record(bobs, revised("3", "By Bob."), actor="Bob")
    take(kept, bobs, "Ann")
    take(bobs, kept, "Bob")
    for store in (kept, bobs):
        assert {one.text for one in store.conflicts.versions(KEY, "3")} == {"By Ann.", "By Bob."}
        assert (store.conflicts.counts(), store.conflicts.versions("none")) == ({KEY: 1}, [])


def test_of_documents_that_are_not_given_only_hashes_go(kept: Store, opener: Opener, tmp_path: Path) -> None:
    with kept.change():
        given = kept.merging.given({"none"})
    assert (given.events, len(given.hidden) > 0, given.texts) == ((), True, {})
    with closing(opener(tmp_path / "cyd" / "reviews.db")) as other:
        with other.change():
            other.merging.take(given, "package.zip", "Cyd")
        assert other.documents() == []


def test_an_event_that_was_changed_on_its_way_is_refused_and_nothing_comes(kept: Store, bobs: Store) -> None:
    record(bobs, commented("4", "By Bob."), actor="Bob")
    with bobs.change():
        given = bobs.merging.given(None)
    state = kept.state_digest()
    *others, last = given.events
    forged = replace(given, events=(*others, (*last[:5], "Eve", *last[6:])))
    with pytest.raises(EnfaceError, match="makes no sense"), kept.change():
        kept.merging.take(forged, "package.zip", "Ann")
    assert kept.state_digest() == state


# All of it

STORES = {"kept", "bobs", "reader", "opened", "other", "store", "again"}
"""What the tests call a store."""


def test_every_promise_is_asked_for_here() -> None:
    """A method that is added to the protocols is one that every kind of store is to be asked for."""
    files = Path(__file__).parent.glob("test_contract_*.py")
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    asked_of = (ast.unparse(node).partition(".") for node in nodes if isinstance(node, ast.Attribute))
    asked_for = {what for name, _, what in asked_of if name in STORES}
    subjects = {name for name in vars(contract.Store) if not name.startswith("_")}
    promised = _methods(contract.Store) - subjects
    promised |= {f"{name}.{one}" for name in subjects for one in _methods(getattr(contract, name.capitalize()))}
    assert len(promised) > 100
    assert promised - asked_for == set()


def _methods(protocol: type) -> set[str]:
    return {name for name in dir(protocol) if not name.startswith("_")}
