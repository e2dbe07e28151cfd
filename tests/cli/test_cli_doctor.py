"""`enface doctor`: what a file is, what is wrong with it, and that it comes back unharmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface import formats
from enface.cli import run
from enface.formats import tsv

XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">\n<file id="f">'
    '<unit id="u"{}><segment id="s"><source>三月</source>\n<target>in March</target></segment></unit></file></xliff>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.xlf").write_text(XLIFF.format(""), "utf-8")
    (tmp_path / "in" / "sub" / "b.tsv").write_text("id\tsource\ttarget\n1\t三月\tin March\n", "utf-8")
    return tmp_path / "in"


def test_a_file_is_described_with_what_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF.format(' translate="no"'), "utf-8")
    assert run(["doctor", str(path)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{path}: XLIFF 2, zh→en, 1 segment"
    assert second.startswith(f"{path}:2: u/s is not touched: translate=")


def test_a_fault_is_named_with_its_place_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF.format("").replace(' srcLang="zh"', ""), "utf-8")
    assert run(["doctor", str(path), "--format", "json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["faults"][0]["rule"].startswith("xliff2.")
    assert file["faults"][0]["line"] == 1


def test_a_round_trip_keeps_copies_that_other_tools_can_check(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert run(["doctor", str(folder), "--round-trip", "--format", "json", "--keep", str(kept)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [(file["unedited"], file["edited"]) for file in result["files"]] == [("identical", "clean")] * 2
    assert result["summary"] == {"unedited identical": 2, "edited clean": 2}
    edits = json.loads((kept / "edits.json").read_text("utf-8"))
    for edit in edits:
        copy = kept / Path(edit["path"]).relative_to(folder)
        assert formats.read(copy)[0].segments[0].target == edit["new"] != edit["old"]
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def test_a_broken_promise_fails_with_its_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tsv, "write", lambda data, path, changes: data + b" ")
    assert run(["doctor", str(folder), "--round-trip"]) == 1
    assert "b.tsv: unedited differs" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_refused_and_the_others_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "c.tsv").write_bytes(b"\xff\xfe\x00")
    assert run(["doctor", str(folder), "--round-trip"]) == 0
    out = capsys.readouterr().out
    assert "c.tsv: unedited refused, edited skipped." in out
    assert "2 unedited identical, 1 unedited refused" in out


def test_a_file_that_is_named_and_cannot_be_read_is_no_proof(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--round-trip", str(folder), str(folder / "missing.tsv")]) == 2
    assert "missing.tsv: no such file" in capsys.readouterr().out


def test_a_folder_is_gone_through_past_a_file_that_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "aa.tsv").write_bytes(b"id\ttarget\n1\n")
    assert run(["doctor", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert "a.xlf: XLIFF 2" in out
    assert "b.tsv: table in TSV" in out
    assert "aa.tsv:2: 1 cell, but the header names 2 columns" in err
    assert run(["doctor", str(folder), "--format", "json"]) == 2
    result = json.loads(capsys.readouterr().out)
    assert (len(result["files"]), len(result["problems"])) == (2, 1)


def test_a_glossary_is_described_as_one_and_is_no_broken_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = folder / "terms.csv"
    terms.write_text("source_term,target_term,status\n湖南,Hunan,preferred\n", "utf-8")
    assert run(["doctor", str(terms)]) == 0
    assert capsys.readouterr().out == f"{terms}: CSV, terms: zh 1, en 1\n"
    assert run(["doctor", str(folder)]) == 0
    assert run(["doctor", str(folder), "--round-trip"]) == 0
    assert "refused" not in capsys.readouterr().out


def test_two_versions_of_a_file_are_set_against_each_other(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = folder / "a.xlf", tmp_path / "after.xlf"
    after.write_text(XLIFF.format("").replace("in March", "in late March"), "utf-8")
    assert run(["doctor", "--compare", str(before), str(after)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{after}:3: u/s: target: in {{+late +}}March",
        f"{after}: XLIFF 2: 1 target changed; nothing else differs.",
    ]
    after.write_text(XLIFF.format(' name="x"'), "utf-8")
    assert run(["doctor", "--compare", str(before), str(after), "--format", "json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert result["changes"] == []
    assert (result["breaches"][0]["line"], result["breaches"][0]["column"]) == (2, 26)
    assert run(["doctor", "--compare", str(before)]) == 2
    assert "takes two files" in capsys.readouterr().err


def test_what_a_round_trip_keeps_is_proved_clean(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert run(["doctor", str(folder), "--round-trip", "--keep", str(kept)]) == 0
    for name in ("a.xlf", "sub/b.tsv"):
        assert run(["doctor", "--compare", str(folder / name), str(kept / name)]) == 0


def test_a_term_base_that_cannot_be_read_stops_nothing_either(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = folder / "terms.tbx"
    broken.write_text('<?xml version="1.0"?>\n<tbx style="dca" type="TBX-Basic" xml:lang="en"><text>', "utf-8")
    assert run(["doctor", str(folder), str(broken)]) == 2
    out, err = capsys.readouterr()
    assert "b.tsv: table in TSV" in out
    assert "terms.tbx" in err
