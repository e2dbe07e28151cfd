"""A report as one self-contained HTML page that asks for nothing, light and dark, on screen, on paper, on a phone."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from enface import __version__
from enface.languages.safe_text import safe_text
from enface.model import Severity, Status
from enface.reports import palette
from enface.reports.charts import bar, heat, line
from enface.reports.outline import NUMBERS, Bar, Heat, Kind, Line, Outline, Quote
from enface.reports.palette import variables
from enface.reports.wording import shown, shown_rows

_OUTCOMES = ("fixed", "waived", "open")
_BROAD = 11
"""So many columns stand on an upright sheet of paper."""


def page(outline: Outline) -> str:
    """The report, ending in a newline."""
    environment = Environment(
        loader=PackageLoader("enface.reports"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        shown=shown, shown_rows=shown_rows, bar=bar, heat=heat, line=line, palette=palette, variables=variables
    )
    environment.tests["bar"] = lambda value: isinstance(value, Bar)
    environment.tests["heat"] = lambda value: isinstance(value, Heat)
    environment.tests["line"] = lambda value: isinstance(value, Line)
    environment.tests["quote"] = lambda value: isinstance(value, Quote)
    environment.tests["severity"] = lambda value: isinstance(value, Severity)
    text = environment.get_template("report.html.j2").render(
        outline=outline,
        right=NUMBERS,
        broad=_BROAD,
        text=Kind.TEXT,
        colours=(*_OUTCOMES, *(status.value for status in Status), *(severity.value for severity in Severity)),
        severities=[severity.value for severity in Severity],
        version=__version__,
    )
    return text.rstrip() + "\n"


def _shown(value: object) -> object:
    """What people or files wrote, made safe to show; markup of the template's own stays as it is."""
    return safe_text(value).text if type(value) is str else value
