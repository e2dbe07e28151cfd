"""`enface score OLD NEW`: what a revision changed, for people and for CI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run

SCHEMA = json.loads((Path(enface.cli.__file__).parent / "score.schema.json").read_text("utf-8"))
OLD = ["They met in hunan.", "Roads were built in every county.", "Tea is grown here.", "Rain fell for days."]
NEW = ["They met in Hunan.", "Every county now has new roads.", "Tea is grown here.", "Rain fell for many days."]


def table(path: Path, targets: list[str], reviser: str = "") -> Path:
    sources = ("他们在湖南开会。", "各县都修了路。", "这里种茶。", "雨下了好几天。")
    lines = (
        f"{n}\t{source}\t{target}\t{reviser}" for n, (source, target) in enumerate(zip(sources, targets, strict=True))
    )
    path.write_text("id\tsource\ttarget\treviser\n" + "\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    return str(table(tmp_path / "old.tsv", OLD)), str(table(tmp_path / "new.tsv", NEW, "Anna"))


def scored(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["score", *arguments, "--format", "json"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(result)
    return result


def test_schema_is_sound_and_names_every_key(versions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert set(scored(capsys, *versions)) == set(SCHEMA["properties"])


def test_what_a_revision_changed(versions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    result = scored(capsys, *versions)
    assert result["segments"] == {"compared": 4, "changed": 3, "only_old": 0, "only_new": 0}
    assert result["findings"]["fixed"] >= 1
    assert result["changes"][0]["changes"] == [{"old": "hunan.", "new": "Hunan."}]
    assert [one["name"] for one in result["surface"]] == ["chrF", "chrF++", "BLEU"]
    assert "version:" in result["edits"]["signature"]
    assert result["by"]["reviser"][0]["reviser"] == "Anna"
    assert result["reference"] is None


def test_references_are_compared_with_both_versions(
    versions: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = table(tmp_path / "ref.tsv", NEW)
    result = scored(capsys, *versions, "--reference", str(reference))["reference"]
    figures = {one["name"]: one for one in result["figures"]}
    assert result["segments"] == 4
    assert figures["TER"]["new"] == 0 < figures["TER"]["old"]
    assert 0 < figures["BLEU"]["p"] <= 1
    assert "seed:" in figures["BLEU"]["signature"]


def test_misaligned_references_are_refused_with_the_reason(
    versions: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = table(tmp_path / "ref.tsv", ["No."] * 3 + ["So"])
    long = table(tmp_path / "long.tsv", [f"{text} {text} {text} {text}" for text in NEW])
    assert run(["score", versions[0], str(long), "--reference", str(reference)]) == 2
    assert "looks misaligned: 4 of 4 have less than 40% or more" in capsys.readouterr().err
    empty = table(tmp_path / "empty.tsv", [""] * 4)
    assert run(["score", *versions, "--reference", str(empty)]) == 2
    assert "translates none" in capsys.readouterr().err


def test_thresholds_of_ci(versions: tuple[str, str]) -> None:
    old, new = versions
    assert run(["score", old, new]) == 0
    assert run(["score", old, new, "--fail-under", "99"]) == 1
    assert run(["score", old, new, "--fail-under", "20"]) == 0
    assert run(["score", old, new, "--max-errors", "0"]) == 0
    assert run(["score", new, old, "--max-errors", "0"]) == 1


def test_text_for_people_never_speaks_of_quality_as_measured(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", *versions]) == 0
    out = capsys.readouterr().out
    for words in ("3 of 4 segments changed (75%)", "1 fixed", "HTER", "“hunan.” → “Hunan.”", "By reviser:", "Anna"):
        assert words in out
    assert out.count("quality") == 1
    assert "they are no measure of quality" in out


def test_unreadable_versions_are_one_clear_line(versions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", versions[0], "nowhere.tsv"]) == 2
    assert capsys.readouterr().err == "enface: nowhere.tsv: no such file or folder. Check the path.\n"


def test_hostile_characters_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = table(tmp_path / "o.tsv", OLD), table(tmp_path / "n.tsv", [*NEW[:3], "Rain \x1b]52;c;x\x07 fell."])
    assert run(["score", str(old), str(new)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_pair_is_not_scored_against_a_text_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "a.zh.txt").write_text("你好。", "utf-8")
    for folder in (tmp_path, tmp_path / "out"):
        (folder / "a.en.txt").write_text("Hello.", "utf-8")
    versions = [str(tmp_path / "a.en.txt"), str(tmp_path / "out" / "a.en.txt")]
    assert run(["score", *versions]) == 2
    assert "Lay a copy of the Chinese text beside it." in capsys.readouterr().err
    (tmp_path / "out" / "a.zh.txt").write_text("你好。", "utf-8")
    assert run(["score", *versions]) == 0
