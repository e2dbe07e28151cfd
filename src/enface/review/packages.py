"""A package: part of a project in one file, to be carried to another machine and back; written and read, no more.

A ZIP archive. `manifest.json` names every other member with its size and hash; `reviews/` holds the events, the hashes
of those that are kept back, and the texts, a JSON array a line; `files/` the documents, their glossaries and settings.
"""

from __future__ import annotations

import hashlib
import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import enface
from enface.formats import file_bytes
from enface.model import EnfaceError, Problem
from enface.store.events import Kind, canonical
from enface.store.exchanges import Exchange, Hidden

VERSION = 1
"""Of the package's own form; a newer one is refused."""

MAX_PART = 500_000_000
"""Bytes of one member, unpacked."""
MAX_TOTAL = 2_000_000_000
MAX_PARTS = 20_000

_MANIFEST = "manifest.json"
_EVENTS, _HIDDEN, _TEXTS = "reviews/events.jsonl", "reviews/elsewhere.jsonl", "reviews/texts.jsonl"
_FILES = "files/"
_MARK = "enface-package"
_DAY = (1980, 1, 1, 0, 0, 0)
_ROW = (str, str, int, int, str, str, str, str, str, str, str, str)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, RuntimeError, OverflowError)
"""What zipfile raises on archives that are broken, or packed in a way that it does not know."""


@dataclass(frozen=True, slots=True)
class About:
    """What a package says of itself: whose project, packed by whom, when, for whom, and the keys of its documents."""

    project: str
    actor: str
    time: str
    person: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read: every member is what the manifest says. `files` by their names in the project."""

    path: Path
    about: About
    exchange: Exchange
    files: Mapping[str, bytes]


def written(about: About, exchange: Exchange, files: Mapping[str, bytes]) -> bytes:
    """The bytes of a package; the same for the same contents."""
    parts = {
        _EVENTS: _lines(exchange.events),
        _HIDDEN: _lines(exchange.hidden),
        _TEXTS: _lines(sorted(exchange.texts.items())),
        **{f"{_FILES}{name}": data for name, data in sorted(files.items())},
    }
    manifest = {
        _MARK: VERSION,
        "enface": enface.__version__,
        "project": about.project,
        "by": about.actor,
        "made": about.time,
        "for": about.person,
        "documents": list(about.documents),
        "parts": {name: {"size": len(data), "hash": _hash(data)} for name, data in parts.items()},
    }
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {_MANIFEST: canonical(manifest).encode(), **parts}.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return output.getvalue()


def _lines(rows: Iterable[Iterable[object]]) -> bytes:
    return "".join(f"{canonical(list(row))}\n" for row in rows).encode()


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def fits(name: str) -> bool:
    """Whether a file of a project may travel under its name: into the project's folder and nowhere else."""
    parts = name.split("/")
    return (
        all(part and not part.startswith(".") and part == part.strip() for part in parts)
        and not any(char in name or ord(char) < 32 for char in '\\:*?"<>|\x7f')
        and name.isprintable()
        and not parts[0].startswith("reviews.db")
        and parts[0] not in {"backups", "out"}
    )


def read(path: Path) -> Package:
    """Read a package and check it against its manifest.

    Raises EnfaceError where it is none, of a newer form, damaged, too large, or names a place outside of a project.
    """
    data = file_bytes(path)
    if not data.startswith(b"PK"):
        raise _foreign(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(path, archive)
    except _UNREADABLE as error:
        raise _damaged(path) from error


def _checked(path: Path, archive: zipfile.ZipFile) -> Package:
    members = {member.filename: member for member in archive.infolist()}
    if _MANIFEST not in members:
        raise _foreign(path)
    _refuse_large(path, archive)
    try:
        manifest: dict[str, Any] = json.loads(archive.read(members[_MANIFEST]))
        version, parts = manifest.get(_MARK), manifest.get("parts")
    except (AttributeError, ValueError, RecursionError) as error:
        raise _foreign(path) from error
    if not isinstance(version, int):
        raise _foreign(path)
    if version > VERSION:
        made = (
            f"is a package of form {version}, made by enface {manifest.get('enface', '?')}; this one knows {VERSION}."
        )
        raise EnfaceError(Problem(str(path), made, "Update enface; nothing was taken in."))
    if not isinstance(parts, dict) or {*parts, _MANIFEST} != members.keys() or len(members) != len(archive.infolist()):
        raise _damaged(path)
    contents: dict[str, bytes] = {}
    for name, said in parts.items():
        if name.startswith(_FILES):
            _refuse_place(path, members[name])
        contents[name] = archive.read(members[name])
        if not isinstance(said, dict) or said.get("hash") != _hash(contents[name]):
            raise _damaged(path)
    files = {name.removeprefix(_FILES): content for name, content in contents.items() if name.startswith(_FILES)}
    if {_EVENTS, _HIDDEN, _TEXTS} != contents.keys() - {f"{_FILES}{name}" for name in files}:
        raise _damaged(path)
    if len({name.casefold() for name in files}) != len(files):
        raise EnfaceError(Problem(str(path), "two of its files have names that differ in capitals alone."))
    return Package(path, _about(path, manifest), _exchange(path, contents), files)


def _refuse_large(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    sizes = [member.file_size for member in members]
    if len(members) > MAX_PARTS or max(sizes) > MAX_PART or sum(sizes) > MAX_TOTAL:
        size = f"{len(members):,} parts of {sum(sizes) // 1_000_000:,} MB"
        limit = f"{MAX_PARTS:,} parts, {MAX_PART // 1_000_000:,} MB each and {MAX_TOTAL // 1_000_000:,} MB in all"
        raise EnfaceError(Problem(str(path), f"unpacks to {size}; the limit is {limit}.", "Pack fewer documents."))


def _refuse_place(path: Path, member: zipfile.ZipInfo) -> None:
    name = member.filename.removeprefix(_FILES)
    if not fits(name) or stat.S_ISLNK(member.external_attr >> 16):
        reason = f"names a file that is not to be put anywhere: {name!r}"
        raise EnfaceError(Problem(str(path), f"{reason}.", "Nothing was taken in; do not trust where it came from."))


def _about(path: Path, manifest: Mapping[str, Any]) -> About:
    texts = [manifest.get(name) for name in ("project", "by", "made", "for")]
    documents = manifest.get("documents")
    if not isinstance(documents, list) or not all(isinstance(one, str) for one in (*texts, *documents)):
        raise _damaged(path)
    project, actor, time, person = map(str, texts)
    return About(project, actor, time, person, tuple(documents))


def _exchange(path: Path, contents: Mapping[str, bytes]) -> Exchange:
    events = [tuple(row) for row in _rows(path, contents[_EVENTS])]
    if any(tuple(map(type, row)) != _ROW for row in events):
        raise _damaged(path)
    if unknown := {row[6] for row in events} - {*Kind}:
        reason = f"holds events that this enface does not know: {', '.join(sorted(unknown))}."
        raise EnfaceError(Problem(str(path), reason, "Update enface; nothing was taken in."))
    hidden = [tuple(row) for row in _rows(path, contents[_HIDDEN])]
    if any(tuple(map(type, row)) != (str, int, str) for row in hidden):
        raise _damaged(path)
    texts = [tuple(row) for row in _rows(path, contents[_TEXTS])]
    if any(tuple(map(type, row)) != (str, str) for row in texts):
        raise _damaged(path)
    return Exchange(tuple(events), tuple(Hidden(*row) for row in hidden), dict(texts))


def _rows(path: Path, lines: bytes) -> Iterator[list[Any]]:
    try:
        # Texts hold other characters that would end a line.
        for line in lines.decode().split("\n")[:-1]:
            row = json.loads(line)
            if not isinstance(row, list):
                raise _damaged(path)
            yield row
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error


def _foreign(path: Path) -> EnfaceError:
    return EnfaceError(Problem(str(path), "this is no package of enface's.", "`enface pack` makes them."))


def _damaged(path: Path) -> EnfaceError:
    reason = "the package is damaged, or was changed after it was made; nothing was taken in."
    return EnfaceError(Problem(str(path), reason, "Let it be packed and sent again."))
