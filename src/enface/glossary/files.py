"""Glossary and gazetteer files: CSV in, terms out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from enface.glossary.terms import Glossary, Rendering, Term, TermStatus
from enface.model import EnfaceError, Problem

TERM_COLUMNS = ("source_term", "target_term")
PLACE_COLUMNS = ("zh", "en")

_TRUE = frozenset({"yes", "true", "1", "y", "x"})
_PARTS_OF_SPEECH = {
    "noun": "n", "verb": "v", "adjective": "adj", "adverb": "adv", "acronym": "acr", "abbreviation": "acr",
    "abbr": "acr", "person": "name", "proper name": "name", "toponym": "place", "place name": "place",
    "prefix": "suffix",
}  # fmt: skip
_SHORT_ROW = re.compile(
    r"(?P<source>.+?) = (?P<target>.+?)(?: \((?P<status>preferred|admitted|deprecated|forbidden)\))?$"
)
# Words of a note after which a Chinese form is another source form of the same concept.
_ALSO = re.compile(
    r"(?:^|[;,.(] ?)(?:also|aka|full (?:Chinese )?(?:name|form)|short (?:for|form)|abbreviat(?:ed|ion)(?: of| for)?"
    r"|synonyms?|same as|又称|也称|亦称|简称|全称|即|=)(?: called| known as| written| as)?:?\s*"
    r"(?P<forms>[\u3400-\u9fff·]{2,40}(?:(?:、|/| or |, ?)[\u3400-\u9fff·]{2,40})*)"
)
_SHORT_AND_FULL = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_FORM = re.compile(r"[\u3400-\u9fff·]{2,40}")


class Row(NamedTuple):
    """One row of a file as a term: its source forms, the first the row's own, and its one rendering."""

    path: str
    line: int
    sources: tuple[str, ...]
    rendering: Rendering
    level: str = ""
    parent: str = ""


@dataclass
class _Draft:
    sources: list[str] = field(default_factory=list)
    renderings: dict[tuple[str, TermStatus], Rendering] = field(default_factory=dict)
    level: str = ""
    parent: str = ""

    def add(self, sources: Iterable[str], rendering: Rendering, level: str = "", parent: str = "") -> None:
        self.sources += sources
        self.renderings.setdefault((rendering.text, rendering.status), rendering)
        self.level, self.parent = self.level or level, self.parent or parent


def load_glossary(paths: Iterable[str | Path]) -> Glossary:
    """One glossary from glossary and gazetteer files; a folder stands for every `.csv` in it.

    Raises EnfaceError with all problems found, each with file, line, reason and remedy.
    """
    rows, problems = read_all(paths)
    if problems:
        raise EnfaceError(*problems)
    return to_glossary(rows)


def read_all(paths: Iterable[str | Path]) -> tuple[list[Row], list[Problem]]:
    """The rows of all files that can be read, and the problems of the others."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for path in glossary_files(paths):
        try:
            rows += read_rows(path)
        except EnfaceError as error:
            problems += error.problems
    return rows, problems


def to_glossary(rows: Iterable[Row]) -> Glossary:
    """The terms of `rows`; rows of one source form are one concept, and a row without source or rendering is none.

    Where a note gives a concept another form that has an entry of its own, the entry keeps it.
    """
    drafts: dict[str, _Draft] = {}
    for row in rows:
        if row.sources[0] and row.rendering.text:
            drafts.setdefault(row.sources[0], _Draft()).add(row.sources, row.rendering, row.level, row.parent)
    return Glossary(
        tuple(
            Term(
                (own, *dict.fromkeys(form for form in draft.sources if form not in drafts)),
                tuple(draft.renderings.values()),
                draft.level,
                draft.parent,
            )
            for own, draft in drafts.items()
        )
    )


def glossary_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` stand for: a folder for every `.csv` in it, sorted by name."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv" and file.is_file())
        else:
            yield path


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a glossary or gazetteer file, recognised by its header.

    Raises EnfaceError with all problems of the file.
    """
    text = _read_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    problems: list[Problem] = []
    rows: list[Row] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        make_row, empty = _reader_for(header, path), dict.fromkeys(header, "")
        for cells in reader:
            cell = dict(zip(header, (value.strip() for value in cells), strict=False))
            if any(cell.values()):
                made = make_row({**empty, **cell}, str(path), reader.line_num)
                if isinstance(made, Problem):
                    problems.append(made)
                else:
                    rows.append(made)
    except csv.Error as error:
        remedy = "Put cells that hold commas or line ends in double quotes, and double a quote inside."
        problems.append(Problem(str(path), f"not CSV: {error}.", remedy, reader.line_num))
    if problems:
        raise EnfaceError(*problems)
    return tuple(rows)


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise EnfaceError(Problem(str(path), "no such glossary.", "Check the path.")) from None
    except OSError as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error.strerror}.", "Check its permissions.")) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start} is not UTF-8."
        raise EnfaceError(Problem(str(path), reason, "Save the glossary as UTF-8.", line)) from None
    if not text.strip():
        raise EnfaceError(Problem(str(path), "an empty file.", f"Start with the header {','.join(TERM_COLUMNS)}."))
    return text


def _reader_for(header: Sequence[str], path: Path) -> Callable[[Mapping[str, str], str, int], Row | Problem]:
    columns = set(header)
    if columns >= {*TERM_COLUMNS}:
        return _term_row
    if columns >= {*PLACE_COLUMNS}:
        return _place_row
    wanted = PLACE_COLUMNS if columns & {*PLACE_COLUMNS} else TERM_COLUMNS
    missing = ", ".join(name for name in wanted if name not in columns)
    remedy = f"A glossary has {', '.join(TERM_COLUMNS)}, status …; a gazetteer {', '.join(PLACE_COLUMNS)}, level …"
    raise EnfaceError(Problem(str(path), f"no column {missing} in the header.", remedy, 1))


def _term_row(cell: Mapping[str, str], path: str, line: int) -> Row | Problem:
    source, target, note = cell["source_term"], cell["target_term"], cell.get("definition_notes", "")
    try:
        status = TermStatus(cell.get("status", "").lower() or TermStatus.PREFERRED)
    except ValueError:
        remedy = f"Use {', '.join(TermStatus)}."
        return Problem(path, f"unknown status {cell['status']!r} of {source or target}.", remedy, line)
    part_of_speech = cell.get("part_of_speech", "").lower()
    rendering = Rendering(
        target,
        status,
        cell.get("acronym", ""),
        cell.get("case_sensitive", "").lower() in _TRUE if cell.get("case_sensitive") else _is_name(target),
        _PARTS_OF_SPEECH.get(part_of_speech, part_of_speech),
        note,
        cell.get("authority", ""),
        line,
    )
    first, *others = _source_forms(source)
    return Row(path, line, (first, *others, *other_forms(first, note)), rendering)


def _source_forms(cell: str) -> list[str]:
    """The forms in a source cell that holds several: 农会（农民联合会）, 农会/农协."""
    named = _SHORT_AND_FULL.fullmatch(cell)
    forms = list(named.groups()) if named else [form.strip() for form in re.split(r"[/；;|]", cell)]
    return forms if all(_FORM.fullmatch(form) for form in forms) else [cell]


def _is_name(text: str) -> bool:
    """Whether every longer word has a capital, so that its case matters although the file does not say so."""
    return text != text.lower() and all(word[0].isupper() for word in text.split() if len(word) > 3)


def _place_row(cell: Mapping[str, str], path: str, line: int) -> Row:
    source, target = cell["zh"], cell["en"]
    rendering = Rendering(target, TermStatus.PREFERRED, "", True, "place", line=line)
    return Row(path, line, (source,), rendering, cell.get("level", ""), cell.get("parent_zh", ""))


def other_forms(source: str, note: str) -> Iterator[str]:
    """Further source forms of a concept that a note names.

    Either after a word that says so, as in `also 省侨办` or `short for 湖南省归国华侨联合会`, or because the whole note
    is a Chinese form that abbreviates the source term, keeping its characters in order.
    """
    for match in _ALSO.finditer(note):
        yield from _FORM.findall(match["forms"])
    if _FORM.fullmatch(note) and len(note) < len(source) and _abbreviates(note, source):
        yield note


def _abbreviates(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


def parse_short_rows(rows: Iterable[str]) -> Glossary:
    """A glossary from rows such as `湖南 = Hunan` or `侨联 = FOC (forbidden)`; a capital in it makes case matter.

    Raises ValueError where a row has another form.
    """
    return to_glossary(_short_row(row, line) for line, row in enumerate(rows, 1))


def _short_row(row: str, line: int) -> Row:
    match = _SHORT_ROW.match(row)
    if not match:
        raise ValueError(f"no term in {row!r}")
    target = match["target"]
    status = TermStatus(match["status"] or TermStatus.PREFERRED)
    rendering = Rendering(target, status, case_sensitive=target != target.lower(), line=line)
    return Row("", line, (match["source"],), rendering)
