"""Tenses that do not go with the time the sentence opens with: so far … had been, by the end of last year … has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from enface.languages.english import word_set
from enface.languages.sieve import listed
from enface.languages.word_classes import IRREGULAR_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins

_TYPE = "linguistic-conventions/grammar"
_UP_TO_NOW = tuple(
    tuple(phrase.split())
    for phrase in (
        "so far", "up to now", "up till now", "until now", "till now", "to date", "as of now", "since then",
        "over the past", "in the past few", "during the past", "in recent years", "over the years", "for years now",
        "in the last few", "over the last", "thus far", "so far this year", "up to the present", "up to date",
    )
)  # fmt: skip
_SINCE = ("since",)
_SINCE_WHEN = word_set(
    "then last january february march april may june july august september october november december"
)
_PARTICIPLES = frozenset(participle for _, participle in IRREGULAR_VERBS.values()) | {"been", "had"}
_ADVERBS = word_set("been already also all successfully not only just even ever never cumulatively")
_SUBJECTS_LAST = 14
_REPORTS = word_set("said say says told added that when before after if who which whose where until by because while")
_OPENING = listed(word_set("far now date then past recent years last present thus since end"))
_PAST = listed(word_set("had has have"))


@rule(
    id="grammar.up-to-now",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_OPENING, _PAST),
    priority=4,
    fires=[
        ("…", "So far, 43 joint inspections had been carried out. Since 2015, the county had built 30 schools."),
        ("…", "Over the past five years, the city had planted trees. By the end of last year, it has built 30."),
    ],
    silent=[
        ("…", "So far, 43 inspections have been carried out. Since he was born, they had built 30 schools."),
        ("…", "So far, the city had no hospital, as they had said. By the end of last year, it had built 30."),
        ("…", "Over the past decade, he said, they had built it. Since 2015, he told us, they had met."),
    ],
)
def up_to_now(segment: Analysis) -> Iterator[Hit]:
    """The sentence opens with a time that lasts till now, and its verb is in the past perfect: so far … had been.

    What goes on till now takes “has”; what was over at a time in the past takes “had”.
    """
    words, tokens = segment.words, segment.tokens
    for start in segment.sentence_starts:
        first = bisect_left(tokens, start, key=_start_of)
        if first == len(tokens):
            continue
        is_now, is_then = _lasts(words, first), _is_over(words, first)
        if not is_now and not is_then:
            continue
        for at in range(first + 2, min(len(words) - 1, first + 2 + _SUBJECTS_LAST)):
            if words[at] in _REPORTS or (tokens[at].start in segment.sentence_starts):
                break
            if words[at] in _HAVE:
                right = _right(segment, at, is_now=is_now)
                if right and segment.forms[at].islower():
                    span = Span(tokens[at].start, tokens[at].end)
                    yield segment.hit(
                        f"Usually: {right}.",
                        target=Span(span.start, tokens[at + 1].end),
                        fixes=[replacement(span, right)],
                        key=f"{words[first]} {words[at]} {words[at + 1]}",
                    )
                break


_start_of = attrgetter("start")
_HAVE = word_set("had has have")


def _lasts(words: tuple[str, ...], first: int) -> bool:
    if words[first] == "since":
        after = words[first + 1] if first + 1 < len(words) else ""
        return after in _SINCE_WHEN or (after.isdigit() and len(after) == len("2015"))
    return any(words[first : first + len(phrase)] == phrase for phrase in _UP_TO_NOW)


def _is_over(words: tuple[str, ...], first: int) -> bool:
    """Whether a sentence opens with: by the end of last year."""
    return words[first : first + 5] == ("by", "the", "end", "of", "last")


def _right(segment: Analysis, at: int, *, is_now: bool) -> str:
    """The form of “have” that the time asks for before a participle; empty where it is right or none follows."""
    words = segment.words
    verb = at + 1
    while verb + 1 < len(words) and words[verb] in _ADVERBS - {"been"}:
        verb += 1
    is_perfect = adjoins(segment, at + 1) and (
        words[verb] in _PARTICIPLES or (words[verb].endswith("ed") and len(words[verb]) > len("need"))
    )
    if not is_perfect:
        return ""
    if is_now:
        subject = words[at - 1]
        is_many = subject.endswith("s") and not subject.endswith(("ss", "us", "is"))
        many = is_many or subject in {"they", "we", "people", "i", "you"}
        return ("have" if many else "has") if words[at] == "had" else ""
    return "had" if words[at] != "had" else ""
