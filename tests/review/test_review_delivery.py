"""A new delivery: decisions carry over where nothing changed, the rest opens again, and one step takes it all back."""

import pytest
from delivery_driver import KEY, ROWS, again, come, holds, ref, revise, shifted, state, table, take

from enface.model import EnfaceError, Status
from enface.review.commands import Approve, Comment, Redo, Refused, SegmentRef, TakeBack, Undo, Waive
from enface.review.delivery import Fate
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import Filter


def test_decisions_follow_their_segments_to_other_ids(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    for segment in ("1", "2"):
        desk.apply(Approve(ref(segment)))
    desk.apply(Comment(ref("3"), "Which village?"))
    take(desk, shifted(ROWS))
    rows = {row.ref.segment: row for row in desk.rows_after(KEY, 0, 9)}
    assert [rows[id].segment.status for id in "123"] == [Status.TRANSLATED, Status.APPROVED, Status.APPROVED]
    assert rows["3"].segment.target == "The meeting reviewed the work."
    assert [comment.text for comment in desk.comments(ref("4"))] == ["Which village?"]
    assert rows["3"].comments == 0
    assert [(one.actor, one.text) for one in desk.history(ref("3"))][-1] == ("Ann", "The meeting reviewed the work.")
    assert {one.ref.segment for one in desk.decisions(KEY)} == {"2", "3", "4"}
    holds(desk)


def test_a_waiver_by_place_covers_its_finding_under_the_new_id(desk):
    view = desk.findings(ref("1"))[0]
    desk.apply(Waive(ref("1"), view.finding.fingerprint, view.finding.rule, "a name"))
    take(desk, shifted(ROWS))
    desk.check(KEY)
    (now,) = (one for one in desk.findings(ref("2")) if one.finding.fingerprint == view.finding.fingerprint)
    assert now.reason == "a name"
    assert desk.waivers()[0].ref == ref("2")


def test_a_decision_from_before_can_still_be_undone_after(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    desk.apply(Approve(ref("2")))
    desk.close()
    with Desk.open(desk.project, actor="Bob") as bob:
        take(bob, shifted(ROWS))
    desk = again(desk)
    assert desk.apply(Undo(KEY)).ref == ref("3")
    assert desk.row(ref("3")).segment.status is Status.REVISED
    desk.apply(Undo(KEY))
    assert desk.row(ref("3")).segment.target == "The meeting reviewed the the work."
    desk.apply(Redo(KEY))
    assert desk.row(ref("3")).segment.target == "The meeting reviewed the work."
    holds(desk)
    desk.close()


def test_a_state_that_only_the_client_changed_is_the_clients(desk):
    desk.apply(Approve(ref("2")))
    rows = "id\tsource\ttarget\tstatus\n" + "".join("\t".join((*row, "revised")) + "\n" for row in ROWS)
    path = come(desk, [])
    path.write_text(rows, "utf-8")
    delivery = desk.delivery(path)
    desk.take(delivery)
    now = [row.segment.status for row in desk.rows_after(KEY, 0, 3)]
    assert now == [Status.REVISED, Status.APPROVED, Status.REVISED]
    assert now == [arrival.status for arrival in delivery.arrivals][:3]


def test_undo_passes_over_what_a_delivery_has_overtaken(desk):
    revise(desk, "1", "In March, the meeting was held in Changsha.")
    revise(desk, "2", "The meeting reviewed the work.")
    desk.apply(Approve(ref("3")))
    desk.close()
    with Desk.open(desk.project, actor="Bob") as bob:
        take(bob, [ROWS[0], ("2", "会议总结了全年工作。", "The meeting reviewed the year."), *ROWS[3:]])
    desk = again(desk)
    assert desk.apply(Undo(KEY)).ref == ref("1")
    assert desk.row(ref("2")).segment.target == "The meeting reviewed the year."
    assert not desk.apply(Undo(KEY)).changed
    assert desk.apply(Redo(KEY)).ref == ref("1")
    holds(desk)
    desk.close()


def test_what_changed_is_open_again_and_shows_what_it_was(desk):
    for segment in ("1", "2", "3"):
        desk.apply(Approve(ref(segment)))
    rows = [*ROWS]
    rows[0] = ("1", "四月，会议在长沙召开。", ROWS[0][2])
    rows[1] = ("2", ROWS[1][1], "The meeting summed up the work.")
    take(desk, rows)
    statuses = [row.segment.status for row in desk.rows_after(KEY, 0, 3)]
    assert statuses == [Status.TRANSLATED, Status.TRANSLATED, Status.APPROVED]
    change = desk.change(ref("1"))
    assert (change.source, change.target) == (ROWS[0][1], ROWS[0][2])
    assert [one.text for one in desk.history(ref("2"))] == [ROWS[1][2], "The meeting summed up the work."]
    assert desk.change(ref("3")) is None
    assert [row.ref.segment for row in desk.rows_after(KEY, 0, 9, Filter(changed=True))] == ["1", "2"]
    assert desk.count(KEY, Filter(changed=True)) == 2
    holds(desk)


def test_an_edit_that_the_delivery_does_not_have_goes_on(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    take(desk, [*ROWS, ("6", "新的一段。", "A new one.")])
    assert desk.row(ref("2")).segment.target == "The meeting reviewed the work."
    (written,) = desk.export()
    assert written.output.read_text("utf-8").count("reviewed the work") == 1


def test_an_edit_that_comes_back_is_accepted(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    desk.apply(Approve(ref("2")))
    delivery = desk.delivery(come(desk, [ROWS[0], ("2", ROWS[1][1], "The meeting reviewed the work."), *ROWS[2:]]))
    assert delivery.count() == {Fate.UNCHANGED: 5}
    desk.take(delivery)
    assert desk.row(ref("2")).segment.status is Status.APPROVED
    assert desk.export()[0].segments == 0


def test_two_edits_of_one_text_are_a_conflict_and_both_are_kept(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    delivery = desk.delivery(come(desk, [ROWS[0], ("2", ROWS[1][1], "The meeting summed up."), *ROWS[2:]]))
    assert [arrival.conflict for arrival in delivery.arrivals] == [False, True, False, False, False]
    desk.take(delivery)
    assert desk.row(ref("2")).segment.target == "The meeting summed up."
    texts = [one.text for one in desk.history(ref("2"))]
    assert texts == [ROWS[1][2], "The meeting reviewed the work.", "The meeting summed up."]


def test_an_edit_stays_where_only_the_source_changed(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    desk.apply(Approve(ref("2")))
    delivery = desk.delivery(come(desk, [ROWS[0], ("2", "会议总结了全年工作。", ROWS[1][2]), *ROWS[2:]]))
    assert next(one for one in delivery.arrivals if one.fate is Fate.SOURCE).conflict
    desk.take(delivery)
    segment = desk.row(ref("2")).segment
    assert (segment.target, segment.status) == ("The meeting reviewed the work.", Status.TRANSLATED)
    assert [one.text for one in desk.history(ref("2"))] == [ROWS[1][2], "The meeting reviewed the work."]
    revise(desk, "2", "The meeting reviewed the year's work.")
    desk.apply(Undo(KEY))
    assert desk.row(ref("2")).segment.target == "The meeting reviewed the work."
    holds(desk)


def test_an_id_that_is_used_again_brings_nothing_of_the_text_that_had_it(desk):
    desk.apply(Comment(ref("3"), "Which village?"))
    revise(desk, "3", "They visited the village.")
    take(desk, [*ROWS[:2], ("3", "完全不同的一句话，谈的是财政预算。", "Quite another one, on the budget."), *ROWS[3:]])
    assert desk.comments(ref("3")) == ()
    assert desk.row(ref("3")).segment.target == "Quite another one, on the budget."
    assert [comment.text for comment in desk.comments(ref("3 (removed)"))] == ["Which village?"]
    holds(desk)


def test_nothing_is_written_before_it_is_taken(desk):
    clock, before = desk._store.clock(), state(desk)
    held = desk.project.files[0].read_bytes()
    delivery = desk.delivery(come(desk, shifted(ROWS[1:])))
    assert delivery.count() == {Fate.UNCHANGED: 4, Fate.NEW: 1, Fate.REMOVED: 1}
    assert (desk._store.clock(), state(desk), desk.project.files[0].read_bytes()) == (clock, before, held)


def test_one_undo_takes_the_delivery_back_to_the_byte_and_redo_brings_it_again(desk):
    revise(desk, "2", "The meeting reviewed the work.")
    desk.apply(Approve(ref("2")))
    desk.apply(Comment(ref("5"), "Which?"))
    desk.keep_draft(ref("4"), "half an edit")
    before, file = state(desk), desk.project.files[0]
    held = file.read_bytes()
    rows = shifted([ROWS[0], ("", "会议总结了全年工作。", "Changed."), *ROWS[3:]])
    take(desk, rows)
    after = state(desk)
    assert file.read_text("utf-8") == table(rows)
    assert desk.drafts() == (ref("4"),)
    desk.keep_draft(ref("1"), "half an edit of the new one")
    outcome = desk.apply(Undo(KEY))
    assert (outcome.message, outcome.changed) == (f"Undone: the delivery of {KEY}.", True)
    assert (state(desk), file.read_bytes()) == (before, held)
    assert set(desk.drafts()) == {ref("4"), ref("1 (undone)")}
    holds(desk)
    desk.apply(Redo(KEY))
    assert (state(desk), file.read_text("utf-8")) == (after, table(rows))
    assert set(desk.drafts()) == {ref("4"), ref("1")}
    holds(desk)
    desk = again(desk)
    assert desk.notices == ()
    desk.apply(Undo(KEY))
    desk.apply(Undo(KEY))
    assert desk.comments(ref("5")) == ()
    desk.close()


def test_a_delivery_that_people_have_worked_on_is_not_taken_back_under_their_hands(desk):
    take(desk, shifted(ROWS))
    desk.close()
    with Desk.open(desk.project, actor="Bob") as bob:
        bob.apply(Approve(ref("2")))
        with pytest.raises(Refused, match="Bob has decided since the delivery; undo that first"):
            bob.apply(TakeBack(KEY))
    desk = again(desk)
    with pytest.raises(Refused, match="Bob has decided since"):
        desk.apply(Undo(KEY))
    desk.close()
    with Desk.open(desk.project, actor="Bob") as bob:
        bob.apply(Undo(KEY))
        bob.apply(TakeBack(KEY))
        assert bob.row(ref("1")).segment.source == ROWS[0][1]
        holds(bob)


def test_a_delivery_is_not_taken_back_over_a_file_that_changed_since(desk):
    take(desk, shifted(ROWS))
    file = desk.project.files[0]
    file.write_text(file.read_text("utf-8") + "7\t又一段。\tOne more.\n", "utf-8")
    held = file.read_bytes()
    with pytest.raises(Refused, match="has changed on disk since"):
        desk.apply(Undo(KEY))
    assert file.read_bytes() == held


def test_a_delivery_in_another_format_takes_the_place_of_the_file(desk):
    desk.apply(Approve(ref("1")))
    before = state(desk)
    inbox = desk.project.root.parent / "inbox"
    inbox.mkdir()
    lines = "".join(f'{{"id": "{id}", "source": "{source}", "target": "{target}"}}\n' for id, source, target in ROWS)
    (inbox / "one.jsonl").write_text(lines, "utf-8")
    desk.take(desk.delivery(inbox / "one.jsonl"))
    folder = desk.project.root / "segments"
    assert [path.name for path in folder.iterdir()] == ["one.jsonl"]
    assert desk.row(ref("1")).segment.status is Status.APPROVED
    revise(desk, "2", "The meeting reviewed the work.")
    assert desk.export()[0].output.name == "one.jsonl"
    desk = again(desk)
    assert desk.notices == ()
    assert [(one.key, one.name) for one in desk.documents()] == [(KEY, "one.jsonl")]
    path = folder / "one.jsonl"
    path.write_text(path.read_text("utf-8").replace("visited", "went to see"), "utf-8")
    desk = again(desk)
    assert desk.row(ref("3")).segment.target == "Participants went to see the village."
    assert len(desk.documents()) == 1
    path.write_text(lines, "utf-8")
    desk = again(desk)
    desk.apply(Undo(KEY))
    desk.apply(Undo(KEY))
    assert [path.name for path in folder.iterdir()] == ["one.tsv"]
    assert state(desk)["segment"] == before["segment"]
    desk.close()


def test_a_file_of_several_documents_is_one_delivery(folder):
    def both(one: str, two: str) -> str:
        return f"id\tdocument\tsource\ttarget\n1\ta\t一月。\t{one}\n1\tb\t二月开会。\t{two}\n"

    (folder / "segments" / "one.tsv").write_text(both("January.", "Meeting in February."), "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        keys = [document.key for document in desk.documents()]
        desk.apply(Approve(SegmentRef(keys[0], "1")))
        before = state(desk)
        come(desk, [])
        path = desk.project.root.parent / "inbox" / "one.tsv"
        path.write_text(both("January.", "A meeting in February.") + "1\tc\t三月。\tMarch.\n", "utf-8")
        desk.take(desk.delivery(path))
        assert [document.name for document in desk.documents()] == ["a", "b", "c"]
        assert desk.row(SegmentRef(keys[0], "1")).segment.status is Status.APPROVED
        desk.apply(Undo(keys[1]))
        assert [document.name for document in desk.documents()] == ["a", "b"]
        assert state(desk) == before
        whole = path.read_text("utf-8")
        path.write_text("".join(line for line in whole.splitlines(True) if "\ta\t" not in line), "utf-8")
        desk.take(desk.delivery(path))
        assert [document.name for document in desk.documents()] == ["b", "c"]
        path.write_text(whole, "utf-8")
        desk.take(desk.delivery(path))
        assert [document.name for document in desk.documents()] == ["a", "b", "c"]
        assert desk.row(SegmentRef(keys[0], "1")).segment.status is Status.APPROVED
        holds(desk)


def test_it_is_said_what_a_delivery_must_be_a_version_of(desk):
    with pytest.raises(
        EnfaceError, match=r"no document or glossary of that name\. Say --for with one of: segments/one\.tsv"
    ):
        desk.delivery(come(desk, ROWS, "other.tsv"))
    with pytest.raises(EnfaceError, match="the project's own file"):
        desk.delivery(desk.project.files[0])
    assert desk.delivery(come(desk, ROWS, "other.tsv"), "one.tsv").count() == {Fate.UNCHANGED: 5}
    assert not desk.delivery(come(desk, ROWS)).changes_anything
