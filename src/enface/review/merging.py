"""Two people, two machines: what one packs for another, and what is done with a package that comes."""

from __future__ import annotations

import contextlib
import shutil
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from enface.formats import file_bytes, source_of
from enface.formats.atomic import replace_file
from enface.model import EnfaceError, Problem, Role
from enface.review import conflicts, packages, taking
from enface.review.commands import Refused, SegmentRef
from enface.review.conflicts import Conflict
from enface.review.intake import file_digest
from enface.review.packages import About, Package
from enface.review.people import role_of
from enface.review.project import SETTINGS, Project
from enface.review.purge import named
from enface.store import DocumentRecord, Kind, NewEvent, Placing, Store, open_store
from enface.store.events import now
from enface.store.merging import Merged, Reached, nobody


@dataclass(frozen=True, slots=True)
class Packed:
    """A package to be written, and how many edits of its documents are not saved and so not in it."""

    about: About
    data: bytes
    drafts: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What a package brought: the events, files that were written, and those that stayed although others came."""

    merged: Merged
    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    backup: Path | None = None


class Merging:
    """What goes from a project to others, and comes back from them."""

    def __init__(self, project: Project, store: Store, actor: str) -> None:
        self._project = project
        self._store = store
        self._actor = actor

    # What waits for somebody

    def conflicts(self, document: str = "") -> tuple[Conflict, ...]:
        """The segments that have several texts, in a document or in all, in order."""
        return conflicts.conflicts(self._store, document)

    def conflict(self, ref: SegmentRef) -> Conflict | None:
        """The texts of a segment, where somebody has to choose between several."""
        return conflicts.conflict_of(self._store, ref)

    def key_of(self, document: str) -> str:
        """The key of a document that is named by it, or by its file. Raises EnfaceError where there is none."""
        return named(self._project, [record.key for record in self._store.documents()], document)

    def assignments(self) -> dict[str, str]:
        """The person who has each assigned document, by its key."""
        return self._store.assignments()

    # Packing

    def pack(self, documents: Sequence[str] = (), person: str = "") -> Packed:
        """A package of some documents, given by their keys; else of those that the person has, or of all.

        Documents that are named go to the person by that, if they are not theirs yet. Raises EnfaceError where a file
        is no longer what the reviews are of, and Refused where there is nothing to pack.
        """
        chosen = self._chosen(documents, person)
        files = dict(self._files(chosen))
        if documents and person:
            self._assign([record.key for record in chosen], person)
        keys = [record.key for record in chosen]
        everything = len(keys) == len(self._store.documents())
        with self._store.change():  # so that nobody writes between two questions
            exchange = self._store.merging.given(None if everything else set(keys))
        about = About(self._project.name, self._actor, now(), person, tuple(keys))
        drafts = sum(document in keys for document, _ in self._store.drafts(self._actor))
        return Packed(about, packages.written(about, exchange, files), drafts)

    def _chosen(self, documents: Collection[str], person: str) -> list[DocumentRecord]:
        names = {self._project.relative(path) for path in self._project.files}
        here = [record for record in self._store.documents() if record.path in names]
        if not documents and person:
            theirs = self.assignments()
            documents = {key for key, who in theirs.items() if who == person}
            if not documents:
                raise Refused(f"{person} has no document yet; name those to pack, or use `enface assign`.")
        gone = {*documents} - {record.key for record in here}
        if gone:
            reason = "its file is not in the project any more, so it cannot be packed."
            raise EnfaceError(*(Problem(key, reason) for key in sorted(gone)))
        return [record for record in here if not documents or record.key in documents]

    def _assign(self, keys: Sequence[str], person: str) -> None:
        theirs = self.assignments()
        new = [key for key in keys if theirs.get(key) != person]
        if not new or self._store.read_only or role_of(self._actor, self._project.people) is not Role.LEAD:
            return
        with self._store.change():
            said = (NewEvent(Kind.ASSIGNED, key, payload={"person": person}) for key in new)
            self._store.append(self._actor, said)

    def _files(self, chosen: Sequence[DocumentRecord]) -> Iterator[tuple[str, bytes]]:
        """The files of some documents, the glossaries and the settings, by their names in the project."""
        digests = {record.path: record.digest for record in chosen}
        documents = [path for path in self._project.files if self._project.relative(path) in digests]
        sources = [source for path in documents if (source := source_of(path))]
        for path in (*documents, *sources, *self._project.glossary_paths, *_settings(self._project)):
            if not path.is_relative_to(self._project.root):
                reason = "lies outside of the project's folder, so it cannot be packed with it."
                raise EnfaceError(Problem(str(path), reason, "Put it into the project."))
            name, data = self._project.relative(path), file_bytes(path)
            if not packages.fits(name):
                raise EnfaceError(Problem(str(path), "has a name that other systems do not bear.", "Rename it."))
            if name in digests and file_digest(data) != digests[name]:
                raise EnfaceError(
                    Problem(str(path), "has changed on disk since it was read.", "Open the project first.")
                )
            yield name, data

    # Merging

    def take(self, package: Package, reached: Reached = nobody) -> Taken:
        """Take in what a package brings: when this returns, all of it is on the disk.

        On a store that is for reading only nothing but a copy in memory changes: a preview. Raises EnfaceError where
        the package is of another project, or where people have to put something right first; then nothing has changed.
        """
        with self._store.change():
            known = self._store.merging.known(package.exchange)
        if not known.anything:
            self._refuse_foreign(package)
        backup = None if known.everything else self._store.back_up("merge")
        with self._store.change():
            before = {record.key: record for record in self._store.documents()}
            merged = self._store.merging.take(package.exchange, str(package.path), self._actor, reached)
            for record in self._store.documents():
                if record.key in merged.documents:
                    self._expect(package, record, before.get(record.key))
            missing = [name for name in package.files if not (self._project.root / name).exists()]
            for name in missing:
                self._store.note_file(name, -1, 0, file_digest(package.files[name]))
        if self._store.read_only:
            return Taken(merged, tuple(missing))
        placed = [placing.path for placing in self._store.placings()]
        taking.put_in_place(self._project, self._store)
        for name in missing:
            replace_file(self._project.root / name, package.files[name])
        kept = [name for name in package.files if not self._is_as_packed(package, name) and name not in missing]
        return Taken(merged, (*placed, *missing), tuple(kept), backup)

    def _refuse_foreign(self, package: Package) -> None:
        """What shares no event with this project may still hold a file of it that nobody has reviewed here yet."""
        if not any(self._is_as_packed(package, name) for name in package.files if name != SETTINGS):
            reason = f"it is of another project ({package.about.project}): nothing in it is known here."
            remedy = "Name a new folder, and it becomes a project there."
            raise EnfaceError(Problem(str(package.path), reason, remedy))

    def _is_as_packed(self, package: Package, name: str) -> bool:
        path = self._project.root / name
        return path.is_file() and file_bytes(path) == package.files[name]

    def _expect(self, package: Package, record: DocumentRecord, before: DocumentRecord | None) -> None:
        """Let a document's file be the one that its events speak of, inside the `change` that took them in."""
        path = self._project.root / record.path
        found = file_digest(file_bytes(path)) if path.is_file() else ""
        if before and (before.path, before.digest) == (record.path, record.digest):
            return
        data = package.files.get(record.path)
        if found != record.digest and (data is None or file_digest(data) != record.digest):
            reason = f"{record.path} has another version there, which is not in the package."
            raise EnfaceError(Problem(str(package.path), reason, "Let it be packed again."))
        if found == record.digest or data is None:
            self._store.note_file(record.path, -1, 0, record.digest)
        elif before is None and not found:
            return  # it is written with the others that are missing
        elif before is None or (found and found != before.digest):
            raise EnfaceError(
                Problem(str(path), "holds something else than the package brings.", "Move it away first.")
            )
        else:
            old = self._project.root / before.path
            if old.is_file():
                self._store.keep_original(before.digest, file_bytes(old))
            self._store.keep_original(record.digest, data)
            self._store.to_place(Placing(record.path, record.digest, before.path, before.digest))


def _settings(project: Project) -> Iterator[Path]:
    """The project's settings, and the profile of its own that they name."""
    path = project.root / SETTINGS
    if path.is_file():
        yield path
        profile = tomllib.loads(path.read_text("utf-8")).get("project", {}).get("profile", "")
        if profile.endswith(".toml"):
            yield project.root / profile


def is_new(place: Path) -> bool:
    """Whether a package can become a project at a place: there is nothing, or an empty folder."""
    return not place.exists() or (place.is_dir() and not any(place.iterdir()))


def merge(
    package: Package,
    place: Path,
    actor: str,
    *,
    preview: bool = False,
    any_place: bool = False,
    reached: Reached = nobody,
) -> Taken:
    """Merge a package into the project at a place, or make one of it there; a `preview` only looks what it brings.

    Files that changed on disk are taken in before. For errors see `Merging.take`, for `any_place` `open_store`; Refused
    where nothing can be saved. Whatever is raised, all is as it was.
    """
    with contextlib.ExitStack() as stack:
        new = is_new(place)
        if new:
            place = Path(stack.enter_context(TemporaryDirectory())) if preview else place
            stack.enter_context(_begun(package, place))
        project = Project.find(place)
        if new or not project.database.exists():
            store = open_store(project.database, write=not preview, any_place=any_place)
            stack.callback(store.close)
            return Merging(project, store, actor).take(package, reached)
        from enface.review.desk import Desk

        desk = stack.enter_context(Desk.open(project, actor=actor, write=not preview, any_place=any_place))
        if desk.read_only and not preview:
            raise Refused(f"Nothing can be merged: {desk.read_only}.")
        return desk.merging.take(package, reached)


@contextlib.contextmanager
def _begun(package: Package, folder: Path) -> Iterator[None]:
    """Write the files of a package to a new folder; should anything fail, leave nothing of them."""
    if not package.files:
        raise EnfaceError(Problem(str(package.path), "holds no files, so no project can be made of it."))
    there = folder.exists()
    try:
        for name, data in package.files.items():
            replace_file(folder / name, data)
        yield
    except BaseException:
        for child in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(child) if child.is_dir() else child.unlink()
        if not there and folder.exists():
            folder.rmdir()
        raise
