"""Content models and attributes as tables of strings, and what in an element breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from enface.formats.conformance.element import Element, is_foreign


class Particle(NamedTuple):
    """One step of a content model: one of these names, at least `low` and at most `high` times."""

    names: frozenset[str]
    low: int
    high: float

    def accepts(self, name: str) -> bool:
        """Whether an element of that name may stand at this step."""
        return name in self.names or ("#other" in self.names and is_foreign(name)) or "#any" in self.names


class Content(NamedTuple):
    """What an element holds: steps in order, and whether text may stand between them."""

    particles: tuple[Particle, ...]
    text: bool


class Kind(NamedTuple):
    """A kind of attribute value: a pattern for the whole of it, and what to call it."""

    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of an element: name to kind (empty: anything), which are required, which prefixes may be added.

    `open` lists prefixes (`fs:`) whose attributes may stand too, or `*` for those of every other namespace.
    """

    kinds: Mapping[str, str]
    required: tuple[str, ...]
    open: tuple[str, ...]


_BOUNDS = {"?": (0, 1.0), "*": (0, float("inf")), "+": (1, float("inf"))}


@cache
def content(model: str) -> Content:
    """A content model as a table writes it: `skeleton? #other* unit|group+`, `#text` where text may stand."""
    words = model.split()
    particles = []
    for word in words:
        if word != "#text":
            low, high = _BOUNDS.get(word[-1], (1, 1.0))
            particles.append(Particle(frozenset(word.rstrip("?*+").split("|")), low, high))
    return Content(tuple(particles), "#text" in words)


@cache
def attributes(line: str) -> Attributes:
    """The attributes of an element as a table writes them: `id!=token type state=(new|final) fs: *`.

    `!` marks the required; after `=` stands a kind or the list of values.
    """
    kinds, required, open_ = {}, [], []
    for word in line.split():
        name, _, kind = word.partition("=")
        if name == "*" or name.endswith(":"):
            open_.append(name)
            continue
        if name.endswith("!"):
            name = name[:-1]
            required.append(name)
        kinds[name] = kind
    return Attributes(kinds, tuple(required), tuple(open_))


def misplaced(element: Element, model: str) -> Iterator[tuple[Element, str]]:
    """Where an element breaks its content model: the first child in the way, else what is missing, and stray text."""
    particles, text = content(model)
    children = element.children
    at = 0
    missing = ""
    for names, low, high in particles:
        particle = Particle(names, low, high)
        start = at
        while at < len(children) and at - start < high and particle.accepts(children[at].name):
            at += 1
        if at - start < low and not missing:
            missing = " or ".join(f"<{name}>" for name in sorted(names))
    if at < len(children):
        yield children[at], _in_the_way(children[at], element, particles)
    elif missing:
        yield element, f"<{element.written}> has no {missing}."
    if not text and element.has_text:
        yield element, f"<{element.written}> holds text, which only elements may stand in."


def _in_the_way(child: Element, parent: Element, particles: tuple[Particle, ...]) -> str:
    if not any(particle.accepts(child.name) for particle in particles):
        return f"<{child.written}> may not stand in <{parent.written}>."
    if sum(other.name == child.name for other in parent.children) > 1 and any(
        particle.high == 1 and particle.accepts(child.name) for particle in particles
    ):
        return f"<{parent.written}> has more than one <{child.written}>."
    order = ", ".join("|".join(sorted(particle.names)) for particle in particles)
    return f"<{child.written}> stands at the wrong place in <{parent.written}>; the order is: {order}."


def missing_attributes(element: Element, line: str) -> Iterator[tuple[Element, str]]:
    """Required attributes that an element does not have."""
    for name in attributes(line).required:
        if name not in element.attributes:
            yield element, f"<{element.written}> has no attribute {name}."


def unknown_attributes(element: Element, line: str) -> Iterator[tuple[Element, str]]:
    """Attributes that may not stand on an element."""
    known = attributes(line)
    for name in element.attributes:
        if name not in known.kinds and not _may_be_added(name, known.open):
            yield element, f"<{element.written}> may not have the attribute {name}."


def _may_be_added(name: str, open_: tuple[str, ...]) -> bool:
    if name.startswith(("xsi:", "xml:base", "xml:id")):
        return True
    prefix, colon, _ = name.rpartition(":")
    return bool(colon) and ("*" in open_ or prefix + ":" in open_)


def wrong_values(element: Element, line: str, kinds: Mapping[str, Kind]) -> Iterator[tuple[Element, str]]:
    """Attributes whose value is not of their kind."""
    known = attributes(line).kinds
    for name, value in element.attributes.items():
        kind = known.get(name)
        if not kind:
            continue
        if kind.startswith("("):
            if value not in kind[1:-1].split("|"):
                yield element, f"{name}={value!r} is none of {', '.join(kind[1:-1].split('|'))}."
        elif not kinds[kind].pattern.fullmatch(value):
            yield element, f"{name}={value!r} is not {kinds[kind].words}."
