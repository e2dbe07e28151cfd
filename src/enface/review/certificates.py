"""What an approval binds, whether it still holds, and what is said where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import enface
from enface.formats import file_bytes
from enface.model import EnfaceError, Role, Segment, Status
from enface.records import record
from enface.review.commands import SegmentRef
from enface.review.intake import file_digest
from enface.review.policy import Policy
from enface.review.project import Project
from enface.store import CertificateRecord, Kind, NewEvent, Store, Version, digest

if TYPE_CHECKING:
    from enface.review.term_changes import TermChanges


class Evidence(NamedTuple):
    """What stands beside a segment's texts when it is approved.

    `open` and `waived` name its findings by their fingerprints, the waived ones with the waiver; `is_checked` says
    whether the whole document was checked as it stands. `glossary` and `rules` say which ones, a line each.
    """

    open: tuple[str, ...] = ()
    waived: tuple[tuple[str, str], ...] = ()
    is_checked: bool = False
    glossary: str = ""
    rules: str = ""


@record
class CertificateView:
    """An approval that nobody has taken back since, and `stale`: why it no longer holds, empty where it does.

    `override` is why it was given although a second pair of eyes was wanted. `glossary` and `rules` are hashes of which
    ones stood then; `open` and `waived` count the findings of that moment.
    """

    ref: SegmentRef
    actor: str
    role: str
    time: str
    stale: str
    override: str
    open: int
    waived: int
    is_checked: bool
    glossary: str
    rules: str


def approval(
    ref: SegmentRef, segment: Segment, evidence: Evidence, role: Role, policy: Policy, override: str
) -> NewEvent:
    """The event of an approval with all that it binds; `override` is why it is given against the policy, or empty."""
    payload = {
        **_texts(segment),
        "status": Status.APPROVED,
        "glossary": digest(evidence.glossary),
        "rules": digest(evidence.rules),
        "open": list(evidence.open),
        "waived": [list(pair) for pair in evidence.waived],
        "checked": int(evidence.is_checked),
        "role": role,
        "eyes": policy.eyes,
        "mend": policy.mend,
    }
    texts = [evidence.glossary, evidence.rules]
    if override:
        payload["override"] = digest(override)
        texts.append(override)
    return NewEvent(Kind.STATUS, *ref, payload, tuple(texts))


def sent_back(ref: SegmentRef, segment: Segment, status: Status, comment: str) -> NewEvent:
    """The event of a rejection, or of opening an approved segment again, with the comment that says why."""
    payload: dict[str, Any] = {**_texts(segment), "status": status, "comment": digest(comment)}
    if status is not Status.REJECTED:
        payload["reopened"] = 1
    return NewEvent(Kind.STATUS, *ref, payload, (comment,))


def _texts(segment: Segment) -> dict[str, str]:
    return {"source": digest(segment.source), "target": digest(segment.target)}


class Certificates:
    """The approvals of a project as it was opened: its glossaries and rules are those of that moment."""

    def __init__(self, project: Project, store: Store) -> None:
        self._project = project
        self._store = store
        self._glossaries = tuple(_glossaries(project))
        self._kept = False

    @cached_property
    def _rules(self) -> str:
        return "\n".join(_rules(self._project))

    def of(self, ref: SegmentRef) -> CertificateView | None:
        """The last approval of a segment, be it stale."""
        record = self._store.certificates.of(*ref)
        return _view(record) if record else None

    def of_document(self, document: str) -> tuple[CertificateView, ...]:
        """The last approvals in a document, in the order of its segments."""
        return tuple(map(_view, self._store.certificates.of_document(document)))

    def count_stale(self, document: str) -> int:
        """How many approvals in a document no longer hold."""
        return self._store.certificates.count_stale(document)

    def holds(self, ref: SegmentRef) -> bool | None:
        """Whether a segment's approval holds with all that it rests on; None where it has none."""
        record = self._store.certificates.of(*ref)
        if record is None:
            return None
        return not (record.is_stale or self._store.certificates.lost_waivers(*ref))

    def versions(self, ref: SegmentRef) -> Sequence[Version]:
        """Whose text a segment's was, one after the other."""
        return self._store.certificates.versions(*ref)

    def evidence(self, ref: SegmentRef, signature: str) -> Evidence:
        """What an approval given now binds; `signature` is that of a check with what the project has."""
        record = self._store.segment(*ref)
        found = self._store.findings(ref.document, (record.ordinal,)) if record else []
        return Evidence(
            tuple(sorted(one.finding.fingerprint for one in found if one.waiver is None)),
            tuple(sorted((one.finding.fingerprint, one.waiver.id) for one in found if one.waiver)),
            self._store.checked(ref.document) == signature,
            *self.stands,
        )

    @property
    def stands(self) -> tuple[str, str]:
        """Which glossaries and which rules stand, a line each."""
        return "\n".join(f"{known} {name}" for _, name, known in self._glossaries), self._rules

    def term_changes(self, documents: Iterable[str]) -> TermChanges:
        """The approved segments of some documents whose terms have changed since, by the glossaries as they are now."""
        from enface.review.term_changes import term_changes

        return term_changes(self._project, self._store, documents)

    def keep_glossaries(self) -> None:
        """Keep the glossaries that approvals bind, so that later ones can be compared with them."""
        if self._kept:
            return
        for path, _, known in self._glossaries:
            if self._store.has_original(known):
                continue
            if (data := _bytes(path)) is not None and file_digest(data) == known:
                with self._store.change():
                    self._store.keep_original(known, data)
        self._kept = True


def _glossaries(project: Project) -> Iterator[tuple[Path, str, str]]:
    """Each glossary's path, name and digest; those outside of the project go by their file's name."""
    for path in project.glossary_paths:
        if (data := _bytes(path)) is not None:
            name = project.relative(path) if path.is_relative_to(project.root) else path.name
            yield path, name, file_digest(data)


def _bytes(path: Path) -> bytes | None:
    try:
        return file_bytes(path)
    except EnfaceError:
        return None  # the desk says what it could not read


def _rules(project: Project) -> Iterator[str]:
    """The version of enface, the profile, and each rule that it lets run, with its version."""
    yield f"enface {enface.__version__}"
    yield f"profile {project.profile.name} {digest(repr(project.profile))}"
    from enface.rules.runner import active_rules

    for active in sorted(active_rules(project.profile, project.languages), key=lambda one: one.rule.id):
        yield f"{active.rule.id} {active.rule.version}"


def _view(record: CertificateRecord) -> CertificateView:
    return CertificateView(
        ref=SegmentRef(record.document, record.segment),
        actor=record.actor,
        role=record.role,
        time=record.time,
        stale=why_stale(record),
        override=record.override,
        open=len(record.open),
        waived=len(record.waived),
        is_checked=record.is_checked,
        glossary=record.glossary,
        rules=record.rules,
    )


def why_stale(record: CertificateRecord) -> str:
    """Why an approval no longer holds, as the end of a sentence; empty where it does."""
    reasons = []
    if record.source_changed:
        reasons.append("its source has changed")
    if record.target_changed and record.changed_by and record.changed_how != "import":
        reasons.append(f"its target was changed by {record.changed_by} on {record.changed_at[:10]}")
    elif record.target_changed:
        reasons.append("its target has changed with its file")
    if record.reopened_at:
        reasons.append(f"{record.reopened_by} opened it again on {record.reopened_at[:10]}: {record.reopened}")
    return " and ".join(reasons)
