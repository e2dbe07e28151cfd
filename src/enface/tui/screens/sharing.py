"""What the review screen shows of others at the same project, without moving anybody's cursor."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.tui.screens.review_wider import ReviewWider

NEWS_EVERY = 1.5
"""Seconds between two looks at what others have written."""


class SharedReview(ReviewWider):
    """Others' decisions come in by themselves; a segment that somebody else is editing says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._is_behind = False

    def on_mount(self) -> None:
        """Look round from time to time, where there may be others."""
        if self.desk.is_shared:
            self.set_interval(NEWS_EVERY, partial(self._guarded, self.look_round))

    def look_round(self) -> None:
        """Show what others have written since the last time, and let them know what is being edited here."""
        if self._edited_row:
            self.desk.begin_edit(self._edited_row.ref)
        news = self.desk.news()
        if news:
            self._is_behind = True
            if news.documents and self._has_lost_its_document():
                return
            self._tell(news.decided.get(self._row.ref, "") if self._row else "")
        # A question or an edit is about the row that it was begun on.
        if self._is_behind and not self._edited_row and self._question is None and self._choice is None:
            self._catch_up()

    def _has_lost_its_document(self) -> bool:
        """Go to another document where somebody has taken this one out of the project."""
        documents = [document.key for document in self.desk.documents()]
        if self.document in documents or not documents:
            return False
        self.leave_editor()
        self.open_document(documents[0])
        self.say("Somebody has taken the document out of the project; this is another one.")
        return True

    def _tell(self, actor: str) -> None:
        if actor and actor != self.desk.actor:
            self.say(f"{actor} has decided on this segment just now.")

    def _catch_up(self) -> None:
        """Read the rows anew; where the filter no longer shows the selected one, only that, so that it stays."""
        if row := self._row:
            shown = self.desk.rows_after(self.document, row.ordinal, 1, self.filter)
            if not shown or shown[0].ref != row.ref:
                self.grid.refresh_row(self.desk.row(row.ref))
                return
        self._is_behind = False
        self.grid.reload()

    def _show_segment(self, *, keep: bool = False) -> None:
        super()._show_segment(keep=keep)
        if self._row and not keep and self._held.lease:
            self._say_who_edits(self._row.ref)

    def _say_who_edits(self, ref: SegmentRef) -> None:
        if other := self.desk.editing(ref):
            since = datetime.fromisoformat(other.since).astimezone()
            self.say(f"{other.actor} has been editing this segment since {since:%H:%M}.")

    def _act_edit(self) -> None:
        super()._act_edit()
        if self._edited_row:
            self._say_who_edits(self._edited_row.ref)
            self._guarded(partial(self.desk.begin_edit, self._edited_row.ref))

    def _close_editor(self) -> None:
        row = self._edited_row
        super()._close_editor()
        if row:
            self._guarded(partial(self.desk.end_edit, row.ref))
