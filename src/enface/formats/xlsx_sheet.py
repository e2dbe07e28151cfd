"""A sheet of a workbook as rows of cells, each with its place in the part's bytes, and the cells written anew."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from enface.formats.xml_markup import WITHIN_TAG, attributes, characters, escaped, plain
from enface.formats.xml_skeleton import Skeleton, skeleton
from enface.formats.xml_source import XmlSource
from enface.model import ImportProblem

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

_WITHIN = WITHIN_TAG.encode()
_PREFIX = rb"(?:[\w.-]+:)?"
_BEHIND = rb"(?=[\s/>])"
_DATA = re.compile(rb"<(%s)sheetData%s%s>" % (_PREFIX, _BEHIND, _WITHIN))
_ROW_OR_CELL = re.compile(
    rb"<(?P<prefix>%s)(?:row%s(?P<row>%s)/?>|c%s(?P<cell>%s)(?:/>|>(?P<content>.*?)</%sc\s*>))"
    % (_PREFIX, _BEHIND, _WITHIN, _BEHIND, _WITHIN, _PREFIX),
    re.DOTALL,
)
_CONTENT = re.compile(
    rb"<%s(?:(?P<formula>f)%s|(?:v|is)%s%s>(?P<held>.*?)</%s(?:v|is)\s*>)"
    % (_PREFIX, _BEHIND, _BEHIND, _WITHIN, _PREFIX),
    re.DOTALL,
)
_ITEM = re.compile(rb"<%ssi%s%s(?:/>|>(.*?)</%ssi\s*>)" % (_PREFIX, _BEHIND, _WITHIN, _PREFIX), re.DOTALL)
_READING = re.compile(rb"<%srPh%s.*?</%srPh\s*>" % (_PREFIX, _BEHIND, _PREFIX), re.DOTALL)
_TEXT = re.compile(rb"<%st%s%s>(.*?)</%st\s*>" % (_PREFIX, _BEHIND, _WITHIN, _PREFIX), re.DOTALL)
_ONE_TEXT = re.compile(rb"<%st(?:\s+xml:space=\"preserve\")?>([^<]*)</%st>" % (_PREFIX, _PREFIX))
_SHARED = re.compile(rb"<%sv>(\d{1,9})</%sv>" % (_PREFIX, _PREFIX))
_MERGED = re.compile(rb"<%smergeCell\s+ref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']" % _PREFIX)
_COLUMN = re.compile(rb"<%scol\s(%s)/?>" % (_PREFIX, _WITHIN))
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class Cell(NamedTuple):
    """A cell: its text, its place in the part, and why it is never changed."""

    text: str
    start: int
    end: int
    locked: str


class SheetRow(NamedTuple):
    """A row: its number, the end of its tag, its own style, and its cells by column from 1."""

    number: int
    tag_end: int
    style: str
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows, and what else tells about its cells."""

    source: XmlSource
    rows: tuple[SheetRow, ...]
    merged: Mapping[int, Sequence[tuple[int, int, bool]]]
    styles: Sequence[tuple[int, int, str]]
    prefix: str

    def locked(self, row: SheetRow, column: int) -> str:
        """Why a cell is never changed; empty where it may be."""
        cell = row.cells.get(column)
        if cell is not None and cell.locked:
            return cell.locked
        ranges = self.merged.get(column, ())
        place = bisect_right(ranges, (row.number, MAX_ROW + 1, True)) - 1
        if place >= 0:
            first, last, begins_here = ranges[place]
            if first <= row.number <= last and not (begins_here and row.number == first):
                return "it is covered by the cell that it is merged with."
        return ""

    def splice(self, row: SheetRow, column: int, text: str) -> tuple[int, int, bytes]:
        """The bytes that make a cell hold a text: start, end, what stands there instead."""
        cell = row.cells.get(column)
        if cell is None:
            before = [held for number, held in row.cells.items() if number < column]
            at = max((held.end for held in before), default=row.tag_end)
            style = row.style or self._column_style(column)
            given = f' r="{letters(column)}{row.number}"' + (f' s="{style}"' if style else "")
            return at, at, self._written(f"<{self.prefix}c{given}", text)
        return cell.start, cell.end, self._written(self.tag(cell), text)

    def tag(self, cell: Cell) -> str:
        """How a cell's tag begins, without the type of its content."""
        tag = _ROW_OR_CELL.match(self.source.utf8, cell.start)
        given = tag["cell"].decode() if tag else ""
        given = re.sub(r"\s+t\s*=\s*(\"[^\"]*\"|'[^']*')", "", given).rstrip()
        return f"<{self.prefix}c{given}"

    def _written(self, tag: str, text: str) -> bytes:
        if not text:
            return f"{tag}/>".encode()
        p = self.prefix
        words = escaped(_CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text))
        return f'{tag} t="inlineStr"><{p}is><{p}t xml:space="preserve">{words}</{p}t></{p}is></{p}c>'.encode()

    def _column_style(self, column: int) -> str:
        return next((style for first, last, style in self.styles if first <= column <= last), "")


def shared_strings(source: XmlSource) -> list[str]:
    """The strings that the cells of a workbook name by number. Raises ImportProblem."""
    found = skeleton(source)
    return [_words(found, *match.span(1)) if match[1] else "" for match in _ITEM.finditer(found.utf8)]


def read_sheet(source: XmlSource, shared: Sequence[str]) -> Sheet:
    """Raises ImportProblem where the sheet is not well-formed, or its cells are not where they say."""
    found = skeleton(source)
    data = _DATA.search(found.utf8)
    prefix = data[1].decode() if data else ""
    end = found.utf8.rfind(f"</{prefix}sheetData".encode())
    rows = tuple(_rows(found, data.end(), end, shared)) if data else ()
    styles = list(_styles(found.utf8[: data.start()])) if data else []
    return Sheet(source, rows, _merged(found.utf8), styles, prefix)


def _rows(found: Skeleton, start: int, end: int, shared: Sequence[str]) -> Iterator[SheetRow]:
    row: SheetRow | None = None
    cells: dict[int, Cell] = {}
    number, column = 0, 0
    for match in _ROW_OR_CELL.finditer(found.utf8, start, end):
        if match["row"] is not None:
            if row is not None:
                yield row
            given = attributes(match["row"].decode())
            before, number = number, _number(given.get("r", "")) or number + 1
            if not before < number <= MAX_ROW:
                raise _misplaced(found.source, match.start(), f"row {number} behind row {before}")
            cells, column = {}, 0
            style = given.get("s", "") if given.get("customFormat") in ("1", "true") else ""
            row = SheetRow(number, match.end(), style if style.isdigit() else "", cells)
        elif row is not None:
            given = attributes(match["cell"].decode())
            before, column = column, _column(given.get("r", "")) or column + 1
            if not before < column <= MAX_COLUMN:
                raise _misplaced(found.source, match.start(), f"column {column} behind column {before}")
            text, locked = _read(found, given.get("t", "n"), *match.span("content"), shared)
            cells[column] = Cell(text, match.start(), match.end(), locked)
    if row is not None:
        yield row


def _misplaced(source: XmlSource, offset: int, what: str) -> ImportProblem:
    return source.problem(offset, f"a sheet has {what}.", "Save the file again in the program that made it.")


def _read(found: Skeleton, kind: str, start: int, end: int, shared: Sequence[str]) -> tuple[str, str]:
    """What a cell shows, and why it is never changed."""
    if kind == "s" and (named := _SHARED.fullmatch(found.utf8, start, end)):
        return (shared[int(named[1])] if int(named[1]) < len(shared) else ""), ""
    text, locked = "", ""
    for match in _CONTENT.finditer(found.utf8, start, end) if start >= 0 else ():
        if match["formula"]:
            locked = "it is computed by a formula."
        elif kind == "inlineStr":
            text = _words(found, *match.span("held"))
        else:
            text = plain(found.text(*match.span("held")))
    if kind == "s":
        number = _number(text.strip())
        return (shared[number] if text.strip() and number < len(shared) else ""), locked
    if kind == "str":
        return _unescaped(text), locked
    if kind == "b":
        return {"0": "FALSE", "1": "TRUE"}.get(text.strip(), text), locked
    return text, locked or ("it holds the error of a formula." if kind == "e" else "")


def _words(found: Skeleton, start: int, end: int) -> str:
    """The text of a string, its runs joined, without the readings of its characters."""
    if one := _ONE_TEXT.fullmatch(found.utf8, start, end):
        return _unescaped(characters(found.text(*one.span(1))))
    readings = [match.span() for match in _READING.finditer(found.utf8, start, end)]
    texts = (match.span(1) for match in _TEXT.finditer(found.utf8, start, end))
    spoken = (found.text(*text) for text in texts if not any(first < text[0] < last for first, last in readings))
    return _unescaped("".join(map(plain, spoken)))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _merged(utf8: bytes) -> dict[int, list[tuple[int, int, bool]]]:
    """The rows that are merged, by column: the first, the last, whether the text stands in that column."""
    found: dict[int, list[tuple[int, int, bool]]] = {}
    for first, top, last, bottom in _MERGED.findall(utf8)[:10_000]:
        left, right = _letters(first.decode()), min(_letters(last.decode()), MAX_COLUMN)
        for column in range(left, min(right, left + 256) + 1):
            found.setdefault(column, []).append((_number(top.decode()), _number(bottom.decode()), column == left))
    return {column: sorted(ranges) for column, ranges in found.items()}


def _styles(utf8: bytes) -> Iterator[tuple[int, int, str]]:
    """The first and the last column that have a style of their own, and its number."""
    for match in _COLUMN.finditer(utf8):
        given = attributes(" " + match[1].decode())
        if given.get("style", "").isdigit():
            yield _number(given.get("min", "")), _number(given.get("max", "")), given["style"]


def letters(column: int) -> str:
    """How a sheet calls its column."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _column(reference: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    return _letters(match[1]) if match else 0


def _letters(name: str) -> int:
    number = 0
    for letter in name[:4]:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
