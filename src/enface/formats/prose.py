"""The blocks of a text, such as paragraphs and headings, and the sentences in them, by their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count, pairwise
from typing import NamedTuple

from enface.languages.sentences import chinese_sentences, english_sentences

SPLITTERS: dict[str, Callable[[str], Iterable[tuple[int, int]]]] = {"zh": chinese_sentences, "en": english_sentences}

_LINE = re.compile(r"\S[^\n]*")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*(?:\n|$)))*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HEADING_WORDS = 16
_HEADING_CHARACTERS = 40
_MARKS = ".!?。！？…\"”'’」』)）:：;；,，、"
_WRAPPED = 0.3
"""Of so many line breaks inside paragraphs the next line goes on with the sentence, where lines are wrapped by hand."""
_NARROW = 15


class Block(NamedTuple):
    """What stands for itself in a text, a paragraph or a heading, a cell; `kind` is that of its segments."""

    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """A sentence's place in a text, the number of its block, from 1, its kind, and its own number, as it is called."""

    start: int
    end: int
    paragraph: int
    kind: str
    label: str


Blocks = Callable[[str], Iterable[Block]]
"""Finds the blocks of a text."""


def paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs of plain text: its lines, or what empty lines part where lines are wrapped by hand."""
    for match in (_PARAGRAPH if _is_wrapped(text) else _LINE).finditer(text):
        paragraph = match[0].rstrip()
        yield Block(match.start(), match.start() + len(paragraph), kind_of(paragraph))


def kind_of(paragraph: str) -> str:
    """Whether a paragraph, without spaces around it, is a title or body text."""
    return "title" if _is_heading(paragraph) else "body"


def sentences(text: str, blocks: Blocks, language: str) -> Iterator[Sentence]:
    """The sentences of a text's blocks, in order, without the spaces around them."""
    split = SPLITTERS[language]
    labels = map(str, count(1))
    for number, block in enumerate(blocks(text), 1):
        content = text[block.start : block.end]
        for start, end in split(content):
            raw = content[start:end]
            if stripped := raw.strip():
                begin = block.start + start + len(raw) - len(raw.lstrip())
                yield Sentence(begin, begin + len(stripped), number, block.kind, next(labels))


def _is_wrapped(text: str) -> bool:
    breaks = goes_on = 0
    for line, following in pairwise(line.strip() for line in text.split("\n")):
        if line and following:
            breaks += 1
            goes_on += following[0].islower() or _is_full_chinese(line)
    return goes_on > breaks * _WRAPPED


def _is_full_chinese(line: str) -> bool:
    """Whether a line of Chinese goes on to the edge of a page and stops without a mark."""
    return len(line) > _NARROW and _HAN.match(line[-1]) is not None


def _is_heading(paragraph: str) -> bool:
    return (
        "\n" not in paragraph
        and len(paragraph.split()) <= _HEADING_WORDS
        and len(_HAN.findall(paragraph)) <= _HEADING_CHARACTERS
        and paragraph[-1] not in _MARKS
    )
