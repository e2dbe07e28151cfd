"""Set phrases of public life: slogans that count, and the bodies of a party that are taken for one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from enface.languages.inflection import is_plural, other_number
from enface.languages.institutions import PARTY_BODIES, PartyBody
from enface.languages.sieve import in_source, listed
from enface.languages.slogans import slogans
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_HAS_MARKS = in_source("“「『二两三四五六七八九十")
_COMMA_ZH = re.compile("[，、；：]")
_COMMA_EN = re.compile("[,;:]| and ")


@rule(
    id="phrase.number",
    type="accuracy/omission",
    severity=Severity.MINOR,
    needs_source=True,
    words=_HAS_MARKS,
    fires=[
        ("落实“三高四新”战略", "It pursues the high and new strategy."),
        ("落实三会一课制度", "It implements the system of meetings and lectures."),
        ("实现“五有”", 'to realize the "haves"'),
    ],
    silent=[
        ("落实“三高四新”战略", 'It pursues the "Three Highs and Four News" strategy.'),
        ("落实三会一课制度", "It implements the system of three meetings and one lecture."),
        ("实现“五有”", "It works to meet the five requirements."),
        ("来自“五湖四海”", "They come from all over the world."),
        ("增强“四个意识”", "They heighten the “4 consciousnesses”."),
        (
            "做好“六稳”工作",
            "They keep employment, finance, trade, foreign and domestic investment and expectations stable.",
        ),
    ],
)
def lost_number(segment: Analysis) -> Iterator[Hit]:
    """A slogan counts its parts, and the target has lost the number.

    三高四新 or 五有 is a name that readers look up by its number: the English keeps it in words or figures, even where
    it explains the parts. Where a slogan holds one number only, it is a hint.
    """
    source = segment.source
    for slogan in slogans(source):
        lost = slogan.lost(segment.target)
        if lost and not _lists(segment, sum(slogan.numbers)):
            numbers = " and ".join(map(str, lost))
            yield segment.hit(
                f"“{slogan.text}” counts to {numbers}; the target does not. Usually the number stays.",
                source=slogan.span,
                evidence={"phrase": slogan.text, "numbers": list(lost)},
                key=slogan.text,
                advisory=len(slogan.numbers) < 2,
            )


def _lists(segment: Analysis, parts: int) -> bool:
    """Whether the target has so many more commas than the source that it may list the parts."""
    commas = len(_COMMA_EN.findall(segment.target)) - len(_COMMA_ZH.findall(segment.source))
    return commas >= max(1, parts - 2)


@cache
def _english() -> re.Pattern[str]:
    """Every name of a party's body in English, each kind a group."""
    return re.compile(
        "|".join(rf"(?P<g{number}>\b(?:{body.english})\b)" for number, body in enumerate(PARTY_BODIES)), re.IGNORECASE
    )


_PARTY = listed(("party", "cpc", "leading", "leadership"))


@rule(
    id="phrase.party-body",
    type="terminology/wrong-term",
    severity=Severity.MAJOR,
    needs_source=True,
    words=_PARTY,
    priority=10,
    fires=[
        ("省侨联党组书记黄芳", "Huang Fang, secretary of the leading group of the federation"),
        ("成立疫情防控领导小组", "A leading Party members group for epidemic control was set up."),
        ("公司党组研究决定", "The company's Party committee decided"),
        ("各级党委要高度重视", "Leading Party groups at all levels should take it seriously."),
        ("村党支部书记", "the secretary of the village Party committee"),
    ],
    silent=[
        ("省侨联党组书记黄芳", "Huang Fang, secretary of the leading Party members group of the federation"),
        ("党组和领导小组", "the leading Party members group and the leading group"),
        ("成立疫情防控领导小组", "A leading group for epidemic control was set up."),
        ("党委书记", "the secretary of the Party committee"),
        ("省委召开会议", "The provincial Party committee met."),
        ("党组织和党员", "Party branches and members"),
    ],
)
def party_body(segment: Analysis) -> Iterator[Hit]:
    """One kind of a party's body is called by the name of another.

    党组 is the leading Party members group inside a body that is not the Party's; 领导小组 is a leading group for one
    task; 党委 is the Party committee, 党支部 a branch. Each has its own powers.
    """
    spoken: list[tuple[PartyBody, Span]] = []
    for body in PARTY_BODIES:
        found = body.chinese.search(segment.source)
        if found:
            spoken.append((body, Span(*found.span())))
    if not spoken:
        return
    named = [(match, PARTY_BODIES[int((match.lastgroup or "g0")[1:])]) for match in _english().finditer(segment.target)]
    written = {body.usual for _, body in named}
    missing = [(body, span) for body, span in spoken if body.usual not in written]
    for match, body in named:
        if len(missing) != 1 or any(body is other for other, _ in spoken):
            continue
        meant, span = missing[0]
        words = other_number(meant.usual) if is_plural(match[0]) else meant.usual
        if match.start() in segment.sentence_starts:
            words = words[:1].upper() + words[1:]
        yield segment.hit(
            f"Usually: {meant.usual} for {span.of(segment.source)}; “{match[0]}” is another body.",
            source=span,
            target=match.span(),
            fixes=[replacement(match.span(), words)],
            evidence={"usual": meant.usual},
        )
