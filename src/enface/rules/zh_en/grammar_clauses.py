"""Grammar of clauses: verbs of speech, of headlines, of what is past, and those that hang after a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.calendar import MONTHS
from enface.languages.english import word_set
from enface.languages.inflection import verb_forms
from enface.languages.names import SURNAMES, syllables
from enface.languages.patterns import any_of
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import Sieve, listed
from enface.languages.word_classes import IRREGULAR_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import is_prose

_TYPE = "linguistic-conventions/grammar"
_SAY = {
    "say": "said",
    "stress": "stressed",
    "add": "added",
    "explain": "explained",
    "note": "noted",
    "believe": "believed",
}
_SPEECH = re.compile(
    r"[\"”] (?P<surname>[A-Z][a-z]+) (?P<given>[A-Z][a-z’'-]+)(?:, (?!and\b)[^.\"“”:;]{3,90})?,?"
    rf" (?P<verb>{any_of(_SAY)})(?=[.,:]|$)"
)


_SAYING = listed(_SAY)


@rule(
    id="grammar.speech",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SAYING,
    fires=[("…", '"It was hard to build," Zhang Haitao, a project manager of the group, say.')],
    silent=[
        ("…", '"It was hard to build," Zhang Haitao, a project manager of the group, said.'),
        ("…", '"It is hard," Zhang Haitao and Li Ming say. "No," officials say.'),
    ],
)
def speech(segment: Analysis) -> Iterator[Hit]:
    """One person speaks, and the verb of speech stands in its plain form: Zhang Haitao say.

    News tells what was said in the past.
    """
    for match in _SPEECH.finditer(segment.target):
        if match["surname"].lower() in SURNAMES and syllables(match["given"].lower()):
            right = _SAY[match["verb"]]
            yield segment.hit(
                f"Usually: {right}.", target=match.span("verb"), fixes=[replacement(match.span("verb"), right)]
            )


_SUBJECTS = word_set(
    """
    committee government team bureau department commission museum center centre zone county city province district town
    township university school hospital company group association federation village conference forum expo festival
    """
)
_HEADLINE_VERBS = (PURE_VERBS | word_set("make take build complete launch win begin break hold")) - word_set("give")
_HOME = frozenset(name for name in (*CHINESE_CITIES, *CHINESE_PROVINCES) if " " not in name) | {"China"}


_HEADLINES = listed(_HEADLINE_VERBS)


def _is_headline(segment: Analysis) -> bool:
    """Whether the text is a headline by its kind, or by its capitals and the lack of a stop."""
    if not segment.has(_HEADLINES) or segment.target.rstrip()[-1:] in ".!?。":
        return False
    forms = segment.forms
    in_capitals = 2 * sum(form[0].isupper() for form in forms) > len(forms) and len(forms) <= _LONGEST_HEADLINE
    return segment.is_heading or in_capitals


_LONGEST_HEADLINE = 16


@rule(
    id="grammar.headline",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_is_headline,
    fires=[
        ("…", "Sichuan Make All-out Efforts to Treat the Injured"),
        ("…", "Guangxi FOC Hold the 3rd Plenary Meeting in Nanning"),
    ],
    silent=[
        ("…", "Sichuan Makes All-out Efforts to Treat the Injured"),
        ("…", "New Rules to Help Sichuan Make Progress; Hunan and Sichuan Make Efforts"),
        ("…", "The team make an effort."),
    ],
)
def headline(segment: Analysis) -> Iterator[Hit]:
    """One place or body is the subject of a headline, and its verb stands in the plain form: Sichuan Make Efforts.

    Headlines speak in the present, with the ending that one subject asks for.
    """
    words, tokens, text = segment.words, segment.tokens, segment.target
    for at in range(1, len(words)):
        if words[at] not in _HEADLINE_VERBS or text[tokens[at - 1].end : tokens[at].start] != " ":
            continue
        if not _NO_PLAIN_SUBJECT.isdisjoint(words[:at]) or "," in text[: tokens[at].start] or at + 1 == len(words):
            continue
        is_place = at == 1 and segment.forms[0] in _HOME
        is_body = (words[at - 1] in _SUBJECTS and segment.forms[at - 1][0].isupper()) or _is_acronym(segment, at)
        if is_place or is_body:
            right = third_person(words[at])
            right = right.capitalize() if segment.forms[at][0].isupper() else right
            span = Span(tokens[at].start, tokens[at].end)
            yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])
        return


def _is_acronym(segment: Analysis, at: int) -> bool:
    """Whether a body's short name in capitals stands before a verb with its object: Guangxi FOC hold the session."""
    form = segment.forms[at - 1]
    has_object = segment.words[at + 1] in _OBJECTS or segment.words[at + 1][0].isdigit()
    return len(form) > 2 and form.isupper() and form.isalpha() and has_object and not segment.target.isupper()


_OBJECTS = word_set("the a an its their first second third fourth fifth annual new")
_NO_PLAIN_SUBJECT = word_set("to and or will can may should must help helps let makes sees in of two three")

_MONTH = any_of(MONTHS)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_DATE = rf"(?:in|on) (?:(?:{_MONTH})(?: \d{{1,2}})?,? )?{_YEAR}"
_POINTS = (
    "open", "hold", "found", "establish", "sign", "preside", "lay", "launch", "announce", "complete", "publish",
    "begin", "start", "set", "build", "discover", "inaugurate", "convene", "approve", "issue", "release", "visit",
    "arrive", "inspect", "deliver", "address", "win", "move", "join", "leave", "create", "put", "attend", "chair",
    "unveil",
)  # fmt: skip
_PRESENT = {third_person(verb): verb for verb in _POINTS}


def _past(verb: str) -> tuple[str, str]:
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb]
    form = next((form for form in verb_forms(verb) if form.endswith("ed")), verb)
    return form, form


_PARTICIPLES = {_past(verb)[1] for verb in _POINTS} | {"born"}
_LAST_PAST_YEAR = 2024
"""This year was over when the rule was written: whatever is dated so is past."""
_DATED_AFTER = re.compile(
    rf"\b(?:(?P<is>is|are) (?:\w+ly )?(?:{any_of(_PARTICIPLES)})|(?P<verb>{any_of(_PRESENT)}))"
    rf"(?: (?!and\b|which\b|that\b|what\b|will\b)[\w’'-]+){{0,6}} {_DATE}\b"
)
_DATED_BEFORE = re.compile(
    rf"(?:(?<=\. )|^)(?:In|On) (?:(?:{_MONTH})(?: \d{{1,2}})?,? )?{_YEAR},? "
    r"(?:(?!and\b|which\b|that\b|what\b|will\b)[\w’'-]+ ){1,6}"
    rf"(?P<verb>{any_of(_PRESENT)})\b(?! (?:of|in|and)\b)"
)
_NOT_PAST = re.compile(
    r"\b(?:will|would|plan\w*|schedul\w*|expect\w*|due|by the end|until|since|shows?|commemorat\w*)\b"
)


_YEARS = Sieve(lambda word: len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"})


@rule(
    id="grammar.past",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_YEARS,
    when=is_prose,
    fires=[
        ("…", "The foundation stone is laid in June 2017."),
        ("…", "On September 18, 2019, General Secretary Xi presides over a symposium."),
    ],
    silent=[
        ("…", "The foundation stone was laid in June 2017, and the site is one of those found in 1959."),
        ("…", "On September 18, 2019, he presided over a symposium; the line opens in 2039."),
        ("…", "In 2019, sales of houses and visits of leaders grew. The museum, founded in 1999, is open."),
        ("…", "The exhibition shows what is signed in 2019; it is based in 2010 prices."),
    ],
)
def past(segment: Analysis) -> Iterator[Hit]:
    """What happened on a date that is past stands in the present tense: the stone is laid in June 2017.

    Chinese verbs have no tense; the date says which one English needs.
    """
    for pattern in (_DATED_AFTER, _DATED_BEFORE):
        for match in pattern.finditer(segment.target):
            if int(match["year"]) > _LAST_PAST_YEAR or _NOT_PAST.search(_sentence_around(segment, match.start())):
                continue
            wrong = "is" if pattern is _DATED_AFTER and match["is"] else "verb"
            right = {"is": "was", "are": "were"}.get(match[wrong]) or _past(_PRESENT[match[wrong]])[0]
            span = Span(*match.span(wrong))
            yield segment.hit(
                f"Usually: {right}. {match['year']} is past.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{match[wrong]} {match['year']}",
            )


def _sentence_around(segment: Analysis, position: int) -> str:
    starts = sorted(segment.sentence_starts)
    begin = max((start for start in starts if start <= position), default=0)
    end = next((start for start in starts if start > position), len(segment.target))
    return segment.target[begin:end]


_HANGING = re.compile(r", (?P<verb>[a-z]+) (?:the|a|an|its|their|out that|full|more than|over|about|nearly|\d[\d,.]*) ")
_HANGING_VERBS = (
    PURE_VERBS | word_set("lay pass mark play set point make take form provide cause bring leave lift")
) - word_set("be")
_FINITE = word_set("is are was were has have had been")
_OPEN_LIST = word_set(
    """
    should will would must can could may might shall to need needs let help helps make makes please do did does and we
    i you they not stress stressed stressing efforts ; :
    """
)


_RESULTS = word_set("cause bring lay mark achieve")
"""Verbs that tell what came of it, behind several clauses too."""
_MAY_HANG = listed(_HANGING_VERBS)


def _may_hang(segment: Analysis) -> bool:
    return _HANGING.search(segment.target) is not None


@rule(
    id="grammar.hanging",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_MAY_HANG,
    when=_may_hang,
    fires=[("…", "All 93 tunnels have been completed, lay the foundation for the opening of the line.")],
    silent=[
        ("…", "All 93 tunnels have been completed, laying the foundation for the opening of the line."),
        ("…", "We should improve the system, lay the foundation and build the line. It is done; if so, lay the stone."),
        ("…", "Efforts were made to improve it, lay the foundation and build the line."),
    ],
)
def hanging(segment: Analysis) -> Iterator[Hit]:
    """A whole clause is followed by a comma and a verb in its plain form: have been completed, lay the foundation.

    Chinese strings verbs together; English joins the second as “laying”, or with “and”.
    """
    for match in _HANGING.finditer(segment.target):
        verb = match["verb"]
        if verb not in _HANGING_VERBS:
            continue
        begin = max((start for start in segment.sentence_starts if start <= match.start()), default=0)
        before = segment.target[begin : match.start()]
        words = set(re.findall(r"[a-z]+|[;:](?!\d)", before.lower()))
        if not words & _FINITE or words & _OPEN_LIST or (", " in before and verb not in _RESULTS):
            continue
        right = next((form for form in verb_forms(verb) if form.endswith("ing")), "")
        if right:
            span = Span(*match.span("verb"))
            yield segment.hit(f"Usually: {right}.", target=span, fixes=[replacement(span, right)])
