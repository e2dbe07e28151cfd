"""A document as it reads: its English in paragraphs, as it was delivered and as it stands now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from enface.formats.xml_markup import NOT_XML, TOKEN, attributes, plain
from enface.model import INLINE_CODE, InlineCode, Segment
from enface.review.commands import Origin
from enface.review.desk import Desk
from enface.review.held_back import rows
from enface.review.views import CommentView, DocumentSummary, Revision, Row

_LEVELS = {"title": 1, "heading": 2, "subtitle": 2, "subheading": 2} | {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset({"list", "item", "list-item", "listitem", "list item", "li", "bullet"})
_STANDALONE = frozenset({"x", "ph", "it"})
"""Codes of XML formats that stand for something by themselves, and are no half of a pair."""
_NO_BREAKS = ("text",)
"""Formats in which a line feed only wraps a line."""


_CONTROLS = re.compile("[\x7f-\x9f]")
"""Characters that a terminal obeys, besides those that XML cannot hold."""


_NUMBER = re.compile("[0-9]{1,9}")


class Kind(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    ITEM = "item"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment as it reads: as it was delivered, every version since, and what was said about it."""

    delivered: str
    versions: tuple[Revision, ...] = ()
    comments: tuple[CommentView, ...] = ()

    @property
    def text(self) -> str:
        """As it stands now."""
        return self.versions[-1].text if self.versions else self.delivered


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that are read together; `level` is that of a heading, from 1."""

    kind: Kind
    sentences: tuple[Sentence, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph as it stands now."""
        return " ".join(sentence.text for sentence in self.sentences if sentence.text)


def paragraphs(desk: Desk, documents: Iterable[DocumentSummary]) -> Iterator[Paragraph]:
    """The paragraphs of documents in order; a segment whose paragraph is not told is one by itself."""
    for document in documents:
        delivered = desk.delivered(document.key)
        wraps = document.format.startswith(_NO_BREAKS)
        held: list[Row] = []
        for row in rows(desk, document):
            if held and not _go_together(held[-1].segment, row.segment):
                yield _paragraph(desk, held, delivered, wraps=wraps)
                held = []
            held.append(row)
        if held:
            yield _paragraph(desk, held, delivered, wraps=wraps)


def _go_together(one: Segment, other: Segment) -> bool:
    return bool(one.paragraph) and (one.paragraph, one.kind) == (other.paragraph, other.kind)


def _paragraph(desk: Desk, held: Sequence[Row], delivered: Mapping[str, str], *, wraps: bool) -> Paragraph:
    name = held[0].segment.kind.strip().lower()
    kind = Kind.HEADING if name in _LEVELS else Kind.ITEM if name in _ITEMS else Kind.BODY
    sentences = (_sentence(desk, row, delivered.get(row.ref.segment), wraps=wraps) for row in _in_order(held))
    return Paragraph(kind, tuple(sentences), _LEVELS.get(name, 0))


def _in_order(held: Sequence[Row]) -> list[Row]:
    """The rows in the order in which their targets are read, where the file tells another than that of the sources."""
    places = [dict(row.segment.columns).get("order", "") for row in held]
    numbers = [int(place) if _NUMBER.fullmatch(place) else number for number, place in enumerate(places, 1)]
    return [row for _, row in sorted(zip(numbers, held, strict=True), key=lambda pair: pair[0])]


def _sentence(desk: Desk, row: Row, before: str | None, *, wraps: bool) -> Sentence:
    codes = row.segment.target_codes
    comments = desk.comments(row.ref) if row.comments else ()
    text = as_read(row.segment.target, codes, wraps=wraps)
    if before is None:
        return Sentence(text, comments=comments)
    history = list(desk.history(row.ref))
    # What was before the segment got its bounds is the history of another text.
    bounded = max((number for number, version in enumerate(history) if version.origin == Origin.RESEGMENTED), default=0)
    history = history[bounded:]
    since = max((number for number, version in enumerate(history, 1) if version.text == before), default=0)
    versions = [replace(version, text=as_read(version.text, codes, wraps=wraps)) for version in history[since:]]
    if not versions or versions[-1].text != text:  # whatever the history tells, it ends with what stands there
        versions.append(Revision(text, "", "", ""))
    return Sentence(as_read(before, codes, wraps=wraps), tuple(versions), comments)


def as_read(text: str, codes: Sequence[InlineCode], *, wraps: bool = False) -> str:
    """A target as a reader of it sees it: codes as what they stand for or not at all, its lines unwrapped.

    Control characters are shown as U+FFFD.
    """
    first, *pieces = text.split(INLINE_CODE)
    for number, piece in enumerate(pieces):
        shown = _shown(codes[number].raw) if number < len(codes) else ""
        apart = not shown and first[-1:].isspace() and piece[:1].isspace()
        first += shown + (piece[1:] if apart else piece)
    text = first.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[ \t]*\n[ \t]*" if wraps else r"[ \t]*\n[ \t]+", " ", text)
    return _CONTROLS.sub("\ufffd", NOT_XML.sub("\ufffd", text)).strip()


def _shown(raw: str) -> str:
    """What a code stands for in the text, where it tells."""
    tag = TOKEN.match(raw)
    if tag is None or tag["name"] is None or tag["name"].rpartition(":")[2] not in _STANDALONE:
        return ""
    given = attributes(tag["attributes"])
    if given.get("ctype") == "lb":
        return "\n"
    words = given.get("equiv-text") or given.get("equiv") or given.get("disp") or plain(raw)
    return "" if "<" in words or NOT_XML.search(words) else words
