"""Quality issues that others wrote into an XLIFF 2 file, in the form of its ITS module: each a marked error.

An issue that is not enabled is none, and what we wrote ourselves is passed over: findings are no person's errors. Who
marked is not said where a tool would look for it, so that the errors are theirs who bring the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from enface.formats import xliff2
from enface.formats.error_files.contract import Item, Marked, Seen, TextOf
from enface.formats.xliff2_quality import Issue, error_type_of, mark_places, severity_of
from enface.model import MarkedError, Rated, Segment, Side, Span

NAME = "its"
Known = Mapping[str, Collection[str]]
"""The targets that are known of a segment, by its id."""


def items(data: bytes, path: str, known: Known) -> Iterator[Item]:
    """The issues of every segment, with the texts that they stand in. Raises ImportProblem.

    Marks that the known targets do not have are taken out of the texts, as whoever marked put them in.
    """
    found = xliff2.qualities(data, path, own=False)
    for document in xliff2.read(data, path):
        for segment in document.segments:
            quality = found.get((document.name, segment.id))
            if quality is None:
                continue
            is_as_known = segment.target in known.get(segment.id, ())
            marks = frozenset() if is_as_known else mark_places(segment.target_codes)
            bare = segment._replace(target=_without(segment.target, marks), target_codes=())
            yield TextOf(document.name, "", bare)
            yield Seen(Rated(document.name, segment.id, ""), quality.score)
            for issue in quality.issues:
                if issue.enabled:
                    yield Marked(None, _error(document.name, bare, issue, marks), quoted=False)


def _error(document: str, segment: Segment, issue: Issue, marks: Collection[int]) -> MarkedError:
    span = issue.span and Span(*(offset - sum(at < offset for at in marks) for offset in issue.span))
    if span is not None and span.start == span.end:
        span = None
    return MarkedError(
        document,
        segment.id,
        Side.TARGET,
        span,
        span.of(segment.target) if span else "",
        error_type_of(issue),
        severity_of(issue),
        note=issue.comment,
    )


def _without(text: str, places: Collection[int]) -> str:
    return "".join(character for at, character in enumerate(text) if at not in places)
