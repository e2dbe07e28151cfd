"""release, glossary changes and verify on approvals: what a person sees."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from enface.cli import run
from enface.review.commands import Approve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.project import Project

Said = Callable[..., tuple[int, list[str], str]]
KEY = "segments/one.tsv"
FIRST, SECOND = SegmentRef(KEY, "1"), SegmentRef(KEY, "2")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "segments").mkdir(parents=True)
    (root / "glossary").mkdir()
    (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    (root / "glossary" / "terms.csv").write_text("source_term,target_term,status\n三月,March,preferred\n", "utf-8")
    (root / "segments" / "one.tsv").write_text("id\tsource\ttarget\n1\t三月\tin March\n2\t四月\tin April\n", "utf-8")
    with Desk.open(Project.find(root), actor="Ann") as desk:
        desk.apply(Approve(FIRST))
    return root


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Said:
    def call(*arguments: object) -> tuple[int, list[str], str]:
        status = run(list(map(str, arguments)))
        output = capsys.readouterr()
        return status, output.out.splitlines(), output.err

    return call


def revise(folder: Path, ref: SegmentRef, text: str) -> None:
    with Desk.open(Project.find(folder), actor="Bob") as desk:
        desk.apply(Revise(ref, text, desk.row(ref).segment.target))


def test_a_release_is_made_listed_shown_and_compared(folder: Path, say: Said) -> None:
    status, lines, told = say("release", "make", "April", "--project", folder, "--as", "Ann")
    assert status == 0
    assert lines[0].startswith("April: 1 of 2 segments approved, by Ann at ")
    assert lines[1] == f"  {KEY}: 1 approved, 1 translated"
    state = lines[2].removeprefix("state: ")
    assert f"{KEY}: of 2 segments 1 not approved" in told
    assert say("release", "compare", "April", "--project", folder)[:2] == (
        0,
        [f"April and the state as it stands are the same: 2 segments, state {state}"],
    )
    revise(folder, FIRST, "in March 2020")
    (line,) = say("release", "list", "--project", folder)[1]
    assert line.startswith("April  20")
    assert f"  {state}  1 of 2 segments approved, by Ann" in line
    assert say("release", "show", "April", "--project", folder)[1] == lines
    status, lines, _ = say("release", "compare", "April", "--project", folder)
    assert status == 1
    assert lines == [
        "From April to the state as it stands: 1 target changed.",
        "",
        f"{KEY}:1  approved → revised",
        "  target | in March{+ 2020+}",
    ]


def test_a_release_as_json_holds_every_text(folder: Path, say: Said) -> None:
    say("release", "make", "April", "--project", folder)
    revise(folder, FIRST, "in March 2020")
    shown = json.loads("\n".join(say("release", "show", "April", "--project", folder, "--format", "json")[1]))
    (document,) = shown["documents"]
    assert [one["target"] for one in document["segments"]] == ["in March", "in April"]
    assert document["by_status"] == {"approved": 1, "translated": 1}
    differing = json.loads("\n".join(say("release", "compare", "April", "--project", folder, "--format", "json")[1]))
    (one,) = differing["differences"]
    assert (one["how"], one["old"]["status"], one["new"]["target"]) == ("target changed", "approved", "in March 2020")


def test_a_release_that_requires_more_than_there_is_is_not_made(folder: Path, say: Said) -> None:
    status, lines, told = say("release", "make", "April", "--project", folder, "--require", "approved")
    assert (status, lines) == (1, [f"{KEY}:2: translated"])
    assert "1 segment is not approved" in told
    assert say("release", "list", "--project", folder)[1] == ["no releases yet"]


def test_a_name_that_is_taken_or_unknown_is_one_line(folder: Path, say: Said) -> None:
    say("release", "make", "April", "--project", folder)
    status, _, told = say("release", "make", "April", "--project", folder)
    assert status == 2
    assert "There is a release April already" in told
    status, _, told = say("release", "show", "May", "--project", folder)
    assert status == 2
    assert told == "enface: May: there is no release of that name. Those there are: April.\n"


def test_terms_that_changed_are_listed_and_opened_again(folder: Path, say: Said) -> None:
    assert say("glossary", "changes", folder)[:2] == (0, ["No term of an approved segment changed."])
    terms = folder / "glossary" / "terms.csv"
    terms.write_text(terms.read_text("utf-8").replace("March", "the third month"), "utf-8")
    said = "三月 → the third month (preferred), new; 三月 → March (preferred), gone"
    assert say("glossary", "changes", folder)[:2] == (1, [f"{KEY}:1  {said}"])
    status, lines, _ = say("glossary", "changes", folder, "--reopen", "--as", "Ann")
    assert (status, lines) == (0, [f"{KEY}:1  {said}", "1 segment opened again."])
    status, lines, _ = say("verify", folder)
    assert status == 0
    assert f"{KEY}: 1 approval no longer holds, and the segments say why." in lines


def test_verify_names_the_place_of_an_approval_that_does_not_hold(folder: Path, say: Said) -> None:
    from test_cli_keeping import spoil

    spoil(folder, "UPDATE segment SET target = source WHERE id = '1'")
    status, lines, told = say("verify", folder)
    assert status == 1
    (line,) = [line for line in lines if "was approved by Ann" in line]
    assert line.startswith(f"{folder / KEY}: segment 1 was approved by Ann at ")
    assert line.endswith("but its target is another now. It wants to be looked at again.")
    assert "do not hold" in told
