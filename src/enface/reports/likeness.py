"""How like texts that came are to those of now, by person and by document: surface figures, never called quality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enface.reports.whose import Whose
from enface.scoring.revision import SegmentDelta
from enface.scoring.surface import Figure, Likeness, total

Owner = tuple[Whose, str]


@dataclass(frozen=True, slots=True)
class LikenessFigures:
    """HTER, chrF, chrF++ and BLEU of the texts that came against those of now, over segments whose text changed."""

    whose: Whose
    name: str
    segments: int
    figures: tuple[Figure, ...]


def likeness_figures(
    revised: Sequence[tuple[SegmentDelta, Iterable[Owner]]], signature: str, like: Likeness
) -> tuple[LikenessFigures, ...]:
    """The figures by whose the segments are, then of all; `signature` is that of the edits, which are known already.

    `like` is what the metrics count of the segments, in their order.
    """
    groups: defaultdict[Owner, list[int]] = defaultdict(list)
    for place, (_, owners) in enumerate(revised):
        for owner in (*owners, (Whose.ALL, "")):
            groups[owner].append(place)
    deltas = [delta for delta, _ in revised]
    order = list(Whose)
    return tuple(
        LikenessFigures(
            whose,
            name,
            len(places),
            (Figure("HTER", total([deltas[place].edits for place in places]), signature), *like.of(places)),
        )
        for (whose, name), places in sorted(groups.items(), key=lambda group: (order.index(group[0][0]), group[0][1]))
    )
