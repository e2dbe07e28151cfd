"""What a report on a project says of revisions: who changed how much, what that mended, what may be taste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enface.reports.compared import Comparison, comparison_table
from enface.reports.decision_tables import PLACE
from enface.reports.outline import INSIDE, LEAD, Cell, Column, Kind, Table
from enface.reports.revised import MOST_EXAMPLES, ChangeFigure, RevisionFigures, Timed
from enface.reports.time_spent import PAUSE
from enface.reports.whose import Whose
from enface.reports.wording import NO_QUALITY
from enface.scoring.revision import Rollup

_COUNTED = (
    "Compared is what each segment came with and what it is now, approved or not yet. Words and characters edited are "
    "Levenshtein distances; in 100 words = words edited / words now · 100. HTER = edits of TER, where a moved passage "
    "is one and upper case is as lower, / words of the text now · 100 ({}). They tell how much was changed, never how "
    "good it was: a revision may be taste, and what nobody revised counts as right. Findings, asserted and not waived: "
    "the rules of now read the text that came and the text of now; fixed are those only in the first, introduced those "
    "only in the second, still open those in both, told apart by rule and by the words that they are about; what "
    "stands twice in a segment counts twice, where under “Findings by severity” it is fixed once. Rules that look "
    "across a document cannot tell what a revision brought in: of theirs, fixed are those that a revision removed "
    "when it was saved, and still open all that stand in these segments, whenever they came."
)


_TIME = (
    "Minutes: a decision takes the time since the same person's decision before; of the first one, and after more than "
    f"{PAUSE / 60:g} minutes, that is not known, and such a segment is left out. Of segments: of so many it is known."
)


def revision_tables(revision: RevisionFigures, marks: Iterable[Comparison] = ()) -> Iterator[Table]:
    """The tables: by reviser, by translator, two people each, what tells most, what may be taste.

    `marks` compares people by the errors that were marked in their texts.
    """
    times = revision.times
    counted = _COUNTED.format(revision.signatures.get("HTER", "nothing was revised"))
    yield Table(
        "revisions",
        "What revisions changed, by whom",
        (
            *(Column("revised by", Kind.NAME), Column("document", Kind.NAME)),
            *_COLUMNS,
            *(Column("minutes", Kind.NUMBER), Column("of segments", Kind.COUNT)),
        ),
        tuple(
            (name[0] or "not known", name[1], *_figures(one), *_minutes(times.get(name)))
            for name, one in sorted(revision.by_reviser.items())
        ),
        f"Each changed segment counts for who revised it last. {counted} Taste: segments where no finding was fixed "
        f"or introduced and all words but the lightest are the same. {_TIME}",
        readers=LEAD,
    )
    yield Table(
        "translators",
        "What revisions changed, by translator",
        (Column("translator", Kind.NAME), Column("of segments", Kind.COUNT), *_COLUMNS),
        tuple((name, one.segments, *_figures(one)) for name, one in sorted(revision.by_translator.items())),
        "By the column “translator” of the tables that have one. "
        + ("Counted as under “What revisions changed, by whom”." if revision.by_reviser else counted),
        readers=LEAD,
    )
    yield comparison_table((*marks, *revision.comparisons))
    yield _likeness(revision)
    yield _changes(
        "changes",
        "Before and after: the revisions that mended most",
        revision.examples,
        f"At most {MOST_EXAMPLES}, those first that mended most by few words: findings fixed and marked errors whose "
        "words stand there no longer, each with the points of its severity (0, 1, 5, 25), by the square root of the "
        "words edited. Underlined is all between the first and the last word that changed, unless that is most of the "
        "text.",
    )
    yield _most_changed(revision)
    yield _changes(
        "preferential",
        "Perhaps a matter of taste",
        revision.preferential,
        "A hint to look, no verdict: the text was changed, no finding was fixed or introduced by it, and all words but "
        "articles, auxiliaries and the like are the same.",
    )


def _likeness(revision: RevisionFigures) -> Table:
    signatures = "; ".join(f"{name}: {signature}" for name, signature in revision.signatures.items())
    return Table(
        "likeness",
        "How like the texts that came are to those of now",
        (
            Column("whose", Kind.NAME),
            Column("name", Kind.NAME),
            Column("changed", Kind.COUNT),
            *(Column(name, Kind.NUMBER) for name in revision.signatures),
        ),
        tuple(
            (
                one.whose.value,
                one.name or ("" if one.whose is Whose.ALL else "not known"),
                one.segments,
                *(figure.score for figure in one.figures),
            )
            for one in revision.likeness
        ),
        f"Over the segments whose text is another now, those of each row together. {NO_QUALITY} HTER is 0, and the "
        f"others are 100, where two texts are the same. sacrebleu's signatures: {signatures}.",
        sums=True,
        readers=LEAD,
    )


_COLUMNS = (
    Column("changed", Kind.COUNT),
    Column("words came", Kind.COUNT),
    Column("words now", Kind.COUNT),
    Column("words edited", Kind.COUNT),
    Column("in 100 words", Kind.NUMBER),
    Column("HTER", Kind.NUMBER),
    Column("characters edited", Kind.COUNT),
    Column("findings fixed", Kind.COUNT),
    Column("introduced", Kind.COUNT),
    Column("still open", Kind.COUNT),
    Column("taste", Kind.COUNT),
)


def _figures(one: Rollup) -> tuple[Cell, ...]:
    size = (one.changed, one.old_words, one.new_words, one.words, one.words_in_100, one.hter, one.characters)
    return *size, *one.findings, one.preferential


def _minutes(time: Timed | None) -> tuple[Cell, ...]:
    return (time.seconds / 60, time.segments) if time else (None, 0)


def revised_listing(revision: RevisionFigures) -> Table:
    """Every segment whose text is another now, with what was changed."""
    counts = ("words edited", "characters edited", "findings fixed", "introduced", "still open")
    return Table(
        "revised",
        "All revised segments",
        (
            *PLACE,
            Column("revised by", Kind.NAME),
            *(Column(name, Kind.COUNT) for name in counts),
            *(
                Column("HTER", Kind.NUMBER),
                Column("chrF", Kind.NUMBER),
                Column("seconds", Kind.NUMBER),
                Column("taste", Kind.NAME),
            ),
            *(Column("before"), Column("now")),
        ),
        tuple(
            (
                *(delta.document, delta.new.id, reviser or "not known", delta.words, delta.characters, *delta.findings),
                *(delta.edits.rate, delta.chrf, seconds, "perhaps" if delta.preferential else ""),
                *(delta.old.target, delta.new.target),
            )
            for reviser, delta, seconds in revision.segments
        ),
        "Counted as under “What revisions changed, by whom”. HTER is TER with the text of now as reference; chrF is of "
        f"the text that came against the one of now. {NO_QUALITY} Seconds of who revised the segment last, empty where "
        "they are not known.",
        readers=LEAD,
    )


def _most_changed(revision: RevisionFigures) -> Table:
    return Table(
        "most_changed",
        "The segments most changed",
        (
            *(*PLACE, Column("revised by", Kind.NAME), Column("words edited", Kind.COUNT)),
            *(Column("HTER", Kind.NUMBER), Column("chrF", Kind.NUMBER), Column("before"), Column("now")),
        ),
        tuple(
            (
                *(one.document, one.segment, one.reviser or "not known", one.words, one.hter, one.chrf),
                *(one.before, one.now),
            )
            for one in revision.most_changed
        ),
        f"At most {MOST_EXAMPLES}, those first with most edits of TER. HTER and chrF are of each segment by itself, "
        "the text that came against the one of now; they say how much was changed, not whether it had to be. All of "
        "them: --format csv --table revised.",
        readers=LEAD,
    )


def _changes(key: str, title: str, changes: tuple[ChangeFigure, ...], made: str) -> Table:
    why = any(one.why for one in changes)
    return Table(
        key,
        title,
        (
            *PLACE,
            Column("before"),
            Column("now"),
            *((Column("what it mended"),) if why else ()),
            Column("by", Kind.NAME),
        ),
        tuple(
            (one.document, one.segment, one.before, one.now, *((one.why,) if why else ()), one.reviser)
            for one in changes
        ),
        made,
        readers=INSIDE if key == "changes" else LEAD,
    )
