"""The peer that installs from the package index: how translate-toolkit reads files and writes them back."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

from translate.storage import factory, xliff2

_XLIFF2 = re.compile(rb"<xliff[^>]*\sversion=.2")
NAME = f"translate-toolkit {metadata.version('translate-toolkit')}"


def round_trip(path: Path, edits: int, chance: random.Random) -> tuple[str, str]:
    """What becomes of a file, in the words of `enface doctor --round-trip`.

    An edit is as meant where the edited units, and all others, read back as they should.
    """
    try:
        store = _opened(path.read_bytes(), path)
        unedited = "identical" if bytes(store) == path.read_bytes() else "differs"
    except Exception:  # noqa: BLE001 - a peer may fail in any way
        return "unedited refused", "edited skipped"
    return f"unedited {unedited}", f"edited {_edited(store, path, edits, chance)}"


def _edited(store: Any, path: Path, edits: int, chance: random.Random) -> str:
    free = [number for number, unit in enumerate(store.units) if unit.istranslatable()]
    if not free:
        return "skipped"
    try:
        expected = [(unit.source, unit.target) for unit in store.units]
        for number in chance.sample(free, min(edits, len(free))):
            unit = store.units[number]
            unit.target = f"{unit.target or ''} edited {chance.randrange(1000)}".strip()
            expected[number] = (expected[number][0], unit.target)
        found = [(unit.source, unit.target) for unit in _opened(bytes(store), path).units]
    except Exception:  # noqa: BLE001 - a peer may fail in any way
        return "differs"
    return "clean" if found == expected else "differs"


def read(path: Path) -> object:
    """All sources and targets of a file."""
    return [(unit.source, unit.target) for unit in _opened(path.read_bytes(), path).units]


def writing(path: Path, step: int) -> Callable[[], object]:
    """How new targets for every so many units are put into an opened file and it is written."""
    store = _opened(path.read_bytes(), path)
    units = [unit for unit in store.units if unit.istranslatable()][::step]
    targets = [f"{unit.target} edited" for unit in units]

    def write() -> object:
        for unit, target in zip(units, targets, strict=True):
            unit.target = target
        return bytes(store)

    return write


def edit(path: Path) -> object:
    """Read, edit every tenth target and write."""
    return writing(path, 10)()


def _opened(data: bytes, path: Path) -> Any:
    if _XLIFF2.search(data, 0, 4096):
        open_xliff2: Any = xliff2.Xliff2File.parsestring  # its factory knows only the older ones
        return open_xliff2(data)
    file = io.BytesIO(data)
    file.name = str(path)
    return factory.getobject(file)
