"""Queries that a person saved under names, and what queries of a document may ask for; local to this copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from enface.review.commands import Refused
from enface.review.query import NAMED, parse, spelt_out

if TYPE_CHECKING:
    from enface.review.query_completion import Vocabulary
    from enface.store import Store

_NAME = re.compile(r"[\w.-]{1,40}")


class SavedQueries:
    """One person's saved queries."""

    def __init__(self, store: Store, actor: str) -> None:
        self._store = store
        self._actor = actor

    def all(self) -> Mapping[str, str]:
        """What each says, by name; none of them names another."""
        return dict(sorted(self._store.saved_queries(self._actor).items()))

    def keep(self, name: str, query: str) -> str:
        """Save a query, in the place of one of that name; gives the name as it is kept.

        Raises Refused where nothing can be saved or it cannot be called so, QueryProblem where it makes no sense.
        """
        kept = name.removeprefix(NAMED).lower()
        if not _NAME.fullmatch(kept):
            raise Refused(f"{name} cannot be a name: letters, digits, “-”, “_” and “.” make one.")
        known = self.all()
        spelt = spelt_out(query, known)
        parse(spelt)
        self._put({**known, kept: spelt})
        return kept

    def forget(self, name: str) -> None:
        """Let go of a saved query. Raises Refused where nothing can be saved."""
        self._put({kept: query for kept, query in self.all().items() if kept != name})

    def _put(self, queries: Mapping[str, str]) -> None:
        if self._store.read_only:
            raise Refused(f"Nothing can be saved: {self._store.read_only}.")
        self._store.save_queries(self._actor, queries)

    def vocabulary(self, document: str) -> Vocabulary:
        """What queries of a document may ask for; it looks at every segment, so ask it away from the UI thread."""
        from enface.review.query_completion import Vocabulary

        rules, kinds, people = self._store.vocabulary(document)
        return Vocabulary(rules, kinds, people, tuple(self.all()))
