"""The texts of a pair, or one that stands alone: text, sentences and objects by their places, and the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from enface.formats.contract import Splice, splice
from enface.formats.encoding import decode
from enface.formats.prose import Blocks, Sentence, paragraphs, sentences
from enface.formats.stretches import Held, Part, Stretch, of_text, whole
from enface.model import ImportProblem, InlineCode

_MARKDOWN = frozenset({".md", ".markdown"})
WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text with its sentences; `keeps_apart` says that no segment may hold more than one paragraph.

    `written` makes the bytes of the file with stretches changed, `parts` are what a review may change, and `locked`
    says why a place may not be changed.
    """

    text: str
    form: str
    sentences: tuple[Sentence, ...]
    written: Callable[[Sequence[Splice]], bytes]
    parts: Callable[[], tuple[Part, ...]]
    codes: tuple[InlineCode, ...] = ()
    locked: Callable[[int], str] = lambda _place: ""
    keeps_apart: bool = False

    def of(self, start: int, end: int) -> str:
        """Sentences with what stands between them."""
        return self.text[slice(*self.place(start, end))]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where sentences stand in the text."""
        return (self.sentences[start].start, self.sentences[end - 1].end) if start < end else (0, 0)

    def cut(self, places: Iterable[int]) -> Text:
        """The text with its sentences cut at places inside them; their parts are numbered behind a dot."""
        wanted = sorted(set(places))
        found: list[Sentence] = []
        for sentence in self.sentences:
            inside = wanted[bisect_right(wanted, sentence.start) : bisect_left(wanted, sentence.end)]
            edges = (sentence.start, *inside, sentence.end)
            parts = [part for start, end in pairwise(edges) if (part := self.without_blanks(start, end))]
            found += (
                sentence._replace(
                    start=start, end=end, label=f"{sentence.label}.{number}" if parts[1:] else sentence.label
                )
                for number, (start, end) in enumerate(parts, 1)
            )
        return replace(self, sentences=tuple(found))

    def without_blanks(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch of the text without the blanks at its ends; None where it is nothing but blanks."""
        held = self.text[start:end]
        stripped = held.strip()
        start += len(held) - len(held.lstrip())
        return (start, start + len(stripped)) if stripped else None

    def sentences_in(self, start: int, end: int) -> tuple[int, int]:
        """Which sentences, from the first to behind the last, stand in a stretch that ends where sentences end."""
        first = bisect_left(self.sentences, start, key=lambda one: one.start)
        return first, first if start == end else bisect_left(self.sentences, end, key=lambda one: one.start)

    def begins(self, place: int) -> bool:
        """Whether a sentence begins at a place."""
        number = bisect_left(self.sentences, place, key=lambda one: one.start)
        return number < len(self.sentences) and self.sentences[number].start == place

    def ends(self, place: int) -> bool:
        """Whether a sentence ends at a place."""
        number = bisect_left(self.sentences, place, key=lambda one: one.end)
        return number < len(self.sentences) and self.sentences[number].end == place

    def paragraph_at(self, place: int) -> int:
        """The paragraph of the sentence that stands at a place."""
        return self.sentences[bisect_right(self.sentences, place, key=lambda one: one.start) - 1].paragraph

    def codes_of(self, start: int, end: int) -> tuple[InlineCode, ...]:
        """The objects in sentences, by their places in them."""
        first, last = self.place(start, end)
        begin, stop = (bisect_left(self.codes, place, key=lambda code: code.position) for place in (first, last))
        return tuple(replace(code, position=code.position - first) for code in self.codes[begin:stop])


def open_text(data: bytes, path: str, language: str) -> Text:
    """Raises ImportProblem where the file cannot be read or holds no sentence."""
    text = _word(data, path, language) if Path(path).suffix.lower() == WORD else _plain(data, path, language)
    if not text.sentences:
        raise ImportProblem(path, "no sentence in the file.", remedy="Check what the file is.")
    return text


def _plain(data: bytes, path: str, language: str) -> Text:
    decoded = decode(data, path)
    blocks: Blocks = paragraphs
    if Path(path).suffix.lower() in _MARKDOWN:
        from enface.formats.markdown_blocks import markdown_blocks as blocks

    def written(splices: Sequence[Splice]) -> bytes:
        return decoded.encode(splice(decoded.text, splices), path)

    found = tuple(sentences(decoded.text, blocks, language))
    return Text(
        decoded.text, decoded.encoding, found, written, lambda: (of_text(decoded, list(_runs(decoded.text, found))),)
    )


def _runs(text: str, found: Sequence[Sentence]) -> Iterator[Stretch]:
    """What stands between marks and code: paragraphs may come and go in it, and white space with them."""
    edges = [0, *(place for one in found for place in (one.start, one.end)), len(text)]
    gaps = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if text[start:end].strip()]
    start, number = 0, 0
    for first, last in (*gaps, (len(text), len(text))):
        end = first + len(text[first:last]) - len(text[first:last].lstrip())
        if text[start:end].strip():
            number += 1
            yield whole(start, end, Held.TARGET, f"text {number}", text[start:end])
        start = first + len(text[first:last].rstrip())


def _word(data: bytes, path: str, language: str) -> Text:
    from enface.formats.docx_prose import open_word

    word = open_word(data, path)
    found = tuple(sentences(word.text, lambda _: (block for block, _ in word.paragraphs), language))
    return Text(word.text, "docx", found, word.with_splices, word.changeable, word.codes, word.locked, keeps_apart=True)


NO_TEXT = Text("", "", (), lambda _splices: b"", tuple)
"""Where there is no source."""
