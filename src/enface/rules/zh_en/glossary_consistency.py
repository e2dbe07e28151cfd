"""Whether a document keeps to one rendering of a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enface.glossary import TermMatch, TermStatus
from enface.model import Severity, Side
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, Scope, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.glossary_terms import fitted, is_approved, spoken_of

_NOT_ASKED_TO_BE_ONE = frozenset({"acr", "v", "place", "name", "adj"})
_MOST_PLACES = 5


class Use(NamedTuple):
    """A name where it is rendered."""

    segment: Analysis
    match: TermMatch


@shared
def renderings(segment: Analysis) -> tuple[TermMatch, ...]:
    """The names of the glossary that the target has and the source speaks of."""
    return tuple(match for match in segment.target_terms if _counts(match) and spoken_of(segment, match.term))


@rule(
    id="glossary.inconsistent",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    needs_source=True,
    reads=(renderings,),
    fires=[
        (
            "湖南省侨联 ¶ 湖南省侨联 ¶ 湖南省侨联",
            "the Hunan Provincial Federation ¶ the Hunan Provincial Federation ¶ the Hunan Federation",
        )
    ],
    silent=[
        ("湖南省侨联 ¶ 湖南省侨联", "the Hunan Federation ¶ the Hunan Federation"),
        ("湖南省侨联 ¶ 天气", "the Hunan Provincial Federation ¶ the Hunan Federation"),
    ],
    glossary=["湖南省侨联 = Hunan Provincial Federation", "湖南省侨联 = Hunan Federation (admitted)"],
)
def two_renderings(document: DocumentAnalysis) -> Iterator[Hit]:
    """The document renders one name in two ways, both of which the glossary admits.

    A reader takes two names for two things. The rarer one is marked; of two equally frequent ones, the one that is not
    preferred. Ordinary words may vary, and so may a name and its acronym.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    for segment, matches in document.facts(renderings):
        if segment.source:
            for match in matches:
                uses[match.term.source].append(Use(segment, match))
    for found in uses.values():
        yield from minority(found)


def _counts(match: TermMatch) -> bool:
    rendering = match.rendering
    return (
        rendering is not None
        and is_approved(match)
        and rendering.part_of_speech not in _NOT_ASKED_TO_BE_ONE
        and not match.is_acronym
        and " " in rendering.text
        and rendering.text[0].isupper()
    )


def minority(found: Sequence[Use], where: str = "document") -> Iterator[Hit]:
    """The uses of one name by another rendering than the most frequent."""
    counts = Counter(match.rendering.text for _, match in found if match.rendering)
    if len(counts) < 2:
        return
    preferred = {
        match.rendering.text for _, match in found if match.rendering and match.rendering.status is TermStatus.PREFERRED
    }
    major = max(counts, key=lambda text: (counts[text], text in preferred, text))
    related = [
        segment.place(Side.TARGET, match.span)
        for segment, match in found
        if match.rendering and match.rendering.text == major
    ]
    for segment, match in found:
        if match.rendering and match.rendering.text != major:
            words = match.span.of(segment.target)
            yield segment.hit(
                f"“{words}” here, “{major}” {counts[major]}× in this {where}, both for {match.term.source}.",
                target=match.span,
                source=spoken_of(segment, match.term),
                fixes=[fitted(segment, match.span, match, major)],
                evidence={"term": match.term.source, "renderings": dict(counts)},
                related=related[:_MOST_PLACES],
                key=f"{match.term.source}\x1f{match.rendering.text}",
            )
