"""English words that are taken for one another, and the neighbours that tell which of the two is meant."""

from __future__ import annotations

from typing import NamedTuple


class Confusion(NamedTuple):
    """A word, the one that is meant, and the words of which one stands before or after; empty where any may.

    `#` is a number.
    """

    wrong: str
    right: str
    before: frozenset[str]
    after: frozenset[str]


_TABLE = """
effected > affected : : by
effect > affect : not would may seriously greatly directly adversely negatively : the their its his our
affect > effect : an great side into no positive negative took take takes :
there > their : gave give lost lose risk risked improve improved spend spent : lives life families homes jobs own
their > there : : is are
forth > fourth : the a : quarter time place floor session plenary largest office round inspection supervision
then > than : more less fewer better higher lower larger rather earlier greater faster : # the a any half two three
then > than : more less fewer better higher lower larger rather earlier greater faster : that in last those
themself > themselves : :
loose > lose : to not will would may can could might : the their its his her control money jobs lives weight
principle > principal : the : responsibility contradiction officer cause investigator architect city cities
principals > principles : the basic guiding four five :
personal > personnel : medical military technical relevant scientific professional : and in from who at were are have
form > from : : january february march april june july august september october november december
manger > manager : general deputy project sales the a :
costumer > customer : :
costumers > customers : :
untied > united : : states nations kingdom front
complimentary > complementary : : advantages strengths economies industries
statue > status : legal social current marital residency international :
quite > quiet : a keep be stay very : place village street town life
dessert > desert : gobi taklimakan tengger kubuqi :
marital > martial : : arts art
stationary > stationery : : shop store supplies
past > passed : has have had : the a away through on
lead > led : was were team delegation who which and inspection had has have : by to
weather > whether : know see decide ask asked determine matter : the it they he she a to or
costal > coastal : : area areas cities city province provinces region regions
trail > trial : on clinical court pilot public : run runs operation period production and basis of
trails > trials : clinical field :
sever > severe : : acute cases symptoms shortage shortages weather damage challenges punishment
pubic > public : :
county > country : whole our developing foreign :
breath > breathe : can could cannot :
advise > advice : some expert medical legal good : of from on to and for
piece > peace : world lasting and for : and talks treaty agreement
site > sight : in : of
adapt > adopt : : measures policies resolutions
adopt > adapt : : to
assess > access : easy have gain has : to
precede > proceed : to : with
insure > ensure : to : that the safety
safely > safety : food work road production public traffic : and of is was in
heath > health : public national mental the : commission and of care services workers
filed > field : in the this : of trips trip work research
thought > through : : cooperation joint efforts
trough > through : : the cooperation joint efforts a its
though > through : : cooperation joint
extend > extent : some certain large great :
mange > manage : to :
prefect > perfect : to further : the
tread > trend : the new upward growth : of in
warming > warning : early : system mechanism signal information
provence > province : this the whole :
collage > college : technical vocational normal medical junior teachers :
tow > two : the : sides countries sessions years parties days
hole > whole : the : province country county nation city society process year village
minster > minister : prime vice deputy foreign the :
"""


def _read() -> dict[str, tuple[Confusion, ...]]:
    table: dict[str, list[Confusion]] = {}
    for line in _TABLE.strip().splitlines():
        words, before, after = line.split(":")
        wrong, _, right = words.strip().partition(" > ")
        entry = Confusion(wrong, right, frozenset(before.split()), frozenset(after.split()))
        table.setdefault(wrong, []).append(entry)
    return {wrong: tuple(entries) for wrong, entries in table.items()}


CONFUSIONS = _read()
"""Each word that is taken for another, with the places that give it away."""
