"""Who is working: a claim that names decisions, not a proof."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from enface.model import Role
from enface.store import login


def who_am_i(name: str | None = None, folder: Path | None = None) -> str:
    """The name given, else ENFACE_USER, else git's `user.name` in `folder`, else the login."""
    for claim in (name, os.environ.get("ENFACE_USER")):
        if claim and claim.strip():
            return " ".join(claim.encode("utf-8", "replace").decode().split())
    return _git_name(folder) or login()


def _git_name(folder: Path | None) -> str:
    try:
        answer = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, timeout=2, check=False, cwd=folder
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return " ".join(answer.stdout.split())


def role_of(actor: str, people: Mapping[str, Role]) -> Role:
    """Somebody's role in a project: lead where nobody is listed, translator where others are."""
    return people.get(actor, Role.TRANSLATOR) if people else Role.LEAD
