"""Which segments to review where not all can be: samples that are kept in the record, and what to read first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from enface.model import Role, Status
from enface.review.commands import Refused
from enface.review.experience import Experience, RuleHistory
from enface.scoring.sampling import Candidate, Drawing, Drawn, Method, draw
from enface.scoring.triage import Reading, Suspicion, expected_gain
from enface.store import DocumentRecord, Kind, NewEvent, SampleRecord, Store, uuid7, words

POINTS_A_WORD = 0.01
"""What a word is expected to cost where nothing is known: 10 points in 1,000 words, as mqm-2.0 tolerates."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as it was drawn, by whom and when."""

    id: str
    actor: str
    time: str
    drawing: Drawing


class Samples:
    """Drawing samples and choosing what to read first; reached as `desk.samples`."""

    def __init__(self, store: Store, records: Sequence[DocumentRecord], actor: str, role: Role) -> None:
        self._store = store
        self._records = records
        self._actor = actor
        self._role = role

    def all(self) -> tuple[Sample, ...]:
        """The samples that were drawn, oldest first."""
        return tuple(map(_sample, self._store.samples.all()))

    def draw(self, count: int, method: Method = Method.RANDOM, seed: int = 1, documents: Iterable[str] = ()) -> Sample:
        """Draw so many segments with a translation, of all documents or of those named by their keys, and keep them.

        Raises Refused where nothing can be saved, for a translator, and where there is nothing to draw from.
        """
        if self._store.read_only:
            raise Refused(f"Nothing can be saved: {self._store.read_only}.")
        if self._role is Role.TRANSLATOR:
            raise Refused("Only an editor or a lead draws a sample.")
        wanted = frozenset(documents)
        readings = [one for one in self.readings() if not wanted or one.document in wanted]
        if not readings:
            raise Refused("There is no translated segment to draw from.")
        risks = (expected_gain(one, POINTS_A_WORD) for one in readings)
        frame = [
            Candidate(one.document, one.segment, one.words, risk) for one, risk in zip(readings, risks, strict=True)
        ]
        drawing = draw(frame, count, method, seed)
        by_document: defaultdict[str, list[Drawn]] = defaultdict(list)
        for one in drawing.drawn:
            by_document[one.document].append(one)
        id = uuid7()
        how = {"method": method.value, "seed": seed, "segments": drawing.segments, "words": drawing.words}
        events = [
            NewEvent(
                Kind.SAMPLE_DRAWN,
                key,
                payload={"sample": id, **how, "drawn": [[one.segment, one.words, one.probability] for one in drawn]},
            )
            for key, drawn in by_document.items()
        ]
        with self._store.change():
            self._store.append(self._actor, events)
        return next(one for one in self.all() if one.id == id)

    def readings(self, *, open_only: bool = False) -> list[Reading]:
        """Every translated segment with its open findings, each with how often its rule was right here so far.

        With `open_only` those are left out that are approved, or that somebody looked at for errors.
        """
        precision = self._precision()
        found = []
        for record in self._records:
            suspicions: defaultdict[str, list[Suspicion]] = defaultdict(list)
            for item in self._store.findings_in(record.key):
                if item.waiver is None:
                    finding = item.finding
                    suspicions[finding.segment].append(Suspicion(finding.severity, precision(finding.rule)))
            seen = self._looked_at(record.key) if open_only else frozenset()
            for known in self._store.known_segments(record.key):
                one = known.segment
                if not one.target.strip() or (open_only and (one.status is Status.APPROVED or one.id in seen)):
                    continue
                found.append(Reading(record.key, one.id, words(one.target), tuple(suspicions[one.id])))
        return found

    def _looked_at(self, document: str) -> frozenset[str]:
        errors = self._store.errors
        return frozenset(
            [one.segment for one in errors.marked(document)] + [one.segment for one in errors.ratings(document)]
        )

    def _precision(self) -> Callable[[str], float]:
        """How often a rule was right: (fixed + 1) / (fixed + waived + 2), Laplace's rule; one half where not known."""
        known = Experience(self._store.experience).by_rule()

        def precision(rule: str) -> float:
            history = known.get(rule, RuleHistory())
            return (history.fixed + 1) / (history.decided + 2)

        return precision


def points_of(sample: Sample, points: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The points of the segments of a sample that somebody looked at."""
    return {key: points[key] for one in sample.drawing.drawn if (key := (one.document, one.segment)) in points}


def _sample(record: SampleRecord) -> Sample:
    drawn = tuple(Drawn(*one) for one in record.drawn)
    drawing = Drawing(Method(record.method), record.seed, drawn, record.segments, record.words)
    return Sample(record.id, record.actor, record.time, drawing)
