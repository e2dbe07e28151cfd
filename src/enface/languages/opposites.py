"""Things that stand in pairs or rows, in Chinese and English: upstream and downstream, gold, silver and bronze."""

from __future__ import annotations

import re
from typing import NamedTuple

from enface.languages.remembered import Remembered


class Member(NamedTuple):
    """One of a row: how Chinese names it, which English names it alone, and what of English may render it."""

    chinese: re.Pattern[str]
    named: re.Pattern[str]
    accepted: re.Pattern[str]


_ROWS = r"""
上半年: first ~half of = first half, first six, first two quarters, H1, January, mid-?year
下半年: second ~half of; latter ~half of = second half, latter half, last six, second six, last two quarters, H2,
  later, July

上游: upstream; upper reaches = upstream, upper, headwater*, source*
下游: downstream; lower reaches = downstream, lower, down

小学: primary ~school*; elementary ~school* = primary, elementary, grade[- ]school*, pupil*, schoolchild*
中学|[初高][中一二三]|中小学: middle[- ]~school*; high[- ]~school*; secondary ~school* = middle, secondary,
  high[- ]school*, junior, senior, pupil*, teen*, grade*
大学|高校|学院|本科: universit(?:y|ies) (?:students?|teachers?|graduates?); college students? = universit*,
  college*, institut*, academ*, undergrad*, campus*, school of, tertiary, higher

高于|大于|多于|优于: higher ~than; above; more ~than; exceed* = higher, above, more, over, exceed*, surpass*, greater,
  better, larger, bigger, outpac*, superior, beat*, faster, up, outperform*, prefer*, at least, upwards?,
  outstrip*, ahead, top*
低于|小于|少于|逊于: lower ~than; below; less ~than; fewer ~than = lower, below, less, under, fewer, smaller, worse,
  short, inferior, lag*, slower, down, beneath, cheaper, at least, minimum, no + than, within, behind,
  weaker

早于: earlier ~than = earli*, before, prior, preced*, ahead, sooner, older, predat*
晚于|迟于: later ~than = later, after, behind, following, past, delay*

去年|上年: last ~year = last, previous, prior, year earlier, year ago, year before, year[- ]on[- ]year, yoy,
  past, 20\d\d, 19\d\d, preced*, then, same period, twelve months, 12 months
今年|本年: this ~year = this, 20\d\d, current*, so far, the year, January, new year, annual*, year[- ]to, now
明年|来年: next ~year = next, coming, following, 20\d\d, upcoming, forthcoming, year after, new year

上个?月: last ~month = last, previous, past, prior, earlier, month ago, month-on-month, month before, preced*,
  the month
下个?月: next ~month = next, coming, following, month later, upcoming, month after

昨[天日晚夜]: yesterday = yesterday, last night, \d+, day earlier, day before, previous, Sunday, Monday, Tuesday,
  Wednesday, Thursday, Friday, Saturday
明[天日晚早](?!星|显): tomorrow = tomorrow, \d+, next, following, future, Sunday, Monday, Tuesday, Wednesday,
  Thursday, Friday, Saturday, will, later

男[子性孩生人队足篮单双女婴童士]|父子|先生: (?<!sales)(?<!chair)~men(?:['’]s)?; males?; boys? =
  m[ae]n(?:['’]s)?, male*, boys?, guys?, gentlem*, he, his, him, father, sons?, husband*, Mr, himself,
  bloke, fellow*, dad, people, persons?, one, who, they, individual*, suspect*, driver*, player*,
  patient*, student*
女[子性孩生人队足篮单双婴童儿士工郎]|[妇母男]女|小姐|太太|[她妻妈姐妹娘奶]: wom[ae]n(?:['’]s)?; females?; girls? =
  wom[ae]n(?:['’]s)?, females?, girl*, lad(?:y|ies), she, her, mother, daughter*, wi(?:fe|ves), Ms, Mrs,
  Miss, herself, people, persons?, one, who, they, individual*, suspect*, driver*, player*, patient*,
  student*

左[岸侧手边翼脚腿眼臂肩]: left (?:bank|side|hand|foot|leg|eye|arm|shoulder|wing) = left*, port
右[岸侧手边翼脚腿眼臂肩]: right (?:bank|side|hand|foot|leg|eye|arm|shoulder|wing) = right*, starboard

国内: domestic(?:ally)? = domestic*, home, China*, Chinese, nation*, countr*, inland, internal*, local*,
  mainland, homegrown, within, GDP, gross, state
国外|境外|海外|外国: abroad; overseas; foreign countries = foreign*, overseas, abroad, international*, outside,
  global*, world*, offshore, other countries, imported, external, cross-border, expat*, western*, exchange

城镇居民|城市居民|城镇人口: urban residents? = urban*, cit(?:y|ies)*, town*, metropol*
农村|乡村|乡下|农户|农民|村: rural = rural*, village*, countryside, farm*, peasant*, agricultur*, agri*, hamlet*,
  town*, country, pastoral*

室内: indoors? = indoor*, inside, interior*, room*, within, enclosed, in*
室外|户外|露天: outdoors?; open[- ]air = outdoor*, outside, open*, exterior*, al fresco, field*, outer

进口: imports?; imported = import*, inbound, brought, enter*, entr*, foreign, overseas, bought, purchas*,
  inlet*, intake
出口: exports?; exported = export*, exit*, outbound, ship*, sold, sell*, outlet*, way out, door*, sales,
  abroad, mouth, outer, trade

反对|抗议|谴责: oppos(?:e|es|ed|ing) = oppos*, against, object*, reject*, disagree*, resist*, condemn*, protest*,
  anti*, denounc*, oppon*, critici*, dissent*, refus*, not, no, disapprov*, deplor*, blam*, counter*,
  fight*, combat*, hostil*, censur*, dismay*
支持|赞成|拥护: supports?; supported; supporting = support*, back*, help*, fund*, assist*, sponsor*, favou?r*,
  endors*, agree*, approv*, in favor, uphold*, aid*, encourag*, enabl*, allow*, promot*, for, sustain*,
  advocat*, stand*, embrac*, behind, by, fan*, boost*

失败|未能: failed; fails; failure = fail*, los*, defeat*, unsuccess*, lost, not, un+, could, collaps*, no,
  setback*, never, miss*, short, without, break*, fell, fall*, cannot, n['’]t, out, down, abort*, unable,
  reject*, ineffective
成功: succeed(?:s|ed)?; success(?:fully)? = succe+, win*, won, manag*, able, achiev*, complet*, effective*,
  pass*, ma[kd]*, accomplish*, smooth*, work*, triumph*, victor*, well, breakthrough*, secur*, land*,
  launch*, done, become, became, great, good, clinch*

开幕: opened; opening ceremony = open*, start*, kick*, begin*, beg[au]n, launch*, commenc*, inaugura*, under
  way, underway, on, held, rais*, debut*, first
闭幕: closed; concluded; closing ceremony = clos*, conclu*, end*, finish*, wrap*, wound, curtain*, final*,
  over

老人|老年|长者|养老: elderly; the ~old; seniors = elder*, old*, senior*, aged, aging, ageing, retire*, pension*, man,
  woman, he, she, grand*, him, her, people, parents?, couple, geriatric*, nursing, they, silver, veteran*
[儿童婴娃]|孩子|小孩|少年|子女|学生|宝宝|小朋友: children; kids = child*, kid*, boy*, girl*, young*, minor*,
  juvenile*, infant*, toddler*, bab*, son*, daughter*, pupil*, student*, youth*, teen*, under*, preschool*,
  kindergart*, nurser*, junior*, guy*, adolescen*, p(?:a|ae)diatric*, fils, offspring, family, families,
  lad*, parent*, toy*, they, them, he, she, little, learner*, ones, school*, people

父亲|爸: father; dad = father*, dad*, pa, papa, parent*, pop, his, he, patern*, stepfather
母亲|妈|娘: mother; mom; mum = mother*, mom*, mum*, ma, mama, parent*, her, she, matern*, aunt*, stepmother,
  lady, woman, wife, girl*, bride, nanny

儿子: sons? = sons?, boy*, child*, kid*, he, him, his, heir*, descend*, junior, family
女儿: daughters? = daughter*, girl*, child*, kid*, she, her, family

丈夫|老公: husbands? = husband*, spouse*, he, him, his, man, partner*, couple*, widow*
妻子|老婆|太太|夫人: wife = wi(?:fe|ves), spouse*, she, her, lady, Mrs, Ms, Madam*, woman, partner*, couple*,
  widow*, First

哥哥|弟弟|兄弟|哥俩|兄长|大哥: brothers? = brother*, bro*, sibling*, cousin*, guy*, boy*, man, friend*, dude*,
  fratern*, pal*
姐姐|妹妹|姐妹|姊妹|大姐: sisters? = sister*, sis, sibling*, cousin*, girl*, lady, ladies, wom[ae]n, Ms,
  aunt*, friend*

爷爷|祖父|外公|姥爷: grandfathers?; grandpas? = grand*, ancest*, old man, he, his, him, grampa, forefather*
奶奶|祖母|外婆|姥姥: grandmothers?; grandmas? = grand*, granny, nana, old (?:lady|woman), she, her, grams, ancest*,
  Mrs, aunt*

金牌: gold medals? = gold*, champion*, title*, first, win*, won, star, ace, top, crown*
银牌: silver medals? = silver*, second, runner*
铜牌: bronze medals? = bronze*, third, copper*, plaque*

硕士: master['’]s = master*, M\.?[AS]*, postgrad*, graduate*, MBA
博士: doctoral; doctorate; Ph\.?D\.? = doctor*, Ph\.?D\.?s?, Dr, D+, postdoc*, Bosch*, Boshi

红色预警: red (?:alert|warning|signal) = red*
橙色预警: orange (?:alert|warning|signal) = orange*
黄色预警: yellow (?:alert|warning|signal) = yellow*
蓝色预警: blue (?:alert|warning|signal) = blue*

国家级: national[- ]level = nation*, state*, country*, AAAA*
省级|省直: provincial[- ]level = provinc*
市级|市直|地市级|设区市: (?:municipal|city)[- ]~level = municipal*, cit*, prefect*
县级|县直: county[- ]level = count*

春季|春天|今春|春运: (?:in|this|last|next) (?:the )?~spring = spring*, vernal, early, March, April, May, festival
夏季|夏天|暑期|暑假|今夏|夏令营: (?:in|this|last|next) (?:the )?~summer = summer*, hot*, June, July, August, holiday*,
  vacation*
秋季|秋天|今秋|秋粮: (?:in|this|last|next) (?:the )?~autumn = autumn*, fall*, Septem*, Octo*, Novem*
冬季|冬天|今冬|寒假|冬奥: (?:in|this|last|next) (?:the )?~winter = winter*, cold*, Decem*, January, Februar*, hibern*
"""
"""Rows, parted by blank lines: the Chinese, the English that names it alone, and after "=" what else may render it.

A phrase of English is looked for where a word begins as the phrase does, or as it goes on after "~".
"""


def _pattern(words: str, separator: str) -> re.Pattern[str]:
    """A pattern for any of the words; a star stands for letters that may follow, a plus for those that must."""
    parts = words.replace("*", r"\w*").replace("+", r"\w+").replace("~", "").split(separator)
    return re.compile(rf"\b(?:{'|'.join(part.strip() for part in parts)})(?!\w)", re.IGNORECASE)


def _members(row: str) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """The members of a row, and how the words begin of which the target has one where it names any of them."""
    found, beginnings = [], []
    for line in re.sub(r"\n +", " ", row).splitlines():
        chinese, _, english = line.partition(": ")
        named, _, accepted = english.partition(" =")
        found.append(Member(re.compile(chinese), _pattern(named, "; "), _pattern(accepted, ", ")))
        beginnings += [match[0].lower() for phrase in named.split("; ") for match in _BEGINNING.finditer(phrase)]
    return tuple(found), tuple(beginnings)


_BEGINNING = re.compile(r"(?:(?<=~)|^(?!.*~))[A-Za-z]+(?!\?)")
_READ = [_members(row) for row in _ROWS.strip().split("\n\n")]
ROWS = tuple(members for members, _ in _READ)
"""The rows; of what stands in one row, a sentence about one member does not speak of another."""
_BY_BEGINNING: dict[str, dict[str, list[int]]] = {}
for _number, (_, _beginnings) in enumerate(_READ):
    for _beginning in _beginnings:
        _BY_BEGINNING.setdefault(_beginning[:2], {}).setdefault(_beginning, []).append(_number)
_PART = re.compile(r"[^\W_]+")


_NO_ROWS: frozenset[int] = frozenset()


def _rows_of(word: str) -> frozenset[int]:
    rows = frozenset(
        number
        for part in _PART.findall(word.lower())
        for beginning, numbers in _BY_BEGINNING.get(part[:2], {}).items()
        if part.startswith(beginning)
        for number in numbers
    )
    return rows or _NO_ROWS  # the same for most words, where each empty set takes 200 bytes


ROWS_OF = Remembered(_rows_of)
"""The numbers of the rows a member of which may be named where a word of English stands."""
