"""English words that are taken for one another, and the neighbours that tell which of the two is meant."""

from __future__ import annotations

from typing import NamedTuple


class Confusion(NamedTuple):
    """A word, the one that is meant, and the words of which one stands before or after; empty where any may.

    `#` is a number, `$` the end of a phrase.
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
alot > a lot : :
inorder > in order : :
incase > in case : :
aswell > as well : :
infact > in fact : :
atleast > at least : :
eachother > each other : :
noone > no one : :
upto > up to : :
inspite > in spite : :
insure > ensure : will should must can could may would : that
effects > affects : disease which that it this virus also policy seriously directly : the our children people their
personal > personnel : medical military technical relevant scientific professional security : $ to
moral > morale : boost boosted boosts raise raised : of among and $
there > their : of : country own land motherland
there > their : give improve raise share express : views opinions rights own children parents homes lives families
there > their : expressed protect of in for with : views opinions rights own children parents homes lives families
there > their : give improve raise share express : incomes jobs land work health education
there > their : expressed protect of in for with : incomes jobs land work health education
past > passed : they he she we students : the by
adapt > adopt : : new
quit > quite : is was are be made it : clear different good difficult easy important large a high low
cite > site : the a this construction : of was is and
form > from : comes came come benefited suffered far learned originates :
less > fewer : : people students workers farmers cases accidents schools hospitals patients villages pesticides
except > accept : to not will would could can did should must : the a an any this gifts money it
accept > except : all everyone everything nothing none : one for the a
complementary > complimentary : : ticket tickets breakfast copy
lied > laid : : a the wreaths flowers
stationary > stationery : makes make sells sell buy office school : and $
adviced > advised : :
proof > prove : to will can could : his her their that the its
prove > proof : the a no this any : of that $
council > counsel : defense defence legal :
advise > advice : an some any medical his her their good : $
advice > advise : to will would should strongly : the them farmers him people us
believe > belief : the our their firm strong : that in
choice > choose : to will can could must : the a from
loss > lose : to will may can not : the their weight its
lose > loss : the a heavy great huge economic : of to in $
live > life : the their daily normal human : of expectancy
device > devise : to : a plans ways
extent > extend : to will should : the a our
rise > raise : to will should can must : the awareness funds money standards wages incomes prices its their
fell > felt : he she they i we : that very deeply
witch > which : : is was has are
whit > with : : the a
hear > here : right come came : $
knew > new : a the of : era year product development area school
steal > steel : : industry mill plant plants production products
coarse > course : of training this a : for of $
corps > crops : food cash grain economic other : and $
manly > mainly : : in for from by because
leaded > led : : by to the a
founded > found : were was : guilty dead that
altitude > attitude : positive good right working their his : towards toward to
economics > economic : : development growth
site > sight : in lose lost : of
latter > later : years days minutes months weeks hours : $
sing > sign : to will jointly : an a the
singed > signed : was were jointly sides they : a an the by
martial > marital : : status
complied > compiled : : by
ration > ratio : debt price : of to
lightening > lightning : : strike strikes
decent > descent : of : from
principle > principal : school deputy vice :
heard > herd : a the : of
causal > casual : : workers labor
curtain > certain : a to : extent
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
