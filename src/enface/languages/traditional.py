"""Traditional characters as the simplified ones that every table here is written in; by OpenCC if it is installed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

_CHANGED_IN_PHRASES = "瞭藉著覆沈昇祕脩甦剋谿鍊坏坯哩釐讎逕"
"""Characters that OpenCC changes in some words only."""
_HAN = "".join(map(chr, range(0x3400, 0xA000)))


class _Converter(NamedTuple):
    """What finds a character that may change, at far less cost than what changes it."""

    may_change: Callable[[str], object]
    convert: Callable[[str], str]


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length; as it is without OpenCC or where that cannot be."""
    converter = _converter()
    if converter is None or not converter.may_change(text):
        return text
    try:
        converted = converter.convert(text)
    except UnicodeEncodeError:  # half a surrogate pair
        return text
    return converted if len(converted) == len(text) else text


@cache
def _converter() -> _Converter | None:
    try:
        from opencc import OpenCC
    except ImportError:
        return None
    convert: Callable[[str], str] = OpenCC("t2s").convert
    alone = convert("\n".join(_HAN)).split("\n")
    changed = "".join(char for char, other in zip(_HAN, alone, strict=True) if char != other)
    return _Converter(re.compile(f"[{changed}{_CHANGED_IN_PHRASES}\U00020000-\U0003ffff]").search, convert)
