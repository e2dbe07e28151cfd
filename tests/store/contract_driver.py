"""Every kind of store that there is, each by what opens it, and events such as the workflow records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enface.model import Finding, Severity, Span, Status
from enface.store import Event, Kind, NewEvent, Store, digest
from enface.store.connection import prepared
from enface.store.sqlite import SQLiteStore

KEY = "one.tsv"
SOURCE, TARGET = "第{}段", "the text of segment {}"
Opener = Callable[..., Store]


def by_python(path: Path, *, write: bool = True) -> Store:
    """SQLite, through the library at hand: Python's own, or APSW's where only that bears several writers."""
    return SQLiteStore.open(path, write=write)


def by_apsw(path: Path, *, write: bool = True) -> Store:
    """SQLite, through APSW's library."""
    apsw_connection = pytest.importorskip("enface.store.apsw_connection", exc_type=ImportError)
    return SQLiteStore.open(path, write=write, connect=lambda place: prepared(apsw_connection.connect(place)))


OPENERS: tuple[Opener, ...] = (by_python, by_apsw)
"""What keeps the promises of `store.contract`; another database is one more."""


def record(store: Store, *events: NewEvent, actor: str = "Ann") -> Event:
    """The last of some events, once they are recorded."""
    with store.change():
        return store.append(actor, events)[-1]


def turned(event: Event, kind: Kind = Kind.UNDONE) -> NewEvent:
    return NewEvent(kind, event.document, event.segment, {"event": event.id})


def revised(segment: str, text: str, *, fixed: tuple[tuple[object, ...], ...] = (), **more: Any) -> NewEvent:
    payload = {"text": digest(text), "base": "", "words": 2, "origin": "typed", "status": "revised", "fixed": fixed}
    return NewEvent(Kind.REVISED, KEY, segment, payload | more, (text,))


def status(segment: str, given: Status, *, target: str = "", **more: Any) -> NewEvent:
    """A status for a segment as it came, or with another `target`."""
    texts = {"source": digest(SOURCE.format(segment)), "target": digest(target or TARGET.format(segment))}
    return NewEvent(Kind.STATUS, KEY, segment, {"status": given, **texts, **more})


def commented(segment: str, text: str, *place: object, version: str | None = None) -> NewEvent:
    side, start, end = place or ("", None, None)
    payload = {"text": digest(text), "side": side, "start": start, "end": end}
    if version is not None:
        payload["version"] = digest(version)
    return NewEvent(Kind.COMMENTED, KEY, segment, payload, (text,))


def waived(fingerprint: str, scope: str = "document", **more: object) -> NewEvent:
    given = {"fingerprint": fingerprint, "rule": "r.r", "severity": "minor", "scope": scope}
    return NewEvent(Kind.WAIVED, KEY, "1", {**given, "reason": digest("so it is"), **more}, ("so it is",))


def unwaived(waiver: str) -> NewEvent:
    return NewEvent(Kind.UNWAIVED, KEY, "1", {"waiver": waiver, "fingerprint": "f"})


def asked(segment: str, text: str) -> NewEvent:
    payload = {"to": "client", "text": digest(text), "side": "source", "start": 0, "end": 1}
    return NewEvent(Kind.QUERY_ASKED, KEY, segment, payload, (text,))


def answered(query: str, segment: str, text: str) -> NewEvent:
    return NewEvent(Kind.QUERY_ANSWERED, KEY, segment, {"query": query, "text": digest(text)}, (text,))


def marked(segment: str, note: str = "") -> NewEvent:
    texts = {"source": digest(SOURCE.format(segment)), "target": digest(TARGET.format(segment))}
    what = {"author": "Ann", "type": "style", "severity": "minor", "note": digest(note)}
    origin = {"provenance": "human", "rule": "", "fingerprint": ""}
    return NewEvent(
        Kind.ERROR_MARKED, KEY, segment, {"side": "target", "start": 0, "end": 3, **texts, **what, **origin}, (note,)
    )


def rated(segment: str, score: int) -> NewEvent:
    texts = {"source": digest(SOURCE.format(segment)), "target": digest(TARGET.format(segment))}
    return NewEvent(Kind.RATED, KEY, segment, {"author": "Ann", "score": score, **texts})


def finding(segment: str, fingerprint: str = "f", *, advisory: bool = False) -> Finding:
    place = (KEY, KEY, segment, None, Span(0, 3))
    return Finding("r.r", 1, Severity.MINOR, "accuracy", *place, "Usually: The.", fingerprint, advisory=advisory)
