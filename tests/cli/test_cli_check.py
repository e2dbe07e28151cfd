"""`enface check`: its contract for people and for CI."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from enface.cli import run

TABLE = "id\tsource\ttarget\n1\t湖南省\tin hunan\n2\t你好\tHello.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.tsv"
    path.write_text(TABLE, "utf-8")
    return path


def test_exit_status_follows_fail_on(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(file)]) == 0
    assert run(["check", str(file), "--fail-on", "minor"]) == 1
    assert run(["check", str(file), "--fail-on", "none"]) == 0
    capsys.readouterr()


def test_json_holds_the_contract(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(file), "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["schema"] == 1
    assert result["profile"] == "default"
    assert result["languages"] == ["zh", "en"]
    assert result["documents"] == [{"path": str(file), "document": str(file), "segments": 2}]
    (finding,) = (f for f in result["findings"] if f["rule"] == "case.place")
    assert finding["segment"] == "1"
    assert finding["target"] == {"start": 3, "end": 8, "text": "hunan"}
    assert finding["fixes"][0] == {"title": "Hunan", "edits": [{"start": 3, "end": 8, "replacement": "Hunan"}]}
    assert set(finding) == {
        "rule", "rule_version", "severity", "type", "path", "document", "segment", "source", "target", "related",
        "message", "evidence", "fixes", "advisory", "waived", "fingerprint",
    }  # fmt: skip
    assert result["problems"] == []
    assert result["summary"]["by_severity"]["minor"] >= 1


@pytest.mark.parametrize("format_", ["full", "concise", "jsonl", "sarif", "junit", "github", "gitlab", "csv"])
def test_every_format_names_the_rule(file: Path, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(file), "--format", format_])
    assert "case.place" in capsys.readouterr().out


def test_caret_stands_under_the_words_behind_wide_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wide.tsv"
    path.write_text("id\ttarget\n1\t中文 in hunan\n", "utf-8")
    run(["check", str(path), "--select", "case.place"])
    lines = capsys.readouterr().out.splitlines()
    number = next(index for index, line in enumerate(lines) if line.endswith("^"))
    from rich.cells import cell_len

    before = lines[number - 1].partition("hunan")[0]
    assert lines[number].index("^") == cell_len(before)


def test_hostile_text_is_shown_as_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hostile.tsv"
    path.write_text("id\ttarget\n1\tin hunan \x1b]52;c;eA==\x07\u202e now\n", "utf-8")
    run(["check", str(path)])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "‹U+202E›" in out


def test_color_is_forced_or_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["check", str(file)])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.delenv("FORCE_COLOR")
    run(["check", str(file)])
    assert "\x1b[" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nothing.tsv"], "nothing.tsv: no such file or folder."),
        (["check", "{file}", "--profile", "strikt"], "Did you mean strict?"),
        (["check", "{file}", "--select", "case.plce"], "Did you mean case.place?"),
        (["check", "{file}", "--glossary", "none.csv"], "none.csv: no such glossary."),
        (["rules", "case.plac"], "Did you mean case.place?"),
        (["open", "nowhere"], "nowhere: no such file or folder."),
        (["nowhere.tsv"], "nowhere.tsv: no such file or folder."),
        (["check"], "Missing argument"),
    ],
)
def test_wrong_call_is_one_line_and_status_2(
    arguments: list[str],
    says: str,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([argument.format(file=file) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert "Traceback" not in captured.err


def test_one_unreadable_file_does_not_hide_the_others(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "b.tsv"
    bad.write_bytes(b"id\ttarget\n1\t\xff\n")
    assert run(["check", str(file), str(bad), "--format", "json"]) == 2
    result = json.loads(capsys.readouterr().out)
    assert result["findings"]
    assert [problem["path"] for problem in result["problems"]] == [str(bad)]


def test_standard_input_is_read(file: Path) -> None:
    command = [sys.executable, "-m", "enface", "check", "-", "--format", "concise"]
    done = subprocess.run(command, input=TABLE.encode(), capture_output=True, check=True)
    assert b"case.place" in done.stdout


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; from enface.cli import run; run(['--version']); "
        "heavy = {'textual', 'sacrebleu', 'numpy', 'sqlite_utils', 'sqlite3', 'jinja2', 'simplemma', 'pypinyin'}; "
        "sys.exit(repr(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("enface ")


def test_check_loads_no_screen() -> None:
    code = (
        "import sys; from enface.cli import run; run(['check', '-', '--format', 'json']); "
        "sys.exit(repr([m for m in ('textual', 'sacrebleu', 'numpy', 'jinja2') if m in sys.modules]) "
        "if {'textual', 'sacrebleu', 'numpy', 'jinja2'} & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=TABLE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
