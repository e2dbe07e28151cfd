"""Replacing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from enface.model import ImportProblem

_UMASK = os.umask(0)
os.umask(_UMASK)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else what any new file gets."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        return 0o666 & ~_UMASK


def replace_file(path: Path, data: bytes | Iterator[bytes]) -> None:
    """Put `data` in the place of `path`: a temporary file beside it, fsync, rename, fsync of the folder.

    Much of it may come in parts; where one cannot be made, nothing is changed either.
    A symbolic link stays one: the file that it leads to is replaced.
    Raises ImportProblem where the folder cannot be written or the disk is full; what stood there before stays whole.
    """
    path = Path(os.path.realpath(path))
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".enface-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        if not isinstance(error, OSError):
            raise
        reason = f"cannot be written: {error.strerror}."
        raise ImportProblem(
            str(path), reason, remedy="Nothing was changed; free space or choose another --output."
        ) from None
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the rename last; the file stands there already, so a file system that cannot sync folders is no failure."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
