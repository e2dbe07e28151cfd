"""The pages made from the code are the code's own."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def made_pages() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


def test_generated_pages_are_up_to_date() -> None:
    stale = [
        name
        for name, text in made_pages().items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text("utf-8") != text
    ]
    assert not stale, "run `make docs`"


def test_no_page_of_a_rule_that_is_gone() -> None:
    assert {f"rules/{path.name}" for path in (DOCS / "rules").iterdir()} <= set(made_pages())


def test_every_command_and_option_is_documented() -> None:
    page = made_pages()["cli.md"]
    for words in ("enface check", "enface glossary check", "--fail-on", "--as NAME", "--require", "check.schema.json"):
        assert words in page


@pytest.mark.parametrize("name", ["cli.md", "rules/README.md"])
def test_pages_say_how_they_are_made(name: str) -> None:
    assert "`make docs`" in made_pages()[name]


def test_every_picture_that_a_page_shows_is_there_and_every_picture_is_shown() -> None:
    pages = [DOCS.parent / "README.md", *DOCS.glob("*.md")]
    shown = {
        (page.parent / name).resolve()
        for page in pages
        for name in re.findall(r"\]\((\S+\.svg)\)", page.read_text("utf-8"))
    }
    assert shown == {path.resolve() for path in DOCS.glob("*.svg")}
