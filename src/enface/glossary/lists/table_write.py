"""The CSV that is read back: a row for each rendering, and one for each source term of which there is more to say."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from enface.glossary.concepts import CHINESE_ENGLISH, Concept, Designation, Languages, Written, ids_for

_COLUMNS = ("status", "acronym", "case_sensitive", "part_of_speech", "definition_notes", "authority")
_Row = dict[str, str]


def write(concepts: Sequence[Concept], languages: Languages) -> Written:
    """The concepts as CSV; only the terms of the two languages have a place in it.

    The columns of terms are `source_term` and `target_term`, which stand for Chinese and English, else the tags of the
    languages. Further columns stand only where a concept needs them: `concept`, which joins rows, `subject`,
    `definition`, `concept_note`, `level`, `parent_zh`.
    """
    lost: Counter[str] = Counter()
    sources = [concept.terms(languages[0]) for concept in concepts]
    has_homonyms = len({terms[0].text for terms in sources if terms}) < sum(map(bool, sources))
    is_joined = has_homonyms or any(len(terms) > 1 for terms in sources) or any(concept.id for concept in concepts)
    ids = ids_for(concepts) if is_joined else [""] * len(concepts)
    names = ("source_term", "target_term") if languages == CHINESE_ENGLISH else languages
    rows = [
        row for id_, concept in zip(ids, concepts, strict=True) for row in _rows(concept, id_, languages, names, lost)
    ]
    further = (name for row in rows for name, value in row.items() if value)
    columns = list(dict.fromkeys((*names, *_COLUMNS, *further)))
    output = io.StringIO()
    # The writer quotes a cell for the line end that it writes itself, not for a lone carriage return.
    has_return = any("\r" in value for row in rows for value in row.values())
    quoting: Literal[0, 1] = csv.QUOTE_ALL if has_return else csv.QUOTE_MINIMAL
    writer = csv.writer(output, quoting=quoting, lineterminator="\n")
    writer.writerows([columns, *([row.get(name, "") for name in columns] for row in rows)])
    return Written(output.getvalue(), +lost)


def _rows(
    concept: Concept, id_: str, languages: Languages, names: tuple[str, str], lost: Counter[str]
) -> Iterator[_Row]:
    sources, targets = concept.terms(languages[0]), concept.terms(languages[1])
    lost["terms in other languages"] += len(concept.designations) - len(sources) - len(targets)
    lost["sources of definitions"] += sum(bool(held.authority) for held in concept.definitions)
    of_concept = {"concept": id_, "subject": concept.subject}
    for held in concept.definitions:
        column = f"definition_{held.language}" if held.language else "definition"
        of_concept[column] = "; ".join(filter(None, (of_concept.get(column), held.text)))
    of_concept |= {"concept_note": concept.note, "level": concept.level, "parent_zh": concept.parent}
    own = sources[0].text if sources else ""
    for term in targets:
        yield dict(zip(names, (own, term.text), strict=True)) | _described(term) | of_concept
    for term in sources:
        if term is not sources[0] or not targets or _needs_a_row(term):
            yield {names[0]: term.text} | _described(term) | of_concept


def _needs_a_row(term: Designation) -> bool:
    """Whether more is said of a source term than its part of speech, which is that of its renderings."""
    return any(value for name, value in _described(term).items() if name != "part_of_speech")


def _described(term: Designation) -> _Row:
    case = {None: "", True: "yes", False: "no"}[term.case_sensitive]
    return {
        "status": term.status or "",
        "acronym": term.acronym,
        "case_sensitive": case,
        "part_of_speech": term.part_of_speech,
        "definition_notes": term.note,
        "authority": term.authority,
    }
