"""Verbs in their plain form behind one subject, wherever a clause begins: …, and the county establish a fund."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import verb_forms
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP

_VERBS = (
    PURE_VERBS | word_set("build bring buy choose give go hear keep lose make meet sell send take teach tell write")
) - word_set(
    """
    conduct produce convert combine insert reject commit compound become overcome compute like intercept intend admit
    suspend decline reverse entrance coordinate alternate elaborate moderate deliberate perfect subordinate
    """
)
"""Verbs that stand after a noun in the plain form only where they are its verb."""
_LICENCES = word_set(
    """
    to can could may might must will would shall should cannot do does did let lets help helps helped helping make makes
    made making that which who whom what where when how why if whether while and or but nor than as not we they i you
    see sees saw have has had having is are was were be been am people men women children police youth staff public
    majority rest half all both many most some few several these those lot number group team pair couple family fish
    sheep cattle media data rather please never ask asks asked watch hear heard watched with without including like
    """
)
"""Words with which a plain form, or a verb of many, stands rightly."""
_BEGINS = word_set("the a an this that each every its his her their our he she it another")
_CONJUNCTIONS = word_set("that while although because since and but whereas")
_WISHES = word_set(
    """
    insist insists insisted demand demands demanded recommend recommends recommended propose proposes proposed suggest
    suggests suggested require requires required request requested ask asked urge urged important essential necessary
    vital crucial order ordered desire imperative
    """
)
_SKIPPED = word_set("also always often further now still")
_MOST_WORDS = 9
_PLAIN = listed(_VERBS)


def _is_statement(segment: Analysis) -> bool:
    return not segment.is_heading and "?" not in segment.target


@rule(
    id="grammar.plain-verb",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=_PLAIN,
    when=_is_statement,
    priority=3,
    fires=[
        ("…", "Schools were closed, and the county establish a fund for teachers."),
        ("…", "After the flood of 2016, the local government of the county also provide loans."),
        ("…", "He said that the court conclude the case."),
    ],
    silent=[
        ("…", "Banks in the city provide loans; the city and the county establish funds; does the city provide them?"),
        ("…", "They insisted that the city provide loans, and it helped the city establish a fund."),
        ("…", "The banks, led by the city, provide loans, and the police of the city receive calls."),
    ],
)
def plain_verb(segment: Analysis) -> Iterator[Hit]:
    """One thing is the subject of a clause, and its verb has no ending: …, and the county establish a fund.

    Chinese verbs do not change; English marks who does it, or that it is past.
    """
    words = segment.words
    for at, verb in enumerate(words):
        if verb not in _VERBS or at < 2 or not segment.forms[at].islower() or not _has_one_subject(segment, at):
            continue
        past = IRREGULAR_VERBS[verb][0] if verb in IRREGULAR_VERBS else ""
        past = past or next((form for form in verb_forms(verb) if form.endswith("ed")), "")
        forms = [form for form in (third_person(verb), past) if form]
        token = segment.tokens[at]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {' or '.join(forms)}. The subject is one.",
            target=span,
            fixes=[replacement(span, form) for form in forms],
            key=f"{words[at - 1]} {verb}",
        )


def _has_one_subject(segment: Analysis, at: int) -> bool:
    """Whether small words that name one thing lead back from a verb to where its clause begins."""
    words, tokens, forms, text = segment.words, segment.tokens, segment.forms, segment.target
    noun = at - 1
    while noun and (words[noun] in _SKIPPED or words[noun].endswith("ly")):
        noun -= 1
    if words[noun] not in COUNT_NOUNS and not forms[noun][0].isupper() and words[noun] not in _PRONOUNS:
        return False
    for first in range(noun, max(-1, at - _MOST_WORDS - 1), -1):
        word = words[first]
        if text[tokens[first].end : tokens[first + 1].start] not in PLAIN_GAP:
            return False
        if word in _LICENCES or word in CARDINALS or word[0].isdigit() or _may_be_many(word):
            return False
        if tokens[first].start in segment.sentence_starts:
            return _opens(segment, first, noun)
        gap = text[tokens[first - 1].end : tokens[first].start] if first else ""
        if gap in (", ", "; ", ": "):
            return _opens(segment, first, noun) and gap != ": " and _follows_phrase(segment, first, gap)
        if first and words[first - 1] in _CONJUNCTIONS and gap in PLAIN_GAP:
            return _opens(segment, first, noun) and _starts_clause(segment, first - 1)
    return False


_PRONOUNS = word_set("he she it")


def _may_be_many(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("'s", "ss", "us", "is")) and len(word) > 3


def _opens(segment: Analysis, first: int, noun: int) -> bool:
    """Whether the first word of a clause is a determiner or a name, so that the subject begins there."""
    word, form = segment.words[first], segment.forms[first]
    if word in _PRONOUNS:
        return first == noun
    if word in _BEGINS:
        return first < noun
    return (
        form[0].isupper() and word not in FUNCTION_WORDS and segment.tokens[first].start not in segment.sentence_starts
    )


def _follows_phrase(segment: Analysis, first: int, gap: str) -> bool:
    """Whether what stands before the comma is a phrase of time or place, or a whole clause; not another subject."""
    if gap == "; ":
        return True
    start = max((begin for begin in segment.sentence_starts if begin < segment.tokens[first].start), default=0)
    before = segment.target[start : segment.tokens[first - 1].end]
    return "," not in before and before.split(" ", 1)[0].lower() in _OPENINGS


_OPENINGS = word_set(
    "in on by at since during from after before last next so today currently recently now with under through according"
)


def _starts_clause(segment: Analysis, at: int) -> bool:
    """Whether a conjunction begins a clause: after a comma, or “that” after a verb that wishes nothing."""
    words = segment.words
    if words[at] == "and" or words[at] == "but":
        return segment.target[segment.tokens[at - 1].end : segment.tokens[at].start] in (", ", "; ") if at else False
    return _WISHES.isdisjoint(words[max(0, at - 6) : at])
