"""Grammar of verbs after the name of a person and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.inflection import verb_forms
from enface.languages.names import SURNAMES, syllables
from enface.languages.sieve import listed
from enface.languages.word_classes import IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_VERBS = (PURE_VERBS | OTHER_VERBS | IRREGULAR_VERBS.keys() | {"stress", "point", "introduce", "say"}) - {
    base for base, (past, _) in IRREGULAR_VERBS.items() if past == base
}
_PERSON = r"(?P<family>[A-Z][a-z]+)(?: (?P<given>[A-Z][a-z]+))?"
_OBJECT = r"(?= (?:the|a|an|that|out|his|her|its|in|into|on|at|up|and (?:make|made))\b|[.,]|$)"
_AFTER_OPENING = re.compile(
    rf"(?:(?<=^)|(?<=[.!?] ))(?:In|On|At|After|During) [^,.;]{{3,70}}, {_PERSON} (?P<verb>[a-z]+){_OBJECT}"
)
_AFTER_ASIDE = re.compile(
    r"(?:(?<=^)|(?<=[.!?] ))(?:(?:At|In|On|During|After) [^,.;]{3,60}, )?"
    rf"{_PERSON}, (?P<aside>[^;.!?:“”\"]{{5,220}}), (?P<verb>[a-z]+)"
    r"(?= (?:the|a|an|that|out|his|her|its|in|on)\b)"
)
_SAYS = re.compile(r"[”\"] .{0,120}[a-z], (?P<verb>say)(?=[.:])|[”\"] (?P<first>say) (?=[A-Z])")
_PEOPLE = listed(SURNAMES)
_ACTS = listed(_VERBS)


@rule(
    id="grammar.person",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=(_PEOPLE, _ACTS),
    priority=6,
    fires=[
        ("…", "In the new area, Mao walk into the factory."),
        ("…", "Wang Ling, vice chairman of the congress and head of the federation, make a speech."),
    ],
    silent=[
        ("…", "In the new area, Mao walked into the factory. In all, Li said, he made a speech."),
        ("…", "Wang Ling, head of the federation, and Li Si, head of the office, attend the meeting."),
        ("…", "Wang Ling, who helps them, said they make the rules, review the plans and attend the meeting."),
    ],
)
def person(segment: Analysis) -> Iterator[Hit]:
    """A person is named, and the verb stands in the plain form: Wang Ling, head of the office, make a speech.

    One person did it; the news tells it in the past.
    """
    if segment.is_heading:
        return
    for match in _AFTER_OPENING.finditer(segment.target):
        yield from _plain(segment, match)
    for match in _AFTER_ASIDE.finditer(segment.target):
        aside = match["aside"]
        if not re.search(r"\band [A-Z][a-z]+ [A-Z]|\b(?:who|said|to|will|should|was|were|is|are|has|had)\b", aside):
            yield from _plain(segment, match)


def _plain(segment: Analysis, match: re.Match[str]) -> Iterator[Hit]:
    given, verb = match["given"], match["verb"]
    is_name = match["family"].lower() in SURNAMES and (not given or 1 <= syllables(given.lower()) <= 2)
    if not is_name or verb not in _VERBS:
        return
    past = IRREGULAR_VERBS[verb][0] if verb in IRREGULAR_VERBS else ""
    past = past or next((form for form in verb_forms(verb) if form.endswith("ed")), "")
    span = Span(*match.span("verb"))
    yield segment.hit(
        f"Usually: {past or third_person(verb)}. One person is the subject.",
        target=span,
        fixes=[replacement(span, form) for form in (past, third_person(verb)) if form],
        key=f"{match['family']} {verb}",
    )


_SAY = listed({"say"})


@rule(
    id="grammar.says",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=_SAY,
    fires=[("…", "“It was hard,” Li Jun, a manager of the firm, say.")],
    silent=[("…", "“It was hard,” they say. “Hard,” said Li Jun, a manager. What do they, after all, say?")],
)
def says(segment: Analysis) -> Iterator[Hit]:
    """After a quotation stands say where one person speaks.

    It is said or says.
    """
    for match in _SAYS.finditer(segment.target):
        span = Span(*match.span("verb" if match["verb"] else "first"))
        if re.search(r"[”\"] (?:they|we|people|officials|experts)\b", match[0]):
            continue
        yield segment.hit("Usually: said.", target=span, fixes=[replacement(span, "said")])


_TELLS = {"say": "said", "stress": "stressed", "believe": "believes", "explain": "explained", "hope": "hopes",
          "add": "added", "note": "noted", "think": "thinks", "point": "pointed", "suggest": "suggested"}  # fmt: skip
_NAMED = re.compile(
    r"\b(?P<family>[A-Z][a-z]+)(?: (?P<given>[A-Z][a-z]+))? "
    r"(?P<verb>say|stress|believe|explain|hope|add|note|think|suggest|point)(?= that\b| out that\b)"
)
_TELLING = listed(_TELLS)
_THAT = listed({"that"})


@rule(
    id="grammar.name-says",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    words=(_TELLING, _THAT),
    priority=4,
    fires=[("…", "Professor Wang say that it is old, but Li Ming believe that it is new.")],
    silent=[("…", "Professor Wang says that it is old; Li and Wang say that it is; the Wang say that")],
)
def name_says(segment: Analysis) -> Iterator[Hit]:
    """One person tells something, and the verb has no ending: Professor Wang say that.

    It is says or said.
    """
    for match in _NAMED.finditer(segment.target):
        family, given = match["family"].lower(), match["given"]
        is_name = family in SURNAMES and (given is None or 1 <= syllables(given.lower()) <= _MOST_SYLLABLES)
        before = segment.target[max(0, match.start() - 8) : match.start()].split()
        titled = bool(before) and before[-1] in _TITLES
        if not is_name or (given is None and not titled) or (before and before[-1] in {"and", "the"}):
            continue
        span = Span(*match.span("verb"))
        right = _TELLS[match["verb"]]
        yield segment.hit(
            f"Usually: {right}. One person tells it.",
            target=span,
            fixes=[replacement(span, form) for form in dict.fromkeys((right, third_person(match["verb"]))) if form],
            key=match[0],
        )


_MOST_SYLLABLES = 2
_TITLES = frozenset(
    {"Professor", "Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms", "Mrs", "Dr", "Director", "Mayor", "Governor"}
)
