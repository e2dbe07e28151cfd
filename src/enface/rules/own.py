"""Rules of one's own: patterns in TOML, with conditions, message, fix and examples; a runaway pattern is stopped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import regex

from enface.model import Document, EnfaceError, Problem, Segment, Severity
from enface.rules.registry import Example, Hit, Rule, Scope, replacement

if TYPE_CHECKING:
    from enface.rules.analysis import Analysis
    from enface.rules.profile import Profile

FAMILY = "own"
TIMEOUT = 0.25
"""Seconds that one pattern may take on one text."""
_PATTERNS = ("source", "target", "unless_source", "unless_target")
_KEYS = {*_PATTERNS, "id", "severity", "advisory", "message", "fix", "kind", "type", "why", "fires", "silent"}


def own_rules(tables: Sequence[Mapping[str, Any]], path: str) -> tuple[Rule, ...]:
    r"""The rules of `[[rule]]` tables.

    `source` and `target` are regular expressions, at least one; where both are given both must match, and the place in
    the target is marked. `unless_source` and `unless_target` silence the rule, `kind` limits it to kinds of segment.
    `fix` is what to put in the place of the target's match, with groups as \1. `fires` and `silent` are pairs of texts,
    source and target. Raises EnfaceError with the file, the rule and what is wrong.
    """
    rules = tuple(_rule(table, path) for table in tables)
    for rule in rules:
        if sum(other.id == rule.id for other in rules) > 1:
            raise _wrong(path, rule.id, "the id stands twice.", "Give each rule its own.")
    return rules


def failing_examples(profile: Profile) -> Iterator[str]:
    """What the examples of a profile's own rules show to be wrong, a line each."""
    from enface.glossary import Glossary
    from enface.rules.runner import check_segment

    for rule in profile.own:
        alone = replace(profile, levels={}, ignore=frozenset(), select=frozenset({rule.id}))
        for (source, target), must in [*((one, True) for one in rule.fires), *((one, False) for one in rule.silent)]:
            segment = Segment("1", source, target, kind=next(iter(rule.kinds), "body"))
            result = check_segment(segment, Document("", "", (segment,)), Glossary(), alone)
            if result.problems:
                yield str(result.problems[0])
            elif bool(result.findings) is not must:
                yield f"{rule.id} {'does not fire' if must else 'fires'} on {source!r}, {target!r}."


def _rule(table: Mapping[str, Any], path: str) -> Rule:
    name = table.get("id")
    if not isinstance(name, str) or not regex.fullmatch(rf"{FAMILY}\.[a-z0-9][a-z0-9-]*", name):
        raise _wrong(path, str(name), "no id of one's own.", f'Write id = "{FAMILY}.some-name".')
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise _wrong(path, name, f"unknown key {unknown[0]!r}.", f"Known are {', '.join(sorted(_KEYS))}.")
    if not (table.get("source") or table.get("target")):
        raise _wrong(path, name, "no pattern.", "Give source, target or both.")
    if not table.get("message"):
        raise _wrong(path, name, "no message.", "Say what is usual.")
    severity = table.get("severity", Severity.MINOR.value)
    if severity not in set(Severity):
        raise _wrong(path, name, f"unknown severity {severity!r}.", f"Use {', '.join(Severity)}.")
    kinds = tuple(map(str, table.get("kind", ())))
    patterns = {key: _compile(str(table[key]), key, name, path) for key in _PATTERNS if table.get(key)}
    return Rule(
        id=name,
        version=1,
        severity=Severity(severity),
        type=str(table.get("type", "style/organization-style")),
        scope=Scope.SEGMENT,
        summary=str(table["message"]),
        why=str(table.get("why", "")),
        fires=_examples(table.get("fires", ()), name, path),
        silent=_examples(table.get("silent", ()), name, path),
        check=_Check(patterns, str(table["message"]), table.get("fix"), kinds),
        kinds=kinds,
        languages=("zh", "en"),
        advisory=bool(table.get("advisory", False)),
        needs_source="source" in patterns,
    )


def _compile(text: str, key: str, name: str, path: str) -> regex.Pattern[str]:
    try:
        return regex.compile(text)
    except regex.error as error:
        raise _wrong(path, name, f"{key} is no regular expression: {error}.", "Mend the pattern.") from None


def _examples(value: object, name: str, path: str) -> tuple[Example, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(path, name, "examples are a list.", 'Write fires = [["源文", "target"]].')
    examples: list[Example] = []
    for pair in value:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair)):
            raise _wrong(path, name, "an example is a pair of texts.", 'Write fires = [["源文", "target"]].')
        examples.append((pair[0], pair[1]))
    return tuple(examples)


@dataclass(frozen=True)
class _Check:
    """What a rule of one's own looks for. It is data, so that a profile reads the same in every process: what a project
    was checked with is known by that.
    """

    patterns: Mapping[str, regex.Pattern[str]]
    message: str
    fix: str | None
    kinds: tuple[str, ...]

    def __call__(self, segment: Analysis) -> Iterator[Hit]:
        patterns = self.patterns
        if self.kinds and segment.segment.kind not in self.kinds:
            return
        for key, text in (("unless_source", segment.source), ("unless_target", segment.target)):
            if key in patterns and patterns[key].search(text, timeout=TIMEOUT):
                return
        source = patterns["source"].search(segment.source, timeout=TIMEOUT) if "source" in patterns else None
        if "source" in patterns and source is None:
            return
        if "target" not in patterns:
            yield segment.hit(self.message, source=source.span() if source else None)
            return
        for match in patterns["target"].finditer(segment.target, timeout=TIMEOUT):
            fixes = [replacement(match.span(), match.expand(self.fix))] if self.fix is not None else []
            yield segment.hit(self.message, target=match.span(), source=source.span() if source else None, fixes=fixes)


def _wrong(path: str, name: str, reason: str, remedy: str) -> EnfaceError:
    return EnfaceError(Problem(path, f"[[rule]] {name}: {reason}", remedy))
