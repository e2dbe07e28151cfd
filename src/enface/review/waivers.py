"""Which findings of a fresh check the people of a project have waived, in its reviews or in its file of waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path

from enface.model import Finding
from enface.review.commands import WaiverScope
from enface.review.project import Project
from enface.review.waiver_file import Waiver, read
from enface.store import open_store


def waived_fingerprints(projects: Iterable[Project]) -> Callable[[Finding], bool]:
    """A function that says whether a finding is waived in its project, by content and within the waiver's scope.

    Nothing is written. Raises EnfaceError where a file of waivers is none.
    """
    waived: set[tuple[str, ...]] = set()
    today = date.today().isoformat()  # noqa: DTZ011 - a day is one of where one works
    for project in projects:
        if project.database.is_file():
            waived.update(_waived_in(project, today))
        if project.waiver_file.is_file():
            waived.update(_waived_by(project.root, read(project.waiver_file), today))

    resolved = cache(lambda path: str(Path(path).resolve()))

    def is_waived(finding: Finding) -> bool:
        document = (resolved(finding.path), "" if finding.document == finding.path else finding.document)
        wider = ((finding.fingerprint,), (*document, finding.fingerprint), _by_rule(finding.rule))
        return not waived.isdisjoint((*wider, (*document, finding.segment, finding.fingerprint)))

    return is_waived


def _waived_in(project: Project, today: str) -> Iterable[tuple[str, ...]]:
    store = open_store(project.database, write=False)
    try:
        paths = {one.key: (str((project.root / one.path).resolve()), one.name) for one in store.documents()}
        waivers = store.waivers.all()
    finally:
        store.close()
    for waiver in waivers:
        if waiver.until and waiver.until < today:
            continue
        if waiver.scope in _WIDE or waiver.document in paths:
            place = paths.get(waiver.document, ("", ""))
            yield _content(waiver.scope, waiver.fingerprint, waiver.rule, (*place, waiver.segment))


def _waived_by(root: Path, waivers: Iterable[Waiver], today: str) -> Iterable[tuple[str, ...]]:
    for waiver in waivers:
        if not waiver.until or waiver.until >= today:
            place = (str((root / waiver.file).resolve()), waiver.document, waiver.segment)
            yield _content(waiver.scope, waiver.fingerprint, waiver.rule, place)


_WIDE = frozenset({WaiverScope.PROJECT, WaiverScope.RULE})


def _content(scope: str, fingerprint: str, rule: str, place: tuple[str, str, str]) -> tuple[str, ...]:
    """What a waiver covers: a rule, a fingerprint, or one in a document, or in a segment of it."""
    if scope == WaiverScope.RULE:
        return _by_rule(rule)
    if scope == WaiverScope.PROJECT:
        return (fingerprint,)
    return (*(place if scope == WaiverScope.PLACE else place[:2]), fingerprint)


def _by_rule(rule: str) -> tuple[str, ...]:
    return ("rule", rule)
