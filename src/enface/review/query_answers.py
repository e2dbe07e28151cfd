"""Answers to queries, read back from the list that went out: a workbook, a CSV or Markdown, by the queries' ids."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

from enface.formats import file_bytes
from enface.formats.encoding import decode
from enface.formats.office_package import elements, is_package, open_package
from enface.formats.xlsx_sheet import read_sheet, shared_strings
from enface.model import ImportProblem, Problem
from enface.review.queries import QueryState, QueryView

ID, ANSWER = "id", "answer"
_HEADS = frozenset({ID, ANSWER})
_DELIMITERS = (",", ";", "\t")
_CELL = re.compile(r"\|((?:\\.|[^\\|])*)(?=\||$)")
_ESCAPED = re.compile(r"\\([\\|*_`\[\]#~$])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GUARDED = re.compile(r"'[\s\0-\x1f]*[=+\-@＝＋－＠]")
"""An apostrophe that a CSV was given so that no spreadsheet computes the text behind it."""


class Line(NamedTuple):
    """An answer in a file: the line or row that it stands in, the id beside it, and what is answered."""

    line: int
    id: str
    answer: str


class Matched(NamedTuple):
    """What of a file of answers belongs to which query, and what to none, line by line.

    `known` counts answers that were noted before, `unanswered` queries without an answer yet.
    """

    answers: tuple[tuple[QueryView, str], ...]
    problems: tuple[Problem, ...]
    known: int
    unanswered: int


def match(path: Path, lines: Iterable[Line], queries: Sequence[QueryView]) -> Matched:
    """Find the query of each answer by its id, as it was written out or whole."""
    answers: dict[str, tuple[QueryView, str]] = {}
    problems: list[Problem] = []
    known = unanswered = 0
    for line in lines:
        wanted = line.id.strip().casefold()
        found = [one for one in queries if wanted and wanted in {one.reference.casefold(), one.id.casefold()}]
        if not found:
            if wanted or line.answer:
                reason = f"no query {line.id.strip()!r} here." if wanted else "an answer without the id of its query."
                problems.append(Problem(str(path), reason, line=line.line))
        elif len(found) > 1:
            problems.append(Problem(str(path), f"several queries end in {line.id.strip()}.", line=line.line))
        elif not line.answer:
            unanswered += found[0].state is QueryState.OPEN
        elif found[0].state is QueryState.WITHDRAWN:
            problems.append(Problem(str(path), f"{found[0].reference} was withdrawn.", line=line.line))
        elif found[0].id in answers:
            problems.append(Problem(str(path), f"{found[0].reference} is answered on a line before.", line=line.line))
        elif found[0].answer == line.answer:
            known += 1
        else:
            answers[found[0].id] = (found[0], line.answer)
    return Matched(tuple(answers.values()), tuple(problems), known, unanswered)


def read_answers(path: Path) -> tuple[Line, ...]:
    """The lines of a file that was written as a list of queries and filled in.

    Raises ImportProblem where it cannot be read, or no table in it has the columns id and answer.
    """
    data = file_bytes(path)
    if is_package(data, "xl"):
        tables = list(_sheets(data, str(path)))
    else:
        text = decode(data, str(path)).text
        tables = [list(_markdown(text) if path.suffix.lower() in {".md", ".markdown"} else _csv(text, str(path)))]
    found = [_lines(table) for table in tables]
    if all(lines is None for lines in found):
        remedy = "Write one with `enface queries list -o queries.xlsx`."
        raise ImportProblem(str(path), f"no table with the columns {ID} and {ANSWER}.", remedy=remedy)
    return tuple(line for lines in found for line in lines or ())


_Row = tuple[int, Sequence[str]]


def _lines(rows: Iterable[_Row]) -> list[Line] | None:
    """The answers below a row of heads, which may stand again further down; None where there is none."""
    lines: list[Line] | None = None
    columns = (0, 0)
    for number, cells in rows:
        heads = [cell.strip().casefold() for cell in cells]
        if set(heads) >= _HEADS:
            columns = (heads.index(ID), heads.index(ANSWER))
            lines = lines or []
        elif lines is not None:
            id, answer = (cells[column].strip() if column < len(cells) else "" for column in columns)
            lines.append(Line(number, id, answer))
    return lines


def _sheets(data: bytes, path: str) -> Iterator[list[_Row]]:
    package = open_package(data, path)
    workbook = package.main_part()
    parts = package.relations(workbook)
    strings = next((target for kind, target in parts.values() if kind == "sharedStrings"), None)
    shared = shared_strings(package.xml(strings)) if strings is not None else []
    for given in elements(package.xml(workbook), "sheet"):
        kind, part = parts.get(given.get("id", ""), ("", ""))
        if kind == "worksheet":
            sheet = read_sheet(package.xml(part), shared)
            yield [
                (row.number, [row.cells[n].text if n in row.cells else "" for n in range(1, max(row.cells) + 1)])
                for row in sheet.rows
                if row.cells
            ]


def _csv(text: str, path: str) -> Iterator[_Row]:
    first = text.partition("\n")[0].casefold()
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, [cell[1:] if _GUARDED.match(cell) else cell for cell in cells]
    except csv.Error as error:
        raise ImportProblem(path, f"no table: {error}.", line=reader.line_num) from None


def _markdown(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.splitlines(), 1):
        row = line.strip()
        if row.startswith("|") and set(row) - set("|-: "):
            yield number, [_plain(cell.strip()) for cell in _CELL.findall(row)]


def _plain(cell: str) -> str:
    return unescape(_ESCAPED.sub(r"\1", _BREAK.sub("\n", cell)))
