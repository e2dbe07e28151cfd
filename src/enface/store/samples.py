"""Samples of segments that were drawn for review: events that change no state, and are read as they were written."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from enface.records import record
from enface.store.events import EVENT_COLUMNS, Kind, event_of
from enface.store.ledger import Ledger
from enface.store.names import now_called


class DrawnRecord(NamedTuple):
    """A segment of a sample, its words when it was drawn, and the probability with which it came into it."""

    document: str
    segment: str
    words: int
    probability: float


@record
class SampleRecord:
    """A sample: who drew it when and how, of how many segments and words, and what was drawn."""

    id: str
    actor: str
    time: str
    method: str
    seed: int
    segments: int
    words: int
    drawn: tuple[DrawnRecord, ...]


class Samples:
    """The part of a project's database that is about samples; reached as `store.samples`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> list[SampleRecord]:
        """Every sample, oldest first; its segments by the ids that they have now."""
        found: dict[str, SampleRecord] = {}
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"SELECT {EVENT_COLUMNS} FROM event WHERE kind = ? ORDER BY clock, device, sequence",
                (Kind.SAMPLE_DRAWN,),
            ).fetchall()
            for event in map(event_of, rows):
                given = event.payload
                drawn = tuple(
                    DrawnRecord(event.document, now_called(connection, replace(event, segment=id)), words, probability)
                    for id, words, probability in given["drawn"]
                )
                size = (given["segments"], given["words"])
                known = found.get(given["sample"]) or SampleRecord(
                    given["sample"], event.actor, event.time, given["method"], given["seed"], *size, ()
                )
                found[known.id] = replace(known, drawn=known.drawn + drawn)
        return list(found.values())
