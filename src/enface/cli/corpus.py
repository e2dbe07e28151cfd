"""A corpus checked from the command line: what is to be done, how far it has come, what came of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from enface.cli import FAILED, USAGE
from enface.cli.check_command import NONE
from enface.cli.console import Progress, emit, plain, tell
from enface.cli.inputs import Wishes
from enface.corpora.checking import Job
from enface.corpora.cutting import BATCH
from enface.corpora.engine import Engine
from enface.corpora.run import Totals, check_corpus, settings_of
from enface.corpora.shards import find_shards, required
from enface.glossary import load_glossary
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem, Severity
from enface.rules import LANGUAGES


def check_as_corpus(
    paths: Sequence[str],
    wishes: Wishes,
    engine: str,
    scheduler: str | None,
    jobs: int,
    format_: str,
    output: str | None,
    fail_on: str,
) -> int:
    """Check all shards at the paths into the folder `output`; the exit status as of any check."""
    if output in {None, "-"}:
        raise click.UsageError("--engine needs --output FOLDER, where the findings go.")
    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler is for --engine dask.")
    root = Path(str(output))
    profile = wishes.alone()
    glossary = load_glossary(wishes.glossaries)
    if format_ == "parquet":
        required("pyarrow", str(root))
    shards, problems = find_shards(paths)
    tell(problems)
    if not shards:
        return USAGE
    job = Job(root.absolute(), format_, glossary, profile, BATCH)
    job.folder.begin(settings_of(job, wishes.glossaries))
    with Progress() as line:
        totals = check_corpus(job, shards, _engine(engine, scheduler, job, jobs), _Steps(line))
    tell(totals.problems)
    emit("".join(f"{one}\n" for one in _said(totals, root)))
    if problems or totals.problems:
        return USAGE
    return FAILED if _fails(totals, fail_on) else 0


def _engine(name: str, scheduler: str | None, job: Job, jobs: int) -> Engine:
    if name == "dask":
        try:
            from enface.corpora.cluster import Cluster
        except ImportError:
            remedy = "pip install 'enface[dask]'."
            raise EnfaceError(Problem("", "--engine dask needs Dask distributed.", remedy)) from None
        return Cluster(job, jobs, scheduler)
    from enface.corpora.local import Processes

    return Processes(job, jobs)


class _Steps:
    """Tells how far each step has come, how fast it goes and how long it will take."""

    def __init__(self, line: Progress) -> None:
        self._line = line
        self._what = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._before = what, now, done
            rest = ""
        else:
            rate = (done - self._before) / max(now - self._began, 1e-9)
            rest = f", {rate:,.0f} a second, {_duration((total - done) / rate)} left" if rate else ""
        self._line.say(f"{done:,} of {total:,} {what}{rest}")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"


def _said(totals: Totals, root: Path) -> list[str]:
    """What came of it, in a few lines."""
    shards = counted(sum(one.batches > 0 for one in totals.shards), "shard")
    counts = ((grade.value, totals.severities[grade.value]) for grade in reversed(Severity))
    grades = ", ".join(f"{count:,} {grade}" for grade, count in counts if count)
    lines = [
        f"{counted(totals.segments, 'segment')} of {shards}: {counted(totals.findings, 'finding')}"
        f"{f' ({grades})' if grades else ''}, {totals.advisory:,} advisory, in {plain(str(root))}."
    ]
    if totals.foreign:
        foreign = counted(totals.foreign, "segment")
        lines.append(f"{foreign} in other languages than {'→'.join(LANGUAGES)}, for which there are no rules.")
    if totals.more_problems:
        lines.append(f"{totals.more_problems:,} further problems are not named.")
    return lines


def _fails(totals: Totals, fail_on: str) -> bool:
    if fail_on == NONE:
        return False
    threshold = Severity(fail_on).rank
    return any(count and Severity(grade).rank >= threshold for grade, count in totals.severities.items())
