"""A document as the rules see it: its segments, and what the rules of documents and projects read of each."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from enface.glossary import Glossary
from enface.model import Document
from enface.rules.analysis import Analysis, key_of
from enface.rules.profile import Profile
from enface.rules.registry import Extract, GroupKey, Weight

R = TypeVar("R")
Facts = Mapping[str, Mapping[int, Any]]
"""What was read of segments that have something, by the name of what read it and by their ordinals."""

_PART, _MOST_PARTS = 50_000, 16
"""So many keys are put together at a time, but all are gone through no more often than this."""
_FAILED = ...
"""Stands for a fact that could not be read: whoever asks for it meets the failure himself."""


def _number(text: str) -> int:
    """A number of 8 bytes that stands for a text, the same in every process; 0 for an empty one."""
    if not text:
        return 0
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True) or 1


class DocumentAnalysis:
    """A document as the rules see it.

    Of each segment only that is kept which the rules of documents and projects read of it, and where it is nothing,
    nothing: a long document would fill the memory with what nobody asks for any more. `number` is its place among the
    documents of a run, from 0.
    """

    def __init__(self, document: Document, glossary: Glossary, profile: Profile, number: int = 0) -> None:
        self.document = document
        self.number = number
        self.glossary = glossary
        self.profile = profile
        self._held: dict[int, Analysis] = {}
        self._facts: defaultdict[str, dict[int, Any]] = defaultdict(dict)
        self._keys: dict[str, array[int]] = {}
        self._memory: dict[str, Any] = {}

    def analysis(self, ordinal: int) -> Analysis:
        """A segment, from 0: as it is held, or anew."""
        held = self._held.get(ordinal)
        if held is not None:
            return held
        return Analysis(self.document.segments[ordinal], self.document, self.glossary, self.profile, ordinal, self)

    def hold(self, ordinal: int) -> Analysis:
        """A segment that is asked for again: until `let_go`, it is the same."""
        analysis = self._held[ordinal] = self.analysis(ordinal)
        return analysis

    @property
    def segments(self) -> Iterator[Analysis]:
        """All segments in order; `facts` is far cheaper where only a few have something to say."""
        return map(self.analysis, range(len(self.document.segments)))

    def facts(self, extract: Callable[[Analysis], R]) -> Iterator[tuple[Analysis, R]]:
        """The segments of which an extract reads anything, with what it reads, in order.

        An extract is a `shared` function of a segment; what is empty counts as nothing.
        """
        name = key_of(extract)
        if name not in self._facts:
            self.read(self.segments, (extract,))
        known = self._facts[name]
        for ordinal in sorted(known):
            fact, analysis = known[ordinal], self.hold(ordinal)
            yield analysis, extract(analysis) if fact is _FAILED else fact

    def read(self, analyses: Iterable[Analysis], extracts: Iterable[Extract]) -> None:
        """Keep what extracts read of segments, in the place of what they read before."""
        for extract in extracts:
            known = self._facts[key_of(extract)]
            for analysis in analyses:
                try:
                    fact = extract(analysis)
                except Exception:  # noqa: BLE001 - the rule that reads it will fail by itself, and be named
                    fact = _FAILED
                if fact:
                    known[analysis.ordinal] = fact
                    self._held[analysis.ordinal] = analysis
                elif known:
                    known.pop(analysis.ordinal, None)

    def has_facts(self, extract: Extract, ordinal: int) -> bool:
        """Whether anything was read of a segment."""
        return ordinal in self._facts.get(key_of(extract), ())

    def keys(self, key: GroupKey) -> array[int]:
        """By which number each segment belongs to others, in order; 0 where it belongs to none."""
        name = key_of(key)
        if name not in self._keys:
            self._keys[name] = array("q", (_number(key(segment)) for segment in self.segments))
        return self._keys[name]

    def put_key(self, key: GroupKey, ordinal: int, text: str) -> None:
        """Keep by which text a segment belongs to others, as a number."""
        self._numbers(key_of(key))[ordinal] = _number(text)

    def weigh(self, weights: Iterable[Weight]) -> dict[str, Any]:
        """What rules of projects ask of the document, to be told to a stand-in of it."""
        return {key_of(weight): weight(self) for weight in weights}

    def be_told(self, weighed: Mapping[str, Any]) -> None:
        """Stand in for a document that is elsewhere, of which this is all that is asked."""
        self._memory.update(weighed)

    def renew(self, document: Document, ordinal: int) -> None:
        """Be the document with another text of one segment, which has to be read again."""
        self.document = document
        self._held.pop(ordinal, None)
        self._memory = {}

    def let_go(self) -> None:
        """Forget all but the keys, when the rules of the document have run."""
        for analysis in self._held.values():
            analysis.let_go()
        self._held = {}
        self._facts = defaultdict(dict)
        self._memory = {}

    def give_facts(self) -> Facts:
        """What was read of segments since the last time, to be handed on; it is kept here no longer."""
        facts = self._facts
        self.let_go()
        return facts

    def give_keys(self, start: int, stop: int) -> dict[str, array[int]]:
        """The keys of some segments, to be handed on."""
        return {name: numbers[start:stop] for name, numbers in self._keys.items()}

    def take(self, start: int, facts: Facts, keys: Mapping[str, array[int]]) -> None:
        """Keep what was read elsewhere of the segments from `start` on."""
        for name, known in facts.items():
            self._facts[name].update(known)
        for name, numbers in keys.items():
            self._numbers(name)[start : start + len(numbers)] = numbers

    def _numbers(self, name: str) -> array[int]:
        if name not in self._keys:
            self._keys[name] = array("q", bytes(8 * len(self.document.segments)))
        return self._keys[name]


def groups(wholes: Sequence[DocumentAnalysis], key: GroupKey) -> Iterator[list[Analysis]]:
    """The segments of all documents that share a key, where there are several, in order; the groups in any order.

    However long the documents are together, only some of the keys are looked at together.
    """
    numbers, starts = array("q"), []
    for whole in wholes:
        starts.append(len(numbers))
        numbers.extend(whole.keys(key))
    parts = min(_MOST_PARTS, 1 + len(numbers) // _PART)
    for part in range(parts):
        times = Counter(number for number in numbers if number % parts == part)
        members: dict[int, list[int]] = {number: [] for number, count in times.items() if number and count > 1}
        del times
        for place, number in enumerate(numbers):
            if number in members:
                members[number].append(place)
        for places in members.values():
            found = [(bisect_right(starts, place) - 1, place) for place in places]
            yield [wholes[number].analysis(place - starts[number]) for number, place in found]
