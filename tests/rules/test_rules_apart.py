"""Several processes: what they find is what one finds, and none outlives its work or hangs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface import formats
from enface.glossary import Glossary
from enface.model import Document, EnfaceError, Segment, Severity
from enface.rules import Analysis, DocumentAnalysis, Hit, Profile, Rule, Scope, apart, check
from enface.rules import runner as runner_module
from enface.rules.registry import all_rules

EVERYTHING = Profile("everything")
GLOSSARY = Glossary.of(
    ["湖南 = Hunan", "侨联 = FROC", "侨联 = FOC (forbidden)", "国家统计局 = National Bureau of Statistics"]
)
_ROOT = Path(__file__).parents[2]


def a_rule(id: str, check: object, scope: Scope = Scope.SEGMENT) -> Rule:
    return Rule(id, 1, Severity.MINOR, "style", scope, "Summary.", "Why.", (), (), check, ("zh", "en"))  # type: ignore[arg-type]


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """Longer and shorter ones, with repetitions across; batches are short, so that there are many."""
    monkeypatch.setattr(apart, "_BATCH", 7)
    texts = [*sorted((_ROOT / "segments").iterdir()), *sorted((_ROOT / "benchmarks" / "articles").glob("*/*.tsv"))]
    found = [document for path in texts for document in formats.read(path)]
    short = [Document("s", f"s{number}", one.segments[number : number + 3]) for number, one in enumerate(found)]
    without_source = Document("m", "m", tuple(one._replace(source="") for one in found[0].segments))
    return [
        *found,
        Document("e", "e", ()),
        *short,
        without_source,
        Document("f", "f", found[0].segments, "", ("de", "en")),
    ]


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_what_one_finds_in_the_same_order(documents: list[Document], jobs: int) -> None:
    one = check(documents, GLOSSARY, EVERYTHING)
    assert len({finding.rule for finding in one.findings}) > 20
    assert check(documents, GLOSSARY, EVERYTHING, jobs=jobs) == one


def test_processes_that_begin_anew_find_the_same(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "process_context", lambda: multiprocessing.get_context("spawn"))
    few = documents[:3]
    check(few, GLOSSARY, EVERYTHING)  # the glossary has put its search together, which cannot be handed on
    assert check(few, GLOSSARY, EVERYTHING, jobs=2) == check(few, GLOSSARY, EVERYTHING)


def test_a_copy_of_the_process_is_made_only_where_no_thread_could_hold_a_lock() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert apart.process_context().get_start_method() == "spawn"
    finally:
        done.set()
        thread.join()


def test_documents_that_are_only_read_along_are_reported_by_nobody(documents: list[Document]) -> None:
    only = {documents[0].name, "s1"}
    one = check(documents, GLOSSARY, EVERYTHING, only=only)
    assert {finding.document for finding in one.findings} <= only
    assert check(documents, GLOSSARY, EVERYTHING, only=only, jobs=2) == one


def test_every_segment_counts_as_done(documents: list[Document]) -> None:
    calls: list[None] = []
    check(documents, GLOSSARY, EVERYTHING, pause=lambda: calls.append(None), jobs=2)
    assert len(calls) == sum(len(document.segments) for document in documents if document.languages == ("zh", "en"))


def test_nothing_to_check_needs_no_process() -> None:
    assert check([], GLOSSARY, EVERYTHING, jobs=2).findings == ()


def _fails_at_nine(analysis: Analysis) -> Iterator[Hit]:
    yield analysis.hit("sound", target=(0, 1))
    if int(analysis.segment.id) % 20 == 9:
        raise RuntimeError(f"a bug at {analysis.segment.id}")


def _fails_as_whole(document: DocumentAnalysis) -> Iterator[Hit]:
    raise RuntimeError(f"a bug in {document.document.name}")


@pytest.mark.parametrize("length", [5, 100])
def test_a_rule_that_fails_is_reported_as_by_one_process(monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    rules: tuple[Rule, ...] = (
        a_rule("bad.rule", _fails_at_nine),
        a_rule("bad.whole", _fails_as_whole, Scope.DOCUMENT),
        *all_rules()[:20],
    )
    monkeypatch.setattr(runner_module, "all_rules", lambda: rules)
    monkeypatch.setattr(apart, "_BATCH", 7)
    numbers = iter(range(1000))
    several = [
        Document(str(name), str(name), tuple(Segment(str(next(numbers)), "源", "A text.") for _ in range(length)))
        for name in range(200 // length)
    ]
    one = check(several, GLOSSARY, EVERYTHING)
    assert [problem.reason.partition(": ")[0] for problem in one.problems] == [
        "rule bad.rule failed at 9",
        "rule bad.whole failed at 0",
    ]
    assert sum(finding.rule == "bad.rule" for finding in one.findings) == 10
    assert check(several, GLOSSARY, EVERYTHING, jobs=3) == one


def test_a_process_that_is_killed_is_one_clear_error(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = os.getpid()

    def dies(analysis: Analysis) -> Iterator[Hit]:
        if os.getpid() != parent and analysis.segment.id == "s05":
            os.kill(os.getpid(), signal.SIGKILL)
        yield from ()

    monkeypatch.setattr(runner_module, "all_rules", lambda: (a_rule("deadly.rule", dies),))
    with pytest.raises(EnfaceError, match="was ended by SIGKILL"):
        check(documents, GLOSSARY, EVERYTHING, jobs=2)
    assert multiprocessing.active_children() == []


_ENDLESS = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where what runs the tests ignores it
from enface.glossary import Glossary
from enface.model import Document, Segment, Severity
from enface.rules import Profile, Rule, Scope, check, runner

def slow(analysis):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(0.01)
    yield from ()

rule = Rule("a.slow", 1, Severity.MINOR, "style", Scope.SEGMENT, "S.", "W.", (), (), slow, ("zh", "en"))
runner.all_rules = lambda: (rule,)
segments = tuple(Segment(str(number), "", "text") for number in range(10_000))
try:
    check([Document("d", "d", segments)], Glossary(), Profile("p"), jobs=2)
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_when_the_first_process_ends_all_end(how: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=_ROOT, start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    workers = set()
    while len(workers) < 2:
        workers.add(int(process.stdout.readline()))
    if how is signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does: to all of them
    else:
        process.kill()
    assert process.wait(30) == (130 if how is signal.SIGINT else -signal.SIGKILL)
    process.stdout.close()  # whoever still prints meets a closed pipe, whoever has ended does not
    with process.stderr as said:
        assert "Traceback" not in said.read()  # it ends when nobody is left who could write
    deadline = time.monotonic() + 30
    while any(_runs(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    left = [worker for worker in workers if _runs(worker)]
    for worker in left:
        os.kill(worker, signal.SIGKILL)
    assert left == []


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
