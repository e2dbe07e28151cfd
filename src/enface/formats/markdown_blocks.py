"""The blocks of a Markdown text that hold prose: headings, paragraphs, items, cells, without the marks around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from enface.formats.prose import Block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*[\r\n].*?[\r\n]\1[ \t]*(?:\r\n?|\n|$)", re.DOTALL)
_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_CELLS = frozenset({"th_open", "td_open"})
_LINE = re.compile(r"\r\n|\r|\n")


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks in order. Front matter, code, HTML and the targets of references are none."""
    front = _FRONT_MATTER.match(text)
    lines = _lines(text, front.end() if front else 0)
    cell = 0
    opening = ""
    for token in _parser().parse(text[front.end() if front else 0 :]):
        if token.type == "inline" and token.content.strip() and token.map:
            if opening in _CELLS:
                block = _cell(text, lines[token.map[0]], cell, token)
            else:
                block = _lines_of(text, lines, token, opening)
            if block is not None:
                cell = block.end
                yield block
        elif token.type == "tr_open":
            cell = 0
        if token.nesting == 1:
            opening = token.type


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """Where each line begins and its content ends, from a place on, as the parser counts them."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


def _lines_of(text: str, lines: list[tuple[int, int]], token: Token, opening: str) -> Block | None:
    """A block that is whole lines, behind the marks of the first and before those that may close a heading."""
    assert token.map is not None
    contents = token.content.split("\n")
    first = lines[token.map[0]]
    last = lines[token.map[0] + len(contents) - 1]
    begins, ends = _behind_marks(text, first, contents[0], opening), _behind_marks(text, last, contents[-1], opening)
    if begins is None or ends is None:
        return None
    kind = "title" if opening == "heading_open" else "body"
    return Block(begins[0], ends[1], kind)


def _behind_marks(text: str, line: tuple[int, int], content: str, opening: str) -> tuple[int, int] | None:
    """Where the content of a line stands, which ends the line."""
    content = content.strip()
    raw = text[slice(*line)].rstrip()
    if opening == "heading_open" and not raw.endswith(content):
        raw = _HASHES.sub("", raw)
    if not raw.endswith(content):
        return None  # written in another way than it is read, with a NUL or so: no place for edits
    return line[0] + len(raw) - len(content), line[0] + len(raw)


def _cell(text: str, line: tuple[int, int], after: int, token: Token) -> Block | None:
    """A table's cell: behind the one before it."""
    content = token.content.replace("|", "\\|")
    start = text.find(content, max(line[0], after), line[1])
    return Block(start, start + len(content), "cell") if start >= 0 else None
