"""What a revision changed: edits, findings fixed and introduced, hints of taste, rolled up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.model import Document, EnfaceError, Finding, Segment, Severity
from enface.scoring.revision import (
    Outcome,
    Pairs,
    SegmentDelta,
    WordChange,
    deltas,
    pair,
    roll_up,
    roll_up_by,
    word_changes,
)
from enface.scoring.surface import edit_rates, likeness

OLD = Document(
    "old.tsv",
    "old.tsv",
    (
        Segment("1", "湖南省", "They met in hunan."),
        Segment("2", "三月", "That is the plan of the county."),
        Segment("3", "你好", "He may not go."),
        Segment("4", "再见", "Goodbye."),
    ),
)
NEW = Document(
    "new.tsv",
    "new.tsv",
    (
        Segment("1", "湖南省", "They met in Hunan."),
        Segment("2", "三月", "This plan of the county was that."),
        Segment("3", "你好", "He may go."),
        Segment("5", "新的", "New."),
    ),
)
PAIRS = pair([OLD], [NEW])


def changed(pairs: Pairs, old: Sequence[Finding] = (), new: Sequence[Finding] = ()) -> tuple[SegmentDelta, ...]:
    chrf = likeness(pairs.old, pairs.new).each("chrF")
    return deltas(pairs, edit_rates(pairs.old, pairs.new)[0], chrf, old, new)


def finding(segment: str, fingerprint: str, document: str = "old.tsv", advisory: bool = False) -> Finding:
    return Finding(
        "case.place",
        1,
        Severity.MINOR,
        "t",
        document,
        document,
        segment,
        None,
        None,
        "",
        fingerprint,
        advisory=advisory,
    )


def test_versions_are_paired_by_id_and_the_rest_is_counted() -> None:
    assert [now.id for _, _, now in PAIRS.shared] == ["1", "2", "3"]
    assert (PAIRS.removed, PAIRS.added) == (1, 1)


def test_another_source_is_another_text() -> None:
    other = replace(NEW, segments=(NEW.segments[0]._replace(source="广东省"),))
    with pytest.raises(EnfaceError, match="segment 1 has another source"):
        pair([OLD], [other])


def test_versions_that_share_nothing_are_refused() -> None:
    with pytest.raises(EnfaceError, match="shares no segment"):
        pair([OLD], [replace(NEW, segments=(NEW.segments[3],))])


def test_several_documents_are_paired_by_name() -> None:
    one, two = replace(OLD, name="a"), replace(OLD, name="b")
    assert len(pair([one, two], [two, one]).shared) == 8
    with pytest.raises(EnfaceError, match="only one of them has b, c"):
        pair([one, two], [one, replace(two, name="c")])


def test_findings_are_fixed_introduced_or_left() -> None:
    old = [finding("1", "place"), finding("1", "x"), finding("3", "hint", advisory=True)]
    new = [finding("1", "x", "new.tsv"), finding("3", "lost", "new.tsv")]
    first, _, third = changed(PAIRS, old, new)
    assert first.findings == Outcome(fixed=1, introduced=0, untouched=1)
    assert third.findings == Outcome(fixed=0, introduced=1, untouched=0)


def test_a_change_of_taste_is_a_hint_and_a_negation_is_none() -> None:
    light = replace(NEW, segments=(NEW.segments[1]._replace(target="The plan of the county is that."),))
    (hint,) = changed(pair([OLD], [light]))
    assert hint.preferential
    assert [one.preferential for one in changed(PAIRS)] == [True, False, False]
    fixed = changed(PAIRS, [finding("1", "place")])[0]
    assert not fixed.preferential


def test_word_changes_show_what_went_and_came() -> None:
    changes = word_changes("They met in hunan and and left", "They met in Hunan and left early")
    assert changes == (WordChange("hunan", "Hunan"), WordChange("and", ""), WordChange("", "early"))


WORDS = st.lists(st.sampled_from("abcd"), max_size=10).map(" ".join)


@given(WORDS, WORDS)
def test_word_changes_are_all_that_changed(old: str, new: str) -> None:
    changes = word_changes(old, new)
    grown = sum(len(one.new.split()) - len(one.old.split()) for one in changes)
    assert len(old.split()) + grown == len(new.split())
    assert bool(changes) == (old != new)


def test_rollups_add_up() -> None:
    found = changed(PAIRS, [finding("1", "place")])
    whole = roll_up(found)
    parts = roll_up_by(found, lambda one: one.new.id)
    assert (whole.segments, whole.changed, whole.findings.fixed) == (3, 3, 1)
    assert sum(part.words for part in parts.values()) == whole.words
    assert whole.hter == pytest.approx(100 * sum(o.edits.edits for o in found) / sum(o.edits.length for o in found))
    assert roll_up([]).hter == 0
