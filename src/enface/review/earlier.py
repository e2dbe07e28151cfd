"""What a project remembers: files that were added, and what was approved in its reviews."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from enface.formats import file_bytes, read_bytes, reviewed_file
from enface.formats.pair_files import source_of
from enface.memory.shelf import Memory
from enface.memory.volume import Entry
from enface.model import EnfaceError, Problem, Side, Status
from enface.review.commands import SegmentRef
from enface.review.intake import file_digest
from enface.review.project import Project
from enface.review.views import EarlierView, Filter
from enface.store import DocumentRecord, Store, open_store

APPROVED = "approved: "
"""Begins the names of the volumes that follow from the reviews; what comes after it is the document's key."""
_APPROVED = Filter(statuses=frozenset({Status.APPROVED}))
_PAGE = 500


class Added(NamedTuple):
    """How many of a file's segments have both texts and are kept; `is_new` is false where the file was known so."""

    name: str
    kept: int
    segments: int
    is_new: bool


def memory_of(project: Project) -> tuple[Memory, tuple[Problem, ...]]:
    """The project's memory with what is approved now; problems say why that is not so, and the rest is there."""
    memory = Memory(project.database)
    if not project.database.is_file():
        return memory, ()
    try:
        with closing(open_store(project.database, write=False)) as store:
            return memory, follow(memory, store)
    except EnfaceError as error:
        return memory, error.problems


def follow(memory: Memory, store: Store) -> tuple[Problem, ...]:
    """Bring the memory to what is approved now; what stood in the way of that."""
    try:
        _follow(memory, store)
    except EnfaceError as error:
        return error.problems
    except OSError as error:
        return (Problem(str(memory.folder), f"what was approved since cannot be kept: {error.strerror}."),)
    return ()


def _follow(memory: Memory, store: Store) -> None:
    approved = {record.key: record for record in store.documents() if record.by_status.get(Status.APPROVED)}
    for name in [volume.name for volume in memory.volumes()]:
        if name.startswith(APPROVED) and name.removeprefix(APPROVED) not in approved:
            memory.remove(name)
    for key, record in approved.items():
        made_of = store.digest_of(key)
        if memory.digest(APPROVED + key) != made_of:
            memory.add(APPROVED + key, list(_approved(store, record)), made_of)


def _approved(store: Store, record: DocumentRecord) -> Iterator[Entry]:
    decided = {
        one.segment: f"{one.actor}, {one.time[:10]}"
        for one in store.certificates.of_document(record.key)
        if one.is_approved
    }
    page = store.segments_after(record.key, 0, _PAGE, _APPROVED)
    while page:
        for one in page:
            segment = one.segment
            if segment.source and segment.target:
                by = decided.get(segment.id, "")
                yield Entry(segment.source, segment.target, segment.id, Status.APPROVED.value, by)
        page = store.segments_after(record.key, page[-1].ordinal + 1, _PAGE, _APPROVED)


def like(memory: Memory, ref: SegmentRef, source: str, best: int) -> tuple[EarlierView, ...]:
    """How texts like a segment's source were translated before, in this or the other direction; never itself."""
    found = []
    for match in memory.find(source, best=best + 1):
        entry = match.entry
        if (match.name, entry.segment) != (APPROVED + ref.document, ref.segment):
            texts = (entry.source, entry.target) if match.side is Side.SOURCE else (entry.target, entry.source)
            found.append(EarlierView(match.percent, match.place, *texts))
    return tuple(found[:best])


def name_of(project: Project, path: Path) -> str:
    """The name of an added file: as the project knows it, elsewhere its whole path."""
    place = reviewed_file(path.resolve())
    return project.relative(place) if place.is_relative_to(project.root) else str(place)


def remember(project: Project, memory: Memory, path: Path) -> Added:
    """Keep the segments of a file that have both texts, in the place of what was kept of it. Raises EnfaceError."""
    place = reviewed_file(path)
    data, beside = file_bytes(place), source_of(place)
    made_of = file_digest(data + (file_bytes(beside) if beside else b""))
    name = name_of(project, path)
    if (volume := memory.volume(name)) and volume.digest == made_of:
        return Added(name, volume.count, volume.count, is_new=False)
    segments = [segment for document in read_bytes(data, str(place)) for segment in document.segments]
    entries = [Entry(one.source, one.target, one.id, one.status.value) for one in segments if one.source and one.target]
    memory.add(name, entries, made_of)
    return Added(name, len(entries), len(segments), is_new=True)


def forget(project: Project, key: str, path: str) -> int:
    """Let the memory lose a document: what was approved in it, and its file where that was added; how many went."""
    memory = Memory(project.database)
    memory.sweep()
    names = {APPROVED + key, key.partition("#")[0], path}
    return sum([memory.remove(name) for name in sorted(names)])
