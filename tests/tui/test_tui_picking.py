"""Labels point at every word in one or two keys; what is typed is never ambiguous."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from enface.languages.safe_text import safe_text
from enface.languages.word_diff import words
from enface.model import Segment, Severity, Side, Span
from enface.review.commands import SegmentRef
from enface.review.views import Mark, Row
from enface.scoring.typology import SHORT_LIST
from enface.tui.labels import label_keys, labels
from enface.tui.picking import Picked, Picking
from enface.tui.theme import DARK, PALETTES
from enface.tui.widgets.grid_layout import Look, Pointing, lay_out

TEXT = "In march 2020, the meeting was held in Changsha."
TEXTS = st.text(st.sampled_from("ab 湖南，.\ufffc\u202e\u0301🙂1-\n"), max_size=120)


def typed(picking: Picking, keys: str) -> Picking | Picked | None:
    """What comes of keys one after the other."""
    for key in keys:
        following = picking.press({"!": "exclamation_mark", "\n": "enter", "\b": "backspace"}.get(key, key))
        if not isinstance(following, Picking):
            return following
        picking = following
    return picking


def keys_of(text: str, word: str) -> str:
    """The label of a word."""
    start = text.index(word)
    return next(one.keys for one in Picking.of(text, SHORT_LIST).labels if one.span.start == start)


@given(TEXTS)
def test_no_label_begins_another_or_is_wider_than_its_word(text: str) -> None:
    safe = safe_text(text)
    made = labels(text, "fj")
    assert len({one.keys for one in made}) == len(made) <= 52
    for one in made:
        assert cell_len(safe.text[safe.to_shown(one.span.start) : safe.to_shown(one.span.end)]) >= len(one.keys)
        assert not any(other.keys.startswith(one.keys) for other in made if other is not one)


def test_every_word_of_an_ordinary_segment_has_a_label() -> None:
    for text in (TEXT, "湖南省侨联开会。" * 30, TEXT * 8):
        spans = [span for span in words(text) if len(text) < 100 or span.of(text).isalnum()]
        assert {one.span for one in labels(text, label_keys("atlscpd"))} >= set(spans)


def test_no_label_begins_like_a_type() -> None:
    firsts = {keys[0] for keys in SHORT_LIST}
    assert not firsts & {label.keys[0] for label in Picking.of(TEXT * 5, SHORT_LIST).labels}
    assert set(label_keys("abcdefghijklmnopqrstuvwxyz")) == set("1234567890")


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ("am", Severity.MINOR),
        ("AM", Severity.MAJOR),
        ("Am", Severity.MAJOR),
        ("!am", Severity.CRITICAL),
        ("!AM", Severity.CRITICAL),
        ("!!am", Severity.MINOR),
        ("l\bam", Severity.MINOR),
    ],
)
def test_a_word_then_a_type_whose_case_is_the_severity(keys: str, severity: Severity) -> None:
    picked = typed(Picking.of(TEXT, SHORT_LIST), keys_of(TEXT, "march") + keys)
    assert picked == Picked(Span(3, 8), "accuracy/mistranslation", severity)


def test_two_labels_are_a_stretch_in_either_order() -> None:
    first, last = keys_of(TEXT, "meeting"), keys_of(TEXT, "held")
    for keys in (first + last, last + first):
        picked = typed(Picking.of(TEXT, SHORT_LIST), f"{keys}sa")
        assert isinstance(picked, Picked)
        assert picked.span is not None
        assert picked.span.of(TEXT) == "meeting was held"


def test_all_of_the_text_is_meant_only_where_that_is_said() -> None:
    assert typed(Picking.of(TEXT, SHORT_LIST), "am") is None
    assert typed(Picking.of(TEXT, SHORT_LIST), "\nam") == Picked(None, "accuracy/mistranslation")


def test_without_types_enter_ends_it() -> None:
    assert typed(Picking.of(TEXT, {}), keys_of_plain("march") + "\n") == Picked(Span(3, 8))
    assert typed(Picking.of(TEXT, {}), "\n") == Picked(None)


def keys_of_plain(word: str) -> str:
    return next(one.keys for one in Picking.of(TEXT, {}).labels if one.span.of(TEXT) == word)


@given(st.lists(st.sampled_from([*"fjdkalmstAM!", "enter", "backspace", "tab", "1"]), max_size=12))
def test_whatever_is_typed_something_may_follow(keys: list[str]) -> None:
    picking = Picking.of(TEXT * 4, SHORT_LIST)
    for key in keys:
        following = picking.press(key)
        if isinstance(following, Picked):
            assert following.type in SHORT_LIST.values()
            return
        picking = following or picking
        assert picking.words()


@given(TEXTS, st.sampled_from([12, 40, 100, 160]))
def test_labels_leave_every_cell_where_it_was(text: str, width: int) -> None:
    marks = tuple(Mark(span, Severity.MAJOR) for span in list(words(text))[:3])
    row = Row(SegmentRef("d", "1"), 0, Segment("1", text, text), marks, marks)
    plain = lay_out(row, Look(width, PALETTES[DARK], selected=True)).strips
    for side in Side:
        pointing = Pointing(side, labels(text, "fjk"), Span(0, 1) if text else None)
        shown = lay_out(row, Look(width, PALETTES[DARK], selected=True, pointing=pointing)).strips
        assert [strip.cell_length for strip in shown] == [strip.cell_length for strip in plain]
        for before, after in zip(plain, shown, strict=True):
            assert cell_len(before.text) == cell_len(after.text)


def test_labels_stand_on_the_words_and_keep_what_is_behind_them() -> None:
    text = "湖南 meeting was"
    row = Row(SegmentRef("d", "1"), 0, Segment("1", "", text))
    made = tuple(label._replace(keys="fj"[: len(label.keys)]) for label in labels(text, "f"))
    (line, _) = lay_out(row, Look(60, PALETTES[DARK], selected=True, pointing=Pointing(Side.TARGET, made))).strips
    assert "fjfj fjeting fjs" in line.text
    assert [piece.text for piece in line if piece.style and piece.style.reverse] == ["fj"] * 4
