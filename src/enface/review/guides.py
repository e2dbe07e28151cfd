"""What a project knows of the segments of a file that does not mark them, for those who read and write it."""

from __future__ import annotations

from collections.abc import Sequence

from enface.formats import Guide, Known, marks_segments
from enface.glossary import Glossary
from enface.languages.alignment_terms import Terms
from enface.store import DocumentRecord, KnownSegment, Store


def where_they_stand(known: Sequence[KnownSegment]) -> Guide:
    """For the file that the segments were read from."""
    return Guide([Known(one.segment._replace(target=one.file_target), one.file_target) for one in known])


def to_find_again(
    store: Store, records: Sequence[DocumentRecord], data: bytes, path: str, glossary: Glossary | None = None
) -> Guide:
    """For another version, `data`, of the file that holds the documents; the glossary's terms help to align it."""
    if marks_segments(data, path):
        return Guide()
    known = [one for record in records for one in store.known_segments(record.key)]
    held = [Known(one.segment._replace(target=one.file_target), one.segment.target) for one in known]
    return Guide(held, terms_of(glossary))


def terms_of(glossary: Glossary | None) -> Terms | None:
    """The terms that show which sentences belong together; None where there are none."""
    if glossary is None or not glossary.terms:
        return None
    return Terms(
        lambda text: (match.term.source for match in glossary.match_source(text)),
        lambda text: (match.term.source for match in glossary.match_target(text)),
    )
