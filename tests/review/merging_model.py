"""What several people's decisions should come to, as plain dictionaries and sets: slow, and obvious."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from enface.model import Status

FURTHER = [Status.DRAFT, Status.TRANSLATED, Status.REVISED, Status.APPROVED]


@dataclass(frozen=True)
class Deed:
    """Something that somebody did; `past` is all that their machine knew then."""

    id: str
    order: tuple[int, str, int]
    past: frozenset[str]
    kind: str
    segment: str = ""
    text: str = ""
    status: str = ""
    about: str = ""


@dataclass
class Seen:
    """A segment as people see it."""

    text: str
    status: str
    versions: frozenset[str] = frozenset()
    comments: list[str] = field(default_factory=list)


class World:
    """Everything that anybody did; what a machine shows follows from the part of it that the machine knows."""

    def __init__(self, origins: dict[str, str]) -> None:
        self.origins = origins
        self.deeds: dict[str, Deed] = {}

    def add(self, deed: Deed) -> None:
        self.deeds[deed.id] = deed

    def _standing(self, known: Iterable[str]) -> list[Deed]:
        deeds = sorted((self.deeds[id] for id in known), key=lambda deed: deed.order)
        undone: dict[str, bool] = {}
        for deed in deeds:
            if deed.kind in {"undone", "redone"}:
                undone[deed.about] = deed.kind == "undone"
        return [deed for deed in deeds if not undone.get(deed.id)]

    def segments(self, known: Iterable[str]) -> dict[str, Seen]:
        standing = self._standing(known)
        return {name: self._segment(name, [deed for deed in standing if deed.segment == name]) for name in self.origins}

    def _segment(self, name: str, deeds: list[Deed]) -> Seen:
        comments = [deed.text for deed in deeds if deed.kind == "comment" or deed.status == Status.REJECTED]
        edits = newest([deed for deed in deeds if deed.kind == "edit"])
        if len({deed.text for deed in edits}) > 1:
            return Seen(edits[0].text, Status.DRAFT, frozenset(deed.text for deed in edits), comments)
        text = edits[0].text if edits else self.origins[name]
        said = [deed for deed in deeds if deed.kind == "status" and deed.about == text]
        statuses = [deed.status for deed in newest([*edits, *said])]
        if Status.REJECTED in statuses:
            return Seen(text, Status.REJECTED, comments=comments)
        return Seen(text, max(statuses, key=FURTHER.index, default=Status.DRAFT), comments=comments)

    def waivers(self, known: Iterable[str]) -> set[str]:
        standing = self._standing(known)
        back = {deed.about for deed in standing if deed.kind == "unwaive"}
        return {deed.id for deed in standing if deed.kind == "waive"} - back

    def conflicts(self, known: Iterable[str]) -> dict[str, frozenset[str]]:
        return {name: seen.versions for name, seen in self.segments(known).items() if seen.versions}


def newest(deeds: list[Deed]) -> list[Deed]:
    """Those that none of the others knew of."""
    return sorted(
        (deed for deed in deeds if not any(deed.id in other.past for other in deeds)), key=lambda deed: deed.order
    )
