"""What is slow to come by, kept in the user's cache folder between runs: plain data, deletable at any time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from platformdirs import user_cache_path


def cached_lines(name: str, made_from: Path, make: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """The lines that `make` gives, none with a line break in it; read from the cache where it has them.

    They are made again when the file they are `made_from` has another size or time. A cache that cannot be read or
    written costs time and nothing else.
    """
    cache = user_cache_path("enface") / f"{name}.txt"
    with suppress(OSError, ValueError):
        origin = made_from.stat()
        head = f"{origin.st_size} {origin.st_mtime_ns}"
        with suppress(FileNotFoundError):
            first, *lines = cache.read_text(encoding="utf-8").split("\n")
            if first == f"{head} {len(lines)}":
                return tuple(lines)
        made = tuple(make())
        _keep(cache, "\n".join([f"{head} {len(made)}", *made]).encode())
        return made
    return tuple(make())


def cached_bytes(name: str) -> bytes | None:
    """What was kept under a name, as it was given to `keep_bytes`; None where there is nothing whole."""
    with suppress(OSError):
        path = user_cache_path("enface") / name
        head, _, body = path.read_bytes().partition(b"\n")
        if head == _digest(body):
            with suppress(OSError):  # the one that was not asked for longest goes first
                os.utime(path)
            return body
    return None


def keep_bytes(name: str, body: bytes, most: int) -> None:
    """Keep data for the next run, and of its kind, what ends like its name, no more than the `most` asked for last."""
    with suppress(OSError):
        path = user_cache_path("enface") / name
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
