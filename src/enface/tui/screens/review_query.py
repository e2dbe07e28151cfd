"""Queries in review: as a filter and to jump by; looked for away from the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from enface.model import EnfaceError
from enface.review.query import QueryProblem, parse
from enface.review.views import Filter
from enface.tui.screens.review_errors import ReviewErrors

_SHOW = "Show segments with:"


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

    def _ask_query(self) -> None:
        self._ask(_SHOW, self._filter_by_query, self.filter.query)

    def _filter_by_query(self, query: str) -> None:
        try:
            parse(query)
        except QueryProblem as problem:
            # Asked again, the cursor where the mistake is.
            self._ask(_SHOW, self._filter_by_query, query, cursor=problem.column - 1)
            self.say(str(problem))
            return
        self._find(replace(self.filter, query=query), self._set_filter)

    def _go_to_next(self, query: str) -> None:
        """Go to the next segment that a query means, around the end."""
        parse(query)
        self._find(Filter(query=query), self._reveal_next)

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
