"""English names of months, weekdays and holidays, and what tells "march" the month from "a march"."""

from __future__ import annotations

from collections.abc import Sequence

from enface.languages.english import FUNCTION_WORDS, phrases, word_set

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = phrases(
    """
    Christmas, Christmas Eve, Easter, Thanksgiving, Halloween, Ramadan, Hanukkah, Diwali, Spring Festival, Chinese
    New Year, Lunar New Year, Lantern Festival, Qingming, Qingming Festival, Tomb-Sweeping Day, Dragon Boat
    Festival, Mid-Autumn Festival, Double Ninth Festival, Double Seventh Festival, New Year's Day, New Year's Eve,
    National Day, Labor Day, Labour Day, May Day, Army Day, Youth Day, Women's Day, International Women's Day,
    Children's Day, Teachers' Day, Valentine's Day, Mother's Day, Father's Day, Independence Day, Memorial Day,
    Arbor Day
    """
)
AMBIGUOUS_MONTHS = frozenset({"march", "may", "august"})
"""Months that are also common words in lower case."""

_MONTH_BEFORE = word_set(
    """
    in since until till by last of from during before after mid early late end between through to this next
    every beginning around about on
    """
)
_FIRMLY_BEFORE = word_set("in since until till by last of during mid early late")


def is_month(words: Sequence[str], position: int, *, ends_phrase: bool) -> bool:
    """Whether the ambiguous word at `position` of `words` (in lower case) is a month there.

    A day or a year beside it decides, or a preposition before it that no verb or noun of that spelling follows:
    "in march", "march 5", "the beginning of march", but neither "a march" nor "it may" nor "to march 20 miles".
    `ends_phrase` says that a stop, a comma or a name follows the word, so that it is no adjective.
    """
    word = words[position]
    before = words[position - 1] if position else ""
    after = words[position + 1] if position + 1 < len(words) else ""
    beyond = words[position + 2] if position + 2 < len(words) else ""
    if len(after) == 4 and after.isdigit() and after[0] in "12":
        return before in _MONTH_BEFORE or _is_day(before) or (word == "august" and before not in {"a", "the"})
    if _is_day(after) and beyond not in _COUNTED:
        return before in _MONTH_BEFORE or before in {"", "and", "the"} or before in _WEEKDAYS
    if _is_day(before) and before[-1].isalpha():
        return word != "may" or ends_phrase
    if before not in _FIRMLY_BEFORE:
        return False
    if word == "march" and before not in {"of", "by", "during"}:
        return True
    if word == "august" and after in FUNCTION_WORDS:
        return True
    return ends_phrase or after[:1].isdigit() or after in _AFTER_MONTH


_COUNTED = word_set("percent million billion miles kilometers kilometres km people years days times")
_AFTER_MONTH = word_set("and this last when the to of")
_WEEKDAYS = frozenset(day.lower() for day in WEEKDAYS)


def _is_day(word: str) -> bool:
    digits = word.rstrip("stndrh")
    return digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31
