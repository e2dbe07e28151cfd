"""The content of an XLIFF 2 source or target as text with codes, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from enface.formats import xml_markup
from enface.formats.xml_markup import NOT_XML, Coded, Inline, characters, escaped, plain
from enface.model import INLINE_CODE, InlineCode

_CP = re.compile(r"<(?:[^\s/<>:]+:)?cp\s[^<>]*?\bhex\s*=\s*[\"']([0-9A-Fa-f]{1,6})[\"']")

_WHOLE = frozenset(("ph", "sc", "ec", "sm", "em", "cp"))
"""Elements that hold nothing of their own: one code, however they are closed."""


def decode(content: bytes, data: Mapping[str, str] | None = None) -> Coded:
    """Take the content of a source or target apart; `data` is the unit's original data, by id, for the labels.

    A paired code or a mark is two codes, its start and its end; what a mark protects from translation is one with it.
    A `cp` is the character it stands for. Line ends are line feeds, as XML reads them.
    """
    raw = content.decode()
    if "<" not in raw and INLINE_CODE not in (whole := characters(raw)):
        return Coded(whole, ())
    pieces: list[str] = []
    codes: list[InlineCode] = []
    length = 0
    for text, code, label in xml_markup.tokens(raw, Inline(_is_whole, partial(_label, data or {}))):
        character = _character(code)
        if code and not character:
            codes.append(InlineCode(length, code, label))
        pieces.append(character or (INLINE_CODE if code else text))
        length += len(pieces[-1])
    return Coded("".join(pieces), tuple(codes))


def encode(text: str, codes: Sequence[InlineCode], prefix: str = "", line_end: str = "\n") -> str:
    """The content that reads as this text with these codes, one for each U+FFFC in order.

    `prefix` is that of the core's elements with its colon, `line_end` the file's.
    """

    def escape(piece: str) -> str:
        return NOT_XML.sub(lambda match: f'<{prefix}cp hex="{ord(match[0]):04X}"/>', escaped(piece, line_end))

    return xml_markup.encode(text, codes, escape)


def _is_whole(local: str, given: Mapping[str, str]) -> bool:
    return local in _WHOLE or (local == "mrk" and given.get("translate") == "no")


def _character(code: str) -> str:
    """The character of a `cp`; empty for another code, and where no text can hold it, so that it stays a code."""
    match = _CP.match(code) if "cp" in code else None
    if match is None:
        return ""
    value = int(match[1], 16)
    character = chr(value) if value <= 0x10FFFF else ""
    return character if NOT_XML.fullmatch(character) and not 0xD800 <= value <= 0xDFFF else ""


def _label(data: Mapping[str, str], local: str, given: Mapping[str, str], side: str, written: str) -> str:
    """What to show for a code: how the file wants it shown, else the original data, else its kind and id."""
    for name in ("disp" + side, "equiv" + side):
        if given.get(name):
            return given[name]
    original = data.get(given.get("dataRef" + side, ""), "")
    if original:
        return original
    if local == "mrk":
        return "" if side else plain(written)
    return f"{local} {given.get('id') or given.get('startRef', '')}".strip()
