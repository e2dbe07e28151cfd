"""What a report on a project says of revisions: who changed how much, what that mended, what may be taste."""

from __future__ import annotations

from collections.abc import Iterator

from enface.reports.decision_tables import PLACE
from enface.reports.outline import INSIDE, LEAD, Cell, Column, Kind, Table
from enface.reports.revised import MOST_EXAMPLES, ChangeFigure, RevisionFigures
from enface.scoring.revision import Rollup

_COUNTED = (
    "Compared is what each segment came with and what it is now, approved or not yet. Words and characters edited are "
    "Levenshtein distances; in 100 words = words edited / words now · 100. HTER = edits of TER, where a moved passage "
    "is one and upper case is as lower, / words of the text now · 100 ({}). They tell how much was changed, never how "
    "good it was: a revision may be taste, and what nobody revised counts as right. Fixed: findings that people's "
    "revisions removed; still open: those that stand in the same segments."
)


def revision_tables(revision: RevisionFigures) -> Iterator[Table]:
    """The tables: by reviser, by translator, what tells most, what may be taste."""
    counted = _COUNTED.format(revision.signature)
    yield Table(
        "revisions",
        "What revisions changed, by whom",
        (Column("revised by", Kind.NAME), Column("document", Kind.NAME), *_COLUMNS),
        tuple(
            (reviser or "not known", document, *_figures(one))
            for (reviser, document), one in sorted(revision.by_reviser.items())
        ),
        f"Each changed segment counts for who revised it last. {counted} Taste: segments where no finding was fixed "
        "and all words but the lightest are the same.",
        readers=LEAD,
    )
    yield Table(
        "translators",
        "What revisions changed, by translator",
        (Column("translator", Kind.NAME), Column("of segments", Kind.COUNT), *_COLUMNS),
        tuple((name, one.segments, *_figures(one)) for name, one in sorted(revision.by_translator.items())),
        f"By the column “translator” of the tables that have one. {counted}",
        readers=LEAD,
    )
    yield _changes(
        "changes",
        "Before and after: the revisions that mended most",
        revision.examples,
        f"At most {MOST_EXAMPLES}, those first that mended most by few words: findings fixed and marked errors whose "
        "words stand there no longer, each with the points of its severity (0, 1, 5, 25), by the square root of the "
        "words edited. Underlined is all between the first and the last word that changed, unless that is most of the "
        "text.",
    )
    yield _changes(
        "preferential",
        "Perhaps a matter of taste",
        revision.preferential,
        "A hint to look, no verdict: the text was changed, no finding was fixed by it, and all words but articles, "
        "auxiliaries and the like are the same.",
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
    Column("still open", Kind.COUNT),
    Column("taste", Kind.COUNT),
)


def _figures(one: Rollup) -> tuple[Cell, ...]:
    size = (one.changed, one.old_words, one.new_words, one.words, one.words_in_100, one.hter, one.characters)
    return *size, one.findings.fixed, one.findings.untouched, one.preferential


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
