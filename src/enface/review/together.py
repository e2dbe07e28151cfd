"""Many decisions made as one: each stands or falls by itself, one undo takes all of them back."""

from __future__ import annotations

from enface.languages.counting import counted
from enface.review.commands import Command, Refused, SegmentRef, Together
from enface.review.conflicts import Torn, refuse_undecided
from enface.review.repetitions import MANY
from enface.review.workflow import Decision, apply
from enface.store import NewEvent, as_one


@apply.register
def _together(command: Together, state: Torn) -> Decision:
    events: list[NewEvent] = []
    left_out: list[str] = []
    for one in command.commands:
        try:
            refuse_undecided(state, one)
            events += apply(one, state).events
        except Refused as refused:
            left_out.append(refused.problems[0].reason)
    but = f" {counted(len(left_out), 'was', 'were')} left out: {left_out[0]}" if left_out else ""
    if not events:
        raise Refused(but.strip() or "Nothing would change.")
    refs = tuple(SegmentRef(event.document, event.segment) for event in events)
    done = f"{command.done} {counted(len(events), command.noun)}."
    return Decision(f"{done}{but}", as_one(events), refs[0], refs[1:])


def is_bulk(command: Command) -> bool:
    """Whether so much is decided as one that a backup is made before."""
    return isinstance(command, Together) and len(command.commands) >= MANY
