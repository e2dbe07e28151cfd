"""A report as one self-contained HTML page that asks for nothing, light and dark, on screen and on paper."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from enface import __version__
from enface.languages.safe_text import safe_text
from enface.model import Severity, Status
from enface.reports import wording
from enface.reports.figures import EXAMPLES, Figures, Outcomes

_STATUSES = (Status.APPROVED, Status.REVISED, Status.TRANSLATED, Status.DRAFT, Status.REJECTED)


def page(figures: Figures) -> str:
    """The report, ending in a newline."""
    environment = Environment(
        loader=PackageLoader("enface.reports"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{value:,}"
    text = environment.get_template("report.html.j2").render(
        figures=figures,
        statuses=[status for status in _STATUSES if figures.by_status[status]],
        roles=any(person.role for person in figures.people),
        severities=[one for one in reversed(Severity) if figures.by_severity[one] != Outcomes()],
        most=max([rule.outcomes.found for rule in figures.rules], default=0) or 1,
        examples=EXAMPLES,
        words=wording,
        version=__version__,
    )
    return text.rstrip() + "\n"


def _shown(value: object) -> object:
    """What people or files wrote, made safe to show; markup of the template's own stays as it is."""
    return safe_text(value).text if type(value) is str else value
