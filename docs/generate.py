"""Writes the pages that are made from the code: cli, keys, database, leads and rules/. Run by `make docs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from enface.cli import enface
from enface.rules import all_rules
from enface.rules.pages import rule_page
from enface.store.views import VIEWS
from enface.tui.key_files import preset, presets
from enface.tui.keys import Keys, key_sheet

DOCS = Path(__file__).resolve().parent
CONTRACT = """Exit status: 0 nothing to complain of, 1 something (`check`: a finding at or above `--fail-on`; `import`:
a delivery that was not taken in), 2 wrong usage or unreadable input, 130 interrupted. `NO_COLOR`, `FORCE_COLOR`, a pipe
and `TERM=dumb` are heeded.
[check.schema.json](../src/enface/cli/check.schema.json) describes what `check --format json` prints,
[report.schema.json](../src/enface/cli/report.schema.json) what `report --errors … --format json` does,
[project-report.schema.json](../src/enface/cli/project-report.schema.json) what `report PROJECT --format json` does,
[score.schema.json](../src/enface/cli/score.schema.json) what `score --format json` does,
[corpus.schema.json](../src/enface/cli/corpus.schema.json) the manifest and the receipts that `check --engine` leaves.
`ENFACE_DEBUG=1` shows where an internal error came from."""
DATABASE = """# The database

Made from the code by `make docs`.

What people decide is kept in `reviews.db`, an SQLite database in the project's folder (that of a lone file is
in your own state folder). The views below are a stable interface for `sqlite3`, Datasette and pandas; the
tables behind them are not. Only enface writes; reading is fine at any time, also while somebody works.

```
sqlite3 -readonly reviews.db "SELECT status, count(*) FROM v_segment GROUP BY status"
datasette reviews.db
python -c "import pandas, sqlite3; print(pandas.read_sql('SELECT * FROM v_segment', sqlite3.connect('reviews.db')))"
```

SQLite 3.38 or newer is needed. Times are in UTC. Segments are counted from 1, characters (Unicode code points)
from 0.

Every change is one transaction with its event. Events are never changed or deleted, each binds the one before
by its hash, and the current state follows from them. `enface doctor` finds damage, `enface doctor --rebuild`
makes the state anew from the events, `enface doctor --salvage NEW.db` saves what can be read of a damaged file,
`enface verify` checks the record, `enface backup` copies it and goes back to a copy.
"""
LEADS = """# What leads ask

Made from [datasette.json](datasette.json) by `make docs`.

[Datasette](https://datasette.io/) shows a project's reviews in the browser as they are, and with that file has these
questions at hand; each answer is also to be had as CSV and JSON:

```
datasette reviews.db --metadata docs/datasette.json
```

It reads, and writes nothing; where others are to look at it, give it a copy that `enface backup` has made, under the
name `reviews.db`. `sqlite3 -readonly reviews.db` takes the same queries, and so does pandas.
[The database](database.md) says what each column holds.
"""
KEYS = """Other keys are chosen with `enface --keys PRESET`, for good in your own `keys.toml` (on Linux in
`~/.config/enface`), or for everybody in the project's `enface.toml`; the first of these counts.
Presets are `default` (this page), PRESETS.

```toml
[keys]
preset = "vim"                # what yours stand on; default where you do not say
undo = ["u", "Ctrl+Z"]        # the first is the one that hints name
jump = ["g g"]                # keys one after the other: what may follow stands in the hint line
score = []                    # no key: the palette and `:score` still reach it
```

The names are the words behind `:` (the first where there are two), with `_` for blanks. An unknown name, a key that no
terminal tells apart, and keys that clash are named with file and line before anything opens.

Behind `:` stand the same words as behind `enface review decide`, and what the action would ask for:
`:reject too free`, `:waive 2 the client wants it`, `:filter status:draft`, `:jump 12` or `:12`; `Tab` completes."""
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100, "terminal_width": 100}


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    rules = all_rules()
    result = {"cli.md": command_line(), "database.md": database(), "leads.md": leads(), **key_sheets()}
    index = ["# Rules", "", "Made from the rules by `make docs`.", "", "| rule | severity | what |", "|---|---|---|"]
    for rule in rules:
        level = "advisory" if rule.advisory else rule.severity.value
        index.append(f"| [{rule.id}]({rule.id}.md) | {level} | {rule.summary} |")
        result[f"rules/{rule.id}.md"] = rule_page(rule)
    result["rules/README.md"] = "\n".join(index) + "\n"
    return result


def key_sheets() -> dict[str, str]:
    """The keys of every preset, with the others named on the page of the default."""
    others = [name for name in presets() if name != Keys().name]
    named = ", ".join(f"[`{name}`](keys-{name}.md)" for name in others)
    result = {"keys.md": key_sheet(Keys(), KEYS.replace("PRESETS", named))}
    for name in others:
        result[f"keys-{name}.md"] = key_sheet(preset(name), "[All about keys](keys.md).")
    return result


def command_line() -> str:
    """The help of every command as one page."""
    parts = ["# The command line", "", "Made from the commands by `make docs`.", "", CONTRACT, ""]
    for path, command in commands(enface, "enface"):
        context = click.Context(command, info_name=path, **SETTINGS)
        parts += [f"## {path}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def database() -> str:
    """The views of a project's database, and what one may ask of them."""
    parts = [DATABASE]
    for view in VIEWS:
        parts += [f"## {view.name}", "", view.about, "", "| column | what it holds |", "|---|---|"]
        parts += [*(f"| `{column.name}` | {column.about} |" for column in view.columns), ""]
    parts.append("[What leads ask](leads.md) are queries of these views.")
    return "\n".join(parts).rstrip() + "\n"


def leads() -> str:
    """The queries that Datasette offers, as a page."""
    parts = [LEADS]
    for query in json.loads((DOCS / "datasette.json").read_text("utf-8"))["databases"]["reviews"]["queries"].values():
        parts += [f"## {query['title']}", "", "```sql", query["sql"], "```", ""]
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
