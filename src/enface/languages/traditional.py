"""Traditional characters as the simplified ones that every table here is written in; by OpenCC if it is installed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length; as it is without OpenCC or where that cannot be."""
    try:
        converted = _convert()(text)
    except UnicodeEncodeError:  # half a surrogate pair
        return text
    # The text itself where nothing changes, so that it is held once.
    return converted if converted != text and len(converted) == len(text) else text


@cache
def _convert() -> Callable[[str], str]:
    try:
        from opencc import OpenCC
    except ImportError:
        return str
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
