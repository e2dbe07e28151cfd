"""Common words of Chinese with the beginnings of their usual English words, to tell which sentences belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from enface.languages.body_words import PLACES
from enface.languages.english import word_set
from enface.languages.patterns import any_of

_CONCEPTS = """
经济: econom | 发展: develop | 企业 公司 厂商: enterprise compan firm business corporat | 市场: market
国家: countr nation state | 政府: government | 政策: polic | 社会: societ social | 问题: problem issue question
工作: work job | 人民 民众 百姓: people public | 技术: technolog techni | 科技: technolog scien tech | 科学: scien
研究: research stud | 学生: student pupil | 学校: school | 大学 高校: universit college | 教育: educat
老师 教师: teacher | 教授: professor | 专家: expert specialist | 医生 大夫: doctor physician | 医院: hospital
患者 病人: patient | 病毒: virus | 疫情: epidemic pandemic outbreak covid | 疫苗: vaccin | 感染: infect
病例 确诊: case confirm | 健康: health | 治疗: treat therap | 药 药物: drug medicin
手术: surger operation surgical | 癌症: cancer | 安全: safe securit | 保护: protect | 环境 环保: environment
生态: ecolog ecosystem | 污染: pollut | 气候: climate | 天气: weather | 能源: energ | 石油 原油: oil petrol crude
电 电力: electric power | 煤: coal | 汽车: car vehicle auto | 飞机: plane aircraft aeroplane | 机场: airport
航班: flight | 火车 列车: train | 铁路: rail | 地铁: subway metro | 公路 高速: highway express road
交通: traffic transport | 道路 路: road street way | 城市: cit urban | 农村 乡村: rural village countryside
村: village | 农民: farmer peasant | 农业: agricult farm | 粮食: grain food | 食品 食物: food | 水: water
河: river | 山: mountain mount hill | 海: sea ocean marin | 岛: island | 地震: earthquake quake | 台风: typhoon
洪水 洪涝: flood | 灾害 灾: disaster | 火灾: fire blaze | 事故: accident | 警察 警方 民警: police | 法院: court
法律: law legal | 法官: judge | 律师: lawyer attorney | 犯罪: crim offen | 案件: case | 嫌疑: suspect
被捕 逮捕: arrest | 监狱: prison jail | 死亡 死: die dead death | 受伤: injur wound hurt | 杀: kill murder
枪: gun shoot shot | 军队 军: army militar troop force | 士兵: soldier | 战争 战: war battle fight
武器: weapon arm | 导弹: missile | 核: nuclear | 恐怖: terror | 袭击 攻击: attack assault | 和平: peace
会议: meeting conferenc session | 会谈: talk | 谈判: negotiat talk | 协议: agreement deal
合作: cooperat co-operat collaborat partner | 关系: relation ties | 外交: diploma foreign | 总统: president
主席: president chair | 总理 首相: premier minister | 部长: minister secretary | 书记: secretary | 大使: ambassador
议员 议会: parliament lawmaker congress senator legislat | 选举 大选: elect | 投票: vot ballot poll
政党 党: party parties | 民主: democra | 领导: lead | 干部: cadre official | 官员: official
记者: report journalist correspondent | 媒体: media | 新闻: news press | 报道: report | 报告: report
发布: releas publish issu announc | 宣布: announc declar | 表示 说 称: say said tell told state
认为: believ think thought consider | 介绍: introduc explain | 指出: point noted | 强调: stress emphasi
要求: require request demand ask | 希望: hope wish | 支持: support | 反对: oppos against | 批评: criti
帮助 援助: help aid assist | 服务: serv | 管理: manag administ | 改革: reform | 开放: open | 创新: innovat
投资: invest | 资金: fund capital money | 资本: capital | 金融: financ | 银行: bank | 股票 股市 股: stock share
股东: shareholder stockholder | 基金: fund | 贷款: loan lend | 债 债务: debt bond | 保险: insur | 利润: profit
收入: income revenue earn | 价格: price | 成本: cost | 税: tax tariff duty duties | 关税: tariff | 贸易: trade
进口: import | 出口: export | 消费: consum | 消费者: consumer | 顾客 客户: customer client
产品 商品: product goods commodit | 生产: produc | 制造: manufactur make made | 工业: industr
产业 行业: industr sector | 工厂: factor plant | 工人: worker | 员工 职工: employee staff worker | 就业: employ job
失业: unemploy jobless | 工资 薪: wage salar pay | 贫困 扶贫 脱贫: povert poor | 增长: grow grew increas rise rose
增加: increas add more | 下降 下跌: fall fell declin drop decreas down | 减少: reduc decreas less fewer cut
提高 提升: improv rais increas enhanc | 亿 亿元: billion million | 数据: data figure
网络 互联网: internet network online | 网站: website site | 手机: phone mobile | 电话: phone call telephone
电脑 计算机: comput | 软件: software | 平台: platform | 用户: user | 信息: informat | 智能: intelligen smart
人工智能: intelligen AI | 机器人: robot | 游戏: game gaming | 电影 影片: film movie | 电视: tv televis
演员: actor actress perform | 导演: director | 音乐: music | 歌 歌曲: song sing | 歌手: singer | 艺术: art
文化: cultur | 历史: histor | 传统: tradition | 博物馆: museum | 书 图书: book | 作家: writer author | 作品: work
读者: reader | 语言: language | 体育: sport | 比赛: match game competit compet race | 冠军: champion title winner
球队 队: team | 球员: player | 教练: coach | 足球: football soccer | 篮球: basketball | 奥运: olympi | 金牌: gold
决赛: final | 联赛: league | 赛季: season | 胜利 获胜 战胜: win won victor beat | 输 失败: lose lost fail defeat
得分 分: point scor | 世界: world | 全球: global world | 国际: internation | 国内: domestic | 地区: region area
省: provinc | 市: cit municipal | 县: count | 中心: center centre | 北: north | 南: south | 东: east | 西: west
家庭 家: famil home house | 孩子 儿童: child kid | 父母: parent | 父亲 爸爸: father dad | 母亲 妈妈: mother mom mum
儿子: son | 女儿: daughter | 妻子: wife | 丈夫: husband | 朋友: friend | 女性 妇女 女: woman women female
男 男性: man men male | 老人 老年: elder old senior aged | 青年 年轻: young youth | 生活: life live living lives
房 房屋 住房: hous home apartment | 房地产: estate propert | 建设: construct build | 项目: project program
工程: project engineer | 计划: plan program | 规划: plan | 目标: goal target aim objectiv | 任务: task mission
活动: activit event campaign | 措施: measure | 制度: system | 系统: system | 标准: standard | 质量: qualit
水平: level | 能力: abilit capab capac | 机会: opportunit chance | 挑战: challeng | 风险: risk | 危机: crisis crises
影响: impact affect influenc effect | 原因: reason cause because | 因为 由于: because due since as
所以 因此: so therefore thus hence | 但 但是 不过 然而: but however yet though although nevertheless | 如果 若: if
虽然 尽管: although though despite while | 同时: same meanwhile also while
此外 另外: addition besides also moreover further | 例如 比如: example instance such
目前 现在: now current present | 今天 今日: today | 昨天 昨日: yesterday | 明天: tomorrow | 今年: year
去年: last year | 明年: next year | 年: year | 月: month | 周 星期: week | 日 天: day | 小时: hour | 分钟: minute
早上 上午: morning | 下午: afternoon | 晚上 晚: evening night | 夜: night | 时间: time | 时代: era age time
未来 将来: futur | 过去: past | 开始: start begin began begun launch | 结束: end finish conclud over | 继续: continu
第一 首: first | 最后: last final | 重要: importan significan | 主要: main major mainly primar
关键: key crucial critical | 新: new | 旧 老: old | 大: big large great huge major | 小: small little
高: high tall | 低: low | 多: many more much | 少: few less little | 好: good well better | 坏: bad
快: fast quick rapid soon | 不 没 没有 无: not no without never none | 他: he his him | 她: she her
我 我们: i we my our me us | 你 你们: you your | 他们: they their them | 谁: who | 什么: what | 为什么 为何: why
怎么 如何 怎样: how | 哪里 哪儿: where | 可以 能够 能: can could able may | 必须 应该 应当 须: must should need have
需要: need require | 想: want think | 爱: love | 喜欢: like love | 看: see look watch saw seen view read
听: hear listen heard | 写: writ wrote | 吃: eat ate eating food | 喝: drink drank | 买 购买: buy purchas bought
卖 销售 出售: sell sale sold | 钱: money | 免费: free | 付 支付: pay paid | 学习: learn study studies
知道: know knew | 发现: find found discover | 出现: appear emerg occur | 成为: becom becam
建立 成立: establish found set | 参加 参与: participat attend join | 访问: visit | 游客 旅游: tour travel
酒店: hotel | 餐厅 饭店: restaurant | 超市: supermarket | 商店 店: store shop | 咖啡: coffee | 茶: tea
酒: wine liquor alcohol | 动物: animal | 狗: dog | 猫: cat | 鱼: fish | 鸟: bird | 植物: plant | 树: tree
花: flower | 太空 航天: space astronaut | 月球 月亮: moon lunar | 卫星: satellit | 太阳: sun solar | 火箭: rocket
实验 试验: experiment test trial | 检测: test detect | 分析: analy | 调查: investigat survey inquir | 证据: evidence
信: letter | 照片 图: photo picture image | 视频: video | 颜色: colo | 红: red | 黑: black | 白: white | 绿: green
蓝: blue | 金: gold | 手: hand | 头: head | 眼 眼睛: eye | 脸: face | 心: heart | 血: blood | 身体: body bodies
口罩: mask | 隔离: quarantin isolat | 居民: resident | 社区: communit | 公民: citizen | 移民: migra immigra
难民: refugee | 边境: border | 宗教: relig | 教会 教堂: church | 上帝: god | 佛: budd | 节日 节: festival
春节: spring year | 婚 结婚: marr wedding | 出生: born birth | 人口: population | 男子: man | 女子: woman
名字 名: name | 故事: stor | 梦: dream | 自由: free | 权利 权: right | 权力: power | 责任: responsib
压力: pressure stress | 信心: confiden | 精神: spirit | 思想: thought idea ideolog | 革命: revolution
共产党: communist cpc ccp | 总书记: general | 习近平: xi | 特朗普: trump | 拜登: biden | 普京: putin | 白宫: white
国会: congress | 协会: association | 组织: organiz organis | 机构: institut agenc organiz organis | 部门: department
委员会: committee commission | 集团: group | 学院: college academ institut school | 代表: represent delegat
成员: member | 负责人: head charge responsib | 人员: personnel staff | 人士: people person insider | 团队: team
设备: equipment device | 材料: material | 设计: design | 芯片: chip semiconduct | 电池: batter | 品牌: brand
广告: advert ad | 物流 快递: logistic deliver courier express | 仓库: warehouse | 港口 港: port harbo
船: ship boat vessel | 桥: bridge | 门: door gate | 窗: window | 楼: building floor | 公园: park
广场: square plaza | 世纪: centur | 年代: decade
"""
"""Concepts: Chinese words, and how English words for them begin; of three letters or fewer, the whole words."""

_EVERYWHERE = word_set("national state central world international global united new south inner us un english great")
"""Words of English names of places that say little about the place."""
_WORD = re.compile(r"[a-z]+")
_LONGEST = 10


def concepts_zh(text: str) -> Iterator[str]:
    """The concepts that a Chinese text names, by the longest words."""
    chinese, _ = _tables()
    return (chinese[word] for word in _pattern().findall(text))


def concepts_en(text: str) -> Iterator[str]:
    """The concepts that an English text may name."""
    for word in _WORD.findall(text.lower()):
        yield from _concepts_of(word)


@lru_cache(maxsize=50_000)
def _concepts_of(word: str) -> frozenset[str]:
    _, english = _tables()
    found = english.get(word, frozenset()) | english.get(word.removesuffix("s"), frozenset())
    for length in range(4, min(len(word), _LONGEST) + 1):
        found |= english.get(word[:length], frozenset())
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(any_of(_tables()[0]))


@cache
def _tables() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The concept of each Chinese word, and those of each English beginning; a concept goes by its first word."""
    chinese: dict[str, str] = {}
    english: dict[str, set[str]] = {}
    for concept in " | ".join(_CONCEPTS.strip().splitlines()).split(" | "):
        words, beginnings = concept.split(": ")
        key = words.split()[0]
        chinese |= dict.fromkeys(words.split(), key)
        for beginning in beginnings.split():
            english.setdefault(beginning, set()).add(key)
    for word, names in PLACES.items():
        own = [name for name in names.lower().split() if name not in _EVERYWHERE]
        if own and word not in chinese:
            chinese[word] = own[0]
            for name in own:
                english.setdefault(name, set()).add(own[0])
    return chinese, {beginning: frozenset(keys) for beginning, keys in english.items()}
