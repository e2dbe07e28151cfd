"""Runs the rules over what stands in the store, and keeps what they find beside it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import enface
from enface.model import Document, Edit, Finding, Fix, Segment, Span
from enface.review.views import Filter
from enface.store import DocumentRecord, Store, contract, digest

if TYPE_CHECKING:
    from enface.glossary import Glossary
    from enface.review.project import Project
    from enface.rules.profile import Profile

PAGE = 200
"""Segments read or compared at a time."""

PAUSE_EVERY = 50
"""Segments after which a check lets other threads work, for 2 ms."""

BATCH = 1000
"""Finding rows written in one transaction."""

_EVERYTHING = Filter()


class Cancelled(Exception):  # noqa: N818 - no error: somebody no longer wants to know
    """Ends a check that nobody waits for any more."""


def signature(project: Project) -> str:
    """What findings depend on besides the texts: enface, the profile, the glossaries."""
    state = hashlib.blake2b(digest_size=16)
    state.update(f"{enface.__version__}\n{project.profile!r}\n".encode())
    for path in project.glossary_paths:
        state.update(path.read_bytes() if path.is_file() else b"")
    return state.hexdigest()


def document_of(store: contract.Segments, record: DocumentRecord, breathe: Callable[[], None]) -> Document:
    """A document as it stands now; its name is its key in the project."""
    segments: list[Segment] = []
    while page := store.segments_after(record.key, len(segments), PAGE, _EVERYTHING):
        segments += (row.segment for row in page)
        breathe()
    return Document(record.path, record.key, tuple(segments), record.format, record.languages)


Found = tuple[int, Segment, list[str]]
"""What was found in a segment at an ordinal, packed."""


def keep(
    store: Store,
    document: Document,
    found: Mapping[str, list[str]],
    breathe: Callable[..., None],
    sign: str,
    clock: int,
) -> None:
    """Let a document have what was found in it, and be checked with `sign` as it stood at a reading of the `clock`."""
    write(store, document.name, _differences(store, document, found), breathe, sign, clock)


def write(
    store: Store, document: str, found: Iterable[Found], breathe: Callable[..., None], sign: str = "", clock: int = 0
) -> None:
    """Let segments of a document have what was found in them, a batch at a time; with a `sign` it is checked then."""
    waiting: list[Found] = []
    for one in found:
        waiting.append(one)
        if sum(len(bodies) for *_, bodies in waiting) >= BATCH:
            _write(store, document, waiting)
            waiting.clear()
            breathe(at_once=True)
    breathe(at_once=True)
    _write(store, document, waiting, sign, clock)


def nobody_busy() -> bool:
    """For where nobody else needs the processor."""
    return False


def breather(cancelled: Callable[[], bool], busy: Callable[[], bool] = nobody_busy) -> Callable[..., None]:
    """A pause at every `PAUSE_EVERY`th call, and while somebody is `busy`, so that a screen elsewhere stays quick."""
    calls = 0

    def breathe(*, at_once: bool = False) -> None:
        nonlocal calls
        calls += 1
        while busy():
            time.sleep(0.001)
        if at_once or calls % PAUSE_EVERY == 0:
            if cancelled():
                raise Cancelled
            time.sleep(0.002)

    return breathe


def _differences(store: contract.Findings, document: Document, found: Mapping[str, list[str]]) -> Iterator[Found]:
    """The segments whose findings are not yet what was found."""
    for first in range(0, len(document.segments), PAGE):
        known = store.finding_bodies(document.name, first, first + PAGE - 1)
        for ordinal, segment in enumerate(document.segments[first : first + PAGE], first):
            bodies = found.get(segment.id, [])
            if bodies != known.get(ordinal, []):
                yield ordinal, segment, bodies


def _write(store: Store, document: str, waiting: Sequence[Found], sign: str = "", clock: int = 0) -> None:
    with store.change():
        for ordinal, segment, bodies in waiting:
            # What was found in a text that has changed meanwhile is about nothing.
            if store.target_at(document, ordinal) == (segment.id, digest(segment.target)):
                store.replace_bodies(document, ordinal, segment.id, bodies)
        # A text that others changed since the `clock` was read bears on findings elsewhere in the document.
        if sign and not (store.several and store.is_rewritten_since(document, clock)):
            store.mark_checked(document, sign)


def findings_of(
    segment: Segment,
    text: str,
    record: DocumentRecord,
    standing: Sequence[Finding],
    glossary: Glossary,
    profile: Profile,
) -> tuple[Finding, ...]:
    """A segment's findings if its target were `text`: the segment rules' anew, those of wider rules moved along."""
    from enface import rules

    changed = segment._replace(target=text)
    alone = Document(record.path, record.key, (changed,), record.format, record.languages)
    fresh = rules.check_segment(changed, alone, glossary, profile).findings
    wide = [
        moved
        for finding in standing
        if finding.rule in rules.wide_rules() and (moved := _moved(finding, segment.target, text)) is not None
    ]
    absorbed = [(finding.target, set(finding.evidence.get("also", ()))) for finding in wide]
    kept = [
        finding
        for finding in fresh
        if not any(
            finding.rule in also and finding.target and span and span.overlaps(finding.target)
            for span, also in absorbed
        )
    ]
    return tuple(sorted((*kept, *wide), key=_place))


def _place(finding: Finding) -> tuple[object, ...]:
    return (
        finding.target is None,
        finding.target or (0, 0),
        finding.source or (0, 0),
        finding.rule,
        finding.fingerprint,
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((length for length, (left, right) in pairs if left != right), min(len(one), len(other)))


def _moved(finding: Finding, old: str, new: str) -> Finding | None:
    """A finding where its words stand after an edit; None where the edit touched them."""
    if finding.target is None or old == new:
        return finding
    prefix = _common(old, new)
    suffix = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - prefix)

    def shift(start: int, end: int) -> tuple[int, int] | None:
        if end <= prefix:
            return start, end
        if start >= len(old) - suffix:
            return start + len(new) - len(old), end + len(new) - len(old)
        return None

    span = shift(*finding.target)
    if span is None:
        return None
    fixes = []
    for fix in finding.fixes:
        places = [shift(edit.start, edit.end) for edit in fix.edits]
        edits = [Edit(*place, edit.replacement) for place, edit in zip(places, fix.edits, strict=True) if place]
        if len(edits) == len(fix.edits):
            fixes.append(Fix(fix.title, tuple(edits), fix.deterministic))
    return replace(finding, target=Span(*span), fixes=tuple(fixes))
