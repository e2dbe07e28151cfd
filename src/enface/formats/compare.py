"""Proves what differs between two versions of a file: what a review may change, and anything else as a breach."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from enface.formats import called, recognise, source_of
from enface.formats.allocation import no_search_for_cycles
from enface.formats.piece_diff import alike, described, differences, excerpt, is_within, pieces
from enface.formats.stretches import Held, Part, Stretch, framed
from enface.model import ImportProblem


class Changed(NamedTuple):
    """A target, a state or a note that changed, as a review may change it; the line is the new file's."""

    held: Held
    segment: str
    line: int
    old: str
    new: str


class Breach(NamedTuple):
    """What differs and should not: the part of a package, the place in the new file, and what it is."""

    part: str
    line: int
    column: int
    what: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions of a file."""

    format: str
    changes: tuple[Changed, ...] = ()
    breaches: tuple[Breach, ...] = ()


def compare(before: bytes, after: bytes, path: str, other: str) -> Comparison:
    """What differs between the file at `path` and its new version at `other`, found in their bytes.

    Only the readers' knowledge of where targets, states and notes stand is used, nothing of how they are written back.
    Raises ImportProblem where one cannot be read or they are of two formats.
    """
    format_ = recognise(before, path)
    # The English text of a pair that was written elsewhere has no Chinese one beside it.
    is_copy = source_of(Path(path)) is not None and Path(other).suffix == Path(path).suffix
    second = format_ if is_copy else recognise(after, other)
    if format_.NAME != second.NAME:
        reason = f"{called(second.NAME)}, where {path} is {called(format_.NAME)}."
        raise ImportProblem(other, reason, remedy="Compare two versions of one file.")
    changes: list[Changed] = []
    breaches: list[Breach] = []
    with no_search_for_cycles():
        old = {part.name: part for part in format_.changeable(before, path)}
        new = {part.name: part for part in format_.changeable(after, other)}
        for name in dict.fromkeys((*old, *new)):
            if name not in new or name not in old:
                breaches.append(Breach(name, 1, 1, "the part is gone" if name not in new else "the part is new"))
                continue
            found = _Parts(old[name], new[name])
            changes += found.changes
            breaches += found.breaches
    return Comparison(format_.NAME, tuple(changes), tuple(sorted(breaches, key=lambda breach: breach[:3])))


class _Cut:
    """A part cut into what never changes (`fixed`) and its stretches, by whose they are."""

    def __init__(self, part: Part) -> None:
        self.part = part
        pieces: list[str] = []
        self._ends: list[int] = []  # of the pieces, in the fixed text
        self._starts: list[int] = []  # of the pieces, in the part's own text
        self.stretches: dict[tuple[object, ...], tuple[Stretch, int]] = {}
        seen: Counter[tuple[object, ...]] = Counter()
        position = length = 0
        for stretch in (*part.stretches, None):
            pieces.append(part.piece(position, stretch.start if stretch is not None else len(part.text)))
            self._starts.append(position)
            length += len(pieces[-1])
            self._ends.append(length)
            if stretch is not None:
                key = _key(stretch)
                seen[key] += 1
                self.stretches[*key, seen[key]] = stretch, length
                position = stretch.end
        self.fixed = "".join(pieces)

    def raw(self, stretch: Stretch) -> str:
        return self.part.piece(stretch.start, stretch.end)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a place in the fixed text."""
        number = min(bisect_right(self._ends, offset), len(self._ends) - 1)
        first = self._ends[number - 1] if number else 0
        before = self.fixed[first:offset]
        return self.place_of(self._starts[number] + len(before if isinstance(self.part.text, str) else before.encode()))

    def place_of(self, position: int) -> tuple[int, int]:
        """Line and column of a place in the part's own text."""
        line = bisect_left(self._line_ends, position)
        return line + 1, len(self.part.piece(self._line_ends[line - 1] + 1 if line else 0, position)) + 1

    @cached_property
    def _line_ends(self) -> list[int]:
        text = self.part.text
        found = re.finditer("\n", text) if isinstance(text, str) else re.finditer(b"\n", text)
        return [match.start() for match in found]


def _key(stretch: Stretch) -> tuple[object, ...]:
    """Whose a stretch is; of states also which attribute it is."""
    first = stretch.texts[0]
    if len(stretch.texts) > 1:
        first = next((text for text in stretch.texts if text.held is Held.TARGET), first)
    name, equals, _ = first.reads.partition("=")
    return first.held, first.segment, name if equals and first.held is Held.STATUS else ""


class _Parts:
    """What differs between two versions of a part."""

    def __init__(self, before: Part, after: Part) -> None:
        self.changes: list[Changed] = []
        self.breaches: list[Breach] = []
        self._name = after.name
        if before.text == after.text and (before.encoding, before.bom) == (after.encoding, after.bom):
            return
        self._old, self._new = _Cut(before), _Cut(after)
        if before.bom != after.bom:
            self._breach((1, 1), f"the byte order mark is {'gone' if before.bom else 'new'}")
        if before.encoding != after.encoding:
            self._breach((1, 1), f"the encoding was {before.encoding} and is {after.encoding}")
        if self._old.fixed != self._new.fixed:
            self._outside()
        self._inside(is_in_place=self._old.fixed == self._new.fixed)
        if not self.changes and not self.breaches:
            self._breach((1, 1), "the bytes differ")

    def _breach(self, place: tuple[int, int], what: str) -> None:
        self.breaches.append(Breach(self._name, *place, what))

    def _outside(self) -> None:
        """What differs outside the stretches."""
        for offset, what in differences(self._old.fixed, self._new.fixed):
            self._breach(self._new.place(offset) if offset else (1, 1), what)

    def _inside(self, *, is_in_place: bool) -> None:
        """What differs in the stretches, and whether it may."""
        old, new = self._old.stretches, self._new.stretches
        for key in dict.fromkeys((*new, *old)):
            if key not in new:
                self._gone(*old[key])
                continue
            stretch, offset = new[key]
            if key not in old:
                self._texts({}, _texts(self._new, stretch), stretch)
                continue
            before, was_at = old[key]
            if is_in_place and offset != was_at:
                self._breach(self._new.place_of(stretch.start), f"{_whose(stretch)} stands at another place")
            if self._old.raw(before) != self._new.raw(stretch):
                self._changed(before, stretch)

    def _gone(self, stretch: Stretch, offset: int) -> None:
        texts = _texts(self._old, stretch)
        if all(held is Held.STATUS for held, _ in texts):
            line, _ = self._new.place(min(offset, max(len(self._new.fixed) - 1, 0)))
            self.changes += [Changed(*key, line, reads, "") for key, (_, reads) in texts.items()]
        else:
            self._breach(self._new.place(min(offset, len(self._new.fixed))), f"{_whose(stretch)} is gone")

    def _changed(self, before: Stretch, after: Stretch) -> None:
        old, new = _texts(self._old, before), _texts(self._new, after)
        was, now = framed(self._old.part, before), framed(self._new.part, after)
        may_grow = after.grows or bool(new.keys() - old.keys()) or not any(reads for _, reads in old.values())
        fits = is_within(pieces(was), pieces(now)) if may_grow else was == now
        told = self._texts(old, new, after)
        foreign = self._foreign_code(before, after)
        if foreign:
            what = f"{_whose(after)} has a code that the file did not have: {excerpt(foreign, 0)}"
            self._breach(self._new.place_of(after.start), what)
        if not fits:
            at = alike(was, now)
            self._breach(self._new.place_of(after.start), f"around {_whose(after)}: {described(was, now, at)}")
        elif not told:
            self._breach(self._new.place_of(after.start), f"{_whose(after)} is written in another way")

    def _foreign_code(self, before: Stretch, after: Stretch) -> str:
        """A code of the new texts that neither the old ones nor the file around them, so their sources, have."""
        old, new = (Counter(code for text in one.texts for code in text.codes) for one in (before, after))
        return next((code for code in new - old if code not in self._old.fixed), "")

    def _texts(self, old: _Texts, new: _Texts, stretch: Stretch) -> bool:
        """Tell of the texts that changed, and of those that are only written otherwise; whether there are any."""
        told = False
        for key in dict.fromkeys((*new, *old)):
            (was, was_read), (now, reads) = old.get(key, ("", "")), new.get(key, ("", ""))
            if was_read != reads:
                place = min((text.start for text in stretch.texts if (text.held, text.segment) == key), default=None)
                line = self._new.place_of(stretch.start if place is None else place)[0]
                self.changes.append(Changed(*key, line, was_read, reads))
                told = True
            elif was != now and key in old and key in new:
                what = f"the {key[0]} of {key[1]} reads the same and is written in another way"
                self._breach(self._new.place_of(stretch.start), what)
                told = True
        return told


_Texts = Mapping[tuple[Held, str], tuple[str, str]]
"""How texts are written and what they read as, by what they are and whose."""


def _texts(cut: _Cut, stretch: Stretch) -> _Texts:
    found: dict[tuple[Held, str], tuple[str, str]] = {}
    for text in stretch.texts:
        written, reads = found.get((text.held, text.segment), ("", ""))
        joint = " " if text.held is Held.STATUS and reads else ""
        found[text.held, text.segment] = (
            written + cut.part.piece(text.start, text.end),
            reads + joint + text.reads,
        )
    return found


def _whose(stretch: Stretch) -> str:
    held, segment, _ = _key(stretch)
    return f"the {held} of {segment}"
