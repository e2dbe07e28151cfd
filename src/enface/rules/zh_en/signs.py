"""Questions after single characters, asked once of a segment for all the rules that hang on the answer."""

from __future__ import annotations

from enface.rules.analysis import Analysis

_ENGLISH = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("“”‘’–—…")
"""What English prose is written with."""


def has_unusual(analysis: Analysis) -> bool:
    """Whether the target holds a character that English is not written with, a line break and an accent included."""
    target = analysis.target
    return not (target.isascii() and target.isprintable()) and not _ENGLISH.issuperset(target)


def has_quotes(analysis: Analysis) -> bool:
    """Whether the target holds a double quotation mark, straight or curved."""
    target = analysis.target
    return '"' in target or "“" in target or "”" in target


def has_curved_quotes(analysis: Analysis) -> bool:
    """Whether the target holds a curved double quotation mark."""
    return "“" in analysis.target or "”" in analysis.target


def has_brackets(analysis: Analysis) -> bool:
    """Whether the target holds a bracket of English or, beyond its usual characters, one of Chinese."""
    target = analysis.target
    return "(" in target or ")" in target or "[" in target or "]" in target or has_unusual(analysis)


def has_pairs(analysis: Analysis) -> bool:
    """Whether the target holds a bracket or a curved double quotation mark."""
    return has_brackets(analysis) or has_curved_quotes(analysis)
