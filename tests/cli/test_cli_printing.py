"""How findings look on a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from enface.cli import run
from enface.cli.console import Style, plain, wants_colour
from enface.cli.printing import window
from enface.model import Span

TEXTS = st.text(st.sampled_from("aé中。\u0301\u202e\x1b \U0001f600-"), max_size=120)


def shown(capsys: pytest.CaptureFixture[str], path: Path, table: str, *arguments: str) -> list[str]:
    path.write_text(table, "utf-8")
    run(["check", str(path), *arguments])
    return capsys.readouterr().out.splitlines()


def test_full_says_place_severity_rule_line_caret_and_fix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.tsv"
    lines = shown(capsys, path, "id\ttarget\n7\tThey met in hunan.\n", "--select", "case.place")
    assert lines[:4] == [
        f"{path}:2: [7] minor case.place Usually: Hunan. Place names take a capital.",
        "target | They met in hunan.",
        "       |             ^^^^^",
        "   fix | Hunan",
    ]


def test_summary_counts_by_rule_and_closes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "id\ttarget\n1\tThey met in hunan.\n2\tThey met met in beijing.\n"
    lines = shown(capsys, tmp_path / "a.tsv", table, "--select", "case.place,repetition")
    assert "     2 minor    case.place" in lines
    assert "     1 minor    repetition.word" in lines
    assert "3 findings (3 minor) in 2 segments of 1 document." in lines


def test_nothing_found_is_not_called_correct(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, tmp_path / "a.tsv", "id\ttarget\n1\tHello.\n")
    assert lines == ["No machine findings in 1 segment of 1 document."]


def test_caret_stands_under_the_words_behind_wide_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = shown(capsys, tmp_path / "a.tsv", "id\ttarget\n1\t中文 in hunan\n", "--select", "case.place")
    number = next(index for index, line in enumerate(lines) if line.endswith("^"))
    assert lines[number].index("^") == cell_len(lines[number - 1].partition("hunan")[0])


def test_hostile_text_is_shown_as_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = "\n".join(shown(capsys, tmp_path / "a.tsv", "id\ttarget\n1\tin hunan \x1b]52;c;eA==\x07\u202e now\n"))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "‹U+202E›" in out


@given(text=TEXTS, data=st.data(), width=st.integers(20, 80))
def test_window_fits_and_holds_the_words_or_their_beginning(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = window(text, Span(start, end), width)
    assert cell_len(before + words + after) <= width
    assert plain(text[start:end]).startswith(words)
    if words != plain(text[start:end]):
        assert after == "…"
    whole = before.removeprefix("…") + words + after.removesuffix("…")
    assert whole in plain(text)
    if cell_len(plain(text)) <= width - 2:
        assert (before + words + after) == plain(text)


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour_only_where_it_is_wanted(
    environment: dict[str, str], terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    assert wants_colour(Stream()) is coloured


def test_plain_style_leaves_words_alone() -> None:
    assert Style(colour=False)("word", "major") == "word"
    assert Style(colour=True)("word", "major") == "\x1b[31mword\x1b[0m"
