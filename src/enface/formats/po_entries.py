"""The entries of a PO file that are segments: their ids, and why one of them is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from enface.formats.po_header import Catalogue
from enface.formats.po_scan import Entry, Form, entries
from enface.formats.po_string import is_commented

_ID_LENGTH = 48
NO_FORM = (Form(None, "", 0, 0),)
"""Stands where an entry has no msgstr."""


def named(catalogue: Catalogue, path: str) -> Iterator[tuple[Entry, str, tuple[str, ...]]]:
    """The entries without the header, each with its id and the ids of its forms. Raises ImportProblem.

    Ids are made of what identifies an entry, context and source, so that they stay when entries come and go.
    """
    taken: dict[str, int] = {}
    for entry in entries(catalogue.decoded, path):
        if not entry.source and entry.context is None:
            continue  # the header
        name = entry.source if entry.context is None else f"{entry.context}|{entry.source}"
        if len(name) > _ID_LENGTH or not name.isprintable():
            name = _shortened(name)
        if name in taken:
            name = _once(name, taken)
        taken[name] = 1
        if entry.plural is None and len(entry.forms) < 2:
            yield entry, name, (name,)
        else:
            numbers = ("" if form.number is None else form.number for form in entry.forms or NO_FORM)
            yield entry, name, tuple([_once(f"{name}[{number}]", taken) for number in numbers])


def _shortened(name: str) -> str:
    digest = blake2b(name.encode(errors="surrogatepass"), digest_size=4).hexdigest()
    return f"{' '.join(name[:_ID_LENGTH].split())}… {digest}"


def _once(name: str, taken: dict[str, int]) -> str:
    """The name, with a number behind it where another has it. `taken` says which number each has come to."""
    number = taken.get(name)
    if number is None:
        taken[name] = 1
        return name
    while (free := f"{name}~{number + 1}") in taken:
        number += 1
    taken[name], taken[free] = number + 1, 1
    return free


def locked(text: str, entry: Entry, form: Form) -> str:
    """Why a form is never changed; empty where it may be."""
    if not entry.forms:
        return "it has no msgstr."
    if text.find("#", form.start, form.end) >= 0 and is_commented(text[form.start : form.end]):
        return "a comment stands within its string."
    return ""
