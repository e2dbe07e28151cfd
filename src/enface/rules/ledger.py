"""A ledger of a document: each thing that the source names, by which names the target calls it, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from enface.model import Span
from enface.rules.analysis import Analysis

Same = Callable[[str, str], bool]
"""Whether two names, as they are written, are forms of one name."""


class Mention(NamedTuple):
    """A place where the source names a thing, with the words of the target that render it there."""

    thing: str
    segment: Analysis
    source: Span
    target: Span

    @property
    def name(self) -> str:
        """The words that render the thing, as written."""
        return self.target.of(self.segment.target)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with all its mentions in the document, in order, and how often it goes by which name."""

    thing: str
    mentions: tuple[Mention, ...]
    names: Counter[str]
    usual: str

    def dissenters(self, same: Same) -> Iterator[Mention]:
        """The mentions by a name that is no form of the usual one."""
        return (mention for mention in self.mentions if not same(mention.name, self.usual))


def entries(
    mentions: Iterable[Mention], same: Same, chosen: Callable[[str], str | None] | None = None
) -> Iterator[Entry]:
    """The things of a document that are named more than once, in order of their first mention.

    The usual name is the one that `chosen` says for the thing; else the one most of whose forms stand in the document,
    of equally frequent ones the first.
    """
    by_thing: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_thing[mention.thing].append(mention)
    for thing, found in by_thing.items():
        if len(found) > 1:
            names = Counter(mention.name for mention in found)
            usual = (chosen and chosen(thing)) or max(names, key=lambda name: _weight(name, names, same))
            yield Entry(thing, tuple(found), names, usual)


def _weight(name: str, names: Counter[str], same: Same) -> tuple[int, int]:
    return sum(count for other, count in names.items() if same(name, other)), names[name]


def shared_names(mentions: Iterable[Mention], key: Callable[[str], Hashable]) -> Iterator[tuple[Mention, ...]]:
    """For each name, by `key`, that several things go by: all mentions by that name."""
    by_name: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[key(mention.name)].append(mention)
    for found in by_name.values():
        if len({mention.thing for mention in found}) > 1:
            yield tuple(found)
