"""Paragraphs of a panel: styled words that wrap under each other behind a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.style import Style

from enface.tui.line_breaking import wrap


@dataclass
class Paragraph:
    """Words in their styles; lines after the first begin under the first word behind `label`.

    `finding` is the number of the finding it speaks of, None where of none. `folded` ones take a single line; `shorter`
    says the same in fewer words, where the words take more than one.
    """

    label: list[tuple[str, Style]]
    words: list[tuple[str, Style]] = field(default_factory=list)
    finding: int | None = None
    folded: bool = False
    shorter: list[list[tuple[str, Style]]] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """All of it without styles."""
        return _plain([*self.label, *self.words])

    def lines(self, width: int) -> Iterator[list[tuple[str, Style]]]:
        """Wrapped to `width` cells."""
        indent = sum(cell_len(label) for label, _ in self.label)
        room = max(8, width - indent)
        fitting = (words for words in (self.words, *self.shorter) if cell_len(_plain(words)) <= room)
        words = next(fitting, self.shorter[-1] if self.shorter else self.words)
        text = _plain(words)
        spans = wrap(text, room)
        for number, (start, end) in enumerate(spans):
            cut = self.folded and len(spans) > 1
            if cut:
                end = wrap(text, max(8, room - 1))[0][1]
            begin = self.label if number == 0 else [(" " * indent, Style.null())]
            pieces = list(_between(words, start, end))
            yield [*begin, *pieces, ("…", pieces[-1][1])] if cut else [*begin, *pieces]
            if cut:
                return


def around(text: str, start: int, end: int, reach: int) -> tuple[str, str]:
    """What stands before and behind a stretch of a text, `reach` characters of it, cut at words."""
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    if start > reach:
        before = "…" + before.partition(" ")[2]
    if end + reach < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before, after


def _plain(words: Sequence[tuple[str, Style]]) -> str:
    return "".join(text for text, _ in words)


def _between(words: Sequence[tuple[str, Style]], start: int, end: int) -> Iterator[tuple[str, Style]]:
    at = 0
    for text, style in words:
        piece = text[max(0, start - at) : max(0, end - at)]
        at += len(text)
        if piece:
            yield piece, style
