"""Questions after single characters, asked once of a segment for all the rules that hang on the answer."""

from __future__ import annotations

from enface.rules.analysis import Analysis

_ENGLISH = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("“”‘’–—…")
"""What English prose is written with."""


def has_unusual(analysis: Analysis) -> bool:
    """Whether the target holds a character that English is not written with, a line break and an accent included."""
    target = analysis.target
    return not (target.isascii() and target.isprintable()) and not _ENGLISH.issuperset(target)
