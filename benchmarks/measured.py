"""What a call or a command costs in a process of its own, CPU seconds and memory, and several of them in turns."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import process_time
from typing import NamedTuple


class Measured(NamedTuple):
    """CPU seconds, and how many bytes: those that a call's process grew by at most, all of a command's."""

    seconds: float
    bytes: int


Costs = Sequence[Sequence[Measured]]
"""Of each of several tools, what it cost in each round."""
_FALL = 0.3


def measured(prepare: Callable[[], Callable[[], object]]) -> Measured:
    """What a call costs, once, in a fresh process; `prepare` makes it there and is not counted."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(prepare, sending))
    process.start()
    sending.close()
    try:
        seconds, size = receiving.recv()
    except EOFError:
        raise SystemExit(f"{prepare} failed.") from None
    finally:
        process.join()
    return Measured(seconds, size)


def _measure(prepare: Callable[[], Callable[[], object]], sending: Connection) -> None:
    call = prepare()
    Path("/proc/self/clear_refs").write_text("5")  # or the peak would be that of the process before
    before, start = _peak(), process_time()
    held = call()
    sending.send((process_time() - start, _peak() - before))
    del held


def _peak() -> int:
    """The most memory that this process has held, in bytes; Linux tells."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def command(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Measured:
    """What a command costs with all that it starts; it may end with 1, as checkers do that found something.

    The bytes are at least those of the process that calls this, which it begins as a copy of: keep it small.
    """
    with TemporaryFile() as said:
        process = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            said.seek(0)
            sys.exit(f"{' '.join(arguments)}\n{said.read().decode(errors='replace')}")
    return Measured(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def program(name: str) -> str:
    """Where an installed command stands: beside this Python."""
    path = Path(sys.executable).with_name(name)
    return str(path) if path.exists() else sys.exit(f"{name} is not installed: pip install -e '.[bench]'.")


def apart(folder: str) -> dict[str, str]:
    """The environment of a command that leaves nothing behind, and runs compiled, as it does for everybody."""
    places = {f"XDG_{kind}_HOME": str(Path(folder, kind.lower())) for kind in ("DATA", "CACHE", "STATE", "CONFIG")}
    environment = {**os.environ, **places}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def in_turns(calls: Sequence[Callable[[], Measured]], runs: int) -> Costs:
    """What each costs in so many runs, one after the other in each, so that all meet the same machine."""
    rounds = [[call() for call in calls] for _ in range(runs)]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def ratio(ours: Sequence[Measured], theirs: Sequence[Measured]) -> float:
    """How many times the CPU seconds of ours theirs took: the median over the rounds."""
    return median(other.seconds / one.seconds for one, other in zip(ours, theirs, strict=True))


def held(costs: Callable[[], Costs], kept: float) -> list[float]:
    """The ratio of two tools as measured, and once more where it has fallen below the one that was kept."""
    ratios = [ratio(*costs())]
    return [*ratios, ratio(*costs())] if has_fallen(ratios[0], kept) else ratios


def has_fallen(now: float, kept: float) -> bool:
    """Whether a ratio is lower than noise explains."""
    return now < (1 - _FALL) * kept
