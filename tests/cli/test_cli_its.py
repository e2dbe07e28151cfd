"""Quality issues of XLIFF 2: what was found goes out as ITS marks, what others marked comes in, nothing twice."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run
from enface.formats import conformance, xliff2
from enface.model import INLINE_CODE, Role, Severity, Span
from enface.review.commands import MarkError, Rate, Revise, SegmentRef, Waive
from enface.review.desk import Desk
from enface.review.project import Project

FILE = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en">
 <file id="f1">
  <unit id="u1">
   <segment id="s1"><source>湖南<pc id="1">很大</pc>。</source><target>In hunan <pc id="1">it is</pc> in march.</target></segment>
   <segment id="s2"><source>四月。</source><target>It is April.</target></segment>
   <segment id="s3"><source>五月。</source></segment>
  </unit>
 </file>
</xliff>
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "segments").mkdir()
    (tmp_path / "enface.toml").write_text("", "utf-8")
    (tmp_path / "segments" / "a.xlf").write_text(FILE, "utf-8")
    with Desk.open(Project.find(tmp_path), actor="Li", role=Role.LEAD) as desk:
        desk.check("segments/a.xlf")
    return tmp_path


def errors(project: Path) -> list[tuple[str, str, str]]:
    with Desk.open(Project.find(project), actor="Li", role=Role.LEAD) as desk:
        return [(one.words, one.type, one.note) for one in desk.errors.in_document("segments/a.xlf")]


def test_what_was_found_waived_marked_and_scored_stands_in_the_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = SegmentRef("segments/a.xlf", "u1/s2")
    with Desk.open(Project.find(project), actor="Li", role=Role.LEAD) as desk:
        (march,) = (one for one in desk.document_findings("segments/a.xlf") if "March" in one.finding.message)
        desk.apply(
            Waive(SegmentRef("segments/a.xlf", "u1/s1"), march.finding.fingerprint, march.finding.rule, "intended")
        )
        desk.apply(MarkError(second, "accuracy/mistranslation", Severity.MAJOR, Span(6, 11), note="Four, not April"))
        desk.apply(Rate(second, 80))
    assert run(["export", "--to", "its"]) == 0
    assert capsys.readouterr().out.startswith("out/a.its.xlf: 2 segments marked\n")
    data = Path("out/a.its.xlf").read_bytes()
    assert conformance.faults(data, "a.xlf") == ()
    found = xliff2.qualities(data, "a.xlf")
    held = {(one.comment, one.enabled) for one in found["a.xlf", "u1/s1"].issues}
    assert {enabled for comment, enabled in held if "March" in comment} == {False}
    assert {enabled for comment, enabled in held if "Hunan" in comment} == {True}
    (issue,) = (one for one in found["a.xlf", "u1/s2"].issues if "Four" in one.comment)
    (segment,) = (one for one in xliff2.read(data, "a.xlf")[0].segments if one.id == "u1/s2")
    assert issue.span is not None
    assert issue.span.of(segment.target).replace(INLINE_CODE, "") == "April"
    assert (issue.type, issue.severity, found["a.xlf", "u1/s2"].score) == ("mistranslation", 60, 80)
    assert Path("segments/a.xlf").read_text("utf-8") == FILE


def test_a_project_that_nobody_opened_yet_is_checked_before_its_findings_are_told(project: Path) -> None:
    file = project / "segments" / "a.xlf"
    file.write_text(FILE.replace("In hunan", "Within hunan"), "utf-8")
    assert run(["export", "--to", "its"]) == 0
    assert b"Hunan" in Path("out/a.its.xlf").read_bytes()


def test_our_own_marks_come_back_as_nobodys_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--to", "its"]) == 0
    assert run(["errors", "import", "out/a.its.xlf"]) == 0
    assert "0 errors taken in" in capsys.readouterr().out
    assert errors(project) == []


MARKED = FILE.replace(
    ' version="2.1"', ' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" version="2.1"'
).replace(
    '<pc id="1">it is</pc> in march.</target>',
    '<pc id="1"><mrk id="m1" type="its:generic" its:locQualityIssueType="grammar" its:locQualityIssueComment="There is"'
    ' its:locQualityIssueSeverity="55">it is</mrk></pc> in <mrk id="m2" type="its:generic" its:locQualityIssueType="style"'
    ' its:locQualityIssueEnabled="no">march</mrk>.</target>',
)


def test_what_others_marked_comes_in_on_the_words_of_the_file_before(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "back.xlf").write_text(MARKED, "utf-8")
    assert conformance.faults(MARKED.encode(), "back.xlf") == ()
    assert run(["errors", "import", "back.xlf", "--as", "Wang"]) == 0
    assert capsys.readouterr().out == "1 error taken in as marked by Wang.\n"
    assert errors(project) == [("it is", "linguistic-conventions/grammar", "There is")]
    assert run(["errors", "import", "back.xlf", "--as", "Wang"]) == 0
    assert "0 errors taken in; 1 known already" in capsys.readouterr().out


def test_what_was_marked_in_a_text_that_changed_since_is_named_where_it_no_longer_fits(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(Project.find(project), actor="Li", role=Role.LEAD) as desk:
        first = SegmentRef("segments/a.xlf", "u1/s1")
        text = f"In Hunan {INLINE_CODE}there is{INLINE_CODE} a march."
        desk.apply(Revise(first, text, f"In hunan {INLINE_CODE}it is{INLINE_CODE} in march."))
    (project / "back.xlf").write_text(MARKED, "utf-8")
    assert run(["errors", "import", "back.xlf", "--as", "Wang"]) == 0
    assert errors(project) == [("it is", "linguistic-conventions/grammar", "There is")]


def test_a_file_outside_of_a_project_is_turned_into_json_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("back.xlf").write_text(MARKED, "utf-8")
    assert run(["errors", "import", "back.xlf"]) == 0
    (line,) = (json.loads(line) for line in capsys.readouterr().out.splitlines() if "grammar" in line)
    assert line["text"] == "it is"


def test_a_project_without_a_place_for_it_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("enface.toml").write_text("", "utf-8")
    Path("segments").mkdir()
    Path("segments/a.tsv").write_text("id\tsource\ttarget\n1\t湖南\tin hunan\n", "utf-8")
    assert run(["export", "--to", "its"]) == 2
    assert "has no XLIFF 2 file" in capsys.readouterr().err
    assert not Path("out").exists()
