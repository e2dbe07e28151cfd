"""Which two languages of a TMX file face each other: the source of each unit, and a document for each target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from enface.formats.tmx_scan import ALL, Tmx, Unit, Variant

UNKNOWN = "und"
"""The language of a target where the file tells none."""


class Languages(NamedTuple):
    """A pair of tags, as they are compared: the source's and the target's."""

    source: str
    target: str


class Pair(NamedTuple):
    """A source and a target of one unit, either of which may be missing, but not both."""

    languages: Languages
    source: Variant | None
    target: Variant | None


def primary(tag: str) -> str:
    """The language itself, without its region or script."""
    return tag.partition("-")[0]


def chosen(tmx: Tmx) -> Languages:
    """The pair that units with one variant belong to.

    The source is that of the header. Where the header leaves it open or names one that is not there, it is Chinese,
    else the first in the file. The target is English, else the first other one.
    """
    source = _nearest(tmx.source_language, tmx.languages) or _nearest("zh", tmx.languages)
    source = source or next(iter(tmx.languages), "zh")
    others = [tag for tag in tmx.languages if tag not in (source, UNKNOWN)]
    foreign = [tag for tag in others if primary(tag) != primary(source)] or others
    if foreign:
        return Languages(source, _nearest("en", foreign) or foreign[0])
    return Languages(source, UNKNOWN if primary(source) == "en" else "en")


def pairs(unit: Unit, main: Languages, *, any_source: bool) -> Iterator[Pair]:
    """The source of a unit with each of its other variants; with none where the main target is missing.

    The source is in the language that the unit names, else in the main one; where `any_source`, the first will do.
    """
    wanted = unit.source_language
    if wanted in ("", ALL):
        wanted, any_source = main.source, any_source or wanted == ALL
    source = _variant(wanted, unit)
    if source is None and any_source and unit.variants:
        source = unit.variants[0]
        wanted = source.language
    others = [variant for variant in unit.variants if variant is not source]
    target = main.target if wanted == main.source else UNKNOWN
    if source is not None and (not others or (target != UNKNOWN and not _has(target, others))):
        yield Pair(Languages(wanted, target), source, None)
    for variant in others:
        yield Pair(Languages(wanted, variant.language), source, variant)


def _has(wanted: str, variants: Iterable[Variant]) -> bool:
    return any(primary(variant.language) == primary(wanted) for variant in variants)


def _variant(wanted: str, unit: Unit) -> Variant | None:
    """The variant in a language, else the first in another region's form of it."""
    for variant in unit.variants:
        if variant.language == wanted:
            return variant
    return next((variant for variant in unit.variants if primary(variant.language) == primary(wanted)), None)


def _nearest(wanted: str, tags: Iterable[str]) -> str:
    """The tag itself where it is among them, else the first of its language, else nothing."""
    held = list(tags)
    if wanted in held:
        return wanted
    return next((tag for tag in held if primary(tag) == primary(wanted)), "")
