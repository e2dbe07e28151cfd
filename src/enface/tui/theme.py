"""How things look: two themes, and a colour, a glyph and a word for every severity and status."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

from enface.model import Severity, Status

LIGHT = "enface-light"
DARK = "enface-dark"

STATUS_GLYPHS = {
    Status.DRAFT: "○",
    Status.TRANSLATED: "◐",
    Status.REVISED: "◑",
    Status.APPROVED: "●",
    Status.REJECTED: "✗",
}
SEVERITY_GLYPHS = {Severity.CRITICAL: "‼", Severity.MAJOR: "!", Severity.MINOR: "•", Severity.NEUTRAL: "·"}
ADVISORY_GLYPH = "?"
ERROR_GLYPH = "⚑"
STALE_GLYPH = "≠"
"""Beside the status of a segment that was approved once, which no longer holds."""


@dataclass(frozen=True, eq=False)
class Palette:
    """The colours of one theme, as hex; every text colour reaches a contrast of 4.5:1 on the three backgrounds."""

    background: str
    panel: str
    selected: str
    text: str
    dim: str
    accent: str
    severity: dict[Severity, str]
    advisory: str
    status: dict[Status, str]
    fix: str

    def mark(self, severity: Severity, *, advisory: bool = False, error: bool = False) -> Style:
        """How words look that a finding is about, or in italics that a person marked as an error: underlined.

        Bold too where it is grave, for eyes without colours.
        """
        colour = self.advisory if advisory else self.severity[severity]
        grave = not advisory and severity in {Severity.MAJOR, Severity.CRITICAL}
        return _mark(colour, grave, error)

    @property
    def label(self) -> Style:
        """How the keys look that point at a word; readable without colours too."""
        return Style(color=Color.parse(self.accent), bold=True, reverse=True, underline=False, italic=False)

    def style(self, colour: str, background: str | None = None, *, bold: bool = False) -> Style:
        """A Rich style of two hex colours."""
        return _style(colour, background, bold)

    def blank(self, background: str) -> Style:
        """A Rich style of cells that nothing stands in."""
        return _blank(background)


@cache
def _style(colour: str, background: str | None, bold: bool) -> Style:
    return Style(color=Color.parse(colour), bgcolor=Color.parse(background) if background else None, bold=bold)


@cache
def _mark(colour: str, grave: bool, error: bool) -> Style:
    return Style(color=Color.parse(colour), underline=True, bold=grave or None, italic=error or None)


@cache
def _blank(background: str) -> Style:
    return Style(bgcolor=Color.parse(background))


PALETTES = {
    DARK: Palette(
        background="#16181d",
        panel="#1c1f26",
        selected="#262b35",
        text="#e4e6eb",
        dim="#9aa3b2",
        accent="#7cb7ff",
        severity={
            Severity.CRITICAL: "#ff7a90",
            Severity.MAJOR: "#ff9b73",
            Severity.MINOR: "#f2c661",
            Severity.NEUTRAL: "#8cc8f0",
        },
        advisory="#9db4d6",
        status={
            Status.DRAFT: "#9aa3b2",
            Status.TRANSLATED: "#8cc8f0",
            Status.REVISED: "#c4a7f5",
            Status.APPROVED: "#7fd68f",
            Status.REJECTED: "#ff7a90",
        },
        fix="#7fd68f",
    ),
    LIGHT: Palette(
        background="#fbfaf7",
        panel="#f3f1ec",
        selected="#e8e6df",
        text="#1f2328",
        dim="#57606a",
        accent="#0550ae",
        severity={
            Severity.CRITICAL: "#a40e26",
            Severity.MAJOR: "#a32a00",
            Severity.MINOR: "#725000",
            Severity.NEUTRAL: "#0a5a8a",
        },
        advisory="#45597a",
        status={
            Status.DRAFT: "#57606a",
            Status.TRANSLATED: "#0a5a8a",
            Status.REVISED: "#6639ba",
            Status.APPROVED: "#116329",
            Status.REJECTED: "#a40e26",
        },
        fix="#116329",
    ),
}


def themes() -> tuple[Theme, ...]:
    """The Textual themes made from the palettes."""
    return tuple(
        Theme(
            name=name,
            primary=palette.accent,
            secondary=palette.advisory,
            accent=palette.accent,
            warning=palette.severity[Severity.MINOR],
            error=palette.severity[Severity.CRITICAL],
            success=palette.fix,
            foreground=palette.text,
            background=palette.background,
            surface=palette.background,
            panel=palette.panel,
            dark=name == DARK,
        )
        for name, palette in PALETTES.items()
    )
