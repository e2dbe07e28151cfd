"""How drafts render official Chinese word for word: characters and words with the beginnings of English words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from enface.languages.common_words import beginnings, names_of_places

_LITERAL = """
侨: overseas expatriat emigrant diaspora huaqiao | 华侨: overseas huaqiao | 归: return
眷 眷属: relative famil dependent | 胞: compatriot national | 台: taiwan | 港: hong kong port harbo | 澳: macao macau
湘: hunan xiang | 鄂: hubei | 粤: guangdong | 省: province provincial | 市: cit municipal urban | 州: prefectur state
县: count | 区: district area region zone | 镇: town | 乡: town village rural hometown countr
街道: street subdistrict sub-district | 社区: communit
基层: grass grassroot grass-root basic primary communit base local
机关: organ office authorit agenc department institut | 单位: unit organ institut entit | 系统: system | 各级: level
级: level class grade | 各: each every various all
全: all whole entire full compre total | 联: federat union associat joint alliance unit link
联合: federat union unit joint alliance combin associat | 联合会: federat union associat | 联谊: friend fellow sodalit
总: general total head chief main | 团: group delegat corps league societ associat mission
社团: societ associat club group organi | 协: associat | 协会: associat societ | 学会: societ associat institut
会: associat meeting committee conferenc societ council congress party session | 商会: chamber commerce
基金: fund foundation | 公益: welfare charit philanthrop | 慈善: charit philanthrop | 红十字: cross
党: party cpc ccp communist | 党组: party leading leadership group | 党委: party committee | 中央: central
省委: provincial committee | 市委: municipal cit committee | 委: committee commission
委员: committee member commissioner | 常委: standing committee member | 常务: standing executive permanent regular
书记: secretary clerk | 主席: chair president | 副: vice deputy associate | 会长: president chair head
秘书: secretary | 巡视: inspect tour patrol | 监督: supervis oversight oversee monitor | 监察: supervis inspect superv
纪委: discipl | 纪律: discipl | 检查: inspect check examin | 审查: review examin audit scrutin | 审计: audit
统战: united front unified | 统一战线: united front unified | 政协: cppcc consultative political
人大: congress npc people | 工会: union trade labo | 妇联: women | 共青团: youth league | 致公: zhi zhigong public
民革: revolution kmt kuomintang | 民盟: democra league | 民建: national construction democra
民进: democra promot progress | 农工: peasant worker farm agricult | 九三: jiusan
工商: industr commerc business trade | 组织: organi | 群团: mass group | 群众: mass crowd people public
人士: person people figure | 代表: represent delegat deput | 代表大会: congress assembl | 全委: plenar committee full
全会: plenar plenum full session | 届: session term th | 次: th time second third fourth fifth | 视频: video
会议: meeting conferenc session | 工作: work job task | 报告: report | 汇报: report brief
方案: plan scheme program propos | 办法: measure method way | 暂行: interim tempor provision
规定: regulat rule provision stipul | 条例: regulat ordinanc | 意见: opinion suggest guideline advice
决定: decision decide | 决议: resolution | 精神: spirit | 传达: convey pass transmit relay | 学习: stud learn
宣传: publici propagand promot advertis | 贯彻: implement carry | 落实: implement carry fulfil execut
部署: deploy arrang | 审议: deliberat review consider | 通过: pass adopt approv through | 强调: stress emphas
指导: guid direct | 引领: lead guid steer | 领: lead | 引导: guid lead | 思想: ideolog thought think | 政治: politic
政治性: politic | 先进: advanc progress | 先进性: advanc | 文明: civili | 标兵: pacesett model example vanguard
模范: model exampl | 示范: demonstrat model pilot exampl | 试点: pilot trial experiment | 典型: typical model example
中心: cent | 围绕: around surround cent revolv focus | 服务: serv
大局: overall situation general picture big interest | 全局: overall whole global
凝聚: gather condens unite cohes rally consolidat | 汇聚: gather pool converg collect | 发挥: play exert bring give
维护: maintain safeguard protect defend uphold | 心: heart mind cent core | 智: wisdom intelligen brain smart
力: power force strength | 益: interest benefit right | 权益: right interest benefit | 桥梁: bridge
纽带: link bond tie band | 作用: role effect function | 排忧: worr relie concern ease anxiet
解难: solv difficult resolv eliminat | 赋码: code codi assign give giving | 代码: code | 信用: credit | 统一: unif unit
有: have has exist | 并重: equal emphas attach import weight | 拓展: expan develop extend broaden | 六稳: six stab
六保: six guarant ensur protect insur secur | 稳: stab stead | 保: guarant ensur protect insur secur
复工: work return resum | 复产: production resum return | 捐款: donat money fund | 捐物: donat goods material
捐: donat contribut | 医疗: medical | 物资: material suppl goods | 防控: prevent control | 防: prevent defen
控: control | 阻击: block defen battle snip resist | 抗疫: epidemic fight anti-epidemic pandemic
决战: decisive battle runoff final fight | 决胜: decisive win victor | 脱贫: povert poor
攻坚: tough battle fight overcom attack hard assault | 扶贫: povert poor help assist allevi
精准: precis accura target | 小康: well-off moderat prosper xiaokang
全面: all-round compre overall full all round all-out every | 建成: build built complet
振兴: revital rejuven reviv vitali | 复兴: rejuven reviv renaiss | 高质量: quality high | 民族: nation ethnic people
中华: chin | 伟大: great | 命运: destin fate | 共同体: communit | 共同: common share joint | 人类: human mankind
优秀: excellen outstand fine | 传统: tradition | 共建: build built construct joint co-build | 共享: shar joint
改革: reform | 开放: open | 创新: innovat | 崛起: rise rising | 战略: strateg | 强: strong | 省会: capital
朋友圈: friend circle moments | 寻根: root search seek | 之旅: trip tour journey travel | 故乡: hometown home native
行: trip tour travel walk line | 亲情: famil affection love kin | 魅力: charm glamo
创业: pioneer start entrepreneur business venture | 兴业: prosper industr flourish business
富饶: rich fertile abundan | 美丽: beaut | 幸福: happ | 新: new | 籍: origin native born regist
商: merchant business trader commerc entrepreneur | 企: enterpris compan firm business
界: circle communit sector field world | 领袖: leader | 务: affair
情: situation condition feeling affection sentiment | 专报: report special | 信息: information
同乡: fellow hometown townspe village native townsm | 校友: alumn schoolmat school classmat | 师范: normal teach
大学: universit | 学院: college institut academ school | 家: home house famil | 之家: home house famil
青年: youth young | 巾帼: women heroine | 妇女: women | 老干部: veteran old cadre retired | 干部: cadre official
人才: talent | 队伍: team rank troop contingent | 工作队: team task force group brigade | 队: team brigade force
领导小组: leading group leadership team | 小组: group team | 指挥部: headquarter command | 办公室: office
厅: department hall bureau | 局: bureau administrat | 司: department bureau | 处: office division department
科: section division | 部: department ministr | 课题: subject topic project | 调研: research survey investigat stud
考察: inspect investigat visit study tour | 座谈: symposium forum discuss talk | 论坛: forum
研讨: seminar discuss symposium | 培训: train | 班: class course | 主题: theme topic | 主题教育: theme thematic educat
党史: party histor | 党建: party build | 党性: party spirit | 党员: party member
初心: heart original intent aspirat beginning | 使命: mission | 担当: responsib undertak bear | 作风: style conduct
廉政: clean honest integrity | 廉洁: clean honest integrity incorrupt | 腐败: corrupt | 反腐: corrupt
民生: livelihood | 惠民: benefit people | 便民: convenien | 营商: business operat | 环境: environment
招商: investment attract business | 引资: investment capital attract | 引智: intelligen talent wisdom | 产业: industr
园区: park zone | 园: park garden | 开发区: zone develop | 项目: project item program | 规模: scale size
规模以上: scale above size | 规上: scale above size | 工业: industr | 民营: private privately people-run
国有: state-own state own | 国企: state enterpris | 实体: real entit | 数字: digital
智慧: smart wisdom wise intelligen | 智能: intelligen smart | 绿色: green | 低碳: carbon | 河长: river
治理: govern manag control treat | 综合: compre integrat | 整治: rectif renovat treat remed | 扶持: support assist
帮扶: help assist support | 对口: counterpart pair | 结对: pair | 走访: visit interview
慰问: condol sympath comfort greet visit | 困难: difficult poor hard | 弱势: weak vulnerab disadvantag
留守: left-behind left behind stay | 农民工: migrant worker peasant | 志愿: volunteer | 义工: volunteer
爱心: love loving caring heart | 关爱: care caring love | 敬老: elderly old respect | 养老: elderly old-age pension
非遗: intangible heritage non-heritage | 遗产: heritage legac | 文物: relic | 文化: cultur | 艺术: art
博览: expo fair | 博览会: expo fair expositi | 峰会: summit | 年会: annual | 大赛: contest compet competition
节: festival day | 周: week | 卡脖子: neck stranglehold chok bottleneck | 短板: short board shortcom weak
抓手: grip handle starting | 亮点: bright highlight light | 一带: belt | 一路: road | 一事: one thing matter
一次: once one time | 办: handl done do office manag | 两会: two session meeting | 三农: agricult rural farm three
工匠: craftsm artisan | 劳模: model worker labo | 劳动: labo work | 职工: worker staff employe
"""
"""Chinese words, and how English words for each begin; of three letters or fewer, the whole words."""

_NUMERALS = """
一: one first | 二: two second | 两: two | 三: three third | 四: four fourth | 五: five fifth | 六: six sixth
七: seven seventh | 八: eight eighth | 九: nine ninth | 十: ten tenth | 百: hundred | 千: thousand | 万: thousand
"""
_LONGEST_WORD = 6
_SHORT = 3
_LONGEST = 10


def literal_words(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The stretches of a Chinese text that have a usual literal rendering, with the beginnings of its words."""
    table = _table()
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1):
            if found := table.get(text[start:end]):
                yield start, end, found


@lru_cache(maxsize=20_000)
def begins_with(word: str) -> frozenset[str]:
    """The beginnings in the sense of `literal_words` that an English word in small letters has."""
    whole = {word, word.removesuffix("s")}
    return frozenset(whole | {word[:length] for length in range(_SHORT + 1, min(len(word), _LONGEST) + 1)})


@cache
def _table() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {word: set(english) for word, english in beginnings().items()}
    for word, names in names_of_places().items():
        table.setdefault(word, set()).update(names)
    for entry in re.split(r" \| |\n", _LITERAL.strip() + _NUMERALS.rstrip()):
        words, english = entry.split(": ")
        for word in words.split():
            table.setdefault(word, set()).update(english.split())
    return {word: frozenset(english) for word, english in table.items()}
