"""Words that are slow to come by, kept in the user's cache folder between runs."""

from __future__ import annotations

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
        _keep(cache, "\n".join([f"{head} {len(made)}", *made]))
        return made
    return tuple(make())


def _keep(path: Path, text: str) -> None:
    """Write so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    os.replace(file.name, path)
