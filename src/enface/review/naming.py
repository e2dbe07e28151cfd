"""The names of a project: what each body, law, term and noun of the sources is called in the targets, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from enface.glossary import Glossary
from enface.glossary.forms import without_article
from enface.review.checking import Cancelled, breather, document_of
from enface.review.commands import SegmentRef
from enface.review.replacing import Place
from enface.rules.ledger import Mention, Same
from enface.rules.profile import Profile
from enface.store import Closed, DocumentRecord, Store


@dataclass(frozen=True, eq=False)
class Name:
    """A thing of the sources with all places where the targets name it, and how often it goes by which name."""

    thing: str
    names: tuple[tuple[str, int], ...]
    """The most frequent first."""
    usual: str
    places: tuple[Place, ...]
    same: Same

    @property
    def is_torn(self) -> bool:
        """Whether it goes by names that are no forms of one."""
        return any(not self.same(name, self.usual) for name, _ in self.names)

    def others(self, right: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """The places where it goes by another name, and those of them where that is no form of the right one."""
        differing = tuple(place for place in self.places if place.span.of(place.target) != right)
        return differing, tuple(place for place in differing if not self.same(place.span.of(place.target), right))


def names_of(
    store: Store,
    records: Sequence[DocumentRecord],
    glossary: Glossary,
    profile: Profile,
    cancelled: Callable[[], bool],
) -> tuple[Name, ...]:
    """The names in these documents, those first that do not agree; none where `cancelled` says that nobody waits.

    It reads every segment, so ask it away from the UI thread.
    """
    from enface.rules.names import ledger  # reads all that is known of bodies, which opening a project need not

    breathe = breather(cancelled)
    try:
        documents = [document_of(store, record, breathe) for record in records]
        found = ledger(documents, glossary, profile, breathe)
    except (Cancelled, Closed):
        return ()
    names = [_name(one.entry.thing, one.entry.usual, one.entry.mentions, one.same) for one in found]
    return tuple(sorted(names, key=lambda name: not name.is_torn))


def _name(thing: str, usual: str, mentions: Sequence[Mention], same: Same) -> Name:
    counts = Counter(mention.name for mention in mentions)
    return Name(thing, tuple(counts.most_common()), without_article(usual), tuple(map(_place, mentions)), same)


def _place(mention: Mention) -> Place:
    segment = mention.segment.segment
    ref = SegmentRef(mention.segment.document.name, segment.id)
    return Place(ref, mention.target, segment.target, segment.status, segment.locked)
