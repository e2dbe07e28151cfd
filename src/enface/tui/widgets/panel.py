"""The panel of the selected segment: each finding with what, why, which rule, and its fixes; comments below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from enface.languages.safe_text import safe_text
from enface.model import Fix, Span, apply_edits
from enface.review.views import CommentView, FindingState, FindingView, Row
from enface.tui.theme import ADVISORY_GLYPH, DARK, PALETTES, SEVERITY_GLYPHS, Palette

NO_FINDINGS = "No machine findings."
_CONTEXT = 24


class FindingsPanel(VerticalScroll, can_focus=False):
    """Shows the findings of one segment, one of them as the current one."""

    DEFAULT_CSS = """
    FindingsPanel { background: $panel; padding: 0 1; scrollbar-size-vertical: 1; }
    FindingsPanel Static { width: 1fr; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._body = Static(markup=False)

    def compose(self) -> ComposeResult:
        """One static text."""
        yield self._body

    def show(
        self,
        row: Row | None,
        findings: Sequence[FindingView],
        current: int,
        *,
        comments: Sequence[CommentView] = (),
        text: str | None = None,
    ) -> None:
        """Show `findings`, the one at `current` unfolded; `text` is the target that they speak of, else the row's."""
        palette = PALETTES.get(self.app.theme, PALETTES[DARK])
        body = Text()
        if row is not None:
            target = row.segment.target if text is None else text
            if not findings:
                body.append(NO_FINDINGS, palette.dim)
            for index, view in enumerate(findings):
                _append_finding(body, view, target, palette, self.size.width - 4, unfolded=index == current)
            if row.segment.note:
                body.append("\nNote  ", palette.dim)
                body.append(safe_text(row.segment.note).text)
            for comment in comments:
                body.append("\n✎ ", palette.accent)
                body.append(f"{safe_text(comment.actor).text}: ", palette.dim)
                body.append(safe_text(comment.text).text)
        self._body.update(Content.from_rich_text(body))
        # The folded findings before the current one take a line each.
        self.scroll_to(y=current, animate=False, immediate=True)


def _append_finding(body: Text, view: FindingView, target: str, palette: Palette, room: int, *, unfolded: bool) -> None:
    finding = view.finding
    if body.plain:
        body.append("\n")
    colour = palette.advisory if finding.advisory else palette.severity[finding.severity]
    glyph = ADVISORY_GLYPH if finding.advisory else SEVERITY_GLYPHS[finding.severity]
    word = "advisory" if finding.advisory else finding.severity.value
    waived = view.state is FindingState.WAIVED
    state = f"waived by {safe_text(view.actor).text}: {safe_text(view.reason).text}" if waived else ""
    message = safe_text(finding.message).text
    line = Text()
    line.append("▸ " if unfolded else "  ", palette.accent)
    line.append(f"{glyph} {word}", f"bold {colour}")
    line.append(f"  {finding.rule}", palette.dim)
    if view.alike > 1:
        line.append(f"  {view.alike} like this in the document", palette.dim)
    if not unfolded:
        line.append(f"  {state or message}", palette.dim if waived else "")
        line.truncate(room, overflow="ellipsis")
        body.append_text(line)
        return
    body.append_text(line)
    body.append(f"\n    {message}")
    if waived:
        body.append(f"\n    {state}", palette.dim)
    for number, fix in enumerate(() if waived else finding.fixes, 1):
        body.append(f"\n    {'y' if len(finding.fixes) == 1 else number} ", f"bold {palette.accent}")
        _append_fix(body, fix, finding.target, target, palette)
    why = _why(finding.rule)
    if why:
        body.append(f"\n    {why}", palette.dim)


def _append_fix(body: Text, fix: Fix, span: Span | None, target: str, palette: Palette) -> None:
    """Before → after, with a little of what stands around."""
    try:
        apply_edits(target, fix.edits)
    except ValueError:
        body.append(safe_text(fix.title).text, palette.fix)
        return
    places = [*((edit.start, edit.end) for edit in fix.edits), *([span] if span else [])]
    first, last = min(start for start, _ in places), max(end for _, end in places)
    before, after = target[max(0, first - _CONTEXT) : first], target[last : last + _CONTEXT]
    if first > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if last + _CONTEXT < len(target):
        after = after.rpartition(" ")[0] + "…"
    new = apply_edits(
        target[first:last], [edit._replace(start=edit.start - first, end=edit.end - first) for edit in fix.edits]
    )
    body.append(safe_text(before).text, palette.dim)
    body.append(safe_text(target[first:last]).text, f"strike {palette.dim}")
    if target[first:last]:
        body.append(" → ", palette.dim)
    body.append(safe_text(new).text or "(nothing)", f"bold {palette.fix}")
    body.append(safe_text(after).text, palette.dim)


def _why(rule_id: str) -> str:
    from enface.rules import all_rules

    return next((" ".join(rule.why.split()) for rule in all_rules() if rule.id == rule_id), "")
