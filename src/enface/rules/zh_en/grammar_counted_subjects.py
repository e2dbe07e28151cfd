"""Subjects that are many by their number or their “and”, and a verb of one: 181 reservoirs in the province has."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.named_places import COUNTRY_NAMES
from enface.languages.numerals_en import CARDINALS
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES, COUNTRIES
from enface.languages.sieve import Sieve, listed
from enface.languages.word_classes import MANY_OF_ONE, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import PLURALS
from enface.rules.zh_en.neighbours import adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"
_MANY = (PLURALS.keys() | word_set("people children women men students workers farmers")) - word_set(
    "kilometers kilometres meters metres miles years months days hours minutes weeks times points tons bags pieces"
)
_MANY_WORDS = listed(_MANY)
_LINKS = word_set("in of from across at on")
_BEFORE_COUNT = word_set("of in for with from by at on to between among into per every each within after before under")
_MOST_WORDS = 8
_OF_ONE = listed(MANY_OF_ONE)
_COUNTS = Sieve(lambda word: word[0].isdigit() or word.lower() in CARDINALS)


@rule(
    id="grammar.counted-subject",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_OF_ONE, _COUNTS, _MANY_WORDS),
    priority=4,
    fires=[
        ("…", "He said that 43 rivers and 181 reservoirs in the province has exceeded the level."),
        ("…", "About 800,000 people in the county is engaged in the tea industry."),
    ],
    silent=[
        ("…", "About 800,000 people in the county are engaged; one in 10 schools in the city has closed."),
        ("…", "The work of 20 teams in the city has ended; a total of 30 villages in one county is a lot."),
    ],
)
def counted_subject(segment: Analysis) -> Iterator[Hit]:
    """A number of things with their place is the subject, and its verb is that of one: 181 reservoirs in the city has.

    The verb takes the number of the place beside it.
    """
    words = segment.words
    for at in range(4, len(words)):
        right = MANY_OF_ONE.get(words[at])
        if right is None or words[at - 1] in FUNCTION_WORDS or words[at - 1] in _MANY:
            continue
        link = next((place for place in (at - 2, at - 3, at - 4) if words[place] in _LINKS), 0)
        if link < 1 or words[link - 1] not in _MANY or not joined_up(segment, link - 1, at):
            continue
        if not segment.forms[at].islower() or (at + 1 < len(words) and words[at + 1] in {"a", "an", "the"}):
            continue
        count = next((place for place in range(link - 2, max(-1, link - 5), -1) if _is_several(words[place])), -1)
        if count < 0 or not joined_up(segment, count, link - 1) or not _begins(segment, count):
            continue
        token = segment.tokens[at]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {right}. The subject is “{words[link - 1]}”.",
            target=span,
            fixes=[replacement(span, right)],
            key=f"{words[link - 1]} {words[at]}",
        )


def _is_several(word: str) -> bool:
    return CARDINALS.get(word, 0) > 1 or (word[0].isdigit() and word not in {"1", "0"} and not word.endswith("%"))


_ABOUT = word_set("about some nearly almost more than over the around approximately total all another only")


def _begins(segment: Analysis, count: int) -> bool:
    """Whether the number is not governed by a preposition: of 20 teams, one in 10 schools."""
    before = count - 1
    while before >= 0 and segment.words[before] in _ABOUT and adjoins(segment, before + 1):
        before -= 1
    return before < 0 or not adjoins(segment, before + 1) or segment.words[before] not in _BEFORE_COUNT


_NAMES = frozenset(
    word
    for word in (
        *(name for name in (*CHINESE_CITIES, *CHINESE_PROVINCES, *COUNTRIES, "China") if " " not in name),
        *("ASEAN", "EU", "UN", "U.S", "US", "UK", "Hong Kong", "Macao"),
        *(name for names in COUNTRY_NAMES.values() for name in names[:1] if " " not in name),
    )
)
_PLACE_NAMES = Sieve(_NAMES.__contains__)
_AND = listed({"and"})
_VERBS_OF_ONE = MANY_OF_ONE | {third_person(verb): verb for verb in PURE_VERBS}
_ONE_VERBS = listed(_VERBS_OF_ONE)
_STARTS = word_set("that because while although since but when if whether as said and")


@rule(
    id="grammar.two-places",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PLACE_NAMES, _AND, _ONE_VERBS),
    priority=4,
    fires=[("…", "He pointed out that China and ASEAN is good neighbors. Hunan and Hubei has agreed.")],
    silent=[
        ("…", "China and ASEAN are good neighbors; trade between China and Laos has grown; the link of A and Laos is")
    ],
)
def two_places(segment: Analysis) -> Iterator[Hit]:
    """Two places are the subject, and the verb is that of one: China and ASEAN is.

    Two joined by “and” are many.
    """
    words, forms, tokens = segment.words, segment.forms, segment.tokens
    for at in range(3, len(words)):
        right = _VERBS_OF_ONE.get(words[at])
        if right is None or words[at - 2] != "and" or forms[at - 1] not in _NAMES or forms[at - 3] not in _NAMES:
            continue
        if not joined_up(segment, at - 3, at):
            continue
        first = at - 3
        opens = tokens[first].start in segment.sentence_starts or (
            first > 0 and adjoins(segment, first) and words[first - 1] in _STARTS - {"and"}
        )
        if opens:
            span = Span(tokens[at].start, tokens[at].end)
            yield segment.hit(
                f"Usually: {right}. Two are the subject.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{words[at - 1]} {words[at]}",
            )
