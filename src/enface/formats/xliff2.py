"""XLIFF 2.0 to 2.3: segments of units, with states, notes and quality issues; written back by splicing bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from enface.formats.contract import Change, Lines, SegmentKey, Survey, Untouched, refuse_unknown, within_limits
from enface.formats.naming import document_names, untaken
from enface.formats.stretches import Part as TextPart
from enface.formats.stretches import Stretch, of_xml, whose
from enface.formats.xliff2_inline import decode
from enface.formats.xliff2_parts import OWN_CATEGORY, Note, Part, Plain, Scan, Unit
from enface.formats.xliff2_plain import plain_segment, unit_of
from enface.formats.xliff2_quality import Quality, quality_of, summary
from enface.formats.xliff2_scan import open_xliff2, units
from enface.formats.xliff2_states import stated
from enface.formats.xliff2_stretches import notes_of, stretches
from enface.formats.xliff2_write import (
    Splices,
    changed_notes,
    changed_state,
    changed_target,
    declared,
    marks,
)
from enface.formats.xml_markup import Coded
from enface.formats.xml_source import open_xml, splice_bytes
from enface.model import Document, ImportProblem, Segment

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
    found = open_xliff2(open_xml(data, path))
    held: defaultdict[int, tuple[list[Segment], list[int]]] = defaultdict(lambda: ([], []))
    for one, id_ in _identified(found):
        if isinstance(one, Plain):
            segments, places = held[one.file]
            segments.append(plain_segment(one, id_))
            places.append(one.match.start("segment"))
        else:
            segments, places = held[one.unit.file]
            segments.append(_segment(found, one, id_))
            places.append(one.start)
    languages, lines = _languages(found), _lines(found)
    return within_limits(
        tuple(
            Document(path, name, tuple(held[file][0]), NAME, languages, lines.of(held[file][1]))
            for file, name in enumerate(_document_names(found, path))
        )
    )


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets, their states and added notes spliced in. Raises ImportProblem."""
    found = open_xliff2(open_xml(data, path))
    splices: Splices = []
    notes: dict[int, tuple[Unit, dict[str, str]]] = {}
    for part, key in _named(found, path, changes):
        change, target = changes[key], _target(found, part)
        splices += changed_target(found, part, change, target, partial(_source, found, part))
        splices += changed_state(found, part, change, stated(part.attributes, has_text=bool(change.target)))
        if change.note and change.note != _note(part):
            notes.setdefault(id(part.unit), (part.unit, {}))[1][_own_category(part)] = change.note
    for unit, words in notes.values():
        splices += changed_notes(found, unit, words)
    return found.source.encode(splice_bytes(found.source.utf8, sorted(splices)))


def changeable(data: bytes, path: str) -> tuple[TextPart, ...]:
    """The targets, states and notes of ours in what may be translated. Raises ImportProblem."""
    found = open_xliff2(open_xml(data, path))
    parts = [(_part(one), id_) for one, id_ in _identified(found)]
    names = _document_names(found, path)
    held: list[Stretch] = []
    for part, id_ in parts:
        unit = part.unit
        if unit.translate:
            segment = whose((names[unit.file], id_), path)
            held += stretches(found, part, segment, _target(found, part))
            if part is unit.segments[0]:
                held += notes_of(found, unit, segment)
    return (of_xml(found.source, held),)


def survey(data: bytes, path: str) -> Survey:
    """Every fault of conformance, and the segments that will not be touched with the reason. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        found = open_xliff2(open_xml(data, path))
        places = _lines(found)
        for one, id_ in _identified(found):
            part = _part(one)
            if not part.unit.translate:
                untouched.append(Untouched(id_, places.at(part.start), 'translate="no" on its unit or around it.'))
    from enface.formats import conformance

    return Survey(conformance.faults(data, path), tuple(untouched))


def qualities(data: bytes, path: str, *, own: bool = True) -> dict[SegmentKey, Quality]:
    """The quality issues and ratings of the segments that have any, without `own` those of others alone.

    Raises ImportProblem.
    """
    found = open_xliff2(open_xml(data, path))
    found_qualities = [
        (one.unit.file, id_, quality)
        for one, id_ in _identified(found)
        if isinstance(one, Part) and (quality := _quality(found, one, own=own)) != Quality()
    ]
    names = _document_names(found, path)
    return {(names[file], id_): quality for file, id_, quality in found_qualities}


def write_qualities(data: bytes, path: str, wanted: Mapping[SegmentKey, Quality]) -> bytes:
    """`data` with findings, waivers and ratings as ITS marks in the targets, in place of those written before.

    Spans count in the targets as they are read from `data`; what has no target keeps none. Raises ImportProblem.
    """
    found = open_xliff2(open_xml(data, path))
    splices: Splices = []
    for part, key in _named(found, path, wanted):
        if part.target is not None:
            splices += marks(found, part, _target(found, part), wanted[key])
    if splices:
        splices += declared(found)
    return found.source.encode(splice_bytes(found.source.utf8, sorted(splices)))


# Which segments there are


def _identified(found: Scan) -> Iterator[tuple[Plain | Part, str]]:
    """The segments in order, a plain unit for its own, with their ids: the unit's, and the segment's where it has one.

    Each is once in its document.
    """
    taken: defaultdict[int, set[str]] = defaultdict(set)
    for unit in units(found):
        ids = taken[unit.file]
        if isinstance(unit, Plain):
            own = unit.given.get("id")
            yield unit, untaken(f"{unit.id}/{own}" if own else unit.id, ids)
            continue
        for part in unit.segments:
            own = part.attributes.get("id") or (f"#{part.number}" if len(unit.segments) > 1 else "")
            yield part, untaken(f"{unit.id}/{own}" if own else unit.id, ids)


def _part(one: Plain | Part) -> Part:
    return unit_of(one).segments[0] if isinstance(one, Plain) else one


def _named(found: Scan, path: str, wanted: Mapping[SegmentKey, Any]) -> list[tuple[Part, SegmentKey]]:
    """The segments that are wanted, in order. Raises ImportProblem where one of them is not there."""
    wanted_ids = {id_ for _, id_ in wanted}
    kept = [(_part(one), id_) for one, id_ in _identified(found) if id_ in wanted_ids]
    names = _document_names(found, path)
    named = [(part, (names[part.unit.file], id_)) for part, id_ in kept]
    refuse_unknown(wanted, {key for _, key in named}, path)
    return [(part, key) for part, key in named if key in wanted]


def _lines(found: Scan) -> Lines:
    utf8 = found.source.utf8
    if b"\r" in utf8:  # which may end a line alone
        utf8 = utf8.replace(b"\r\n", b" \n").replace(b"\r", b"\n")
    return Lines(utf8)


# What a segment is


def _document_names(found: Scan, path: str) -> list[str]:
    """One file element is the file itself; several are called by their ids."""
    return document_names(path, [file.id or file.original for file in found.files])


def _languages(found: Scan) -> tuple[str, str]:
    given = found.skeleton.given
    source, target = (given.get(name, "").partition("-")[0].lower() for name in ("srcLang", "trgLang"))
    return source or "zh", target or "en"


def _segment(found: Scan, part: Part, id_: str) -> Segment:
    unit = part.unit
    original = _source(found, part)
    target = _target(found, part)
    others = "\n".join(note.words for note in unit.notes if not _is_own(note))
    columns = [("order", part.order)] if part.order else []
    columns += [("notes", others)] if others else []
    return Segment(
        id=id_,
        source=original.text,
        target=target.text,
        paragraph=unit.id,
        status=stated(part.attributes, has_text=bool(target.text)),
        note=_note(part),
        locked=not unit.translate,
        source_codes=original.codes,
        target_codes=target.codes,
        columns=(*columns, *summary(_quality(found, part))),
    )


def _source(found: Scan, part: Part) -> Coded:
    return decode(found.source.utf8[slice(*part.source)], part.unit.data)


def _target(found: Scan, part: Part) -> Coded:
    if part.target is None:
        return Coded("", ())
    return decode(found.source.utf8[slice(*part.target)], part.unit.data)


def _quality(found: Scan, part: Part, *, own: bool = True) -> Quality:
    if not found.its:
        return Quality()
    return quality_of(_target(found, part), found.its, part.unit.issues, part.unit.quality, own=own)


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
