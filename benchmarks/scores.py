"""TER, BLEU and chrF, beside sacrebleu.

Machine translations of WMT23 against their references. Every run is a process of its own that has seen no text before;
"equal" counts the pairs whose edits, or all counts of n-grams, are those of sacrebleu. The last line is two versions of
a text against references, by all metrics, with p by the paired bootstrap of 1,000 samples: "equal" counts scores and p.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import metadata
from statistics import median

from benchmarks.data import FOLDER, rated, require
from benchmarks.measured import in_turns, measured, ratio
from benchmarks.pages import table
from enface import __version__
from enface.scoring import bleu, chrf
from enface.scoring.surface import compare
from enface.scoring.ter import edits

Texts = tuple[list[str], list[str]]
Counts = Callable[[Texts], list[list[int]]]


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument(
        "--edited", type=int, default=1000, help="pairs of TER and of the comparison, sacrebleu is slow"
    )
    parser.add_argument("--runs", type=int, default=3)


def tables(wishes: argparse.Namespace) -> list[str]:
    rows = []
    for name, ours, theirs in (("TER", _ter, _their_ter), ("BLEU", _bleu, _their_bleu), ("chrF++", _chrf, _their_chrf)):
        count = wishes.edited if name == "TER" else wishes.pairs
        equal = sum(one == other for one, other in zip(ours(pairs(count)), theirs(pairs(count)), strict=True))
        rows.append(_row(name, count, ours, theirs, f"{equal:,} of {count:,}", wishes.runs))
    found, wanted = _compared(pairs(wishes.edited)), _their_compared(pairs(wishes.edited))
    equal = sum(one == other for one, other in zip(found, wanted, strict=True))
    rows.append(_row("all, and p", wishes.edited, _compared, _their_compared, f"{equal} of {len(wanted)}", wishes.runs))
    peer = f"sacrebleu {metadata.version('sacrebleu')}"
    head = ("pairs a CPU second", f"enface {__version__}", peer, "ratio", "lowest and highest ratio", "equal")
    return table(head, rows)


def _row(name: str, count: int, ours: Callable, theirs: Callable, equal: str, runs: int) -> Sequence[str]:
    calls = [partial(measured, partial(_prepared, call, count)) for call in (ours, theirs)]
    costs = in_turns(calls, runs)
    rates = (f"{median(count / one.seconds for one in own):,.0f}" for own in costs)
    ratios = [other.seconds / one.seconds for one, other in zip(*costs, strict=True)]
    return (name, *rates, f"{ratio(*costs):.1f}", f"{min(ratios):.1f}–{max(ratios):.1f}", equal)


def _prepared(call: Callable[[Texts], object], count: int) -> Callable[[], object]:
    """What is imported at a first call is not counted either."""
    call((["A word."], ["A word."]))
    return partial(call, pairs(count))


@cache
def pairs(count: int) -> Texts:
    """Translations and their references, on one line each, the same at every run."""
    with require(FOLDER / "mqm_zhen" / "references.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        references = {(row["campaign"], row["doc"], row["seg"]): " ".join(row["text"].split()) for row in rows}
    found = [
        (" ".join(one.segment.target.split()), references[one.key])
        for name in ("wmt23sxs", "wmt23")
        for one in rated(name)
        if one.key in references
    ]
    random.Random(1).shuffle(found)
    texts, others = zip(*found[:count], strict=True)
    return list(texts), list(others)


def _ter(texts: Texts) -> list[list[int]]:
    words = [[text.lower().split() for text in side] for side in texts]
    return [[edits(*pair), len(pair[1])] for pair in zip(*words, strict=True)]


def _bleu(texts: Texts) -> list[list[int]]:
    from sacrebleu.metrics.bleu import BLEU

    return bleu.statistics(*texts, BLEU().tokenizer).tolist()


def _chrf(texts: Texts) -> list[list[int]]:
    return chrf.statistics(*texts).tolist()


def _compared(texts: Texts) -> list[float]:
    found = compare(texts[0], _changed(texts[0]), texts[1])
    return [number for one in found for number in (one.old, one.new, one.p)]


def _changed(texts: list[str]) -> list[str]:
    return [text.replace(" the ", " ", 1) for text in texts]


def _their_ter(texts: Texts) -> list[list[int]]:
    from sacrebleu.metrics.ter import TER

    return TER()._extract_corpus_statistics(texts[0], [texts[1]])


def _their_bleu(texts: Texts) -> list[list[int]]:
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(force=True)._extract_corpus_statistics(texts[0], [texts[1]])


def _their_chrf(texts: Texts) -> list[list[int]]:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(word_order=2)._extract_corpus_statistics(texts[0], [texts[1]])


def _their_compared(texts: Texts) -> list[float]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER
    from sacrebleu.significance import PairedTest

    metrics = {"TER": TER(), "chrF": CHRF(), "chrF++": CHRF(word_order=2), "BLEU": BLEU(force=True)}
    systems = [("old", texts[0]), ("new", _changed(texts[0]))]
    signatures, scores = PairedTest(systems, metrics, [texts[1]], "bs", 1000)()
    return [
        number for key in signatures for old, new in [scores[key]] for number in (old.score, new.score, new.p_value)
    ]
