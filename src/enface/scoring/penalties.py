"""From marked errors to points: weights, and the profile's policy for repeats and for errors inside others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from enface.model import MarkedError
from enface.scoring.profile import Nesting, ScoreProfile


class Charged(NamedTuple):
    """An error and what it costs under a profile; 0 where the policy does not count it."""

    error: MarkedError
    points: float


def charge(errors: Iterable[MarkedError], profile: ScoreProfile) -> tuple[Charged, ...]:
    """Every error with its points, in order. What one person marked never changes what another's marks cost."""
    errors = tuple(errors)
    dropped = _nested(errors, profile.nesting) if profile.nesting is not Nesting.BOTH else set()
    if profile.repeats is not None:
        kept = [index for index in range(len(errors)) if index not in dropped]
        dropped |= set(_repeated(errors, kept, profile.repeats, profile))
    return tuple(
        Charged(error, 0.0 if index in dropped else profile.weight(error.type, error.severity))
        for index, error in enumerate(errors)
    )


def penalty(errors: Iterable[MarkedError], profile: ScoreProfile) -> float:
    """The points of all errors together."""
    return sum(charged.points for charged in charge(errors, profile))


def _repeated(errors: Sequence[MarkedError], kept: Sequence[int], limit: int, profile: ScoreProfile) -> Iterator[int]:
    """The errors that say again what was counted often enough: same person, type and words; the dearest count."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for index in sorted(kept, key=lambda one: -profile.weight(errors[one].type, errors[one].severity)):
        error = errors[index]
        words = " ".join(error.text.casefold().split())
        if not words:
            continue  # an omission without words is like no other
        key = (error.system, error.author, error.type, words)
        seen[key] += 1
        if seen[key] > limit:
            yield index


def _nested(errors: Sequence[MarkedError], nesting: Nesting) -> set[int]:
    """The errors that give way to one which they lie inside or which lies inside them."""
    together: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, error in enumerate(errors):
        if error.span is not None:
            key = (error.system, error.document, error.segment, error.author, error.side.value)
            together[key].append(index)
    dropped: set[int] = set()
    for places in together.values():
        # The shortest first, so that whatever an error can lie inside comes after it.
        places.sort(key=lambda one: (_length(errors[one]), _rank(errors[one])))
        for inner_place, inner in enumerate(places):
            for outer in places[inner_place + 1 :]:
                if inner not in dropped and outer not in dropped and _inside(errors[inner], errors[outer]):
                    severer_inside = _rank(errors[inner]) > _rank(errors[outer])
                    dropped.add(outer if nesting is Nesting.SEVERER and severer_inside else inner)
    return dropped


def _inside(inner: MarkedError, outer: MarkedError) -> bool:
    return inner.span is not None and outer.span is not None and outer.span.contains(inner.span)


def _length(error: MarkedError) -> int:
    return error.span.end - error.span.start if error.span else 0


def _rank(error: MarkedError) -> int:
    return error.severity.rank
