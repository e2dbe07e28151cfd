"""Plain English text without a source: one segment a sentence, paragraphs and layout kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from enface.formats import prose_file
from enface.formats.contract import Change, SegmentKey
from enface.formats.encoding import first_line
from enface.formats.guide import NO_GUIDE, Guide, Joint
from enface.formats.prose import paragraphs
from enface.formats.stretches import Part
from enface.model import Document

NAME = "text"
ENDINGS = frozenset({".txt", ".text"})
MARKS_SEGMENTS = False
_PROSE = re.compile(r"[^\t{\[<]* [^\t]*|\w+")


def recognises(head: bytes, path: Path) -> bool:
    """Whether what comes from standard input, and so has no ending, reads as prose.

    Of a file its ending must say so: any text could be English.
    """
    return str(path) == "-" and _PROSE.fullmatch(first_line(head)) is not None


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
    """The paragraphs: an edit may move the bounds of the sentences in one. Raises ImportProblem."""
    return prose_file.changeable(data, path, paragraphs)
