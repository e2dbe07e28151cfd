"""A hash table of words in one stretch of bytes: a fifth of the memory of a dict, opened without a look at any word.

First the number of slots less one, then the slots, each with where its word stands or 0, then a line for each word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from sys import byteorder
from zlib import crc32

_LEAST_FREE = 2
"""So many times as many slots as words, at least."""
_HEAD = 4


def table_of(entries: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a table of words, each with what is said of it: a line that may be empty."""
    held = dict(entries)
    mask = (1 << (_LEAST_FREE * len(held)).bit_length()) - 1
    slots = array("I", bytes(4 * (mask + 1)))
    start = _HEAD + 4 * len(slots)
    texts = bytearray(b"\n")
    for word, said in held.items():
        key = word.encode("utf-8", "surrogatepass")
        slot = crc32(key) & mask
        while slots[slot]:
            slot = (slot + 1) & mask
        slots[slot] = start + len(texts) - 1
        texts += b"%s\t%s\n" % (key, said.encode())
    return mask.to_bytes(_HEAD, byteorder) + slots.tobytes() + texts


class WordTable:
    """The words of a table, by its bytes."""

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._mask = int.from_bytes(table[:_HEAD], byteorder)
        self._slots = memoryview(table)[_HEAD : _HEAD + 4 * (self._mask + 1)].cast("I")

    def get(self, word: str) -> str | None:
        """What is said of a word; None where it is not in the table."""
        key = word.encode("utf-8", "surrogatepass")
        at = self._find(key, crc32(key) & self._mask)
        if not at:
            return None
        start = at + len(key) + 2
        return self._table[start : self._table.index(b"\n", start)].decode()

    def __contains__(self, word: str) -> bool:
        key = word.encode("utf-8", "surrogatepass")
        slot = crc32(key) & self._mask
        return self._slots[slot] > 0 and self._find(key, slot) > 0  # most that are asked of end here

    def _find(self, key: bytes, slot: int) -> int:
        """From its slot on, where the line of a word begins, with the end of that before it; 0 where there is none."""
        line = b"\n%s\t" % key
        while (at := self._slots[slot]) and not self._table.startswith(line, at):
            slot = (slot + 1) & self._mask
        return at
