"""XLIFF 1.0 to 1.2 with the dialects of Trados, memoQ and Phrase; written back by splicing bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from enface.formats import xliff2
from enface.formats.contract import Change, Lines, SegmentKey, Survey, Untouched, refuse_unknown, within_limits
from enface.formats.naming import document_names, untaken
from enface.formats.stretches import Part as TextPart
from enface.formats.stretches import Stretch, of_xml, whose
from enface.formats.xliff1_parts import Dialect, Part, comments, dialect, parts, reason_untouched, status
from enface.formats.xliff1_plain import plain_segment, plain_splice
from enface.formats.xliff1_scan import Around, Unit, files, found, id_of, is_plain, unit_of
from enface.formats.xliff1_states import SDL
from enface.formats.xliff1_stretches import stretches
from enface.formats.xliff1_write import Edited, Splices, changed, coded, others, shown_note
from enface.formats.xml_skeleton import Skeleton, skeleton
from enface.formats.xml_source import EXPORT_AGAIN, open_xml, splice_bytes
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


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """One document a file element; its segments in order. Raises ImportProblem."""
    file = _open(data, path)
    documents = [Document(path, name, (), NAME, file.languages) for name in file.names]
    ids, lines = _Ids(len(file.names)), Lines(file.skeleton.source.utf8)
    hides, has_product = file.skeleton.hides, file.dialect.vendor is not None
    said = comments(file.skeleton) if file.dialect.vendor is SDL else {}
    for number, units in groupby(_found(file), lambda unit: unit[0].file):
        held: list[Segment] = []
        begun: list[int] = []
        taken = ids.taken[number]
        for around, match in units:
            if is_plain(match) and not has_product and not hides(match):
                held.append(plain_segment(around, match, taken))
                begun.append(match.start())
                continue
            unit, unit_parts = _parted(file, around, match)
            for part, id_ in ids.of(unit, unit_parts):
                held.append(_segment(file, unit, unit_parts, part, id_, said))
                begun.append(unit.start)
        taken.clear()
        documents[number] = replace(documents[number], segments=tuple(held), lines=lines.of(begun))
    return within_limits(tuple(documents))


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets, their states and added notes spliced in. Raises ImportProblem."""
    file = _open(data, path)
    splices: Splices = []
    written: set[SegmentKey] = set()
    ids = _Ids(len(file.names))
    hides, has_product, line_end = file.skeleton.hides, file.dialect.vendor is not None, file.skeleton.line_end
    for around, match in _found(file):
        name = file.names[around.file]
        if is_plain(match):
            key = name, untaken(id_of(match), ids.taken[around.file])
            change = changes.get(key)
            if change is None:
                continue
            written.add(key)
            one = plain_splice(match, change, line_end) if not has_product and not hides(match) else None
            if one is not None:
                splices.append(one)
                continue
            unit, unit_parts = _parted(file, around, match)
            own = {0: change}
        else:
            unit, unit_parts = _parted(file, around, match)
            keys = [(name, id_) for _, id_ in ids.of(unit, unit_parts)]
            own = {number: changes[key] for number, key in enumerate(keys) if key in changes}
            written.update(keys[number] for number in own)
        if own:
            splices += changed(file.skeleton, file.dialect, Edited(unit, unit_parts, own))
    refuse_unknown(changes, written, path)
    source = file.skeleton.source
    return source.encode(splice_bytes(source.utf8, splices))


def changeable(data: bytes, path: str) -> tuple[TextPart, ...]:
    """The targets, states and notes of ours in what is not locked. Raises ImportProblem."""
    file = _open(data, path)
    ids = _Ids(len(file.names))
    held: list[Stretch] = []
    for around, match in _found(file):
        unit, unit_parts = _parted(file, around, match)
        free = {
            whose((file.names[unit.file], id_), path): part
            for part, id_ in ids.of(unit, unit_parts)
            if not reason_untouched(file.skeleton, file.dialect, unit, part)
        }
        if free:
            held += stretches(file.skeleton, file.dialect, unit, free)
    return (of_xml(file.skeleton.source, held),)


def survey(data: bytes, path: str) -> Survey:
    """Every fault of conformance, and the segments that will not be touched with the reason. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        file = _open(data, path)
        ids = _Ids(len(file.names))
        for around, match in _found(file):
            unit, unit_parts = _parted(file, around, match)
            for part, id_ in ids.of(unit, unit_parts):
                reason = reason_untouched(file.skeleton, file.dialect, unit, part)
                if reason:
                    line = file.skeleton.source.utf8.count(b"\n", 0, unit.start) + 1
                    untouched.append(Untouched(id_, line, reason))
    from enface.formats import conformance

    return Survey(conformance.faults(data, path), tuple(untouched))


class _Ids:
    """The ids of a file's segments: the unit's, and the segment's mark where it has one; each once in its document."""

    def __init__(self, documents: int) -> None:
        self.taken: list[set[str]] = [set() for _ in range(documents)]

    def of(self, unit: Unit, unit_parts: list[Part]) -> Iterator[tuple[Part, str]]:
        for part in unit_parts:
            yield part, untaken(f"{unit.id}/{part.mid}" if part.mid else unit.id, self.taken[unit.file])


def _open(data: bytes, path: str) -> _File:
    opened = skeleton(open_xml(data, path))
    if opened.root != "xliff":
        raise opened.source.problem(opened.start, f"not XLIFF: its root is {opened.root[:40]!r}.", EXPORT_AGAIN)
    held = files(opened)
    names = document_names(path, [file.original for file in held])
    languages = (_primary(held[0].source_language), _primary(held[0].target_language)) if held else ("", "")
    return _File(opened, dialect(opened), names, (languages[0] or "zh", languages[1] or "en"))


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _found(file: _File) -> Iterator[tuple[Around, re.Match[bytes]]]:
    return found(file.skeleton) if file.names else iter(())


def _parted(file: _File, around: Around, match: re.Match[bytes]) -> tuple[Unit, list[Part]]:
    """A unit and its segments."""
    unit = unit_of(file.skeleton, around, match)
    return unit, parts(file.skeleton, unit)


def _segment(file: _File, unit: Unit, unit_parts: list[Part], part: Part, id_: str, said: Mapping[str, str]) -> Segment:
    held = file.skeleton
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
        note=shown_note(held, unit, unit_parts, part) if unit.notes else "",
        locked=bool(reason_untouched(held, file.dialect, unit, part)),
        source_codes=source.codes,
        target_codes=target.codes,
        columns=tuple(columns),
    )
