"""Slips of English grammar that can be told from the words alone: a for an, a lost apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.articles import begins_with_vowel
from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES, CITIES, COUNTRIES, REGIONS
from enface.languages.sieve import Sieve, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/grammar"
_ARTICLE = re.compile(r"(?<![\w.'’/&-])(?P<article>[Aa]n?)[ \u00a0]+[\"“‘'(]?(?P<word>[^\W_][\w-]*)(?![.@/]\w)")


_MAY_BE_WRONG = re.compile(
    r"[Aa](?<!\w.)(?:[ \u00a0]+[\"“‘'(]?[aeiouAEIOUhHFLMNRSX018À-ɏ]"
    r"|n[ \u00a0]+[\"“‘'(]?(?:[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z0-9]|[Ee][uw]|[Oo][nu]|[Uu]))"
)
"""Finds every wrong article and some right ones, by the letter."""


def _may_have_wrong_article(segment: Analysis) -> bool:
    return _MAY_BE_WRONG.search(segment.target) is not None


@rule(
    id="grammar.article",
    type=_TYPE,
    severity=Severity.MINOR,
    words=listed(("a", "an")),
    when=_may_have_wrong_article,
    fires=[
        ("…", "It is a important step."),
        ("…", "She is an university student."),
        ("…", "An hour is a enough time."),
        ("…", "a 18-year-old and a NGO"),
    ],
    silent=[
        ("…", "a European, a one-way street, a useful tool, a UN agency"),
        ("…", "an hour, an heir, an umbrella, an 8-year plan, an FBI agent, an X-ray"),
        ("…", "a historic event, an historic event; vitamin A is good; An Lushan; plan A or B"),
        ("…", "from a to z, an A-level, a U-turn, a ewe, a Uyghur"),
    ],
)
def wrong_article(segment: Analysis) -> Iterator[Hit]:
    """“a” stands before the sound of a vowel, or “an” before that of a consonant.

    Not the letter decides but the sound: an hour, a university. What is said in two ways is left alone.
    """
    for match in _ARTICLE.finditer(segment.target):
        article, word = match["article"], match["word"]
        if article[0] == "A" and (word[0].isupper() or match.start() not in segment.sentence_starts):
            continue  # a name, a grade, a letter
        if len(article) == 1 and word in FUNCTION_WORDS:
            continue  # the letter
        vowel = begins_with_vowel(word)
        if vowel is not None and vowel is not (len(article) == 2):
            right = article[0] + ("n" if vowel else "")
            span = Span(*match.span("article"))
            yield segment.hit(
                f"Usually: {right} {word}.", target=span, fixes=[replacement(span, right, deterministic=True)], key=word
            )


_SHORTENED = {
    "thats": "that's", "whats": "what's", "theres": "there's", "heres": "here's", "wheres": "where's", "dont": "don't",
    "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "werent": "weren't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "hasnt": "hasn't", "havent": "haven't",
    "hadnt": "hadn't", "youre": "you're", "theyre": "they're", "weve": "we've", "youve": "you've", "theyve": "they've",
    "youll": "you'll", "theyll": "they'll", "itll": "it'll", "ive": "I've", "im": "I'm", "hes": "he's", "shes": "she's",
    "oclock": "o'clock",
}  # fmt: skip
_PLACES = frozenset(
    name
    for names in (CHINESE_CITIES, CHINESE_PROVINCES, CITIES, COUNTRIES, REGIONS)
    for name in names
    if name.isalpha() and not name.endswith("s")
) | {"China"}
_WITHOUT_APOSTROPHE = Sieve(lambda word: word.lower() in _SHORTENED or (word[-1] == "s" and word[:-1] in _PLACES))


_NAME_WITH_S = re.compile(r"(?<![\w'’.-])(?P<name>[A-Z][a-z]{3,})s(?= [a-z])")
_WORD = re.compile(r"(?<![\w'’.@/-])[A-Za-z]{2,7}(?![\w'’@/-])")


@rule(
    id="grammar.apostrophe",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_WITHOUT_APOSTROPHE,
    priority=10,
    fires=[
        ("…", "It reflects the importance of Chinas economy."),
        ("…", "So thats how it works, and they dont know."),
    ],
    silent=[
        ("…", "It reflects the importance of China's economy and its size."),
        ("…", "the two Chinas and both Koreas; the Philippines said"),
        ("…", "Athens and Paris grew; the IM service; Ives wrote"),
    ],
)
def lost_apostrophe(segment: Analysis) -> Iterator[Hit]:
    """An apostrophe is missing: Chinas economy, thats.

    What is left is no word, or another one.
    """
    for match in _WORD.finditer(segment.target):
        if right := _SHORTENED.get(match[0]):
            yield _hit(segment, Span(*match.span()), right)
    for match in _NAME_WITH_S.finditer(segment.target):
        if match["name"] in _PLACES and not _is_plural(segment.target, match):
            yield _hit(segment, Span(*match.span()), f"{match['name']}'s")


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """Whether it is the name of several: both Koreas, the Americas."""
    before = text[: match.start()].split()[-1:]
    return before in (["two"], ["both"], ["three"], ["the"], ["many"])


def _hit(segment: Analysis, span: Span, right: str) -> Hit:
    written = right.replace("'", "’") if "’" in segment.target else right
    return segment.hit(f"Usually: {right}. The apostrophe is lost.", target=span, fixes=[replacement(span, written)])


_BEFORE_ITS = word_set(
    """
    of in for with from on at into under through within throughout over during despite against
    strengthen strengthens strengthened improve improves improved promote promoted shoulder shoulders expand expanded
    develop developed deepen enhance enhanced accelerate optimize implement fulfil fulfill perform raise raised reduce
    reduced increase increased launch launched open opened change changed celebrate celebrated complete
    completed achieve achieved hold held lose lost give gave adopt adopted publish published share build built boost
    """
)
_ITS = re.compile(r"(?<![\w'’])(?P<its>[Ii]t['’]s)(?= own\b|(?P<noun> [a-z]))")


_CONTRACTED_IT = listed({"it's"})


@rule(
    id="grammar.its",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_CONTRACTED_IT,
    fires=[
        ("…", "The province should shoulder it's political responsibility."),
        ("…", "It marks the 70th year of it's founding."),
        ("…", "It goes by it's own rules."),
    ],
    silent=[("…", "It's good; they said it's late; of course it's true; its own rules; that's what it's for")],
)
def its(segment: Analysis) -> Iterator[Hit]:
    """“it's” stands for “its”: of it's founding.

    The one is short for “it is”, the other says whose.
    """
    for match in _ITS.finditer(segment.target):
        before = segment.target[: match.start()].split()[-1:]
        if match["noun"] and (not before or before[0].lower() not in _BEFORE_ITS):
            continue
        span, right = Span(*match.span("its")), match["its"].replace("'", "").replace("’", "")
        yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right, deterministic=True)])
