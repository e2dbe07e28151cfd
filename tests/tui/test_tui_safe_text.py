"""Hostile text is shown as harmless, nothing is lost, offsets hold."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from enface.languages.safe_text import safe_text, shown_character

TEXT = st.text(max_size=60) | st.text(st.sampled_from("中a\u0301 \x1b\u202e\u200d\ufe0f\ufffc\ud800👍🏽🇨"), max_size=30)
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(TEXT)
def test_shown_text_holds_nothing_a_terminal_obeys(text: str) -> None:
    assert not {unicodedata.category(char) for char in safe_text(text).text} & UNSAFE


@given(TEXT)
def test_offsets_map_there_and_back(text: str) -> None:
    safe = safe_text(text)
    places = [safe.to_shown(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(safe.text)
    assert [safe.to_original(place) for place in places] == list(range(len(text) + 1))


@given(TEXT)
def test_every_place_in_a_chip_belongs_to_its_character(text: str) -> None:
    safe = safe_text(text)
    for offset in range(len(text)):
        begin, end = safe.to_shown(offset), safe.to_shown(offset + 1)
        assert begin < end
        assert safe.text[begin:end] == shown_character(text[offset])
        assert {safe.to_original(place) for place in range(begin, end)} == {offset}


@given(TEXT)
def test_a_shown_text_is_as_wide_as_its_characters(text: str) -> None:
    shown = safe_text(text).text
    assert cell_len(shown) == sum(map(get_character_cell_size, shown))


@given(TEXT)
def test_what_is_shown_is_safe_already(text: str) -> None:
    shown = safe_text(text).text
    assert safe_text(shown).text == shown


def test_every_character_is_shown_alike_alone_and_in_a_text() -> None:
    whole = "".join(map(chr, (*range(0x20000), *range(0xE0000, 0xE0200))))
    assert safe_text(whole).text == "".join(map(shown_character, whole))


def test_no_character_of_unicode_is_shown_raw_that_nobody_could_see() -> None:
    hidden = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in UNSAFE]
    hidden += ["\u034f", "\u115f", "\u2800", "\u3164", "\uffa0", "\ufe0f", "\U000e0100"]
    assert [char for char in hidden if shown_character(char) == char] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("湖南省侨联", "湖南省侨联"),
        ("a\x1b[31m\x07", "a␛[31m␇"),
        ("one\ntwo\tthree\r", "one␊two␉three␍"),
        ("\x7f\x9b", "␡‹U+009B›"),
        ("\u202eabc\u2066", "‹U+202E›abc‹U+2066›"),
        ("a\u2028b\u2029", "a‹U+2028›b‹U+2029›"),
        ("see \ufffc here", "see ‹code› here"),
        ("zero\u200bwidth\u200djoiner", "zero‹zwsp›width‹zwj›joiner"),
        ("\ud800 alone", "‹U+D800› alone"),
        ("\ue000\U000e0041", "‹U+E000›‹U+E0041›"),
        ("caf\u0065\u0301", "caf\u0065\u0301"),
        ("[b]no markup[/b]", "[b]no markup[/b]"),
        ("👍\U0001f3fd", "👍‹U+1F3FD›"),
        ("10\u00a0km\u3000空", "10\u00a0km\u3000空"),
    ],
)
def test_each_kind_has_its_form(text: str, shown: str) -> None:
    assert safe_text(text).text == shown
