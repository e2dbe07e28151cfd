"""A server with the sample project."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from aiohttp.test_utils import TestServer
    from web_driver import Browser, Serve

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("segments", "glossary"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "enface.toml", folder)
    return folder


@pytest_asyncio.fixture
async def serve(project: Path) -> AsyncIterator[Serve]:
    """Start a server with such settings; a browser at it that has no cookie yet."""
    from aiohttp import ClientSession, CookieJar
    from aiohttp.test_utils import TestServer, unused_port
    from web_driver import TOKEN, Browser

    from enface.web import Settings
    from enface.web.application import application

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
