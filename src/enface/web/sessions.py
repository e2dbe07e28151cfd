"""A tab and its workbench: keys one way, the screen the other; one ends with the other."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from enface.web.gate import USER
from enface.web.settings import Settings
from enface.web.workbench import Workbench

_HEARTBEAT = 15.0
"""Seconds between two questions whether the tab is still there."""
_LARGEST_MESSAGE = 1 << 20
_LAST_WORDS = 1.0
"""Seconds for what it drew before it ended."""
_BACK = "\r\n\r\nReload the page to go on."


class Sessions:
    """The tabs that are open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._open: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve a tab from its first key to its end."""
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LARGEST_MESSAGE)
        await socket.prepare(request)
        if len(self._open) >= self._settings.sessions:
            many = f"{self._settings.sessions} tabs are open, and no more may be. Close one, or ask the operator."
            await _bid_farewell(socket, many, WSCloseCode.TRY_AGAIN_LATER)
            return socket
        self._open.add(socket)
        try:
            await self._work(request, socket)
        finally:
            self._open.discard(socket)
        return socket

    async def end_all(self, _application: web.Application) -> None:
        """End every tab, since the server ends."""
        ended = (_bid_farewell(socket, "The server ends.", WSCloseCode.GOING_AWAY) for socket in tuple(self._open))
        await asyncio.gather(*ended, return_exceptions=True)

    async def wait_until_ended(self, _application: web.Application) -> None:
        """Let no workbench outlive the server, though nobody waits for its tab any more."""
        await asyncio.gather(*self._ending, return_exceptions=True)

    async def _work(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        size = (_number(request.query.get("width")) or 80, _number(request.query.get("height")) or 24)
        workbench = await Workbench.start(self._settings, request[USER], *size)
        screen = asyncio.create_task(_show(workbench, socket))
        try:
            await self._listen(workbench, socket)
        finally:
            ending = asyncio.create_task(_end(workbench, screen))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            await asyncio.shield(ending)

    async def _listen(self, workbench: Workbench, socket: web.WebSocketResponse) -> None:
        clock = asyncio.get_running_loop().time
        until = clock() + self._settings.idle
        while True:
            try:
                message = await socket.receive(max(0.001, until - clock()))
            except TimeoutError:
                words = f"Ended after {self._settings.idle / 60:g} minutes without a key; everything is saved.{_BACK}"
                await _bid_farewell(socket, words, WSCloseCode.OK)
                return
            if message.type != WSMsgType.TEXT:
                return
            match _parsed(message.data):
                case ["stdin", str(keys)]:
                    until = clock() + self._settings.idle
                    await workbench.press(keys)
                case ["resize", {"width": int(columns), "height": int(lines)}]:
                    await workbench.resize(columns, lines)
                case ["focus" | "blur" as which, *_]:
                    await workbench.focus(has_it=which == "focus")
                case ["ping", str(when)]:
                    await socket.send_json(["pong", when])


async def _show(workbench: Workbench, socket: web.WebSocketResponse) -> None:
    """What the workbench draws, into the tab; where it ends, the tab is told so. It is read to its end in any case."""
    async for drawn in workbench.output():
        with suppress(ConnectionError):
            await socket.send_bytes(drawn)
    await socket.close()


async def _end(workbench: Workbench, screen: asyncio.Task[None]) -> None:
    await workbench.end()
    await asyncio.wait({screen}, timeout=_LAST_WORDS)
    screen.cancel()


async def _bid_farewell(socket: web.WebSocketResponse, words: str, code: WSCloseCode) -> None:
    with suppress(ConnectionError):
        await socket.send_bytes(b"\x1b[?1049l\x1b[2J\x1b[H" + words.encode())
    await socket.close(code=code, message=words.split("\r")[0].encode()[:120])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0
