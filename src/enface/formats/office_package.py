"""An Office file as the ZIP package that it is: parts read within limits, exchanged with all others as they are."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enface.formats.xml_source import XmlSource, open_xml, parse, parser
from enface.model import ImportProblem

MAX_PART = 200_000_000
"""Bytes of one part, unpacked."""
MAX_TOTAL = 1_000_000_000
MAX_PARTS = 20_000

_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "Save the file again in the program that made it."
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_HAS_DESCRIPTOR = 0x08
_ENCRYPTED = 0x01 | 0x40
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, RuntimeError, OverflowError)
"""What zipfile raises on packages that are broken, or packed in a way that it does not know."""


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of a package, its members as its directory lists them, and where the directory begins."""

    data: bytes
    path: str
    members: tuple[zipfile.ZipInfo, ...]
    directory: int

    def xml(self, name: str) -> XmlSource:
        """A part's XML. Raises ImportProblem where it is missing, broken or too large."""
        return open_xml(self.read(name), self.path)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises ImportProblem where it is missing, broken or too large."""
        member = next((member for member in self.members if member.filename == name), None)
        if member is None:
            raise ImportProblem(self.path, f"the package has no part {name!r}.", remedy=_SAVE)
        if member.file_size > MAX_PART:
            size = f"{member.file_size // 1_000_000:,} MB, where {MAX_PART // 1_000_000} MB are the limit"
            raise ImportProblem(self.path, f"its part {name!r} unpacks to {size}.", remedy="Split the file.")
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return archive.read(member)
        except _UNREADABLE as error:
            raise ImportProblem(self.path, f"its part {name!r} is damaged: {error}.", remedy=_SAVE) from None

    def main_part(self) -> str:
        """The name of the part that the package is about."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                return target
        raise ImportProblem(self.path, "the package names no document in it.", remedy=_SAVE)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the kind and the part's name by id. The package's own part is the empty name."""
        folder, _, name = part.rpartition("/")
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        if where not in {member.filename for member in self.members}:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for given in elements(self.xml(where), "Relationship"):
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
                found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], target.lstrip("/")
        return found

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """The package with other content in some parts; every other member is the same bytes, in the same order."""
        places = {member.header_offset: member for member in self.members}
        ends = dict(zip(sorted(places), [*sorted(places)[1:], self.directory], strict=True))
        moved: dict[str, int] = {}
        packed: dict[str, tuple[int, int, int]] = {}
        output = bytearray()
        for offset, end in ends.items():
            member = places[offset]
            moved[member.filename] = len(output)
            content = parts.get(member.filename)
            if content is None:
                output += self.data[offset:end]
            else:
                local, packed[member.filename] = self._packed(offset, content)
                output += local
        directory = len(output)
        for name, entry in zip((member.filename for member in self.members), self.entries(), strict=True):
            output += _moved(entry, moved[name], packed.get(name))
        rest = bytearray(self.data[self.directory + sum(map(len, self.entries())) :])
        struct.pack_into("<2L", rest, 12, len(output) - directory, directory)
        return bytes(output + rest)

    def _packed(self, offset: int, content: bytes) -> tuple[bytes, tuple[int, int, int]]:
        """A member with its content packed anew, its checksum and its sizes; name, times and flags are as before."""
        signature, version, flags, method, time, date, _, _, _, names, extras = _LOCAL.unpack_from(self.data, offset)
        if method == zipfile.ZIP_STORED:
            body = content
        else:
            packer = zlib.compressobj(wbits=-15)
            body = packer.compress(content) + packer.flush()
        sizes = zlib.crc32(content), len(body), len(content)
        head = _LOCAL.pack(signature, version, flags & ~_HAS_DESCRIPTOR, method, time, date, *sizes, names, extras)
        start = offset + _LOCAL.size
        return head + self.data[start : start + names + extras] + body, sizes

    def entries(self) -> Iterator[bytes]:
        """The entries of the directory as they stand there."""
        position = self.directory
        for _ in self.members:
            lengths = _CENTRAL.unpack_from(self.data, position)[10:13]
            end = position + _CENTRAL.size + sum(lengths)
            yield self.data[position:end]
            position = end


def _moved(entry: bytes, offset: int, packed: tuple[int, int, int] | None) -> bytes:
    fields = list(_CENTRAL.unpack_from(entry))
    fields[16] = offset
    if packed is not None:
        fields[3] &= ~_HAS_DESCRIPTOR
        fields[7:10] = packed
    return _CENTRAL.pack(*fields) + entry[_CENTRAL.size :]


def is_package(head: bytes, folder: str) -> bool:
    """Whether a file begins as a package with a part in the folder that tells its kind: `xl` or `word`."""
    return head.startswith(b"PK\x03\x04") and f"{folder}/".encode() in head


def open_package(data: bytes, path: str) -> Package:
    """Read a package's directory. Raises ImportProblem where it is none, encrypted, too large or not to be trusted."""
    if data.startswith(_OLE):
        remedy = "Take the password off, or save it in today's format."
        raise ImportProblem(path, "encrypted, or in the format of before 2007.", remedy=remedy)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = Package(data, path, tuple(archive.infolist()), archive.start_dir)
        reason = _refused(package)
    except _UNREADABLE:
        raise ImportProblem(path, "no Office file, or one that is cut off.", remedy=_SAVE) from None
    if reason:
        raise ImportProblem(path, reason, remedy=_SAVE)
    return package


def _refused(package: Package) -> str:
    """Why a package is not read; empty where it may be."""
    names = [member.filename for member in package.members]
    if len(names) > MAX_PARTS:
        return f"more than {MAX_PARTS:,} parts in the package."
    if len(set(names)) < len(names):
        return "the package holds two parts of one name."
    if sum(member.file_size for member in package.members) > MAX_TOTAL:
        return f"the package unpacks to more than {MAX_TOTAL // 1_000_000:,} MB."
    end = 0
    for member in sorted(package.members, key=lambda member: member.header_offset):
        name = member.filename
        if name.startswith("/") or "\\" in member.orig_filename or ".." in name.split("/") or ":" in name:
            return f"the package holds a part with the name {name[:60]!r}, which leads out of it."
        if member.flag_bits & _ENCRYPTED:
            return "the package is encrypted."
        if member.header_offset < end or member.header_offset + member.compress_size > package.directory:
            return "the parts of the package lie over each other."
        end = member.header_offset + _LOCAL.size + member.compress_size
    rest = package.data[package.directory + sum(map(len, package.entries())) :]
    if rest.startswith(b"PK\x06\x06"):
        return "the package is made for more than 4 GB."
    if not rest.startswith(b"PK\x05\x06") or min((member.header_offset for member in package.members), default=0):
        return "the package holds bytes that belong to no part."
    return ""


def elements(source: XmlSource, name: str) -> list[dict[str, str]]:
    """The attributes, by local name, of all elements of a local name. Raises ImportProblem."""
    found: list[dict[str, str]] = []
    expat = parser(source)

    def start(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append({attribute.rpartition(":")[2]: value for attribute, value in given.items()})

    expat.StartElementHandler = start
    parse(source, expat, _SAVE)
    return found
