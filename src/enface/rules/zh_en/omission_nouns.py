"""Members of lists of common nouns that are left out: spouses and parents for 配偶、父母、子女."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enface.languages.common_nouns import COMMON_NOUNS
from enface.languages.sieve import in_source, listed
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_ITEM = "|".join(sorted(COMMON_NOUNS, key=len, reverse=True))
_LIST = re.compile(rf"(?:{_ITEM})(?:、(?:{_ITEM}))+(?:[、和及与](?:{_ITEM}))")
_PARTS = re.compile("[、和及与]")
_AND = listed({"and"})
_BETWEEN = re.compile(r"[\w’'-]*(?:,| and|, and) (?:(?:their|the|local) )?")


@rule(
    id="omission.noun",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_AND, in_source("、")),
    fires=[("献血者及其配偶、父母、子女用血", "Blood for donors and their spouses and parents")],
    silent=[
        ("献血者及其配偶、父母、子女用血", "Blood for donors and their spouses, parents, and children"),
        ("献血者及其配偶、父母、子女用血", "Blood for donors, their spouses and parents, and all their offspring"),
        ("学校、医院、车站等", "Schools in the city and hospitals"),
    ],
)
def noun(segment: Analysis) -> Iterator[Hit]:
    """One common noun of a list is left out, and the others stand side by side: spouses and parents.

    Nothing in the sentence tells that one is lost.
    """
    for match in _LIST.finditer(segment.source):
        items = _PARTS.split(match[0])
        places = [COMMON_NOUNS[item].search(segment.target) for item in items]
        lost = [at for at, place in enumerate(places) if place is None]
        found = sorted(place.span() for place in places if place)
        if len(lost) != 1 or len(set(found)) < len(items) - 1 or segment.target.count(" and ") > _MOST_JOINTS:
            continue
        if not all(_BETWEEN.fullmatch(segment.target, end, start) for (_, end), (start, _) in pairwise(found)):
            continue
        if _goes_on(segment.target, found[-1][1]):
            continue
        start = match.start() + sum(len(item) + 1 for item in items[: lost[0]])
        end = found[-1][1] + len(_REST.match(segment.target, found[-1][1])[0])  # type: ignore[index]
        yield segment.hit(
            f"“{items[lost[0]]}” of the source is not in this list.",
            source=(start, start + len(items[lost[0]])),
            target=(found[0][0], end),
            key=items[lost[0]],
        )


_MOST_JOINTS = 3
_REST = re.compile(r"[\w’'-]*")


def _goes_on(text: str, end: int) -> bool:
    """Whether the list goes on behind the last member that was found, with a word that the table does not know."""
    return re.match(r"[\w’'-]*(?:,? and |, (?:and |[a-z]+(?:,| and)))", text[end:]) is not None
