"""The colours of a report's page: on white, and those that are others in the dark.

Pages name them as CSS variables; drawings have the light ones as attributes too, for readers that know no variables.
"""

from __future__ import annotations

PAPER = {
    "bg": "#fff",
    "fg": "#1d2327",
    "dim": "#5c6670",
    "line": "#e2e1dc",
    "card": "#f6f5f1",
    "accent": "#1f4e5f",
    "critical": "#9b1030",
    "major": "#b0421a",
    "minor": "#8a6100",
    "neutral": "#2a5d86",
}
"""What print takes in place of dark ones too."""

STATES = {
    "fixed": "#2f7d5b",
    "waived": "#8f98a3",
    "open": "#d98236",
    "approved": "#2f7d5b",
    "revised": "#6fb08f",
    "translated": "#c3c9cf",
    "draft": "#e3e6e9",
    "rejected": "#b8433f",
}

DARK = {
    "bg": "#15181c",
    "fg": "#e5e7ea",
    "dim": "#9ba5b0",
    "line": "#2c323a",
    "card": "#1d2127",
    "accent": "#8cc3d6",
    "critical": "#ff8096",
    "major": "#f49b72",
    "minor": "#e3bb5c",
    "neutral": "#8fc1e8",
    "fixed": "#4fae84",
    "waived": "#6d7783",
    "open": "#e0944e",
    "approved": "#4fae84",
    "revised": "#35745a",
    "translated": "#4a535d",
    "draft": "#2f363e",
    "rejected": "#d0625c",
}

LIGHT = PAPER | STATES


def variables(colours: dict[str, str]) -> str:
    """The colours as CSS variables."""
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
