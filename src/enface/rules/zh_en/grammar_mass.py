"""An article or “each” before a plural, and nouns that English does not count."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import PLURALS, SCALES, ends_phrase, is_small
from enface.rules.zh_en.neighbours import adjoins

_TYPE = "linguistic-conventions/grammar"
_FOR_ONE = word_set("a an each every this another")


_IN_PLURAL, _SINGLE = listed(PLURALS), listed(_FOR_ONE)


@rule(
    id="grammar.one-of-many",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_IN_PLURAL, _SINGLE),
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
        one = PLURALS.get(word)
        if one is None or at < 1 or _FOR_ONE.isdisjoint(words[max(0, at - 2) : at]):
            continue
        if not is_small(segment, at) or not adjoins(segment, at):
            continue
        between = words[at - 1]
        article = at - 1 if between in _FOR_ONE else at - 2
        if article < 0 or words[article] not in _FOR_ONE or not adjoins(segment, article + 1):
            continue
        if words[article] not in {"a", "an"} and article < at - 1:
            continue
        if segment.forms[article] == "A" and not _starts_sentence(segment, article):
            continue  # a grade: Class A standards
        if article < at - 1 and (between in _QUANTIFIERS or between[0].isdigit() or between.endswith("s")):
            continue
        if between == "a" and not segment.forms[article].islower() and not _starts_sentence(segment, article):
            continue
        after = segment.target[segment.tokens[at].end : segment.tokens[at].end + 1]
        follows_verb = words[at + 1 : at + 2] in (("has",), ("is",), ("was",), ("should",), ("will",))
        if after not in {"'", "’"} and (ends_phrase(segment, at) or follows_verb):
            span = Span(segment.tokens[at].start, segment.tokens[at].end)
            yield segment.hit(
                f"Usually: {one}, after “{words[article]}”.",
                target=span,
                fixes=[replacement(span, one)],
                key=f"{words[at - 1]} {word}",
            )


_QUANTIFIERS = (
    CARDINALS.keys() | SCALES | word_set("few dozen couple many more lot half quarter third full plan vitamin")
)


def _starts_sentence(segment: Analysis, at: int) -> bool:
    return segment.tokens[at].start in segment.sentence_starts


_UNCOUNTED = {
    "informations": "information", "equipments": "equipment", "advices": "advice", "furnitures": "furniture",
    "knowledges": "knowledge", "staffs": "staff members", "feedbacks": "feedback", "homeworks": "homework",
    "sceneries": "scenery", "machineries": "machinery", "luggages": "luggage", "personnels": "personnel",
    "softwares": "software", "hardwares": "hardware", "medias": "media", "criterias": "criteria", "datas": "data",
    "phenomenas": "phenomena", "childrens": "children", "womens": "women's", "mens": "men's", "evidences": "evidence",
    "importances": "importance",
    "leaderships": "leadership", "guidances": "guidance", "livestocks": "livestock", "manpowers": "manpower",
}  # fmt: skip
_AS_VERBS = frozenset({"staffs", "evidences"})
_DETERMINERS = word_set("the a an its their his her that this how")


_MASSES = word_set("information equipment advice furniture knowledge luggage machinery scenery homework progress news")
_BEFORE_COUNTED = word_set("these those many several few an a")


_WRONGPLURALS, _MASS_NOUNS, _COUNTING = listed(_UNCOUNTED), listed(_MASSES), listed(_BEFORE_COUNTED)


def _has_uncounted(segment: Analysis) -> bool:
    return segment.has(_WRONGPLURALS) or (segment.has(_MASS_NOUNS) and segment.has(_COUNTING))


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
        if word not in _UNCOUNTED or not is_small(segment, place):
            continue
        if word in _AS_VERBS and place + 1 < len(words) and words[place + 1] in _DETERMINERS:
            continue
        token = segment.tokens[place]
        span = Span(token.start, token.end)
        right = _UNCOUNTED[word]
        yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])


def _counted_mass(segment: Analysis, place: int) -> Iterator[Hit]:
    """“these information”, “an advice”: a word of number or an article before what is not counted."""
    if adjoins(segment, place) and ends_phrase(segment, place):
        before, word = segment.tokens[place - 1], segment.tokens[place]
        yield segment.hit(
            f"“{word.text}” is not counted in English; usually without “{before.text}”.",
            target=(before.start, word.end),
            key=f"{before.text} {word.text}",
        )
