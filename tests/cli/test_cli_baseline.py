"""A repository that already has findings: only new ones fail the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.cli import run


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("a.tsv")
    path.write_text("id\ttarget\n1\tLife in hunan.\n2\tThe weather.\n", "utf-8")
    return path


def test_known_findings_do_not_fail_and_new_ones_do(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = ["check", str(file), "--fail-on", "minor"]
    assert run(check) == 1
    assert run([*check, "--write-baseline", "known.json"]) == 0
    assert run([*check, "--baseline", "known.json"]) == 0
    file.write_text("id\ttarget\n1\tLife in hunan.\n2\tThe weather in hunan.\n", "utf-8")
    assert run([*check, "--baseline", "known.json"]) == 1
    capsys.readouterr()


def test_baseline_survives_renumbering(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(file), "--write-baseline", "known.json"])
    file.write_text("id\ttarget\n7\tMore.\n9\tLife in hunan.\n", "utf-8")
    assert run(["check", str(file), "--fail-on", "minor", "--baseline", "known.json"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("content", [None, "{", "[]", '{"schema": 9}'])
def test_wrong_baseline_is_one_line(file: Path, content: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    if content is not None:
        Path("known.json").write_text(content, "utf-8")
    assert run(["check", str(file), "--baseline", "known.json"]) == 2
    assert "known.json" in capsys.readouterr().err
