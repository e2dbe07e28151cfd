"""What is to be known of a file before any work: what it is, what is wrong with it, whether it comes back unharmed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from enface.formats import Change, SegmentKey, file_bytes, read_bytes, recognise, spliced
from enface.formats.compare import compare
from enface.formats.contract import Survey
from enface.model import Document, ImportProblem


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that could be read: its documents, the faults in it, and the segments that will not be touched."""

    path: Path
    documents: tuple[Document, ...]
    survey: Survey

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return sum(len(document.segments) for document in self.documents)


def examine(path: Path) -> Examined:
    """Read a file and look for faults. Raises ImportProblem where it cannot be read."""
    data = file_bytes(path)
    documents = read_bytes(data, str(path))
    survey = getattr(recognise(data, path), "survey", None)
    return Examined(path, documents, survey(data, str(path)) if survey else Survey())


class Edited(NamedTuple):
    """One segment's edit, as it can be checked with other tools."""

    path: str
    unit: str
    segment: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """Whether a file comes back as it should; `copy` is the edited file, where there is one."""

    path: Path
    format: str = ""
    segments: int = 0
    unedited: str = "refused"
    edited: str = "skipped"
    reason: str = ""
    edits: tuple[Edited, ...] = ()
    copy: bytes | None = None

    @property
    def broken(self) -> bool:
        """Whether the promise was not kept."""
        return "differs" in {self.unedited, self.edited}

    @property
    def refused(self) -> bool:
        """Whether the file could not be read, so that nothing is proved."""
        return self.unedited == "refused"


def round_trip(path: Path, edits: int, seed: int) -> RoundTrip:
    """Write a file back unedited and compare the bytes; then edit some segments at random, write and read again.

    The edited copy is compared with the file: nothing but the edits may differ. Nothing is written to disk. A file that
    cannot be read is refused, with the reason; one in which nothing may be edited is skipped.
    """
    try:
        data = file_bytes(path)
        documents = read_bytes(data, str(path))
        format_ = recognise(data, path)
    except ImportProblem as problem:
        return RoundTrip(path, reason=str(problem))
    segments = sum(len(document.segments) for document in documents)
    try:
        unedited = "identical" if format_.write(data, str(path), {}) == data else "differs"
    except ImportProblem as problem:
        return RoundTrip(path, format_.NAME, segments, "differs", reason=str(problem))
    chosen = _chosen(documents, path, edits, random.Random(f"{seed} {path.name}"))
    if not chosen:
        return RoundTrip(path, format_.NAME, segments, unedited)
    changes = {key: Change(edit.new) for key, edit in chosen.items()}
    try:
        copy = spliced(data, str(path), changes)
    except ImportProblem as problem:
        return RoundTrip(path, format_.NAME, segments, unedited, "differs", str(problem))
    breaches = compare(data, copy, str(path), str(path)).breaches
    if breaches:
        reason = f"line {breaches[0].line}: {breaches[0].what}."
        return RoundTrip(path, format_.NAME, segments, unedited, "differs", reason, tuple(chosen.values()), copy)
    return RoundTrip(path, format_.NAME, segments, unedited, "clean", "", tuple(chosen.values()), copy)


def _chosen(documents: tuple[Document, ...], path: Path, edits: int, chance: random.Random) -> dict[SegmentKey, Edited]:
    free = [(document, segment) for document in documents for segment in document.segments if not segment.locked]
    chosen = chance.sample(free, min(edits, len(free)))
    return {
        (document.name, segment.id): Edited(
            str(path),
            segment.paragraph or segment.id,
            segment.id,
            segment.target,
            f"{segment.target} edited {chance.randrange(1000)}".strip(),
        )
        for document, segment in chosen
    }
