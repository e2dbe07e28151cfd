"""A tab is a workbench: reviewed in by keys, kept on the disk, gone with the tab."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sqlite3
import sys
from pathlib import Path

from web_driver import PATIENCE, Browser, Serve, Tab, aiohttp, are_gone, workbenches


async def entered(serve: Serve, **chosen: object) -> Browser:
    browser = await serve(**chosen)
    await browser.enter()
    return browser


def asked(project: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{project / 'reviews.db'}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


async def test_a_segment_is_reviewed_by_keys_and_chinese_is_shown(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    await tab.press(" ")
    async with asyncio.timeout(PATIENCE):
        while not asked(project, "SELECT 1 FROM v_segment WHERE segment = '1' AND status = 'approved'"):
            await asyncio.sleep(0.05)
    assert asked(project, "SELECT DISTINCT decided_by FROM v_segment WHERE status = 'approved'") == [("Li",)]
    await tab.socket.close()
    await are_gone(project)


async def test_chinese_is_typed_and_a_reload_keeps_the_place_and_the_draft(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    await tab.press("e")
    await tab.shows("Esc cancel")
    await tab.press("湘江新区")
    await tab.shows("湘江新区")
    await tab.socket.close()
    await are_gone(project)
    again = await browser.open_tab()
    await again.shows("省侨联")
    await again.press("e")
    await again.shows("湘江新区")
    await again.socket.close()


async def test_a_closed_tab_ends_its_process(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    assert len(workbenches(project)) == 1
    await tab.socket.close()
    await are_gone(project)


async def test_a_connection_that_breaks_ends_its_process(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    await browser.session.close()
    await are_gone(project)


async def test_who_leaves_by_key_closes_the_tab(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    await tab.press("q")
    assert await tab.is_closed() == aiohttp.WSCloseCode.OK
    await are_gone(project)


async def test_no_more_tabs_than_the_operator_lets(serve: Serve, project: Path) -> None:
    browser = await entered(serve, sessions=1)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    second = await browser.open_tab()
    assert await second.is_closed() == aiohttp.WSCloseCode.TRY_AGAIN_LATER
    assert b"1 tabs are open" in second.drawn
    assert len(workbenches(project)) == 1
    await tab.socket.close()
    await are_gone(project)
    third = await browser.open_tab()
    await third.shows("省侨联")


async def test_who_presses_no_key_is_ended(serve: Serve, project: Path) -> None:
    browser = await entered(serve, idle=1.5)
    tab = await browser.open_tab()
    await tab.socket.send_str('["resize", {"width": 90, "height": 30}]')
    assert await tab.is_closed() == aiohttp.WSCloseCode.OK
    assert b"without a key; everything is saved." in tab.drawn
    await are_gone(project)


async def test_a_workbench_that_cannot_start_says_why(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    (project / "enface.toml").write_text("[project\n", "utf-8")
    tab = await browser.open_tab()
    await tab.is_closed()
    assert b"enface.toml" in tab.drawn
    assert b"Traceback" not in tab.drawn
    await are_gone(project)


async def test_the_name_of_the_proxy_stands_at_the_decision(serve: Serve, project: Path) -> None:
    browser = await entered(serve, user_header="X-Reviewer")
    tab = await browser.open_tab(**{"X-Reviewer": "王蕾"})
    await tab.shows("省侨联")
    await tab.press(" ")
    async with asyncio.timeout(PATIENCE):
        while not asked(project, "SELECT 1 FROM v_segment WHERE status = 'approved' AND decided_by = '王蕾'"):
            await asyncio.sleep(0.05)


async def test_messages_that_are_none_change_nothing(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    tab = await browser.open_tab()
    await tab.shows("省侨联")
    for message in ("", "{", "[]", "[1]", '["stdin"]', '["stdin", 1]'):
        await tab.socket.send_str(message)
    for columns, lines in ((-1, 10**9), (110, 34)):
        await tab.socket.send_str(json.dumps(["resize", {"width": columns, "height": lines}]))
    await tab.press("?")
    await tab.shows("Mark an error")
    await tab.socket.close()


async def test_the_server_takes_its_workbenches_with_it(project: Path) -> None:
    """Both where it is told to end, and where it is killed."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        port = aiohttp.test_utils.unused_port()
        command = [sys.executable, "-m", "enface", "serve", str(project), "--port", str(port), "--as", "Li"]
        server = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        assert server.stdout
        link = (await server.stdout.readline()).decode().strip()
        assert link.startswith(f"http://127.0.0.1:{port}/?token=")
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            await until_answered(session, link)
            url = f"http://127.0.0.1:{port}"
            tab = Tab(await session.ws_connect(f"{url}/ws?width=110&height=34", headers={"Origin": url}))
            await tab.shows("省侨联")
            assert len(workbenches(project)) == 1
            server.send_signal(number)
            await server.wait()
            await are_gone(project)


async def until_answered(session: aiohttp.ClientSession, link: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(link) as answer:
                    assert answer.status == 200
                    return
            await asyncio.sleep(0.1)
