"""Tables of terms in text, CSV or TSV: a term or a rendering a row, several rows a concept."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Literal, NamedTuple, Self

from enface.formats.encoding import LINE_END, decode, first_line
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
from enface.glossary.lists.columns import TERM, UNKNOWN, Cells, Layout, by_header, layout
from enface.glossary.terms import TermStatus
from enface.glossary.words import is_true, part_of_speech, status_of
from enface.model import EnfaceError, ImportProblem, Problem

NAME = "CSV"
ENDINGS = frozenset({".csv", ".tsv", ".tab"})
TERM_COLUMNS = ("source_term", "target_term")
PLACE_COLUMNS = ("zh", "en")

_DELIMITERS = (",", "\t", ";", "|")
_QUOTING: tuple[Literal[0, 3], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)
_SHORT_AND_FULL = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_LONGEST_FORMS = 400
_BETWEEN = re.compile(r"[/；;|]")
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
    delimiter = delimiter_of(text, languages)
    records = records_of(text, delimiter, path)
    rows = [cells for _, cells in records]
    found = layout(rows, languages)
    if found is None:
        raise _no_columns(rows[0] if rows else {}, path)
    name = "TSV" if delimiter == "\t" else "CSV"
    held, passed_over = concepts(records, found, path, languages)
    return TermList(path, name, held, passed_over, found.languages, by_rows=True)


def delimiter_of(text: str, languages: Languages) -> str:
    """The one by which the first line names columns of terms; else the one that stands in it most often."""
    line = LINE_END.split(text.lstrip(), 1)[0].replace('"', "")
    fitting = (one for one in _DELIMITERS if by_header(line.split(one), languages) is not None)
    return next(fitting, None) or max(_DELIMITERS, key=line.count)


def records_of(text: str, delimiter: str, path: str) -> list[tuple[int, Cells]]:
    """The rows that are not empty, with the line on which each ends; quotes count in a TSV only if they all pair."""
    problems: list[ImportProblem] = []
    for quoting in _QUOTING if delimiter == "\t" else _QUOTING[:1]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
        try:
            rows = ((reader.line_num, {n: cell.strip() for n, cell in enumerate(cells, 1)}) for cells in reader)
            return [(line, cells) for line, cells in rows if any(cells.values())]
        except csv.Error as error:
            remedy = "Put cells that hold commas or line ends in double quotes, and double a quote inside."
            problems.append(ImportProblem(path, f"not CSV: {error}.", remedy=remedy, line=reader.line_num))
    raise problems[0]


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
    of_places = is_gazetteer({text.lower() for text in header.values() if text})
    columns = _Columns.of(found, languages)
    unknown = {number: text for number, text in header.items() if text in found.unknown}
    made: list[tuple[str, Concept]] = []
    problems: list[Problem] = []
    passed_over: Counter[str] = Counter()
    for place, (line, cells) in enumerate(records[found.first :]):
        if any(cells.values()):
            check_limits(path, place, list(cells.values()), line)
            said = columns.said(cells)
            if (status := said.get("status", "")) and status_of(status) is None:
                term = next((cells[column.number] for column in columns.terms if cells.get(column.number)), "nothing")
                reason = f"unknown status {status!r} of {term}."
                problems.append(Problem(path, reason, f"Use {', '.join(TermStatus)}.", line))
                continue
            concept = (_place if of_places else _concept)(columns, cells, said, line)
            made.append((concept.id, concept))
            passed_over.update(unknown[number] for number in unknown if cells.get(number))
    if problems:
        raise EnfaceError(*problems)
    return joined(made), passed_over


def is_gazetteer(names: Set[str]) -> bool:
    """Whether columns are those of places: `zh` and `en` alone, or with their level or the place that they lie in."""
    return {*PLACE_COLUMNS} <= names and (len(names) == len(PLACE_COLUMNS) or bool(names & {"level", "parent_zh"}))


class _TermColumn(NamedTuple):
    number: int
    language: str
    is_source: bool
    is_target: bool
    status: TermStatus | None


class _Columns(NamedTuple):
    """The columns of a table: of terms, of definitions with their language, and of what else is said, by role.

    Where the two languages are not both there, the first language is the source's and the others are targets'.
    """

    terms: Sequence[_TermColumn]
    definitions: Sequence[tuple[int, str]]
    others: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, found: Layout, languages: Languages) -> Self:
        held = found.columns.items()
        tags = found.languages
        if all(any(speaks(tag, wanted) for tag in tags) for wanted in languages):
            sources = {tag for tag in tags if speaks(tag, languages[0])}
            targets = {tag for tag in tags if speaks(tag, languages[1])}
        else:
            sources, targets = {tags[0]}, {*tags[1:]}
        return cls(
            [
                _TermColumn(
                    number, column.language, column.language in sources, column.language in targets, column.status
                )
                for number, column in held
                if column.role == TERM
            ],
            [(number, column.language) for number, column in held if column.role == "definition"],
            [(number, column.role) for number, column in held if column.role not in (TERM, UNKNOWN, "definition")],
        )

    def said(self, cells: Cells) -> dict[str, str]:
        """What the cells of each role say."""
        found: dict[str, str] = {}
        for number, role in self.others:
            if text := cells.get(number):
                known = found.get(role)
                found[role] = f"{known}; {text}" if known and known != text else text
        return found


def _concept(columns: _Columns, cells: Cells, said: Mapping[str, str], line: int) -> Concept:
    """The concept of a row; what is said of a term is said of the rendering, or of the terms that have none."""
    has_target = any(column.is_target and cells.get(column.number) for column in columns.terms)
    case, status, part = said.get("case"), status_of(said.get("status", "")), part_of_speech(said.get("part", ""))
    if status is None and is_true(said.get("forbidden", "")):
        status = TermStatus.FORBIDDEN
    terms: list[Designation] = []
    for number, language, is_source, is_target, its_own in columns.terms:
        text = cells.get(number)
        if not text:
            continue
        for form in _source_forms(text) if is_source else (text,):
            if its_own not in (None, TermStatus.PREFERRED):
                term = Designation(form, language, its_own, line=line)
            elif is_target or not has_target:
                term = Designation(
                    form,
                    language,
                    its_own or status,
                    said.get("acronym", ""),
                    is_true(case) if case else None,
                    part,
                    said.get("note", ""),
                    said.get("authority", ""),
                    line,
                )
            else:
                term = Designation(form, language, line=line)
            terms.append(term)
    definitions = (Definition(text, language) for n, language in columns.definitions if (text := cells.get(n)))
    return Concept(
        tuple(terms),
        said.get("concept", ""),
        said.get("subject", ""),
        tuple(definitions),
        said.get("concept note", ""),
        said.get("level", "") if part == "place" else "",
        said.get("parent", "") if part == "place" else "",
        line,
    )


def _place(columns: _Columns, cells: Cells, said: Mapping[str, str], line: int) -> Concept:
    """The place of a row, which its level and the place that it lies in belong to."""
    concept = _concept(columns, cells, said, line)
    targets = {column.language for column in columns.terms if column.is_target}
    terms = (
        term._replace(status=TermStatus.PREFERRED, case_sensitive=True, part_of_speech="place")
        if term.language in targets
        else term
        for term in concept.designations
    )
    return concept._replace(designations=tuple(terms), level=said.get("level", ""), parent=said.get("parent", ""))


def _source_forms(cell: str) -> list[str]:
    """The forms in a source cell that holds several: 农会（农民联合会）, 农会/农协."""
    if len(cell) > _LONGEST_FORMS:
        return [cell]
    named = _SHORT_AND_FULL.fullmatch(cell)
    forms = list(named.groups()) if named else [form.strip() for form in _BETWEEN.split(cell)]
    return forms if all(_FORM.fullmatch(form) for form in forms) else [cell]
