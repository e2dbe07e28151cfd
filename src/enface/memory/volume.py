"""One file of earlier translations: the segments of one document, with their index, mapped and never read whole."""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from enface.formats.atomic import replace_file
from enface.memory.signatures import WORDS, Signatures, distances, signatures
from enface.model import EnfaceError, Problem, Side

_MAGIC = b"ENFMEM01"
_START = 24
_BLOCK = 4096


class Entry(NamedTuple):
    """An earlier translation, its status, and who decided that, when."""

    source: str
    target: str
    segment: str = ""
    status: str = ""
    decided: str = ""


class Window(NamedTuple):
    """The rows of a volume that are long enough to be like a text, and in how many bits their signatures differ."""

    side: Side
    rows: npt.NDArray[np.uint32]
    apart: npt.NDArray[np.uint16]


_FIELDS = len(Entry._fields)
_SIDES = tuple(Side)


def write_volume(path: Path, name: str, entries: Sequence[Entry], digest: str = "") -> None:
    """Put a volume in the place of `path`, whole or not at all. `digest` says what it was made of."""
    texts = [text.encode("utf-8", "surrogatepass") for entry in entries for text in entry]
    offsets = np.zeros(len(texts) + 1, np.uint64)
    np.cumsum(np.fromiter(map(len, texts), np.uint64, len(texts)), out=offsets[1:])
    sections = [offsets.tobytes()]
    for side in range(len(_SIDES)):
        lengths = np.fromiter((len(entry[side]) for entry in entries), np.uint32, len(entries))
        order = np.argsort(lengths, kind="stable").astype(np.uint32)
        sections.append(np.ascontiguousarray(signatures([entry[side] for entry in entries])[:, order]).tobytes())
        sections += [lengths[order].tobytes(), order.tobytes()]
    size = int(offsets[-1]) + sum(map(len, sections))
    described = {"name": name, "digest": digest, "count": len(entries), "size": size}
    head = json.dumps(described).encode()
    head += b" " * (-len(head) % 8)
    lead = _MAGIC + len(head).to_bytes(8, "little") + zlib.crc32(head).to_bytes(8, "little")
    replace_file(path, chain((lead, head), sections, texts))


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
        for _ in _SIDES:
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

    def texts(self, rows: Sequence[int], side: Side) -> list[str]:
        """One side of the entries of these rows."""
        if not rows:
            return []
        fields = np.array(rows) * _FIELDS + _SIDES.index(side)
        begins = np.uint64(self._texts)
        starts, ends = (self._offsets[fields] + begins).tolist(), (self._offsets[fields + 1] + begins).tolist()
        data = self._data
        return [data[start:end].decode("utf-8", "replace") for start, end in zip(starts, ends, strict=True)]

    def window(self, signature: Signatures, length: int, side: Side, share: float) -> Window:
        """What may be like a text of that signature and length, so that their longest common part is `share` of it."""
        kept, lengths, rows = self._sides[_SIDES.index(side)]
        # A text of another length cannot be so like: the distance is the difference of lengths at least.
        low = int(np.searchsorted(lengths, int(length * share)))
        high = int(np.searchsorted(lengths, int(length / share) + 1, side="right"))
        return Window(side, rows[low:high], distances(kept[:, low:high], signature))

    def search(self, words: str) -> Iterator[Entry]:
        """The entries that have the words on either side, capital or small."""
        wanted = words.casefold()
        sieve = _sieve(words)
        for first in range(0, self.count, _BLOCK):
            last = min(first + _BLOCK, self.count)
            bounds = self._offsets[first * _FIELDS : last * _FIELDS + 1]
            start = int(bounds[0])
            block = self._data[self._texts + start : self._texts + int(bounds[-1])].lower()
            at = block.find(sieve)
            while 0 <= at < len(block):
                row = first + (int(np.searchsorted(bounds, np.uint64(start + at), side="right")) - 1) // _FIELDS
                entry = self.entry(row)
                if wanted in entry.source.casefold() or wanted in entry.target.casefold():
                    yield entry
                at = block.find(sieve, int(self._offsets[(row + 1) * _FIELDS]) - start)


def _sieve(words: str) -> bytes:
    """The longest part of the words that has one form in bytes, once ASCII is small: what is decoded must have it."""
    parted = "".join(char if char.isascii() or char.lower() == char.upper() else "\0" for char in words)
    return max(parted.split("\0"), key=len).encode("utf-8", "surrogatepass").lower()


def _damaged(path: Path, reason: str) -> EnfaceError:
    return EnfaceError(Problem(str(path), f"{reason}.", "Remove the file and add its document to the memory again."))
