"""How large a text is for a score: evaluation words, in a unit that is declared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from enface.languages.length import USUAL, word_count
from enface.model import INLINE_CODE, Document, EnfaceError, Problem, Segment

LEAST_WORDS = 300
"""Below this many words no verdict is given."""

_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
"""Languages that put no spaces between words."""


class Unit(StrEnum):
    """What evaluation words are counted in."""

    SOURCE_CHARACTERS = "source-characters"
    SOURCE_WORDS = "source-words"
    TARGET_WORDS = "target-words"

    @property
    def least(self) -> int:
        """The smallest sample for a verdict: 300 words, or the Chinese characters that usually become 300 words."""
        return math.ceil(LEAST_WORDS / USUAL) if self is Unit.SOURCE_CHARACTERS else LEAST_WORDS


def size(segment: Segment, unit: Unit) -> int:
    """The size of a segment: what stands between blanks, or characters without blanks and inline codes.

    Characters without blanks are what Chinese translation is billed by (GB/T 19363.1).
    """
    if unit is Unit.TARGET_WORDS:
        return word_count(segment.target.replace(INLINE_CODE, " "))
    if unit is Unit.SOURCE_WORDS:
        return word_count(segment.source.replace(INLINE_CODE, " "))
    return sum(not char.isspace() and char != INLINE_CODE for char in segment.source)


def check_countable(documents: Sequence[Document], unit: Unit) -> None:
    """Raise EnfaceError where a unit cannot be counted in documents: no source, or a language without spaces."""
    for document in documents:
        language = document.languages[0]
        if unit is not Unit.TARGET_WORDS and not document.has_source:
            raise EnfaceError(Problem(document.path, f"no source to count {unit} in.", "Count --unit target-words."))
        if unit is Unit.SOURCE_WORDS and language.lower().partition("-")[0] in _UNSPACED:
            reason = f"{language} puts no spaces between words, so source-words cannot be counted."
            raise EnfaceError(Problem(document.path, reason, "Count --unit source-characters or target-words."))
