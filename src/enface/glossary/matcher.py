"""Where terms stand in a text: one pass of Aho-Corasick a side, longest match over all statuses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from enface.glossary.compiled import Compiled, Side, target_shape
from enface.glossary.folding import encodable, fold, in_bytes, joins, plain
from enface.glossary.forms import FormKind
from enface.glossary.terms import Rendering, Term, TermMatch
from enface.model import Span

# "who" is not the WHO: a short acronym counts only in its own capitals.
_LONGEST_STRICT = 6
_MOST_READINGS = 100_000
"""So many ways of writing are remembered; after that the memory begins anew."""
_new = tuple.__new__  # a third of what the constructor of a named tuple costs


class _Form(NamedTuple):
    term: Term
    rendering: Rendering | None
    right: str
    kind: FormKind
    plain: str
    is_strict: bool
    is_case_bound: bool


class _Reading(NamedTuple):
    """A `TermMatch` but for its place."""

    term: Term
    rendering: Rendering | None
    form: str
    exact: bool
    variant: bool


_Readings = tuple[_Reading, ...]
_Found = tuple[int, int, _Readings]
"""Start, end, and what the words between them are."""


class _Source:
    """The patterns of source texts, made ready as their anchors are found."""

    def __init__(self, side: Side[str], terms: Sequence[Term]) -> None:
        self._groups, self._terms = side.groups, terms
        self._automaton = AhoCorasick(side.anchors, store_patterns=False)
        # By anchor: what it is itself, the lengths of what begins with it, whether they may be parts of words.
        self._opened: list[tuple[_Readings, tuple[int, ...], bool] | None] = [None] * len(side.anchors)
        self._anchors = side.anchors
        self._known: dict[str, _Readings] = {}

    def find(self, text: str) -> list[_Found]:
        """All patterns that stand in `text`, whatever overlaps; what ends in a letter or digit only as whole words."""
        folded = fold(text)
        try:
            hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            folded = encodable(folded)
            hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        opened, known, whole = self._opened, self._known, len(text)
        found: list[_Found] = []
        for anchor, start, end in hits:
            readings, sizes, may_be_parts = opened[anchor] or self._open(anchor)
            if readings and not (may_be_parts and _is_part(folded, start, end)):
                found.append((start, end, readings))
            for size in sizes:
                end = start + size
                if end <= whole and (longer := known.get(folded[start:end])) and not _is_part(folded, start, end):
                    found.append((start, end, longer))
        return found

    def _open(self, anchor: int) -> tuple[_Readings, tuple[int, ...], bool]:
        own = self._anchors[anchor]
        sizes: dict[int, None] = {}
        for pattern, forms in _forms(self._groups[anchor], self._terms):
            self._known[pattern] = tuple(
                _Reading(one.term, None, one.right, exact=True, variant=False) for one in forms
            )
            sizes[len(pattern)] = None
        sizes.pop(len(own), None)
        self._opened[anchor] = made = self._known.get(own, ()), tuple(sizes), joins(own[0]) or joins(own[-1])
        return made


class _Target:
    """The patterns of target texts, made ready as their anchors are found."""

    def __init__(self, side: Side[bytes], terms: Sequence[Term]) -> None:
        self._groups, self._terms = side.groups, terms
        self._automaton = BytesAhoCorasick(side.anchors)
        # By anchor: the length of the words that it is itself; of what else may stand there its length in bytes, where
        # its words begin, and their length.
        self._opened: list[tuple[int, tuple[tuple[int, int, int], ...]] | None] = [None] * len(side.anchors)
        self._anchors = side.anchors
        self._shapes: set[bytes] = set()
        self._forms: dict[str, list[_Form]] = {}
        self._known: dict[str, _Readings | None] = {}

    def find(self, text: str) -> list[_Found]:
        """All patterns that stand in `text` as whole words, whatever overlaps."""
        shaped = in_bytes(f" {text} ")
        opened, shapes, known, whole = self._opened, self._shapes, self._known, len(text)
        found: list[_Found] = []
        # The text that is searched begins with a space, and so does an anchor: their words begin at one place.
        for anchor, start, _ in self._automaton.find_matches_as_indexes(shaped, overlapping=True):
            size, others = opened[anchor] or self._open(anchor)
            if size:
                end = start + size
                try:
                    readings = known[text[start:end]]
                except KeyError:
                    readings = self._read(text[start:end])
                if readings is not None:
                    found.append((start, end, readings))
            for length, begins, size in others:
                begin = start + begins
                end = begin + size
                if begin >= 0 and end <= whole and shaped[start : start + length] in shapes:
                    try:
                        readings = known[text[begin:end]]
                    except KeyError:
                        readings = self._read(text[begin:end])
                    if readings is not None:
                        found.append((begin, end, readings))
        return found

    def _open(self, anchor: int) -> tuple[int, tuple[tuple[int, int, int], ...]]:
        size = 0
        others: dict[tuple[int, int, int], None] = {}
        for pattern, forms in _forms(self._groups[anchor], self._terms):
            self._forms[pattern] = forms
            shape = target_shape(pattern)
            if shape == self._anchors[anchor] and joins(pattern[0]) and joins(pattern[-1]):
                size = len(pattern)
            else:
                self._shapes.add(shape)
                others[len(shape), 0 if joins(pattern[0]) else -1, len(pattern)] = None
        self._opened[anchor] = made = size, tuple(others)
        return made

    def _read(self, words: str) -> _Readings | None:
        """What words are, which depends on nothing but themselves; None where no form may be written so."""
        if len(self._known) >= _MOST_READINGS:
            self._known.clear()
        forms = self._forms.get(encodable(fold(words)), ())
        may_stand = any(words == form.right or not form.is_strict for form in forms)
        readings = tuple(reading for one in forms if (reading := _reading(one, words))) if may_stand else None
        self._known[words] = readings
        return readings


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

    def source(self, text: str) -> tuple[TermMatch, ...]:
        """Terms in a source text; of two that overlap the longer wins, then the first."""
        found = self._source.find(text)
        return _matches(longest(found) if len(found) > 1 else found)

    def target(self, text: str, *, hidden: bool = False) -> tuple[TermMatch, ...]:
        """Renderings in a target text, whole words only; one that lies inside a longer one is hidden by it."""
        found = self._target.find(text)
        if len(found) > 1:
            found = sorted(found) if hidden else uncontained(found)
        return _matches(found)


def _matches(found: Iterable[_Found]) -> tuple[TermMatch, ...]:
    matches: list[TermMatch] = []
    for start, end, readings in found:
        span = (_new(Span, (start, end)),)
        for reading in readings:
            matches.append(_new(TermMatch, span + reading))  # noqa: PERF401 - a span is made once
    return tuple(matches)


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


def _reading(form: _Form, words: str) -> _Reading | None:
    """Words as a form of a rendering; None where they are not written so and the form insists on its capitals."""
    if words == form.right:
        return _Reading(form.term, form.rendering, form.right, True, False)
    words = plain(words)
    is_exact = words == form.plain and form.kind is not FormKind.RESPELT
    is_variant = form.kind is FormKind.RESPELT or (not is_exact and words.lower() != form.plain.lower())
    if not is_exact and (form.is_strict or (form.is_case_bound and not is_variant)):
        return None
    return _Reading(form.term, form.rendering, form.right, is_exact, is_variant)


def longest(found: Iterable[_Found]) -> list[_Found]:
    """A choice of matches that do not overlap: the longer first, then the one further left; in order of place."""
    found = sorted(found)
    chosen: list[_Found] = []
    first, count = 0, len(found)
    while first < count:
        # Most overlap with none or one other, and need no choice among many.
        end, last = found[first][1], first + 1
        while last < count and found[last][0] < end:
            end = max(end, found[last][1])
            last += 1
        if last == first + 1:
            chosen.append(found[first])
        else:
            chosen += _longest_of(found[first:last], end)
        first = last
    return chosen


def _longest_of(found: list[_Found], end: int) -> list[_Found]:
    """The choice among matches in order of place that overlap, up to `end`."""
    begin = found[0][0]
    if len(found) == 2:
        one, other = found
        return [other if other[1] - other[0] > one[1] - one[0] else one]
    taken = bytearray(end - begin)
    chosen: list[_Found] = []
    for match in sorted(found, key=_shortness):
        start, stop = match[0] - begin, match[1] - begin
        # None of those chosen is shorter, so one that overlaps covers an end.
        if not taken[start] and not taken[stop - 1]:
            taken[start:stop] = b"\x01" * (stop - start)
            chosen.append(match)
    return sorted(chosen)


def _shortness(match: _Found) -> int:
    return match[0] - match[1]


def uncontained(found: Iterable[_Found]) -> list[_Found]:
    """The matches that do not lie inside a longer one, in order of place."""
    kept: list[_Found] = []
    furthest = -1
    for match in sorted(found):
        if match[1] > furthest:
            if kept and kept[-1][0] == match[0]:
                kept[-1] = match
            else:
                kept.append(match)
            furthest = match[1]
    return kept
