"""What a report on a project says of terms and names: what is wrong with them, and what the glossary might have."""

from __future__ import annotations

from collections.abc import Iterator

from enface.reports.figures import Figures, TermFigure
from enface.reports.outline import INSIDE, Column, Kind, Table

_TERMS = (
    "Asserted findings of the rules glossary.*, put together by term, by what stands in the target and by rule. The "
    "last columns count those that are open and those that are waived; what a revision removed is gone."
)
_ENTITIES = (
    "Asserted findings of the rules entity.*, which keep a ledger of the names in each document, put together by name. "
    "Names in use are those of the whole document, each with how often."
)


def _terms(key: str, title: str, figures: tuple[TermFigure, ...], made: str) -> Table:
    return Table(
        key,
        title,
        (
            Column("in the source"),
            Column("found in the target"),
            Column("wanted" if key == "terms" else "names in use"),
            Column("rule", Kind.CODE),
            Column("open", Kind.COUNT),
            Column("waived", Kind.COUNT),
            Column("segments"),
        ),
        tuple((one.term, one.found, one.wanted, one.rule, one.open, one.waived, one.places) for one in figures),
        made,
        readers=INSIDE,
    )


def term_tables(figures: Figures) -> Iterator[Table]:
    """The tables: terms, what is suggested for the glossary, names."""
    yield _terms("terms", "Glossary: terms with several renderings, and violations", figures.terms, _TERMS)
    yield _additions(figures)
    yield _terms("entities", "Names: bodies and laws that go by several, or share one", figures.entities, _ENTITIES)


def _additions(figures: Figures) -> Table:
    return Table(
        "additions",
        "Suggested for the glossary",
        (
            Column("in the source"),
            Column("used most"),
            Column("times", Kind.COUNT),
            Column("others in use"),
        ),
        tuple((one.term, one.rendering, one.times, one.others) for one in figures.additions),
        "Names of the source that the ledger of names (rules entity.*) finds under several renderings in a document, "
        "and that are no entry of the glossary; with how often each rendering is used in these documents. What is used "
        "most need not be right: it is for a person to choose.",
        readers=INSIDE,
    )
