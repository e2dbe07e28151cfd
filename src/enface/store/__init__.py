"""SQLite: schema, migrations, events, the state folded from them, queries; no SQL stands anywhere else."""

from enface.store.documents import DocumentRecord, SegmentRecord, words
from enface.store.events import Event, Kind, NewEvent, digest
from enface.store.findings import FindingRecord, WaiverRecord
from enface.store.ledger import Closed
from enface.store.lock import Holder, login
from enface.store.store import CommentRecord, FixedRecord, RevisionRecord, Store

__all__ = [
    "Closed",
    "CommentRecord",
    "DocumentRecord",
    "Event",
    "FindingRecord",
    "FixedRecord",
    "Holder",
    "Kind",
    "NewEvent",
    "RevisionRecord",
    "SegmentRecord",
    "Store",
    "WaiverRecord",
    "digest",
    "login",
    "words",
]
