"""What there is in a document to ask for: rules with findings, kinds of segments, people who did something."""

from __future__ import annotations

import sqlite3

_RULES = "SELECT DISTINCT rule FROM finding WHERE document = ? AND waiver IS NULL ORDER BY rule"
_KINDS = """SELECT DISTINCT text.body ->> 'kind' AS kind
    FROM (SELECT DISTINCT details FROM segment WHERE document = ?) JOIN text ON text.hash = details
    WHERE kind != '' ORDER BY kind"""
_PEOPLE = "SELECT DISTINCT actor FROM event WHERE document = ? AND segment != '' ORDER BY actor COLLATE NOCASE"


def of_document(
    connection: sqlite3.Connection, document: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The rules with open findings, the kinds and the people of a document, each in order."""
    rules, kinds, people = (
        tuple(value for (value,) in connection.execute(statement, (document,)).fetchall())
        for statement in (_RULES, _KINDS, _PEOPLE)
    )
    return rules, kinds, people
