"""Opens a project for a command, and says how far a long document has come that is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from enface.cli.console import Progress

if TYPE_CHECKING:
    from enface.model import Role
    from enface.review.desk import Desk
    from enface.review.project import Project


def desk_of(
    project: Project, actor: str, *, role: Role | None = None, write: bool = True, any_place: bool = False
) -> Desk:
    """The desk of a project, its new and changed documents taken in. Raises EnfaceError."""
    from enface.review.desk import Desk

    with Progress(deed="taken in; this happens once", begins="reading …") as progress:
        return Desk.open(project, actor=actor, role=role, write=write, any_place=any_place, taken_in=progress.reached)
