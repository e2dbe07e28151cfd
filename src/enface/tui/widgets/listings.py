"""What the panel shows in the place of findings: a segment's versions, the places that a decision would reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.languages.word_diff import changes
from enface.model import Segment
from enface.tui.theme import Palette
from enface.tui.widgets.panel import differences
from enface.tui.widgets.paragraphs import Paragraph

if TYPE_CHECKING:
    from enface.review.queries import QueryView
    from enface.review.repetitions import Offer
    from enface.review.versions import Version
    from enface.review.views import EarlierView

SHOWN = 50
"""How many places are named at most."""


def versions(history: Iterable[Version], keys: Mapping[int, str], palette: Palette) -> Iterator[Paragraph]:
    """A segment's versions, the newest first, each with the key that restores it."""
    dim, key = palette.style(palette.dim), palette.style(palette.accent, bold=True)
    for one in history:
        head = f"{one.time[:16].replace('T', ' ')}  {safe_text(one.actor).text}  {one.origin}"
        outcomes = "".join(
            f"; {name}: {', '.join(dict.fromkeys(rules))}"
            for name, rules in (("fixed", one.fixed), ("new", one.new))
            if rules
        )
        yield Paragraph([(f"{keys.get(one.number, ' ')} ", key)], [(f"{head}{outcomes}", dim)])
        words = list(differences(one.changes, palette)) if one.changes else [(safe_text(one.text).text, dim)]
        yield Paragraph([("  ", dim)], words)


def earlier(found: Iterable[EarlierView], source: str, palette: Palette) -> Iterator[Paragraph]:
    """Earlier translations, the likest first, each with the key that puts it in and what its source has other."""
    dim, key = palette.style(palette.dim), palette.style(palette.accent, bold=True)
    plain = palette.style(palette.text)
    for number, one in enumerate(found, 1):
        yield Paragraph([(f"{number} ", key)], [(f"{one.percent} %  {safe_text(one.place).text}", dim)])
        if one.percent < 100:
            yield Paragraph([("  ", dim)], list(differences(changes(one.source, source), palette)))
        yield Paragraph([("  ", dim)], [(safe_text(one.text).text, plain)])


def queries(asked: Iterable[QueryView], palette: Palette) -> Iterator[Paragraph]:
    """What is asked about a segment, or words of it, and what was answered."""
    from enface.review.queries import QueryState

    dim, plain = palette.style(palette.dim), palette.style(palette.text)
    mark = ("? ", palette.style(palette.accent, bold=True))
    for one in asked:
        about = f", about “{safe_text(one.words).text}”" if one.words else ""
        state = f", {one.state}" if one.state is not QueryState.OPEN else ""
        label = f"{safe_text(one.actor).text} to the {one.to}{about}{state}: "
        yield Paragraph([mark], [(label, dim), (safe_text(one.text).text, plain)])
        if one.answer:
            yield Paragraph([("  → ", dim)], [(safe_text(one.answer).text, plain)])


def repetitions(offer: Offer, palette: Palette) -> Iterator[Paragraph]:
    """The segments that a decision could be taken to, each with what it would become; locked ones last."""
    dim, head = palette.style(palette.dim), palette.style(palette.text, bold=True)
    groups = (
        ("With its old text", offer.old),
        ("With another text", offer.other),
        ("With its text, but not its status", offer.same),
        ("Locked, never changed", offer.locked),
    )
    for title, found in groups:
        if found:
            yield Paragraph([], [(f"{title}: {len(found):,}", head)])
        for one in found[:SHOWN]:
            label = [("  ", dim), (f"{safe_text(f'{one.ref.document}:{one.ref.segment}').text} {one.status}  ", dim)]
            became = offer.text if not one.locked else one.target
            yield Paragraph(label, list(differences(changes(one.target, became), palette)))
        if len(found) > SHOWN:
            yield Paragraph([("  ", dim)], [(f"and {counted(len(found) - SHOWN, 'more place')}", dim)])


def places(title: str, shown: Sequence[tuple[str, str]], total: int, palette: Palette) -> Iterator[Paragraph]:
    """The first places with words of theirs, under a title, and how many more there are."""
    dim, plain = palette.style(palette.dim), palette.style(palette.text)
    yield Paragraph([], [(safe_text(title).text, palette.style(palette.text, bold=True))])
    for place, words in shown:
        label = [("  ", dim), (f"{safe_text(place).text}  ", dim)]
        yield Paragraph(label, [(safe_text(words).text, plain)], folded=True)
    if total > len(shown):
        yield Paragraph([("  ", dim)], [(f"and {counted(total - len(shown), 'more place')}", dim)])


def bounds(before: Iterable[Segment], after: Iterable[Segment], palette: Palette) -> Iterator[Paragraph]:
    """Segments as they are and as they would be."""
    dim, plain = palette.style(palette.dim), palette.style(palette.text)
    for title, segments, style in (("Now", before, dim), ("Then", after, plain)):
        yield Paragraph([(title, palette.style(palette.text, bold=True))])
        for segment in segments:
            label = [(f"{safe_text(segment.id).text}  ", palette.style(palette.accent))]
            yield Paragraph(label, [(safe_text(segment.source).text or "(nothing)", style)])
            yield Paragraph([("   ", dim)], [(safe_text(segment.target).text or "(nothing)", style)])
