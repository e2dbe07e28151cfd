"""A new version of a glossary: which renderings it adds, changes and removes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from enface.formats import file_bytes
from enface.glossary import Glossary, Rendering, load_glossary
from enface.review.intake import file_digest


class TermFate(StrEnum):
    """What a new version does to a rendering."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TermArrival:
    """A rendering of a source form as it was and as it came; `old` is None where it is added, `new` where removed."""

    source: str
    old: Rendering | None
    new: Rendering | None

    @property
    def fate(self) -> TermFate:
        """Whether it is added, changed or removed."""
        if self.old is None:
            return TermFate.ADDED
        return TermFate.CHANGED if self.new else TermFate.REMOVED


@dataclass(frozen=True, slots=True)
class GlossaryDelivery:
    """A glossary that came, `data`, to take the place of one of the project's, `replaced`."""

    came_from: Path
    data: bytes
    digest: str
    replaced: Path
    replaced_digest: str
    terms: tuple[TermArrival, ...]

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to take."""
        return self.digest != self.replaced_digest

    def count(self) -> Counter[TermFate]:
        """How many renderings have which fate."""
        return Counter(term.fate for term in self.terms)


def survey(path: Path, replaced: Path, languages: tuple[str, str]) -> GlossaryDelivery:
    """What the glossary at `path` would bring in the place of `replaced`. Raises EnfaceError where one is none."""
    data, before = file_bytes(path), file_bytes(replaced)
    terms = tuple(compare(load_glossary([replaced], languages), load_glossary([path], languages)))
    return GlossaryDelivery(path, data, file_digest(data), replaced, file_digest(before), terms)


def compare(old: Glossary, new: Glossary) -> Iterator[TermArrival]:
    """The renderings that differ: those of the new version in its order, then those that it no longer has.

    A rendering is the same one where source form and target form are; where it stands in the file makes no difference.
    """
    before, after = _renderings(old), _renderings(new)
    for key, rendering in after.items():
        if before.get(key) != rendering:
            yield TermArrival(key[0], before.get(key), rendering)
    for key, rendering in before.items():
        if key not in after:
            yield TermArrival(key[0], rendering, None)


def _renderings(glossary: Glossary) -> dict[tuple[str, str], Rendering]:
    return {
        (term.source, rendering.text): replace(rendering, line=0)
        for term in glossary.terms
        for rendering in term.renderings
    }
