"""`enface rules`: every rule, what it finds and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf, did_you_mean
from enface.cli.console import Style, emit, near, plain, wants_colour
from enface.cli.options import as_option
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.review.experience import RuleHistory
    from enface.rules.registry import Rule


@click.command("rules")
@click.argument("name", required=False, metavar="[RULE|test]")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--format", "format_", type=OneOf(["text", "json"]), default="text", help="How to print.")
@click.option("--quiet", is_flag=True, help="As a lead, make RULE quieter in the project's enface.toml, as proposed.")
@as_option
def command(name: str | None, path: str, format_: str, quiet: bool, actor: str | None) -> int:
    """List every rule, or those of a family, or explain the one named.

    In a project with reviews it says how often people fixed what each rule found there, and which are nearly always
    waived: --quiet takes such a proposal. `enface rules test [PATH]` runs the examples of the rules of your own in a
    project or a profile; exit status 1 where one does not do what it should.
    """
    if name == "test":
        return _test_own(Path(path))
    if quiet:
        if name is None:
            raise click.UsageError("--quiet needs the RULE that is to be quieter.")
        return _quiet(name, Path(path), actor)
    from enface.cli.machine import dumps
    from enface.review.project import SETTINGS, Project
    from enface.rules import all_rules
    from enface.rules.pages import rule_object, rule_page
    from enface.rules.registry import families

    project = Project.find(Path(path)) if (Path(path) / SETTINGS).is_file() else None
    rules = (*all_rules(), *(project.profile.own if project else ()))
    chosen = [rule for rule in rules if name in {None, rule.id, rule.family}]
    if not chosen:
        known = [*(rule.id for rule in rules), *families(rules)]
        raise EnfaceError(
            Problem("", f"no rule {name!r}.", did_you_mean(name or "", known, "`enface rules` lists them."))
        )
    history: Mapping[str, RuleHistory] = {}
    proposed: Mapping[str, str] = {}
    if project and project.database.is_file():
        from enface.review.experience import history_of, proposals

        history = history_of(project)
        proposed = proposals(project, history)
    if format_ == "json":
        emit(
            dumps([{**rule_object(rule), **_learnt(rule.id, history, proposed)} for rule in chosen], indent=1),
            data=True,
        )
    elif [rule.id for rule in chosen] == [name]:
        emit(rule_page(chosen[0]))
        if name and name in history:
            emit(f"\n## In this project\n\n{history[name]}: of what people decided on, so much they took for errors.\n")
    else:
        style = Style(colour=wants_colour(sys.stdout))
        emit("".join(f"{line}\n" for line in _listed(chosen, style, history)))
    if format_ != "json":
        emit("".join(f"{line}\n" for line in _proposed(chosen, history, proposed)))
    return 0


def _learnt(rule: str, history: Mapping[str, RuleHistory], proposed: Mapping[str, str]) -> dict[str, object]:
    """What a project knows of a rule, for programs; nothing where nobody has decided on it."""
    known = history.get(rule)
    if known is None:
        return {}
    here = {"fixed": known.fixed, "waived": known.waived, "precision": known.precision, "interval": known.interval}
    return {"here": {**here, "proposed": proposed.get(rule)}}


def _proposed(chosen: Sequence[Rule], history: Mapping[str, RuleHistory], proposed: Mapping[str, str]) -> Iterator[str]:
    found = [rule.id for rule in chosen if rule.id in proposed]
    if found:
        yield ""
        yield "Nearly always waived here; a lead may make them quieter:"
    for rule in found:
        yield f"  {rule}: {history[rule]}. `enface rules {rule} --quiet` makes it {proposed[rule]}."


def _quiet(rule: str, path: Path, actor: str | None) -> int:
    from datetime import datetime

    from enface.model import Role
    from enface.review.experience import RuleHistory, history_of, proposals
    from enface.review.levels import set_level
    from enface.review.people import role_of, who_am_i
    from enface.review.project import SETTINGS, Project

    project = Project.find(path)
    settings = project.root / SETTINGS
    if not settings.is_file():
        raise EnfaceError(Problem(str(path), f"has no {SETTINGS} to keep that in.", "Make one: it may be empty."))
    who = who_am_i(actor, project.root)
    if role_of(who, project.people) is not Role.LEAD:
        raise EnfaceError(Problem(rule, f"{who} is no lead; only a lead decides that.", f"See [people] in {SETTINGS}."))
    history = history_of(project)
    level = proposals(project, history).get(rule)
    known = history.get(rule, RuleHistory())
    if level is None:
        remedy = f'Where you want it all the same, write "{rule}" = "advisory" under [rules] in {SETTINGS}.'
        raise EnfaceError(Problem(rule, f"is not proposed for quiet here: {known}.", remedy))
    set_level(settings, rule, level, f"{datetime.now().astimezone():%Y-%m-%d}, {who}: {known}")
    emit(f"{rule} is {level} from now on ({known}); {plain(str(near(settings)))} says so.\n")
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


def _listed(rules: Sequence[Rule], style: Style, history: Mapping[str, RuleHistory]) -> Iterator[str]:
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        level = "advisory" if rule.advisory else rule.severity.value
        yield f"{style(f'{rule.id:<{width}}', 'bold')}  {style(f'{level:<8}', level)}  {plain(rule.summary)}" + (
            style(f"  {history[rule.id]}", "dim") if rule.id in history else ""
        )
