"""In a real browser: nothing is asked of others, nothing is complained of, and a person can work.

Needs Playwright and a Chromium: on the path, or named by ENFACE_CHROMIUM.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from pathlib import Path

import pytest
from web_driver import PATIENCE, TOKEN, Serve, are_gone, workbenches

playwright = pytest.importorskip("playwright.async_api", reason="needs Playwright")


async def kept(project: Path, query: str) -> None:
    """Wait until the reviews answer the query."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with contextlib.closing(sqlite3.connect(f"file:{project / 'reviews.db'}?mode=ro", uri=True)) as connection:
                if connection.execute(query).fetchall():
                    return
            await asyncio.sleep(0.1)


async def frames(page: playwright.Page, words: str) -> None:
    """Wait until the workbench has drawn these words."""
    async with asyncio.timeout(PATIENCE):
        while words.encode() not in page.drawn:
            await asyncio.sleep(0.1)


async def opened(page: playwright.Page, url: str) -> None:
    page.drawn = b""

    def draw(frame: bytes | str) -> None:
        page.drawn += frame if isinstance(frame, bytes) else b""

    page.on("websocket", lambda socket: socket.on("framereceived", draw))
    await page.goto(url)
    await frames(page, "省侨联")


async def test_a_person_works_in_the_browser(serve: Serve, chromium: playwright.Browser, project: Path) -> None:
    """Opened by the link, reviewed by keys, Chinese typed, reloaded, closed."""
    url = (await serve()).url
    context = await chromium.new_context()
    page = await context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    await opened(page, f"{url}/?token={TOKEN}")
    assert page.url == f"{url}/"
    assert "enface" not in await page.evaluate("document.cookie")
    assert await page.evaluate("document.fonts.check('16px \"Roboto Mono\"')")
    await page.keyboard.press("Space")
    await kept(project, "SELECT 1 FROM v_segment WHERE segment = '1' AND status = 'approved' AND decided_by = 'Li'")

    await page.keyboard.press("e")
    await frames(page, "Esc cancel")
    await page.keyboard.insert_text("湘江新区")
    await frames(page, "湘江新区")
    await page.keyboard.press("Enter")
    await kept(project, "SELECT 1 FROM v_segment WHERE place = 2 AND target LIKE '%湘江新区%'")

    before = set(workbenches(project))
    page.drawn = b""
    await page.reload()
    await frames(page, "湘江新区")
    async with asyncio.timeout(PATIENCE):
        while before & set(workbenches(project)):
            await asyncio.sleep(0.1)

    report = await context.new_page()
    for place in ("report", "rules", "rules/case.place"):
        report.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        await report.goto(f"{url}/{place}")
    assert workbenches(project)
    await context.close()
    await are_gone(project)
    assert {asked.split("/")[2] for asked in asked if not asked.startswith("data:")} == {url.removeprefix("http://")}
    assert complaints == []


async def test_without_the_token_the_browser_gets_one_line(serve: Serve, chromium: playwright.Browser) -> None:
    page = await chromium.new_page()
    await page.goto((await serve()).url)
    assert (await page.inner_text("body")).strip() == "Open the link that `enface serve` printed."


async def test_a_foreign_page_gets_no_keys_through(serve: Serve, chromium: playwright.Browser, project: Path) -> None:
    browser = await serve()
    context = await chromium.new_context()
    page = await context.new_page()
    await opened(page, f"{browser.url}/?token={TOKEN}")
    foreign = await context.new_page()
    await foreign.route("http://foreign.example/", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    await foreign.goto("http://foreign.example/")
    connect = "const s = new WebSocket(url); s.onopen = () => tell('open'); s.onerror = () => tell('no')"
    code = f"url => new Promise(tell => {{ {connect} }})"
    assert await foreign.evaluate(code, f"{browser.url.replace('http', 'ws')}/ws") == "no"
    assert len(workbenches(project)) == 1
    await context.close()
    await are_gone(project)
