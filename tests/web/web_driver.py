"""A browser as far as a program can be one, and the workbenches that a server has started, as the system sees them.

Skips whatever imports it where the extra is missing.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="needs the extra web")
pytest.importorskip("textual_serve", reason="needs the extra web")

import aiohttp.test_utils  # noqa: F401 - the tests take it from here, past the skip above
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from enface.web import Settings

TOKEN = "a-token-of-more-than-twenty-four-letters"
PATIENCE = 60.0
"""Seconds to wait for anything."""


class Browser:
    """Somebody's browser: its cookies, and what a tab shows."""

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        self.session = session
        self.settings = settings
        self.url = f"http://127.0.0.1:{settings.port}"

    async def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        async with self.session.get(self.url + path, headers=headers, allow_redirects=False) as answer:
            return answer.status, (await answer.read()).decode("utf-8", "replace"), dict(answer.headers)

    async def enter(self) -> None:
        """Open the link."""
        status, _, _ = await self.get(f"/?token={TOKEN}")
        assert status == 303

    async def open_tab(self, **headers: str) -> Tab:
        given = {"Origin": self.url} | headers
        socket = await self.session.ws_connect(f"{self.url}/ws?width=110&height=34", headers=given)
        return Tab(socket)


class Tab:
    """A tab with the workbench: what was drawn, and keys for it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.drawn = b""

    async def shows(self, words: str) -> None:
        """Wait until these words are drawn."""
        async with asyncio.timeout(PATIENCE):
            while words.encode() not in self.drawn:
                message = await self.socket.receive()
                assert message.type in {WSMsgType.BINARY, WSMsgType.TEXT}, self.drawn.decode("utf-8", "replace")[-500:]
                if message.type is WSMsgType.BINARY:
                    self.drawn += message.data

    async def press(self, keys: str) -> None:
        """Press keys; from now on `shows` looks at what is drawn by them."""
        self.drawn = b""
        await self.socket.send_str(json.dumps(["stdin", keys]))

    async def is_closed(self) -> int | None:
        """Wait until the server closes it; the code."""
        async with asyncio.timeout(PATIENCE):
            while (message := await self.socket.receive()).type is WSMsgType.BINARY:
                self.drawn += message.data
        return self.socket.close_code


Serve = Callable[..., Awaitable[Browser]]
"""Starts a server with such settings; a browser at it that has no cookie yet."""


def workbenches(project: Path) -> list[int]:
    """The processes that have this project open as a workbench."""
    found = subprocess.run(["ps", "-ww", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if line.endswith(f" open {project}")]


async def are_gone(project: Path) -> None:
    """Wait until no workbench has the project open."""
    async with asyncio.timeout(PATIENCE):
        while workbenches(project):
            await asyncio.sleep(0.05)
