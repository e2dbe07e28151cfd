"""Home: the project's documents, how far each is, what is open in it, who has it; type to find one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.style import Style
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError, Severity, Status
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.views import DocumentSummary
from enface.tui.actions import Where
from enface.tui.screens.list_screen import ListScreen
from enface.tui.theme import ADVISORY_GLYPH, SEVERITY_GLYPHS, STALE_GLYPH, STATUS_GLYPHS
from enface.tui.widgets.paragraphs import Paragraph

_BAR = 10
_CELLS = {Status.APPROVED: "█", Status.REVISED: "▓", Status.TRANSLATED: "▒"}
_EMPTY = "░"
_ORDER = (Status.APPROVED, Status.REVISED, Status.TRANSLATED, Status.REJECTED, Status.DRAFT)

_Words = list[tuple[str, Style]]


class HomeScreen(ListScreen[DocumentSummary]):
    """The documents of a project, the one that is open under the cursor."""

    PLACE = Where.HOME
    TYPED = True
    COUNTED = "document"
    NOTHING = "This project has no documents."

    class Counted(Message):
        """How many approvals no longer hold is known, by document."""

        def __init__(self, stale: Mapping[str, int]) -> None:
            super().__init__()
            self.stale = stale

    def __init__(self, desk: Desk, document: str) -> None:
        super().__init__(desk, desk.project.name)
        self._document = document
        self._stale: Mapping[str, int] = {}

    def on_mount(self) -> None:
        """Begin at the document that is open."""
        documents = self.desk.documents()
        keys = [document.key for document in documents]
        self.put(documents, keys.index(self._document) if self._document in keys else 0)
        self.count_stale(keys)

    @work(thread=True, exit_on_error=False)
    def count_stale(self, documents: Sequence[str]) -> None:
        """Count approvals that no longer hold away from the UI thread, since each has to be looked at."""
        try:
            stale = {document: self.desk.certificates.count_stale(document) for document in documents}
        except EnfaceError:
            return  # opening a document will say what is wrong
        if not get_current_worker().is_cancelled:
            self.post_message(self.Counted(stale))

    def on_home_screen_counted(self, message: Counted) -> None:
        """Show them."""
        message.stop()
        if any(message.stale.values()):
            self._stale = message.stale
            self.put([entry for entry, _ in self._entries], self.list.cursor)

    def leads_to(self, entry: DocumentSummary) -> SegmentRef:
        """The document, wherever in it."""
        return SegmentRef(entry.key, "")

    def facts(self) -> Sequence[str]:
        """What is left in those that are shown."""
        found: Counter[Severity] = Counter()
        for document in self.shown:
            found.update(document.open_findings)
        grave = ", ".join(f"{found[one]:,} {one.value}" for one in reversed(Severity) if found[one])
        left = counted(sum(document.words_left for document in self.shown), "word")
        return [f"{left} left", *([f"open: {grave}"] if grave else [])]

    def draw(self, entry: DocumentSummary) -> Iterator[Paragraph]:
        """Name and person, progress, open findings."""
        palette = self.palette
        dim = palette.style(palette.dim)
        grave = palette.style(palette.severity[Severity.MAJOR])
        head: _Words = [(safe_text(entry.name).text, palette.style(palette.text, bold=True))]
        if entry.assigned:
            head.append((f"  {safe_text(entry.assigned).text}'s", palette.style(palette.accent)))
        if entry.conflicts:
            head.append((f"  ≠ {entry.conflicts:,} in conflict", grave))
        if stale := self._stale.get(entry.key):
            head.append((f"  {STALE_GLYPH} {counted(stale, 'stale approval')}", grave))
        yield Paragraph([], head)
        yield Paragraph([("  ", dim)], [*self._progress(entry), *self._left(entry)])
        yield Paragraph([("  ", dim)], self._findings(entry))

    def _progress(self, entry: DocumentSummary) -> Iterator[tuple[str, Style]]:
        """A bar in which a status has cells by its share of the segments; every approved segment ends a full bar."""
        palette = self.palette
        done, shown = 0, 0
        for status in _ORDER:
            done += entry.by_status.get(status, 0)
            cells = done * _BAR // (entry.segments or 1) - shown
            shown += cells
            yield _CELLS.get(status, _EMPTY) * cells, palette.style(palette.status[status])

    def _left(self, entry: DocumentSummary) -> Iterator[tuple[str, Style]]:
        palette = self.palette
        dim = palette.style(palette.dim)
        yield f"  {entry.words_left:,} of {counted(entry.words, 'word')} left", dim
        for status in Status:
            if count := entry.by_status.get(status, 0):
                yield " · ", dim
                yield f"{STATUS_GLYPHS[status]} {count:,} {status.value}", palette.style(palette.status[status])

    def _findings(self, entry: DocumentSummary) -> _Words:
        palette = self.palette
        dim = palette.style(palette.dim)
        counts = [
            (f"{SEVERITY_GLYPHS[one]} {count:,} {one.value}", palette.style(palette.severity[one]))
            for one in reversed(Severity)
            if (count := entry.open_findings.get(one, 0))
        ]
        if not entry.checked:
            counts.insert(0, ("not checked yet", dim))
        elif not counts:
            counts.append(("no open finding", dim))
        if entry.open_advisory:
            counts.append((f"{ADVISORY_GLYPH} {entry.open_advisory:,} advisory", palette.style(palette.advisory)))
        return [piece for count in counts for piece in ((" · ", dim), count)][1:]
