"""What a run finds is held as bytes, comes back as it was, and leaves nothing of the text's analysis behind."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

import pytest

from enface import formats
from enface.glossary import Glossary
from enface.model import NOTHING, Document, Edit, Finding, Fix, Place, Segment, Severity, Side, Span
from enface.rules import Analysis, Hit, Profile, all_rules, check, check_packed
from enface.rules.packing import finding_of, pack, record_of, unpack

EVERYTHING = Profile("everything")
_ARTICLES = Path(__file__).parents[2] / "benchmarks" / "articles"
_DOCUMENT = Document("p", "d", (Segment("a", "源", "text"), Segment("b", "源", "text")))


def a_finding(**other: object) -> Finding:
    """A finding in the second segment with all that one can have."""
    fixes = Fix("title", (Edit(0, 1, "\ud800"), Edit(2, 3, "")), True), Fix("other", (), False)
    related = (Place("e", "c", side, Span(0, 2), "ab") for side in Side)
    given: dict[str, object] = {
        "source": Span(0, 1), "target": Span(1, 3), "message": "“…” \ud800", "fingerprint": "0f", "fixes": fixes,
        "evidence": {"a": [1, 2.5, None], "b": {"c": True}}, "related": tuple(related), "advisory": True, **other,
    }  # fmt: skip
    rule = all_rules()[2]
    return Finding(rule.id, rule.version, Severity.MAJOR, rule.type, "p", "d", "b", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "finding",
    [
        a_finding(),
        a_finding(source=None, fixes=(), related=(), evidence=NOTHING, advisory=False),
        a_finding(target=None, evidence={"what marshal does not know": Severity.MINOR, "nor": Counter("aab")}),
    ],
)
def test_a_finding_comes_back_as_it_was(finding: Finding) -> None:
    packed = pack([record_of(finding, 1, 2), record_of(finding, 1, 2)])
    assert isinstance(packed, bytes)
    back = [finding_of(record, _DOCUMENT, all_rules()) for record in unpack(packed)]
    assert repr(back) == repr([finding, finding])  # the types too, as a tuple equals a span


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [document for path in sorted(_ARTICLES.glob("*/*.tsv"))[:6] for document in formats.read(path)]


def test_a_packed_run_finds_what_a_run_finds_as_often_as_one_looks(documents: list[Document]) -> None:
    found, problems = check_packed(documents, Glossary(), EVERYTHING)
    one = check(documents, Glossary(), EVERYTHING)
    assert (tuple(found), problems) == (one.findings, one.problems)
    assert list(map(repr, found)) == list(map(repr, one.findings))
    assert len(found) == len(one.findings) > 0


def _alive(*kinds: type) -> int:
    gc.collect()
    return sum(type(thing) in kinds for thing in gc.get_objects())


def test_what_was_found_in_earlier_documents_is_held_as_bytes_only(documents: list[Document]) -> None:
    ends, passed = set(), 0
    for document in documents:
        passed += len(document.segments)
        ends.add(passed)
    before, done, alive = _alive(Analysis, Hit, Finding), 0, []

    def pause() -> None:
        nonlocal done
        if done in ends:  # some of the next document has been read
            alive.append(_alive(Analysis, Hit, Finding) - before)
        done += 1

    found, _ = check_packed(documents, Glossary(), EVERYTHING, pause=pause)
    assert len(alive) == len(documents) - 1
    assert max(alive) < 70  # those of the segments that are looked at together
    assert _alive(Analysis, Hit, Finding) == before
    assert len(found) > 100
