"""Who is let in: the right host and origin, the token, a name from the proxy; and what every answer carries."""

from __future__ import annotations

import hashlib
import hmac

from aiohttp import web
from aiohttp.typedefs import Handler

from enface.web.settings import Settings

COOKIE = "enface"
USER = web.RequestKey("user", str)
"""Under which a request carries the name of who asks."""

_READ_ONLY = {"GET", "HEAD"}
POLICY = "default-src 'none'; {}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""What a page may load and do; `{}` is what it needs besides nothing."""
_HEADERS = {
    "Content-Security-Policy": POLICY.format(""),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Gate:
    """Lets a request pass, or answers it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._origins = settings.origins
        # Made from the token, so that no list of visitors is kept; a new token ends all of them.
        self._ticket = hmac.new(settings.token.encode(), b"enface cookie", hashlib.sha256).hexdigest()

    async def __call__(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer as the handler does, where the request may pass."""
        self._require(request)
        if (given := request.query.get("token")) is not None:
            return self._admitted(request, given)
        if not _same(request.cookies.get(COOKIE, ""), self._ticket):
            raise web.HTTPForbidden(text="Open the link that `enface serve` printed.\n")
        request[USER] = self._user(request)
        return await handler(request)

    def origin(self, request: web.Request) -> str:
        """The origin of our own pages, as whoever asks reaches them."""
        return self._origins[request.headers["Host"].lower()]

    def _require(self, request: web.Request) -> None:
        if request.headers.get("Host", "").lower() not in self._origins:
            raise web.HTTPMisdirectedRequest(text="Not served under this name; see --public-url.\n")
        origin = request.headers.get("Origin")
        if origin is None and request.headers.get("Upgrade"):
            raise web.HTTPForbidden(text="A connection for keys needs an origin.\n")
        if origin is not None and origin != self.origin(request):
            raise web.HTTPForbidden(text="Pages of others may not ask here.\n")
        if request.method not in _READ_ONLY:
            raise web.HTTPMethodNotAllowed(request.method, _READ_ONLY)

    def _admitted(self, request: web.Request, given: str) -> web.Response:
        """A cookie in place of the token, which leaves the address."""
        if not _same(given, self._settings.token):
            raise web.HTTPForbidden(text="The token of this link is not valid (any more).\n")
        answer = web.Response(status=303, headers={"Location": request.path})
        # Lax, not strict: a strict one would not be sent when the link is followed from an e-mail.
        secure = self.origin(request).startswith("https:")
        answer.set_cookie(COOKIE, self._ticket, httponly=True, samesite="Lax", secure=secure, path="/")
        return answer

    def _user(self, request: web.Request) -> str:
        name = self._settings.user_header
        if not name:
            return self._settings.user
        given = request.headers.getall(name, [])
        user = " ".join(given[0].encode("utf-8", "surrogateescape").decode("utf-8", "replace").split()) if given else ""
        if len(given) != 1 or not user:
            raise web.HTTPForbidden(text=f"The reverse proxy did not say who you are ({name}).\n")
        return user


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """What every answer carries, unless its page has asked for something else."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "enface"


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), right.encode())
