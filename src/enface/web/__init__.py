"""The workbench in a browser: a process for each open tab, behind a gate; reports and rule pages beside it, to read.

Importing this package imports no web server.
"""

from __future__ import annotations

from enface.model import EnfaceError, Problem
from enface.web.settings import Settings

__all__ = ["Settings", "serve"]

_GRACE = 5.0
"""Seconds that tabs have to end in, when the server does."""
_REMEDY = "pip install 'enface[web]'."


def serve(settings: Settings) -> None:
    """Serve until the process is told to end. Raises EnfaceError where the extra is missing or the port is taken."""
    try:
        from aiohttp import web

        from enface.web.application import application
    except ImportError as error:
        raise EnfaceError(Problem("", f"to serve needs {error.name}.", _REMEDY)) from None
    try:
        served = application(settings)
        host, port = settings.host, settings.port
        web.run_app(served, host=host, port=port, print=None, access_log=None, shutdown_timeout=_GRACE)
    except OSError as error:
        place = f"port {settings.port}"
        raise EnfaceError(Problem(place, f"{error.strerror or error}.", "Choose another with --port.")) from None
