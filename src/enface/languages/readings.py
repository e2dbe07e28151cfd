"""How Chinese characters are read: pypinyin's tables, compiled once into a file that opens at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from enface.languages.word_cache import cached_table
from enface.languages.word_table import WordTable, table_of

_LONGEST_PHRASE = 4


@lru_cache(maxsize=10_000)
def syllables(character: str) -> tuple[str, ...]:
    """All readings of a character without tones, the usual one first; itself where it has none."""
    read = _table().get(character)
    return tuple(read.split()) if read else (character,)


@lru_cache(maxsize=10_000)
def usual_syllables(text: str) -> tuple[str, ...]:
    """The reading of a word, one syllable a character, as its neighbours decide; itself where one has none."""
    table = _table()
    found: list[str] = []
    while len(found) < len(text):
        start = len(found)
        for length in range(min(_LONGEST_PHRASE, len(text) - start), 1, -1):
            if read := table.get(text[start : start + length]):
                found += read.split()
                break
        else:
            found.append(syllables(text[start])[0])
    return tuple(found)


@cache
def _table() -> WordTable:
    """The readings of each character, and of each word that is not read as its characters usually are."""
    package = find_spec("pypinyin")
    folder = Path(package.origin).parent if package and package.origin else Path()
    return cached_table("readings", folder / "pinyin_dict.json", lambda: table_of(_compile()))


def _compile() -> Iterator[tuple[str, str]]:
    from pypinyin import Style, lazy_pinyin, pinyin
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    usual = {}
    for character in map(chr, pinyin_dict):
        found = dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)[0])
        usual[character] = next(iter(found))
        yield character, " ".join(found)
    for phrase in phrases_dict:
        if len(phrase) <= _LONGEST_PHRASE:
            read = lazy_pinyin(phrase, style=Style.NORMAL, v_to_u=True)
            if read != [usual.get(character) for character in phrase]:
                yield phrase, " ".join(read)
