"""Writes the pages that are made from the code: docs/cli.md, docs/keys.md, docs/rules/. Run by `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from enface.cli import enface
from enface.rules import all_rules
from enface.rules.pages import rule_page
from enface.tui.actions import key_sheet

DOCS = Path(__file__).resolve().parent
CONTRACT = """Exit status: 0 nothing to complain of, 1 something (`check`: a finding at or above `--fail-on`; `import`:
a delivery that was not taken in), 2 wrong usage or unreadable input, 130 interrupted. `NO_COLOR`, `FORCE_COLOR`, a pipe
and `TERM=dumb` are heeded.
[check.schema.json](../src/enface/cli/check.schema.json) describes what `check --format json` prints,
[report.schema.json](../src/enface/cli/report.schema.json) what `report --errors … --format json` does,
[score.schema.json](../src/enface/cli/score.schema.json) what `score --format json` does.
`ENFACE_DEBUG=1` shows where an internal error came from."""
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100, "terminal_width": 100}


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    rules = all_rules()
    result = {"cli.md": command_line(), "keys.md": key_sheet()}
    index = ["# Rules", "", "Made from the rules by `make docs`.", "", "| rule | severity | what |", "|---|---|---|"]
    for rule in rules:
        level = "advisory" if rule.advisory else rule.severity.value
        index.append(f"| [{rule.id}]({rule.id}.md) | {level} | {rule.summary} |")
        result[f"rules/{rule.id}.md"] = rule_page(rule)
    result["rules/README.md"] = "\n".join(index) + "\n"
    return result


def command_line() -> str:
    """The help of every command as one page."""
    parts = ["# The command line", "", "Made from the commands by `make docs`.", "", CONTRACT, ""]
    for path, command in commands(enface, "enface"):
        context = click.Context(command, info_name=path, **SETTINGS)
        parts += [f"## {path}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, with their full names."""
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            if found:
                yield from commands(found, f"{path} {name}")


def write() -> None:
    """Write the pages, and remove rule pages of rules that are gone."""
    made = pages()
    (DOCS / "rules").mkdir(exist_ok=True)
    for old in (DOCS / "rules").glob("*.md"):
        if f"rules/{old.name}" not in made:
            old.unlink()
    for name, text in made.items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
