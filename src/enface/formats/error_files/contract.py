"""What every format of marked errors keeps to, and what its lines say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from enface.model import Document, ImportProblem, MarkedError, Rated, Segment, Severity

NO_ERROR = "no-error"
OMISSION = "accuracy/omission"
UNSPECIFIED = "unspecified"
"""The type of an error whose kind nobody named, as in Error Span Annotation."""

_SAME_TYPE = {"source error": "source-error", "source issue": "source-error", "no error": NO_ERROR, "none": UNSPECIFIED}


class Marked(NamedTuple):
    """A marked error; `quoted` where the file itself quotes the words that the span covers."""

    line: int | None
    error: MarkedError
    quoted: bool = True


class Seen(NamedTuple):
    """Somebody looked at a segment, and may have given it a score from 0 to 100."""

    rated: Rated
    score: float | None = None


class TextOf(NamedTuple):
    """The texts that a file carries of a segment."""

    document: str
    system: str
    segment: Segment


class Check(NamedTuple):
    """A row that tested the attention of whoever marks, no work."""


class Unfit(NamedTuple):
    """A line that cannot be used, and why."""

    line: int | None
    reason: str

    def at(self, path: str) -> str:
        """The line of a file, and that it is left out."""
        return f"{path}{'' if self.line is None else f':{self.line}'}: {self.reason}; left out."


Item = Marked | Seen | TextOf | Check | Unfit


Segments = Mapping[tuple[str, str], Segment]
"""Segments by document and id."""

Scores = Mapping[Rated, float]
"""Scores from 0 to 100 of whole segments, by who gave them."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """What people marked: errors, who looked at what, which lines are left out and why, how many tested attention.

    `texts` are the documents that the file carried itself, one for each document and system; `scores` the scores from 0
    to 100 that people gave whole segments.
    """

    format: str
    errors: tuple[MarkedError, ...]
    rated: tuple[Rated, ...] = ()
    left_out: tuple[Unfit, ...] = ()
    attention_checks: int = 0
    texts: tuple[Document, ...] = ()
    scores: Scores = field(default_factory=dict, hash=False)


class AnnotationFormat(Protocol):
    """A module that reads and writes one format of marked errors."""

    NAME: str

    def recognises(self, text: str) -> bool:
        """Whether a file of this text is one of this format."""

    def items(self, text: str, path: str) -> Iterator[Item]:
        """What a file says, in order. Raises ImportProblem where nothing of it can be used."""

    def write(self, errors: Sequence[MarkedError], rated: Sequence[Rated], segments: Segments, scores: Scores) -> str:
        """A file that says it; raises KeyError where a text is needed that `segments` does not have."""


def error_type(raw: str) -> str:
    """A type in small letters, its levels parted by a bare slash: accuracy/mistranslation."""
    levels = (" ".join(level.split()) for level in raw.lower().replace("!", "").split("/"))
    type_ = "/".join(level for level in levels if level)
    return _SAME_TYPE.get(type_, type_) or UNSPECIFIED


def severity_of(raw: object) -> Severity | None:
    """The severity of that name in any case, or None."""
    try:
        return Severity(str(raw).strip().lower())
    except ValueError:
        return None


def objects(text: str, path: str) -> Iterator[tuple[int | None, object]]:
    """The values of a JSON array or of JSON lines; the latter with their line. Raises ImportProblem."""
    if text.lstrip().startswith("["):
        yield from ((None, value) for value in _list(text, path))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, parsed(line, path, number)


def parsed(text: str, path: str, line: int | None = None) -> object:
    """The value of a JSON text. Raises ImportProblem."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        where = error.lineno if line is None else line
        raise ImportProblem(path, f"not JSON: {error.msg}.", line=where, column=error.colno) from None
    except (ValueError, RecursionError):
        reason = "not JSON that can be read: nested too deep, or a number too long."
        raise ImportProblem(path, reason, line=line) from None
    if "\\u" in text and _UNFIT.search(json.dumps(value, ensure_ascii=False)):
        raise ImportProblem(path, "half of a surrogate pair, which is no character.", line=line)
    return value


_UNFIT = re.compile("[\ud800-\udfff]")


def _list(text: str, path: str) -> list[object]:
    value = parsed(text, path)
    return value if isinstance(value, list) else [value]


def mapping(value: object) -> Mapping[str, object]:
    """An object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> Sequence[object]:
    """An array as it is, anything else as an empty one."""
    return value if isinstance(value, list) else ()


def word(value: object) -> str:
    """A text or a number as text, anything else as an empty one."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def score_of(value: object) -> float | None:
    """A score from 0 to 100, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        return None
    return float(value)


def offset(value: object) -> int | None:
    """A whole number from 0 up, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def dumps(value: object) -> str:
    """One line of JSON that keeps Chinese as it is."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def by_rating(errors: Sequence[MarkedError], rated: Sequence[Rated]) -> dict[Rated, list[MarkedError]]:
    """The errors of each person in each segment, also of those who found none, in the order of the errors."""
    found: dict[Rated, list[MarkedError]] = {}
    for error in errors:
        found.setdefault(Rated(error.document, error.segment, error.author, error.system), []).append(error)
    return found | {one: [] for one in rated if one not in found}
