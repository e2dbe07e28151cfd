"""How a rule of conformance is written down, and how all of a format's rules run over a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from enface.formats.conformance import schema
from enface.formats.conformance.element import Element
from enface.formats.contract import Fault

Found = Iterator[tuple[Element, str]]
"""Where a rule is broken and what to say of it."""

Check = Callable[[Element], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a specification demands: an id (`xliff2.order`), one sentence, and the check."""

    id: str
    why: str
    check: Check


def twice(elements: Iterable[Element], where: str, attribute: str = "id") -> Found:
    """Those of the elements whose attribute another before them has; `where` says in what."""
    seen: set[str] = set()
    for element in elements:
        value = element.get(attribute)
        if value in seen:
            yield element, f"{attribute} {value!r} of <{element.written}> is used twice in {where}."
        elif value:
            seen.add(value)


@dataclass
class Rulebook:
    """The rules of one format; `run` gives every fault of a file."""

    name: str
    rules: dict[str, str] = field(default_factory=dict)
    _checks: dict[str, list[Rule]] = field(default_factory=dict)
    _opaque: frozenset[str] = frozenset()

    def rule(self, id_: str, *elements: str) -> Callable[[Check], Check]:
        """Register a check for elements of these names; its docstring's first line says what is demanded."""

        def register(check: Check) -> Check:
            why = (check.__doc__ or "").strip().splitlines()[0]
            rule = Rule(f"{self.name}.{id_}", why, check)
            self.rules.setdefault(rule.id, why)
            for element in elements:
                self._checks.setdefault(element, []).append(rule)
            return check

        return register

    def schema(
        self,
        contents: Mapping[str, str],
        attributes: Mapping[str, str],
        kinds: Mapping[str, schema.Kind],
        opaque: Iterable[str] = (),
    ) -> None:
        """Register what tables say of elements: content, required and allowed attributes, their values.

        What stands in an `opaque` element, or in one that no table knows, is nobody's business here.
        """
        self._opaque = frozenset(opaque)

        @self.rule("content", *contents)
        def _content(element: Element) -> Found:
            """Elements stand where the content model has them, and text only where text may stand."""
            yield from schema.misplaced(element, contents[element.name])

        @self.rule("attribute-required", *attributes)
        def _required(element: Element) -> Found:
            """Required attributes are given."""
            yield from schema.missing_attributes(element, attributes[element.name])

        @self.rule("attribute-allowed", *attributes)
        def _allowed(element: Element) -> Found:
            """Attributes stand on elements that may have them."""
            yield from schema.unknown_attributes(element, attributes[element.name])

        @self.rule("attribute-value", *attributes)
        def _value(element: Element) -> Found:
            """Values are of the attribute's kind."""
            yield from schema.wrong_values(element, attributes[element.name], kinds)

    def run(self, root: Element) -> Iterator[Fault]:
        """Every fault below `root`, in the order of the elements that the rules look at."""
        stack = [root]
        while stack:
            element = stack.pop()
            for rule in self._checks.get(element.name, ()):
                for place, message in rule.check(element):
                    yield Fault(rule.id, place.line, place.column, message)
            if element.name not in self._opaque:
                stack.extend(reversed(element.children))
