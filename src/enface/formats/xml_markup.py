"""Markup as it stands in a file: tags and their attributes, content as text with inline codes, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from enface.model import INLINE_CODE, InlineCode

NOT_MARKUP = r"<!--.*?-->|<!\[CDATA\[(?P<data>.*?)\]\]>|<\?.*?\?>"
"""Comments, CDATA (its characters are the group `data`) and processing instructions, as a regular expression."""

WITHIN_TAG = r"[^<>\"'/]*+(?:(?:\"[^\"]*+\"|'[^']*+'|/(?!>))[^<>\"'/]*+)*+"
"""What stands between the name of a start tag and its `>` or `/>`, as a regular expression."""

TAG = rf"<(?P<close>/?)(?P<name>[^\s/<>]++)(?P<attributes>{WITHIN_TAG})(?P<empty>/?)>"
"""A tag, as a regular expression."""

TOKEN = re.compile(f"{NOT_MARKUP}|{TAG}", re.DOTALL)
"""The next thing in well-formed XML that is not text."""

_PIECE = re.compile(f"{TOKEN.pattern}|{INLINE_CODE}|&#(?:x0*[Ff]{{3}}[Cc]|0*65532);", re.DOTALL)
"""A token, or U+FFFC itself, which must not be taken for a code that is not there."""
_ATTRIBUTE = re.compile(r"(\s+)([^\s=/>\"']+)(\s*=\s*)(\"[^\"]*\"|'[^']*')")
_GIVEN = re.compile(r"([^\s=/>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_SIMPLE = re.compile(r"([^\s=/>\"']++)\s*+=\s*+\"([^\"]*+)\"")
_NOT_AS_WRITTEN = re.compile(r"[&'\r\n\t]")
_BREAK = re.compile(r"\r\n|[\r\n\t]")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""


class Coded(NamedTuple):
    """A text with one U+FFFC for each code, and the codes."""

    text: str
    codes: tuple[InlineCode, ...]


class Inline(NamedTuple):
    """How a format takes its inline elements, by local name and attributes.

    `is_whole`: the element with all that it holds is one code; else its start and its end are one each. `label` shows
    a code: it also gets `Start` or `End` for half of a pair, and the element as it is written.
    """

    is_whole: Callable[[str, Mapping[str, str]], bool]
    label: Callable[[str, Mapping[str, str], str, str], str]


def decode(raw: str, inline: Inline) -> Coded:
    """Take content apart into its text and its codes. Line ends are line feeds, as XML reads them."""
    if "<" not in raw and INLINE_CODE not in (text := characters(raw)):
        return Coded(text, ())
    pieces: list[str] = []
    codes: list[InlineCode] = []
    length = 0
    for text, code, label in tokens(raw, inline):
        if code:
            codes.append(InlineCode(length, code, label))
        pieces.append(INLINE_CODE if code else text)
        length += len(pieces[-1])
    return Coded("".join(pieces), tuple(codes))


def tokens(raw: str, inline: Inline) -> Iterator[tuple[str, str, str]]:
    """The text and the codes of content in order: text, or a code as it is written and its label."""
    position = 0
    ends: list[str] = []
    while match := _PIECE.search(raw, position):
        start, end = match.span()
        if start > position:
            yield characters(raw[position:start]), "", ""
        position = end
        data, close, name, written, empty = match.group("data", "close", "name", "attributes", "empty")
        if data is not None and INLINE_CODE not in data:
            yield _lines(data), "", ""
        elif name is None:
            yield "", match[0], ""
        elif close:
            yield "", match[0], ends.pop() if ends else ""
        else:
            local, given = name.rpartition(":")[2], attributes(written)
            if inline.is_whole(local, given):
                position = end if empty else _closed(raw, match)
                whole = raw[start:position]
                yield "", whole, inline.label(local, given, "", whole)
                continue
            if not empty:
                ends.append(inline.label(local, given, "End", match[0]))
            yield "", match[0], inline.label(local, given, "Start", match[0])
    if position < len(raw):
        yield characters(raw[position:]), "", ""


def _closed(raw: str, start: re.Match[str]) -> int:
    """Where the element that begins there ends."""
    depth, position = 0 if start["empty"] else 1, start.end()
    while depth and (match := TOKEN.search(raw, position)):
        position = match.end()
        if match["name"] == start["name"] and not match["empty"]:
            depth += -1 if match["close"] else 1
    return position


def unbalanced(codes: Sequence[InlineCode]) -> str:
    """The first code that lacks its other half or crosses another, as it stands in the file; empty where all nest."""
    open_: list[InlineCode] = []
    for code in codes:
        match = TOKEN.fullmatch(code.raw)
        if match is None or match["name"] is None or match["empty"]:
            continue
        if not match["close"]:
            open_.append(code)
        elif not open_ or _name(open_.pop().raw) != match["name"]:
            return code.raw
    return open_[-1].raw if open_ else ""


def _name(raw: str) -> str:
    match = TOKEN.match(raw)
    return match["name"] if match is not None else ""


def attributes(written: str) -> dict[str, str]:
    """The attributes in a tag as it stands in the file; white space in a value is a space each, as XML reads it."""
    if not _NOT_AS_WRITTEN.search(written):
        return dict(_SIMPLE.findall(written))
    found = {name: value or other for name, value, other in _GIVEN.findall(written)}
    return {name: _REFERENCE.sub(_referred, _BREAK.sub(" ", value)) for name, value in found.items()}


@lru_cache(maxsize=100)
def with_attribute(tag: str, name: str, value: str) -> str:
    """The tag with the attribute changed, added, or, where the value is empty, removed.

    The value is written as it is: it holds no quote, `<` or `&`.
    """
    for match in _ATTRIBUTE.finditer(tag) if name in tag else ():
        if match[2] == name:
            mark = match[4][0]
            held = f"{match[1]}{name}{match[3]}{mark}{value}{mark}" if value else ""
            return tag[: match.start()] + held + tag[match.end() :]
    if not value:
        return tag
    end = re.search(r"\s*/?>$", tag)
    at = end.start() if end is not None else len(tag)
    return f'{tag[:at]} {name}="{value}"{tag[at:]}'


def plain(raw: str) -> str:
    """The words of content, without its markup."""
    if "<" not in raw:
        return characters(raw)
    pieces: list[str] = []
    position = 0
    for match in TOKEN.finditer(raw):
        pieces += [characters(raw[position : match.start()]), _lines(match["data"] or "")]
        position = match.end()
    return "".join([*pieces, characters(raw[position:])])


def characters(raw: str) -> str:
    """What text without markup reads as."""
    text = _lines(raw) if "\r" in raw else raw
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _lines(raw: str) -> str:
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def _referred(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    value = int(match[1], 16) if match[1] else int(match[2])
    return chr(value) if value <= 0x10FFFF else match[0]


def encode(text: str, codes: Sequence[InlineCode], escape: Callable[[str], str]) -> str:
    """The content that reads as this text with these codes, one for each U+FFFC in order."""
    if not codes and INLINE_CODE not in text:
        return escape(text)
    first, *pieces = map(escape, text.split(INLINE_CODE))
    written = [first]
    for code, piece in zip(codes, pieces, strict=True):
        written += [code.raw, piece]
    return "".join(written)


def escaped(text: str, line_end: str = "\n") -> str:
    """Text as XML writes it, with the file's line ends."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text.replace("\n", line_end)


def quoted(value: str) -> str:
    """An attribute's value as a tag writes it, with its quotes."""
    return f'"{value.translate(_IN_QUOTES)}"'


_IN_QUOTES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
