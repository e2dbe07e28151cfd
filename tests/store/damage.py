"""Databases with work in them, and ways to damage them."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from enface.model import Document, Finding, Segment, Severity, Span, Status
from enface.store import Kind, NewEvent, digest, open_store, words

DOCUMENT = "one.tsv"


def revised(segment: str, text: str, base: str) -> NewEvent:
    payload = {"text": digest(text), "base": digest(base), "words": words(text), "origin": "typed", "fixed": []}
    return NewEvent(Kind.REVISED, DOCUMENT, segment, payload | {"status": "revised"}, (text,))


def approved(segment: str, source: str, target: str) -> NewEvent:
    payload = {"status": Status.APPROVED, "source": digest(source), "target": digest(target)}
    return NewEvent(Kind.STATUS, DOCUMENT, segment, payload)


def commented(segment: str, text: str) -> NewEvent:
    payload = {"text": digest(text), "side": "", "start": None, "end": None}
    return NewEvent(Kind.COMMENTED, DOCUMENT, segment, payload, (text,))


def waived(segment: str, reason: str) -> NewEvent:
    payload = {"fingerprint": f"f{segment}", "rule": "case.month", "severity": "minor", "scope": "place"}
    return NewEvent(Kind.WAIVED, DOCUMENT, segment, payload | {"reason": digest(reason)}, (reason,))


def marked(place: int, note: str) -> NewEvent:
    where = {"side": "target", "start": 0, "end": 9, "source": digest(source(place)), "target": digest(target(place))}
    what = {"type": "style", "severity": "minor", "note": digest(note), "author": "Ben"}
    origin = {"provenance": "human-only", "rule": "", "fingerprint": ""}
    return NewEvent(Kind.ERROR_MARKED, DOCUMENT, str(place), where | what | origin, (note,))


def disputed(segment: str, error: str, comment: str) -> NewEvent:
    payload = {"error": error, "said": "disputed", "note": digest(comment)}
    return NewEvent(Kind.ERROR_ANSWERED, DOCUMENT, segment, payload, (comment,))


def rated(place: int, score: int) -> NewEvent:
    payload = {"author": "Ben", "score": score, "source": digest(source(place)), "target": digest(target(place))}
    return NewEvent(Kind.RATED, DOCUMENT, str(place), payload)


def source(place: int) -> str:
    return f"第{place}段说的是春天。"


def target(place: int) -> str:
    return f"Paragraph {place} is about spring."


def finding(segment: str) -> Finding:
    return Finding(
        rule="case.month",
        rule_version=1,
        severity=Severity.MINOR,
        type="linguistic-conventions/spelling",
        path=DOCUMENT,
        document=DOCUMENT,
        segment=segment,
        source=None,
        target=Span(0, 3),
        message="Usually: Spring.",
        fingerprint=f"f{segment}",
    )


def fill(path: Path, number: int = 60) -> None:
    """A document, and a little of everything that people and rules leave in a database."""
    store = open_store(path)
    segments = tuple(Segment(str(place), source(place), target(place)) for place in range(number))
    with store.change():
        document = Document(DOCUMENT, "", segments, "tsv")
        store.import_document("Ann", DOCUMENT, document, position=0, path=DOCUMENT, file_digest="0")
        store.note_file(DOCUMENT, 100, 200, "0")
    for place in range(0, number, 3):
        name = str(place)
        with store.change():
            store.replace_findings(DOCUMENT, place, name, [finding(name)])
            store.append("Ann", [revised(name, f"{target(place)} Indeed.", target(place))])
        with store.change():
            (event,) = store.append("Ben", [approved(name, source(place), f"{target(place)} Indeed.")])
            store.append("Ann", [commented(name, f"Comment {place}: is it so?")])
            if place % 2 == 0:
                store.append("Ann", [waived(name, f"a quotation, {place}")])
            else:
                store.append("Ben", [NewEvent(Kind.UNDONE, DOCUMENT, name, {"event": event.id})])
        store.keep_draft(DOCUMENT, name, "Ann", f"Draft of {place}")
    for place in range(1, number, 3):
        with store.change():
            (event,) = store.append("Ben", [marked(place, f"Note {place}: which spring?")])
            store.append("Ann", [disputed(str(place), event.id, f"Answer {place}: this one.")])
            store.append("Ben", [rated(place + 1, 90)])
    store.remember("Ann", DOCUMENT, "3", {"text": "spring"})
    with store.change():
        store.mark_checked(DOCUMENT, "signature")
    store.close()


def content(path: Path) -> object:
    """All that stands in a database, as bytes; what SQLite says where it cannot be read."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            found: list[object] = [connection.execute("PRAGMA user_version").fetchone()]
            schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
            for kind, name, _ in schema:
                if kind == b"table":
                    rows = connection.execute(f'SELECT * FROM "{name.decode()}" NOT INDEXED')
                    found.append(sorted(map(repr, rows)))
            return [*found, schema]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


def rows(path: Path, table: str) -> set[tuple[object, ...]]:
    """The rows of a table that a plain reader gets, from the beginning and from the end."""
    found: set[tuple[object, ...]] = set()
    for order in ("", "DESC"):
        with (
            contextlib.suppress(sqlite3.Error, UnicodeDecodeError),
            contextlib.closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection,
        ):
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            for row in connection.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY 1 {order}"):
                found.add(row)
    return found


def flips(path: Path, number: int, seed: int) -> Iterator[Path]:
    """As many copies of a database with one bit flipped so that what stands in it is different."""
    whole, before = path.read_bytes(), content(path)
    chance = random.Random(seed)
    copy = path.with_name("flipped.db")
    while number:
        place = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        copy.write_bytes(flipped)
        if content(copy) != before:
            number -= 1
            yield copy
