"""English words and sentences with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from enface.languages.remembered import Remembered, once
from enface.languages.sieve import age, marks
from enface.languages.word_cache import cached_table
from enface.languages.word_table import WordTable, table_of


class Token(NamedTuple):
    """A word, with its place in code points."""

    text: str
    start: int
    end: int


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, parted by white space."""
    return frozenset(listing.split())


def phrases(listing: str) -> tuple[str, ...]:
    """The phrases of a listing, parted by commas, in order."""
    return tuple([" ".join(phrase.split()) for phrase in listing.split(",")])


_new_token = tuple.__new__

# A word keeps inner apostrophes, hyphens, ampersands and full stops ("O'Neill", "long-term", "R&D", "U.S."), a number
# its separators.
_WORD = re.compile(
    # The first alternative adds nothing but speed: most words of most texts are plain.
    r"[A-Za-z][a-z]++(?=[ ,.])|(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:['’\-‐‑&][^\W_]+)*"
)

FUNCTION_WORDS = word_set(
    """
    a an the this that these those it its he she they we you i his her their our your my him them us me who whom
    whose which what when where while why how if whether because since although though as than and but or nor so
    yet for of in on at to from by with without within into onto upon about above below over under between among
    through during before after until till against toward towards across along around behind beyond near off out
    up down per via is are was were be been being am has have had having do does did will would shall should may
    might must can could not no all any some each every both either neither many much more most few less least
    such other another same own also only just even still again then there here now very too however therefore
    thus moreover meanwhile furthermore
    """
)
"""Words that carry grammar, not content."""

# Before a number or a name only; their stop never ends a sentence otherwise.
_BEFORE_NAMES = word_set(
    """
    mr mrs ms mx messrs dr prof gen col lt maj sgt capt cmdr adm sen rep gov pres rev hon st mt ft vs cf e.g i.e
    viz ca approx supt insp
    """
)
_BEFORE_NUMBERS = word_set(
    """
    no nos vol vols fig figs eq eqs sec art arts ch chap p pp par para ex ver tab app
    """
)
# May stand at the end of a sentence: what follows decides.
_OFTEN_FINAL = word_set(
    """
    inc ltd co corp bros plc llc etc al jr sr esq dept univ inst assn est govt admin a.m p.m am pm ph.d m.d b.a
    m.a jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd
    sq km kg cm mm ml min max hr hrs mins lb lbs oz in yr yrs avg tel ext ref ed eds trans repr
    """
)
_SENTENCE_END = re.compile(
    r"""(?=[.!?…。！？\n])(?:(?P<stop>[.!?…]+)(?P<closing>["'”’)\]»]*)(?:[ \t\u00a0]+|(?=\n)|\s+)"""
    r"|(?P<wide>[。！？]+)[”’」』）]*\s*|(?P<line>\n\s*))"
)
_OPENING = frozenset(" \t\n\u00a0\"'“‘([{《（「『*#>•·–—-¿¡")
_ENUMERATOR = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.|[①-⑳])[ \t\u00a0]+")
_LAST_WORD = re.compile(r"[^\W_](?:[\w.]*\w)?$")


def _placed(forms: Iterable[str], text: str) -> list[Token]:
    """The words that were found in a text, with their places."""
    found = []
    end = 0
    for form in forms:
        start = text.find(form, end)  # nothing that begins a word stands between two of them
        end = start + len(form)
        found.append(_new_token(Token, (form, start, end)))  # its own constructor takes twice the time
    return found


_PLAIN = Remembered(lambda form: form.lower().replace("’", "'"))


class Prose:
    """An English text as a reader of words sees it; what costs more is computed once, and only when asked for.

    `forms`, `words` and `tokens` run in parallel: the words as written, in lower case with straight apostrophes, and
    with their places, which cost most. `vocabulary` has each of the forms once, `marks` the marks of all, as they were
    told at an `age` of the sieves.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: tuple[str, ...] = tuple(_WORD.findall(text))
        self.words: tuple[str, ...] = tuple(map(_PLAIN.__getitem__, self.forms))
        self.vocabulary = frozenset(self.forms)
        self.age = age()
        self.marks = marks(self.vocabulary)

    @once
    def tokens(self) -> tuple[Token, ...]:
        """The words with their places."""
        return tuple(_placed(self.forms, self.text))

    @once
    def sentence_starts(self) -> frozenset[int]:
        """The offsets at which sentences begin; see the function."""
        return sentence_starts(self.text)


def sentence_starts(text: str) -> frozenset[int]:
    """The offsets at which a sentence of `text` begins with its first letter or digit.

    A full stop after an abbreviation or an initial does not end a sentence unless a word follows that only begins one
    ("the U.S. The"); nor does one whose quotation goes on in lower case (`"Why?" he asked`), nor an ellipsis before a
    small letter. After a list number both the number and the word are starts.
    """
    starts = {_first_word(text, 0)}
    if enumerator := _ENUMERATOR.match(text):
        starts.add(_first_word(text, enumerator.end()))
    for match in _SENTENCE_END.finditer(text):
        start = _first_word(text, match.end())
        if start < len(text) and _ends_sentence(text, match, start):
            starts.add(start)
            if enumerator := _ENUMERATOR.match(text, match.end()):
                starts.add(_first_word(text, enumerator.end()))
    starts.discard(len(text))
    return frozenset(starts)


@lru_cache(maxsize=100_000)
def is_word(word: str) -> bool:
    """Whether `word`, in lower case, is a word that English dictionaries know, inflected forms included."""
    plain = normalize("NFC", word).replace("’", "'")
    return plain in _known_words() or plain.capitalize() in _known_words()


def is_listed(word: str) -> bool:
    """Whether the dictionaries list just this word, in small letters without accents; for words asked about once."""
    return word in _known_words()


@cache
def _known_words() -> WordTable:
    """The words of simplemma's English dictionary, apostrophes straight; those with a capital also in small letters."""
    package = find_spec("simplemma")
    folder = Path(package.origin).parent if package and package.origin else Path()
    dictionary = folder / "strategies" / "dictionaries" / "data" / "en.plzma"
    return cached_table("english", dictionary, _read_known_words)


def _read_known_words() -> bytes:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("en")  # or it would be kept
    words = [word.replace("’", "'") for word in dictionary]
    small = [word.lower() for word in words if word == word.capitalize()]  # so that one look-up does for both
    return table_of((word, "") for word in (*words, *small))


def without_possessive(word: str) -> str:
    """`word` without a final 's or s'."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")


def is_bare(text: str, token: Token) -> bool:
    """Whether a token stands as a word of prose, not as a part of an address, a file name, a hashtag or code."""
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if before in "@#/\\_=&%$~+<{" or after in "@/\\_=&>}":
        return False
    if before in ".-" and token.start > 1 and text[token.start - 2].isalnum():
        return False
    return not (after in ".:-" and token.end + 1 < len(text) and text[token.end + 1].isalnum() and after != ":")


def _first_word(text: str, position: int) -> int:
    length = len(text)
    while position < length and text[position] in _OPENING:
        position += 1
    return position


def _ends_sentence(text: str, match: re.Match[str], following: int) -> bool:
    if match["wide"]:
        return True
    goes_on_small = text[following].islower()
    if match["line"]:
        return not goes_on_small or "\n" in match["line"].lstrip("\n") or match["line"].count("\n") > 1
    if goes_on_small and (match["closing"] or "…" in match["stop"] or ".." in match["stop"]):
        return False
    if match["stop"] != ".":
        return True
    return not _is_abbreviation(text, match.start(), following)


def _is_abbreviation(text: str, stop: int, following: int) -> bool:
    last = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if last is None:
        return False
    before = last[0]
    word = before.casefold()
    following_word = _WORD.match(text, following)
    after = following_word[0] if following_word else ""
    if word in _BEFORE_NAMES:
        return True
    if word in _BEFORE_NUMBERS:
        return after[:1].isdigit()
    is_initial = len(before) == 1 and before.isupper()
    if is_initial or "." in before or word in _OFTEN_FINAL:
        return not (after[:1].isupper() and after.casefold() in FUNCTION_WORDS)
    # An unknown abbreviation has no vowel and goes on in lower case.
    return after[:1].islower() and before.isalpha() and not set(word) & set("aeiouy")
