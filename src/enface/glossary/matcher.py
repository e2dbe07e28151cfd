"""Where terms stand in a text: one pass of Aho-Corasick a side, longest match over all statuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from enface.glossary.compiled import Compiled, Side, target_shape
from enface.glossary.folding import encodable, fold, in_bytes, joins, plain
from enface.glossary.forms import FormKind
from enface.glossary.terms import Occurrence, Reading, Rendering, Term
from enface.languages.remembered import Remembered

# "who" is not the WHO: a short acronym counts only in its own capitals.
_LONGEST_STRICT = 6
_MOST_READINGS = 100_000
"""So many ways of writing are remembered; after that the memory begins anew."""
_END = itemgetter(1)
_new = tuple.__new__  # a third of what the constructor of a named tuple costs


class _Form(NamedTuple):
    term: Term
    rendering: Rendering | None
    right: str
    kind: FormKind
    plain: str
    is_strict: bool
    is_case_bound: bool


_Readings = tuple[Reading, ...]
_Found = tuple[int, int, _Readings]
"""An `Occurrence` to be: start, end, and what the words between them are."""


class _Source:
    """The patterns of source texts, made ready as their anchors are found."""

    def __init__(self, side: Side[str], terms: Sequence[Term]) -> None:
        self._anchors, self._groups, self._terms = side.anchors, side.groups, terms
        self._automaton = AhoCorasick(side.anchors, store_patterns=False)
        # By anchor: what it is, where it counts wherever it stands and nothing longer begins with it; else None.
        self._alone: list[_Readings | None] = [None] * len(side.anchors)
        self._sizes: dict[int, tuple[int, ...]] = {}
        self._known: dict[str, _Readings] = {}

    def find(self, text: str) -> list[_Found]:
        """All patterns that stand in `text`, in order of their ends; what ends in a letter or digit as whole words."""
        folded = fold(text)
        try:
            hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            folded = encodable(folded)
            hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        alone = self._alone
        found: list[_Found] = []
        others: list[_Found] = []
        for anchor, start, end in hits:
            readings = alone[anchor]
            if readings is None:
                others += self._others(anchor, folded, start)
            else:
                found.append((start, end, readings))
        return sorted(found + others, key=_END) if others else found

    def _others(self, anchor: int, folded: str, start: int) -> Iterator[_Found]:
        """The patterns that begin with an anchor and stand where it was found."""
        sizes = self._sizes.get(anchor)
        for size in self._open(anchor) if sizes is None else sizes:
            end = start + size
            readings = self._known.get(folded[start:end])
            if readings and end <= len(folded) and not _is_part(folded, start, end):
                yield start, end, readings

    def _open(self, anchor: int) -> tuple[int, ...]:
        """Make the patterns that begin with an anchor ready; the lengths that they have."""
        known = {
            pattern: tuple(Reading(one.term, None, one.right, exact=True, variant=False) for one in forms)
            for pattern, forms in _forms(self._groups[anchor], self._terms)
        }
        self._known.update(known)
        sizes = tuple(dict.fromkeys(map(len, known)))
        own = self._anchors[anchor]
        if known.keys() == {own} and not (joins(own[0]) or joins(own[-1])):
            self._alone[anchor] = known[own]
        else:
            self._sizes[anchor] = sizes
        return sizes


class _Target:
    """The patterns of target texts, made ready as their anchors are found."""

    def __init__(self, side: Side[bytes], terms: Sequence[Term]) -> None:
        self._anchors, self._groups, self._terms = side.anchors, side.groups, terms
        self._automaton = BytesAhoCorasick(side.anchors)
        # By anchor: 1 where it is what is looked for, words between two spaces, and nothing longer begins with it.
        self._alone = bytearray(len(side.anchors))
        # By anchor: of what may stand there its length in bytes, where its words begin, and their length.
        self._sizes: dict[int, tuple[tuple[int, int, int], ...]] = {}
        self._shapes: set[bytes] = set()
        self._forms: dict[str, list[_Form]] = {}
        self._known: Remembered[_Readings | None] = Remembered(self._read, _MOST_READINGS)

    def find(self, text: str) -> list[_Found]:
        """All patterns that stand in `text` as whole words, in order of their ends."""
        shaped = in_bytes(f" {text} ")
        alone, known = self._alone, self._known
        found: list[_Found] = []
        others: list[_Found] = []
        # The text that is searched begins with a space, and so does an anchor: their words begin at one place.
        for anchor, start, end in self._automaton.find_matches_as_indexes(shaped, overlapping=True):
            if alone[anchor]:
                end -= 2
                if (readings := known[text[start:end]]) is not None:
                    found.append((start, end, readings))
            else:
                others += self._others(anchor, text, shaped, start)
        return sorted(found + others, key=_END) if others else found

    def _others(self, anchor: int, text: str, shaped: bytes, start: int) -> Iterator[_Found]:
        """The patterns that begin with an anchor and stand where it was found."""
        sizes = self._sizes.get(anchor)
        for length, begins, size in self._open(anchor) if sizes is None else sizes:
            begin = start + begins
            end = begin + size
            may_stand = begin >= 0 and end <= len(text) and shaped[start : start + length] in self._shapes
            if may_stand and (readings := self._known[text[begin:end]]) is not None:
                yield begin, end, readings

    def _open(self, anchor: int) -> tuple[tuple[int, int, int], ...]:
        """Make the patterns that begin with an anchor ready; the sizes that they have."""
        sizes: dict[tuple[int, int, int], None] = {}
        is_alone = True
        for pattern, forms in _forms(self._groups[anchor], self._terms):
            self._forms[pattern] = forms
            shape = target_shape(pattern)
            self._shapes.add(shape)
            sizes[len(shape), 0 if joins(pattern[0]) else -1, len(pattern)] = None
            is_alone = is_alone and shape == self._anchors[anchor] and len(shape) == len(pattern) + 2
        made = tuple(sizes)
        if is_alone:
            self._alone[anchor] = True
        else:
            self._sizes[anchor] = made
        return made

    def _read(self, words: str) -> _Readings | None:
        """What words are, which depends on nothing but themselves; None where no form may be written so."""
        forms = self._forms.get(encodable(fold(words)), ())
        may_stand = any(words == form.right or not form.is_strict for form in forms)
        return tuple(reading for one in forms if (reading := _reading(one, words))) if may_stand else None


def _forms(group: bytes, terms: Sequence[Term]) -> Iterator[tuple[str, list[_Form]]]:
    """The patterns of a group, each with the forms that it stands for."""
    for pattern, forms in json.loads(group):
        yield pattern, [_form(terms[term], *rest) for term, *rest in forms]


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a letter or digit at an end of a stretch runs on into the word beside it."""
    runs_on = start > 0 and joins(text[start]) and joins(text[start - 1])
    return runs_on or (end < len(text) and joins(text[end - 1]) and joins(text[end]))


class Matcher:
    """Finds the terms of a glossary in source and target texts; built once, then only read."""

    def __init__(self, terms: Sequence[Term], compiled: Compiled) -> None:
        self._source = _Source(compiled.source, terms)
        self._target = _Target(compiled.target, terms)

    def source(self, text: str) -> tuple[Occurrence, ...]:
        """Terms in a source text; of two that overlap the longer wins, then the first."""
        found = self._source.find(text)
        return _occurrences(longest(found) if len(found) > 1 else found)

    def target(self, text: str, *, hidden: bool = False) -> tuple[Occurrence, ...]:
        """Renderings in a target text, whole words only; one that lies inside a longer one is hidden by it."""
        found = self._target.find(text)
        if len(found) > 1:
            found = sorted(found) if hidden else uncontained(found)
        return _occurrences(found)


def _occurrences(found: Iterable[_Found]) -> tuple[Occurrence, ...]:
    return tuple([_new(Occurrence, one) for one in found if one[2]]) if found else ()


def _form(term: Term, at: int, right: str, kind: int) -> _Form:
    if at < 0:
        return _Form(term, None, right, FormKind.OWN, right, is_strict=False, is_case_bound=False)
    rendering = term.renderings[at]
    is_short = right.isalpha() and right.isupper() and len(right) <= _LONGEST_STRICT
    return _Form(
        term,
        rendering,
        right,
        FormKind(kind),
        plain(right),
        is_strict=is_short or kind == FormKind.ACRONYM,
        # A rendering that is wrong for its capitals only, such as a forbidden "hunan".
        is_case_bound=rendering.case_sensitive and not rendering.status.is_approved,
    )


def _reading(form: _Form, words: str) -> Reading | None:
    """Words as a form of a rendering; None where they are not written so and the form insists on its capitals."""
    if words == form.right:
        return Reading(form.term, form.rendering, form.right, True, False)
    words = plain(words)
    is_exact = words == form.plain and form.kind is not FormKind.RESPELT
    is_variant = form.kind is FormKind.RESPELT or (not is_exact and words.lower() != form.plain.lower())
    if not is_exact and (form.is_strict or (form.is_case_bound and not is_variant)):
        return None
    return Reading(form.term, form.rendering, form.right, is_exact, is_variant)


def longest(found: Sequence[_Found]) -> list[_Found]:
    """A choice of matches that do not overlap: the longer first, then the one further left; in order of place.

    `found` is in order of ends.
    """
    chosen: list[_Found] = []
    begin = sys.maxsize
    others = 0  # of the last chosen, so many overlap with one before them
    for match in reversed(found):
        start, end, _ = match
        if end > begin:
            others += 1
            if start < begin:
                begin = start
        else:
            if others:
                chosen[~others:] = _longest_of(chosen[~others:])
                others = 0
            begin = start
        chosen.append(match)
    if others:
        chosen[~others:] = _longest_of(chosen[~others:])
    chosen.reverse()
    return chosen


def _longest_of(found: list[_Found]) -> list[_Found]:
    """The choice among matches that overlap, from the last end to the first."""
    if len(found) == 2:
        last, first = found
        return [last if last[1] - last[0] > first[1] - first[0] else first]
    begin, end = min(found)[0], found[0][1]
    taken = bytearray(end - begin)
    chosen: list[_Found] = []
    for shortness, match in sorted([(one[0] - one[1], one) for one in found]):
        start, stop = match[0] - begin, match[1] - begin
        # None of those chosen is shorter, so one that overlaps covers an end.
        if not taken[start] and not taken[stop - 1]:
            if shortness == begin - end:
                return [match]
            taken[start:stop] = b"\x01" * -shortness
            chosen.append(match)
    return sorted(chosen, reverse=True)


def uncontained(found: Sequence[_Found]) -> list[_Found]:
    """The matches that do not lie inside a longer one, in order of place; `found` is in order of ends."""
    kept: list[_Found] = []
    begin, last = sys.maxsize, 0
    for match in reversed(found):
        start, end, _ = match
        if start < begin:
            begin = start
            if end == last:
                kept[-1] = match
            else:
                kept.append(match)
                last = end
    kept.reverse()
    return kept
