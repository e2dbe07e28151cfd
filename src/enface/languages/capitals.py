"""Finds the words of an English text that should take a capital and don't: names, months, titles, bodies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from enface.languages import calendar, institutions, names, peoples, places
from enface.languages.capital_reader import Kind, Miscased, Reader, recased
from enface.languages.english import FUNCTION_WORDS, Prose, is_word, without_possessive, word_set
from enface.languages.sieve import Sieve


def miscased(prose: Prose, source: str = "") -> tuple[Miscased, ...]:
    """The miscased words of an English text in order.

    `source` settles what is ambiguous in English where it is given ("turkey" and 土耳其). Words written wholly in
    capitals, and parts of addresses, hashtags and code are left alone.
    """
    if not prose.marks & _LOOKED_AT.mark:
        return ()
    reader = Reader(prose, source)
    found: list[Miscased] = []
    covered = 0
    looks_at = _LOOKS.get
    for position, word in enumerate(reader.stems):
        looks = looks_at(word)
        if looks is None:
            if "-" in word:
                found.extend(hit for hit in _compound(reader, position) if hit.start >= covered)
            continue
        for look in looks:
            hit = look(reader, position)
            if hit is not None and hit.start >= covered:
                found.append(hit)
                covered = hit.end
                break
    return tuple(found)


def _compound(reader: Reader, position: int) -> Iterator[Miscased]:
    """Names inside a word with hyphens: "hunan-based", "non-chinese", "mid-march"."""
    if not any(part in _IN_COMPOUNDS for part in reader.forms[position].split("-")) or not reader.bare(position):
        return
    token = reader.tokens[position]
    start = token.start
    before = ""
    for part in token.text.split("-"):
        entry = _IN_COMPOUNDS.get(part)
        if entry is not None and (part not in calendar.AMBIGUOUS_MONTHS or before in {"mid", "early", "late"}):
            kind, right = entry
            yield Miscased(kind, start, start + len(part), recased(part, right))
        start += len(part) + 1
        before = part.casefold()


# What one position is looked at for.

Look = Callable[[Reader, int], Miscased | None]


def _phrase_look(kind: Kind, phrases: Iterable[str]) -> dict[str, Look]:
    """Looks for fixed phrases, by their first word; the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase in phrases:
        written = tuple(phrase.replace(".", "").split(" "))
        stems = tuple(without_possessive(word.lower()) for word in written)
        by_first.setdefault(stems[0], []).append((stems, written))

    def look_for(variants: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Look:
        variants.sort(key=lambda variant: -len(variant[0]))

        def look(reader: Reader, position: int) -> Miscased | None:
            for stems, written in variants:
                length = len(stems)
                if length == 1:
                    return reader.single(kind, position, written[0])
                if reader.word(position + 1) != stems[1]:
                    continue
                if tuple(reader.stems[position : position + length]) == stems:
                    return reader.run(kind, position, written)
            return None

        return look

    return {first: look_for(variants) for first, variants in by_first.items()}


def _person(reader: Reader, position: int) -> Miscased | None:
    surname, given = reader.word(position), reader.word(position + 1)
    length = 0 if given in FUNCTION_WORDS else names.syllables(given)
    if not 1 <= length <= 2 or names.is_loan(surname, given):
        return None
    if not (reader.is_small(position) or reader.is_small(position + 1)) or not reader.adjoins(position):
        return None
    announced = reader.word(position - 1) in _BEFORE_NAMES
    if reader.forms[position].isupper() or not (names.can_be_given_name(given) or announced):
        return None
    certain = announced or length == 2 or surname not in names.ENGLISH_SYLLABLES
    if reader.is_small(position):
        if surname in FUNCTION_WORDS or _is_amount(reader, position):
            return None
        if reader.is_small(position + 1):
            if _is_small_pinyin(reader, position - 1) or _is_small_pinyin(reader, position + 2):
                return None
            certain = announced or length == 2 or reader.word(position + 2) in _AFTER_NAMES
        elif not announced and not _is_lone(reader, position):
            return None
    found = reader.run(Kind.PERSON, position, (surname.capitalize(), given.capitalize()), certain=certain)
    if found is None:
        return None
    start, end = reader.tokens[position].start, reader.tokens[position + 1].end
    whole = reader.text[start : found.start] + found.right + reader.text[found.end : end]
    return Miscased(Kind.PERSON, start, end, whole, certain)


def _is_lone(reader: Reader, position: int) -> bool:
    """Whether a small surname before a capital is neither an English word nor the end of another name."""
    if reader.word(position) in names.ENGLISH_SYLLABLES or reader.word(position + 1) in _SINGLE_PLACES:
        return False
    return not (reader.is_capital(position - 1) and reader.adjoins(position - 1))


def _is_amount(reader: Reader, position: int) -> bool:
    """Whether the word is a Chinese unit after a number, as in "200 yuan", and no surname."""
    before = reader.word(position - 1)
    return before[-1:].isdigit() or (reader.word(position) in names.UNITS and before in _AMOUNTS)


_AMOUNTS = word_set("a an one two three five ten hundred thousand million billion trillion per each half many several")
_BEFORE_NAMES = institutions.TITLES_WITH_NAMES | word_set(
    """
    journalist journalists translation translator translators translated editor editors reporter reporters author
    correspondent correspondents photographer by proofreader writer said says named surnamed called chairwoman
    spokesperson spokesman spokeswoman doctor nurse actor actress singer artist player farmer villager
    entrepreneur official
    """
)
_AFTER_NAMES = word_set("said says told added explained noted pointed stressed recalled introduced believes thinks")


def _is_small_pinyin(reader: Reader, position: int) -> bool:
    word = reader.word(position)
    return bool(word) and reader.is_small(position) and names.can_be_given_name(word)


def _ambiguous_month(reader: Reader, position: int) -> Miscased | None:
    word = reader.word(position)
    if not reader.is_small(position):
        return None
    ends_phrase = not reader.adjoins(position) or reader.is_capital(position + 1)
    if not calendar.is_month(reader.stems, position, ends_phrase=ends_phrase):
        return None
    return reader.single(Kind.MONTH, position, word.capitalize())


def _ambiguous_place(reader: Reader, position: int) -> Miscased | None:
    word = reader.word(position)
    if not reader.is_small(position):
        return None
    after = reader.word(position + 1) if reader.adjoins(position) else ""
    is_named = reader.is_capital(position + 1)
    verdict = places.is_place(word, reader.word(position - 1), after, reader.source, before_name=is_named)
    if verdict is False:
        return None
    return reader.single(Kind.PLACE, position, places.AMBIGUOUS_PLACES[word], certain=bool(verdict))


def _people(reader: Reader, position: int) -> Miscased | None:
    word = reader.word(position)
    if not reader.is_small(position) or peoples.may_be_small(word, reader.word(position + 1)):
        return None
    return reader.single(Kind.PEOPLE, position, _PEOPLES[word])


_TITLE_BEFORE = word_set("and with that to said when where while but after before between for if by vice") | {""}
_ALWAYS_TITLES = frozenset({"mr", "mrs", "ms", "dr"})


def _title(reader: Reader, position: int) -> Miscased | None:
    if not reader.is_small(position) or not reader.is_capital(position + 1):
        return None
    word, name = reader.word(position), reader.tokens[position + 1].text
    gap = reader.text[reader.tokens[position].end : reader.tokens[position + 1].start]
    if word in _ALWAYS_TITLES:
        certain = gap in {" ", ". "} and (word != "ms" or name[1:].islower())
    elif gap != " " or name.isupper() or reader.word(position + 1) in FUNCTION_WORDS:
        return None
    else:
        is_name = reader.word(position + 1) in names.SURNAMES and len(name) > 1
        free = reader.word(position - 1) in _TITLE_BEFORE or not reader.adjoins(position - 1)
        if not (is_name and free and word not in _OCCUPATIONS):
            return None
        certain = True
        if reader.word(position - 1) == "vice" and reader.adjoins(position - 1):
            return reader.run(Kind.TITLE, position - 1, ("Vice", word.capitalize()))
    return reader.single(Kind.TITLE, position, word.capitalize(), certain=certain)


_OCCUPATIONS = frozenset({"director", "secretary", "professor", "general", "minister", "chairman"})


def _suffix(reader: Reader, position: int) -> Miscased | None:
    word = reader.word(position)
    name = reader.word(position - 1)
    if reader.forms[position] != word or not name:
        return None
    if reader.is_capital(position - 1) and (name == "autonomous" or _is_of_a_people(reader, position - 1)):
        certain = True
    elif not (reader.is_capital(position - 1) or name in _SINGLE_PLACES):
        return None
    elif name in _CHINESE or (names.syllables(name) >= 1 and len(name) > 3 and not is_word(name)):
        certain = True
    else:
        return None
    if not reader.adjoins(position - 1) or not reader.bare(position):
        return None
    if reader.is_small(position - 1):
        return reader.single(Kind.SUFFIX, position, word.capitalize(), certain=certain)
    start, end = reader.tokens[position - 1].start, reader.tokens[position].end
    right = reader.text[start : reader.tokens[position].start] + word.capitalize()
    return Miscased(Kind.SUFFIX, start, end, right, certain)


def _is_of_a_people(reader: Reader, position: int) -> bool:
    """Whether the word names the people after whom a township or county is called: Minle Korean Township."""
    follows_name = reader.is_capital(position - 1) and reader.adjoins(position - 1)
    return follows_name and reader.word(position) in _PEOPLES and "族" in reader.source


def _plenary(reader: Reader, position: int) -> Miscased | None:
    """A session of the Central Committee is a name; a federation's is not."""
    if reader.word(position + 1) not in {"session", "meeting"} or not institutions.is_ordinal(
        reader.word(position - 1)
    ):
        return None
    ahead = [reader.word(position + offset) for offset in range(2, 9)]
    if ahead[:1] != ["of"] or not any(pair == ("central", "committee") for pair in pairwise(ahead)):
        return None
    ordinal = reader.word(position - 1)
    right = (ordinal.capitalize() if ordinal.isalpha() else ordinal, "Plenary", reader.word(position + 1).capitalize())
    return reader.run(Kind.TERM, position - 1, right)


def _central(reader: Reader, position: int) -> Miscased | None:
    if reader.word(position + 1) != "committee":
        return None
    before = reader.word(position - 1)
    if not (institutions.is_ordinal(before) or before in {"cpc", "party"}):
        return None
    return reader.run(Kind.TERM, position, ("Central", "Committee"))


def _national(reader: Reader, position: int) -> Miscased | None:
    if reader.word(position + 1) != "congress":
        return None
    before, of_whom = reader.word(position - 1), [reader.word(position + offset) for offset in (2, 3, 4)]
    party = before in {"cpc", "party"} or of_whom in (["of", "the", "cpc"], ["of", "the", "communist"])
    if not party and not (institutions.is_ordinal(before) and "十" in reader.source and "大" in reader.source):
        return None
    return reader.run(Kind.TERM, position, ("National", "Congress"))


def _party(reader: Reader, position: int) -> Miscased | None:
    noun = reader.word(position + 1)
    chinese = institutions.PARTY_NOUNS.get(noun)
    if chinese is None or not reader.is_small(position) or not reader.adjoins(position):
        return None
    if reader.source:
        known = "党" in reader.source and any(sense in reader.source for sense in chinese.split())
        known = known or (noun in {"committee", "committees"} and _SHORT_COMMITTEE.search(reader.source) is not None)
    else:
        known = (
            noun == "committees" and reader.word(position + 2) == "and" and reader.word(position + 3) == "governments"
        )
    return reader.single(Kind.TERM, position, "Party", certain=noun in {"committee", "committees"}) if known else None


_SHORT_COMMITTEE = re.compile("[省市县区州]委(?!员|会|托|派|任|屈|办)|自治区党委|地委|工委")
"""The Party committee of a place by its short name, which says Party nowhere."""


def _admin(reader: Reader, position: int) -> Miscased | None:
    """A small “provincial” or “municipal” before the capital of its body: the provincial Committee."""
    if not reader.is_small(position) or not reader.adjoins(position):
        return None
    noun, before = reader.word(position + 1), reader.word(position - 1)
    if noun not in _BODY_NOUNS or not reader.is_capital(position + 1) or before != "the":
        return None
    return reader.single(Kind.TERM, position, reader.word(position).capitalize())


_BODY_NOUNS = frozenset(
    {"committee", "government", "commission", "department", "bureau", "office", "congress", "federation", "people"}
)


def _newspaper(reader: Reader, position: int) -> Miscased | None:
    """The last word of a newspaper's name, where the source has a newspaper."""
    if not reader.is_small(position) or not reader.is_capital(position - 1) or not reader.adjoins(position - 1):
        return None
    if _NEWSPAPERS[reader.word(position)] not in reader.source or reader.word(position - 1) in FUNCTION_WORDS:
        return None
    return reader.single(Kind.TERM, position, reader.word(position).capitalize())


_NEWSPAPERS = {"daily": "日报", "times": "时报", "post": "邮报"}


def _autonomous(reader: Reader, position: int) -> Miscased | None:
    unit = reader.word(position + 1)
    if unit not in {"region", "prefecture", "county", "banner"} or not reader.is_capital(position - 1):
        return None
    if not (reader.is_small(position) or reader.is_small(position + 1)) or not reader.adjoins(position - 1):
        return None
    return reader.run(Kind.SUFFIX, position, ("Autonomous", unit.capitalize()))


def _new_area(reader: Reader, position: int) -> Miscased | None:
    """A small word between the capitals of one name, as in "Xiangjiang new Area"."""
    if not reader.is_small(position) or reader.word(position + 1) not in {"area", "district", "zone"}:
        return None
    if not (reader.is_capital(position - 1) and reader.is_capital(position + 1)):
        return None
    if not (reader.adjoins(position - 1) and reader.adjoins(position)):
        return None
    return reader.single(Kind.TERM, position, reader.word(position).capitalize())


# Which words are looked at.

_PEOPLES = {adjective.lower(): adjective for adjective in peoples.PEOPLES}
_UNAMBIGUOUS_MONTHS = [month for month in calendar.MONTHS if month.lower() not in calendar.AMBIGUOUS_MONTHS]
_SINGLE_PLACES = {
    name.lower(): name for name in places.PLACES if " " not in name and name.lower() not in places.AMBIGUOUS_PLACES
}
_CHINESE = frozenset(name.lower() for name in (*places.CHINESE_PROVINCES, *places.CHINESE_CITIES)) | {"mongolia"}
_IN_COMPOUNDS: dict[str, tuple[Kind, str]] = (
    {part: (Kind.PLACE, name) for part, name in _SINGLE_PLACES.items()}
    | {part: (Kind.PEOPLE, name) for part, name in _PEOPLES.items()}
    | {month.lower(): (Kind.MONTH, month) for month in (*calendar.MONTHS, *calendar.WEEKDAYS)}
    | {"china": (Kind.PLACE, "China")}
)


def _table() -> dict[str, tuple[Look, ...]]:
    looks: dict[str, list[Look]] = {}

    def add(entries: dict[str, Look]) -> None:
        for word, look in entries.items():
            looks.setdefault(word, []).append(look)

    add({"plenary": _plenary, "autonomous": _autonomous, "party": _party, "new": _new_area, "high-tech": _new_area})
    add(_phrase_look(Kind.TERM, institutions.BODIES))
    add(dict.fromkeys(_NEWSPAPERS, _newspaper))
    add(dict.fromkeys(("provincial", "municipal", "prefectural"), _admin))
    add({"central": _central, "national": _national})
    add(_phrase_look(Kind.MONTH, (*_UNAMBIGUOUS_MONTHS, *calendar.WEEKDAYS, *calendar.HOLIDAYS)))
    add(_phrase_look(Kind.PLACE, [name for name in places.PLACES if name.lower() not in places.AMBIGUOUS_PLACES]))
    add(dict.fromkeys(_PEOPLES, _people))
    add(dict.fromkeys(calendar.AMBIGUOUS_MONTHS, _ambiguous_month))
    add(dict.fromkeys(places.AMBIGUOUS_PLACES, _ambiguous_place))
    add(dict.fromkeys(institutions.TITLES_WITH_NAMES, _title))
    add(dict.fromkeys(places.SUFFIXES, _suffix))
    add(dict.fromkeys(names.SURNAMES, _person))
    return {word: tuple(functions) for word, functions in looks.items()}


_LOOKS = _table()


def _is_looked_at(word: str) -> bool:
    if "-" in word and any(part in _IN_COMPOUNDS for part in word.split("-")):
        return True
    return without_possessive(word.lower().replace("’", "'")) in _LOOKS


_LOOKED_AT = Sieve(_is_looked_at)
