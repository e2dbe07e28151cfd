"""What a rule is, and the one list of all rules."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from enface.languages.sieve import Kind
from enface.model import NOTHING, Edit, Fix, Place, Severity, Span

if TYPE_CHECKING:
    from enface.rules.analysis import Analysis
    from enface.rules.whole import DocumentAnalysis


class Scope(StrEnum):
    """How much text a rule has to see at once."""

    SEGMENT = "segment"
    DOCUMENT = "document"
    PROJECT = "project"
    CORPUS = "corpus"
    """Looked at by a run over a corpus alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fired, before the runner completes it to a Finding.

    `key` is the normalised evidence that the fingerprint binds; by default the words of both spans. `severity` and
    `advisory` replace the rule's own for this place.
    """

    analysis: Analysis
    message: str
    target: Span | None = None
    source: Span | None = None
    fixes: tuple[Fix, ...] = ()
    evidence: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)
    related: tuple[Place, ...] = ()
    key: str | None = None
    severity: Severity | None = None
    advisory: bool | None = None


SegmentCheck = Callable[["Analysis"], Iterable[Hit]]
Question = Callable[["Analysis"], object]
"""Asked of a segment before a rule; the answer counts as yes or no."""
Extract = Callable[["Analysis"], object]
"""What a rule of a document keeps of each segment; empty where there is nothing."""
GroupKey = Callable[["Analysis"], str]
"""By which text a rule of a project puts segments together; an empty one leaves a segment out."""
Weight = Callable[["DocumentAnalysis"], object]
"""What a rule of a project asks of a document that one of its segments stands in, as plain data."""
Mentions = Callable[["Analysis"], Iterable[tuple[str, str]]]
"""The things of which a rule of a corpus finds a mention in a segment, each with the name that must differ."""
DocumentCheck = Callable[["DocumentAnalysis"], Iterable[Hit]]
ProjectCheck = Callable[[Sequence["Analysis"]], Iterable[Hit]]
CorpusCheck = Callable[[Sequence["Analysis"], str], Iterable[Hit]]
C = TypeVar("C", SegmentCheck, DocumentCheck, ProjectCheck, CorpusCheck)
Example = tuple[str, str]
"""A source and a target text. `…` as the source stands for any; several segments are parted by ` ¶ ` on both sides."""


@dataclass(frozen=True)
class Rule:
    """Something the machine looks for, with all that people need to know of it.

    `summary` is the first sentence of its documentation, `why` the rest. `fires` and `silent` are examples that are run
    as tests; `glossary` gives them the terms they need, as rows `source = rendering` or `source = rendering (status)`.
    `priority` decides which of two findings on the same words stays; the higher one absorbs. `kinds` are the kinds of
    segment that a house's own rule is limited to. `words` are the kinds of words and signs of each of which the segment
    has to have one; `when` is the cheap question whether it has anything for the rule to look at. Rules that share both
    are passed over together. `reads` are what a rule of a document reads of each segment, each a `shared` function; of
    a segment of which they read nothing it looks at the source alone. `groups` puts segments together for a rule of a
    project, which is given each group and finds in it what it would whatever else there is: so an edit bears on the
    group that a segment left and on that which it came to, and on no other. `differs` is a text of each of them: where
    all have the same, it finds nothing. `weighs` are `shared` functions of a document, all that it asks of one.
    `mentions` does both for a rule of a corpus, of any number of things a segment; it is given those that mention one,
    and the thing.
    """

    id: str
    version: int
    severity: Severity
    type: str
    scope: Scope
    summary: str
    why: str
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    check: Callable[..., Iterable[Hit]]
    languages: tuple[str, str]
    glossary: tuple[str, ...] = ()
    advisory: bool = False
    needs_source: bool = False
    priority: int = 0
    kinds: tuple[str, ...] = ()
    words: tuple[Kind, ...] = ()
    when: Question | None = None
    reads: tuple[Extract, ...] = ()
    groups: GroupKey | None = None
    differs: GroupKey | None = None
    weighs: tuple[Weight, ...] = ()
    mentions: Mentions | None = None

    @property
    def family(self) -> str:
        """The part of the id before the first dot."""
        return self.id.partition(".")[0]


_RULES: dict[str, Rule] = {}


def rule(
    *,
    id: str,
    type: str,
    severity: Severity,
    fires: Sequence[Example],
    silent: Sequence[Example],
    scope: Scope = Scope.SEGMENT,
    version: int = 1,
    glossary: Sequence[str] = (),
    advisory: bool = False,
    needs_source: bool = False,
    priority: int = 0,
    languages: tuple[str, str] = ("zh", "en"),
    words: Kind | tuple[Kind, ...] = (),
    when: Question | None = None,
    reads: Sequence[Extract] = (),
    groups: GroupKey | None = None,
    differs: GroupKey | None = None,
    weighs: Sequence[Weight] = (),
    mentions: Mentions | None = None,
) -> Callable[[C], C]:
    """Register the decorated function as a rule; its docstring says what it finds and why that matters.

    Raises ValueError where the id is taken, has no family, the function says nothing, or groups and scope do not fit.
    """

    def register(check: C) -> C:
        documentation = inspect.getdoc(check) or ""
        summary, _, why = documentation.partition("\n\n")
        if "." not in id or id in _RULES:
            raise ValueError(f"rule id {id!r} is taken or has no family")
        if not summary or not fires:
            raise ValueError(f"rule {id} has no docstring or no example that must fire")
        if (scope is Scope.PROJECT) != (groups is not None) or (groups is None) != (differs is None):
            raise ValueError(f"rule {id}: a rule of a project says what groups segments and differs, and no other does")
        if (scope is Scope.CORPUS) != (mentions is not None):
            raise ValueError(f"rule {id}: a rule of a corpus says what segments mention, and no other does")
        _RULES[id] = Rule(
            id=id,
            version=version,
            severity=severity,
            type=type,
            scope=scope,
            summary=" ".join(summary.split()),
            why=why.strip(),
            fires=tuple(fires),
            silent=tuple(silent),
            check=check,
            languages=languages,
            glossary=tuple(glossary),
            advisory=advisory,
            needs_source=needs_source,
            priority=priority,
            words=words if isinstance(words, tuple) else (words,),
            when=when,
            reads=tuple(reads),
            groups=groups,
            differs=differs,
            weighs=tuple(weighs),
            mentions=mentions,
        )
        return check

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of every language pack, sorted by id."""
    from enface.rules import zh_en

    for module in pkgutil.iter_modules(zh_en.__path__, f"{zh_en.__name__}."):
        importlib.import_module(module.name)
    return tuple(sorted(_RULES.values(), key=lambda rule: rule.id))


@cache
def wide_rules() -> frozenset[str]:
    """The ids of the rules that look at more than a segment, so that no text alone tells what they find."""
    return frozenset(rule.id for rule in all_rules() if rule.scope is not Scope.SEGMENT)


def replacement(span: tuple[int, int], text: str, *, title: str = "", deterministic: bool = False) -> Fix:
    """The fix that puts `text` in the place of `span`; its title is the new text unless given."""
    return Fix(title or text, (Edit(span[0], span[1], text),), deterministic)


def families(rules: Iterable[Rule]) -> Iterator[str]:
    """The families of `rules`, each once, in order."""
    return iter(dict.fromkeys(rule.family for rule in rules))
