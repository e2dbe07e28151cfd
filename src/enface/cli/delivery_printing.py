"""A delivery before it is taken in: for people with what differs word by word, for programs with everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from enface import __version__
from enface.cli.console import Style, plain
from enface.cli.machine import dumps
from enface.glossary import Rendering
from enface.languages.word_diff import changes
from enface.model import Segment, Status
from enface.review.delivery import CHANGED, Arrival, Delivery, Fate
from enface.review.glossary_delivery import GlossaryDelivery, TermArrival, TermFate
from enface.review.project import Project

SCHEMA = 1
_LISTED = 50
_DECIDED = {Status.REVISED, Status.APPROVED, Status.REJECTED}
_ORDER = (Fate.SOURCE, Fate.TARGET, Fate.BOTH, Fate.NEW, Fate.REMOVED)


def as_text(project: Project, delivery: Delivery | GlossaryDelivery, style: Style) -> Iterator[str]:
    """Counts, then what changed, came and went, with the differences marked [-old-]{+new+}."""
    name = plain(project.relative(delivery.replaced))
    yield f"{style(plain(str(delivery.came_from)), 'bold')} is a new version of {style(name, 'bold')}."
    if isinstance(delivery, GlossaryDelivery):
        yield from _terms(delivery, style)
    else:
        yield from _segments(delivery, style)


def _segments(delivery: Delivery, style: Style) -> Iterator[str]:
    yield f"  {_counts(delivery)}"
    for fate in _ORDER:
        chosen = [(one.key, arrival) for one in delivery.documents for arrival in one.arrivals if arrival.fate is fate]
        if not chosen:
            continue
        yield ""
        yield style(f"{fate.value.capitalize()}:", "bold")
        for key, arrival in chosen[:_LISTED]:
            yield from _arrival(key if len(delivery.documents) > 1 else "", arrival, style)
        if len(chosen) > _LISTED:
            yield style(f"  … and {len(chosen) - _LISTED:,} more; --format json has them all.", "dim")


def _terms(delivery: GlossaryDelivery, style: Style) -> Iterator[str]:
    count = delivery.count()
    said = ", ".join(f"{count[fate]:,} {fate.value}" for fate in TermFate if count[fate])
    yield f"  renderings: {said or 'the same'}."
    for fate in TermFate:
        chosen = [term for term in delivery.terms if term.fate is fate]
        if chosen:
            yield ""
            yield style(f"{fate.value.capitalize()}:", "bold")
        for term in chosen[:_LISTED]:
            yield f"  {plain(term.source)}  {_rendering(term, style)}"
        if len(chosen) > _LISTED:
            yield style(f"  … and {len(chosen) - _LISTED:,} more; --format json has them all.", "dim")


def _rendering(term: TermArrival, style: Style) -> str:
    old, new = (_facts(one) if one else None for one in (term.old, term.new))
    if old and new:
        return "  ".join(marked(old[name], new[name], style) for name in new if old[name] or new[name])
    return plain("  ".join(filter(None, (old or new or {}).values())))


def _facts(rendering: Rendering) -> dict[str, str]:
    return {
        "target": rendering.text,
        "status": rendering.status.value,
        "acronym": rendering.acronym,
        "case_sensitive": "case-sensitive" if rendering.case_sensitive else "",
        "part_of_speech": rendering.part_of_speech,
        "note": rendering.note,
        "authority": rendering.authority,
    }


def _counts(delivery: Delivery) -> str:
    count = delivery.count()
    words = [f"{count[fate]:,} {fate.value}" for fate in Fate if count[fate]]
    arrivals = list(delivery.arrivals)
    others = {
        "edited here and changed there": sum(arrival.conflict for arrival in arrivals),
        "moved": sum(arrival.moved for arrival in arrivals),
        "under another id": sum(arrival.renamed for arrival in arrivals),
    }
    also = [f"{number:,} {what}" for what, number in others.items() if number]
    total = f"{sum(count.values()) - count[Fate.REMOVED]:,} segments: " if count else "no segments"
    return total + ", ".join(words) + (f" (of these {', '.join(also)})" if also else "") + "."


def _arrival(document: str, arrival: Arrival, style: Style) -> Iterator[str]:
    known, given = arrival.known, arrival.given
    ids = [segment.id for segment in (known, given) if segment]
    name = " → ".join(dict.fromkeys(ids))
    said = [f"was {known.status.value}"] if known and known.status in _DECIDED else []
    said += ["moved"] if arrival.moved else []
    yield f"  {plain(f'{document}:{name}' if document else name)}" + style(
        f"  {', '.join(said)}" if said else "", "dim"
    )
    if known and given:
        yield _row("source", marked(known.source, given.source, style), style)
        if arrival.conflict:
            goes_on = "yours goes on" if arrival.text == known.target else "theirs goes on, yours is in the history"
            yield _row("before", plain(arrival.file_target), style)
            yield _row("yours", marked(arrival.file_target, known.target, style), style)
            yield _row("theirs", marked(arrival.file_target, given.target, style), style)
            yield _row("", f"Edited here and changed there: {goes_on}.", style)
        else:
            yield _row("target", marked(known.target, arrival.text, style), style)
    elif only := known or given:
        yield _row("source", plain(only.source), style)
        yield _row("target", plain(only.target), style)


def _row(name: str, text: str, style: Style) -> str:
    return f"{style(f'    {name:6} | ', 'dim')}{text}"


def marked(old: str, new: str, style: Style) -> str:
    """`new` with what differs from `old` marked [-old-]{+new+}."""
    parts = []
    for change in changes(old, new):
        if not change.is_change:
            parts.append(plain(change.old))
        else:
            parts.append(style(f"[-{plain(change.old)}-]", "major") if change.old else "")
            parts.append(style(f"{{+{plain(change.new)}+}}", "fix") if change.new else "")
    return "".join(parts)


def as_json(project: Project, deliveries: Iterable[Delivery | GlossaryDelivery], *, taken: bool) -> str:
    """All deliveries as one object, every segment in it."""
    return dumps(
        {
            "schema": SCHEMA,
            "enface": __version__,
            "taken": taken,
            "deliveries": [
                _glossary(project, one) if isinstance(one, GlossaryDelivery) else _delivery(project, one)
                for one in deliveries
            ],
        },
        indent=1,
    )


def _delivery(project: Project, delivery: Delivery) -> dict[str, Any]:
    count = delivery.count()
    return {
        "path": str(delivery.came_from),
        "replaces": project.relative(delivery.replaced),
        "summary": {fate.value: count[fate] for fate in Fate},
        "documents": [
            {
                "document": one.key,
                "new": one.is_new,
                "removed": one.document is None,
                "segments": [_segment(arrival) for arrival in one.arrivals],
            }
            for one in delivery.documents
        ],
    }


def _glossary(project: Project, delivery: GlossaryDelivery) -> dict[str, Any]:
    count = delivery.count()
    return {
        "path": str(delivery.came_from),
        "replaces": project.relative(delivery.replaced),
        "summary": {fate.value: count[fate] for fate in TermFate},
        "terms": [
            {
                "fate": term.fate.value,
                "source": term.source,
                "known": _columns(term.old) if term.old else None,
                "given": _columns(term.new) if term.new else None,
            }
            for term in delivery.terms
        ],
    }


def _columns(rendering: Rendering) -> dict[str, Any]:
    return {**_facts(rendering), "case_sensitive": rendering.case_sensitive}


def _segment(arrival: Arrival) -> dict[str, Any]:
    known, given = arrival.known, arrival.given
    return {
        "fate": arrival.fate.value,
        "moved": arrival.moved,
        "conflict": arrival.conflict,
        "reopened": arrival.fate in CHANGED,
        "known": {**_side(known), "file_target": arrival.file_target} if known else None,
        "given": _side(given) if given else None,
        "goes_on": None if given is None else {"target": arrival.text, "status": arrival.status.value},
    }


def _side(segment: Segment) -> dict[str, Any]:
    return {
        "segment": segment.id,
        "source": segment.source,
        "target": segment.target,
        "status": segment.status.value,
    }
