"""Annotations of Pearmut: an object for each item that somebody did, with the texts of several models and their spans.

Offsets count from 0, end_i is the last character of the span. Source: github.com/zouharvi/pearmut, README.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from enface.formats.error_files.contract import (
    Check,
    Item,
    Scores,
    Seen,
    Segments,
    TextOf,
    Unfit,
    by_rating,
    dumps,
    mapping,
    objects,
    parsed,
    score_of,
    sequence,
    word,
)
from enface.formats.error_files.start_end import read_span, span_object
from enface.model import MarkedError, Rated, Segment

NAME = "pearmut"
_DOCUMENT = "document_id"
_NO_WORK = ("welcome_", "random_")


def recognises(text: str) -> bool:
    """Whether there are annotations of items in it."""
    head = text.lstrip()
    if not head.startswith(("[", "{")) or '"annotation"' not in text:
        return False
    first = parsed(head if head.startswith("[") else head.partition("\n")[0], NAME)
    return any({"annotation", "item"} <= mapping(entry).keys() for entry in _entries(first))


def items(text: str, path: str) -> Iterator[Item]:
    """The spans of every item and model; tutorials and items that test attention are counted.

    Where somebody did an item again, the last time counts; a reset takes back what was done before.
    """
    last: dict[tuple[str, str], tuple[int | None, Mapping[str, object]]] = {}
    entries = ((line, mapping(entry)) for line, value in objects(text, path) for entry in _entries(value))
    for number, (line, entry) in enumerate(entries):
        key = (word(entry.get("user_id")), word(entry.get("item_i")) or f"entry {number}")
        last.pop(key, None)
        if not isinstance(entry.get("annotation"), str):
            last[key] = line, entry
    for (author, item), (line, entry) in last.items():
        done = list(zip(_list(entry.get("item")), _list(entry.get("annotation")), strict=False))
        if item.startswith(_NO_WORK):
            yield Check()
        elif not done:
            yield Unfit(line, "no item with its annotation")
        else:
            for one, annotation in done:
                yield from _item(line, mapping(one), mapping(annotation), author)


def _entries(value: object) -> list[object]:
    """The entries of a list, of a download of several campaigns, or the one entry that the value is."""
    if isinstance(value, list):
        return value
    if "annotation" in mapping(value):
        return [value]
    return [entry for campaign in mapping(value).values() for entry in sequence(campaign)]


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
            yield Seen(rated, score_of(mapping(said).get("score")))
            for span in map(mapping, sequence(mapping(said).get("error_spans"))):
                yield read_span(line, span, rated, target, span.get("category"), last=True)


def _list(value: object) -> Sequence[object]:
    return sequence(value) if isinstance(value, list) else [value] if isinstance(value, dict) else ()


def write(errors: Sequence[MarkedError], rated: Sequence[Rated], segments: Segments, scores: Scores) -> str:
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
        score = {"score": scores[one]} if one in scores else {}
        row = {
            "user_id": one.author,
            "item_i": len(lines),
            "item": [{**item, "tgt": {one.system: segment.target}}],
            "annotation": [{one.system: {**score, "error_spans": spans}}],
        }
        lines.append(dumps(row))
    return "".join(lines)
