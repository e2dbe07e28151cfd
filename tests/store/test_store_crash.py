"""What was acknowledged is there after kill -9."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from enface.store import open_store

WRITER = """
import sys
from pathlib import Path
from enface.store import Kind, NewEvent, open_store, digest
store = open_store(Path(sys.argv[1]))
number = len(store.comments("one.tsv"))
while True:
    text = f"comment {number}"
    with store.change():
        payload = {"text": digest(text), "side": "", "start": None, "end": None}
        store.append("Ann", [NewEvent(Kind.COMMENTED, "one.tsv", "1", payload, (text,))])
    number += 1
    print(number, flush=True)
"""


def rounds(path, number: int) -> None:
    chance = random.Random(7)
    for _ in range(number):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        acknowledged = int(process.stdout.readline())
        time.sleep(chance.uniform(0.005, 0.08))
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, process.communicate()[0].split())])
        store = open_store(path)
        assert store.read_only == ""
        comments = [comment.text for comment in store.comments("one.tsv")]
        assert len(comments) >= acknowledged
        assert comments == [f"comment {place}" for place in range(len(comments))]
        store.close()
    store = open_store(path)
    assert store.verify() == ()
    assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    state = store.state_digest()
    store.rebuild()
    assert store.state_digest() == state
    store.close()


def test_killed_writers_lose_nothing_acknowledged(tmp_path):
    rounds(tmp_path / "reviews.db", 4)


@pytest.mark.long
def test_writers_killed_500_times_lose_nothing_acknowledged(tmp_path):
    rounds(tmp_path / "reviews.db", 500)
