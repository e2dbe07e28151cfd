"""Errors that people marked, here or in other tools: read with every offset checked, written for other tools."""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from enface.formats import file_bytes, xliff2
from enface.formats.encoding import decode
from enface.formats.error_files import its
from enface.formats.error_files.contract import (
    AnnotationFormat,
    Annotations,
    Item,
    Marked,
    Scores,
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
_HEAD = 8192
"""So many bytes tell an XLIFF 2 file."""
NO_SCORES: Scores = {}
FORMATS = tuple(_MODULES)
"""Ours first; `google` is the ten-column TSV of Marot and of Google's MQM data. `its`, within XLIFF 2, is only read."""


def read(
    path: str | Path, documents: Sequence[Document] = (), format_: str | None = None, system: str | None = None
) -> Annotations:
    """The marked errors of a file, by content where no format is named; those of one `system` where one is.

    Each offset is checked against the text that the file carries, and against `documents` where they are given; what
    does not fit is left out, by line. A document may be given more than once, with later and earlier versions of its
    texts: an error may fit any. Raises ImportProblem where nothing can be read.
    """
    data = file_bytes(path)
    if not data.strip():
        return Annotations("jsonl", ())  # somebody looked and found nothing
    if format_ == its.NAME or (format_ is None and xliff2.recognises(data[:_HEAD], Path(path))):
        known: defaultdict[str, set[str]] = defaultdict(set)
        for one in documents:
            for segment in one.segments:
                known[segment.id].add(segment.target)
        return _folded(its.NAME, its.items(data, str(path), known), documents)
    text = decode(data, str(path), only_utf8=True).text
    name = format_ or _recognised(text, str(path))
    return _folded(name, _of_system(_module(name).items(text, str(path)), system), documents)


def write(
    format_: str,
    errors: Sequence[MarkedError],
    rated: Sequence[Rated] = (),
    documents: Sequence[Document] = (),
    scores: Scores = NO_SCORES,
) -> str:
    """The marked errors as a file of a format; all but ours carry the texts of `documents`.

    The scores of segments go into ours, ESA's and Pearmut's; the others have no place for them.

    Raises ImportProblem where a segment's text is needed that no document has.
    """
    segments = {(one.name, segment.id): segment for one in documents for segment in one.segments}
    try:
        return _module(format_).write(errors, rated, segments, scores)
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
    scores: dict[Rated, float] = {}
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
                seen = item.rated._replace(document=place[0])
                rated[seen] = None
                if item.score is not None:
                    scores[seen] = item.score
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
    return Annotations(name, tuple(errors), tuple(rated), tuple(left_out), checks, texts, scores)


class _Known:
    """The segments of documents, by document and id, or by id alone where only one document has it.

    A document goes by its name and, where no other does, by the last part of that or of its path.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._any = bool(documents)
        self._places: defaultdict[tuple[str, str], list[Segment]] = defaultdict(list)
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for one in documents:
            for called in {one.name, re.split("[/#]", one.name)[-1], Path(one.path).name}:
                self._called[called].add(one.name)
            for segment in one.segments:
                self._places[one.name, segment.id].append(segment)
        for name, id_ in self._places:
            self._names[id_].append(name)

    def find(self, document: str, segment: str) -> tuple[str, list[Segment]] | str:
        """The document's name and its segment in every version, none where no documents are known; or what is wrong."""
        if not self._any:
            return document, []
        names = [name for name in self._called.get(document, ()) if (name, segment) in self._places]
        if document not in names and len(names) != 1:
            names = names or self._names.get(segment, [])
        elif document in names:
            names = [document]
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
    document, versions = place
    if carried is not None and (unfit := _unfit(marked, carried)):
        return unfit
    faults = [_unfit(marked, version) for version in versions]
    if faults and all(faults):
        return faults[0]
    fitting = [carried, *(version for version, fault in zip(versions, faults, strict=True) if not fault)]
    held = next(filter(None, reversed(fitting[:2])), None)
    words = error.span.of(_text_of(error, held)) if held and error.span else error.text
    return replace(error, document=document, text=words)


def _unfit(marked: Marked, segment: Segment) -> str:
    """Why an error does not fit the texts of a segment; empty where it does."""
    error = marked.error
    if error.span is None:
        return ""
    text, (start, end) = _text_of(error, segment), error.span
    if end > len(text):
        return f"segment {error.segment}: {start}-{end} lies outside the {error.side} of {len(text)} characters"
    words = error.span.of(text)
    if (marked.quoted or error.text) and words != error.text:
        return f"segment {error.segment}: at {start}-{end} the {error.side} reads {words!r}, not {error.text!r}"
    return ""


def _text_of(error: MarkedError, segment: Segment) -> str:
    return segment.source if error.side is Side.SOURCE else segment.target
