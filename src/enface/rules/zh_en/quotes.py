"""Quotation marks: unpaired, turned the wrong way, mixed, left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.punctuation import Orphan, orphan_quotes
from enface.languages.sieve import in_source, in_target
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.punctuation import stretch

TYPE = "linguistic-conventions/punctuation"
_HAS_QUOTES, _HAS_CURVED_QUOTES = in_target('"“”'), in_target("“”")
_SOURCE_HAS_QUOTES = in_source('“「『《"')
_SOURCE_QUOTES = re.compile(r"[“「『][^“”「」『』]{1,40}[”」』]|《[^《》]{1,60}》|\"[^\"]{1,40}\"")


@rule(
    id="quotes.unpaired",
    type=TYPE,
    severity=Severity.MINOR,
    words=_HAS_QUOTES,
    fires=[
        ("…", 'The office issued the "action plan for trade.'),
        ("…", "The “action plan for trade is out."),
        ("“到了。”他说。", 'They are here," he said.'),
        ("“到了。”李明说。", '"They are here. said Li Ming.'),
        ("展览“国都”开幕。", "The exhibition \"Capital of China' opened."),
    ],
    silent=[("…", 'a 27" screen'), ("“到了，", '"They are here,'), ("…", "the “plan” is out")],
)
def unpaired(analysis: Analysis) -> Iterator[Hit]:
    """A quotation mark has no partner.

    Where the source lacks one too, as in a speech that goes on in the next segment, nothing is said.
    """
    for orphan in orphan_quotes(analysis.target):
        if any(True for _ in orphan_quotes(analysis.source)):
            return
        quoted = _SOURCE_QUOTES.search(analysis.source)
        if orphan.opens and (lost := _LOST_END.search(analysis.target, orphan.position + 1)):
            yield _closed(analysis, orphan, lost)
            return
        yield analysis.hit(
            f"This quotation is never {'closed' if orphan.opens else 'opened'}.",
            source=quoted.span() if quoted and len(_SOURCE_QUOTES.findall(analysis.source)) == 1 else None,
            target=_reach(analysis, orphan),
        )


_SPEECH = "said|says|say|added|adds|noted|stressed|told|explained|recalled|wrote|asked|replied|pointed out|announced"
_LOST_END = re.compile(
    rf"(?<![\w’'-])(?P<word>[\w’'-]+?)(?:(?P<mark>[,.!?]) (?=(?:(?:{_SPEECH}) [A-Z]|(?:he|she|they) (?:{_SPEECH})\b))"
    r"|(?<!s)(?P<single>['’])(?=[ ,.;]))"
)
"""Where a quotation surely ends: its speaker follows the mark, or a single mark stands where the double one belongs."""


def _closed(analysis: Analysis, orphan: Orphan, lost: re.Match[str]) -> Hit:
    """The hit where the mark that closes a quotation belongs."""
    quote = "”" if analysis.target[orphan.position] == "“" else '"'
    mark = lost["mark"] or ""
    right = f"{lost['word']}{',' if mark == '.' else mark}{quote}"
    span = lost.start(), lost.end("mark") if mark else lost.end("single")
    return analysis.hit(
        f"Usually: {right} This quotation is never closed.", target=span, fixes=[replacement(span, right)]
    )


_SPEECH_BEGINS = re.compile(r"[,:] (?=[A-Z])")


def _reach(analysis: Analysis, orphan: Orphan) -> tuple[int, int]:
    """From a mark without partner to where the partner is likely missing.

    That is the sentence, or more where the speech began after an earlier comma; or the last word, where the source
    quotes to its end.
    """
    text, position = analysis.target, orphan.position
    start, end = stretch(analysis, position, opens=orphan.opens)
    if orphan.opens:
        to_the_end = analysis.source.rstrip("。 ").endswith(("”", "」", '"')) and not _MARK.search(text, position + 1)
        if to_the_end:
            last = text.rstrip()
            return last.rfind(" ") + 1, len(last)
        return start, end
    after_last = max((match.end() for match in _MARK.finditer(text, 0, position)), default=0)
    begun = [match.end() for match in _SPEECH_BEGINS.finditer(text, after_last, position)]
    if begun:
        return min(start, begun[-1]), end
    from_the_start = after_last == 0 and analysis.source.startswith(("“", "「", '"'))
    return 0 if from_the_start else start, end


_MARK = re.compile('["“”]')


_BARE_SPEECH = re.compile(
    rf"(?<=[A-Za-z0-9%])(?P<mark>[\"”])(?= (?:(?:{_SPEECH})\b|(?:he|she|they) (?:{_SPEECH})\b"
    rf"|[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ ){{0,2}}(?:{_SPEECH})\b))"
)
_BARE_END = re.compile(
    r"(?<=[A-Za-z0-9%])(?P<mark>[\"”])(?= (?:During|The|It|In|This|These|He|She|They|At|On|As|For|With|We|After)\b)"
)


@rule(
    id="quotes.unstopped",
    type=TYPE,
    severity=Severity.MINOR,
    words=_HAS_QUOTES,
    fires=[
        ("…", '"Water came in everywhere" Yang Xiulan said.'),
        ("…", 'It is the "panda of farmland" During his tour, he said so.'),
    ],
    silent=[
        (
            "…",
            '"Water came in everywhere," Yang Xiulan said. It is the "panda of farmland." During his tour, he said so.',
        ),
        (
            "…",
            'The "plan" said nothing; the film "Avatar" The New York Times reviewed; the so-called "winner" said no.',
        ),
        ("…", 'A 27" The size'),
    ],
)
def unstopped(analysis: Analysis) -> Iterator[Hit]:
    """A quotation ends without a mark, and the speaker or the next sentence follows.

    Speech is parted from its speaker by a comma, a sentence from the next by a stop.
    """
    text = analysis.target
    for pattern, mark in ((_BARE_SPEECH, ","), (_BARE_END, ".")):
        for match in pattern.finditer(text):
            opening = max(text.rfind(sign, 0, match.start()) for sign in '"“')
            quoted = text[opening + 1 : match.start()]
            is_speech = opening >= 0 and quoted[:1].isupper() and len(quoted.split()) >= _LEAST_OF_SPEECH
            if opening < 0 or not quoted[:1].isalnum() or (mark == "," and not is_speech):
                continue
            if mark == "." and quoted.istitle():
                continue
            span = match.span("mark")
            yield analysis.hit(
                f"Usually: {mark}{match['mark']}", target=span, fixes=[replacement(span, mark + match["mark"])]
            )


_LEAST_OF_SPEECH = 3


@rule(
    id="quotes.direction",
    type=TYPE,
    severity=Severity.MINOR,
    advisory=True,
    words=_HAS_CURVED_QUOTES,
    fires=[("…", "He said, “They are here. “"), ("…", "the ”plan” is out")],
    silent=[("…", "He said, “They are here.”"), ("…", "“One” and “two”")],
)
def direction(analysis: Analysis) -> Iterator[Hit]:
    """A curved quotation mark is turned the wrong way.

    Word processors turn it by the space before it, so a space too many turns it round.
    """
    marks = list(re.finditer("[“”]", analysis.target))
    if len(marks) % 2 or '"' in analysis.target:
        return
    for number, match in enumerate(marks):
        right = "“" if number % 2 == 0 else "”"
        if match[0] != right:
            fix = replacement(match.span(), right)
            yield analysis.hit(f"Usually: {right}", target=match.span(), fixes=[fix], key=f"{right}{number}")


@rule(
    id="quotes.mixed",
    type=TYPE,
    severity=Severity.MINOR,
    advisory=True,
    words=_HAS_QUOTES,
    fires=[("…", 'the "plan" and the “scheme”')],
    silent=[("…", 'the "plan" and the "scheme"'), ("…", 'the “plan” on a 27" screen')],
)
def mixed(analysis: Analysis) -> Iterator[Hit]:
    """Straight and curved quotation marks stand in one segment.

    Readers see two hands at work.
    """
    target = analysis.target
    if target.count('"') < 2 or not ("“" in target or "”" in target):
        return
    curved = [match.start() for match in re.finditer("[“”]", target)]
    edits = tuple(Edit(position, position + 1, '"') for position in curved)
    yield analysis.hit(
        "Straight and curved quotation marks are mixed.",
        target=(curved[0], curved[0] + 1),
        fixes=[Fix("all straight", edits)],
    )


_TARGET_QUOTES = re.compile("[\"“”„«»‘]|(?<![A-Za-z])'|<i>|<em>")


@rule(
    id="quotes.missing",
    type=TYPE,
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    words=_SOURCE_HAS_QUOTES,
    fires=[("实施“春雨”行动", "They carried out the Spring Rain campaign.")],
    silent=[
        ("实施“春雨”行动", 'They carried out the "Spring Rain" campaign.'),
        ("实施春雨行动", "They carried it out."),
    ],
)
def missing(analysis: Analysis) -> Iterator[Hit]:
    """The source quotes a name or a word, the target has no quotation marks at all.

    Titles may stand in italics, and scare quotes may go, so this is a hint.
    """
    quoted = _SOURCE_QUOTES.search(analysis.source)
    if quoted and not _TARGET_QUOTES.search(analysis.target) and not analysis.segment.target_codes:
        yield analysis.hit("The source has quotation marks here, the target none.", source=quoted.span())
