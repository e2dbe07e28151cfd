"""Options that several commands share: one name, one meaning."""

from __future__ import annotations

import click

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
i_know_option = click.option(
    "--i-know",
    "any_place",
    is_flag=True,
    help="Keep the reviews even in a folder that is synced or on another machine.",
)
