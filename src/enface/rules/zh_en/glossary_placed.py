"""Where a term of the source that has none of its renderings in the target seems to stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from enface.glossary import Term, TermMatch
from enface.glossary.folding import fold
from enface.glossary.forms import without_article
from enface.languages.english import FUNCTION_WORDS
from enface.languages.inflection import stem
from enface.languages.literal_words import begins_with, literal_words
from enface.model import Span
from enface.rules.analysis import Analysis, shared
from enface.rules.zh_en.glossary_terms import approved, places

_MOST = 0.6
_BREAKS = frozenset('.,;:()+“”"')


def head_of(parts: list[str]) -> str:
    """The noun before the first preposition of a name."""
    for at, part in enumerate(parts):
        if at and part in {"of", "for", "in", "on", "at", "under"}:
            return parts[at - 1]
    return parts[-1]


@shared
def _loose_stems(segment: Analysis) -> list[str]:
    """The stems of the target's words, word for word; empty where a rendering of another term of the source stands."""
    sources = {id(match.term) for match in segment.source_terms}
    held = [span for span, matches in places(segment) if any(id(match.term) in sources for match in matches)]
    return [
        "" if any(span.start <= token.start < span.end for span in held) else stem(token.text)
        for token in segment.tokens
    ]


@shared
def _every_stem(segment: Analysis) -> frozenset[str]:
    """The stems of the target's words and of their parts."""
    return frozenset(stem(part) for word in segment.words for part in word.split("-"))


def nearest(segment: Analysis, match: TermMatch) -> tuple[float, Span | None]:
    """What share of a rendering's words stands closest together in the target, and where the term seems to stand."""
    term = match.term
    every = _every_stem(segment)
    best: tuple[float, int, Span | None] = (0.0, 0, None)
    for rendering in approved(term):
        wanted = _content(rendering.text)
        if every.issuperset(wanted):
            return 1.0, None
        for first, last, share in _stretches(segment, set(wanted)):
            span = _widened(segment, first, last, wanted)
            if (share, first - last) > best[:2] and not _renders_another(segment, span, term):
                best = (share, first - last, span)
    return best[0], best[2] or _built_on_its_noun(segment, term) or _read_literally(segment, match)


def _built_on_its_noun(segment: Analysis, term: Term) -> Span | None:
    """The one name in the target with the noun of a rendering: Funds Committee for auditing committee."""
    stems = _loose_stems(segment)
    for rendering in approved(term):
        parts = fold(without_article(rendering.text)).split()
        if not 2 <= len(parts) <= _MOST_OF_NAME or rendering.part_of_speech == "v":
            continue
        head = stem(head_of(parts))
        names = [name for at, word in enumerate(stems) if word == head and (name := _name_before(segment, at))]
        if len(names) == 1:
            return names[0]
    return None


_MOST_OF_NAME = 5


def _name_before(segment: Analysis, last: int) -> Span | None:
    """The words with capitals up to one that has a capital too, if there are any."""
    tokens, first = segment.tokens, last
    while first and last - first < _MOST_OF_NAME and _goes_before(segment, first):
        first -= 1
    return Span(tokens[first].start, tokens[last].end) if first < last and tokens[last].text[0].isupper() else None


def _goes_before(segment: Analysis, at: int) -> bool:
    """Whether the word before belongs to the same name: one with a capital, with nothing but a space between."""
    before, token = segment.tokens[at - 1], segment.tokens[at]
    is_of_name = before.text[0].isupper() and before.text.lower() not in FUNCTION_WORDS
    return is_of_name and segment.target[before.end : token.start] == " " and bool(_loose_stems(segment)[at - 1])


def _renders_another(segment: Analysis, span: Span, term: Term) -> bool:
    """Whether the words are just the rendering of a term that is no part of this one."""
    return any(
        place == span and not any(form in term.source for match in matches for form in match.term.sources)
        for place, matches in places(segment)
    )


def _content(text: str) -> list[str]:
    words = fold(text).replace(",", " ").replace('"', " ").split()
    return [stem(word) for word in words if word not in FUNCTION_WORDS] or [stem(word) for word in words]


def _stretches(segment: Analysis, wanted: set[str]) -> Iterator[tuple[int, int, float]]:
    """Stretches, from word to word, that hold most of the wanted words; no punctuation parts them."""
    stems, tokens, target = _loose_stems(segment), segment.tokens, segment.target
    at = [index for index, word in enumerate(stems) if word in wanted]
    for low, first in enumerate(at):
        held = {stems[first]}
        for last in at[low + 1 :]:
            gap = target[tokens[first].end : tokens[last].start]
            if last - first > len(wanted) + 2 or not _BREAKS.isdisjoint(gap):
                break
            held.add(stems[last])
            share = len(held) / len(wanted)
            if share >= _MOST and len(held) > 1:
                yield first, last, min(share, 0.99)


def _widened(segment: Analysis, first: int, last: int, wanted: list[str]) -> Span:
    """The stretch with the words before or after it that stand where the rendering's missing words would."""
    stems, tokens, target = _loose_stems(segment), segment.tokens, segment.target
    held = set(stems[first : last + 1])
    if wanted[-1] not in held and wanted[-2] == stems[last] and last + 1 < len(tokens):
        following = tokens[last + 1]
        if target[tokens[last].end : following.start] == " " and following.text.lower() not in FUNCTION_WORDS:
            last += 1
    if wanted[0] not in held and wanted[1] == stems[first] and first:
        preceding = tokens[first - 1]
        if target[preceding.end : tokens[first].start] == " " and preceding.text.lower() not in FUNCTION_WORDS:
            first -= 1
    return Span(tokens[first].start, tokens[last].end)


class _Reading(NamedTuple):
    """A word of the target, by its place among the tokens, and which characters of a term it may render."""

    at: int
    characters: frozenset[int]


_Unit = tuple[int, int, frozenset[str]]
"""Characters of a term, from the first to after the last, and how English words for them begin."""


@shared
def _beginnings(segment: Analysis) -> list[frozenset[str]]:
    """The beginnings of the target's words and of their parts, word for word."""
    words = (word.removesuffix("'s") for word in segment.words)
    return [frozenset().union(*map(begins_with, (word, *word.split("-")))) for word in words]


@shared
def _every_beginning(segment: Analysis) -> frozenset[str]:
    return frozenset().union(*_beginnings(segment))


def _read_literally(segment: Analysis, match: TermMatch) -> Span | None:
    """The words that render most of the term's characters, each by itself: "five existences" for 五有."""
    written = match.span.of(segment.source)
    every = _every_beginning(segment)
    units = [unit for unit in literal_words(written) if not every.isdisjoint(unit[2])]
    size = sum(map(str.isalnum, written))
    if not units or len(_characters(units)) / size < _MOST:
        return None
    readings = _readings(segment, written, units)
    best: tuple[float, int, float] = (0.0, 0, 0.0)
    found: Span | None = None
    for first, last, share in _runs(segment, readings, size):
        span = Span(segment.tokens[first].start, segment.tokens[last].end)
        distance = abs(span.start / len(segment.target) - match.span.start / len(segment.source))
        if (share, first - last, -distance) > best and not _renders_another(segment, span, match.term):
            best, found = (share, first - last, -distance), span
    return found


def _characters(units: Iterable[_Unit]) -> frozenset[int]:
    return frozenset(place for start, end, _ in units for place in range(start, end))


def _readings(segment: Analysis, written: str, units: list[_Unit]) -> list[_Reading]:
    """The words that may render characters of a term; those that render another, which is no part of it, left out."""
    sources = {id(match.term) for match in segment.source_terms}
    held = [
        span
        for span, matches in places(segment)
        if any(id(one.term) in sources and not any(form in written for form in one.term.sources) for one in matches)
    ]
    found = []
    for at, (token, begins) in enumerate(zip(segment.tokens, _beginnings(segment), strict=True)):
        characters = _characters(unit for unit in units if not begins.isdisjoint(unit[2]))
        if characters and not any(span.start <= token.start < span.end for span in held):
            found.append(_Reading(at, characters))
    return found


def _runs(segment: Analysis, readings: list[_Reading], size: int) -> Iterator[tuple[int, int, float]]:
    """Stretches, from word to word, that render most of the characters, with the share of these."""
    tokens, target = segment.tokens, segment.target
    for low, first in enumerate(readings):
        characters: frozenset[int] = frozenset()
        last = first
        for reading in readings[low:]:
            gap = target[tokens[last.at].end : tokens[reading.at].start]
            passed = [token.text.lower() not in FUNCTION_WORDS for token in tokens[last.at + 1 : reading.at]]
            if not _BREAKS.isdisjoint(gap) or len(passed) > _MOST_PASSED or sum(passed) > 1:
                break
            characters |= reading.characters
            last = reading
            share = len(characters) / size
            is_whole = share == 1.0 and "-" in tokens[first.at].text
            if share >= _MOST and (last is not first or is_whole):
                yield first.at, last.at, share


_MOST_PASSED = 3
