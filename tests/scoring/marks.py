"""Marked errors and documents in few words, for the tests of scoring; and the shared data where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from enface.model import Document, MarkedError, Segment, Severity, Side, Span

DATA = Path(os.environ.get("ENFACE_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))


def shared(name: str) -> Path:
    """A file of the shared data; skips the test where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the shared data are absent: {name}")
    return path


def mark(
    severity: str,
    type_: str = "style/awkward",
    *,
    segment: str = "1",
    at: tuple[int, int] | None = None,
    text: str = "",
    author: str = "",
) -> MarkedError:
    return MarkedError("d", segment, Side.TARGET, Span(*at) if at else None, text, type_, Severity(severity), author)


def document(words: int, segments: int = 20, name: str = "d") -> Document:
    """A document of so many target words, spread over its segments."""
    counts = [words // segments + (place < words % segments) for place in range(segments)]
    return Document(
        name, name, tuple(Segment(str(n), "字" * count, " ".join(["w"] * count)) for n, count in enumerate(counts, 1))
    )


def spread(errors: list[MarkedError], segments: int = 20) -> list[MarkedError]:
    """The errors, put into the segments of a document in turn."""
    return [
        MarkedError(e.document, str(n % segments + 1), e.side, e.span, e.text, e.type, e.severity, e.author)
        for n, e in enumerate(errors)
    ]
