"""`enface rules`: every rule, what it finds and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf, did_you_mean
from enface.cli.console import Style, emit, plain, wants_colour
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.rules.registry import Rule


@click.command("rules")
@click.argument("name", required=False, metavar="[RULE|test]")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--format", "format_", type=OneOf(["text", "json"]), default="text", help="How to print.")
def command(name: str | None, path: str, format_: str) -> int:
    """List every rule, or those of a family, or explain the one named.

    `enface rules test [PATH]` runs the examples of the rules of your own in a project or a profile; exit status 1 where
    one does not do what it should.
    """
    if name == "test":
        return _test_own(Path(path))
    from enface.cli.machine import dumps
    from enface.review.project import Project
    from enface.rules import all_rules
    from enface.rules.pages import rule_object, rule_page
    from enface.rules.registry import families

    settings = Path(path) / "enface.toml"
    rules = (*all_rules(), *(Project.find(Path(path)).profile.own if settings.is_file() else ()))
    chosen = [rule for rule in rules if name in {None, rule.id, rule.family}]
    if not chosen:
        known = [*(rule.id for rule in rules), *families(rules)]
        raise EnfaceError(
            Problem("", f"no rule {name!r}.", did_you_mean(name or "", known, "`enface rules` lists them."))
        )
    if format_ == "json":
        emit(dumps([rule_object(rule) for rule in chosen], indent=1), data=True)
    elif [rule.id for rule in chosen] == [name]:
        emit(rule_page(chosen[0]))
    else:
        emit("".join(f"{line}\n" for line in _listed(chosen, Style(colour=wants_colour(sys.stdout)))))
    return 0


def _test_own(path: Path) -> int:
    from enface.languages.counting import counted
    from enface.review.project import Project
    from enface.rules import load_profile
    from enface.rules.own import failing_examples

    profile = load_profile(str(path)) if path.suffix == ".toml" else Project.find(path).profile
    failing = list(failing_examples(profile))
    examples = sum(len(rule.fires) + len(rule.silent) for rule in profile.own)
    emit("".join(f"{plain(line)}\n" for line in failing))
    rules, pairs = counted(len(profile.own), "rule"), counted(examples, "example")
    emit(f"{rules} of your own, {pairs}, {len(failing)} not as they should be.\n")
    return int(bool(failing))


def _listed(rules: Sequence[Rule], style: Style) -> Iterator[str]:
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        level = "advisory" if rule.advisory else rule.severity.value
        yield f"{style(f'{rule.id:<{width}}', 'bold')}  {style(f'{level:<8}', level)}  {plain(rule.summary)}"
