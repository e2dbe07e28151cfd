"""A report on marked errors as JSON (its schema is cli/report.schema.json) and as Markdown."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator

from enface import __version__
from enface.model import Severity
from enface.reports.error_report import Against, ErrorReport
from enface.reports.markdown import cell, table
from enface.reports.wording import counted
from enface.scoring.agreement import CEILINGS, Agreement
from enface.scoring.intervals import LEVEL, Interval
from enface.scoring.mqm import Linear
from enface.scoring.score import Score, Verdict

SCHEMA = 1
_HEAT = ("type", *(severity.value for severity in reversed(Severity)), "errors", "points")
_SAID = {
    Verdict.PASS: "Pass",
    Verdict.FAIL: "Fail",
    Verdict.UNDECIDED: "Undecided",
    Verdict.INSUFFICIENT: "Insufficient sample: no verdict",
    Verdict.NO_THRESHOLD: "No verdict",
}
MADE_OF = (
    "Errors are what people marked; what a machine found plays no part. The penalty is the sum of the points of all "
    "errors, where several people rated a segment the mean of theirs. Raw is 100 · (1 - penalty / words). "
)


def render(report: ErrorReport, format_: str) -> str:
    """The report in one of FORMATS, ending in a newline."""
    return _RENDERERS[format_](report)


def _json(report: ErrorReport) -> str:
    content = {
        "schema": SCHEMA,
        "enface": __version__,
        "made": report.made,
        "score": _score(report.score),
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
        "against": report.against._asdict() if report.against else None,
        "machine_findings": report.findings,
        "agreement": _agreement(report.agreement),
        "left_out": [one._asdict() for one in report.left_out],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _score(score: Score) -> dict[str, object]:
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


def _markdown(report: ErrorReport) -> str:
    score = report.score
    lines = [f"# {_SAID[score.verdict]}", "", *_verdict(score), ""]
    if report.left_out:
        lines += [f"**{counted(len(report.left_out), 'error')} could not be placed and left out: see the end.**", ""]
    lines += table("Score", ("figure", "value", "95 % interval"), list(_figures(score)))
    lines += table("Errors by type and severity", _HEAT, list(_heat(report)))
    if report.against:
        lines += [_against(report.against), ""]
    if report.findings is not None:
        found = counted(report.findings, "finding")
        lines += [f"Machine findings, which cost no points and are no part of the score: {found}.", ""]
    sizes = [
        (one.name, one.segments, one.words, one.errors, _number(one.penalty), _rate(one.penalty, one.words))
        for one in report.documents
    ]
    head = ("document", "segments", score.unit.value.replace("-", " "), "errors", "points", "in 1,000")
    lines += table("What was reviewed", head, sizes)
    if report.agreement:
        lines += table("Agreement", ("of whom", *_AGREEMENT), list(_agreements(report.agreement)))
    lines += ["## How the figures are made", "", MADE_OF + _calibration(score), ""]
    lines += [f"Policy: {score.profile.policy}. Interval: {score.method}.", ""]
    if report.attention_checks:
        lines += [f"{counted(report.attention_checks, 'row')} that tested attention left out.", ""]
    if report.left_out:
        rows = [(one.line or "", one.reason) for one in report.left_out]
        lines += table("Left out", ("line", "why"), rows)
    return "\n".join([*lines, f"Made by enface {__version__} on {report.made}."]) + "\n"


def _verdict(score: Score) -> Iterator[str]:
    yield cell(f"{score.profile.title} ({score.profile.name}): {score.reason}.")
    if score.verdict is Verdict.UNDECIDED and score.decides_at:
        yield f"{score.decides_at:,} words with errors at the same rate would decide."
    elif score.verdict is Verdict.UNDECIDED:
        yield "At this rate no larger sample would decide: the text stands on the threshold."


def _figures(score: Score) -> Iterator[tuple[str, str, str]]:
    yield "penalty, points", _number(score.penalty), ""
    yield f"evaluation words, {score.unit.value.replace('-', ' ')}", f"{score.words:,}", ""
    yield "points in 1,000", _number(score.per_thousand), _interval(score.interval)
    yield "raw score", _number(score.raw), _interval(score.raw_interval)
    if score.profile.tolerance:
        yield "calibrated score", _number(score.calibrated), _interval(score.calibrated_interval)


def _against(found: Against) -> str:
    rates = f"{_number(found.one)} points in 1,000 here, {_number(found.other)} of {cell(found.system)}"
    shared = f"in the {counted(found.segments, 'segment')} that both have"
    return f"Compared {shared}: {rates}; p = {found.p:.4f} by paired bootstrap."


def _heat(report: ErrorReport) -> Iterator[tuple[object, ...]]:
    for one in report.types:
        counts = (one.by_severity[severity] for severity in reversed(Severity))
        yield one.type, *counts, one.errors, _number(one.points)
    totals = (report.by_severity[severity] for severity in reversed(Severity))
    yield "all", *totals, report.errors, _number(sum(one.points for one in report.types))


_AGREEMENT = {
    "people": "raters",
    "segments": "segments",
    "any error, κ": "kappa",
    "severity, α": "alpha_severity",
    "points, α": "alpha_points",
    "characters, F1": "span_f1",
}


def _agreements(found: Agreement) -> Iterator[tuple[object, ...]]:
    for name, one in {"here": found, **{f"experts: {name}": ceiling for name, ceiling in CEILINGS.items()}}.items():
        values = (getattr(one, key) for key in _AGREEMENT.values())
        yield name, *(value if isinstance(value, int) else _number(value) for value in values)


def _calibration(score: Score) -> str:
    tolerance = score.profile.tolerance
    if tolerance is None:
        return "The profile has no threshold, and so no calibrated score."
    if isinstance(tolerance, Linear):
        tolerated = f"{tolerance.allowed:g} points in 1,000 words"
    else:
        tolerated = f"{tolerance.a:.4g} · ln(1 + {tolerance.b:.4g} · words) points"
    passing = f"{tolerance.passing:g}"
    formula = f"100 - penalty · (100 - {passing}) / tolerated"
    return f"Calibrated is {formula}: a text with just the tolerated {tolerated} scores {passing}."


def _number(value: float | None) -> str:
    return "–" if value is None or math.isnan(value) else f"{value:,.2f}"


def _rate(penalty: float, words: int) -> str:
    return _number(penalty * 1000 / words if words else None)


def _interval(interval: Interval | None) -> str:
    return f"{_number(interval.low)} to {_number(interval.high)}" if interval else "–"


_RENDERERS: dict[str, Callable[[ErrorReport], str]] = {"markdown": _markdown, "json": _json}
FORMATS = tuple(_RENDERERS)
