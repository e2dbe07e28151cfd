"""The web server: what is answered where."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from enface.web.access_log import log_access
from enface.web.gate import Gate, add_headers
from enface.web.pages import Pages
from enface.web.sessions import Sessions
from enface.web.settings import Settings


def application(settings: Settings) -> web.Application:
    """The server for these settings."""
    gate = Gate(settings)
    sessions, pages = Sessions(settings), Pages(settings, gate)

    @web.middleware
    async def pass_gate(request: web.Request, handler: Handler) -> web.StreamResponse:
        return await gate(request, handler)

    served = web.Application(middlewares=[log_access, pass_gate])
    served.add_routes(
        [
            web.get("/", pages.terminal),
            web.get("/ws", sessions.handle),
            web.get("/assets/{name}", pages.asset),
            web.get("/report", pages.report),
            web.get("/rules", pages.rules),
            web.get("/rules/{name}", pages.rule),
        ]
    )
    served.on_response_prepare.append(add_headers)
    served.on_shutdown.append(sessions.end_all)
    served.on_cleanup.append(sessions.wait_until_ended)
    return served
