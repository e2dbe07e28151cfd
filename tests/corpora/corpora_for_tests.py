"""Corpora made from the sample project: repetitions, other renderings, documents, in every kind of shard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from enface import formats
from enface.corpora.checking import Job
from enface.corpora.run import Totals, settings_of
from enface.corpora.shards import Shard, find_shards
from enface.glossary import Glossary
from enface.rules import Profile

Pair = tuple[str, str]
_SAMPLE = Path(__file__).parents[2] / "segments"
# Quick rules, of segments and documents, and those that look across.
PROFILE = Profile(
    "few", select=frozenset({"case", "spacing", "repetition", "spelling", "consistency", "entity", "date"})
)
GLOSSARY = Glossary.of(["湖南 = Hunan", "侨联 = Federation"])


def pairs(count: int) -> Iterator[Pair]:
    """So many pairs; some sources come again with another target, some targets with another source."""
    texts = [
        (segment.source, segment.target)
        for path in sorted(_SAMPLE.iterdir())
        for document in formats.read(path)
        for segment in document.segments
    ]
    for number in range(count):
        source, target = texts[number % len(texts)]
        if number % 5 == 1:
            target = f"{target} They met in hunan  {number % 7}."
        if number % 11 == 3:
            source = f"{source}第{number % 3}次"
        yield source, target


def tsv(rows: list[Pair], documents: int = 0) -> bytes:
    head = "document\tsource\ttarget\n" if documents else "source\ttarget\n"
    lines = (
        (f"d{number // documents}\t" if documents else "") + f"{source}\t{target}\n"
        for number, (source, target) in enumerate(rows)
    )
    return (head + "".join(lines)).encode()


def jsonl(rows: list[Pair]) -> bytes:
    lines = (json.dumps({"source": source, "target": target}, ensure_ascii=False) for source, target in rows)
    return ("\n".join(lines) + "\n").encode()


def tmx(rows: list[Pair]) -> bytes:
    units = "".join(
        f'<tu><tuv xml:lang="zh"><seg>{escape(source)}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{escape(target)}</seg></tuv></tu>\n'
        for source, target in rows
    )
    head = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="zh" datatype="plaintext" segtype="sentence"'
    rest = 'o-tmf="a" adminlang="en" creationtool="a" creationtoolversion="1"/>'
    return f"{head} {rest}\n<body>\n{units}</body></tmx>\n".encode()


Check = Callable[..., Totals]


def job_for(root: Path, *, size: int = 20, format_: str = "jsonl") -> Job:
    job = Job(root, format_, GLOSSARY, PROFILE, size)
    job.folder.begin(settings_of(job, ()))
    return job


def kept(root: Path) -> dict[str, bytes]:
    """All that a run leaves for people, by its name."""
    names = ("findings", "receipts", "keys", "cuts")
    found = {f"{name}/{path.name}": path.read_bytes() for name in names for path in (root / name).iterdir()}
    return {**found, "manifest": (root / "manifest.json").read_bytes()}


def the_shard(path: Path) -> Shard:
    (shard,), problems = find_shards([str(path)])
    assert not problems
    return shard
