"""Earlier translations found again, by likeness and by words, beside exhaustive rapidfuzz.

The memory holds professional translations of news, each perturbed anew by up to 60 percent of its characters until
there are enough, so that a text has hundreds of near ones; what is looked for is such a text, perturbed by up to 30
percent more. A look-up gives the five best pairs of at least 70 percent. Recall is the share of the five best of
exhaustive rapidfuzz, asked for 50 of the texts, that are found, one of the same likeness being as good.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.data import references
from benchmarks.pages import MISSED, table
from enface.memory.shelf import Memory
from enface.memory.volume import Entry
from enface.model import Side

_LEAST = 70
_BEST = 5
_BATCH = 1000
_EXHAUSTIVE = 50
_PARTS = 100
_TOOLKIT = 5000
_RATE, _P99, _SECONDS, _RECALL = 40_000, 10, 5, 0.99
"""What is to be reached."""
_WORDS = ("省委书记", "coronavirus")


class _Asked(NamedTuple):
    """Texts that are looked for on a side, the likeness of the right answers to the first of them, and their cost."""

    side: Side
    wanted: Sequence[str]
    right: Sequence[Sequence[float]]
    exhaustive: float


def perturbed(text: str, chance: random.Random, share: float) -> str:
    """The text with some characters of its own left out, doubled or moved in from elsewhere in it."""
    made = []
    for char in text:
        turn = chance.random() / share if share else 1
        made.append(char if turn >= 1 else "" if turn < 0.4 else chance.choice(text) if turn < 0.8 else char * 2)
    return "".join(made)


def entries(count: int) -> list[Entry]:
    """Perturbed pairs, no two the same, and the same at every run."""
    chance = random.Random(7)
    texts = [(segment.source, segment.target) for document in references() for segment in document.segments]
    made: dict[tuple[str, str], None] = {}
    while len(made) < count:
        source, target = texts[len(made) % len(texts)]
        share = chance.random() * 0.6
        made[perturbed(source, chance, share), perturbed(target, chance, share)] = None
    return [Entry(source, target, str(number), "approved") for number, (source, target) in enumerate(made)]


def options(parser: argparse.ArgumentParser) -> None:
    """How many segments the memory holds."""
    parser.add_argument("--segments", type=int, default=1_000_000)


def tables(wishes: argparse.Namespace) -> Iterator[str]:
    """Building, then look-ups on either side, then by words."""
    made = entries(wishes.segments)
    with TemporaryDirectory() as folder:
        whole, parts = Memory(Path(folder, "whole.db")), Memory(Path(folder, "parts.db"))
        took = seconds(lambda: whole.add("all", made))
        for number in range(_PARTS):
            parts.add(str(number), made[number::_PARTS])
        size = sum(file.stat().st_size for file in whole.folder.iterdir())
        texts = sum(len(text.encode()) for entry in made for text in entry)
        opened = seconds(lambda: list(Memory(Path(folder, "whole.db")).volumes()))
        rate = len(made) / took
        yield from table(
            (f"{len(made):,} segments", "", "bar"),
            [
                ("built, segments a CPU second", _held(rate, ",.0f", rate >= _RATE), f"{_RATE:,}"),
                ("opened, CPU milliseconds", f"{opened * 1000:.2f}", ""),
                ("MB on disk", f"{size / 1e6:,.0f}", ""),
                ("of these the texts", f"{texts / 1e6:,.0f}", ""),
            ],
        )
        rows = [
            _looked_up(asked, side, memory, where, is_barred=memory is whole and side is not None)
            for asked in _asked(made)
            for memory, where in ((whole, "one file"), (parts, f"{_PARTS} files"))
            for side in (asked.side, None)
        ]
        head = ("looked for", "in", "median, CPU ms", "p99", f"{_BATCH:,}, CPU seconds", "recall@5", "rapidfuzz, ms")
        yield from table(head, rows)
        yield f"Bars: recall@5 {_RECALL}; on one side in one file p99 {_P99} ms, {_BATCH:,} in {_SECONDS} s."
        yield ""
        words = []
        for one in _WORDS:
            found: list[object] = []
            took = seconds(lambda one=one, found=found: found.extend(whole.search(one)))  # type: ignore[misc]
            words.append((one, f"{len(found):,}", f"{took:.2f}"))
        yield from table(("words on either side", "found", "CPU seconds"), words)
    yield from _toolkit(made[:_TOOLKIT])


def _asked(made: Sequence[Entry]) -> list[_Asked]:
    """What is looked for on either side."""
    found = []
    for number, side in enumerate(Side):
        chance = random.Random(11)
        wanted = [perturbed(one[number], chance, chance.random() * 0.3) for one in chance.choices(made, k=_BATCH)]
        texts = [entry[number] for entry in made]
        right: list[list[float]] = []
        took = seconds(lambda wanted=wanted, texts=texts, right=right: right.extend(_right(wanted, texts)))  # type: ignore[misc]
        found.append(_Asked(side, wanted, right, took * 1000 / len(right)))
    return found


def _right(wanted: Sequence[str], texts: list[str]) -> Iterator[list[float]]:
    for text in wanted[:_EXHAUSTIVE]:
        best = process.extract(
            text, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST / 100, limit=_BEST
        )
        yield [score * 100 for _text, score, _number in best]


def _looked_up(asked: _Asked, side: Side | None, memory: Memory, where: str, *, is_barred: bool) -> tuple[str, ...]:
    memory.find(asked.wanted[0], side)
    found = []
    times = []
    for text in asked.wanted:
        start = time.process_time()
        found.append(memory.find(text, side, _LEAST, _BEST))
        times.append(time.process_time() - start)
    middle, late = np.percentile(times, (50, 99)) * 1000
    hits = sum(
        min(len(right), sum(match.score >= right[-1] - 1e-9 for match in matches))
        for right, matches in zip(asked.right, found, strict=False)
        if right
    )
    recall = hits / max(1, sum(map(len, asked.right)))
    return (
        asked.side.value if side else f"{asked.side.value}, on both sides",
        where,
        f"{middle:.1f}",
        _held(late, ".1f", late <= _P99 or not is_barred),
        _held(sum(times), ".1f", sum(times) <= _SECONDS or not is_barred),
        _held(recall, ".3f", recall >= _RECALL),
        f"{asked.exhaustive:.0f}",
    )


def _toolkit(made: Sequence[Entry]) -> Iterator[str]:
    try:
        from translate.search import match
        from translate.storage import po
    except ImportError:
        return
    store = po.pofile()
    for entry in made:
        store.addsourceunit(entry.source).target = entry.target
    matcher = match.matcher(store, max_candidates=_BEST, min_similarity=_LEAST, max_length=10_000)
    chance = random.Random(11)
    wanted = [perturbed(one.source, chance, chance.random() * 0.3) for one in chance.sample(made, min(100, len(made)))]
    failed = 0
    start = time.process_time()
    for text in wanted:
        try:
            matcher.matches(text)
        except TypeError:  # two units of the same likeness
            failed += 1
    took = time.process_time() - start
    yield (
        f"translate-toolkit among {len(made):,} sources: {took * 1000 / len(wanted):.1f} CPU ms a look-up; "
        f"{failed} of {len(wanted)} failed."
    )
    yield ""


def seconds(call: Callable[[], object]) -> float:
    """What a call costs, in CPU seconds of this process."""
    start = time.process_time()
    call()
    return time.process_time() - start


def _held(value: float, form: str, is_reached: bool) -> str:
    return f"{value:{form}}{'' if is_reached else f', {MISSED}'}"
