"""The running text of a Word document: its paragraphs, those in tables too, and back into their runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from enface.formats.contract import Splice
from enface.formats.docx_cells import TAG, Cell, closed, codes, read_cell, stretch_of
from enface.formats.docx_write import changed_stretches
from enface.formats.office_package import Package, open_package
from enface.formats.office_parts import parts_of
from enface.formats.prose import Block, kind_of
from enface.formats.stretches import Held, Part, of_xml
from enface.formats.xml_markup import WITHIN_TAG
from enface.formats.xml_skeleton import Skeleton, skeleton
from enface.formats.xml_source import splice_bytes
from enface.model import INLINE_CODE, ImportProblem, InlineCode


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a document one below the other in `text`; `paragraphs` are their blocks with their cells."""

    package: Package
    found: Skeleton
    text: str
    paragraphs: tuple[tuple[Block, Cell], ...]

    @property
    def codes(self) -> tuple[InlineCode, ...]:
        """The objects in the text, by their places in it."""
        return tuple(
            replace(code, position=block.start + code.position)
            for block, cell in self.paragraphs
            if INLINE_CODE in cell.text
            for code in codes(self.found, cell)
        )

    def locked(self, place: int) -> str:
        """Why the paragraph at a place of the text may not be changed, if so."""
        return self.paragraphs[self._paragraph_at(place)][1].locked

    def with_splices(self, splices: Sequence[Splice]) -> bytes:
        """The document's file with stretches of its text changed. Raises ImportProblem where that cannot be."""
        edits: list[tuple[int, int, bytes]] = []
        for number, held in groupby(splices, lambda one: self._paragraph_at(one.start)):
            block, cell = self.paragraphs[number]
            within = [Splice(one.start - block.start, one.end - block.start, one.replacement) for one in held]
            self._check(cell, within)
            edits += changed_stretches(self.found, cell, within)
        if not edits:
            return self.package.data
        edits.sort(key=lambda edit: edit[:2])
        content = self.found.source.encode(splice_bytes(self.found.source.utf8, edits))
        return self.package.replaced({self.package.main_part(): content})

    def changeable(self) -> tuple[Part, ...]:
        """All parts of the package, with the paragraphs that a review may change. Raises ImportProblem."""
        held = [
            stretch_of(cell, Held.TARGET, f"paragraph {number}")
            for number, (cell, _) in enumerate(_paragraphs(self.found), 1)
            if not cell.locked
        ]
        main = self.package.main_part()
        return parts_of(self.package, {main: of_xml(self.found.source, held, main)})

    def _paragraph_at(self, place: int) -> int:
        return bisect_right(self.paragraphs, place, key=lambda paragraph: paragraph[0].start) - 1

    def _check(self, cell: Cell, edits: Sequence[Splice]) -> None:
        """Raise ImportProblem where a paragraph may not be changed in this way."""
        reason = ""
        for start, end, new in edits:
            if cell.locked and cell.text[start:end] != new:
                reason = cell.locked
            elif cell.text.count(INLINE_CODE, start, end) != new.count(INLINE_CODE):
                reason = "its objects cannot be put in or left out."
        if reason:
            reason = f"the paragraph {cell.text[:40]!r} cannot be changed: {reason}"
            raise ImportProblem(self.package.path, reason, remedy="Change it in the document.")


def open_word(data: bytes, path: str) -> WordText:
    """Raises ImportProblem."""
    package = open_package(data, path)
    found = skeleton(package.xml(package.main_part()))
    held: list[tuple[Block, Cell]] = []
    place = 0
    for cell, is_in_table in _paragraphs(found):
        text = cell.text
        if content := text.strip():
            kind = "cell" if is_in_table else kind_of(content.rstrip(INLINE_CODE).rstrip() or content)
            held.append((Block(place, place + len(text), kind), cell))
            place += len(text) + 1
    return WordText(package, found, "\n".join(cell.text for _, cell in held), tuple(held))


def _paragraphs(found: Skeleton) -> Iterator[tuple[Cell, bool]]:
    """The paragraphs that are not in text boxes, and whether each is in a table."""
    prefix = re.escape(found.prefix.encode())
    box = re.compile(rb"<%stxbxContent(?=[\s>]).*?</%stxbxContent\s*>" % (prefix, prefix), re.DOTALL)
    utf8 = box.sub(lambda match: b" " * len(match[0]), found.utf8)
    ends = re.compile(rb"<(/?)%s(p|tbl)(?=[\s/>])%s>" % (prefix, WITHIN_TAG.encode()))
    position = depth = 0
    while match := ends.search(utf8, position):
        position = match.end()
        if match[2] == b"tbl":
            depth += -1 if match[1] else 1
        elif not match[1] and (tag := TAG.match(utf8, match.start())) and not tag["empty"]:
            position = closed(utf8, tag, len(utf8))
            yield read_cell(found, utf8, match.start(), position), depth > 0
