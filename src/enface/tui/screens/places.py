"""Places in targets, each before and after, those to be replaced taken in; replaced as one, with one undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.style import Style

from enface.languages.counting import counted
from enface.languages.safe_text import safe_text
from enface.review.commands import SegmentRef
from enface.review.desk import Desk
from enface.review.replacing import Place, replacement
from enface.tui.actions import Where
from enface.tui.screens.list_screen import ListScreen
from enface.tui.theme import STATUS_GLYPHS
from enface.tui.widgets.paragraphs import Paragraph, around

_REACH = 40


class PlacesScreen(ListScreen[Place]):
    """Places that other words are put in. `everywhere` is whether they are of several documents."""

    PLACE = Where.PLACES
    COUNTED = "place"

    def __init__(self, desk: Desk, heading: str, words: str, *, everywhere: bool) -> None:
        super().__init__(desk, heading)
        self._words = words
        self._everywhere = everywhere

    def facts(self) -> Sequence[str]:
        """How many are taken in."""
        segments = len({place.ref for place in self.picked_here})
        return [f"{len(self.picked_here):,} in {counted(segments, 'segment')} taken in"]

    def draw(self, entry: Place) -> Iterator[Paragraph]:
        """Where the place is, and its words before and after."""
        palette = self.palette
        plain, dim = palette.style(palette.text), palette.style(palette.dim)
        name = f"{Path(entry.ref.document).name}:{entry.ref.segment}" if self._everywhere else entry.ref.segment
        status = f" {STATUS_GLYPHS[entry.status]} {entry.status.value}{', locked' if entry.locked else ''}  "
        label = [(safe_text(name).text, plain), (status, palette.style(palette.status[entry.status]))]
        before, after = around(entry.target, *entry.span, _REACH)
        old = safe_text(entry.span.of(entry.target)).text
        if entry in self.picked:
            words = [(old, dim + Style(strike=True)), (" → ", dim)]
            words.append((safe_text(self._words).text or "(nothing)", palette.style(palette.fix, bold=True)))
        else:
            words = [(old, palette.style(palette.accent, bold=True))]
        line = [(safe_text(before).text, dim), *words, (safe_text(after).text, dim)]
        if self._everywhere:
            # A document's name would leave little room beside it.
            yield Paragraph(label)
            yield Paragraph([("  ", dim)], line)
        else:
            yield Paragraph(label, line)

    def leads_to(self, entry: Place) -> SegmentRef:
        """The segment."""
        return entry.ref

    def may_pick(self, entry: Place) -> bool:
        """Whether it would become another text, and its segment is not locked."""
        return not entry.locked and entry.span.of(entry.target) != self._words

    def _take_in(self, places: Sequence[Place], cursor: int = 0) -> None:
        self.picked = {place for place in places if self.may_pick(place)}
        self.put(places, cursor)

    # Actions

    def _act_put_in(self) -> None:
        chosen = self.picked_here
        if self.desk.read_only:
            self.say(f"Nothing can be saved: {self.desk.read_only}.")
        elif not chosen:
            self.say(f"No place is taken in; {self.keys.first('pick')} takes one in.")
        else:
            self.decide(replacement(chosen, self._words), f"replacing in {counted(len(chosen), 'place')}…")

    def _act_put_words(self) -> None:
        self._ask("Replace by (nothing deletes):", self._put_words, self._words, verbatim=True)

    def _put_words(self, words: str) -> None:
        self._words = words
        self._take_in([entry for entry, _ in self._entries], self.list.cursor)
