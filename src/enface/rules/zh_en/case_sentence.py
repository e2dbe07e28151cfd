"""Capitals that the place in a sentence asks for: at its start, and none after a semicolon or in its midst."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, Token, is_bare, is_word, word_set
from enface.languages.sieve import Sieve, in_target
from enface.model import Severity, Span
from enface.rules.analysis import HEADING_KINDS, Analysis
from enface.rules.registry import Hit, replacement, rule

TYPE = "linguistic-conventions/spelling"
# What most segments fail at once, so that their sentences need not be parted.
_STARTS_SMALL = re.compile(r"\W*[a-zà-öø-ÿ]")
_GOES_ON_SMALL = re.compile(r"[.!?…。！？\n)]\W*[a-zà-öø-ÿ]")
_AFTER_SPEECH = word_set("said says asked added told noted explained wrote replied")
_NAMED = re.compile(" [A-Z]")
_ENDS = (".", "!", "?", "。", "！", "？")
_CLOSING = "\"'”’)]』」 "


@rule(
    id="case.sentence",
    type=TYPE,
    severity=Severity.MINOR,
    fires=[
        ("…", "The spirit should be carried on. the work goes on."),
        ("…", "the meeting stressed the tasks of this year."),
        ("产品介绍", "product description"),
    ],
    silent=[
        ("…", "The U.S. economy grew by 2.5 percent."),
        ("…", '"Why?" he asked.'),
        ("…", "iPhone sales rose. Then they fell ... and rose again."),
        ("bilibili很受欢迎。", "bilibili is very popular."),
        ("…", "He met Mr. Wang of Foo Co. in Changsha."),
    ],
)
def sentence(analysis: Analysis) -> Iterator[Hit]:
    """A sentence begins with a small letter.

    Names that are written small on purpose, and segments that go on with a sentence, are left alone or only advised on.
    """
    text = analysis.target
    if not _STARTS_SMALL.match(text) and not _GOES_ON_SMALL.search(text):
        return
    small = sorted(start for start in analysis.sentence_starts if text[start].islower())
    if not small:
        return
    by_start = {token.start: token for token in analysis.tokens}
    for start in small:
        token = by_start.get(start)
        if (
            token is None
            or not token.text.islower()
            or token.text in analysis.source
            or not _is_word_of_prose(text, token)
        ):
            continue
        if token.text in _AFTER_SPEECH and _NAMED.match(text, token.end):
            continue  # the stop before it is wrong, and “said” is not
        right = token.text[0].upper() + token.text[1:]
        certain = _is_certain(analysis, token)
        yield analysis.hit(
            f"Usually: {right}. A sentence begins with a capital.",
            target=Span(token.start, token.end),
            fixes=[replacement(Span(token.start, token.end), right, deterministic=certain)],
            advisory=None if certain else True,
        )


def _is_word_of_prose(text: str, token: Token) -> bool:
    label = len(token.text) <= 2 and text[token.end : token.end + 1] in {")", "."}
    return is_bare(text, token) and not label and text[token.end : token.end + 1] != "("


def _is_certain(analysis: Analysis, token: Token) -> bool:
    word = token.text
    if not (word in FUNCTION_WORDS or is_word(word)):
        return False
    before = analysis.target[: token.start].rstrip(_CLOSING + "“‘([《「『")
    if any(character.isalnum() for character in before):
        return before.endswith((".", "。")) and not before.endswith("..")
    if analysis.is_heading:
        return analysis.segment.kind != "credit"
    ends = analysis.target.rstrip(_CLOSING).endswith(_ENDS)
    return ends and len(analysis.tokens) > 3 and word not in _AFTER_SPEECH and not _goes_on(analysis, word)


def _goes_on(analysis: Analysis, word: str) -> bool:
    """Whether `word` carries on with the segment before, which was cut off in the midst of a sentence."""
    before = analysis.previous
    if before is None or before.kind in HEADING_KINDS:
        return False
    end = before.target.rstrip(_CLOSING)
    if end.endswith((",", ";", ":", "-", "–", "—", "，", "；", "：")):
        return True
    return bool(end) and not end.endswith(_ENDS) and (word in _CONNECTS or end.rpartition(" ")[2] in FUNCTION_WORDS)


_CONNECTS = word_set("and but or nor which that who whose to of as than with by in for so yet while where from on")


_DETERMINERS = word_set(
    """
    the a an our its their his her all every each more this these those such any some
    """
)
_BEGINNERS = FUNCTION_WORDS - {"i", "may", "will"} | word_set(
    """
    strengthen promote improve adhere continue further expand deepen build accelerate enhance focus carry give
    make keep implement establish increase ensure optimize advance foster cultivate support encourage develop
    persist strive uphold intensify consolidate consider follow insist push speed use work
    """
)
_ABSTRACT = re.compile(r"[a-z]{2,}(?:ing|tion|sion|ment|ness|ance|ence|ship)")


def _is_abstract(word: str) -> bool:
    """Whether a word is a noun of doing or being, which no name begins with where a small letter follows."""
    return _ABSTRACT.fullmatch(word) is not None and is_word(word) and word not in _PLACES_IN_ING


_PLACES_IN_ING = word_set("beijing nanjing chongqing liaoning xining")
_NEVER = frozenset({"i", "i'm", "i've", "i'll", "i'd"})


@rule(
    id="case.semicolon",
    type=TYPE,
    severity=Severity.MINOR,
    words=in_target(";；"),
    fires=[
        ("…", "Expand the brand; To strengthen it, work hard."),
        ("…", "Expand the brand; Take the initiative."),
        ("…", "The system is weak; Selecting officials is not standardized; Conservation tillage grew."),
    ],
    silent=[
        ("…", "Expand the brand; take the initiative."),
        ("…", "Zhang San, director; Li Si, vice director; Beijing is absent; I am here."),
        ("…", "Works: The Road; The Mountain; The River"),
    ],
)
def semicolon(analysis: Analysis) -> Iterator[Hit]:
    """A common word takes a capital after a semicolon.

    Chinese parallel clauses become separate commands in a draft; in English a semicolon does not end a sentence.
    """
    text = analysis.target
    tokens, words = analysis.tokens, analysis.words
    for position in range(1, len(tokens)):
        token = tokens[position]
        if not token.text[0].isupper() or text[tokens[position - 1].end : token.start].strip(" \n\"'”’)") not in {
            ";",
            "；",
        }:
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is None or not following.text[0].islower() or token.text[1:] != words[position][1:]:
            continue
        word = words[position]
        begins = word in _BEGINNERS or (words[position + 1] in _DETERMINERS and is_word(word)) or _is_abstract(word)
        begins = begins and not text.startswith(":", token.end)
        if begins and word not in _NEVER and "\n" not in text[tokens[position - 1].end : token.start]:
            small = token.text[0].lower() + token.text[1:]
            span = Span(token.start, token.end)
            yield analysis.hit(
                f"Usually: {small}. No capital follows a semicolon.",
                target=span,
                fixes=[replacement(span, small, deterministic=True)],
            )


_JOINED = re.compile(r"(?<![^\s(])[a-z][a-z'’-]* ([A-Z][a-z]{1,6}) (?=[a-z])")
_STRAY = word_set(
    """
    the and of to in on at by with for from is are was were be been as but or an that which this these it its
    they their we our he she his her has have had will would should can not also into than when while
    """
)
_CREDIT = re.compile(r"\b(?i:translated|edited|written|reported|compiled|photographed|proofread|reviewed) (?P<by>By)\b")
_PARTICIPLE = re.compile(
    r"(?<![\w-])[a-z][\w’'-]*, (?P<word>[A-Z][a-z]{3,}(?:ed|ing))"
    r" (?=(?:by|with|in|to|of|for|from|on|at|as|the|a) (?![A-Z]))"
)
_STRAY_CAPITALS = frozenset(word.capitalize() for word in _STRAY)
_HAS_STRAY = Sieve(_STRAY_CAPITALS.__contains__)


_HAS_PARTICIPLE = Sieve(lambda word: word.endswith(("ed", "ing")) and word[0].isupper() and word[1:].islower())


def _may_have_stray(analysis: Analysis) -> bool:
    if analysis.has(_HAS_STRAY) and not _STRAY_CAPITALS.isdisjoint(analysis.forms[1:]):
        return True
    return analysis.has(_HAS_PARTICIPLE) and _PARTICIPLE.search(analysis.target) is not None


@rule(
    id="case.stray",
    type=TYPE,
    severity=Severity.MINOR,
    when=_may_have_stray,
    fires=[
        ("…", "The delegates went To the county."),
        ("…", "It will be held next month, Supported by the academy."),
        ("…", "(Source: Hunan Daily; translated By Li Mei)"),
    ],
    silent=[
        ("…", "Her novel was called The Road."),
        ("…", "The delegates said: The work goes on."),
        ("…", "Records of The Grand Historian"),
    ],
)
def stray(analysis: Analysis) -> Iterator[Hit]:
    """A small word of grammar takes a capital in the midst of a sentence.

    It is left over where sentences were joined or a headline became prose.
    """
    text = analysis.target
    for match in _CREDIT.finditer(text) if "By" in analysis.vocabulary else ():
        if match[0][0].islower():
            span = Span(*match.span("by"))
            yield analysis.hit("Usually: by.", target=span, fixes=[replacement(span, "by", deterministic=True)])
    if analysis.is_heading:
        return
    for match in _PARTICIPLE.finditer(text) if ", " in text else ():
        if is_word(match["word"].lower()) and match["word"].lower() not in _PLACES_IN_ING:
            span, small = Span(*match.span("word")), match["word"].lower()
            yield analysis.hit(
                f"Usually: {small}. The sentence goes on here.",
                target=span,
                fixes=[replacement(span, small, deterministic=True)],
            )
    if _STRAY_CAPITALS.isdisjoint(analysis.forms[1:]):
        return
    for match in _JOINED.finditer(text):
        small = match[1].lower()
        span = Span(*match.span(1))
        titled = any(word[0].isupper() for word in text[span.end : span.end + 40].split()[:4])
        if small in _STRAY and not titled and span.start not in analysis.sentence_starts:
            yield analysis.hit(
                f"Usually: {small}. The sentence goes on here.",
                target=span,
                fixes=[replacement(span, small, deterministic=True)],
            )
