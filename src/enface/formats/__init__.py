"""Bilingual files: recognised by content, read into documents, written back unharmed."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from enface.formats.allocation import no_search_for_cycles
from enface.formats.atomic import replace_file
from enface.formats.contract import Change, Format, Segmenting, SegmentKey
from enface.formats.disk import file_bytes
from enface.formats.guide import NO_GUIDE, Guide, Joint, Known
from enface.formats.pair_files import lacks_target, source_of, target_of
from enface.formats.verify import first_difference, same_words
from enface.model import Document, ImportProblem

__all__ = [
    "Change", "Format", "Guide", "Joint", "Known", "SegmentKey", "called", "file_bytes", "find_files", "joints",
    "marks_segments", "read", "read_bytes", "recognise", "reviewed_file", "source_of", "spliced", "write_back",
]  # fmt: skip

_MODULES = ("xliff2", "xliff1", "tmx", "po", "xlsx", "docx", "jsonl", "tsv", "csv", "text", "markdown", "pair")
"""In the order in which they are asked."""

_KNOWN = "XLIFF, TMX, PO, tables in Excel, Word, TSV, CSV and JSONL, text and Markdown"
"""The same in the words of those who use them."""

_CALLED = {
    "xliff2": "XLIFF 2", "xliff1": "XLIFF 1", "tmx": "TMX", "po": "PO", "text": "English text",
    "markdown": "English Markdown", "pair": "Chinese and English text", "xlsx": "table in Excel",
    "docx": "table in Word", "jsonl": "table in JSONL", "tsv": "table in TSV", "csv": "table in CSV",
}  # fmt: skip
"""What people call each of the formats."""

_ONLY_NAMED = frozenset({"markdown"})
"""What is opened where it is named, but not where its folder is: a read-me beside a delivery is no document of it."""

_HEAD = 8192
_LOCK = "~$"
"""How the names of the files begin that Office lays beside an open one."""


def recognise(data: bytes, path: str | Path) -> Format:
    """The format of a file's bytes. Raises ImportProblem where it is none of ours."""
    format_ = _recognised(data[:_HEAD], Path(path))
    if format_ is None:
        remedy = f"Known are {_KNOWN}; the first line of a table names its columns, at least target."
        raise ImportProblem(str(path), "not recognised as a bilingual file.", remedy=remedy)
    return format_


def called(format_: str) -> str:
    """A document's format, such as `tsv, utf-8`, in the words of those who use it."""
    name, comma, rest = format_.partition(",")
    return f"{_CALLED.get(name, name)}{comma}{rest}"


def _recognised(head: bytes, path: Path) -> Format | None:
    """By content; the ending decides between several, and where no content fits, so that reading says what is wrong.

    No more formats are loaded than it takes to know. What has its source beside it is a pair whatever else it is.
    """
    if source_of(path) is not None:
        return _format("pair")
    ending = path.suffix.lower()
    # The one that is called as the file ends first: with that ending it would be taken before any other.
    fitting: list[Format] = []
    for format_ in map(_format, sorted(_MODULES, key=lambda name: f".{name}" != ending)):
        if format_.recognises(head, path):
            fitting.append(format_)
            if ending in format_.ENDINGS:
                return format_
    by_ending = (format_ for format_ in map(_format, _MODULES) if ending in format_.ENDINGS)
    return fitting[0] if fitting else next(by_ending, None)


def _format(name: str) -> Format:
    return cast(Format, importlib.import_module(f"enface.formats.{name}"))


def read(path: str | Path, guide: Guide = NO_GUIDE) -> tuple[Document, ...]:
    """The documents of a file, in order. Raises ImportProblem with file, line, reason and remedy."""
    path = reviewed_file(Path(path))
    return read_bytes(file_bytes(path), str(path), guide)


def reviewed_file(path: Path) -> Path:
    """The file that is opened for one: of a pair of texts the English one, else the file itself."""
    return target_of(path) or path


def read_bytes(data: bytes, path: str, guide: Guide = NO_GUIDE) -> tuple[Document, ...]:
    """The documents in `data`, which stands at `path` or came from standard input, `-`. Raises ImportProblem.

    Where the file does not mark its segments, the `guide` helps to find them.
    """
    if not data:
        raise ImportProblem(path, "the file is empty.", remedy="Check that the export that made it finished.")
    format_ = recognise(data, path)
    with no_search_for_cycles():
        return _read(format_, data, path, guide)


def marks_segments(data: bytes, path: str) -> bool:
    """Whether the file itself says where its segments begin and end. Raises ImportProblem where it is none of ours."""
    return recognise(data, path).MARKS_SEGMENTS


def joints(data: bytes, path: str, guide: Guide) -> tuple[Joint, ...]:
    """What stands between each segment and the next of a file that does not mark them. Raises ImportProblem."""
    return cast(Segmenting, recognise(data, path)).joints(data, path, guide)


def _read(format_: Format, data: bytes, path: str, guide: Guide) -> tuple[Document, ...]:
    return format_.read(data, path) if format_.MARKS_SEGMENTS else cast(Segmenting, format_).read(data, path, guide)


def spliced(data: bytes, path: str, changes: Mapping[SegmentKey, Change], guide: Guide = NO_GUIDE) -> bytes:
    """`data` with the changed targets spliced in, read again and compared.

    Of a file that does not mark its segments they are those that the `guide` knows. Raises ImportProblem, and so
    nothing is written, where any segment reads back otherwise than it should.
    """
    format_ = recognise(data, path)
    with no_search_for_cycles():
        if format_.MARKS_SEGMENTS:
            result = format_.write(data, path, changes)
        else:
            result = cast(Segmenting, format_).write(data, path, changes, guide)
        if result == data:
            return data
        before, after = _read(format_, data, path, guide), _read_again(format_, result, path)
    if format_.MARKS_SEGMENTS:
        segment = first_difference(before, after, changes)
        if segment is not None:
            raise _not_as_written(path, f"segment {segment!r} would not read back as it was written")
    elif not same_words(before, after, changes):
        raise _not_as_written(path, "the text would not read back as it was written")
    return result


def _read_again(format_: Format, result: bytes, path: str) -> tuple[Document, ...]:
    try:
        return format_.read(result, path)
    except ImportProblem as problem:
        raise _not_as_written(path, f"it could not be read again ({problem.problems[0].reason.rstrip('.')})") from None


def _not_as_written(path: str, reason: str) -> ImportProblem:
    remedy = "Look for control characters in the edited targets."
    return ImportProblem(path, f"{reason}; nothing was written.", remedy=remedy)


def write_back(path: str | Path, changes: Mapping[SegmentKey, Change], output: str | Path) -> None:
    """Write the file at `path` with `changes` to `output`, which may be the same; whole or not at all.

    Raises ImportProblem.
    """
    replace_file(Path(output), spliced(file_bytes(path), str(path), changes))


def find_files(folder: str | Path) -> Iterator[Path]:
    """The bilingual files in a folder and below, sorted; hidden ones and what is not recognised are passed over.

    Of a pair of texts it is the English one; Markdown that is no pair and a text called Chinese without its English are
    passed over too.
    """
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith((".", _LOCK))]
    yield from (path for path in sorted(found) if path.is_file() and _is_ours(path))


def _is_ours(path: Path) -> bool:
    if reviewed_file(path) != path or lacks_target(path):
        return False
    try:
        with path.open("rb") as file:
            format_ = _recognised(file.read(_HEAD), path)
    except OSError:
        return True  # reading it will say what is wrong
    return format_ is not None and format_.NAME not in _ONLY_NAMED
