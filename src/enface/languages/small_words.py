"""Set phrases of English, with the forms in which drafts from Chinese lose or change their small words."""

from __future__ import annotations

from typing import NamedTuple

from enface.languages.english import FUNCTION_WORDS


class SetPhrase(NamedTuple):
    """A set phrase in a wrong form, and in the right one; where `ends`, nothing that it could belong to may follow."""

    wrong: tuple[str, ...]
    right: str
    ends: bool


_THE_OF = """
for: convenience sake duration remainder
in: absence aftermath company footsteps heart heat midst realm shadow throes run-up guise depths hinterland
at: core crossroads discretion edge entrance forefront heart helm instance mercy outset peak pinnacle junction behest
at: suggestion vanguard time side
on: brink cusp verge sidelines fringes heels banks shores coast edge topic question subject
under: aegis watch patronage umbrella banner care coordination jurisdiction weight
with: exception onset emergence outbreak blessing deepening acceleration popularization purpose intention
to: exclusion detriment brink verge accompaniment tune
from: standpoint viewpoint outset ranks depths
through: lens medium intermediary
against: backdrop background
during: reign period
since: advent onset turn end start formation
into: hands heart depths arms embrace
toward: end beginning middle
towards: end beginning middle
until: end beginning middle
till: end beginning
near: end top bottom center centre mouth foot site border
around: end beginning turn
over: course
along: banks coast edge shores course
within: scope framework context confines
beyond: scope
"""
"""A preposition, and the nouns between which and “of” it always has “the”."""
_A_OF = """
as: consequence symbol source sign form token gesture matter way
at: speed height altitude temperature depth distance rate ratio
by: factor margin ratio
with: variety series
in: series state
"""
"""A preposition, and the nouns that have “a” between it and “of”."""
_PHRASES = """
in row. = in a row
in hurry. = in a hurry
in nutshell. = in a nutshell
in statement. = in a statement
in interview. = in an interview
in position to = in a position to
in bid to = in a bid to
in effort to = in an effort to
in attempt to = in an attempt to
in long run = in the long run
in short run = in the short run
in long term. = in the long term
in short term. = in the short term
in meantime. = in the meantime
in distance. = in the distance
in countryside. = in the countryside
in morning. = in the morning
in afternoon. = in the afternoon
in evening. = in the evening
in past few = in the past few
in near future = in the near future
in foreseeable future = in the foreseeable future
in open air. = in the open air
in same way = in the same way
in same year = in the same year
in same period = in the same period
in view to = with a view to
in a large scale = on a large scale
in large scale. = on a large scale
in a small scale = on a small scale
in small scale. = on a small scale
in a massive scale = on a massive scale
in a global scale = on a global scale
in a national scale = on a national scale
in a daily basis = on a daily basis
in a regular basis = on a regular basis
in daily basis = on a daily basis
in regular basis = on a regular basis
in the basis of = on the basis of
in the occasion of = on the occasion of
at the occasion of = on the occasion of
in the eve of = on the eve of
in the forefront of = at the forefront of
in the verge of = on the verge of
in the brink of = on the brink of
on the expense of = at the expense of
in the request of = at the request of
in the invitation of = at the invitation of
by the invitation of = at the invitation of
in the help of = with the help of
under the lead of = under the leadership of
in the aim of = with the aim of
with aim of = with the aim of
in the purpose of = for the purpose of
for purpose of = for the purpose of
in forefront of = at the forefront of
in the contrary = on the contrary
in contrary. = on the contrary
on contrary. = on the contrary
at the meantime = in the meantime
on the meantime = in the meantime
in the same time = at the same time
in same time = at the same time
at the first time. = for the first time
in the first time. = for the first time
in average. = on average
in addition of = in addition to
in accordance of = in accordance with
in compliance to = in compliance with
in compliance of = in compliance with
in respect with = with respect to
with regards of = with regard to
with regard of = with regard to
with respect of = with respect to
in comparison of = in comparison with
in response of = in response to
in response for = in response to
in contrast of = in contrast to
in cooperation of = in cooperation with
in collaboration of = in collaboration with
in combination of = in combination with
in conjunction of = in conjunction with
in conjunction to = in conjunction with
in pursuit for = in pursuit of
in favor for = in favor of
in favour for = in favour of
in honor to = in honor of
in honour to = in honour of
in terms with = in terms of
in view with = in view of
in the light with = in the light of
in behalf of = on behalf of
on behalf with = on behalf of
on other hand = on the other hand
on spot. = on the spot
on whole. = on the whole
on internet. = on the internet
on way to = on the way to
on purpose of = for the purpose of
on account for = on account of
on a hurry = in a hurry
on a row. = in a row
at same time = at the same time
at same place = at the same place
at moment. = at the moment
at glance. = at a glance
at loss. = at a loss
at time when = at a time when
for first time. = for the first time
for second time. = for the second time
for third time. = for the third time
for fourth time. = for the fourth time
for last time. = for the last time
for while. = for a while
for moment. = for a moment
for long time = for a long time
for time being = for the time being
for rest of = for the rest of
for most part = for the most part
as matter of fact = as a matter of fact
as rule. = as a rule
as whole. = as a whole
as result. = as a result
as result of = as a result of
as consequence. = as a consequence
with view to = with a view to
with eye to = with an eye to
with the view of = with a view to
with the aim for = with the aim of
with aim to = with the aim of
by means to = by means of
by virtue to = by virtue of
by way to = by way of
by large margin = by a large margin
by wide margin = by a wide margin
to great extent = to a great extent
to large extent = to a large extent
to certain extent = to a certain extent
to some extend = to some extent
to certain degree = to a certain degree
to contrary. = to the contrary
around clock. = around the clock
around world. = around the world
over phone. = over the phone
across country. = across the country
across region. = across the region
across world. = across the world
across globe. = across the globe
around globe. = around the globe
all over world. = all over the world
all over country. = all over the country
over past few = over the past few
during past few = during the past few
because the fact = because of the fact
once year. = once a year
twice year. = twice a year
once week. = once a week
twice week. = twice a week
once month. = once a month
twice month. = twice a month
"""
"""Phrases as drafts have them, and as they are; a stop says that the phrase must be at its end there."""


def _rows() -> list[SetPhrase]:
    rows = [
        SetPhrase(tuple(wrong.rstrip(".").split()), right, wrong.endswith("."))
        for line in _PHRASES.strip().splitlines()
        for wrong, _, right in [line.partition(" = ")]
        if wrong.rstrip(".") != right
    ]
    for article, table in (("the", _THE_OF), ("a", _A_OF)):
        for line in table.strip().splitlines():
            preposition, _, nouns = line.partition(": ")
            for noun in nouns.split():
                own = "an" if article == "a" and noun[0] in "aeiou" else article
                rows.append(SetPhrase((preposition, noun, "of"), f"{preposition} {own} {noun} of", ends=False))
    return rows


def _by_telling_word() -> dict[str, dict[str, tuple[tuple[int, SetPhrase], ...]]]:
    table: dict[str, dict[str, tuple[tuple[int, SetPhrase], ...]]] = {}
    for row in _rows():
        telling = max(row.wrong[1:], key=lambda word: (word not in FUNCTION_WORDS, len(word)))
        place = row.wrong.index(telling, 1)
        behind = table.setdefault(telling, {})
        behind[row.wrong[place - 1]] = (*behind.get(row.wrong[place - 1], ()), (place, row))
    return table


SMALL_WORDS = _by_telling_word()
"""By a word that tells a wrong form, and by the word before it: where it stands in the form, and the phrase."""
