"""`enface check`: findings, for people and for CI."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from enface.cli.findings import FORMATS, Checked, CheckedFinding, render
from enface.cli.inputs import Inputs, gather
from enface.model import Severity

NONE = "none"


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--glossary", "-g", "glossaries", multiple=True, metavar="FILE", help="A glossary or gazetteer; may be repeated."
)
@click.option("--profile", "-p", metavar="NAME", help="strict, default, quiet, or a TOML file of your own.")
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or family; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule or family out; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), NONE]),
    default=Severity.MAJOR.value,
    show_default=True,
    help="Exit status 1 if a finding is at least this severe; advisories never count.",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="full", show_default=True, help="How to print."
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Write there instead of printing."
)
def command(
    paths: tuple[str, ...],
    glossaries: tuple[str, ...],
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    format_: str,
    output: str | None,
) -> int:
    """Print what a professional reviser would notice.

    PATH is a file, a folder, a project, or - for standard input. Exit status: 0 nothing at or above --fail-on, 1
    something, 2 wrong usage or unreadable input.
    """
    inputs = gather(paths, glossaries, profile, select, ignore)
    checked = check_inputs(inputs)
    text = render(checked, format_, to_file=output is not None)
    if output is None:
        sys.stdout.write(text)
    else:
        Path(output).write_text(text, "utf-8")
    for problem in checked.problems:
        if format_ != "json":
            print(f"enface: {problem}", file=sys.stderr)
    if checked.problems:
        return 2
    threshold = None if fail_on == NONE else Severity(fail_on)
    return int(
        threshold is not None
        and any(found.counts and found.finding.severity.rank >= threshold.rank for found in checked.findings)
    )


def check_inputs(inputs: Inputs) -> Checked:
    """Run the rules over what was read and mark what the projects' waivers cover."""
    from enface.review.waivers import waived_fingerprints
    from enface.rules import check

    result = check(inputs.documents, inputs.glossary, inputs.profile)
    waived = waived_fingerprints(inputs.projects)
    findings = tuple(CheckedFinding(finding, waived(finding)) for finding in result.findings)
    return Checked(inputs.documents, inputs.profile.name, findings, inputs.problems + result.problems)
