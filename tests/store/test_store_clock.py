"""A clock that is set back changes nothing about what came after what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from enface.model import Status
from enface.store import Kind, NewEvent, Store, digest, ledger
from enface.store.events import moment

KEY = "one.tsv"


def approve_all(store: Store, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    for place in range(number):
        day = noon if place < number // 2 else noon - timedelta(days=1)
        time = moment(day + timedelta(seconds=place))
        monkeypatch.setattr(ledger, "now", lambda time=time: time)
        segment = store.segment(KEY, str(place))
        assert segment
        payload = {
            "status": Status.APPROVED,
            "source": digest(segment.segment.source),
            "target": digest(segment.segment.target),
        }
        store.append("Ann", [NewEvent(Kind.STATUS, KEY, str(place), payload)])


def hold(store: Store, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.change():
        approve_all(store, number, monkeypatch)
    decisions = store.decisions(KEY)
    assert [event.segment for event in decisions] == [str(place) for place in range(number)]
    assert decisions[-1].time < decisions[0].time
    last = store.last_standing(KEY, "Ann")
    assert last
    assert last.segment == str(number - 1)
    assert store.verify() == ()
    state = store.state_digest()
    store.rebuild()
    assert store.state_digest() == state


def test_a_clock_set_back_a_day_leaves_the_order(store, bring_in, make_document, monkeypatch) -> None:
    bring_in(store, make_document(300))
    hold(store, 300, monkeypatch)


@pytest.mark.long
def test_it_does_so_over_10_000_segments(store, bring_in, make_document, monkeypatch) -> None:
    bring_in(store, make_document(10_000))
    hold(store, 10_000, monkeypatch)
