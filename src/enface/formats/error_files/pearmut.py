"""Annotations of Pearmut: an object for each item that somebody did, with the texts of several models and their spans.

Offsets count from 0, end_i is the last character of the span. Source: github.com/zouharvi/pearmut, README.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from enface.formats.error_files.contract import (
    Check,
    Item,
    Seen,
    Segments,
    TextOf,
    Unfit,
    by_rating,
    dumps,
    mapping,
    objects,
    parsed,
    sequence,
    word,
)
from enface.formats.error_files.start_end import read_span, span_object
from enface.model import MarkedError, Rated, Segment

NAME = "pearmut"
_DOCUMENT = "document_id"


def recognises(text: str) -> bool:
    """Whether there are annotations of items in it."""
    head = text.lstrip()
    if head.startswith("["):
        rows = sequence(parsed(text, NAME))
    else:
        first = head.partition("\n")[0]
        rows = [parsed(first, NAME)] if first.startswith("{") and '"annotation"' in first else []
    return bool(rows) and {"annotation", "item"} <= mapping(rows[0]).keys()


def items(text: str, path: str) -> Iterator[Item]:
    """The spans of every item and model; items with a validation are tutorials or test attention, and are counted."""
    for line, value in objects(text, path):
        row = mapping(value)
        done = list(zip(_list(row.get("item")), _list(row.get("annotation")), strict=False))
        if not done:
            yield Unfit(line, "no item with its annotation")
        for item, annotation in done:
            yield from _item(line, mapping(item), mapping(annotation), word(row.get("user_id")))


def _item(
    line: int | None, item: Mapping[str, object], annotation: Mapping[str, object], author: str
) -> Iterator[Item]:
    segment, document, targets = word(item.get("item_id")), word(item.get(_DOCUMENT)), mapping(item.get("tgt"))
    if item.get("validation"):
        yield Check()
    elif not segment:
        yield Unfit(line, "no item_id names the segment")
    else:
        for model, said in annotation.items():
            rated, target = Rated(document, segment, author, model), word(targets.get(model))
            yield TextOf(document, model, Segment(segment, word(item.get("src")), target))
            yield Seen(rated)
            for span in map(mapping, sequence(mapping(said).get("error_spans"))):
                yield read_span(line, span, rated, target, span.get("category"), last=True)


def _list(value: object) -> Sequence[object]:
    return sequence(value) if isinstance(value, list) else [value] if isinstance(value, dict) else ()


def write(errors: Sequence[MarkedError], rated: Sequence[Rated], segments: Segments) -> str:
    """An object for each segment and person. What is not in the target is marked behind it, as [missing] is there."""
    lines: list[str] = []
    for one, marked in by_rating(errors, rated).items():
        segment = segments[one.document, one.segment]
        spans = [span_object(error, "category", last=True) for error in marked]
        behind = len(segment.target)
        for span in spans:
            if span["start_i"] == "missing":
                span |= {"start_i": behind, "end_i": behind}
        item = {_DOCUMENT: one.document, "item_id": one.segment, "src": segment.source}
        row = {
            "user_id": one.author,
            "item": [{**item, "tgt": {one.system: segment.target}}],
            "annotation": [{one.system: {"error_spans": spans}}],
        }
        lines.append(dumps(row))
    return "".join(lines)
