"""Segments that two people gave different texts at the same time: nobody's wins until somebody has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from enface.languages.counting import counted
from enface.model import EnfaceError, Problem
from enface.review.commands import Approve, Command, Confirm, Origin, Refused, Reject, Resolve, Revise, SegmentRef
from enface.review.workflow import Decision, State, apply, status_after_edit, unlocked
from enface.store import Kind, NewEvent, Store, digest, words
from enface.store.conflicts import VersionRecord
from enface.store.documents import storable


@dataclass(frozen=True, slots=True)
class Version:
    """One of the texts, who wrote it and when."""

    text: str
    actor: str
    time: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A segment with its texts, numbered from 1 in this order; the first is shown until one is chosen."""

    ref: SegmentRef
    versions: tuple[Version, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What there is to choose between."""
        return tuple(version.text for version in self.versions)


def conflicts(store: Store, document: str = "") -> tuple[Conflict, ...]:
    """The open conflicts of a document, or of all, in order of place."""
    return _grouped(store.conflicts.versions(document))


def conflict_of(store: Store, ref: SegmentRef) -> Conflict | None:
    """The conflict that is open on a segment."""
    return next(iter(_grouped(store.conflicts.versions(*ref))), None)


def _grouped(records: Sequence[VersionRecord]) -> tuple[Conflict, ...]:
    found: dict[SegmentRef, list[Version]] = {}
    for one in records:
        found.setdefault(SegmentRef(one.document, one.segment), []).append(Version(one.text, one.actor, one.time))
    return tuple(Conflict(ref, tuple(texts)) for ref, texts in found.items())


def notices(store: Store) -> list[str]:
    """One sentence where somebody has to choose."""
    found = conflicts(store)
    if not found:
        return []
    document, segment = found[0].ref
    if len(found) == 1:
        return [f"1 segment is in conflict, {segment} of {document}."]
    number = counted(len(found), "segment")
    return [f"{number} are in conflict, the first is {segment} of {document}; `enface conflicts` lists them all."]


def refuse_torn(store: Store, document: str, path: str, what: str) -> None:
    """Raise EnfaceError where a document has open conflicts, so that `what` would let one text win."""
    if found := conflicts(store, document):
        reason = f"{counted(len(found), 'segment')} in conflict, so {what}."
        raise EnfaceError(Problem(path, reason, "`enface conflicts` lists them; choose first."))


class Torn(State, Protocol):
    """A state that knows of conflicts."""

    def conflict(self, ref: SegmentRef) -> Conflict | None:
        """The conflict that is open on a segment."""
        ...


def refuse_undecided(state: Torn, command: Command) -> None:
    """Raise Refused where a command would decide on a text that somebody has to choose first."""
    if isinstance(command, Revise | Confirm | Approve | Reject) and (found := state.conflict(command.ref)):
        who = " and ".join(dict.fromkeys(version.actor for version in found.versions))
        said = f"Segment {command.ref.segment} has {len(found.versions)} texts, by {who}"
        raise Refused(f"{said}; choose one first (`enface conflicts` does, too).")


@apply.register
def _resolve(command: Resolve, state: Torn) -> Decision:
    segment = unlocked(state, command.ref)
    found = state.conflict(command.ref)
    if found is None:
        raise Refused(f"Segment {command.ref.segment} is in no conflict, or somebody has chosen already.")
    if set(found.texts) != set(command.seen):
        raise Refused(f"The texts of segment {command.ref.segment} are others than you saw.")
    if not storable(command.text):
        raise Refused("The text holds half a character (a lone surrogate) and cannot be saved.")
    payload = {
        "text": digest(command.text),
        "base": digest(segment.target),
        "words": words(command.text),
        "origin": Origin.RESOLVED,
        "status": status_after_edit(segment.status, state.role),
        "fixed": [],
    }
    chosen = next((one for one in found.versions if one.text == command.text), None)
    what = f"{chosen.actor}'s text" if chosen else "another text"
    event = NewEvent(Kind.REVISED, *command.ref, payload, (command.text,))
    return Decision(f"Segment {command.ref.segment} has {what} now.", (event,), command.ref)
