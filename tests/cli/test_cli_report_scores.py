"""A project says how its marked errors are scored; the command line beats it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enface.cli import run

HOUSE = """title = "House"
unit = "target-words"
[severities]
neutral = 0
minor = 2
major = 4
critical = 8
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENFACE_USER", "Ann")
    (tmp_path / "segments").mkdir()
    (tmp_path / "segments" / "a.tsv").write_text("id\tsource\ttarget\n1\t湖南\tHunan is here.\n", "utf-8")
    (tmp_path / "house.toml").write_text(HOUSE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(project: Path, scores: str) -> None:
    (project / "enface.toml").write_text(
        f"[project]\nname = 'Trial'\n[people]\nAnn = 'lead'\n[scores]\n{scores}\n", "utf-8"
    )


def score(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    capsys.readouterr()
    assert run(["report", ".", "--format", "json", *options]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)["marked_errors"]["score"]
    return found


def test_the_project_says_the_profile_and_the_command_line_beats_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(project, 'profile = "house.toml"\nunit = "source-characters"')
    assert run(["errors", "mark", "1", "--words", "is", "--type", "style", "--severity", "major"]) == 0
    found = score(capsys)
    assert (found["profile"], found["penalty"], found["unit"]) == ("house", 4.0, "source-characters")
    found = score(capsys, "--scores", "mqm-2.0")
    assert (found["profile"], found["penalty"], found["unit"]) == ("mqm-2.0", 5.0, "target-words")


@pytest.mark.parametrize(
    ("scores", "says"),
    [
        ('profile = "mqm-3"', "enface.toml:6: there is no scoring profile mqm-3. Did you mean mqm-2.0?"),
        ('profile = "none.toml"', "enface.toml:6: there is no scoring profile none.toml."),
        ('unit = "pages"', "enface.toml:6: 'pages' is no unit of a score. Use one of source-characters, "),
        ('profil = "esa"', "enface.toml:6: unknown key profil. Did you mean profile?"),
    ],
)
def test_a_wrong_key_is_named_with_its_line(
    project: Path, scores: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(project, scores)
    assert run(["report", "."]) == 2
    assert says in capsys.readouterr().err
