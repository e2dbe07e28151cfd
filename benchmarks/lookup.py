"""How many segments a second the terms of a glossary are looked for in, both sides, beside other ways.

Glossaries of three sizes are cut from rated machine translations and looked
for in newstest2021, so that a text has the terms that texts of one kind share. The other ways only say where the same
forms stand in texts folded before: no longest match, no whole words, no case. What opening costs are CPU seconds of a
whole process that looks for a term: the first time, which compiles the glossary, and again.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from benchmarks import data
from benchmarks.measured import apart, command, in_turns
from benchmarks.pages import MISSED, table
from enface.glossary import Glossary, load_glossary
from enface.glossary.folding import fold
from enface.glossary.forms import bare_source_forms, source_forms, target_forms
from enface.languages.english import FUNCTION_WORDS

SIZES = {100: 200_000, 5_000: 80_000, 100_000: 45_000}
"""Of glossaries, with the bars: segments a CPU second."""
_START = 0.7
_OPEN = """
import sys
from enface.glossary import load_glossary
glossary = load_glossary(sys.argv[1:])
glossary.match_source("中国"), glossary.match_target("China")
"""
_RUNS = 5
_MOST_ALTERNATIVES = 10_000
"""A pattern of more is left out: one run of it takes minutes."""
_CHINESE = re.compile("[\u4e00-\u9fff]{2,}")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'-]+(?: [A-Za-z][A-Za-z'-]+)*")
_CHARACTERS = (2, 3, 3, 4, 4, 4, 4, 5, 6, 7, 8)
_WORDS = (1, 2, 2, 2, 3, 3, 4, 5)
_PARTS = ("", "n", "n", "v", "name", "place", "adj")
_STATUSES = ("preferred", "preferred", "preferred", "admitted", "deprecated", "forbidden")
_TRIES = 20

Find = Callable[[str], object]
T = TypeVar("T", str, list[str])


def rows(count: int) -> Iterator[tuple[str, str, str, str]]:
    """Source term, rendering, status and part of speech, the same at every run.

    No two source terms or renderings are the same: where the texts do not hold so many, two are put together.
    """
    chance = random.Random(count)
    texts = [one.segment for name in ("wmt23sxs", "wmt23") for one in data.rated(name)]
    chinese = sorted({run for text in texts for run in _CHINESE.findall(text.source)})
    english = [run.split() for run in sorted({run for text in texts for run in _ENGLISH.findall(text.target)})]
    sources = _different(count, lambda: _cut(chance.choice(chinese), chance.choice(_CHARACTERS), chance), "")
    targets = _different(count, lambda: _words(english, chance), " ")
    for source, target in zip(sources, targets, strict=True):
        yield source, target, chance.choice(_STATUSES), chance.choice(_PARTS)


def _different(count: int, make: Callable[[], str], joint: str) -> list[str]:
    found: dict[str, None] = {}
    for _ in range(count):
        made = make()
        for _ in range(_TRIES):
            if made not in found:
                break
            made = make()
        while made in found:
            made += joint + make()
        found[made] = None
    return list(found)


def _words(runs: Sequence[list[str]], chance: random.Random) -> str:
    while True:
        words = _cut(chance.choice(runs), chance.choice(_WORDS), chance)
        if FUNCTION_WORDS.isdisjoint({words[0].lower(), words[-1].lower()}):
            return " ".join(words)


def _cut(whole: T, length: int, chance: random.Random) -> T:
    start = chance.randrange(max(1, len(whole) - length + 1))
    return whole[start : start + length]


def options(parser: argparse.ArgumentParser) -> None:
    """How often everything is looked up."""
    parser.add_argument("--runs", type=int, default=_RUNS)


def tables(wishes: argparse.Namespace) -> list[str]:
    """Segments a CPU second on both sides, by the size of the glossary."""
    pairs = [(segment.source, segment.target) for document in data.references() for segment in document.segments]
    folded = [(fold(source), fold(target)) for source, target in pairs]
    lines: list[str] = []
    for size in SIZES:
        with TemporaryDirectory() as folder:
            path = Path(folder, "glossary.csv")
            write(path, size)
            first, *again = in_turns([partial(command, [sys.executable, "-c", _OPEN, str(path)], apart(folder))], 4)[0]
            glossary = load_glossary([path])
        found = sum(
            len(one.readings)
            for source, target in pairs
            for one in (*glossary.match_source(source), *glossary.match_target(target))
        )
        own = _rates(pairs, glossary.match_source, glossary.match_target, wishes.runs)
        held = [("enface", own)]
        held += [(name, _rates(folded, *finders, wishes.runs)) for name, finders in _others(glossary)]
        opened = median(one.seconds for one in again)
        lines += [
            f"{size:,} terms: opened in {first.seconds:.2f} s, again in {opened:.2f} s "
            f"(bar {_START}{_verdict(opened <= _START)}); {found / len(pairs):.1f} found in a segment "
            f"(bar {SIZES[size]:,} segments{_verdict(median(own) >= SIZES[size])}).",
            "",
        ]
        lines += table(
            ("way", "segments a CPU second", "least", "most"),
            [(name, *(f"{rate:,.0f}" for rate in (median(rates), min(rates), max(rates)))) for name, rates in held],
        )
    return lines


def _verdict(is_met: bool) -> str:
    return "" if is_met else f" {MISSED}"


def write(path: Path, count: int) -> None:
    """A glossary of so many terms as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        header = ("source_term", "target_term", "status", "part_of_speech")
        csv.writer(file).writerows(chain([header], rows(count)))


def _rates(pairs: Sequence[tuple[str, str]], source: Find, target: Find, runs: int) -> list[float]:
    rates = []
    for _ in range(runs):
        start = process_time()
        for one, other in pairs:
            source(one)
            target(other)
        rates.append(len(pairs) / (process_time() - start))
    return rates


def _others(glossary: Glossary) -> Iterator[tuple[str, tuple[Find, Find]]]:
    """Other ways to find the same forms, each for either side."""
    terms = glossary.terms
    sources = {fold(form) for term in terms for form in (*source_forms(term), *bare_source_forms(term))}
    targets = {fold(form.pattern) for term in terms for one in term.renderings for form in target_forms(one)}
    if len(targets) <= _MOST_ALTERNATIVES:
        yield "re, one alternation", (_alternation(sources), _alternation(targets))
    try:
        import ahocorasick
    except ImportError:
        return
    yield "pyahocorasick", (_automaton(ahocorasick, sources), _automaton(ahocorasick, targets))


def _alternation(forms: set[str]) -> Find:
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True)))).findall


def _automaton(module, forms: set[str]) -> Find:  # type: ignore[no-untyped-def]
    made = module.Automaton()
    for number, form in enumerate(sorted(forms)):
        made.add_word(form, number)
    made.make_automaton()
    return partial(_all, made)


def _all(automaton, text: str) -> object:  # type: ignore[no-untyped-def]
    return list(automaton.iter(text))
