"""What people marked in a segment, in words and colours for the panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enface.languages.safe_text import safe_text
from enface.model import Side
from enface.review.error_parts import ScoreView
from enface.review.error_views import ErrorView
from enface.tui.theme import ERROR_GLYPH, SEVERITY_GLYPHS, Palette
from enface.tui.widgets.paragraphs import Paragraph


def error_paragraphs(errors: Sequence[ErrorView], scores: Sequence[ScoreView], palette: Palette) -> Iterator[Paragraph]:
    """The errors of a segment, numbered where there are several, each with what was said of it; then its scores."""
    plain, dim = palette.style(palette.text), palette.style(palette.dim)
    for number, view in enumerate(errors, 1):
        count = f"{number} " if len(errors) > 1 else ""
        grade = f"{SEVERITY_GLYPHS[view.severity]} {view.severity}"
        yield Paragraph(
            [(f"{ERROR_GLYPH} {count}", plain), (grade, palette.style(palette.severity[view.severity], bold=True))],
            [
                (f"  {safe_text(view.type).text}  ", dim),
                (_place(view), plain),
                (f"  {safe_text(view.author).text}", dim),
                (f": {safe_text(view.note).text}" if view.note else "", plain),
            ],
        )
        for said in filter(None, (view.answer, view.ruling)):
            words = f": {safe_text(said.comment).text}" if said.comment else ""
            yield Paragraph([("    ", dim)], [(f"{said.what} by {safe_text(said.actor).text}", dim), (words, plain)])
    for score in scores:
        then = "" if score.is_here else ", of another text"
        yield Paragraph(
            [("Score  ", dim)], [(f"{score.score:g}", plain), (f"  {safe_text(score.author).text}{then}", dim)]
        )


def _place(view: ErrorView) -> str:
    words = f"“{safe_text(view.words).text}”" if view.span else "all of it"
    side = " in the source" if view.side is Side.SOURCE else ""
    gone = " (its words stand there no longer)" if not view.is_here else ""
    return f"{words}{side}{gone}"
