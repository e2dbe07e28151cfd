"""`enface rules` and `enface glossary check`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from enface.cli import run
from enface.cli.console import Progress
from enface.rules import all_rules


def test_rules_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in all_rules()]


def test_rules_explains_one_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "case.place"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# case.place\n")
    assert "## Found" in page


def test_rules_of_your_own_are_counted_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "house.toml"
    rule = '[[rule]]\nid = "own.a"\ntarget = "cat"\nmessage = "No cats."\nfires = [["", "a cat"]]\nsilent = []\n'
    profile.write_text(rule, "utf-8")
    assert run(["rules", "test", str(profile)]) == 0
    assert capsys.readouterr().out == "1 rule of your own, 1 example, 0 not as they should be.\n"


def test_rules_as_json_name_severity_and_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "repetition", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {rule["id"].partition(".")[0] for rule in found} == {"repetition"}
    assert all(rule["severity"] and rule["type"] and rule["fires"] for rule in found)


def test_glossary_check_names_file_line_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "g.csv"
    path.write_text("source_term,target_term,status\n侨,overseas Chinese,preferred\n", "utf-8")
    assert run(["glossary", "check", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:2: " in out
    assert out.endswith("1 place to look at.\n")


def test_glossary_check_takes_a_project_and_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "enface.toml").write_text("", "utf-8")
    (tmp_path / "segments").mkdir()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "g.csv").write_text("source_term,target_term,status\n长沙,Changsha,preferred\n", "utf-8")
    for path in (tmp_path, tmp_path / "glossary"):
        assert run(["glossary", "check", str(path)]) == 0
        assert capsys.readouterr().out == "0 places to look at.\n"
    assert run(["glossary", "check", str(tmp_path / "segments")]) == 2
    assert "no glossary in this folder" in capsys.readouterr().err


@pytest.mark.parametrize(("terminal", "shown"), [(True, True), (False, False)])
def test_progress_is_for_those_who_watch(terminal: bool, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    stream = Stream()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(Progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with Progress(100) as progress:
        for _ in range(100):
            progress()
    assert ("50 of 100 segments checked" in stream.getvalue()) is shown
    assert not shown or stream.getvalue().endswith("\r\x1b[K")
