"""The tables of a Word document: rows of cells by their column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from enface.formats.docx_cells import NESTED, TRACKED, Cell, read_cell
from enface.formats.xml_markup import WITHIN_TAG
from enface.formats.xml_skeleton import Skeleton

_DEPTH = 8
"""How deep tables stand in tables; those around are not read."""

_WITHIN = WITHIN_TAG.encode()
_NUMBER = re.compile(rb"val\s*=\s*[\"'](\d{1,3})[\"']")


class TableRow(NamedTuple):
    """The cells of a row by their column from 1, a wider one by its first."""

    cells: Mapping[int, Cell]


def tables(found: Skeleton) -> list[list[TableRow]]:
    """The tables of a document in order, those within others too; what is in text boxes is left out."""
    prefix = re.escape(found.prefix.encode())
    box = re.compile(rb"<%stxbxContent(?=[\s>]).*?</%stxbxContent\s*>" % (prefix, prefix), re.DOTALL)
    utf8 = box.sub(lambda match: b" " * len(match[0]), found.utf8)
    ends = re.compile(rb"<(/?)%stbl(?=[\s>])%s>" % (prefix, _WITHIN))
    held: dict[int, list[TableRow]] = {}
    for _ in range(_DEPTH):
        innermost = list(_innermost(ends, utf8))
        position, kept = 0, []
        for start, end in innermost:
            held[start] = list(_rows(found, utf8, start, end))
            kept += [utf8[position:start], NESTED.ljust(end - start)]
            position = end
        utf8 = b"".join([*kept, utf8[position:]])
    return [held[start] for start in sorted(held)]


def _innermost(ends: re.Pattern[bytes], utf8: bytes) -> Iterator[tuple[int, int]]:
    """Where the tables stand that hold no other."""
    start: int | None = None
    for tag in ends.finditer(utf8):
        if tag[1] and start is not None:
            yield start, tag.end()
        start = None if tag[1] else tag.start()


def _rows(found: Skeleton, utf8: bytes, start: int, end: int) -> Iterator[TableRow]:
    prefix = re.escape(found.prefix.encode())
    row_or_cell = re.compile(
        rb"<%s(?:(?P<row>tr)(?=[\s>])|tc(?=[\s>])%s>(?P<cell>.*?)</%stc\s*>|gridBefore\s(?P<before>%s)/>)"
        % (prefix, _WITHIN, prefix, _WITHIN),
        re.DOTALL,
    )
    cells: dict[int, Cell] | None = None
    column, at, is_changed = 1, 0, False
    for match in row_or_cell.finditer(utf8, start, end):
        if match["row"]:
            if cells is not None:
                yield TableRow(cells)
            cells, column, at = {}, 1, match.end()
        elif match["before"]:
            column += _number(match["before"])
        elif cells is not None:
            cell, width = _cell(found, utf8, *match.span("cell"))
            if not cells:
                is_changed = TRACKED.search(utf8, at, match.start()) is not None
            cells[column] = replace(cell, locked="its row is a tracked change.") if is_changed else cell
            column += width
    if cells is not None:
        yield TableRow(cells)


def _cell(found: Skeleton, utf8: bytes, start: int, end: int) -> tuple[Cell, int]:
    """A cell, and over how many columns it goes."""
    prefix = re.escape(found.prefix.encode())
    properties = re.compile(rb"\s*<%stcPr(?=[\s>]).*?</%stcPr\s*>" % (prefix, prefix), re.DOTALL).match(
        utf8, start, end
    )
    cell = read_cell(found, utf8, properties.end() if properties else start, end)
    if properties is None:
        return cell, 1
    held = properties[0]
    if TRACKED.search(held):
        cell = replace(cell, locked="it is a tracked change.")
    merged = re.search(rb"<%svMerge(?=[\s/])(%s)/?>" % (prefix, _WITHIN), held)
    if merged and b"restart" not in merged[1]:
        cell = replace(cell, locked="it is covered by the cell that it is merged with.")
    span = re.search(rb"<%sgridSpan\s(%s)/?>" % (prefix, _WITHIN), held)
    return cell, _number(span[1]) if span else 1


def _number(attributes: bytes) -> int:
    match = _NUMBER.search(attributes)
    return max(int(match[1]), 1) if match else 1
