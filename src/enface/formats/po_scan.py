"""A PO file's text as entries, each with its place; comments, obsolete entries and domains are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enface.formats.encoding import DecodedText
from enface.formats.po_string import QUOTED, BadEscape, value
from enface.model import ImportProblem

_COMMENTS = r"(?:[ \t\r\n\f\v]++|#[^\n]*+\n?+)*+"
_GAP = r"(?:[ \t\r\n\f\v]++|#[^\n]*+\n?+|domain[ \t][^\n]*+)*+"
_STRING = rf"(?:{_COMMENTS}{QUOTED})++"
_INDEXED = r"msgstr[ \t]*+\[[ \t]*+(\d{1,4}+)[ \t]*+\]"
_ENTRY = re.compile(
    rf"((?:[ \t\r\n\f\v]++|#(?:[.:,|~=]|()).*+\n?+|domain[ \t].*+)*+)"
    rf"(?:msgctxt({_STRING}){_COMMENTS})?+"
    rf"msgid({_STRING})"
    rf"(?:{_COMMENTS}msgid_plural({_STRING}))?+"
    rf"(?:{_COMMENTS}msgstr({_STRING})|((?:{_COMMENTS}{_INDEXED}{_STRING})++))?+"
)
"""Comments, with an empty group where people wrote one; the strings of msgctxt, msgid, msgid_plural and msgstr; or, in
place of the last, all msgstr that are numbered."""

_FORM = re.compile(rf"{_COMMENTS}{_INDEXED}({_STRING})")
_END = re.compile(rf"{_GAP}\Z")
_OBSOLETE = re.compile(r"^[ \t]*#~[^\n]*\n", re.MULTILINE)
_TOKEN = re.compile(rf"{_COMMENTS}(?P<word>{QUOTED}|{_INDEXED}|msg(?:ctxt|id_plural|id|str)(?![\w\[])|[^\s\"#]+|\"|\Z)")


class Form(NamedTuple):
    """One msgstr: the number of its plural form, None where it has none; its text; what is behind its keyword."""

    number: int | None
    text: str
    start: int
    end: int


class Entry(NamedTuple):
    """One entry: the comments before it, where they begin, where its first keyword stands, and its texts.

    `has_notes` says whether there may be comments of people among the others.
    """

    comments: str
    comments_start: int
    start: int
    has_notes: bool
    context: str | None
    source: str
    plural: str | None
    forms: tuple[Form, ...]


def entries(decoded: DecodedText, path: str) -> Iterator[Entry]:
    """The entries in order, the header among them. Raises ImportProblem at the first place that is none."""
    text = decoded.text
    encoding = "utf-8" if decoded.encoding.startswith("utf") else decoded.encoding  # of bytes that are escaped
    before = position = 0
    while match := _ENTRY.match(text, position):
        gap, context, source, plural, single, numbered = match.group(1, 3, 4, 5, 6, 7)
        before = comments_start = position
        position = match.end()
        start = comments_start + len(gap)
        if "#~" in gap:
            comments_start += max((found.end() for found in _OBSOLETE.finditer(gap)), default=0)
            gap = text[comments_start:start]
        try:
            forms: tuple[Form, ...] = ()
            if single is not None:
                forms = (Form(None, value(single, encoding), *match.span(6)),)
            elif numbered is not None:
                forms = tuple(_numbered(text, match.start(7), position, encoding))
            yield Entry(
                gap,
                comments_start,
                start,
                match.start(2) >= 0,
                None if context is None else value(context, encoding),
                value(source, encoding),
                None if plural is None else value(plural, encoding),
                forms,
            )
        except BadEscape as bad:
            raise _bad_escape(text, path, start, str(bad)) from None
    if _END.match(text, position) is None:
        raise _no_entry(text, path, before)


def _numbered(text: str, position: int, end: int, encoding: str) -> Iterator[Form]:
    while position < end and (match := _FORM.match(text, position)):
        position = match.end()
        yield Form(int(match[1]), value(match[2], encoding), *match.span(2))


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


# What is wrong where a file cannot be read


def _bad_escape(text: str, path: str, start: int, escape: str) -> ImportProblem:
    reason = f"the escape {escape} in a string means nothing."
    return _problem(text, path, text.index(escape, start), reason, "Write a backslash as \\\\.")


_LAST = ("", "msgid", "msgid_plural", "msgstr", "msgstr[")
_AFTER = {
    "msgctxt": _LAST,
    "msgid": (*_LAST, "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural"),
    "msgstr[": ("msgid", "msgid_plural", "msgstr["),
}
"""Behind which keyword each may stand; the first of an entry behind none."""


def _no_entry(text: str, path: str, position: int) -> ImportProblem:
    """Why no entry follows the one at `position`: the first word that may not stand where it does."""
    keyword, has_string = "", True
    while match := _TOKEN.match(text, position):
        word, position = match["word"], match.end()
        at = match.start("word")
        known = "msgstr[" if word.startswith("msgstr[") else word
        if word == '"':
            return _problem(text, path, at, "a string is opened and not closed on its line.", "Close it.")
        if not word or (known in _AFTER and not has_string):
            return _problem(
                text, path, at, f"{keyword.rstrip('[') or 'msgid'} without a string.", "Check that no line is missing."
            )
        if word.startswith('"') and keyword:
            has_string = True
        elif known in _AFTER and keyword in _AFTER[known]:
            keyword, has_string = known, False
        else:
            where = f"behind {keyword.rstrip('[')}" if keyword else "where msgctxt or msgid is expected"
            return _problem(text, path, at, f"{word[:40]!r} stands {where}.", "Check that no line is missing.")
    return _problem(text, path, position, "no entry of a PO file.", "Check what the file is.")


def _problem(text: str, path: str, offset: int, reason: str, remedy: str) -> ImportProblem:
    line, column = place(text, offset)
    return ImportProblem(path, reason, remedy=remedy, line=line, column=column)
