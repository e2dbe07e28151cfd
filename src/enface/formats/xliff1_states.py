"""What the states of an XLIFF 1 segment say, and how they are written: the standard's, and those of three products."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from enface.model import Status

REJECTED = "x-enface-rejected"
"""The qualifier of ours beside a state, as no state of the standard says that a translation was refused."""

STANDARD = {
    "new": Status.DRAFT,
    "needs-translation": Status.DRAFT,
    "needs-adaptation": Status.DRAFT,
    "needs-l10n": Status.DRAFT,
    "translated": Status.TRANSLATED,
    "needs-review-translation": Status.TRANSLATED,
    "needs-review-adaptation": Status.TRANSLATED,
    "needs-review-l10n": Status.TRANSLATED,
    "signed-off": Status.REVISED,
    "final": Status.APPROVED,
}
"""`target/@state`, by XLIFF 1.2, 2.3."""

_STATES = {
    Status.DRAFT: "needs-translation",
    Status.TRANSLATED: "translated",
    Status.REVISED: "signed-off",
    Status.APPROVED: "final",
    Status.REJECTED: "needs-review-translation",
}


class Vendor(NamedTuple):
    """A product's own attribute for the state: what its values say, and the value for each status.

    `lock` is the attribute that locks a segment; its values are those of a truth, or its own name.
    """

    attribute: str
    read: Mapping[str, Status]
    write: Mapping[Status, str]
    lock: str


SDL = Vendor(
    "conf",
    {
        "Unspecified": Status.DRAFT,
        "Draft": Status.DRAFT,
        "Translated": Status.TRANSLATED,
        "RejectedTranslation": Status.REJECTED,
        "ApprovedTranslation": Status.REVISED,
        "RejectedSignOff": Status.REJECTED,
        "ApprovedSignOff": Status.APPROVED,
    },
    {
        Status.DRAFT: "Draft",
        Status.TRANSLATED: "Translated",
        Status.REJECTED: "RejectedTranslation",
        Status.REVISED: "ApprovedTranslation",
        Status.APPROVED: "ApprovedSignOff",
    },
    "locked",
)
"""Trados: `sdl:seg` of each segment, or the same attributes with a prefix on the unit."""

MEMOQ = Vendor(
    "status",
    {
        "NotStarted": Status.DRAFT,
        "Pretranslated": Status.DRAFT,
        "MachineTranslated": Status.DRAFT,
        "AssembledFromFragments": Status.DRAFT,
        "PartiallyEdited": Status.DRAFT,
        "Edited": Status.DRAFT,
        "ManuallyConfirmed": Status.TRANSLATED,
        "AutoConfirmed": Status.TRANSLATED,
        "Reviewer1Confirmed": Status.REVISED,
        "Proofread": Status.APPROVED,
        "Rejected": Status.REJECTED,
    },
    {
        Status.DRAFT: "PartiallyEdited",
        Status.TRANSLATED: "ManuallyConfirmed",
        Status.REVISED: "Reviewer1Confirmed",
        Status.APPROVED: "Proofread",
        Status.REJECTED: "Rejected",
    },
    "locked",
)

PHRASE = Vendor(
    "confirmed",
    {"0": Status.DRAFT, "1": Status.TRANSLATED},
    {
        Status.DRAFT: "0",
        Status.TRANSLATED: "1",
        Status.REVISED: "1",
        Status.APPROVED: "1",
        Status.REJECTED: "0",
    },
    "locked",
)
"""Phrase, formerly Memsource: confirmed or not; whose step of the workflow that is, the file does not tell."""

VENDORS = {
    "http://sdl.com/FileTypes/SdlXliff/1.0": SDL,
    "MQXliff": MEMOQ,
    "http://www.memsource.com/mxlf/2.0": PHRASE,
}
"""By the namespace of the product's attributes."""

_LOCKED = frozenset({"true", "1", "yes", "locked"})


def is_locked(value: str) -> bool:
    """Whether the value of a product's attribute locks a segment."""
    return value.lower() in _LOCKED


def standard(state: str, qualifier: str, approved: str, *, has_text: bool) -> Status:
    """What the standard's attributes say; without any, what the target says."""
    if qualifier == REJECTED:
        return Status.REJECTED
    if approved == "yes":
        return Status.APPROVED
    found = STANDARD.get(state)
    if found is Status.APPROVED and approved == "no":
        return Status.REVISED
    return found or (Status.TRANSLATED if has_text else Status.DRAFT)


def written(status: Status) -> tuple[str, str]:
    """The state and the qualifier, empty for none, of a status."""
    return _STATES[status], REJECTED if status is Status.REJECTED else ""
