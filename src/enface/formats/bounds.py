"""The bounds of segments that a file does not mark itself: where those that are known stand in its text, by content.

Segments that a person bounded are looked for when the file is read anew, whatever stands around them by now; where
nothing has changed at all, every segment stands where it stood.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from enface.formats.encoding import LINE_END
from enface.formats.guide import Known
from enface.formats.pair_texts import Text
from enface.languages.word_diff import counterpart
from enface.model import Segment, Side

Place = tuple[int, int]
"""From where to where something stands in a text."""


class Bound(NamedTuple):
    """Where a known segment stands in both texts."""

    known: Known
    source: Place
    target: Place


def joint_of(text: Text, one: Place, other: Place) -> tuple[str, str]:
    """What stands between two places of a text, and why what stands in them cannot be one, if so."""
    between = text.text[one[1] : other[0]]
    both = one[0] < one[1] and other[0] < other[1]
    is_apart = text.paragraph_at(one[1] - 1) != text.paragraph_at(other[0]) if both else not _is_one_line(between)
    return between, marks_in(between) or ("a paragraph ends between them" if is_apart else "")


def marks_in(between: str) -> str:
    """Why two segments with something between them cannot be one, if there is more than blanks."""
    return "marks of the file stand between them" if between.strip() else ""


def _is_one_line(text: str) -> bool:
    return not LINE_END.search(text)


Forms = tuple[str, ...]
"""The texts that may stand in one place, the longest first; an empty one where there may be none."""


def all_bounds(source: Text, target: Text, known: Sequence[Known]) -> tuple[Bound, ...]:
    """Where all the known segments stand, if the texts hold them and nothing else; else none."""
    if not known:
        return ()
    places: list[list[Place]] = []
    for text, side in ((source, Side.SOURCE), (target, Side.TARGET)):
        found = _walk(text, [_forms(one, side) for one in known], 0)
        if found is None or _content(text, found[-1][1]) is not None:
            return ()
        places.append(found)
    return tuple(map(Bound, known, *places))


def mended_bounds(source: Text, target: Text, known: Sequence[Known]) -> tuple[Bound, ...]:
    """Where the segments stand that a person bounded, in order; of those that are not found again, nothing is said.

    They are called anew, by the sentences that they are now.
    """
    found: list[Bound] = []
    before = (0, 0)
    for start, end in _runs(known):
        places = _found_run(source, target, known, (start, end), before)
        if places is not None:
            unnamed = (one._replace(segment=one.segment._replace(id="")) for one in known[start:end])
            found += map(Bound, unnamed, *places)
            before = found[-1].source[1], found[-1].target[1]
    return tuple(found)


def as_known(segment: Segment, known: Segment) -> Segment:
    """A segment as it was known in its place: by the name that it had, if any, and bounded by a person or not."""
    return segment._replace(id=known.id or segment.id, source_confidence=known.source_confidence, mended=known.mended)


def cut(text: Text, places: Sequence[Place]) -> tuple[Text, list[Place]]:
    """A text whose sentences end where the places do, and which of its sentences stand in each."""
    finer = text.cut(edge for place in places for edge in place)
    return finer, [finer.sentences_in(*place) for place in places]


def _runs(known: Sequence[Known]) -> list[Place]:
    """The runs of segments that a person bounded, with so many around them as it takes to have text on both sides."""
    has_source = any(one.segment.source for one in known)
    runs: list[Place] = []
    place = 0
    while place < len(known):
        if not known[place].segment.mended:
            place += 1
            continue
        start, end = place, place + 1
        while end < len(known) and (
            known[end].segment.mended or not _is_whole(known[start:end], needs_source=has_source)
        ):
            end += 1
        while start and not _is_whole(known[start:end], needs_source=has_source):
            start -= 1
        if runs and start < runs[-1][1]:
            start = runs.pop()[0]
        runs.append((start, end))
        place = end
    return runs


def _is_whole(held: Sequence[Known], *, needs_source: bool) -> bool:
    has_target = any(one.segment.target for one in held)
    return has_target and (not needs_source or any(one.segment.source for one in held))


def _found_run(
    source: Text, target: Text, known: Sequence[Known], run: Place, before: tuple[int, int]
) -> tuple[list[Place], list[Place]] | None:
    """Where a run stands in both texts, each behind a place; in one of them it may have been changed."""
    sources, targets = (
        _Wanted(text, known, run, side, floor)
        for text, side, floor in ((source, Side.SOURCE, before[0]), (target, Side.TARGET, before[1]))
    )
    exact = sources.exact(), targets.exact()
    if exact == (None, None):
        return None
    found = exact[0] or sources.changed(), exact[1] or targets.changed()
    return None if found[0] is None or found[1] is None else (found[0], found[1])


class _Wanted:
    """A run of segments that is looked for in one of the texts, behind a place."""

    def __init__(self, text: Text, known: Sequence[Known], run: Place, side: Side, floor: int) -> None:
        start, end = run
        self._text, self._side, self._floor = text, side, floor
        self._held = [one.segment.source if side is Side.SOURCE else one.segment.target for one in known[start:end]]
        self._pieces = [_forms(one, side) for one in known[start:end]]
        self._before = _nearest(known[:start][::-1], side)
        self._after = _nearest(known[end:], side)
        self._expected = sum(len(_forms(one, side)[0]) for one in known[:start])

    def exact(self) -> list[Place] | None:
        """Where the run stands word for word: between the same neighbours, or else nearest to where it stood."""
        if not any(piece[0] for piece in self._pieces):
            return [(self._floor, self._floor)] * len(self._pieces)
        best: tuple[int, int, list[Place]] | None = None
        for start in self._starts():
            places = _walk(self._text, self._pieces, start)
            if places is None:
                continue
            begins, ends = self._is_behind(start), self._is_before(places[-1][1])
            if (begins or self._text.begins(start)) and (ends or self._text.ends(places[-1][1])):
                rank = (begins + ends, -abs(start - self._expected))
                best = max(best or (*rank, places), (*rank, places))
        return best[2] if best else None

    def changed(self) -> list[Place] | None:
        """Where its neighbours say that it stands, changed but like what it was."""
        place = self._text.without_blanks(*self._between())
        if place is None or place[1] - place[0] > _LONGEST:
            return None
        blank = "" if self._side is Side.SOURCE else " "
        old, new = blank.join(filter(None, self._held)), self._text.text[slice(*place)]
        if Indel.normalized_similarity(old, new) < _LIKE:
            return None
        found: list[Place] = []
        at, begin = 0, place[0]
        for held in self._held:
            end = begin
            if held:
                at += len(held)
                ends = len(new) if at == len(old) else counterpart(old, new, at)
                end = max(begin, place[0] + (_at_blank(new, ends) if blank else ends))
                at += len(blank)
            found.append(self._text.without_blanks(begin, end) or (begin, begin))
            begin = end
        return found

    def _starts(self) -> Iterator[int]:
        for form in next(piece for piece in self._pieces if piece[0]):
            start = self._text.text.find(form, self._floor) if form else -1
            while start >= 0:
                yield start
                start = self._text.text.find(form, start + 1)

    def _is_behind(self, place: int) -> bool:
        """Whether the neighbour before stands right before a place."""
        near = (self._text.text[max(place - len(form) - _GAP, 0) : place].rstrip() for form in self._before)
        return any(form and held.endswith(form) for form, held in zip(self._before, near, strict=True))

    def _is_before(self, place: int) -> bool:
        """Whether the neighbour after stands right behind a place."""
        near = (self._text.text[place : place + len(form) + _GAP].lstrip() for form in self._after)
        return any(form and held.startswith(form) for form, held in zip(self._after, near, strict=True))

    def _between(self) -> Place:
        """From the end of the neighbour before to the beginning of the one after."""
        text = self._text.text
        starts = [at + len(form) for form in self._before if form and (at := text.find(form, self._floor)) >= 0]
        start = min(starts, default=len(text) if self._before else self._floor)
        ends = [at for form in self._after if form and (at := text.find(form, start)) >= 0]
        return start, min(ends, default=start if self._after else len(text))


_GAP = 40
"""Characters between two segments at most, where one is looked for beside the other."""
_LIKE = 0.6
"""So like its former text is what stands in a place, or it is another."""
_LONGEST = 5000
"""Characters of a run that are compared with what it was."""


def _forms(known: Known, side: Side) -> Forms:
    if side is Side.SOURCE:
        return (known.segment.source,)
    return tuple(sorted({known.segment.target, known.revised}, key=len, reverse=True))


def _nearest(known: Sequence[Known], side: Side) -> Forms:
    """The text of the first of some segments that has any."""
    return next((forms for one in known if (forms := _forms(one, side))[0]), ())


def _walk(text: Text, pieces: Sequence[Forms], start: int) -> list[Place] | None:
    """Where pieces stand that follow each other with nothing but blanks and marks between, from a place on."""
    places: list[Place] = []
    position = start
    for forms in pieces:
        place = _content(text, position)
        form = next((form for form in forms if form and place is not None and text.text.startswith(form, place)), None)
        if place is not None and form is not None:
            position = place + len(form)
            places.append((place, position))
        elif "" in forms:
            places.append((position, position))
        else:
            return None
    return places


def _content(text: Text, position: int) -> int | None:
    """The first place from one on where a sentence's text stands, if there is any."""
    number = bisect_right(text.sentences, position, key=lambda one: one.end)
    if number == len(text.sentences):
        return None
    start, end, *_ = text.sentences[number]
    rest = text.text[max(start, position) : end]
    return end - len(rest.lstrip())


def _at_blank(text: str, place: int) -> int:
    """The beginning or end of a word that is nearest to a place; the place itself in a text without blanks."""
    edges = [0, *(number for number, sign in enumerate(text) if sign.isspace()), len(text)]
    if len(edges) == 2:
        return place
    after = bisect_left(edges, place)
    return min(edges[max(after - 1, 0) : after + 1], key=lambda edge: abs(edge - place))
