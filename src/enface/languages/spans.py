"""Where words that were pointed at stand in another version of their text."""

from __future__ import annotations

from enface.languages.word_diff import changes
from enface.model import Span


def followed(span: Span, old: str, new: str) -> Span | None:
    """Where the words of a span stand in another version of the text; None where they were changed or cannot be told.

    They are looked for among what a comparison by words finds unchanged, else for their only occurrence in both.
    """
    if old == new:
        return span
    at = to = 0
    for stretch in changes(old, new):
        if not stretch.is_change and Span(at, at + len(stretch.old)).contains(span):
            return Span(span.start - at + to, span.end - at + to)
        at, to = at + len(stretch.old), to + len(stretch.new)
    words = span.of(old)
    if words.strip() and old.count(words) == new.count(words) == 1:
        start = new.index(words)
        moved = Span(start, start + len(words))
        return moved if _cuts_words(span, old) or not _cuts_words(moved, new) else None
    return None


def _cuts_words(span: Span, text: str) -> bool:
    """Whether a span begins or ends inside an English word."""
    return any(
        0 < edge < len(text) and all(one.isascii() and one.isalnum() for one in text[edge - 1 : edge + 1])
        for edge in span
    )
