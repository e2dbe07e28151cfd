"""Terms of the source that have no rendering in the target, and renderings that nearly stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from simplemma import lemmatize

from enface.glossary import Rendering, Term, TermMatch
from enface.glossary.forms import target_forms
from enface.glossary.matcher import fold
from enface.languages.english import Token
from enface.model import Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

_NEAR = 88
_STOP_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "and",
        "or",
        "by",
        "its",
        "their",
        "all",
        "be",
        "is",
        "as",
    }
)
_LEAST_LETTERS = 10


@shared
def absent_terms(segment: Analysis) -> tuple[TermMatch, ...]:
    """The terms of the source none of whose renderings, of whatever status, stand in the target; each term once."""
    present = {id(match.term) for match in segment.target_terms}
    target = fold(segment.target)
    found: dict[int, TermMatch] = {}
    for match in segment.source_terms:
        if id(match.term) not in present and not _is_hidden(target, match.term):
            found.setdefault(id(match.term), match)
    return tuple(found.values())


def _is_hidden(target: str, term: Term) -> bool:
    """Whether a rendering stands inside another term's, or only the acronym stands there."""
    return any(
        (rendering.acronym and fold(rendering.acronym) in target)
        or any(fold(form) in target for form in target_forms(rendering))
        for rendering in term.renderings
    )


def approved(term: Term) -> Iterator[Rendering]:
    """The renderings that may stand in a text and can be looked for."""
    return (rendering for rendering in term.renderings if rendering.status.is_approved and len(rendering.text) > 1)


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The dictionary form of an English word, in small letters."""
    return str(lemmatize(word.lower(), lang="en")).lower()


def content_words(words: Iterable[str]) -> list[str]:
    """The lemmas of the words that carry the meaning."""
    return [lemma(word) for word in words if word.lower() not in _STOP_WORDS]


@rule(
    id="glossary.variant",
    type="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MINOR,
    priority=15,
    needs_source=True,
    fires=[
        ("中国华侨公益基金会", "the China Overseas-Chinese Public Welfare Foundation"),
        ("湖南省农业科学院", "the Hunan Agricultural Academy of Sciences"),
    ],
    silent=[
        ("中国华侨公益基金会", "the China Overseas Chinese Public Welfare Foundation"),
        ("湖南省农业科学院", "The academy in Hunan has many sciences"),
    ],
    glossary=[
        "中国华侨公益基金会 = China Overseas Chinese Public Welfare Foundation",
        "湖南省农业科学院 = Hunan Academy of Agricultural Sciences",
    ],
)
def near_miss(segment: Analysis) -> Iterator[Hit]:
    """The words are nearly the glossary's: a hyphen, a space, an apostrophe, the order or a letter differs.

    Two spellings of one name read as two names, and a search for the one does not find the other.
    """
    for match in absent_terms(segment):
        best = max(_candidates(segment, match.term), default=None, key=lambda candidate: candidate[0])
        if best is None:
            continue
        _, span, text = best
        yield segment.hit(
            f"Usually: {text}. The glossary has this name for {match.term.source}.",
            target=span,
            source=match.span,
            fixes=[replacement(span, text)],
            evidence={"term": match.term.source, "rendering": text},
        )


def _candidates(segment: Analysis, term: Term) -> Iterator[tuple[float, Span, str]]:
    for rendering in approved(term):
        words = rendering.text.split()
        letters = sum(char.isalpha() for char in rendering.text)
        if len(words) < 2 or letters < _LEAST_LETTERS or rendering.part_of_speech in {"v", "name"}:
            continue
        for window in _windows(segment.tokens, len(words)):
            span = Span(window[0].start, window[-1].end)
            score = likeness(fold(span.of(segment.target)), fold(rendering.text))
            if score >= _NEAR:
                yield score, span, rendering.text


def _windows(tokens: tuple[Token, ...], length: int) -> Iterator[tuple[Token, ...]]:
    for size in range(max(1, length - 1), length + 2):
        for start in range(len(tokens) - size + 1):
            yield tokens[start : start + size]


def likeness(found: str, wanted: str) -> float:
    """How nearly two folded names are one, 0 to 100: all but spaces, hyphens, apostrophes, a letter or the order.

    Another word in the place of one of the name's own makes another name, and so does a word more or less.
    """
    if fuzz.ratio(found, wanted, score_cutoff=_NEAR) == 0 and sorted(found.split()) != sorted(wanted.split()):
        return 0.0
    if _squashed(found) == _squashed(wanted):
        return 99.0
    ours, theirs = found.split(), wanted.split()
    if content_words(ours) == content_words(theirs):
        return 0.0
    if sorted(ours) == sorted(theirs):
        return 95.0
    alike = len(ours) == len(theirs) and all(map(_same_word, ours, theirs))
    return fuzz.ratio(found, wanted) if alike else 0.0


def _squashed(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _same_word(word: str, other: str) -> bool:
    return word == other or (len(word) > 4 and fuzz.ratio(word, other) >= 80 and lemma(word) != lemma(other))


@rule(
    id="glossary.missing",
    type="terminology/wrong-term",
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    fires=[("脱贫攻坚", "The poverty must be alleviated"), ("统一社会信用代码", "They have a number")],
    silent=[("脱贫攻坚", "Poverty alleviation goes on")],
    glossary=["脱贫攻坚 = poverty alleviation", "统一社会信用代码 = unified social credit code"],
)
def missing(segment: Analysis) -> Iterator[Hit]:
    """The source has a term of the glossary, the target none of its renderings.

    The words where it seems to stand are marked if some of the rendering's own are there. Often another wording is
    right; so this is a hint, never an alarm.
    """
    for match in absent_terms(segment):
        rendering = match.term.preferred
        if rendering is None or any(True for _ in _candidates(segment, match.term)):
            continue
        share, span = _nearest(segment, match.term)
        if share == 1.0:  # all its words are there, in another order or with a word between
            continue
        yield segment.hit(
            f"The glossary renders {match.term.source} as “{rendering.text}”; it is not found here.",
            target=span,
            source=match.span,
            fixes=[replacement(span, rendering.text)] if span else [],
            evidence={"term": match.term.source, "rendering": rendering.text},
            key=match.term.source,
        )


def _nearest(segment: Analysis, term: Term) -> tuple[float, Span | None]:
    """The shortest stretch of the target that holds most of a rendering's content words, and how many of them."""
    lemmas = [lemma(token.text) for token in segment.tokens]
    best: tuple[float, int, Span] | None = None
    for rendering in approved(term):
        wanted = set(content_words(rendering.text.replace("-", " ").split()))
        if len(wanted) < 2:
            continue
        for start, end, share in _stretches(lemmas, wanted):
            span = Span(segment.tokens[start].start, segment.tokens[end].end)
            if best is None or (share, start - end) > best[:2]:
                best = (share, start - end, span)
    return (best[0], best[2]) if best else (0.0, None)


def _stretches(lemmas: list[str], wanted: set[str]) -> Iterator[tuple[int, int, float]]:
    at = [index for index, word in enumerate(lemmas) if word in wanted]
    limit = len(wanted) + 4
    for first in range(len(at)):
        for last in range(first + 1, len(at)):
            if at[last] - at[first] > limit:
                break
            held = len({lemmas[index] for index in at[first : last + 1]})
            if held > 1 and held / len(wanted) >= 0.6:
                yield at[first], at[last], held / len(wanted)
