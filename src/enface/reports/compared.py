"""Whether two people's figures differ by more than chance: only over the same texts, else why it cannot be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from enface.languages.counting import counted
from enface.reports.outline import LEAD, Cell, Column, Kind, Table
from enface.reports.whose import Whose
from enface.scoring.intervals import SEED
from enface.scoring.significance import SAMPLES, Compared, paired_bootstrap

FEWEST = 10
"""From fewer texts the bootstrap draws the same few again and again, and its p means nothing."""


class Work(NamedTuple):
    """What somebody did with a text: points or edits, and the size that they are counted on.

    Two people had the same work where the source is the same and, for revisers, the text that lay `before` them.
    """

    who: str
    source: str
    cost: tuple[float, float]
    before: str = ""


class Comparison(NamedTuple):
    """A figure of two people over the texts that both had; without `compared`, `reason` says why it cannot be told."""

    whose: Whose
    one: str
    other: str
    figure: str
    segments: int
    compared: Compared | None
    reason: str


def compared(whose: Whose, figure: str, per: float, works: Iterable[Work]) -> Iterator[Comparison]:
    """Every two people, those first who can be compared; the rates are of `per` words."""
    theirs: defaultdict[str, dict[tuple[str, str], tuple[float, float]]] = defaultdict(dict)
    for one in works:
        if source := " ".join(one.source.split()):
            points, size = theirs[one.who].get((source, one.before), (0, 0))
            theirs[one.who][source, one.before] = (points + one.cost[0], size + one.cost[1])
    apart = 0
    refused: list[Comparison] = []
    for one_name, other_name in combinations(sorted(theirs), 2):
        here, there = theirs[one_name], theirs[other_name]
        shared = [key for key in here if key in there]
        pair = (whose, one_name, other_name, figure, len(shared))
        if len(shared) >= FEWEST:
            found = paired_bootstrap([here[key] for key in shared], [there[key] for key in shared])
            yield Comparison(*pair, Compared(found.one * per, found.other * per, found.p), "")
        elif shared:
            refused.append(Comparison(*pair, None, f"fewer than {FEWEST} texts that both had"))
        else:
            apart += 1
    yield from refused
    if apart:
        pairs = f"of {counted(apart, 'pair')}" if apart > 1 or refused else "the two"
        yield Comparison(whose, "", "", figure, 0, None, f"no text that both had, {pairs}: other texts, other figures")


def comparison_table(comparisons: Iterable[Comparison]) -> Table:
    """Every two people and p, or why there is none."""
    number = Kind.NUMBER
    return Table(
        "comparisons",
        "Two people on the same texts: more than chance?",
        (
            *(Column(name, Kind.NAME) for name in ("whose", "one", "other", "figure")),
            Column("texts", Kind.COUNT),
            *(Column("of the one", number), Column("of the other", number), Column("p", Kind.CHANCE)),
            Column("not compared, for"),
        ),
        tuple(_row(one) for one in comparisons),
        "Compared are only the texts that both had: for translators the same source, for revisers also the same text "
        "before them. HTER as under “What revisions changed, by whom”; what nobody revised counts as right. Points in "
        "1,000 = points of marked errors / size · 1,000, of the segments that were looked at in both. p: how often "
        f"chance alone gives so large a difference (paired bootstrap over texts, {SAMPLES:,} samples, seed {SEED}, "
        f"the procedure of sacrebleu); none from fewer than {FEWEST} texts. Of twenty pairs that do not differ, one "
        "has a p under 0.05 all the same.",
        readers=LEAD,
    )


def _row(one: Comparison) -> tuple[Cell, ...]:
    values = tuple(one.compared) if one.compared else (None, None, None)
    return one.whose.value, one.one, one.other, one.figure, one.segments, *values, one.reason
