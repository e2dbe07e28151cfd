"""Opens the reviews of a project: the one place that says which database keeps them."""

from __future__ import annotations

from pathlib import Path

from enface.store.contract import Store
from enface.store.sqlite import SQLiteStore


def open_store(path: Path, *, write: bool = True, any_place: bool = False) -> Store:
    """The reviews at `path`, begun where there are none; for reading only without `write`, or where another process
    is writing that cannot bear this one, or where nothing can be written.

    Raises EnfaceError where they are damaged, foreign, or of a newer enface, and unless `any_place`, where they would
    be written in a folder that is synced or on another machine.
    """
    return SQLiteStore.open(path, write=write, any_place=any_place)
