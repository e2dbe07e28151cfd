"""Wrong calls: one line that names the command whose options are meant; lists of commands in whole sentences."""

import os
from pathlib import Path

import pytest

from enface.cli import run


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["check", "a.tsv", "-g"], "enface check"),
        (["backup", "--restore"], "enface backup"),
        (["check", "--formt", "json"], "enface check"),
        (["glossary", "chek"], "enface glossary"),
    ],
)
def test_a_wrong_call_names_the_help_of_its_own_command(
    arguments: list[str], command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.endswith(f"`{command} --help` lists the options.\n")
    assert said.count("\n") == 1


@pytest.mark.parametrize("group", ["glossary", "waivers", "errors"])
def test_no_command_of_a_group_is_cut_short_in_its_list(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([group, "--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:")[2].split("\n")
    assert [line for line in listed if line.endswith("...")] == []


@pytest.mark.parametrize("arguments", [["doctor"], ["doctor", "--round-trip"], ["glossary", "convert"]])
def test_a_file_that_may_not_be_read_is_no_wrong_call(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Reading says what is wrong, as it does everywhere else; a look at the permissions beforehand says less.
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    path = tmp_path / "a.csv"
    path.write_text("source,target\n湖南,Hunan\n", "utf-8")
    assert run([*arguments, str(path), *(["-", "--to", "utx"] if arguments[-1] == "convert" else [])]) == 0
    assert "Invalid value" not in capsys.readouterr().err


def test_a_complaint_from_a_folder_that_is_gone_is_one_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["check", str(tmp_path / "missing.tsv")]) == 2
    assert capsys.readouterr().err == f"enface: {tmp_path}/missing.tsv: no such file or folder. Check the path.\n"
