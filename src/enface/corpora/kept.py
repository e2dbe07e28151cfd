"""A run over a corpus as its folder keeps it: totals, examples of what was found, a sample of its segments."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from enface.corpora.findings import read_findings
from enface.corpora.folder import MANIFEST, SETTINGS, Folder, batch_name
from enface.corpora.reading import read_batches
from enface.corpora.shards import Shard, find_shards
from enface.model import EnfaceError, ImportProblem, Problem, Segment


@dataclass(frozen=True)
class Run:
    """A run and its manifest; it may not be finished."""

    root: Path
    manifest: dict[str, Any]

    @property
    def folder(self) -> Folder:
        """Where all of it is."""
        return Folder(self.root, self.manifest["format"])

    @property
    def shards(self) -> Iterator[tuple[Shard, dict[str, Any]]]:
        """The shards, each with what the manifest says of it."""
        for told in self.manifest["shards"]:
            yield Shard(told["path"], told["size"], told["stamp"]), told


def is_run(root: Path) -> bool:
    """Whether a folder holds a run over a corpus."""
    return (root / SETTINGS).is_file() and (root / "receipts").is_dir()


def run_at(root: Path) -> Run:
    """The run that a folder holds. Raises EnfaceError where it has not come to a manifest."""
    try:
        return Run(root, json.loads((root / MANIFEST).read_text("utf-8")))
    except (OSError, ValueError):
        raise EnfaceError(Problem(str(root), "has no manifest yet.", "Run the check to its end.")) from None


def examples(run: Run, each: int) -> dict[str, list[dict[str, Any]]]:
    """So many findings of each rule, of as many batches drawn by chance, the same each time."""
    drawn: defaultdict[str, list[tuple[bytes, str, int]]] = defaultdict(list)
    names = sorted(name.removesuffix(".json") for name in os.listdir(run.root / "receipts") if name.endswith(".json"))
    for name in names:
        receipt = run.folder.receipt(name)
        for rule, told in receipt.rules.items() if receipt else ():
            chance = hashlib.blake2b(f"{rule}\0{name}".encode(), digest_size=8).digest()
            drawn[rule] = sorted([*drawn[rule], (chance, name, told.first)])[:each]
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for _, name, number in (one for some in drawn.values() for one in some):
        wanted[name].add(number)
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in sorted(wanted):
        for finding in read_findings(run.folder.findings(name), run.folder.format, wanted[name]):
            found[finding["rule"]].append(finding)
    return dict(found)


class Drawn(NamedTuple):
    """A segment of a sample: where it stands, and what it is."""

    path: str
    document: str
    line: int | None
    segment: Segment


def draw(run: Run, count: int, seed: int) -> list[Drawn]:
    """So many segments of those that were checked, each as likely as any other, in the order of the corpus.

    Raises EnfaceError where a shard that one stands in has changed, or cannot be read any more.
    """
    counts = [told["segments"] for _, told in run.shards]
    total = sum(counts)
    places = iter(sorted(random.Random(seed).sample(range(total), min(count, total))))
    place, before = next(places, None), 0
    drawn: list[Drawn] = []
    for (shard, _), held in zip(run.shards, counts, strict=True):
        rows = []
        while place is not None and place < before + held:
            rows.append(place - before)
            place = next(places, None)
        before += held
        if rows:
            drawn += _drawn_from(run, shard, rows)
    return drawn


def _drawn_from(run: Run, shard: Shard, rows: list[int]) -> Iterator[Drawn]:
    """The segments of these places among those of a shard that were checked."""
    made = run.folder.cut(shard)
    if made is None or find_shards([shard.path])[0] != [shard]:
        raise _changed(shard)
    wanted = iter(rows)
    row, before = next(wanted, None), 0
    for batch in made.batches:
        receipt = run.folder.receipt(batch_name(shard, batch.number))
        held = receipt.segments if receipt else 0
        if row is not None and row < before + held:
            ((_, documents),) = read_batches(shard, made, (batch,))
            if isinstance(documents, ImportProblem):
                raise documents
            known = [(document, ordinal) for document in documents for ordinal in range(len(document.segments))]
            while row is not None and row < before + held:
                document, ordinal = known[row - before]
                line = document.lines[ordinal] if document.lines else None
                yield Drawn(shard.path, document.name, line, document.segments[ordinal])
                row = next(wanted, None)
        before += held


def _changed(shard: Shard) -> EnfaceError:
    return EnfaceError(Problem(shard.path, "has changed since it was checked.", "Check the corpus again."))
