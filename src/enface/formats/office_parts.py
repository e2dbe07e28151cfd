"""The parts of an Office package side by side: those that a review may change in places, all others as they are."""

from __future__ import annotations

from collections.abc import Mapping

from enface.formats.office_package import Package
from enface.formats.stretches import Part

DIRECTORY = "the list of its parts"


def parts_of(package: Package, known: Mapping[str, Part]) -> tuple[Part, ...]:
    """All parts in order; before them, as a part of its own, the list of them with their times."""
    listed = "".join(
        f"{member.filename} {'-'.join(map(str, member.date_time))} {member.compress_type}\n"
        for member in package.members
    )
    others = (
        known.get(member.filename) or Part(member.filename, package.read(member.filename)) for member in package.members
    )
    return (Part(DIRECTORY, listed), *others)
