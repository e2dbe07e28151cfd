"""Who may do what in a project, and when a second pair of eyes is wanted: the settings of `[workflow]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from enface.model import Role, Status
from enface.records import record


class Act(StrEnum):
    """What a role may or may not do."""

    REVISE = "revise"
    CONFIRM = "confirm"
    APPROVE = "approve"
    REJECT = "reject"
    COMMENT = "comment"
    WAIVE = "waive"
    MARK = "mark"
    """Mark errors, and say of segments that one has looked at them."""
    ARBITRATE = "arbitrate"
    """Decide disputes about marked errors."""
    OVERRIDE = "override"
    """Approve what one has written oneself, with a reason."""
    REOPEN = "reopen"
    """Take approvals back because a term changed."""
    RELEASE = "release"
    """Freeze a state under a name."""


class FourEyes(StrEnum):
    """Whose translation one may not approve oneself."""

    AUTHOR = "author"
    """One's own: of whose text more than a mend is one's own."""
    STRICT = "strict"
    """Any that one has changed."""
    OFF = "off"
    """Nobody's."""


_EVERYBODY = frozenset(Role)
_REVISERS = frozenset({Role.EDITOR, Role.LEAD})
_LEADS = frozenset({Role.LEAD})
DEFAULTS: Mapping[Act, frozenset[Role]] = {
    Act.REVISE: _EVERYBODY,
    Act.CONFIRM: _EVERYBODY,
    Act.APPROVE: _REVISERS,
    Act.REJECT: _REVISERS,
    Act.COMMENT: _EVERYBODY,
    Act.WAIVE: _EVERYBODY,
    Act.MARK: _REVISERS,
    Act.ARBITRATE: _LEADS,
    Act.OVERRIDE: _LEADS,
    Act.REOPEN: _LEADS,
    Act.RELEASE: _REVISERS,
}
"""Who may do what unless the settings say otherwise."""

MEND = 10
"""Per cent of a text up to which what one changed is a mend, unless the settings say otherwise."""

PEOPLE_FOR_FOUR_EYES = 2
"""From so many listed people on, the author of a translation does not approve it."""


@record
class Policy:
    """The rules that the people of a project work by; as it comes, it fits one person alone.

    `mend` is how many per cent of a text one may have changed and still approve it under `FourEyes.AUTHOR`.
    """

    roles: Mapping[Act, frozenset[Role]] = field(default_factory=lambda: DEFAULTS, hash=False)
    eyes: FourEyes = FourEyes.OFF
    mend: int = MEND

    def allows(self, act: Act, role: Role) -> bool:
        """Whether somebody in that role may do it."""
        return role in self.roles[act]

    def refusal(self, act: Act, role: Role, doing: str) -> str:
        """Why somebody in that role may not do it, in a sentence with `doing` as its verb; empty where they may."""
        if self.allows(act, role):
            return ""
        others = [_a(other) for other in Role if self.allows(act, other)]
        if not others:
            return f"Nobody {doing} in this project."
        who = " or ".join(filter(None, (", ".join(others[:-1]), others[-1])))
        return f"Only {who} {doing}; you work as {_a(role)}."

    def undecided(self, role: Role) -> frozenset[Status]:
        """The statuses in which a segment still waits for somebody of that role."""
        waiting = {Status.DRAFT, Status.REJECTED}
        if role is not Role.TRANSLATOR or self.allows(Act.APPROVE, role):
            waiting.add(Status.TRANSLATED)
        if self.allows(Act.APPROVE, role):
            waiting.add(Status.REVISED)
        return frozenset(waiting)


def _a(role: Role) -> str:
    return f"{'an' if role is Role.EDITOR else 'a'} {role.value}"


ALONE = Policy()
"""For a project that lists nobody."""


class Wrong(Exception):  # noqa: N818 - a word of the settings, not of the program
    """A setting that makes no sense: its key, why, and what to write."""

    def __init__(self, key: str, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.key, self.reason, self.remedy = key, reason, remedy


KEYS = (*(act.value for act in Act), "four_eyes", "mend")
"""The keys of `[workflow]`."""


def read_policy(workflow: Mapping[str, object], people: Mapping[str, Role]) -> Policy:
    """The policy that a table `[workflow]` with known keys and the listed people make. Raises Wrong."""
    given = workflow.get("four_eyes")
    if given is None:
        eyes = FourEyes.AUTHOR if len(people) >= PEOPLE_FOR_FOUR_EYES else FourEyes.OFF
    elif isinstance(given, str) and given in set(FourEyes):
        eyes = FourEyes(given)
    else:
        raise Wrong("four_eyes", f"{given!r} is no kind of four eyes.", f"Use one of {', '.join(FourEyes)}.")
    mend = workflow.get("mend", MEND)
    if not isinstance(mend, int) or isinstance(mend, bool) or not 0 <= mend <= 100:
        raise Wrong("mend", "mend is how many per cent of a text are a mend, 0 to 100.", f"Write mend = {MEND}.")
    roles = {act: _roles(act, workflow[act]) if act in workflow else DEFAULTS[act] for act in Act}
    return Policy(roles, eyes, mend)


def _roles(act: Act, given: object) -> frozenset[Role]:
    if not isinstance(given, list):
        raise Wrong(act, f"{act} is a list of roles.", f'Write {act} = ["{Role.LEAD}"].')
    return frozenset(_known(act, given))


def _known(act: Act, names: Iterable[object]) -> Iterable[Role]:
    for name in names:
        if not isinstance(name, str) or name not in set(Role):
            raise Wrong(act, f"{name!r} is no role.", f"Use one of {', '.join(Role)}.")
        yield Role(name)
