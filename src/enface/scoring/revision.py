"""What a revision changed, segment by segment, and rolled up: edits, findings, effort."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from enface.languages.english import Prose, word_set
from enface.languages.length import word_count
from enface.model import Document, EnfaceError, Finding, Problem, Segment
from enface.scoring.surface import Edits, total

# Words whose coming and going alone leaves the meaning as it was; negations, modals and most prepositions are not here.
_LIGHT = word_set("a an the that which who of is are was were be been being has have had do does did and also")

_Key = TypeVar("_Key", bound=Hashable)


class WordChange(NamedTuple):
    """Words that a revision took out and put in at one place; one of the two may be empty."""

    old: str
    new: str


class Outcome(NamedTuple):
    """What became of findings: gone with the revision, come with it, or there before and after."""

    fixed: int
    introduced: int
    untouched: int


@dataclass(frozen=True, slots=True)
class SegmentDelta:
    """One segment in two versions.

    `characters` and `words` are Levenshtein distances; `edits` is what HTER counts. `preferential` is a hint: the text
    was changed, no finding went or came, and all words that carry meaning are the same. `chrf` is that of the old text
    against the new one.
    """

    document: str
    old: Segment
    new: Segment
    characters: int
    words: int
    edits: Edits
    findings: Outcome
    chrf: float

    @property
    def changed(self) -> bool:
        """Whether the target is another."""
        return self.old.target != self.new.target

    @property
    def preferential(self) -> bool:
        """Whether the change seems a matter of taste; a hint to look, never a verdict."""
        settled = not self.findings.fixed and not self.findings.introduced
        return self.changed and settled and _content(self.old.target) == _content(self.new.target)


@dataclass(frozen=True, slots=True)
class Rollup:
    """Several segments together; `hter` in percent, the words those of the old and the new targets."""

    segments: int
    changed: int
    old_words: int
    new_words: int
    words: int
    characters: int
    hter: float
    findings: Outcome
    preferential: int

    @property
    def words_in_100(self) -> float:
        """Words edited, without shifts and with upper case told from lower, in 100 of the new ones."""
        return Edits(self.words, self.new_words).rate


@dataclass(frozen=True, slots=True)
class Pairs:
    """The segments that two versions share, by document; and how many only one of them has."""

    shared: tuple[tuple[str, Segment, Segment], ...]
    removed: int
    added: int
    language: str

    @property
    def old(self) -> list[str]:
        """The old targets."""
        return [old.target for _, old, _ in self.shared]

    @property
    def new(self) -> list[str]:
        """The new targets."""
        return [new.target for _, _, new in self.shared]


def pair(old: Sequence[Document], new: Sequence[Document]) -> Pairs:
    """The segments of two versions with the same id, in the order of the new one.

    Raises EnfaceError where the versions hold other documents, share no segment, or one has another source.
    """
    before, after = _by_name(old, new)
    shared: list[tuple[str, Segment, Segment]] = []
    for name, document in after.items():
        known = {segment.id: segment for segment in before[name].segments}
        for segment in document.segments:
            if segment.id in known:
                _check_source(document, known[segment.id], segment)
                shared.append((name, known[segment.id], segment))
    if not shared:
        raise EnfaceError(Problem(new[0].path, f"shares no segment with {old[0].path}.", "Compare two versions."))
    return Pairs(tuple(shared), _size(old) - len(shared), _size(new) - len(shared), new[0].languages[1])


def deltas(
    pairs: Pairs,
    edits: Sequence[Edits],
    chrf: Sequence[float],
    old: Iterable[Finding] = (),
    new: Iterable[Finding] = (),
) -> tuple[SegmentDelta, ...]:
    """Every shared segment with what changed in it.

    `edits` and `chrf` are those of `surface.edit_rates` and `surface.likeness`, a pair each; `old` and `new` are the
    findings of the two versions.
    """
    from rapidfuzz.distance import Levenshtein

    before, after = _prints(old, pairs), _prints(new, pairs)
    result = []
    for (document, was, now), edited, like in zip(pairs.shared, edits, chrf, strict=True):
        outcome = outcome_of(before[document, was.id], after[document, now.id])
        characters = Levenshtein.distance(was.target, now.target)
        words = Levenshtein.distance(was.target.split(), now.target.split())
        result.append(SegmentDelta(document, was, now, characters, words, edited, outcome, like))
    return tuple(result)


def outcome_of(old: Counter[str], new: Counter[str]) -> Outcome:
    """What became of the findings of one version in another, each given by how often its fingerprint is there."""
    return Outcome((old - new).total(), (new - old).total(), (old & new).total())


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """The places where a text was changed, as the words that went and came."""
    from rapidfuzz.distance import Indel

    before, after = old.split(), new.split()
    changes: list[WordChange] = []
    adjoining = False
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            adjoining = False
            continue
        went, came = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        change = WordChange(" ".join(went), " ".join(came))
        if adjoining:
            last = changes.pop()
            change = WordChange(f"{last.old} {change.old}".strip(), f"{last.new} {change.new}".strip())
        changes.append(change)
        adjoining = True
    return tuple(changes)


def roll_up(segments: Sequence[SegmentDelta]) -> Rollup:
    """Segments together."""
    return Rollup(
        segments=len(segments),
        changed=sum(one.changed for one in segments),
        old_words=sum(word_count(one.old.target) for one in segments),
        new_words=sum(word_count(one.new.target) for one in segments),
        words=sum(one.words for one in segments),
        characters=sum(one.characters for one in segments),
        hter=total([one.edits for one in segments]),
        findings=Outcome(*(sum(counts) for counts in zip(*(one.findings for one in segments), strict=True)))
        if segments
        else Outcome(0, 0, 0),
        preferential=sum(one.preferential for one in segments),
    )


def roll_up_by(segments: Iterable[SegmentDelta], key: Callable[[SegmentDelta], _Key]) -> dict[_Key, Rollup]:
    """Segments together by what `key` says of them: document, translator, reviser."""
    groups: defaultdict[_Key, list[SegmentDelta]] = defaultdict(list)
    for one in segments:
        groups[key(one)].append(one)
    return {name: roll_up(group) for name, group in groups.items()}


def _by_name(old: Sequence[Document], new: Sequence[Document]) -> tuple[dict[str, Document], dict[str, Document]]:
    """Documents of two versions under common names: their own, or the new one's where a file is one document."""
    if len(old) == len(new) == 1:
        return {new[0].name: old[0]}, {new[0].name: new[0]}
    before, after = {one.name: one for one in old}, {one.name: one for one in new}
    if before.keys() != after.keys():
        only = sorted(before.keys() ^ after.keys())
        reason = f"the versions hold other documents: only one of them has {', '.join(only[:3])}."
        raise EnfaceError(Problem(new[0].path if new else "", reason, "Compare two versions of the same documents."))
    return before, after


def _check_source(document: Document, old: Segment, new: Segment) -> None:
    if old.source and new.source and " ".join(old.source.split()) != " ".join(new.source.split()):
        reason = f"segment {new.id} has another source than in the old version."
        raise EnfaceError(Problem(document.path, reason, "Compare two versions of the same source."))


def _size(documents: Iterable[Document]) -> int:
    return sum(len(document.segments) for document in documents)


def _prints(findings: Iterable[Finding], pairs: Pairs) -> defaultdict[tuple[str, str], Counter[str]]:
    """The fingerprints of asserted findings by segment, under the names of the pairs."""
    names = {document for document, _, _ in pairs.shared}
    only = next(iter(names)) if len(names) == 1 else None
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for finding in findings:
        if not finding.advisory:
            counts[only or finding.document, finding.segment][finding.fingerprint] += 1
    return counts


def _content(text: str) -> list[str]:
    """The words that carry meaning, sorted."""
    return sorted(word for word in Prose(text).words if word not in _LIGHT)
