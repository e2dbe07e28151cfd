"""How every kind of command is decided: loaded at the first decision, since opening a project need not wait for it."""

from __future__ import annotations

from enface.review import assigning, errors, queries, repetitions, together  # noqa: F401 - each says how it is decided
from enface.review.conflicts import refuse_undecided
from enface.review.segmentation import follow
from enface.review.standing import Standing
from enface.review.taking import turn
from enface.review.workflow import apply

__all__ = ["Standing", "apply", "follow", "refuse_undecided", "turn"]
