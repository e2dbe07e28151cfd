"""The text of a unit or of a match as a whole: its sources and its targets in reading order, and the codes in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from enface.formats.conformance.element import Element

CODES = frozenset(("ph", "pc", "sc", "ec"))
INLINE = CODES | {"mrk", "sm", "em", "cp"}
_SPANNING = frozenset(("sc", "ec", "sm", "em"))

HOLDERS = ("unit", "mtc:match")
"""What holds a flow of its own: ids, codes and references are looked at inside it."""


class Flow(NamedTuple):
    """One side's inline elements in reading order; `whole` where no part with open codes is still untranslated."""

    side: str
    inline: tuple[Element, ...]
    codes: tuple[Element, ...]
    whole: bool


def flow(side: str, contents: Iterable[Element], *, whole: bool = True) -> Flow:
    """The flow of some sources or targets."""
    inline = tuple(element for content in contents for element in content.walk() if element.name in INLINE)
    return Flow(side, inline, tuple(element for element in inline if element.name in CODES), whole)


def parts(holder: Element) -> list[Element]:
    """The elements that hold a source and a target: segments and ignorables of a unit, or the match itself."""
    if holder.name != "unit":
        return [holder]
    return [child for child in holder.children if child.name in ("segment", "ignorable")]


@lru_cache(maxsize=2)
def flows(holder: Element) -> tuple[Flow, Flow]:
    """The sources and the targets of a unit or a match."""
    sources, targets = [], []
    whole = True
    for number, part in enumerate(parts(holder), 1):
        source, target = part.first("source"), part.first("target")
        if source is not None:
            sources.append(source)
        if target is not None:
            targets.append((place(target, number), target))
        elif source is not None and any(element.name in _SPANNING for element in source.walk()):
            whole = False
    targets.sort(key=lambda placed: placed[0])
    return flow("source", sources), flow("target", (target for _, target in targets), whole=whole)


def place(target: Element, number: int) -> int:
    """Where a target stands in its unit's order, whose part is the `number`th, both from 1."""
    order = target.get("order").strip()
    return int(order) if order.isascii() and order.isdigit() and len(order) < 10 else number


def data_ids(holder: Element) -> set[str]:
    """The ids of the original data that a unit or a match keeps."""
    original = holder.first("originalData")
    return {data.get("id") for data in original.all("data")} if original is not None else set()
