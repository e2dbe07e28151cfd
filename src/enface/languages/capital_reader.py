"""A text under the eyes of one who looks for lost capitals, and what such a look finds."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from enface.languages.english import Prose, Token, is_bare, without_possessive


class Kind(StrEnum):
    """Why a word takes a capital."""

    PLACE = "place"
    SUFFIX = "suffix"
    PERSON = "person"
    MONTH = "month"
    PEOPLE = "people"
    TITLE = "title"
    TERM = "term"


class Miscased(NamedTuple):
    """Words whose capitals are missing: their place, how they are written with them, and whether that is certain.

    Words around them that are part of the name but right (the "Hunan" of "Hunan province") belong to the place.
    """

    kind: Kind
    start: int
    end: int
    right: str
    certain: bool = True


class Reader:
    """A text and its source as a look for lost capitals sees them; positions count words.

    `stems` are the words in lower case without possessives.
    """

    def __init__(self, prose: Prose, source: str) -> None:
        self.prose = prose
        self.text = prose.text
        self.forms = prose.forms
        self.source = source
        self.stems: Sequence[str] = prose.words
        if "'" in prose.text or "’" in prose.text:
            self.stems = [without_possessive(word) if "'" in word else word for word in prose.words]

    @property
    def tokens(self) -> Sequence[Token]:
        """The words with their places; asked for only where a look has something to say."""
        return self.prose.tokens

    def word(self, position: int) -> str:
        """The stem at `position`, empty outside the text."""
        return self.stems[position] if 0 <= position < len(self.stems) else ""

    def is_small(self, position: int) -> bool:
        """Whether the word at `position` begins with a small letter."""
        return self.forms[position][0].islower()

    def is_capital(self, position: int) -> bool:
        """Whether there is a word at `position` that begins with a capital."""
        return 0 <= position < len(self.forms) and self.forms[position][0].isupper()

    def adjoins(self, position: int) -> bool:
        """Whether only a space parts the word at `position` from the one after it."""
        if not 0 <= position < len(self.forms) - 1:
            return False
        return self.text[self.tokens[position].end : self.tokens[position + 1].start] in {" ", "\u00a0"}

    def bare(self, position: int) -> bool:
        """Whether the word at `position` stands as prose; see `is_bare`."""
        return is_bare(self.text, self.tokens[position])

    def single(self, kind: Kind, position: int, right: str, *, certain: bool = True) -> Miscased | None:
        """The word at `position`, if it is small, with the capitals of `right`."""
        if not self.forms[position][0].islower() or not self.bare(position):
            return None
        token = self.tokens[position]
        return Miscased(kind, token.start, token.end, recased(token.text, right), certain)

    def run(self, kind: Kind, position: int, right: Sequence[str], *, certain: bool = True) -> Miscased | None:
        """The words from `position` on that should be written as `right`, from the first miscased to the last."""
        wrong = [offset for offset, word in enumerate(right) if word[0].isupper() and self.is_small(position + offset)]
        if not wrong or not all(self.bare(position + offset) for offset in range(len(right))):
            return None
        if not all(self.adjoins(position + offset) for offset in range(len(right) - 1)):
            return None
        start = self.tokens[position + wrong[0]].start
        end = self.tokens[position + wrong[-1]].end
        cased = self.text[start:end]
        for offset in wrong:
            token = self.tokens[position + offset]
            inside = token.start - start
            cased = cased[:inside] + recased(token.text, right[offset]) + cased[inside + len(token.text) :]
        return Miscased(kind, start, end, cased, certain)


def recased(actual: str, right: str) -> str:
    """`actual` with the capitals of `right`; what follows (a possessive) stays."""
    head = "".join(a.upper() if r.isupper() else a for a, r in zip(actual, right, strict=False))
    return head + actual[len(head) :]
