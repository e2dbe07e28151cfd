"""Every rule's own examples: what must fire fires, what must be silent is, and every fix removes its finding."""

from collections.abc import Iterator

import pytest

from enface.glossary import Glossary
from enface.model import Document, Finding, Segment, apply_edits
from enface.rules import DocumentAnalysis, Result, Rule, Scope, all_rules, check
from enface.rules.finishing import finish
from enface.rules.profile import Profile
from enface.rules.registry import Example
from enface.rules.runner import Run

PART = " ¶ "


def segments(example: Example) -> tuple[Segment, ...]:
    """The segments of an example; `…` as the source stands for none."""
    sources, targets = (side.split(PART) for side in example)
    assert len(sources) == len(targets), "an example has as many sources as targets"
    return tuple(
        Segment(str(number), "" if source == "…" else source, target)
        for number, (source, target) in enumerate(zip(sources, targets, strict=True), start=1)
    )


def run(rule: Rule, parts: tuple[Segment, ...]) -> Result:
    only = Profile("only", select=frozenset({rule.id}), levels={rule.id: "finding"})
    if rule.scope is Scope.CORPUS:
        return Result(tuple(across(rule, parts, only)))
    return check([Document("example", "example", parts)], Glossary.of(rule.glossary), only)


def across(rule: Rule, parts: tuple[Segment, ...], only: Profile) -> Iterator[Finding]:
    """What a rule of a corpus finds where each segment is a document."""
    runner = Run(only)
    (active,) = runner.in_corpora
    glossary = Glossary.of(rule.glossary)
    documents = [Document(part.id, "example", (part,)) for part in parts]
    every = [DocumentAnalysis(document, glossary, only).analysis(0) for document in documents]
    assert rule.mentions is not None
    for thing in dict.fromkeys(thing for analysis in every for thing, _ in rule.mentions(analysis)):
        same = [analysis for analysis in every if thing in dict(rule.mentions(analysis))]
        if len({name for analysis in same for one, name in rule.mentions(analysis) if one == thing}) > 1:
            for hit in runner.in_mentions(active, same, thing):
                yield from finish([(active, hit)])
    assert not runner.problems


def examples(which: str) -> Iterator[object]:
    for rule in all_rules():
        for number, example in enumerate(getattr(rule, which), start=1):
            yield pytest.param(rule, example, id=f"{rule.id}-{number}")


@pytest.mark.parametrize(("rule", "example"), examples("fires"))
def test_example_fires(rule: Rule, example: Example) -> None:
    result = run(rule, segments(example))
    assert not result.problems
    assert {finding.rule for finding in result.findings} == {rule.id}


@pytest.mark.parametrize(("rule", "example"), examples("silent"))
def test_example_is_silent(rule: Rule, example: Example) -> None:
    result = run(rule, segments(example))
    assert not result.problems
    assert [finding.message for finding in result.findings] == []


@pytest.mark.parametrize(("rule", "example"), examples("fires"))
def test_every_fix_of_an_example_removes_its_finding(rule: Rule, example: Example) -> None:
    parts = segments(example)
    for finding in run(rule, parts).findings:
        for fix in finding.fixes:
            mended = tuple(
                Segment(part.id, part.source, apply_edits(part.target, fix.edits))
                if part.id == finding.segment
                else part
                for part in parts
            )
            left = [(again.fingerprint, again.segment) for again in run(rule, mended).findings]
            assert (finding.fingerprint, finding.segment) not in left, f"{fix.title!r} leaves the finding"


def test_every_rule_says_what_it_is() -> None:
    for rule in all_rules():
        assert rule.summary.endswith("."), rule.id
        assert rule.why, f"{rule.id} does not say why"
        assert "/" in rule.type, f"{rule.id} names no type of error"
