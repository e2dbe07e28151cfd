"""The review screen: on its ground and its decisions, moving about, searching, filtering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from enface.model import EnfaceError, Status
from enface.review.commands import SegmentRef
from enface.review.views import Filter
from enface.tui.screens.documents import DocumentsScreen
from enface.tui.screens.help import HelpScreen
from enface.tui.screens.review_decisions import ReviewDecisions
from enface.tui.widgets.grid import SegmentGrid


class ReviewScreen(ReviewDecisions):
    """One document in review."""

    # Moving

    def _act_down(self) -> None:
        self.query_one(SegmentGrid).move(1)

    def _act_up(self) -> None:
        self.query_one(SegmentGrid).move(-1)

    def _act_page_down(self) -> None:
        self.query_one(SegmentGrid).move_page(1)

    def _act_page_up(self) -> None:
        self.query_one(SegmentGrid).move_page(-1)

    def _act_first(self) -> None:
        self.query_one(SegmentGrid).move_to_end(-1)

    def _act_last(self) -> None:
        self.query_one(SegmentGrid).move_to_end(1)

    def _act_jump(self) -> None:
        self._ask("Segment number or id", self._jump)

    def _jump(self, wanted: str) -> None:
        total = self.desk.count(self.document)
        if wanted.isdecimal() and 1 <= int(wanted) <= total:
            ordinal = int(wanted) - 1
        else:
            try:
                ordinal = self.desk.row(SegmentRef(self.document, wanted)).ordinal
            except (EnfaceError, KeyError):
                self.say(f"No segment {wanted} here; there are {total:,}.")
                return
        if not self.filter.is_empty:
            self._set_filter(Filter())
        self.query_one(SegmentGrid).go_to(ordinal)

    def _act_search(self) -> None:
        self._ask("Search in source and target", self._look_for, self._search)

    def _look_for(self, text: str) -> None:
        self._search = text
        self.query_one(SegmentGrid).highlight(text)
        if self._row:
            self._match(self._row.ordinal, 1)

    def _act_next_match(self) -> None:
        if self._row:
            self._match(self._row.ordinal + 1, 1)

    def _act_previous_match(self) -> None:
        if self._row:
            self._match(self._row.ordinal, -1)

    def _match(self, ordinal: int, step: int) -> None:
        if not self._search:
            self.say("Nothing to look for yet: / searches.")
            return
        wanted = replace(self.filter, text=self._search)
        look = self.desk.rows_after if step > 0 else self.desk.rows_before
        start = 0 if step > 0 else 1 << 60
        found = look(self.document, ordinal, 1, wanted) or look(self.document, start, 1, wanted)
        if not found:
            self.say(f"“{self._search}” stands nowhere in this document.")
            return
        place = self.desk.rank(self.document, found[0].ordinal, wanted) + 1
        self.query_one(SegmentGrid).go_to(found[0].ordinal)
        self.say(f"“{self._search}”: segment {place:,} of {self.desk.count(self.document, wanted):,} with it.")

    def _act_filter(self) -> None:
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            "o": ("open findings", partial(self._set_filter, Filter(open_findings=True)))
        }
        for key, status in zip("dtvax", Status, strict=True):
            answers[key] = (status.value, partial(self._set_filter, Filter(statuses=frozenset({status}))))
        answers["slash"] = (
            "text…",
            partial(self._ask, "Show segments with", lambda text: self._set_filter(Filter(text=text))),
        )
        answers["f"] = ("all", partial(self._set_filter, Filter()))
        self._choose("Show:", answers)

    # Elsewhere

    def _act_documents(self) -> None:
        def chosen(document: str | None) -> None:
            if document and document != self.document:
                self.open_document(document)

        self.app.push_screen(DocumentsScreen(self.desk.documents(), self.document), chosen)

    def _act_theme(self) -> None:
        self.app.change_theme()  # type: ignore[attr-defined]
        self._show_findings()

    def _act_palette(self) -> None:
        self.app.open_palette()  # type: ignore[attr-defined]

    def _act_help(self) -> None:
        self.app.push_screen(HelpScreen())

    def _act_quit(self) -> None:
        self.remember()
        self.app.exit()
