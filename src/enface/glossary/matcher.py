"""Where terms stand in a text: one pass of Aho-Corasick a side, longest match over all statuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from enface.glossary.forms import source_forms, target_forms
from enface.glossary.terms import Rendering, Term, TermMatch
from enface.model import Span

# One code point for one, so that offsets hold: typographic apostrophes, hyphens and spaces are read as the plain ones.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " "}
)


class _Form(NamedTuple):
    term: Term
    rendering: Rendering | None
    exact: str


def fold(text: str) -> str:
    """`text` in small letters and plain punctuation, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return lower.translate(_PLAIN)


class _Index:
    """Patterns of one side, each standing for one or several forms."""

    def __init__(self, forms: Iterable[tuple[str, _Form]]) -> None:
        self.forms: dict[str, list[_Form]] = {}
        for pattern, form in forms:
            known = self.forms.setdefault(pattern, [])
            if all(form.term is not other.term or form.exact != other.exact for other in known):
                known.append(form)
        self._patterns = tuple(self.forms)
        self._automaton = AhoCorasick(self._patterns) if self._patterns else None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        if self._automaton is None or not text:
            return []
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, self._patterns[index]) for index, start, end in found]


class Matcher:
    """Finds the terms of a glossary in source and target texts; built once, then only read."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._source = _Index((form, _Form(term, None, form)) for term in terms for form in source_forms(term))
        self._target = _Index(
            (fold(form), _Form(term, rendering, form))
            for term in terms
            for rendering in term.renderings
            for form in target_forms(rendering)
        )

    def source(self, text: str) -> tuple[TermMatch, ...]:
        """Terms in a source text; of two that overlap the longer wins, then the first."""
        taken = longest(self._source.find(text))
        return tuple(
            TermMatch(Span(start, end), form.term, None, form.exact)
            for start, end, pattern in taken
            for form in self._source.forms[pattern]
        )

    def target(self, text: str) -> tuple[TermMatch, ...]:
        """Renderings in a target text, whole words only; one that lies inside a longer one is hidden by it."""
        found = [match for match in self._target.find(fold(text)) if is_whole_word(text, match[0], match[1])]
        return tuple(self._matches(text, uncontained(found)))

    def _matches(self, text: str, found: Iterable[tuple[int, int, str]]) -> Iterator[TermMatch]:
        for start, end, pattern in found:
            words = text[start:end].translate(_PLAIN)
            for form in self._target.forms[pattern]:
                is_exact = words == form.exact.translate(_PLAIN)
                yield TermMatch(Span(start, end), form.term, form.rendering, form.exact, is_exact)


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter or digit runs on at either end of the span."""
    return not (
        (start and _joins(text[start - 1]) and _joins(text[start]))
        or (end < len(text) and _joins(text[end]) and _joins(text[end - 1]))
    )


def _joins(char: str) -> bool:
    return char.isalnum() and not "\u2e80" <= char <= "\u9fff"


def longest(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A choice of matches that do not overlap: the longer first, then the one further left; in order of place."""
    chosen: list[tuple[int, int, str]] = []
    for match in sorted(found, key=lambda match: (match[0] - match[1], match[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in chosen):
            chosen.append(match)
    return sorted(chosen)


def uncontained(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The matches that do not lie inside a longer one, in order of place."""
    kept: list[tuple[int, int, str]] = []
    furthest = -1
    for match in sorted(found, key=lambda match: (match[0], -match[1])):
        if match[1] > furthest or (kept and match[:2] == kept[-1][:2]):
            kept.append(match)
            furthest = max(furthest, match[1])
    return kept
