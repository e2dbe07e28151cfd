"""What is served asks for nothing elsewhere, and says what the browser may do with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from web_driver import Browser, Serve

PAGES = ("/", "/report", "/rules", "/rules/case.place")


async def entered(serve: Serve, **chosen: object) -> Browser:
    browser = await serve(**chosen)
    await browser.enter()
    return browser


@pytest.mark.parametrize("page", PAGES)
async def test_a_page_loads_only_what_we_serve(serve: Serve, page: str) -> None:
    browser = await entered(serve)
    status, text, headers = await browser.get(page)
    assert status == 200
    socket = f"ws://127.0.0.1:{browser.settings.port}"
    assert set(re.findall(r"(?:https?|wss?)://[^/\"' ]+", text)) <= {socket, "http://www.w3.org"}
    assert "//fonts." not in text
    for asset in re.findall(r'(?:src|href)="(/assets/[^"]+)"', text):
        assert (await browser.get(asset))[0] == 200, asset
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy.get("script-src", "'none'") == ("'self'" if page == "/" else "'none'")
    assert policy.get("connect-src", "'none'") == (f"'self' {socket}" if page == "/" else "'none'")
    assert not re.search(r"<script(?! src=\"/assets/)|\son\w+=", text)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


async def test_styles_load_nothing_from_elsewhere(serve: Serve) -> None:
    browser = await entered(serve)
    for sheet in ("page.css", "xterm.css"):
        _, text, _ = await browser.get(f"/assets/{sheet}")
        for place in re.findall(r"url\(\"?([^)\"]+)", text):
            assert (await browser.get(place))[0] == 200, place
        assert "@import" not in text


@pytest.mark.parametrize(
    "name", ["server.py", "..%2Fserver.py", "..%2f..%2fgate.py", "background.png", "js%2Ftextual.js"]
)
async def test_no_other_file_is_served(serve: Serve, name: str) -> None:
    browser = await entered(serve)
    assert (await browser.get(f"/assets/{name}"))[0] == 404


async def test_refusals_carry_the_policy_too(serve: Serve) -> None:
    browser = await serve()
    _, _, headers = await browser.get("/")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Server"] == "enface"


async def test_the_report_is_of_the_project_and_leaves_nothing_behind(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    before = sorted(project.rglob("*"))
    status, text, _ = await browser.get("/report")
    assert status == 200
    assert "Yunling sample" in text
    assert sorted(project.rglob("*")) == before


async def test_a_report_that_cannot_be_made_says_why(serve: Serve, project: Path) -> None:
    browser = await entered(serve)
    (project / "enface.toml").write_text("[project\n", "utf-8")
    status, text, _ = await browser.get("/report")
    assert status == 503
    assert "enface.toml" in text
    assert "Traceback" not in text


async def test_a_rule_that_is_none(serve: Serve) -> None:
    browser = await entered(serve)
    assert (await browser.get("/rules/no.such"))[0] == 404


async def test_markup_in_a_rules_page_stays_text(serve: Serve) -> None:
    browser = await entered(serve)
    _, text, _ = await browser.get("/rules")
    for name in re.findall(r'href="/rules/([^"]+)"', text)[::7]:
        _, page, _ = await browser.get(f"/rules/{name}")
        assert "<script" not in page
        assert f"<h1>{name}</h1>" in page
