"""Participles that have lost their ending, and plain forms that hang in a clause with a verb of its own."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import verb_forms
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, FORMS_OF_BE, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP, adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"
_WITHOUT_PASSIVE = word_set(
    """
    succeed differ suffer proceed arrive disappear emerge participate happen evolve continue begin remain expand improve
    become behave benefit survive migrate coincide collide depend belong exist occur persist prevail prosper rely reside
    strive tend vary diminish deteriorate fluctuate escalate multiply react grow go know think come win profit live
    """
)
_TRANSITIVE = {
    verb: participle
    for verb in PURE_VERBS - _WITHOUT_PASSIVE
    for participle in [
        IRREGULAR_VERBS[verb][1]
        if verb in IRREGULAR_VERBS
        else next((form for form in verb_forms(verb) if form.endswith("ed")), "")
    ]
    if participle and participle != verb
}
_PASSIVES = _TRANSITIVE | {
    verb: next((form for form in verb_forms(verb) if form.endswith("ed")), "")
    for verb in word_set(
        """
        sign cause plan launch award report request transport export import order attack damage market question fund
        use name rank base estimate process release finance issue study train call host plant harvest form design locate
        accuse appoint arrest honor honour group place force print treat cure test fill cover surround pack stock coat
        line load equip rate repair record rescue upgrade schedule list display exhibit transfer injure
        """
    )
}
"""Verbs with their participles, those included that are nouns too but nothing that “be” links a subject with."""
_LICENCES = word_set(
    """
    to can could may might must will would shall should cannot do does did let lets help helps helped make makes made
    that which who what where when how why if whether while and or but nor than as not we they i you see sees saw have
    """
)
"""Words after which a plain form stands rightly."""
_LICENCES_IN_ROWS = _LICENCES - {"and", "as"}
_AGENTS = word_set("the a an this these each its their his her local several many two three four experts officials")
_AFTER_PASSIVE = word_set("by in on at from with into")
_AFTER_BE = _AFTER_PASSIVE | {"a", "an", "the", "as"}
_AFTER_AND = word_set("by from as into with")
_AFTER_ANY = _AFTER_BE | _AFTER_AND
_PLAIN = listed(_PASSIVES)
_BY = listed(_AFTER_ANY)


@rule(
    id="grammar.passive",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PLAIN, _BY),
    priority=4,
    fires=[
        ("…", "The vaccine, develop by a local firm, is safe, and the cases conclude by each judge were 322."),
        ("…", "The treaty was sign in Paris, and the disease is cause by a virus."),
        ("…", "They were included in the list and restrict from leaving. The air is fill with fragrance."),
    ],
    silent=[
        ("…", "The vaccine, developed by a local firm, is safe. They produce by the book."),
        ("…", "The treaty was signed in Paris to resolve by the law what remains; the firms that develop by the sea"),
        ("…", "They were told to stay and refrain from leaving, and they can be included and protect from harm."),
    ],
)
def passive(segment: Analysis) -> Iterator[Hit]:
    """A participle stands in the plain form of its verb: develop by a local firm, was sign in Paris.

    Chinese verbs have no participle; in English the form tells who does and who is done to.
    """
    words = segment.words
    for at in range(1, len(words) - 1):
        right = _PASSIVES.get(words[at])
        if right is None or words[at + 1] not in _AFTER_ANY:
            continue
        if not segment.forms[at].islower() or not adjoins(segment, at + 1):
            continue
        if _follows_be(segment, at) or _names_agent(segment, at) or _ends_row(segment, at):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=f"{words[at - 1]} {words[at]}"
            )


def _follows_be(segment: Analysis, at: int) -> bool:
    words = segment.words
    before = at - 1
    while before and words[before].endswith("ly"):
        before -= 1
    if words[before] not in FORMS_OF_BE or words[at + 1] not in _AFTER_BE or not joined_up(segment, before, at):
        return False
    return words[before] in _PAST_BE or words[at + 1] == "by" or (words[at + 1] == "with" and words[at] in _WITH)


_PAST_BE = word_set("was were been being")
_WITH = word_set("fill cover surround pack stock coat load equip decorate provide associate connect satisfy")
"""What is done with something, so that the present shows it too: is fill with."""


def _names_agent(segment: Analysis, at: int) -> bool:
    """Whether a noun stands before, and “by” with somebody after."""
    words, tokens = segment.words, segment.tokens
    if words[at] not in _TRANSITIVE or words[at + 1] != "by" or at + 2 == len(words):
        return False
    if words[at + 2] not in _AGENTS and not segment.forms[at + 2][0].isupper():
        return False
    before = words[at - 1]
    gap = segment.target[tokens[at - 1].end : tokens[at].start]
    if gap not in (*PLAIN_GAP, ", ") or before in FUNCTION_WORDS or before.endswith(("ly", "ing")):
        return False
    return _LICENCES.isdisjoint(words[max(0, at - 6) : at])


def _ends_row(segment: Analysis, at: int) -> bool:
    """Whether “and” joins the verb to a passive: was included in the list and restrict from."""
    words = segment.words
    if words[at - 1] != "and" or words[at] not in _TRANSITIVE or words[at + 1] not in _AFTER_AND:
        return False
    first = max(0, at - 12)
    start = next((place for place in range(at - 2, first, -1) if words[place] in {"was", "were", "been"}), -1)
    if start < 0 or not words[start + 1].endswith(("ed", "en")) or not joined_up(segment, start, at):
        return False
    return _LICENCES_IN_ROWS.isdisjoint(words[start : at - 1])


_SECOND = {
    "focus": "on", "aim": "at", "cover": "", "involve": "", "include": "", "integrate": "", "combine": "", "span": "",
    "specialize": "in", "specialise": "in", "engage": "in", "rank": "", "range": "from", "belong": "to",
    "feature": "the", "connect": "", "contain": "", "lead": "to", "serve": "", "consist": "of",
}  # fmt: skip
"""Verbs that tell more of a noun, with the word that shows them to be verbs."""
_OBJECTS = word_set("the a an more over about nearly all many its both from first second third directly")
_FINITE = word_set("is was has had held are were have opened launched started established")
_SECONDS = listed(_SECOND)
_FINITES = listed(_FINITE)


@rule(
    id="grammar.second-verb",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_SECONDS, _FINITES),
    priority=3,
    fires=[("…", "It is the first base in the city focus on artificial intelligence.")],
    silent=[
        ("…", "It is the first base in the city focusing on artificial intelligence, and firms focus on it."),
        ("…", "It is a place where banks lead the field; the aim is to cover the city. It is what they include."),
        ("…", "The committee has held its second session by video link in the city."),
    ],
)
def second_verb(segment: Analysis) -> Iterator[Hit]:
    """A clause has its verb, and another hangs on a noun in its plain form: the first base in the city focus on.

    Chinese strings verbs together; English has “focusing on” or “which focuses on”.
    """
    words = segment.words
    for at in range(3, len(words) - 1):
        wanted = _SECOND.get(words[at])
        if wanted is None or not segment.forms[at].islower() or not adjoins(segment, at + 1):
            continue
        following = words[at + 1]
        if following != wanted if wanted else following not in _OBJECTS and not following[0].isdigit():
            continue
        if _hangs(segment, at):
            right = next((form for form in verb_forms(words[at]) if form.endswith("ing")), "")
            span = Span(segment.tokens[at].start, segment.tokens[at].end)
            yield segment.hit(
                f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=f"{words[at - 1]} {words[at]}"
            )


def _hangs(segment: Analysis, at: int) -> bool:
    """Whether one thing stands before the verb, and before that, in the same stretch, a finite verb."""
    words, forms = segment.words, segment.forms
    if words[at - 1] not in COUNT_NOUNS and not forms[at - 1][0].isupper():
        return False
    for place in range(at - 1, max(-1, at - 12), -1):
        if not adjoins(segment, place + 1) or words[place] in _LICENCES or words[place] in OTHER_VERBS:
            return False
        if words[place] in _FINITE:
            return place < at - 2
    return False
