"""Workers that are killed, from outside or by what they check, cost their batches and no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from corpora_for_tests import jsonl, kept, pairs

psutil = pytest.importorskip("psutil")
ENGINES = ["local", "dask"]
_SHARDS, _ROWS = 24, 60


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A corpus of many shards, each a batch."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = list(pairs(_SHARDS * _ROWS))
    for number in range(_SHARDS):
        (folder / f"{number:02}.jsonl").write_bytes(jsonl(rows[number * _ROWS : (number + 1) * _ROWS]))
    return folder


@contextmanager
def running(corpus: Path, engine: str, out: str, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A check by two workers, in a process of its own, which is ended at last."""
    if engine == "dask":
        pytest.importorskip("distributed")
    call = [sys.executable, "-m", "enface", "check", str(corpus), "--engine", engine, "--jobs", "2", *more]
    with subprocess.Popen(
        [*call, "--fail-on", "none", "-o", str(corpus.parent / out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def finished(process: subprocess.Popen[str], status: int = 0) -> str:
    """What a run said on standard error; it ended with that status."""
    _, said = process.communicate(timeout=300)
    assert process.returncode == status, said
    return said


def receipts(out: Path) -> dict[str, int]:
    """Batches that are done, and when they were."""
    return {path.name: path.stat().st_mtime_ns for path in (out / "receipts").glob("[!.]*")}


def a_worker(process: subprocess.Popen[str]) -> Any:
    """The process that has worked most of those that a run has started; Dask has others beside its workers."""
    started = psutil.Process(process.pid).children(recursive=True)
    return max(started, key=lambda one: sum(one.cpu_times()[:2]))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_worker_that_is_killed_from_outside_changes_nothing(many: Path, engine: str) -> None:
    out, whole = many.parent / "out", many.parent / "whole"
    with running(many, engine, "out") as process:
        while len(done := receipts(out)) < 3:
            assert process.poll() is None
            time.sleep(0.01)
        killed = a_worker(process)
        killed.kill()
        assert len(receipts(out)) < _SHARDS
        assert not finished(process)
    assert not killed.is_running()
    with running(many, "local", "whole") as process:
        finished(process)
    assert kept(out) == kept(whole)
    again = receipts(out)
    assert {name: again[name] for name in done} == done
    assert not list(out.rglob(".enface-*"))


def test_a_batch_that_kills_each_worker_of_a_cluster_is_named_alone(many: Path) -> None:
    """Though a worker has others at hand each time that it is killed."""
    (many / "10.jsonl").rename(many / "deadly.jsonl")
    with cluster(threads=4) as address, running(many, "dask", "out", "--scheduler", address) as process:
        assert "deadly.jsonl" in finished(process, status=2)
    manifest = json.loads((many.parent / "out" / "manifest.json").read_text("utf-8"))
    assert [Path(problem["path"]).name for problem in manifest["problems"]] == ["deadly.jsonl"]
    assert manifest["segments"] == (_SHARDS - 1) * _ROWS
    assert manifest["finished"]


@contextmanager
def cluster(threads: int) -> Iterator[str]:
    """The address of a cluster of one worker with so many threads, which a deadly shard kills."""
    pytest.importorskip("distributed")
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    preloaded = {"DASK_DISTRIBUTED__WORKER__PRELOAD": '["deadly_worker"]', "PYTHONPATH": path}
    call = [sys.executable, str(Path(__file__).parent / "deadly_worker.py"), str(threads)]
    with subprocess.Popen(
        call, env=os.environ | preloaded, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdout.readline().strip()
        process.stdin.close()  # ends it
