"""What is slow to come by, kept in the user's cache folder between runs: plain data, deletable at any time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from sys import byteorder
from tempfile import NamedTemporaryFile

from enface.languages.word_table import WordTable


def _folder() -> Path:
    from platformdirs import user_cache_path  # not to be loaded where no words are asked for

    return user_cache_path("enface")


def cached_table(name: str, made_from: Path, make: Callable[[], bytes]) -> WordTable:
    """The table whose bytes `make` gives; read from the cache where it has them.

    They are made again when the file they are `made_from` has another size or time. A cache that cannot be read or
    written costs time and nothing else.
    """
    cache = _folder() / f"{name}-{byteorder}.table"
    with suppress(OSError, ValueError):
        origin = made_from.stat()
        head = f"{origin.st_size} {origin.st_mtime_ns}"
        with suppress(FileNotFoundError):
            first, _, table = cache.read_bytes().partition(b"\n")
            if first == f"{head} {len(table)}".encode():
                return WordTable(table)
        made = make()
        _keep(cache, b"%s %d\n%s" % (head.encode(), len(made), made))
        return WordTable(made)
    return WordTable(make())


def cached_bytes(name: str) -> bytes | None:
    """What was kept under a name, as it was given to `keep_bytes`; None where there is nothing whole."""
    with suppress(OSError):
        path = _folder() / name
        head, _, body = path.read_bytes().partition(b"\n")
        if head == _digest(body):
            with suppress(OSError):  # the one that was not asked for longest goes first
                os.utime(path)
            return body
    return None


def keep_bytes(name: str, body: bytes, most: int) -> None:
    """Keep data for the next run, and of its kind, what ends like its name, no more than the `most` asked for last."""
    with suppress(OSError):
        path = _folder() / name
        _keep(path, b"%s\n%s" % (_digest(body), body))
        alike = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for one in alike[most:]:
            one.unlink(missing_ok=True)


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()


def _keep(path: Path, data: bytes) -> None:
    """Write so that nobody ever reads half of it, nor anybody else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
        except OSError:
            os.unlink(file.name)
            raise
    os.replace(file.name, path)
