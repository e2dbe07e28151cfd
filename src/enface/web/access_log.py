"""One line for each request and each tab that ends, on standard error: never a text, a token or a query."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime

from aiohttp import web
from aiohttp.typedefs import Handler

from enface.languages.safe_text import safe_text
from enface.web.gate import USER

_GONE = 499
"""Where one of the two went before it was answered, or the server ended with a tab open."""


@web.middleware
async def log_access(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer as the handler does, and tell it."""
    begun = time.monotonic()
    status = 500
    try:
        response = await handler(request)
        status = response.status
    except asyncio.CancelledError:
        status = _GONE
        raise
    except web.HTTPException as answer:
        status = answer.status
        raise
    finally:
        user = request.get(USER) or "-"
        now = datetime.now(UTC).isoformat(timespec="seconds")
        words = (now, user, request.method, request.path, str(status), f"{time.monotonic() - begun:.3f}")
        print("\t".join(safe_text(word).text for word in words), file=sys.stderr, flush=True)
    return response
