"""XLIFF 2.0 to 2.3: segments of units, with states, notes and quality issues; written back by splicing bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from enface.formats.contract import Change, SegmentKey, Survey, Untouched, check_limits, refuse_unknown
from enface.formats.naming import document_names, untaken
from enface.formats.stretches import Part as TextPart
from enface.formats.stretches import Stretch, of_xml, whose
from enface.formats.xliff2_inline import decode
from enface.formats.xliff2_parts import OWN_CATEGORY, Note, Part, Scan, Unit
from enface.formats.xliff2_quality import Quality, quality_of, summary
from enface.formats.xliff2_scan import scan
from enface.formats.xliff2_stretches import notes_of, stretches
from enface.formats.xliff2_write import (
    REJECTED,
    STATUSES,
    Splices,
    changed_notes,
    changed_state,
    changed_target,
    declared,
    marks,
)
from enface.formats.xml_markup import Coded
from enface.formats.xml_source import XmlSource, open_xml, splice_bytes
from enface.model import Document, ImportProblem, Segment, Status

NAME = "xliff2"
ENDINGS = frozenset((".xlf", ".xliff", ".xliff2"))
MARKS_SEGMENTS = True


_ROOT = re.compile(rb"<(?:[\w.-]+:)?xliff\s[^>]*>")
_CORE = re.compile(rb"urn:oasis:names:tc:xliff:document:(\d)")
_VERSION = re.compile(rb"\sversion\s*=\s*[\"']2\.\d")


def recognises(head: bytes, _path: Path) -> bool:
    """Whether the root is XLIFF's, of the namespace or at least the version 2."""
    root = _ROOT.search(head.replace(b"\0", b""))  # so of UTF-16 too
    if root is None:
        return False
    core = _CORE.search(root[0])
    return core[1] == b"2" if core is not None else _VERSION.search(root[0]) is not None


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """One document a file element; its segments in the order of the sources. Raises ImportProblem."""
    source = open_xml(data, path)
    ids = _Ids()
    segments: dict[int, list[Segment]] = {}
    lines: dict[int, list[int]] = {}
    number = 0

    def take(found: Scan, unit: Unit) -> None:
        nonlocal number
        for part, id_ in ids.of(unit):
            number += 1
            segment = _segment(source, found, part, id_)
            check_limits(path, number, segment.source, segment.target, line=part.line)
            segments.setdefault(unit.file, []).append(segment)
            lines.setdefault(unit.file, []).append(part.line)

    found = scan(source, take)
    languages = _languages(found)
    return tuple(
        Document(path, name, tuple(segments.get(file, ())), NAME, languages, tuple(lines.get(file, ())))
        for file, name in enumerate(_document_names(found, path))
    )


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets, their states and added notes spliced in. Raises ImportProblem."""
    source = open_xml(data, path)
    found, named = _named(source, path, changes)
    splices: Splices = []
    notes: dict[int, tuple[Unit, dict[str, str]]] = {}
    for part, key in named:
        change = changes[key]
        splices += changed_target(source, found, part, change, _target(source, part), _source(source, part))
        splices += changed_state(source, part, change, _status(part, change.target))
        if change.note and change.note != _note(part):
            notes.setdefault(id(part.unit), (part.unit, {}))[1][_own_category(part)] = change.note
    for unit, words in notes.values():
        splices += changed_notes(source, found, unit, words)
    return source.encode(splice_bytes(source.utf8, sorted(splices)))


def changeable(data: bytes, path: str) -> tuple[TextPart, ...]:
    """The targets, states and notes of ours in what may be translated. Raises ImportProblem."""
    source = open_xml(data, path)
    ids = _Ids()
    units: list[list[tuple[Part, str]]] = []
    names = _document_names(scan(source, lambda _, unit: units.append(list(ids.of(unit)))), path)
    held: list[Stretch] = []
    for parts in filter(None, units):
        unit = parts[0][0].unit
        if not unit.translate:
            continue
        for part, id_ in parts:
            held += stretches(source, part, whose((names[unit.file], id_), path), _target(source, part))
        held += notes_of(source, unit, whose((names[unit.file], parts[0][1]), path))
    return (of_xml(source, held),)


def survey(data: bytes, path: str) -> Survey:
    """Every fault of conformance, and the segments that will not be touched with the reason. Raises nothing."""
    untouched: list[Untouched] = []
    ids = _Ids()

    def take(_found: Scan, unit: Unit) -> None:
        untouched.extend(
            Untouched(id_, part.line, 'translate="no" on its unit or around it.')
            for part, id_ in ids.of(unit)
            if not unit.translate
        )

    with suppress(ImportProblem):
        scan(open_xml(data, path), take)
    from enface.formats import conformance

    return Survey(conformance.faults(data, path), tuple(untouched))


def qualities(data: bytes, path: str) -> dict[SegmentKey, Quality]:
    """The quality issues and ratings of the segments that have any. Raises ImportProblem."""
    source = open_xml(data, path)
    ids = _Ids()
    stated: list[tuple[int, str, Quality]] = []

    def take(found: Scan, unit: Unit) -> None:
        for part, id_ in ids.of(unit):
            quality = _quality(source, found, part)
            if quality != Quality():
                stated.append((unit.file, id_, quality))

    names = _document_names(scan(source, take), path)
    return {(names[file], id_): quality for file, id_, quality in stated}


def write_qualities(data: bytes, path: str, stated: Mapping[SegmentKey, Quality]) -> bytes:
    """`data` with findings, waivers and ratings as ITS marks in the targets, in place of those written before.

    Spans count in the targets as they are read from `data`; what has no target keeps none. Raises ImportProblem.
    """
    source = open_xml(data, path)
    found, named = _named(source, path, stated)
    splices: Splices = []
    for part, key in named:
        if part.target is not None:
            splices += marks(source, found, part, _target(source, part), stated[key])
    if splices:
        splices += declared(source, found)
    return source.encode(splice_bytes(source.utf8, sorted(splices)))


class _Ids:
    """The ids of a file's segments: the unit's, and the segment's own where it has one; each once in its document."""

    def __init__(self) -> None:
        self._taken: dict[int, set[str]] = {}

    def of(self, unit: Unit) -> Iterator[tuple[Part, str]]:
        """The segments of the next unit, with their ids."""
        taken = self._taken.setdefault(unit.file, set())
        for part in unit.segments:
            own = part.attributes.get("id") or (f"#{part.number}" if len(unit.segments) > 1 else "")
            yield part, untaken(f"{unit.id}/{own}" if own else unit.id, taken)


def _named(
    source: XmlSource, path: str, wanted: Mapping[SegmentKey, Any]
) -> tuple[Scan, list[tuple[Part, SegmentKey]]]:
    """The segments that are wanted, in order. Raises ImportProblem where one of them is not there."""
    ids = _Ids()
    wanted_ids = {id_ for _, id_ in wanted}
    kept: list[tuple[Part, str]] = []

    def take(_found: Scan, unit: Unit) -> None:
        kept.extend((part, id_) for part, id_ in ids.of(unit) if id_ in wanted_ids)

    found = scan(source, take)
    names = _document_names(found, path)
    named = [(part, (names[part.unit.file], id_)) for part, id_ in kept]
    refuse_unknown(wanted, {key for _, key in named}, path)
    return found, [(part, key) for part, key in named if key in wanted]


# What a segment is


def _document_names(found: Scan, path: str) -> list[str]:
    """One file element is the file itself; several are called by their ids."""
    return document_names(path, [file.id or file.original for file in found.files])


def _languages(found: Scan) -> tuple[str, str]:
    source, target = (tag.partition("-")[0].lower() for tag in found.languages)
    return source or "zh", target or "en"


def _segment(source: XmlSource, found: Scan, part: Part, id_: str) -> Segment:
    unit = part.unit
    original = _source(source, part)
    target = _target(source, part)
    others = "\n".join(note.words for note in unit.notes if not _is_own(note))
    columns = [("order", part.order)] if part.order else []
    columns += [("notes", others)] if others else []
    return Segment(
        id=id_,
        source=original.text,
        target=target.text,
        paragraph=unit.id,
        status=_status(part, target.text),
        note=_note(part),
        locked=not unit.translate,
        source_codes=original.codes,
        target_codes=target.codes,
        columns=(*columns, *summary(_quality(source, found, part))),
    )


def _source(source: XmlSource, part: Part) -> Coded:
    return decode(source.utf8[part.source.start : part.source.end], part.unit.data)


def _target(source: XmlSource, part: Part) -> Coded:
    if part.target is None:
        return Coded("", ())
    return decode(source.utf8[part.target.start : part.target.end], part.unit.data)


def _quality(source: XmlSource, found: Scan, part: Part) -> Quality:
    if not found.its:
        return Quality()
    return quality_of(_target(source, part), found.its, part.unit.issues, part.unit.quality)


def _status(part: Part, target: str) -> Status:
    """What state and sub-state say; without a state, what the target says."""
    state, sub_state = part.attributes.get("state", ""), part.attributes.get("subState", "")
    if sub_state == REJECTED:
        return Status.REJECTED
    return STATUSES.get(state) or (Status.TRANSLATED if target else Status.DRAFT)


def _note(part: Part) -> str:
    """Our own note on the segment, else the notes of its unit."""
    own = [note.words for note in part.unit.notes if note.category == _own_category(part)]
    return "\n".join(own or (note.words for note in part.unit.notes if not _is_own(note)))


def _own_category(part: Part) -> str:
    if len(part.unit.segments) == 1:
        return OWN_CATEGORY
    return f"{OWN_CATEGORY}:{part.attributes.get('id') or part.number}"


def _is_own(note: Note) -> bool:
    return note.category.partition(":")[0] == OWN_CATEGORY
