"""What of a TMX unit a review may change: the text of a variant in the target's language, and our note on it."""

from __future__ import annotations

from enface.formats.stretches import Held, Stretch, Text, after_blanks, before_blanks, target
from enface.formats.tmx_scan import Tmx, Variant, leaves
from enface.formats.tmx_write import OWN_NOTE, words


def stretch_of(tmx: Tmx, variant: Variant, segment: str) -> Stretch:
    """A variant: its text may change, and our note on it."""
    utf8, match = tmx.skeleton.source.utf8, variant.match
    start, end = match.span("content")
    if start < 0:
        start = end = match.end("segment") if match["segment"] is not None else match.end()
    texts = [target(start, end, segment, words(tmx, variant))]
    for leaf in leaves(tmx, variant):
        if leaf.type == OWN_NOTE and not leaf.is_note and leaf.start >= 0:
            opening, close = utf8.rindex(b"<", 0, leaf.start), utf8.index(b">", leaf.end) + 1
            texts.append(Text(opening, after_blanks(utf8, close), Held.NOTE, segment, leaf.words))
    return Stretch(before_blanks(utf8, match.start()), match.end(), tuple(texts))
