"""Repetitions: a decision is offered and never spreads by itself; locked ones stay; one undo takes all of it back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enface.model import Role, Status
from enface.review.commands import Approve, Origin, Propagate, Redo, Refused, Reject, Revise, SegmentRef, Undo
from enface.review.desk import Desk
from enface.review.project import Project
from enface.review.verification import verify
from enface.store.backups import backups

ONE, TWO, LOCKED = "segments/one.tsv", "segments/two.tsv", "segments/locked.xlf"
OLD, NEW = "It is april.", "It is April."
ROWS = [("1", "四月。", OLD), ("2", "四月。", OLD), ("3", "四月。", "April it is."), ("4", "五月。", OLD)]
UNIT = '<trans-unit id="{}"{}><source>四月。</source><target>It is april.</target></trans-unit>'
XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" datatype="plaintext"'
    ' source-language="zh" target-language="en"><body>{}</body></file></xliff>'
)


def table(rows):
    return "id\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


@pytest.fixture
def many(folder):
    (folder / ONE).write_text(table(ROWS), "utf-8")
    (folder / TWO).write_text(table([("1", "四月。", OLD), ("2", "四月。", NEW)]), "utf-8")
    units = UNIT.format("1", ' translate="no"') + UNIT.format("2", "")
    (folder / LOCKED).write_text(XLIFF.format(units), "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        for summary in desk.documents():
            desk.check(summary.key)
        yield desk


REF = SegmentRef(ONE, "1")


def targets(desk):
    return {
        (summary.key, row.segment.id): (row.segment.target, row.segment.status)
        for summary in desk.documents()
        for row in desk.rows_after(summary.key, 0, 100)
    }


def places(found):
    return [(one.ref.document.split("/")[1].split(".")[0], one.ref.segment) for one in found]


def test_what_is_offered_is_told_apart_and_nothing_spreads_by_itself(many):
    before = targets(many)
    many.apply(Revise(REF, NEW, OLD))
    many.apply(Approve(REF))
    offer = many.repetitions.offer(REF)
    assert (offer.text, offer.status) == (NEW, Status.APPROVED)
    locked = next(one.ref.document for one in offer.locked)
    assert places(offer.old) == [("locked", offer.old[0].ref.segment), ("one", "2"), ("two", "1")]
    assert places(offer.other) == [("one", "3")]
    assert places(offer.same) == [("two", "2")]
    assert [one.ref.document for one in offer.locked] == [locked]
    assert many.repetitions.fitting(REF) == 5
    assert many.repetitions.fitting(SegmentRef(ONE, "4")) == 0
    after = targets(many)
    assert [place for place in after if after[place] != before[place]] == [tuple(REF)]


def test_it_goes_where_it_was_sent_with_its_findings_and_comes_back_by_one_undo(many):
    many.apply(Revise(REF, NEW, OLD))
    before = targets(many)
    offer = many.repetitions.offer(REF)
    outcome = many.apply(offer.to(offer.old))
    assert outcome.message == "Taken to 3 repetitions."
    assert outcome.others == 3
    for one in offer.old:
        assert many.row(one.ref).segment.target == NEW
        assert many.versions.of(one.ref)[-1].origin is Origin.REPEATED
        assert "case.month" not in [view.finding.rule for view in many.findings(one.ref)]
    assert many.repetitions.offer(REF).old == ()
    done = targets(many)
    # In any document that it reached, the last decision is all of it.
    assert many.apply(Undo(TWO)).message == "Undone: what was taken to 3 repetitions."
    assert targets(many) == before
    for one in offer.old:
        assert "case.month" in [view.finding.rule for view in many.findings(one.ref)]
    assert many.apply(Redo(ONE)).message == "Done again: what was taken to 3 repetitions."
    assert targets(many) == done
    many.apply(Undo(ONE))
    many.apply(Undo(ONE))
    assert many.row(REF).segment.target == OLD


def test_a_status_goes_to_those_that_have_the_text(many):
    many.apply(Revise(REF, NEW, OLD))
    many.apply(Approve(REF))
    offer = many.repetitions.offer(REF)
    many.apply(offer.to(offer.same))
    assert many.row(SegmentRef(TWO, "2")).segment.status is Status.APPROVED
    many.apply(Undo(TWO))
    assert many.row(SegmentRef(TWO, "2")).segment.status is Status.TRANSLATED
    assert many.row(REF).segment.status is Status.APPROVED


def test_locked_ones_never_change_whatever_is_asked(many):
    many.apply(Revise(REF, NEW, OLD))
    offer = many.repetitions.offer(REF)
    before = targets(many)
    with pytest.raises(Refused, match="locked"):
        many.apply(offer.to(offer.locked))
    assert targets(many) == before
    assert many.apply(offer.to((*offer.locked, *offer.old))).message.startswith(
        "Taken to 3 repetitions. 1 was left out: Segment"
    )
    for one in offer.locked:
        assert many.row(one.ref).segment.target == OLD


def test_what_has_changed_since_is_left_out(many):
    many.apply(Revise(REF, NEW, OLD))
    offer = many.repetitions.offer(REF)
    many.apply(Revise(SegmentRef(ONE, "2"), "In April.", OLD))
    assert "1 was left out: Ann has changed segment 2" in many.apply(offer.to(offer.old)).message
    assert many.row(SegmentRef(ONE, "2")).segment.target == "In April."
    many.apply(Revise(REF, OLD, NEW))
    with pytest.raises(Refused, match="has changed since you saw it"):
        many.apply(offer.to(offer.old))


def test_a_rejection_and_what_has_come_further_are_left_alone(many):
    many.apply(Revise(REF, NEW, OLD))
    many.apply(Reject(SegmentRef(TWO, "2"), "Why the capital?"))
    assert many.repetitions.offer(REF).same == ()
    many.apply(Approve(SegmentRef(TWO, "2")))
    assert many.repetitions.offer(REF).same == ()
    assert places(many.repetitions.offer(SegmentRef(TWO, "2")).same) == [("one", "1")]


def test_a_lone_file_reaches_no_other_and_undoes_all_of_it_the_same(many, folder):
    many.apply(Revise(REF, NEW, OLD))
    many.apply((offer := many.repetitions.offer(REF)).to(offer.old))
    many.close()
    with Desk.open(Project.find(folder / ONE), actor="Ann") as alone:
        assert places((*alone.repetitions.offer(REF).other, *alone.repetitions.offer(REF).old)) == [("one", "3")]
        assert alone.repetitions.fitting(REF) == 1
        assert alone.apply(Undo(ONE)).message == "Undone: what was taken to 3 repetitions."
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        assert desk.row(SegmentRef(TWO, "1")).segment.target == OLD
        assert "case.month" in [view.finding.rule for view in desk.findings(SegmentRef(TWO, "1"))]


def test_another_source_is_never_reached(many):
    with pytest.raises(Refused, match="has another source"):
        many.apply(Propagate(REF, OLD, ((SegmentRef(ONE, "4"), "x"),)))


def test_an_undo_leaves_what_somebody_else_has_decided_on_since(many, folder):
    many.apply(Revise(REF, NEW, OLD))
    offer = many.repetitions.offer(REF)
    many.apply(offer.to(offer.old))
    many.close()
    with Desk.open(Project.find(folder), actor="Bob") as bob:
        bob.apply(Approve(SegmentRef(TWO, "1")))
    with Desk.open(Project.find(folder), actor="Ann") as ann:
        said = ann.apply(Undo(ONE)).message
        assert said.startswith("Undone: what was taken to 2 repetitions. Bob has decided on segment 1 since")
        assert ann.row(SegmentRef(TWO, "1")).segment.target == NEW
        assert ann.row(SegmentRef(ONE, "2")).segment.target == OLD


def test_a_translator_takes_only_what_a_translator_may(many, folder):
    many.apply(Revise(REF, NEW, OLD))
    many.apply(Approve(REF))
    many.close()
    with Desk.open(Project.find(folder), actor="Tom", role=Role.TRANSLATOR) as tom:
        assert tom.repetitions.offer(REF).same == ()
        with pytest.raises(Refused, match="Only an editor or a lead approves"):
            tom.apply(Propagate(REF, NEW, ((SegmentRef(TWO, "2"), NEW),)))


def test_many_at_once_come_after_a_backup_and_the_record_holds(folder):
    rows = [(str(number), "四月。", OLD) for number in range(1, 31)]
    (folder / ONE).write_text(table(rows), "utf-8")
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        desk.apply(Revise(REF, NEW, OLD))
        desk.apply((offer := desk.repetitions.offer(REF)).to(offer.old))
        desk.apply(Undo(ONE))
        desk.apply(Redo(ONE))
        kept = desk._store.state_digest()
        desk._store.rebuild()
        assert desk._store.state_digest() == kept
    assert [one.reason for one in backups(Project.find(folder).database)] == ["propagation"]
    assert verify(Project.find(folder)).problems == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["revise", "other", "propagate", "status", "undo", "redo"]), max_size=8))
def test_any_order_of_doing_and_undoing_follows_from_the_events(many, steps):
    texts = iter([NEW, OLD, "April.", "In april.", "The April.", "This April.", "That april.", "An April."])
    for step in steps:
        ref = SegmentRef(TWO, "1") if step == "other" else REF
        offer = many.repetitions.offer(ref)
        command = {
            "propagate": offer.to((*offer.old, *offer.other)),
            "status": offer.to(offer.same),
            "undo": Undo(ONE),
            "redo": Redo(ONE),
        }.get(step) or Revise(ref, next(texts), many.row(ref).segment.target)
        try:
            many.apply(command)
        except Refused:
            continue
    kept = many._store.state_digest()
    many._store.rebuild()
    assert many._store.state_digest() == kept
