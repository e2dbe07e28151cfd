"""Wrong calls: one line that names the command whose options are meant; lists of commands in whole sentences."""

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
