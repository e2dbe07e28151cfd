"""The start: CPU seconds of commands that do little.

The file is one of the sample project; pofilter on the same texts shows what the machine makes of another tool. The
first run of each, which compiles, is not counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measured import Measured, apart, command, in_turns, program
from benchmarks.pages import MISSED, table
from benchmarks.workload import xliff1
from enface import formats

ROOT = Path(__file__).resolve().parents[1]
BARS = {"enface --version": 0.10, "enface check": 0.45}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=15)


def tables(wishes: argparse.Namespace) -> list[str]:
    path = min((ROOT / "segments").iterdir())
    pairs = [(segment.source, segment.target) for one in formats.read(path) for segment in one.segments]
    with TemporaryDirectory() as folder:
        texts = Path(folder, "texts.xlf")
        texts.write_text("".join(xliff1(pairs)), "utf-8")
        enface, pofilter = program("enface"), program("pofilter")
        commands = {
            "enface --version": [enface, "--version"],
            "enface --help": [enface, "--help"],
            "enface check": [enface, "check", str(texts), "--fail-on", "none"],
            "pofilter --version": [pofilter, "--version"],
            "pofilter": [pofilter, "--language=en", "--progress=none", str(texts), str(Path(folder, "failed.xlf"))],
        }
        calls: list[Callable[[], Measured]] = [partial(command, one, apart(folder)) for one in commands.values()]
        in_turns(calls, 1)
        costs = in_turns(calls, wishes.runs)
    rows = []
    for name, own in zip(commands, costs, strict=True):
        seconds, bar = [one.seconds for one in own], BARS.get(name)
        verdict = "" if bar is None else f"{bar:.2f}" if median(seconds) <= bar else f"{bar:.2f} {MISSED}"
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        rows.append((name, f"{median(seconds):.3f}", spread, verdict))
    return table((f"{len(pairs)} segments", "CPU seconds", "lowest and highest", "bar"), rows)
