"""Glossary and gazetteer files: CSV in, terms out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from enface.glossary.terms import Glossary, Rendering, Term, TermStatus
from enface.model import EnfaceError, Problem

TERM_COLUMNS = ("source_term", "target_term")
PLACE_COLUMNS = ("zh", "en")
_TRUE = frozenset({"yes", "true", "1", "y"})
_SHORT_ROW = re.compile(
    r"(?P<source>.+?) = (?P<target>.+?)(?: \((?P<status>preferred|admitted|deprecated|forbidden)\))?$"
)
# A note that opens with one of these words and a Chinese form names another source form of the same concept.
_ALSO = re.compile(
    r"(?:^|[;,] ?)(?:also|full Chinese name|short for|short form|abbreviated|=)\s+(?P<forms>[一-鿿·、/ ]{2,40})"
)


@dataclass
class _Draft:
    sources: list[str]
    renderings: list[Rendering] = field(default_factory=list)
    level: str = ""
    parent: str = ""

    def finish(self) -> Term:
        return Term(tuple(dict.fromkeys(self.sources)), tuple(self.renderings), self.level, self.parent)


def load_glossary(paths: Iterable[str | Path]) -> Glossary:
    """One glossary from glossary and gazetteer files; a folder stands for every `.csv` in it.

    Raises EnfaceError with file, line, reason and remedy.
    """
    drafts: dict[str, _Draft] = {}
    for path in _files(paths):
        for source, draft in _read(path).items():
            known = drafts.setdefault(source, draft)
            if known is not draft:
                known.sources += draft.sources
                known.renderings += draft.renderings
                known.level, known.parent = known.level or draft.level, known.parent or draft.parent
    return Glossary(tuple(draft.finish() for draft in drafts.values()))


def _files(paths: Iterable[str | Path]) -> Iterable[Path]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from sorted(path.glob("*.csv"))
        else:
            yield path


def _read(path: Path) -> dict[str, _Draft]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise EnfaceError(Problem(str(path), "no such glossary.", "Check the path.")) from None
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8."
        raise EnfaceError(Problem(str(path), reason, "Save the glossary as UTF-8.")) from None
    except OSError as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error.strerror}.")) from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns: Sequence[str] = reader.fieldnames or ()
        if set(TERM_COLUMNS) <= set(columns):
            return _read_terms(reader, path)
        if set(PLACE_COLUMNS) <= set(columns):
            return _read_places(reader)
    except csv.Error as error:
        raise EnfaceError(
            Problem(str(path), f"not CSV: {error}.", "Quote cells that hold commas.", reader.line_num)
        ) from None
    wanted = (
        f"Expected {', '.join(TERM_COLUMNS)}, status … or, for places, {', '.join(PLACE_COLUMNS)}, level, parent_zh."
    )
    raise EnfaceError(Problem(str(path), f"no glossary columns in {', '.join(columns) or 'an empty file'}.", wanted, 1))


def _read_terms(reader: csv.DictReader[str], path: Path) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    for row in reader:
        cell = {
            key: (value or "").strip()
            for key, value in row.items()
            if isinstance(key, str) and not isinstance(value, list)
        }
        source, target = cell.get("source_term", ""), cell.get("target_term", "")
        if not source and not target:
            continue
        try:
            status = TermStatus(cell.get("status", "").lower() or "preferred")
        except ValueError:
            reason = f"unknown status {cell['status']!r}."
            raise EnfaceError(Problem(str(path), reason, f"Use {', '.join(TermStatus)}.", reader.line_num)) from None
        draft = drafts.setdefault(source or target, _Draft([source] if source else [target]))
        note = cell.get("definition_notes", "")
        draft.sources += other_forms(note)
        draft.renderings.append(
            Rendering(
                target,
                status,
                cell.get("acronym", ""),
                cell.get("case_sensitive", "").lower() in _TRUE,
                cell.get("part_of_speech", ""),
                note,
                cell.get("authority", ""),
                reader.line_num,
            )
        )
    return drafts


def _read_places(reader: csv.DictReader[str]) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    for row in reader:
        source, target = (row.get("zh") or "").strip(), (row.get("en") or "").strip()
        if source and target:
            rendering = Rendering(target, TermStatus.PREFERRED, "", True, "place", line=reader.line_num)
            drafts.setdefault(
                source,
                _Draft([source], [rendering], (row.get("level") or "").strip(), (row.get("parent_zh") or "").strip()),
            )
    return drafts


def other_forms(note: str) -> list[str]:
    """Further source forms of a concept that a note names, as in `also 省侨办` or `short for 湖南省归国华侨联合会`."""
    forms: list[str] = []
    for match in _ALSO.finditer(note):
        forms += [form.strip() for form in re.split(r"[、/ ]", match["forms"]) if len(form.strip()) > 1]
    return forms


def parse_short_rows(rows: Iterable[str]) -> Glossary:
    """A glossary from rows such as `湖南 = Hunan` or `侨联 = FOC (forbidden)`.

    Raises ValueError where a row has another form.
    """
    drafts: dict[str, _Draft] = {}
    for row in rows:
        match = _SHORT_ROW.match(row)
        if not match:
            raise ValueError(f"no term in {row!r}")
        draft = drafts.setdefault(match["source"], _Draft([match["source"]]))
        target = match["target"]
        has_capital = target != target.lower()
        draft.renderings.append(
            Rendering(target, TermStatus(match["status"] or "preferred"), case_sensitive=has_capital)
        )
    return Glossary(tuple(draft.finish() for draft in drafts.values()))
