"""What a project knows of the segments of a file that does not mark them, for those who read and write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from enface.formats import Guide, Known, file_bytes, marks_segments, read_bytes, reviewed_file
from enface.glossary import Glossary
from enface.languages.alignment_terms import Terms
from enface.model import Document, EnfaceError
from enface.review.project import Project

if TYPE_CHECKING:
    from enface.store import DocumentRecord, KnownSegment, contract


def where_they_stand(known: Sequence[KnownSegment]) -> Guide:
    """For the file that the segments were read from."""
    return Guide([Known(one.segment._replace(target=one.file_target), one.file_target) for one in known])


def to_find_again(
    store: contract.Deliveries,
    records: Sequence[DocumentRecord],
    data: bytes,
    path: str,
    glossary: Glossary | None = None,
) -> Guide:
    """For another version, `data`, of the file that holds the documents; the glossary's terms help to align it."""
    if marks_segments(data, path):
        return Guide()
    return Guide(_known(store, records), terms_of(glossary))


def _known(store: contract.Deliveries, records: Sequence[DocumentRecord]) -> list[Known]:
    held = (one for record in records for one in store.known_segments(record.key))
    return [Known(one.segment._replace(target=one.file_target), one.segment.target) for one in held]


class Reader:
    """Reads files of a project with the bounds that its reviews keep, if there are any; nothing is written."""

    def __init__(self, project: Project, glossary: Callable[[], Glossary]) -> None:
        self._project = project
        self._glossary = glossary

    def read(self, place: str) -> tuple[Document, ...]:
        """The documents of a file, under the name that it was given. Raises ImportProblem."""
        path = reviewed_file(Path(place))
        data = file_bytes(path)
        return read_bytes(data, str(path), Guide() if marks_segments(data, str(path)) else self._guide(path))

    def _guide(self, path: Path) -> Guide:
        name = self._project.relative(path.resolve())
        return Guide(self._known.get(name, ()), terms_of(self._glossary()))

    @cached_property
    def _known(self) -> dict[str, list[Known]]:
        """The segments of each file in the reviews; none where these cannot be read, which others will say."""
        found: dict[str, list[Known]] = {}
        if self._project.database.is_file():
            from enface.store import open_store

            with suppress(EnfaceError), closing(open_store(self._project.database, write=False)) as store:
                for record in store.documents():
                    found.setdefault(record.path, []).extend(_known(store, [record]))
        return found


def terms_of(glossary: Glossary | None) -> Terms | None:
    """The terms that show which sentences belong together; None where there are none."""
    if glossary is None or not glossary.terms:
        return None
    return Terms(
        lambda text: (reading.term.source for one in glossary.match_source(text) for reading in one.readings),
        lambda text: (reading.term.source for one in glossary.match_target(text) for reading in one.readings),
    )
