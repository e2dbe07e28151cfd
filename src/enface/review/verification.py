"""Whether a project's record still holds: the database by itself, the files it was made of, what was approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from enface.formats import file_bytes
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem
from enface.review.eyes import objection, share_of
from enface.review.intake import file_digest
from enface.review.policy import FourEyes, Policy
from enface.review.project import Project
from enface.store import CertificateRecord, Store
from enface.store.examine import Examined, examine


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, what does not hold, and what is only worth knowing."""

    examined: Examined
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def verify(project: Project, heads: tuple[str, ...] = ()) -> Verified:
    """Check a project's reviews anew from the database and the files; `heads` are hashes of events noted earlier.

    Nothing is written. Raises EnfaceError where there are no reviews, or they are of a newer enface.
    """
    if not project.database.is_file():
        raise EnfaceError(Problem(str(project.root), "has no reviews yet.", "They begin when `enface` opens it."))
    examined = examine(project.database)
    problems = [Problem(str(examined.path), str(fault)) for fault in examined.faults]
    notes: list[str] = []
    try:
        store = Store.open(project.database, write=False)
        try:
            for check in CHECKS: tuple[Callable[[Project, Store], Iterator[Problem]], ...] = (_files, _approvals)
"""What is checked besides the database itself; what else an approval binds is to be compared by one more."""


def _noted(store: Store, heads: tuple[str, ...]) -> Iterator[Problem]:
    for head in heads:
        if not store.has_event(head):
            reason = f"the event that was noted as {head} is not in the history."
            yield Problem(str(store.path), reason, "The history was cut off or written anew since.")


def _gone(project: Project, store: Store) -> Iterator[str]:
    for path in dict.fromkeys(record.path for record in store.documents()):
        if not (project.root / path).exists():
            yield f"{path} is gone; its reviews are kept"


def _stale(store: Store) -> Iterator[str]:
    for document in store.documents():
        if number := store.certificates.count_stale(document.key):
            verb = "no longer holds" if number == 1 else "no longer hold"
            yield f"{document.key}: {counted(number, 'approval')} {verb}, and the segments say why"
