"""The sentences that every report says in the same words."""

from __future__ import annotations

from enface.reports.figures import Figures

READING = (
    "A finding is something that a machine noticed. It is fixed where a person's revision removed it, waived where a "
    "person gave the reason why it is no error here, and open until then. Findings say where to look: they are no "
    "measure of quality, and a segment without any may still hold errors. Advisories are hints that are counted apart."
)
EDITED = "Revised, confirmed, approved and rejected count segments; fixed and waived count findings and waivers."


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 segment, 2,000 segments."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def extent(figures: Figures) -> str:
    """How much was reviewed: documents, segments, words."""
    size = (counted(len(figures.documents), "document"), counted(figures.segments, "segment"))
    return ", ".join((*size, counted(figures.words, "English word" if figures.languages[1] == "en" else "word")))


def period(figures: Figures) -> str:
    """When people decided."""
    if not figures.first:
        return "no decisions yet"
    return figures.first if figures.first == figures.last else f"{figures.first} to {figures.last}"


def basis(figures: Figures) -> str:
    """What the findings were made with."""
    if not figures.glossaries:
        return f"rules {figures.profile}, no glossary"
    noun = "glossary" if len(figures.glossaries) == 1 else "glossaries"
    return f"rules {figures.profile}, {noun} {', '.join(figures.glossaries)}"
