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
from enface.rules.runner import Run

KEYS = np.dtype([("high", "<u8"), ("low", "<u8"), ("differs", "<u8"), ("row", "<u4"), ("rule", "<u4")])
"""The key in two halves, what must differ among segments of one key, the segment's row in its batch, the rule."""
Keys = npt.NDArray[np.void]


class KeyRows:
    """Keys of the segments of a batch, as they come."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int, int]] = []

    def add(self, run: Run, segment: Analysis, row: int) -> None:
        """Add by what the rules that look across group a segment; the run is told of those that fail."""
        for number, active in enumerate(run.in_corpora):
            try:
                found = dict.fromkeys(_grouped(active, segment))
            except Exception as error:  # noqa: BLE001 - a rule must never end the review of a document
                run.failed(active.rule, segment, error)
                continue
            for text, differs in found:
                self._rows.append((*key_of(active.rule.id, text), _bits(differs, 8)[0], row, number))

    def sorted(self) -> Keys:
        """All of them, by key and row."""
        rows = np.array(self._rows, KEYS)
        return rows[np.lexsort((rows["row"], rows["low"], rows["high"]))]


def _grouped(active: ActiveRule, segment: Analysis) -> Iterable[tuple[str, str]]:
    """By what a rule groups a segment, each with what must differ."""
    rule = active.rule
    if rule.mentions is not None:
        return rule.mentions(segment)
    text = rule.groups(segment) if rule.groups is not None else ""
    return ((text, rule.differs(segment)),) if text and rule.differs is not None else ()


def thing_of(active: ActiveRule, segment: Analysis, key: tuple[int, int]) -> str:
    """The thing that a segment mentions and that the key stands for; empty for rules that know of none."""
    mentioned = active.rule.mentions(segment) if active.rule.mentions is not None else ()
    return next((thing for thing, _ in mentioned if key_of(active.rule.id, thing) == key), "")


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
