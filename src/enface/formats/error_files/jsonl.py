"""Our own format: one error a line, as an object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enface.formats.error_files.contract import (
    NO_ERROR,
    Item,
    Marked,
    Scores,
    Seen,
    Segments,
    Unfit,
    dumps,
    error_type,
    mapping,
    objects,
    offset,
    parsed,
    score_of,
    severity_of,
    word,
)
from enface.model import MarkedError, Rated, Side, Span

NAME = "jsonl"


def recognises(text: str) -> bool:
    """Whether the first line is an object that names a segment."""
    first = text.lstrip().partition("\n")[0]
    return first.startswith("{") and "segment" in mapping(parsed(first, NAME))


def items(text: str, path: str) -> Iterator[Item]:
    """Errors under `segment, start, end, text, type, severity, side, author, note`, also `document` and `system`.

    `category` is read for `type`. A line of the type no-error says that its author found nothing in the segment;
    a `score` without a severity is what its author gave the segment, from 0 to 100.
    """
    for line, value in objects(text, path):
        row = mapping(value)
        document, segment = word(row.get("document")), word(row.get("segment"))
        author, system = word(row.get("author")), word(row.get("system"))
        if not segment:
            yield Unfit(line, "no segment is named")
            continue
        type_ = error_type(word(row.get("type")) or word(row.get("category")))
        if type_ == NO_ERROR or ("score" in row and "severity" not in row):
            yield Seen(Rated(document, segment, author, system), score_of(row.get("score")))
            continue
        severity = severity_of(row.get("severity"))
        if severity is None:
            yield Unfit(line, f"the severity {row.get('severity')!r} is not known")
        elif word(row.get("side")) not in {"", *Side}:
            yield Unfit(line, f"the side {row.get('side')!r} is neither source nor target")
        elif isinstance(span := _span(row.get("start"), row.get("end")), str):
            yield Unfit(line, span)
        else:
            side, quoted, note = Side(word(row.get("side")) or "target"), word(row.get("text")), word(row.get("note"))
            error = MarkedError(document, segment, side, span, quoted, type_, severity, author, note, system)
            yield Marked(line, error, quoted="text" in row)


def _span(start: object, end: object) -> Span | str | None:
    """The span, None where there is none, or what is wrong with it."""
    if start is None and end is None:
        return None
    first, last = offset(start), offset(end)
    if first is None or last is None or last < first:
        return f"start {start!r} and end {end!r} are no span"
    return Span(first, last)


def write(errors: Sequence[MarkedError], rated: Sequence[Rated], _segments: Segments, scores: Scores) -> str:
    """One error a line, then who found nothing where, and the scores of segments."""
    lines = [dumps(_row(error)) for error in errors]
    found = {Rated(error.document, error.segment, error.author, error.system) for error in errors}
    nothing = (dumps({**_where(one), "type": NO_ERROR, "author": one.author}) for one in rated if one not in found)
    scored = (dumps({**_where(one), "score": score, "author": one.author}) for one, score in scores.items())
    return "".join([*lines, *nothing, *scored])


def _row(error: MarkedError) -> dict[str, object]:
    return {
        **_where(error),
        "start": error.span.start if error.span else None,
        "end": error.span.end if error.span else None,
        "text": error.text,
        "type": error.type,
        "severity": error.severity.value,
        "side": error.side.value,
        "author": error.author,
        "note": error.note,
    }


def _where(one: MarkedError | Rated) -> dict[str, object]:
    place = {"document": one.document, "system": one.system}
    return {**{key: value for key, value in place.items() if value}, "segment": one.segment}
