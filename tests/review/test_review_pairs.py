"""Two texts as one document of a project: the English is written, and a change in either is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.model import EnfaceError, Status
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

KEY = "a.en.txt"


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "delivery"
    folder.mkdir()
    (folder / "a.zh.txt").write_text("三月，315人在长沙开会。\n\n谁来了？没有人知道。\n", "utf-8")
    (folder / KEY).write_text("In march, 315 people met in Changsha.\n\nWho came? Nobody knows.\n", "utf-8")
    return folder


def opened(path: Path) -> Desk:
    return Desk.open(Project.find(path), actor="Ann")


def ref(segment: str) -> SegmentRef:
    return SegmentRef(KEY, segment)


@pytest.mark.parametrize("name", ["", "a.zh.txt", KEY])
def test_folder_source_and_target_open_the_same_document(pair: Path, name: str) -> None:
    with opened(pair / name) as desk:
        assert desk.project.files == (pair / KEY,)
        assert [document.key for document in desk.documents()] == [KEY]
        assert desk.row(ref("2")).segment.source == "谁来了？"


def test_only_the_english_text_is_written(pair: Path) -> None:
    source = (pair / "a.zh.txt").read_bytes()
    with opened(pair) as desk:
        desk.apply(Revise(ref("1"), "In March, 315 people met in Changsha.", desk.row(ref("1")).segment.target))
        (written,) = desk.export(in_place=True)
    assert (pair / KEY).read_text("utf-8").startswith("In March, 315 people met in Changsha.\n\nWho came?")
    assert (written.output, (pair / "a.zh.txt").read_bytes()) == (pair / KEY, source)


def test_change_of_the_source_alone_is_taken_in(pair: Path) -> None:
    with opened(pair) as desk:
        for segment in ("1", "2", "3"):
            desk.apply(Approve(ref(segment)))
    (pair / "a.zh.txt").write_text("三月，315人在长沙开会。\n\n谁来了呢？没有人知道。\n", "utf-8")
    with opened(pair) as desk:
        assert "1 segment is new or changed" in desk.notices[0]
        statuses = [desk.row(ref(segment)).segment.status for segment in ("1", "2", "3")]
        assert statuses == [Status.APPROVED, Status.TRANSLATED, Status.APPROVED]


def test_nothing_is_written_after_a_change_of_the_source(pair: Path) -> None:
    with opened(pair) as desk:
        desk.apply(Revise(ref("3"), "No one knows.", desk.row(ref("3")).segment.target))
        (pair / "a.zh.txt").write_text("另一篇。\n", "utf-8")
        with pytest.raises(EnfaceError, match="changed on disk"):
            desk.export()


def test_new_version_of_the_english_text_is_read_beside_the_source_that_is_here(pair: Path) -> None:
    inbox = pair.parent / "inbox"
    inbox.mkdir()
    (inbox / KEY).write_text("In March, 315 people met in Changsha.\n\nWho came? Nobody knows.\n", "utf-8")
    with opened(pair) as desk:
        for segment in ("1", "2"):
            desk.apply(Approve(ref(segment)))
        desk.take(desk.delivery(inbox / KEY))
        assert [desk.row(ref(segment)).segment.source[:2] for segment in ("1", "2", "3")] == ["三月", "谁来", "没有"]
        assert [desk.row(ref(segment)).segment.status for segment in ("1", "2")] == [Status.TRANSLATED, Status.APPROVED]
    with opened(pair) as desk:
        assert desk.notices == ()
        assert not desk.export()[0].breaches
