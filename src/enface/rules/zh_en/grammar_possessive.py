"""The apostrophe of possessives and of it's, where it is lost: this years plan, its a start, peoples lives."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.inflection import other_number
from enface.languages.names import SURNAMES, syllables
from enface.languages.places import CITIES, COUNTRIES
from enface.languages.sieve import Sieve, listed
from enface.languages.word_classes import IRREGULAR_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP

_TYPE = "linguistic-conventions/grammar"

_AFTER_IT_IS = word_set(
    """
    a an the my our not been actually really already just still also too so because like going possible impossible clear
    true likely unlikely around about always never quite pretty all
    """
)
_AFTER_TWO = {("kind", "of"), ("sort", "of"), ("hard", "to"), ("difficult", "to"), ("important", "to"), ("time", "to")}


_ITS = listed({"its"})


@rule(
    id="grammar.it-is",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_ITS,
    fires=[("…", "It is far, but its a start."), ("…", "Its not easy, and its hard to say.")],
    silent=[
        ("…", "It has its own rules, its very existence, its hard rules; its all-round growth and its likely path"),
        ("…", "It lost its way, its about page and its also-rans"),
    ],
)
def it_is(segment: Analysis) -> Iterator[Hit]:
    """“its” stands for “it's”: its a start.

    Before an article, “not” or “been” no owner can be meant.
    """
    words, tokens, text = segment.words, segment.tokens, segment.target
    for at, word in enumerate(words[:-1]):
        if word != "its" or text[tokens[at].end : tokens[at + 1].start] not in PLAIN_GAP:
            continue
        following, second = words[at + 1], words[at + 2] if at + 2 < len(words) else ""
        is_certain = following in _CERTAINLY_IT_IS or (following, second) in _AFTER_TWO
        if is_certain or (following in _AFTER_IT_IS and second in FUNCTION_WORDS):
            span = Span(tokens[at].start, tokens[at].end)
            right = f"{tokens[at].text[:2]}{'’' if '’' in text else chr(39)}s"
            yield segment.hit(
                f"Usually: {right}, for “it is”.", target=span, fixes=[replacement(span, right)], key=following
            )


_CERTAINLY_IT_IS = word_set("a an the not been because")


_OWNERS = word_set(
    """
    year month week day today yesterday tomorrow world country nation province city county village company government
    president minister reporter mother father brother sister wife husband child team university museum region island
    river film author writer artist farmer teacher student patient man woman actor director coach player
    """
)
_OWNING = {
    form: noun for noun in _OWNERS for form in (noun + "s", other_number(noun)) if form.endswith("s") and form != noun
}
_FOR_ONE = word_set("this last next each every a an another one his her my")
_TIMES = word_set("years months weeks days todays yesterdays tomorrows")
_SUPERLATIVES = word_set(
    "largest biggest first second third longest highest fastest oldest only best most leading top poorest richest"
)
_OF_PEOPLE = word_set(
    """
    livelihood livelihoods lives life living health needs interests congress government court courts rights hospital
    income incomes welfare safety hearts republic daily basic minds awareness attention wellbeing demand demands
    """
)
_POSSESSED = Sieve(lambda word: word in _OWNING or word in _TIMES or word == "peoples")
_VERBS_AFTER = word_set("ago later earlier old long are were have had has is was will would can could may should") | {
    past for past, _ in IRREGULAR_VERBS.values()
}


@rule(
    id="grammar.possessive",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_POSSESSED,
    fires=[
        ("…", "It is the host of this years meeting, and it improved peoples lives."),
        ("…", "It is the worlds largest dam, and todays news is a nations hope."),
    ],
    silent=[
        ("…", "It is the host of this year's meeting, and it improved people's lives; the peoples of Asia live there."),
        ("…", "Two years later, each day, the villages grew; every few days; one day of the week; a few years old."),
        ("…", "It has these two years largely held; the countries first met; last days of May; this weeks-long talk"),
    ],
)
def possessive(segment: Analysis) -> Iterator[Hit]:
    """A possessive has lost its apostrophe and reads as a plural: this years meeting, peoples lives.

    “This” and “a” speak of one, and “the worlds largest” of the largest of one world.
    """
    words, tokens, text = segment.words, segment.tokens, segment.target
    for at, word in enumerate(words[:-1]):
        if word not in _OWNING and word not in _TIMES and word != "peoples":
            continue
        if not segment.forms[at].islower() and tokens[at].start not in segment.sentence_starts:
            continue
        if text[tokens[at].end : tokens[at + 1].start] not in PLAIN_GAP or not _owns(segment, at):
            continue
        span = Span(tokens[at].start, tokens[at].end)
        stem = tokens[at].text[:-1]
        one = tokens[at].text[: -len(word)] + _OWNING.get(word, stem) if word in _OWNING else stem
        right = f"{one}{'’' if '’' in text else chr(39)}s"
        yield segment.hit(
            f"Usually: {right}. The apostrophe is lost.",
            target=span,
            fixes=[replacement(span, right)],
            key=f"{words[at - 1] if at else ''} {word} {words[at + 1]}",
        )


def _owns(segment: Analysis, at: int) -> bool:
    """Whether what stands before and after tells that a plural is the possessive of one."""
    words = segment.words
    word, following = words[at], words[at + 1]
    before = words[at - 1] if at else ""
    if word == "peoples":
        return following in _OF_PEOPLE and before not in {"two", "both", "all"}
    if word in {"todays", "yesterdays", "tomorrows"}:
        return following not in FUNCTION_WORDS
    if before == "the":
        return following in _SUPERLATIVES - {"first", "second", "third", "most", "only"} or (
            word in {"worlds", "countrys", "nations", "citys"} and following in _SUPERLATIVES
        )
    if before not in _FOR_ONE or following in FUNCTION_WORDS or following in _VERBS_AFTER or following.endswith("ly"):
        return False
    if before in {"his", "her", "my"}:
        return word in {"mothers", "fathers", "wifes", "husbands"} and not following.endswith("ed")
    return is_word(following) or following[0].isdigit()


_NAMES = Sieve(lambda word: _owner_in(word) is not None)
_LAST_OF_PLACES = frozenset(name.split()[-1] for name in (*CITIES, *COUNTRIES) if " " in name) - word_set(
    "States Islands Union Republic Federation Kingdom Emirates City Coast"
)


def _owner_in(word: str) -> str | None:
    """The Chinese name, or the last word of a place, of which a capitalised word in s is the possessive."""
    if not word.endswith("s") or not word[0].isupper() or not word.isalpha() or not word[1:].islower():
        return None
    stem = word[:-1]
    if stem in _LAST_OF_PLACES:
        return stem
    is_name = (syllables(stem.lower()) >= 2 and len(stem) > 4) or stem.lower() in _LONG_SURNAMES
    return stem if is_name and not is_word(word.lower()) and not is_word(stem.lower()) else None


_LONG_SURNAMES = frozenset(name for name in SURNAMES if len(name) > 3)


@rule(
    id="grammar.owner",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_NAMES,
    fires=[("…", "They met Xiaowens parents and praised Hong Kongs role.")],
    silent=[
        ("…", "They met Xiaowen's parents, the Zhangs of Hunan, and praised Hong Kong's role."),
        ("…", "Changs met."),
    ],
)
def owner(segment: Analysis) -> Iterator[Hit]:
    """The name of a person or a place has lost the apostrophe before its s: Xiaowens parents.

    Pinyin has no final s.
    """
    words, tokens, text = segment.words, segment.tokens, segment.target
    for at, form in enumerate(segment.forms[:-1]):
        stem = _owner_in(form)
        if stem is None or text[tokens[at].end : tokens[at + 1].start] not in PLAIN_GAP or form in segment.source:
            continue
        following = words[at + 1]
        if following in FUNCTION_WORDS or following in _VERBS_AFTER or not segment.forms[at + 1].islower():
            continue
        if at and words[at - 1] in {"the", "two", "both"}:
            continue
        span = Span(tokens[at].start, tokens[at].end)
        right = f"{stem}{'’' if '’' in text else chr(39)}s"
        yield segment.hit(
            f"Usually: {right}. The apostrophe is lost.", target=span, fixes=[replacement(span, right)], key=following
        )
