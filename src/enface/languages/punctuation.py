"""Marks of punctuation: which are Chinese, what English writes for them, and how a text ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enface.languages.english import word_set
from enface.model import INLINE_CODE

ENGLISH_MARKS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not chr(code - 0xFEE0).isalnum()},
    "。": ".", "｡": ".", "、": ",", "【": "[", "】": "]", "〔": "[", "〕": "]", "〖": "[", "〗": "]", "～": "–",
    "「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "《": "“", "》": "”", "〈": "‘", "〉": "’",
}  # fmt: skip
"""What English writes in the place of a mark that only Chinese has."""

TITLE_MARKS = frozenset("《》〈〉")
"""Marks around a title, for which English has quotation marks or italics."""

_CLOSING = "\"'“”‘’»)]}）】〕」』》〉"
_QUOTES = "\"'“”‘’»」』》〉"
_FINAL = {"。": ".", "．": ".", "｡": ".", "？": "?", "！": "!", "…": "…", "⋯": "…", "，": ",", "；": ";", "：": ":"} | {
    mark: mark for mark in ".?!…,;:"
}
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]\.)+|\b(\w+)\.)$")
_ABBREVIATIONS = word_set(
    """
    inc ltd co corp bros llc plc etc al jr sr esq dept univ inst assn vs no st mt mr mrs ms dr prof jan feb mar apr
    jun jul aug sep sept oct nov dec ave blvd rd vol fig approx est
    """
)


class Ending(NamedTuple):
    """How a text ends: its last mark in English form ("" for none), its place, and where a mark would be put."""

    mark: str
    position: int
    insertion: int


def ending(text: str) -> Ending:
    """The last mark of a text, closing quotation marks and brackets behind it not counted.

    A mark that is missing belongs before closing quotation marks, and after closing brackets.
    """
    if text[-1:] in _FINAL:  # as most texts end
        return Ending(_FINAL[text[-1]], len(text) - 1, len(text))
    end = len(text.rstrip().rstrip(INLINE_CODE).rstrip())
    insertion = end
    in_quotes = True
    while end and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
        in_quotes = in_quotes and (text[end] in _QUOTES or text[end].isspace())
        if in_quotes:
            insertion = end
    if not end:
        return Ending("", 0, insertion)
    last = text[end - 1]
    mark = _FINAL.get(last, "")
    return Ending(mark, end - 1 if mark else end, insertion)


def ends_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end of `text` is that of an abbreviation, as in "Co., Ltd."."""
    found = _ABBREVIATION.search(text[-40:])
    return bool(found) and (found[1] is None or found[1].casefold() in _ABBREVIATIONS)  # type: ignore[index]


class Orphan(NamedTuple):
    """A mark without its partner, and whether it opens."""

    position: int
    opens: bool


_BRACKET = re.compile(r"[()\[\]{}（）【】]")
_PARTNERS = {")": "(", "]": "[", "}": "{"}
_ENUMERATOR = re.compile(r"(?<![^\W_])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})$")
_FIRST_OF_LIST = re.compile(r"(?:(?:^|[;,:.：，；。“\"]|\b(?:and|or))\s*)(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})$")
_SMILEY = re.compile(r"(?<!\w)[:;=8xX]['’]?[-^o]?$")


def orphan_brackets(text: str) -> Iterator[Orphan]:
    """The brackets that have no partner; those after the numbers of a list ("1)") and in smileys are none."""
    waiting: list[tuple[str, int]] = []
    in_list = False
    for match in _BRACKET.finditer(text):
        mark, position = ENGLISH_MARKS.get(match[0], match[0]), match.start()
        before = text[max(0, position - 12) : position]
        if _SMILEY.search(before):
            continue
        if mark not in _PARTNERS:
            waiting.append((mark, position))
        elif waiting and waiting[-1][0] == _PARTNERS[mark]:
            waiting.pop()
        elif _FIRST_OF_LIST.search(before) or (in_list and _ENUMERATOR.search(before)):
            in_list = True
        else:
            yield Orphan(position, opens=False)
    for _, position in waiting:
        yield Orphan(position, opens=True)


_QUOTE = re.compile(r"[\"“”„]")


def orphan_quotes(text: str) -> Iterator[Orphan]:
    """The double quotation mark that has no partner, if any; inches and the direction of curved marks are not judged.

    Where the number of marks is odd, the orphan is the one that breaks the turn of opening and closing.
    """
    marks = [match.start() for match in _QUOTE.finditer(text) if not _is_inch(text, match.start())]
    if len(marks) % 2 == 0:
        return
    is_open = False
    for number, position in enumerate(marks):
        opens = _opens(text, position, default=not is_open)
        if opens == is_open:
            yield Orphan(marks[number - 1] if opens else position, opens)
            return
        is_open = opens
    yield Orphan(marks[-1], opens=True)


def _is_inch(text: str, position: int) -> bool:
    return text[position] == '"' and position > 0 and text[position - 1].isdigit() and text.count('"') % 2 == 1


def _opens(text: str, position: int, *, default: bool) -> bool:
    if not text[position + 1 :].strip(" .,;:?!)]"):
        return False
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    spaced_before = before.isspace() or before in "([—–-"
    spaced_after = after.isspace() or after in ".,;:?!)]—–-"
    return default if spaced_before == spaced_after else spaced_before
