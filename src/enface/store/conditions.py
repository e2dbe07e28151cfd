"""Conditions of a query as SQL over the rows of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

_COMPARED = frozenset({"=", "<", "<=", ">", ">="})


class Field(StrEnum):
    """What a condition is about."""

    TEXT = "text"
    SOURCE = "source"
    TARGET = "target"
    STATUS = "status"
    KIND = "kind"
    WORDS = "words"
    RULE = "rule"
    SEVERITY = "severity"
    BY = "by"
    CHANGED = "changed"


class Condition(NamedTuple):
    """That a field has one of these values, or compares so to the only one; `negated`, that it does not.

    Rules are patterns with `*`. `CHANGED` has two values, the times from which and before which somebody did something.
    """

    field: Field
    values: tuple[str | int, ...]
    comparison: str = "="
    negated: bool = False


_OF_FINDING = frozenset({Field.RULE, Field.SEVERITY})
_OF_SEGMENT = "{0}.document = segment.document AND {0}.segment = segment.id"


def clauses(conditions: Sequence[Condition], parameters: dict[str, Any]) -> Iterator[str]:
    """The SQL of conditions that all hold, over `segment` joined with its texts; values go to `parameters`.

    What is asked of findings and not negated holds for one and the same open finding.
    """

    def put(value: str | int) -> str:
        name = f"q{len(parameters)}"
        parameters[name] = value
        return f":{name}"

    def clause(one: Condition) -> str:
        return " OR ".join(_clause(one, put(value)) for value in one.values)

    together = [one for one in conditions if one.field in _OF_FINDING and not one.negated]
    if together:
        yield _finding(" AND ".join(f"({clause(one)})" for one in together))
    for one in conditions:
        if one.field in _OF_FINDING:
            if one.negated:
                yield f"NOT {_finding(clause(one))}"
            continue
        if one.field is Field.CHANGED:
            start, end = map(put, one.values)
            held = (
                f"EXISTS (SELECT 1 FROM event WHERE {_OF_SEGMENT.format('event')} AND time >= {start} AND time < {end})"
            )
        else:
            held = clause(one)
        yield f"NOT ({held})" if one.negated else f"({held})"


def _finding(held: str) -> str:
    return f"""EXISTS (SELECT 1 FROM finding WHERE finding.document = segment.document
        AND finding.ordinal = segment.ordinal AND finding.waiver IS NULL AND ({held}))"""


def _clause(one: Condition, value: str) -> str:
    if one.field is Field.TEXT:
        return (
            f"coalesce(source.body, '') LIKE {value} ESCAPE '\\' OR coalesce(target.body, '') LIKE {value} ESCAPE '\\'"
        )
    if one.field in {Field.SOURCE, Field.TARGET}:
        return f"coalesce({one.field}.body, '') LIKE {value} ESCAPE '\\'"
    if one.field is Field.KIND:
        return f"coalesce(json_extract(details.body, '$.kind'), '') = {value} COLLATE NOCASE"
    if one.field is Field.BY:
        return f"EXISTS (SELECT 1 FROM event WHERE {_OF_SEGMENT.format('event')} AND actor = {value} COLLATE NOCASE)"
    if one.field is Field.RULE:
        return f"finding.rule GLOB {value}"
    if one.field is Field.SEVERITY:
        return f"finding.severity = {value} AND NOT finding.advisory"
    if one.comparison not in _COMPARED:
        raise ValueError(one.comparison)
    return f"segment.{one.field} {one.comparison} {value}"
