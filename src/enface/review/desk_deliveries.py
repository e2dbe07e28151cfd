"""A desk's deliveries: what a new version would bring, taking it in, and giving the reviewed files back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from enface.glossary import load_glossary
from enface.model import EnfaceError
from enface.review.checking import signature
from enface.review.commands import Refused
from enface.review.intake import TakenIn, bring_in, nobody
from enface.review.reading import Reading
from enface.review.unsaved import Unsaved
from enface.review.views import Exported, Filter, Position

if TYPE_CHECKING:
    from enface.review.delivery import Delivery
    from enface.review.export import Content
    from enface.review.glossary_delivery import GlossaryDelivery

_CHANGED = Filter(changed=True)


class Deliveries(Reading, Unsaved):
    """The part of a desk that files come in and go out by."""

    def delivery(self, path: Path, wanted: str = "") -> Delivery | GlossaryDelivery:
        """What a file would bring as the next version of the project's file of the same name, or of the one `wanted`.

        Nothing is written. Raises EnfaceError where it cannot be read, or it is not clear what it is a version of.
        """
        from enface.review import taking

        return taking.survey(self.project, self._store, list(self._records.values()), self._glossary, path, wanted)

    def take(self, delivery: Delivery | GlossaryDelivery, taken_in: TakenIn = nobody) -> None:
        """Take a delivery in: when this returns it is on the disk, and one Undo takes it back.

        The workbench will open on the first segment that it changed.
        Raises Refused where nothing can be saved, EnfaceError where the disk did not take it.
        """
        if self.read_only:
            raise Refused(f"Nothing can be saved: {self.read_only}.")
        from enface.review import taking
        from enface.review.glossary_delivery import GlossaryDelivery

        if isinstance(delivery, GlossaryDelivery):
            taking.take_glossary(self.project, self._store, self.actor, delivery)
            self._follow_files()
            return
        taking.take(self.project, self._store, self.actor, delivery, taken_in)
        self._follow_files()
        for document in delivery.documents:
            if changed := self.rows_after(document.key, 0, 1, _CHANGED):
                self.remember(Position(*changed[0].ref, _CHANGED))
                break

    def last_delivery(self, wanted: str = "") -> str | None:
        """What came last as a delivery, for TakeBack: of the file `wanted` or of any; None where there is none."""
        from enface.review import taking

        path = self.project.relative(taking.file_wanted(self.project, wanted)) if wanted else None
        keys = [(record.key, record.path) for record in self._records.values()]
        keys += [(name, name) for name in map(self.project.relative, taking.glossaries(self.project))]
        found = [event for key, file in keys if path in {None, file} and (event := self._store.last_delivery(key))]
        return max(found, key=lambda event: event.order).document if found else None

    def export(
        self, output: Path | None = None, *, in_place: bool = False, files: Iterable[Path] = ()
    ) -> tuple[Exported, ...]:
        """Write the reviewed files, all or those named, to a folder (`out/` in the project), or over themselves.

        Raises EnfaceError where a file has changed on disk since it was read.
        """
        from enface.review import export

        wanted = [path.resolve() for path in files] or list(self.project.files)
        written = export.export(self.project, self._store, list(self._records.values()), wanted, output, in_place)
        if in_place and not self.read_only:
            bring_in(self.project, self._store, self.actor, self._glossary)
            self._know_documents()
        return written

    def content(self, path: Path) -> Content:
        """What a file of the project is to hold as its documents stand now; nothing is written.

        Raises EnfaceError where it has changed on disk since it was read.
        """
        from enface.review import export

        return export.content(self.project, self._store, list(self._records.values()), path)

    def _follow_files(self) -> None:
        if problems := self._put_in_place():
            remedy = "All is recorded; the file is written at the next opening."
            raise EnfaceError(*(replace(problem, remedy=remedy) for problem in problems))
        self._know_documents()
        if (now := signature(self.project)) != self._signature:
            self._glossary = load_glossary(self.project.glossary_paths, self.project.languages)
            self._signature = now
