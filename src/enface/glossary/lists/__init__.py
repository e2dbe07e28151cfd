"""Files of terms, one module a kind: recognised by content, read into concepts, written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from enface.formats.contract import MAX_BYTES, Fault
from enface.glossary.concepts import CHINESE_ENGLISH, Languages, TermList
from enface.model import EnfaceError, ImportProblem, Problem

_MODULES = ("tbx", "utx", "workbook", "table")
"""In the order in which they are asked."""

_HEAD = 8192
_NOT_OURS = (".", "~$")
"""How hidden files begin, and those that Office lays beside an open one."""


class Kind(Protocol):
    """One module in this package: recognises and reads one kind of term list.

    It may offer `faults(data, path) -> tuple[Fault, ...]`, where a file breaks the standard of its kind.
    """

    NAME: str

    ENDINGS: frozenset[str]
    """The endings, in lower case, that speak for this kind where no content is recognised."""

    def recognises(self, head: bytes, /) -> bool:
        """Whether a file that begins with `head` is of this kind, by its content."""

    def read(self, data: bytes, path: str, languages: Languages, /) -> TermList:
        """The concepts in `data`; the languages are those of columns that do not name theirs. Raises EnfaceError."""


def recognised(head: bytes) -> Kind | None:
    """The kind of a file that begins so; None where it is none of ours."""
    return next((kind for kind in _kinds() if kind.recognises(head)), None)


def is_term_base(head: bytes) -> bool:
    """Whether a file that begins so can be nothing but a term list: TBX or UTX, while a table may be bilingual text."""
    kind = recognised(head)
    return kind is not None and kind.NAME in ("TBX", "UTX")


def read_list(path: str | Path, languages: Languages = CHINESE_ENGLISH) -> TermList:
    """The concepts of a file. Raises EnfaceError with all problems of the file."""
    return read_bytes(file_bytes(Path(path)), str(path), languages)


def read_bytes(data: bytes, path: str, languages: Languages = CHINESE_ENGLISH) -> TermList:
    """The concepts in `data`, which stands at `path`. Raises EnfaceError with all problems."""
    *others, table = _kinds()
    ending = Path(path).suffix.lower()
    by_ending = next((kind for kind in others if ending in kind.ENDINGS), table)
    kind = recognised(data[:_HEAD]) or by_ending
    if kind is table and data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        remedy = "TBX begins with <tbx>, or <martif> in its version of 2008."
        raise ImportProblem(path, "XML, but no list of terms.", remedy=remedy)
    return kind.read(data, path, languages)


def faults_of(path: str | Path) -> tuple[Fault, ...]:
    """Where a file breaks the standard of its kind, if there is one. Raises EnfaceError where it cannot be read."""
    data = file_bytes(Path(path))
    faults = getattr(recognised(data[:_HEAD]), "faults", None)
    return faults(data, str(path)) if faults else ()


def list_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` stand for: a folder for every term list in it, sorted by name."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if _is_list(file))
        else:
            yield path


def _is_list(path: Path) -> bool:
    """Whether a file of a folder is a term list, by its ending, so that reading says what is wrong, or its content."""
    if path.name.startswith(_NOT_OURS) or not path.is_file():
        return False
    return any(path.suffix.lower() in kind.ENDINGS for kind in _kinds()) or recognised(head_of(path)) is not None


def head_of(path: Path) -> bytes:
    """The bytes by which a file is recognised; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _kinds() -> list[Kind]:
    return [cast(Kind, import_module(f"enface.glossary.lists.{name}")) for name in _MODULES]


def file_bytes(path: Path) -> bytes:
    """What stands in a file. Raises EnfaceError where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise EnfaceError(Problem(str(path), "no such glossary.", "Check the path.")) from None
    except OSError as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error.strerror}.", "Check its permissions.")) from None
    if len(data) > MAX_BYTES:
        raise EnfaceError(Problem(str(path), f"larger than {MAX_BYTES // 1_000_000} MB.", "Split it."))
    return data
