"""The memory of a project: a folder beside its database with a volume for each document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from enface.memory.volume import Entry, Match, Volume, write_volume
from enface.model import Side

_ENDING = ".memory"


class Memory:
    """Earlier translations of documents by name. `database` is the path of the project's reviews."""

    def __init__(self, database: Path) -> None:
        self.folder = database.with_suffix(_ENDING)
        self._open: dict[Path, tuple[int, Volume]] = {}

    def _path(self, name: str) -> Path:
        return self.folder / f"{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}{_ENDING}"

    def add(self, name: str, entries: Sequence[Entry], digest: str = "") -> None:
        """Keep the entries of a document, in the place of what was kept of it. Raises ImportProblem."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_volume(self._path(name), name, [entry for entry in entries if entry.source or entry.target], digest)

    def remove(self, name: str) -> bool:
        """Forget a document; whether it was known."""
        known = self._path(name).exists()
        self._path(name).unlink(missing_ok=True)
        return known

    def digest(self, name: str) -> str:
        """What the volume of a document was made of, empty where there is none or it has to be made anew."""
        from enface.model import EnfaceError

        try:
            return Volume(self._path(name)).digest
        except EnfaceError:
            return ""

    def volumes(self) -> Iterator[Volume]:
        """The volumes as they stand on disk now, each mapped once. Raises EnfaceError where one is damaged."""
        for path in sorted(self.folder.glob(f"*{_ENDING}")):
            # A volume is only ever replaced, so another file has another number.
            number = path.stat().st_ino
            if path not in self._open or self._open[path][0] != number:
                self._open[path] = (number, Volume(path))
            yield self._open[path][1]

    def find(self, text: str, side: Side = Side.SOURCE, least: float = 70, best: int = 5) -> list[Match]:
        """The `best` earlier translations whose source (or target) is like `text`, at least `least` percent."""
        found = [match for volume in self.volumes() for match in volume.find(text, side, least, best)]
        return sorted(found, key=lambda match: -match.score)[:best]

    def search(self, words: str) -> Iterator[tuple[str, Entry]]:
        """Concordance: documents and entries that have the words on either side, capital or small."""
        wanted = words.casefold()
        for volume in self.volumes():
            for entry in volume.entries():
                if wanted in entry.source.casefold() or wanted in entry.target.casefold():
                    yield volume.name, entry
