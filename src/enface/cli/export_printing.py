"""Tells what an export wrote, what of it is proved, and what is not ready."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from enface.cli.comparing import breach_line
from enface.cli.console import emit, near, plain
from enface.cli.machine import dumps
from enface.languages.counting import counted
from enface.reports.giving import FILE, Given
from enface.review.held_back import Held, Why
from enface.review.views import DocumentSummary

_FEW = 5
"""How many places of each kind, and how many documents, are named."""


def tell_refused(held: Sequence[Held], required: str) -> None:
    """List what has not come as far as `required`."""
    emit("".join(f"{plain(f'{one.ref.document}:{one.ref.segment}: {one.status}')}\n" for one in held))
    verb = "is" if len(held) == 1 else "are"
    _say(f"{counted(len(held), 'segment')} {verb} not {required}; nothing was written.")


def tell_given(given: Sequence[Given]) -> None:
    """A line for each file that was written; on standard error what in it differs and should not."""
    emit("".join(f"{plain(_line(one))}\n" for one in given))
    for written in given:
        for breach in written.breaches[:_FEW]:
            _say(breach_line(breach, near(written.output)))


def _line(given: Given) -> str:
    place = near(given.output)
    changed = counted(given.segments, "segment")
    if given.kind != FILE:
        done = {"tracked": " revised", "its": " marked"}.get(given.kind, "")
        return f"{place}: {changed}{done}"
    return f"{place}: {changed} changed, {'not proved' if given.breaches else 'proved'}"


def tell_held(documents: Sequence[DocumentSummary], held: Sequence[Held], *, verbose: bool) -> None:
    """Count on standard error what is not ready, by document; of many documents, all together."""
    by_document: dict[str, list[Held]] = {document.key: [] for document in documents}
    for one in held:
        by_document[one.ref.document].append(one)
    if len(documents) > _FEW and not verbose:
        _say(_counts(f"{len(documents):,} documents", sum(document.segments for document in documents), held))
    else:
        for document in documents:
            _say(_counts(document.key, document.segments, by_document[document.key]))
            for one in _first(by_document[document.key]) if verbose else ():
                print(f"  {plain(f'{one.ref.document}:{one.ref.segment}')}: {one.why}", file=sys.stderr)
    stale = [document for document in documents if not document.checked]
    if stale:
        which = stale[0].key if len(stale) == 1 else f"{len(stale):,} documents"
        _say(f"{which}: not checked as it stands, so findings may be missing; opening it in the workbench checks.")


def _counts(name: str, segments: int, held: Sequence[Held]) -> str:
    counts = Counter(one.why for one in held)
    said = ", ".join(f"{counts[why]:,} {why}" for why in Why if counts[why])
    return f"{name}: of {counted(segments, 'segment')} {said}." if said else ""


def _first(held: Sequence[Held]) -> Iterator[Held]:
    """The first few for each reason."""
    seen: Counter[str] = Counter()
    order = list(Why)
    for one in sorted(held, key=lambda one: order.index(one.why)):
        seen[one.why] += 1
        if seen[one.why] <= _FEW:
            yield one


def _say(sentence: str) -> None:
    if sentence:
        print(f"enface: {plain(sentence)}", file=sys.stderr)


def as_json(given: Sequence[Given], documents: Sequence[DocumentSummary], held: Sequence[Held]) -> str:
    """What was written and all that is not ready, for programs."""
    return dumps(
        {
            "files": [
                {
                    "path": one.path,
                    "output": one.output,
                    "to": one.kind,
                    "segments": one.segments,
                    "proved": one.kind == FILE and not one.breaches,
                    "breaches": [breach._asdict() for breach in one.breaches],
                }
                for one in given
            ],
            "not_ready": [
                {"document": one.ref.document, "segment": one.ref.segment, "status": one.status, "why": one.why}
                for one in held
            ],
            "not_checked": [document.key for document in documents if not document.checked],
        },
        indent=2,
    )
