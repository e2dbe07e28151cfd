"""Counted nouns in the singular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.peoples import PEOPLES
from enface.languages.places import COUNTRIES
from enface.languages.sieve import Sieve
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"

SCALES = word_set("hundred thousand million billion")
_MANY = word_set("many several various these those numerous multiple few")
_SINGLES = word_set(
    """
    a an the any no some each every one this that his her its their our my your another what which whatever either
    neither or such
    """
)
_SINGLES_ALONE = _SINGLES - {"the", "or", "no", "some"}
_NOT_BEFORE_ONE_OF = FUNCTION_WORDS - {"most", "more"}
"""Words after which “other” stands with one thing."""
_NAMED_BY_NUMBER = word_set(
    """
    no number grade type level class phase stage category chapter section article page round tier form day week year
    version part unit step item figure table line route track room floor gate building district zone area flight
    age aged group line model series volume rule act question lane platform highway january february march april may
    june july august september october november december
    """
)
"""What takes a number as its name: the noun after it is another."""
_ATTRIBUTIVE = re.compile(r"[a-z]+(?:al|ic|ese|ive|ary|ful|ous|able|ible|ish|ian|ern)")
_ADJECTIVES = word_set(
    """
    new local large small key major young old high poor rich rural urban big long short good bad low top elder female
    male foreign chief senior junior private public main famous advanced modern special joint
    """
)
PLURALS = {
    plural: noun
    for noun in COUNT_NOUNS
    for plural in [other_number(noun)]
    if plural and plural != noun and not {noun, plural[:-1]} & (OTHER_VERBS | PURE_VERBS)
}
"""Plurals of counted nouns that are no forms of verbs, with their singulars."""
_MODIFIERS = word_set("branch community village household research training service science tea farm student patent")
"""Nouns that often stand before another that is counted."""
_PLURAL_SUMS = {(word,) for word in ("dozens", "hundreds", "thousands", "millions", "kinds", "types", "sorts")}
_SUMS = {("a", word) for word in ("number", "series", "variety", "range", "group", "batch")}
_BODIES_OF_LEVELS = word_set("government committee department organization union body authority court federation")
_OF_ALL = word_set(
    """
    kind sort type department project enterprise school student teacher worker official expert participant villager
    member unit township farmer company hospital employee
    """
)
_COLLECTIVES = word_set("team family staff public party police press group committee council government crew board")
_AFTER_NOUN = (
    FUNCTION_WORDS
    | word_set("come go old long wide high tall deep thick away later apart concerned")
    | {past for past, _ in IRREGULAR_VERBS.values() if past not in COUNT_NOUNS}
    | word_set("nationwide respectively including around alone ago each")
) - word_set(
    """
    a an the this that these those it its he she they we you i his her their our your my them us me own same
    """
)
_END = re.compile(r" ?[,.;:!?)]|[”\"’]|\Z|\s*\Z")


_NOUN_BY_ENDING = re.compile(r"[a-z]{3,}(?:tion|sion|ment|ity|ure|ance|ence|ist|or|ship|graph|logue|ness)")
_UNCOUNTED_BY_ENDING = word_set(
    """
    equipment information attention education electricity publicity security agriculture furniture infrastructure
    literature nature culture moisture temperature insurance assistance intelligence evidence independence
    prior junior senior major minor superior interior exterior poor floor elite favor labor harbor pure mature secure
    future present consumption pollution production construction transportation nutrition irrigation sure obscure
    management development employment investment treatment government environment humanity quality quantity
    majority minority unity gravity celebrity leisure pleasure distance finance balance substance
    silence violence science patience audience presence absence experience influence sequence
    """
)
_COUNTED_TOO = word_set("set side head tree piece change visit batch round pair wave")
_COUNTED = Sieve(
    lambda word: (
        word in COUNT_NOUNS
        or word in _COUNTED_TOO
        or (
            _NOUN_BY_ENDING.fullmatch(word) is not None
            and word not in _UNCOUNTED_BY_ENDING
            and is_word(word)
            and is_word(other_number(word))
        )
    )
)
"""Words that are counted after a number."""


_COUNTS_TOO = word_set(
    """
    other all one levels dozens hundreds thousands millions kinds types sorts series variety range number group
    batch both
    """
)
_COUNTERS = Sieve(
    lambda word: word[0].isdigit() or word.lower() in CARDINALS or word.lower() in _MANY or word.lower() in _COUNTS_TOO
)


@rule(
    id="grammar.plural",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_COUNTED, _COUNTERS),
    fires=[
        ("…", "The quake destroyed 83 house in the county."),
        ("…", "It has 12 research centers and 120 thousand local farmer."),
        ("…", "Heads of the bureau and other organization spoke."),
        ("…", "There are talents of various kind, and several project were signed."),
        ("…", "It took a series of measure, and nearly 5,000 Lao employee."),
        ("…", 'They stressed the "four orientation" and three generation of scholars.'),
        ("…", "It is one of the most beautiful village in China."),
        ("…", "It sent 22 batch of workers, including five woman."),
        ("…", "They sent 10,000 folding bed, 12 national-level base and 3 tea manor ."),
    ],
    silent=[
        ("…", "The quake destroyed 83 houses in a 12 story building, and one house in the county."),
        (
            "…",
            "It moved three county governments and a 2 million yuan project, the June 17 earthquake, Type 2 patient.",
        ),
        ("…", "No other organization spoke; one or the other party; in 2019 company profits rose."),
        ("…", "One of the team was hurt; one of the county's schools; these are house prices."),
        ("…", "These village officials and many a student, the top 10 company list and a few years"),
    ],
)
def counted(segment: Analysis) -> Iterator[Hit]:
    """A noun that is counted stands in the singular: 83 house, other organization, one of the largest city.

    Chinese nouns have no plural, and drafts forget the one of English.
    """
    words = segment.words
    counted = segment.caught(_COUNTED)
    for place, word in enumerate(words):
        if word not in counted or not place or not _may_be_counted(words, place):
            continue
        if not is_small(segment, place):
            continue
        may_be_one_of = "one" in words[max(0, place - 8) : place]
        is_counted = _is_counted(segment, place) or (may_be_one_of and _is_one_of(segment, place))
        if is_counted and ends_phrase(segment, place):
            token = segment.tokens[place]
            right = other_number(token.text)
            if right:
                span = Span(token.start, token.end)
                yield segment.hit(
                    f"Usually: {right}. More than one is meant.",
                    target=span,
                    fixes=[replacement(span, right)],
                    key=f"{words[place - 1]} {word}",
                )


def _may_be_counted(words: tuple[str, ...], place: int) -> bool:
    """Whether the words alone allow that more than one is meant; most nouns end here."""
    before, one_before = words[place - 1], words[place - 2] if place > 1 else ""
    return (
        (before == "of" and one_before in _SUM_WORDS)
        or before in _COUNTING_BEFORE
        or before[0].isdigit()
        or one_before in _COUNTING_BEFORE
        or one_before[:1].isdigit()
        or any(word[0].isdigit() or word in CARDINALS for word in words[max(0, place - 6) : place - 2])
        or "one" in words[max(0, place - 8) : place]
        or words[place + 1 : place + 3] == ("at", "all")
    )


_MOST_BETWEEN = 4
_IN_ING = word_set(
    """
    folding training teaching living drinking working mining fishing farming planting breeding processing shopping
    parking building dwelling leading supporting manufacturing operating landing skiing swimming cooking sewing
    """
)
"""What stands before a noun as its kind: folding beds, training bases."""
_HYPHENED = word_set(
    """
    national-level provincial-level municipal-level city-level county-level township-level village-level state-level
    high-tech high-quality large-scale small-scale state-owned high-speed high-end low-carbon cross-border world-class
    first-class high-level high-standard medium-sized large-sized well-known long-term grass-roots
    """
)
_MEASURES = word_set(
    """
    percent cent year month week day hour minute mile kilometer kilometre meter metre yuan dollar euro pound ton
    tonne kilo star man woman person way point story storey foot inch degree seat page square cubic mu dollars per
    people world plus cm mm km kg ml kw mw gw m g w v
    """
)
"""What stands in the singular between a number and the noun of which the two say how much."""
_NO_MODIFIERS = FUNCTION_WORDS | _MEASURES | SCALES | _MANY | CARDINALS.keys()
_COUNTING_BEFORE = _MANY | SCALES | CARDINALS.keys() | {"other", "all"}
_SUM_WORDS = {word for (word,) in _PLURAL_SUMS} | {word for _, word in _SUMS}


def is_small(segment: Analysis, place: int) -> bool:
    """Whether a word is written in small letters."""
    return segment.forms[place].islower()


def _is_counted(segment: Analysis, place: int) -> bool:
    """Whether a number above one, or a word for several, stands before the noun, with one adjective between at most."""
    words = segment.words
    if words[place + 1 : place + 4] == ("at", "all", "levels") and words[place] in _BODIES_OF_LEVELS:
        return True
    if words[place - 1] == "of":
        sum_of = words[max(0, place - 3) : place - 1]
        return (sum_of[-1:] in _PLURAL_SUMS or sum_of in _SUMS) and joined_up(segment, place - 2, place)
    first = place
    if words[first - 1] not in _MANY and (words[first - 1] in _MODIFIERS or _may_stand_between(segment, first - 1)):
        first -= 1
    while place - first < _MOST_BETWEEN and first > 1 and _modifies(segment, first - 1):
        first -= 1
    if first < 1:
        return False
    begin = _begins_count(words, first, direct=first == place, noun=words[place])
    if begin < 0 or not joined_up(segment, first - 1, place):
        return False
    word, before = words[begin], words[begin - 1] if begin and adjoins(segment, begin) else ""
    return not _is_several(word) or _counts(segment, begin, before, direct=first == place)


def _begins_count(words: tuple[str, ...], first: int, *, direct: bool, noun: str) -> int:
    """Where the word for more than one begins that ends right before `first`; -1 where there is none."""
    word, before = words[first - 1], words[first - 2] if first > 1 else ""
    if word in _MANY:
        return -1 if before in {"a", "the", "as", "so", "very"} and word in {"few", "many"} else first - 1
    if word == "other":
        is_one = not before or before in _SINGLES or before.endswith("'s")
        return first - 1 if direct and not is_one else -1
    if word == "all" or (word == "the" and before == "all"):
        return first - 1 if noun in _OF_ALL else -1
    at = first - 1
    while words[at] in SCALES and at:
        at -= 1
    return at if _is_several(words[at]) else -1


def _may_stand_between(segment: Analysis, place: int) -> bool:
    """Whether a word is an adjective, or a people or country before those who belong to it."""
    word = segment.words[place]
    if word in CARDINALS:  # five ends as attributive does
        return False
    named = segment.forms[place] in PEOPLES or segment.forms[place] in COUNTRIES
    return named or word in _ADJECTIVES or word in {"square", "cubic"} or _ATTRIBUTIVE.fullmatch(word) is not None


def _modifies(segment: Analysis, place: int) -> bool:
    """Whether a word may stand between a number and its noun, because it is small and neither measure nor plural."""
    word = segment.words[place]
    if word == "and":
        return _ATTRIBUTIVE.fullmatch(segment.words[place + 1]) is not None
    return (
        segment.forms[place].islower()
        and (word.isalpha() or word in _HYPHENED)
        and word not in _NO_MODIFIERS
        and (word in _IN_ING or not word.endswith(("s", "ed", "ly", "ing")))
    )


def _is_several(word: str) -> bool:
    if word in CARDINALS:
        return CARDINALS[word] > 1
    digits = word.replace(",", "")
    if not digits.isdigit():
        return False
    value = int(digits[:12])
    return value > 1 and not (1800 < value < 2100 and "," not in word)


def _counts(segment: Analysis, place: int, before: str, *, direct: bool) -> bool:
    """Whether the number at `place` says how many, and is no name, year or part of an attribute."""
    if before in _NAMED_BY_NUMBER or before in _SINGLES_ALONE:
        return False
    if before == "the" and not direct:
        return False
    if (
        place
        and segment.forms[place - 1][0].isupper()
        and segment.tokens[place - 1].start not in segment.sentence_starts
    ):
        return segment.tokens[place].start - segment.tokens[place - 1].end > 1  # a name before it, as in Apollo 13
    end = segment.tokens[place - 1].end if place else 0
    return not re.search(r"[.:/$€£¥#–—-]", segment.target[end : segment.tokens[place].start])


def _is_one_of(segment: Analysis, place: int) -> bool:
    """Whether the words lead back to “one of the”, with nothing but adjectives between."""
    words = segment.words
    if words[place] in _COLLECTIVES:
        return False
    for at in range(place - 1, max(place - 6, 1), -1):
        if not adjoins(segment, at + 1):
            return False
        if words[at] in {"the", "these", "those", "its", "their"} or words[at].endswith("'s"):
            is_said = words[at - 1] == "of" and words[at - 2] == "one"
            is_said = is_said and (at < place - 1 or words[place + 1 : place + 2] in _AFTER_ONE_OF)
            return is_said or (words[at].endswith("'s") and _is_one_of_whose(words, at) and at < place - 1)
        if words[at] in _NOT_BEFORE_ONE_OF or words[at].endswith("s"):
            return False
    return False


_AFTER_ONE_OF = {("is",), ("was",), ("has",), ("why",), ("that",), ("who",)}


def _is_one_of_whose(words: tuple[str, ...], at: int) -> bool:
    return any(words[start : start + 2] == ("one", "of") for start in range(max(0, at - 4), at - 1))


def ends_phrase(segment: Analysis, place: int) -> bool:
    """Whether the noun is the last of its phrase: a mark, a small word or a verb follows, not another noun."""
    tokens, words, text = segment.tokens, segment.words, segment.target
    end = tokens[place].end
    if _END.match(text, end):
        return True
    if place + 1 == len(words) or not adjoins(segment, place + 1):
        return False
    after = words[place + 1]
    if after in {"this", "last", "next"} and words[place + 2 : place + 3] in (("year",), ("month",), ("week",)):
        return True
    if after in {"and", "or"}:
        following = words[place + 2] if place + 2 < len(words) else ""
        return following[:1].isdigit() or (following.endswith("s") and not following.endswith("ss"))
    if after in _AFTER_NOUN:
        return True
    following = words[place + 2] if place + 2 < len(words) else ""
    return after.endswith("ed") and (following in FUNCTION_WORDS or bool(_END.match(text, tokens[place + 1].end)))
