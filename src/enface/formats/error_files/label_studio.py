"""Label Studio's JSON export: a list of tasks, each with the regions that people labelled in its texts.

A region's labels are its type; a choice or a label that is a severity is its severity; a text area is its note. Source:
labelstud.io/guide/task_format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from enface.formats.error_files.contract import (
    Item,
    Marked,
    Scores,
    Seen,
    Segments,
    TextOf,
    Unfit,
    by_rating,
    error_type,
    mapping,
    objects,
    offset,
    parsed,
    sequence,
    severity_of,
    word,
)
from enface.model import MarkedError, Rated, Segment, Side, Span

NAME = "label-studio"
_SOURCE = ("source", "src")
_TARGET = ("target", "tgt", "translation", "mt", "text")


def recognises(text: str) -> bool:
    """Whether it is a list of tasks with data and annotations."""
    if not text.lstrip().startswith("["):
        return False
    rows = sequence(parsed(text, NAME))
    return bool(rows) and {"data", "annotations"} <= mapping(rows[0]).keys()


def items(text: str, path: str) -> Iterator[Item]:
    """The regions of every task by everybody; cancelled annotations are passed over."""
    for _, value in objects(text, path):
        task = mapping(value)
        data = mapping(task.get("data"))
        source, target = _first(data, _SOURCE), _first(data, _TARGET)
        document, system = word(data.get("document")), word(data.get("system"))
        segment = word(data.get("segment")) or word(data.get("id")) or word(task.get("id"))
        yield TextOf(document, system, Segment(segment, source, target))
        for annotation in map(mapping, sequence(task.get("annotations"))):
            if annotation.get("was_cancelled") is not True:
                rated = Rated(document, segment, _person(annotation.get("completed_by")), system)
                yield Seen(rated)
                yield from _regions(rated, sequence(annotation.get("result")), source, target)


def _first(data: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((word(data[key]) for key in keys if key in data), "")


def _person(value: object) -> str:
    return word(mapping(value).get("email")) or word(mapping(value).get("id")) or word(value)


def _regions(rated: Rated, results: Sequence[object], source: str, target: str) -> Iterator[Item]:
    """Results that share an id speak of one region."""
    regions: dict[str, list[Mapping[str, object]]] = {}
    for result in map(mapping, results):
        if "start" in mapping(result.get("value")):
            regions.setdefault(word(result.get("id")), [])
        if word(result.get("id")) in regions:
            regions[word(result.get("id"))].append(result)
    for parts in regions.values():
        yield _region(rated, parts, source, target)


def _region(rated: Rated, parts: Sequence[Mapping[str, object]], source: str, target: str) -> Item:
    values = [mapping(part.get("value")) for part in parts]
    named = [word(name) for value in values for key in ("labels", "choices") for name in sequence(value.get(key))]
    severities = [severity for name in named if (severity := severity_of(name))]
    types = [name for name in named if severity_of(name) is None]
    where = next(value for value in values if "start" in value)
    quoted = word(where.get("text"))
    if not severities:
        return Unfit(None, f"segment {rated.segment}: the region {quoted!r} has no severity")
    side = Side.SOURCE if word(parts[0].get("to_name")) in _SOURCE else Side.TARGET
    start, end = offset(where.get("start")), offset(where.get("end"))
    if start is None or end is None or end < start:
        return Unfit(None, f"segment {rated.segment}: the region {quoted!r} has no place")
    span = _code_points(source if side is Side.SOURCE else target, Span(start, end), quoted)
    note = " ".join(word(text) for value in values for text in sequence(value.get("text")))
    error = MarkedError(
        rated.document, rated.segment, side, span, quoted, error_type("/".join(types[:1])), severities[0],
        rated.author, note, rated.system,
    )  # fmt: skip
    return Marked(None, error, quoted="text" in where)


def _code_points(text: str, span: Span, quoted: str) -> Span:
    """The span in code points; browsers count UTF-16 units, which is more where rare characters stand before it."""
    if span.of(text) == quoted:
        return span
    units = text.encode("utf-16-le", "surrogatepass")
    before, within = units[: 2 * span.start], units[2 * span.start : 2 * span.end]
    start = len(before.decode("utf-16-le", "replace"))
    return Span(start, start + len(within.decode("utf-16-le", "replace")))


def write(errors: Sequence[MarkedError], rated: Sequence[Rated], segments: Segments, _scores: Scores) -> str:
    """A task for each segment, with an annotation for each person."""
    tasks: dict[tuple[str, str, str], dict[str, object]] = {}
    annotations: dict[tuple[str, str, str], list[object]] = {}
    for one, marked in by_rating(errors, rated).items():
        key = (one.system, one.document, one.segment)
        if key not in tasks:
            segment = segments[one.document, one.segment]
            texts = {"source": segment.source, "target": segment.target}
            data = {"document": one.document, "segment": one.segment, "system": one.system, **texts}
            annotations[key] = []
            tasks[key] = {"id": len(tasks) + 1, "data": data, "annotations": annotations[key]}
        result = [part for number, error in enumerate(marked, 1) for part in _parts(error, str(number))]
        annotations[key].append({"completed_by": {"email": one.author}, "was_cancelled": False, "result": result})
    return json.dumps(list(tasks.values()), ensure_ascii=False, indent=1) + "\n"


def _parts(error: MarkedError, region: str) -> Iterator[dict[str, object]]:
    if error.span is None:
        return  # a region has a place
    place = {"start": error.span.start, "end": error.span.end, "text": error.text}
    about = {"id": region, "to_name": error.side.value}
    yield {**about, "from_name": "type", "type": "labels", "value": {**place, "labels": [error.type]}}
    choice = {"choices": [error.severity.value]}
    yield {**about, "from_name": "severity", "type": "choices", "value": choice}
    if error.note:
        yield {**about, "from_name": "note", "type": "textarea", "value": {"text": [error.note]}}
