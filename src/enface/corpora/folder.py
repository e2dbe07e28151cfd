"""The folder of a run: its settings, findings and receipts of batches, a manifest; every file whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from enface.corpora.cutting import Batch, Cut
from enface.corpora.shards import Shard
from enface.formats.atomic import replace_file
from enface.model import EnfaceError, Problem
from enface.rules.as_data import dumps

MANIFEST = "manifest.json"
SETTINGS = "settings.json"
_UNFINISHED = ".enface-"
_FOLDERS = ("findings", "receipts", "cuts", "keys", "across")


class Told(NamedTuple):
    """How often a rule spoke in a batch, and the number of its first finding there, from 0."""

    asserted: int
    advised: int
    first: int


@dataclass(frozen=True)
class Receipt:
    """What came of a batch, or of a partition of what looks across the corpus; where it is, so are its findings.

    `foreign` segments are in languages that there are no rules for. `severities` count the asserted findings. `path`
    and `number` are the shard's and the batch's, or nothing and the partition's.
    """

    path: str
    number: int
    segments: int = 0
    foreign: int = 0
    rules: dict[str, Told] = field(default_factory=dict)
    severities: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Folder:
    """Names what a run keeps, writes and reads it."""

    def __init__(self, root: Path, format_: str) -> None:
        self.root = root
        self.format = format_

    def begin(self, settings: dict[str, Any]) -> None:
        """Take the folder for a run with these settings, or go on with one that has the same.

        Raises EnfaceError where it holds something else.
        """
        path = self.root / SETTINGS
        if path.exists():
            if json.loads(path.read_text("utf-8")) != json.loads(dumps(settings)):
                reason = "holds a run with other settings, glossary, rules or version of enface."
                raise EnfaceError(Problem(str(self.root), reason, "Name another folder, or delete this one."))
        elif self.root.is_dir() and any(self.root.iterdir()):
            reason = "is not empty and holds no run."
            raise EnfaceError(Problem(str(self.root), reason, "Name a new folder for the findings."))
        else:
            try:
                self.root.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EnfaceError(Problem(str(self.root), f"cannot be made: {error.strerror}.")) from None
            replace_file(path, dumps(settings, indent=1).encode())
        for name in _FOLDERS:
            (self.root / name).mkdir(exist_ok=True)

    def findings(self, name: str) -> Path:
        """Where the findings of a batch, by its name, stand."""
        return self.root / "findings" / f"{name}.{self.format}"

    def keys(self, name: str) -> Path:
        """Where the keys of a batch stand, by which its segments belong to others."""
        return self.root / "keys" / name

    def across(self, name: str) -> Path:
        """Where something stands that is needed on the way to what looks across the corpus."""
        return self.root / "across" / name

    def cut(self, shard: Shard) -> Cut | None:
        """Where the batches of a shard are, if that is known."""
        try:
            kept = json.loads(self._cut(shard).read_text("utf-8"))
        except FileNotFoundError:
            return None
        batches = tuple(Batch(*one) for one in kept["batches"])
        return Cut(batches, kept["head"].encode("latin-1"), kept["tail"].encode("latin-1"), kept["whole"])

    def keep_cut(self, shard: Shard, made: Cut) -> None:
        """Remember where the batches of a shard are."""
        head, tail = made.head.decode("latin-1"), made.tail.decode("latin-1")
        data = {"batches": made.batches, "head": head, "tail": tail, "whole": made.whole}
        replace_file(self._cut(shard), dumps(data).encode())

    def _cut(self, shard: Shard) -> Path:
        return self.root / "cuts" / f"{shard.name}.json"

    def receipt(self, name: str) -> Receipt | None:
        """What came of a batch, if it is done."""
        try:
            return receipt_of(json.loads((self.root / "receipts" / f"{name}.json").read_text("utf-8")))
        except FileNotFoundError:
            return None

    def keep_receipt(self, name: str, receipt: Receipt) -> None:
        """Say that a batch is done; all that belongs to it is written."""
        replace_file(self.root / "receipts" / f"{name}.json", dumps(asdict(receipt)).encode())

    def settle(self, manifest: dict[str, Any], names: Iterable[str], *, finished: bool) -> None:
        """Write the manifest; of a run that is finished, remove what was needed on the way and what is of no use now.

        `names` are those of the batches and partitions that belong to the run.
        """
        replace_file(self.root / MANIFEST, dumps(manifest, indent=1).encode())
        kept = {f"{name}.{ending}" for name in names for ending in (self.format, "json")}
        for folder in _FOLDERS:
            for path in self._listed(folder):
                is_of_no_use = finished and folder in {"findings", "receipts"} and path.name not in kept
                if is_of_no_use or path.name.startswith(_UNFINISHED):  # a worker that was killed leaves such
                    path.unlink(missing_ok=True)
        if finished:
            for path in self._listed("across"):
                path.unlink(missing_ok=True)

    def _listed(self, folder: str) -> Iterator[Path]:
        with suppress(FileNotFoundError), os.scandir(self.root / folder) as entries:
            yield from (Path(entry.path) for entry in entries if entry.is_file())


def batch_name(shard: Shard, number: int) -> str:
    """How what is made of a batch is called."""
    return f"{shard.name}-{number:06d}"


def receipt_of(data: dict[str, Any]) -> Receipt:
    """A receipt as it was kept."""
    rules = {rule: Told(*told) for rule, told in data["rules"].items()}
    problems = tuple(Problem(**problem) for problem in data["problems"])
    return Receipt(**{**data, "rules": rules, "problems": problems})
