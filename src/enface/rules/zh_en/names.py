"""Chinese names of people: the pinyin that the characters have, in one order, the given name joined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from enface.languages import han_names, names
from enface.languages.english import FUNCTION_WORDS, Token, is_word, without_possessive
from enface.languages.han_names import HanName, readings, spelling_key
from enface.languages.places import PLACES
from enface.languages.readings import syllables
from enface.languages.remembered import Remembered
from enface.languages.sieve import Sieve
from enface.model import Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"
# Where names keep a spelling of their own, unlike pinyin.
_OWN_SPELLING = ("港", "澳门", "台湾", "台北", "新加坡", "马来西亚", "韩国", "朝鲜", "越南", "华裔", "侨领")
# First letters of Wade-Giles and what pinyin has for them.
_WADE = frozenset(
    {("ch", "zh"), ("ch", "q"), ("ch", "j"), ("p", "b"), ("t", "d"), ("k", "g"), ("ts", "z"), ("hs", "x")}
)


_KNOWN_PLACES = frozenset(spelling_key(word) for place in PLACES for word in place.split())


class Pair(NamedTuple):
    """Two words of the target with the shape of a Chinese name."""

    first: str
    second: str
    span: Span


class Named(NamedTuple):
    """A name in the source, with one of its readings."""

    name: HanName
    surname: str
    given: str

    @property
    def written(self) -> str:
        """The name as English writes it: surname first, the given name joined."""
        return f"{self.surname.capitalize()} {self.given.capitalize()}"


@shared
def heard(segment: Analysis) -> frozenset[str]:
    """The syllables of pinyin with which the words of the target begin that may be of a Chinese name."""
    words = segment.caught(_HEARD)
    return frozenset(chain.from_iterable(names.first_syllables(spelling_key(word)) for word in words))


_HEARD = Sieve(lambda word: word[0].isupper() or not is_word(word))


@shared
def named(segment: Analysis) -> tuple[Named, ...]:
    """Every stretch of the source that may be a name, in each of its readings."""
    return tuple(
        Named(name, surname, given)
        for name in han_names.han_names(segment.source, heard(segment))
        for surname, given in readings(name.text, name.surname_length)
    )


@shared
def pairs(segment: Analysis) -> tuple[Pair, ...]:
    """Every two neighbouring words of letters with a capital, one of which has the sound of Chinese.

    The second may be small where it is no English word.
    """
    forms, shapely = segment.forms, segment.caught(_NAME_WORDS)
    named = [number for number, form in enumerate(forms[:-1]) if form in shapely]
    shaped = [
        number
        for number in named
        if (_SOUNDS[forms[number]] or _SOUNDS[without_possessive(forms[number + 1])])
        and _is_given_name_word(without_possessive(forms[number + 1]))
    ]
    beside = ((segment.tokens[number], segment.tokens[number + 1]) for number in shaped)
    return tuple(
        Pair(first.text, without_possessive(second.text), Span(first.start, _bare_end(second)))
        for first, second in beside
        if segment.target[first.end : second.start] == " "
    )


def _bare_end(token: Token) -> int:
    return token.start + len(without_possessive(token.text))


def _is_name_word(word: str) -> bool:
    plain = word.replace("'", "").replace("’", "")
    return len(word) > 1 and plain.isalpha() and word[0].isupper() and word[1:].islower()


_NAME_WORDS = Sieve(_is_name_word)


@lru_cache(maxsize=50_000)
def _is_given_name_word(word: str) -> bool:
    return _is_name_word(word) or (word.islower() and _is_name_word(word.capitalize()) and not is_word(word))


_SOUNDS = Remembered(lambda word: names.syllables(spelling_key(word)) > 0)
"""Whether a word is made of syllables of pinyin."""


def keys(pair: Pair) -> tuple[str, str]:
    """The two words in the form in which spellings are compared."""
    return spelling_key(pair.first), spelling_key(pair.second)


def _may_be_of_a_name(word: str) -> bool:
    """Whether a word with a capital has the sound of a Chinese surname or given name, and is no place that all know."""
    if not word[0].isupper():
        return False
    key = spelling_key(without_possessive(word))
    return key in names.SURNAMES or (names.syllables(key) > 1 and key not in _KNOWN_PLACES and not is_word(key))


_WORDS_OF_NAMES = Sieve(_may_be_of_a_name)


@shared
def has_words_of_names(segment: Analysis) -> bool:
    """Whether any word of the target may be of a Chinese name; if none, no reading of the source is needed."""
    return segment.has(_WORDS_OF_NAMES)


@shared
def right_names(segment: Analysis) -> dict[tuple[str, str], Named]:
    """The readings of all names of the source, by the form in which spellings are compared."""
    found: dict[tuple[str, str], Named] = {}
    for entry in named(segment):
        key = (spelling_key(entry.surname), spelling_key(entry.given))
        if key not in found or entry.name.certain:
            found[key] = entry
    return found


@shared
def may_be_certain(segment: Analysis) -> bool:
    """Whether a name of the source may have a title or a verb beside it that tells it, and the target may have it."""
    return has_words_of_names(segment) and han_names.may_be_certain(segment.source)


def keeps_own_spelling(source: str) -> bool:
    """Whether the source speaks of people from where names are not written in pinyin."""
    return any(word in source for word in _OWN_SPELLING)


@rule(
    id="name.person",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=has_words_of_names,
    fires=[
        ("党组书记黄芳指出，各单位要继续关心侨胞。", "Huang Fan, Party secretary, said units should go on caring."),
        ("翻译：严坤", "(Translation: Yan Ken)"),
        ("省长毛伟明主持会议。", "Governor Mao Weimin chaired the meeting."),
        ("记者张伟报道", "reporter Zhan Wei"),
        ("翻译：严坤", "(Translation: Yan kunn)"),
        ("评书演员单田芳说", "The storyteller Dan Tianfang said"),
    ],
    silent=[
        ("党组书记黄芳指出", "Huang Fang pointed out"),
        ("记者单晓恩、李明", "reporters Shan Xiao'en and Li Ming"),
        ("曾国藩说", "Zeng Guofan said"),
        ("香港记者陈伟", "reporter Chan Wai of Hong Kong"),
        ("主任张维说", "Director Chang Wei said"),
        ("主任李明说，李敏也来了。", "Director Li Ming said that Li Min had come too."),
        ("总统文在寅说", "President Moon Jae-in said"),
        ("吕律师吕绿说", "the lawyer Lyu Lyu said"),
    ],
)
def person(segment: Analysis) -> Iterator[Hit]:
    """A Chinese name in the target is one or two letters off the pinyin of the name in the source.

    A wrong letter makes another person. All readings of a character are right, and so are u and ü, apostrophes, and
    either order; Wade-Giles, Cantonese, Korean, Vietnamese and Japanese names are left alone.
    """
    found = pairs(segment) if has_words_of_names(segment) else ()
    if not found or not named(segment):
        return
    right = right_names(segment)
    present = {key for pair in found for key in (keys(pair), keys(pair)[::-1])}
    rendered = {right[key].name.span for key in present if key in right}
    surnames, given_names = map(set, zip(*right, strict=True))
    for pair in found:
        key = keys(pair)
        if key in right or key[::-1] in right or not (key[0] in surnames or key[1] in given_names):
            continue
        meant = _nearest(key, [entry for entry in named(segment) if not _overlaps_any(entry.name.span, rendered)])
        if (
            meant is None
            or (pair.second.islower() and not meant.name.certain)
            or not _may_be_wrong(segment, pair, meant)
        ):
            continue
        yield segment.hit(
            f"{meant.name.text} reads {meant.written}.",
            target=pair.span,
            source=meant.name.span,
            fixes=[replacement(pair.span, meant.written)],
            evidence={"source": meant.name.text, "reading": meant.written},
            advisory=not is_certain(meant.name) or keeps_own_spelling(segment.source),
        )


def is_certain(name: HanName) -> bool:
    """Whether a title stands beside the name, or its given name has two characters, which chance does not match."""
    return name.certain or len(name.text) - name.surname_length == 2


def _overlaps_any(span: Span, others: set[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _nearest(key: tuple[str, str], entries: list[Named]) -> Named | None:
    near = [
        (distance, not entry.name.certain, -len(entry.name.text), number)
        for number, entry in enumerate(entries)
        if (distance := _distance(key, entry))
    ]
    return entries[min(near)[3]] if near else None


def _distance(key: tuple[str, str], entry: Named) -> int:
    """How many letters part the two names, 0 where they are too far from each other to be the same."""
    surname, given = spelling_key(entry.surname), spelling_key(entry.given)
    if key[0] == surname:
        off = OSA.distance(key[1], given)
        return off if off <= (2 if len(given) > 5 else 1) else 0
    if key[1] == given and key[0] in map(spelling_key, syllables(entry.name.text[0])) and entry.name.certain:
        return 1
    if key[1] != given or len(given) < 3 or key[0] not in names.SURNAMES or _is_wade(key[0], surname):
        return 0
    return 1 if OSA.distance(key[0], surname) == 1 else 0


def _is_wade(written: str, pinyin: str) -> bool:
    return any(written.startswith(wade) and pinyin.startswith(ours) for wade, ours in _WADE)


def _may_be_wrong(segment: Analysis, pair: Pair, meant: Named) -> bool:
    """Whether the pair is no name of an English-speaking person, a place or a term of the glossary."""
    second = pair.second.lower()
    if second in FUNCTION_WORDS or (is_word(second) and not names.syllables(second) and not meant.name.certain):
        return False
    return not any(match.span.overlaps(pair.span) for match in segment.target_terms)
