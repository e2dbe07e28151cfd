"""Two versions of texts held against references, which are refused where they seem to belong to other texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from enface.model import EnfaceError, Problem
from enface.scoring.surface import Significant, compare, misaligned


class Referenced(NamedTuple):
    """How many segments have a reference, and both versions against these."""

    segments: int
    figures: tuple[Significant, ...]


def against(texts: Iterable[tuple[str, str, str]], path: str, language: str = "en") -> Referenced:
    """Old texts and new ones against references, which may be empty; `path` is where these come from.

    Raises EnfaceError where there is none, or where they look misaligned.
    """
    translated = [each for each in texts if each[2].strip()]
    if not translated:
        raise EnfaceError(Problem(path, "translates none of the segments.", "Give each the id of its text."))
    old, new, references = (list(side) for side in zip(*translated, strict=True))
    if reason := misaligned(new, references):
        raise EnfaceError(Problem(path, f"looks misaligned: {reason}.", "Give each segment the id of its text."))
    return Referenced(len(references), compare(old, new, references, language))
