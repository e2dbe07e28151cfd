"""Gettext's PO and POT: a segment for each msgstr; written back by splicing. Placeholders are text, as in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from enface.formats.contract import (
    Change,
    Fault,
    Lines,
    SegmentKey,
    Splice,
    Survey,
    Untouched,
    refuse_unknown,
    splice,
    within_limits,
)
from enface.formats.po_comments import flag_columns, is_fuzzy, lines
from enface.formats.po_entries import NO_FORM, locked, named
from enface.formats.po_header import Catalogue, open_po
from enface.formats.po_scan import Entry, Form, place
from enface.formats.po_survey import faults, untouched
from enface.formats.po_write import entry_stretches, note_of, splices, style
from enface.formats.stretches import Part, of_text
from enface.model import Document, ImportProblem, Segment, Status

NAME = "po"
ENDINGS = frozenset((".po", ".pot"))
MARKS_SEGMENTS = True

_START = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
    rb"(?:\s++|#[^\n]*+\n|domain[ \t][^\n]*+\n)*+"
    rb'(?:(msg(?:ctxt|id)\s*+")|\Z)'
)
_OBSOLETE = re.compile(rb"(?m)^[ \t]*#~[ \t]*msgid")
_SAMPLE = 200
"""How many sources tell their language."""


def recognises(head: bytes, _path: Path) -> bool:
    """Whether an entry comes first, after comments; of obsolete ones alone, too."""
    head = head.replace(b"\0", b"")  # so of UTF-16 too
    start = _START.match(head)
    return start is not None and (start[1] is not None or _OBSOLETE.search(head) is not None)


def read(data: bytes, path: str) -> tuple[Document, ...]:
    """The entries as one document, each plural form a segment; obsolete ones and the header are not among them.

    Raises ImportProblem.
    """
    catalogue = open_po(data, path)
    text = catalogue.decoded.text
    segments: list[Segment] = []
    places: list[int] = []
    for entry, paragraph, ids in named(catalogue, path):
        columns = _columns(entry)
        done = Status.DRAFT if is_fuzzy(entry.comments) else Status.TRANSLATED
        for form, id_ in zip(entry.forms or NO_FORM, ids, strict=True):
            target = form.text
            source = entry.source if entry.plural is None else _source(entry, form, catalogue)
            status = done if target else Status.DRAFT
            note, is_locked = note_of(entry, form), bool(locked(text, entry, form))
            segments.append(
                Segment(id_, source, target, "body", paragraph, status, "", note, is_locked, columns=columns)
            )
            places.append(entry.start)
    encoding = catalogue.decoded.encoding + ("" if catalogue.is_certain else " (not named)")
    languages = catalogue.languages("".join(segment.source for segment in segments[:_SAMPLE]))
    lines_ = Lines(text).of(places)
    return within_limits((Document(path, path, tuple(segments), f"{NAME}, {encoding}", languages, lines_),))


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed strings, flags and our notes spliced in. Raises ImportProblem."""
    catalogue = open_po(data, path)
    text = catalogue.decoded.text
    wanted: list[tuple[Entry, dict[int, Change]]] = []
    written: set[SegmentKey] = set()
    for entry, _, ids in named(catalogue, path):
        own = {number: changes[path, id_] for number, id_ in enumerate(ids) if (path, id_) in changes}
        for number in own:
            if reason := locked(text, entry, (entry.forms or NO_FORM)[number]):
                reason = f"{ids[number]!r} cannot be changed: {reason}"
                raise _problem(catalogue, entry, path, reason, "Mend the entry in the tool that made the file.")
            written.add((path, ids[number]))
        if own:
            wanted.append((entry, own))
    refuse_unknown(changes, written, path)
    if not wanted:
        return data
    house = style(text)
    made: list[Splice] = []
    for entry, own in wanted:
        made += splices(text, entry, own, house)
    return catalogue.decoded.encode(splice(text, made), path)


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The strings and the comments that a review may change. Raises ImportProblem."""
    catalogue = open_po(data, path)
    text = catalogue.decoded.text
    held = [stretch for entry, _, ids in named(catalogue, path) for stretch in entry_stretches(text, entry, ids)]
    return (of_text(catalogue.decoded, held),)


def survey(data: bytes, path: str) -> Survey:
    """What the file lacks by gettext's rules, and what is not touched. Raises nothing."""
    found: list[Fault] = []
    kept: list[Untouched] = []
    with suppress(ImportProblem):
        catalogue = open_po(data, path)
        found.extend(faults(catalogue, path))
        kept.extend(untouched(catalogue, path))
    return Survey(tuple(found), tuple(kept))


def _source(entry: Entry, form: Form, catalogue: Catalogue) -> str:
    """The singular for the first of several forms, else the plural."""
    is_singular = form.number in (None, 0) and (catalogue.plurals or len(entry.forms)) > 1
    return entry.source if is_singular else entry.plural or entry.source


def _columns(entry: Entry) -> tuple[tuple[str, str], ...]:
    comments = entry.comments
    columns: tuple[tuple[str, str], ...] = () if entry.context is None else (("context", entry.context),)
    if "#." in comments and (said := lines(comments, "#.")):
        columns += (("comments", said),)
    if "#," in comments:
        columns += flag_columns(comments)
    if "#|" in comments and (said := lines(comments, "#|")):
        columns += (("previous", said),)
    return columns


def _problem(catalogue: Catalogue, entry: Entry, path: str, reason: str, remedy: str) -> ImportProblem:
    line, column = place(catalogue.decoded.text, entry.start)
    return ImportProblem(path, reason, remedy=remedy, line=line, column=column)
