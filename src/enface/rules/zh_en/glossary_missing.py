"""Terms of the source that have no rendering in the target, and renderings that nearly stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from enface.glossary import Rendering, Term, TermMatch
from enface.glossary.folding import fold
from enface.glossary.forms import without_article
from enface.languages.english import Token
from enface.languages.inflection import stem
from enface.model import Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.glossary_placed import head_of, nearest
from enface.rules.zh_en.glossary_terms import (
    approved,
    fitted,
    has_terms,
    is_approved,
    is_name,
    is_same_thing,
    places,
    spoken_of,
)

_TERMINOLOGY = "terminology/inconsistent-with-terminology-resource"
_NEAR = 90
_LEAST_LETTERS = 12
_LEAST_WORDS = 2


class _Near(NamedTuple):
    span: Span
    rendering: Rendering


@shared
def absent_terms(segment: Analysis) -> tuple[TermMatch, ...]:
    """The terms of the source none of whose renderings, of whatever status, stand in the target; each term once.

    A rendering of a longer or shorter name of the same thing will do.
    """
    if not segment.source_terms:
        return ()
    present = {id(match.term) for match in segment.target_terms}
    absent = {id(match.term): match for match in reversed(segment.source_terms) if id(match.term) not in present}
    if absent:
        for one in segment.glossary.match_target(segment.target, hidden=True):
            for reading in one.readings:
                absent.pop(id(reading.term), None)
    return tuple(
        match
        for match in reversed(absent.values())
        if any(True for _ in approved(match.term))
        and not any(is_same_thing(other.term, match.term) for other in segment.target_terms)
    )


def _is_referred_to(segment: Analysis, term: Term) -> bool:
    """Whether the text takes up a name by a part of it: a surname, or "the federation" for the body's full name."""
    if term.source in _COMMITTEES and _CPC_COMMITTEE.search(segment.target):
        return True
    words = segment.words
    for rendering in approved(term):
        parts = without_article(rendering.text).lower().split()
        if rendering.part_of_speech == "name":
            if any(len(part) > 1 and part in words for part in parts):
                return True
        elif rendering.text[:1].isupper() and len(parts) > 2 and is_name(rendering.text):
            head = head_of(parts)
            if any(word == head and words[at - 1] in {"the", "its", "this"} for at, word in enumerate(words) if at):
                return True
    return False


_COMMITTEES = frozenset({"党委", "省委", "市委", "县委", "区委", "州委", "地委", "自治区党委"})
_CPC_COMMITTEE = re.compile(r"\bCPC (?:[A-Z][\w’'-]* ){1,6}Committees?\b")
"""The Party committee of a place, by its full name."""


@shared
def near_renderings(segment: Analysis) -> dict[int, _Near]:
    """For absent terms, by the term's identity: words that are a rendering but for a letter or the order of words."""
    if not (absent := absent_terms(segment)):
        return {}
    folded = fold(segment.target)
    found: dict[int, _Near] = {}
    for match in absent:
        for rendering in approved(match.term):
            if span := _nearly(segment, folded, rendering):
                found[id(match.term)] = _Near(span, rendering)
                break
    return found


def _nearly(segment: Analysis, folded: str, rendering: Rendering) -> Span | None:
    if rendering.part_of_speech == "name":
        return _name_nearly(segment, rendering.text)
    wanted = fold(without_article(rendering.text))
    size = len(wanted.split())
    if size < _LEAST_WORDS or sum(map(str.isalpha, wanted)) < _LEAST_LETTERS or rendering.part_of_speech == "v":
        return None
    place = fuzz.partial_ratio_alignment(wanted, folded, score_cutoff=_NEAR)
    if place is not None and (span := _whole_words(segment.tokens, place.dest_start, place.dest_end)):
        words = folded[span.start : span.end]
        if _differs_in_a_letter(words.split(), wanted.split()):
            return span
    return _in_another_order(segment, wanted, size) if size > _LEAST_WORDS and is_name(rendering.text) else None


def _name_nearly(segment: Analysis, name: str) -> Span | None:
    """A Chinese name with the given name first, or with its syllables written apart."""
    family, _, given = name.lower().partition(" ")
    if not given.isalpha():
        return None
    words, tokens = segment.words, segment.tokens
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if word.replace("-", "") == given and following == family:
            return Span(tokens[at].start, tokens[at + 1].end)
        if word == family and following != given:
            if following.replace("-", "") == given:
                return Span(tokens[at].start, tokens[at + 1].end)
            if at + 2 < len(words) and following + words[at + 2] == given:
                return Span(tokens[at].start, tokens[at + 2].end)
    return None


def _whole_words(tokens: tuple[Token, ...], start: int, end: int) -> Span | None:
    """The words that lie at least half within a stretch."""
    inside = [
        token for token in tokens if min(token.end, end) - max(token.start, start) > (token.end - token.start) / 2
    ]
    return Span(inside[0].start, inside[-1].end) if inside else None


def _differs_in_a_letter(words: list[str], wanted: list[str]) -> bool:
    """Whether one long word is misspelt; another word in its place makes another name, and so does a word too many."""
    if len(words) != len(wanted):
        return False
    different = [(word, other) for word, other in zip(words, wanted, strict=True) if word != other]
    if len(different) != 1:
        return False
    word, other = different[0]
    return len(other) > 5 and fuzz.ratio(word, other) >= 85 and stem(word) != stem(other)


def _in_another_order(segment: Analysis, wanted: str, size: int) -> Span | None:
    """A stretch of the name's own words in another order."""
    words, parts = segment.words, sorted(wanted.split())
    rare = max(parts, key=len)
    if rare not in words:
        return None
    for at in range(len(words) - size + 1):
        if sorted(words[at : at + size]) == parts:
            return Span(segment.tokens[at].start, segment.tokens[at + size - 1].end)
    return None


@rule(
    id="glossary.variant",
    type=_TERMINOLOGY,
    severity=Severity.MINOR,
    priority=15,
    when=has_terms,
    fires=[
        ("中国华侨公益基金会", "the China Overseas-Chinese Public Welfare Foundation"),
        ("湖南省农业科学院", "the Hunan Agricultural Academy of Sciences"),
        ("湖南省农业科学院", "the Hunan Academy of Agricutural Sciences"),
        ("全国人民代表大会", "the National Peoples' Congress"),
        ("高质量发展", "high quality development"),
    ],
    silent=[
        ("中国华侨公益基金会", "the China Overseas Chinese Public Welfare Foundation"),
        ("湖南省农业科学院", "The academy in Hunan has many sciences"),
        ("社会信用", "a social-credit system"),
        ("全国人民代表大会", "the National People’s Congress"),
    ],
    glossary=[
        "中国华侨公益基金会 = China Overseas Chinese Public Welfare Foundation",
        "湖南省农业科学院 = Hunan Academy of Agricultural Sciences",
        "全国人民代表大会 = National People's Congress",
        "高质量发展 = high-quality development",
        "社会信用 = social credit",
    ],
)
def variant(segment: Analysis) -> Iterator[Hit]:
    """The words are nearly the glossary's: a hyphen, a space, an apostrophe, a letter or the order differs.

    Two spellings of one name read as two names, and a search for the one does not find the other. A hyphen that joins
    ordinary words before a noun ("social-credit system") is grammar, not spelling.
    """
    for span, matches in places(segment):
        right = [match for match in matches if is_approved(match)]
        if right and all(match.variant for match in right) and len(right) == len(matches):
            yield from _respelt(segment, span, right)
    if not segment.source:
        return
    sources = {id(match.term): match for match in absent_terms(segment)}
    for term, near in near_renderings(segment).items():
        match = sources[term]
        wanted = near.rendering.text
        yield segment.hit(
            f"Usually: {without_article(wanted)}. The glossary has this for {match.term.source}.",
            target=_differing(segment.target, near.span, without_article(wanted)),
            source=match.span,
            fixes=[fitted(segment, near.span, TermMatch(near.span, match.term), wanted)],
            evidence={"term": match.term.source, "rendering": wanted},
            advisory=segment.uncertain_source and not is_name(wanted),
        )


def _differing(text: str, span: Span, wanted: str) -> Span:
    """The words of a name that are other than the wanted ones, where the others are the same in number and place."""
    found = list(re.finditer(r"\S+", span.of(text)))
    right = wanted.split()
    wrong = [match for match, word in zip(found, right, strict=False) if match[0] != word]
    if len(found) != len(right) or not wrong:
        return span
    return Span(span.start + wrong[0].start(), span.start + wrong[-1].end())


def _respelt(segment: Analysis, span: Span, right: list[TermMatch]) -> Iterator[Hit]:
    match = next((match for match in right if spoken_of(segment, match.term)), right[0])
    words, source = span.of(segment.target), spoken_of(segment, match.term)
    name = any(char.isupper() for char in match.form) and is_name(match.form)
    if not name and (not source or words.replace("-", " ").lower() == match.form.lower()):
        return
    yield segment.hit(
        f"Usually: {match.form}. The glossary writes it so.",
        target=span,
        source=source,
        fixes=[fitted(segment, span, match._replace(form=""), match.form, deterministic=True)],
        evidence={"term": match.term.source, "rendering": match.form},
        advisory=segment.uncertain_source and not name,
    )


@rule(
    id="glossary.missing",
    type="terminology/wrong-term",
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    when=absent_terms,
    fires=[
        ("脱贫攻坚", "They have a number"),
        ("统一社会信用代码", "They have a social code"),
        ("经费审查委员会的报告", "the report of the Funds Examination Committee"),
        ("做到“五有”", "They realize the “Five Existences”"),
    ],
    silent=[
        ("脱贫攻坚", "Poverty alleviation goes on"),
        ("脱贫攻坚", "The poverty must be alleviated, and alleviation takes time"),
        ("湖南省侨联", "The federation met"),
    ],
    glossary=[
        "脱贫攻坚 = poverty alleviation",
        "统一社会信用代码 = unified social credit code",
        "湖南省侨联 = Hunan Federation of Returned Overseas Chinese",
        "经费审查委员会 = auditing committee",
        "五有 = five haves",
    ],
)
def missing(segment: Analysis) -> Iterator[Hit]:
    """The source has a term of the glossary, the target none of its renderings.

    The words where it seems to stand are marked if most of the rendering's own are there, or a literal rendering. Often
    another wording is right; so this is a hint, never an alarm, and nothing is put in by itself.
    """
    near = near_renderings(segment)
    for match in absent_terms(segment):
        rendering = match.term.preferred
        if rendering is None or id(match.term) in near or _is_referred_to(segment, match.term):
            continue
        share, span = nearest(segment, match)
        if share < 1.0:  # else all its words are there, in another order or with a word between
            yield segment.hit(
                f"Usually: {rendering.text}. The glossary has this for {match.term.source}; it is not found here.",
                target=span,
                source=match.span,
                evidence={"term": match.term.source, "rendering": rendering.text},
                key=match.term.source,
            )
