"""Several people at one project on one machine: nobody writes over another unseen, and each sees what the others do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from enface.model import EnfaceError, Status
from enface.review.commands import Approve, Comment, Confirm, Overtaken, Reject, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project
from enface.store import connection, sharing

KEY = "segments/one.tsv"
FIRST, SECOND = SegmentRef(KEY, "1"), SegmentRef(KEY, "2")

pytestmark = pytest.mark.usefixtures("several_writers")


@pytest.fixture
def ann(folder: Path) -> Iterator[Desk]:
    with Desk.open(Project.find(folder), actor="Ann") as desk:
        yield desk


@pytest.fixture
def bob(folder: Path, ann: Desk) -> Iterator[Desk]:
    with Desk.open(Project.find(folder), actor="Bob") as desk:
        yield desk


def test_both_write(ann: Desk, bob: Desk) -> None:
    assert (ann.read_only, bob.read_only) == ("", "")
    assert (ann.is_shared, bob.is_shared) == (True, True)
    ann.apply(Approve(FIRST))
    bob.apply(Approve(SECOND))
    for desk in (ann, bob):
        assert desk.documents()[0].by_status[Status.APPROVED] == 2


def test_a_text_that_somebody_else_has_changed_is_not_written_over(ann: Desk, bob: Desk) -> None:
    base = bob.row(FIRST).segment.target
    ann.apply(Revise(FIRST, "Ann's.", base))
    bob.keep_draft(FIRST, "Bob's.")
    with pytest.raises(Overtaken, match="Ann has changed segment 1 since you saw it"):
        bob.apply(Revise(FIRST, "Bob's.", base))
    assert bob.row(FIRST).segment.target == "Ann's."
    assert bob.draft(FIRST) == "Bob's."
    bob.apply(Revise(FIRST, "Bob's.", "Ann's."))
    assert [version.text for version in ann.history(FIRST)] == [base, "Ann's.", "Bob's."]


@pytest.mark.parametrize(
    "decide", [lambda ref, seen: Approve(ref, seen=seen), Confirm, lambda ref, seen: Reject(ref, "no", seen)]
)
def test_nobody_decides_on_a_text_that_they_have_not_seen(ann: Desk, bob: Desk, decide) -> None:
    seen = bob.row(FIRST).segment.target
    ann.apply(Revise(FIRST, "Ann's.", seen))
    with pytest.raises(Overtaken, match="Ann has changed"):
        bob.apply(decide(FIRST, seen))
    bob.apply(decide(FIRST, "Ann's."))


def test_what_others_decided_is_news_and_what_is_not_written_is_none(ann: Desk, bob: Desk) -> None:
    assert bob.news() is None
    ann.apply(Comment(FIRST, "Which one?"))
    ann.apply(Approve(SECOND))
    news = bob.news()
    assert news
    assert (news.decided, news.documents) == ({FIRST: "Ann", SECOND: "Ann"}, False)
    assert bob.news() is None
    assert ann.news() is None
    ann.keep_draft(FIRST, "half")
    news = bob.news()
    assert news
    assert news.decided == {}


def test_a_filtered_page_shows_what_others_have_changed(ann: Desk, bob: Desk) -> None:
    from enface.review.views import Filter

    wanted = Filter(text="village")
    assert [row.ref.segment for row in bob.rows_after(KEY, 0, 9, wanted)] == ["3"]
    ann.apply(Revise(FIRST, "The village.", ann.row(FIRST).segment.target))
    assert [row.ref.segment for row in bob.rows_after(KEY, 0, 9, wanted)] == ["1", "3"]


def test_a_new_document_of_another_is_known_at_once(ann: Desk, bob: Desk, folder: Path) -> None:
    (folder / "segments" / "two.tsv").write_text("id\tsource\ttarget\n1\t好。\tGood.\n", "utf-8")
    with Desk.open(Project.find(folder), actor="Eve"):
        pass
    news = ann.news()
    assert news
    assert news.documents


def test_an_edit_is_told_with_who_and_since_when_until_it_ends(ann: Desk, bob: Desk) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    ann.begin_edit(FIRST)
    editing = bob.editing(FIRST)
    assert editing
    assert editing.actor == "Ann"
    assert before <= datetime.fromisoformat(editing.since) <= datetime.now(UTC)
    assert ann.editing(FIRST) is None
    assert bob.editing(SECOND) is None
    ann.end_edit(FIRST)
    assert bob.editing(FIRST) is None


def test_an_edit_ends_with_the_session_and_with_its_term_after_a_crash(ann: Desk, bob: Desk, monkeypatch) -> None:
    bob.begin_edit(FIRST)
    bob.close()
    assert ann.editing(FIRST) is None
    monkeypatch.setattr(sharing, "TERM", timedelta(seconds=-1))
    ann.begin_edit(SECOND)  # and its process was killed a while ago
    ann._store._leased.clear()
    with Desk.open(ann.project, actor="Eve") as eve:
        assert eve.editing(SECOND) is None


def test_an_edit_that_goes_on_is_written_down_now_and_then(ann: Desk, bob: Desk) -> None:
    ann.begin_edit(FIRST)
    first = bob.editing(FIRST)
    assert bob.news() is not None
    ann.begin_edit(FIRST)
    assert bob.news() is None
    assert bob.editing(FIRST) == first


def test_a_file_is_taken_in_once_when_two_open_at_the_same_time(ann: Desk, folder: Path, monkeypatch) -> None:
    from enface.review import intake

    path = folder / "segments" / "one.tsv"
    path.write_text(path.read_text("utf-8").replace("visited", "saw"), "utf-8")
    read = intake.read_bytes

    def read_while_another_opens(data: bytes, name: str, guide=None):
        monkeypatch.setattr(intake, "read_bytes", read)
        with Desk.open(Project.find(folder), actor="Eve"):
            return read(data, name, guide)

    monkeypatch.setattr(intake, "read_bytes", read_while_another_opens)
    clock = ann._store.clock()
    with Desk.open(Project.find(folder), actor="Bob") as bob:
        assert bob.row(SegmentRef(KEY, "3")).segment.target == "Participants saw the village."
        assert bob._store.clock() == clock + 2


def test_a_text_that_changes_during_a_check_leaves_the_document_to_be_checked(ann: Desk, bob: Desk) -> None:
    calls = []

    def meanwhile() -> bool:
        if not calls:
            calls.append(bob.apply(Revise(FIRST, "Bob's the the.", bob.row(FIRST).segment.target)))
        return False

    ann.check(KEY, cancelled=meanwhile)
    assert calls
    assert not ann.documents()[0].checked
    ann.check(KEY)
    assert ann.documents()[0].checked


def test_a_newer_enface_that_changed_the_tables_ends_the_writing(ann: Desk) -> None:
    ann._store.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(EnfaceError, match=r"newer enface has changed its tables meanwhile.*open it again"):
        ann.apply(Approve(FIRST))


def test_a_database_that_another_keeps_is_waited_for_and_then_named(ann: Desk, bob: Desk, monkeypatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.02)
    with bob._store.change():
        with pytest.raises(EnfaceError, match="another program kept it for ten seconds; nothing was saved"):
            ann.apply(Approve(FIRST))
        bob._store.drop_draft(*FIRST, "Bob")
    ann.apply(Approve(FIRST))


def test_one_who_cannot_share_is_told_by_whom(ann: Desk, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("ENFACE_ONE_WRITER", "1")
    with Desk.open(Project.find(folder), actor="Old") as old:
        assert old.holder
        assert str(old.holder) in old.read_only
        assert not old.is_shared


def test_who_writes_alone_keeps_out_those_who_would_share(folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("ENFACE_ONE_WRITER", "1")
    with Desk.open(Project.find(folder), actor="Old"):
        monkeypatch.delenv("ENFACE_ONE_WRITER")
        with Desk.open(Project.find(folder), actor="Ann") as ann:
            assert "is working on it" in ann.read_only
    with Desk.open(Project.find(folder), actor="Ann") as ann:
        assert ann.read_only == ""


def test_what_others_decide_while_a_delivery_is_looked_at_is_carried_over(ann: Desk, bob: Desk, tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.tsv"
    path.parent.mkdir()
    text = (ann.project.root / KEY).read_text("utf-8")
    path.write_text(text.replace("visited the village", "saw the village"), "utf-8")
    delivery = ann.delivery(path)
    third = SegmentRef(KEY, "3")
    bob.apply(Revise(FIRST, "Bob's.", bob.row(FIRST).segment.target))
    bob.apply(Revise(third, "Bob's too.", bob.row(third).segment.target))
    ann.take(delivery)
    assert bob.row(FIRST).segment.target == "Bob's."
    assert bob.row(third).segment.target == "Participants saw the village."
    assert [version.text for version in bob.history(third)] == [
        "Participants visited the village.",
        "Bob's too.",
        "Participants saw the village.",
    ]
    news = bob.news()
    assert news
    assert news.documents


def test_a_purge_and_a_backup_go_on_beside_others(ann: Desk, bob: Desk) -> None:
    from enface.store.backups import backups

    bob.apply(Approve(FIRST))
    assert ann._store.back_up("asked")
    assert len(backups(ann.project.database)) >= 1
    bob.apply(Approve(SECOND))
    assert ann._store.purge("Ann", KEY)
    assert bob.news()
    assert bob.documents() == []
    assert bob._store.verify() == ()
