"""What may follow in a query as it is typed: fields, their values, the names of saved queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from enface.model import Severity, Status
from enface.review.query import NAMED, QueryProblem, parse
from enface.store.conditions import Field

_PIECE = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_PARTS = re.compile(r"(!?)(?:([A-Za-z]+)(>=|<=|:|=|>|<))?(.*)", re.DOTALL)
_VALUE = re.compile(r'(?:[^,"]|"[^"]*(?:"|$))*$')
_PLAIN = re.compile(r'[^\s",]+')
_ASKED = ("status:", "rule:", "severity>=", "source:", "target:", "kind:", "words>", "by:", "changed:")
"""The fields with the comparison that is meant most often; `text:` is what words alone say."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What queries of a document may ask for: its rules with findings, kinds, people, and the saved queries by name."""

    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()


class Completion(NamedTuple):
    """What may take the place of the characters from `start` to `end`, the likeliest first.

    `problem` says what is wrong before them, empty where nothing is.
    """

    start: int
    end: int
    words: tuple[str, ...]
    problem: str = ""


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> Completion:
    """What the condition that ends at the cursor may become."""
    *_, last = [None, *_PIECE.finditer(text[:cursor])]
    start = last.start() if last and last.end() == cursor else cursor
    problem = _problem(text[:start], vocabulary)
    parts = _PARTS.fullmatch(text, start, cursor)
    if parts is None:
        return Completion(cursor, cursor, (), problem)
    if parts[2] is None:
        return Completion(parts.start(4), cursor, tuple(_beginnings(parts[1], parts[4], vocabulary)), problem)
    value = _VALUE.search(text, parts.start(4), cursor)
    at = value.start() if value else cursor
    typed = text[at:cursor].strip('"')
    known = tuple(map(_quoted, _like(typed, _values(parts[2].lower(), vocabulary))))
    if known and _problem(f"{text[start:at]}{known[0]}", vocabulary):
        known = ()  # such as the second of two values that are compared with
    return Completion(at, cursor, known, problem)


def _problem(text: str, vocabulary: Vocabulary) -> str:
    try:
        parse(text, saved=dict.fromkeys(vocabulary.saved, ""))
    except QueryProblem as error:
        return str(error)
    return ""


def _beginnings(negated: str, typed: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Fields, and names of saved queries, which cannot be turned round."""
    yield from (field for field in _ASKED if field.startswith(typed.lower()))
    if not negated:
        yield from (name for name in (f"{NAMED}{one}" for one in vocabulary.saved) if name.startswith(typed))


def _values(field: str, vocabulary: Vocabulary) -> Iterable[str]:
    if field == Field.RULE:
        families = (f"{rule.partition('.')[0]}.*" for rule in vocabulary.rules)
        return (*dict.fromkeys(families), *vocabulary.rules)
    known: dict[str, Iterable[str]] = {
        Field.STATUS: tuple(Status),
        Field.SEVERITY: tuple(reversed(Severity)),
        Field.KIND: vocabulary.kinds,
        Field.BY: vocabulary.people,
        Field.CHANGED: ("today", "yesterday", "7d", "30d"),
    }
    return known.get(field, ())


def _like(typed: str, known: Iterable[str]) -> Iterator[str]:
    """Those that begin so, then those that have it elsewhere."""
    wanted = typed.lower()
    having = [one for one in known if wanted in one.lower() and one != typed]
    return (str(one) for one in sorted(having, key=lambda one: not one.lower().startswith(wanted)))


def _quoted(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f'"{value}"'
