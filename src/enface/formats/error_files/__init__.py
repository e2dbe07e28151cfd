"""Errors that people marked, here or in other tools: read with every offset checked, written for other tools."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from enface.formats import file_bytes
from enface.formats.encoding import decode
from enface.formats.error_files.contract import (
    AnnotationFormat,
    Annotations,
    Item,
    Marked,
    Seen,
    TextOf,
    Unfit,
)
from enface.model import Document, ImportProblem, MarkedError, Rated, Segment, Side

__all__ = ["FORMATS", "Annotations", "Unfit", "read", "write"]

_MODULES = {
    "jsonl": "jsonl",
    "google": "google",
    "esa": "esa",
    "pearmut": "pearmut",
    "label-studio": "label_studio",
}
FORMATS = tuple(_MODULES)
"""Ours first; `google` is the ten-column TSV of Marot and of Google's MQM data."""


def read(
    path: str | Path, documents: Sequence[Document] = (), format_: str | None = None, system: str | None = None
) -> Annotations:
    """The marked errors of a file, by content where no format is named; those of one `system` where one is.

    Each offset is checked against the text that the file carries, and against `documents` where they are given; what
    does not fit is left out, by line. Raises ImportProblem where nothing can be read.
    """
    data = file_bytes(path)
    if not data.strip():
        return Annotations("jsonl", ())  # somebody looked and found nothing
    text = decode(data, str(path), only_utf8=True).text
    name = format_ or _recognised(text, str(path))
    return _folded(name, _of_system(_module(name).items(text, str(path)), system), documents)


def write(
    format_: str, errors: Sequence[MarkedError], rated: Sequence[Rated] = (), documents: Sequence[Document] = ()
) -> str:
    """The marked errors as a file of a format; all but ours carry the texts of `documents`.

    Raises ImportProblem where a segment's text is needed that no document has.
    """
    segments = {(one.name, segment.id): segment for one in documents for segment in one.segments}
    try:
        return _module(format_).write(errors, rated, segments)
    except KeyError as missing:
        document, segment = missing.args[0]
        reason = f"the text of segment {segment} is needed for {format_}."
        raise ImportProblem(document, reason, remedy="Name its file with --texts.") from None


def _module(name: str) -> AnnotationFormat:
    return cast(AnnotationFormat, importlib.import_module(f"enface.formats.error_files.{_MODULES[name]}"))


def _recognised(text: str, path: str) -> str:
    for name in FORMATS:
        try:
            if _module(name).recognises(text):
                return name
        except ImportProblem as problem:
            first = problem.problems[0]
            raise ImportProblem(path, first.reason, line=first.line, column=first.column) from None
    remedy = f"Known are {', '.join(FORMATS)}; name one with --from."
    raise ImportProblem(path, "not recognised as a file of marked errors.", remedy=remedy)


def _of_system(items: Iterable[Item], system: str | None) -> Iterator[Item]:
    """What is said of one system, or of all where none is named."""
    for item in items:
        about: TextOf | MarkedError | Rated | None = None
        if isinstance(item, TextOf):
            about = item
        elif isinstance(item, Marked):
            about = item.error
        elif isinstance(item, Seen):
            about = item.rated
        if system is None or about is None or about.system == system:
            yield item


def _folded(name: str, items: Iterable[Item], documents: Sequence[Document]) -> Annotations:
    errors: list[MarkedError] = []
    rated: dict[Rated, None] = {}
    left_out: list[Unfit] = []
    own: defaultdict[tuple[str, str], dict[str, Segment]] = defaultdict(dict)
    known, checks = _Known(documents), 0
    for item in items:
        if isinstance(item, TextOf):
            own[item.document, item.system].setdefault(item.segment.id, item.segment)
        elif isinstance(item, Unfit):
            left_out.append(item)
        elif isinstance(item, Seen):
            if not isinstance(place := known.find(item.rated.document, item.rated.segment), str):
                rated[item.rated._replace(document=place[0])] = None
        elif isinstance(item, Marked):
            carried = own.get((item.error.document, item.error.system), {}).get(item.error.segment)
            fitting = _checked(item, carried, known)
            if isinstance(fitting, str):
                left_out.append(Unfit(item.line, fitting))
            else:
                errors.append(fitting)
                rated[Rated(fitting.document, fitting.segment, fitting.author, fitting.system)] = None
        else:
            checks += 1
    texts = tuple(Document(document, document, tuple(held.values())) for (document, _), held in own.items())
    return Annotations(name, tuple(errors), tuple(rated), tuple(left_out), checks, texts)


class _Known:
    """The segments of documents, by document and id, or by id alone where only one document has it."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._any = bool(documents)
        self._places = {(one.name, segment.id): segment for one in documents for segment in one.segments}
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for name, id_ in self._places:
            self._names[id_].append(name)

    def find(self, document: str, segment: str) -> tuple[str, Segment | None] | str:
        """The document's name and the segment, None where no documents are known; or why there is none."""
        if not self._any:
            return document, None
        if (document, segment) in self._places:
            return document, self._places[document, segment]
        names = self._names.get(segment, [])
        if len(names) == 1:
            return names[0], self._places[names[0], segment]
        if names:
            return f"several documents have a segment {segment}, and none of them is {document or 'named'}"
        return f"there is no segment {segment}"


def _checked(marked: Marked, carried: Segment | None, known: _Known) -> MarkedError | str:
    """The error as it stands in the documents, or why it does not fit them."""
    error = marked.error
    place = known.find(error.document, error.segment)
    if isinstance(place, str):
        return place
    document, segment = place
    for held in (carried, segment):
        if held is None or error.span is None:
            continue
        text = held.source if error.side is Side.SOURCE else held.target
        start, end = error.span
        if end > len(text):
            return f"segment {error.segment}: {start}-{end} lies outside the {error.side} of {len(text)} characters"
        words = error.span.of(text)
        if (marked.quoted or error.text) and words != error.text:
            reads = f"the {error.side} reads {words!r}, not {error.text!r}"
            return f"segment {error.segment}: at {start}-{end} {reads}"
        error = replace(error, text=words)
    return replace(error, document=document)
