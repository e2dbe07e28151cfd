"""The registry of actions: one key, one action; the key sheet is what the registry says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from enface.tui.actions import ACTIONS, Where
from enface.tui.keys import Keys, fold_key, key_sheet
from enface.tui.screens.review import ReviewScreen
from enface.tui.theme import PALETTES


def test_every_action_of_review_can_be_carried_out() -> None:
    for action in ACTIONS:
        if Where.REVIEW in action.where:
            assert callable(getattr(ReviewScreen, f"_act_{action.id}"))


def test_ids_are_unique_and_described() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(action.description.endswith(".") for action in ACTIONS)


@pytest.mark.parametrize(("typed", "meant"), [("ｙ", "y"), ("？", "question_mark"), ("：", "colon"), ("n", "n")])
def test_full_width_letters_mean_the_plain_ones(typed: str, meant: str) -> None:
    assert fold_key(typed, typed) == meant


def test_key_sheet_names_every_action() -> None:
    sheet = key_sheet(Keys())
    assert all(action.description in sheet for action in ACTIONS)


def test_package_imports_no_textual_by_itself() -> None:
    code = "import sys, enface.tui, enface.tui.key_files; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two hex colours (WCAG 2.1)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_is_readable_on_every_background(name: str) -> None:
    palette = PALETTES[name]
    colours = [palette.text, palette.dim, palette.accent, palette.advisory, palette.fix]
    colours += [*palette.severity.values(), *palette.status.values()]
    for background in (palette.background, palette.panel, palette.selected):
        assert min(contrast(colour, background) for colour in colours) >= 4.5
