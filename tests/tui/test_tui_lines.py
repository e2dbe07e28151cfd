"""The single lines around the grid fit every width, and what must be known is never what gives way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from enface.model import Status
from enface.review.views import Filter
from enface.tui.screens import lines

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), max_size=80)
WIDTHS = st.integers(58, 200)


@given(NAMES, WIDTHS)
def test_header_keeps_place_and_filter_and_fits(name: str, width: int) -> None:
    needed = [Text("segment 2 of 14"), Text(" filter: open findings ")]
    line = lines.header(name, needed, [Text("translated"), Text("Li, lead")], width)
    assert "segment 2 of 14" in line.plain
    assert "filter: open findings" in line.plain
    assert line.cell_len <= width


@given(st.lists(NAMES.filter(bool), min_size=2, max_size=12), WIDTHS)
def test_hints_fit_and_always_end_with_help(words: list[str], width: int) -> None:
    line = lines.hints([*words, "? help"], width)
    assert line.endswith("? help")
    assert cell_len(line) <= max(width, cell_len("? help"))


@given(st.lists(st.text("abc x", min_size=1, max_size=14), min_size=2, max_size=9), WIDTHS)
def test_question_loses_no_answer(words: list[str], width: int) -> None:
    above, below = lines.question(words, width)
    assert lines.SEPARATOR.join(part for part in (above, below) if part) == lines.SEPARATOR.join(words)
    assert cell_len(below) <= width


@given(NAMES, WIDTHS)
def test_progress_stands_at_the_end_of_the_line(said: str, width: int) -> None:
    line = lines.beside(said, "checking…", width)
    assert line.endswith("checking…")
    assert cell_len(line) == width


def test_filter_says_all_its_conditions() -> None:
    both = Filter(open_findings=True, statuses=frozenset({Status.DRAFT, Status.APPROVED}), text="a\x1bb")
    assert lines.filter_words(both, {}) == "open findings, approved, draft, “a␛b”"
