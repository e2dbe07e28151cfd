"""The rules that look across the corpus: keys in partitions, the texts of those groups that differ, then the rules.

Each step is a task by itself, and what it leaves is a file: a run that is stopped goes on from there.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from enface.corpora.checking import Job, Tally
from enface.corpora.cutting import Batch, cut
from enface.corpora.findings import write_findings
from enface.corpora.folder import Folder, Receipt
from enface.corpora.keys import KEYS, Keys, read_keys, thing_of
from enface.corpora.reading import read_batches
from enface.corpora.shards import Shard
from enface.formats.atomic import replace_file
from enface.model import Document, Segment
from enface.rules import Analysis, DocumentAnalysis
from enface.rules.as_data import finding_object
from enface.rules.finishing import ActiveRule, finish
from enface.rules.registry import Hit
from enface.rules.runner import Run

PARTITION = 2_000_000
"""Keys of a partition, about: what is sorted at once."""
_MOST_MEMBERS = 10_000
"""Segments of a group that a rule is given: half of them by the most frequent rendering, half by the others."""
_MOST_OPEN = 200
"""Files of texts that are open at a time."""
_MEMBERS = np.dtype([("batch", "u4"), ("row", "u4"), ("high", "u8"), ("low", "u8"), ("rule", "u4")])
_INDEX = np.dtype(
    [("high", "u8"), ("low", "u8"), ("rule", "u4"), ("batch", "u4"), ("row", "u4"), ("at", "u8"), ("size", "u4")]
)


class Batches(NamedTuple):
    """All batches of a run by their names, in order, as a file that every worker reads; the name of that list."""

    name: str
    partitions: int

    def bounds(self, partition: int) -> tuple[int, int]:
        """The first halves of the keys of a partition: from, and below."""
        return partition * 2**64 // self.partitions, (partition + 1) * 2**64 // self.partitions


def list_batches(folder: Folder, names: Sequence[str], size: int = PARTITION) -> Batches:
    """Write down the batches of a run, and say into how many partitions their keys fall."""
    text = "\n".join(names)
    keys = sum(folder.keys(name).stat().st_size for name in names) // KEYS.itemsize
    digest = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    replace_file(folder.across(f"batches-{digest}"), text.encode())
    return Batches(digest, max(1, -(-keys // size)) if keys else 0)


@lru_cache(maxsize=1)
def _names(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")


def partition_name(batches: Batches, partition: int) -> str:
    """How what is found in a partition is called."""
    return f"across-{batches.name}-{partition:06d}"


class Grouping(NamedTuple):
    """The task of finding the groups of a partition in which a rule may find something."""

    batches: Batches
    partition: int

    def perform(self, job: Job) -> int:
        """How many segments there are in such groups; they are kept in order of their batches."""
        folder = job.folder
        path = _members_path(folder, self.batches, self.partition)
        if not path.exists():
            names = _names(folder.across(f"batches-{self.batches.name}"))
            low, high = self.batches.bounds(self.partition)
            slices = [read_keys(folder.keys(name), low, high) for name in names]
            batch = np.repeat(np.arange(len(slices), dtype="u4"), [len(one) for one in slices])
            replace_file(path, _differing(np.concatenate(slices), batch).tobytes())
        return path.stat().st_size // _MEMBERS.itemsize


def _members_path(folder: Folder, batches: Batches, partition: int) -> Path:
    return folder.across(f"members-{batches.name}-{partition:06d}")


def _differing(keys: Keys, batch: npt.NDArray[np.uint32]) -> npt.NDArray[np.void]:
    """The members of groups of several segments that are not all the same in what must differ."""
    order = np.lexsort((keys["row"], batch, keys["low"], keys["high"]))
    keys, batch = keys[order], batch[order]
    if not len(keys):
        return np.empty(0, _MEMBERS)
    begins = np.ones(len(keys), bool)
    begins[1:] = (keys["high"][1:] != keys["high"][:-1]) | (keys["low"][1:] != keys["low"][:-1])
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.append(starts, len(keys)))
    least, most = np.minimum.reduceat(keys["differs"], starts), np.maximum.reduceat(keys["differs"], starts)
    differ = least != most
    kept = np.repeat(differ, sizes)
    for group in np.flatnonzero(differ & (sizes > _MOST_MEMBERS)):
        place = slice(starts[group], starts[group] + sizes[group])
        kept[place] = _chosen(keys["differs"][place])
    members = np.empty(int(kept.sum()), _MEMBERS)
    members["batch"] = batch[kept]
    for name in ("row", "high", "low", "rule"):
        members[name] = keys[name][kept]
    return members[np.argsort(members["batch"], kind="stable")]


def _chosen(differs: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which members of a large group are looked at, in order."""
    values, counts = np.unique(differs, return_counts=True)
    usual = differs == values[np.argmax(counts)]
    half = _MOST_MEMBERS // 2
    chosen: npt.NDArray[np.bool_] = (usual & (np.cumsum(usual) <= half)) | (~usual & (np.cumsum(~usual) <= half))
    return chosen


class Fetching(NamedTuple):
    """The task of fetching the texts of the members of groups from some batches of a shard; `first` is their place."""

    shard: Shard
    batches: tuple[Batch, ...]
    first: tuple[int, ...]
    listed: Batches

    def perform(self, job: Job) -> int:
        """How many texts were fetched."""
        folder = job.folder
        wanted: dict[int, tuple[int, npt.NDArray[np.void]]] = {}
        for batch, place in zip(self.batches, self.first, strict=True):
            if not _index_path(folder, self.listed, place).exists():
                wanted[batch.number] = place, self._members(folder, place)
        left = [batch for batch in self.batches if batch.number in wanted]
        made = folder.cut(self.shard) or cut(self.shard, job.size)
        for place, members in wanted.values():
            if not len(members):
                replace_file(_index_path(folder, self.listed, place), b"")
        left = [batch for batch in left if len(wanted[batch.number][1])]
        for batch, held in read_batches(self.shard, made, left) if left else ():
            if isinstance(held, Exception):
                raise held  # it could be read before
            place, members = wanted[batch.number]
            _keep_texts(job, self.listed, place, members, held)
        return sum(len(members) for _, members in wanted.values())

    def _members(self, folder: Folder, place: int) -> npt.NDArray[np.void]:
        found = []
        for partition in range(self.listed.partitions):
            path = _members_path(folder, self.listed, partition)
            if path.stat().st_size:
                members = np.memmap(path, _MEMBERS, "r")
                start, stop = np.searchsorted(members["batch"], [place, place + 1])
                found.append(np.array(members[start:stop]))
        return np.concatenate(found) if found else np.empty(0, _MEMBERS)


class _Text(NamedTuple):
    """A segment that was fetched: where it stands, and what rules ask of its document."""

    segment: Segment
    path: str
    document: str
    line: int | None
    weighed: dict[str, Any]


def _keep_texts(
    job: Job, batches: Batches, place: int, members: npt.NDArray[np.void], held: tuple[Document, ...]
) -> None:
    """Write the texts of some rows of a batch one after another, and where each begins, by the key of its group."""
    folder = job.folder
    texts = _texts(job, held, sorted({int(row) for row in members["row"]}))
    places: dict[int, tuple[int, int]] = {}
    at = 0

    def written() -> Iterator[bytes]:
        nonlocal at
        for row, text in texts:
            data = pickle.dumps(tuple(text), pickle.HIGHEST_PROTOCOL)
            places[row] = at, len(data)
            at += len(data)
            yield data

    replace_file(_texts_path(folder, batches, place), written())
    index = np.empty(len(members), _INDEX)
    for name in ("high", "low", "rule", "batch", "row"):
        index[name] = members[name]
    index["at"], index["size"] = np.array([places[int(row)] for row in members["row"]]).T
    index = index[np.lexsort((index["row"], index["low"], index["high"]))]
    replace_file(_index_path(folder, batches, place), index.tobytes())


def _texts(job: Job, held: Iterable[Document], rows: Sequence[int]) -> Iterator[tuple[int, _Text]]:
    """The segments of these rows of a batch."""
    weights = dict.fromkeys(weight for active in Run(job.profile).in_corpora for weight in active.rule.weighs)
    wanted, before = iter(rows), 0
    row = next(wanted, None)
    for document in held:
        after = before + len(document.segments)
        weighed: dict[str, Any] | None = None
        while row is not None and row < after:
            if weighed is None:
                weighed = DocumentAnalysis(document, job.glossary, job.profile).weigh(weights)
            ordinal = row - before
            line = document.lines[ordinal] if document.lines else None
            yield row, _Text(document.segments[ordinal], document.path, document.name, line, weighed)
            row = next(wanted, None)
        before = after


def _index_path(folder: Folder, batches: Batches, place: int) -> Path:
    return folder.across(f"index-{batches.name}-{place:06d}")


def _texts_path(folder: Folder, batches: Batches, place: int) -> Path:
    return folder.across(f"texts-{batches.name}-{place:06d}")


class Judging(NamedTuple):
    """The task of running the rules across documents over the groups of a partition."""

    batches: Batches
    partition: int

    def perform(self, job: Job) -> Receipt:
        """What came of it."""
        folder, name = job.folder, partition_name(self.batches, self.partition)
        if (known := folder.receipt(name)) is not None:
            return known
        run, tally = Run(job.profile), Tally()
        with closing(_Fetched(folder, self.batches)) as fetched:
            write_findings(folder.findings(name), job.format, tally.counting(self._found(job, run, fetched)))
        receipt = tally.receipt("", self.partition, run.problems)
        folder.keep_receipt(name, receipt)
        return receipt

    def _found(self, job: Job, run: Run, fetched: _Fetched) -> Iterator[dict[str, Any]]:
        index = fetched.index(*self.batches.bounds(self.partition))
        for group in _groups(index):
            texts = list(map(fetched.text, group))
            wholes: dict[tuple[str, str], DocumentAnalysis] = {}
            same = [_stand_in(job, text, int(one["row"]), wholes) for text, one in zip(texts, group, strict=True)]
            active = run.in_corpora[int(group[0]["rule"])]
            hits: defaultdict[int, list[Hit]] = defaultdict(list)
            for hit in _hits(run, active, same, group[0]):
                hits[id(hit.analysis)].append(hit)
            for analysis, text in zip(same, texts, strict=True):
                for finding in finish([(active, hit) for hit in hits.pop(id(analysis), ())]):
                    yield finding_object(finding, text.segment, line=text.line)


def _hits(run: Run, active: ActiveRule, same: Sequence[Analysis], one: np.void) -> list[Hit]:
    if active.rule.mentions is None:
        return run.in_group(active, same)
    thing = thing_of(active, same[0], (int(one["high"]), int(one["low"])))
    return run.in_mentions(active, same, thing)


def _groups(index: npt.NDArray[np.void]) -> Iterator[npt.NDArray[np.void]]:
    """The members of each group in order, the groups by their first member."""
    if not len(index):
        return
    index = index[np.lexsort((index["row"], index["batch"], index["low"], index["high"]))]
    others = (index["high"][1:] != index["high"][:-1]) | (index["low"][1:] != index["low"][:-1])
    rows = (index["batch"][1:] != index["batch"][:-1]) | (index["row"][1:] != index["row"][:-1])
    once = np.append(True, others | rows)  # a segment may mention a thing by several names
    index, changes = index[once], others[once[1:]]
    starts = np.concatenate(([0], np.flatnonzero(changes) + 1))
    stops = np.append(starts[1:], len(index))
    first = index[starts]
    for group in np.lexsort((first["rule"], first["row"], first["batch"])):
        yield index[starts[group] : stops[group]]


def _stand_in(job: Job, text: _Text, row: int, wholes: dict[tuple[str, str], DocumentAnalysis]) -> Analysis:
    """The segment in a document that knows of itself only what rules ask; segments of one document share it."""
    whole = wholes.get((text.path, text.document))
    if whole is None:
        whole = DocumentAnalysis(Document(text.path, text.document, ()), job.glossary, job.profile)
        whole.be_told(text.weighed)
        wholes[text.path, text.document] = whole
    return Analysis(text.segment, whole.document, job.glossary, job.profile, row, whole)


class _Fetched:
    """The texts that were fetched, some of their files held open."""

    def __init__(self, folder: Folder, batches: Batches) -> None:
        self._folder = folder
        self._batches = batches
        self._open: dict[int, IO[bytes]] = {}

    def close(self) -> None:
        """Close all of them."""
        for file in self._open.values():
            file.close()

    def index(self, low: int, high: int) -> npt.NDArray[np.void]:
        """Where the texts stand of keys whose first half is at least `low` and below `high`."""
        found = [np.empty(0, _INDEX)]
        for place in range(len(_names(self._folder.across(f"batches-{self._batches.name}")))):
            path = _index_path(self._folder, self._batches, place)
            if path.stat().st_size:
                kept = np.memmap(path, _INDEX, "r")
                start = int(np.searchsorted(kept["high"], np.uint64(low)))
                stop = len(kept) if high >= 2**64 else int(np.searchsorted(kept["high"], np.uint64(high)))
                found.append(np.array(kept[start:stop]))
        return np.concatenate(found)

    def text(self, one: np.void) -> _Text:
        """The text of a place."""
        file = self._file(int(one["batch"]))
        file.seek(int(one["at"]))
        fields = pickle.loads(file.read(int(one["size"])))
        return _Text(*fields)

    def _file(self, batch: int) -> IO[bytes]:
        if batch not in self._open:
            if len(self._open) >= _MOST_OPEN:
                self._open.pop(next(iter(self._open))).close()
            self._open[batch] = _texts_path(self._folder, self._batches, batch).open("rb")
        return self._open[batch]
