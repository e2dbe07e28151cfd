"""What a call costs in a process of its own: CPU seconds and memory."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import NamedTuple


class Measured(NamedTuple):
    """CPU seconds of a call, and by how many bytes its process grew at most."""

    seconds: float
    bytes: int


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
