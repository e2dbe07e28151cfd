"""A disk that remembers every write and sync, and tells what may be left of its files after a power cut.

What was synced is there. Of what was written since, each write may be missing, or there, or there in some of its
sectors only, in any combination: https://www.sqlite.org/atomiccommit.html#_hardware_assumptions.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import apsw

SECTOR = 512


class Step(NamedTuple):
    """What happened to a file: `write`, `truncate`, `sync` or `delete`."""

    what: str
    path: str
    offset: int = 0
    data: bytes = b""


class RecordingDisk(apsw.VFS):
    """The system's own files, and a record of what happens to them; `steps` grows while the disk is used."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.steps: list[Step] = []
        super().__init__(name, "")

    def xOpen(self, name, flags):  # noqa: N802 - SQLite's own name
        return _RecordedFile(self.steps, name, flags)

    def xDelete(self, filename, syncdir):  # noqa: N802
        super().xDelete(filename, syncdir)
        self.steps.append(Step("delete", filename, int(syncdir)))


class _RecordedFile(apsw.VFSFile):
    def __init__(self, steps: list[Step], name, flags) -> None:
        super().__init__("", name, flags)
        self._steps = steps
        self._path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)

    def xWrite(self, data, offset):  # noqa: N802
        super().xWrite(data, offset)
        self._steps.append(Step("write", self._path, offset, bytes(data)))

    def xTruncate(self, newsize):  # noqa: N802
        super().xTruncate(newsize)
        self._steps.append(Step("truncate", self._path, newsize))

    def xSync(self, flags):  # noqa: N802
        super().xSync(flags)
        self._steps.append(Step("sync", self._path))


def left_after(steps: list[Step], chance: random.Random) -> dict[str, bytes]:
    """What may be in the files when the power goes after these steps, by path."""
    safe: dict[str, bytearray] = {}
    unsafe: dict[str, list[Step]] = {}
    for step in steps:
        waiting = unsafe.setdefault(step.path, [])
        if step.what == "sync":
            if step.path not in safe:
                # SQLite syncs the folder too, as soon as it has synced a new journal.
                _sync_deletions(safe, unsafe)
            safe.setdefault(step.path, bytearray())
            for one in waiting:
                _carry_out(safe, one)
            waiting.clear()
        elif step.what == "delete" and step.offset:
            waiting.append(step)
            _sync_deletions(safe, unsafe)
        else:
            waiting.append(step)
    # The disk may have kept all of it, or none, or any part.
    kept, torn = chance.choice([(0.0, 0.0), (1.0, 0.0), (0.5, 0.0), (0.4, 0.3), (0.8, 0.15)])
    for waiting in unsafe.values():
        for step in waiting:
            fate = chance.random()
            if fate < kept:
                _carry_out(safe, step)
            elif fate < kept + torn and step.what == "write":
                for sector in range(0, len(step.data), SECTOR):
                    if chance.random() < 0.5:
                        part = step.data[sector : sector + SECTOR]
                        _carry_out(safe, Step("write", step.path, step.offset + sector, part))
    return {path: bytes(content) for path, content in safe.items()}


def _sync_deletions(safe: dict[str, bytearray], unsafe: dict[str, list[Step]]) -> None:
    for path, waiting in unsafe.items():
        last = max((place for place, step in enumerate(waiting) if step.what == "delete"), default=-1)
        if last >= 0:
            safe.pop(path, None)
            del waiting[: last + 1]


def _carry_out(files: dict[str, bytearray], step: Step) -> None:
    if step.what == "delete":
        files.pop(step.path, None)
        return
    content = files.setdefault(step.path, bytearray())
    if step.what == "truncate":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
    else:
        content.extend(bytes(max(0, step.offset - len(content))))
        content[step.offset : step.offset + len(step.data)] = step.data


def put_down(files: dict[str, bytes], database: Path, folder: Path) -> Path:
    """Write a database and its journal as they were left into a folder; the path of the database there."""
    folder.mkdir()
    for name in (database.name, f"{database.name}-wal", f"{database.name}-journal"):
        content = files.get(str(database.with_name(name)))
        if content is not None:
            (folder / name).write_bytes(content)
    return folder / database.name
