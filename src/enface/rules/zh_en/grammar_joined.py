"""Grammar of verbs in a row: what is joined by “and” stands in one form."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.inflection import verb_forms
from enface.languages.names import SURNAMES
from enface.languages.sieve import listed
from enface.languages.word_classes import FORMS_OF_BE, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP, adjoins

_TYPE = "linguistic-conventions/grammar"
_BASES = (PURE_VERBS | word_set("make learn take hold hear visit review")) - word_set("become overcome come put read")
_PURE = PURE_VERBS | word_set("make learn take hear")
_THIRD = {third_person(verb): verb for verb in PURE_VERBS | word_set("make take hear build hold meet get")} | {
    "founds": "found",
    "lays": "lay",
}
_GERUNDS = {form: verb for verb in PURE_VERBS for form in verb_forms(verb) if form.endswith("ing")}
_PASTS = frozenset(past for base, (past, _) in IRREGULAR_VERBS.items() if past != base) | {
    form for verb in PURE_VERBS | OTHER_VERBS for form in verb_forms(verb) if form.endswith("ed")
}
_MODALS = word_set("will would should must shall")
_LICENCES = (
    _MODALS
    | word_set(
        """
        to can could may might cannot do does did let lets help helps helped make makes made see need needs please not
        called calls call
        that which who what where if when while i we you they people are were have than both either
        """
    )
    | {"'"}
)
"""Words after which a plain form may stand far on: an infinitive, a clause of its own, a subject that is many."""
_ONLY_PAST = word_set("went took gave began wrote came saw knew grew")
_HAVE_OR_BE = FORMS_OF_BE | word_set("have has had")
_NOUNS_TOO = (OTHER_VERBS - IRREGULAR_VERBS.keys() - word_set("work")) | word_set(
    "rescue upgrade treat store purchase repair research review record contact challenge capture transport blast flood"
    " schedule rebuild brief urge tour award equip ship stop"
)
_SHOW_OBJECT = word_set("the a an its their his her more over nearly about")
"""Words that show a word before them as a verb, though it is a noun too: and rescue more than 1,500."""
_OBJECTS = {("the",), ("a",), ("an",), ("its",), ("their",)}
_CLAUSES = word_set("that which who whom whose what where if when while as it he she this because since so but")
_OBJECT_STARTS = word_set("the a an its their his her in on out that more all these those into with about many")
_JOINABLE = listed(_BASES | _THIRD.keys() | _GERUNDS.keys() | _NOUNS_TOO)
_AND = listed({"and"})


@rule(
    id="grammar.joined",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_AND, _JOINABLE),
    priority=6,
    fires=[
        ("…", "Wang Ling attended the meeting and make a speech."),
        ("…", "Wang Ling, vice chairman of the unions, attended the meeting and make a speech."),
        ("…", "He inspected the factory, and learn in detail about its sales."),
        ("…", "The meeting considered and approve relevant matters."),
        ("…", "The team performed 3,400 operations and rescue more than 1,500 people."),
        ("…", "He led the troops to the mountains and founds the first base."),
        ("…", "Trade unions should deepen the reform, and promotes the spread of services."),
        ("…", "The province will speed up the work, and improving the level of industry."),
    ],
    silent=[
        ("…", "He attended the meeting and made a speech. He asked them to come and make a speech."),
        ("…", "The plan helped the firms produce and sell the tea. Farmers who stayed grow and sell the tea."),
        ("…", "It will be built by deepening reform and improving the level. He will know who runs and owns the firm."),
        ("…", "Visit the museum and learn the craft. It called on them to come, and celebrate the day."),
    ],
)
def joined(segment: Analysis) -> Iterator[Hit]:
    """After “and” the verb leaves the form of those before it: attended and make, will speed up and improving.

    Chinese verbs have one form, and drafts lose the thread in a long sentence.
    """
    words = segment.words
    for at in range(2, len(words) - 1):
        if words[at - 1] != "and" or not segment.forms[at].islower():
            continue
        if not _has_object(words, at) and not _follows_past(words, at):
            continue
        if not (adjoins(segment, at) and adjoins(segment, at + 1)):
            continue
        right = _form_of_row(segment, at)
        if right:
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}, as the verbs before it.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"and {words[at]}",
            )


def _has_object(words: tuple[str, ...], at: int) -> bool:
    return words[at + 1] in _OBJECT_STARTS or words[at + 1][0].isdigit()


def _follows_past(words: tuple[str, ...], at: int) -> bool:
    """Whether the word right before “and” is a past, so that no object is needed: considered and approve."""
    return words[at - 2] in _PASTS and words[at] in PURE_VERBS and words[at + 1] not in _NO_OBJECTS


_NO_OBJECTS = word_set("or and but is was are were will would can should")


def _form_of_row(segment: Analysis, at: int) -> str:
    """What the verb at `at` should be; empty where its form may be right."""
    words, verb = segment.words, segment.words[at]
    is_noun_too = verb in _NOUNS_TOO and words[at + 1] in _SHOW_OBJECT
    if verb not in _BASES and verb not in _THIRD and verb not in _GERUNDS and not is_noun_too:
        return ""
    start = segment.tokens[at].start
    sentence = max((begin for begin in segment.sentence_starts if begin <= start), default=0)
    first = next(place for place in range(at + 1) if segment.tokens[place].start >= sentence)
    before = words[first : at - 1]
    if verb in _BASES or is_noun_too:
        if _is_told_as_past(segment, first, at):
            return _past_of(verb)
        return third_person(verb) if verb in _BASES and _is_told_of_one(before) else ""
    modal = max((place for place, word in enumerate(before) if word in _MODALS), default=-1)
    row = before[modal + 1 :]
    if modal < 0 and verb in _THIRD and adjoins(segment, at - 1):
        return _past_of(_THIRD[verb]) if _was_done(before) else ""
    if modal < 0 or not row or not _CLAUSES.isdisjoint(row) or ";" in segment.target[sentence:start]:
        return ""
    if row[0] == "be" or row[0].endswith("ly"):
        return ""
    if verb in _THIRD:
        return _THIRD[verb]
    return "" if any(word.endswith("ing") for word in row) or row[-1] in {"by", "of"} else _GERUNDS[verb]


def _is_told_as_past(segment: Analysis, first: int, at: int) -> bool:
    """Whether one person or thing did something before, and nothing allows for a plain form."""
    before = segment.words[first : at - 1]
    if not _LICENCES.isdisjoint(before) or any(word in _PURE for word in before):
        return False
    past = next((place for place, word in enumerate(before) if word in _PASTS), -1)
    is_told = past > 0 and (before[past] in _ONLY_PAST or before[past + 1 : past + 2] in _OBJECTS)
    if past < 1 or not (is_told or _is_one(before, past) or _is_person(segment, first, past)):
        return False
    gap = segment.target[segment.tokens[at - 2].end : segment.tokens[at - 1].start]
    return gap in (*PLAIN_GAP, ", ", " , ")


def _was_done(before: tuple[str, ...]) -> bool:
    """Whether somebody did something to a thing before, told in the past alone: led the troops there and founds."""
    past = next((place for place, word in enumerate(before) if word in _PASTS), -1)
    if past < 1 or not (before[past] in _ONLY_PAST or before[past + 1 : past + 2] in _OBJECTS):
        return False
    others = _CLAUSES | _HAVE_OR_BE | _THIRD.keys() | {"not"}
    return others.isdisjoint(before[past:]) and _HAVE_OR_BE.isdisjoint(before) and before[past - 1] != "to"


def _is_told_of_one(before: tuple[str, ...]) -> bool:
    """Whether one thing does something in the present before the “and”: the course lasts for five days and cover."""
    if not _LICENCES.isdisjoint(before) or not _PASTS.isdisjoint(before):
        return False
    verb = next((place for place, word in enumerate(before) if word in _THIRD), -1)
    return verb > 1 and before[0] in _SINGULAR_STARTS and not before[verb - 1].endswith("s")


_SINGULAR_STARTS = word_set("the this a an it each every its")


def _is_person(segment: Analysis, first: int, past: int) -> bool:
    """Whether a Chinese name opens the sentence, and what is said of the person ends before the verb."""
    tokens, words = segment.tokens, segment.words
    if words[first] not in SURNAMES or first + 2 >= len(words):
        return False
    gap = segment.target[tokens[first + past - 1].end : tokens[first + past].start]
    return gap == ", " and segment.target[tokens[first + 1].end] == ","


def _is_one(before: tuple[str, ...], past: int) -> bool:
    subject = before[past - 1]
    return not subject.endswith("s") or subject.endswith(("ss", "us", "is"))


def _past_of(verb: str) -> str:
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb][0]
    return next((form for form in verb_forms(verb) if form.endswith("ed")), "")
