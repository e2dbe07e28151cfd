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
from enface.formats.xliff1_parts import Dialect, Part, comments, dialect, parts, reason_untouched, stated, status
from enface.formats.xliff1_scan import Found, Unit, files, found, unit_of, units
from enface.formats.xliff1_states import SDL
from enface.formats.xliff1_write import Edited, Splices, changed, coded, others, shown_note
from enface.formats.xml_markup import characters
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
    is_plain = file.dialect.vendor is None and file.skeleton.utf8 is file.skeleton.source.utf8
    segments: list[list[Segment]] = [[] for _ in file.names]
    taken: list[set[str]] = [set() for _ in file.names]
    number = 0
    for one in found(file.skeleton):
        if one.file >= len(segments):
            continue
        if is_plain and one.match["plain"] is not None:
            read = [_plain_segment(one, taken[one.file])]
        else:
            read = _segments(file, _named(file, unit_of(file.skeleton, one), taken[one.file]), said)
        for segment in read:
            number += 1
            check_limits(path, number, segment.source, segment.target)
        segments[one.file] += read
    return tuple(
        Document(path, name, tuple(held), NAME, file.languages) for name, held in zip(file.names, segments, strict=True)
    )


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets, their states and added notes spliced in. Raises ImportProblem."""
    file = _open(data, path)
    splices: Splices = []
    written: set[SegmentKey] = set()
    for named in _all_named(file):
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
        for named in _all_named(file):
            for part, id_ in zip(named.parts, named.ids, strict=True):
                reason = reason_untouched(file.skeleton, file.dialect, named.unit, part)
                if reason:
                    line = file.skeleton.source.utf8.count(b"\n", 0, named.unit.start) + 1
                    untouched.append(Untouched(id_, line, reason))
    return Survey(conformance.faults(data, path), tuple(untouched))


def _open(data: bytes, path: str) -> _File:
    opened = skeleton(open_xml(data, path))
    if opened.root != "xliff":
        remedy = "Export the file again from the tool that made it."
        raise opened.source.problem(opened.start, f"not XLIFF: its root is {opened.root[:40]!r}.", remedy)
    held = files(opened)
    names = document_names(path, [file.original for file in held])
    languages = (_primary(held[0].source_language), _primary(held[0].target_language)) if held else ("", "")
    return _File(opened, dialect(opened), names, (languages[0] or "zh", languages[1] or "en"))


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _all_named(file: _File) -> Iterator[_Named]:
    """The units in order."""
    taken: list[set[str]] = [set() for _ in file.names]
    return (_named(file, unit, taken[unit.file]) for unit in units(file.skeleton) if unit.file < len(taken))


def _named(file: _File, unit: Unit, taken: set[str]) -> _Named:
    """A unit with ids that are each unique in their document: the unit's, and the segment's mark."""
    held = parts(file.skeleton, unit)
    return _Named(unit, held, [untaken(f"{unit.id}/{part.mid}" if part.mid else unit.id, taken) for part in held])


def _plain_segment(one: Found, taken: set[str]) -> Segment:
    """The segment of a unit that is a source and a target without markup."""
    id_, target = one.given.get("id", ""), characters(one.match["translation"].decode())
    return Segment(
        id=untaken(id_, taken),
        source=characters(one.match["text"].decode()),
        target=target,
        paragraph=id_,
        status=stated(one.match["state"], one.given.get("approved", ""), has_text=bool(target)),
        locked=not one.translate,
    )


def _segments(file: _File, named: _Named, said: Mapping[str, str]) -> list[Segment]:
    return [_segment(file, named, part, id_, said) for part, id_ in zip(named.parts, named.ids, strict=True)]


def _segment(file: _File, named: _Named, part: Part, id_: str, said: Mapping[str, str]) -> Segment:
    held, unit = file.skeleton, named.unit
    source, target = coded(held, part.source), coded(held, part.target)
    columns = []
    notes = "\n".join(others(held, unit)) if unit.notes else ""
    if notes:
        columns.append(("notes", notes))
    if said and part.target is not None:
        marked = _COMMENT.findall(held.text(part.target.start, part.target.end))
        about = "\n".join(said[id_] for id_ in marked if said.get(id_))
        if about:
            columns.append(("comments", about))
    return Segment(
        id=id_,
        source=source.text,
        target=target.text,
        paragraph=unit.id,
        status=status(held, file.dialect, unit, part, has_text=bool(target.text)),
        note=shown_note(held, unit, named.parts, part) if unit.notes else "",
        locked=bool(reason_untouched(held, file.dialect, unit, part)),
        source_codes=source.codes,
        target_codes=target.codes,
        columns=tuple(columns),
    )
