"""The tables of a project's database, as migrations, loaded only when one is due: sqlite-utils takes its time."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from enface.store import certificates as approvals
from enface.store.seals import SEALED, seal
from enface.store.views import VIEWS

migrations = Migrations("enface")


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring an open database to `version`, inside the transaction that the caller has begun."""
    migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {version}")


@migrations()
def events_and_state(db: Database) -> None:
    """Events, the texts they name, the state folded from them, and what is local or derived."""
    for statement in (*_TRUTH, *_STATE, *_DERIVED, *_LOCAL):
        db.execute(statement)


@migrations()
def deliveries(db: Database) -> None:
    """What new deliveries changed, and the files that they replaced."""
    for statement in _DELIVERIES:
        db.execute(statement)


@migrations()
def seals_and_views(db: Database) -> None:
    """A seal on every row that no event vouches for, and the flat views."""
    db.conn.create_function("seal_of", -1, seal)
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()}
    for table, columns in ((table, columns) for table, columns in SEALED.items() if table in there):
        db.execute(f"ALTER TABLE {table} ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
        db.execute(f"UPDATE {table} SET seal = seal_of('{table}', {', '.join(columns)})")
    for view in VIEWS:
        db.execute(view.statement)


@migrations()
def marked_errors(db: Database) -> None:
    """Errors that people mark on spans, what was said of them, and ratings of segments."""
    for statement in _ERRORS:
        db.execute(statement)
    # The text that a span was pointed at in; null where there is none, or it was made before this.
    db.execute("ALTER TABLE comment ADD COLUMN version TEXT")
    for view in VIEWS:
        db.execute(f"DROP VIEW IF EXISTS {view.name}")
        db.execute(view.statement)


@migrations()
def merging(db: Database) -> None:
    """What merging with other devices brings: open conflicts, late decisions, assignments, events kept elsewhere."""
    for statement in _MERGING:
        db.execute(statement)


@migrations()
def certificates(db: Database) -> None:
    """What the last approval of each segment binds."""
    for statement in _CERTIFICATES:
        db.execute(statement)
    approvals.fold_all(db.conn)


@migrations()
def leases(db: Database) -> None:
    """Who is editing which segment, for others who work at the same time."""
    db.execute(_LEASES)


@migrations()
def queries_and_repetitions(db: Database) -> None:
    """Queries and their answers, days until which waivers stand, and a way to the segments of one source."""
    for statement in _QUERIES:
        db.execute(statement)


_TRUTH = (
    """CREATE TABLE event (
        id TEXT PRIMARY KEY, device TEXT NOT NULL, sequence INTEGER NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        payload TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (device, sequence)
    ) STRICT""",
    "CREATE INDEX event_in_order ON event (clock, device, sequence)",
    "CREATE INDEX event_of_segment ON event (document, segment, clock)",
    "CREATE INDEX event_of_actor ON event (document, actor, clock)",
    """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    """CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
    "CREATE TABLE text (hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT",
)

_STATE = (
    """CREATE TABLE document (
        key TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, format TEXT NOT NULL,
        source_language TEXT NOT NULL, target_language TEXT NOT NULL, digest TEXT NOT NULL, imported TEXT NOT NULL,
        imported_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # `origin_*` is what the segment came with when its decisions last began, from `since` on; `file_*` is what the file
    # holds now. The two part company when a reviewed file is exported over its own.
    """CREATE TABLE segment (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        details TEXT NOT NULL, locked INTEGER NOT NULL, status TEXT NOT NULL, words INTEGER NOT NULL,
        since INTEGER NOT NULL, origin_target TEXT NOT NULL, origin_status TEXT NOT NULL, origin_words INTEGER NOT NULL,
        file_target TEXT NOT NULL, file_status TEXT NOT NULL, PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX segment_by_id ON segment (document, id)",
    "CREATE INDEX segment_by_status ON segment (document, status, ordinal, locked)",
    """CREATE TABLE tally (
        document TEXT NOT NULL, status TEXT NOT NULL, segments INTEGER NOT NULL, words INTEGER NOT NULL,
        PRIMARY KEY (document, status)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN
        INSERT INTO tally VALUES (new.document, new.status, 1, new.words)
        ON CONFLICT DO UPDATE SET segments = segments + 1, words = words + excluded.words; END""",
    """CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN
        UPDATE tally SET segments = segments - 1, words = words - old.words
        WHERE document = old.document AND status = old.status;
        DELETE FROM tally WHERE document = old.document AND status = old.status AND segments = 0; END""",
    """CREATE TRIGGER segment_changed AFTER UPDATE OF status, words ON segment BEGIN
        UPDATE tally SET segments = segments - 1, words = words - old.words
        WHERE document = old.document AND status = old.status;
        INSERT INTO tally VALUES (new.document, new.status, 1, new.words)
        ON CONFLICT DO UPDATE SET segments = segments + 1, words = words + excluded.words;
        DELETE FROM tally WHERE document = old.document AND status = old.status AND segments = 0; END""",
    """CREATE TABLE revision (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, origin TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX revision_of_segment ON revision (document, segment, clock)",
    """CREATE TABLE comment (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, text TEXT NOT NULL, side TEXT NOT NULL, start INTEGER, "end" INTEGER
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX comment_of_segment ON comment (document, segment, clock)",
    """CREATE TABLE waiver (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, fingerprint TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, scope TEXT NOT NULL, reason TEXT NOT NULL, clock INTEGER NOT NULL,
        time TEXT NOT NULL, actor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX waiver_of_fingerprint ON waiver (fingerprint)",
    """CREATE TABLE fixed (
        event TEXT NOT NULL, fingerprint TEXT NOT NULL, document TEXT NOT NULL, segment TEXT NOT NULL,
        rule TEXT NOT NULL, severity TEXT NOT NULL, by_fix INTEGER NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, PRIMARY KEY (event, fingerprint)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX fixed_in_document ON fixed (document, clock)",
    """CREATE TABLE undone (
        event TEXT PRIMARY KEY, document TEXT NOT NULL, actor TEXT NOT NULL, clock INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX undone_in_document ON undone (document, actor, clock)",
)


def _opened(name: str, when: str) -> str:
    return f"""CREATE TRIGGER {name} {when} BEGIN
        INSERT INTO open_of_kind VALUES (new.document, new.fingerprint, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
        INSERT INTO open_of_severity VALUES (new.document, new.advisory, new.severity, 1)
        ON CONFLICT DO UPDATE SET findings = findings + 1;
        INSERT INTO open_in_segment SELECT new.document, new.ordinal, 1 WHERE NOT new.advisory
        ON CONFLICT DO UPDATE SET findings = findings + 1; END"""


def _closed(name: str, when: str) -> str:
    return f"""CREATE TRIGGER {name} {when} BEGIN
        UPDATE open_of_kind SET findings = findings - 1
        WHERE document = old.document AND fingerprint = old.fingerprint;
        DELETE FROM open_of_kind WHERE document = old.document AND fingerprint = old.fingerprint AND findings = 0;
        UPDATE open_of_severity SET findings = findings - 1
        WHERE document = old.document AND advisory = old.advisory AND severity = old.severity;
        UPDATE open_in_segment SET findings = findings - 1
        WHERE document = old.document AND ordinal = old.ordinal AND NOT old.advisory;
        DELETE FROM open_in_segment WHERE document = old.document AND ordinal = old.ordinal AND findings = 0; END"""


_DERIVED = (
    """CREATE TABLE finding (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, number INTEGER NOT NULL, segment TEXT NOT NULL,
        fingerprint TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, advisory INTEGER NOT NULL,
        waiver TEXT, body TEXT NOT NULL, PRIMARY KEY (document, ordinal, number)
    ) STRICT, WITHOUT ROWID""",
    # How many findings are open: asserted ones in a segment, any of one kind and of one severity in a document.
    """CREATE TABLE open_in_segment (
        document TEXT NOT NULL, ordinal INTEGER NOT NULL, findings INTEGER NOT NULL, PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE open_of_kind (
        document TEXT NOT NULL, fingerprint TEXT NOT NULL, findings INTEGER NOT NULL,
        PRIMARY KEY (document, fingerprint)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE open_of_severity (
        document TEXT NOT NULL, advisory INTEGER NOT NULL, severity TEXT NOT NULL, findings INTEGER NOT NULL,
        PRIMARY KEY (document, advisory, severity)
    ) STRICT, WITHOUT ROWID""",
    _opened("finding_added", "AFTER INSERT ON finding WHEN new.waiver IS NULL"),
    _opened("finding_reopened", "AFTER UPDATE OF waiver ON finding WHEN new.waiver IS NULL AND old.waiver IS NOT NULL"),
    _closed("finding_removed", "AFTER DELETE ON finding WHEN old.waiver IS NULL"),
    _closed("finding_waived", "AFTER UPDATE OF waiver ON finding WHEN new.waiver IS NOT NULL AND old.waiver IS NULL"),
    "CREATE INDEX finding_by_fingerprint ON finding (fingerprint, document)",
    """CREATE TABLE checked (
        document TEXT PRIMARY KEY, signature TEXT NOT NULL, time TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_LOCAL = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE file (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft (
        document TEXT NOT NULL, segment TEXT NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, time TEXT NOT NULL,
        PRIMARY KEY (document, segment, actor)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE position (
        actor TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, filter TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_DELIVERIES = (
    # State: ids that deliveries gave to known segments, and what segments held before the last delivery changed them.
    """CREATE TABLE renamed (
        document TEXT NOT NULL, old TEXT NOT NULL, clock INTEGER NOT NULL, new TEXT NOT NULL,
        PRIMARY KEY (document, old, clock)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX renamed_to ON renamed (document, new, clock)",
    """CREATE TABLE change (
        document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL,
        source TEXT, target TEXT, PRIMARY KEY (document, segment)
    ) STRICT, WITHOUT ROWID""",
    # Local: files as they came, compressed, and those that are still to be put into the project's folder.
    "CREATE TABLE original (digest TEXT NOT NULL UNIQUE, body BLOB NOT NULL) STRICT",
    """CREATE TABLE placing (
        path TEXT PRIMARY KEY, digest TEXT NOT NULL, old_path TEXT NOT NULL, old_digest TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_ERRORS = (
    # State. Of the texts that an error was marked on, source and target, the digests; of its note too. Where a step
    # leaves something as it was, it holds nothing.
    """CREATE TABLE error (
        id TEXT PRIMARY KEY, segment TEXT NOT NULL, document TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        author TEXT NOT NULL, actor TEXT NOT NULL, side TEXT NOT NULL, start INTEGER, "end" INTEGER,
        source TEXT NOT NULL, target TEXT NOT NULL, type TEXT NOT NULL, severity TEXT NOT NULL, note TEXT NOT NULL,
        provenance TEXT NOT NULL, rule TEXT NOT NULL, fingerprint TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX error_of_segment ON error (document, segment, clock)",
    """CREATE TABLE error_step (
        id TEXT PRIMARY KEY, error TEXT NOT NULL, document TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, kind TEXT NOT NULL, said TEXT NOT NULL, side TEXT, start INTEGER, "end" INTEGER,
        source TEXT, target TEXT, type TEXT, severity TEXT, note TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX error_step_of_error ON error_step (error, clock)",
    "CREATE INDEX error_step_in_document ON error_step (document, clock)",
    """CREATE TABLE rating (
        id TEXT PRIMARY KEY, segment TEXT NOT NULL, document TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        author TEXT NOT NULL, actor TEXT NOT NULL, score REAL, source TEXT NOT NULL, target TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX rating_of_segment ON rating (document, segment, clock)",
)

_CERTIFICATES = (
    # State: `event` is the approval, `reopened` the event that took it back because a term changed.
    """CREATE TABLE certificate (
        document TEXT NOT NULL, segment TEXT NOT NULL, event TEXT NOT NULL, clock INTEGER NOT NULL,
        source TEXT NOT NULL, target TEXT NOT NULL, reopened TEXT NOT NULL, PRIMARY KEY (document, segment)
    ) STRICT, WITHOUT ROWID""",
)

_MERGING = (
    # State: the texts between which somebody has to choose; decisions that are read as made before an import that their
    # device had not seen; who has which document.
    """CREATE TABLE conflict (
        document TEXT NOT NULL, segment TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document, segment, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE late (
        event TEXT PRIMARY KEY, document TEXT NOT NULL, clock INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE assignment (
        document TEXT PRIMARY KEY, person TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL, actor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # Local: events that are known to exist and were not given to this copy; with them the chains of the others hold.
    """CREATE TABLE elsewhere (
        device TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL, seal TEXT NOT NULL,
        PRIMARY KEY (device, sequence)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX event_of_merge ON event (kind, device, sequence) WHERE kind = 'merged'",
)

# Of a session, since one person may work in two terminals; none is kept longer than `until`, whatever ends the session.
_LEASES = """CREATE TABLE lease (
    document TEXT NOT NULL, segment TEXT NOT NULL, session TEXT NOT NULL, actor TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, seal TEXT NOT NULL, PRIMARY KEY (document, segment, session)
) STRICT, WITHOUT ROWID"""
_QUERIES = (
    # State: the last day of a waiver that has one.
    """CREATE TABLE waiver_end (
        waiver TEXT PRIMARY KEY, document TEXT NOT NULL, day TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER waiver_removed AFTER DELETE ON waiver BEGIN
        DELETE FROM waiver_end WHERE waiver = old.id; END""",
    "CREATE INDEX finding_by_waiver ON finding (waiver) WHERE waiver NOTNULL",
    "CREATE INDEX waiver_of_rule ON waiver (rule) WHERE scope = 'rule'",
    # State: questions to the client or the author, and what became of each; the last row of `answer` counts.
    """CREATE TABLE query (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, segment TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, recipient TEXT NOT NULL, text TEXT NOT NULL, side TEXT NOT NULL, start INTEGER,
        "end" INTEGER, quoted TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX query_of_segment ON query (document, segment, clock)",
    """CREATE TABLE answer (
        id TEXT PRIMARY KEY, document TEXT NOT NULL, query TEXT NOT NULL, clock INTEGER NOT NULL, time TEXT NOT NULL,
        actor TEXT NOT NULL, text TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX answer_of_query ON answer (query, clock)",
    # In part only so that it is taken for nothing but looking a source up.
    "CREATE INDEX segment_by_source ON segment (source) WHERE source != ''",
)
