"""What is read of a TBX entry until it ends, and the concept that it makes."""

from __future__ import annotations

from dataclasses import dataclass, field

from enface.glossary.concepts import Concept, Definition, Designation
from enface.glossary.terms import TermStatus

FORBIDDEN = "forbidden"
"""The note by which a deprecated term is known as a forbidden one, for which TBX-Basic has no status."""


@dataclass(slots=True)
class TermDraft:
    """A term; `further_sources` are of its context and the like, `inherited` ones of its language or its concept."""

    language: str
    line: int
    ids: set[str] = field(default_factory=set)
    text: str = ""
    status: TermStatus | None = None
    part_of_speech: str = ""
    is_short: bool = False
    notes: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    further_sources: list[str] = field(default_factory=list)
    inherited: tuple[str, ...] = ()
    refers_to: str = ""
    full_form: str = ""
    acronym: str = ""

    def designation(self) -> Designation:
        """The term as it is kept."""
        notes = self.notes
        status = self.status
        if status is TermStatus.DEPRECATED and FORBIDDEN in notes:
            status, notes = TermStatus.FORBIDDEN, [note for note in notes if note != FORBIDDEN]
        return Designation(
            self.text,
            self.language,
            status,
            self.acronym,
            part_of_speech="acr" if self.is_short else self.part_of_speech,
            note="; ".join(notes),
            authority="; ".join(self.sources or self.further_sources or self.inherited),
            line=self.line,
        )

    def goes_to(self, full: TermDraft) -> bool:
        """Become the acronym of a full form, where no more is to be said of it than the full form's status."""
        says_more = self.notes or self.sources or self.further_sources or self.status not in {None, full.status}
        if not self.is_short or full.is_short or says_more or full.acronym or full.language != self.language:
            return False
        full.acronym = self.text
        return True


@dataclass(slots=True)
class EntryDraft:
    """A concept; `sources` are a language, empty for all of them, and the source of its terms."""

    id: str
    line: int
    terms: list[TermDraft] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)

    def concept(self) -> Concept:
        """The concept; a short form that refers to a term beside it becomes that term's acronym."""
        by_id = {id_: term for term in self.terms for id_ in term.ids if id_}
        by_text = {(term.language, term.text): term for term in reversed(self.terms) if not term.is_short}
        alone: list[TermDraft] = []
        for term in self.terms:
            full = by_id.get(term.refers_to) if term.refers_to else by_text.get((term.language, term.full_form))
            if term.text and not (full is not None and term.goes_to(full)):
                alone.append(term)
        return Concept(
            tuple(term.designation() for term in alone),
            self.id,
            "; ".join(self.subjects),
            tuple(self.definitions),
            "; ".join(self.notes),
            line=self.line,
        )
