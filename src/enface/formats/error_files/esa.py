"""Error Span Annotation as WMT publishes it: an object a line, with the spans that one person marked in a segment.

Keys of the WMT24 release: line_id, src, tgt, doc_id, system, annotator, esa_score (0 to 100), and esa_spans with
start_i, end_i (the character behind the span), severity, error_type; both offsets are "missing" where something was
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

NAME = "esa"
_CHECKS = ("#bad", "#dup", "#incomplete")


def recognises(text: str) -> bool:
    """Whether the first line is an object with ESA spans."""
    first = text.lstrip().partition("\n")[0]
    return first.startswith("{") and "esa_spans" in mapping(parsed(first, NAME))


def items(text: str, path: str) -> Iterator[Item]:
    """The spans of every line; documents that test attention (#bad, #dup, tutorials) are counted."""
    for line, value in objects(text, path):
        row = mapping(value)
        rated = Rated(*(word(row.get(key)) for key in ("doc_id", "line_id", "annotator", "system")))
        target = word(row.get("tgt"))
        if rated.document.endswith(_CHECKS) or "tutorial" in rated.document:
            yield Check()
        elif not rated.segment:
            yield Unfit(line, "no line_id names the segment")
        else:
            if "tgt" in row:
                yield TextOf(rated.document, rated.system, Segment(rated.segment, word(row.get("src")), target))
            yield Seen(rated, score_of(row.get("esa_score")))
            for span in map(mapping, sequence(row.get("esa_spans"))):
                yield read_span(line, span, rated, target, span.get("error_type"), last=False)


def write(errors: Sequence[MarkedError], rated: Sequence[Rated], segments: Segments, scores: Scores) -> str:
    """An object for each segment and person; errors outside the target become "missing"."""
    return "".join(
        dumps(
            {
                "doc_id": one.document,
                "line_id": one.segment,
                "system": one.system,
                "annotator": one.author,
                "src": segments[one.document, one.segment].source,
                "tgt": segments[one.document, one.segment].target,
                **({"esa_score": scores[one]} if one in scores else {}),
                "esa_spans": [span_object(error, "error_type", last=False) for error in marked],
            }
        )
        for one, marked in by_rating(errors, rated).items()
    )
