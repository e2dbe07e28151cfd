"""A run over a corpus finds what a check finds, the same whoever works on it, and goes on where it was stopped."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from corpora_for_tests import GLOSSARY, PROFILE, Check, job_for, jsonl, kept, pairs, the_shard, tsv

from enface import formats
from enface.corpora import checking
from enface.corpora import run as run_module
from enface.corpora.checking import Checking, Job
from enface.corpora.cutting import cut
from enface.corpora.engine import Lost
from enface.corpora.findings import read_findings
from enface.corpora.local import Processes
from enface.corpora.run import check_corpus
from enface.corpora.shards import find_shards
from enface.rules import Profile, Result
from enface.rules import check as check_documents
from enface.rules.as_data import dumps, finding_object

ACROSS = ["consistency"]


def found_in(root: Path, across: bool, format_: str = "jsonl") -> list[dict[str, Any]]:
    paths = [path for path in sorted((root / "findings").iterdir()) if path.name.startswith("across") == across]
    return sorted((finding for path in paths for finding in read_findings(path, format_)), key=dumps)


def expected(folder: Path, across: bool) -> list[dict[str, Any]]:
    """What a plain check of the shards, decompressed, finds."""
    documents = []
    for path in sorted(folder.rglob("*.*")):
        if path.suffix != ".txt":
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            documents += formats.read_bytes(data, str(path))
    profile = PROFILE.narrowed(ignore=ACROSS)
    if across:
        profile = Profile("across", select=frozenset(ACROSS))
    result: Result = check_documents(documents, GLOSSARY, profile)
    known = {(document.path, document.name): document for document in documents}
    objects = []
    for finding in result.findings:
        document = known[finding.path, finding.document]
        segment = document.segments[document.ordinals[finding.segment]]
        objects.append(json.loads(dumps(finding_object(finding, segment, line=document.line(finding.segment)))))
    return sorted(objects, key=dumps)


@pytest.mark.parametrize("across", [False, True], ids=["where it is", "across"])
def test_shards_that_are_one_batch_each_are_checked_as_by_a_check(corpus: Path, check: Check, across: bool) -> None:
    check(corpus, size=1000)
    wanted = expected(corpus, across)
    assert len(wanted) > 20
    assert found_in(corpus.parent / "out", across) == wanted


def test_documents_are_found_whole_in_short_batches(corpus: Path, check: Check) -> None:
    for name in ("b.jsonl.gz", "more/c.tmx", "more/d.tsv"):
        (corpus / name).unlink()
    check(corpus, size=10)
    assert found_in(corpus.parent / "out", across=False) == expected(corpus, across=False)
    assert found_in(corpus.parent / "out", across=True) == expected(corpus, across=True)


def test_any_number_of_workers_and_partitions_leaves_the_same(
    corpus: Path, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    totals = check(corpus, "one", jobs=1)
    assert totals.segments == 280
    assert not totals.problems
    check(corpus, "three", jobs=3)
    assert kept(tmp_path / "one") == kept(tmp_path / "three")
    list_batches = run_module.list_batches
    monkeypatch.setattr(run_module, "list_batches", lambda folder, names: list_batches(folder, names, 40))
    check(corpus, "parted")
    assert len(list((tmp_path / "parted" / "findings").glob("across*"))) > 9
    assert found_in(tmp_path / "parted", across=True) == found_in(tmp_path / "one", across=True)


def test_dask_leaves_the_same(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    call = [sys.executable, "-m", "enface", "check", str(corpus), "--select", "case,entity,consistency", "-o"]
    for engine in ("local", "dask"):  # which leaves threads behind, so not in this process
        done = subprocess.run([*call, str(tmp_path / engine), "--engine", engine, "--jobs", "2"], capture_output=True)
        assert done.returncode == 0, done.stderr
        assert not done.stderr
    assert len(kept(tmp_path / "dask")) > 12
    assert kept(tmp_path / "local") == kept(tmp_path / "dask")


def test_findings_as_parquet_are_the_same(corpus: Path, check: Check, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    check(corpus, "lines")
    check(corpus, "columns", format_="parquet")
    for across in (False, True):
        assert found_in(tmp_path / "columns", across, "parquet") == found_in(tmp_path / "lines", across)


def test_a_name_that_another_shard_has_otherwise_is_found(tmp_path: Path) -> None:
    texts = {
        "a": "The Hunan Education Department met in Hunan.",
        "b": "The Hunan Education Department spoke in Hunan.",
        "c": "The Hunan Office of Learning and Education spoke. The Hunan Office of Learning and Education went.",
    }
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.tsv").write_bytes(tsv([(f"湖南省教育厅说{name}", text)]))
    job = Job(tmp_path / "out", "jsonl", GLOSSARY, Profile("across", select=frozenset({"entity.across"})), 20)
    job.folder.begin({})
    totals = check_corpus(job, find_shards([str(folder)])[0], Processes(job, 1), lambda *_: None)
    assert totals.rules == {"entity.across": [0, 2]}
    found = found_in(tmp_path / "out", across=True)
    assert {Path(finding["path"]).name for finding in found} == {"c.tsv"}
    assert found[0]["fixes"][0]["title"] == "Hunan Education Department"
    assert {place["segment"] for place in found[0]["related"]} == {"1"}


class _StopError(Exception):
    pass


@pytest.mark.parametrize("after", [1, 5, 12, 19, 24])
def test_a_run_that_was_stopped_goes_on(corpus: Path, check: Check, tmp_path: Path, after: int) -> None:
    steps: Counter[str] = Counter()

    def stopping(what: str, done: int, total: int) -> None:
        steps["all"] += 1
        if steps["all"] == after:
            raise _StopError

    with pytest.raises(_StopError):
        check(corpus, progress=stopping)
    out = tmp_path / "out"
    assert not json.loads((out / "manifest.json").read_text())["finished"]
    done = {path: path.stat().st_mtime_ns for path in (out / "receipts").iterdir()}
    check(corpus)
    assert {path: path.stat().st_mtime_ns for path in done} == done
    check(corpus, "unbroken")
    assert kept(out) == kept(tmp_path / "unbroken")


def test_what_a_killed_worker_left_half_written_goes(corpus: Path, check: Check, tmp_path: Path) -> None:
    check(corpus)
    for folder in ("findings", "receipts", "cuts", "keys", "across"):
        (tmp_path / "out" / folder / ".enface-x.tmp").write_bytes(b"half")
    check(corpus)
    assert not list((tmp_path / "out").rglob(".enface-*"))


def test_what_is_done_is_not_done_again_and_what_changed_is(corpus: Path, check: Check, tmp_path: Path) -> None:
    check(corpus)
    receipts = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out" / "receipts").iterdir()}
    (corpus / "a.tsv").write_bytes(tsv(list(pairs(30)), documents=7))
    (corpus / "e.jsonl").write_bytes(jsonl(list(pairs(10))))
    check(corpus)
    now = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out" / "receipts").iterdir()}
    same = {name for name in receipts if not name.startswith(("a.tsv", "across"))}
    assert {name: now[name] for name in same} == {name: receipts[name] for name in same}
    assert {name.partition("-")[0] for name in now.keys() - same} == {"a.tsv", "e.jsonl", "across"}
    check(corpus, "anew")
    assert kept(tmp_path / "anew")["manifest"] == kept(tmp_path / "out")["manifest"]
    assert found_in(tmp_path / "out", across=True) == found_in(tmp_path / "anew", across=True)


def test_a_shard_that_cannot_be_read_does_not_stop_the_others(corpus: Path, check: Check, tmp_path: Path) -> None:
    whole = check(corpus, "whole")
    (corpus / "bad.jsonl.gz").write_bytes(b"no gzip")
    rows = jsonl(list(pairs(60))).split(b"\n")
    rows[30] = b"{"
    (corpus / "half.jsonl").write_bytes(b"\n".join(rows))
    totals = check(corpus)
    assert [problem.path for problem in totals.problems] == [str(corpus / "bad.jsonl.gz"), str(corpus / "half.jsonl")]
    assert totals.problems[1].line == 31
    assert totals.segments == whole.segments + 40
    rows[30] = rows[29]
    (corpus / "half.jsonl").write_bytes(b"\n".join(rows))
    (corpus / "bad.jsonl.gz").unlink()
    totals = check(corpus)
    assert not totals.problems
    assert totals.segments == whole.segments + 60


class _Deadly(NamedTuple):
    """Ends its worker, the first time or always, before it does what the task within does."""

    task: Checking
    marker: Path
    always: bool

    def perform(self, job: Job) -> object:
        if self.always or not self.marker.exists():
            self.marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.task.perform(job)


def test_a_worker_that_is_killed_costs_its_batch_only(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(tsv(list(pairs(60))))
    job = job_for(tmp_path / "out")
    shard = the_shard(path)
    made = cut(shard, 20)
    tasks = [Checking(shard, (batch,)) for batch in made.batches]
    for always in (False, True):
        deadly = _Deadly(tasks[1], tmp_path / "killed", always)
        with Processes(job, 2) as engine:
            answers = dict(engine.each([tasks[0], deadly, tasks[2]]))
        if always:
            assert answers[deadly] == Lost("ended by SIGKILL")
        assert sum(not isinstance(answer, Lost) for answer in answers.values()) == (2 if always else 3)


def test_a_batch_that_kills_each_worker_is_named_and_the_rest_is_checked(
    tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(jsonl(list(pairs(60)))))
    sound = checking._check

    def deadly(job: Job, shard: Any, batch: Any, held: Any) -> Any:
        if batch.number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return sound(job, shard, batch, held)

    monkeypatch.setattr(checking, "_check", deadly)  # workers are copies of this process
    monkeypatch.setattr(run_module, "_MOST_TASKS", 1)
    totals = check(folder)
    (problem,) = totals.problems
    assert "rows 21 to 40" in problem.reason
    assert totals.segments == 40
    monkeypatch.setattr(checking, "_check", sound)
    assert check(folder).segments == 60


def test_an_error_of_a_worker_is_raised_with_its_trace(tmp_path: Path) -> None:
    job = job_for(tmp_path / "out")
    with Processes(job, 1) as engine, pytest.raises(ZeroDivisionError) as raised:
        list(engine.each([_Fails()]))
    assert "perform" in raised.value.__notes__[0]


class _Fails(NamedTuple):
    def perform(self, job: Job) -> float:
        return 1 / 0
