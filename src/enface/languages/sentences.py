"""Where sentences begin and end, in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WINDOW = 10_000
_CLOSING = "”’」』）)》】\"'"
_END = re.compile(
    rf"(?:[。！？!?]|(?<!…)…++(?=[{_CLOSING}]*+(?:\s|$))|(?<=[\u4e00-\u9fff”）)])\.(?=\s|$)|[;；])[。！？!?…]*"
)
_CLOSED = re.compile(rf"[{_CLOSING}]*")
_SAID_AFTER = re.compile(r"[^，。！？；：,;:“”「」\s]{0,8}?(?:说|道|问|喊|称|表示)")
"""After the mark and the closing quote: “好！”他说。"""
_WITHIN = re.compile(r"《[^《》]{0,100}》|（[^（）]{0,100}）|\([^()]{0,100}\)|【[^【】]{0,100}】|〈[^〈〉]{0,100}〉")
_QUOTED = re.compile(r"“[^“”]{0,300}”|「[^「」]{0,300}」")


def english_sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, found a window at a time; one longer than the window is cut there.

    sentencex takes time in the square of the length where quotes are never closed: 30 seconds for 300,000 characters.
    """
    from sentencex import get_sentence_boundaries

    position = 0
    while position < len(paragraph):
        window = paragraph[position : position + _WINDOW]
        found = [(one["start_index"], one["end_index"]) for one in get_sentence_boundaries("en", window)]
        whole = position + len(window) == len(paragraph)
        complete = found if whole or len(found) == 1 else found[:-1]
        yield from ((position + start, position + end) for start, end in complete)
        position += complete[-1][1] if complete and not whole else len(window)


def chinese_sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends: behind 。！？ and what closes after them, and behind a ；outside quotes.

    A mark inside brackets or a title ends none, nor does one before a quote's end that 他说 follows, nor a … inside a
    line, which is a pause as often as an end.
    """
    titles = _covered(_WITHIN, paragraph)
    quotes = _covered(_QUOTED, paragraph)
    start = 0
    for match in _END.finditer(paragraph):
        if match.start() < start or titles[match.start()]:
            continue
        if match[0][0] in ";；" and quotes[match.start()]:
            continue
        end = _CLOSED.match(paragraph, match.end()).end()  # type: ignore[union-attr]
        if end > match.end() and _SAID_AFTER.match(paragraph, end):
            continue
        yield start, end
        start = end
    if start < len(paragraph):
        yield start, len(paragraph)


def _covered(pattern: re.Pattern[str], text: str) -> bytearray:
    """For each character whether the pattern covers it."""
    covered = bytearray(len(text))
    for match in pattern.finditer(text):
        covered[match.start() : match.end()] = b"\1" * len(match[0])
    return covered
