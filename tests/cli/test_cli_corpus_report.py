"""A corpus that was checked: what is reported of it, and a sample of it for review."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface import formats
from enface.cli import run

SOURCE = "湖南省教育厅召开会议"


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A corpus of two shards and one that cannot be read, and the folder of its findings."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    for name, place in (("a", "hunan"), ("b", "Hunan")):
        rows = "".join(f"{SOURCE}{number}\tMeeting {number}  in {place}.\n" for number in range(40))
        (corpus / f"{name}.tsv").write_text(f"source\ttarget\n{rows}", "utf-8")
    (corpus / "c.tsv").write_text("source\n")
    assert run(["check", str(corpus), "--engine", "local", "-o", str(out), "--select", "case,spacing"]) == 2
    capsys.readouterr()
    return out


def test_rates_by_rule_and_shard_examples_and_problems(checked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(checked), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["rules"]["case.place"] == {"asserted": 40, "advisory": 0}
    assert [shard["findings"] for shard in report["shards"]] == [80, 40, 0]
    assert [finding["target"]["text"] for finding in report["examples"]["case.place"]] == ["hunan"]
    assert len(report["examples"]["spacing.double"]) == 2
    assert run(["report", str(checked)]) == 0
    page = capsys.readouterr().out
    assert "| case.place | 40 | 500.00 | 0 | 0.00 |" in page
    assert "/corpus/a.tsv | 40 | 80 | 2,000.00 | 0 | 0 |" in page
    assert "no column 'target'" in page
    assert run(["report", str(checked), "-o", str(checked.parent / "report.html")]) == 0
    assert run(["report", str(checked), "--format", "csv", "--table", "shards"]) == 0
    assert "a.tsv,40,80,2000" in capsys.readouterr().out


def test_a_corpus_has_no_scores(checked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(checked), "--fail-under", "90"]) == 2
    assert "Of a corpus there are no parts" in capsys.readouterr().err


def test_a_sample_becomes_a_document_of_a_project(checked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = checked.parent / "project"
    (project / "texts").mkdir(parents=True)
    (project / "enface.toml").write_text('[project]\nsegments = "texts"\n')
    call = ["sample", "draw", str(checked), "--segments", "30", "--into", str(project)]
    assert run(call) == 0
    path = project / "texts" / "sample-30-of-80-seed-1.tsv"
    said = capsys.readouterr().out
    assert said == f"30 of 80 segments, drawn at random, seed 1, in {path}.\n"
    (document,) = formats.read(path)
    columns = [dict(segment.columns) for segment in document.segments]
    shards = {known["shard"] for known in columns}
    assert shards == {str(checked.parent / "corpus" / name) for name in ("a.tsv", "b.tsv")}
    for segment, known in zip(document.segments, columns, strict=True):
        line = Path(known["shard"]).read_text("utf-8").splitlines()[int(known["line"]) - 1]
        assert line == f"{segment.source}\t{segment.target}"
    assert run(call) == 2
    assert "is there already" in capsys.readouterr().err
    assert run(["check", str(project), "--fail-on", "none"]) == 0


def test_a_sample_of_everything_holds_each_segment_once(checked: Path, tmp_path: Path) -> None:
    assert run(["sample", "draw", str(checked), "--segments", "500", "--into", str(tmp_path / "plain")]) == 0
    (document,) = formats.read(tmp_path / "plain" / "sample-500-of-80-seed-1.tsv")
    assert len({(segment.source, segment.target) for segment in document.segments}) == 80


def test_a_sample_needs_a_place_and_shards_that_did_not_change(
    checked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sample", "draw", str(checked), "--segments", "3"]) == 2
    assert "--into PROJECT" in capsys.readouterr().err
    (checked.parent / "corpus" / "a.tsv").write_text("source\ttarget\n源\tA text.\n", "utf-8")
    (checked.parent / "corpus" / "b.tsv").unlink()
    assert run(["sample", "draw", str(checked), "--segments", "30", "--into", str(checked.parent / "p")]) == 2
    assert not (checked.parent / "p").exists()
