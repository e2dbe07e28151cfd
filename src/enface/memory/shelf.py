"""The memory of a project: a folder beside its database with a volume for each file or document."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from enface.memory.signatures import signatures
from enface.memory.volume import Entry, Volume, Window, write_volume
from enface.model import EnfaceError, Problem, Side

_ENDING = ".memory"
_CANDIDATES = 1000
_DAY = 24 * 60 * 60


class Match(NamedTuple):
    """An earlier translation that is like a text on one side.

    `score` is in percent, by Levenshtein's distance of the longer text; `name` is that of its volume.
    """

    score: float
    side: Side
    entry: Entry
    name: str

    @property
    def percent(self) -> int:
        """The score as people read it: only the same text has 100."""
        return 100 if self.score == 100 else min(99, round(self.score))

    @property
    def place(self) -> str:
        """Where it stands, and what was decided about it."""
        return place(self.name, self.entry)


def place(name: str, entry: Entry) -> str:
    """Where an entry stands, and what was decided about it."""
    return f"{name}:{entry.segment}  {entry.status}{f' by {entry.decided}' if entry.decided else ''}"


class Memory:
    """Earlier translations by the name of their file or document. `database` is the path of the project's reviews.

    `problems` holds the volumes that were damaged when they were last looked at; the others are searched all the same.
    """

    def __init__(self, database: Path) -> None:
        self.folder = database.with_suffix(_ENDING)
        self.problems: tuple[Problem, ...] = ()
        self._open: dict[str, tuple[int, Volume]] = {}

    def _path(self, name: str) -> Path:
        return self.folder / f"{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}{_ENDING}"

    def add(self, name: str, entries: Sequence[Entry], digest: str = "") -> None:
        """Keep the entries of a file, in the place of what was kept of it. Raises ImportProblem."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.sweep(_DAY)
        write_volume(self._path(name), name, [entry for entry in entries if entry.source or entry.target], digest)

    def remove(self, name: str) -> bool:
        """Forget a file; whether it was known."""
        path = self._path(name)
        known = path.exists()
        path.unlink(missing_ok=True)
        self._open.pop(str(path), None)
        return known

    def sweep(self, seconds: float = 0) -> None:
        """Delete what writing that was cut off so many seconds ago has left; another process may be writing now."""
        for left in self.folder.glob(".enface-*.tmp"):
            with suppress(FileNotFoundError):
                if left.stat().st_mtime <= time.time() - seconds:
                    left.unlink()

    def volume(self, name: str) -> Volume | None:
        """The volume of a file; None where there is none or it has to be made anew."""
        try:
            return Volume(self._path(name))
        except EnfaceError:
            return None

    def digest(self, name: str) -> str:
        """What the volume of a file was made of, empty where there is none or it has to be made anew."""
        volume = self.volume(name)
        return volume.digest if volume else ""

    def volumes(self) -> Iterator[Volume]:
        """The volumes as they stand on disk now, each mapped once."""
        self.problems = ()
        for path, number in self._files():
            if path not in self._open or self._open[path][0] != number:
                try:
                    self._open[path] = (number, Volume(Path(path)))
                except EnfaceError as error:
                    self.problems += error.problems if os.path.exists(path) else ()  # else it was just removed
                    continue
            yield self._open[path][1]

    def _files(self) -> list[tuple[str, int]]:
        """The volumes with their inodes: one is only ever replaced, so that what changed has another."""
        try:
            with os.scandir(self.folder) as found:
                return sorted((file.path, file.inode()) for file in found if file.name.endswith(_ENDING))
        except FileNotFoundError:
            return []

    def find(self, text: str, side: Side | None = None, least: float = 70, best: int = 5) -> list[Match]:
        """The `best` earlier translations whose source or target is like `text`, at least `least` percent.

        The likest come first. A pair that is there several times counts once.
        """
        signature, share = signatures([text]), max(least, 1.0) / 100
        windows = [
            (volume, volume.window(signature, len(text), one, share))
            for volume in self.volumes()
            for one in ((side,) if side else Side)
        ]
        if not windows:
            return []
        candidates: list[tuple[Volume, Side, int]] = []
        texts: list[str] = []
        for (volume, window), rows in zip(windows, _nearest([window for _, window in windows]), strict=True):
            candidates += [(volume, window.side, row) for row in rows]
            texts += volume.texts(rows, window.side)
        ranked = process.extract(
            text,
            texts,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=least / 100,
            limit=None,
        )
        found: dict[tuple[str, str], Match] = {}
        for _text, score, number in ranked:
            volume, one, row = candidates[number]
            entry = volume.entry(row)
            found.setdefault((entry.source, entry.target), Match(100 * score, one, entry, volume.name))
            if len(found) == best:
                break
        return list(found.values())

    def search(self, words: str) -> Iterator[tuple[str, Entry]]:
        """Concordance: names and entries that have the words on either side, capital or small."""
        for volume in self.volumes():
            for entry in volume.search(words):
                yield volume.name, entry


def _nearest(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Of each window, the rows that are among the nearest of all windows."""
    apart = np.concatenate([window.apart for window in windows])
    reached = np.cumsum(np.bincount(apart))
    limit = int(np.searchsorted(reached, _CANDIDATES))
    nearer = np.flatnonzero(apart < limit)
    equal = np.flatnonzero(apart == limit)[: _CANDIDATES - len(nearer)]
    chosen = np.sort(np.concatenate((nearer, equal)))
    ends = np.cumsum([len(window.apart) for window in windows])
    parts = np.split(chosen, np.searchsorted(chosen, ends[:-1]))
    for window, part, end in zip(windows, parts, ends, strict=True):
        yield window.rows[part - end].tolist() if len(part) else []  # from the end, as Python counts
