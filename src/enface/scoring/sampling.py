"""Which segments to review where not all can be: drawn by chance, so that a score says what it stands for."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Method(StrEnum):
    """How segments are drawn."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    RISK = "risk"


class Candidate(NamedTuple):
    """A segment that may be drawn: its document and id, its words, and how much it is at risk (any number above 0)."""

    document: str
    segment: str
    words: int
    risk: float = 1.0

    @property
    def key(self) -> tuple[str, str]:
        """Document and segment."""
        return self.document, self.segment


class Drawn(NamedTuple):
    """A segment of a sample, and the probability with which it came into it."""

    document: str
    segment: str
    words: int
    probability: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sample with what it stands for: all `segments` and `words` of which it was drawn."""

    method: Method
    seed: int
    drawn: tuple[Drawn, ...]
    segments: int
    words: int

    def estimated(self, points: Mapping[tuple[str, str], float]) -> float:
        """The points of all segments, as those found in the sample let expect: each by one over its probability.

        The estimator of Horvitz and Thompson 1952; without bias, whatever was drawn more often.
        """
        return math.fsum(points.get((one.document, one.segment), 0.0) / one.probability for one in self.drawn)

    @property
    def says(self) -> str:
        """What a score of this sample stands for."""
        words = sum(one.words for one in self.drawn)
        part = f"{len(self.drawn):,} of {self.segments:,} segments, {words:,} of {self.words:,} words"
        how = {Method.RANDOM: "at random", Method.STRATIFIED: "by document", Method.RISK: "by risk"}[self.method]
        return f"{part}, drawn {how}, seed {self.seed}"


def draw(candidates: Sequence[Candidate], count: int, method: Method = Method.RANDOM, seed: int = 1) -> Drawing:
    """Draw `count` segments, or all where there are fewer.

    Each segment has a random number that follows from the seed and its name alone, so the same are drawn everywhere, in
    whatever order they come, and a larger random sample holds the smaller one. `stratified` gives each document its
    share, one segment at least where there are enough; `risk` draws with a probability that grows with the risk
    (sequential Poisson sampling, Ohlsson 1998).
    """
    count = min(count, len(candidates))
    if count < 1:
        return Drawing(method, seed, (), len(candidates), sum(one.words for one in candidates))
    if method is Method.STRATIFIED:
        chosen = _stratified(candidates, count, seed)
    elif method is Method.RISK:
        chosen = _by_risk(candidates, count, seed)
    else:
        ordered = sorted(candidates, key=lambda one: _uniform(one, seed))
        chosen = {one.key: count / len(candidates) for one in ordered[:count]}
    drawn = tuple(Drawn(*one.key, one.words, chosen[one.key]) for one in candidates if one.key in chosen)
    return Drawing(method, seed, drawn, len(candidates), sum(one.words for one in candidates))


def _uniform(one: Candidate, seed: int) -> float:
    name = "\0".join((str(seed), one.document, one.segment)).encode("utf-8", "surrogatepass")
    return (int.from_bytes(hashlib.blake2b(name, digest_size=8).digest()) + 0.5) / 2**64


def _stratified(candidates: Sequence[Candidate], count: int, seed: int) -> dict[tuple[str, str], float]:
    strata: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        strata[one.document].append(one)
    shares = _shares({name: len(stratum) for name, stratum in strata.items()}, count)
    chosen: dict[tuple[str, str], float] = {}
    for name, stratum in strata.items():
        ordered = sorted(stratum, key=lambda one: _uniform(one, seed))
        chosen |= {one.key: shares[name] / len(stratum) for one in ordered[: shares[name]]}
    return chosen


def _shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """Each stratum's part of `count` by its size: one each where there are enough, then by largest remainders."""
    least = int(count >= len(sizes))
    total = sum(sizes.values())
    exact = {name: count * size / total for name, size in sorted(sizes.items())}
    shares = {name: min(sizes[name], max(least, math.floor(exact[name]))) for name in exact}
    while (left := count - sum(shares.values())) != 0:
        step = 1 if left > 0 else -1
        free = [name for name in exact if least <= shares[name] + step <= sizes[name]]
        name = max(free, key=lambda one: step * (exact[one] - shares[one]))
        shares[name] += step
    return shares


def _by_risk(candidates: Sequence[Candidate], count: int, seed: int) -> dict[tuple[str, str], float]:
    probabilities = _probabilities([max(one.risk, 1e-9) for one in candidates], count)
    ranked = sorted(
        zip(candidates, probabilities, strict=True),
        key=lambda pair: 0.0 if pair[1] >= 1 else _uniform(pair[0], seed) / pair[1],
    )
    return {one.key: probability for one, probability in ranked[:count]}


def _probabilities(risks: Sequence[float], count: int) -> list[float]:
    """Probabilities that grow with the risks and sum up to `count`, none above 1."""
    certain: set[int] = set()
    while True:
        rest = math.fsum(risk for place, risk in enumerate(risks) if place not in certain)
        scale = (count - len(certain)) / rest if rest else 0.0
        beyond = {place for place, risk in enumerate(risks) if place not in certain and risk * scale >= 1}
        if not beyond:
            return [1.0 if place in certain else risk * scale for place, risk in enumerate(risks)]
        certain |= beyond
