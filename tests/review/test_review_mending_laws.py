"""Laws of mended bounds: they change no text and no byte of an export, and undoing all leads back to the start."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mending_driver import KEY, SOURCE, TARGET, exported, holds, made, opened, ref, revise, state

from enface.model import Side, Span
from enface.review.commands import Approve, Comment, Refused, Reject, Undo
from enface.review.desk import Desk
from enface.review.mending import Mend, Merge, Shift, Split

STEPS = ("split", "merge", "shift", "revise", "approve", "reject", "comment")
EDITS = (
    "Some other words. And more of them.",
    "Word",
    "",
    "Who will come? All will.",
    "A longer sentence, with a part.",
)


def drawn(desk: Desk, step: str, data: st.DataObject) -> Mend | None:
    """Mend something, or return nothing and decide on something."""
    row = data.draw(st.sampled_from(desk.rows_after(KEY, 0, 99)))
    source, target = row.segment.source, row.segment.target
    if step == "split":
        blanks = [place for place, sign in enumerate(target) if sign.isspace()]
        at = data.draw(st.sampled_from([None, *blanks]))
        return Split(row.ref, data.draw(st.sampled_from([None, *range(1, len(source))])), at)
    if step == "merge":
        return Merge(row.ref)
    if step == "shift":
        return Shift(row.ref, data.draw(st.sampled_from(Side)), data.draw(st.booleans()))
    if step == "revise":
        revise(desk, row.ref.segment, data.draw(st.sampled_from(EDITS)))
    elif step == "approve":
        desk.apply(Approve(row.ref))
    elif step == "reject":
        desk.apply(Reject(row.ref, "No."))
    else:
        span = Span(len(target) // 2, len(target)) if target else None
        desk.apply(Comment(row.ref, "Hm.", Side.TARGET if span else None, span))
    return None


def words(desk: Desk, side: Side) -> str:
    """All that stands on one side, without blanks."""
    texts = (getattr(row.segment, side) for row in desk.rows_after(KEY, 0, 99))
    return "".join("".join(texts).split())


def lines(text: str) -> list[list[str]]:
    """The words of each line: where a target was emptied, a blank beside it may go with its bound."""
    return [line.split() for line in text.splitlines()]


def said(desk: Desk) -> int:
    return sum(len(desk.comments(row.ref)) for row in desk.rows_after(KEY, 0, 99))


@pytest.mark.parametrize("source", [SOURCE, ""], ids=["pair", "English alone"])
@settings(max_examples=20)
@given(data=st.data())
def test_bounds_change_no_text_and_undo_leads_back(source: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name, opened(made(Path(name) / "p", source)) as desk:
        out = Path(name) / "out"
        start, is_edited = state(desk), False
        for step in data.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=8)):
            before = words(desk, Side.SOURCE), words(desk, Side.TARGET), said(desk), lines(exported(desk, out))
            try:
                command = drawn(desk, step, data)
                if command is None:
                    is_edited = is_edited or step == "revise"
                    continue
                desk.segmentation.apply(command)
            except Refused:
                continue
            export = exported(desk, out)
            assert (words(desk, Side.SOURCE), words(desk, Side.TARGET), said(desk), lines(export)) == before
            assert is_edited or export == TARGET
        holds(desk)
        while desk.apply(Undo(KEY)).changed:
            pass
        assert state(desk) == start
        assert exported(desk, out) == TARGET


@settings(max_examples=20)
@given(data=st.data())
def test_bounds_are_found_again_between_other_paragraphs(data: st.DataObject) -> None:
    """However the segments were mended, what a person bounded is there when text is put in around it."""
    with tempfile.TemporaryDirectory() as name:
        with opened(made(Path(name) / "p")) as desk:
            for step in data.draw(st.lists(st.sampled_from(STEPS[:3]), min_size=1, max_size=4)):
                command = drawn(desk, step, data)
                try:
                    desk.segmentation.apply(command)
                except Refused:
                    continue
            mended = [row.segment for row in desk.rows_after(KEY, 0, 99) if row.segment.mended]
            chosen = {(one.source, one.target) for one in mended}
            for segment in mended:
                if segment.target:
                    desk.apply(Approve(ref(segment.id)))
            project = desk.project
        folder = project.root / "segments"
        (folder / "a.zh.txt").write_text(f"新的一段写在这里。\n\n{SOURCE}\n最后又有一段。\n", "utf-8")
        (folder / "a.en.txt").write_text(f"One new paragraph is here.\n\n{TARGET}\nOne more at the end.\n", "utf-8")
        with opened(project) as desk:
            now = [row.segment for row in desk.rows_after(KEY, 0, 99)]
            assert chosen == {(one.source, one.target) for one in now if one.mended}
            assert {one.target for one in mended if one.target} == {
                one.target for one in now if one.status == "approved"
            }
            holds(desk)
