"""Gives the documents of a project back: the files themselves, what they read as, the revision for the author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from enface.formats.compare import Breach
from enface.model import EnfaceError, Problem
from enface.reports.prose import as_markdown, as_text
from enface.reports.quality_marks import holds_quality, with_quality
from enface.reports.reading import Paragraph, paragraphs
from enface.reports.word_document import as_docx, as_tracked
from enface.review.desk import Desk
from enface.review.export import places, write_whole
from enface.review.project import note_exported
from enface.review.views import DocumentSummary

FILE = "file"
"""The document's own file, in place of a rendering."""
ITS = "its"
"""The document's own file with what was found in it."""

_RENDERERS: dict[str, tuple[str, Callable[[Iterable[Paragraph]], bytes]]] = {
    "markdown": (".md", lambda held: as_markdown(held).encode("utf-8", "replace")),
    "text": (".txt", lambda held: as_text(held).encode("utf-8", "replace")),
    "docx": (".docx", as_docx),
    "tracked": (".tracked.docx", as_tracked),
}


class Given(NamedTuple):
    """What was written: from which file, where, as what, how many segments it is about, and what should not differ."""

    path: Path
    output: Path
    kind: str
    segments: int
    breaches: tuple[Breach, ...] = ()


def give(desk: Desk, kinds: Sequence[str], output: Path | None, *, in_place: bool = False) -> tuple[Given, ...]:
    """Write every document of the project, `file` itself or as a rendering, to a folder or over the files.

    Raises EnfaceError before anything is written where something would be overwritten that should not.
    """
    files = desk.project.files
    rendered = {kind: places(desk.project, files, output, _RENDERERS[kind][0]) for kind in kinds if kind in _RENDERERS}
    outputs = [place for places_of_kind in rendered.values() for place in places_of_kind.values()]
    twice = next((place for place, times in Counter(outputs).items() if times > 1), None)
    if twice is not None:
        raise EnfaceError(Problem(str(twice), "would be written twice.", "Export as one thing at a time."))
    documents = desk.documents()
    marked = _marked(desk, output, documents) if ITS in kinds else []
    given: list[Given] = []
    for kind in kinds:
        if kind == ITS:
            for place, content, one in marked:
                write_whole(place, content)
                given.append(one)
            continue
        if kind not in rendered:
            written = desk.export(output, in_place=in_place)
            given += (Given(one.path, one.output, kind, one.segments, one.breaches) for one in written)
            continue
        for path, place in rendered[kind].items():
            own = desk.project.relative(path)
            held = list(paragraphs(desk, [document for document in documents if document.path == own]))
            sentences = [sentence for paragraph in held for sentence in paragraph.sentences]
            if kind == "tracked":
                count = sum(sentence.delivered != sentence.text for sentence in sentences)
            else:
                count = sum(bool(sentence.text) for sentence in sentences)
            write_whole(place, _RENDERERS[kind][1](held))
            given.append(Given(path, place, kind, count))
    note_exported(desk.project, [*outputs, *(place for place, *_ in marked)])
    return tuple(given)


def _marked(desk: Desk, output: Path | None, documents: Sequence[DocumentSummary]) -> list[tuple[Path, bytes, Given]]:
    """The files that have a place for quality issues, with them: where each goes, its content, and what to say of it.

    Raises EnfaceError where no file of the project has.
    """
    own = {path: [one for one in documents if one.path == desk.project.relative(path)] for path in desk.project.files}
    files = [path for path, held in own.items() if any(map(holds_quality, held))]
    if not files:
        reason = "has no XLIFF 2 file, the one format that quality issues can be written into."
        raise EnfaceError(Problem(str(desk.project.root), reason, "Leave out --to its."))
    found: list[tuple[Path, bytes, Given]] = []
    for path, place in places(desk.project, files, output, f".its{files[0].suffix}").items():
        content, count = with_quality(desk, path, own[path])
        found.append((place, content, Given(path, place, ITS, count)))
    return found
