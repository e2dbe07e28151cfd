"""The content of an XLIFF 1 source or target as text with codes, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from enface.formats import xml_markup
from enface.formats.xml_markup import NOT_XML, Coded, Inline, plain
from enface.model import EnfaceError, InlineCode, Problem

_WHOLE = frozenset(("x", "bx", "ex", "bpt", "ept", "ph", "it"))
"""Elements that are one code with all that they hold: codes of the file that the text was taken from."""


def decode(content: str) -> Coded:
    """Take content apart: `g` and `mrk` are two codes each, what a `mrk` protects is one with it.

    Line ends are line feeds, as XML reads them.
    """
    return xml_markup.decode(content, _INLINE)


def encode(text: str, codes: Sequence[InlineCode], line_end: str) -> str:
    """The content that reads as this text with these codes. Raises EnfaceError where XML cannot hold a character."""
    refused = NOT_XML.search(text)
    if refused is not None:
        reason = f"the character U+{ord(refused[0]):04X} cannot stand in XML."
        raise EnfaceError(Problem("", reason, "Take it out of the target."))
    return xml_markup.encode(text, codes, lambda piece: xml_markup.escaped(piece, line_end))


def _is_whole(local: str, given: Mapping[str, str]) -> bool:
    return local in _WHOLE or (local == "mrk" and given.get("mtype") == "protected")


def _label(local: str, given: Mapping[str, str], side: str, written: str) -> str:
    """What to show for a code: its equivalent text, the words it stands for, its type, or its kind and id."""
    if given.get("equiv-text"):
        return given["equiv-text"]
    if local == "mrk":
        return given.get("mtype", "") if side else plain(written)
    words = "" if side else plain(written).strip()
    return words or given.get("ctype", "") or f"{local} {given.get('id', '')}".strip()


_INLINE = Inline(_is_whole, _label)
