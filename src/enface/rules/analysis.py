"""What all rules share about a segment: computed once, read by every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from enface.glossary import Glossary, TermMatch
from enface.languages.english import Prose, Token
from enface.languages.remembered import once
from enface.languages.sieve import SOURCE_SIGNS, SOURCED, TARGET_SIGNS, Kind, Sieve, signs_of
from enface.languages.traditional import simplified
from enface.model import NOTHING, Document, Fix, Place, Segment, Severity, Side, Span
from enface.rules.profile import Profile
from enface.rules.registry import Hit

if TYPE_CHECKING:
    from typing import Protocol

    from enface.rules.whole import DocumentAnalysis

    class _Remembers(Protocol):
        @property
        def _memory(self) -> dict[str, Any]: ...


R = TypeVar("R")
A = TypeVar("A", bound="_Remembers")


_KEYS: dict[Callable[..., object], str] = {}
"""Under which key what a `shared` function says of a segment or document is remembered."""


def shared(function: Callable[[A], R]) -> Callable[[A], R]:
    """Let a function of an analysis be computed once for each segment or document, whatever number of rules ask.

    A family keeps what it parses beside its rules in this way: `quantities(analysis)` in the numbers family is called
    by every rule that reads numbers and runs once.
    """
    key = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(analysis: A) -> R:
        memory = analysis._memory
        if key not in memory:  # an exception for what is asked first would take longer than the answer
            memory[key] = function(analysis)
        result: R = memory[key]
        return result

    _KEYS[remembered] = key
    return remembered


def key_of(function: Callable[..., object]) -> str:
    """Under which name what a `shared` function says is kept, the same in every process."""
    return _KEYS[function]


class Analysis:
    """One segment as the rules see it: texts, tokens, terms; lazily, each computed once.

    `source` is in simplified characters, place for place; `segment` has it as it is written. `whole` is the document
    that is read with it, None where the segment is looked at alone; `ordinal` its place in the document, from 0.
    Never changes after it is made.
    """

    # What is computed once stands in __dict__ and nothing else does, so that it can be let go of.
    __slots__ = (
        "__dict__", "_memory", "document", "glossary", "ordinal", "profile", "segment", "source", "target", "whole"
    )  # fmt: skip

    def __init__(
        self,
        segment: Segment,
        document: Document,
        glossary: Glossary,
        profile: Profile,
        ordinal: int | None = None,
        whole: DocumentAnalysis | None = None,
    ) -> None:
        self.segment = segment
        self.document = document
        self.ordinal = document.ordinals.get(segment.id, 0) if ordinal is None else ordinal
        self.whole = whole
        self.glossary = glossary
        self.profile = profile
        self.source = simplified(segment.source)
        self.target = segment.target
        self._memory: dict[str, Any] = {}

    @once
    def previous(self) -> Segment | None:
        """The segment before this one in the document; None at the beginning."""
        return self.document.segments[self.ordinal - 1] if self.ordinal else None

    def let_go(self) -> None:
        """Forget what was worked out of the segment; it can be worked out again."""
        self._memory = {}
        self.__dict__.clear()

    @property
    def is_heading(self) -> bool:
        """Whether the segment's kind is a heading's, so that sentence rules do not apply."""
        return self.segment.kind in HEADING_KINDS

    @property
    def uncertain_source(self) -> bool:
        """Whether the source is marked as uncertain; what rests on it is then advisory (decision 5)."""
        return self.segment.source_confidence.casefold() in {"low", "medium"}

    @once
    def prose(self) -> Prose:
        """The words and sentences of the target."""
        return Prose(self.target)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the target with their places."""
        return self.prose.tokens

    @property
    def forms(self) -> tuple[str, ...]:
        """The tokens as they are written, without their places; cheaper than `tokens`."""
        return self.prose.forms

    @property
    def vocabulary(self) -> frozenset[str]:
        """The tokens as they are written, each once."""
        return self.prose.vocabulary

    @once
    def marks(self) -> int:
        """The marks of the kinds of words that the target has, and of the signs that both sides have."""
        signs = signs_of(self.target, TARGET_SIGNS)
        if self.source:
            signs |= SOURCED | signs_of(self.source, SOURCE_SIGNS)
        return self.prose.marks | signs

    def has(self, kind: Kind) -> bool:
        """Whether any token is a word of that kind, or the text has a sign; the cheapest question to a segment."""
        return self.marks & kind.mark != 0

    def caught(self, kind: Sieve) -> Set[str]:
        """The tokens that are words of that kind, as they are written."""
        return kind.caught(self.prose.vocabulary, self.prose.age) if self.marks & kind.mark else _NO_WORDS

    @property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case, apostrophes straight; cheaper than `tokens`."""
        return self.prose.words

    @property
    def sentence_starts(self) -> frozenset[int]:
        """Offsets in the target at which a sentence, or the whole text, begins with a word."""
        return self.prose.sentence_starts

    @once
    def source_terms(self) -> tuple[TermMatch, ...]:
        """The terms of the glossary in the source, longest first wins, in order of place."""
        found = self.glossary.match_source(self.source) if self.glossary.terms else ()
        return tuple([match for one in found for match in one.matches])

    @once
    def target_terms(self) -> tuple[TermMatch, ...]:
        """The renderings of the glossary in the target, of any status, longest wins, in order of place."""
        return tuple([match for _, matches in self.target_places for match in matches])

    @once
    def target_places(self) -> tuple[tuple[Span, tuple[TermMatch, ...]], ...]:
        """The `target_terms`, those at one span together."""
        found = self.glossary.match_target(self.target) if self.glossary.terms else ()
        return tuple([(one.span, one.matches) for one in found])

    def hit(
        self,
        message: str,
        *,
        target: tuple[int, int] | None = None,
        source: tuple[int, int] | None = None,
        fixes: Iterable[Fix] = (),
        evidence: Mapping[str, Any] = NOTHING,
        related: Iterable[Place] = (),
        key: str | None = None,
        severity: Severity | None = None,
        advisory: bool | None = None,
    ) -> Hit:
        """A hit in this segment; see Hit for the arguments."""
        return Hit(
            self,
            message,
            Span(*target) if target else None,
            Span(*source) if source else None,
            tuple(fixes),
            evidence,
            tuple(related),
            key,
            severity,
            advisory,
        )

    def place(self, side: Side, span: tuple[int, int]) -> Place:
        """A place in this segment, for another finding's `related`."""
        text = self.segment.source if side is Side.SOURCE else self.target
        return Place(self.document.name, self.segment.id, side, Span(*span), text[span[0] : span[1]])


_NO_WORDS: Set[str] = frozenset()
HEADING_KINDS = frozenset({"title", "subtitle", "heading", "section", "caption", "credit", "dateline", "byline"})
