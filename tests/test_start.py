"""What is loaded when: the command line starts quickly, and only the workbench loads a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "enface.tui.app"}
HEAVY = {*SCREEN, "sacrebleu", "numpy", "sqlite_utils", "jinja2"}
CORPORA = {"enface.corpora", "pyarrow", "distributed", "fsspec", "zstandard", "multiprocessing"}
BEHIND_THE_FIRST_SCREEN = {
    "rapidfuzz",
    "enface.glossary.forms",
    "enface.review.workflow",
    "enface.review.taking",
    "enface.store.projection",
    "enface.tui.screens.home",
    "enface.tui.screens.names",
}
TABLE = "id\ttarget\n1\tThey met in hunan.\n"


def loaded(*arguments: str) -> tuple[set[str], str]:
    """Which modules are loaded after a call, and what it printed."""
    code = f"import sys; from enface.cli import run; run({list(arguments)!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], input=TABLE, capture_output=True, text=True, check=True)
    return set(done.stderr.split()), done.stdout


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_word_about_itself_loads_nothing_heavy(option: str) -> None:
    modules, out = loaded(option)
    heavy = {*HEAVY, "sqlite3", "simplemma", "pypinyin", "rapidfuzz", "ahocorasick_rs", "enface.rules", "rich"}
    assert not modules & heavy
    assert "enface" in out


def test_check_loads_no_screen_no_database_tools_and_nothing_of_corpora() -> None:
    modules, out = loaded("check", "-", "--format", "json")
    assert not modules & {*HEAVY, *CORPORA}
    assert '"case.place"' in out


def test_only_serve_loads_a_web_server() -> None:
    for arguments in (["--help"], ["serve", "--help"], ["check", "-", "--format", "json"], ["rules"]):
        modules, _ = loaded(*arguments)
        assert not {name for name in modules if name.split(".")[0] in {"aiohttp", "textual_serve"}}
        assert "enface.web" not in modules


def test_rules_load_no_screen_and_no_database() -> None:
    modules, _ = loaded("rules")
    assert not modules & {*HEAVY, "sqlite3"}


@pytest.mark.parametrize("command", ["open", "report", "score", "errors"])
def test_help_of_a_command_loads_no_rules(command: str) -> None:
    modules, _ = loaded(command, "--help")
    assert not modules & {*HEAVY, "sqlite3", "enface.rules"}


def test_recognising_a_file_loads_only_the_formats_that_it_takes(tmp_path: Path) -> None:
    root = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"/>'
    (tmp_path / "a.xlf").write_text(root)
    code = f"import sys; from enface import formats; formats.read({str(tmp_path / 'a.xlf')!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "enface.formats.xliff2" in modules
    assert not modules & {"enface.formats.po", "enface.formats.xlsx", "enface.formats.docx"}


def test_workbench_package_can_be_named_without_loading_the_screen() -> None:
    code = "import sys, enface.tui, enface.tui.actions; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_workbench_opens_without_rules_and_reports() -> None:
    code = (
        "import sys, enface.review.desk, enface.tui.app\n"
        "from enface.tui.widgets.panel import why_of\n"
        "assert why_of('case.place') == ''\n"
        "print(*sys.modules)\n"
        "enface.rules.all_rules()\n"
        "assert why_of('case.place')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"enface.reports", "enface.languages.bodies", "enface.rules.zh_en.grammar"}
    assert not loaded & BEHIND_THE_FIRST_SCREEN


def test_what_keys_lead_to_is_loaded_behind_the_first_screen() -> None:
    """Nobody waits for it at their first key, and no two threads load it at once: one might find half of it."""
    code = (
        "import sys\nfrom enface.tui.screens.background import LATER\n"
        "from importlib import import_module\nfor name in LATER: import_module(name)\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) >= BEHIND_THE_FIRST_SCREEN
