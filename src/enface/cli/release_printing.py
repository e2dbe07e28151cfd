"""A release, and what differs between two, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from enface import __version__
from enface.cli.console import Style, plain
from enface.cli.delivery_printing import marked
from enface.cli.machine import dumps
from enface.languages.counting import counted
from enface.model import Status
from enface.review.releases import NOW, Difference, Differs, Release
from enface.store import Frozen

SCHEMA = 1
_LISTED = 50
_REMOVED = "(its text was removed)"


def release_lines(release: Release) -> Iterator[str]:
    """What a release is, and how far each of its documents had come."""
    yield f"{plain(release.name)}: {_extent(release)}, by {plain(release.actor)} at {release.time}\n"
    for key, held in release.documents.items():
        count = Counter(one.status for one in held.values())
        said = ", ".join(f"{count[status]:,} {status.value}" for status in reversed(Status) if count[status])
        yield f"  {plain(key)}: {said}\n"
    for key in release.lost:
        yield f"  {plain(key)}: what it held is lost\n"
    yield f"state: {release.state}\n"


def list_lines(releases: Sequence[Release]) -> Iterator[str]:
    """A line for each release."""
    width = max((len(plain(one.name)) for one in releases), default=0)
    for one in releases:
        yield f"{plain(one.name):<{width}}  {one.time[:10]}  {one.state}  {_extent(one)}, by {plain(one.actor)}\n"


def _extent(release: Release) -> str:
    approved = release.count()[Status.APPROVED]
    return f"{approved:,} of {counted(release.segments, 'segment')} approved"


def difference_lines(
    old: Release, new: Release, found: Sequence[Difference], texts: Mapping[str, str], style: Style
) -> Iterator[str]:
    """Counts, then each segment that differs, its texts with the differences marked [-old-]{+new+}."""
    after = "the state as it stands" if new.name == NOW else plain(new.name)
    if not found:
        yield f"{plain(old.name)} and {after} are the same: {counted(new.segments, 'segment')}, state {new.state}\n"
        return
    count = Counter(one.how for one in found)
    said = ", ".join(f"{count[how]:,} {how}" for how in Differs if count[how])
    yield f"From {plain(old.name)} to {after}: {said}.\n"
    for how in Differs:
        chosen = [one for one in found if one.how is how]
        for one in chosen[:_LISTED]:
            yield f"\n{style(plain(f'{one.ref.document}:{one.ref.segment}'), 'bold')}  {_said(one)}\n"
            yield from _sides(one, texts, style)
        if len(chosen) > _LISTED:
            yield style(f"… and {len(chosen) - _LISTED:,} more {how}; --format json has them all.", "dim") + "\n"


def _said(difference: Difference) -> str:
    old, new = difference.old, difference.new
    if old and new and old.status is not new.status:
        return f"{old.status} → {new.status}"
    only = new or old
    return f"{difference.how}, {only.status}" if only else difference.how


def _sides(difference: Difference, texts: Mapping[str, str], style: Style) -> Iterator[str]:
    for side in ("source", "target"):
        old, new = (texts.get(getattr(one, side), _REMOVED) if one else "" for one in (difference.old, difference.new))
        if old != new:
            yield f"{style(f'  {side} | ', 'dim')}{marked(old, new, style)}\n"


def release_json(release: Release, texts: Mapping[str, str] | None = None) -> str:
    """A release as one object; with its texts, every segment too."""
    return dumps({"schema": SCHEMA, "enface": __version__, **_release(release, texts)}, indent=1)


def differences_json(old: Release, new: Release, found: Sequence[Difference], texts: Mapping[str, str]) -> str:
    """Two states and what differs between them as one object."""
    return dumps(
        {
            "schema": SCHEMA,
            "enface": __version__,
            "old": _release(old),
            "new": _release(new),
            "differences": [
                {
                    "document": one.ref.document,
                    "segment": one.ref.segment,
                    "how": one.how.value,
                    "old": _frozen(one.old, texts),
                    "new": _frozen(one.new, texts),
                }
                for one in found
            ],
        },
        indent=1,
    )


def _release(release: Release, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    return {
        "name": release.name,
        "actor": release.actor,
        "time": release.time or None,
        "state": release.state,
        "lost": list(release.lost),
        "documents": [
            {
                "document": key,
                "by_status": {status.value: count for status, count in _by_status(held).items()},
                **({} if texts is None else {"segments": _segments(held, texts)}),
            }
            for key, held in release.documents.items()
        ],
    }


def _by_status(held: Mapping[str, Frozen]) -> Counter[Status]:
    return Counter(one.status for one in held.values())


def _segments(held: Mapping[str, Frozen], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"segment": id, **(_frozen(one, texts) or {})} for id, one in held.items()]


def _frozen(one: Frozen | None, texts: Mapping[str, str]) -> dict[str, Any] | None:
    """What a segment held; texts that were removed are null."""
    if one is None:
        return None
    return {
        "source": texts.get(one.source),
        "target": texts.get(one.target),
        "status": one.status.value,
        "approval": one.approval or None,
    }
