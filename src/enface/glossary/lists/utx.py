"""UTX 1.x (AAMT): tab-separated lines below a header that names the languages and the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from enface.formats.encoding import decode
from enface.glossary.concepts import (
    CHINESE_ENGLISH,
    Concept,
    Designation,
    Languages,
    TermList,
    Written,
    check_limits,
    ids_for,
    joined,
    one_line,
)
from enface.glossary.terms import TermStatus
from enface.glossary.words import is_name, part_of_speech, status_of, written_part_of_speech
from enface.model import EnfaceError, ImportProblem, Problem

NAME = "UTX"
ENDINGS = frozenset({".utx"})
STATUSES = {
    TermStatus.PREFERRED: "approved",
    TermStatus.ADMITTED: "provisional",
    TermStatus.DEPRECATED: "non-standard",
    TermStatus.FORBIDDEN: "forbidden",
}
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?#\s?UTX(?:-S)?[ \t]")
_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_LANGUAGES = re.compile(rf"(?<![\w/-])({_TAG})\s*/\s*({_TAG})(?![\w/-])")
_LINE_END = re.compile("\r\n|\r|\n")
_COLUMNS = ("src", "tgt", "src:pos", "tgt:pos", "term status", "src:comment", "tgt:comment", "concept ID")
_KNOWN = frozenset(name.lower() for name in _COLUMNS)


def recognises(head: bytes) -> bool:
    """Whether the first line says UTX."""
    return _BEGINS.match(head) is not None or (head[:2] in (b"\xff\xfe", b"\xfe\xff") and b"#UTX" in _narrow(head))


def _narrow(head: bytes) -> bytes:
    return head[2:12].replace(b"\0", b"")


def read(data: bytes, path: str, languages: Languages = CHINESE_ENGLISH) -> TermList:
    """The concepts of a UTX file; rows with one concept ID are one. Raises EnfaceError with all problems."""
    lines = _LINE_END.split(decode(data, path).text)
    columns, first = _header(lines, path)
    source, target = _named_languages(lines[: first - 1]) or languages
    made: list[tuple[str, Concept]] = []
    problems: list[Problem] = []
    passed_over: Counter[str] = Counter()
    for number, line in enumerate(lines[first:], first + 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = dict.fromkeys(columns, "") | dict(zip(columns, map(str.strip, line.split("\t")), strict=False))
        check_limits(path, number, list(cells.values()), number)
        status = cells.get("term status", "")
        if status not in ("", "-") and status_of(status) is None:
            remedy = f"UTX has {', '.join(STATUSES.values())}."
            problems.append(Problem(path, f"unknown term status {status!r}.", remedy, number))
            continue
        concept = Concept(tuple(_terms(cells, source, target, number)), _filled(cells, "concept id"), line=number)
        made.append((concept.id, concept))
        passed_over.update(name for name, cell in cells.items() if name not in _KNOWN and cell not in ("", "-"))
    if problems:
        raise EnfaceError(*problems)
    return TermList(path, _kind(lines[0]), joined(made), passed_over, (source, target))


def _kind(first: str) -> str:
    match = re.search(r"UTX(?:-S)?\s+([\d.]+)", first)
    return f"UTX {match[1]}" if match else "UTX"


def _named_languages(header: Sequence[str]) -> Languages | None:
    """The languages that the first line names, or a further one that says so."""
    for number, line in enumerate(header):
        if (number == 0 or "lang" in line.lower()) and (match := _LANGUAGES.search(line)):
            return match[1], match[2]
    return None


def _header(lines: Sequence[str], path: str) -> tuple[list[str], int]:
    """The names of the columns, and how many lines stand above the terms: the header's last names the columns."""
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            break
        names = [name.strip().lstrip("#").strip().lower() for name in line.split("\t")]
        if "src" in names and "tgt" in names:
            return names, number
    remedy = "Its header ends in a line such as #src, tgt, src:pos, term status, with tabs between them."
    raise ImportProblem(path, "the header names no columns src and tgt.", remedy=remedy, line=1)


def _terms(cells: dict[str, str], source: str, target: str, line: int) -> Iterator[Designation]:
    if cells.get("src"):
        part, note = part_of_speech(cells.get("src:pos", "")), _filled(cells, "src:comment")
        yield Designation(cells["src"], source, part_of_speech=part, note=note, line=line)
    if cells.get("tgt"):
        part = part_of_speech(cells.get("tgt:pos", cells.get("src:pos", "")))
        status, note = status_of(cells.get("term status", "")), _filled(cells, "tgt:comment")
        yield Designation(cells["tgt"], target, status, part_of_speech=part, note=note, line=line)


def _filled(cells: dict[str, str], name: str) -> str:
    cell = cells.get(name, "")
    return "" if cell == "-" else cell


def write(concepts: Sequence[Concept], languages: Languages) -> Written:
    """UTX 1.20, a line for each source term with each of its renderings; what is not in both languages is lost.

    Its lines end in carriage return and line feed, and a part of speech that nobody knows is `-`, as UTX wants it.
    """
    source, target = languages
    lost: Counter[str] = Counter()
    lines = [f"#UTX 1.20; {source}/{target}", f"#{chr(9).join(_COLUMNS)}"]
    for id_, concept in zip(ids_for(concepts, _fits), concepts, strict=True):
        sources, targets = concept.terms(source), concept.terms(target)
        lost["terms in other languages"] += len(concept.designations) - len(sources) - len(targets)
        if not sources or not targets:
            lost["terms that have none in the other language"] += len(sources) + len(targets)
            continue
        _count_lost(concept, sources, targets, lost)
        renderings = [one for term in targets for one in _with_acronym(term)]
        lines += [_line(term, rendering, id_, lost) for term in sources for rendering in renderings]
    return Written("".join(f"{line}\r\n" for line in lines if line), +lost)


def _fits(id_: str) -> bool:
    return id_ not in ("", "-") and one_line(id_) == id_


def _with_acronym(term: Designation) -> Iterator[Designation]:
    yield term
    if term.acronym not in ("", term.text):
        yield term._replace(text=term.acronym, part_of_speech="acr", note="")


def _line(term: Designation, rendering: Designation, id_: str, lost: Counter[str]) -> str:
    """A line of the file; empty where its first term would make it a comment."""
    status = STATUSES[rendering.status] if rendering.status else ""
    part, its_part = (written_part_of_speech(one.part_of_speech) for one in (term, rendering))
    cells = [term.text, rendering.text, part or "-", its_part, status, term.note, rendering.note, id_]
    if one_line(term.text).startswith("#"):
        lost["terms that begin with #"] += 1
        return ""
    return "\t".join(map(one_line, cells)).rstrip("\t")


def _count_lost(
    concept: Concept, sources: Sequence[Designation], targets: Sequence[Designation], lost: Counter[str]
) -> None:
    lost["subject fields"] += bool(concept.subject)
    lost["definitions"] += len(concept.definitions)
    lost["notes on concepts"] += bool(concept.note)
    lost["levels of places"] += bool(concept.level or concept.parent)
    for term in (*sources, *targets):
        known = term.part_of_speech
        lost["parts of speech beyond noun, verb, adjective, adverb"] += known not in ("", "n", "v", "adj", "adv")
        lost["sources of terms"] += bool(term.authority)
        lost["wishes for upper or lower case"] += term.case_sensitive not in (None, is_name(term.text))
        lost["ties of acronyms to their terms"] += term.acronym not in ("", term.text)
        lost["line breaks and tabs"] += any(one_line(text) != text for text in (term.text, term.note))
    lost["statuses of source terms"] += sum(term.status is not None for term in sources)
    lost["acronyms of source terms"] += sum(bool(term.acronym) for term in sources)
