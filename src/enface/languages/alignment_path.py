"""The best way through a pair of texts: the likeliest beads of sentences near a line, by dynamic programming."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp, log, log1p
from typing import NamedTuple

Kind = tuple[int, int]
"""How many sentences of source and of target a bead holds."""

Worth = Callable[[int, int, Kind], float]
"""How much likelier than chance the bead of a kind is that begins at a sentence of either side, as a logarithm."""

KINDS: Mapping[Kind, float] = {
    (1, 1): 0.85, (1, 2): 0.05, (2, 1): 0.04, (1, 3): 0.006, (3, 1): 0.004, (2, 2): 0.01, (1, 0): 0.02, (0, 1): 0.02,
    (1, 4): 0.001, (4, 1): 0.001, (1, 5): 0.0003, (5, 1): 0.0003,
}  # fmt: skip
"""How often each kind of bead occurs."""
_KINDS_WITH_WORTH = tuple((kind, log(share)) for kind, share in KINDS.items())
_NOWHERE = float("-inf")


class Bead(NamedTuple):
    """Sentences that belong together, from start to end on either side; `confidence` is how probable the bead is."""

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float

    def moved(self, source: int, target: int) -> Bead:
        """The bead so many sentences further on."""
        (start, end), (first, last) = self.source, self.target
        return Bead((start + source, end + source), (first + target, last + target), self.confidence)


class Band:
    """The cells near the diagonal: places between sentences of the source, each with a range of those of the target."""

    def __init__(self, centres: Sequence[int], width: int, last: int) -> None:
        # Each row reaches to the next one's centre, so that there is always a way.
        ends = (*centres[1:], last)
        self.rows = [(max(at - width, 0), min(end + width, last)) for at, end in zip(centres, ends, strict=True)]
        self.last = last

    def touches(self, source: int, target: int) -> bool:
        """Whether a cell lies at the band's edge, where a better way may lead out of it."""
        low, high = self.rows[source]
        return (target == low > 0) or (target == high < self.last)


def best_path(worth_of: Worth, band: Band) -> tuple[tuple[Bead, ...], bool]:
    """The best beads within the band, and whether their way keeps away from its edges."""
    worth = _worths(worth_of, band)
    before, total = _forward(band, worth)
    rest = _backward(band, worth)
    beads: list[Bead] = []
    inside = True
    source, target = len(band.rows) - 1, band.last
    whole = total[source][target - band.rows[source][0]]
    while source or target:
        number = before[source][target - band.rows[source][0]]
        (many, more), _ = _KINDS_WITH_WORTH[number]
        start, first = source - many, target - more
        place = first - band.rows[start][0]
        value = total[start][place] + worth[start][place * len(KINDS) + number]
        value += rest[source][target - band.rows[source][0]] - whole
        beads.append(Bead((start, source), (first, target), min(exp(value), 1.0)))
        source, target = start, first
        inside = inside and not band.touches(source, target)
    return tuple(reversed(beads)), inside


def _worths(worth_of: Worth, band: Band) -> list[array[float]]:
    """For each row, by cell and kind: the worth of the bead of that kind that begins there."""
    rows: list[array[float]] = []
    for source, (low, high) in enumerate(band.rows):
        row = array("d", [_NOWHERE]) * ((high - low + 1) * len(KINDS))
        for number, (kind, usual) in enumerate(_KINDS_WITH_WORTH):
            end = source + kind[0]
            if end >= len(band.rows):
                continue
            least, most = band.rows[end]
            is_pair = min(kind) > 0
            for target in range(max(low, least - kind[1]), min(high, most - kind[1]) + 1):
                value = usual + worth_of(source, target, kind) if is_pair else usual
                row[(target - low) * len(KINDS) + number] = value
        rows.append(row)
    return rows


def _forward(band: Band, worth: list[array[float]]) -> tuple[list[array[int]], list[array[float]]]:
    """For each cell the number of the kind of bead that the best way to it ends with, and the worth of all ways."""
    best, total = _cells(band), _cells(band)
    before = [array("b", bytes(high - low + 1)) for low, high in band.rows]
    best[0][0] = total[0][0] = 0.0
    for source, (low, high) in enumerate(band.rows):
        for target in range(low, high + 1):
            so_far, ways = best[source][target - low], total[source][target - low]
            if so_far == _NOWHERE:
                continue
            for end, place, number, value in _onward(band, worth, source, target):
                if so_far + value > best[end][place]:
                    best[end][place] = so_far + value
                    before[end][place] = number
                total[end][place] = _either(total[end][place], ways + value)
    return before, total


def _backward(band: Band, worth: list[array[float]]) -> list[array[float]]:
    """For each cell the worth of all ways from it to the end."""
    rest = _cells(band)
    rest[-1][-1] = 0.0
    for source in range(len(band.rows) - 1, -1, -1):
        low, high = band.rows[source]
        for target in range(high, low - 1, -1):
            ways = rest[source][target - low]
            for end, place, _, value in _onward(band, worth, source, target):
                ways = _either(ways, rest[end][place] + value)
            rest[source][target - low] = ways
    return rest


def _onward(band: Band, worth: list[array[float]], source: int, target: int) -> Iterator[tuple[int, int, int, float]]:
    """Where each bead that begins at a cell leads, its kind's number and its worth."""
    first = (target - band.rows[source][0]) * len(KINDS)
    row = worth[source]
    for number, ((many, more), _) in enumerate(_KINDS_WITH_WORTH):
        value = row[first + number]
        if value != _NOWHERE:
            yield source + many, target + more - band.rows[source + many][0], number, value


def _cells(band: Band) -> list[array[float]]:
    return [array("d", [_NOWHERE]) * (high - low + 1) for low, high in band.rows]


def _either(one: float, other: float) -> float:
    """The logarithm of a sum."""
    low, high = (one, other) if one < other else (other, one)
    return high if high - low > 30 or low == _NOWHERE else high + log1p(exp(low - high))
