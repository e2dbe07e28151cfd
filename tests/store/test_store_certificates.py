"""Certificates as state: which approval stays, and whose a text was."""

from __future__ import annotations

from enface.model import Status
from enface.store import Kind, NewEvent, Store, digest

KEY = "one.tsv"
SOURCE, TARGET = "第1段", "the text of segment 1"


def approved(source: str = SOURCE, target: str = TARGET) -> NewEvent:
    payload = {"status": Status.APPROVED, "source": digest(source), "target": digest(target)}
    return NewEvent(Kind.STATUS, KEY, "1", payload)


def revised(text: str, origin: str = "typed") -> NewEvent:
    payload = {"text": digest(text), "base": "", "words": 1, "origin": origin, "status": "revised", "fixed": []}
    return NewEvent(Kind.REVISED, KEY, "1", payload, (text,))


def record(store: Store, actor: str, event: NewEvent) -> str:
    with store.change():
        return store.append(actor, [event])[0].id


def test_the_last_approval_stays(store: Store, bring_in, make_document) -> None:
    bring_in(store, make_document(3))
    assert store.certificates.of(KEY, "1") is None
    record(store, "Ann", approved())
    second = record(store, "Bob", approved())
    found = store.certificates.of(KEY, "1")
    assert found is not None
    assert (found.event, found.actor, found.is_approved, found.is_stale) == (second, "Bob", True, False)
    assert [one.segment for one in store.certificates.of_document(KEY)] == ["1"]


def test_of_two_approvals_given_at_the_same_time_the_one_of_the_present_text_stays(
    store: Store, bring_in, make_document
) -> None:
    bring_in(store, make_document(3))
    first = record(store, "Ann", approved())
    record(store, "Bob", approved(target="what Bob saw elsewhere"))
    found = store.certificates.of(KEY, "1")
    assert found is not None
    assert (found.event, found.is_stale) == (first, False)
    state = store.state_digest()
    store.rebuild()
    assert store.state_digest() == state


def test_versions_say_whose_text_it_was_and_what_came_with_the_file_is_nobodys(
    store: Store, bring_in, make_document
) -> None:
    bring_in(store, make_document(3))
    record(store, "Ann", revised("a text"))
    confirmed = {"status": Status.TRANSLATED, "source": digest(SOURCE), "target": digest("a text")}
    record(store, "Tom", NewEvent(Kind.STATUS, KEY, "1", confirmed))
    record(store, "Bob", revised("the text", "fix"))
    clock = store.clock()
    record(store, "Cyd", revised("another"))
    made = [("", TARGET, "import"), ("Ann", "a text", "typed"), ("Tom", "a text", "confirmed")]
    made += [("Bob", "the text", "fix"), ("Cyd", "another", "typed")]
    assert store.certificates.versions(KEY, "1") == made
    assert store.certificates.versions(KEY, "1", clock) == made[:3]
    assert store.certificates.versions(KEY, "none") == []
