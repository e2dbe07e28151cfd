"""XLIFF 1.0 to 1.2 with the dialects of Trados, memoQ and Phrase; written back by splicing bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from enface.formats import conformance, xliff2
from enface.formats.contract import Change, SegmentKey, Survey, Untouched, check_limits, refuse_unknown
from enface.formats.naming import document_names, untaken
from enface.formats.xliff1_parts import Dialect, Part, comments, dialect, parts, reason_untouched, status
from enface.formats.xliff1_scan import Unit, files, units
from enface.formats.xliff1_states import SDL
from enface.formats.xliff1_write import Edited, Splices, changed, coded, others, shown_note
from enface.formats.xml_skeleton import Skeleton, skeleton
from enface.formats.xml_source import open_xml, splice_bytes
from enface.model import Document, ImportProblem, Segment

NAME = "xliff1"
ENDINGS = frozenset((".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"))
MARKS_SEGMENTS = True

_ROOT = re.compile(rb"<(?:[\w.-]+:)?xliff[\s>]")
_COMMENT = re.compile(r"\bsdl:cid\s*=\s*[\"']([^\"']*)[\"']")


def recognises(head: bytes, path: Path) -> bool:
    """Whether the root is XLIFF's, and not of version 2."""
    return _ROOT.search(head.replace(b"\0", b"")) is not None and not xliff2.recognises(head, path)


class _File(NamedTuple):
    """An opened file: its skeleton, its product, the names of its documents."""

    skeleton: Skeleton
    dialect: Dialect
    names: list[str]
    languages: tuple[str, str]


class _Named(NamedTuple):
    """A unit, its segments and their ids."""

    unit: Unit
    parts: list[Part]
    ids: list[str]


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """One document a file element; its segments in order. Raises ImportProblem."""
    file = _open(data, path)
    said = comments(file.skeleton) if file.dialect.vendor is SDL else {}
    segments: list[list[Segment]] = [[] for _ in file.names]
    number = 0
    for named in _named(file):
        for part, id_ in zip(named.parts, named.ids, strict=True):
            number += 1
            segment = _segment(file, named, part, id_, said)
            check_limits(path, number, segment.source, segment.target)
            segments[named.unit.file].append(segment)
    return tuple(
        Document(path, name, tuple(held), NAME, file.languages) for name, held in zip(file.names, segments, strict=True)
    )


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets, their states and added notes spliced in. Raises ImportProblem."""
    file = _open(data, path)
    splices: Splices = []
    written: set[SegmentKey] = set()
    for named in _named(file):
        keys = [(file.names[named.unit.file], id_) for id_ in named.ids]
        own = {number: changes[key] for number, key in enumerate(keys) if key in changes}
        if own:
            written.update(key for key in keys if key in changes)
            splices += changed(file.skeleton, file.dialect, Edited(named.unit, named.parts, own))
    refuse_unknown(changes, written, path)
    source = file.skeleton.source
    return source.encode(splice_bytes(source.utf8, splices))


def survey(data: bytes, path: str) -> Survey:
    """Every fault of conformance, and the segments that will not be touched with the reason. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        file = _open(data, path)
        for named in _named(file):
            for part, id_ in zip(named.parts, named.ids, strict=True):
                reason = reason_untouched(file.skeleton, file.dialect, named.unit, part)
                if reason:
                    line = file.skeleton.source.utf8.count(b"\n", 0, named.unit.start) + 1
                    untouched.append(Untouched(id_, line, reason))
    return Survey(conformance.faults(data, path), tuple(untouched))


def _open(data: bytes, path: str) -> _File:
    found = skeleton(open_xml(data, path))
    if found.root != "xliff":
        remedy = "Export the file again from the tool that made it."
        raise found.source.problem(found.start, f"not XLIFF: its root is {found.root[:40]!r}.", remedy)
    held = files(found)
    names = document_names(path, [file.original for file in held])
    languages = (_primary(held[0].source_language), _primary(held[0].target_language)) if held else ("", "")
    return _File(found, dialect(found), names, (languages[0] or "zh", languages[1] or "en"))


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _named(file: _File) -> Iterator[_Named]:
    """The units in order, with ids that are each unique in their document: the unit's, and the segment's mark."""
    taken: list[set[str]] = [set() for _ in file.names]
    for unit in units(file.skeleton):
        if unit.file >= len(taken):
            continue
        found = parts(file.skeleton, unit)
        ids = [untaken(f"{unit.id}/{part.mid}" if part.mid else unit.id, taken[unit.file]) for part in found]
        yield _Named(unit, found, ids)


def _segment(file: _File, named: _Named, part: Part, id_: str, said: Mapping[str, str]) -> Segment:
    found, unit = file.skeleton, named.unit
    source, target = coded(found, part.source), coded(found, part.target)
    columns = []
    notes = "\n".join(others(found, unit)) if unit.notes else ""
    if notes:
        columns.append(("notes", notes))
    if said and part.target is not None:
        marked = _COMMENT.findall(found.text(part.target.start, part.target.end))
        about = "\n".join(said[id_] for id_ in marked if said.get(id_))
        if about:
            columns.append(("comments", about))
    return Segment(
        id=id_,
        source=source.text,
        target=target.text,
        paragraph=unit.id,
        status=status(found, file.dialect, unit, part, has_text=bool(target.text)),
        note=shown_note(found, unit, named.parts, part) if unit.notes else "",
        locked=bool(reason_untouched(found, file.dialect, unit, part)),
        source_codes=source.codes,
        target_codes=target.codes,
        columns=tuple(columns),
    )
