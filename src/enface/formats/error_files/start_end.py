"""Spans under start_i and end_i, as the files of ESA and of Pearmut hold them."""

from __future__ import annotations

from collections.abc import Mapping

from enface.formats.error_files.contract import (
    OMISSION,
    UNSPECIFIED,
    Marked,
    Unfit,
    error_type,
    offset,
    severity_of,
    word,
)
from enface.model import MarkedError, Rated, Severity, Side, Span

MISSING = "missing"


def read_span(
    line: int | None, value: Mapping[str, object], rated: Rated, text: str, type_: object, *, last: bool
) -> Marked | Unfit:
    """One span as a marked error of the target, whose words are `text`.

    `last` says that end_i is the last character of the span, not the one behind it. What is "missing", or stands at a
    token behind the text, was left out by the translation.
    """
    severity = severity_of(value.get("severity"))
    if severity is None:
        return Unfit(line, f"the severity {value.get('severity')!r} is not known")
    start, end = offset(value.get("start_i")), offset(value.get("end_i"))
    named = error_type(word(type_))
    if value.get("start_i") == MISSING or (last and text and start is not None and start >= len(text)):
        kind = OMISSION if named == UNSPECIFIED else named
        return Marked(line, _error(rated, Side.SOURCE, None, "", kind, severity), quoted=False)
    if start is None or end is None or end < start:
        return Unfit(line, f"start_i {value.get('start_i')!r} and end_i {value.get('end_i')!r} are no span")
    span = Span(start, end + last)
    return Marked(line, _error(rated, Side.TARGET, span, span.of(text), named, severity), quoted=False)


def _error(rated: Rated, side: Side, span: Span | None, text: str, type_: str, severity: Severity) -> MarkedError:
    return MarkedError(
        rated.document, rated.segment, side, span, text, type_, severity, rated.author, system=rated.system
    )


def span_object(error: MarkedError, type_key: str, *, last: bool) -> dict[str, object]:
    """A marked error as such an object; what is not in the target is "missing"."""
    start: int | str = MISSING
    end: int | str = MISSING
    if error.span is not None and error.side is Side.TARGET:
        start, end = error.span.start, error.span.end - last
    return {"start_i": start, "end_i": end, "severity": error.severity.value, type_key: error.type}
