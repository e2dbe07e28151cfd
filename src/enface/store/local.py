"""What is local to one copy of a project's database and no event: drafts, places, files as they were read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from enface.store.events import now
from enface.store.held import held
from enface.store.ledger import Ledger
from enface.store.seals import SEALED, put


class Local(Ledger):
    """The part of a project's database that other copies of it do not share."""

    def held(self, document: str, segment: str, actor: str) -> tuple[bool, ...]:
        """What there is about a segment, seen by `actor`."""
        with self._reading() as connection:
            return held(connection, document, segment, actor)

    def draft(self, document: str, segment: str, actor: str) -> str | None:
        """Somebody's edit of a segment that was not saved."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT text FROM draft WHERE document = ? AND segment = ? AND actor = ?", (document, segment, actor)
            ).fetchone()
            return str(row[0]) if row else None

    def drafts(self, actor: str) -> list[tuple[str, str]]:
        """Document and segment of somebody's edits that were not saved, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT document, segment FROM draft WHERE actor = ? ORDER BY time DESC", (actor,)
            )
            return [(document, segment) for document, segment in rows.fetchall()]

    def drafted(self, document: str, segments: Sequence[str]) -> list[tuple[str, str]]:
        """Which of some segments have an edit that is not saved, and whose it is."""
        with self._reading() as connection:
            return connection.execute(
                f"""SELECT segment, actor FROM draft WHERE document = ?
                AND segment IN ({", ".join("?" * len(segments))}) ORDER BY segment, actor""",
                (document, *segments),
            ).fetchall()

    def keep_draft(self, document: str, segment: str, actor: str, text: str) -> None:
        """Keep somebody's edit that is not saved yet."""
        with self.change():
            put(self.connection, "draft", document, segment, actor, text, now())

    def drop_draft(self, document: str, segment: str, actor: str) -> None:
        """Forget somebody's edit that was not saved, inside a `change`."""
        self.connection.execute(
            "DELETE FROM draft WHERE document = ? AND segment = ? AND actor = ?", (document, segment, actor)
        )

    def position(self, actor: str) -> tuple[str, str, dict[str, Any]] | None:
        """Where somebody was: document, segment, filter."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT document, segment, filter FROM position WHERE actor = ?", (actor,)
            ).fetchone()
            return (row[0], row[1], json.loads(row[2])) if row else None

    def remember(self, actor: str, document: str, segment: str, chosen: Mapping[str, Any]) -> None:
        """Keep where somebody is."""
        with self.change():
            put(self.connection, "position", actor, document, segment, json.dumps(dict(chosen), sort_keys=True))

    def saved_queries(self, actor: str) -> dict[str, str]:
        """The queries that somebody saved, by name."""
        with self._reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = ?", (_saved_by(actor),)).fetchone()
            return dict(json.loads(row[0])) if row else {}

    def save_queries(self, actor: str, queries: Mapping[str, str]) -> None:
        """Keep somebody's queries, in the place of those saved before."""
        with self.change():
            put(self.connection, "meta", _saved_by(actor), json.dumps(dict(queries), sort_keys=True))

    def follow(self, document: str, renamed: Mapping[str, str]) -> None:
        """Let drafts and places that people left follow their segments to other ids, inside a `change`."""
        for table in ("draft", "position"):
            names = SEALED[table]
            place = names.index("segment")
            rows = self.connection.execute(
                f"SELECT {', '.join(names)} FROM {table} WHERE document = ?", (document,)
            ).fetchall()
            self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
            for row in rows:
                put(self.connection, table, *row[:place], renamed.get(row[place], row[place]), *row[place + 1 :])

    def known_file(self, path: str) -> tuple[int, int, str] | None:
        """Size, time of change in nanoseconds, and digest of a file when it was last read."""
        with self._reading() as connection:
            row = connection.execute("SELECT size, modified, digest FROM file WHERE path = ?", (path,)).fetchone()
            return (row[0], row[1], row[2]) if row else None

    def note_file(self, path: str, size: int, modified: int, file_digest: str) -> None:
        """Remember a file as it was read, inside a `change`."""
        put(self.connection, "file", path, size, modified, file_digest)


def _saved_by(actor: str) -> str:
    return f"queries of {actor}"
