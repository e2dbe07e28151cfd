"""Who made which change of a text that several people revised one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from enface.languages.word_diff import changes
from enface.review.views import Revision


class SignedChange(NamedTuple):
    """A stretch of two texts; where they differ, one is empty, and `by` took the old out or put the new in."""

    old: str
    new: str
    by: Revision | None = None


def signed_changes(delivered: str, versions: Sequence[Revision]) -> Iterator[SignedChange]:
    """The way from what was delivered to the last version, each change with the version that made it last."""
    if not versions:
        yield from (SignedChange(text, text) for text in filter(None, [delivered]))
        return
    gone, came = _traced(delivered, versions)
    old = new = 0
    for change in changes(delivered, versions[-1].text):
        old, start_old = old + len(change.old), old
        new, start_new = new + len(change.new), new
        if not change.is_change:
            yield SignedChange(*change)
            continue
        known = [number for number in (*gone[start_old:old], *came[start_new:new]) if number is not None]
        last = max(known, default=len(versions) - 1)
        for text, number in _grouped(change.old, gone[start_old:old], last):
            yield SignedChange(text, "", versions[number])
        for text, number in _grouped(change.new, came[start_new:new], last):
            yield SignedChange("", text, versions[number])


def _grouped(text: str, numbers: Sequence[int | None], last: int) -> Iterator[tuple[str, int]]:
    """A text in stretches of one version each; what no version touched by itself goes with the last."""
    pairs = zip(text, (last if number is None else number for number in numbers), strict=True)
    for number, held in groupby(pairs, key=lambda pair: pair[1]):
        yield "".join(character for character, _ in held), number


def _traced(delivered: str, versions: Sequence[Revision]) -> tuple[list[int | None], list[int | None]]:
    """By which version each character that was delivered went, and with which each one of the last came."""
    gone: list[int | None] = [None] * len(delivered)
    came: list[int | None] = [None] * len(delivered)
    home: list[int | None] = list(range(len(delivered)))  # where each character stood as delivered
    before = delivered
    for number, version in enumerate(versions):
        place = 0
        next_came: list[int | None] = []
        next_home: list[int | None] = []
        for change in changes(before, version.text):
            place, start = place + len(change.old), place
            if change.is_change:
                for at in home[start:place]:
                    if at is not None:
                        gone[at] = number
                next_came += [number] * len(change.new)
                next_home += [None] * len(change.new)
            else:
                next_came += came[start:place]
                next_home += home[start:place]
        before, came, home = version.text, next_came, next_home
    return gone, came
