"""Agreement behind an opening phrase: along the road, lanterns was; in the village, coffee farmer are."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, MANY_OF_ONE, OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins, places_of

_TYPE = "linguistic-conventions/grammar"
_OPENINGS = word_set(
    """
    in on at along near across inside outside beside behind under over above below beyond through throughout within
    among between around during since after before by from for with last this next every today yesterday meanwhile
    currently recently nowadays here there
    """
)
_MOST_BEFORE = 3
_STOPS = (FUNCTION_WORDS | word_set("one each every another per")) - {"all"}


_UNCOUNTED = word_set(
    """
    years months days hours minutes weeks times points tons tonnes kilometers kilometres meters metres miles dollars
    acres hectares kilograms degrees statistics economics sales goods sports customs arts means works series
    """
)
_MORE = word_set("light change exhibit increase decrease plan visit offer cut look dance cook guide rise fall tourist")
_PLURALS = frozenset(map(other_number, COUNT_NOUNS | _MORE)) - _UNCOUNTED - {""}
_PLURAL = listed(_PLURALS)
_ONE_VERBS = frozenset(MANY_OF_ONE)
_VERBS_OF_ONE = listed(_ONE_VERBS)


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
    for at in places_of(words, _ONE_VERBS):
        right = MANY_OF_ONE[words[at]]
        if not at or words[at - 1] not in _PLURALS or not segment.forms[at - 1].islower():
            continue
        if not _is_opened(segment, at):
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
_PLAIN_VERBS = word_set("are were have")


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
    for at in places_of(words, _PLAIN_VERBS):
        if not at or words[at - 1] not in _PERSONS_AND_THINGS:
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
