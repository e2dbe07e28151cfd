"""What revisions changed in a project: by reviser and document, by translator, and the changes that tell most."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from enface.model import Segment, Severity, Span
from enface.reports.compared import Comparison, Work, compared
from enface.reports.likeness import LikenessFigures, Owner, likeness_figures
from enface.reports.outline import Quote
from enface.reports.whose import Whose
from enface.review.error_views import ErrorView
from enface.review.views import FixedView
from enface.scoring.revision import Outcome, Rollup, SegmentDelta, roll_up
from enface.scoring.surface import Edits, edit_rates, likeness, reference_lengths
from enface.scoring.triage import POINTS

MOST_EXAMPLES = 10
_MOST_MARKED = 0.7
"""The part of a text that is marked in it at most."""


class Revised(NamedTuple):
    """A segment that came with another text: what that was, what it is, who revised it last, and what that mended.

    `fixed` are the findings that each of its revisions removed, `findings` what became of those of the first text in
    the present one; `mended` are marked errors whose words stand there no longer; `seconds` are what the reviser spent
    on it, None where that is not known.
    """

    document: str
    before: str
    segment: Segment
    reviser: str
    fixed: Sequence[FixedView] = ()
    findings: Outcome = Outcome(0, 0, 0)
    mended: Sequence[ErrorView] = ()
    seconds: float | None = None

    @property
    def severities(self) -> list[Severity]:
        """Those of what it mended: findings fixed and marked errors whose words changed."""
        return [one.severity for one in self.fixed] + [one.severity for one in self.mended]

    @property
    def gain(self) -> float:
        """What it mended, in the points of MQM 2.0."""
        return sum(POINTS[one] for one in self.severities)

    @property
    def why(self) -> str:
        """What it mended, in words."""
        rules = Counter(one.rule for one in self.fixed)
        severities = Counter(one.severity for one in self.mended)
        fixed = [f"{rule} ({number})" if number > 1 else rule for rule, number in rules.most_common()]
        marked = [f"{severities[one]} {one}" for one in reversed(Severity) if severities[one]]
        parts = (f"fixed {', '.join(fixed)}" if fixed else "", f"marked {', '.join(marked)}" if marked else "")
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """One change with the words that went and came, who made it, what it mended; all of a rewritten text.

    `words` were edited; HTER and chrF are of the text that came against the one of now.
    """

    document: str
    segment: str
    reviser: str
    before: Quote | str
    now: Quote | str
    why: str
    words: int
    hter: float
    chrf: float


class RevisedSegment(NamedTuple):
    """What a segment's revisions changed, who revised it last, and how long they worked on it, None where not known."""

    reviser: str
    delta: SegmentDelta
    seconds: float | None


class Timed(NamedTuple):
    """The seconds that were spent on segments as far as they are known, and of how many segments they are."""

    seconds: float
    segments: int


@dataclass(frozen=True, slots=True)
class RevisionFigures:
    """What revisions changed, by (reviser, document) and by translator where the files name them.

    `examples` are those that mended most, `most_changed` those with most edits, `preferential` those that may be a
    matter of taste. `comparisons` tell whether people's HTER differs by more than chance.
    """

    by_reviser: Mapping[tuple[str, str], Rollup]
    by_translator: Mapping[str, Rollup]
    examples: tuple[ChangeFigure, ...]
    preferential: tuple[ChangeFigure, ...]
    likeness: tuple[LikenessFigures, ...] = ()
    segments: tuple[RevisedSegment, ...] = ()
    most_changed: tuple[ChangeFigure, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    fixed: Mapping[str, ChangeFigure] = field(default_factory=dict)
    """By rule, the change that fixed a finding of it with the fewest words edited."""

    @property
    def times(self) -> Mapping[tuple[str, str], Timed]:
        """The time that is known, by (reviser, document)."""
        found: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for one in self.segments:
            if one.seconds is not None:
                found[one.reviser, one.delta.document].append(one.seconds)
        return {name: Timed(sum(each), len(each)) for name, each in found.items()}

    @property
    def signatures(self) -> Mapping[str, str]:
        """What sacrebleu says of how each surface figure is made; none where nothing was revised."""
        return {figure.name: figure.signature for one in self.likeness for figure in one.figures}


NO_REVISION = RevisionFigures({}, {}, (), ())


def revision_figures(
    revised: Sequence[Revised], translated: Iterable[tuple[str, str, Segment]], language: str = "en"
) -> RevisionFigures:
    """Count what was revised; `translated` are all segments whose translator is known: who, document, segment."""
    texts = [one.before for one in revised], [one.segment.target for one in revised]
    edits, signature = edit_rates(*texts, language)
    like = likeness(*texts, language, ter=False) if revised else None
    chrf = like.each("chrF") if like else []
    deltas = [_delta(*one) for one in zip(revised, edits, chrf, strict=True)]
    changed = list(zip(revised, deltas, strict=True))
    known = {(one.document, one.new.id): one for one in deltas}
    theirs: defaultdict[str, list[SegmentDelta]] = defaultdict(list)
    works: defaultdict[Whose, list[Work]] = defaultdict(list)
    translators: dict[tuple[str, str], str] = {}
    segments = list(translated)
    left = [segment for _, document, segment in segments if (document, segment.id) not in known]
    lengths = iter(reference_lengths([one.target for one in left], language))
    for translator, document, segment in segments:
        delta = known.get((document, segment.id)) or _unchanged(document, segment, next(lengths))
        theirs[translator].append(delta)
        works[Whose.TRANSLATOR].append(Work(translator, segment.source, delta.edits))
        translators[document, segment.id] = translator
    revisers: defaultdict[tuple[str, str], list[SegmentDelta]] = defaultdict(list)
    for one, delta in changed:
        revisers[one.reviser, one.document].append(delta)
        if one.reviser:
            works[Whose.REVISER].append(Work(one.reviser, one.segment.source, delta.edits, one.before))
    telling = sorted(
        (pair for pair in changed if pair[0].gain), key=lambda pair: -pair[0].gain / math.sqrt(max(pair[1].words, 1))
    )
    owned = [(delta, _owners(one, translators.get((one.document, one.segment.id)))) for one, delta in changed]
    return RevisionFigures(
        by_reviser={name: roll_up(each) for name, each in revisers.items()},
        by_translator={name: roll_up(each) for name, each in theirs.items()},
        examples=tuple(_figure(*pair) for pair in telling[:MOST_EXAMPLES]),
        preferential=tuple(_figure(*pair) for pair in changed if pair[1].preferential),
        likeness=likeness_figures(owned, signature, like) if like else (),
        segments=tuple(RevisedSegment(one.reviser, delta, one.seconds) for one, delta in changed),
        most_changed=tuple(
            _figure(*pair) for pair in sorted(changed, key=lambda pair: -pair[1].edits.edits)[:MOST_EXAMPLES]
        ),
        fixed=_fixed(changed),
        comparisons=tuple(one for whose in works for one in compared(whose, "HTER", 100, works[whose])),
    )


def _fixed(changed: Iterable[tuple[Revised, SegmentDelta]]) -> dict[str, ChangeFigure]:
    smallest: dict[str, tuple[Revised, SegmentDelta]] = {}
    for one, delta in changed:
        for rule in {fixed.rule for fixed in one.fixed}:
            if rule not in smallest or delta.words < smallest[rule][1].words:
                smallest[rule] = (one, delta)
    return {rule: _figure(*pair) for rule, pair in smallest.items()}


def _owners(one: Revised, translator: str | None) -> Iterator[Owner]:
    yield Whose.REVISER, one.reviser
    yield Whose.DOCUMENT, one.document
    if translator:
        yield Whose.TRANSLATOR, translator


def mended(views: Iterable[ErrorView]) -> Iterator[ErrorView]:
    """The errors that count and whose words stand there no longer."""
    return (one for one in views if one.counts and not one.is_here)


def _delta(one: Revised, edits: Edits, chrf: float) -> SegmentDelta:
    from rapidfuzz.distance import Levenshtein

    return SegmentDelta(
        document=one.document,
        old=one.segment._replace(target=one.before, target_codes=()),
        new=one.segment,
        characters=Levenshtein.distance(one.before, one.segment.target),
        words=Levenshtein.distance(one.before.split(), one.segment.target.split()),
        edits=edits,
        findings=one.findings,
        chrf=chrf,
    )


def _unchanged(document: str, segment: Segment, length: int) -> SegmentDelta:
    return SegmentDelta(document, segment, segment, 0, 0, Edits(0, length), Outcome(0, 0, 0), 100.0)


def _figure(one: Revised, delta: SegmentDelta) -> ChangeFigure:
    old, new = one.before, one.segment.target
    severity = max(one.severities, key=lambda severity: severity.rank, default=Severity.MINOR)
    start, end = _common(old, new)
    return ChangeFigure(
        document=one.document,
        segment=one.segment.id,
        reviser=one.reviser,
        before=_marked(old, Span(start, len(old) - end), severity),
        now=_marked(new, Span(start, len(new) - end), severity),
        why=one.why,
        words=delta.words,
        hter=delta.edits.rate,
        chrf=delta.chrf,
    )


def _marked(text: str, span: Span, severity: Severity) -> Quote | str:
    """The words of a span in their text; where they are most of it, to mark them would mark everything."""
    return Quote.of(text, span, severity) if span.end - span.start <= _MOST_MARKED * len(text) else text


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning and at their end, whole words of them."""
    before, after = old.split(" "), new.split(" ")
    most = min(len(before), len(after))
    first = next((place for place in range(most) if before[place] != after[place]), most)
    last = next((place for place in range(most - first) if before[-1 - place] != after[-1 - place]), most - first)
    start = sum(len(word) + 1 for word in before[:first])
    end = sum(len(word) + 1 for word in before[len(before) - last :]) if last else 0
    shortest = min(len(old), len(new))
    start = min(start, shortest)
    return start, min(end, shortest - start)
