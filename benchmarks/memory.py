"""Look-ups in the memory of earlier translations, beside exhaustive rapidfuzz and the toolkit's matcher.

    python -m benchmarks.memory [SEGMENTS]
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.data import references
from enface.memory.shelf import Memory
from enface.memory.volume import Entry
from enface.model import Side

_LEAST = 70
_BEST = 5


def perturbed(text: str, chance: random.Random, share: float) -> str:
    """The text with some characters of its own left out, doubled or moved in from elsewhere in it."""
    made = []
    for char in text:
        turn = chance.random() / share if share else 1
        made.append(char if turn >= 1 else "" if turn < 0.4 else chance.choice(text) if turn < 0.8 else char * 2)
    return "".join(made)


def entries(count: int) -> list[Entry]:
    """Perturbed pairs, the same at every run: professional translations, each changed by 0 to 60 percent."""
    chance = random.Random(7)
    texts = [(segment.source, segment.target) for document in references() for segment in document.segments]
    made = []
    for number in range(count):
        source, target = texts[number % len(texts)]
        share = chance.random() * 0.6
        made.append(Entry(perturbed(source, chance, share), perturbed(target, chance, share), str(number)))
    return made


def recall(memory: Memory, wanted: list[str], texts: list[str], side: Side) -> float:
    """The share of the five best of exhaustive rapidfuzz that are found; one of the same score is as good."""
    hits = total = 0
    for text in wanted:
        right = process.extract(
            text, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=_LEAST / 100, limit=_BEST
        )
        found = sorted((match.score / 100 for match in memory.find(text, side, _LEAST, _BEST)), reverse=True)
        total += len(right)
        hits += sum(abs(one - other[1]) < 1e-9 for one, other in zip(found, right, strict=False))
    return hits / total if total else 1.0


def toolkit(made: list[Entry], wanted: list[str]) -> float | None:
    """Milliseconds of CPU a look-up of translate-toolkit's matcher; nothing where it is not installed."""
    try:
        from translate.search import match
        from translate.storage import po
    except ImportError:
        return None
    store = po.pofile()
    for entry in made:
        unit = store.addsourceunit(entry.source)
        unit.target = entry.target
    matcher = match.matcher(store, max_candidates=_BEST, min_similarity=_LEAST, max_length=10000)
    start = time.process_time()
    for text in wanted:
        matcher.matches(text)
    return (time.process_time() - start) * 1000 / len(wanted)


def main(count: int) -> None:
    made, chance = entries(count), random.Random(11)
    with TemporaryDirectory() as folder:
        memory = Memory(Path(folder) / "reviews.db")
        start = time.process_time()
        memory.add("all", made)
        took = time.process_time() - start
        size = sum(file.stat().st_size for file in memory.folder.iterdir())
        print(f"{count:,} segments: built at {count / took:,.0f} a CPU second, {size / 1e6:,.0f} MB with texts", flush=True)
        picked = [perturbed(one.source, chance, 0.1) for one in chance.sample(made, min(1000, count))]
        english = [perturbed(one.target, chance, 0.1) for one in chance.sample(made, min(1000, count))]
        for side, wanted, number in ((Side.SOURCE, picked, 0), (Side.TARGET, english, 1)):
            memory.find(wanted[0], side)
            times = []
            for text in wanted:
                start = time.process_time()
                memory.find(text, side, _LEAST, _BEST)
                times.append((time.process_time() - start) * 1000)
            middle, late = np.percentile(times, (50, 99))
            print(f"  {side.value}: p50 {middle:.1f} ms, p99 {late:.1f} ms, 1,000 in {sum(times) / 1000:.2f} s", flush=True)
            found = recall(memory, wanted[:20], [entry[number] for entry in made], side)
            print(f"    recall@5 of 20 against exhaustive rapidfuzz {found:.3f}", flush=True)
    part = made[: min(count, 5000)]
    peer = toolkit(part, picked[:10])
    print(f"  translate-toolkit, {len(part):,}: {peer:.1f} ms" if peer else "  translate-toolkit is not installed")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
