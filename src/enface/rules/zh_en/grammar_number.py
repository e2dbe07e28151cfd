"""Grammar of number: counted nouns in the singular, ordinals with the wrong ending, plurals before a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.peoples import PEOPLES
from enface.languages.places import COUNTRIES
from enface.languages.sieve import Sieve, listed
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/grammar"

_SCALES = word_set("hundred thousand million billion")
_MANY = word_set("many several various these those numerous multiple few")
_SINGLES = word_set(
    """
    a an the any no some each every one this that his her its their our my your another what which whatever either
    neither or such
    """
)
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
_PLURALS = {
    plural: noun
    for noun in COUNT_NOUNS
    for plural in [other_number(noun)]
    if plural and plural != noun and not {noun, plural[:-1]} & (OTHER_VERBS | PURE_VERBS)
}
"""Plurals of counted nouns that are no forms of verbs, with their singulars."""
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
    | word_set("old long wide high tall deep thick away later apart concerned")
    | {past for past, _ in IRREGULAR_VERBS.values() if past not in COUNT_NOUNS}
    | word_set("nationwide respectively including around alone ago each")
) - word_set("a an the this that these those it its he she they we you i his her their our your my them us me own same")
_END = re.compile(r"[,.;:!?)”\"’]|\Z|\s*\Z")
_PLAIN_GAP = (" ", "\u00a0")


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
_COUNTED = Sieve(
    lambda word: (
        word in COUNT_NOUNS
        or (
            _NOUN_BY_ENDING.fullmatch(word) is not None
            and word not in _UNCOUNTED_BY_ENDING
            and is_word(word)
            and is_word(other_number(word))
        )
    )
)
"""Words that are counted after a number."""


def _speaks_of_counted(segment: Analysis) -> bool:
    return segment.has(_COUNTED)


@rule(
    id="grammar.plural",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_speaks_of_counted,
    fires=[
        ("…", "The quake destroyed 83 house in the county."),
        ("…", "It has 12 research centers and 120 thousand local farmer."),
        ("…", "Heads of the bureau and other organization spoke."),
        ("…", "There are talents of various kind, and several project were signed."),
        ("…", "It took a series of measure, and nearly 5,000 Lao employee."),
        ("…", 'They stressed the "four orientation" and three generation of scholars.'),
        ("…", "It is one of the most beautiful village in China."),
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
        if not _is_small(segment, place):
            continue
        if (_is_counted(segment, place) or _is_one_of(segment, place)) and _ends_phrase(segment, place):
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
        or "one" in words[max(0, place - 8) : place]
        or words[place + 1 : place + 3] == ("at", "all")
    )


_COUNTING_BEFORE = _MANY | _SCALES | CARDINALS.keys() | {"other", "all"}
_SUM_WORDS = {word for (word,) in _PLURAL_SUMS} | {word for _, word in _SUMS}


def _is_small(segment: Analysis, place: int) -> bool:
    return segment.forms[place].islower()


def _adjoins(segment: Analysis, place: int) -> bool:
    """Whether only a space parts the word at `place` from the one before it."""
    if place < 1:
        return False
    return segment.target[segment.tokens[place - 1].end : segment.tokens[place].start] in _PLAIN_GAP


def _is_counted(segment: Analysis, place: int) -> bool:
    """Whether a number above one, or a word for several, stands before the noun, with one adjective between at most."""
    words = segment.words
    if words[place + 1 : place + 4] == ("at", "all", "levels") and words[place] in _BODIES_OF_LEVELS:
        return True
    if words[place - 1] == "of" and _adjoins(segment, place) and _adjoins(segment, place - 1):
        sum_of = words[max(0, place - 3) : place - 1]
        return sum_of[-1:] in _PLURAL_SUMS or sum_of in _SUMS
    first = place
    if words[first - 1] not in _MANY and _may_stand_between(segment, first - 1):
        first -= 1
    direct = first == place
    if first < 1 or not all(_adjoins(segment, at) for at in range(first, place + 1)):
        return False
    before = words[first - 2] if first > 1 else ""
    word = words[first - 1]
    if word in _MANY:
        return before not in {"a", "the", "as", "so", "very"} or word not in {"few", "many"}
    if word == "other":
        return direct and before not in _SINGLES and bool(before) and not before.endswith("'s")
    if word == "all" or (word == "the" and before == "all"):
        return words[place] in _OF_ALL
    while word in _SCALES and first > 1:
        first -= 1
        word, before = words[first - 1], words[first - 2] if first > 1 else ""
    return _is_several(word) and _counts(segment, first - 1, before, direct=direct)


def _may_stand_between(segment: Analysis, place: int) -> bool:
    """Whether a word is an adjective, or a people or country before those who belong to it."""
    word = segment.words[place]
    named = segment.forms[place] in PEOPLES or segment.forms[place] in COUNTRIES
    return named or word in _ADJECTIVES or word in {"square", "cubic"} or _ATTRIBUTIVE.fullmatch(word) is not None


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
    if before in _NAMED_BY_NUMBER or before in _SINGLES - {"the", "or", "no"}:
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
        if not _adjoins(segment, at + 1):
            return False
        if words[at] in {"the", "these", "those", "its", "their"} or words[at].endswith("'s"):
            is_said = words[at - 1] == "of" and words[at - 2] == "one" and at < place - 1
            return is_said or (words[at].endswith("'s") and _is_one_of_whose(words, at) and at < place - 1)
        if words[at] in FUNCTION_WORDS - {"most", "more"} or words[at] in COUNT_NOUNS or words[at].endswith("s"):
            return False
    return False


def _is_one_of_whose(words: tuple[str, ...], at: int) -> bool:
    return any(words[start : start + 2] == ("one", "of") for start in range(max(0, at - 4), at - 1))


def _ends_phrase(segment: Analysis, place: int) -> bool:
    """Whether the noun is the last of its phrase: a mark, a small word or a verb follows, not another noun."""
    tokens, words, text = segment.tokens, segment.words, segment.target
    end = tokens[place].end
    if _END.match(text, end):
        return True
    if place + 1 == len(words) or not _adjoins(segment, place + 1):
        return False
    after = words[place + 1]
    if after in {"and", "or"}:
        following = words[place + 2] if place + 2 < len(words) else ""
        return following.endswith("s") and not following.endswith("ss")
    if after in _AFTER_NOUN:
        return True
    following = words[place + 2] if place + 2 < len(words) else ""
    return after.endswith("ed") and (following in FUNCTION_WORDS or bool(_END.match(text, tokens[place + 1].end)))


_ORDINAL = re.compile(r"(?<![\w.,-])(?P<number>\d{1,4})(?P<ending>st|nd|rd|th)\b")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _in_figures(number: str) -> str:
    """The ordinal of a number in figures: 13th, 22nd."""
    value = int(number)
    return number + ("th" if value % 100 in {11, 12, 13} else _ENDINGS.get(value % 10, "th"))


_WRONG_ENDING = Sieve(lambda word: (match := _ORDINAL.fullmatch(word)) is not None and _in_figures(match[1]) != word)


def _has_wrong_ending(segment: Analysis) -> bool:
    return segment.has(_WRONG_ENDING)


@rule(
    id="grammar.ordinal",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_has_wrong_ending,
    priority=10,
    fires=[("…", "the 13rd Five-Year Plan, the 22th session and the 11st team")],
    silent=[("…", "the 13th Five-Year Plan, the 22nd session, the 11th team, the 1st and 3rd")],
)
def wrong_ordinal(segment: Analysis) -> Iterator[Hit]:
    """An ordinal in figures has the ending of another: 13rd, 22th.

    The ending is that of the word: thirteenth, twenty-second.
    """
    for match in _ORDINAL.finditer(segment.target):
        right = _in_figures(match["number"])
        if match[0] != right:
            yield segment.hit(
                f"Usually: {right}.",
                target=match.span(),
                fixes=[replacement(match.span(), right, deterministic=True)],
            )


_UNITS = (
    "years?|months?|weeks?|days?|hours?|minutes?|seconds?|inches|metres?|meters?|kilomet(?:er|re)s?|miles?|tons?|tonnes?"
    "|hectares?|degrees?|points?|pages?|stars?|floors?|stor(?:eys?|ies)|seats?|members?"
)
_COUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
)
_ATTRIBUTE = re.compile(
    rf"(?<![\w-])(?:(?P<joined>{_COUNT}-(?=\w+s\b)(?P<unit>{_UNITS}))(?P<rest>-(?:old|long|high|deep|wide))?(?![\w-])"
    rf"|[Aa]n? (?P<open>(?P<count>{_COUNT})[ ](?=\w+s\b)(?P<units>{_UNITS}))(?= [a-z]))"
)
_NOT_ATTRIBUTES = re.compile(r" (?:of|in|ago|later|before|after|on|at|and|or|from|for|to|with)\b")


_UNITS_IN_S = Sieve(lambda word: word.endswith(("s", "inches")) and re.fullmatch(_UNITS, word.lower()) is not None)


def _may_have_attribute(segment: Analysis) -> bool:
    return segment.has(_PLURAL_ATTRIBUTES) or (
        segment.has(_UNITS_IN_S) and _ATTRIBUTE.search(segment.target) is not None
    )


_PLURAL_ATTRIBUTES = Sieve(lambda word: "-" in word and _ATTRIBUTE.fullmatch(word.lower()) is not None)


@rule(
    id="grammar.attribute",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_may_have_attribute,
    fires=[
        ("…", "a 67-years-old man and a 12-inches wafer line"),
        ("…", "It held a ten days training course."),
    ],
    silent=[
        ("…", "a 67-year-old man and a 12-inch wafer line; he is 67 years old"),
        ("…", "It held a 10-day training course for ten days, a hundred years ago."),
    ],
)
def plural_attribute(segment: Analysis) -> Iterator[Hit]:
    """A measure before a noun stands in the plural: a 67-years-old man, a ten days course.

    As a part of an adjective the unit has no plural, and hyphens join the parts.
    """
    for match in _ATTRIBUTE.finditer(segment.target):
        if match["joined"]:
            one = other_number(match["unit"])
            start, end = match.span()
            right = match["joined"][: -len(match["unit"])] + one + (match["rest"] or "")
        else:
            if _NOT_ATTRIBUTES.match(segment.target, match.end()):
                continue
            one = other_number(match["units"])
            start, end = match.span("open")
            right = f"{match['count']}-{one}"
        if one:
            span = Span(start, end)
            yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])


_FOR_ONE = word_set("a an each every this another")


_IN_PLURAL, _SINGLE = listed(_PLURALS), listed(_FOR_ONE)


def _has_article_and_plural(segment: Analysis) -> bool:
    return segment.has(_IN_PLURAL) and segment.has(_SINGLE)


@rule(
    id="grammar.one-of-many",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_has_article_and_plural,
    fires=[
        ("…", "She is a head nurses at the hospital. They moved to a resettlement sites, a villages in Hunan."),
        ("…", "Each villages has a clinic, and this enterprises will take part."),
    ],
    silent=[
        ("…", "She is a head nurse; a sports center, a few villages, a dozen schools, a games console."),
        ("…", "a nurses' home; a women's group; a great many villages; a hundred workers; a total of schools"),
        ("…", "a 20 percent drop"),
    ],
)
def article_and_plural(segment: Analysis) -> Iterator[Hit]:
    """“a” or “an” stands before a plural: a head nurses, a villages.

    One thing is meant, or the article is one too many.
    """
    words = segment.words
    for at, word in enumerate(words):
        one = _PLURALS.get(word)
        if one is None or at < 1 or not _is_small(segment, at) or not _adjoins(segment, at):
            continue
        between = words[at - 1]
        article = at - 1 if between in _FOR_ONE else at - 2
        if article < 0 or words[article] not in _FOR_ONE or not _adjoins(segment, article + 1):
            continue
        if words[article] not in {"a", "an"} and article < at - 1:
            continue
        if article < at - 1 and (between in _QUANTIFIERS or between[0].isdigit() or between.endswith("s")):
            continue
        if between == "a" and not segment.forms[article].islower() and not _starts_sentence(segment, article):
            continue
        after = segment.target[segment.tokens[at].end : segment.tokens[at].end + 1]
        follows_verb = words[at + 1 : at + 2] in (("has",), ("is",), ("was",), ("should",), ("will",))
        if after not in {"'", "’"} and (_ends_phrase(segment, at) or follows_verb):
            span = Span(segment.tokens[at].start, segment.tokens[at].end)
            yield segment.hit(
                f"Usually: {one}, after “{words[article]}”.",
                target=span,
                fixes=[replacement(span, one)],
                key=f"{words[at - 1]} {word}",
            )


_QUANTIFIERS = (
    CARDINALS.keys() | _SCALES | word_set("few dozen couple many more lot half quarter third full plan vitamin")
)


def _starts_sentence(segment: Analysis, at: int) -> bool:
    return segment.tokens[at].start in segment.sentence_starts


_UNCOUNTED = {
    "informations": "information", "equipments": "equipment", "advices": "advice", "furnitures": "furniture",
    "knowledges": "knowledge", "staffs": "staff members", "feedbacks": "feedback", "homeworks": "homework",
    "sceneries": "scenery", "machineries": "machinery", "luggages": "luggage", "personnels": "personnel",
    "softwares": "software", "hardwares": "hardware", "medias": "media", "criterias": "criteria", "datas": "data",
    "phenomenas": "phenomena", "childrens": "children", "womens": "women's", "mens": "men's", "evidences": "evidence",
    "livestocks": "livestock", "manpowers": "manpower",
}  # fmt: skip
_AS_VERBS = frozenset({"staffs", "evidences"})
_DETERMINERS = word_set("the a an its their his her that this how")


_MASSES = word_set("information equipment advice furniture knowledge luggage machinery scenery homework progress news")
_BEFORE_COUNTED = word_set("these those many several few an a")


_WRONG_PLURALS, _MASS_NOUNS, _COUNTING = listed(_UNCOUNTED), listed(_MASSES), listed(_BEFORE_COUNTED)


def _has_uncounted(segment: Analysis) -> bool:
    return segment.has(_WRONG_PLURALS) or (segment.has(_MASS_NOUNS) and segment.has(_COUNTING))


@rule(
    id="grammar.uncounted",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_has_uncounted,
    priority=5,
    fires=[
        ("…", "The company has 12,000 staffs and new equipments."),
        ("…", "These information are important."),
    ],
    silent=[
        ("…", "The company has 12,000 staff members and new equipment; it staffs the office."),
        ("…", "These information systems and an equipment maker made a progress report; a news item"),
    ],
)
def uncounted(segment: Analysis) -> Iterator[Hit]:
    """A noun that has no plural in English stands in one: equipments, staffs, informations.

    The mass is one; parts of it are pieces of equipment or members of staff.
    """
    words = segment.words
    for place, word in enumerate(words):
        if word in _MASSES and place and words[place - 1] in _BEFORE_COUNTED:
            yield from _counted_mass(segment, place)
        if word not in _UNCOUNTED or not _is_small(segment, place):
            continue
        if word in _AS_VERBS and place + 1 < len(words) and words[place + 1] in _DETERMINERS:
            continue
        token = segment.tokens[place]
        span = Span(token.start, token.end)
        right = _UNCOUNTED[word]
        yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])


def _counted_mass(segment: Analysis, place: int) -> Iterator[Hit]:
    """“these information”, “an advice”: a word of number or an article before what is not counted."""
    if _adjoins(segment, place) and _ends_phrase(segment, place):
        before, word = segment.tokens[place - 1], segment.tokens[place]
        yield segment.hit(
            f"“{word.text}” is not counted in English; usually without “{before.text}”.",
            target=(before.start, word.end),
            key=f"{before.text} {word.text}",
        )
