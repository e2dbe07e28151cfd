"""Which findings of a fresh check the people of a project have waived; reads the reviews, writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from enface.model import Finding
from enface.review.commands import WaiverScope
from enface.review.desk import Desk
from enface.review.project import Project


def waived_fingerprints(projects: Iterable[Project]) -> Callable[[Finding], bool]:
    """A function that says whether a finding is waived in its project, by content and within the waiver's scope."""
    everywhere: set[str] = set()
    documents: set[tuple[str, str]] = set()
    places: set[tuple[str, str, str]] = set()
    for project in projects:
        if not project.database.is_file():
            continue
        with Desk.open(project, actor="", write=False) as desk:
            paths = {summary.key: str((project.root / summary.path).resolve()) for summary in desk.documents()}
            for waiver in desk.waivers():
                path = paths.get(waiver.ref.document, "")
                if waiver.scope is WaiverScope.PROJECT:
                    everywhere.add(waiver.fingerprint)
                elif waiver.scope is WaiverScope.DOCUMENT:
                    documents.add((path, waiver.fingerprint))
                else:
                    places.add((path, waiver.ref.segment, waiver.fingerprint))

    def is_waived(finding: Finding) -> bool:
        path = str(Path(finding.path).resolve())
        return (
            finding.fingerprint in everywhere
            or (path, finding.fingerprint) in documents
            or (path, finding.segment, finding.fingerprint) in places
        )

    return is_waived
