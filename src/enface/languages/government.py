"""Which preposition a word governs, and those that drafts from Chinese have after it."""

from __future__ import annotations

from typing import NamedTuple


class Governed(NamedTuple):
    """What is right after a word in the place of a preposition.

    Where `only` has words, one of them follows (`#` is a figure); where `unless` has, none of the next two is in it.
    """

    right: str
    only: frozenset[str]
    unless: frozenset[str]


_TABLE = """
comply complies complied complying | to by for > with
according | with as > to
contribute contributes contributed contributing | for > to | | years months weeks decades many more several nearly \
over example free first past last
contribution contributions | on > to
participate participates participated participating | to at on > in | | date least
consist consists consisted consisting | by with > of
composed | by with > of | # two three four five six seven eight nine ten several experts members
depend depends depended depending | of from at > on | | least
rely relies relied relying | to of at for > on | | least years decades
accused | for with > of | | years
suspected | for with > of
guilty | for to > of
convicted | with > of
charged | of > with
fond | with to for > of
similar | with as > to
identical equivalent | as > to
prior | than of > to
related relating relevant | with > to
familiar | of for about > with
satisfied | to of on > with
faced | to of > with
associated | to > with
consistent | to > with
equipped | of > with | | course
filled covered crowded | of > with | | course
concerned worried | on > about
confident | to > in | the its their his
involved | into of > in | | course
experienced skilled | of > in | | course all
abundant | of > in
lacking | of > in
renowned well-known | of > for
responsible | of on > for
eligible suitable | of > for
harmful | for > to | health
harmful | of on > to
conducive | for in > to
accustomed exposed loyal sensitive | with > to
devote devotes devoted devoting | on in for > to | | part large years
vulnerable | of from > to
adjacent | with of from > to
next | of > to | the a
belong belongs belonged belonging | of at with for > to
resulted resulting | to > in
focuses focused focusing | in at to > on | | on least date
regardless irrespective | to for with > of
instead | to with > of
due owing | of > to | the a its their his
behalf | for to > of
charge | for > of | finance education publicity security propaganda
ahead | from > of
deprived | from > of
proud | with about > of
ashamed jealous | with about > of
convinced | with > of
typical | for with > of
dependent | of from > on | | course
keen | in for > on
restricted limited | in > to | # only
opposed | with for against > to
contrary | with of from > to
superior inferior | than > to
equal | with as > to | that those the
attributable | with for by > to
comparable | as > with
compatible | to > with
coincides coincided | to > with
collaborate collaborates collaborated collaborating | to > with
cope copes coped coping | to for > with
dealt | to > with
confronted | to of > with
pleased | of > with | the
specialises specializes specialised specialized specializing | at on for > in | | least
indulge indulged | on to > in
invest invests investing | to on > in | the
engage engages engaging | into on > in
persist persists persisted persisting | on to at > in
majored | on at > in
differ differs differed | with > from
originate originates originated originating | of > from | | course
benefited benefitted | of by > from | the this these
suffer suffers suffered suffering | of by > from | | course
recover recovers recovered recovering | of > from
abstain refrain refrained | of to > from
graduated graduates | of > from | | course
comment comments commented | to > on | the this these
embark embarked | in to > on
impose imposes imposed imposing | to > on | the a all its
insists insisted insisting | to for > on | the its their this
advantage | from > of | the this these
acquainted | to of > with
"""


def _read() -> dict[tuple[str, str], Governed]:
    table: dict[tuple[str, str], Governed] = {}
    for line in _TABLE.strip().splitlines():
        words, prepositions, only, unless = [*line.split("|"), "", ""][:4]
        wrong, _, right = prepositions.partition(">")
        entry = Governed(right.strip(), frozenset(only.split()), frozenset(unless.split()))
        table |= {(word, preposition): entry for word in words.split() for preposition in wrong.split()}
    return table


GOVERNED = _read()
"""By a word and the preposition that it does not take: the one that it does."""
