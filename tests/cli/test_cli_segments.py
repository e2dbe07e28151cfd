"""`enface segments` on the command line: shows, mends, takes back, and says in one line what may not be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.cli import run

SOURCE = "会议在长沙举行；有315人参加。大家都来了。\n\n谁会来？没有人知道。\n"
TARGET = "The meeting was held in Changsha, with 315 people. All of them came.\n\nWho will come? Nobody knows.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("ENFACE_USER", "Li")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.zh.txt").write_text(SOURCE, "utf-8")
    (inbox / "a.en.txt").write_text(TARGET, "utf-8")
    monkeypatch.chdir(inbox)
    return inbox


def said(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert run(["segments", *words]) == status
    captured = capsys.readouterr()
    return captured.out + captured.err


def ids(capsys: pytest.CaptureFixture[str]) -> list[str]:
    lines = said(capsys, "list", "a.en.txt").splitlines()
    return [line.split()[0] for line in lines if not line.startswith("    ")]


def test_a_segment_is_split_at_words_and_taken_back(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert ids(capsys) == ["1-2", "3", "4", "5"]
    words = ("split", "a.zh.txt", "1-2", "--source", "有315", "--target", "with 315")
    assert "would become" in said(capsys, *words, "--preview")
    assert ids(capsys) == ["1-2", "3", "4", "5"]
    assert "Segment 1-2 is split into 1 and 2. `enface segments undo` takes it back." in said(capsys, *words)
    assert ids(capsys) == ["1", "2", "3", "4", "5"]
    assert "Undone: the split of 1-2." in said(capsys, "undo", "a.en.txt")
    assert ids(capsys) == ["1-2", "3", "4", "5"]
    assert "no split, merge or shift" in said(capsys, "undo", "a.en.txt", status=1)
    assert (folder / "a.en.txt").read_text("utf-8") == TARGET


def test_segments_are_merged_and_sentences_shifted(capsys: pytest.CaptureFixture[str]) -> None:
    assert "merged into 4-5" in said(capsys, "merge", "a.en.txt", "4")
    shifted = said(capsys, "shift", "a.en.txt", "3", "source", "--to", "previous")
    assert "会议在长沙举行；有315人参加。大家都来了。" in shifted
    assert "人知道" in said(capsys, "list", "a.en.txt", "--around", "4-5")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("merge", "a.en.txt", "3"), "a paragraph ends between them."),
        (("merge", "a.en.txt", "5"), "Segment 5 is the last; there is none behind it."),
        (("split", "a.en.txt", "3", "--target", "x"), "'x' does not stand in its target."),
        (("split", "a.en.txt", "3", "--target", "e"), "'e' stands 2 times in its target. Say more of it."),
        (("split", "a.en.txt", "9", "--target", "e"), "There is no segment 9 in a.en.txt."),
        (("shift", "a.en.txt", "1-2", "target", "--to", "previous"), "Segment 1-2 is the first"),
        (("merge", "b.tsv", "1"), "b.tsv says itself where its segments begin and end"),
        (("list", "."), "holds 2 documents."),
    ],
)
def test_what_may_not_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str], folder: Path, words: tuple[str, ...], reason: str
) -> None:
    (folder / "b.tsv").write_text("source\ttarget\n好。\tGood.\n坏。\tBad.\n", "utf-8")
    assert run(["segments", *words]) == 2
    captured = capsys.readouterr()
    assert reason in captured.err
    assert captured.err.count("\n") == 1


def test_check_sees_the_segments_that_the_reviews_keep(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "a.en.txt").write_text(TARGET.replace("315", "316"), "utf-8")
    for id_ in ("1-2", "2"):
        run(["check", "a.en.txt", "--format", "concise"])
        assert f"[{id_}:" in capsys.readouterr().out
        if id_ == "1-2":
            said(capsys, "split", "a.en.txt", "1-2", "--source", "有315", "--target", "with 316")
