"""Files in and out: a changed file keeps the decisions that still fit, and is never overwritten unseen."""

import os
from pathlib import Path

import pytest

from enface.model import EnfaceError, Status
from enface.review.commands import Approve, Comment, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "segments/one.tsv"


def ref(segment: str) -> SegmentRef:
    return SegmentRef(KEY, segment)


def revise(desk: Desk, segment: str, text: str) -> None:
    desk.apply(Revise(ref(segment), text, desk.row(ref(segment)).segment.target))


def again(desk: Desk) -> Desk:
    desk.close()
    return Desk.open(Project.find(desk.project.root), actor="Ann")


def file_of(desk: Desk) -> Path:
    return desk.project.files[0]


def rewrite(desk: Desk, old: str, new: str) -> None:
    text = file_of(desk).read_text("utf-8")
    assert old in text
    file_of(desk).write_text(text.replace(old, new), "utf-8")


def test_an_unchanged_file_is_not_read_again(desk):
    clock = desk._store.clock()
    desk = again(desk)
    assert (desk._store.clock(), desk.notices) == (clock, ())
    file_of(desk).touch()
    desk = again(desk)
    assert (desk._store.clock(), desk.notices) == (clock, ())
    desk.close()


def test_a_changed_file_keeps_the_decisions_on_what_did_not_change(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    for segment in ("1", "2", "3"):
        desk.apply(Approve(ref(segment)))
    desk.apply(Comment(ref("1"), "Which hall?"))
    rewrite(desk, "In march, the meeting", "In spring, the meeting")
    desk = again(desk)
    assert desk.notices == (
        "segments/one.tsv has changed on disk: 1 segment is new or changed; decisions on the others stand.",
    )
    rows = desk.rows_after(KEY, 0, 9)
    assert [row.segment.status for row in rows[:3]] == [Status.TRANSLATED, Status.APPROVED, Status.APPROVED]
    assert rows[0].segment.target.startswith("In spring")
    assert rows[1].segment.target == "The meeting reviewed the work."
    assert rows[0].comments == 1
    assert [one.text[:9] for one in desk.history(ref("1"))][-1] == "In spring"
    assert not desk.documents()[0].checked
    desk.close()


def test_a_changed_source_takes_the_decision_back(desk):
    desk.apply(Approve(ref("2")))
    rewrite(desk, "会议总结了工作。", "会议总结了全年工作。")
    desk = again(desk)
    assert desk.row(ref("2")).segment.status is Status.TRANSLATED
    assert not desk.apply(Undo(KEY)).changed or desk.row(ref("2")).segment.status is Status.TRANSLATED
    desk.close()


def test_segments_may_come_go_and_change_places(desk):
    desk.apply(Approve(ref("4")))
    lines = file_of(desk).read_text("utf-8").splitlines()
    head, one, _, three, four, five = lines
    file_of(desk).write_text("\n".join([head, four, "9\t新。\tNew.", one, three, five]) + "\n", "utf-8")
    desk = again(desk)
    assert [row.ref.segment for row in desk.rows_after(KEY, 0, 9)] == ["4", "9", "1", "3", "5"]
    assert [row.ordinal for row in desk.rows_after(KEY, 0, 9)] == [0, 1, 2, 3, 4]
    assert desk.row(ref("4")).segment.status is Status.APPROVED
    assert desk.documents()[0].segments == 5
    digest = desk._store.state_digest()
    desk._store.rebuild()
    assert desk._store.state_digest() == digest
    desk.close()


def test_a_file_that_is_gone_or_broken_now_keeps_its_reviews(desk):
    desk.apply(Approve(ref("1")))
    whole = file_of(desk).read_bytes()
    file_of(desk).write_bytes(b"id\tsource\ttarget\n1\ta\tb\n1\tc\td\n")
    desk = again(desk)
    assert desk.problems
    assert desk.row(ref("1")).segment.status is Status.APPROVED
    file_of(desk).write_bytes(whole)
    desk = again(desk)
    assert desk.problems == ()
    assert desk.row(ref("1")).segment.status is Status.APPROVED
    desk.close()


def test_an_export_differs_only_in_what_people_changed(desk):
    before = file_of(desk).read_bytes()
    revise(desk, "2", "The meeting reviewed the work.")
    (written,) = desk.export()
    assert written.output == desk.project.root / "out" / "one.tsv"
    assert written.segments == 1
    assert written.output.read_bytes() == before.replace(b"the the work", b"the work")
    assert file_of(desk).read_bytes() == before


def test_an_untouched_document_exports_byte_by_byte(desk):
    (written,) = desk.export(desk.project.root / "elsewhere")
    assert written.segments == 0
    assert written.output.read_bytes() == file_of(desk).read_bytes()


def test_a_file_that_changed_on_disk_is_not_exported_over(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    rewrite(desk, "village", "valley")
    before = file_of(desk).read_bytes()
    for in_place in (True, False):
        with pytest.raises(EnfaceError, match="changed on disk since it was read; nothing was written"):
            desk.export(in_place=in_place)
    assert file_of(desk).read_bytes() == before
    assert not (desk.project.root / "out").exists()


def test_an_export_in_place_keeps_decisions_and_can_be_repeated(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    desk.apply(Approve(ref("2")))
    desk.export(in_place=True)
    assert b"reviewed the work" in file_of(desk).read_bytes()
    assert desk.row(ref("2")).segment.status is Status.APPROVED
    revise(desk, "3", "They visited the village.")
    desk.export(in_place=True)
    desk = again(desk)
    assert desk.notices == ()
    assert desk.row(ref("2")).segment.status is Status.APPROVED
    desk.apply(Undo(KEY))
    desk.apply(Undo(KEY))
    desk.apply(Undo(KEY))
    assert desk.row(ref("2")).segment.target == "The meeting reviewed the the work."
    desk.close()


def test_two_files_of_one_name_are_not_written_over_each_other(folder):
    (folder / "segments" / "more").mkdir()
    (folder / "segments" / "more" / "one.tsv").write_text("id\tsource\ttarget\n1\ta\tb\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        written = desk.export()
        assert len({one.output for one in written}) == 2


def test_a_file_of_several_documents_gives_each_its_reviews(folder):
    both = "id\tdocument\tsource\ttarget\n1\ta\t一。\tOne.\n1\tb\t二。\tTwo two.\n"
    (folder / "segments" / "one.tsv").write_text(both, "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert [document.name for document in desk.documents()] == ["a", "b"]
        key = desk.documents()[1].key
        desk.apply(Revise(SegmentRef(key, "1"), "Two.", "Two two."))
        assert desk.export()[0].output.read_text("utf-8") == both.replace("Two two.", "Two.")


def test_a_text_that_cannot_be_kept_is_named(folder):
    (folder / "segments" / "one.tsv").unlink()
    (folder / "segments" / "two.jsonl").write_text('{"id": "1", "source": "a", "target": "\\ud800"}\n', "utf-8")
    with pytest.raises(EnfaceError, match=r"two\.jsonl"):
        Desk.open(Project.find(folder), actor="Ann")


def test_a_notice_never_claims_more_than_happened(desk):
    text = file_of(desk).read_text("utf-8")
    file_of(desk).write_text(text.rstrip("\n"), "utf-8")
    desk = again(desk)
    assert desk.notices == ("segments/one.tsv has changed on disk, but no text in it: all decisions stand.",)
    desk.close()


def test_a_file_name_that_is_no_text_is_reviewed_and_exported(folder):
    name = os.fsdecode(b"bad\xff.tsv")
    (folder / "segments" / name).write_text("id\tsource\ttarget\n1\ta\tb\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        key = desk.documents()[0].key
        desk.apply(Revise(SegmentRef(key, "1"), "c", "b"))
        assert desk.export()[0].output.read_text("utf-8").endswith("\tc\n")


def test_an_export_into_its_own_folder_must_be_said(desk):
    before = file_of(desk).read_bytes()
    revise(desk, "2", "The meeting reviewed the work.")
    with pytest.raises(EnfaceError, match="would be overwritten"):
        desk.export(file_of(desk).parent)
    assert file_of(desk).read_bytes() == before


XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-CN" trgLang="en">\r
 <file id="f"><unit id="u"><segment id="s" state="translated">\r
  <source>会议<ph id="1"/>在三月召开。</source>\r
  <target>The meeting<ph id="1"/> was held in march.</target>\r
 </segment></unit></file>\r
</xliff>\r
"""


def test_an_xliff_file_is_reviewed_and_comes_back_with_only_its_target_changed(folder):
    path = folder / "segments" / "a.xlf"
    path.write_bytes(XLIFF.encode())
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        key = "segments/a.xlf"
        desk.check(key)
        place = SegmentRef(key, "u/s")
        assert [view.finding.rule for view in desk.findings(place)] == ["case.month"]
        target = desk.row(place).segment.target
        desk.apply(Revise(place, target.replace("march", "March"), target))
        (written,) = (exported for exported in desk.export() if exported.output.name == "a.xlf")
        expected = XLIFF.replace("march", "March").replace('state="translated"', 'state="reviewed"')
        assert written.output.read_bytes() == expected.encode()


def long_file(folder: Path) -> Project:
    rows = "".join(f"{number}\t一\tone {number}\n" for number in range(2500))
    (folder / "segments").mkdir()
    (folder / "segments" / "long.tsv").write_text(f"id\tsource\ttarget\n{rows}", "utf-8")
    (folder / "enface.toml").write_text("[project]\n", "utf-8")
    return Project.find(folder)


def test_taking_in_says_how_far_it_has_come(tmp_path):
    told = []
    with Desk.open(long_file(tmp_path), actor="Ann", taken_in=lambda *reached: told.append(reached)):
        assert told == [(0, 2500), (1000, 2500), (2000, 2500), (2500, 2500)]


def test_an_end_in_the_middle_leaves_nothing_half_in(tmp_path):
    def stop(done: int, _segments: int) -> None:
        if done:
            raise KeyboardInterrupt

    project = long_file(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        Desk.open(project, actor="Ann", taken_in=stop)
    with Desk.open(project, actor="Ann") as desk:
        assert desk.documents()[0].segments == 2500
        assert desk._store.clock() == 4  # one event for the document, three for its segments
