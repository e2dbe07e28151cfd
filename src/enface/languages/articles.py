"""Whether an English word begins with the sound of a vowel, so that it takes "an" and not "a"."""

from __future__ import annotations

import re

_CONSONANT_SOUND = re.compile(r"(?:eu|ewe|one(?!r)|once|oui|u(?:ni(?!n|m)|s[aeiu]|ti|te[nr]|bi|k|r[aeiou]|f|v))", re.IGNORECASE)
"""Words spelt with a vowel that begin with a consonant: a European, a one-way street, a university, a useful tool."""
_SILENT_H = re.compile(r"(?:heir|honest|hono|hour)", re.IGNORECASE)
_EITHER = re.compile(r"(?:h|u(?:[iy]|b|r|t)|herb|homage|x|y[ptvc]|[aeio]{3})", re.IGNORECASE)
"""Where usage or sound is not certain from the spelling: an historic event, a hotel, urban, Uyghur."""
_NAMED_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an FBI agent."""
_READ_AS_A_WORD = re.compile(r"[AEIOU]")
_ELEVEN = re.compile(r"(?:8|11(?!\d)|18(?!\d)|1[18](?:,\d{3})+(?!\d))")


def begins_with_vowel(word: str) -> bool | None:
    """Whether a word, an acronym or a figure begins with the sound of a vowel; None where that is not certain."""
    if word[0].isdigit():
        return _ELEVEN.match(word) is not None if word[0] in "18" else False
    if not word[0].isascii():
        return None
    if len(word) == 1:
        return None
    if word.isupper() or (word[:2].isupper() and not word.islower()):
        return _acronym(word)
    if _SILENT_H.match(word):
        return True
    if _CONSONANT_SOUND.match(word):
        return False
    if _EITHER.match(word):
        return None
    return word[0].lower() in "aeiou"


def _acronym(word: str) -> bool | None:
    """Of letters in a row: spelt out or read as a word; certain only where both ways agree."""
    spelt = word[0] in _NAMED_WITH_A_VOWEL
    read = _READ_AS_A_WORD.match(word) is not None
    return spelt if spelt is read and word[0] not in "EU" else None
