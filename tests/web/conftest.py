"""A server with the sample project, and a browser as far as a program can be one."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

pytest.importorskip("aiohttp", reason="needs the extra web")
pytest.importorskip("textual_serve", reason="needs the extra web")

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType
from aiohttp.test_utils import TestServer, unused_port

from enface.web import Settings
from enface.web.application import application

TestServer.__test__ = False
ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-more-than-twenty-four-letters"
PATIENCE = 60.0


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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("segments", "glossary"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "enface.toml", folder)
    return folder


Serve = Callable[..., Awaitable[Browser]]


@pytest_asyncio.fixture
async def serve(project: Path) -> AsyncIterator[Serve]:
    """Start a server with such settings; a browser at it that has no cookie yet."""
    open_ones: list[tuple[TestServer, ClientSession]] = []

    async def start(**chosen: object) -> Browser:
        settings = Settings(path=project, token=TOKEN, port=unused_port(), user="Li", **chosen)  # type: ignore[arg-type]
        server = TestServer(application(settings), port=settings.port)
        await server.start_server()
        session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        open_ones.append((server, session))
        return Browser(session, settings)

    yield start
    for server, session in open_ones:
        await session.close()
        await server.close()
