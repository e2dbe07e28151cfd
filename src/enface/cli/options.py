"""Options that several commands share: one name, one meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from enface.cli.choices import OneOf

_Command = TypeVar("_Command", bound=Callable[..., Any])

glossary_option = click.option(
    "--glossary",
    "-g",
    "glossaries",
    multiple=True,
    metavar="FILE",
    help="A glossary or gazetteer, in place of the project's; may be repeated.",
)
profile_option = click.option(
    "--profile", "-p", metavar="NAME", help="default, quiet, strict, xinhua, or a TOML file of your own."
)
output_option = click.option("--output", "-o", metavar="FILE", help="Write there instead of printing.")
as_option = click.option(
    "--as", "actor", metavar="NAME", help="Who is working; else ENFACE_USER, git's user.name, the login."
)
project_option = click.option(
    "--project", "place", metavar="PATH", help="The project, folder or file whose reviews are meant; else those here."
)
in_option = click.option(
    "--in", "document", metavar="DOCUMENT", help="Its document, where several have such a segment."
)
i_know_option = click.option(
    "--i-know",
    "any_place",
    is_flag=True,
    help="Keep the reviews even in a folder that is synced or on another machine.",
)
scores_option = click.option(
    "--scores",
    metavar="NAME",
    help="mqm-2.0, wmt-google, lisa, j2450, esa, or a TOML file of your own; else what the project says, else mqm-2.0.",
)
unit_option = click.option(
    "--unit",
    type=OneOf(["source-characters", "source-words", "target-words"]),
    help="What evaluation words are counted in, in place of the profile's.",
)


def fail_under_option(when: str) -> Callable[[_Command], _Command]:
    """`--fail-under`: exit 1 when so much is not reached."""
    return click.option("--fail-under", type=float, metavar="X", help=f"Exit status 1 where {when}.")


def max_errors_option(when: str) -> Callable[[_Command], _Command]:
    """`--max-errors`: exit 1 when there are more."""
    return click.option("--max-errors", type=click.IntRange(0), metavar="N", help=f"Exit status 1 where {when}.")
