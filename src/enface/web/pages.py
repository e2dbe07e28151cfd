"""The pages: the terminal, and to read beside it a report and the rules. Nothing in them comes from elsewhere."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE
from functools import cache
from importlib.resources import files
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markdown_it import MarkdownIt

from enface.rules import all_rules
from enface.rules.pages import rule_page
from enface.rules.registry import Rule
from enface.web.gate import POLICY, Gate
from enface.web.settings import Settings

_OURS = {"page.css", "page.js"}
_THEIRS = {
    "textual.js": "js/textual.js",
    "xterm.css": "css/xterm.css",
    "mono.ttf": "fonts/RobotoMono-VariableFont_wght.ttf",
    "mono-italic.ttf": "fonts/RobotoMono-Italic-VariableFont_wght.ttf",
}
"""What the terminal in the browser is made of, in the package textual-serve."""
_TERMINAL = (
    "script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self' {socket}; "
    "style-src 'self' 'unsafe-inline'; "  # the terminal writes the sizes of its cells into the page
)
_READING = "style-src 'self' 'unsafe-inline'; img-src data:; font-src 'self'; "


class Pages:
    """What is answered to a request that may pass."""

    def __init__(self, settings: Settings, gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._reporting = asyncio.Lock()

    async def terminal(self, request: web.Request) -> web.Response:
        """The workbench."""
        socket = self._gate.origin(request).replace("http", "ws", 1)
        text = _template("terminal.html.j2").render(socket=f"{socket}/ws", name=self._settings.path.name)
        return _html(text, _TERMINAL.format(socket=socket))

    async def asset(self, request: web.Request) -> web.StreamResponse:
        """A style, the script or a font."""
        name = request.match_info["name"]
        if name not in _OURS and name not in _THEIRS:
            raise web.HTTPNotFound
        ours = files("enface.web") / "assets" / name
        place = ours if name in _OURS else files("textual_serve") / "static" / _THEIRS[name]
        return web.FileResponse(Path(str(place)), headers={"Cache-Control": "private, max-age=3600"})

    async def report(self, _request: web.Request) -> web.Response:
        """A report of the project as it stands, one at a time: it takes a processor."""
        command = (*self._settings.program, "report", str(self._settings.path), "--format", "html")
        async with self._reporting:
            process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
            try:
                out, complaints = await process.communicate()
            except asyncio.CancelledError:
                process.kill()
                raise
        if process.returncode:
            reason = complaints.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise web.HTTPServiceUnavailable(text=f"{''.join(reason) or 'No report could be made.'}\n")
        return _html(out.decode(), _READING)

    async def rules(self, _request: web.Request) -> web.Response:
        """The list of all rules."""
        rules = await _rules()
        return _html(_template("rules.html.j2").render(rules=rules), _READING)

    async def rule(self, request: web.Request) -> web.Response:
        """What a rule finds, and why."""
        name = request.match_info["name"]
        found = next((rule for rule in await _rules() if rule.id == name), None)
        if found is None:
            raise web.HTTPNotFound(text="No such rule.\n")
        body = MarkdownIt("commonmark", {"html": False}).render(rule_page(found))
        return _html(_template("rule.html.j2").render(name=found.id, body=body), _READING)


async def _rules() -> tuple[Rule, ...]:
    """All rules; loading them takes a while at the first call, and no key may wait for it."""
    return await asyncio.to_thread(lambda: tuple(all_rules()))


def _html(text: str, needs: str) -> web.Response:
    headers = {"Content-Security-Policy": POLICY.format(needs)}
    return web.Response(text=text, content_type="text/html", headers=headers)


@cache
def _environment() -> Environment:
    loader = PackageLoader("enface.web")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _template(name: str) -> Template:
    return _environment().get_template(name)
