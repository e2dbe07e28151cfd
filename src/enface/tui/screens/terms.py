"""A term before it is in the glossary: the segments that it would hit, and what would be found there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.style import Style
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.glossary import TermStatus
from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.model import EnfaceError, Finding
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.new_terms import Hit, NewTerm, TermPreview
from enface.tui.actions import Where
from enface.tui.screens import lines
from enface.tui.screens.list_screen import ListScreen
from enface.tui.theme import ADVISORY_GLYPH, SEVERITY_GLYPHS, STATUS_GLYPHS
from enface.tui.widgets.paragraphs import Paragraph

_KEYS = {"p": TermStatus.PREFERRED, "a": TermStatus.ADMITTED, "d": TermStatus.DEPRECATED, "f": TermStatus.FORBIDDEN}


class TermScreen(ListScreen[Hit]):
    """What a new term would hit. `saved` is the glossary that it was saved in, if it was, and `said` what to say."""

    PLACE = Where.TERM
    COUNTED = "segment"
    NOTHING = "No segment to show."

    class Looked(Message):
        """What the term would hit is known; `error` says why not, where it is not."""

        def __init__(self, term: NewTerm, found: TermPreview | None, error: str) -> None:
            super().__init__()
            self.term = term
            self.found = found
            self.error = error

    class Saved(Message):
        """The term is in the glossary; `error` says why not, where it is not."""

        def __init__(self, error: str) -> None:
            super().__init__()
            self.error = error

    def __init__(self, desk: Desk, term: NewTerm) -> None:
        super().__init__(desk, "")
        self.saved = ""
        self.said = ""
        self._found: TermPreview | None = None
        self._take(term)

    def _take(self, term: NewTerm) -> None:
        self._term = term
        self.heading = f"{term.source} → {term.target} ({term.status})"

    def on_mount(self) -> None:
        """Look what it would hit."""
        self._look_anew(self._term)

    def _look_anew(self, term: NewTerm) -> None:
        self._take(term)
        self._found = None
        self.put(())
        self.at_work("looking what it would hit…")
        self._look(term)

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self, term: NewTerm) -> None:
        worker = get_current_worker()
        found, error = None, ""
        try:
            found = self.desk.new_term(term, lambda: worker.is_cancelled)
        except EnfaceError as problem:
            error = lines.complaint(problem)
        if not worker.is_cancelled:
            self.post_message(self.Looked(term, found, error))

    def on_term_screen_looked(self, message: Looked) -> None:
        """Show it."""
        message.stop()
        self.at_work("")
        self._found = message.found
        if message.found:
            self._take(message.found.term)
            self.put(message.found.hits)
            known = [f"{one.text} ({one.status})" for one in message.found.known]
            self.say(f"The glossary already has {', '.join(known)}." if known else "")
        if message.error:
            self.say(message.error)

    def facts(self) -> Sequence[str]:
        """How many findings would come and go, and where it would be saved."""
        if self._found is None:
            return ()
        came = sum(len(hit.came) for hit in self._found.hits)
        went = sum(len(hit.went) for hit in self._found.hits)
        file = self.desk.project.relative(self._found.delivery.replaced)
        return [f"{counted(came, 'finding')} more, {went:,} fewer", f"into {file}"]

    def draw(self, entry: Hit) -> Iterator[Paragraph]:
        """The segment, and each finding that would come or go."""
        palette = self.palette
        plain, dim = palette.style(palette.text), palette.style(palette.dim)
        name = safe_text(f"{Path(entry.ref.document).name}:{entry.ref.segment}").text
        status = entry.segment.status
        label = [(name, plain), (f" {STATUS_GLYPHS[status]} {status}  ", palette.style(palette.status[status]))]
        if not entry.changes:
            label.append(("reads so already", dim))
        yield Paragraph(label)
        yield Paragraph([("  ", dim)], [(safe_text(entry.segment.target).text, dim)])
        for finding in entry.came:
            yield Paragraph([("  + ", plain), self._mark(finding)], [(safe_text(finding.message).text, plain)])
        for finding in entry.went:
            yield Paragraph([("  − ", plain), self._mark(finding)], [(safe_text(finding.message).text, dim)])

    def _mark(self, finding: Finding) -> tuple[str, Style]:
        palette = self.palette
        if finding.advisory:
            return f"{ADVISORY_GLYPH} advisory  ", palette.style(palette.advisory)
        mark = f"{SEVERITY_GLYPHS[finding.severity]} {finding.severity}  "
        return mark, palette.style(palette.severity[finding.severity])

    def leads_to(self, entry: Hit) -> SegmentRef:
        """The segment."""
        return entry.ref

    # Actions

    def _act_term_status(self) -> None:
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            key: (status.value, partial(self._look_anew, replace(self._term, status=status)))
            for key, status in _KEYS.items()
        }
        self._choose("The rendering is:", answers)

    def _act_term_words(self) -> None:
        self._ask("Rendered by:", lambda words: self._look_anew(replace(self._term, target=words)), self._term.target)

    def _act_save_term(self) -> None:
        if self.desk.read_only:
            self.say(f"Nothing can be saved: {self.desk.read_only}.")
        elif self._found is None:
            self.say("It is not known yet what the term would hit.")
        else:
            self._deciding = True
            self.at_work("saving…")
            self._save(self._found)

    @work(thread=True, group="apply", exit_on_error=False)
    def _save(self, found: TermPreview) -> None:
        error = ""
        try:
            self.desk.take(found.delivery)
        except EnfaceError as problem:
            error = lines.complaint(problem)
        self.post_message(self.Saved(error))

    def on_term_screen_saved(self, message: Saved) -> None:
        """Say why not, or go back with what was saved."""
        message.stop()
        self._deciding = False
        self.at_work("")
        if message.error or self._found is None:
            self.say(message.error)
            return
        self.saved = self.desk.project.relative(self._found.delivery.replaced)
        undo = self.keys.first("undo")
        self.said = f"{self._term.source} → {self._term.target} is in {self.saved}; {undo} takes it back."
        self.dismiss(None)
