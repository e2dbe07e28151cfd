"""The panel of the selected segment: each finding with what, why, which rule, and its fixes; comments below."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from enface.languages.safe_text import safe_text
from enface.languages.word_diff import Change, changes
from enface.model import Fix, Severity, Span, apply_edits
from enface.review.views import ChangeView, CommentView, FindingState, FindingView, Row
from enface.tui.keys import Keys, keys_here, keys_name
from enface.tui.theme import ADVISORY_GLYPH, DARK, PALETTES, SEVERITY_GLYPHS, Palette
from enface.tui.widgets.drawn_lines import DrawnLines, filled
from enface.tui.widgets.panel_errors import error_paragraphs
from enface.tui.widgets.paragraphs import Paragraph, around

if TYPE_CHECKING:
    from enface.review.certificates import CertificateView
    from enface.review.conflicts import Conflict
    from enface.review.error_parts import ScoreView
    from enface.review.error_views import ErrorView

NO_FINDINGS = "No machine findings."
_CONTEXT = 24
_STRUCK = Style(strike=True)


class FindingsPanel(DrawnLines, can_focus=False):
    """Shows the findings of one segment, one of them unfolded; draws its lines itself and never asks for layout."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """A finding was clicked on."""

        def __init__(self, finding: int) -> None:
            super().__init__()
            self.finding = finding

    DEFAULT_CSS = "FindingsPanel { background: $panel; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paragraphs: list[Paragraph] = []
        self._current = 0
        self._lines: list[tuple[int | None, list[tuple[str, Style]]]] = []
        self._top = 0
        self._strips: list[Strip] = []

    @property
    def text(self) -> str:
        """What it says, a line for each paragraph."""
        return "\n".join(paragraph.plain for paragraph in self._paragraphs)

    def show(
        self,
        row: Row | None,
        findings: Sequence[FindingView],
        current: int,
        *,
        comments: Sequence[CommentView] = (),
        change: ChangeView | None = None,
        conflict: Conflict | None = None,
        besides: Iterable[Paragraph] = (),
        approval: CertificateView | None = None,
        errors: Sequence[ErrorView] = (),
        scores: Sequence[ScoreView] = (),
        text: str | None = None,
    ) -> None:
        """Show `findings`, the one at `current` unfolded, and `besides` at the end.

        `text` is what is being typed, where the row's target is; then no key applies a fix.
        """
        words = _Words(self.palette, keys_here(self), applies=text is None)
        target = text if text is not None else row.segment.target if row else ""
        self._paragraphs = list(words.conflict(conflict)) if conflict else []
        if row:
            self._paragraphs += words.segment(row, findings, current, target, comments)
        if row and change:
            self._paragraphs += words.change(row, change)
        self._paragraphs += besides
        self._paragraphs[:0] = error_paragraphs(errors, scores, words.palette)
        if approval:
            self._paragraphs[:0] = words.approval(approval)
        self._current = current
        self._wrap()

    def show_instead(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these in the place of findings, until the next `show`."""
        self._paragraphs = list(paragraphs)
        self._current = -1
        self._wrap()

    @property
    def palette(self) -> Palette:
        """The colours that it is drawn in."""
        return PALETTES.get(self.app.theme, PALETTES[DARK])

    def scroll_lines(self, lines: int) -> None:
        """Show lines further down, or up where negative."""
        top = min(max(0, self._top + lines), max(0, len(self._lines) - self.size.height))
        self._show_from(top, self._lines)

    def _wrap(self) -> None:
        width = max(12, self.size.width - 2)
        lines = [(paragraph.finding, line) for paragraph in self._paragraphs for line in paragraph.lines(width)]
        # The unfolded finding is in sight as far as it fits.
        mine = [number for number, (finding, _) in enumerate(lines) if finding == self._current]
        self._show_from(max(0, min(mine[0], mine[-1] + 2 - self.size.height)) if mine else 0, lines)

    def _show_from(self, top: int, lines: list[tuple[int | None, list[tuple[str, Style]]]]) -> None:
        """Draw anew those lines of the screen that differ."""
        self._top, self._lines = top, lines
        before, self._strips = self._strips, list(self._drawn())
        differing = (y for y, strip in enumerate(self._strips) if before[y : y + 1] != [strip])
        self.redraw(differing, self.size.width)

    def _drawn(self) -> Iterator[Strip]:
        """The lines of the screen."""
        palette, (width, height) = self.palette, self.size
        base = palette.style(palette.text, palette.panel)
        shown = self._lines[self._top : self._top + height]
        hidden = len(self._lines) - self._top - height
        for y in range(height):
            if y == height - 1 and hidden > 0:
                words = f" ↓ {hidden + 1} more lines  {keys_here(self).first('panel_down')}"
                pieces = [Segment(words, palette.style(palette.accent, palette.panel))]
            elif y < len(shown):
                pieces = [Segment(" ", base), *(Segment(text, base + style) for text, style in shown[y][1])]
            else:
                pieces = []
            yield filled(pieces, width, base)

    # Textual

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.palette.style(self.palette.text, self.palette.panel))

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew at another width."""
        self._wrap()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew in another theme."""
        super().notify_style_update()
        if self._strips:
            self._strips = list(self._drawn())
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Turn to the finding under the mouse."""
        number = self._top + event.y
        finding = self._lines[number][0] if number < len(self._lines) else None
        if finding is not None:
            self.post_message(self.Chosen(finding))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show lines further down."""
        event.stop()
        self.scroll_lines(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show lines further up."""
        event.stop()
        self.scroll_lines(-2)


class _Words:
    """Puts findings into words and colours."""

    def __init__(self, palette: Palette, keys: Keys, *, applies: bool) -> None:
        """`applies` is whether a key applies a fix."""
        self.palette = palette
        self.keys = keys
        self.applies = applies
        self.plain = palette.style(palette.text)
        self.dim = palette.style(palette.dim)
        self.key = palette.style(palette.accent, bold=True)
        self.struck = self.dim + _STRUCK
        self.new = palette.style(palette.fix, bold=True)

    def segment(
        self, row: Row, findings: Sequence[FindingView], current: int, target: str, comments: Sequence[CommentView]
    ) -> Iterator[Paragraph]:
        """All that is said about a segment."""
        if not findings:
            yield Paragraph([], [(NO_FINDINGS, self.dim)])
        for number, view in enumerate(findings):
            if number == current:
                yield from self._unfolded(view, number, len(findings), target)
            else:
                yield Paragraph(
                    [("  ", self.dim), *self._severity(view)],
                    [(f"  {self._state(view) or safe_text(view.finding.message).text}", self.dim)],
                    number,
                    folded=True,
                )
        if row.segment.note:
            yield Paragraph([("Note  ", self.dim)], [(safe_text(row.segment.note).text, self.plain)])
        for comment in comments:
            on = f" on “{safe_text(comment.words).text}”" if comment.words else ""
            said = (f"{safe_text(comment.actor).text}{on}: ", self.dim)
            label = [("✎ ", self.palette.style(self.palette.accent)), said]
            yield Paragraph(label, [(safe_text(comment.text).text, self.plain)])

    def conflict(self, conflict: Conflict) -> Iterator[Paragraph]:
        """The texts between which somebody has to choose, each with what differs from the first."""
        first = conflict.texts[0]
        label = [("≠ in conflict", self.palette.style(self.palette.severity[Severity.MAJOR], bold=True))]
        yield Paragraph(label, [(f"  {self.keys.first('decide')} asks which text stands", self.dim)])
        for number, version in enumerate(conflict.versions, 1):
            signed = [(f"  {safe_text(version.actor).text}, {version.time[:10]}", self.dim)]
            words = (
                list(differences(changes(first, version.text), self.palette))
                if number > 1
                else [(safe_text(first).text, self.plain)]
            )
            yield Paragraph([(f"  {number}  ", self.key)], [*words, *signed])

    def change(self, row: Row, change: ChangeView) -> Iterator[Paragraph]:
        """What the file changed in a segment, or that it brought it."""
        if change.source is None:
            yield Paragraph([("New  ", self.dim)], [(f"came on {change.time[:10]}", self.plain)])
        texts = (("Source", change.source, row.segment.source), ("Target", change.target, row.segment.target))
        for side, old, new in texts:
            if old is not None and old != new:
                label = [(f"{side} since {change.time[:10]}  ", self.dim)]
                yield Paragraph(label, list(differences(changes(old, new), self.palette)))

    def approval(self, approval: CertificateView) -> Iterator[Paragraph]:
        """Why an approval no longer holds, or why it was given to one's own words."""
        given = f"by {safe_text(approval.actor).text} on {approval.time[:10]}"
        if approval.stale:
            words = f"{given} no longer holds: {safe_text(approval.stale).text}."
        elif approval.override:
            words = f"{given}, of their own words: {safe_text(approval.override).text}"
        else:
            return
        yield Paragraph([("Approval  ", self.key if approval.stale else self.dim)], [(words, self.plain)])

    def _unfolded(self, view: FindingView, number: int, total: int, target: str) -> Iterator[Paragraph]:
        finding = view.finding
        head = [(f"  {finding.rule}", self.dim)]
        if total > 1:
            head.append((f"  {number + 1} of {total} here", self.dim))
        if view.alike > 1:
            head.append((f"  {view.alike} like this in the document", self.dim))
        yield Paragraph([("▸ ", self.key), *self._severity(view)], head, number)
        margin = ("  ", self.dim)
        yield Paragraph([margin], [(safe_text(finding.message).text, self.plain)], number)
        state = self._state(view)
        if state:
            yield Paragraph([margin], [(state, self.dim)], number)
        for place, fix in enumerate(() if state else finding.fixes, 1):
            key = self._key(len(finding.fixes), place) if self.applies else "→"
            words = self._fix(fix, finding.target, target)
            shorter = [words[:-1], words[1:-1]] if len(words) > 1 else []
            yield Paragraph([margin, (f"{key} ", self.key)], words, number, shorter=shorter)
        why = why_of(finding.rule)
        if why:
            yield Paragraph([margin], [(why, self.dim)], number)

    def _key(self, fixes: int, place: int) -> str:
        """The key that applies the fix at that place, from 1; blank where there are more fixes than keys."""
        keys = self.keys.of("accept" if fixes == 1 else "choose")
        return keys_name(keys[place - 1]) if place <= len(keys) else " "

    def _severity(self, view: FindingView) -> list[tuple[str, Style]]:
        finding = view.finding
        if finding.advisory:
            return [(f"{ADVISORY_GLYPH} advisory", self.palette.style(self.palette.advisory, bold=True))]
        colour = self.palette.severity[finding.severity]
        return [
            (f"{SEVERITY_GLYPHS[finding.severity]} {finding.severity.value}", self.palette.style(colour, bold=True))
        ]

    @staticmethod
    def _state(view: FindingView) -> str:
        if view.state is not FindingState.WAIVED:
            return ""
        return f"waived by {safe_text(view.actor).text}: {safe_text(view.reason).text}"

    def _fix(self, fix: Fix, span: Span | None, target: str) -> list[tuple[str, Style]]:
        """Before → after, with a little of what stands around."""
        try:
            apply_edits(target, fix.edits)
        except ValueError:
            return [(safe_text(fix.title).text, self.new)]
        places = [*((edit.start, edit.end) for edit in fix.edits), *([span] if span else [])]
        first, last = min(start for start, _ in places), max(end for _, end in places)
        before, after = around(target, first, last, _CONTEXT)
        old = target[first:last]
        new = apply_edits(old, [edit._replace(start=edit.start - first, end=edit.end - first) for edit in fix.edits])
        arrow = " → " if old else ""
        return [
            (safe_text(before).text, self.dim),
            (safe_text(old).text, self.struck),
            (arrow, self.dim),
            (safe_text(new).text or "(nothing)", self.new),
            (safe_text(after).text, self.dim),
        ]


def differences(stretches: Iterable[Change], palette: Palette) -> Iterator[tuple[str, Style]]:
    """What became of a text, word by word: what went is struck, what came stands out."""
    plain, struck = palette.style(palette.text), palette.style(palette.dim) + _STRUCK
    new = palette.style(palette.fix, bold=True)
    for stretch in stretches:
        if not stretch.is_change:
            yield safe_text(stretch.old).text, plain
        else:
            yield safe_text(stretch.old).text, struck
            yield safe_text(stretch.new).text, new


def why_of(rule_id: str) -> str:
    """Why a rule looks for what it finds, empty where it is unknown, or the rules, which takes long, are not loaded."""
    registry = sys.modules.get("enface.rules.registry")
    return _reasons().get(rule_id, "") if registry and registry.all_rules.cache_info().currsize else ""


@cache
def _reasons() -> Mapping[str, str]:
    from enface.rules import all_rules

    return {rule.id: " ".join(rule.why.split()) for rule in all_rules()}
