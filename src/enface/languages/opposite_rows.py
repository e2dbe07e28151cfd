"""Pairs and rows of things, as they are told apart: upstream and downstream, widest and longest, begun and ended.

Rows are parted by blank lines. A line is the Chinese, the English that names it alone, and after "=" what else may
render it. A phrase of English is looked for where a word begins as the phrase does, or as it goes on after "~"; a star
stands for letters that may follow, a plus for those that must.
"""

from __future__ import annotations

EVERYDAY = r"""
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
本月|当月|这个月: this ~month = this, current*, \d+, the month

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
博士: doctoral; doctorate; ~PhD; ~Ph\.D\.? = doctor*, Ph\.?D\.?s?, Dr, D+, postdoc*, Bosch*, Boshi

红色预警: red (?:alert|warning|signal) = red*
橙色预警: orange (?:alert|warning|signal) = orange*
黄色预警: yellow (?:alert|warning|signal) = yellow*
蓝色预警: blue (?:alert|warning|signal) = blue*

国家级: national[- ]level = nation*, state*, country*, AAAA*
省级|省直: provincial[- ]level = provinc*
市级|市直|地市级|设区市: ~municipal[- ]level; ~city-level = municipal*, cit*, prefect*
县级|县直: county[- ]level = count*

春季|春天|今春|春运: (?:in|this|last|next) (?:the )?~spring = spring*, vernal, early, March, April, May, festival
夏季|夏天|暑期|暑假|今夏|夏令营: (?:in|this|last|next) (?:the )?~summer = summer*, hot*, June, July, August, holiday*,
  vacation*
秋季|秋天|今秋|秋粮: (?:in|this|last|next) (?:the )?~autumn = autumn*, fall*, Septem*, Octo*, Novem*
冬季|冬天|今冬|寒假|冬奥: (?:in|this|last|next) (?:the )?~winter = winter*, cold*, Decem*, January, Februar*, hibern*
"""
"""Things of every day."""

TIMES = r"""
年初: (?:at |from )?the ~beginning of (?:the |this |last |next )?(?:year|20\d\d) = beginning*, start*, earl*, Jan*,
  first, opening, new
年底|年末|年终|岁末: the ~end of (?:the |this |last |next )?(?:year|20\d\d); year-~end = end*, late*, Dec*, clos*,
  last, conclu*

月初: the ~beginning of (?:the|this|last|next) month = beginning*, start*, earl*, first, \d+
月底|月末: the ~end of (?:the|this|last|next) month = end*, late*, last, close*, \d+

未来|今后|将来|往后: (?:over|in|during) the ~next (?:\w+ )?years; (?:the )?~coming (?:\w+ )?years? = future, next,
  coming, will, forward, ahead, later, to come, upcoming, from now, onwards?, henceforth, prospect*, tomorrow, ever,
  going to
过去|以来|近年|[年月]来|近[几多0-9一二三四五六七八九十两]+年|最近|往年: (?:over|in|during) the ~past (?:\w+ )?years? =
  past, last, recent*, since, over the, previous*, so far, latest, years of, for, ago, preced*, ever

今[天日晚早]|当[天日]|日前|近日|现在|目前|如今: ~today = today*, \d+, now*, current*, present, this, that, same,
  recent*, day, these, modern, Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, tonight, nowadays
明[天日晚早](?!星|显): ~tomorrow = tomorrow*, \d+, next, following, future, Sunday, Monday, Tuesday, Wednesday,
  Thursday, Friday, Saturday, later
昨[天日晚夜]: ~yesterday = yesterday*, last night, \d+, day earlier, day before, previous, Sunday, Monday, Tuesday,
  Wednesday, Thursday, Friday, Saturday
前天|前日: day ~before yesterday = before, \d+, two days, Sunday, Monday, Tuesday, Wednesday, Thursday, Friday,
  Saturday

春[耕播种管]: spring ~(?:plow|plough|sow|plant|farm|harvest|grain)* = spring*, March, April
夏[收粮播种]|三夏: summer ~(?:plow|plough|sow|plant|farm|harvest|grain)* = summer*, June, July
秋[收粮播种]|三秋: (?:autumn|fall) ~(?:plow|plough|sow|plant|farm|harvest|grain)* = autumn*, fall*, Septem*, Octo*

冬小麦: winter ~wheat = winter*
春小麦: spring ~wheat = spring*

非法|违法|违规|不法: ~illegal* = illegal*, unlawful*, illicit*, violat*, outlaw*, against, crim*, breach*,
  irregular*, unauthori*, wrong*, offen[cds]*, illegitim*, infring*, poach*, without, malprac*, ban*, misconduct,
  abus*
(?<![非违不])法: ~(?:legal|lawful)(?:ly)? = legal*, law*, legitim*, judic*, statut*, right*

早稻: early(?:[- ]season)? ~rice = earl*, first
中稻: (?:middle|mid|semi-late)[- ]season ~rice = mid*, semi*, single
晚稻: late(?:[- ]season)? ~rice = late*, second

春节|新春|大年|农历新年|过年: ~Spring Festival; Chinese ~New Year = spring*, lunar, Chinese New Year, New Year*,
  CNY, holiday*, festiv*
元宵: ~Lantern Festival = lantern*, Yuanxiao, 15th
清明: Tomb[- ]Sweeping ~Day; ~Qingming = tomb*, Qingming, Ching Ming, sweep*
端午|龙舟节: Dragon Boat ~Festival = dragon*, Duanwu
中秋: ~Mid-Autumn = mid*, moon*
重阳: Double ~Ninth = double*, Chongyang, elder*, senior*, old*, ninth
国庆: ~National Day = national*, October, anniversary
元旦: New ~Year['’]s Day = new year*, January, year*
劳动节|五一: ~Labou?r Day; May ~Day = labo*, May, first

上周|上个?星期|上礼拜: last ~week; last ~(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) = last,
  previous*, past, week ago, week before, earlier, \d+, prior
下周|下个?星期|下礼拜: next ~week; next ~(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) = next,
  coming, following, later, upcoming, \d+, week after
"""
"""Parts of the year and of time."""

DEGREES = r"""
最大|最多: the ~(?:largest|biggest) = larg*, big*, great*, most, max*, high*, top*, heav*, huge, utmost, strong*,
  lead*, wid*, broad*, full*, major*, chief, main, best, record, number one, No, peak*
最高: the ~(?:highest|tallest) = high*, tall*, top*, most, max*, best, supreme, peak*, record, great*, up to,
  paramount, ultimate, larg*, elevat*, senior, first, never
最长: the ~longest = long*, length*, max*
最深: the ~deepest = deep*, most, profound*, great*, depth, best, strong*
最宽: the ~widest = wid*, broad*
最早: the ~earliest = earl*, first*, old*, pioneer*, initial*, origin*, soon*
最晚|最迟: the ~latest = late*, last, no later
最低: the ~lowest = low*, min*, least, bottom*, cheap*, worst, small*, floor
最小: the ~smallest = small*, least, min*, young*, tin*, low*
最快: the ~fastest = fast*, quick*, soon*, rapid*, earl*, speed*, swift*
最古老|最老|老龄|高龄: the ~oldest = old*, ancient*, earl*, long*
首[个家座条次批例台艘辆部支项]|第一[个家座条次批例台艘辆部支项]|头一: the first of its ~kind;
  the first \w+ in the (?:~country|~province|~world) = first*, 1st, debut*, inaugur*, maiden, initial*, pioneer*,
  never before, earl*, primary, one, unpreceden*, only, lead*
唯一|惟一: the ~sole = only, sole*, uniqu*, single*, one, exclusiv*, alone

全球|世界|国际|全世界: in the ~world; ~worldwide = world*, glob*, international*, planet, earth, universal*, UN,
  any, cosmo*
亚洲|亚太: in ~Asia = Asia*
全国|中国|国内|我国|国家|各国|[一-龥]国: in the ~country; ~nationwide = countr*, nation*, China*, Chinese,
  domestic*, home*, state*, PRC, [A-Z]\w+n, land
全省|省内|我省|[一-龥]省|本省: in the ~province; ~province-?wide = provinc*, across, all, local, region*
全市|市内|我市|[一-龥]市|本市: in the ~city; ~city-?wide = cit*, municipal*, across, all, town*, local, urban,
  market*
全县|县内|我县|[一-龥]县|本县: in the ~county; ~county-?wide = count*, across, all, local

一等奖: first[- ](?:class |place )?~prizes? = first, 1st, top, grand, gold*
二等奖: second[- ](?:class |place )?~prizes? = second, 2nd, silver, runner*
三等奖: third[- ](?:class |place )?~prizes? = third, 3rd, bronze
特等奖: (?:special|grand) ~prizes? = special*, grand*, top, highest

国家级: national ~(?:nature|intangible|demonstration|geopark|forest|wetland|key)\b = nation*, state*, countr*,
  China*
省级: provincial ~(?:nature|intangible|demonstration|geopark|forest|wetland|key)\b = provinc*
市级: (?:municipal|city) ~(?:nature|intangible|demonstration|geopark|forest|wetland|key)\b = municipal*, cit*

过半|超半数|超过半数|大半|一半以上|多半|半数以上: more than ~half; over ~half = more, over, major*, most*, exceed*,
  above, larg*
近半|近一半|不到一半|不足一半|将近一半|接近一半|不足半数: (?:nearly|almost|less than|under) ~half = near*, almost,
  close*, less, under, short, fewer

(?:数|几|上|成)百(?![万亿])|数以百计|百余|百多|百种|百家: ~hundreds of(?! (?:thousands|millions|billions));
  more than a ~hundred = hundred*, \d+, many, numerous, scores
(?:数|几|上)千(?![万亿])|数以千计|成千上万|千余|千多: (?<!tens of )(?<!hundreds of )~thousands of;
  more than a ~thousand = thousand*, \d+, many, numerous, countless
(?:数|几|上)万(?!亿)|数以万计|成千上万|数十万|几十万|上百万|百万|千万: tens of ~thousands = thousand*, \d+,
  million*, many, countless, myriad*
(?:数|几)十(?![万亿千百年])|十几|十余|十多|几十: ~dozens of = dozen*, \d+, tens, scores, many, several, numerous,
  decade*
"""
"""What is most, and in how wide a circle."""

CHANGES = r"""
扩大|拉大|拓宽|扩张|扩展|加大: (?:is|are|was|were|been|kept?|keeps|be|continue[sd]? to|further) ~widen* = wid*,
  expan*, enlarg*, broad*, extend*, exten*, increas*, grow*, grew, larg*, great*, more, scal*, spread*, rais*,
  stretch*, step*, up, open*, boost*, big*
缩小|收窄|弥合: (?:is|are|was|were|been|kept?|keeps|be|continue[sd]? to|further) ~narrow* = narrow*, shr+, reduc*,
  clos*, small*, bridg*, less*, decreas*, declin*, cut*, contract*, fell, tight*, diminish*, minimi*, shorten*

改善|优化|好转|改进|改良: (?:was|were|has|have|been|greatly) ~improved = improv*, better*, optimi*, enhanc*,
  upgrad*, recover*, turn*, refin*, reform*, progress*, perfect*, eas*, strengthen*, rais*, good, help*, moderni*,
  ameliorat*
恶化|变差|变坏: ~worsen*; ~deteriorat* = worse*, deteriorat*, degrad*, bad*, deepen*, escalat*, exacerbat*, declin*

加快|加速|提速|快速: ~accelerat*; ~speed up; sped up = accelerat*, sp[e]*d*, fast*, quick*, expedit*, pick*, step*,
  rapid*, swift*, promot*, hasten*, soon*, boost*, push*, more, high*, urgent*, ramp*
放缓|减缓|减速|趋缓|延缓: ~slow(?:ed|ing|s)? down; ~slowed; ~decelerat* = slow*, eas*, deceler*, moderat*, lower*,
  delay*, reduc*, mitigat*, weak*, soft*, declin*, stall*, cool*

减轻|减负|缓解|缓和: (?:eas|lighten|reduc|reliev|lessen)* (?:the |their |its )?(?:\w+ )?~burden = eas*, light*,
  reliev*, reduc*, alleviat*, mitigat*, less*, cut*, lower*, soft*, relie+, free*, calm*, diminish*
加重: (?:increas|add to|rais)* (?:the |their |its )?(?:\w+ )?~burden = aggravat*, heav*, increas*, more, add*,
  exacerbat*, wors*, sever*, serious*

降低[^，。；]{0,6}成本|降本|降成本: (?:cut|reduc|lower)* (?:\w+ )?~costs? = cut*, reduc*, low*, sav*, less*, bring*,
  cheap*, down, decreas*, drop*
提高[^，。；]{0,6}成本|成本上升|成本上涨: (?:rais|increas)* (?:\w+ )?~costs? = rais*, increas*, high*, ris*, up,
  grow*

减税|降税|降费|免税|退税: (?:cut|reduc|lower)* ~tax*; tax (?:and fee )?~cuts = cut*, reduc*, low*, relie+, exempt*,
  refund*, free, rebat*, waive*, less*, break*, slash*
增税|加税: (?:rais|increas)* ~tax* = rais*, increas*, high*, more, hik*, up

加强|强化|增强|巩固|加固: ~strengthen* = strengthen*, enhanc*, intensif*, step*, boost*, reinforc*, improv*,
  increas*, more, consolidat*, tight*, deepen*, promot*, stronger, strong*, redoubl*, build*, better*, great*,
  heighten*, fortif*, cement*, up, rais*, solid*
削弱|减弱|弱化|疲软: ~weaken* = weak*, undermin*, erod*, impair*, less*, diminish*, reduc*, subsid*, abat*, fad*,
  downgrad*, slow*, soft*, sluggish

扭亏|转亏为盈: ~losses into profits? = loss(?:es)? (?:in)?to, into profit*, profitab*, black, break*, turn* around,
  turnaround
由盈转亏|由盈变亏: profits? into ~loss(?:es)? = profits? (?:in)?to loss*, into (?:the )?(?:red|loss*)

延长|推迟|延期|延后: ~extend* = exten*, prolong*, long*, delay*, postpon*, defer*, later, put off, push*, more,
  stretch*, reschedul*
缩短|提前: ~shorten* = short*, reduc*, cut*, less*, earl*, ahead, advance, from, quick*, fast*, decreas*, condens*,
  prior, pre+

顺差: ~surplus = surplus*, excess*
逆差|赤字: ~deficit = deficit*, red, shortfall*

禁止|严禁|不准|不许|禁令|取缔: ~(?:prohibited|forbidden|banned) = prohibit*, forbid*, ban*, not, no, never, crack*,
  bar*, outlaw*, without, refrain*, stop*, restrict*, strict*, illegal, off-limits, must, cannot
允许|准许|许可|可以|获准: (?:strictly |be |is |are )~(?:allowed|permitted) = allow*, permit*, may, can, could, let*,
  able, enabl*, licen*, approv*, authori*, possible, free*, accept*

取消|废除|废止|撤销|取缔: (?:is|are|was|were|been) (?:\w+ )?~(?:abolished|cancelled|canceled|scrapped|revoked) =
  abolish*, cancel*, scrap*, revok*, remov*, lift*, withdr*, rescind*, repeal*, call* off, eliminat*, drop*, clos*,
  void, annul*, end*, stop*, without, no, ban*, discontinu*, suspend*
设立|开征|推出|引入|出台|实行|开设|建立: (?:is|are|was|were|been) (?:\w+ )?~(?:introduced|imposed|instituted) =
  introduc*, impos*, institut*, set, establish*, launch*, roll*, creat*, implement*, found*, open*, adopt*, issu*,
  start*, built, unveil*, releas*, form*, put, pract*, appl*, enact*

暂停|停止|中止|停[工产课业运]|叫停: (?:is|are|was|were|been|has|have) (?:\w+ )?~(?:suspended|halted) = suspen*,
  halt*, stop*, paus*, discontinu*, ceas*, clos*, cancel*, shut*, put on hold, terminat*, stall*, hold, end*, out,
  off, no, break*, interrupt*
恢复|重启|复[工产课业航]|重新: (?:is|are|was|were|been|has|have) (?:\w+ )?~resumed = resum*, restor*, recover*,
  restart*, reopen*, re+, return*, back, again, new*, heal*, normal*

毕业: ~graduated = graduat*, degree*, college*, school*, student*, studied, alum*, complet*, finish*, diploma
入学|考入|就读|考上|录取: (?:was |were )?~(?:enrolled|admitted) = enrol*, admi+, enter*, attend*, study*, studied,
  join*, accept*, matricul*, school*, pass*, got, went, start*, universit*, college*

出生|诞生|生于|降生: (?:was|were) ~born = born, birth*, nativ*, found*, emerg*, creat*, came, establish*, childhood,
  year*, from
去世|逝世|病逝|离世|辞世|身亡|死亡|过世: ~died; passed ~away = die*, dying, death*, dead, pass*, late, deceas*,
  kill*, fatal*, los*, mortal*, gone, toll, succumb*, perish*, widow*, end

开工|动工|奠基: broke ~ground; ~construction (?:has )?(?:began|begun|started) = start*, begin*, began, begun,
  commenc*, launch*, br[eo]*k*, ground*, kick*, under way, underway, work*, resum*, initiat*, open*, operat*
竣工|完工|落成|建成|建好: (?:was|were|been|is) ~completed = complet*, finish*, built, build*, done, operat*,
  inaugurat*, open*, wrap*, erect*, set up, establish*, construct*, form*, ma[dk]*, put

购买|收购|采购|买|购入|选购: ~(?:bought|purchased) = buy*, bought, purchas*, acqui*, procur*, get*, got, shop*,
  order*, spen*, invest*, pa(?:y|id), tak*, took, deal*, own*, consum*, sav*, import*, snap*, grab*, trad*, sale*,
  customer*
出售|卖|售出|抛售|销售|变卖|售: (?:was|were|has|have|had|he|she|they) (?:been )?~sold = s[eo]l*, sale*, auction*,
  market*, vend*, trad*, export*, retail*, deal*, price*, ma[dk]*
"""
"""What becomes more or less, begins or ends."""
