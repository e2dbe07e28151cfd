"""SQLite: schema, migrations, events, the state folded from them, queries; no SQL stands anywhere else."""

from enface.store.deliveries import ChangeRecord, KnownSegment, Placing
from enface.store.documents import Delivered, DocumentRecord, SegmentRecord, words
from enface.store.errors import ErrorRecord, PlacedOn, RatingRecord, StepRecord, Texts
from enface.store.events import ABOUT_ERRORS, DELIVERIES, Event, Kind, NewEvent, digest, uuid7
from enface.store.findings import FindingRecord, WaiverRecord
from enface.store.ledger import Closed
from enface.store.lock import Holder, login
from enface.store.store import CommentRecord, FixedRecord, RevisionRecord, Store

__all__ = [
    "ABOUT_ERRORS",
    "DELIVERIES",
    "ChangeRecord",
    "Closed",
    "CommentRecord",
    "Delivered",
    "DocumentRecord",
    "ErrorRecord",
    "Event",
    "FindingRecord",
    "FixedRecord",
    "Holder",
    "Kind",
    "KnownSegment",
    "NewEvent",
    "PlacedOn",
    "Placing",
    "RatingRecord",
    "RevisionRecord",
    "SegmentRecord",
    "StepRecord",
    "Store",
    "Texts",
    "WaiverRecord",
    "digest",
    "login",
    "uuid7",
    "words",
]
