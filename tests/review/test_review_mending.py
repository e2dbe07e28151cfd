"""Bounds of segments that are mended: what did not change stands, no edit is lost, one step takes it all back."""

from __future__ import annotations

from pathlib import Path

import pytest
from mending_driver import KEY, TARGET, exported, holds, made, merge, opened, ref, revise, rows, shift, split, state
from office import document

from enface.languages import alignment
from enface.model import Severity, Side, Span, Status
from enface.reports.reading import paragraphs
from enface.review.commands import Approve, Comment, MarkError, Redo, Refused, Reject, Revise, SegmentRef, Undo, Waive
from enface.review.desk import Desk
from enface.review.mending import Merge, Shift, Split
from enface.review.project import Project


@pytest.fixture
def desk(tmp_path: Path):
    with opened(made(tmp_path / "p")) as desk:
        yield desk


def test_the_texts_are_aligned_as_the_tests_say(desk: Desk) -> None:
    assert [row[0] for row in rows(desk)] == ["1-2", "3", "4", "5", "6"]


def test_a_segment_is_split_in_both_texts_and_others_stand(desk: Desk) -> None:
    desk.apply(Approve(ref("3")))
    desk.apply(Approve(ref("1-2")))
    split(desk, "1-2", "有315人", "with 315")
    assert rows(desk)[:3] == [
        ("1", "会议在长沙举行；", "The meeting was held in Changsha,"),
        ("2", "有315人参加。", "with 315 people."),
        ("3", "大家都来了。", "All of them came."),
    ]
    statuses = [row.segment.status for row in desk.rows_after(KEY, 0, 3)]
    assert statuses == [Status.TRANSLATED, Status.TRANSLATED, Status.APPROVED]
    holds(desk)


def test_an_edit_is_split_and_its_history_is_in_both_parts(desk: Desk, tmp_path: Path) -> None:
    revise(desk, "1-2", "The meeting took place in Changsha, where 315 people came together.")
    split(desk, "1-2", "有315人", "where")
    assert [row[2] for row in rows(desk)[:2]] == [
        "The meeting took place in Changsha,",
        "where 315 people came together.",
    ]
    for segment in ("1", "2"):
        texts = [one.text for one in desk.history(ref(segment))]
        assert texts[0] == "The meeting was held in Changsha, with 315 people."
        assert texts[1].startswith("The meeting took place")
        assert texts[-1] == desk.row(ref(segment)).segment.target
    assert exported(desk, tmp_path / "out").startswith(
        "The meeting took place in Changsha, where 315 people came together. All"
    )
    holds(desk)


def test_the_revision_of_a_part_is_told_as_its_own(desk: Desk) -> None:
    revise(desk, "1-2", "The meeting took place in Changsha, where 315 people came together.")
    split(desk, "1-2", "有315人", "where")
    first, second, *_ = next(paragraphs(desk, desk.documents())).sentences
    assert (first.delivered, first.text) == ("The meeting was held in Changsha,", "The meeting took place in Changsha,")
    assert (second.delivered, second.text) == ("with 315 people.", "where 315 people came together.")
    assert [len(one.versions) for one in (first, second)] == [1, 1]


def test_an_edit_after_a_split_is_undone_to_the_text_of_the_split(desk: Desk) -> None:
    revise(desk, "1-2", "The meeting took place in Changsha, where 315 people came.")
    split(desk, "1-2", "有315人", "where")
    revise(desk, "2", "and 315 people came.")
    desk.apply(Undo(KEY))
    assert rows(desk)[1][2] == "where 315 people came."
    holds(desk)
    desk.apply(Redo(KEY))
    assert rows(desk)[1][2] == "and 315 people came."


def test_segments_are_merged_with_their_comments_and_history(desk: Desk, tmp_path: Path) -> None:
    desk.apply(Comment(ref("4"), "Who?"))
    desk.apply(Comment(ref("5"), "Really nobody?", Side.TARGET, Span(0, 6)))
    revise(desk, "5", "Nobody can tell.")
    merge(desk, "4")
    assert rows(desk)[2] == ("4-5", "谁会来？没有人知道。", "Who will come? Nobody can tell.")
    assert [(one.text, one.span) for one in desk.comments(ref("4-5"))] == [
        ("Who?", None),
        ("Really nobody?", Span(15, 21)),
    ]
    assert {"Who will come?", "Nobody knows.", "Nobody can tell."} <= {one.text for one in desk.history(ref("4-5"))}
    assert exported(desk, tmp_path / "out") == TARGET.replace("Nobody knows.", "Nobody can tell.")
    holds(desk)


def test_a_sentence_is_shifted_to_the_neighbour_and_back(desk: Desk) -> None:
    before = rows(desk)
    shift(desk, "5", Side.TARGET, onwards=False)
    assert [row[2] for row in rows(desk)[2:4]] == ["Who will come? Nobody knows.", ""]
    shift(desk, "4", Side.TARGET)
    assert rows(desk) == before
    shift(desk, "3", Side.SOURCE, onwards=False)
    assert rows(desk)[0][1:] == ("会议在长沙举行；有315人参加。大家都来了。", before[0][2])
    holds(desk)


def test_a_comment_goes_with_its_words(desk: Desk) -> None:
    desk.apply(Comment(ref("1-2"), "How many?", Side.SOURCE, Span(9, 12)))
    desk.apply(Comment(ref("1-2"), "Where?", Side.TARGET, Span(24, 32)))
    split(desk, "1-2", "有315人", "with 315")
    assert [(one.text, one.span) for one in desk.comments(ref("1"))] == [("Where?", Span(24, 32))]
    assert [(one.text, one.span) for one in desk.comments(ref("2"))] == [("How many?", Span(1, 4))]


def test_a_marked_error_goes_with_its_words(desk: Desk) -> None:
    target = desk.row(ref("1-2")).segment.target
    words = Span(target.index("315"), target.index("315") + 3)
    desk.apply(MarkError(ref("1-2"), "accuracy/mistranslation", Severity.MAJOR, words, base=target))
    split(desk, "1-2", "有315人", "with 315")
    assert desk.errors.of(ref("1")) == ()
    (error,) = desk.errors.of(ref("2"))
    assert error.here is not None
    assert error.here.of(desk.row(ref("2")).segment.target) == "315"
    holds(desk)


def test_a_waiver_goes_with_its_words(desk: Desk) -> None:
    merge(desk, "4")
    desk.check(KEY)
    desk.apply(Undo(KEY))
    desk.check(KEY)
    view = desk.findings(ref("6"))[0]
    desk.apply(Waive(ref("6"), view.finding.fingerprint, view.finding.rule, "a name"))
    split(desk, "6", "三月"[1:], "meeting")
    second = rows(desk)[-1][0]
    assert desk.waivers()[0].ref == ref(second)
    assert [one.reason for one in desk.findings(ref(second)) if one.finding.rule == view.finding.rule] == ["a name"]
    holds(desk)


def test_findings_of_other_segments_stay_with_them(desk: Desk) -> None:
    desk.check(KEY)
    found = desk.findings(ref("6"))
    assert found
    merge(desk, "4")
    assert desk.findings(ref("6")) == found
    assert not desk.documents()[0].checked


@pytest.mark.parametrize("command", [Split(ref("1-2"), 8, 34), Merge(ref("4")), Shift(ref("4"), Side.TARGET)])
def test_one_undo_takes_it_back_to_the_byte(desk: Desk, command: object) -> None:
    revise(desk, "4", "Who is to come?")
    desk.apply(Comment(ref("1-2"), "Hm.", Side.TARGET, Span(34, 36)))
    desk.apply(Reject(ref("5"), "No."))
    before, after = state(desk), None
    desk.segmentation.apply(command)
    after = state(desk)
    assert desk.apply(Undo(KEY)).message.startswith("Undone: the ")
    assert state(desk) == before
    holds(desk)
    desk.apply(Redo(KEY))
    assert state(desk) == after
    holds(desk)


def test_what_was_decided_since_is_undone_first(desk: Desk) -> None:
    merge(desk, "4")
    desk.close()
    project = desk.project
    with opened(project, "Bob") as bob:
        bob.apply(Approve(ref("4-5")))
    with opened(project) as desk, pytest.raises(Refused, match="Bob has decided since the merge"):
        desk.apply(Undo(KEY))


def test_a_rejected_segment_stays_rejected_and_a_merged_approval_is_open(desk: Desk) -> None:
    desk.apply(Reject(ref("5"), "No."))
    desk.apply(Approve(ref("4")))
    merge(desk, "4")
    assert desk.row(ref("4-5")).segment.status is Status.REJECTED


def test_bounds_hold_when_the_file_is_read_again(desk: Desk) -> None:
    split(desk, "1-2", "有315人", "with 315")
    desk.apply(Approve(ref("2")))
    merge(desk, "4")
    folder = desk.project.root / "segments"
    desk.close()
    (folder / "a.zh.txt").write_text("新的一句话在这里。\n\n" + (folder / "a.zh.txt").read_text("utf-8"), "utf-8")
    (folder / "a.en.txt").write_text(f"One new sentence is here.\n\n{TARGET}", "utf-8")
    with opened(desk.project) as desk:
        found = {row[1:]: row[0] for row in rows(desk)}
        assert ("有315人参加。", "with 315 people.") in found
        assert ("谁会来？没有人知道。", "Who will come? Nobody knows.") in found
        approved = [row.segment.target for row in desk.rows_after(KEY, 0, 99) if row.segment.status is Status.APPROVED]
        assert approved == ["with 315 people."]
        assert desk.apply(Undo(KEY)).message != "Undone: the merge of 4 and 5."
        holds(desk)


def test_bounds_hold_over_an_export_in_place(desk: Desk) -> None:
    split(desk, "1-2", "有315人", "with 315")
    revise(desk, "2", "where 315 people spoke. They did.")
    before = rows(desk)
    desk.export(in_place=True)
    assert rows(desk) == before
    holds(desk)


def test_an_export_goes_where_the_segments_stood_whatever_the_alignment_would_be_now(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revise(desk, "5", "Nobody can tell.")

    def another(source: list[str], target: list[str], *, fixed: list[alignment.Bead], **_: object) -> object:
        return fixed or (alignment.Bead((0, len(source)), (0, len(target)), 1.0),)

    monkeypatch.setattr(alignment, "align", another)
    assert exported(desk, tmp_path / "out") == TARGET.replace("Nobody knows.", "Nobody can tell.")


def test_bounds_hold_in_a_new_delivery(desk: Desk, tmp_path: Path) -> None:
    split(desk, "1-2", "有315人", "with 315")
    desk.apply(Approve(ref("2")))
    (tmp_path / "inbox").mkdir()
    new = tmp_path / "inbox" / "a.en.txt"
    new.write_text(TARGET.replace("Nobody knows.", "Nobody knows it."), "utf-8")
    delivery = desk.delivery(new)
    assert [one.fate.value for one in delivery.arrivals].count("unchanged") == 5
    desk.take(delivery)
    assert rows(desk)[1] == ("2", "有315人参加。", "with 315 people.")
    assert desk.row(ref("2")).segment.status is Status.APPROVED
    desk.apply(Undo(KEY))
    assert rows(desk)[1][0] == "2"
    holds(desk)


def test_paragraphs_are_kept_apart(desk: Desk) -> None:
    with pytest.raises(Refused, match="a paragraph ends between them"):
        merge(desk, "3")
    with pytest.raises(Refused, match="a paragraph ends between them"):
        shift(desk, "3", Side.TARGET)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (Split(ref("3"), 0, 3), "nothing would stand on one side"),
        (Split(ref("3"), 2, 2), "between two words"),
        (Split(ref("3")), "Say where"),
        (Merge(ref("6")), "the last"),
        (Merge(ref("9")), "no segment 9"),
        (Shift(ref("1-2"), Side.TARGET, False), "the first"),
    ],
)
def test_what_cannot_be_done_is_said(desk: Desk, command: object, reason: str) -> None:
    before = state(desk)
    with pytest.raises(Refused, match=reason):
        desk.segmentation.apply(command)
    assert state(desk) == before


def test_a_document_says_whether_it_can_be_mended(desk: Desk) -> None:
    assert desk.segmentation.why_not(KEY) == ""
    assert "no document" in desk.segmentation.why_not("other")
    (desk.project.root / "segments" / "b.tsv").write_text("source\ttarget\n好。\tGood.\n", "utf-8")
    desk.close()
    with Desk.open(Project.find(desk.project.root), actor="Ann") as desk:
        assert "says itself where its segments begin and end" in desk.segmentation.why_not("segments/b.tsv")


def test_an_edit_that_is_not_saved_is_not_lost(desk: Desk) -> None:
    desk.keep_draft(ref("4"), "Who")
    with pytest.raises(Refused, match="Ann has an edit of segment 4 that is not saved"):
        merge(desk, "4")


def test_a_file_that_has_changed_is_read_first(desk: Desk) -> None:
    (desk.project.root / KEY).write_text("Other.", "utf-8")
    with pytest.raises(Refused, match="has changed on disk"):
        merge(desk, "4")


def test_markdown_keeps_its_marks_and_word_its_paragraphs(tmp_path: Path) -> None:
    project = made(tmp_path / "p", "")
    (project.root / KEY).unlink()
    text = "# A heading\n\n- One item. And more of it.\n- Another item.\n\nSome text, and more. The end.\n"
    (project.root / "segments" / "a.md").write_text(text, "utf-8")
    with Desk.open(Project.find(project.root / "segments" / "a.md"), actor="Ann") as desk:
        key = desk.documents()[0].key
        held = [row.segment.target for row in desk.rows_after(key, 0, 9)]
        assert held[1:4] == ["One item.", "And more of it.", "Another item."]
        desk.segmentation.apply(Merge(SegmentRef(key, "2")))
        with pytest.raises(Refused, match="marks of the file stand between them"):
            desk.segmentation.apply(Merge(SegmentRef(key, "2-3")))
        row = desk.row(SegmentRef(key, "2-3"))
        desk.apply(Revise(row.ref, "One whole item.", row.segment.target))
        (written,) = desk.export(tmp_path / "out")
        assert written.output.read_text("utf-8") == text.replace("One item. And more of it.", "One whole item.")
        assert not written.breaches


def test_a_word_document_is_mended_within_its_paragraphs(tmp_path: Path) -> None:
    project = made(tmp_path / "p")
    for name in ("a.zh.txt", "a.en.txt"):
        (project.root / "segments" / name).unlink()
    for name, texts in (("a.zh.docx", ("第一句。第二句。", "第三句。")), ("a.en.docx", ("One. Two.", "Three."))):
        body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in texts)
        (project.root / "segments" / name).write_bytes(document(body))
    with Desk.open(Project.find(project.root), actor="Ann") as desk:
        key = desk.documents()[0].key
        ids = [row.ref.segment for row in desk.rows_after(key, 0, 9)]
        desk.segmentation.apply(Merge(SegmentRef(key, ids[0])))
        row = desk.rows_after(key, 0, 1)[0]
        assert (row.segment.source, row.segment.target) == ("第一句。第二句。", "One. Two.")
        with pytest.raises(Refused, match="a paragraph ends between them"):
            desk.segmentation.apply(Merge(row.ref))
        desk.apply(Revise(row.ref, "One and two.", row.segment.target))
        (written,) = desk.export(tmp_path / "out")
        assert not written.breaches
