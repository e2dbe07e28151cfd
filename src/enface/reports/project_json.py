"""A report on a project as JSON; its schema is cli/project-report.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from enface import __version__
from enface.reports.compared import Comparison
from enface.reports.error_json import score_json, scored
from enface.reports.figures import Figures, MarkedFigures, Outcomes
from enface.reports.project_outline import outline
from enface.reports.revised import ChangeFigure, RevisionFigures, Timed
from enface.reports.trend import TrendPoint
from enface.scoring.revision import Rollup

SCHEMA = 1


def project_json(figures: Figures) -> str:
    """The report as JSON, ending in a newline."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "enface": __version__,
        "title": figures.title,
        "made": figures.made,
        "scope": {
            "documents": sorted(figures.scope.documents),
            "person": figures.scope.person or None,
            "first": figures.scope.first or None,
            "last": figures.scope.last or None,
            "counts": list(figures.scope.notes),
        },
        "decided": {"first": figures.first or None, "last": figures.last or None},
        "profile": figures.profile,
        "levels": dict(figures.levels),
        "glossaries": figures.glossaries,
        "languages": figures.languages,
        "segments": figures.segments,
        "words": figures.words,
        "by_status": figures.by_status,
        "findings": {
            **_outcomes(figures.outcomes),
            "by_severity": {severity: _outcomes(outcomes) for severity, outcomes in figures.by_severity.items()},
            "by_rule": [
                {
                    "rule": rule.rule,
                    "severity": rule.severity,
                    **_outcomes(rule.outcomes),
                    "decided": rule.history.decided,
                    "share_fixed": rule.history.precision,
                    "interval": rule.history.interval,
                    "proposed": rule.proposed or None,
                }
                for rule in figures.rules
            ],
        },
        "documents": [
            {
                "document": document.name,
                "path": document.path,
                "segments": document.segments,
                "words": document.words,
                "by_status": dict(document.by_status),
                "findings": _outcomes(document.outcomes),
            }
            for document in figures.documents
        ],
        "people": [asdict(person) for person in figures.people],
        "comments": [asdict(comment) for comment in figures.comments],
        "queries": [asdict(query) for query in figures.queries],
        "waivers": [asdict(waiver) for waiver in figures.waivers],
        "approvals": {
            "stale": [asdict(one) for one in figures.approvals if one.stale],
            "overridden": [asdict(one) for one in figures.approvals if one.override],
            "by_person": [asdict(one) for one in figures.approvers],
        },
        "changed": [asdict(one) for one in figures.changed],
        "revision": _revision(figures.revision),
        "comparisons": [_comparison(one) for one in (*figures.comparisons, *figures.revision.comparisons)],
        "references": [
            {
                "document": one.document or None,
                "segments": one.against.segments,
                "figures": [each._asdict() for each in one.against.figures],
            }
            for one in figures.references
        ],
        "terms": [asdict(one) for one in figures.terms],
        "entities": [asdict(one) for one in figures.entities],
        "additions": [asdict(one) for one in figures.additions],
        "conflicts": [asdict(one) for one in figures.conflicts],
        "marked_errors": _marked(figures.marked) if figures.marked else None,
        "made_of": {table.key: table.made for table in outline(figures).tables},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _revision(revision: RevisionFigures) -> dict[str, Any]:
    times = revision.times
    return {
        "signatures": dict(revision.signatures),
        "by_reviser": [
            {"reviser": name[0] or None, "document": name[1], **_rollup(one), **_timed(times.get(name))}
            for name, one in sorted(revision.by_reviser.items())
        ],
        "by_translator": [
            {"translator": name, "segments": one.segments, **_rollup(one)}
            for name, one in sorted(revision.by_translator.items())
        ],
        "likeness": [
            {
                "whose": one.whose,
                "name": one.name or None,
                "segments": one.segments,
                **{figure.name: figure.score for figure in one.figures},
            }
            for one in revision.likeness
        ],
        "examples": [_change(one) for one in revision.examples],
        "preferential": [_change(one) for one in revision.preferential],
        "segments": [
            {
                "document": delta.document,
                "segment": delta.new.id,
                "reviser": reviser or None,
                "words": delta.words,
                "characters": delta.characters,
                "hter": delta.edits.rate,
                "chrf": delta.chrf,
                "fixed": delta.findings.fixed,
                "introduced": delta.findings.introduced,
                "open": delta.findings.untouched,
                "seconds": seconds,
            }
            for reviser, delta, seconds in revision.segments
        ],
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    found = one.compared
    return {
        "whose": one.whose,
        "one": one.one or None,
        "other": one.other or None,
        "figure": one.figure,
        "texts": one.segments,
        "of_one": found.one if found else None,
        "of_other": found.other if found else None,
        "p": found.p if found else None,
        "reason": one.reason or None,
    }


def _timed(time: Timed | None) -> dict[str, Any]:
    return {"seconds": time.seconds if time else None, "timed": time.segments if time else 0}


def _rollup(one: Rollup) -> dict[str, Any]:
    return {
        "changed": one.changed,
        "old_words": one.old_words,
        "new_words": one.new_words,
        "words": one.words,
        "in_100_words": one.words_in_100,
        "hter": one.hter,
        "characters": one.characters,
        "fixed": one.findings.fixed,
        "introduced": one.findings.introduced,
        "open": one.findings.untouched,
        "preferential": one.preferential,
    }


def _change(one: ChangeFigure) -> dict[str, Any]:
    texts = {"before": str(one.before), "now": str(one.now)}
    return {"document": one.document, "segment": one.segment, "reviser": one.reviser or None, **texts, "why": one.why}


def _marked(marked: MarkedFigures) -> dict[str, Any]:
    return {
        **scored(marked.report),
        "coverage": marked.coverage._asdict(),
        "by_provenance": marked.by_provenance,
        "withdrawn": marked.withdrawn,
        "elsewhere": marked.elsewhere,
        "before_disputes": score_json(marked.before) if marked.before else None,
        "disputes": [{**asdict(one), "quote": str(one.quote)} for one in marked.disputes],
        "answers": [asdict(one) for one in marked.answers],
        "segment_scores": [asdict(one) for one in marked.scores],
        "samples": [asdict(one) for one in marked.samples],
        "trend": {
            "step": marked.trend.step,
            "points": [_point(one) for one in marked.trend.points],
            "deliveries": [
                {"version": one.version, "documents": one.documents, **_point(one)} for one in marked.trend.deliveries
            ],
        },
    }


def _point(one: TrendPoint) -> dict[str, Any]:
    return {"first": one.first, "segments": one.segments, "errors": one.errors, "score": score_json(one.score)}


def _outcomes(outcomes: Outcomes) -> dict[str, int]:
    return {"found": outcomes.found, **asdict(outcomes)}
