"""A corpus on the disk, and what checks one."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from corpora_for_tests import Check, job_for, jsonl, pairs, tmx, tsv

from enface.corpora.local import Processes
from enface.corpora.run import Totals, check_corpus
from enface.corpora.shards import find_shards


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Shards of every kind that needs nothing installed, with what repeats across them."""
    folder = tmp_path / "corpus"
    (folder / "more").mkdir(parents=True)
    rows = list(pairs(280))
    (folder / "a.tsv").write_bytes(tsv(rows[:90], documents=7))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(jsonl(rows[90:180])))
    (folder / "more" / "c.tmx").write_bytes(tmx(rows[180:230]))
    (folder / "more" / "d.tsv").write_bytes(tsv(rows[230:]))
    (folder / "read-me.txt").write_text("no shard")
    return folder


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks a folder into `tmp_path / name`, by so many processes."""

    def run(folder: Path, name: str = "out", *, jobs: int = 2, size: int = 20, **more: object) -> Totals:
        job = job_for(tmp_path / name, size=size, format_=str(more.get("format_", "jsonl")))
        shards, _ = find_shards([str(folder)])
        engine = more.get("engine", Processes)
        return check_corpus(job, shards, engine(job, jobs), more.get("progress", lambda *_: None))  # type: ignore[operator, arg-type]

    return run
