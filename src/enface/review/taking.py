"""Takes a delivery in: finds the document that it is of, records it in one transaction, puts the file in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from enface.formats import file_bytes, read_bytes, source_of
from enface.formats.atomic import replace_file
from enface.model import Document, EnfaceError, Problem
from enface.review import glossary_delivery
from enface.review.commands import Refused
from enface.review.conflicts import refuse_torn
from enface.review.delivery import Delivery, DocumentDelivery, compare, delivered
from enface.review.glossary_delivery import GlossaryDelivery
from enface.review.intake import file_digest, keyed
from enface.review.project import Project
from enface.store import DocumentRecord, Event, Kind, NewEvent, Placing, Store, uuid7


def survey(
    project: Project, store: Store, records: Sequence[DocumentRecord], path: Path, wanted: str = ""
) -> Delivery | GlossaryDelivery:
    """What the file at `path` would bring, as the next version of the file of the same name, or of the one `wanted`.

    `records` are the documents that the project has now. Nothing is written. Raises EnfaceError where the file cannot
    be read or it is not clear what it is a version of.
    """
    data = file_bytes(path)
    replaced = file_wanted(project, wanted, path)
    if path.resolve() == replaced:
        remedy = "What changed in it is taken in whenever the project is opened; --for names another one."
        raise EnfaceError(Problem(str(path), "this is the project's own file.", remedy))
    if replaced not in project.files:
        if path.suffix.lower() != replaced.suffix.lower():
            raise EnfaceError(
                Problem(
                    str(path),
                    f"not a file of the kind of {replaced.name}.",
                    "`enface glossary convert` makes one of it.",
                )
            )
        return glossary_delivery.survey(path, replaced, project.languages)
    file = replaced if path.suffix.lower() in {"", replaced.suffix.lower()} else replaced.with_suffix(path.suffix)
    if file != replaced and file.exists() and (file != path.resolve() or file in project.files):
        remedy = f"Move it out of the project, or give the delivery the ending {replaced.suffix}."
        raise EnfaceError(Problem(str(file), "stands where the delivery would go.", remedy))
    # Of a pair of texts the English one is delivered, and read beside the Chinese one that is here.
    place = str(file if source_of(file) else path)
    documents = tuple(_documents(project, store, records, replaced, file, read_bytes(data, place), place))
    return Delivery(path, data, file_digest(data), file, replaced, file_digest(file_bytes(replaced)), documents)


def glossaries(project: Project) -> tuple[Path, ...]:
    """The project's own glossary files."""
    found = (file for path in project.glossary_paths for file in (sorted(path.iterdir()) if path.is_dir() else (path,)))
    return tuple(file for file in found if file.is_relative_to(project.root) and file.is_file())


def file_wanted(project: Project, wanted: str, path: Path | None = None) -> Path:
    """The project's document or glossary called `wanted`, else of the same name as `path`, or that without its ending.

    Raises EnfaceError where it is not one file.
    """
    files, stem = (*project.files, *glossaries(project)), path.stem if path else ""
    if wanted:
        found = [
            file for file in files if wanted in {project.relative(file), file.name} or Path(wanted).resolve() == file
        ]
    else:
        same = [file for file in files if path and file.name == path.name]
        # A delivery that lies in the project's folder too is a version of the other file of its name.
        others = [file for file in same if path and file != path.resolve()]
        found = others or same or [file for file in files if file.stem == stem]
    if len(found) == 1:
        return found[0]
    names = ", ".join(map(project.relative, found or files))
    reason = "several files have that name." if found else "the project has no document or glossary of that name."
    raise EnfaceError(Problem(wanted or str(path), reason, f"Say --for with one of: {names}."))


def _documents(
    project: Project,
    store: Store,
    records: Sequence[DocumentRecord],
    replaced: Path,
    file: Path,
    given: Sequence[Document],
    path: str,
) -> Iterator[DocumentDelivery]:
    """The documents of the file, each with the known one of the same name; where there is one on both sides, with that.

    One that an earlier delivery no longer had may come back.
    """
    name, old_name = project.relative(file), project.relative(replaced)
    everything = store.documents()
    keys = {record.key for record in everything}
    known = [record for record in records if record.path == old_name]
    named = [replace(one, path=name, name="" if one.name == path else one.name) for one in given]
    of_name = {record.name: record for record in (*everything, *known) if record.path == old_name}
    if len(known) == len(named) == 1:
        of_name[named[0].name] = known[0]
    for position, document in enumerate(named):
        record = of_name.get(document.name)
        if record is None:
            key = keyed(name, document.name, keys)
            keys.add(key)
            yield DocumentDelivery(key, position, document, compare((), document.segments), is_new=True)
        else:
            arrivals = compare(store.known_segments(record.key), document.segments)
            yield DocumentDelivery(record.key, position, document, arrivals)
    staying = {of_name[one.name].key for one in named if one.name in of_name}
    for record in known:
        if record.key not in staying:
            yield DocumentDelivery(record.key, -1, None, compare(store.known_segments(record.key), ()))


def take(project: Project, store: Store, actor: str, delivery: Delivery) -> None:
    """Record a delivery: all of it stands when this returns, or nothing does. The file is put in place by itself."""
    id, path = uuid7(), project.relative(delivery.file)
    old_path, old_digest = project.relative(delivery.replaced), delivery.replaced_digest
    for one in delivery.documents:
        refuse_torn(store, one.key, old_path, "no new version is taken in")
    before = _unchanged(delivery)
    store.back_up("delivery")
    with store.change():
        store.keep_original(old_digest, before)
        store.keep_original(delivery.digest, delivery.data)
        for one in delivery.documents:
            if one.document is not None:
                # Others may have decided on something since the delivery was looked at.
                arrivals = one.arrivals
                if store.several:
                    arrivals = compare(store.known_segments(one.key), one.document.segments)
                said = delivered(id, old_path, old_digest, arrivals, store.names_given(one.key))
                store.import_document(
                    actor,
                    one.key,
                    one.document,
                    position=one.position,
                    path=path,
                    file_digest=delivery.digest,
                    delivered=said,
                )
                store.follow(one.key, dict(said.renamed))
        store.to_place(Placing(path, delivery.digest, old_path, old_digest))


def take_glossary(project: Project, store: Store, actor: str, delivery: GlossaryDelivery) -> None:
    """Record a new version of a glossary, as `take` does one of a document."""
    name = project.relative(delivery.replaced)
    before = _unchanged(delivery)
    store.back_up("delivery")
    payload = {
        "delivery": uuid7(),
        "path": name,
        "digest": delivery.digest,
        "replaced": {"path": name, "digest": delivery.replaced_digest},
        "renamed": [],
        "new": [],
    }
    with store.change():
        store.keep_original(delivery.replaced_digest, before)
        store.keep_original(delivery.digest, delivery.data)
        store.append(actor, [NewEvent(Kind.GLOSSARY_DELIVERED, name, payload=payload)])
        store.to_place(Placing(name, delivery.digest, name, delivery.replaced_digest))


def _unchanged(delivery: Delivery | GlossaryDelivery) -> bytes:
    """What the file to be replaced holds.

    Raises EnfaceError where that is no longer what was looked at, or where nothing can be put in its place.
    """
    folder = delivery.replaced.parent
    if not os.access(folder, os.W_OK):
        remedy = "Give yourself the right to write it, or work on a copy."
        raise EnfaceError(Problem(str(folder), "cannot be written to; nothing was taken in.", remedy))
    data = file_bytes(delivery.replaced)
    if file_digest(data) != delivery.replaced_digest:
        raise EnfaceError(Problem(str(delivery.replaced), "changed on disk meanwhile; nothing was taken in."))
    return data


def turn(project: Project, store: Store, events: Sequence[Event], *, back: bool) -> None:
    """Let drafts and the file follow a delivery that is undone (`back`) or done again, inside the `change` of that.

    Raises Refused where the file on disk is no longer what it was then, or the other one is not kept.
    """
    given = events[0].payload
    new, old = (given["path"], given["digest"]), (given["replaced"]["path"], given["replaced"]["digest"])
    there, wanted = (new, old) if back else (old, new)
    if _digest(_place(project, there[0])) != there[1]:
        raise Refused(f"{there[0]} has changed on disk since; import the version that you want instead.")
    if wanted[0] != there[0] and _place(project, wanted[0]).exists():
        raise Refused(f"{wanted[0]} stands where the other version would go; move it away.")
    if store.original(wanted[1]) is None:
        raise Refused(f"The other version of {there[0]} is not kept here.")
    for event in events:
        # What is begun on a segment that goes waits for it under another name.
        pairs = [*event.payload["renamed"], *((f"{name} (undone)", name) for name in event.payload["new"])]
        store.follow(event.document, {new: old for old, new in pairs} if back else dict(pairs))
    store.to_place(Placing(*wanted, *there))


def put_in_place(project: Project, store: Store) -> Project:
    """Put the files in place that a delivery, or its undoing, has said of; also after a crash in between.

    A file that has changed meanwhile stays. Returns the project with its files as they are then. Raises EnfaceError
    where the folder cannot be written to.
    """
    for placing in store.placings():
        new, old = _place(project, placing.path), _place(project, placing.old_path)
        found, expected = _digest(new), placing.old_digest if new == old else ""
        if found == expected:
            data = store.original(placing.digest)
            if data is not None:
                replace_file(new, data)
                found = placing.digest
        in_place = found == placing.digest
        if in_place and new != old and _digest(old) == placing.old_digest:
            old.unlink(missing_ok=True)
        with store.change():
            if in_place:
                stamp = new.stat()
                store.note_file(placing.path, stamp.st_size, stamp.st_mtime_ns, placing.digest)
            store.placed(placing)
        if old in project.files and in_place:
            files = {new, *project.files} - ({old} if new != old else set())
            project = replace(project, files=tuple(sorted(files)))
    return project


def _place(project: Project, name: str) -> Path:
    """A file of the project by its name in it; one that is not there yet stands in the folder of the others."""
    return next((file for file in project.files if project.relative(file) == name), project.root / name)


def _digest(path: Path) -> str:
    """The digest of a file, empty where there is none."""
    return file_digest(file_bytes(path)) if path.is_file() else ""
