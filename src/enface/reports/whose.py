"""What the segments of a row in a report have in common."""

from __future__ import annotations

from enum import StrEnum


class Whose(StrEnum):
    """Whose segments, or where they stand."""

    REVISER = "reviser"
    TRANSLATOR = "translator"
    DOCUMENT = "document"
    ALL = "all"
