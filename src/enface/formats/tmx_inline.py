"""The content of a TMX segment as text with codes: native codes are one each, highlights two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from enface.formats.xml_markup import TOKEN, Coded, Inline, attributes, decode, plain
from enface.model import InlineCode

_WHOLE = frozenset(("bpt", "ept", "it", "ph", "ut", "sub"))
"""Elements that are one code with all that they hold: codes of the file that the text was taken from."""


def coded(content: str) -> Coded:
    """Take the content of a segment apart into text and codes; line ends are line feeds, as XML reads them."""
    return decode(content, _INLINE)


def unpaired(codes: Sequence[InlineCode]) -> str:
    """The first begin or end of a native code whose other half is not there, as it stands in the file; else empty."""
    begun: dict[str, str] = {}
    for code in codes:
        match = TOKEN.match(code.raw)
        local = match["name"].rpartition(":")[2] if match is not None and match["name"] else ""
        if match is None or local not in ("bpt", "ept"):
            continue
        i = attributes(match["attributes"]).get("i", "")
        if local == "bpt":
            begun[i] = code.raw
        elif begun.pop(i, None) is None:
            return code.raw
    return next(iter(begun.values()), "")


def _is_whole(local: str, _given: Mapping[str, str]) -> bool:
    return local in _WHOLE


def _label(local: str, given: Mapping[str, str], side: str, written: str) -> str:
    """What to show for a code: the words that it stands for, else its type, else its kind and number."""
    words = "" if side else plain(written).strip()
    return words or given.get("type", "") or f"{local} {given.get('i') or given.get('x', '')}".strip()


_INLINE = Inline(_is_whole, _label)
