"""By what segments of a corpus belong to others: 128 bits of a text, 64 of what must differ; a sorted file a batch."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from enface.formats.atomic import replace_file
from enface.rules import Analysis
from enface.rules.finishing import ActiveRule

KEYS = np.dtype([("high", "<u8"), ("low", "<u8"), ("differs", "<u8"), ("row", "<u4"), ("rule", "<u4")])
"""The key in two halves, what must differ among segments of one key, the segment's row in its batch, the rule."""
Keys = npt.NDArray[np.void]


class KeyRows:
    """Keys of the segments of a batch, as they come."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int, int]] = []

    def add(self, rules: Iterable[ActiveRule], segment: Analysis, row: int) -> None:
        """Add what the rules across documents group a segment by; what fails has been reported by the runner."""
        for number, active in enumerate(rules):
            rule = active.rule
            if rule.groups is None or rule.differs is None:
                continue
            try:
                text, differs = rule.groups(segment), rule.differs(segment)
            except Exception:  # noqa: BLE001 - a rule must never end the review of a document
                continue
            if text:
                self._rows.append((*key_of(rule.id, text), _bits(differs, 8)[0], row, number))

    def sorted(self) -> Keys:
        """All of them, by key and row."""
        rows = np.array(self._rows, KEYS)
        return rows[np.lexsort((rows["row"], rows["low"], rows["high"]))]


def key_of(rule: str, text: str) -> tuple[int, int]:
    """128 bits that stand for a text as a rule groups by it, in two halves, the same everywhere."""
    high, low = _bits(f"{rule}\0{text}", 16)
    return high, low


def _bits(text: str, size: int) -> list[int]:
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=size).digest()
    return [int.from_bytes(digest[start : start + 8], "little") for start in range(0, size, 8)]


def write_keys(path: Path, rows: KeyRows) -> None:
    """Keep the keys of a batch."""
    replace_file(path, rows.sorted().tobytes())


def read_keys(path: Path, low: int, high: int) -> Keys:
    """Of a file of keys those whose first half is at least `low` and below `high`; nothing more of it is read."""
    if path.stat().st_size == 0:
        return np.empty(0, KEYS)
    kept = np.memmap(path, KEYS, "r")
    halves = kept["high"]
    start = int(np.searchsorted(halves, np.uint64(low)))
    stop = len(kept) if high >= 2**64 else int(np.searchsorted(halves, np.uint64(high)))
    return np.array(kept[start:stop])
