"""`enface report`: what was reviewed, found, fixed and waived; or the score of errors that people marked."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from enface.cli import FAILED, USAGE
from enface.cli.choices import OneOf
from enface.cli.console import emit, emit_data, plain, tell
from enface.cli.opening import desk_of
from enface.cli.options import (
    fail_under_option,
    glossary_option,
    max_errors_option,
    output_option,
    profile_option,
    scores_option,
    unit_option,
)

if TYPE_CHECKING:
    from enface.reports.error_report import ErrorReport
    from enface.reports.renderers import Report

_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".xlsx": "xlsx", ".csv": "csv", ".pdf": "pdf"}


_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("report")
@click.argument("path", required=False)
@glossary_option
@profile_option
@click.option("--errors", metavar="FILE", help="Score these marked errors, as `enface errors` reads them.")
@scores_option
@unit_option
@click.option(
    "--in", "--document", "documents", multiple=True, metavar="DOCUMENT", help="Only this one; may be repeated."
)
@click.option("--by", "--person", "person", metavar="NAME", help="Only what this person decided and marked.")
@click.option(
    "--from", "first", type=_DAY, metavar="DAY", help="Only what was decided and marked on that day or later."
)
@click.option("--to", "last", type=_DAY, metavar="DAY", help="… on that day or earlier, such as 2026-03-31 (UTC).")
@click.option(
    "--reference", metavar="FILE", help="A translation to hold the project's texts against, as they came and as now."
)
@click.option("--findings", is_flag=True, help="Also count what the rules find in PATH; it costs no points.")
@click.option("--system", metavar="NAME", help="Only the errors of this system, where the file holds several.")
@click.option("--against", metavar="NAME", help="Compare with this system of the same file, by paired bootstrap.")
@fail_under_option("the calibrated score, or the raw one where the profile has no threshold, is under X")
@max_errors_option("people marked more errors than N, neutral ones aside")
@click.option(
    "--format",
    "format_",
    type=OneOf(["html", "pdf", "markdown", "json", "xlsx", "csv"]),
    help="By the ending of --output, else markdown; pdf comes with pip install 'enface[pdf]'.",
)
@click.option(
    "--for",
    "reader",
    type=OneOf(["client", "translator", "lead"]),
    help="For whom: client (a cover, no names), translator (your ten most frequent), lead (all, the default).",
)
@click.option("--table", metavar="NAME", help="The table that csv holds: findings, errors, segments, rules, …")
@click.option(
    "--spreadsheet-safe/--no-spreadsheet-safe",
    default=True,
    help="In csv, an apostrophe before texts that a spreadsheet would compute (the default).",
)
@output_option
def command(
    path: str | None,
    glossaries: tuple[str, ...],
    profile: str | None,
    errors: str | None,
    scores: str | None,
    unit: str | None,
    documents: tuple[str, ...],
    person: str | None,
    first: datetime | None,
    last: datetime | None,
    reference: str | None,
    findings: bool,
    system: str | None,
    against: str | None,
    fail_under: float | None,
    max_errors: int | None,
    format_: str | None,
    reader: str | None,
    table: str | None,
    spreadsheet_safe: bool,
    output: str | None,
) -> int:
    """Report on a project or a document: statuses, findings by rule and severity, what was fixed, waived, by whom.
    Of a folder into which `enface check --engine` has put its findings: rates by rule and shard, with examples.

    Where people marked errors in its reviews, the score of these comes first. With --errors it scores those in a file,
    which were marked in PATH, without a project and, but for --findings, without running a rule; without PATH, in the
    texts that the file of errors carries itself. --in, --by, --from and --to make a report on a part of a project; what
    each figure then counts stands in it. Exit status 1 where --fail-under or --max-errors is not met.
    """
    shape = _shape(format_, reader, table, spreadsheet_safe, output)
    if errors is None:
        _refuse(findings=findings or None, system=system, against=against)
        limits = _Limits(scores, unit, fail_under, max_errors)
        if path is not None and (Path(path) / "receipts").is_dir():
            _refuse_for_corpus(*glossaries, profile, *documents, person, first, last, reference, *limits)
            return _corpus(path, shape)
        if person and shape.reader == "client":
            raise click.UsageError("--for client names nobody: leave --by out.")
        part = _Part(documents, person or "", _day(first), _day(last), reference)
        return _project(path or ".", glossaries, profile, shape, limits, part)
    if documents or person or first or last or reference:
        given = "--in, --by, --from, --to and --reference"
        raise click.UsageError(f"{given} are for the reviews of a project: leave --errors out.")
    if (glossaries or profile) and not findings:
        raise click.UsageError("--errors runs no rules without --findings: leave --glossary and --profile out.")
    if findings and path is None:
        raise click.UsageError("--findings needs a PATH.")
    if against is not None and path is not None:
        raise click.UsageError("--against compares texts that the file of errors carries: leave PATH out.")
    report = _scored(path, errors, scores, unit, system, against)
    if findings and path is not None:
        report = replace(report, findings=_found(path, glossaries, profile))
    _print(report, shape)
    for unfit in report.left_out:
        print(f"enface: {plain(unfit.at(errors))}", file=sys.stderr)
    return FAILED if _missed(report, fail_under, max_errors) else 0


def _refuse(*, unless: str = "", **given: object) -> None:
    """Refuse what means something only with --errors."""
    for name, value in given.items():
        if value is not None:
            raise click.UsageError(f"--{name.replace('_', '-')} needs --errors{unless}.")


class _Limits(NamedTuple):
    """How marked errors are scored, and what is not enough."""

    scores: str | None
    unit: str | None
    fail_under: float | None
    max_errors: int | None


class _Part(NamedTuple):
    """What part of the reviews is meant, as given, and what its texts are held against."""

    documents: tuple[str, ...]
    person: str
    first: str
    last: str
    reference: str | None


def _day(given: datetime | None) -> str:
    return given.date().isoformat() if given else ""


class _Shape(NamedTuple):
    """How a report is written, and where."""

    format: str
    reader: str
    table: str
    spreadsheet_safe: bool
    output: str | None


def _shape(format_: str | None, reader: str | None, table: str | None, safe: bool, output: str | None) -> _Shape:
    ending = Path(output or "").suffix.lower()
    chosen = format_ or _ENDINGS.get(ending, "markdown")
    if reader and chosen in {"json", "csv"}:
        raise click.UsageError(f"--for is of no use with {chosen}, which holds everything: leave it out.")
    if table and chosen != "csv":
        raise click.UsageError("--table is for --format csv; the other formats hold all tables.")
    if chosen == "csv" and not table:
        raise click.UsageError("--format csv holds one table: name it, such as --table findings.")
    if not safe and chosen != "csv":
        raise click.UsageError("--no-spreadsheet-safe is for --format csv.")
    if chosen in {"xlsx", "pdf"} and output in {None, "-"}:
        raise click.UsageError(f"--format {chosen} needs a file: -o review.{chosen}.")
    return _Shape(chosen, reader or "lead", table or "", safe, output)


def _refuse_for_corpus(*given: object) -> None:
    if any(one is not None for one in given):
        raise click.UsageError("Of a corpus there are no parts and no scores: name the folder, --format and --output.")


def _corpus(path: str, shape: _Shape) -> int:
    """The report on a corpus that was checked into that folder."""
    from enface.reports.corpus import report_corpus

    _print(report_corpus(Path(path)), shape)
    return 0


def _project(
    path: str, glossaries: tuple[str, ...], profile: str | None, shape: _Shape, limits: _Limits, part: _Part
) -> int:
    from enface import reports
    from enface.cli.at_desk import document_named
    from enface.cli.inputs import Wishes
    from enface.cli.texts import documents_at
    from enface.reports.scope import Scope
    from enface.review.people import who_am_i
    from enface.review.project import Project
    from enface.scoring.profile import load_score_profile
    from enface.scoring.words import Unit

    project = Wishes(glossaries, profile).over(Project.find(Path(path)))
    with desk_of(project, who_am_i(folder=project.root), write=False) as desk:
        scores = load_score_profile(limits.scores) if limits.scores else None
        keys = frozenset(document_named(desk, name) for name in part.documents)
        figures = reports.gather(
            desk,
            scores=scores,
            unit=Unit(limits.unit) if limits.unit else None,
            scope=Scope(keys, part.person, part.first, part.last),
            references=documents_at(part.reference) if part.reference else (),
        )
        problems = desk.problems
    if figures.marked is None:
        _refuse(unless=", or errors marked in the reviews", **limits._asdict())
    _print(figures, shape)
    tell(problems)
    if problems:
        return USAGE
    return FAILED if figures.marked and _missed(figures.marked.report, limits.fail_under, limits.max_errors) else 0


def _print(report: Report, shape: _Shape) -> None:
    from enface.reports import render
    from enface.reports.outline import Reader

    emit_data(
        render(
            report,
            shape.format,
            reader=Reader(shape.reader),
            table=shape.table,
            spreadsheet_safe=shape.spreadsheet_safe,
        ),
        shape.output,
    )
    if shape.output not in {None, "-"}:
        emit(f"Report in {plain(str(shape.output))}.\n")


def _scored(
    path: str | None, errors: str, scores: str | None, unit: str | None, system: str | None, against: str | None
) -> ErrorReport:
    from enface.cli.texts import marked_errors
    from enface.reports.error_report import report_errors
    from enface.scoring.profile import load_score_profile
    from enface.scoring.words import Unit

    profile = load_score_profile(scores or "mqm-2.0")
    documents, marked = marked_errors(errors, path, system)
    other = (against, *marked_errors(errors, None, against)) if against is not None else None
    return report_errors(documents, marked, profile, unit=Unit(unit) if unit else None, against=other)


def _found(path: str, glossaries: tuple[str, ...], profile: str | None) -> int:
    """How many asserted findings stand open."""
    from enface.cli.checked import run_rules
    from enface.cli.inputs import Wishes, gather

    return run_rules(gather([path], Wishes(glossaries, profile))).summary.findings


def _missed(report: ErrorReport, fail_under: float | None, max_errors: int | None) -> bool:
    from enface.model import Severity

    score = report.score.raw if report.score.calibrated is None else report.score.calibrated
    too_low = fail_under is not None and (score is None or score < fail_under)
    return too_low or (max_errors is not None and report.errors - report.by_severity[Severity.NEUTRAL] > max_errors)
