"""The ledger of several documents: bodies, laws, competing nouns and terms of the glossary, by all their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from enface.glossary import Glossary
from enface.glossary.terms import Term, TermStatus
from enface.model import Document
from enface.rules.analysis import Analysis
from enface.rules.ledger import Entry, Mention, Same, entries
from enface.rules.profile import Profile
from enface.rules.runner import LANGUAGES
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.entities import READ_FOR_NAMES, chosen_name, every_body_mention
from enface.rules.zh_en.entities_target import same_name
from enface.rules.zh_en.entities_things import competing, same_word, things


class Named(NamedTuple):
    """A thing with its mentions, and what tells whether two of its names are forms of one."""

    entry: Entry
    same: Same


def ledger(
    documents: Sequence[Document], glossary: Glossary, profile: Profile, pause: Callable[[], None]
) -> tuple[Named, ...]:
    """The things that the sources name more than once, in all the documents together, each thing once.

    `pause` is called after every segment, as in `rules.check`.
    """
    every: list[DocumentAnalysis] = []
    terms: list[tuple[Term, Mention]] = []
    for document in documents:
        if document.languages == LANGUAGES:
            whole = DocumentAnalysis(document, glossary, profile, len(every))
            for segment in whole.segments:
                terms += _terms_of(segment)
                whole.read((segment,), (*READ_FOR_NAMES, competing))
                pause()
            every.append(whole)
    chosen = partial(chosen_name, glossary)
    bodies = [mention for whole in every for mention in every_body_mention(whole)]
    nouns = [mention for whole in every for entry in things(whole) for mention in entry.mentions]
    known = {mention.thing: term for term, mention in terms}
    found: dict[str, Named] = {}
    # What the glossary knows it knows better than what was made out by comparing.
    for entry in entries((mention for _, mention in terms), same_name, chosen):
        found[entry.thing] = Named(entry, _good_forms(known[entry.thing]))
    for mentions, same in ((bodies, same_name), (nouns, same_word)):
        for entry in entries(mentions, same, chosen):
            found.setdefault(entry.thing, Named(entry, same))
    return tuple(found.values())


def _good_forms(term: Term) -> Same:
    """Whether two names are forms of one, and neither is a rendering that the glossary does not want."""
    unwanted = {one.text.casefold() for one in term.with_status(TermStatus.FORBIDDEN, TermStatus.DEPRECATED)}

    def same(one: str, other: str) -> bool:
        return unwanted.isdisjoint({one.casefold(), other.casefold()}) and same_name(one, other)

    return same


def _terms_of(segment: Analysis) -> Iterator[tuple[Term, Mention]]:
    """Where the target has a rendering, of any status, of a term that the source has."""
    if not segment.source or not segment.target:
        return
    named = {match.term: match.span for match in reversed(segment.source_terms)}
    for match in segment.target_terms if named else ():
        if match.term in named:
            yield match.term, Mention(match.term.source, segment, named[match.term], match.span)
