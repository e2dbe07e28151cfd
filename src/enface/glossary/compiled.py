"""A glossary made ready to be looked for: what the matcher opens, and the terms only as they are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Generic, TypeVar, overload

from enface.glossary.folding import encodable, fold, in_bytes, joins
from enface.glossary.forms import FormKind, bare_source_forms, source_forms, target_forms
from enface.glossary.terms import Rendering, Term, TermStatus
from enface.languages.traditional import simplified

Shape = TypeVar("Shape", str, bytes)
"""A text as it is searched: folded on the source side, in bytes on the target side."""

_CHARACTERS = 4
_WORDS = 3
"""So much of a pattern is looked for before the rest is compared: more costs time at the start, less later."""


@dataclass(frozen=True, slots=True)
class Side(Generic[Shape]):
    """The patterns of one side by their anchors, how they begin, in order; a group is a JSON list of

    `[pattern, [[number of the term, number of the rendering or -1, how it should stand, kind], …]]`.
    """

    anchors: Sequence[Shape]
    groups: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Both sides of a glossary, and the numbers of its terms that have acronyms."""

    source: Side[str]
    target: Side[bytes]
    with_acronyms: Sequence[int]


_Entry = tuple[int, int, str, int]


def compiled(terms: Sequence[Term]) -> Compiled:
    """What is looked for of `terms`."""
    return Compiled(
        _side(_source_patterns(terms), str, _source_anchor),
        _side(_target_patterns(terms), target_shape, _target_anchor),
        [number for number, term in enumerate(terms) if any(map(_has_acronym, term.renderings))],
    )


def _has_acronym(rendering: Rendering) -> bool:
    return bool(rendering.acronym) or (rendering.text.isalpha() and rendering.text.isupper())


def _source_patterns(terms: Sequence[Term]) -> Iterator[tuple[str, _Entry]]:
    own = [(form, number) for number, term in enumerate(terms) for form in source_forms(term)]
    taken = {form for form, _ in own}
    bare = (
        (form, number) for number, term in enumerate(terms) for form in bare_source_forms(term) if form not in taken
    )
    for forms in (own, bare):
        for form, number in forms:
            yield simplified(form), (number, -1, form, FormKind.OWN)


def _target_patterns(terms: Sequence[Term]) -> Iterator[tuple[str, _Entry]]:
    for number, term in enumerate(terms):
        for at, rendering in enumerate(term.renderings):
            for form in target_forms(rendering):
                # Of renderings that are the same in all, the first.
                first = term.renderings.index(rendering) if at else 0
                yield form.pattern, (number, first, form.right, form.kind)


def _side(
    patterns: Iterable[tuple[str, _Entry]], shape: Callable[[str], Shape], anchor: Callable[[Shape], Shape]
) -> Side[Shape]:
    forms: dict[str, dict[tuple[int, int], _Entry]] = {}
    for pattern, form in patterns:
        alike = forms.setdefault(encodable(fold(pattern)), {})
        known = alike.get(form[:2])
        if known is None or form[3] < known[3]:
            alike[form[:2]] = form
    forms.pop("", None)
    groups: dict[Shape, list[tuple[str, list[_Entry]]]] = {}
    for pattern, alike in forms.items():
        groups.setdefault(anchor(shape(pattern)), []).append((pattern, list(alike.values())))
    anchors = sorted(groups)  # in order they are made into an automaton in half the time
    return Side(anchors, [as_line(groups[one]) for one in anchors])


def as_line(data: object) -> bytes:
    """JSON in a line of its own."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    return text.encode(errors="surrogatepass")


def target_shape(pattern: str) -> bytes:
    """A folded pattern as it stands in a target text, with a space where it may not run on into another word."""
    return b" " * joins(pattern[0]) + in_bytes(pattern) + b" " * joins(pattern[-1])


def _source_anchor(shape: str) -> str:
    return shape if joins(shape[0]) else shape[:_CHARACTERS]


def _target_anchor(shape: bytes) -> bytes:
    """The first words."""
    end = 0
    for _ in range(_WORDS):
        end = shape.find(b" ", end + 1)
        if end < 0:
            return shape
    return shape[: end + 1]


class Terms(Sequence[Term]):
    """Terms that are read from their lines as they are asked for, and then stay the same objects."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        self._known: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Term: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Term]: ...
    def __getitem__(self, number: int | slice) -> Term | Sequence[Term]:
        """The term of a number."""
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        term = self._known.get(number)
        if term is None:
            term = self._known.setdefault(number, _term(self._lines[number]))
        return term


_fields = attrgetter(*(field.name for field in fields(Rendering)))  # dataclasses.astuple takes ten times as long


def term_line(term: Term) -> bytes:
    """A term as a line."""
    return as_line((term.sources, [_fields(one) for one in term.renderings], term.level, term.parent))


def _term(line: bytes) -> Term:
    sources, renderings, level, parent = json.loads(line)
    made = (Rendering(text, TermStatus(status), *rest) for text, status, *rest in renderings)
    return Term(tuple(sources), tuple(made), level, parent)
