"""The ten-column TSV of Marot and of Google's MQM data: a marked error a row, its words between <v> and </v>.

Source: github.com/google-research/google-research, marot/README.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from enface.formats.error_files.contract import (
    NO_ERROR,
    Check,
    Item,
    Marked,
    Scores,
    Seen,
    Segments,
    TextOf,
    Unfit,
    dumps,
    error_type,
    mapping,
    severity_of,
    word,
)
from enface.model import MarkedError, Rated, Segment, Side, Span

NAME = "google"
_COLUMNS = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata")
_LEAST = 9
_MARK = re.compile("</?v>")
_CHECK = "hotw"
_UNFIT = str.maketrans("\t\n\r", "   ")


def recognises(text: str) -> bool:
    """Whether the first line has the ten columns, or nine of the older files, by name or with a mark."""
    cells = text.partition("\n")[0].split("\t")
    named = [cell.strip().lower() for cell in cells[:2]] == ["system", "doc"]
    return len(cells) in {_LEAST, len(_COLUMNS)} and (named or "<v>" in text)


def items(text: str, _path: str) -> Iterator[Item]:
    """Every row below the header; those that test attention (HOTW) are counted, metadata without a rater passed over.

    Several marks of one row on one side are read as one span from the first to the last.
    """
    for line, row in enumerate(text.split("\n"), 1):
        cells = row.removesuffix("\r").split("\t")
        if not row.strip() or (line == 1 and [cell.strip().lower() for cell in cells[:2]] == ["system", "doc"]):
            continue
        if len(cells) < _LEAST:
            yield Unfit(line, f"{len(cells)} columns, not {len(_COLUMNS)}")
            continue
        yield from _row(line, cells)


def _row(line: int, cells: list[str]) -> Iterator[Item]:
    system, document, segment, _, rater, source, target, category, severity = cells[:_LEAST]
    if _CHECK in {category.strip().lower()[:4], severity.strip().lower()[:4]}:
        yield Check()
        return
    plain_source, source_span = _marked(source)
    plain_target, target_span = _marked(target)
    yield TextOf(document, system, Segment(segment, plain_source, plain_target))
    if not rater and not category and not severity:
        return
    type_ = error_type(category)
    if NO_ERROR in {type_, error_type(severity)}:
        yield Seen(Rated(document, segment, rater, system))
        return
    known = severity_of(severity)
    if known is None:
        yield Unfit(line, f"the severity {severity!r} is not known")
    elif isinstance(source_span, str) or isinstance(target_span, str):
        yield Unfit(line, "a <v> without its </v>")
    else:
        # An omission is marked in the source; where both sides are marked, the target's words are the error.
        side = Side.SOURCE if target_span is None and source_span else Side.TARGET
        span = source_span if side is Side.SOURCE else target_span
        quoted = span.of(plain_source if side is Side.SOURCE else plain_target) if span else ""
        note = _note(cells[_LEAST]) if len(cells) > _LEAST else ""
        yield Marked(
            line, MarkedError(document, segment, side, span, quoted, type_, known, rater, note, system), bool(span)
        )


def _marked(text: str) -> tuple[str, Span | str | None]:
    """A text without its marks, and the span between them; a text in its place where the marks do not pair."""
    tags = [match[0] for match in _MARK.finditer(text)]
    plain = _MARK.sub("", text)
    if not tags:
        return plain, None
    if tags != ["<v>", "</v>"] * (len(tags) // 2):
        return plain, "unpaired"
    first, last = text.index("<v>"), text.rindex("</v>")
    return plain, Span(first, len(_MARK.sub("", text[:last])))


def _note(metadata: str) -> str:
    if not metadata.lstrip().startswith("{"):
        return metadata.strip()
    try:
        return word(mapping(json.loads(metadata)).get("note"))
    except (ValueError, RecursionError):
        return ""


def write(errors: Sequence[MarkedError], rated: Sequence[Rated], segments: Segments, _scores: Scores) -> str:
    """A row an error, then a row for each rater who found nothing in a segment. Tabs and line ends become blanks."""
    rows = ["\t".join(_COLUMNS)]
    for error in errors:
        segment = segments[error.document, error.segment]
        source, target = segment.source, segment.target
        if error.span is not None and error.side is Side.SOURCE:
            source = _with_marks(source, error.span)
        elif error.span is not None:
            target = _with_marks(target, error.span)
        rows.append(_line(error, source, target, error.type, error.severity.value, error.note))
    found = {Rated(error.document, error.segment, error.author, error.system) for error in errors}
    for one in rated:
        if one not in found:
            segment = segments[one.document, one.segment]
            rows.append(_line(one, segment.source, segment.target, NO_ERROR, NO_ERROR, ""))
    return "\n".join(rows) + "\n"


def _line(one: MarkedError | Rated, source: str, target: str, category: str, severity: str, note: str) -> str:
    metadata = dumps({"note": note} if note else {}).strip()
    cells = (one.system, one.document, one.segment, "0", one.author, source, target, category, severity, metadata)
    return "\t".join(cell.translate(_UNFIT) for cell in cells)


def _with_marks(text: str, span: Span) -> str:
    return f"{text[: span.start]}<v>{span.of(text)}</v>{text[span.end :]}"
