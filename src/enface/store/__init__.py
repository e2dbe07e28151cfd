"""SQLite: schema, migrations, events, the state folded from them, queries; no SQL stands anywhere else."""

from enface.store.access import Closed
from enface.store.certificates import CONFIRMED, CertificateRecord, LostWaiver, Version
from enface.store.checks import FixedRecord
from enface.store.contract import Store
from enface.store.deliveries import ChangeRecord, KnownSegment, Placing
from enface.store.documents import Delivered, DocumentRecord, SegmentRecord, words
from enface.store.errors import ErrorRecord, PlacedOn, RatingRecord, StepRecord, Texts
from enface.store.events import ABOUT_ERRORS, DELIVERIES, Event, Kind, NewEvent, as_one, digest, uuid7
from enface.store.findings import FindingRecord, WaiverRecord
from enface.store.history import CommentRecord, RevisionRecord
from enface.store.lock import Holder, login
from enface.store.opening import open_store
from enface.store.releases import Frozen, FrozenDocument, ReleaseRecord, release_event, state_of
from enface.store.samples import DrawnRecord, SampleRecord
from enface.store.sharing import Arrival, Lease

__all__ = [
    "ABOUT_ERRORS",
    "CONFIRMED",
    "DELIVERIES",
    "Arrival",
    "CertificateRecord",
    "ChangeRecord",
    "Closed",
    "CommentRecord",
    "Delivered",
    "DocumentRecord",
    "DrawnRecord",
    "ErrorRecord",
    "Event",
    "FindingRecord",
    "FixedRecord",
    "Frozen",
    "FrozenDocument",
    "Holder",
    "Kind",
    "KnownSegment",
    "Lease",
    "LostWaiver",
    "NewEvent",
    "PlacedOn",
    "Placing",
    "RatingRecord",
    "ReleaseRecord",
    "RevisionRecord",
    "SampleRecord",
    "SegmentRecord",
    "StepRecord",
    "Store",
    "Texts",
    "Version",
    "WaiverRecord",
    "as_one",
    "digest",
    "login",
    "open_store",
    "release_event",
    "state_of",
    "uuid7",
    "words",
]
