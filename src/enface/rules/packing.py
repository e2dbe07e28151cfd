"""Findings as bytes: what a long run finds takes a fraction of the memory until somebody asks for it."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zlib import compress, decompress

from enface.model import NOTHING, Document, Edit, Finding, Fix, Place, Severity, Side, Span
from enface.rules.registry import Rule

_SEVERITIES = tuple(Severity)
_FAST = 1
_PICKLED = b"\x80"
"""How what is pickled begins, and nothing that is marshalled."""


Record = tuple[Any, ...]
"""A finding as what `marshal` knows: first the ordinal of its segment, then the place of its rule among a run's."""


def pack(records: list[Record]) -> bytes:
    """Records of one document, for this run and its processes."""
    try:
        packed = marshal.dumps(records)  # in a quarter of the time that pickle takes
    except ValueError:  # evidence that is more than texts, numbers, lists and mappings
        packed = pickle.dumps(records, pickle.HIGHEST_PROTOCOL)
    return compress(packed, _FAST)


def unpack(packed: bytes) -> list[Record]:
    """The records that were packed."""
    data = decompress(packed)
    found: list[Record] = (pickle.loads if data.startswith(_PICKLED) else marshal.loads)(data)
    return found


class Findings:
    """The findings of a run in order; each is made anew whenever one goes through them."""

    def __init__(self, found: Iterable[tuple[Document, list[Record]]], rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._packed: list[tuple[Document, bytes]] = []
        self._count = 0
        for document, records in found:
            if records:
                self._packed.append((document, pack(records)))
                self._count += len(records)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Finding]:
        for document, packed in self._packed:
            for record in unpack(packed):
                yield finding_of(record, document, self._rules)


def record_of(finding: Finding, ordinal: int, place: int) -> Record:
    """A finding as a record, by the ordinal of its segment and the place of its rule among the run's."""
    source, target, evidence = finding.source, finding.target, finding.evidence
    return (
        ordinal,
        place,
        finding.severity.rank,
        None if source is None else tuple(source),
        None if target is None else tuple(target),
        finding.message,
        finding.fingerprint,
        None if evidence is NOTHING else evidence,
        [(fix.title, [tuple(edit) for edit in fix.edits], fix.deterministic) for fix in finding.fixes],
        [(place[0], place[1], place[2] is Side.SOURCE, tuple(place[3]), place[4]) for place in finding.related],
        finding.advisory,
    )


def finding_of(record: Record, document: Document, rules: Sequence[Rule]) -> Finding:
    """The finding that was made a record, of its document and of one of the run's rules."""
    ordinal, rule_place, rank, source, target, message, mark, evidence, fixes, related, advisory = record
    rule = rules[rule_place]
    return Finding(
        rule.id,
        rule.version,
        _SEVERITIES[rank],
        rule.type,
        document.path,
        document.name,
        document.segments[ordinal].id,
        None if source is None else Span(*source),
        None if target is None else Span(*target),
        message,
        mark,
        NOTHING if evidence is None else evidence,
        tuple(Fix(title, tuple(Edit(*edit) for edit in edits), sure) for title, edits, sure in fixes),
        tuple(_place(place) for place in related),
        advisory,
    )


def _place(place: tuple[Any, ...]) -> Place:
    document, segment, is_source, span, text = place
    return Place(document, segment, Side.SOURCE if is_source else Side.TARGET, Span(*span), text)
