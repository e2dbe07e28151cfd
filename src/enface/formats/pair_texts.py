"""The texts of a pair, whatever files they are: text, sentences and objects by their places, and the way back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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
