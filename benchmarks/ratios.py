"""The small version for every change: is enface still as fast beside translate-toolkit as it was?

CPU seconds on the sample project and the articles of this repository, in turns with the toolkit on the same machine, so
that a slow or a busy machine slows both. A ratio that has fallen by more than 30 % below the one kept in
`benchmarks/ratios.json` is measured once more; if it is that low again, the run fails. `--keep` keeps the ratios as
measured: after a change that makes enface faster, or is worth what it costs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import speed, toolkit
from benchmarks.formats import edit
from benchmarks.measured import Costs, has_fallen, held, in_turns, measured
from benchmarks.pages import MISSED, table
from benchmarks.workload import endless, sample, xliff1
from enface import formats

PAGE = None
KEPT = Path(__file__).with_suffix(".json")
CHECKED, READ = 1500, 6000
"""Segments: so many that the start of neither tool decides."""
RUNS = 5


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep", action="store_true", help="keep the ratios that are measured")


def tables(wishes: argparse.Namespace) -> list[str]:
    kept = json.loads(KEPT.read_text("utf-8"))
    with TemporaryDirectory() as folder:
        found = {name: held(call, kept[name]) for name, call in tasks(Path(folder, "texts.xlf")).items()}
    if wishes.keep:
        KEPT.write_text(
            json.dumps({name: round(last[-1], 2) for name, last in found.items()}, indent=2) + "\n", "utf-8"
        )
    rows = []
    for name, ratios in found.items():
        verdict = "" if wishes.keep or not has_fallen(ratios[-1], kept[name]) else MISSED
        rows.append((name, f"{kept[name]:.2f}", ", then ".join(f"{one:.2f}" for one in ratios), verdict))
    return table((f"times as fast as {toolkit.NAME}", "kept", "now", ""), rows)


def tasks(path: Path) -> Mapping[str, Callable[[], Costs]]:
    """What is measured; the file is for reading and editing."""
    path.write_text("".join(xliff1(islice(endless(sample()), READ))), "utf-8")
    pairs = ((formats.read, toolkit.read), (edit, toolkit.edit))
    reading, editing = ([partial(measured, partial(partial, call, path)) for call in both] for both in pairs)
    return {
        "check": lambda: speed.measure(islice(endless(sample()), CHECKED), RUNS),
        "read XLIFF": lambda: in_turns(reading, RUNS),
        "read, edit every tenth, write": lambda: in_turns(editing, RUNS),
    }
