"""What a PO file says of itself: its encoding, its languages, how many plural forms it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enface.formats.encoding import DecodedText, decode_declared
from enface.formats.po_scan import entries
from enface.formats.po_string import QUOTED
from enface.model import ImportProblem

_HEADER = re.compile(rb'(?:\A|\n)msgid[ \t]+""\s*+msgstr((?:\s*+%s)++)' % QUOTED.encode())
_CHARSET = re.compile(rb"charset\s*=\s*([\w.:-]+)")
_TEMPLATE = "CHARSET"
"""What a template names instead of an encoding."""
_ANY = "iso8859-1"
"""What holds any bytes: for a file that names no encoding and is in none that is certain."""

_FIELD = re.compile(r"^([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_PLURALS = re.compile(r"nplurals\s*=\s*(\d{1,3})(?!\d)")
_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file's text, whether its encoding is known, and the fields of its header by name in lower case."""

    decoded: DecodedText
    is_certain: bool
    header: Mapping[str, str]

    @property
    def plurals(self) -> int | None:
        """How many forms an entry with plurals has; None where the header does not say."""
        match = _PLURALS.search(self.header.get("plural-forms", ""))
        return int(match[1]) if match else None

    def languages(self, sources: str) -> tuple[str, str]:
        """The source's, English unless the header or the `sources` themselves say otherwise, and the target's."""
        source = _primary(self.header.get("x-source-language", "")) or ("zh" if _CHINESE.search(sources) else "en")
        target = _primary(self.header.get("language") or self.header.get("x-language", ""))
        return source, target or ("en" if source == "zh" else "und")


def _primary(tag: str) -> str:
    return re.split("[-_.@]", tag, maxsplit=1)[0].lower()


def open_po(data: bytes, path: str) -> Catalogue:
    """Decode a file by its byte order mark, else as its header says; what it does not say and nothing tells, as bytes.

    Raises ImportProblem.
    """
    declared = _charset(data)
    is_certain = True
    try:
        decoded = decode_declared(data, path, declared)
    except ImportProblem:
        if declared or b"\0" in data or not data.strip():
            raise
        is_certain, decoded = False, DecodedText(data.decode(_ANY), _ANY)
    first = next(entries(decoded, path), None)
    is_header = first is not None and not first.source and first.context is None
    held = first.forms[0].text if first is not None and is_header and first.forms else ""
    fields = {name.lower(): value for name, value in _FIELD.findall(held)}
    return Catalogue(decoded, is_certain, fields)


def _charset(data: bytes) -> str:
    header = _HEADER.search(data)
    named = _CHARSET.search(header[1]) if header else None
    name = named[1].decode("latin-1") if named else ""
    return "" if name == _TEMPLATE else name
