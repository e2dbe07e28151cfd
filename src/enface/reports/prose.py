"""A document as it reads, as plain text and as Markdown; nothing is wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from enface.reports.reading import Kind, Paragraph

_ANYWHERE = re.compile(r"([\\`*_\[\]<>~|#])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^(\s*)([+\-=:]|\d{1,9}[.)])", re.MULTILINE)
"""What makes a list, a rule or the like of a line that begins with it."""


def as_text(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs parted by an empty line, items of a list one under the other."""
    return _joined((one.kind, f"- {one.text}" if one.kind is Kind.ITEM else one.text) for one in paragraphs if one.text)


def as_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """Headings, lists and paragraphs in CommonMark; what the text holds of its signs is escaped."""
    return _joined((one.kind, _marked(one)) for one in paragraphs if one.text)


def _joined(blocks: Iterable[tuple[Kind, str]]) -> str:
    pieces: list[str] = []
    before = None
    for kind, text in blocks:
        if before is not None:
            pieces.append("\n" if before is kind is Kind.ITEM else "\n\n")
        pieces.append(text)
        before = kind
    return "".join([*pieces, "\n"]) if pieces else ""


def _marked(paragraph: Paragraph) -> str:
    text = escaped(paragraph.text)
    if paragraph.kind is Kind.HEADING:
        return f"{'#' * paragraph.level} {' '.join(text.split())}"
    indent = "  " if paragraph.kind is Kind.ITEM else ""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return ("- " if paragraph.kind is Kind.ITEM else "") + f"\\\n{indent}".join(lines)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    text = _ENTITY.sub(r"\&", _ANYWHERE.sub(r"\\\1", text))
    return _AT_START.sub(lambda match: match[1] + match[2][:-1] + "\\" + match[2][-1], text)
