"""The documents of the project: progress, open findings; choose one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import Severity, Status
from enface.review.views import DocumentSummary
from enface.tui.theme import ADVISORY_GLYPH, DARK, PALETTES, SEVERITY_GLYPHS, STATUS_GLYPHS


class DocumentsScreen(ModalScreen[str | None]):
    """Gives back the key of the document that was chosen, None where the person left."""

    DEFAULT_CSS = """
    DocumentsScreen { align: center middle; }
    DocumentsScreen Vertical {
        width: 100; max-width: 96%; height: 80%; background: $panel; padding: 1 2; border: round $primary;
    }
    DocumentsScreen OptionList, DocumentsScreen OptionList:focus {
        background: $panel; background-tint: $panel 0%; border: none; padding: 0; height: 1fr;
        scrollbar-size-vertical: 1;
    }
    DocumentsScreen OptionList > .option-list--option-highlighted,
    DocumentsScreen OptionList:focus > .option-list--option-highlighted {
        background: $primary 12%; color: $foreground; text-style: none;
    }
    DocumentsScreen .quiet { color: $secondary; }
    """

    def __init__(self, documents: Sequence[DocumentSummary], current: str) -> None:
        super().__init__()
        self._documents = documents
        self._current = current

    def compose(self) -> ComposeResult:
        """A list with a line or two for each document."""
        with Vertical():
            yield Static(Content(counted(len(self._documents), "document")), markup=False)
            options = [
                Option(Content.from_rich_text(self._line(document)), id=f"d{number}")
                for number, document in enumerate(self._documents)
            ]
            yield OptionList(*options, markup=False)
            yield Static(Content("Enter open  Esc back"), classes="quiet")

    def on_mount(self) -> None:
        """Begin at the document that is open."""
        options = self.query_one(OptionList)
        keys = [document.key for document in self._documents]
        options.highlighted = keys.index(self._current) if self._current in keys else 0
        options.focus()

    def _line(self, document: DocumentSummary) -> Text:
        palette = PALETTES.get(self.app.theme, PALETTES[DARK])
        line = Text()
        line.append(safe_text(document.name).text, "bold")
        line.append(f"\n  {counted(document.segments, 'segment')}, {counted(document.words, 'word')}", palette.dim)
        for status in Status:
            count = document.by_status.get(status, 0)
            if count:
                line.append(f" · {STATUS_GLYPHS[status]} {count:,} {status.value}", palette.status[status])
        if document.assigned:
            line.append(f" · {safe_text(document.assigned).text}'s", palette.accent)
        line.append("\n  ")
        if not document.checked:
            line.append("not checked yet", palette.dim)
        elif not any(document.open_findings.values()):
            line.append("no open finding", palette.dim)
        counts: list[tuple[str, str]] = []
        for severity in reversed(Severity):
            count = document.open_findings.get(severity, 0)
            if count:
                counts.append((f"{SEVERITY_GLYPHS[severity]} {count:,} {severity.value}", palette.severity[severity]))
        if document.conflicts:
            counts.append((f"≠ {document.conflicts:,} in conflict", palette.severity[Severity.MAJOR]))
        if document.open_advisory:
            counts.append((f"{ADVISORY_GLYPH} {document.open_advisory:,} advisory", palette.advisory))
        if line.plain.endswith(("yet", "finding")) and counts:
            line.append(" · ", palette.dim)
        line.append_text(Text(" · ", palette.dim).join(Text(words, colour) for words, colour in counts))
        return line

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the chosen one."""
        self.dismiss(self._documents[event.option_index].key)

    def on_key(self, event: events.Key) -> None:
        """Leave without choosing; j and k move as in review."""
        if event.key in {"escape", "q", "o"}:
            event.stop()
            self.dismiss(None)
        elif event.key in {"j", "k"}:
            options = self.query_one(OptionList)
            (options.action_cursor_down if event.key == "j" else options.action_cursor_up)()
