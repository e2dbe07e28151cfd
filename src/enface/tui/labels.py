"""Labels of one or two keys on the words of a text: to point at them without a mouse and without an input method."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len

from enface.languages.safe_text import safe_text
from enface.languages.word_diff import words
from enface.model import Span

_NEAREST = "fjdkslahgrueiwoqptyvbnmcxz"
_DIGITS = "1234567890"
_FEW = 8


class Label(NamedTuple):
    """The keys that point at a word."""

    span: Span
    keys: str


def label_keys(taken: Iterable[str] = ()) -> str:
    """The keys that a label may begin with, the nearest ones first: none of those `taken`, by which others go on."""
    begun = set(taken)
    free = "".join(key for key in _NEAREST if key not in begun)
    return free if len(free) >= _FEW else free + _DIGITS


def labels(text: str, firsts: str) -> tuple[Label, ...]:
    """Labels for the words and marks of a text in order; none is the beginning of another, or wider than its word.

    A text has at most 26 times as many labels as there are `firsts`. Marks of one cell go without a label where
    the labels of one key run out.
    """
    safe = safe_text(text)
    sizes = {span: cell_len(safe.text[safe.to_shown(span.start) : safe.to_shown(span.end)]) for span in words(text)}
    spans = [span for span, size in sizes.items() if size][: len(firsts) * len(_NEAREST)]
    short = len(spans)
    if short > len(firsts):
        short = (len(firsts) * len(_NEAREST) - len(spans)) // (len(_NEAREST) - 1)
    by_need = sorted(spans, key=lambda span: (sizes[span] > 1, not span.of(text)[0].isalnum(), span))
    singles = set(by_need[:short])
    one = iter(firsts[:short])
    two = (first + second for first in firsts[short:] for second in _NEAREST)
    return tuple(
        Label(span, next(one) if span in singles else next(two)) for span in spans if span in singles or sizes[span] > 1
    )
