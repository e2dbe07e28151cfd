"""What a store promises, whatever database keeps it: small protocols by matter, and all of them as `Store`.

Where it says inside a `change`, it may be called there only; whatever else writes is a change of its own. All of it may
be asked from any thread. Of a document or segment that is not known there is nothing: None, zero, an empty list.
"""

from __future__ import annotations

from typing import Protocol

from enface.store.contract.local import Deliveries, Local, Sharing
from enface.store.contract.recording import Documents, Events, Transactions
from enface.store.contract.state import Findings, History, Segments
from enface.store.contract.subjects import (
    Certificates,
    Conflicts,
    Errors,
    Experience,
    Merging,
    Queries,
    Releases,
    Samples,
    Twins,
    Waivers,
)

__all__ = [
    "Certificates",
    "Conflicts",
    "Deliveries",
    "Documents",
    "Errors",
    "Events",
    "Experience",
    "Findings",
    "History",
    "Local",
    "Merging",
    "Queries",
    "Releases",
    "Samples",
    "Segments",
    "Sharing",
    "Store",
    "Transactions",
    "Twins",
    "Waivers",
]


class Store(Transactions, Events, Documents, Segments, Findings, History, Deliveries, Local, Sharing, Protocol):
    """The reviews of a project: all that its people decided, and what follows from it."""

    @property
    def certificates(self) -> Certificates:
        """What the approvals bind, and which of them no longer hold."""

    @property
    def conflicts(self) -> Conflicts:
        """The segments between whose texts somebody has to choose."""

    @property
    def errors(self) -> Errors:
        """What people marked as errors."""

    @property
    def experience(self) -> Experience:
        """What people made of each rule's findings."""

    @property
    def merging(self) -> Merging:
        """What goes to other copies and comes from them."""

    @property
    def queries(self) -> Queries:
        """The questions to the client or the author."""

    @property
    def releases(self) -> Releases:
        """The states that were frozen under a name."""

    @property
    def samples(self) -> Samples:
        """The samples that were drawn for review."""

    @property
    def twins(self) -> Twins:
        """Segments that have a source in common."""

    @property
    def waivers(self) -> Waivers:
        """The waivers that stand."""
