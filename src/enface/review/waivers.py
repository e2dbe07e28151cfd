"""Which findings of a fresh check the people of a project have waived, in its reviews or in its file of waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from enface.model import Finding
from enface.review.commands import WaiverScope
from enface.review.project import Project
from enface.review.waiver_file import WAIVERS, Waiver, read
from enface.store import Store


def waived_fingerprints(projects: Iterable[Project]) -> Callable[[Finding], bool]:
    """A function that says whether a finding is waived in its project, by content and within the waiver's scope.

    Nothing is written. Raises EnfaceError where a file of waivers is none.
    """
    waived: set[tuple[str, ...]] = set()
    for project in projects:
        if project.database.is_file():
            waived.update(_waived_in(project))
        if (project.root / WAIVERS).is_file():
            waived.update(_waived_by(project.root, read(project.root / WAIVERS)))

    resolved = cache(lambda path: str(Path(path).resolve()))

    def is_waived(finding: Finding) -> bool:
        document = (resolved(finding.path), "" if finding.document == finding.path else finding.document)
        wider = ((finding.fingerprint,), (*document, finding.fingerprint))
        return not waived.isdisjoint((*wider, (*document, finding.segment, finding.fingerprint)))

    return is_waived


def _waived_in(project: Project) -> Iterable[tuple[str, ...]]:
    store = Store.open(project.database, write=False)
    try:
        paths = {one.key: (str((project.root / one.path).resolve()), one.name) for one in store.documents()}
        waivers = store.waivers()
    finally:
        store.close()
    for waiver in waivers:
        if waiver.scope == WaiverScope.PROJECT:
            yield (waiver.fingerprint,)
        elif waiver.document in paths:
            segment = (waiver.segment,) if waiver.scope == WaiverScope.PLACE else ()
            yield (*paths[waiver.document], *segment, waiver.fingerprint)


def _waived_by(root: Path, waivers: Iterable[Waiver]) -> Iterable[tuple[str, ...]]:
    for waiver in waivers:
        if waiver.scope == WaiverScope.PROJECT:
            yield (waiver.fingerprint,)
        else:
            segment = (waiver.segment,) if waiver.scope == WaiverScope.PLACE else ()
            yield (str((root / waiver.file).resolve()), waiver.document, *segment, waiver.fingerprint)
