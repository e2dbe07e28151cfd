"""Markdown of English prose without a source: one segment a sentence; marks, tables and code stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from enface.formats import prose_file
from enface.formats.contract import Change, SegmentKey
from enface.formats.guide import NO_GUIDE, Guide, Joint
from enface.formats.markdown_blocks import markdown_blocks
from enface.formats.stretches import Part
from enface.model import Document

NAME = "markdown"
ENDINGS = frozenset({".md", ".markdown"})
MARKS_SEGMENTS = False


def recognises(_head: bytes, _path: Path) -> bool:
    """Never by content: any text is Markdown, so that its ending must say so."""
    return False


def read(data: bytes, path: str, guide: Guide = NO_GUIDE) -> tuple[Document, ...]:
    """The text as one document, its sentences numbered from 1. Raises ImportProblem."""
    return prose_file.read(data, path, NAME, guide)


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change], guide: Guide = NO_GUIDE) -> bytes:
    """`data` with the changed sentences in the place of the old ones. Raises ImportProblem."""
    return prose_file.write(data, path, changes, guide)


def joints(data: bytes, path: str, guide: Guide) -> tuple[Joint, ...]:
    """What stands between each segment and the next. Raises ImportProblem."""
    return prose_file.joints(data, path, guide)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The blocks of prose: an edit may move the bounds of the sentences in one. Raises ImportProblem."""
    return prose_file.changeable(data, path, markdown_blocks)
