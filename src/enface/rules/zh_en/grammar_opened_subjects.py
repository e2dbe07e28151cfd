"""Agreement behind an opening phrase: along the road, lanterns was; in the village, coffee farmer are."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import Sieve, listed
from enface.languages.word_classes import COUNT_NOUNS, MANY_OF_ONE, OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins

_TYPE = "linguistic-conventions/grammar"
_OPENINGS = word_set(
    """
    in on at along near across inside outside beside behind under over above below beyond through throughout within
    among between around during since after before by from for with last this next every today yesterday meanwhile
    currently recently nowadays here there
    """
)
_NO_PLURALS = word_set(
    """
    news series species means headquarters works crossroads barracks politics economics physics mathematics athletics
    gymnastics ethics statistics logistics electronics acoustics aerobics aesthetics genetics linguistics mechanics
    measles diabetes rabies rickets billiards darts chess tennis sales goods sports arts thanks customs times
    always sometimes perhaps besides towards afterwards indoors outdoors overseas nowadays whereas across yes
    kilometers kilometres meters metres miles years months days hours minutes weeks points tons tonnes dollars pounds
    euros degrees percents acres hectares kilograms others lots savings earnings
    """
)
_MOST_BEFORE = 3
_STOPS = (FUNCTION_WORDS | word_set("one each every another per")) - {"all"}


def _may_be_plural(word: str) -> bool:
    if len(word) < _LEAST or not word.isalpha() or not word.islower() or word[-1] != "s" or word in _NO_PLURALS:
        return False
    if word.endswith(("ss", "us", "is", "ics")):
        return False
    one = other_number(word)
    return bool(one) and one != word and is_word(one) and other_number(one) == word


_LEAST = 4
_PLURAL = Sieve(_may_be_plural)
_VERBS_OF_ONE = listed(word_set("was has is does"))


@rule(
    id="grammar.opened-many",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PLURAL, _VERBS_OF_ONE),
    priority=3,
    fires=[("…", "At the venue, arc lights was flashing. Along the road, lanterns has been hung.")],
    silent=[
        (
            "…",
            "At the venue, arc lights were flashing. In 2020, the sale of lights was up. In all, 30 days was enough.",
        ),
        ("…", "In the U.S., politics is local. At home, mathematics was taught; with him, one of the lights was out"),
    ],
)
def opened_many(segment: Analysis) -> Iterator[Hit]:
    """Behind an opening phrase the subject is many, and the verb is that of one: at the venue, arc lights was.

    The phrase in front draws the verb to its own number.
    """
    words = segment.words
    plurals = segment.caught(_PLURAL)
    for at in range(3, len(words)):
        right = MANY_OF_ONE.get(words[at])
        if right is None or segment.forms[at - 1] not in plurals or not _is_opened(segment, at):
            continue
        token = segment.tokens[at]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {right}. The subject is “{words[at - 1]}”.",
            target=span,
            fixes=[replacement(span, right)],
            key=f"{words[at - 1]} {words[at]}",
        )


def _is_opened(segment: Analysis, at: int) -> bool:
    """Whether the bare subject right before the verb at `at` follows the comma of an opening phrase."""
    words, tokens, text = segment.words, segment.tokens, segment.target
    if not adjoins(segment, at):
        return False
    first = at - 1
    while first > max(0, at - 1 - _MOST_BEFORE) and adjoins(segment, first):
        first -= 1
    if first < 1 or text[tokens[first - 1].end : tokens[first].start] != ", ":
        return False
    before = words[first : at - 1]
    if not _STOPS.isdisjoint(before) or any(word.endswith(("'s", "ly", "ing", "s", "ed")) for word in before):
        return False
    if not all(form.islower() for form in segment.forms[first : at - 1]):
        return False
    return _opens_phrase(segment, first)


def _opens_phrase(segment: Analysis, first: int) -> bool:
    """Whether the sentence begins with a word of place or time, and nothing but names and commas parts it."""
    words, tokens, text = segment.words, segment.tokens, segment.target
    for place in range(first - 1, max(-1, first - _FARTHEST), -1):
        if (
            words[place] in _CLAUSES
            or words[place] in MANY_OF_ONE
            or ";" in text[tokens[place].end : tokens[first].start]
        ):
            return False
        if tokens[place].start in segment.sentence_starts:
            return words[place] in _OPENINGS
    return False


_FARTHEST = 14
_CLAUSES = word_set("that which who whom whose what when where while if because although as and or like including such")

_GROUPS = word_set(
    """
    team family staff public party police press committee council government crew board class club company group
    number lot total variety range series majority minority dozen host handful few couple pair quarter half rest part
    kind sort type set firm school couple squad audience jury army enemy bank village university hospital army union
    """
)
_PERSONS_AND_THINGS = COUNT_NOUNS - _GROUPS - (PURE_VERBS | OTHER_VERBS)
_ONE_NOUN, _VERBS_OF_MANY = listed(_PERSONS_AND_THINGS), listed(word_set("are were have"))


@rule(
    id="grammar.opened-one",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_ONE_NOUN, _VERBS_OF_MANY),
    priority=4,
    fires=[("…", "In Nandaohe Village, Nanping Town, coffee farmer are turning beans. Local resident have left.")],
    silent=[
        ("…", "In the village, coffee farmers are turning beans; in 2020, the farmer and worker were there."),
        ("…", "In a town, teacher, nurse and farmer are honoured. Had the farmer been there; were the worker here"),
    ],
)
def opened_one(segment: Analysis) -> Iterator[Hit]:
    """The bare subject of a clause is one, and its verb is that of many: coffee farmer are.

    Without an article several are meant, so the noun has lost its ending.
    """
    words, tokens = segment.words, segment.tokens
    for at in range(1, len(words)):
        if words[at] not in {"are", "were", "have"} or words[at - 1] not in _PERSONS_AND_THINGS:
            continue
        if not segment.forms[at - 1].islower() or not adjoins(segment, at):
            continue
        opens = at > 1 and tokens[at - 2].start in segment.sentence_starts and adjoins(segment, at - 1)
        is_bare = words[at - 2] not in _STOPS and words[at - 2] not in CARDINALS and words[at - 2].isalpha()
        is_bare = is_bare and not words[at - 2].endswith(("'s", "ly", "ing", "s", "ed"))
        if not (opens and is_bare and segment.forms[at - 2] != segment.forms[at - 2].upper()) and not _is_opened(
            segment, at
        ):
            continue
        right = other_number(words[at - 1])
        if right:
            span = Span(tokens[at - 1].start, tokens[at - 1].end)
            yield segment.hit(
                f"Usually: {right}.",
                target=Span(span.start, tokens[at].end),
                fixes=[replacement(span, right)],
                key=f"{words[at - 1]} {words[at]}",
            )
