"""Reading: the translation as flowing text, its open findings underlined; Enter goes to where one stumbles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.style import Style
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.views import Row
from enface.tui.screens import lines
from enface.tui.screens.list_screen import ListScreen
from enface.tui.widgets.paragraphs import Paragraph

AROUND = 2_000
"""Segments before and behind the one selected that are read; a longer document is read stretch by stretch."""
_PAGE = 200
_Words = list[tuple[str, Style]]


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands as one paragraph: segments in order."""

    rows: tuple[Row, ...]

    @property
    def stumbles(self) -> Row:
        """The first segment with an open finding, else the first of all."""
        return next((row for row in self.rows if row.open_findings), self.rows[0])


def passages(rows: Iterable[Row]) -> Iterator[Passage]:
    """The paragraphs that rows come from; what the file does not say of itself stands alone."""
    for _, group in groupby(rows, lambda row: row.segment.paragraph or row.ordinal):
        yield Passage(tuple(group))


class ReadingScreen(ListScreen[Passage]):
    """A document as its readers will see it, from the segment on that is selected."""

    COUNTED = "paragraph"
    NOTHING = "Nothing to read."

    class Read(Message):
        """The rows are there; `error` says why not, where they are not."""

        def __init__(self, rows: Sequence[Row], error: str) -> None:
            super().__init__()
            self.rows = rows
            self.error = error

    def __init__(self, desk: Desk, document: str, title: str, ordinal: int) -> None:
        super().__init__(desk, title)
        self._document = document
        self._ordinal = ordinal
        self._part = ""

    def on_mount(self) -> None:
        """Read what is around the place."""
        self.at_work("reading…")
        self._read()

    @work(thread=True, exit_on_error=False)
    def _read(self) -> None:
        worker = get_current_worker()
        rows: list[Row] = []
        error = ""
        first = max(0, self._ordinal - AROUND)
        try:
            while first <= self._ordinal + AROUND and not worker.is_cancelled:
                page = self.desk.rows_after(self._document, first, _PAGE)
                if not page:
                    break
                rows += page
                first = page[-1].ordinal + 1
        except EnfaceError as problem:
            error = lines.complaint(problem)
        if not worker.is_cancelled:
            self.post_message(self.Read(rows, error))

    def on_reading_screen_read(self, message: Read) -> None:
        """Show them, the cursor on the paragraph of the segment that was selected."""
        message.stop()
        self.at_work("")
        rows = message.rows
        total = self.desk.count(self._document)
        if rows and len(rows) < total:
            self._part = f"segments {rows[0].ordinal + 1:,} to {rows[-1].ordinal + 1:,} of {total:,}"
        entries = list(passages(rows))
        here = (number for number, one in enumerate(entries) if one.rows[-1].ordinal >= self._ordinal)
        self.put(entries, next(here, 0))
        if message.error:
            self.say(message.error)

    def facts(self) -> Sequence[str]:
        """Which part of the document this is, and what is still found in it."""
        found = sum(row.open_findings for one in self.shown for row in one.rows)
        return [*([self._part] if self._part else []), counted(found, "open finding")]

    def draw(self, entry: Passage) -> Iterator[Paragraph]:
        """The English of the paragraph in one flow."""
        palette = self.palette
        words: _Words = []
        for row in entry.rows:
            plain = palette.style(palette.text, bold=row.segment.kind == "title")
            words += [(" ", plain)] if words else []
            words += self._marked(row, plain)
        yield Paragraph([], words or [("(nothing)", palette.style(palette.dim))])
        yield Paragraph([(" ", palette.style(palette.dim))])

    def _marked(self, row: Row, plain: Style) -> Iterator[tuple[str, Style]]:
        safe = safe_text(row.segment.target)
        done = 0
        for mark in sorted(row.target_marks, key=lambda mark: mark.span):
            start, end = max(done, safe.to_shown(mark.span.start)), safe.to_shown(mark.span.end)
            if start < end:
                yield safe.text[done:start], plain
                style = self.palette.mark(mark.severity, advisory=mark.advisory, error=mark.error)
                yield safe.text[start:end], plain + style
                done = end
        yield safe.text[done:], plain

    def leads_to(self, entry: Passage) -> SegmentRef:
        """The segment with the first open finding of the paragraph, else its first."""
        return entry.stumbles.ref
