"""The benchmarks' own promises: a section each, the same workload at every run, a fall is seen and noise is not."""

from __future__ import annotations

import os
import re
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest
from benchmarks.__main__ import benchmarks, run
from benchmarks.large_project import DOCUMENT, LEAD, make
from benchmarks.measured import Measured, held, ratio
from benchmarks.pages import put
from benchmarks.pseudo_terminal import Terminal
from benchmarks.workload import endless, xliff1

from enface import formats
from enface.review.desk import Desk


def test_a_run_replaces_its_own_section_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    put(page, "speed", ["fast"])
    put(page, "start", ["quick"])
    before = page.read_text("utf-8")
    put(page, "speed", ["faster"])
    assert page.read_text("utf-8") == before.replace("fast", "faster")
    assert before.startswith("# Performance\n")
    assert "\n\n<!-- speed -->\nfast\n<!-- end of speed -->\n\n<!-- start -->\nquick\n<!-- end of start -->\n" in before


def test_what_people_wrote_around_a_section_stays(tmp_path: Path) -> None:
    page = tmp_path / "formats.md"
    page.write_text("# Formats\n\nBefore.\n\n<!-- formats -->\nold\n<!-- end of formats -->\n\nAfter.\n", "utf-8")
    put(page, "formats", ["new"])
    assert page.read_text("utf-8").split() == [
        *("#", "Formats", "Before.", "<!--", "formats", "-->", "new", "<!--", "end", "of", "formats", "-->", "After.")
    ]


def test_every_benchmark_is_listed_with_what_it_measures() -> None:
    known = dict(benchmarks())
    assert {"accuracy", "formats", "ratios", "scores", "speed", "start"} <= set(known)
    assert all(sentence.endswith((".", "?")) for sentence in known.values())


def test_the_workload_has_no_segment_twice_and_reads_as_it_was_made(tmp_path: Path) -> None:
    pairs = list(islice(endless([("甲<乙", "A & B"), ("丙", "C")]), 250))
    assert len(set(pairs)) == 250
    path = tmp_path / "texts.xlf"
    path.write_text("".join(xliff1(pairs)), "utf-8")
    read = [(segment.source, segment.target) for document in formats.read(path) for segment in document.segments]
    assert read == pairs
    assert len(formats.read(path)) == 3


def costs(*ours: float) -> list[list[Measured]]:
    """Rounds in which the other tool took one second each."""
    return [[Measured(seconds, 0) for seconds in ours], [Measured(1, 0)] * len(ours)]


def test_one_slow_round_is_no_fall() -> None:
    assert held(lambda: costs(0.5, 5, 0.5), 2) == [2]


def test_a_machine_twice_as_slow_is_no_fall() -> None:
    slow = [[Measured(one.seconds * 2, 0) for one in own] for own in costs(0.5, 0.5)]
    assert ratio(*slow) == 2


@pytest.mark.parametrize(("second", "found"), [(0.5, [1, 2]), (1, [1, 1])])
def test_a_fall_is_measured_once_more(second: float, found: list[float]) -> None:
    rounds = iter([costs(1), costs(second)])
    assert held(lambda: next(rounds), 2) == found


def test_a_fall_of_less_than_a_third_is_noise() -> None:
    assert held(lambda: costs(1 / 1.5), 2) == [1.5]


@pytest.mark.parametrize(("line", "status"), [("| 2.0 | 1.9 |  |", 0), ("| 2.0 | 1.0 | missed |", 1)])
def test_a_missed_bar_is_told_by_the_exit_status(
    line: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = ModuleType("benchmarks.bars", "Bars.\n\nA bar is missed where it is.")
    module.tables = lambda wishes: [line]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "benchmarks.bars", module)
    assert run("bars", ["--dry"]) == status
    assert line in capsys.readouterr().out


ECHO = """
import sys, time, tty
tty.setraw(0)
print("ready", end="", flush=True)
while key := sys.stdin.read(1):
    print("begun", end="", flush=True)
    time.sleep(0.2)
    print(f"end of {key}", end="", flush=True)
"""


def test_an_answer_lasts_until_its_last_byte_and_no_longer(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", ECHO], dict(os.environ), ["ready"]) as terminal:
        assert 200 <= terminal.press("x", re.compile(b"end of x")) < 2000
        idle = terminal.idle(0.2)
        assert idle.bytes == 0
        assert idle.share < 0.5


def test_a_large_project_was_checked_before_and_has_findings_at_both_ends(tmp_path: Path) -> None:
    with Desk.open(make(tmp_path, 1_500), actor=LEAD) as desk:
        (document,) = desk.documents()
        assert (document.key, document.segments, document.checked) == (DOCUMENT, 1_500, True)
        ends = [*desk.rows_after(DOCUMENT, 0, 20), *desk.rows_after(DOCUMENT, 1_480, 20)]
        assert any(row.open_findings for row in ends[:20])
        assert any(row.open_findings for row in ends[20:])
