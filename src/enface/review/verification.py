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
from enface.review.releases import faults as release_faults
from enface.store import CertificateRecord, Store, contract, open_store
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
        store = open_store(project.database, write=False)
        try:
            for check in CHECKS:
                problems += check(project, store)
            problems += _noted(store, heads)
            notes += (*_gone(project, store), *_stale(store))
        finally:
            store.close()
    except EnfaceError as error:
        problems += error.problems
    return Verified(examined, tuple(problems), tuple(notes))


def _files(project: Project, store: Store) -> Iterator[Problem]:
    """Each file against its digest when it was last read."""
    for path in project.files:
        known = store.known_file(project.relative(path))
        if known is None:
            continue
        try:
            same = file_digest(file_bytes(path)) == known[2]
        except EnfaceError as error:
            yield from error.problems
            continue
        if not same:
            yield Problem(str(path), "is not as it was when it was read.", "Opening the project takes the change in.")


def _approvals(project: Project, store: Store) -> Iterator[Problem]:
    """Each approval that a segment stands by, against the texts, the second pair of eyes and the waivers behind it."""
    for document in store.documents():
        path = str(project.root / document.key)
        for one in store.certificates.of_document(document.key):
            if not one.is_approved:
                continue
            place = f"segment {one.segment} was approved by {one.actor} at {one.time}"
            changed = " and ".join(filter(None, ("source" * one.source_changed, "target" * one.target_changed)))
            if changed:
                yield Problem(path, f"{place}, but its {changed} is another now.", _LOOK)
            elif own := _own(store, one):
                yield Problem(path, f"{place} without a second pair of eyes: {own}", "Somebody else approves it.")
        for lost in store.certificates.lost_waivers(document.key):
            place = f"segment {lost.segment} was approved by {lost.actor} at {lost.time}"
            rule = f" of {lost.rule}" if lost.rule else ""
            yield Problem(path, f"{place} with a finding{rule} waived, and that waiver is gone.", _LOOK)


def _own(store: Store, approval: CertificateRecord) -> str:
    """Why an approval should not have been given by the rules of its time, empty where it gives a reason or may be."""
    if approval.override or approval.eyes not in {FourEyes.AUTHOR, FourEyes.STRICT}:
        return ""
    versions = store.certificates.versions(approval.document, approval.segment, approval.clock)
    share = share_of(approval.actor, versions)
    policy = Policy(eyes=FourEyes(approval.eyes), mend=approval.mend)
    return f"{share:.0%} of the text was their own." if objection(approval.actor, versions, policy) else ""


_LOOK = "It wants to be looked at again."

CHECKS: tuple[Callable[[Project, Store], Iterator[Problem]], ...] = (_files, _approvals, release_faults)
"""What is checked besides the database itself; what else an approval binds is to be compared by one more."""


def _noted(store: Store, heads: tuple[str, ...]) -> Iterator[Problem]:
    for head in heads:
        if not store.has_event(head):
            reason = f"the event that was noted as {head} is not in the history."
            yield Problem(str(store.path), reason, "The history was cut off or written anew since.")


def _gone(project: Project, store: contract.Documents) -> Iterator[str]:
    for path in dict.fromkeys(record.path for record in store.documents()):
        if not (project.root / path).exists():
            yield f"{path} is gone; its reviews are kept"


def _stale(store: Store) -> Iterator[str]:
    for document in store.documents():
        if number := store.certificates.count_stale(document.key):
            verb = "no longer holds" if number == 1 else "no longer hold"
            yield f"{document.key}: {counted(number, 'approval')} {verb}, and the segments say why"
