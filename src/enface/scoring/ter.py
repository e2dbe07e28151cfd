"""The edits of TER: words put in, taken out and exchanged, and runs of words moved, each move counting as one.

Snover et al. 2006, "A study of translation edit rate with targeted human annotation", with the limits that Tercom and
sacrebleu set: which moves are tried, in which order they are preferred, and how far from the diagonal the alignment is
looked for. The counts are sacrebleu's. What is new is how they are found: the alignment by bit vectors (Myers 1999, "A
fast bit-vector algorithm for approximate string matching"), kept to the same band; and the moves by the plain edit
distance, which no band can make smaller: it says how much a move gains at most, so that the alignment is made for the
move that wins and for next to none of the others.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_LONGEST = 10
_FARTHEST = 50
_MOST = 1000
_BEAM = 25


class _Alignment(NamedTuple):
    """How a text is turned into a reference without moves.

    `places` has for each word of the reference that of the text it stands for, or the one that it comes after;
    `wrong` and `missing` tell of each word of the text and of the reference whether it is part of an edit.
    """

    text: str
    distance: int
    places: list[int]
    wrong: bytearray
    missing: bytearray


class _Move(NamedTuple):
    """A run of words that stands in the reference too, and where it would go; in the order of preference."""

    gain: int
    length: int
    before_start: int
    before_target: int

    def made(self, text: str) -> str:
        """The text after it."""
        start, target = -self.before_start, -self.before_target
        end = start + self.length
        run = text[start:end]
        if target < start:
            return text[:target] + run + text[target:start] + text[end:]
        if target <= end:
            target += self.length
        return text[:start] + text[end:target] + run + text[target:]


def edits(text: Sequence[str], reference: Sequence[str]) -> int:
    """How many edits and moves turn the words of a text into those of a reference."""
    if not reference:
        return len(text)
    signs: defaultdict[str, str] = defaultdict(lambda: chr(len(signs)))
    words, wanted = ("".join(map(signs.__getitem__, one)) for one in (text, reference))
    aligned, moves, tried = _aligned(words, wanted), 0, 0
    while aligned.distance:
        found = list(_moves(aligned, wanted, _MOST - tried))
        tried += len(found)
        if tried >= _MOST:
            break
        better = _best(aligned, wanted, found)
        if better is None:
            break
        aligned, moves = better, moves + 1
    return aligned.distance + moves


def _best(aligned: _Alignment, reference: str, moves: Sequence[_Move]) -> _Alignment | None:
    """The text after the move that gains most; None where none does."""
    promising = []
    for move in set(moves):
        most = aligned.distance - Levenshtein.distance(
            move.made(aligned.text), reference, score_cutoff=aligned.distance - 1
        )
        if most > 0:
            promising.append(move._replace(gain=most))
    best: tuple[_Move, _Alignment] | None = None
    for move in sorted(promising, reverse=True):
        if best and best[0] > move:
            break
        after = _aligned(move.made(aligned.text), reference)
        made = move._replace(gain=aligned.distance - after.distance)
        if made.gain > 0 and (not best or made > best[0]):
            best = made, after
    return best[1] if best else None


def _moves(aligned: _Alignment, reference: str, most: int) -> Iterator[_Move]:
    """The moves worth a trial, at most so many: of a run with an edit in it to a place with one, not within itself."""
    text, places = aligned.text, aligned.places
    wrong, missing = _next_edits(aligned.wrong), _next_edits(aligned.missing)
    found = defaultdict(list)
    for there, sign in enumerate(reference):
        found[sign].append(there)
    for start, sign in enumerate(text):
        for there in found.get(sign, ()):
            if abs(there - start) > _FARTHEST:
                continue
            place = places[there]
            longest = min(_LONGEST, len(text) - start, len(reference) - there)
            if place >= start:
                longest = min(longest, place - start)
            for length in range(max(wrong[start] - start, missing[there] - there) + 1, longest + 1):
                if text[start : start + length] != reference[there : there + length]:
                    break
                before = places[there - 1] + 1 if there else 0
                for target in dict.fromkeys((before, *(one + 1 for one in places[there : there + length]))):
                    yield _Move(0, length, -start, -target)
                    most -= 1
                if most <= 0:
                    return


def _next_edits(edited: bytearray) -> list[int]:
    """For each word the place of the first one from it on that is part of an edit."""
    following, place = [], len(edited)
    for here in range(len(edited) - 1, -1, -1):
        if edited[here]:
            place = here
        following.append(place)
    following.reverse()
    return following


def _aligned(text: str, reference: str) -> _Alignment:
    """Align along the band; of equal ways the one that keeps or exchanges words last, else takes one out."""
    rows = _rows(text, reference)
    places, wrong, missing = [0] * len(reference), bytearray(len(text)), bytearray(len(reference))
    here, there, distance = len(text), len(reference), 0
    while there or here:
        bit = 1 << there >> 1
        both, out = rows[here]
        if both & bit:
            here, there = here - 1, there - 1
            places[there] = here
            if text[here] != reference[there]:
                wrong[here] = missing[there] = 1
                distance += 1
        elif out & bit or not there:
            here -= 1
            wrong[here] = 1
            distance += 1
        else:
            there -= 1
            places[there] = here - 1
            missing[there] = 1
            distance += 1
    return _Alignment(text, distance, places, wrong, missing)


def _rows(text: str, reference: str) -> list[tuple[int, int]]:
    """For each number of words of the text the ways through the table of distances, a bit for a word of the reference.

    The first of the two has a bit where the best way leads over both words, the second where it leads over the text's
    alone. Outside of the band there is no way: the row above is continued by steps of one, which no better way can
    use, and the signs there are not compared.
    """
    count, size = len(text), len(reference)
    every = (1 << size) - 1
    where: dict[str, int] = defaultdict(int)
    for there, sign in enumerate(reference):
        where[sign] |= 1 << there
    rows, rising, falling = [(0, 0)], every, 0
    bands = pairwise([(0, size + 1), *_bands(count, size)])
    for sign, ((first, end), (low, high)) in zip(text, bands, strict=True):
        lowest = 1 << low >> 1 or 1
        rising, falling = rising & -lowest, falling & -lowest
        reached = every & ((1 << end) - 1) & -(1 << first)  # over both words, from within the row above
        same = where.get(sign, 0) & -lowest & ((1 << end) - 1)
        level = (((same & rising) + rising) ^ rising) | same | falling
        level &= every
        taller = falling | every & ~(level | rising)
        out = taller & ((1 << end >> 1) - 1)
        rows.append(((same | every & ~level) & reached, out))
        lower = (rising & level) << 1
        taller = taller << 1 | lowest
        rising, falling = every & (lower | ~(level | taller)), taller & level
        above = every & -(1 << high >> 1)
        rising, falling = rising | above, falling & ~above
        if low:
            rising, falling = rising & ~lowest, falling | lowest
    return rows


def _bands(count: int, size: int) -> Iterator[tuple[int, int]]:
    """From where to where the reference is looked at after each word of the text."""
    ratio = size / count if count else 1.0
    width = math.ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    for here in range(1, count + 1):
        middle = math.floor(here * ratio)
        yield max(0, middle - width), size + 1 if here == count else min(size + 1, middle + width)
