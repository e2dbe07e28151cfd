"""TBX-Basic of ISO 30042:2019 in style DCA."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from enface.formats.xml_markup import NOT_XML, escaped
from enface.glossary.concepts import Concept, Definition, Designation, Languages, Written, ids_for, one_line
from enface.glossary.lists.tbx_entry import FORBIDDEN
from enface.glossary.terms import TermStatus
from enface.glossary.words import is_name, written_part_of_speech

_STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Converted by enface from another term list.</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL = """    </body>
  </text>
</tbx>
"""


def write(concepts: Sequence[Concept], languages: Languages) -> Written:
    """The concepts with the terms of all their languages; white space is written as one space.

    A forbidden term is a deprecated one with the note `forbidden`; an acronym is a term that refers to its full form.
    """
    lost: Counter[str] = Counter()
    held = [_fitting(concept, lost) for concept in concepts]
    lines: list[str] = []
    ids = ids_for(held, lambda id_: _ID.fullmatch(id_) is not None)
    taken = set(ids)
    for id_, concept in zip(ids, held, strict=True):
        if concept.designations:
            lines += _concept(concept, id_, taken, lost)
    lost["concepts without a term"] += sum(not concept.designations for concept in held)
    head = _HEAD.format(language=_tag(languages[0]))
    return Written(head + "".join(f"      {line}\n" for line in lines) + _TAIL, +lost)


def _fitting(concept: Concept, lost: Counter[str]) -> Concept:
    """The concept with every text as XML can hold it, without terms that have none left."""

    def fit(text: str) -> str:
        plain = NOT_XML.sub("", text)
        line = one_line(plain)
        lost["characters that XML cannot hold"] += len(text) - len(plain)
        lost["line breaks and tabs"] += line != plain
        return line

    terms = (
        term._replace(
            text=fit(term.text), acronym=fit(term.acronym), note=fit(term.note), authority=fit(term.authority)
        )
        for term in concept.designations
    )
    definitions = (held._replace(text=fit(held.text), authority=fit(held.authority)) for held in concept.definitions)
    return concept._replace(
        designations=tuple(term for term in terms if term.text),
        subject=fit(concept.subject),
        definitions=tuple(held for held in definitions if held.text),
        note=fit(concept.note),
    )


def _tag(language: str) -> str:
    """A language tag that XML allows; `und` where there is none."""
    tag = language.replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def _free(wanted: str, taken: set[str]) -> str:
    """An id that no other element has."""
    while wanted in taken:
        wanted += "_"
    taken.add(wanted)
    return wanted


def _concept(concept: Concept, id_: str, taken: set[str], lost: Counter[str]) -> Iterator[str]:
    lost["levels of places"] += bool(concept.level or concept.parent)
    yield f'<conceptEntry id="{id_}">'
    if concept.subject:
        yield f'  <descrip type="subjectField">{escaped(concept.subject)}</descrip>'
    for definition in concept.definitions:
        if not definition.language:
            yield from _definition(definition, "  ")
    if concept.note:
        yield f"  <note>{escaped(concept.note)}</note>"
    by_language: dict[str, list[Designation]] = {}
    for term in concept.designations:
        by_language.setdefault(term.language, []).append(term)
    placed = number = 0
    for language, terms in by_language.items():
        yield f'  <langSec xml:lang="{_tag(language)}">'
        for definition in concept.definitions:
            if definition.language == language != "":
                placed += 1
                yield from _definition(definition, "    ")
        for term in terms:
            number += 1
            yield from _terms(term, _free(f"{id_}-{number}", taken), taken, lost)
        yield "  </langSec>"
    lost["definitions in languages without a term"] += sum(bool(held.language) for held in concept.definitions) - placed
    yield "</conceptEntry>"


def _definition(definition: Definition, indent: str) -> Iterator[str]:
    yield f"{indent}<descripGrp>"
    yield f'{indent}  <descrip type="definition">{escaped(definition.text)}</descrip>'
    if definition.authority:
        yield f'{indent}  <admin type="source">{escaped(definition.authority)}</admin>'
    yield f"{indent}</descripGrp>"


def _terms(term: Designation, id_: str, taken: set[str], lost: Counter[str]) -> Iterator[str]:
    lost["wishes for upper or lower case"] += term.case_sensitive not in (None, is_name(term.text))
    notes = [FORBIDDEN] if term.status is TermStatus.FORBIDDEN else []
    yield from _section(term, id_, [*notes, *filter(None, [term.note])], lost)
    if term.acronym not in ("", term.text):
        short = Designation(term.acronym, term.language, term.status, part_of_speech="acr")
        refers = f'<ref type="crossReference" target="{id_}">{escaped(term.text)}</ref>'
        yield from _section(short, _free(f"{id_}-short", taken), [], lost, refers)


def _section(term: Designation, id_: str, notes: Sequence[str], lost: Counter[str], refers: str = "") -> Iterator[str]:
    known = term.part_of_speech
    lost["parts of speech beyond noun, verb, adjective, adverb"] += known not in ("", "n", "v", "adj", "adv", "acr")
    yield f'    <termSec id="{id_}">'
    yield f"      <term>{escaped(term.text)}</term>"
    if known:
        yield f'      <termNote type="partOfSpeech">{written_part_of_speech(known) or "other"}</termNote>'
    if known == "acr":
        yield '      <termNote type="termType">acronym</termNote>'
    if term.status is not None:
        yield f'      <termNote type="administrativeStatus">{_STATUSES[term.status]}</termNote>'
    if term.authority:
        yield f'      <admin type="source">{escaped(term.authority)}</admin>'
    if refers:
        yield f"      {refers}"
    yield from (f"      <note>{escaped(note)}</note>" for note in notes)
    yield "    </termSec>"
