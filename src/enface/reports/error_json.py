"""A report on marked errors as JSON; its schema is cli/report.schema.json."""

from __future__ import annotations

import json
import math

from enface import __version__
from enface.reports.error_outline import outline
from enface.reports.error_report import ErrorReport
from enface.scoring.agreement import CEILINGS, Agreement
from enface.scoring.intervals import LEVEL
from enface.scoring.score import Score

SCHEMA = 1


def error_json(report: ErrorReport) -> str:
    """The report as JSON, ending in a newline."""
    content = {
        "schema": SCHEMA,
        "enface": __version__,
        "made": report.made,
        **scored(report),
        "against": report.against._asdict() if report.against else None,
        "machine_findings": report.findings,
        "made_of": {table.key: table.made for table in outline(report).tables},
        "left_out": [one._asdict() for one in report.left_out],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def scored(report: ErrorReport) -> dict[str, object]:
    """The score, what it is made of, what it stands for, and how far people agree."""
    return {
        "score": score_json(report.score),
        "errors": {
            "total": report.errors,
            "by_severity": report.by_severity,
            "by_type": {one.type: one.errors for one in report.types},
            "by_type_and_severity": [
                {"type": one.type, **one.by_severity, "points": one.points} for one in report.types
            ],
        },
        "sample": {
            "documents": [
                {
                    "document": one.name,
                    "path": one.path,
                    "segments": one.segments,
                    "evaluation_words": one.words,
                    "errors": one.errors,
                    "penalty": one.penalty,
                }
                for one in report.documents
            ],
            "segments": sum(one.segments for one in report.documents),
            "segments_with_errors": report.segments_with_errors,
            "raters": report.raters,
            "attention_checks": report.attention_checks,
        },
        "agreement": _agreement(report.agreement),
    }


def score_json(score: Score) -> dict[str, object]:
    """One score with its interval, verdict, threshold and policy."""
    tolerance, profile = score.profile.tolerance, score.profile
    return {
        "profile": profile.name,
        "penalty": score.penalty,
        "evaluation_words": score.words,
        "unit": score.unit,
        "per_1000": score.per_thousand,
        "raw": score.raw,
        "calibrated": score.calibrated,
        "interval": {
            "level": LEVEL,
            "method": score.method,
            "per_1000": score.interval,
            "raw": score.raw_interval,
            "calibrated": score.calibrated_interval,
        },
        "verdict": score.verdict,
        "reason": score.reason,
        "words_that_would_decide": score.decides_at,
        "threshold": {
            "passing": tolerance.passing if tolerance else None,
            "tolerated": tolerance.tolerated(score.words) if tolerance else None,
            "critical_fails": profile.critical_fails,
        },
        "policy": {
            "repeats": "every" if profile.repeats is None else profile.repeats,
            "nesting": profile.nesting,
            "says": profile.policy,
        },
    }


def _agreement(found: Agreement | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {**_known(found), "experts": {name: _known(ceiling) for name, ceiling in CEILINGS.items()}}


def _known(found: Agreement) -> dict[str, object]:
    return {name: None if math.isnan(value) else value for name, value in found._asdict().items()}
