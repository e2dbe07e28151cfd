"""A report's page as a PDF for A4, made by WeasyPrint, which comes with the extra `enface[pdf]`."""

from __future__ import annotations

import logging

from enface.model import EnfaceError, Problem

_REMEDY = "pip install 'enface[pdf]', or write HTML (-o report.html) and print it from a browser: it is made for A4."


def pdf(page: str) -> bytes:
    """The page as a PDF. Nothing is fetched, from the network or the disk, whatever the page names.

    Raises EnfaceError where WeasyPrint, or the library Pango that it needs, is not installed.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError:
        raise EnfaceError(Problem("", "a PDF needs WeasyPrint, which is not installed.", _REMEDY)) from None
    except OSError as error:  # the package is there, a library of the system is not
        reason = f"WeasyPrint is installed, but the library Pango that it needs is not ({str(error).splitlines()[0]})."
        raise EnfaceError(
            Problem("", reason, "Install Pango (libpango-1.0-0 and libpangoft2-1.0-0 on Debian).")
        ) from error
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it warns of what only a screen needs
    made: bytes = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=())).write_pdf()
    return made
