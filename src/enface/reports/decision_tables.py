"""What people decided: approvals, waivers, comments, who did what."""

from __future__ import annotations

from collections.abc import Iterator

from enface.reports.approvals import MOMENT
from enface.reports.figures import Figures
from enface.reports.outline import INSIDE, LEAD, Column, Kind, Table
from enface.reports.wording import EDITED

PLACE = (Column("document", Kind.NAME), Column("segment", Kind.NAME))
"""The columns that say where."""


def decision_tables(figures: Figures) -> Iterator[Table]:
    """The tables: open conflicts, then approvals, those that no longer hold first."""
    yield _conflicts(figures)
    yield from _approvals(figures)
    yield _queries(figures)
    yield _waivers(figures)
    yield _changed(figures)
    yield _comments(figures)
    yield _people(figures)


def _conflicts(figures: Figures) -> Table:
    return Table(
        "conflicts",
        "Open conflicts: texts of which one is to be chosen",
        (*PLACE, Column("text"), Column("by", Kind.NAME), Column("day", Kind.DAY)),
        tuple((one.document, one.segment, one.text, one.actor, one.day) for one in figures.conflicts),
        "Segments that people gave different texts at the same time, a row a text; the first one stands until somebody "
        "has chosen (`enface conflicts`).",
        readers=LEAD,
    )


def _approvals(figures: Figures) -> Iterator[Table]:
    stale = tuple(one for one in figures.approvals if one.stale)
    yield Table(
        "stale_approvals",
        "Approvals that no longer hold",
        (*PLACE, Column("approved by", Kind.NAME), Column("on", Kind.DAY), Column("what happened since")),
        tuple((one.document, one.segment, one.approver, one.day, one.stale) for one in stale),
        "Segments whose source or target is another than when they were approved, or that were opened again since. "
        "Those that were rejected afterwards are not counted.",
        readers=LEAD,
    )
    given = tuple(one for one in figures.approvals if one.override)
    yield Table(
        "overrides",
        "Approved without a second pair of eyes",
        (*PLACE, Column("approved by", Kind.NAME), Column("on", Kind.DAY), Column("because")),
        tuple((one.document, one.segment, one.approver, one.day, one.override) for one in given),
        "Approvals of people's own words where the project wants somebody else to give them, with the reason.",
        readers=LEAD,
    )
    yield Table(
        "approvals",
        "Who approved whom",
        (
            Column("approved by", Kind.NAME),
            Column("words of", Kind.NAME),
            Column("approvals", Kind.COUNT),
            Column("no longer hold", Kind.COUNT),
            Column("in a moment", Kind.COUNT),
            Column("own words"),
        ),
        tuple(
            (
                one.approver,
                one.reviser or "as delivered",
                one.approvals,
                one.stale,
                one.quick,
                "yes" if one.approver == one.reviser else "",
            )
            for one in figures.approvers
        ),
        "The last approval of each segment, by who gave it and who had revised the segment last before. In a moment: "
        f"within {MOMENT:g} seconds of the same person's decision before it, the segment unrevised. Own words: "
        "somebody approved what they had written themselves.",
        readers=LEAD,
    )


def certificates(figures: Figures) -> Table:
    """Every approval with what it binds, those that no longer hold first."""
    return Table(
        "certificates",
        "All approvals and what they bind",
        (
            *PLACE,
            Column("approved by", Kind.NAME),
            Column("as", Kind.NAME),
            Column("on", Kind.DAY),
            Column("words of", Kind.NAME),
            Column("in a moment", Kind.NAME),
            Column("open findings", Kind.COUNT),
            Column("waived", Kind.COUNT),
            Column("checked", Kind.NAME),
            Column("glossary", Kind.CODE),
            Column("rules", Kind.CODE),
            Column("no longer holds, for"),
        ),
        tuple(
            (
                one.document,
                one.segment,
                one.approver,
                one.role,
                one.day,
                one.reviser or "as delivered",
                "yes" if one.quick else "",
                one.open,
                one.waived,
                "yes" if one.checked else "",
                one.glossary,
                one.rules,
                one.stale,
            )
            for one in figures.approvals
        ),
        "The last approval of each segment. Findings are those of that moment, advisory ones too; they are all where "
        "the whole document was checked. Glossary and rules: equal letters where the same files, and the same rules in "
        "the same versions, stood then.",
        readers=LEAD,
    )


def _waivers(figures: Figures) -> Table:
    return Table(
        "waivers",
        "Waivers",
        (
            *PLACE,
            Column("rule", Kind.CODE),
            Column("severity", Kind.NAME),
            Column("reason"),
            Column("by", Kind.NAME),
            Column("day", Kind.DAY),
            Column("reaches", Kind.NAME),
            Column("until", Kind.DAY),
            Column("covers", Kind.COUNT),
        ),
        tuple(
            (
                *(one.document, one.segment, one.rule, one.severity, one.reason, one.actor, one.day, one.scope),
                *(one.until, one.covers),
            )
            for one in figures.waivers
        ),
        "Every waiver that stands. It reaches findings of the same content in the place, the document or the project, "
        "or all that the rule finds in the project. Until: its last day. Covers: how many findings it silences now; "
        "none where what it was about has changed.",
        readers=LEAD,
    )


def _queries(figures: Figures) -> Table:
    return Table(
        "queries",
        "Queries",
        (
            *PLACE,
            Column("for", Kind.NAME),
            Column("question"),
            Column("by", Kind.NAME),
            Column("day", Kind.DAY),
            Column("state", Kind.NAME),
            Column("answer"),
        ),
        tuple(
            (one.document, one.segment, one.to, one.question, one.actor, one.day, one.state, one.answer)
            for one in figures.queries
        ),
        "Questions to the client and the author, the open ones first; what was undone is left out.",
        readers=INSIDE,
    )


def _changed(figures: Figures) -> Table:
    return Table(
        "changed",
        "Changed by a later file, not decided since",
        (
            *PLACE,
            Column("gave way", Kind.NAME),
            Column("text before"),
            Column("text now"),
            Column("source", Kind.NAME),
            Column("taken in by", Kind.NAME),
            Column("day", Kind.DAY),
        ),
        tuple(
            (
                one.document,
                one.segment,
                one.reviser,
                one.before,
                one.now,
                "changed" if one.source_changed else "",
                one.actor,
                one.day,
            )
            for one in figures.changed
        ),
        "Segments whose source or text a later version of the file changed, and that nobody has revised, confirmed, "
        "approved or rejected since. Gave way: whose revision the file's text replaced; these are conflicts and come "
        "first.",
        readers=LEAD,
    )


def _comments(figures: Figures) -> Table:
    return Table(
        "comments",
        "Comments",
        (*PLACE, Column("comment"), Column("by", Kind.NAME), Column("day", Kind.DAY)),
        tuple((one.document, one.segment, one.text, one.actor, one.day) for one in figures.comments),
        "What was said about segments, the reasons of rejections among it; what was undone is left out.",
        readers=INSIDE,
    )


def _people(figures: Figures) -> Table:
    did = ("fixed", "waived", "revised", "confirmed", "approved", "rejected", "commented")
    return Table(
        "people",
        "Who did what",
        (
            Column("person", Kind.NAME),
            Column("role", Kind.NAME),
            *(Column(name, Kind.COUNT) for name in did),
            Column("last", Kind.DAY),
        ),
        tuple((one.name, one.role, *(getattr(one, name) for name in did), one.last) for one in figures.people),
        EDITED,
        readers=LEAD,
    )
