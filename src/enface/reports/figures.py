"""A report's figures as data: what was reviewed, found, fixed, waived, said and decided, by whom. Never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from enface.model import Severity, Side, Span, Status
from enface.reports.compared import Comparison
from enface.reports.error_report import ErrorReport
from enface.reports.outline import Quote
from enface.reports.referenced import ReferenceFigures
from enface.reports.revised import NO_REVISION, RevisionFigures
from enface.reports.sampled import SampleFigure
from enface.reports.scope import WHOLE, Scope
from enface.reports.trend import TrendFigures
from enface.review.commands import Provenance
from enface.review.experience import RuleHistory
from enface.review.marked_errors import Coverage
from enface.scoring.score import Score

EXAMPLES = 3
"""How many open findings of a rule are shown."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of asserted findings: fixed by a person's revision, waived with a reason, or open.

    `advisory` counts open hints, which are no part of what was found.
    """

    fixed: int = 0
    waived: int = 0
    open: int = 0
    advisory: int = 0

    @property
    def found(self) -> int:
        """All asserted findings."""
        return self.fixed + self.waived + self.open


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: its size, how far its segments have come, what became of its findings."""

    name: str
    path: str
    segments: int
    words: int
    by_status: Mapping[Status, int]
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One rule over all documents; `summary` is its own sentence.

    `history` tells what people made of its findings in the whole project, ever; `proposed` is the level that follows
    from that where it is nearly always waived, empty else.
    """

    rule: str
    summary: str
    severity: Severity
    outcomes: Outcomes
    history: RuleHistory
    proposed: str


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one person did that stands: findings removed, waivers, segments revised, confirmed, approved, rejected."""

    name: str
    role: str
    fixed: int
    waived: int
    revised: int
    confirmed: int
    approved: int
    rejected: int
    commented: int
    last: str


@dataclass(frozen=True, slots=True)
class CommentFigure:
    """What somebody said about a segment."""

    document: str
    segment: str
    actor: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class WaiverFigure:
    """One waiver: its reason, author and last day (empty where it has none), and how many findings it covers."""

    document: str
    segment: str
    rule: str
    severity: Severity
    reason: str
    actor: str
    day: str
    scope: str
    until: str
    covers: int


@dataclass(frozen=True, slots=True)
class QueryFigure:
    """A query to the client or the author, with its answer, empty where there is none."""

    document: str
    segment: str
    to: str
    question: str
    actor: str
    day: str
    state: str
    answer: str


@dataclass(frozen=True, slots=True)
class FindingFigure:
    """A finding that stands, asserted or advisory, open or waived, with its segment's target."""

    document: str
    segment: str
    rule: str
    type: str
    severity: Severity
    state: str
    advisory: bool
    span: Span | None
    target: str
    message: str

    @property
    def quote(self) -> Quote:
        """The target's words, with what stands around them."""
        return Quote.of(self.target, self.span, self.severity)


@dataclass(frozen=True, slots=True)
class SegmentFigure:
    """One segment as it stands, with the number of its open, asserted findings."""

    document: str
    segment: str
    status: Status
    findings: int
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody approved a segment: the words of whom, and why it no longer holds, which is empty where it does.

    `reviser` is whoever revised the segment last before it was approved, empty where it was approved as delivered.
    `quick` says that it was, and within a moment of the approver's decision before. `override` is why it was given
    although a second pair of eyes was wanted. `open` and `waived` count the findings of that moment, as far as the
    document was `checked`; `glossary` and `rules` are the beginnings of hashes of which ones stood then, `role` is the
    approver's.
    """

    document: str
    segment: str
    approver: str
    day: str
    reviser: str
    quick: bool
    stale: str = ""
    override: str = ""
    open: int = 0
    waived: int = 0
    checked: bool = False
    glossary: str = ""
    rules: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Approvers:
    """How often one person approved the words of another: in all, no longer holding, given in a moment."""

    approver: str
    reviser: str
    approvals: int
    stale: int
    quick: int


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A segment that a later file changed and about which nobody has decided since.

    `reviser` is whose revision gave way to the file's text: a conflict; empty where nobody's did.
    """

    document: str
    segment: str
    before: str
    now: str
    source_changed: bool
    reviser: str
    actor: str
    day: str


@dataclass(frozen=True, slots=True)
class TermFigure:
    """A term or a name of the source with which something is wrong: what was found in the target, and what is wanted.

    `wanted` is empty where no one rendering is.
    """

    term: str
    found: str
    wanted: str
    rule: str
    open: int
    waived: int
    places: str


@dataclass(frozen=True, slots=True)
class AdditionFigure:
    """A name of the source that the glossary lacks and that goes by several in the target, with how often each."""

    term: str
    rendering: str
    times: int
    others: str


@dataclass(frozen=True, slots=True)
class ConflictFigure:
    """One of the texts of a segment between which somebody has to choose."""

    document: str
    segment: str
    text: str
    actor: str
    day: str


@dataclass(frozen=True, slots=True)
class DisputeFigure:
    """An error that somebody disputed, what they said, and what an arbiter made of it; empty where nobody has yet.

    `before` and `now` say what it was taken for then and is now.
    """

    document: str
    segment: str
    side: Side
    author: str
    before: str
    by: str
    reason: str
    ruling: str
    arbiter: str
    ruled_because: str
    now: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """How many of one person's marks that were answered were accepted, disputed, and upheld, changed or dismissed."""

    author: str
    errors: int
    accepted: int
    disputed: int
    upheld: int
    changed: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """The scores from 0 to 100 that one person gave whole segments."""

    author: str
    segments: int
    mean: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class MarkedFigures:
    """The score of the errors that people marked, and how it came about.

    `before` is what it was before any dispute, None where nothing was disputed. `elsewhere` counts errors in segments
    that are no longer there, which are no part of it.
    """

    report: ErrorReport
    coverage: Coverage
    before: Score | None
    disputes: tuple[DisputeFigure, ...]
    answers: tuple[AnswerFigures, ...]
    scores: tuple[ScoreFigures, ...]
    by_provenance: Mapping[Provenance, int]
    withdrawn: int
    elsewhere: int
    trend: TrendFigures
    samples: tuple[SampleFigure, ...]


@dataclass(frozen=True)
class Figures:
    """All that a report says; days are ISO dates, `first` and `last` those of the first and last decision, or empty.

    `levels` are the project's own, over the profile: reports of two months compare where these are the same.
    """

    title: str
    profile: str
    levels: Mapping[str, str]
    glossaries: tuple[str, ...]
    languages: tuple[str, str]
    made: str
    first: str
    last: str
    documents: tuple[DocumentFigures, ...]
    by_severity: Mapping[Severity, Outcomes]
    rules: tuple[RuleFigures, ...]
    people: tuple[PersonFigures, ...]
    waivers: tuple[WaiverFigure, ...]
    comments: tuple[CommentFigure, ...]
    queries: tuple[QueryFigure, ...]
    findings: tuple[FindingFigure, ...]
    listed: tuple[SegmentFigure, ...]
    approvals: tuple[Approval, ...]
    approvers: tuple[Approvers, ...]
    changed: tuple[ChangedFigure, ...]
    terms: tuple[TermFigure, ...]
    entities: tuple[TermFigure, ...]
    marked: MarkedFigures | None = None
    """What people marked as errors; None where nobody marked or rated anything."""
    additions: tuple[AdditionFigure, ...] = ()
    """What the glossary might have."""
    conflicts: tuple[ConflictFigure, ...] = ()
    """Texts of which one is to be chosen."""
    revision: RevisionFigures = NO_REVISION
    """What revisions changed."""
    comparisons: tuple[Comparison, ...] = ()
    """Whether translators differ by more than chance in the errors that people marked in the same texts."""
    references: tuple[ReferenceFigures, ...] = ()
    """Both versions against references, where a lead gave any."""
    scope: Scope = WHOLE
    """What part of the project's reviews all this is about."""

    @property
    def segments(self) -> int:
        """How many segments the documents have."""
        return sum(document.segments for document in self.documents)

    @property
    def words(self) -> int:
        """How many words the targets have."""
        return sum(document.words for document in self.documents)

    @property
    def by_status(self) -> dict[Status, int]:
        """How many segments stand at each status."""
        return {status: sum(document.by_status.get(status, 0) for document in self.documents) for status in Status}

    @property
    def outcomes(self) -> Outcomes:
        """What became of all findings."""
        return add(self.by_severity.values())

    @property
    def examples(self) -> tuple[FindingFigure, ...]:
        """Open, asserted findings with words to show, at most EXAMPLES of a rule, the gravest first."""
        shown: Counter[str] = Counter()
        examples = []
        for one in self.findings:
            if one.state == "open" and not one.advisory and one.span and shown[one.rule] < EXAMPLES:
                shown[one.rule] += 1
                examples.append(one)
        return tuple(sorted(examples, key=lambda example: -example.severity.rank))


def add(outcomes: Iterable[Outcomes]) -> Outcomes:
    """All of them together."""
    each = tuple(outcomes)
    return Outcomes(*(sum(getattr(one, field.name) for one in each) for field in fields(Outcomes)))
