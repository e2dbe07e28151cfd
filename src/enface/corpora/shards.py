"""The shards of a corpus: files of one kind each, compressed or not, here or on a file system that fsspec knows."""

from __future__ import annotations

import glob
import gzip
import hashlib
import importlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from enface.model import EnfaceError, ImportProblem, Problem

_KINDS = {".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".tmx": "tmx", ".parquet": "parquet"}
_COMPRESSIONS = {".gz": "gzip", ".zst": "zstandard"}
_KNOWN = ".tmx, .tsv, .jsonl and .parquet, the first three also with .gz or .zst behind it"
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PIECE = 1 << 20
_STAMPS = ("ETag", "etag", "mtime", "LastModified", "updated", "created")
"""Under which names file systems tell when a file was written."""
_PLAIN_NAME = re.compile(r"[^\w.-]+", re.ASCII)


class Shard(NamedTuple):
    """A file of a corpus. `stamp` tells one state of it from another: its time, or what its file system has for it."""

    path: str
    size: int
    stamp: str

    @property
    def kind(self) -> str:
        """`tsv`, `jsonl`, `tmx` or `parquet`, by its ending."""
        return _kind(self.path) or ""

    @property
    def compression(self) -> str:
        """`gzip`, `zstandard` or nothing, by its ending."""
        return _COMPRESSIONS.get(os.path.splitext(self.path)[1].lower(), "")

    @property
    def name(self) -> str:
        """How what is made of the shard in this state is called: another state has another name."""
        digest = hashlib.blake2b("\0".join(map(str, self)).encode(errors="surrogateescape"), digest_size=8).hexdigest()
        return f"{_PLAIN_NAME.sub('_', os.path.basename(self.path))[:60]}-{digest}"


def find_shards(paths: Iterable[str]) -> tuple[list[Shard], list[Problem]]:
    """The shards at the paths, each once, those of a folder or a glob sorted; and what is wrong with paths.

    A folder stands for all shards in it and below, hidden ones aside; other files in it are passed over.
    """
    shards: dict[str, Shard] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            found = list(_remote(path) if _REMOTE.match(path) else _local(path))
            if not found:
                raise EnfaceError(Problem(path, "no shard there.", f"Known are {_KNOWN}."))
            for shard in found:
                shards.setdefault(shard.path, shard)
        except EnfaceError as error:
            problems += error.problems
        except OSError as error:
            problems.append(Problem(path, f"cannot be read: {error.strerror or error}.", "Check the path."))
    return list(shards.values()), problems


def _kind(path: str) -> str | None:
    stem, ending = os.path.splitext(path.lower())
    if ending in _COMPRESSIONS:
        kind = _KINDS.get(os.path.splitext(stem)[1])
        return kind if kind != "parquet" else None
    return _KINDS.get(ending)


def _local(path: str) -> Iterator[Shard]:
    if os.path.isdir(path):
        yield from map(_on_disk, sorted(_below(path)))
    elif os.path.exists(path):
        if _kind(path) is None:
            raise EnfaceError(Problem(path, "not known as a shard by its ending.", f"Known are {_KNOWN}."))
        yield _on_disk(path)
    elif glob.has_magic(path):
        names = sorted(glob.glob(path, recursive=True))
        yield from (_on_disk(name) for name in names if _kind(name) and os.path.isfile(name))
    else:
        raise EnfaceError(Problem(path, "no such file or folder.", "Check the path."))


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(parent, name) for name in names if not name.startswith(".") and _kind(name))


def _on_disk(path: str) -> Shard:
    state = os.stat(path)
    return Shard(path, state.st_size, str(state.st_mtime_ns))


def _remote(path: str) -> Iterator[Shard]:
    system, place = _file_system(path)
    protocol = path[: path.index("://") + 3]
    if glob.has_magic(place):
        names = sorted(system.glob(place))
    elif system.isdir(place):
        names = sorted(system.find(place))
    else:
        names = [place]
    for name in names:
        if _kind(name):
            about = system.info(name)
            stamp = next((about[key] for key in _STAMPS if key in about), "")
            yield Shard(protocol + str(name).removeprefix(protocol), int(about.get("size") or 0), str(stamp))


def _file_system(path: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, place = url_to_fs(path)
    except ImportError as error:
        remedy = "pip install 'enface[corpus]' and what this kind of address needs."
        raise EnfaceError(Problem(path, f"this address needs what is not installed: {error}.", remedy)) from None
    except ValueError as error:
        raise EnfaceError(Problem(path, f"not an address that can be read: {error}.", "Check it.")) from None
    return system, place


@contextmanager
def open_shard(shard: Shard) -> Iterator[IO[bytes]]:
    """The bytes of a shard, decompressed. Raises ImportProblem where what is needed for them is not installed."""
    with _open_raw(shard.path) as raw:
        if shard.compression == "gzip":
            with gzip.GzipFile(fileobj=raw) as stream:
                yield cast(IO[bytes], stream)
        elif shard.compression == "zstandard":
            reader = required("zstandard", shard.path).ZstdDecompressor().stream_reader(raw, read_across_frames=True)
            with io.BufferedReader(reader, _PIECE) as stream:
                yield cast(IO[bytes], stream)
        else:
            yield raw


def _open_raw(path: str) -> IO[bytes]:
    if not _REMOTE.match(path):
        return Path(path).open("rb")
    system, place = _file_system(path)
    return cast(IO[bytes], system.open(place, "rb"))


def required(module: str, path: str) -> Any:
    """A module that is an extra. Raises ImportProblem where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise ImportProblem(path, f"cannot be read without {module}.", remedy="pip install 'enface[corpus]'.") from None


def skip(stream: IO[bytes], count: int, *, seekable: bool) -> None:
    """Pass over so many bytes of a stream that stands at its beginning."""
    if seekable:
        stream.seek(count)
        return
    while count > 0:
        piece = stream.read(min(count, _PIECE))
        if not piece:
            return
        count -= len(piece)


def unreadable(shard: Shard, error: Exception) -> ImportProblem:
    """One line about whatever went wrong while a shard was read."""
    if isinstance(error, ImportProblem):
        return error
    reason = str(getattr(error, "strerror", None) or error).strip().rstrip(".") or type(error).__name__
    remedy = "Check the path." if isinstance(error, FileNotFoundError) else "Check that it was written whole."
    return ImportProblem(shard.path, f"cannot be read: {reason[:200]}.", remedy=remedy)
