"""What the states of XLIFF 2 segments say."""

from __future__ import annotations

from collections.abc import Mapping

from enface.model import Status

_STATUSES = {
    "initial": Status.DRAFT,
    "translated": Status.TRANSLATED,
    "reviewed": Status.REVISED,
    "final": Status.APPROVED,
}

_REJECTED = "enface:rejected"
"""The sub-state of ours; it stands only because no state says it."""

_WRITTEN = {status: (state, "") for state, status in _STATUSES.items()} | {Status.REJECTED: ("translated", _REJECTED)}


def stated(given: Mapping[str, str], *, has_text: bool) -> Status:
    """What state and sub-state in a segment's attributes say; without a state, what the target says."""
    if given.get("subState") == _REJECTED:
        return Status.REJECTED
    return _STATUSES.get(given.get("state", "")) or (Status.TRANSLATED if has_text else Status.DRAFT)


def written(status: Status) -> tuple[str, str]:
    """The state and the sub-state of a status; an empty one is not written."""
    return _WRITTEN[status]
