"""Whether an English word begins with the sound of a vowel, so that it takes "an" and not "a"."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_LIKE_YOU_OR_WON = re.compile(
    r"eu|ewe|one(?!r)|once|oui|u(?:ni(?![mnd])|nan|s[aeiu]|t[ieo]|bi|k|r[aeiou]|f|v)", re.IGNORECASE
)
"""How words spelt with a vowel begin that are said with a consonant: a European, a one-way street, a useful tool."""
_SILENT_H = re.compile("heir|honest|hono|hour", re.IGNORECASE)
_UNCERTAIN = re.compile(
    r"unid|uyg|uig|eul|oa[xj]|h(?:istor|otel|abitu|alluc|ero|ypo|yster|erb|omage|ilar|orr|egem|umbl|elluv)|y[^aeiou]|x[^aeiou]",
    re.IGNORECASE,
)
"""Where usage differs or the spelling does not say: an historic event, an hotel, a Uyghur."""
_SPELT_OUT = frozenset(
    (
        "FBI", "FDA", "FDI", "FTA", "HIV", "HKD", "HR", "HTML", "LCD", "LED", "LGBT", "LNG", "LPG", "LTE", "MBA", "MIT",
        "MOU", "MP", "MRI", "MTR", "MVP", "NBA", "NDRC", "NFL", "NGO", "NHS", "NPC", "RMB", "RNA", "SDR", "SME", "SMS",
        "SOE", "SOS", "SUV", "XML",
    )
)  # fmt: skip
"""Acronyms that nobody reads as words, though they might be."""
_LETTERS_LIKE_VOWELS = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel."""


@lru_cache(maxsize=20_000)
def begins_with_vowel(word: str) -> bool | None:
    """Whether a word, an acronym or a figure begins with the sound of a vowel; None where that is not certain."""
    if word[0].isdigit():
        return _figure(word)
    first, hyphen, _ = word.partition("-")
    if len(first) == 1:
        return first.upper() in _LETTERS_LIKE_VOWELS if hyphen and first.isascii() else None
    if len(first) > 1 and first.isupper():
        return _acronym(first)
    letter = normalize("NFD", word)[0].lower()
    if not letter.isascii() or _UNCERTAIN.match(word) or any(char.isupper() for char in first[1:]):
        return None
    return bool(_SILENT_H.match(word)) or (letter in "aeiou" and not _LIKE_YOU_OR_WON.match(word))


def _figure(word: str) -> bool | None:
    """Eight, eleven, eighteen; a year such as 1860 is said in two ways."""
    digits = re.match("[0-9]*", word)
    said = digits[0] if digits else ""
    if not said:
        return None
    if said[0] == "8":
        return True
    return None if len(said) == 4 and said[:2] in ("11", "18") else said in ("11", "18")


def _acronym(letters: str) -> bool | None:
    """Spelt out or read as a word; certain where both begin alike."""
    if letters in _SPELT_OUT or letters[0] in "AIO" or letters == "EU":
        return True
    return None if letters[0] in _LETTERS_LIKE_VOWELS else False
