"""Omissions seen by marks: an item of a list without its number, brackets whose content is nowhere in the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.numerals_zh import value_of
from enface.languages.sieve import in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_NUMERAL = "[一二三四五六七八九十]{1,3}|[0-9]{1,2}"
_ITEM = re.compile(
    rf"\s*(?:[（(](?P<enclosed>{_NUMERAL})[）)]|(?P<plain>{_NUMERAL})(?:[、．]|[.](?![0-9]))|(?P<circled>[①-⑳]))"
)
_IN_WORDS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|one|two|three|four|five|six|seven"
    "|eight|nine|ten"
)
_RENDERED = re.compile(
    rf"[\W_]*(?:[0-9]|[ivxlc]+\b|[a-z][.)、]|[①-⑳]|(?:the |to begin|in the )?(?:{_IN_WORDS})|(?:item|step|part)\b)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"\S+")
_BRACKETS = re.compile(r"[（(]([^（）()]{2,40})[）)]")
_SET_APART = re.compile(r"[()\[\]（）【】—–:：/“\"]|\s-\s")
_COMMA = re.compile("[,，、]")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff·、，\s]+")
_TYPE = "accuracy/omission"


@rule(
    id="omission.item",
    type=_TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    fires=[
        ("1.建议使用前先对产品进行充电", "Charge the product before use"),
        ("（一）加强领导 ¶ （二）明确责任", "(1) Strengthen leadership ¶ Make duties clear"),
    ],
    silent=[
        ("1.建议使用前先对产品进行充电", "1. Charge the product before use"),
        ("一、加强领导", "I. Strengthen leadership"),
        ("二、明确责任", "Second, make duties clear"),
        ("1.5亿人", "About 150 million people"),
        ("三、四线城市", "Third- and fourth-tier cities"),
    ],
)
def unnumbered(segment: Analysis) -> Iterator[Hit]:
    """An item of a list has its number in the source and none in the target.

    Whoever refers to item 3 finds no such item. It is a hint where the segment before is not the item before.
    """
    item = _ITEM.match(segment.source)
    if item is None:
        return
    word = _FIRST_WORD.search(segment.target)
    if word is None or _RENDERED.match(segment.target):
        return
    number = _number(item)
    before = _ITEM.match(segment.previous.source) if segment.previous is not None else None
    in_order = number == 1 or (before is not None and _number(before) == number - 1)
    mark = f"({number})" if item["enclosed"] else f"{number}."
    yield segment.hit(
        f"The source numbers this item {item[0].strip()}; the target has no number.",
        source=item.span(),
        target=word.span(),
        fixes=[replacement(word.span(), f"{mark} {word[0]}")],
        key=item[0].strip(),
        advisory=not in_order,
    )


def _number(item: re.Match[str]) -> int:
    if item["circled"]:
        return ord(item["circled"]) - ord("①") + 1
    value = value_of(item["enclosed"] or item["plain"])
    return int(value.low) if value is not None else 0


@rule(
    id="omission.bracket",
    type=_TYPE,
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    words=in_source("（("),
    fires=[("全光工业园区(产业园区)超过一百家", "More than 100 all-optical industrial parks")],
    silent=[
        ("全光工业园区(产业园区)超过一百家", "More than 100 all-optical industrial parks (business parks)"),
        ("湖南（中国中部）", "Hunan, in central China"),
        ("无线局域网(WLAN)服务", "WLAN services"),
    ],
)
def dropped_bracket(segment: Analysis) -> Iterator[Hit]:
    """The source explains something in brackets, and the target sets nothing apart.

    Brackets may be dissolved into the sentence, so it is a hint. Foreign names given beside a Chinese one are rightly
    dropped where the target has them.
    """
    if _SET_APART.search(segment.target):
        return
    if _has_more_commas(segment):
        return
    for brackets in _BRACKETS.finditer(segment.source, 1):  # at the very start they name an agency
        if _HAN_ONLY.fullmatch(brackets[1]):
            message = f"“{brackets[0]}” of the source is not set apart in the target. Is it left out?"
            yield segment.hit(message, source=Span(*brackets.span()), key=brackets[1])


def _has_more_commas(segment: Analysis) -> bool:
    """Whether the target has commas that may stand for brackets of the source."""
    return len(_COMMA.findall(segment.target)) > len(_COMMA.findall(segment.source))
