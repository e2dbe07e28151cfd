"""A workbench in a process of its own, spoken to as Textual's driver for the web speaks.

Both ways go frames: a letter, `D` for what a terminal would be given and `M` for what concerns it, four bytes of
length, big-endian, and so many bytes.
"""

from __future__ import annotations

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

from enface.web.settings import Settings

_BEGINS = b"__GANGLION__\n"
"""What the driver writes before its first frame."""
_GRACE = 5.0
"""Seconds to end in, before the process is ended."""
_LARGEST = 500
"""Columns or lines, whatever the browser says."""
_FAILED = "the workbench did not start"


class Workbench:
    """A running workbench. What it reports on standard error before its first frame is why it did not start."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, settings: Settings, user: str, columns: int, lines: int) -> Workbench:
        """Start one for somebody, on a screen of that size."""
        environment = os.environ | {
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM": "xterm-256color",
            "COLUMNS": str(_bounded(columns)),
            "ROWS": str(_bounded(lines)),
        }
        if user:
            environment["ENFACE_USER"] = user
        command: Sequence[str] = (*settings.program, "open", str(settings.path))
        # A group of its own: Control-C at the server's terminal is for the server, which ends its workbenches in order.
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )
        return cls(process)

    async def output(self) -> AsyncIterator[bytes]:
        """What is for the terminal, until the workbench ends; where it could not start, why."""
        stdout, stderr = self._process.stdout, self._process.stderr
        assert stdout is not None
        assert stderr is not None
        complaints = asyncio.create_task(stderr.read())
        try:
            if await stdout.readline() != _BEGINS:
                last = (await complaints).decode("utf-8", "replace").strip().splitlines()[-1:]
                yield "".join(last or [_FAILED]).encode()
                return
            with suppress(asyncio.IncompleteReadError):
                while True:
                    head = await stdout.readexactly(5)
                    payload = await stdout.readexactly(int.from_bytes(head[1:], "big"))
                    if head[:1] == b"D":
                        yield payload
        finally:
            complaints.cancel()

    async def press(self, keys: str) -> None:
        """Give it keys, as a terminal would send them."""
        await self._send(b"D", keys.encode("utf-8", "replace"))

    async def resize(self, columns: int, lines: int) -> None:
        """Tell it the size of the screen."""
        await self._tell(type="resize", width=_bounded(columns), height=_bounded(lines))

    async def focus(self, *, has_it: bool) -> None:
        """Tell it whether keys go to it."""
        await self._tell(type="focus" if has_it else "blur")

    async def end(self) -> None:
        """End it: what is being typed is kept as a draft. Returns when the process is gone."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), _GRACE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _tell(self, **what: str | int) -> None:
        await self._send(b"M", json.dumps(what).encode())

    async def _send(self, kind: bytes, payload: bytes) -> None:
        assert self._process.stdin is not None
        with suppress(ConnectionError):  # it has ended; the end of its output says so
            self._process.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            await self._process.stdin.drain()


def _bounded(number: int) -> int:
    return max(1, min(number, _LARGEST))
