"""Errors that people mark: what may happen, where their words are by now, what a score of them stands for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from delivery_driver import ROWS, table

from enface.formats import error_files
from enface.model import Role, Severity, Side, Span
from enface.review.commands import (
    AnswerError,
    Approve,
    ChangeError,
    Comment,
    ConfirmFinding,
    DecideError,
    MarkError,
    Provenance,
    Rate,
    Redo,
    Refused,
    Revise,
    Ruling,
    SegmentRef,
    Undo,
    WithdrawError,
)
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.review.views import Held
from enface.scoring.profile import load_score_profile
from enface.scoring.score import assess

ONE = "segments/one.tsv"
FIRST, SECOND, THIRD = (SegmentRef(ONE, str(number)) for number in (1, 2, 3))
DATA = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))


def mark(desk: Desk, ref: SegmentRef, words: str, type_: str = "style/awkward-style", **more: object) -> str:
    """Mark words of a target, minor unless said otherwise; the error's id."""
    start = desk.row(ref).segment.target.index(words)
    given = {"severity": Severity.MINOR, "span": Span(start, start + len(words)), **more}
    desk.apply(MarkError(ref, type_, **given))
    return desk.errors.of(ref)[-1].id


def penalty(desk: Desk, **more: bool) -> float:
    documents = desk.errors.documents()
    marked = desk.errors.annotations(documents, **more)
    return assess(documents, marked.errors, load_score_profile(), rated=marked.rated).score.penalty


def test_an_error_is_kept_with_its_place_type_severity_and_note(desk: Desk) -> None:
    mark(desk, FIRST, "was held", severity=Severity.MAJOR, note=" Say who met. ")
    (error,) = desk.errors.of(FIRST)
    assert (error.words, error.type, error.severity) == ("was held", "style/awkward-style", Severity.MAJOR)
    assert (error.note, error.author, error.provenance) == ("Say who met.", "Ann", Provenance.HUMAN)
    assert (error.here, error.is_here, error.counts) == (error.span, True, True)
    assert desk.errors.on(desk.rows_after(ONE, 0, 3)) == {FIRST: (error,)}


def test_an_omission_is_marked_in_the_source(desk: Desk) -> None:
    desk.apply(MarkError(SECOND, "accuracy/omission", Severity.MAJOR, Span(2, 4), Side.SOURCE))
    (error,) = desk.errors.of(SECOND)
    assert (error.side, error.words) == (Side.SOURCE, "总结")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (MarkError(FIRST, "style", Severity.MINOR, Span(0, 99)), "outside the target of 43"),
        (MarkError(FIRST, " ", Severity.MINOR), "needs a type"),
        (MarkError(FIRST, "style", Severity.MINOR, base="another text"), "changed segment 1 since you saw it"),
        (MarkError(SegmentRef(ONE, "99"), "style", Severity.MINOR), "no segment 99"),
        (Rate(FIRST, 101), "from 0 to 100"),
        (WithdrawError("none"), "no such error"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Desk, command: object, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.apply(command)


def test_a_finding_becomes_an_error_and_says_where_it_came_from(desk: Desk) -> None:
    found = next(one.finding for one in desk.findings(SECOND))
    desk.apply(ConfirmFinding(SECOND, found.fingerprint))
    (error,) = desk.errors.of(SECOND)
    assert (error.type, error.severity, error.span) == (found.type, found.severity, found.target)
    assert (error.provenance, error.rule, error.fingerprint) == (Provenance.CONFIRMED, found.rule, found.fingerprint)
    with pytest.raises(Refused, match="already"):
        desk.apply(ConfirmFinding(SECOND, found.fingerprint))
    desk.apply(Undo(ONE))
    desk.apply(ConfirmFinding(SECOND, found.fingerprint, severity=Severity.MAJOR))
    assert desk.errors.of(SECOND)[0].provenance is Provenance.SUGGESTED


def test_an_error_follows_its_words_when_the_text_around_them_changes(desk: Desk) -> None:
    mark(desk, FIRST, "was held")
    old = desk.row(FIRST).segment.target
    desk.apply(Revise(FIRST, old.replace("In march, the", "In March, a long"), old))
    (error,) = desk.errors.of(FIRST)
    text = desk.row(FIRST).segment.target
    assert (error.is_here, error.here and error.here.of(text)) == (True, "was held")


def test_an_error_whose_words_were_mended_stays_on_the_version_it_was_marked_on(desk: Desk) -> None:
    mark(desk, FIRST, "was held")
    old = desk.row(FIRST).segment.target
    desk.apply(Revise(FIRST, old.replace("was held", "took place"), old))
    (error,) = desk.errors.of(FIRST)
    assert (error.is_here, error.here, error.words) == (False, None, "was held")
    assert error.texts.target == old
    (document,) = desk.errors.documents()
    assert document.segments[0].target == old, "the score is that of the text that was rated"
    (marked,) = desk.errors.annotations((document,)).errors
    assert (marked.span, marked.text) == (error.span, "was held")


def test_changes_and_withdrawals_are_undone_one_by_one(desk: Desk) -> None:
    error = mark(desk, FIRST, "was held")
    desk.apply(ChangeError(error, type="accuracy/mistranslation", severity=Severity.MAJOR))
    desk.apply(ChangeError(error, span=Span(0, 8), side=Side.TARGET, note="all of it"))
    desk.apply(WithdrawError(error, "no error after all"))

    def seen() -> tuple[object, ...]:
        return tuple((one.words, one.type, one.severity, one.note, one.counts) for one in desk.errors.of(FIRST))

    steps = [seen()]
    for _ in range(4):
        desk.apply(Undo(ONE))
        steps.append(seen())
    assert steps == [
        (("In march", "accuracy/mistranslation", Severity.MAJOR, "all of it", False),),
        (("In march", "accuracy/mistranslation", Severity.MAJOR, "all of it", True),),
        (("was held", "accuracy/mistranslation", Severity.MAJOR, "", True),),
        (("was held", "style/awkward-style", Severity.MINOR, "", True),),
        (),
    ]
    for expected in reversed(steps[:-1]):
        desk.apply(Redo(ONE))
        assert seen() == expected


def test_comments_stand_on_spans(desk: Desk) -> None:
    desk.apply(Comment(FIRST, "Which one?", Side.SOURCE, Span(3, 5)))
    (comment,) = desk.comments(FIRST)
    assert (comment.span, comment.side, comment.text) == (Span(3, 5), Side.SOURCE, "Which one?")
    desk.apply(Comment(SECOND, "Which work?", Side.TARGET, Span(29, 33)))
    old = desk.row(SECOND).segment.target
    desk.apply(Revise(SECOND, old.replace("the the", "all the"), old))
    (comment,) = desk.comments(SECOND)
    assert (comment.span, comment.words) == (Span(29, 33), "work")
    desk.apply(Revise(SECOND, "It was a meeting.", desk.row(SECOND).segment.target))
    (comment,) = desk.comments(SECOND)
    assert (comment.span, comment.words) == (None, "work")
    with pytest.raises(Refused, match="outside"):
        desk.apply(Comment(FIRST, "Where?", Side.SOURCE, Span(3, 500)))


def test_who_looked_at_a_segment_is_known_with_errors_and_without(desk: Desk) -> None:
    mark(desk, FIRST, "was held")
    desk.apply(Rate(SECOND, 85))
    desk.apply(Approve(THIRD))
    documents = desk.errors.documents()
    assert [segment.id for document in documents for segment in document.segments] == ["1", "2", "3"]
    assert [one.segment for one in desk.errors.annotations(documents).rated] == ["1", "2", "3"]
    assert desk.errors.coverage() == (5, 2, 1, 0)
    assert [(one.author, one.score, one.is_here) for one in desk.errors.scores(SECOND)] == [("Ann", 85, True)]


def test_who_only_approves_what_another_rated_is_no_second_rater(folder: Path) -> None:
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        mark(desk, FIRST, "was held")
    with Desk.open(Project.find(folder), actor="Ben") as desk:
        desk.apply(Approve(FIRST))
        assert penalty(desk) == 1
        desk.apply(Rate(FIRST))
        assert penalty(desk) == 0.5, "who says that there is none counts"


def people(folder: Path) -> None:
    settings = '[project]\nname = "Trial"\n[people]\nTina = "translator"\nEd = "editor"\nLea = "lead"\n'
    (folder / "enface.toml").write_text(settings, "utf-8")


def test_a_dispute_keeps_the_score_before_and_after(folder: Path) -> None:
    people(folder)
    project = Project.find(folder)
    with Desk.open(project, actor="Ed") as desk:
        first = mark(desk, FIRST, "was held", severity=Severity.MAJOR)
        second = mark(desk, FIRST, "Changsha", severity=Severity.MAJOR)
        third = mark(desk, THIRD, "visited")
    with Desk.open(project, actor="Tina") as desk:
        with pytest.raises(Refused, match="Only an editor"):
            desk.apply(MarkError(FIRST, "style", Severity.MINOR))
        with pytest.raises(Refused, match="needs a comment"):
            desk.apply(AnswerError(first, accepted=False))
        desk.apply(AnswerError(first, accepted=False, comment="The client wants it."))
        desk.apply(AnswerError(second, accepted=False, comment="It is right."))
        desk.apply(AnswerError(third, accepted=True))
        with pytest.raises(Refused, match="Only a lead"):
            desk.apply(DecideError(first, Ruling.DISMISSED, "True."))
    with Desk.open(project, actor="Lea") as desk:
        with pytest.raises(Refused, match="Nobody disputes"):
            desk.apply(DecideError(third, Ruling.DISMISSED, "True."))
        with pytest.raises(Refused, match="another type or severity"):
            desk.apply(DecideError(first, Ruling.CHANGED, "Less."))
        desk.apply(DecideError(first, Ruling.CHANGED, "Less grave.", severity=Severity.MINOR))
        desk.apply(DecideError(second, Ruling.DISMISSED, "It is right."))
        assert (penalty(desk, before_disputes=True), penalty(desk)) == (11, 2)
        desk.apply(Undo(ONE))
        assert penalty(desk) == 7
        desk.apply(Redo(ONE))
        assert [one.ruling and one.ruling.what for one in desk.errors.in_document(ONE)] == [
            "changed",
            "dismissed",
            None,
        ]
    with Desk.open(project, actor="Tina") as desk:
        desk.apply(Undo(ONE))  # that she accepted the third, on which nobody has decided
        with pytest.raises(Refused, match="Lea has decided on that error"):
            desk.apply(Undo(ONE))
    assert verify(project).problems == ()


def lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def row(segment: str, start: int, text: str, author: str = "Li", **more: object) -> dict[str, object]:
    end = start + len(text)
    fields = {"segment": segment, "start": start, "end": end, "text": text, "type": "style", "severity": "minor"}
    return {**fields, "author": author, **more}


def test_an_import_that_comes_twice_changes_nothing_and_is_undone_at_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "errors.jsonl"
    nothing = {"segment": "3", "type": "no-error", "author": "Wu"}
    path.write_text(lines(row("1", 0, "In"), row("1", 0, "In", ""), row("2", 0, "The", "Wu"), nothing), "utf-8")
    marked = error_files.read(path, desk.errors.versions())
    assert marked.left_out == ()
    assert desk.errors.take(marked) == (3, 1, 0, ("Ann", "Li", "Wu"))
    events = desk._store.clock()
    assert desk.errors.take(marked) == (0, 0, 4, ())
    assert desk._store.clock() == events
    assert [(one.author, one.words) for one in desk.errors.in_document(ONE)] == [
        ("Li", "In"),
        ("Ann", "In"),
        ("Wu", "The"),
    ]
    assert "the import of 4 marks" in desk.apply(Undo(ONE)).message
    assert not desk.errors.any()
    desk.apply(Redo(ONE))
    assert len(desk.errors.in_document(ONE)) == 3


def test_one_undo_takes_an_import_back_in_all_documents_but_for_what_somebody_decided_since(
    folder: Path, tmp_path: Path
) -> None:
    two = "segments/two.tsv"
    (folder / two).write_text(table(ROWS), "utf-8")
    path = tmp_path / "errors.jsonl"
    path.write_text(lines(*(row(id, 0, "In", document=name) for id in "1" for name in (ONE, two))), "utf-8")
    project = Project.find(folder)
    with Desk.open(project, actor="Ann") as desk:
        assert desk.errors.take(error_files.read(path, desk.errors.versions())).errors == 2
        (kept,) = desk.errors.of(FIRST)
    with Desk.open(project, actor="Lea") as desk:
        desk.apply(WithdrawError(kept.id))
    with Desk.open(project, actor="Ann") as desk:
        undone = desk.apply(Undo(two)).message
        assert undone.startswith("Undone: the import of 1 mark. Lea has decided on that error")
        assert (len(desk.errors.of(FIRST)), len(desk.errors.in_document(two))) == (1, 0)
        desk.apply(Redo(two))
        assert len(desk.errors.in_document(two)) == 1
    with Desk.open(project, actor="Lea") as desk:
        desk.apply(Undo(ONE))
    with Desk.open(project, actor="Ann") as desk:
        assert "the import of 2 marks" in desk.apply(Undo(ONE)).message
        assert not desk.errors.any()
    assert verify(project).problems == ()


def test_errors_fit_the_text_that_they_were_marked_on_though_it_was_mended_since(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "errors.jsonl"
    path.write_text(lines(row("1", 3, "march"), row("1", 3, "April")), "utf-8")
    old = desk.row(FIRST).segment.target
    desk.apply(Revise(FIRST, "Then it was held.", old))
    marked = error_files.read(path, desk.errors.versions())
    assert [one.line for one in marked.left_out] == [2]
    desk.errors.take(marked)
    desk.errors.take(error_files.read(path, desk.errors.versions()))
    (error,) = desk.errors.of(FIRST)
    assert (error.words, error.texts.target, error.is_here) == ("march", old, False)


def test_a_translator_takes_no_errors_in(folder: Path, tmp_path: Path) -> None:
    people(folder)
    (tmp_path / "errors.jsonl").write_text(lines(row("1", 0, "In")), "utf-8")
    with Desk.open(Project.find(folder), actor="Tina") as desk, pytest.raises(Refused, match="editor or a lead"):
        desk.errors.take(error_files.read(tmp_path / "errors.jsonl", desk.errors.versions()))


def test_the_seed_in_a_project_costs_449_points(folder: Path) -> None:
    if not (DATA / "hunan").exists():
        pytest.skip("the shared data are absent: hunan")
    (folder / "segments" / "one.tsv").unlink()
    (folder / "segments" / "seed.tsv").write_bytes((DATA / "hunan" / "seed.tsv").read_bytes())
    with Desk.open(Project.find(folder), actor="Ann", role=Role.LEAD) as desk:
        marked = error_files.read(DATA / "hunan" / "seed_gold.jsonl", desk.errors.versions())
        assert desk.errors.take(marked) == (145, 0, 0, ("Ann",))
        assert penalty(desk) == 449
    assert verify(Project.find(folder)).problems == ()


def test_errors_go_with_their_segments_when_a_new_version_of_the_file_comes(desk: Desk, folder: Path) -> None:
    mark(desk, FIRST, "Changsha")
    mark(desk, SECOND, "work")
    desk.apply(Rate(THIRD, 70))
    before = desk._store.state_digest()
    rows = [("1", "全新的第一段。", "A new first segment.")]
    rows += [(str(int(id) + 1), source, target) for id, source, target in ROWS if id != "2"]
    inbox = folder.parent / "one.tsv"
    inbox.write_text(table(rows), "utf-8")
    desk.take(desk.delivery(inbox))
    moved, gone = desk.errors.in_document(ONE)
    assert (moved.ref.segment, moved.words, moved.is_here) == ("2", "Changsha", True)
    assert (gone.ref.segment, gone.words, gone.is_here) == ("2 (removed)", "work", False)
    assert [one.score for one in desk.errors.scores(SegmentRef(ONE, "4"))] == [70]
    assert [segment.id for document in desk.errors.documents() for segment in document.segments] == ["2", "4"]
    desk.apply(Undo(ONE))
    assert desk._store.state_digest() != before, "that it was undone is kept"
    assert [one.ref.segment for one in desk.errors.in_document(ONE)] == ["1", "2"]
    assert verify(desk.project).problems == ()


def test_what_there_is_about_a_segment_is_asked_at_once(desk: Desk) -> None:
    assert not any(desk.held(FIRST))
    desk.keep_draft(FIRST, "typing")
    assert desk.held(FIRST) == Held(draft=True)
    desk.apply(Rate(FIRST))
    assert not desk.held(FIRST).scores
    desk.apply(Rate(FIRST, 70))
    desk.apply(Approve(FIRST))
    assert desk.held(FIRST) == Held(approval=True, scores=True, draft=True)
    assert desk.findings(SECOND, desk.row(SECOND).ordinal) == desk.findings(SECOND)


def test_a_row_shows_the_errors_that_stand_in_it(desk: Desk) -> None:
    id = mark(desk, FIRST, "was held")
    (row, *others) = desk.rows_after(ONE, 0, 3)
    assert (row.errors, [one.span for one in row.target_marks if one.error]) == (1, [desk.errors.of(FIRST)[0].span])
    assert not any(other.errors for other in others)
    desk.apply(WithdrawError(id))
    assert (desk.row(FIRST).errors, [one for one in desk.row(FIRST).target_marks if one.error]) == (0, [])
