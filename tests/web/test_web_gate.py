"""Nobody comes in without the token, from another's page, or under another's name."""

from __future__ import annotations

import pytest
from web_driver import TOKEN, Serve, aiohttp

PLACES = ("/", "/ws", "/report", "/rules", "/rules/case.place", "/assets/textual.js", "/nothing")


@pytest.mark.parametrize("place", PLACES)
async def test_without_the_token_nothing_is_served(serve: Serve, place: str) -> None:
    browser = await serve()
    status, text, _ = await browser.get(place)
    assert (status, text) == (403, "Open the link that `enface serve` printed.\n")


async def test_a_wrong_token_is_refused(serve: Serve) -> None:
    browser = await serve()
    for wrong in ("", "x", TOKEN[:-1], f"{TOKEN}x", "汉"):
        assert (await browser.get(f"/?token={wrong}"))[0] == 403
    assert (await browser.get("/"))[0] == 403


async def test_the_link_becomes_a_cookie_that_pages_cannot_read(serve: Serve) -> None:
    browser = await serve()
    status, _, headers = await browser.get(f"/?token={TOKEN}")
    assert (status, headers["Location"]) == (303, "/")
    cookie = headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert TOKEN not in cookie
    assert (await browser.get("/"))[0] == 200


async def test_a_forged_cookie_is_refused(serve: Serve) -> None:
    browser = await serve()
    assert (await browser.get("/", Cookie="enface=1"))[0] == 403


async def test_behind_tls_the_cookie_never_travels_in_the_clear(serve: Serve) -> None:
    browser = await serve(public_url="https://review.example.org")
    _, _, headers = await browser.get(f"/?token={TOKEN}", Host="review.example.org")
    assert "Secure" in headers["Set-Cookie"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "review.example.org.evil.example"])
async def test_another_host_is_refused(serve: Serve, host: str) -> None:
    browser = await serve(public_url="https://review.example.org")
    await browser.enter()
    assert (await browser.get("/", Host=host))[0] == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_another_origin_is_refused(serve: Serve, origin: str) -> None:
    browser = await serve()
    await browser.enter()
    assert (await browser.get("/", Origin=origin))[0] == 403
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await browser.open_tab(Origin=origin)
    assert refused.value.status == 403


async def test_keys_need_an_origin(serve: Serve) -> None:
    browser = await serve()
    await browser.enter()
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await browser.session.ws_connect(f"{browser.url}/ws")
    assert refused.value.status == 403


async def test_nothing_is_written_through_requests(serve: Serve) -> None:
    browser = await serve()
    await browser.enter()
    for method in ("POST", "PUT", "DELETE"):
        async with browser.session.request(method, f"{browser.url}/report") as answer:
            assert answer.status == 405


async def test_only_the_header_that_the_operator_named_says_who_it_is(serve: Serve) -> None:
    browser = await serve(user_header="X-Reviewer")
    await browser.enter()
    assert (await browser.get("/"))[0] == 403
    assert (await browser.get("/", **{"X-Reviewer": " "}))[0] == 403
    assert (await browser.get("/", **{"X-Forwarded-User": "Wang Lei"}))[0] == 403
    assert (await browser.get("/", **{"X-Reviewer": "Wang Lei"}))[0] == 200


async def test_the_access_log_holds_no_token_and_no_text(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    browser = await serve()
    await browser.enter()
    await browser.get("/rules/case.place?q=长沙")
    await browser.get("/?token=x%1b[31m")
    lines = capfd.readouterr().err.splitlines()
    assert [line.split("\t")[1:5] for line in lines] == [
        ["-", "GET", "/", "303"],
        ["Li", "GET", "/rules/case.place", "200"],
        ["-", "GET", "/", "403"],
    ]
    assert TOKEN not in "".join(lines)
