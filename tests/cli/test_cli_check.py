"""`enface check`: its contract for people and for CI."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

import enface.cli
from enface.cli import run
from enface.cli.machine import SCHEMA_FILE

TABLE = "id\tsource\ttarget\n1\t湖南省\tin hunan\n2\t你好\tHello.\n"
SCHEMA = json.loads((Path(enface.cli.__file__).parent / SCHEMA_FILE).read_text("utf-8"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.tsv"
    path.write_text(TABLE, "utf-8")
    return path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    run(["check", *arguments, "--format", "json"])
    result: dict[str, object] = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(result)
    return result


def test_exit_status_follows_fail_on(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(file)]) == 0
    assert run(["check", str(file), "--fail-on", "minor"]) == 1
    assert run(["check", str(file), "--fail-on", "none"]) == 0
    capsys.readouterr()


def test_advisories_never_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.toml").write_text('[rules]\n"case.place" = "advisory"\n', "utf-8")
    (tmp_path / "a.tsv").write_text(TABLE, "utf-8")
    call = ["check", str(tmp_path / "a.tsv"), "--profile", str(tmp_path / "p.toml"), "--select", "case.place"]
    assert run([*call, "--fail-on", "neutral"]) == 0
    assert "advisory case.place" in capsys.readouterr().out


def test_schema_is_sound_and_names_every_key(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    result = checked(capsys, str(file))
    assert set(result) == set(SCHEMA["properties"])
    (finding, *_) = result["findings"]  # type: ignore[misc]
    assert set(finding) == set(SCHEMA["$defs"]["finding"]["properties"])


def test_json_holds_the_contract(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = checked(capsys, str(file))
    assert result["schema"] == 1
    assert result["profile"] == "default"
    assert result["languages"] == ["zh", "en"]
    assert result["documents"] == [{"path": str(file), "document": str(file), "segments": 2}]
    (finding,) = (f for f in result["findings"] if f["rule"] == "case.place")  # type: ignore[attr-defined]
    assert finding["segment"] == "1"
    assert finding["target"] == {"start": 3, "end": 8, "text": "hunan"}
    assert finding["fixes"][0] == {"title": "Hunan", "edits": [{"start": 3, "end": 8, "replacement": "Hunan"}]}
    assert result["problems"] == []


def test_unreadable_input_is_a_problem_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "nowhere.tsv", "--format", "json"]) == 2
    captured = capsys.readouterr()
    result = json.loads(captured.out)
    Draft202012Validator(SCHEMA).validate(result)
    assert result["problems"][0]["path"] == "nowhere.tsv"
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("format_", ["full", "concise", "jsonl", "sarif", "junit", "github", "gitlab", "csv"])
def test_every_format_names_the_rule(file: Path, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(file), "--format", format_])
    assert "case.place" in capsys.readouterr().out


def test_standard_input_is_read() -> None:
    command = [sys.executable, "-m", "enface", "check", "-", "--format", "concise"]
    done = subprocess.run(command, input=TABLE.encode(), capture_output=True, check=True)
    assert b"-:2: [1:4] minor case.place" in done.stdout


def test_select_and_ignore_take_rules_and_families(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def rules(*arguments: str) -> set[str]:
        found = checked(capsys, str(file), *arguments)["findings"]
        return {finding["rule"] for finding in found}  # type: ignore[attr-defined]

    assert rules("--select", "case.place,acronym") == {"case.place"}
    assert "case.place" not in rules("--ignore", "case")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nothing.tsv"], "nothing.tsv: no such file or folder."),
        (["check", "{file}", "--profile", "strikt"], "Did you mean strict?"),
        (["check", "{file}", "--select", "case.plce"], "Did you mean case.place?"),
        (["check", "{file}", "--format", "jsn"], "Did you mean json?"),
        (["check", "{file}", "--fail-on", "Mayor"], "Did you mean major?"),
        (["check", "{file}", "--formt", "json"], "--format"),
        (["check", "{file}", "--glossary", "none.csv"], "none.csv: no such glossary."),
        (["check", "{file}", "--output", "{file}/x/y.json"], "cannot be written"),
        (["rules", "case.plac"], "Did you mean case.place?"),
        (["open", "nowhere"], "nowhere: no such file or folder."),
        (["nowhere.tsv"], "nowhere.tsv: no such file or folder."),
        (["chekc", "{file}"], "Did you mean check?"),
        (["glossary", "check", "none.csv"], "none.csv: no such file or folder."),
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
    assert captured.err.startswith("enface: ")
    assert captured.err.count("\n") == 1


def test_one_unreadable_file_does_not_hide_the_others(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "b.tsv"
    bad.write_bytes(b"id\ttarget\n1\t\xff\n")
    assert run(["check", str(file), str(bad), "--format", "json"]) == 2
    result = json.loads(capsys.readouterr().out)
    assert result["findings"]
    assert [problem["path"] for problem in result["problems"]] == [str(bad)]


def test_internal_error_is_one_line_without_a_traceback(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("enface.cli.check_command.run_rules", lambda *_: {}["missing"])
    monkeypatch.delenv("ENFACE_DEBUG", raising=False)
    assert run(["check", str(file)]) == 2
    assert capsys.readouterr().err == (
        "enface: internal error: KeyError: 'missing'. Please report it with what ENFACE_DEBUG=1 shows.\n"
    )
    monkeypatch.setenv("ENFACE_DEBUG", "1")
    run(["check", str(file)])
    assert "Traceback" in capsys.readouterr().err


def test_output_is_written_whole_and_without_colour(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["check", str(file), "--output", str(tmp_path / "deep" / "out.txt")])
    assert capsys.readouterr().out == ""
    assert "\x1b" not in (tmp_path / "deep" / "out.txt").read_text("utf-8")


def test_output_to_a_device_does_not_replace_it(file: Path) -> None:
    link = file.with_name("null")
    link.symlink_to(os.devnull)
    assert run(["check", str(file), "--output", str(link)]) == 0
    assert link.is_symlink()
    assert Path(os.devnull).is_char_device()


def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.tsv"
    path.write_text("id\ttarget\n" + "".join(f"{n}\tThey met in hunan.\n" for n in range(2000)), "utf-8")
    command = [sys.executable, "-m", "enface", "check", str(path), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_control_c_is_130(tmp_path: Path) -> None:
    code = (
        "import signal, sys, os; from enface.cli import run; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # ignored where a shell runs the tests behind it
        "import enface.cli.check_command as c; "
        "c.run_rules = lambda *_: os.kill(os.getpid(), signal.SIGINT) or __import__('time').sleep(9); "
        "sys.exit(run(['check', '-']))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=TABLE, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (130, "")


def test_output_survives_a_locale_that_lacks_chinese(file: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    for format_ in ("full", "json"):
        command = [sys.executable, "-m", "enface", "check", str(file), "--format", format_]
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        assert b"hunan" in done.stdout
    assert json.loads(done.stdout.decode("utf-8"))["findings"]


def test_junit_counts_segments_as_cases(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(file), "--format", "junit"])
    suites = ElementTree.fromstring(capsys.readouterr().out)
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("2", "1", "0")
    assert [case.get("name") for case in suites.iter("testcase") if case.find("failure") is not None] == ["1"]


def test_sarif_names_rules_levels_and_problems(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = tmp_path / "a b#.tsv"
    odd.write_text(TABLE, "utf-8")
    run(["check", str(odd), "nowhere.tsv", "--format", "sarif"])
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    for result in log["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert "a%20b%23.tsv" in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    (invocation,) = log["invocations"]
    assert not invocation["executionSuccessful"]
    assert "nowhere.tsv" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_gitlab_fingerprints_are_unique_and_stable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("id\ttarget\n1\tin hunan and in hunan\n", "utf-8")

    def prints() -> list[str]:
        run(["check", str(path), "--format", "gitlab", "--select", "case.place"])
        return [entry["fingerprint"] for entry in json.loads(capsys.readouterr().out)]

    first = prints()
    assert len(set(first)) == len(first) == 2
    path.write_text("id\ttarget\n0\tfrom beijing\n1\tin hunan and in hunan\n", "utf-8")
    assert set(first) < set(prints())


def test_github_commands_cannot_be_forged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("id\ttarget\nx\\n::error::boo\tin hunan\n", "utf-8")
    run(["check", str(path), "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith(("::warning file=", "::notice file=", "::error file=")) for line in lines)


def test_a_file_in_other_languages_is_named_and_has_no_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">'
        '<unit id="u"><segment><source>in march</source><target>en  march</target></segment></unit></file></xliff>',
        "utf-8",
    )
    assert run(["check", str(path)]) == 0
    printed = capsys.readouterr()
    assert "No machine findings" in printed.out
    assert "en→fr; there are rules for zh→en only" in printed.err


def test_two_texts_are_one_document_however_they_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zh.txt").write_text("会议在湖南举行。", "utf-8")
    (tmp_path / "a.en.txt").write_text("The meeting was held in hunan.", "utf-8")
    both = [str(tmp_path / name) for name in ("a.zh.txt", "a.en.txt")]
    for paths in (both, both[:1], both[1:], [str(tmp_path)]):
        result = checked(capsys, *paths)
        assert [(one["path"], one["segments"]) for one in result["documents"]] == [(both[1], 1)]  # type: ignore[attr-defined]
        assert [one["rule"] for one in result["findings"]] == ["case.place"]  # type: ignore[attr-defined]
