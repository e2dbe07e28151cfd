"""`enface check --engine`: a corpus from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run
from enface.corpora.findings import read_findings

SCHEMA, CHECK_SCHEMA = (
    json.loads((Path(enface.cli.__file__).parent / f"{name}.schema.json").read_text("utf-8"))
    for name in ("corpus", "check")
)
TABLE = "source\ttarget\n湖南省\tIn hunan they  met.\n你好\tHello.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.tsv").write_text(TABLE, "utf-8")
    (folder / "b.tsv").write_text(TABLE.replace("Hello", "Good day"), "utf-8")
    return folder


def called(corpus: Path, *more: str) -> int:
    rules = ["--select", "case,spacing,consistency"]
    return run(["check", str(corpus), "--engine", "local", "-o", str(corpus.parent / "out"), *rules, *more])


def test_a_corpus_is_checked_into_a_folder(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(corpus) == 0
    out = capsys.readouterr().out
    assert out.startswith("4 segments of 2 shards: 4 findings (4 minor), ")
    manifest = json.loads((corpus.parent / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["finished"]
    assert manifest["summary"] == {"findings": 4, "advisory": 0, "by_severity": {"minor": 4}}
    assert called(corpus, "--fail-on", "minor") == 1
    assert called(corpus, "--fail-on", "none", "--jobs", "2") == 0


def part(schema: dict[str, Any], name: str) -> Draft202012Validator:
    """Validates by a part of a schema."""
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})


def test_the_schema_is_sound_and_names_every_key(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    (corpus / "bad.tsv").write_text("source\n")
    (corpus / "french.jsonl").write_text('{"source": "a", "target": "b", "source_language": "fr"}\n')
    assert called(corpus) == 2
    out = corpus.parent / "out"
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(manifest)
    assert manifest["problems"]
    assert set(manifest) == set(SCHEMA["required"])
    assert set(manifest["shards"][0]) == set(SCHEMA["$defs"]["shard"]["properties"])
    receipts = [json.loads(path.read_text("utf-8")) for path in (out / "receipts").iterdir()]
    for receipt in receipts:
        part(SCHEMA, "receipt").validate(receipt)
        assert set(receipt) == set(SCHEMA["$defs"]["receipt"]["properties"])
    assert {receipt["path"] != "" for receipt in receipts} == {True, False}
    findings = [finding for path in (out / "findings").iterdir() for finding in read_findings(path, "jsonl")]
    assert findings
    for finding in findings:
        part(CHECK_SCHEMA, "finding").validate(finding)
    capsys.readouterr()
    assert run(["report", str(out), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(report)
    assert set(report) == set(SCHEMA["properties"])


def test_other_settings_need_another_folder(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(corpus) == 0
    assert called(corpus, "--ignore", "spacing") == 2
    assert "other settings" in capsys.readouterr().err
    (corpus.parent / "full").mkdir()
    (corpus.parent / "full" / "a").touch()
    assert run(["check", str(corpus), "--engine", "local", "-o", str(corpus.parent / "full")]) == 2
    assert "holds no run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--engine", "local"], "--engine needs --output FOLDER"),
        (["--engine", "local", "-o", "x", "--format", "sarif"], "--format sarif is not for a corpus"),
        (["--engine", "local", "-o", "x", "--scheduler", "tcp://a:1"], "--scheduler is for --engine dask"),
        (["--engine", "local", "-o", "x", "--baseline", "b"], "A corpus has no baseline"),
        (["--scheduler", "tcp://a:1"], "--scheduler needs --engine"),
        (["--format", "parquet"], "--format parquet needs --engine"),
        (["--engine", "ray", "-o", "x"], "'ray' is not known"),
    ],
)
def test_wrong_usage_is_told(corpus: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str) -> None:
    assert run(["check", str(corpus), *more]) == 2
    assert said in capsys.readouterr().err


def test_an_unreadable_shard_and_a_wrong_path_are_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "c.tsv").write_text("source\n")
    assert called(corpus, str(corpus / "nothing"), str(corpus / "*.parquet")) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("4 segments of 2 shards")
    assert [line.rpartition("/")[2].partition(":")[0] for line in captured.err.splitlines()] == [
        "nothing",
        "*.parquet",
        "c.tsv",
    ]


def test_shards_are_read_through_fsspec(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://corpus/a.tsv", "w", encoding="utf-8") as file:
        file.write(TABLE)
    with fsspec.open("memory://corpus/b.tsv.gz", "w", encoding="utf-8", compression="gzip") as file:
        file.write(TABLE)
    for place, count in (("memory://corpus", 4), ("memory://corpus/*.gz", 2), ("memory://corpus/a.tsv", 2)):
        out = tmp_path / str(hash(place))
        assert run(["check", place, "--engine", "local", "-o", str(out), "--select", "case"]) == 0
        assert capsys.readouterr().out.startswith(f"{count} segments")
    assert run(["check", "nowhere://corpus", "--engine", "local", "-o", str(tmp_path / "o")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
