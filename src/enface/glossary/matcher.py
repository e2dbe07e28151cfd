"""Where terms stand in a text: one pass of Aho-Corasick a side, longest match over all statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from enface.glossary.forms import FormKind, TargetForm, bare_source_forms, source_forms, target_forms
from enface.glossary.terms import Rendering, Term, TermMatch
from enface.languages.traditional import simplified
from enface.model import Span

# One code point for one, so that offsets hold.
_TYPOGRAPHY = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‑", "-"), ("‐", "-"), ("\u00a0", " "), ("\u202f", " "),
    ("\t", " "), ("\n", " "),
)  # fmt: skip
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# "who" is not the WHO: a short acronym counts only in its own capitals.
_LONGEST_STRICT = 6

_Found = tuple[int, int, int]
"""Start, end, number of the pattern."""


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


def fold(text: str) -> str:
    """`text` in small letters and plain punctuation, hyphens as spaces, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return plain(lower).replace("-", " ")


def plain(text: str) -> str:
    """`text` with typographic apostrophes, hyphens and spaces as the plain ones; of the same length."""
    # A chain of replacements costs a third of str.translate, and most texts hold none of them.
    for typographic, ascii_form in _TYPOGRAPHY[7:] if text.isascii() else _TYPOGRAPHY:
        text = text.replace(typographic, ascii_form)
    return text


class _Index:
    """Patterns of one side, each standing for one or several forms."""

    def __init__(self, entries: Iterable[tuple[str, _Form]]) -> None:
        forms: dict[str, dict[tuple[int, Rendering | None], _Form]] = {}
        for pattern, form in entries:
            alike = forms.setdefault(_encodable(fold(pattern)), {})
            key = (id(form.term), form.rendering)
            if key not in alike or form.kind < alike[key].kind:
                alike[key] = form
        forms.pop("", None)
        self.forms = [tuple(alike.values()) for alike in forms.values()]
        # Whether a pattern's ends may run on into another word; the words that it must be written as, where every form
        # of it insists on its capitals.
        self._conditions = [
            (
                _joins(pattern[0]),
                _joins(pattern[-1]),
                {form.right for form in alike} if all(form.is_strict for form in alike) else None,
            )
            for pattern, alike in zip(forms, self.forms, strict=True)
        ]
        self._automaton = AhoCorasick(list(forms), store_patterns=False) if forms else None

    def find(self, text: str) -> list[_Found]:
        """All patterns that stand in `text` as whole words, whatever overlaps."""
        if self._automaton is None:
            return []
        folded = fold(text)
        try:
            matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            matches = self._automaton.find_matches_as_indexes(_encodable(folded), overlapping=True)
        conditions, length = self._conditions, len(text)
        found: list[_Found] = []
        for pattern, start, end in matches:
            joins_before, joins_after, wanted = conditions[pattern]
            # Most neighbours are spaces or plain letters, which need no call to tell.
            if joins_before and start and (char := folded[start - 1]).isalnum() and (char < "\x80" or _joins(char)):
                continue
            if joins_after and end < length and (char := folded[end]).isalnum() and (char < "\x80" or _joins(char)):
                continue
            if wanted is None or text[start:end] in wanted:
                found.append((start, end, pattern))
        return found


def _encodable(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)


def _joins(char: str) -> bool:
    """Whether a letter or digit runs on into the word beside it; Chinese characters don't."""
    return char.isalnum() and not "\u2e80" <= char <= "\u9fff"


_MOST_READINGS = 100_000
"""So many ways of writing are remembered; after that the memory begins anew."""
_new = tuple.__new__  # a third of what the constructor of a named tuple costs


class Matcher:
    """Finds the terms of a glossary in source and target texts; built once, then only read."""

    def __init__(self, terms: Sequence[Term]) -> None:
        own = [(form, _source_form(term, form)) for term in terms for form in source_forms(term)]
        taken = {form for form, _ in own}
        bare = [
            (form, _source_form(term, form)) for term in terms for form in bare_source_forms(term) if form not in taken
        ]
        self._source = _Index((simplified(form), held) for form, held in own + bare)
        self._target = _Index(
            (form.pattern, _target_form(term, rendering, form))
            for term in terms
            for rendering in term.renderings
            for form in target_forms(rendering)
        )
        self._readings: dict[tuple[int, str], tuple[_Reading, ...]] = {}

    def source(self, text: str) -> tuple[TermMatch, ...]:
        """Terms in a source text; of two that overlap the longer wins, then the first."""
        found = self._source.find(text)
        if len(found) > 1:
            found = longest(found, len(text))
        forms = self._source.forms
        return tuple(
            [
                _new(TermMatch, (_new(Span, (start, end)), form.term, None, form.right, True, False))
                for start, end, pattern in found
                for form in forms[pattern]
            ]
        )

    def target(self, text: str, *, hidden: bool = False) -> tuple[TermMatch, ...]:
        """Renderings in a target text, whole words only; one that lies inside a longer one is hidden by it."""
        found = self._target.find(text)
        if len(found) > 1:
            found = sorted(found) if hidden else uncontained(found)
        matches: list[TermMatch] = []
        known = self._readings
        for start, end, pattern in found:
            words = text[start:end]
            readings = known.get((pattern, words))
            if readings is None:
                readings = self._read(pattern, words)
            if readings:
                span = _new(Span, (start, end))
                matches += [_new(TermMatch, (span, *reading)) for reading in readings]
        return tuple(matches)

    def _read(self, pattern: int, words: str) -> tuple[_Reading, ...]:
        """What renderings the words of a text are, which depends on nothing but the words."""
        if len(self._readings) >= _MOST_READINGS:
            self._readings.clear()
        found = tuple(reading for form in self._target.forms[pattern] if (reading := _reading(form, words)))
        self._readings[pattern, words] = found
        return found


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


def _source_form(term: Term, form: str) -> _Form:
    return _Form(term, None, form, FormKind.OWN, form, is_strict=False, is_case_bound=False)


def _target_form(term: Term, rendering: Rendering, form: TargetForm) -> _Form:
    right = form.right
    is_short = right.isalpha() and right.isupper() and len(right) <= _LONGEST_STRICT
    return _Form(
        term,
        rendering,
        right,
        form.kind,
        plain(right),
        is_strict=is_short or form.kind is FormKind.ACRONYM,
        # A rendering that is wrong for its capitals only, such as a forbidden "hunan".
        is_case_bound=rendering.case_sensitive and not rendering.status.is_approved,
    )


def longest(found: Iterable[_Found], length: int) -> list[_Found]:
    """A choice of matches that do not overlap: the longer first, then the one further left; in order of place."""
    taken = bytearray(length)
    chosen: list[_Found] = []
    for match in sorted(found, key=lambda match: (match[0] - match[1], match[0])):
        start, end, _ = match
        # None of those chosen is shorter, so one that overlaps covers an end.
        if not taken[start] and not taken[end - 1]:
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(match)
    return sorted(chosen)


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
