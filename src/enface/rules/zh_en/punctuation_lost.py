"""Marks that are lost or wrong beside a speaker, an office or an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.names import SURNAMES, syllables
from enface.languages.offices import OFFICES
from enface.languages.patterns import any_of
from enface.languages.sieve import listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/punctuation"
_SPEECH = word_set("said says added adds noted stressed explained recalled asked replied told announced remarked")
_STOPPED = re.compile(
    rf"(?P<stop>\.[\"”]|[\"”]\.|(?<=[a-z])\.) (?=(?:{any_of(_SPEECH)}) "
    r"(?:[A-Z][\w’'-]*[a-z]|the|a|an|one|he|she|they)\b)"
)
_SAID = listed(_SPEECH)


@rule(
    id="punctuation.speaker",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_SAID,
    priority=25,
    fires=[("…", '"We won their trust". said Li Jide. "It is a way in." added the head of the team.')],
    silent=[("…", '"We won their trust," said Li Jide. "It is so." He said Li Jide left. Added the head.')],
)
def speaker(segment: Analysis) -> Iterator[Hit]:
    """A stop parts what was said from who says it: trust". said Li Jide.

    Chinese ends the speech with a stop inside its marks; in English the sentence goes on, after a comma.
    """
    for match in _STOPPED.finditer(segment.target):
        quote = match["stop"].strip(".")
        span = Span(*match.span("stop"))
        yield segment.hit(
            f"Usually: ,{quote} The sentence goes on with the speaker.",
            target=span,
            fixes=[replacement(span, f",{quote}")],
        )


_BEFORE_OFFICE = re.compile(
    r"(?<![\w’'-])(?<!the )(?<!a )(?P<surname>[A-Z][a-z]+) (?P<given>[A-Z][a-z’'-]+) "
    rf"(?P<office>(?:(?:deputy|vice|executive|acting|former|standing) )*(?:{any_of(OFFICES)})) (?:of|for|at|from)\b"
)
_OFFICE_WORDS = listed(OFFICES)


@rule(
    id="punctuation.office",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_OFFICE_WORDS,
    fires=[("…", "Che Jun secretary of the CPC Zhejiang Provincial Committee saw them off.")],
    silent=[
        ("…", "Che Jun, secretary of the committee, saw them off; they made Che Jun, once secretary of it, head."),
        (
            "…",
            "They elected Che Jun secretary of the committee; New York director of the museum; the Li Ning head of it",
        ),
    ],
)
def office(segment: Analysis) -> Iterator[Hit]:
    """No comma parts a person from the office that is told of them: Che Jun secretary of the committee.

    Chinese sets office and name side by side; behind the name it stands between commas.
    """
    for match in _BEFORE_OFFICE.finditer(segment.target):
        if match["surname"].lower() not in SURNAMES or not 1 <= syllables(match["given"].lower()) <= _MOST_SYLLABLES:
            continue
        if not _CHOSEN.isdisjoint(segment.target[max(0, match.start() - 60) : match.start()].lower().split()):
            continue
        end = match.end("given")
        span = Span(match.start("surname"), match.end("office"))
        yield segment.hit(
            f"Usually: {match['given']}, {match['office']}. A comma parts them.",
            target=span,
            fixes=[Fix(f"{match['given']},", (Edit(end, end, ","),))],
        )


_MOST_SYLLABLES = 2
_CHOSEN = word_set(
    """
    elect elected electing appoint appointed appointing name named naming make made making choose chose chosen
    promote promoted nominate nominated confirm confirmed as
    """
)
"""Verbs that make somebody something, without a comma."""


_ETC = re.compile(r"\betc(?!\.)(?=[,;:)]|\s|$)")
_AND_SO_ON = listed({"etc"})


@rule(
    id="punctuation.etc",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_AND_SO_ON,
    fires=[("…", "It grows tea, rice, etc and sells them.")],
    silent=[("…", "It grows tea, rice, etc. and sells them; see /etc/hosts.")],
)
def etc(segment: Analysis) -> Iterator[Hit]:
    """The stop of “etc.” is lost.

    It is an abbreviation.
    """
    for match in _ETC.finditer(segment.target):
        if segment.target[match.start() - 1 : match.start()] != "/":
            span = Span(*match.span())
            yield segment.hit("Usually: etc.", target=span, fixes=[replacement(span, "etc.", deterministic=True)])
