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


def measured(call: Callable[[], object]) -> Measured:
    """Call once in a fresh process that has imported nothing but what `call` needs to be found."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(call, sending))
    process.start()
    sending.close()
    try:
        seconds, size = receiving.recv()
    except EOFError:
        raise SystemExit(f"{call} failed.") from None
    finally:
        process.join()
    return Measured(seconds, size)


def _measure(call: Callable[[], object], sending: Connection) -> None:
    Path("/proc/self/clear_refs").write_text("5")  # or the peak would be that of the process before
    before, start = _peak(), process_time()
    held = call()
    sending.send((process_time() - start, _peak() - before))
    del held


def _peak() -> int:
    """The most memory that this process has held, in bytes; Linux tells."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
