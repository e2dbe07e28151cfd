"""What every format offers, and the change that is written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from enface.model import Document, Status

SegmentKey = tuple[str, str]
"""A document's name and a segment's id in it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a review changed in a segment; the status and the note are written where the format has a place for them."""

    target: str
    status: Status | None = None
    note: str = ""


class Format(Protocol):
    """One module in this package: recognises, reads and writes back one kind of file."""

    NAME: str

    def recognises(self, head: bytes, path: Path, /) -> bool:
        """Whether a file that begins with `head` is of this format; the ending of `path` only breaks a tie."""

    def read(self, data: bytes, path: str) -> tuple[Document, ...]:
        """The documents in `data`. Raises ImportProblem with the line, the reason and a remedy."""

    def write(self, data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
        """`data` with the changed targets spliced in and nothing else touched. Raises ImportProblem."""
