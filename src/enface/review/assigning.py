"""Who gets which document: said by a lead, an event like any other, the last word counts."""

from __future__ import annotations

from enface.model import Role
from enface.review.commands import Assign, Refused
from enface.review.workflow import Decision, State, apply
from enface.store import Kind, NewEvent


@apply.register
def _assign(command: Assign, state: State) -> Decision:
    if state.role is not Role.LEAD:
        raise Refused("Only a lead assigns documents.")
    person = " ".join(command.person.split())
    said = f"{command.document} is {person}'s now." if person else f"{command.document} is nobody's now."
    return Decision(said, (NewEvent(Kind.ASSIGNED, command.document, payload={"person": person}),))
