"""Bodies and terms that a corpus renders in several ways, from document to document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from enface.model import Severity
from enface.rules.analysis import Analysis, shared
from enface.rules.ledger import entries
from enface.rules.registry import Hit, Scope, rule
from enface.rules.zh_en.entities import chosen_name, is_akin, paired, sayer
from enface.rules.zh_en.entities_target import same_name, words_of
from enface.rules.zh_en.glossary_consistency import Use, minority, renderings

_WHERE = "corpus"


@shared
def _bodies(segment: Analysis) -> tuple[tuple[str, str], ...]:
    """The bodies of a segment with the words of their names; names of the same words are one."""
    return tuple((mention.thing, " ".join(sorted(words_of(mention.name)))) for mention in paired(segment))


@shared
def _terms(segment: Analysis) -> tuple[tuple[str, str], ...]:
    """The terms of a segment with their renderings."""
    return tuple((match.term.source, match.rendering.text) for match in renderings(segment) if match.rendering)


def _alone(marked: Iterable[Analysis], same: Iterable[Analysis]) -> set[int]:
    """The marked segments in whose documents all segments are marked: of the others the rule of documents speaks."""
    ids = {id(segment) for segment in marked}
    own = {id(segment.whole) for segment in same if id(segment) not in ids}
    return {id(segment) for segment in same if id(segment) in ids and id(segment.whole) not in own}


@rule(
    id="entity.across",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.CORPUS,
    advisory=True,
    mentions=_bodies,
    needs_source=True,
    fires=[
        (
            "湖南省教育厅召开会议 ¶ 湖南省教育厅指出 ¶ 湖南省教育厅要求",
            "The Hunan Education Department met ¶ the Hunan Education Department said "
            "¶ The Hunan Office of Learning and Education asked",
        )
    ],
    silent=[
        (
            "湖南省教育厅召开会议 ¶ 湖南省教育厅指出",
            "The Education Department of Hunan Province met ¶ the Hunan Education Department said",
        )
    ],
)
def names_across(same: Sequence[Analysis], thing: str) -> Iterator[Hit]:
    """One body or law goes by another name than in the rest of the corpus.

    The rarer name is marked where its document knows no other. Only a run over a corpus looks for it.
    """
    mentions = [mention for segment in same for mention in paired(segment) if mention.thing == thing]
    for entry in entries(mentions, same_name, partial(chosen_name, same[0].glossary)):
        dissenters = list(entry.dissenters(same_name))
        alone = _alone((mention.segment for mention in dissenters), same)
        say = sayer(entry, _WHERE)
        for mention in dissenters:
            if id(mention.segment) in alone and is_akin(mention.name, entry.usual):
                yield say(mention)


@rule(
    id="glossary.across",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.CORPUS,
    advisory=True,
    mentions=_terms,
    needs_source=True,
    fires=[
        (
            "湖南省侨联 ¶ 湖南省侨联 ¶ 湖南省侨联",
            "the Hunan Provincial Federation ¶ the Hunan Provincial Federation ¶ the Hunan Federation",
        )
    ],
    silent=[("湖南省侨联 ¶ 湖南省侨联", "the Hunan Federation ¶ the Hunan Federation")],
    glossary=["湖南省侨联 = Hunan Provincial Federation", "湖南省侨联 = Hunan Federation (admitted)"],
)
def renderings_across(same: Sequence[Analysis], thing: str) -> Iterator[Hit]:
    """One name is rendered otherwise than in the rest of the corpus, by another rendering that the glossary admits.

    The rarer rendering is marked where its document knows no other. Only a run over a corpus looks for it.
    """
    uses = [Use(segment, match) for segment in same for match in renderings(segment) if match.term.source == thing]
    hits = list(minority(uses, _WHERE))
    alone = _alone((hit.analysis for hit in hits), same)
    yield from (hit for hit in hits if id(hit.analysis) in alone)
