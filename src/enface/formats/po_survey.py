"""What is to be known of a PO file before any work: what its entries lack, and what is not touched.

Whether placeholders agree is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.formats.contract import Fault, Untouched
from enface.formats.po_entries import NO_FORM, locked, named
from enface.formats.po_header import Catalogue
from enface.formats.po_scan import Entry, entries
from enface.formats.po_string import QUOTED
from enface.languages.counting import counted

_OBSOLETE = re.compile(rf"^[ \t]*#~[ \t]*msgid[ \t]*({QUOTED})", re.MULTILINE)


def untouched(catalogue: Catalogue, path: str) -> Iterator[Untouched]:
    """The forms that are never changed, and the obsolete entries. Raises ImportProblem."""
    text = catalogue.decoded.text
    place = _Place(text)
    for entry, _, ids in named(catalogue, path):
        for form, id_ in zip(entry.forms or NO_FORM, ids, strict=True):
            if reason := locked(text, entry, form):
                yield Untouched(id_, place.of(entry.start)[0], reason)
    place = _Place(text)
    for match in _OBSOLETE.finditer(text):
        yield Untouched(match[1][:80], place.of(match.start())[0], "obsolete: the program has no such text any more.")


def faults(catalogue: Catalogue, path: str) -> Iterator[Fault]:
    """Where the file breaks gettext's rules, or an encoding has to be assumed. Raises ImportProblem."""
    if not catalogue.is_certain:
        reason = "the header names no encoding, and that of the bytes is not certain"
        yield Fault("po.charset", 1, 1, f"{reason}: read as {catalogue.decoded.encoding}.")
    place = _Place(catalogue.decoded.text)
    first: dict[tuple[str | None, str], int] = {}
    for entry in entries(catalogue.decoded, path):
        line, column = place.of(entry.start)
        before = first.setdefault((entry.context, entry.source), line)
        if before != line:
            yield Fault("po.duplicate", line, column, f"{entry.source[:40]!r} is defined also in line {before}.")
        if message := _wrong_forms(entry, catalogue.plurals):
            yield Fault("po.forms", line, column, message)


def _wrong_forms(entry: Entry, plurals: int | None) -> str:
    numbers = [form.number for form in entry.forms]
    if not numbers:
        return "no msgstr."
    if entry.plural is None:
        return "" if numbers == [None] else "plural forms without msgid_plural, or several msgstr."
    if None in numbers:
        return "msgstr without a number, though there is msgid_plural."
    if numbers != list(range(len(numbers))):
        return "the plural forms are not numbered 0, 1, 2 and so on."
    if plurals is not None and len(numbers) != plurals:
        return f"{counted(len(numbers), 'plural form')}, where the header says {plurals}."
    return ""


class _Place:
    """Lines and columns of a text, from 1; each is asked behind the one before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 1

    def of(self, offset: int) -> tuple[int, int]:
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)
