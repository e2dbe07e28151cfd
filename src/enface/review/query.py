"""The query that says which segments are meant: `status:draft rule:number.* severity>=major target:"new hunan"`.

Conditions stand side by side and hold together; `,` parts values of which one will do, `!` turns a condition round.
Words without a field are looked for in source and target; `@name` stands for a query that was saved under that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from enface.model import EnfaceError, Problem, Severity, Status
from enface.store.conditions import Condition, Field

_PIECE = re.compile(r'(?P<not>!?)(?:(?P<field>[A-Za-z]+)(?P<op>>=|<=|:|=|>|<))?(?P<value>(?:"[^"]*"|[^\s"])*)')
_VALUE = re.compile(r'"([^"]*)"|([^,"]+)')
_NUMBERED = frozenset({Field.WORDS, Field.SEVERITY, Field.CHANGED})
_DAYS = re.compile(r"(\d{1,4})d")
_NEAR = 60
NAMED = "@"
"""What the name of a saved query begins with."""


class QueryProblem(EnfaceError):  # noqa: N818 - as ImportProblem is named
    """A query that makes no sense: why, and the column, from 1, where."""

    def __init__(self, reason: str, column: int) -> None:
        super().__init__(Problem("", f"Column {column}: {reason}"))
        self.column = column


def parse(text: str, *, today: date | None = None, saved: Mapping[str, str] | None = None) -> tuple[Condition, ...]:
    """The conditions that a query says, in order. Raises QueryProblem.

    `today` is the day here that `changed:today` means, `saved` are the queries that it may name.
    """
    day, known = today or datetime.now().astimezone().date(), saved or {}
    found: list[Condition] = []
    for match in _pieces(text):
        named = _named(match, known)
        found += [_condition(match, day)] if named is None else parse(named, today=day)
    return tuple(found)


def spelt_out(text: str, saved: Mapping[str, str]) -> str:
    """A query with what each saved query that it names says. Raises QueryProblem where one is not known."""
    return " ".join(piece[0] if (named := _named(piece, saved)) is None else named for piece in _pieces(text))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _PIECE.match(text, at)
        if match is None or (match.end() < len(text) and not text[match.end()].isspace()):
            place = match.end() if match else at
            raise QueryProblem("The quotation that begins here has no end.", place + 1)
        yield match
        at = match.end()


def _named(match: re.Match[str], saved: Mapping[str, str]) -> str | None:
    """What the saved query says that a piece names; None where it names none."""
    if match["field"] is not None or not match["value"].startswith(NAMED):
        return None
    name, column = match["value"].removeprefix(NAMED), match.start("value") + 1
    if match["not"]:
        raise QueryProblem("A saved query is not turned round; its conditions are.", column)
    if name not in saved:
        known = ", ".join(f"{NAMED}{one}" for one in saved)
        rest = f"saved are {known}" if known else "none is saved yet"
        raise QueryProblem(f"{NAMED}{name} is no saved query; {rest}. Else quote it.", column)
    return saved[name]


def _condition(match: re.Match[str], today: date) -> Condition:
    negated, column = bool(match["not"]), match.start("value") + 1
    values = [quoted or plain for quoted, plain in _VALUE.findall(match["value"])]
    if match["field"] is None:
        words = match["value"].replace('"', "")
        if not words:
            raise QueryProblem("Something must follow the “!”.", column)
        return Condition(Field.TEXT, (_like(words),), negated=negated)
    field = _field(match["field"].lower(), match.start("field") + 1)
    comparison = match["op"].replace(":", "=")
    if not any(values):
        raise QueryProblem(f"{field}{match['op']} needs a value.", column)
    if comparison != "=" and field not in _NUMBERED:
        raise QueryProblem(f"{field} is not compared: write {field}:…", match.start("op") + 1)
    if comparison != "=" and len(values) > 1:
        raise QueryProblem("Only one value can be compared with.", column)
    return _of(field, values, comparison, negated, column, today)


def _of(field: Field, values: list[str], comparison: str, negated: bool, column: int, today: date) -> Condition:
    if field is Field.STATUS:
        return Condition(field, tuple(_one_of(value, tuple(Status), field, column) for value in values), "=", negated)
    if field is Field.SEVERITY:
        named = [Severity(_one_of(value, tuple(Severity), field, column)) for value in values]
        meant = [one for one in Severity if any(_holds(one.rank, comparison, other.rank) for other in named)]
        return Condition(field, tuple(one.value for one in meant), "=", negated)
    if field is Field.WORDS:
        for value in values:
            if not value.isdecimal():
                raise QueryProblem(f"{value} is no number of words.", column)
        return Condition(field, tuple(map(int, values)), comparison, negated)
    if field is Field.CHANGED:
        if len(values) > 1:
            raise QueryProblem("Only one day can be asked for.", column)
        return Condition(field, _times(values[0], comparison, column, today), "=", negated)
    if field in {Field.TEXT, Field.SOURCE, Field.TARGET}:
        return Condition(field, tuple(map(_like, values)), "=", negated)
    return Condition(field, tuple(values), "=", negated)


def _field(name: str, column: int) -> Field:
    if name in set(Field):
        return Field(name)
    from rapidfuzz import process

    near = process.extractOne(name, tuple(Field), score_cutoff=_NEAR)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(Field)}."
    raise QueryProblem(f"{name} is nothing to ask for; {hint} Else quote it.", column)


def _one_of(value: str, known: tuple[str, ...], field: Field, column: int) -> str:
    if value.lower() in known:
        return str(value.lower())
    raise QueryProblem(f"{value} is no {field}: {', '.join(known)}.", column)


def _holds(one: int, comparison: str, other: int) -> bool:
    return {"=": one == other, ">=": one >= other, "<=": one <= other, ">": one > other, "<": one < other}[comparison]


def _times(value: str, comparison: str, column: int, today: date) -> tuple[str, str]:
    """The times from which and before which, in UTC as events have them."""
    days = {"today": 0, "yesterday": 1}.get(value.lower())
    try:
        if match := _DAYS.fullmatch(value):
            day, comparison = today - timedelta(int(match[1]) - 1), ">=" if comparison == "=" else comparison
        else:
            day = date.fromisoformat(value) if days is None else today - timedelta(days)
        begin, end = (datetime.combine(day + timedelta(step), time()).astimezone(UTC) for step in (0, 1))
    except (ValueError, OverflowError):
        raise QueryProblem(f"{value} is no day: today, yesterday, 7d or 2026-01-31.", column) from None
    start, stop = (edge.strftime("%Y-%m-%dT%H:%M:%S") for edge in (begin, end))
    first, last = "0", "9"
    known = {"=": (start, stop), ">=": (start, last), ">": (stop, last), "<": (first, start), "<=": (first, stop)}
    return known[comparison]


def _like(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
