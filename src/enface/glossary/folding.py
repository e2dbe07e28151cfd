"""Texts as terms are looked for in them: in small letters and plain punctuation, place for place."""

from __future__ import annotations

import codecs
import re

# One code point for one, so that offsets hold.
_TYPOGRAPHY = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‑", "-"), ("‐", "-"), ("\u00a0", " "), ("\u202f", " "),
    ("\t", " "), ("\n", " "),
)  # fmt: skip
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def fold(text: str) -> str:
    """`text` in small letters and plain punctuation, hyphens as spaces; each character by itself."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    if not lower.isascii():
        lower = lower.replace("ς", "σ")  # which of the two a capital becomes depends on what follows
    return plain(lower).replace("-", " ")


def plain(text: str) -> str:
    """`text` with typographic apostrophes, hyphens and spaces as the plain ones; of the same length."""
    # A chain of replacements costs a third of str.translate, and most texts hold none of them.
    for typographic, ascii_form in _TYPOGRAPHY[7:] if text.isascii() else _TYPOGRAPHY:
        text = text.replace(typographic, ascii_form)
    return text


def encodable(text: str) -> str:
    """`text` with halves of surrogate pairs as U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def joins(char: str) -> bool:
    """Whether a letter or digit runs on into the word beside it; Chinese characters don't."""
    return char.isalnum() and not "\u2e80" <= char <= "\u9fff"


def in_bytes(text: str) -> bytes:
    """`text` as a byte a character: small letters of CP1252, one byte for all other letters, a space for all else.

    What folds alike is alike here; what is alike here need not fold alike.
    """
    raw = text.encode() if text.isascii() else text.encode(_CODEC, _OTHERS)
    return raw.translate(_TABLE)


_CODEC, _OTHERS = "cp1252", "enface.glossary.others"
_OTHER_LETTER = b"\x81"  # stands for no character in CP1252


def _as_byte(char: str) -> bytes:
    folded = fold(char)
    if not joins(folded):
        return b" "
    try:
        return folded.encode(_CODEC)
    except UnicodeEncodeError:
        return _OTHER_LETTER


def _others(error: UnicodeError) -> tuple[bytes, int]:
    """What CP1252 has no place for, for the codec."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return b"".join(map(_as_byte, error.object[error.start : error.end])), error.end


def _table() -> bytes:
    characters = (bytes([code]).decode(_CODEC, "replace") for code in range(256))
    table = bytearray(b"".join(map(_as_byte, characters)))
    table[_OTHER_LETTER[0]] = _OTHER_LETTER[0]
    return bytes(table)


codecs.register_error(_OTHERS, _others)
_TABLE = _table()
