"""The parts of an Office package side by side: those that a review may change in places, all others as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from enface.formats.office_package import Package
from enface.formats.stretches import Part

DIRECTORY = "the list of its parts"

_END = 22
"""Bytes of the record at a package's end before its comment."""


def parts_of(package: Package, known: Mapping[str, Part]) -> tuple[Part, ...]:
    """All parts in order; before them, as a part of its own, what the package's directory says of them."""
    names = (member.filename for member in package.members)
    parts = (known.get(name) or Part(name, package.read(name)) for name in names)
    return (Part(DIRECTORY, "".join(_directory(package))), *parts)


def _directory(package: Package) -> Iterator[str]:
    for member in package.members:
        time = "-".join(map(str, member.date_time))
        system = (member.create_system, member.external_attr, member.compress_type)
        yield f"{member.filename} {time} {system} {member.extra.hex()} {member.comment!r}\n"
    end = package.directory + sum(map(len, package.entries()))
    yield f"{package.data[end + _END :]!r}\n"
