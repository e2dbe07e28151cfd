"""The articles that were written for measuring: their marks are where they say, and the rules keep what they find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.gold import add_up, read_gold, score

from enface import formats
from enface.glossary import load_glossary
from enface.rules import check, load_profile

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOLD = sorted(BENCHMARKS.glob("*articles/*/*.gold.jsonl"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".gold.jsonl"))
def test_every_mark_is_at_the_words_that_it_quotes(path: Path) -> None:
    (document,) = formats.read(path.with_name(path.name.replace(".gold.jsonl", ".tsv")))
    targets = {segment.id: segment.target for segment in document.segments}
    for line in path.read_text("utf-8").splitlines():
        error = json.loads(line)
        assert targets[error["segment"]][error["start"] : error["end"]] == error["text"]


@pytest.mark.parametrize(("name", "recall"), [("articles", 0.9), ("further_articles", 0.85), ("third_articles", 0.9)])
def test_the_rules_find_in_development_articles_what_they_found_when_they_were_mended(name: str, recall: float) -> None:
    articles = BENCHMARKS / name
    glossary, profile = load_glossary([articles / "glossary.csv"]), load_profile()
    total = add_up(
        score(check(formats.read(path), glossary, profile).findings, read_gold(path.with_suffix(".gold.jsonl")))
        for path in sorted((articles / "development").glob("*.tsv"))
    )
    assert total.recall >= recall
    assert total.precision >= 0.95
