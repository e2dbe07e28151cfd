"""What to read first when time is short: the segments where reading pays most. No estimate of quality.

Sorting by findings alone finds fewer bad segments than sorting by length, so a segment's length counts as well.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from enface.model import Severity

POINTS = {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}
"""What finding an error of a severity is worth: the points of MQM 2.0."""


class Suspicion(NamedTuple):
    """A finding: its severity, and how often its rule was right so far, from 0 to 1."""

    severity: Severity
    precision: float


class Reading(NamedTuple):
    """A segment that may be read: place, words, findings, and how likely something was left out (0 to 1)."""

    document: str
    segment: str
    words: int
    suspicions: tuple[Suspicion, ...] = ()
    omission: float = 0.0


@dataclass(frozen=True, slots=True)
class Triage:
    """What to read, in the order of what pays most; and what stays unseen.

    `unseen_gain` is the part, from 0 to 1, of all expected points that lie in what stays unseen.
    """

    chosen: tuple[Reading, ...]
    minutes: float
    unseen_segments: int
    unseen_words: int
    unseen_gain: float


def expected_gain(reading: Reading, points_a_word: float) -> float:
    """The points of errors that reading a segment is expected to find.

    Findings count with their severity times the precision of their rule, a likely omission as a major error, and every
    word with what words cost elsewhere: nobody marks only what a machine found.
    """
    findings = math.fsum(POINTS[one.severity] * one.precision for one in reading.suspicions)
    return findings + reading.omission * POINTS[Severity.MAJOR] + reading.words * points_a_word


def triage(
    readings: Sequence[Reading], minutes: float, words_a_minute: float = 25.0, points_a_word: float = 0.01
) -> Triage:
    """Choose segments to read in so many minutes, those that pay most a minute first, as long as they fit.

    `words_a_minute` is the speed of a bilingual revision, 1,500 words an hour unless one's own is known;
    `points_a_word` what errors cost in texts of this kind, 10 points in 1,000 words unless known.
    """

    def gain(one: Reading) -> float:
        return expected_gain(one, points_a_word)

    left = minutes * words_a_minute
    chosen: list[Reading] = []
    unseen: list[Reading] = []
    for one in sorted(readings, key=lambda one: -gain(one) / max(one.words, 1)):
        if one.words <= left:
            chosen.append(one)
            left -= one.words
        else:
            unseen.append(one)
    everything = math.fsum(map(gain, readings))
    read = sum(one.words for one in chosen)
    return Triage(
        chosen=tuple(chosen),
        minutes=read / words_a_minute,
        unseen_segments=len(unseen),
        unseen_words=sum(one.words for one in unseen),
        unseen_gain=math.fsum(map(gain, unseen)) / everything if everything else 0.0,
    )
