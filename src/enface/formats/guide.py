"""What is known of a file's segments before it is read, where it does not mark them itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from enface.model import Segment

if TYPE_CHECKING:
    from enface.languages.alignment_terms import Terms


class Known(NamedTuple):
    """A segment with the target that its file held, and the one that it has by now, which the file may hold as well."""

    segment: Segment
    revised: str


class Guide(NamedTuple):
    """What helps to find the segments of a file that does not mark them: those that are known, and terms."""

    known: Sequence[Known] = ()
    terms: Terms | None = None


NO_GUIDE = Guide()


class Joint(NamedTuple):
    """What stands between a segment and the next on either side, and why the two cannot be one there, if so."""

    source: str
    target: str
    source_apart: str = ""
    target_apart: str = ""
