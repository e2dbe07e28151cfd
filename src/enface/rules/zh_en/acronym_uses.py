"""Reads the acronyms of a document: where each is used, and where it is introduced with the words it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from enface.languages import names
from enface.languages.acronyms import (
    KNOWN,
    KNOWN_IN_CHINA_NEWS,
    initials_start,
    is_roman_numeral,
    letters_occur,
    singular,
)
from enface.languages.english import FUNCTION_WORDS, Token, is_bare, is_word, word_set
from enface.languages.sieve import Sieve
from enface.model import Span
from enface.rules.analysis import Analysis, shared
from enface.rules.whole import DocumentAnalysis


@dataclass(frozen=True, slots=True)
class Use:
    """One place of an acronym; `expansion` is the place of the words that it is introduced with there, if it is."""

    analysis: Analysis
    span: Span
    expansion: Span | None = None
    fits: bool = True

    @property
    def words(self) -> str:
        """The words of the expansion."""
        return self.expansion.of(self.analysis.target) if self.expansion else ""


@dataclass(slots=True)
class Acronym:
    """All that a document does with one acronym, in order."""

    name: str
    uses: list[Use] = field(default_factory=list)

    @property
    def definitions(self) -> list[Use]:
        """The places that introduce it."""
        return [use for use in self.uses if use.expansion]


@shared
def acronyms(document: DocumentAnalysis) -> dict[str, Acronym]:
    """The acronyms of a document by their singular, in order of first use."""
    found: dict[str, Acronym] = {}
    for _, used in document.facts(uses):
        for name, use in used:
            found.setdefault(name, Acronym(name)).uses.append(use)
    return found


def _looks_like_one(word: str) -> bool:
    name = singular(word)
    return name.isascii() and name.isalpha() and name.isupper() and 2 <= len(name) <= 8 and not is_roman_numeral(name)


_ACRONYMS = Sieve(_looks_like_one)


@shared
def uses(analysis: Analysis) -> tuple[tuple[str, Use], ...]:
    """The acronyms of a segment in order, by their singular."""
    if not analysis.has(_ACRONYMS):
        return ()
    return tuple((singular(token.text), _use(analysis, token)) for token in _candidates(analysis))


def _candidates(analysis: Analysis) -> Iterator[Token]:
    likely = analysis.caught(_ACRONYMS)
    tokens = analysis.tokens
    capitals = [
        position for position, token in enumerate(tokens) if token.text[1:2].isupper() and token.text[0].isupper()
    ]
    shouted = {position for position in capitals if tokens[position].text.isupper()}
    if len(shouted) > 2 and 2 * len(shouted) >= len(tokens):
        return
    for position in capitals:
        token = tokens[position]
        if token.text not in likely:
            continue
        if not is_bare(analysis.target, token) or _is_code(analysis, position) or _is_loud(analysis, position, shouted):
            continue
        yield token


def _is_code(analysis: Analysis, position: int) -> bool:
    """Whether a number follows, as in a standard, a flight or a product, or a colon before it makes it a ticker."""
    text, token = analysis.target, analysis.tokens[position]
    if text[token.end : token.end + 2].strip()[:1].isdigit():
        return True
    before = text[max(0, token.start - 10) : token.start]
    return bool(_EXCHANGE.search(before)) or text[token.end : token.end + 1] == ":"


_EXCHANGE = re.compile(r"[A-Z]{3,}: ?$")


def _is_known(name: str) -> bool:
    return name in KNOWN or name in KNOWN_IN_CHINA_NEWS


def _is_loud(analysis: Analysis, position: int, shouted: set[int]) -> bool:
    """Whether the word is one of several in capitals, or a common word or a Chinese name put in capitals."""
    name = analysis.tokens[position].text
    if _is_known(name):
        return False
    beside = any(
        neighbour in shouted and not _is_known(analysis.tokens[neighbour].text)
        for neighbour in (position - 1, position + 1)
    )
    word = analysis.words[position]
    emphasis = word in FUNCTION_WORDS or (len(word) > 3 and (is_word(word) or names.syllables(word) > 1))
    return (beside or emphasis) and not _in_parentheses(analysis.target, analysis.tokens[position])


def _in_parentheses(text: str, token: Token) -> int | None:
    """Where the parenthesis opens that introduces the acronym, as in "(FROC)", "(Hunan FROC)", "(FROC for short)"."""
    opening = text.rfind("(", max(0, token.start - 32), token.start)
    if opening < 0 or ")" in text[opening : token.start]:
        return None
    closing = text.find(")", token.end, token.end + 24)
    if closing < 0:
        return None
    lead, tail = text[opening + 1 : token.start], text[token.end : closing]
    lead_words = lead.strip(" \"'“‘").split()
    if tail.strip(" \"'”’") not in {"", "for short", ", for short"} or len(lead_words) > 3:
        return None
    introduced = all(word[0].isupper() or word in _LEADS for word in lead_words)
    return opening if introduced else None


_LEADS = word_set("hereinafter hereafter or the as to referred abbreviated called known")
_LINK = re.compile(
    r"(?:,? or|,? known as|,? abbreviated as|,? abbreviated to|,? called|,? referred to as)(?: the)? [\"“]?$"
)


def _use(analysis: Analysis, token: Token) -> Use:
    text, span = analysis.target, Span(token.start, token.end)
    letters = singular(token.text)
    opening = _in_parentheses(text, token)
    if opening is not None:
        return Use(analysis, span, *_expansion_before(analysis, opening, letters))
    after = text[token.end : token.end + 2]
    if after == " (":
        closing = text.find(")", token.end)
        inside = text[token.end + 2 : closing] if closing > 0 else ""
        if " " in inside.strip() and letters_occur(letters, inside):
            return Use(analysis, span, Span(token.end + 2, closing))
    if link := _LINK.search(text, max(0, token.start - 24), token.start):
        expansion, fits = _expansion_before(analysis, link.start(), letters)
        if expansion is not None and fits:
            return Use(analysis, span, expansion)
    return Use(analysis, span)


def _expansion_before(analysis: Analysis, end: int, letters: str) -> tuple[Span | None, bool]:
    """The words right before `end` that the letters stand for, and whether they fit; no place where there are none."""
    text = analysis.target
    words = [token for token in analysis.tokens if token.end <= end][-2 * len(letters) - 6 :]
    if not words or text[words[-1].end : end].strip(" \"'”’,"):
        return None, True
    begin = 0
    for index in range(len(words) - 1, 0, -1):
        if set(text[words[index - 1].end : words[index].start]) & set(".;:!?()[]。；：，"):
            begin = index
            break
    words = words[begin:]
    start = initials_start(letters, [word.text for word in words])
    if start is not None:
        while start > 0 and words[start - 1].text[0].isupper() and _adjoins(text, words[start - 1], words[start]):
            start -= 1
        return Span(words[start].start, words[-1].end), True
    start = len(words)
    while (
        start > 0
        and _continues_name(words, start - 1)
        and (start == len(words) or _adjoins(text, words[start - 1], words[start]))
    ):
        start -= 1
    while start < len(words) and not words[start].text[0].isupper():
        start += 1
    content = [word for word in words[start:] if word.text[0].isupper()]
    # Two capitals in a row are as often a person, whose employer stands in the parenthesis.
    if len(content) < 3 and "of" not in [word.text for word in words[start:]]:
        return None, True
    span = Span(words[start].start, words[-1].end)
    return span, letters_occur(letters, span.of(text))


def _continues_name(words: list[Token], index: int) -> bool:
    text = words[index].text
    return text[0].isupper() or text in {"of", "the", "and", "for", "on", "in", "s", "to"}


def _adjoins(text: str, one: Token, other: Token) -> bool:
    return text[one.end : other.start].strip() in {"", "&"}
