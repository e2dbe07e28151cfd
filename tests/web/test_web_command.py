"""`enface serve` on the command line, and the page that says how to host it."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

import enface.web
from enface.cli import run
from enface.cli.serve_command import command
from enface.web import Settings

PAGE = Path(__file__).parents[2] / "docs" / "hosting.md"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """What would be served."""
    found: list[Settings] = []
    monkeypatch.setattr(enface.web, "serve", found.append)
    return found


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "no such file"),
        (["--public-url", "review.example.org"], "--public-url"),
        (["--public-url", "https://review.example.org/there"], "--public-url"),
        (["--token-file", "short"], "is no token"),
        (["--token-file", "open"], "may be read by others"),
        (["--token-file", "none"], "No such file"),
        (["--user-header", "X Reviewer"], "--user-header"),
        (["--port", "0"], "--port"),
    ],
)
def test_what_is_wrong_is_one_line(
    project: Path, served: list[Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], says: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(project)
    for name, text, mode in (("short", "abc", 0o600), ("open", "x" * 40, 0o644)):
        (project / name).write_text(text)
        (project / name).chmod(mode)
    assert run(["serve", *arguments]) == 2
    complaint = capsys.readouterr().err
    assert says in complaint
    assert complaint.count("\n") == 1
    assert not served


def test_the_link_is_new_each_time(project: Path, served: list[Settings], capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(["serve", str(project)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first != second
    assert [settings.link for settings in served] == [first, second]
    assert all(len(settings.token) > 40 for settings in served)
    assert all(settings.token not in repr(settings) for settings in served)


def test_a_token_that_is_kept_is_not_printed_into_a_journal(
    project: Path, served: list[Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    kept = project / "token"
    kept.write_text("a" * 64 + "\n")
    kept.chmod(0o600)
    assert run(["serve", str(project), "--token-file", str(kept), "--public-url", "https://Review.example.org/"]) == 0
    assert capsys.readouterr().out == ""
    assert served[0].link == f"https://review.example.org/?token={'a' * 64}"


def test_without_the_extra_it_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    assert run(["serve", str(PAGE.parents[1] / "segments")]) == 2
    assert "pip install 'enface[web]'" in capsys.readouterr().err


def test_the_page_of_hosting_names_options_that_there_are() -> None:
    text = PAGE.read_text("utf-8")
    start = re.search(r"^ExecStart=(.+)$", text, re.MULTILINE)
    assert start
    words = shlex.split(start[1])
    context = command.make_context("serve", words[2:])
    assert context.params["user_header"] == "X-Reviewer"
    assert len(re.findall(r"(?:proxy_set_header|header_up) X-Reviewer ", text)) == 2
    assert f"http://127.0.0.1:{context.params['port']}" in text
    known = {name for parameter in command.params for name in parameter.opts}
    assert set(re.findall(r"`(--[a-z-]+)`", text)) <= known
