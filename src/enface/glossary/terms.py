"""A concept's source forms and its renderings, and a glossary of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from enface.formats.allocation import no_search_for_cycles
from enface.model import Span
from enface.records import record

if TYPE_CHECKING:
    from enface.glossary.compiled import Compiled
    from enface.glossary.matcher import Matcher


class TermStatus(StrEnum):
    """What a glossary says of a rendering (TBX `administrativeStatus`)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"

    @property
    def is_approved(self) -> bool:
        """Whether the rendering may stand in a text."""
        return self in {TermStatus.PREFERRED, TermStatus.ADMITTED}


@record
class Rendering:
    """One target form of a term. `acronym` is the short form that goes with it, such as `Hunan FROC`.

    `part_of_speech` is one of n, v, adj, adv, name, place, acr, suffix, note, or whatever else the file says.
    """

    text: str
    status: TermStatus
    acronym: str = ""
    case_sensitive: bool = False
    part_of_speech: str = ""
    note: str = ""
    authority: str = ""
    line: int = 0


@record
class Term:
    """A concept: its source forms, the first the entry's own, and its renderings in the order of the file.

    A place of a gazetteer has part of speech `place`, a `level` (`province`, `county level` …) and a `parent` in the
    source language.
    """

    sources: tuple[str, ...]
    renderings: tuple[Rendering, ...]
    level: str = ""
    parent: str = ""

    @property
    def source(self) -> str:
        """The entry's own source form."""
        return self.sources[0]

    def with_status(self, *statuses: TermStatus) -> tuple[Rendering, ...]:
        """The renderings of these statuses, in order."""
        return tuple(rendering for rendering in self.renderings if rendering.status in statuses)

    @property
    def preferred(self) -> Rendering | None:
        """The rendering to use: the first preferred one, else the first admitted one."""
        approved = self.with_status(TermStatus.PREFERRED) or self.with_status(TermStatus.ADMITTED)
        return approved[0] if approved else None


class Reading(NamedTuple):
    """What words of a text are to the glossary. On the source side `rendering` is None.

    `form` is how the words should stand: the rendering, its other number or verb form, a place without its suffix, or
    the rendering's acronym. `exact` is False where the words of the text differ from it: in case, or, where `variant`
    is set, in a hyphen, a space or an apostrophe.
    """

    term: Term
    rendering: Rendering | None = None
    form: str = ""
    exact: bool = True
    variant: bool = False


class Occurrence(NamedTuple):
    """A stretch of a text, in code points, and what its words are: one reading for each term and rendering."""

    start: int
    end: int
    readings: tuple[Reading, ...]

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return _new(Span, self[:2])

    @property
    def matches(self) -> tuple[TermMatch, ...]:
        """The readings, each with its place."""
        span = (self.span,)
        return tuple([_new(TermMatch, span + reading) for reading in self.readings])


_new = tuple.__new__  # a third of what the constructor of a named tuple costs


class TermMatch(NamedTuple):
    """A `Reading` with its place in the text."""

    span: Span
    term: Term
    rendering: Rendering | None = None
    form: str = ""
    exact: bool = True
    variant: bool = False

    @property
    def is_acronym(self) -> bool:
        """Whether the short form that goes with the rendering was found, not the rendering."""
        return self.rendering is not None and self.form == self.rendering.acronym != self.rendering.text


@dataclass(frozen=True)
class Glossary:
    """All terms and places that a project knows; `terms` in the order of their files.

    `unused` are the files that hold no terms of the two languages; `compiled` is what is looked for, where it is known.
    """

    terms: Sequence[Term] = ()
    unused: tuple[str, ...] = ()
    compiled: Compiled | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, rows: Iterable[str]) -> Glossary:
        """A glossary from rows such as `湖南 = Hunan` or `侨联 = FOC (forbidden)`; for examples and tests."""
        from enface.glossary.rows import parse_short_rows

        return parse_short_rows(rows)

    @cached_property
    def _matcher(self) -> Matcher:
        from enface.glossary.matcher import Matcher

        with no_search_for_cycles():
            return Matcher(self.terms, self._ready)

    @cached_property
    def _ready(self) -> Compiled:
        from enface.glossary.compiled import compiled

        with no_search_for_cycles():
            return self.compiled or compiled(self.terms)

    @cached_property
    def with_acronyms(self) -> tuple[Term, ...]:
        """The terms with a rendering that is an acronym or has one, in order."""
        return tuple(self.terms[number] for number in self._ready.with_acronyms)

    def named(self, source: str) -> tuple[Term, ...]:
        """The terms that have just this source form, in order; none of those that never match by themselves."""
        found = (reading.term for place in self.match_source(source) for reading in place.readings)
        return tuple(term for term in found if source in term.sources)

    def match_source(self, text: str) -> tuple[Occurrence, ...]:
        """The terms in a source text; the longest wins wherever two overlap; in order of place."""
        return self._matcher.source(text)

    def match_target(self, text: str, *, hidden: bool = False) -> tuple[Occurrence, ...]:
        """The renderings in a target text, over all statuses; the longest wins; in order of place.

        Several terms may share one rendering: then one reading for each. With `hidden`, also those that lie inside a
        longer one.
        """
        return self._matcher.target(text, hidden=hidden)
