"""What the rules found, as rows: derived, replaced at every check, each joined with the waiver that covers it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from enface.model import Edit, Finding, Fix, Place, Severity, Side, Span
from enface.records import record
from enface.store.seals import SEALED, seal


@record
class WaiverRecord:
    """A waiver that stands; `until` is its last day, empty where it has none."""

    id: str
    document: str
    segment: str
    fingerprint: str
    rule: str
    severity: Severity
    scope: str
    reason: str
    time: str
    actor: str
    until: str = ""


@record
class FindingRecord:
    """A finding at its place, the waiver that covers it, and how many of its kind are open in the document."""

    ordinal: int
    finding: Finding
    waiver: WaiverRecord | None
    alike: int


_COVERING = """coalesce(
    (SELECT id FROM waiver WHERE waiver.fingerprint = {finding}fingerprint AND (waiver.scope = 'project'
    OR waiver.document = {finding}document AND (waiver.scope = 'document' OR waiver.segment = {finding}segment))
    ORDER BY waiver.clock, waiver.id LIMIT 1),
    (SELECT id FROM waiver WHERE waiver.rule = {finding}rule AND waiver.scope = 'rule'
    ORDER BY waiver.clock, waiver.id LIMIT 1))"""


def covering(finding: str) -> str:
    """The id of the waiver that covers a finding, as SQL; `finding.` goes before its fingerprint, rule, document and
    segment.
    """
    return _COVERING.format(finding=finding)


def match_waivers(connection: sqlite3.Connection, fingerprint: str | None = None, rule: str | None = None) -> None:
    """Join the findings, all or those of one fingerprint or of one rule, with the waivers that stand now."""
    covering = _COVERING.format(finding="finding.")
    column, value = ("rule", rule) if rule is not None else ("fingerprint", fingerprint)
    where, parameters = ("", ()) if value is None else (f" WHERE {column} = ?", (value,))
    connection.execute(f"UPDATE finding SET waiver = {covering}{where}", parameters)


def forget(connection: sqlite3.Connection, document: str) -> None:
    """Forget what was found in a document, and that it was checked: its segments are others now."""
    for table in ("finding", "checked"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def replace(connection: sqlite3.Connection, document: str, ordinal: int, segment: str, bodies: Sequence[str]) -> None:
    """Let a segment have these findings and no others; `bodies` as `pack` makes them."""
    connection.execute("DELETE FROM finding WHERE document = ? AND ordinal = ?", (document, ordinal))
    covering = _COVERING.format(finding=":")
    connection.executemany(
        f"""INSERT INTO finding VALUES (:document, :ordinal, :number, :segment, :fingerprint, :rule, :severity,
            :advisory, {covering}, :body, :seal)""",
        [_row(document, ordinal, number, segment, body) for number, body in enumerate(bodies)],
    )


def _row(document: str, ordinal: int, number: int, segment: str, body: str) -> dict[str, Any]:
    given = json.loads(body)
    row = {"document": document, "ordinal": ordinal, "number": number, "segment": segment, "body": body}
    row |= {name: given[name] for name in ("fingerprint", "rule", "severity")} | {"advisory": int(given["advisory"])}
    return row | {"seal": seal("finding", *(row[column] for column in SEALED["finding"]))}


def forget_all(connection: sqlite3.Connection) -> None:
    """Drop all findings and every count of them, so that each document is checked again."""
    for table in ("finding", "checked", "open_in_segment", "open_of_kind", "open_of_severity"):
        connection.execute(f"DELETE FROM {table}")


def bodies_in(connection: sqlite3.Connection, document: str, first: int, last: int) -> dict[int, list[str]]:
    """The packed findings of the segments `first` to `last`, both inclusive, by ordinal."""
    found: dict[int, list[str]] = {}
    rows = connection.execute(
        "SELECT ordinal, body FROM finding WHERE document = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal, number",
        (document, first, last),
    )
    for ordinal, body in rows.fetchall():
        found.setdefault(ordinal, []).append(body)
    return found


_WAIVER = """waiver.id, waiver.document, waiver.segment, waiver.fingerprint, waiver.rule, waiver.severity, waiver.scope,
    reason.body, waiver.time, waiver.actor, (SELECT day FROM waiver_end WHERE waiver_end.waiver = waiver.id)"""


def at(connection: sqlite3.Connection, document: str, ordinals: Iterable[int]) -> list[FindingRecord]:
    """The findings of some segments in order of place, each with the open ones of its kind counted."""
    wanted = tuple(ordinals)
    rows = connection.execute(
        f"""SELECT finding.ordinal, finding.body, coalesce(open_of_kind.findings, 0), {_WAIVER} FROM finding
        LEFT JOIN open_of_kind USING (document, fingerprint)
        LEFT JOIN waiver ON waiver.id = finding.waiver LEFT JOIN text AS reason ON reason.hash = waiver.reason
        WHERE finding.document = ? AND finding.ordinal IN ({", ".join("?" * len(wanted))})
        ORDER BY finding.ordinal, finding.number""",
        (document, *wanted),
    )
    return [
        FindingRecord(ordinal, unpack(body), _waiver(waiver) if waiver[0] else None, count)
        for ordinal, body, count, *waiver in rows.fetchall()
    ]


def waivers(connection: sqlite3.Connection, where: str = "1", parameters: Sequence[object] = ()) -> list[WaiverRecord]:
    """The waivers that stand and meet a condition, oldest first."""
    rows = connection.execute(
        f"""SELECT {_WAIVER} FROM waiver LEFT JOIN text AS reason ON reason.hash = waiver.reason
        WHERE {where} ORDER BY waiver.clock, waiver.id""",
        parameters,
    )
    return [_waiver(row) for row in rows.fetchall()]


def _waiver(row: Sequence[Any]) -> WaiverRecord:
    id, document, segment, fingerprint, rule, severity, scope, reason, time, actor, until = row
    known = (id, document, segment, fingerprint, rule, Severity(severity), scope, reason or "", time, actor)
    return WaiverRecord(*known, until or "")


def pack(finding: Finding) -> str:
    """A finding as JSON text, the same for the same finding."""
    return json.dumps(
        {
            "rule": finding.rule,
            "rule_version": finding.rule_version,
            "severity": finding.severity,
            "type": finding.type,
            "path": finding.path,
            "document": finding.document,
            "segment": finding.segment,
            "source": finding.source,
            "target": finding.target,
            "message": finding.message,
            "fingerprint": finding.fingerprint,
            "evidence": dict(finding.evidence),
            "fixes": [(fix.title, fix.edits, fix.deterministic) for fix in finding.fixes],
            "related": finding.related,
            "advisory": finding.advisory,
        },
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
        default=_plain,
    )


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    return list(value) if isinstance(value, Iterable) else str(value)


def unpack(body: str) -> Finding:
    """The finding that `pack` wrote."""
    given: dict[str, Any] = json.loads(body)
    return Finding(
        rule=given["rule"],
        rule_version=given["rule_version"],
        severity=Severity(given["severity"]),
        type=given["type"],
        path=given["path"],
        document=given["document"],
        segment=given["segment"],
        source=Span(*given["source"]) if given["source"] else None,
        target=Span(*given["target"]) if given["target"] else None,
        message=given["message"],
        fingerprint=given["fingerprint"],
        evidence=given["evidence"],
        fixes=tuple(Fix(title, tuple(Edit(*edit) for edit in edits), sure) for title, edits, sure in given["fixes"]),
        related=tuple(
            Place(document, segment, Side(side), Span(*span), text)
            for document, segment, side, span, text in given["related"]
        ),
        advisory=given["advisory"],
    )
