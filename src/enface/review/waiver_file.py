"""Waivers as a text file beside the project's settings, to be kept under version control, so that CI sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from enface.formats.atomic import replace_file
from enface.formats.tsv import escape, unescape
from enface.model import EnfaceError, Problem, Severity
from enface.review.commands import WaiverScope
from enface.review.project import Project
from enface.store import open_store

"""Its name in the project's folder."""

_REMEDY = "Write it anew with `enface waivers export`."


class Waiver(NamedTuple):
    """A row: the finding's fingerprint, how far the waiver reaches, and for people why, by whom and when.

    `file` is relative to the project, `document` its name where the file holds several, `segment` its id; each is empty
    where the scope reaches further, and so is `fingerprint` where it is all that the rule finds. `until` is the
    waiver's last day, empty where it has none.
    """

    fingerprint: str
    scope: str
    file: str
    document: str
    segment: str
    rule: str
    severity: str
    reason: str
    waived_by: str
    time: str
    until: str = ""


def waivers_of(project: Project) -> list[Waiver]:
    """The waivers that stand in a project's reviews, in an order that keeps differences between versions small."""
    if not project.database.is_file():
        return []
    store = open_store(project.database, write=False)
    try:
        paths = {one.key: (one.path, one.name) for one in store.documents()}
        records = store.waivers.all()
    finally:
        store.close()
    found = []
    for one in records:
        narrow = one.scope in {WaiverScope.PLACE, WaiverScope.DOCUMENT}
        file, document = paths.get(one.document, ("", "")) if narrow else ("", "")
        segment = one.segment if one.scope == WaiverScope.PLACE else ""
        found.append(
            Waiver(
                one.fingerprint if one.scope != WaiverScope.RULE else "",
                one.scope,
                file,
                document,
                segment,
                one.rule,
                one.severity,
                one.reason,
                one.actor,
                one.time,
                one.until,
            )
        )
    return sorted(found, key=lambda waiver: (waiver.file, waiver.document, waiver.rule, waiver.segment, waiver))


def write(path: Path, waivers: list[Waiver]) -> None:
    """Write the file whole or not at all. Raises EnfaceError."""
    rows = [Waiver._fields, *waivers]
    lines = ("\t".join(escape(cell) for cell in row) + "\n" for row in rows)
    replace_file(path, "".join(lines).encode())


def read(path: Path) -> Iterator[Waiver]:
    """The rows of a file. Raises EnfaceError with the line where it is none of ours."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error}.", _REMEDY)) from None
    width = 0
    for number, line in enumerate(lines, 1):
        cells = [unescape(cell) for cell in line.split("\t")]
        if number == 1:
            width = len(cells)
            # A file of before waivers had an end lacks its column.
            if tuple(cells) not in {Waiver._fields, Waiver._fields[:-1]}:
                raise EnfaceError(Problem(str(path), "not a file of waivers.", _REMEDY, line=1))
        elif line:
            yield _waiver(cells, width, path, number)


def _waiver(cells: list[str], width: int, path: Path, line: int) -> Waiver:
    scopes = [scope.value for scope in WaiverScope]
    if len(cells) != width:
        reason = f"{len(cells)} cells, where {width} are due."
    elif cells[1] not in scopes:
        reason = f"no scope {cells[1]!r}: {', '.join(scopes)}."
    elif cells[6] not in set(Severity):
        reason = f"no severity {cells[6]!r}."
    elif not _is_day(cells[10:]):
        reason = f"no day {cells[10]!r}: write it as 2026-12-31."
    else:
        return Waiver(*cells)
    raise EnfaceError(Problem(str(path), reason, _REMEDY, line=line))


def _is_day(cells: list[str]) -> bool:
    """Whether the last day of a waiver is one, or there is none."""
    try:
        return all(not cell or date.fromisoformat(cell).isoformat() == cell for cell in cells)
    except ValueError:
        return False
