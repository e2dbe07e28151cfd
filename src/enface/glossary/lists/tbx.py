"""TBX, ISO 30042:2008 (`martif`) and :2019 (`tbx`, both styles), and the TBX-Min of 2013, read in one pass of expat.

Elements are known by their local names, so that a data category may be the type of an element (style DCA) or the
element itself (style DCT). A document type is tolerated and never fetched.
"""

from __future__ import annotations

import re
from collections import Counter

from enface.formats.contract import Fault
from enface.formats.xml_source import EXPORT_AGAIN, XmlSource, open_xml, parse, parser
from enface.glossary.concepts import (
    CHINESE_ENGLISH,
    MAX_CHARACTERS,
    MAX_TERMS,
    Concept,
    Definition,
    Languages,
    TermList,
    check_limits,
    one_line,
)
from enface.glossary.lists.tbx_entry import EntryDraft, TermDraft
from enface.glossary.words import part_of_speech, status_of
from enface.model import ImportProblem

NAME = "TBX"
ENDINGS = frozenset({".tbx"})
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:martif|tbx|TBX)[\s/>]")
_ASIDE = re.compile(rb"<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|<![^<>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL)
_CONCEPT = frozenset({"termEntry", "conceptEntry", "entry"})
_LANGUAGE = frozenset({"langSet", "langSec", "langGroup"})
_TERM = frozenset({"tig", "ntig", "termSec", "termGroup"})
_GROUPS = frozenset({"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "noteGrp", "termCompGrp"})
_TYPED = frozenset(
    {"descrip", "descripNote", "admin", "adminNote", "termNote", "transac", "transacNote", "ref", "xref"}
)
_NATIVE_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sc", "ec"})
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization", "usageStatus", "termStatus"})
_SOURCES = frozenset({"source", "sourceIdentifier"})
_SHORT = frozenset({"acronym", "abbreviation", "initialism"})
_LOOSE = {
    "status": "administrativeStatus", "subject": "subjectField", "subjectfield": "subjectField", "comment": "note",
    "note": "note", "definition": "definition", "source": "source", "partofspeech": "partOfSpeech",
    "termtype": "termType",
}  # fmt: skip
"""Names that tools give a data category of their own where the standard has one, in small letters."""
_UNSAID = frozenset({"date", "transacNote", "responsibility", "fullForm", "item"})
"""What nobody misses: not counted among what is passed over."""
_MAX_DEPTH = 200


def recognises(head: bytes) -> bool:
    """Whether XML begins whose root is one of TBX's."""
    plain = _ASIDE.sub(b"", head.replace(b"\0", b"")).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return _ROOT.match(plain) is not None


def read(data: bytes, path: str, _languages: Languages = CHINESE_ENGLISH) -> TermList:
    """The concepts of a TBX file, with the terms of all its languages. Raises ImportProblem."""
    source = open_xml(data, path)
    reader = _Reader(source)
    parse(source, reader.expat)
    return TermList(path, reader.kind, tuple(reader.concepts), reader.passed_over)


def faults(data: bytes, path: str) -> tuple[Fault, ...]:
    """Where the file breaks its standard."""
    from enface.formats import conformance

    return conformance.faults(data, path)


class _Reader:
    """Takes expat's events and makes concepts of them."""

    def __init__(self, source: XmlSource) -> None:
        self.concepts: list[Concept] = []
        self.passed_over: Counter[str] = Counter()
        self.kind = ""
        self.expat = parser(source)
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._characters
        self.expat.SkippedEntityHandler = self._skipped
        self._source = source
        self._depth = 0
        self._count = 0
        self._entry: EntryDraft | None = None
        self._language = ""
        self._term: TermDraft | None = None
        self._in_group = False
        self._group = ""
        """The category that the group that is being read is about."""
        self._leaf = 0
        """The depth of the element whose text is being read, 0 where none is."""
        self._hidden = 0
        self._category = ""
        self._target = ""
        self._pieces: list[str] = []

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._problem(f"elements stand in each other more than {_MAX_DEPTH} deep.", EXPORT_AGAIN)
        local = name.rpartition(":")[2]
        if self._entry is None:
            if self._depth == 1:
                self.kind = self._kind(local, given)
            elif local in _CONCEPT:
                self._entry = EntryDraft(given.get("id", ""), self.expat.CurrentLineNumber)
        elif self._leaf:
            self._hidden += bool(self._hidden or local in _NATIVE_CODES)
        elif local in _LANGUAGE:
            self._language = given.get("xml:lang") or given.get("lang") or given.get("code") or ""
        elif local in _TERM:
            self._term = TermDraft(self._language, self.expat.CurrentLineNumber, {given.get("id", "")})
            sources = self._entry.sources
            self._term.inherited = tuple(text for language, text in sources if language in ("", self._language))
            self._entry.terms.append(self._term)
        elif local in _GROUPS:
            self._in_group, self._group = True, ""
        elif local == "termGrp":
            return
        else:
            self._leaf, self._target = self._depth, given.get("target", "")
            category = given.get("type", "") if local in _TYPED else local
            self._category = _LOOSE.get(category.lower(), category)
            self._pieces = []
            if local == "term" and self._term is not None:
                self._term.line = self.expat.CurrentLineNumber
                self._term.ids.add(given.get("id", ""))

    def _kind(self, root: str, given: dict[str, str]) -> str:
        if root == "martif":
            return f"{given.get('type') or 'TBX'}, ISO 30042:2008"
        if root == "tbx":
            return f"{given.get('type') or 'TBX'}, ISO 30042:2019, {given.get('style') or 'no style'}"
        if root == "TBX":
            return given.get("dialect") or "TBX"
        reason = f"the root element is <{root[:40]}>, not one of TBX."
        raise self._problem(reason, "TBX begins with <tbx>, or <martif> in its version of 2008.")

    def _characters(self, text: str) -> None:
        if self._leaf and not self._hidden:
            self._pieces.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            remedy = "Write the character itself, or a number such as &#160;."
            raise self._problem(f"the entity &{name[:40]}; is not declared in the file.", remedy)

    def _problem(self, reason: str, remedy: str) -> ImportProblem:
        return self._source.problem(self.expat.CurrentByteIndex, reason, remedy)

    def _end(self, name: str) -> None:
        self._depth -= 1
        entry = self._entry
        if entry is None:
            return
        if self._leaf:
            self._hidden -= bool(self._hidden)
            if self._depth < self._leaf:
                self._leaf = 0
                self._take(entry, one_line("".join(self._pieces)))
            return
        local = name.rpartition(":")[2]
        if local in _TERM:
            self._term = None
        elif local in _LANGUAGE:
            self._language = ""
        elif local in _GROUPS:
            self._in_group, self._group = False, ""
        elif local in _CONCEPT:
            self.concepts.append(entry.concept())
            self._entry = None

    def _take(self, entry: EntryDraft, text: str) -> None:
        """Put the text of an element where it belongs."""
        category, term = self._category, self._term
        if len(text) > MAX_CHARACTERS or self._count > MAX_TERMS:
            check_limits(self._source.path, self._count, [text], self.expat.CurrentLineNumber)
        is_source = category in _SOURCES
        if not text and not self._target:
            return
        if self._group and is_source:
            self._take_source(entry, text)
        else:
            is_taken = (term is not None and self._take_of_term(term, text)) or self._take_of_concept(entry, text)
            if not is_taken and category not in _UNSAID:
                self.passed_over[category or "elements without a type"] += 1
        if self._in_group and not self._group:
            self._group = category

    def _take_source(self, entry: EntryDraft, text: str) -> None:
        """The source of what stands in the same group."""
        if self._group == "definition" and entry.definitions:
            last = entry.definitions[-1]
            entry.definitions[-1] = Definition(last.text, last.language, last.authority or text)
        elif self._term is not None:
            self._term.further_sources.append(text)
        else:
            entry.sources.append((self._language, text))

    def _take_of_term(self, term: TermDraft, text: str) -> bool:
        category = self._category
        if category == "term":
            self._count += 1
            term.text = text
        elif category in _STATUS:
            status = status_of(text)
            if status is None:
                return False
            term.status = term.status or status
        elif category == "partOfSpeech":
            term.part_of_speech = part_of_speech(text)
        elif category == "termType" and text in _SHORT:
            term.is_short = True
        elif category == "note":
            term.notes.append(text)
        elif category in _SOURCES:
            term.sources.append(text)
        elif category == "crossReference" and self._target:
            term.refers_to = self._target
        elif category == "abbreviatedFormFor":
            term.full_form = text
        else:
            return category == "termType" and text in _UNSAID
        return True

    def _take_of_concept(self, entry: EntryDraft, text: str) -> bool:
        if self._category == "subjectField":
            entry.subjects.append(text)
        elif self._category == "definition":
            entry.definitions.append(Definition(text, self._language))
        elif self._category == "note":
            entry.notes.append(text)
        elif self._category in _SOURCES:
            entry.sources.append((self._language, text))
        else:
            return False
        return True
