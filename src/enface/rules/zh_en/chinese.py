"""Chinese characters, and full-width letters and digits, that were left in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.integrity import is_untranslated
from enface.rules.zh_en.signs import has_unusual

_HAN = re.compile(
    r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"(?:[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3000-\u303f\uff00-\uffef·]*"
    r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])?"
)
_JAPANESE = re.compile("[\u3040-\u30ff]")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ\u3000]+")


@rule(
    id="chinese.left",
    type="accuracy/untranslated",
    severity=Severity.MAJOR,
    priority=20,
    when=has_unusual,
    fires=[
        ("…", "They signed the 合作 agreement."),
        ("按标准化导则", "in accordance with 标准化导则"),
        ("…", "the new 县 of Hunan"),
    ],
    silent=[("…", "They signed the agreement."), ("…", "a shop named ラーメン屋")],
)
def left(analysis: Analysis) -> Iterator[Hit]:
    """Chinese characters stand in the English text.

    Where they follow an English word in brackets, or stand in quotation marks, they may be quoted on purpose, so that
    this is a hint.
    """
    target = analysis.target
    if is_untranslated(analysis) or _JAPANESE.search(target):
        return
    for match in _HAN.finditer(target):
        yield analysis.hit(
            "Chinese is left in the English.",
            target=match.span(),
            evidence={"chinese": match[0]},
            advisory=_is_quoted(target, match.start(), match.end()) or None,
        )


def _is_quoted(target: str, start: int, end: int) -> bool:
    before, after = target[max(0, start - 20) : start].rstrip(" "), target[end : end + 20].lstrip(" ")
    return bool(_BEFORE_QUOTED.search(before) and _AFTER_QUOTED.match(after))


_BEFORE_QUOTED = re.compile(r"(?:[(（\[“\"‘'《]|[(（][^()（）]{0,12})$")
_AFTER_QUOTED = re.compile(r"[)）\]”\"’'》]|[^()（）]{0,12}[)）]")


@rule(
    id="chinese.full-width",
    type="linguistic-conventions/character-encoding",
    severity=Severity.MINOR,
    priority=10,
    when=has_unusual,
    fires=[("…", "in the year ２０２０"), ("…", "Ｔｈｅ plan"), ("…", "the\u3000plan")],
    silent=[("…", "in the year 2020"), ("…", "the plan")],
)
def full_width(analysis: Analysis) -> Iterator[Hit]:
    """Letters, digits or spaces are the wide ones of Chinese type.

    Searches and spell checkers do not know them.
    """
    found = list(_FULL_WIDTH.finditer(analysis.target))
    if found:
        edits = tuple(Edit(*match.span(), normalize("NFKC", match[0])) for match in found)
        narrow = normalize("NFKC", found[0][0])
        fixes = [replacement(found[0].span(), narrow, title=narrow.strip() or "a space", deterministic=True)]
        if len(found) > 1:
            fixes.insert(0, Fix("all in this segment", edits, deterministic=True))
        yield analysis.hit(
            f"Usually: {narrow.strip() or 'a space'} This is full-width type.",
            target=found[0].span(),
            fixes=fixes,
            key=analysis.target[found[0].start() : found[-1].end()],
        )
