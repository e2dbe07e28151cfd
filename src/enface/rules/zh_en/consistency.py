"""Consistency: one source in two renderings, two sources in one, a quoted phrase under several names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, DocumentAnalysis, shared
from enface.rules.registry import Hit, Scope, rule

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


@rule(
    id="consistency.source",
    type="style/inconsistent-style",
    severity=Severity.MINOR,
    scope=Scope.PROJECT,
    needs_source=True,
    fires=[("湖南省侨联召开会议 ¶ 湖南省侨联召开会议", "The federation meets ¶ A meeting of the federation")],
    silent=[("湖南省侨联召开会议 ¶ 湖南省侨联召开会议", "The federation meets ¶ the federation meets.")],
)
def two_targets(documents: Sequence[DocumentAnalysis]) -> Iterator[Hit]:
    """The same source is translated in two ways.

    The rarer rendering is marked, the later of two equally frequent ones, whatever their case and punctuation. It is
    asserted inside a document; across documents, and in a document that consists of repetitions, it is a hint.
    """
    repeated = _repeated_shares(documents)
    for same in _groups(documents, lambda segment: segment.source.strip()):
        if len(same[0].source.strip()) < _LEAST_SOURCE:
            continue
        targets = [plain(segment.target) for segment in same]
        frequencies = Counter(targets)
        if len(frequencies) < 2:
            continue
        usual = max(frequencies, key=lambda text: frequencies[text])
        model = same[targets.index(usual)]
        own = {id(segment.document) for segment, target in zip(same, targets, strict=True) if target == usual}
        for segment, target in zip(same, targets, strict=True):
            if target != usual:
                certain = id(segment.document) in own and repeated[id(segment.document)] <= _MAX_REPEATED
                yield segment.hit(
                    f"The same source stands elsewhere as “{_short(model.target)}”.",
                    source=(0, len(segment.source)),
                    target=(0, len(segment.target)),
                    related=[model.place(Side.TARGET, (0, len(model.target)))],
                    evidence={"renderings": len(frequencies)},
                    advisory=not certain,
                )


def _repeated_shares(documents: Iterable[DocumentAnalysis]) -> dict[int, float]:
    """How much of each document consists of sources that stand in it more than once."""
    shares: dict[int, float] = {}
    for document in documents:
        sources = Counter(segment.source.strip() for segment in document.segments if segment.source)
        several = sum(count for count in sources.values() if count > 1)
        shares[id(document.document)] = several / max(_LEAST_SEGMENTS, len(document.segments))
    return shares


@shared
def _words(segment: Analysis) -> int:
    """A number that targets of the same words share, which takes less room than the words."""
    return hash(segment.words)


@rule(
    id="consistency.target",
    type="accuracy/mistranslation",
    severity=Severity.MINOR,
    scope=Scope.PROJECT,
    reads=(_words,),
    needs_source=True,
    fires=[
        (
            "会议部署今年工作任务 ¶ 基金会捐赠一批教学设备",
            "The meeting set out the tasks ¶ The meeting set out the tasks",
        )
    ],
    silent=[("会议部署今年工作 ¶ 会议部署今年的工作", "The meeting set out the tasks ¶ The meeting set out the tasks")],
)
def two_sources(documents: Sequence[DocumentAnalysis]) -> Iterator[Hit]:
    """Two different sources have the same target.

    Often one was copied and forgotten. Sources that are much alike may well share a translation.
    """
    for same in _groups(documents, _words):
        if len(same[0].target.split()) < _LEAST_WORDS or not plain(same[0].target):
            continue
        first = same[0]
        for segment in same[1:]:
            if fuzz.ratio(plain(first.source), plain(segment.source)) < _ALIKE:
                yield segment.hit(
                    f"Another source has this target too: “{_short(first.source)}”.",
                    source=(0, len(segment.source)),
                    target=(0, len(segment.target)),
                    related=[first.place(Side.SOURCE, (0, len(first.source)))],
                    advisory=fuzz.ratio(plain(first.source), plain(segment.source)) > _ALIKE / 2,
                )


def _groups(documents: Iterable[DocumentAnalysis], key: Callable[[Analysis], Hashable]) -> Iterator[list[Analysis]]:
    """The segments with a source that share a key, where there are several."""
    groups: dict[Hashable, list[Analysis]] = defaultdict(list)
    for document in documents:
        for segment in document.segments:
            if segment.source and segment.target:
                groups[key(segment)].append(segment)
    return (same for same in groups.values() if len(same) > 1)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


@rule(
    id="entity.quotation",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
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
    for segment in document.segments:
        if "“" in segment.source or "「" in segment.source:
            found, rendered = list(_QUOTED_ZH.finditer(segment.source)), list(_QUOTED_EN.finditer(segment.target))
            if len(found) == len(rendered):
                for phrase, name in zip(found, rendered, strict=True):
                    uses[phrase[1]].append((segment, Span(*phrase.span(1)), Span(*name.span(1))))
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
