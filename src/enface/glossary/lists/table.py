"""Tables of terms in text, CSV or TSV: a term or a rendering a row, several rows a concept."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Literal

from enface.formats.encoding import decode, first_line
from enface.glossary.concepts import (
    CHINESE_ENGLISH,
    Concept,
    Definition,
    Designation,
    Languages,
    TermList,
    check_limits,
    joined,
    speaks,
)
from enface.glossary.lists.columns import TERM, Cells, Layout, by_header, layout
from enface.glossary.terms import TermStatus
from enface.glossary.words import is_true, part_of_speech, status_of
from enface.model import EnfaceError, ImportProblem, Problem

NAME = "CSV"
ENDINGS = frozenset({".csv", ".tsv", ".tab"})
TERM_COLUMNS = ("source_term", "target_term")
PLACE_COLUMNS = ("zh", "en")

_DELIMITERS = (",", "\t", ";", "|")
_SHORT_AND_FULL = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_FORM = re.compile(r"[\u3400-\u9fff·]{2,40}")


def recognises(head: bytes) -> bool:
    """Whether the first line names columns of terms."""
    line = first_line(head).replace('"', "")
    return any(by_header(line.split(delimiter), CHINESE_ENGLISH) is not None for delimiter in _DELIMITERS)


def read(data: bytes, path: str, languages: Languages = CHINESE_ENGLISH) -> TermList:
    """The concepts of a table. Raises EnfaceError with all problems of the file."""
    if not data.strip(b"\0 \t\r\n"):
        remedy = f"Start with the header {','.join(TERM_COLUMNS)}."
        raise ImportProblem(path, "an empty file.", remedy=remedy)
    text = decode(data, path).text
    delimiter = _delimiter(text, languages)
    records = list(_records(text, delimiter, path))
    rows = [cells for _, cells in records]
    found = layout(rows, languages)
    if found is None:
        raise _no_columns(rows[0] if rows else {}, path)
    name = "TSV" if delimiter == "\t" else "CSV"
    held, passed_over = concepts(records, found, path, languages)
    return TermList(path, name, held, passed_over, found.languages)


def _delimiter(text: str, languages: Languages) -> str:
    """The one by which the first line names columns of terms; else the one that stands in it most often."""
    line = re.split("[\r\n]", text, maxsplit=1)[0]
    plain = line.replace('"', "")
    fitting = (one for one in _DELIMITERS if by_header(plain.split(one), languages) is not None)
    return next(fitting, None) or max(_DELIMITERS, key=line.count)


def _records(text: str, delimiter: str, path: str) -> Iterator[tuple[int, Cells]]:
    """The rows with the line on which each ends. Quotes count in a TSV only where they come in pairs."""
    try:
        found = list(_parsed(text, delimiter, csv.QUOTE_MINIMAL))
    except csv.Error as error:
        if delimiter != "\t":
            remedy = "Put cells that hold commas or line ends in double quotes, and double a quote inside."
            line = _failing_line(text, delimiter)
            raise ImportProblem(path, f"not CSV: {error}.", remedy=remedy, line=line) from None
        try:
            found = list(_parsed(text, delimiter, csv.QUOTE_NONE))
        except csv.Error as second:
            remedy = "Check that its line ends are right."
            raise ImportProblem(path, f"not a table: {second}.", remedy=remedy) from None
    yield from found


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterator[tuple[int, Cells]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    for cells in reader:
        yield reader.line_num, {number: value.strip() for number, value in enumerate(cells, 1)}


def _failing_line(text: str, delimiter: str) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error:
        pass
    return reader.line_num


def _no_columns(header: Cells, path: str) -> ImportProblem:
    columns = {text.lower() for text in header.values()}
    wanted = PLACE_COLUMNS if columns & {*PLACE_COLUMNS} else TERM_COLUMNS
    missing = ", ".join(name for name in wanted if name not in columns)
    remedy = f"A glossary has {', '.join(TERM_COLUMNS)}, status …; a gazetteer {', '.join(PLACE_COLUMNS)}, level …"
    return ImportProblem(path, f"no column {missing} in the header.", remedy=remedy, line=1)


def concepts(
    records: Sequence[tuple[int, Cells]], found: Layout, path: str, languages: Languages
) -> tuple[tuple[Concept, ...], Counter[str]]:
    """The concepts of a table's rows below its header, and how many cells nobody knows stand in it, by header.

    Rows with the same entry in the column `concept` are one. Raises EnfaceError with all problems.
    """
    header = records[found.first - 1][1] if found.first else {}
    is_gazetteer = _is_gazetteer({text.lower() for text in header.values() if text})
    made: list[tuple[str, Concept]] = []
    problems: list[Problem] = []
    passed_over: Counter[str] = Counter()
    unknown = {number: text for number, text in header.items() if text in found.unknown}
    for place, (line, cells) in enumerate(records[found.first :]):
        if any(cells.values()):
            check_limits(path, place, list(cells.values()), line)
            row = _Row(cells, found, line)
            if row.problem:
                problems.append(Problem(path, row.problem, f"Use {', '.join(TermStatus)}.", line))
                continue
            concept = row.concept(languages, is_place=is_gazetteer)
            made.append((concept.id, concept))
            passed_over.update(unknown[number] for number in unknown if cells.get(number))
    if problems:
        raise EnfaceError(*problems)
    return joined(made), passed_over


def _is_gazetteer(names: Set[str]) -> bool:
    """Whether columns are those of places: `zh` and `en` alone, or with their level or the place that they lie in."""
    return {*PLACE_COLUMNS} <= names and (len(names) == len(PLACE_COLUMNS) or bool(names & {"level", "parent_zh"}))


class _Row:
    """A row of a table, its cells by what they are."""

    def __init__(self, cells: Cells, found: Layout, line: int) -> None:
        self._cells = cells
        self._found = found
        self._line = line
        status = self.cell("status")
        self._status = status_of(status)
        self.problem = ""
        if status and self._status is None:
            terms = (cells.get(number, "") for number in found.numbers(TERM))
            self.problem = f"unknown status {status!r} of {next(filter(None, terms), 'nothing')}."

    def cell(self, role: str) -> str:
        """What the cells of a role say."""
        held = (self._cells.get(number, "") for number in self._found.numbers(role))
        return "; ".join(dict.fromkeys(filter(None, held)))

    def concept(self, languages: Languages, *, is_place: bool) -> Concept:
        """The concept of the row; what it says of a term is said of the rendering, or of the term that has none."""
        terms = [
            Designation(text, self._found.columns[number].language, line=self._line)
            for number in self._found.numbers(TERM)
            for text in self._texts(number, languages[0])
        ]
        has_target = any(speaks(term.language, languages[1]) for term in terms)
        described = languages[1] if has_target or not terms else terms[0].language
        definitions = (
            Definition(text, self._found.columns[number].language)
            for number in self._found.numbers("definition")
            if (text := self._cells.get(number, ""))
        )
        return Concept(
            tuple(self._described(term, is_place) if speaks(term.language, described) else term for term in terms),
            self.cell("concept"),
            self.cell("subject"),
            tuple(definitions),
            self.cell("concept note"),
            self.cell("level") if is_place else "",
            self.cell("parent") if is_place else "",
            self._line,
        )

    def _texts(self, number: int, source: str) -> Sequence[str]:
        cell = self._cells.get(number, "")
        if not cell:
            return ()
        return _source_forms(cell) if speaks(self._found.columns[number].language, source) else (cell,)

    def _described(self, term: Designation, is_place: bool) -> Designation:
        case = self.cell("case")
        return Designation(
            term.text,
            term.language,
            TermStatus.PREFERRED if is_place else self._status,
            self.cell("acronym"),
            True if is_place else is_true(case) if case else None,
            "place" if is_place else part_of_speech(self.cell("part")),
            self.cell("note"),
            self.cell("authority"),
            term.line,
        )


def _source_forms(cell: str) -> list[str]:
    """The forms in a source cell that holds several: 农会（农民联合会）, 农会/农协."""
    named = _SHORT_AND_FULL.fullmatch(cell)
    forms = list(named.groups()) if named else [form.strip() for form in re.split(r"[/；;|]", cell)]
    return forms if all(_FORM.fullmatch(form) for form in forms) else [cell]
