"""Consistency: one source in two renderings, two sources in one, a quoted phrase under several names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, Scope, rule
from enface.rules.whole import DocumentAnalysis

_LEAST_SOURCE = 5
_LEAST_WORDS = 4
_ALIKE = 75
_MAX_REPEATED = 0.3
_LEAST_SEGMENTS = 12
_WORD = re.compile(r"[^\W_]+")
_QUOTED_ZH = re.compile(r"[“「『]([^“”「」『』]{2,24})[”」』]")
_QUOTED_EN = re.compile(r"[“\"]([^“”\"]{2,80})[”\"]")


def plain(text: str) -> str:
    """A text without case, space and punctuation, to compare by."""
    return "".join(_WORD.findall(text)).casefold()


@shared
def _source(segment: Analysis) -> str:
    """What segments of one source share."""
    return segment.source.strip()


@shared
def _target(segment: Analysis) -> str:
    """What segments whose targets have the same words share."""
    return "\x1f".join(segment.words) if segment.source and segment.target else ""


def _plain_source(segment: Analysis) -> str:
    return plain(segment.source)


def _plain_target(segment: Analysis) -> str:
    return plain(segment.target)


@shared
def _repeated_share(document: DocumentAnalysis) -> float:
    """How much of a document consists of sources that stand in it more than once."""
    times = Counter(filter(None, document.keys(_source)))
    several = sum(count for count in times.values() if count > 1)
    return several / max(_LEAST_SEGMENTS, len(document.document.segments))


@rule(
    id="consistency.source",
    type="style/inconsistent-style",
    severity=Severity.MINOR,
    scope=Scope.PROJECT,
    groups=_source,
    differs=_plain_target,
    weighs=(_repeated_share,),
    needs_source=True,
    fires=[("湖南省侨联召开会议 ¶ 湖南省侨联召开会议", "The federation meets ¶ A meeting of the federation")],
    silent=[("湖南省侨联召开会议 ¶ 湖南省侨联召开会议", "The federation meets ¶ the federation meets.")],
)
def two_targets(same: Sequence[Analysis]) -> Iterator[Hit]:
    """The same source is translated in two ways.

    The rarer rendering is marked, the later of two equally frequent ones, whatever their case and punctuation. It is
    asserted inside a document; across documents, and in a document that consists of repetitions, it is a hint.
    """
    translated = [segment for segment in same if segment.target]
    if len(translated) < 2 or len(translated[0].source.strip()) < _LEAST_SOURCE:
        return
    targets = [plain(segment.target) for segment in translated]
    frequencies = Counter(targets)
    if len(frequencies) < 2:
        return
    usual = max(frequencies, key=lambda text: frequencies[text])
    model = translated[targets.index(usual)]
    own = {id(segment.whole) for segment, target in zip(translated, targets, strict=True) if target == usual}
    message = f"The same source stands elsewhere as “{_short(model.target)}”."
    evidence = {"renderings": len(frequencies)}
    related = (model.place(Side.TARGET, (0, len(model.target))),)
    for segment, target in zip(translated, targets, strict=True):
        if target != usual:
            yield segment.hit(
                message,
                source=(0, len(segment.source)),
                target=(0, len(segment.target)),
                related=related,
                evidence=evidence,
                advisory=id(segment.whole) not in own or _consists_of_repetitions(segment.whole),
            )


def _consists_of_repetitions(document: DocumentAnalysis | None) -> bool:
    return document is not None and _repeated_share(document) > _MAX_REPEATED


@rule(
    id="consistency.target",
    type="accuracy/mistranslation",
    severity=Severity.MINOR,
    scope=Scope.PROJECT,
    groups=_target,
    differs=_plain_source,
    needs_source=True,
    fires=[
        (
            "会议部署今年工作任务 ¶ 基金会捐赠一批教学设备",
            "The meeting set out the tasks ¶ The meeting set out the tasks",
        )
    ],
    silent=[("会议部署今年工作 ¶ 会议部署今年的工作", "The meeting set out the tasks ¶ The meeting set out the tasks")],
)
def two_sources(same: Sequence[Analysis]) -> Iterator[Hit]:
    """Two different sources have the same target.

    Often one was copied and forgotten. Sources that are much alike may well share a translation.
    """
    first = same[0]
    if len(first.target.split()) < _LEAST_WORDS or not plain(first.target):
        return
    for segment in same[1:]:
        likeness = fuzz.ratio(plain(first.source), plain(segment.source))
        if likeness < _ALIKE:
            yield segment.hit(
                f"Another source has this target too: “{_short(first.source)}”.",
                source=(0, len(segment.source)),
                target=(0, len(segment.target)),
                related=[first.place(Side.SOURCE, (0, len(first.source)))],
                advisory=likeness > _ALIKE / 2,
            )


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


@shared
def _quoted(segment: Analysis) -> tuple[tuple[Span, Span], ...]:
    """The phrases in quotation marks of the source and those of the target, where there are as many."""
    if "“" not in segment.source and "「" not in segment.source:
        return ()
    phrases, names = _QUOTED_ZH.finditer(segment.source), _QUOTED_EN.finditer(segment.target)
    found, rendered = ([Span(*match.span(1)) for match in matches] for matches in (phrases, names))
    return tuple(zip(found, rendered, strict=True)) if len(found) == len(rendered) else ()


@rule(
    id="entity.quotation",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_quoted,),
    needs_source=True,
    fires=[
        (
            "建设“侨胞之家” ¶ 新建“侨胞之家” ¶ 参观“侨胞之家”",
            'a "Home for Overseas Chinese" ¶ a "Home for Overseas Chinese" ¶ an "Overseas Compatriots\' House"',
        )
    ],
    silent=[("建设“侨胞之家” ¶ 新建“侨胞之家”", 'a "Home for Overseas Chinese" ¶ "Homes for Overseas Chinese"')],
)
def quoted_phrase(document: DocumentAnalysis) -> Iterator[Hit]:
    """A phrase in quotation marks goes by two names in the document.

    Slogans, projects and brands are names: readers take two renderings for two things. No glossary is needed to see it.
    """
    uses: dict[str, list[tuple[Analysis, Span, Span]]] = defaultdict(list)
    for segment, pairs in document.facts(_quoted):
        for phrase, name in pairs:
            uses[phrase.of(segment.source)].append((segment, phrase, name))
    for quoted, places in uses.items():
        names = Counter(_name(segment, target) for segment, _, target in places)
        if len(names) < 2:
            continue
        usual = max(names, key=lambda name: names[name])
        model, _, where = next(place for place in places if _name(place[0], place[2]) == usual)
        for segment, source, target in places:
            if fuzz.ratio(_name(segment, target), usual) < _ALIKE:
                yield segment.hit(
                    f"“{where.of(model.target)}” elsewhere in this document for “{quoted}”.",
                    source=source,
                    target=target,
                    related=[model.place(Side.TARGET, where)],
                    evidence={"renderings": dict(names)},
                )


def _name(segment: Analysis, span: Span) -> str:
    return plain(span.of(segment.target))
