"""Queries in review: as a filter and to jump by; looked for away from the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from enface.model import EnfaceError
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.query import NAMED, QueryProblem, parse, spelt_out
from enface.review.views import Filter
from enface.tui.screens.review_errors import ReviewErrors

if TYPE_CHECKING:
    from enface.review.query_completion import Completion, Vocabulary

_SHOW = "Show segments with:"
_GO = "Go to number, id or query:"


class ReviewQuery(ReviewErrors):
    """The actions that take a query."""

    class Found(Message):
        """The segments of a filter are known; `error` says why not, where they are not."""

        def __init__(self, document: str, filter: Filter, done: Callable[[Filter], None], error: str = "") -> None:
            super().__init__()
            self.document = document
            self.filter = filter
            self.done = done
            self.error = error

    class Learnt(Message):
        """What the document has to ask for is known."""

        def __init__(self, known: Vocabulary) -> None:
            super().__init__()
            self.known = known

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._vocabulary: Vocabulary | None = None

    def _ask_query(self) -> None:
        self._ask_completed(_SHOW, self._filter_by_query, self.filter.query)

    def _act_jump(self) -> None:
        self._ask_completed(_GO, self._jump)

    def _jump(self, wanted: str) -> None:
        total = self.desk.count(self.document)
        if wanted.isdecimal() and 1 <= int(wanted) <= total:
            ordinal = int(wanted) - 1
        else:
            try:
                ordinal = self.desk.row(SegmentRef(self.document, wanted)).ordinal
            except EnfaceError:
                self._go_to_next(wanted)
                return
        self._reveal(self.desk.rows_after(self.document, ordinal, 1)[0])

    def _ask_completed(
        self, words: str, answer: Callable[[str], object], value: str = "", *, cursor: int | None = None
    ) -> None:
        """Ask for a query, and offer what may follow as soon as that is known."""
        self._ask(words, answer, value, cursor=cursor, complete=self._complete)
        self._learn(self.document)

    def _complete(self, text: str, cursor: int) -> Completion:
        from enface.review.query_completion import Vocabulary, complete

        return complete(text, cursor, replace(self._vocabulary or Vocabulary(), saved=tuple(self.saved)))

    def _filter_by_query(self, query: str) -> None:
        try:
            parse(query, saved=self.saved)
        except QueryProblem as problem:
            # Asked again, the cursor where the mistake is.
            self._ask_completed(_SHOW, self._filter_by_query, query, cursor=problem.column - 1)
            self.say(str(problem))
            return
        self._find(replace(self.filter, query=spelt_out(query, self.saved)), self._set_filter)

    def _go_to_next(self, query: str) -> None:
        """Go to the next segment that a query means, around the end."""
        parse(query, saved=self.saved)
        self._find(Filter(query=spelt_out(query, self.saved)), self._reveal_next)

    def _save_query(self, name: str) -> None:
        kept = self.desk.saved_queries.keep(name, self.filter.query)
        self._know_saved()
        self.say(f"Saved as {NAMED}{kept}, which any query can name.")

    def _forget_query(self, name: str) -> None:
        self.desk.saved_queries.forget(name)
        self._know_saved()
        self.say(f"{NAMED}{name} is no longer saved.")

    def _saving(self) -> dict[str, tuple[str, Callable[[], None]]]:
        """The answers that save the query of the filter, or let go of it."""
        name = next((name for name, query in self.saved.items() if query == self.filter.query), "")
        if name:
            return {"s": ("forget its name", partial(self._forget_query, name))}
        if self.filter.query:
            return {"s": ("save query…", partial(self._ask, "Save this query under the name:", self._save_query))}
        return {}

    @work(thread=True, exclusive=True, group="vocabulary", exit_on_error=False)
    def _learn(self, document: str) -> None:
        try:
            known = self.desk.saved_queries.vocabulary(document)
        except EnfaceError:
            # Fields are completed all the same; what is asked with them says what is wrong.
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Learnt(known))

    def on_review_query_learnt(self, message: Learnt) -> None:
        """Offer what the document has."""
        message.stop()
        self._vocabulary = message.known
        if self._completing and self._completing.at < 0:
            ask = self.query_one("#ask", Input)
            self._complete_from(ask.value, ask.cursor_position)
            self._show_status()

    def _reveal_next(self, wanted: Filter) -> None:
        found = self._look(self._place + 1, 1, wanted)
        if found is None:
            self.say(f"No segment {wanted.query} here; there are {self.desk.count(self.document):,}.")
            return
        place = self.desk.rank(self.document, found.ordinal, wanted) + 1
        self._reveal(found)
        self.say(f"{wanted.query}: segment {place:,} of {self.desk.count(self.document, wanted):,}.")

    def _find(self, wanted: Filter, done: Callable[[Filter], None]) -> None:
        self.say("Looking…")
        self._count(self.document, wanted, done)

    @work(thread=True, exclusive=True, group="query", exit_on_error=False)
    def _count(self, document: str, wanted: Filter, done: Callable[[Filter], None]) -> None:
        """Let the store know the segments of a filter; what asks for them then is answered at once."""
        error = ""
        try:
            self.desk.count(document, wanted)
        except EnfaceError as problem:
            error = str(problem)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Found(document, wanted, done, error))

    def on_review_query_found(self, message: Found) -> None:
        """Go on with what is known now, unless another document is shown."""
        message.stop()
        if message.error:
            self.say(message.error)
        elif message.document == self.document:
            self._guarded(lambda: message.done(message.filter))
