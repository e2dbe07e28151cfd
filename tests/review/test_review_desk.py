"""The desk: what a person sees and does, on the disk when it returns."""

import threading
from pathlib import Path

import pytest

from enface.model import EnfaceError, Role, Side, Span, Status
from enface.review.commands import (
    Approve,
    Comment,
    Confirm,
    Origin,
    Redo,
    Refused,
    Reject,
    Revise,
    SegmentRef,
    Undo,
    Unwaive,
    Waive,
    WaiverScope,
)
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.views import Filter, FindingState, Position

KEY = "segments/one.tsv"


def ref(segment: str) -> SegmentRef:
    return SegmentRef(KEY, segment)


def reopened(desk: Desk, **named) -> Desk:
    desk.close()
    return Desk.open(desk.project, **({"actor": "Ann"} | named))


def fix_first(desk: Desk, segment: str) -> None:
    view = desk.findings(ref(segment))[0]
    old = desk.row(ref(segment)).segment.target
    new = view.finding.fixes[0].apply(old)
    desk.apply(Revise(ref(segment), new, old, Origin.FIX, (view.finding.fingerprint,)))


def waive_first(desk: Desk, segment: str, scope: WaiverScope = WaiverScope.PLACE) -> None:
    finding = desk.findings(ref(segment))[0].finding
    desk.apply(Waive(ref(segment), finding.fingerprint, finding.rule, "a name", scope))


def rules_in(desk: Desk, segment: str) -> list[str]:
    return [view.finding.rule for view in desk.findings(ref(segment)) if view.state is FindingState.OPEN]


def test_a_document_shows_its_rows_with_their_findings(desk):
    rows = desk.rows_after(KEY, 0, 10)
    assert [row.ref.segment for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row.open_findings for row in rows] == [1, 1, 0, 1, 2]
    assert rows[0].target_marks[0].span.of(rows[0].segment.target) == "march"
    assert [row.ordinal for row in desk.rows_before(KEY, 3, 2)] == [2, 1]
    assert desk.rows_after(KEY, 99, 10) == []


def test_the_summary_counts_segments_and_open_findings(desk):
    (summary,) = desk.documents()
    assert (summary.name, summary.segments, summary.checked) == ("one.tsv", 5, True)
    assert summary.by_status == {Status.TRANSLATED: 5}
    assert sum(summary.open_findings.values()) == 5
    assert summary.words == 30


def test_filters_keep_what_they_say(desk):
    chosen = Filter(open_findings=True)
    assert [row.ordinal for row in desk.rows_after(KEY, 0, 10, chosen)] == [0, 1, 3, 4]
    assert (desk.count(KEY, chosen), desk.rank(KEY, 3, chosen)) == (4, 2)
    assert [row.ordinal for row in desk.rows_after(KEY, 0, 9, Filter(text="会议"))] == [0, 1]
    desk.apply(Approve(ref("2")))
    assert [row.ordinal for row in desk.rows_after(KEY, 0, 9, Filter(statuses=frozenset({Status.APPROVED})))] == [1]


def test_a_fix_removes_its_finding_at_once_and_is_kept_with_its_author(desk):
    fix_first(desk, "1")
    assert desk.row(ref("1")).segment.target == "In March, the meeting was held in Changsha."
    assert rules_in(desk, "1") == []
    (fixed,) = desk.fixed(KEY)
    assert (fixed.rule, fixed.by_fix, fixed.actor) == ("case.month", True, "Ann")
    assert [(one.origin, one.actor) for one in desk.history(ref("1"))] == [("import", "Ann"), ("fix", "Ann")]


def test_typing_shows_the_findings_of_what_is_typed_and_saves_nothing(desk):
    views = desk.preview(ref("3"), "Participants visited the the village in may.")
    assert "repetition.word" in [view.finding.rule for view in views]
    assert desk.row(ref("3")).segment.target == "Participants visited the village."
    assert desk.preview(ref("3"), "Participants visited the village.") == ()


def test_a_waiver_in_preview_still_stands(desk):
    waive_first(desk, "1")
    (view,) = desk.preview(ref("1"), "In march, the meeting was held in Changsha!")
    assert (view.state, view.reason) == (FindingState.WAIVED, "a name")


def test_a_waiver_closes_its_finding_and_survives_a_check(desk):
    waive_first(desk, "1")
    desk.check(KEY)
    assert rules_in(desk, "1") == []
    (view,) = desk.findings(ref("1"))
    assert (view.state, view.reason, view.actor) == (FindingState.WAIVED, "a name", "Ann")
    desk.apply(Unwaive(view.waiver))
    assert rules_in(desk, "1") == ["case.month"]


def test_waiver_reopens_when_the_evidence_changes(desk):
    waive_first(desk, "1")
    old = desk.row(ref("1")).segment.target
    desk.apply(Revise(ref("1"), old.replace("march", "may 3"), old))
    assert rules_in(desk, "1") == ["case.month"]


def test_a_waiver_reaches_as_far_as_its_scope(desk):
    waive_first(desk, "4")
    assert (rules_in(desk, "4"), len(rules_in(desk, "5"))) == ([], 2)
    desk.apply(Undo(KEY))
    waive_first(desk, "4", WaiverScope.DOCUMENT)
    assert (rules_in(desk, "4"), rules_in(desk, "5")) == ([], [])
    (waiver,) = desk.waivers()
    assert (waiver.scope, waiver.rule) == (WaiverScope.DOCUMENT, "case.month")
    assert sum(desk.documents()[0].open_findings.values()) == 2


def test_like_findings_are_counted_together(desk):
    assert desk.findings(ref("4"))[0].alike == 3


def test_decisions_survive_a_restart_and_can_be_undone_then(desk):
    fix_first(desk, "1")
    desk.apply(Approve(ref("1")))
    desk.apply(Comment(ref("1"), "Better.", Side.TARGET, Span(0, 2)))
    desk = reopened(desk)
    row = desk.row(ref("1"))
    assert (row.segment.status, row.comments) == (Status.APPROVED, 1)
    assert desk.comments(ref("1"))[0].span == Span(0, 2)
    for _ in range(3):
        assert desk.apply(Undo(KEY)).ref == ref("1")
    assert desk.row(ref("1")).segment.target.startswith("In march")
    assert rules_in(desk, "1") == ["case.month"]
    assert not desk.apply(Undo(KEY)).changed
    desk.close()


def test_undo_takes_back_only_ones_own(desk):
    fix_first(desk, "1")
    desk = reopened(desk, actor="Bob")
    assert desk.apply(Undo(KEY)).message == "Nothing of yours to undo in this document."
    desk.apply(Approve(ref("1")))
    desk = reopened(desk)
    with pytest.raises(Refused, match="Bob has decided on segment 1 since"):
        desk.apply(Undo(KEY))
    desk.close()


def test_a_new_decision_ends_what_can_be_done_again(desk):
    desk.apply(Approve(ref("1")))
    desk.apply(Undo(KEY))
    desk.apply(Approve(ref("2")))
    assert not desk.apply(Redo(KEY)).changed


def test_a_rejection_carries_its_comment(desk):
    desk.apply(Reject(ref("2"), "Doubled."))
    assert desk.row(ref("2")).segment.status is Status.REJECTED
    assert [comment.text for comment in desk.comments(ref("2"))] == ["Doubled."]
    desk.apply(Undo(KEY))
    assert desk.comments(ref("2")) == ()


def test_next_open_and_next_undecided_go_round(desk):
    assert desk.next_open(KEY, 1).ordinal == 3
    assert desk.next_open(KEY, 4).ordinal == 0
    assert desk.next_open(KEY, 0, backwards=True).ordinal == 4
    for segment in "2345":
        desk.apply(Approve(ref(segment)))
    assert desk.next_undecided(KEY, 3).ordinal == 0
    desk.apply(Approve(ref("1")))
    assert desk.next_undecided(KEY, 3) is None


def test_a_translator_goes_to_what_is_not_confirmed(desk):
    desk.apply(Reject(ref("4"), "Which April?"))
    desk = reopened(desk, role=Role.TRANSLATOR)
    assert desk.next_undecided(KEY, 0).ordinal == 3
    desk.apply(Confirm(ref("4")))
    assert desk.next_undecided(KEY, 0) is None
    desk.close()


def test_a_second_desk_is_told_who_works_and_cannot_save(desk):
    other = Desk.open(desk.project, actor="Bob")
    assert other.holder is not None
    assert len(other.rows_after(KEY, 0, 9)) == 5
    other.check(KEY)
    with pytest.raises(Refused, match=r"Nothing can be saved: .* is working on it"):
        other.apply(Approve(ref("1")))
    other.keep_draft(ref("1"), "x")
    other.close()
    assert desk.draft(ref("1")) is None


def test_reading_only_needs_no_database_and_leaves_none(folder):
    desk = Desk.open(Project.find(folder), actor="Ann", write=False)
    desk.check(KEY)
    assert desk.next_open(KEY, -1).ordinal == 0
    desk.close()
    assert {path.name for path in folder.iterdir()} == {"enface.toml", "segments"}


def test_a_draft_is_there_after_a_restart_and_gone_when_saved(desk):
    desk.keep_draft(ref("3"), "Half a sen")
    desk = reopened(desk)
    assert desk.draft(ref("3")) == "Half a sen"
    assert desk.drafts() == (ref("3"),)
    desk.apply(Revise(ref("3"), "Half a sentence.", desk.row(ref("3")).segment.target))
    assert desk.draft(ref("3")) is None
    desk.keep_draft(ref("3"), "x")
    desk.drop_draft(ref("3"))
    assert desk.drafts() == ()
    desk.close()


def test_the_position_is_kept_with_its_filter(desk):
    assert desk.position is None
    place = Position(KEY, "4", Filter(True, frozenset({Status.DRAFT}), "会议"))
    desk.remember(place)
    desk = reopened(desk)
    assert desk.position == place
    desk.close()


def test_a_check_in_a_thread_leaves_the_edits_made_meanwhile_with_their_own_findings(desk, monkeypatch):
    from enface.rules.standing import Standing

    read, go_on = threading.Event(), threading.Event()
    really = Standing.findings

    def slow(standing, place):
        result = really(standing, place)
        read.set()
        assert go_on.wait(10)
        return result

    monkeypatch.setattr(Standing, "findings", slow)
    thread = threading.Thread(target=desk.check, args=(KEY,))
    fix_first(desk, "1")
    thread.start()
    assert read.wait(10)
    old = desk.row(ref("2")).segment.target
    desk.apply(Revise(ref("2"), "The meeting reviewed the work.", old))
    go_on.set()
    thread.join()
    assert rules_in(desk, "2") == []
    desk.check(KEY)
    assert rules_in(desk, "2") == []


def test_a_cancelled_check_changes_nothing(desk, folder):
    desk.close()
    (folder / "reviews.db").unlink()
    fresh = Desk.open(Project.find(folder), actor="Ann")
    fresh.check(KEY, cancelled=lambda: True)
    assert not fresh.documents()[0].checked
    assert fresh.next_open(KEY, -1) is None
    fresh.close()


def test_a_changed_rule_setting_asks_for_a_new_check(desk, folder):
    desk.close()
    (folder / "enface.toml").write_text('[project]\nname = "Trial"\n[rules]\nrepetition = "off"\n', "utf-8")
    desk = Desk.open(Project.find(folder), actor="Ann")
    assert not desk.documents()[0].checked
    desk.check(KEY)
    assert rules_in(desk, "2") == []
    assert desk.documents()[0].checked
    desk.close()


def test_a_broken_glossary_is_a_problem_and_the_work_goes_on(folder):
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.csv").write_text("source_term,target_term,status\n湖南,Hunan,prefered\n", "utf-8")
    desk = Desk.open(Project.find(folder), actor="Ann")
    assert any("terms.csv" in str(problem) for problem in desk.problems)
    assert len(desk.rows_after(KEY, 0, 9)) == 5
    desk.close()


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder):
    (folder / "segments" / "bad.tsv").write_text("id\tsource\ttarget\n1\ta\tb\n1\tc\td\n", "utf-8")
    desk = Desk.open(Project.find(folder), actor="Ann")
    assert [document.key for document in desk.documents()] == [KEY]
    assert any("bad.tsv" in str(problem) for problem in desk.problems)
    desk.close()


def test_an_unknown_segment_or_a_project_without_documents_is_one_line(desk, folder):
    with pytest.raises(Refused, match="There is no segment 9"):
        desk.row(ref("9"))
    desk.close()
    Path(folder / "segments" / "one.tsv").unlink()
    with pytest.raises(EnfaceError, match="no bilingual file"):
        Desk.open(Project.find(folder), actor="Ann")
