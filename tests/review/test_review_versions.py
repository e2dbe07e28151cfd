"""The history of a segment: what each version changed, fixed and brought in, and the way back to any of them."""

import pytest

from enface.review.commands import Origin, Refused, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project

REF = SegmentRef("segments/one.tsv", "1")
FIRST = "In march, the meeting was held in Changsha."
MENDED = FIRST.replace("march", "March")
WORSE = MENDED.replace("the meeting", "the the meeting").replace("March", "april")


def revise(desk, text, base):
    return desk.apply(Revise(REF, text, base)).message


def test_a_version_tells_who_when_what_it_changed_fixed_and_brought_in(desk):
    assert revise(desk, MENDED, FIRST) == "Saved; 1 finding fixed."
    assert revise(desk, WORSE, MENDED).startswith("Saved; ")
    first, second, third = desk.versions.of(REF)
    assert (first.number, first.text, first.origin, first.changes) == (1, FIRST, Origin.IMPORT, ())
    assert (first.fixed, first.new) == ((), None)
    assert (second.actor, second.origin, second.fixed, second.new) == ("Ann", Origin.TYPED, ("case.month",), ())
    assert [change for change in second.changes if change.is_change] == [("march", "March")]
    assert set(third.new or ()) >= {"repetition.word", "case.month"}
    assert third.fixed == ()


def test_saving_says_what_an_edit_fixed_and_what_it_brought_in(desk):
    assert revise(desk, FIRST.replace("march", "March").replace("the", "the the", 1), FIRST) == (
        "Saved; 1 finding fixed, 1 new."
    )
    desk.apply(Undo(REF.document))
    assert revise(desk, FIRST.replace("the", "the the", 1), FIRST) == "Saved; 1 new finding."
    desk.apply(Undo(REF.document))
    assert revise(desk, FIRST.replace("held", "called"), FIRST) == "Saved."


def test_any_version_can_be_restored_and_one_undo_takes_that_back(desk):
    revise(desk, MENDED, FIRST)
    revise(desk, WORSE, MENDED)
    for number, text in ((1, FIRST), (2, MENDED)):
        desk.apply(desk.versions.restoring(REF, number))
        assert desk.row(REF).segment.target == text
        last = desk.versions.of(REF)[-1]
        assert (last.number, last.origin, last.text) == (4, Origin.RESTORED, text)
        desk.apply(Undo(REF.document))
        assert desk.row(REF).segment.target == WORSE
        assert len(desk.versions.of(REF)) == 3


def test_what_is_not_there_is_refused(desk):
    with pytest.raises(Refused, match="no version 2; it has 1"):
        desk.versions.restoring(REF, 2)
    with pytest.raises(Refused, match="no segment 9"):
        desk.versions.of(SegmentRef(REF.document, "9"))


def test_a_locked_segment_is_never_restored(folder):
    (folder / "segments" / "one.tsv").unlink()
    unit = '<trans-unit id="1"{}><source>四月。</source><target>In {}.</target></trans-unit>'
    path = folder / "segments" / "one.xlf"

    def write(locked: str) -> None:
        path.write_text(
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" datatype="plaintext"'
            f' source-language="zh" target-language="en"><body>{unit.format(locked, "april")}</body></file></xliff>',
            "utf-8",
        )

    write("")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        ref = desk.rows_after(desk.documents()[0].key, 0, 1)[0].ref
        desk.apply(Revise(ref, "In April.", "In april."))
    write(' translate="no"')
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert desk.row(ref).segment.locked
        standing = desk.row(ref).segment.target
        for version in desk.versions.of(ref):
            with pytest.raises(Refused, match="locked"):
                desk.apply(desk.versions.restoring(ref, version.number))
        assert desk.row(ref).segment.target == standing


def test_a_text_with_more_inline_codes_than_the_file_has_is_refused(desk):
    with pytest.raises(Refused, match="1 inline code, where segment 1 has 0"):
        revise(desk, f"{FIRST}\ufffc", FIRST)
