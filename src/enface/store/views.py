"""The flat views of a database: what `sqlite3`, Datasette and pandas may rely on, whatever the tables become."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column of a view: its name, how it is made, what it holds."""

    name: str
    made: str
    about: str


class View(NamedTuple):
    """A view: one row a thing; `origin` is what it is selected from."""

    name: str
    about: str
    columns: tuple[Column, ...]
    origin: str

    @property
    def statement(self) -> str:
        """The SQL that makes it."""
        columns = ",\n        ".join(f"{column.made} AS {column.name}" for column in self.columns)
        return f"CREATE VIEW {self.name} AS SELECT\n        {columns}\n    {self.origin}"


_LATEST = """(SELECT step.{column} FROM error_step AS step WHERE step.error = error.id AND {condition}
            ORDER BY step.clock DESC, step.id DESC LIMIT 1)"""
_EVER = "EXISTS (SELECT 1 FROM error_step AS step WHERE step.error = error.id AND {condition})"
_LAST = """(SELECT event.{column} FROM event WHERE event.document = segment.document AND event.segment = segment.id
            AND event.kind IN ('segment.revised', 'segment.status') AND event.clock > coalesce((
                SELECT max(renamed.clock) FROM renamed
                WHERE renamed.document = segment.document AND segment.id IN (renamed.old, renamed.new)), 0)
            AND event.id NOT IN (SELECT event FROM undone)
            ORDER BY event.clock DESC, event.device DESC, event.sequence DESC LIMIT 1)"""


_WITHDRAWN = _EVER.format(condition="step.kind = 'error.withdrawn'")
_MOVED = _EVER.format(condition="step.side NOTNULL")
_ANSWERED = "step.kind = 'error.answered'"
_DECIDED = "step.kind = 'error.decided'"
_RULING = _LATEST.format(column="said", condition=_DECIDED)
_NOTE = _LATEST.format(column="note", condition="step.kind = 'error.changed' AND step.note NOTNULL")


def _judged(column: str) -> str:
    """What an error was last taken for."""
    return f"coalesce({_LATEST.format(column=column, condition=f'step.{column} NOTNULL')}, error.{column})"


def _placed(column: str) -> str:
    """Where an error was last marked."""
    latest = _LATEST.format(column=column, condition="step.side NOTNULL")
    return f"CASE WHEN {_MOVED} THEN {latest} ELSE error.{column} END"


def _document(table: str) -> Column:
    return Column("document", f"{table}.document", "the document's key: its file in the project, `#` and its name")


APPROVALS = View(
    "v_approval",
    "The last approval of a segment, which nobody has rejected or undone since, in one row.",
    (
        _document("certificate"),
        Column("place", "segment.ordinal + 1", "the segment's place in the document, from 1"),
        Column("segment", "certificate.segment", "the segment's id"),
        Column("approved_by", "event.actor", "who gave it"),
        Column("approved_at", "event.time", "when, in UTC"),
        Column("role", "coalesce(event.payload ->> 'role', '')", "in which role"),
        Column(
            "holds",
            "(certificate.source, certificate.target, certificate.reopened) = (segment.source, segment.target, '')",
            "1 where source and target are those that were approved, and nobody opened it again",
        ),
        Column("source_hash", "certificate.source", "hash of the source that was approved"),
        Column("target_hash", "certificate.target", "hash of the target that was approved"),
        Column("glossary", "coalesce(event.payload ->> 'glossary', '')", "hash of which glossaries stood then"),
        Column("rules", "coalesce(event.payload ->> 'rules', '')", "hash of which rules stood then, with versions"),
        Column("open_findings", "json_array_length(event.payload, '$.open')", "findings open then, advisory ones too"),
        Column("waived_findings", "json_array_length(event.payload, '$.waived')", "findings waived then"),
        Column("checked", "coalesce(event.payload ->> 'checked', 0)", "1 where the whole document was checked then"),
        Column("four_eyes", "coalesce(event.payload ->> 'eyes', '')", "`author`, `strict` or `off`: the rule then"),
        Column("override", "coalesce(why.body, '')", "why it was given against that rule, empty where it was not"),
    ),
    """FROM certificate JOIN segment
        ON segment.document = certificate.document AND segment.id = certificate.segment
    JOIN event ON event.id = certificate.event
    LEFT JOIN text AS why ON why.hash = event.payload ->> 'override'""",
)

VIEWS = (
    View(
        "v_segment",
        "A segment as it stands now, in one row.",
        (
            _document("segment"),
            Column("place", "segment.ordinal + 1", "its place in the document, from 1"),
            Column("segment", "segment.id", "its id in the document"),
            Column("source", "coalesce(source.body, '')", "the source text; each inline code is one U+FFFC"),
            Column("target", "coalesce(target.body, '')", "the target text as it stands now"),
            Column("status", "segment.status", "`draft`, `translated`, `revised`, `approved` or `rejected`"),
            Column("locked", "segment.locked", "1 where the file says that it is never to be changed"),
            Column("words", "segment.words", "words of the target"),
            Column("kind", "coalesce(details.body ->> 'kind', '')", "what the file calls it: `title`, `body`, …"),
            Column("imported_target", "coalesce(first.body, '')", "the target that it came with"),
            Column("changed", "segment.target != segment.origin_target", "1 where the target is another than that"),
            Column(
                "open_findings",
                "coalesce(open_in_segment.findings, 0)",
                "findings that are neither advisory nor waived, as of the last check",
            ),
            Column(
                "comments",
                "(SELECT count(*) FROM comment"
                " WHERE comment.document = segment.document AND comment.segment = segment.id)",
                "how many comments there are on it",
            ),
            Column(
                "decided_by",
                _LAST.format(column="actor"),
                "who last changed its text or status, under this id",
            ),
            Column("decided_at", _LAST.format(column="time"), "when, in UTC"),
        ),
        """FROM segment LEFT JOIN text AS source ON source.hash = segment.source
    LEFT JOIN text AS target ON target.hash = segment.target
    LEFT JOIN text AS first ON first.hash = segment.origin_target
    LEFT JOIN text AS details ON details.hash = segment.details
    LEFT JOIN open_in_segment ON open_in_segment.document = segment.document
        AND open_in_segment.ordinal = segment.ordinal""",
    ),
    View(
        "v_finding",
        "A finding of the last check, in one row; those of a document that was changed since may be stale.",
        (
            _document("finding"),
            Column("place", "finding.ordinal + 1", "the segment's place in the document, from 1"),
            Column("segment", "finding.segment", "the segment's id"),
            Column("rule", "finding.rule", "the rule's id"),
            Column("rule_version", "finding.body ->> 'rule_version'", "the rule's version"),
            Column("severity", "finding.severity", "`neutral`, `minor`, `major` or `critical`"),
            Column("type", "finding.body ->> 'type'", "the MQM error type"),
            Column("advisory", "finding.advisory", "1 where it is worth a look and not asserted"),
            Column("message", "finding.body ->> 'message'", "what is said to a person"),
            Column("source_start", "finding.body ->> '$.source[0]'", "where it begins in the source, in code points"),
            Column("source_end", "finding.body ->> '$.source[1]'", "where it ends there, exclusive"),
            Column("target_start", "finding.body ->> '$.target[0]'", "where it begins in the target"),
            Column("target_end", "finding.body ->> '$.target[1]'", "where it ends there, exclusive"),
            Column("fixes", "json_array_length(finding.body, '$.fixes')", "how many fixes it offers"),
            Column("waived", "finding.waiver IS NOT NULL", "1 where somebody said that it is no error here"),
            Column("waived_by", "waiver.actor", "who said so; null where nobody did"),
            Column("waived_at", "waiver.time", "when, in UTC"),
            Column("waiver_reason", "reason.body", "the reason that was given"),
            Column("fingerprint", "finding.fingerprint", "its name, made of its content"),
        ),
        """FROM finding LEFT JOIN waiver ON waiver.id = finding.waiver
    LEFT JOIN text AS reason ON reason.hash = waiver.reason""",
    ),
    View(
        "v_error",
        "An error that somebody marked, as it stands now, in one row; those that were withdrawn too.",
        (
            _document("error"),
            Column(
                "place", "segment.ordinal + 1", "the segment's place in the document, from 1; null where it is gone"
            ),
            Column("segment", "error.segment", "the segment's id"),
            Column("side", _placed("side"), "`source` or `target`"),
            Column(
                "span_start", _placed("start"), "where it begins in the text that it was marked on; null: all of it"
            ),
            Column("span_end", _placed('"end"'), "where it ends there, exclusive"),
            Column("type", _judged("type"), "the MQM error type"),
            Column("severity", _judged("severity"), "`neutral`, `minor`, `major` or `critical`"),
            Column(
                "counts",
                f"NOT {_WITHDRAWN} AND coalesce({_RULING} != 'dismissed', 1)",
                "1 where it costs points: it was neither withdrawn nor dismissed",
            ),
            Column("author", "error.author", "whose judgement it is"),
            Column("time", "error.time", "when it was marked or imported, in UTC"),
            Column("note", "coalesce(changed.body, note.body, '')", "what they said about it"),
            Column("source", "source.body", "the source text that it was marked on"),
            Column("target", "target.body", "the target text that it was marked on"),
            Column("provenance", "error.provenance", "`human-only`, `machine-suggested` or `confirmed`"),
            Column("rule", "error.rule", "the rule of the finding that it was made from; empty where from none"),
            Column("fingerprint", "error.fingerprint", "that finding's name"),
            Column(
                "answer",
                _LATEST.format(column="said", condition=_ANSWERED),
                "`accepted` or `disputed`; null where nobody answered",
            ),
            Column("answered_by", _LATEST.format(column="actor", condition=_ANSWERED), "who answered"),
            Column("ruling", _RULING, "`upheld`, `changed` or `dismissed`; null where nobody decided"),
            Column("decided_by", _LATEST.format(column="actor", condition=_DECIDED), "who decided"),
            Column("id", "error.id", "its UUID, that of the event"),
        ),
        f"""FROM error LEFT JOIN segment ON segment.document = error.document AND segment.id = error.segment
    LEFT JOIN text AS source ON source.hash = {_placed("source")}
    LEFT JOIN text AS target ON target.hash = {_placed("target")}
    LEFT JOIN text AS note ON note.hash = error.note
    LEFT JOIN text AS changed ON changed.hash = {_NOTE}""",
    ),
    View(
        "v_score",
        "What somebody said of a whole segment, in one row: that they looked, and a score if they gave one.",
        (
            _document("rating"),
            Column(
                "place", "segment.ordinal + 1", "the segment's place in the document, from 1; null where it is gone"
            ),
            Column("segment", "rating.segment", "the segment's id"),
            Column("author", "rating.author", "whose judgement it is"),
            Column("score", "rating.score", "from 0 to 100; null where they only looked for errors"),
            Column("time", "rating.time", "when, in UTC; a person's last one counts"),
            Column("target", "target.body", "the target text that was rated"),
            Column("id", "rating.id", "its UUID, that of the event"),
        ),
        """FROM rating LEFT JOIN segment ON segment.document = rating.document AND segment.id = rating.segment
    LEFT JOIN text AS target ON target.hash = rating.target""",
    ),
    View(
        "v_event",
        "Something that happened, in one row; order by `clock`, `device`, `sequence`, never by the time.",
        (
            Column("clock", "event.clock", "the logical clock: what is later is greater"),
            Column("device", "event.device", "which copy of the database recorded it"),
            Column("sequence", "event.sequence", "its number there, from 1"),
            Column("time", "event.time", "the wall time in UTC, as that machine had it"),
            Column("actor", "event.actor", "who, as they said"),
            Column("kind", "event.kind", "`document.imported`, `segment.revised`, `segment.status`, …"),
            _document("event"),
            Column("segment", "event.segment", "the segment's id then; empty where it is about the whole document"),
            Column("status", "event.payload ->> 'status'", "the status that the segment has by it; else null"),
            Column(
                "text",
                "coalesce(text.body, comment.body, reason.body, note.body)",
                "the new target, the comment, note or reason; null where there is none, or it was removed",
            ),
            Column(
                "undone", "undone.event IS NOT NULL", "1 where somebody has taken it back, or the document was purged"
            ),
            Column("id", "event.id", "its UUID"),
            Column("hash", "event.hash", "binds it and the one before; see `enface verify`"),
        ),
        """FROM event LEFT JOIN undone ON undone.event = event.id
    LEFT JOIN text ON text.hash = event.payload ->> 'text'
    LEFT JOIN text AS comment ON comment.hash = event.payload ->> 'comment'
    LEFT JOIN text AS reason ON reason.hash = event.payload ->> 'reason'
    LEFT JOIN text AS note ON note.hash = event.payload ->> 'note'""",
    ),
    View(
        "v_waiver",
        "A waiver that stands, in one row.",
        (
            _document("waiver"),
            Column("segment", "waiver.segment", "the id of the segment that it was made in"),
            Column("rule", "waiver.rule", "the rule's id"),
            Column("severity", "waiver.severity", "the finding's severity; `neutral` where it was advisory"),
            Column("scope", "waiver.scope", "`place`, `document`, `project` or `rule`"),
            Column("reason", "coalesce(reason.body, '')", "the reason that was given; empty where it was purged"),
            Column("waived_by", "waiver.actor", "who waived"),
            Column("waived_at", "waiver.time", "when, in UTC"),
            Column("until", "waiver_end.day", "the last day on which it stands; null where it has none"),
            Column(
                "findings",
                "(SELECT count(*) FROM finding WHERE finding.waiver = waiver.id)",
                "how many findings of the last check it covers",
            ),
            Column("fingerprint", "waiver.fingerprint", "the finding's name, made of its content"),
            Column("id", "waiver.id", "its UUID"),
        ),
        """FROM waiver LEFT JOIN text AS reason ON reason.hash = waiver.reason
    LEFT JOIN waiver_end ON waiver_end.waiver = waiver.id""",
    ),
    View(
        "v_query",
        "A question to the client or the author, in one row.",
        (
            _document("query"),
            Column("segment", "query.segment", "the segment's id"),
            Column("recipient", "query.recipient", "`client` or `author`"),
            Column("question", "coalesce(text.body, '')", "what is asked"),
            Column("side", "query.side", "`source` or `target` where words of it are meant; else empty"),
            Column("begins", "query.start", "where they begin, in code points; else null"),
            Column("ends", 'query."end"', "where they end, exclusive; else null"),
            Column(
                "words",
                """substr(quoted.body, query.start + 1, query."end" - query.start)""",
                "the words as they stood then; else null",
            ),
            Column("asked_by", "query.actor", "who asked"),
            Column("asked_at", "query.time", "when, in UTC"),
            Column(
                "state",
                "CASE WHEN last.id IS NULL THEN 'open' WHEN last.text IS NULL THEN 'withdrawn' ELSE 'answered' END",
                "`open`, `answered` or `withdrawn`",
            ),
            Column("answer", "answer.body", "the answer; null where there is none"),
            Column("answered_at", "last.time", "when it was answered or withdrawn, in UTC"),
            Column("id", "query.id", "its UUID"),
        ),
        """FROM query LEFT JOIN text ON text.hash = query.text
    LEFT JOIN text AS quoted ON quoted.hash = query.quoted
    LEFT JOIN answer AS last ON last.id = (SELECT later.id FROM answer AS later
        WHERE later.query = query.id ORDER BY later.clock DESC, later.id DESC LIMIT 1)
    LEFT JOIN text AS answer ON answer.hash = last.text""",
    ),
    APPROVALS,
)
