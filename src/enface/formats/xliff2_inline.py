"""The content of an XLIFF 2 source or target as text with codes, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple

from enface.model import INLINE_CODE, InlineCode

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[(?P<data>.*?)\]\]>|<\?.*?\?>"
    r"|<(?P<close>/?)(?P<name>[^\s/<>]+)(?P<attributes>[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*)>"
    rf"|{INLINE_CODE}",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_HEX = re.compile("[0-9A-Fa-f]{1,6}")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

_WHOLE = frozenset(("ph", "sc", "ec", "sm", "em", "cp"))
"""Elements that hold nothing of their own: one code, however they are closed."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold, so that XLIFF 2 writes it as `cp`."""


class Coded(NamedTuple):
    """A text with one U+FFFC for each code, and the codes."""

    text: str
    codes: tuple[InlineCode, ...]


def decode(content: bytes, data: Mapping[str, str] | None = None) -> Coded:
    """Take the content of a source or target apart; `data` is the unit's original data, by id, for the labels.

    A paired code or a mark is two codes, its start and its end; what a mark protects from translation is one with it.
    A `cp` is the character it stands for. Line ends are line feeds, as XML reads them.
    """
    raw = content.decode()
    if "<" not in raw and INLINE_CODE not in raw:
        return Coded(_characters(raw), ())
    pieces: list[str] = []
    codes: list[InlineCode] = []
    length = 0
    for text, code, label in _tokens(raw, data or {}):
        if code:
            codes.append(InlineCode(length, code, label))
        pieces.append(INLINE_CODE if code else text)
        length += len(pieces[-1])
    return Coded("".join(pieces), tuple(codes))


def encode(text: str, codes: Sequence[InlineCode], prefix: str = "", line_end: str = "\n") -> str:
    """The content that reads as this text with these codes, one for each U+FFFC in order.

    `prefix` is that of the core's elements with its colon, `line_end` the file's.
    """
    pieces = [_escape(piece, prefix, line_end) for piece in text.split(INLINE_CODE)]
    written = pieces[:1]
    for code, piece in zip(codes, pieces[1:], strict=True):
        written += [code.raw, piece]
    return "".join(written)


def unbalanced(codes: Sequence[InlineCode]) -> str:
    """The first code that lacks its other half or crosses another, as it stands in the file; empty where all nest."""
    open_: list[InlineCode] = []
    for code in codes:
        match = _TOKEN.match(code.raw)
        if match is None or match["name"] is None or match.end() != len(code.raw) or _is_empty(match):
            continue
        if not match["close"]:
            open_.append(code)
        elif not open_ or _name(open_.pop().raw) != match["name"]:
            return code.raw
    return open_[-1].raw if open_ else ""


def _is_empty(tag: re.Match[str]) -> bool:
    return tag[0].endswith("/>")


def _name(raw: str) -> str:
    match = _TOKEN.match(raw)
    return match["name"] if match is not None else ""


def _tokens(raw: str, data: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The text and the codes in order: text, or a code's raw form and its label."""
    position = 0
    ends: list[str] = []
    while match := _TOKEN.search(raw, position):
        if match.start() > position:
            yield _characters(raw[position : match.start()]), "", ""
        position = match.end()
        local = (match["name"] or "").rpartition(":")[2]
        given = attributes(match["attributes"] or "")
        if match["data"] is not None:
            yield _lines(match["data"]), "", ""
        elif match["close"]:
            yield "", match[0], ends.pop() if ends else ""
        elif local in _WHOLE or (local == "mrk" and given.get("translate") == "no"):
            position = match.end() if _is_empty(match) else _closed(raw, match)
            character = _character(given.get("hex", "")) if local == "cp" else ""
            whole = raw[match.start() : position]
            yield character, "" if character else whole, _label(local, given, data, "") or _plain(whole)
        else:
            if local and not _is_empty(match):
                ends.append(_label(local, given, data, "End"))
            yield "", match[0], _label(local, given, data, "Start") if local else ""
    if position < len(raw):
        yield _characters(raw[position:]), "", ""


def _closed(raw: str, start: re.Match[str]) -> int:
    """Where the element that begins there ends."""
    depth, position = 1, start.end()
    while depth and (match := _TOKEN.search(raw, position)):
        position = match.end()
        if match["name"] == start["name"] and not _is_empty(match):
            depth += -1 if match["close"] else 1
    return position


def attributes(written: str) -> dict[str, str]:
    """The attributes in a tag, as it stands in the file."""
    return {name: unescape(first or second) for name, first, second in _ATTRIBUTE.findall(written)}


def _character(hex_: str) -> str:
    """The character of a `cp`; empty where no text can hold it, and the element stays a code."""
    value = int(hex_, 16) if _HEX.fullmatch(hex_) else 0x110000
    character = chr(value) if value <= 0x10FFFF else ""
    return character if NOT_XML.fullmatch(character) else ""


def _label(local: str, given: Mapping[str, str], data: Mapping[str, str], side: str) -> str:
    """What to show for a code: how the file wants it shown, else the original data, else its kind and id."""
    for name in ("disp" + side, "equiv" + side):
        if given.get(name):
            return given[name]
    original = data.get(given.get("dataRef" + side, ""), "")
    if original or local == "mrk":
        return original
    return f"{local} {given.get('id') or given.get('startRef', '')}".strip()


def _plain(raw: str) -> str:
    """The words of what a mark protects."""
    return _characters(_TOKEN.sub("", raw))


def _characters(raw: str) -> str:
    return _REFERENCE.sub(_referred, _lines(raw)) if "&" in raw else _lines(raw)


def _lines(raw: str) -> str:
    return raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw


def _referred(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    value = int(match[1], 16) if match[1] else int(match[2])
    return chr(value) if value <= 0x10FFFF else match[0]


def _escape(text: str, prefix: str, line_end: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    escaped = escaped.replace("\n", line_end)
    return NOT_XML.sub(lambda match: f'<{prefix}cp hex="{ord(match[0]):04X}"/>', escaped)
