"""`enface check`: findings, for people and for CI."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from enface.cli import USAGE, ci_formats, machine, printing
from enface.cli import baseline as baselines
from enface.cli.checked import Checked, run_rules
from enface.cli.choices import OneOf
from enface.cli.console import Style, emit, tell, wants_colour
from enface.cli.inputs import Wishes, gather
from enface.cli.options import glossary_option, output_option, profile_option
from enface.model import Severity

NONE = "none"
_PARQUET = "parquet"
_FOR_PEOPLE = {"full": printing.full, "concise": printing.concise}
_FOR_PROGRAMS: dict[str, Callable[[Checked], str | Iterator[str]]] = {
    "json": machine.as_json,
    "jsonl": machine.as_jsonl,
    "sarif": ci_formats.as_sarif,
    "junit": ci_formats.as_junit,
    "github": ci_formats.as_github,
    "gitlab": ci_formats.as_gitlab,
    "csv": machine.as_csv,
}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@glossary_option
@profile_option
@click.option("--select", multiple=True, metavar="RULE", help="Run only these rules or families: case.place,glossary.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules or families out.")
@click.option(
    "--fail-on",
    type=OneOf([*(severity.value for severity in Severity), NONE]),
    default=Severity.MAJOR.value,
    show_default=True,
    help="Exit status 1 if a finding is at least this severe; advisories never count.",
)
@click.option(
    "--format",
    "format_",
    type=OneOf([*_FOR_PEOPLE, *_FOR_PROGRAMS, _PARQUET]),
    default="full",
    show_default=True,
    help="How to print; of a corpus, jsonl or parquet.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Share the work among N processes.")
@click.option(
    "--engine",
    type=OneOf(["local", "dask"]),
    help="Check PATHs as a corpus, shard by shard, into the folder --output: by processes here, or Dask.",
)
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster; else --engine dask starts one here.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Findings of this baseline count as waived.")
@click.option("--write-baseline", type=click.Path(), metavar="FILE", help="Keep what is found as a baseline; exit 0.")
@output_option
def command(
    paths: tuple[str, ...],
    glossaries: tuple[str, ...],
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    format_: str,
    jobs: int,
    engine: str | None,
    scheduler: str | None,
    baseline: str | None,
    write_baseline: str | None,
    output: str | None,
) -> int:
    """Print what a professional reviser would notice.

    PATH is a file, a folder, a project, or - for standard input. Exit status: 0 nothing at or above --fail-on, 1
    something, 2 wrong usage or unreadable input.

    With --engine, PATHs are a corpus of any size: folders, globs, files and addresses of TMX, TSV, JSONL (also .gz and
    .zst) and Parquet. Findings come as files into the folder --output; the same call again goes on where it stopped.
    """
    wishes = Wishes(glossaries, profile, select, ignore)
    if engine is not None:
        from enface.cli.corpus import check_as_corpus

        _refuse_with_engine(baseline, write_baseline)
        return check_as_corpus(paths, wishes, engine, scheduler, jobs, _shards(format_), output, fail_on)
    if scheduler is not None or format_ == _PARQUET:
        raise click.UsageError(f"{'--scheduler' if scheduler else '--format parquet'} needs --engine.")
    checked = run_rules(gather(paths, wishes), jobs)
    if baseline is not None:
        checked = baselines.with_baseline(checked, Path(baseline))
    if write_baseline is not None:
        baselines.write_baseline(checked, Path(write_baseline))
        fail_on = NONE
    if format_ in _FOR_PROGRAMS:
        emit(_FOR_PROGRAMS[format_](checked), output, data=True)
    else:
        style = Style(colour=output is None and wants_colour(sys.stdout))
        emit((f"{line}\n" for line in _FOR_PEOPLE[format_](checked, style)), output)
    sys.stdout.flush()
    tell(checked.problems)
    return USAGE if checked.problems else int(_fails(checked, fail_on))


def _refuse_with_engine(*baseline: str | None) -> None:
    if any(baseline):
        raise click.UsageError("A corpus has no baseline: leave --engine or --baseline out.")


def _shards(format_: str) -> str:
    """The format of the files of findings; `full`, which is for people, stands for none named."""
    if format_ not in {"full", "jsonl", _PARQUET}:
        raise click.UsageError(f"--format {format_} is not for a corpus: its findings are jsonl or parquet.")
    return "jsonl" if format_ == "full" else format_


def _fails(checked: Checked, fail_on: str) -> bool:
    if fail_on == NONE:
        return False
    threshold = Severity(fail_on).rank
    return any(found.counts and found.finding.severity.rank >= threshold for found in checked.findings)
