"""What a change splices into a PO file: a msgstr, the flag fuzzy, our note among the translators' comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from enface.formats.contract import Change, Splice
from enface.formats.po_comments import (
    is_fuzzy,
    notes,
    own_note,
    with_fuzzy,
    with_note,
    without_fuzzy,
    without_own_notes,
)
from enface.formats.po_entries import locked
from enface.formats.po_scan import Entry, Form
from enface.formats.po_string import QUOTED, Style, style_of
from enface.formats.stretches import Held, Stretch, Text, whole
from enface.model import Status

_UNDONE = frozenset({Status.DRAFT, Status.REJECTED})
"""What the flag fuzzy says: gettext does not use such an entry."""

_STRINGS = re.compile(rf"(?<=[d\] ]){QUOTED}(?:\s+{QUOTED})*")
_SAMPLE = 5_000
_INDENT = re.compile(r'\n([ \t]*)"')


def style(text: str) -> Style:
    """How a file writes its strings, as far as its first ones tell."""
    first = re.search(r"\r*\n", text)
    strings = (match[0] for match in islice(_STRINGS.finditer(text), _SAMPLE))
    return style_of(strings, first[0] if first else "\n")


def note_of(entry: Entry, form: Form) -> str:
    """Our note on a form, else the translators' on its entry."""
    if not entry.has_notes:
        return ""
    return own_note(entry.comments, _label(form)) or notes(entry.comments)


def _label(form: Form) -> str:
    return "" if form.number is None else str(form.number)


def splices(text: str, entry: Entry, changes: Mapping[int, Change], style: Style) -> Iterator[Splice]:
    """What the changes of an entry's forms, by their place among them, make different."""
    comments = entry.comments
    fuzzy = _is_to_be_fuzzy(entry, changes)
    if fuzzy != is_fuzzy(comments):
        comments = with_fuzzy(comments, style.line_end) if fuzzy else without_fuzzy(comments)
    for place, change in changes.items():
        form = entry.forms[place]
        if change.note and change.note != note_of(entry, form):
            comments = with_note(comments, _label(form), change.note, style.line_end)
    if comments != entry.comments:
        yield Splice(entry.comments_start, entry.start, _on_own_lines(text, entry, comments, style.line_end))
    for place, form in enumerate(entry.forms):
        if place in changes and changes[place].target != form.text:
            start = text.index('"', form.start)
            indent = _INDENT.search(text, start, form.end)
            column = start - text.rfind("\n", 0, start) - 1
            yield Splice(start, form.end, style.string(changes[place].target, column, indent[1] if indent else ""))


def _on_own_lines(text: str, entry: Entry, comments: str, line_end: str) -> str:
    """The new comments, on a line of their own where the entry before ends on the line that they begin on."""
    first, newline, _ = entry.comments.partition("\n")
    begins_line = not entry.comments_start or text[entry.comments_start - 1] == "\n"
    if begins_line or (newline and comments.startswith(first + newline)):
        return comments
    return line_end + comments


def _is_to_be_fuzzy(entry: Entry, changes: Mapping[int, Change]) -> bool:
    """One form that is not done makes the entry fuzzy; it is fuzzy no longer when all that are filled are done."""
    filled = [
        changes[place].status if place in changes else None
        for place, form in enumerate(entry.forms)
        if (changes[place].target if place in changes else form.text)
    ]
    if any(status in _UNDONE for status in filled):
        return True
    return is_fuzzy(entry.comments) and (not filled or None in filled)


def entry_stretches(text: str, entry: Entry, ids: Sequence[str]) -> Iterator[Stretch]:
    """The comments of an entry, of which the flag fuzzy and our notes may change, and its strings."""
    at = entry.comments_start
    forms = entry.forms if entry.has_notes else ()
    said = "\n".join(filter(None, (own_note(entry.comments, _label(form)) for form in forms)))
    flag = Text(at, at, Held.STATUS, ids[0], "fuzzy" if is_fuzzy(entry.comments) else "")
    frame = without_own_notes(without_fuzzy(entry.comments))
    yield Stretch(at, entry.start, (flag, Text(at, at, Held.NOTE, ids[0], said)), frame)
    for form, id_ in zip(entry.forms, ids, strict=False):
        if not locked(text, entry, form):
            yield whole(text.index('"', form.start), form.end, Held.TARGET, id_, form.text)
