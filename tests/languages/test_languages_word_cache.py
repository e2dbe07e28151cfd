"""Cached words are those that were made, whatever became of the cache."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface.languages import word_cache
from enface.languages.word_cache import cached_lines

WORDS = ("one", "two", "été")


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(word_cache, "user_cache_path", lambda _: tmp_path / "cache")
    path = tmp_path / "dictionary"
    path.write_text("as it is first")
    return path


def refuse() -> Iterator[str]:
    raise AssertionError("the cache has them")


def test_words_are_made_once_and_read_from_the_cache_then(origin: Path) -> None:
    assert cached_lines("words", origin, lambda: WORDS) == WORDS
    assert cached_lines("words", origin, refuse) == WORDS
    assert [path.name for path in (origin.parent / "cache").iterdir()] == ["words.txt"]


def test_words_are_made_again_when_their_origin_changes(origin: Path) -> None:
    cached_lines("words", origin, lambda: WORDS)
    origin.write_text("as it is after an update")
    assert cached_lines("words", origin, lambda: ("three",)) == ("three",)


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"1 2 3\none", b"\n\n"])
def test_a_damaged_cache_is_made_again(origin: Path, damaged: bytes) -> None:
    cached_lines("words", origin, lambda: WORDS)
    (origin.parent / "cache" / "words.txt").write_bytes(damaged)
    assert cached_lines("words", origin, lambda: WORDS) == WORDS


@pytest.mark.skipif(os.name == "nt", reason="a folder in the place of a file is another error there")
def test_a_cache_that_cannot_be_written_costs_nothing_else(origin: Path) -> None:
    (origin.parent / "cache").write_text("a file where the folder should be")
    assert cached_lines("words", origin, lambda: WORDS) == WORDS


def test_words_whose_origin_is_gone_are_made(origin: Path) -> None:
    origin.unlink()
    assert cached_lines("words", origin, lambda: WORDS) == WORDS
