"""One more row in a table of terms: the bytes before it stay as they are."""

from __future__ import annotations

import csv
import io

from enface.formats.encoding import DecodedText, decode
from enface.glossary.concepts import Languages, speaks
from enface.glossary.lists.columns import TERM, Layout, layout
from enface.glossary.lists.table import ENDINGS, delimiter_of, is_gazetteer, records_of
from enface.glossary.terms import TermStatus
from enface.model import EnfaceError, Problem

__all__ = ["ENDINGS", "takes_terms", "with_term"]

_PLAIN = (None, TermStatus.PREFERRED)


def takes_terms(data: bytes, path: str, languages: Languages) -> bool:
    """Whether a table has a header with columns for the terms of both languages, and is no list of places."""
    try:
        _, _, found, header = _read(data, path, languages)
        return not is_gazetteer({text.lower() for text in header}) and bool(_columns(found, languages))
    except EnfaceError:
        return False


def with_term(data: bytes, path: str, languages: Languages, source: str, target: str, status: TermStatus) -> bytes:
    """The table with one more row at its end.

    Raises EnfaceError where the table has no place for it, or its encoding none for the words.
    """
    decoded, delimiter, found, header = _read(data, path, languages)
    columns = _columns(found, languages)
    place = next((number for number, column in found.columns.items() if column.role == "status"), None)
    if columns is None or (place is None and status is not TermStatus.PREFERRED):
        lacking = "columns for terms of both languages" if columns is None else "column for the status"
        raise EnfaceError(Problem(path, f"has no {lacking}.", "Add it to the header."))
    cells = [""] * len(header)
    cells[columns[0] - 1], cells[columns[1] - 1] = source, target
    if place:
        cells[place - 1] = status.value
    end = "\r\n" if "\r\n" in decoded.text else "\n"
    row = io.StringIO()
    csv.writer(row, delimiter=delimiter, lineterminator=end).writerow(cells)
    text = decoded.text if decoded.text.endswith(("\n", "\r")) else decoded.text + end
    return decoded.encode(text + row.getvalue(), path)


def _read(data: bytes, path: str, languages: Languages) -> tuple[DecodedText, str, Layout, list[str]]:
    decoded = decode(data, path)
    delimiter = delimiter_of(decoded.text, languages)
    rows = [cells for _, cells in records_of(decoded.text, delimiter, path)]
    found = layout(rows, languages)
    if found is None or not found.first:
        raise EnfaceError(Problem(path, "has no header that names its columns.", "Begin with source_term,target_term."))
    return decoded, delimiter, found, list(rows[found.first - 1].values())


def _columns(found: Layout, languages: Languages) -> tuple[int, int] | None:
    """The numbers, from 1, of the columns of the source's and the target's terms."""
    numbers = [
        next(
            (
                number
                for number, column in found.columns.items()
                if column.role == TERM and speaks(column.language, wanted) and column.status in _PLAIN
            ),
            0,
        )
        for wanted in languages
    ]
    return (numbers[0], numbers[1]) if all(numbers) else None
