"""What keeps two histories from being merged until a person has put it right: files that went two ways."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from enface.store.causality import History, Import, Place, Turn
from enface.store.events import DECISIONS, Kind


class Obstacle(NamedTuple):
    """What stands in the way, and what to do about it."""

    reason: str
    remedy: str


def obstacles(
    connection: sqlite3.Connection, history: History, documents: Iterable[str], living: Collection[str]
) -> Iterator[Obstacle]:
    """What stands in the way of some documents; `living` are those that there were before."""
    for document in documents:
        if document in living and _is_purged(connection, document):
            reason = f"{document} was purged there; here it is not."
            yield Obstacle(reason, f"`enface purge {document}` does it here too; then merge.")
        elif _went_two_ways(connection, history, document):
            yield _of_two_ways(connection, document)
        elif _rests_on_what_is_gone(connection, history, document):
            reason = (
                f"a version or new bounds of {document} were taken back on one side, while the other went on with it."
            )
            yield Obstacle(reason, "Take it back on both sides, or on none; then merge.")


def _of_two_ways(connection: sqlite3.Connection, document: str) -> Obstacle:
    bounds = connection.execute(
        "SELECT 1 FROM event WHERE document = ? AND kind = ? AND id NOT IN (SELECT event FROM undone)",
        (document, Kind.RESEGMENTED),
    )
    if bounds.fetchone():
        reason = f"{document} has new bounds of segments, or a new version, on both sides, and neither side"
        remedy = "Undo it on one side (`enface segments undo`, `enface import --undo`), pack again, then merge."
        return Obstacle(f"{reason} knew the other's.", remedy)
    reason = f"{document} has new versions of its file on both sides, and neither side knew the other's."
    return Obstacle(reason, "Take one of them back there (`enface import --undo`), pack again, then merge.")


def _is_purged(connection: sqlite3.Connection, document: str) -> bool:
    gone = connection.execute(
        """SELECT 1 FROM event WHERE document = ? AND kind = ? AND NOT EXISTS (SELECT 1 FROM event AS later
            WHERE later.document = event.document AND later.kind = ? AND later.clock > event.clock)""",
        (document, Kind.DOCUMENT_PURGED, Kind.DOCUMENT_IMPORTED),
    )
    return gone.fetchone() is not None


def _went_two_ways(connection: sqlite3.Connection, history: History, document: str) -> bool:
    """Whether two sides changed the file or bounds of segments, neither knowing of the other's.

    Writing what they decided into the file is no such change.
    """
    saw = history.knowledge.saw
    # A version that was taken back in the end is none.
    gone = {one for one, undone in {turn.delivery: turn.undone for turn in history.turns(document)}.items() if undone}
    imports = [one for one in history.imports(document) if history.first_alike(document, one) is one]
    found: list[Import | Turn] = [one for one in imports if one.place not in gone]
    found += (turn for turn in history.turns(document) if turn.delivery not in gone)
    steps = sorted(found, key=lambda step: (step.clock, step.place))
    for number, later in enumerate(steps):
        for before in steps[:number]:
            if saw(later.place, before.place) or _has_seen_the_like(history, document, later, before):
                continue
            if not (_only_exported(connection, history, before) and _only_exported(connection, history, later)):
                return True
    return False


def _has_seen_the_like(history: History, document: str, later: Import | Turn, before: Import | Turn) -> bool:
    return isinstance(before, Import) and any(
        one.repeats(before) and history.knowledge.saw(later.place, one.place) for one in history.imports(document)
    )


def _only_exported(connection: sqlite3.Connection, history: History, one: Import | Turn) -> bool:
    """Whether a file that was read again held nothing but what the one before did, and what was decided since."""
    if not isinstance(one, Import) or one.kind is not Kind.DOCUMENT_IMPORTED:
        return False
    (document,) = connection.execute(
        "SELECT document FROM event WHERE device = ? AND sequence = ?", one.place
    ).fetchone()
    before = [
        other
        for other in history.imports(document)
        if other.kind is not Kind.RESEGMENTED and history.knowledge.saw(one.place, other.place)
    ]
    if not before:
        return False
    old, new = (_texts(connection, document, which) for which in (before[-1], one))
    revised = {
        text
        for device, sequence, text in connection.execute(
            "SELECT device, sequence, payload ->> 'text' FROM event WHERE document = ? AND kind = ?",
            (document, Kind.REVISED),
        )
        if history.knowledge.saw(one.place, Place(device, sequence))
    }
    return len(old) == len(new) and all(
        was[:2] == now[:2] and (was[2] == now[2] or now[2] in revised) for was, now in zip(old, new, strict=True)
    )


def _texts(connection: sqlite3.Connection, document: str, one: Import) -> list[tuple[str, str, str]]:
    """Id, source and target of the segments of an import, in order."""
    rows = connection.execute(
        """SELECT payload FROM event WHERE document = ? AND device = ? AND kind = ? AND clock BETWEEN ? AND ?
        ORDER BY sequence""",
        (document, one.place.device, Kind.SEGMENTS_IMPORTED, one.clock, one.last),
    )
    return [tuple(segment[:3]) for (payload,) in rows for segment in json.loads(payload)["segments"]]


def _rests_on_what_is_gone(connection: sqlite3.Connection, history: History, document: str) -> bool:
    """Whether somebody decided on a version or within bounds that were taken back, or done again, elsewhere."""
    turns = history.turns(document)
    if not turns:
        return False
    saw = history.knowledge.saw
    rows = connection.execute(
        f"""SELECT device, sequence FROM event WHERE document = ? AND kind IN ({", ".join("?" * len(DECISIONS))})
            AND id NOT IN (SELECT event FROM undone)""",
        (document, *DECISIONS),
    )
    return any(
        saw(decision, turn.delivery) and not saw(decision, turn.place) and not saw(turn.place, decision)
        for decision in (Place(*row) for row in rows.fetchall())
        for turn in turns
    )
