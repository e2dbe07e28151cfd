"""SQLite: schema, migrations, events, the state folded from them, queries; no SQL stands anywhere else."""

from enface.store.access import Closed
from enface.store.checks import FixedRecord
from enface.store.deliveries import ChangeRecord, KnownSegment, Placing
from enface.store.documents import Delivered, DocumentRecord, SegmentRecord, words
from enface.store.events import DELIVERIES, Event, Kind, NewEvent, digest, uuid7
from enface.store.findings import FindingRecord, WaiverRecord
from enface.store.history import CommentRecord, RevisionRecord
from enface.store.lock import Holder, login
from enface.store.sharing import Arrival, Lease
from enface.store.store import Store

__all__ = [
    "DELIVERIES",
    "Arrival",
    "ChangeRecord",
    "Closed",
    "CommentRecord",
    "Delivered",
    "DocumentRecord",
    "Event",
    "FindingRecord",
    "FixedRecord",
    "Holder",
    "Kind",
    "KnownSegment",
    "Lease",
    "NewEvent",
    "Placing",
    "RevisionRecord",
    "SegmentRecord",
    "Store",
    "WaiverRecord",
    "digest",
    "login",
    "uuid7",
    "words",
]
