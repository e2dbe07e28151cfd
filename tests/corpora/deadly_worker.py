"""Loaded by workers of Dask: a shard called `deadly…` kills whoever checks it. Run, it is a cluster of one such."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from enface.corpora import checking

_sound = checking._check


def _deadly(job: checking.Job, shard: Any, batch: Any, held: Any) -> Any:
    if Path(shard.path).name.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return _sound(job, shard, batch, held)


checking._check = _deadly

if __name__ == "__main__":
    import logging

    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1,
        threads_per_worker=int(sys.argv[1]),
        dashboard_address=None,
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
        memory_limit=0,
        silence_logs=logging.CRITICAL,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
