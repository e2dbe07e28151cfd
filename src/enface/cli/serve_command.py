"""`enface serve`: the workbench in a browser."""

from __future__ import annotations

import os
import re
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from enface.cli.console import tell
from enface.cli.options import as_option
from enface.model import EnfaceError, Problem

_SHORTEST_TOKEN = 24


@click.command("serve")
@click.argument("path", default=".")
@click.option("--port", type=click.IntRange(1, 65535), default=8400, show_default=True, help="Of this machine alone.")
@click.option(
    "--public-url", default="", metavar="URL", help="Where a reverse proxy offers it: https://review.example.org."
)
@click.option("--user-header", default="", metavar="NAME", help="The header in which that proxy says who it is.")
@click.option("--token-file", metavar="FILE", help="Holds the token of the link; else a new one each time.")
@click.option("--sessions", type=click.IntRange(1), default=20, show_default=True, help="So many tabs may be open.")
@click.option(
    "--idle",
    type=click.FloatRange(0, min_open=True),
    default=60,
    show_default=True,
    metavar="MINUTES",
    help="End a tab after so long without a key.",
)
@as_option
def command(
    path: str,
    port: int,
    public_url: str,
    user_header: str,
    token_file: str | None,
    sessions: int,
    idle: float,
    actor: str | None,
) -> None:
    """Serve the workbench to browsers on this machine, or through a reverse proxy to others.

    PATH is a file, a folder or a project, as for the workbench. The link that is printed carries a token; who has it
    may work. Each tab is a workbench of its own, and ends with it; a report and the rules stand beside it, to read.
    It comes with pip install 'enface[web]'.
    """
    from enface.review.people import who_am_i
    from enface.review.project import Project
    from enface.web import Settings, serve

    if user_header and not re.fullmatch(r"[A-Za-z0-9-]+", user_header):
        raise click.UsageError(f"--user-header is the name of a header, such as X-Reviewer, not {user_header}.")
    project = Project.find(Path(path))
    settings = Settings(
        path=Path(path).resolve(),
        token=_token(token_file),
        port=port,
        public_url=_origin(public_url),
        user_header=user_header,
        user="" if user_header else who_am_i(actor, project.root),
        sessions=sessions,
        idle=idle * 60,
    )
    _tell_who_writes()
    # The link is a secret: it goes where the person looks, and not where a journal of errors and accesses is kept.
    if token_file is None or sys.stdout.isatty():
        print(settings.link, flush=True)
    serve(settings)


def _token(path: str | None) -> str:
    if path is None:
        return secrets.token_urlsafe(32)
    text = Path(path).read_text("ascii", "replace").strip()
    if len(text) < _SHORTEST_TOKEN or not text.isascii() or not text.isprintable() or set(text) & set(" &#%+?"):
        reason = f"is no token: one line of at least {_SHORTEST_TOKEN} letters and digits is asked."
        raise EnfaceError(Problem(path, reason, "`openssl rand -hex 32` makes one."))
    if os.stat(path).st_mode & 0o077:
        raise EnfaceError(Problem(path, "may be read by others.", f"chmod 600 {path}"))
    return text


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/") or parts.query):
        raise click.UsageError(f"--public-url is scheme and host, such as https://review.example.org, not {url}.")
    return f"{parts.scheme}://{parts.netloc.lower()}" if url else ""


def _tell_who_writes() -> None:
    from enface.store.library import bears_several_writers

    if not bears_several_writers():
        reason = "one tab writes, the others read: the SQLite here bears no more."
        tell([Problem("", reason, "pip install 'enface[web]'.")])
