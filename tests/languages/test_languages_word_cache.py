"""Cached words are those that were made, whatever became of the cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from enface.languages import word_cache
from enface.languages.word_cache import cached_table
from enface.languages.word_table import WordTable, table_of

WORDS = ("one", "two", "été")
TABLE = table_of((word, "") for word in WORDS)


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(word_cache, "_folder", lambda: tmp_path / "cache")
    path = tmp_path / "dictionary"
    path.write_text("as it is first")
    return path


def has_all(table: WordTable) -> bool:
    return all(word in table for word in WORDS) and "three" not in table


def refuse() -> bytes:
    raise AssertionError("the cache has them")


def test_words_are_made_once_and_read_from_the_cache_then(origin: Path) -> None:
    assert has_all(cached_table("words", origin, lambda: TABLE))
    assert has_all(cached_table("words", origin, refuse))
    assert [path.name for path in (origin.parent / "cache").iterdir()] == [f"words-{sys.byteorder}.table"]


def test_words_are_made_again_when_their_origin_changes(origin: Path) -> None:
    cached_table("words", origin, lambda: TABLE)
    origin.write_text("as it is after an update")
    assert "three" in cached_table("words", origin, lambda: table_of([("three", "")]))


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"1 2 3\none", b"\n\n"])
def test_a_damaged_cache_is_made_again(origin: Path, damaged: bytes) -> None:
    cached_table("words", origin, lambda: TABLE)
    (origin.parent / "cache" / f"words-{sys.byteorder}.table").write_bytes(damaged)
    assert has_all(cached_table("words", origin, lambda: TABLE))


@pytest.mark.skipif(os.name == "nt", reason="a folder in the place of a file is another error there")
def test_a_cache_that_cannot_be_written_costs_nothing_else(origin: Path) -> None:
    (origin.parent / "cache").write_text("a file where the folder should be")
    assert has_all(cached_table("words", origin, lambda: TABLE))


def test_words_whose_origin_is_gone_are_made(origin: Path) -> None:
    origin.unlink()
    assert has_all(cached_table("words", origin, lambda: TABLE))
