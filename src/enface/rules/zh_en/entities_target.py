"""Names of bodies in the target: where they stand, and whether two of them are forms of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from enface.languages.acronyms import initials_start
from enface.languages.bodies import ONE_PLACE
from enface.languages.body_words import NOUNS, OPTIONAL
from enface.languages.english import FUNCTION_WORDS, Token, without_possessive, word_set
from enface.languages.inflection import stem
from enface.languages.sieve import listed
from enface.model import Span
from enface.rules.analysis import Analysis, shared

_LINKS = frozenset({"of", "for", "and", "on", "the", "de"})
_SEPARATE = re.compile(r" ?& ?| |['’] ")
_HOLDERS = word_set(
    """
    president vice deputy director dean professor chairman chairwoman chair head chief secretary general executive
    officer ceo minister member members spokesman spokeswoman spokesperson founder manager principal researcher
    student students doctor mr mrs ms dr former assistant associate commissioner mayor governor academician expert
    """
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BRITISH = (("centre", "center"), ("isation", "ization"), ("defence", "defense"), ("labour", "labor"))
_ALIKE_NOUNS = {"corp": "corporation", "co": "company", "ltd": "limited", "lab": "laboratory"}
_OPTIONAL = frozenset(stem(word) for word in OPTIONAL)


@shared
def names_in_target(segment: Analysis) -> tuple[Span, ...]:
    """The runs of words with capitals that hold a noun for a body, without what only leads to them."""
    if not _may_name_bodies(segment):
        return ()
    found = (part for run in _runs(segment) for part in _apart(run))
    return tuple(Span(part[0].start, _bare_end(part[-1])) for part in map(_trimmed, found) if _is_name(part))


_HAS_NOUNS = listed(NOUNS)


@shared
def _may_name_bodies(segment: Analysis) -> bool:
    """Whether there is a noun for a body, and capitals tell where a name ends."""
    return segment.has(_HAS_NOUNS) and not segment.is_heading and not _is_title_case(segment)


def small_names(segment: Analysis, nouns: Set[str], parts: Sequence[Set[str]]) -> list[Span]:
    """Where a noun for a body stands among words for all parts of its Chinese name, whatever their capitals.

    `nouns` are stems. "the overseas Chinese federation" may render 侨联 as well as a name with capitals.
    """
    if not parts or not _may_name_bodies(segment):
        return []
    stems = [set(words_of(" ".join(part))) for part in parts]
    known = set().union(*stems)
    tokens = segment.tokens
    plain = [_plain(token.text.lower()) for token in tokens]
    found: list[Span] = []
    for at, word in enumerate(plain):
        if word in nouns and word not in known:
            start, end = at, at
            while start and (plain[start - 1] in known or plain[start - 1] in _OPTIONAL) and _adjoin(segment, start):
                start -= 1
            reach = end + 1
            while (
                reach < len(plain)
                and (tokens[reach].text in _LINKS or plain[reach] in known)
                and _adjoin(segment, reach)
            ):
                end = reach if plain[reach] in known else end
                reach += 1
            if _is_part_of_another(tokens, start, end):
                continue
            if all(not part.isdisjoint(plain[start : end + 1]) for part in stems):
                found.append(Span(tokens[start].start, _bare_end(tokens[end])))
    return found


def _is_part_of_another(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether an owner stands before the words or after them: "the government's tourism department"."""
    owner = tokens[start - 1].text if start else ""
    return owner.endswith(("'s", "’s", "s'", "s’")) or (end + 1 < len(tokens) and tokens[end + 1].text == "of")


def _adjoin(segment: Analysis, at: int) -> bool:
    """Whether only a space parts a token from the one before it."""
    return segment.target[segment.tokens[at - 1].end : segment.tokens[at].start] == " "


def _is_title_case(segment: Analysis) -> bool:
    """Whether most words have a capital, so that capitals do not tell where a name ends."""
    long = [form for form in segment.forms if len(form) > 3]
    is_sentence = segment.target.rstrip().endswith((".", "?", "!"))
    return not is_sentence and len(long) > 4 and sum(form[0].isupper() for form in long) > 0.9 * len(long)


def _runs(segment: Analysis) -> Iterator[list[Token]]:
    """The longest runs of words with capitals, joined by "of", "and" and the like."""
    run: list[Token] = []
    links: list[Token] = []
    for token in segment.tokens:
        last = links[-1] if links else run[-1] if run else None
        adjoins = last is not None and _SEPARATE.fullmatch(segment.target, last.end, token.start) is not None
        if not adjoins:
            if run:
                yield run
            run, links = [], []
        if token.text[0].isupper():
            run += [*links, token]
            links = []
        elif run and token.text in _LINKS:
            links.append(token)
        elif run:
            yield run
            run, links = [], []
    if run:
        yield run


def _apart(run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The names that an "and" joins: a part that ends in the noun for a body, or has one as the rest does."""
    start = 0
    for number, token in enumerate(run):
        if number > start and token.text == "and":
            before, after = run[start:number], run[number + 1 :]
            if _is_noun(before[-1]) or (any(map(_is_noun, before)) and any(map(_is_noun, after))):
                yield before
                start = number + 1
        elif number > start and run[number - 1].text.endswith(("'s", "’s")) and any(map(_is_noun, run[start:number])):
            yield run[start:number]
            start = number
    yield run[start:]


def _trimmed(run: Sequence[Token]) -> Sequence[Token]:
    """A name without the title of the person who leads the body, and without what only opens the sentence."""
    for number, token in enumerate(run):
        if token.text in {"of", "for"} and number and all(_is_holder(word) for word in run[:number]):
            run = run[number + 1 :]
            break
    while run and (run[0].text.lower() in FUNCTION_WORDS or run[0].text.lower() in _LINKS):
        run = run[1:]
    return run


def _is_holder(token: Token) -> bool:
    word = token.text.lower()
    return word in _HOLDERS or word in _LINKS


def _is_noun(token: Token) -> bool:
    return without_possessive(token.text).lower() in NOUNS


def _bare_end(token: Token) -> int:
    return token.start + len(without_possessive(token.text))


def _is_name(run: Sequence[Token]) -> bool:
    return len(run) > 1 and any(map(_is_noun, run)) and not any(_is_shouted(token.text) for token in run)


def _is_shouted(word: str) -> bool:
    return len(word) > 6 and word.isalpha() and word.isupper()


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as names are compared: without case, article, link, ending and British spelling."""
    return tuple(_plain(word) for word in plain_words(name) if word not in _LINKS)


def plain_words(name: str) -> list[str]:
    """The words of a name in small letters, those with a hyphen apart, without a possessive."""
    return [word.removesuffix("'s") for word in _WORD.findall(name.replace("’", "'").replace(".", "").lower())]


def _plain(word: str) -> str:
    word = ONE_PLACE.get(word, word)
    for british, american in _BRITISH:
        word = word.replace(british, american)
    return stem(_ALIKE_NOUNS.get(word, word))


@lru_cache(maxsize=20_000)
def same_name(one: str, other: str) -> bool:
    """Whether two names are forms of one: another order, a part of it, its place or rank left out, its acronym."""
    first, second = words_of(one), words_of(other)
    shorter, longer = sorted((first, second), key=len)
    if not shorter or "".join(sorted(shorter)) == "".join(sorted(longer)) or "".join(shorter) == "".join(longer):
        return True
    if any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1)):
        return True
    if frozenset(first) ^ frozenset(second) <= _OPTIONAL:
        return True
    brief, full = sorted((one, other), key=len)
    return any(
        len(word) > 1 and word.isupper() and initials_start(word, full.split()) is not None for word in brief.split()
    )
