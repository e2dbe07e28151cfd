"""Laws: every segment has one fate, and whatever happens, events, state and file stay together."""

import contextlib

from delivery_driver import KEY, come, holds, revise, shifted, state, table
from hypothesis import given, settings
from hypothesis import strategies as st

from enface.model import Segment, Severity, Span
from enface.review.commands import (
    AnswerError,
    Approve,
    Comment,
    MarkError,
    Rate,
    Redo,
    Refused,
    Revise,
    TakeBack,
    Undo,
)
from enface.review.delivery import Fate, compare, renamed
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import KnownSegment

texts = st.sampled_from(("一。", "二。", "会议在三月召开。", "会议在四月召开。", "村庄。"))
rows = st.lists(st.tuples(texts, st.sampled_from(("One.", "Two.", ""))), max_size=7)
edits = st.sampled_from(("One.", "Two.", "Edited."))


@given(rows, rows, st.data())
def test_every_segment_has_one_fate(old, new, data):
    def segments(rows):
        ids = data.draw(st.lists(st.integers(1, 9), unique=True, min_size=len(rows), max_size=len(rows)))
        return [Segment(str(id), *row) for id, row in zip(ids, rows, strict=True)]

    known = [KnownSegment(Segment(one.id, one.source, data.draw(edits)), one.target) for one in segments(old)]
    given = segments(new)
    arrivals = compare(known, given)
    assert [one.given for one in arrivals if one.given] == given
    assert sorted(one.known.id for one in arrivals if one.known) == sorted(one.segment.id for one in known)
    names = renamed(arrivals, ())
    after = [names.get(one.segment.id, one.segment.id) for one in known]
    fresh = [one.given.id for one in arrivals if one.fate is Fate.NEW and one.given]
    assert len({*after, *fresh}) == len(after) + len(fresh)
    for one in arrivals:
        if one.known and one.given:
            assert one.text in {one.known.target, one.given.target}
            assert one.text == one.known.target or one.given.target not in {one.file_target, one.known.target}


@settings(max_examples=15, deadline=None)
@given(deliveries=st.lists(rows.filter(bool), min_size=1, max_size=4), data=st.data())
def test_taking_back_every_delivery_leads_back_step_by_step(tmp_path_factory, deliveries, data):
    root = tmp_path_factory.mktemp("law")
    (root / "segments").mkdir()
    (root / "enface.toml").write_text("[project]\n", "utf-8")
    (root / "segments" / "one.tsv").write_text(table(shifted([])), "utf-8")
    (root / "inbox").mkdir()
    with Desk.open(Project.find(root), actor="Ann") as desk:
        desk._store.connection.execute("PRAGMA synchronous = OFF")
        steps = []
        for came in deliveries:
            ids = data.draw(st.lists(st.integers(1, 9), unique=True, min_size=len(came), max_size=len(came)))
            (root / "inbox" / "one.tsv").write_text(
                table([(str(id), *row) for id, row in zip(ids, came, strict=True)]), "utf-8"
            )
            for row in desk.rows_after(KEY, 0, 9):
                if data.draw(st.booleans()):
                    revise(desk, row.ref.segment, data.draw(edits))
                if data.draw(st.booleans()):
                    desk.apply(Comment(row.ref, "said"))
                    with contextlib.suppress(Refused):  # marked before
                        desk.apply(MarkError(row.ref, "style", Severity.MINOR, Span(0, 0)))
            delivery = desk.delivery(root / "inbox" / "one.tsv")
            if delivery.changes_anything:
                before = state(desk)
                desk.take(delivery)
                holds(desk)
                steps.append(before)
        while steps:
            before = steps.pop()
            event = desk._store.last_delivery(KEY)
            while desk._store.decided_since(event):
                desk.apply(Undo(KEY))
            desk.apply(TakeBack(KEY))
            assert state(desk) == before
        holds(desk)


tables = st.lists(
    st.tuples(st.integers(1, 9), texts, st.sampled_from(("One.", "Two.", ""))), unique_by=lambda row: row[0]
)
happenings = st.one_of(
    st.tuples(st.just("deliver"), tables.filter(bool)),
    st.tuples(st.just("rewrite"), tables.filter(bool)),
    st.tuples(st.sampled_from(("undo", "redo", "take back", "again")), st.none()),
    st.tuples(st.sampled_from(("revise", "comment", "approve", "mark", "dispute", "rate")), st.integers(0, 5)),
)


def happen(desk: Desk, what: str, about, number: int) -> None:
    rows = desk.rows_after(KEY, 0, 9)
    place = rows[about % len(rows)].ref if isinstance(about, int) else None
    if what in {"deliver", "rewrite"}:
        content = table([(str(id), *rest) for id, *rest in about])
        if what == "rewrite":
            desk.project.files[0].write_text(content, "utf-8")
        else:
            path = come(desk, [])
            path.write_text(content, "utf-8")
            delivery = desk.delivery(path)
            if delivery.changes_anything:
                desk.take(delivery)
    elif place:
        target = desk.row(place).segment.target
        commands = {
            "revise": Revise(place, f"Edit {number}.", target),
            "comment": Comment(place, "said"),
            "approve": Approve(place),
            "mark": MarkError(place, "style", Severity.MINOR, Span(0, min(3, len(target)))),
            "rate": Rate(place, number),
        }
        if marked := desk.errors.of(place):
            commands["dispute"] = AnswerError(marked[-1].id, False, "said")
        if what in commands:
            desk.apply(commands[what])
    elif what != "again":
        desk.apply({"undo": Undo(KEY), "redo": Redo(KEY), "take back": TakeBack(KEY)}[what])


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("Ann", "Bob")), happenings), max_size=14))
def test_whatever_happens_the_state_follows_from_the_events_and_the_file_from_the_state(tmp_path_factory, history):
    root = tmp_path_factory.mktemp("law") / "project"
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text("[project]\n", "utf-8")
    file = root / "segments" / "one.tsv"
    file.write_text(table(shifted([])), "utf-8")
    for number, (actor, (what, about)) in enumerate(history):
        with Desk.open(Project.find(root), actor=actor) as desk:
            assert desk.problems == ()
            on_disk = [line.split("\t")[:2] for line in file.read_text("utf-8").splitlines()[1:]]
            assert [[row.ref.segment, row.segment.source] for row in desk.rows_after(KEY, 0, 9)] == on_disk
            with contextlib.suppress(Refused):
                happen(desk, what, about, number)
            holds(desk)
