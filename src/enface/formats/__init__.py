"""Bilingual files: recognised by content, read into documents, written back unharmed."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from enface.formats.atomic import replace_file
from enface.formats.contract import Change, Format, SegmentKey
from enface.model import Document, ImportProblem

__all__ = ["Change", "Format", "SegmentKey", "find_files", "read", "read_bytes", "recognise", "spliced", "write_back"]

_MODULES = ("jsonl", "tsv", "csv", "text")
"""In the order in which they are asked."""

MAX_BYTES = 500_000_000
_HEAD = 8192


def recognise(data: bytes, path: str | Path) -> Format:
    """The format of a file's bytes. Raises ImportProblem where it is none of ours."""
    head = data[:_HEAD]
    for name in _MODULES:
        format_ = cast(Format, importlib.import_module(f"enface.formats.{name}"))
        if format_.recognises(head, Path(path)):
            return format_
    remedy = f"Known are {', '.join(_MODULES)}; a table needs a first line that names the column target."
    raise ImportProblem(str(path), "not recognised as a bilingual file.", remedy=remedy)


def read(path: str | Path) -> tuple[Document, ...]:
    """The documents of a file, in order. Raises ImportProblem with file, line, reason and remedy."""
    return read_bytes(file_bytes(path), str(path))


def read_bytes(data: bytes, path: str) -> tuple[Document, ...]:
    """The documents in `data`, which stands at `path` or came from standard input. Raises ImportProblem."""
    if not data:
        raise ImportProblem(path, "the file is empty.", remedy="Check that the export that made it finished.")
    return recognise(data, path).read(data, path)


def file_bytes(path: str | Path) -> bytes:
    """A file's bytes. Raises ImportProblem where it is missing, no file, too large or not readable."""
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            reason = f"larger than {MAX_BYTES // 1_000_000} MB."
            raise ImportProblem(str(path), reason, remedy="Split it.")
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ImportProblem(str(path), "no such file.", remedy="Check the path.") from None
    except IsADirectoryError:
        raise ImportProblem(str(path), "a folder, not a file.", remedy="Name a file in it.") from None
    except OSError as error:
        raise ImportProblem(str(path), f"cannot be read: {error.strerror}.", remedy="Check its permissions.") from None


def spliced(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets spliced in, read again and compared.

    Raises ImportProblem, and so nothing is written, where any segment reads back otherwise than it should.
    """
    format_ = recognise(data, path)
    result = format_.write(data, path, changes)
    before, after = format_.read(data, path), format_.read(result, path)
    expected = [
        (
            document.name,
            segment.id,
            segment.source,
            changes[key].target if (key := (document.name, segment.id)) in changes else segment.target,
        )
        for document in before
        for segment in document.segments
    ]
    found = [
        (document.name, segment.id, segment.source, segment.target)
        for document in after
        for segment in document.segments
    ]
    if expected != found:
        place = next((old for old, new in zip(expected, found, strict=False) if old != new), ("", "?", "", ""))
        reason = f"segment {place[1]!r} would not read back as it was written; nothing was written."
        remedy = "Look for line breaks or control characters in its target."
        raise ImportProblem(path, reason, remedy=remedy)
    return result


def write_back(path: str | Path, changes: Mapping[SegmentKey, Change], output: str | Path) -> None:
    """Write the file at `path` with `changes` to `output`, which may be the same; whole or not at all.

    Raises ImportProblem.
    """
    replace_file(Path(output), spliced(file_bytes(path), str(path), changes))


def find_files(folder: str | Path) -> Iterator[Path]:
    """The bilingual files in a folder and below, sorted; hidden folders and what is not recognised are passed over."""
    for path in sorted(Path(folder).rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and _is_recognised(path):
            yield path


def _is_recognised(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True  # reading it will say what is wrong
    formats: Iterable[Format] = (cast(Format, importlib.import_module(f"enface.formats.{name}")) for name in _MODULES)
    return any(format_.recognises(head, path) for format_ in formats)
