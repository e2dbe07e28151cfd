"""The command line: one entry, one module a verb, each imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
import threading
import traceback
from contextlib import suppress
from typing import Any

import click

from enface import __version__
from enface.model import EnfaceError

INTERRUPTED = 130
FAILED = 1
USAGE = 2

COMMANDS = {
    "open": "the workbench; in a project folder, that project (the default command)",
    "new": "a project of one's own: copies of files, their glossary, their reviews",
    "check": "findings, for people and for CI",
    "serve": "the workbench in a browser, behind a token",
    "review": "a review line by line, for screen readers and scripts",
    "import": "a new version of a document; decisions carry over where nothing changed",
    "export": "the reviewed file, back where it came from, unharmed",
    "segments": "how texts are cut into segments: split, merge, shift",
    "doctor": "what a file or database is, what is wrong with it, whether a file comes back unharmed",
    "report": "what was reviewed, found, fixed and waived; the score of marked errors",
    "score": "what a revision changed",
    "errors": "what people marked, from and to other tools",
    "sample": "which segments to review where not all can be; plans of acceptance",
    "rules": "every rule: what, why, examples",
    "history": "every version of a segment: who, when, what it changed, fixed and brought in; back to one",
    "propagate": "a segment's text, or status, to those with the same source, after a look",
    "memory": "earlier translations, from files and approvals, found by likeness or by words",
    "queries": "questions to the client or the author: raised, sent out as a list, answers read back",
    "waivers": "what people said is no error: seen, made, taken back, as a file for version control",
    "release": "a state under a name: what was delivered, and what has changed since",
    "verify": "whether the record of the reviews still holds",
    "backup": "dated copies of the reviews, and the way back to one",
    "purge": "a client's text out of the reviews, their drafts and backups",
    "glossary": "glossary care",
    "pack": "documents and their reviews in one file, for somebody else's machine",
    "merge": "what somebody did elsewhere, into the reviews here",
    "conflicts": "segments that two people gave different texts, and the choice between them",
    "assign": "who has which document",
}


class _LazyGroup(click.Group):
    """Knows its commands by name and imports a module only for the one that is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"enface.cli.{name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            # Some errors of click do not say whose they are; the one that was called lists its options.
            if error.ctx is None and ctx.invoked_subcommand:
                name = ctx.invoked_subcommand
                error.ctx = click.Context(self.get_command(ctx, name) or self, ctx, name)
            raise

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # A first word that is no command is a path for the workbench.
        if not args or (args[0] not in COMMANDS and args[0] not in {"--help", "-h", "--version"}):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="",
    subcommand_metavar="[COMMAND] [PATH]...",
)
@click.version_option(__version__, prog_name="enface", message="%(prog)s %(version)s")
def enface() -> None:
    """Review translations from Chinese: findings marked where they stand, their correction one key away.

    `enface PATH` opens the workbench on a file, a folder or a project; without a path, on the project here or on a copy
    of the sample.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status: 0 fine, 1 findings, 2 usage or input, 130 interrupted."""
    status = run(arguments)
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        if threading.active_count() == 1:
            os._exit(status)  # taking apart in memory what a long check held costs a twentieth of its time
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """The command line without leaving the process; the exit status."""
    try:
        from enface.cli.console import tolerate

        tolerate(sys.stdout)
        result: Any = enface.main(args=arguments, prog_name="enface", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        return _complain(_usage(error))
    except EnfaceError as error:
        from enface.cli.console import tell

        tell(error.problems)
        return USAGE
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _complain(f"{error.filename or 'this machine'}: {error.strerror or error}.")
    except Exception as error:  # noqa: BLE001 - no traceback reaches a person
        if os.environ.get("ENFACE_DEBUG"):
            traceback.print_exc()
        name = f"{type(error).__name__}: {error}".splitlines()[0]
        return _complain(f"internal error: {name}. Please report it with what ENFACE_DEBUG=1 shows.")
    return result if isinstance(result, int) else 0


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "enface"
    message = " ".join(error.format_message().split())
    return f"{message.rstrip('.?')}{'?' if message.endswith('?') else '.'} `{command} --help` lists the options."


def _complain(line: str) -> int:
    from enface.cli.console import plain

    print(f"enface: {plain(line)}", file=sys.stderr)
    return USAGE
