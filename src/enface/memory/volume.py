"""One file of earlier translations: the segments of one document, with their index, mapped and never read whole."""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from enface.formats.atomic import replace_file
from enface.memory.signatures import WORDS, distances, signatures
from enface.model import EnfaceError, Problem, Side

_MAGIC = b"ENFMEM01"
_START = 24
_FIELDS = 4
_CANDIDATES = 1000


class Entry(NamedTuple):
    """An earlier translation, and what was decided about it."""

    source: str
    target: str
    segment: str = ""
    status: str = ""


class Match(NamedTuple):
    """An earlier translation that is like a text: `score` in percent, by Levenshtein's distance of the longer text."""

    score: float
    entry: Entry
    document: str


def write_volume(path: Path, name: str, entries: Sequence[Entry], digest: str = "") -> None:
    """Put a volume in the place of `path`, whole or not at all. `digest` says what it was made of."""
    texts = [text.encode("utf-8", "surrogatepass") for entry in entries for text in entry]
    offsets = np.zeros(len(texts) + 1, np.uint64)
    np.cumsum(np.fromiter(map(len, texts), np.uint64, len(texts)), out=offsets[1:])
    sections = [offsets.tobytes()]
    for side in (0, 1):
        lengths = np.fromiter((len(entry[side]) for entry in entries), np.uint32, len(entries))
        order = np.argsort(lengths, kind="stable").astype(np.uint32)
        sections.append(np.ascontiguousarray(signatures([entry[side] for entry in entries])[:, order]).tobytes())
        sections += [lengths[order].tobytes(), order.tobytes()]
    body = b"".join(sections)
    text = b"".join(texts)
    described = {"name": name, "digest": digest, "count": len(entries), "size": len(body) + len(text)}
    head = json.dumps(described).encode()
    head += b" " * (-len(head) % 8)
    lead = _MAGIC + len(head).to_bytes(8, "little") + zlib.crc32(head).to_bytes(8, "little")
    replace_file(path, b"".join((lead, head, body, text)))


class Volume:
    """An open volume. Raises EnfaceError where the file is damaged or cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise _damaged(path, getattr(error, "strerror", None) or "is empty") from None
        size = int.from_bytes(self._data[8:16], "little")
        head = self._data[_START : _START + size]
        if self._data[:8] != _MAGIC or zlib.crc32(head) != int.from_bytes(self._data[16:24], "little"):
            raise _damaged(path, "is no volume of this version, or its head is damaged")
        said = json.loads(head)
        if len(self._data) != _START + size + said["size"]:
            raise _damaged(path, "is cut off")
        self.name: str = said["name"]
        self.digest: str = said["digest"]
        self.count: int = said["count"]
        at = _START + size
        self._offsets = np.frombuffer(self._data, np.uint64, self.count * _FIELDS + 1, at)
        at += self._offsets.nbytes
        self._sides = []
        for _ in (0, 1):
            kept = np.frombuffer(self._data, np.uint64, WORDS * self.count, at).reshape(WORDS, self.count)
            at += kept.nbytes
            lengths = np.frombuffer(self._data, np.uint32, self.count, at)
            rows = np.frombuffer(self._data, np.uint32, self.count, at + lengths.nbytes)
            at += lengths.nbytes + rows.nbytes
            self._sides.append((kept, lengths, rows))
        self._texts = at

    def _field(self, number: int) -> str:
        start, end = int(self._offsets[number]), int(self._offsets[number + 1])
        return self._data[self._texts + start : self._texts + end].decode("utf-8", "replace")

    def entry(self, row: int) -> Entry:
        """The entry of that row, from 0."""
        return Entry(*(self._field(row * _FIELDS + field) for field in range(_FIELDS)))

    def entries(self) -> Iterator[Entry]:
        """All entries in order."""
        return map(self.entry, range(self.count))

    def find(self, text: str, side: Side, least: float, best: int) -> list[Match]:
        """The `best` entries that are like `text` on one side, at least `least` percent, the likest first."""
        number = 0 if side is Side.SOURCE else 1
        rows = self._candidates(text, number, max(least, 1.0) / 100)
        found = process.extract(
            text,
            {int(row): self._field(int(row) * _FIELDS + number) for row in rows},
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=least / 100,
            limit=best,
        )
        return [Match(100 * score, self.entry(row), self.name) for _text, score, row in found]

    def _candidates(self, text: str, number: int, share: float) -> npt.NDArray[np.uint32]:
        kept, lengths, rows = self._sides[number]
        # A text of another length cannot be so like: the distance is the difference of lengths at least.
        low = int(np.searchsorted(lengths, int(len(text) * share)))
        high = int(np.searchsorted(lengths, int(len(text) / share) + 1, side="right"))
        if high - low <= _CANDIDATES:
            return rows[low:high]
        apart = distances(kept[:, low:high], signatures([text]))
        reached = np.cumsum(np.bincount(apart))
        limit = int(np.searchsorted(reached, _CANDIDATES))
        nearest = np.flatnonzero(apart < limit)
        equal = np.flatnonzero(apart == limit)[: _CANDIDATES - len(nearest)]
        chosen: npt.NDArray[np.uint32] = rows[low:high][np.concatenate((nearest, equal))]
        return chosen


def _damaged(path: Path, reason: str) -> EnfaceError:
    return EnfaceError(Problem(str(path), f"{reason}.", "Remove the file and add its document to the memory again."))
