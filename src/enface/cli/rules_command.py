"""`enface rules`: every rule, what it finds and why."""

from __future__ import annotations

import difflib
import json

import click

from enface.model import EnfaceError, Problem


@click.command("rules")
@click.argument("name", required=False, metavar="[RULE]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print.")
def command(name: str | None, format_: str) -> int:
    """List every rule, or explain the one named, or a family."""
    from enface.rules import all_rules
    from enface.rules.pages import rule_object, rule_page

    chosen = [rule for rule in all_rules() if name in {None, rule.id, rule.family}]
    if not chosen:
        near = difflib.get_close_matches(name or "", [rule.id for rule in all_rules()], 1)
        remedy = f"Did you mean {near[0]}?" if near else "`enface rules` lists them."
        raise EnfaceError(Problem("", f"no rule {name!r}.", remedy))
    if format_ == "json":
        click.echo(json.dumps([rule_object(rule) for rule in chosen], ensure_ascii=False, indent=1))
    elif len(chosen) == 1:
        click.echo(rule_page(chosen[0]), nl=False)
    else:
        width = max(len(rule.id) for rule in chosen)
        for rule in chosen:
            level = "advisory" if rule.advisory else rule.severity.value
            click.echo(f"{rule.id:<{width}}  {level:<8}  {rule.summary}")
    return 0
