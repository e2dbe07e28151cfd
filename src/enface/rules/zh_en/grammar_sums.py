"""What a sum did, hung on by a comma in a form that no clause takes: totaled 300 million, benefited 20,000 families."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.inflection import verb_forms
from enface.languages.patterns import any_of
from enface.languages.sieve import in_target, listed
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/grammar"
_DOES = word_set("benefit involve attract serve create support cover employ assist include exceed help reach drive")
_PAST_TO_ING = {
    past: ing
    for verb in _DOES
    for forms in [tuple(verb_forms(verb))]
    for past in forms
    for ing in forms
    if past.endswith("ed") and ing.endswith("ing")
}
_SUMS = word_set("reached totaled totalled exceeded amounted hit topped surpassed")
_AMOUNT = r"(?:more than |over |nearly |about |some |almost |around |a total of )?\d[\d,.]*"
_HUNG = re.compile(
    rf"{any_of(_SUMS)} (?:to )?{_AMOUNT}(?: (?:million|billion|thousand|trillion))?(?: [a-z]+){{0,3}},"
    rf" (?P<wrong>{any_of(_PAST_TO_ING)}) (?={_AMOUNT} )(?P<rest>[^.;]*)"
)
_TO_SUM, _DONE = listed(_SUMS), listed(_PAST_TO_ING)


@rule(
    id="grammar.hung-past",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_TO_SUM, _DONE, in_target(",")),
    priority=4,
    fires=[("…", "Tax cuts totaled 11.2 billion yuan, benefited 436,000 firms, most of which are small.")],
    silent=[
        (
            "…",
            "Tax cuts totaled 11.2 billion yuan, benefiting 436,000 firms; it reached 30 million, covered by all.",
        ),
        ("…", "It reached 30 schools, benefited 300 pupils and trained 20 teachers."),
    ],
)
def hung_past(segment: Analysis) -> Iterator[Hit]:
    """A second verb hangs on a sum by a comma alone: totaled 11.2 billion yuan, benefited 436,000 firms.

    English takes the form in -ing there, or joins the two by “and”.
    """
    for match in _HUNG.finditer(segment.target):
        if _JOINED.search(match["rest"]):
            continue
        right = _PAST_TO_ING[match["wrong"]]
        yield segment.hit(
            f"Usually: {right}.",
            target=match.span("wrong"),
            fixes=[replacement(match.span("wrong"), right)],
            key=match[0],
        )


_JOINED = re.compile(r"\band [a-z]+(?:ed|[^\We]t|ve)\b")

_PLAIN_TO_ING = {
    verb: next((form for form in verb_forms(verb) if form.endswith("ing")), "")
    for verb in _DOES | word_set("account rank bring")
}
_PLAIN = re.compile(
    rf", (?P<wrong>{any_of(_PLAIN_TO_ING)}) (?=(?:for (?:about |nearly |over |more than )?)?\d[\d,.]*(?: ?%| [a-z]+))"
)
_FINITE = re.compile(
    r"^(?:(?:By|In|On|At|As of|Last|During|Since|From|So far)\b[^,]*, )?"
    r"(?:[^,]|(?<=\d),(?=\d))*?\b(?:has|have|had|is|are|was|were|received|reached|totaled|totalled|exceeded|built|sold|produced"
    r"|rose|grew|handled|registered|saw|trained|attracted)\b"
)
_RELATIVE = re.compile(r"\b(?:who|which|that|when|if|as|while|to)\b")
_NUMBERED = listed(_PLAIN_TO_ING)


@rule(
    id="grammar.hung-plain",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_NUMBERED, in_target(",")),
    priority=4,
    fires=[
        ("…", "The city had 3 million workers, of whom 1 million were skilled, account for 25 percent of the total.")
    ],
    silent=[
        ("…", "The city had 3 million workers, accounting for 25 percent of the total."),
        (
            "…",
            "Skilled workers, of whom 1 million are young, account for 25 percent. He said, in all, they cover 30.",
        ),
    ],
)
def hung_plain(segment: Analysis) -> Iterator[Hit]:
    """A plain verb with its figure hangs behind the comma of a whole clause: it had 3 million, account for 25 percent.

    The clause has its verb; what is added takes the form in -ing.
    """
    for match in _PLAIN.finditer(segment.target):
        start = max((begin for begin in segment.sentence_starts if begin <= match.start()), default=0)
        clause = segment.target[start : match.start()]
        first = _FINITE.match(clause)
        if first is None or _RELATIVE.search(first[0]):
            continue
        right = _PLAIN_TO_ING[match["wrong"]]
        yield segment.hit(
            f"Usually: {right}.",
            target=match.span("wrong"),
            fixes=[replacement(match.span("wrong"), right)],
            key=match[0],
        )
