"""Chinese names of organs, leagues, laws and zones, with the English that is written with capitals for them."""

from __future__ import annotations

_NAMES = """
民法典: Civil Code
政协: People's Political Consultative Conference
高级人民法院 高院: Higher People's Court; High People's Court
中级人民法院 中院: Intermediate People's Court
检察院: People's Procuratorate
纪委 纪律检查委员会: Commission for Discipline Inspection; Discipline Inspection Commission
监委 监察委员会: Supervisory Commission; Commission of Supervision
发改委 发展和改革委员会: Development and Reform Commission
卫健委 卫生健康委员会 卫生健康委: Health Commission; Commission of Health
国资委: State-owned Assets Supervision and Administration Commission
统战部: United Front Work Department
宣传部: Publicity Department
组织部: Organization Department
政法委: Political and Legal Affairs Commission; Commission for Political and Legal Affairs
党校: Party School
科学院: Academy of Sciences
社科院 社会科学院: Academy of Social Sciences
工程院: Academy of Engineering
农业科学院 农科院: Academy of Agricultural Sciences
侨联 归国华侨联合会: Federation of Returned Overseas Chinese
妇联 妇女联合会: Women's Federation
总工会: Federation of Trade Unions
残联 残疾人联合会: Disabled Persons' Federation
工商联 工商业联合会: Federation of Industry and Commerce
文联 文学艺术界联合会: Federation of Literary and Art Circles
科协 科学技术协会: Association for Science and Technology
作协 作家协会: Writers' Association
贸促会: Council for the Promotion of International Trade
共青团 团中央 团省委 团市委: Communist Youth League
红十字会: Red Cross Society; Red Cross
大湾区: Greater Bay Area
长江经济带: Yangtze River Economic Belt
丝绸之路经济带: Silk Road Economic Belt
丝绸之路 丝路: Silk Road; Maritime Silk Road
一带一路: Belt and Road
中国梦: Chinese Dream
共产党: Communist Party
中央农村工作会议: Central Rural Work Conference
中央经济工作会议: Central Economic Work Conference
中央民族工作会议: Central Conference on Ethnic Affairs; Central Ethnic Work Conference
上海合作组织 上合组织: Shanghai Cooperation Organization
亚太经合组织: Asia-Pacific Economic Cooperation
欧亚经济联盟: Eurasian Economic Union
非洲联盟 非盟: African Union
大运河: Grand Canal
抗日战争 抗战: War of Resistance
长征: Long March
五四运动: May Fourth Movement
辛亥革命: Revolution of 1911
鸦片战争: Opium War
冷战: Cold War
二战 第二次世界大战: World War II; Second World War
一战 第一次世界大战: World War I; First World War
世界互联网大会: World Internet Conference
世界经济论坛: World Economic Forum
二十国集团: Group of 20; Group of Twenty
七国集团: Group of Seven
新开发银行: New Development Bank
国际奥委会: International Olympic Committee
世界杯: World Cup
全运会: National Games
奥斯卡: Academy Award; Academy Awards
图灵奖: Turing Award
特别行政区: Special Administrative Region
全国委员会 全国政协: National Committee
全国代表大会: National Congress
政治局: Political Bureau
少先队 少年先锋队: Young Pioneers
中央电视台 央视: China Central Television
中国新闻社 中新社: China News Service
中国日报: China Daily
环球时报: Global Times
光明日报: Guangming Daily
经济日报: Economic Daily
广交会: Canton Fair
进博会 国际进口博览会: International Import Expo; Import Expo
服贸会 服务贸易交易会: Fair for Trade in Services
消博会 消费品博览会: Consumer Products Expo
南水北调: South-to-North Water Diversion; South-to-North Water Diversion Project
天坛: Temple of Heaven
莫高窟: Mogao Grottoes
橘子洲: Orange Isle; Orange Island
教师节: Teachers' Day
记者节: Journalists' Day
神舟: Shenzhou
嫦娥: Chang'e
北斗: Beidou
天宫: Tiangong
蛟龙号: Jiaolong
复兴号: Fuxing
墨子号: Micius; Mozi
天眼: Sky Eye; China Sky Eye
华为: Huawei
腾讯: Tencent
阿里巴巴: Alibaba
京东: JD.com
中联重科: Zoomlion
三一重工: Sany
微信: WeChat
抖音: Douyin; TikTok
圣经: Bible
古兰经: Quran; Koran
"""
_BEHIND_RANKS = """
人民政府: People's Government
新闻办: Government Information Office; Information Office
公安局: Public Security Bureau
公安厅: Public Security Department
"""
_FIELDS = """
教育: Education
财政: Finance
民政: Civil Affairs
公安: Public Security
司法: Justice
商务: Commerce
水利: Water Resources
交通运输 交通: Transport; Transportation; Communications
农业农村 农业: Agriculture and Rural Affairs; Agriculture
生态环境: Ecology and Environment
自然资源: Natural Resources
文化和旅游 文旅: Culture and Tourism
科技 科学技术: Science and Technology
人力资源和社会保障 人社: Human Resources and Social Security
住房和城乡建设 住建: Housing and Urban-Rural Development
应急管理 应急: Emergency Management
工业和信息化 工信: Industry and Information Technology
卫生健康: Health
体育: Sports
统计: Statistics
审计: Audit
税务: Taxation
气象: Meteorology
市场监督管理 市场监管: Market Regulation
退役军人事务: Veterans Affairs
林业: Forestry
乡村振兴: Rural Revitalization
医疗保障 医保: Healthcare Security
文物: Cultural Heritage
"""
_HEADS = {"厅": ("Department",), "局": ("Bureau", "Administration"), "委": ("Commission",), "部": ("Ministry",)}
_AFTER_NAMES = """
经开区 经济技术开发区: Economic and Technological Development Zone; Economic Development Zone
综合保税区 综保区: Comprehensive Bonded Zone
高新区 高新技术产业开发区: High-tech Zone; High-tech Industrial Development Zone
自贸试验区 自由贸易试验区 自贸区: Pilot Free Trade Zone; Free Trade Pilot Zone; Free Trade Zone
开发区: Development Zone
新区: New Area
半岛: Peninsula
江 河: River
湖 淀 泊 洱海: Lake
岛: Island; Islands
山: Mountain; Mountains
岭 山脉: Mountains; Range
峡: Gorge; Gorges; Canyon
峰: Peak
谷: Valley
瀑布: Waterfall; Falls
冰川: Glacier
关: Pass
湾: Bay
海峡: Strait
盆地: Basin
高原: Plateau
平原: Plain
草原: Grassland; Prairie
沙漠: Desert
闸: Sluice; Floodgate; Sluice Gate
坝: Dam
渠 运河: Canal
水电站: Hydropower Station; Hydropower Project
核电站 核电厂: Nuclear Power Plant; Nuclear Power Station
电厂: Power Plant
隧道: Tunnel
桥: Bridge
港: Port; Harbor
口岸: Port; Land Port
码头: Wharf; Terminal
灌区: Irrigation District; Irrigation Area
林场: Forest Farm
农场: Farm
寺: Temple; Monastery
庙: Temple
塔: Pagoda
石窟: Grottoes
遗址: Ruins
陵园: Cemetery; Martyrs' Cemetery
故居: Former Residence
纪念馆: Memorial Hall; Museum
古镇: Ancient Town
古城: Ancient City; Ancient Town
景区 风景区: Scenic Area; Scenic Spot
公园: Park
广场: Square; Plaza
大道: Avenue
路: Road
街: Street
街道: Subdistrict; Sub-district
社区: Community; Residential Community
保税区: Bonded Zone; Bonded Area
合作区: Cooperation Zone
保护区: Reserve; Protection Zone
研究院: Research Institute; Academy
研究所: Research Institute
学院: College
职业技术学院: Vocational and Technical College
实验室: Laboratory
体育中心: Sports Center
会展中心: Convention and Exhibition Center; Exhibition Center
艺术馆 美术馆: Art Museum; Art Gallery
剧院: Theater; Theatre; Grand Theater
文化宫: Cultural Palace
幼儿园: Kindergarten
中医院 中医医院: Hospital of Traditional Chinese Medicine
妇幼保健院: Maternity and Child Health Hospital
卫生院: Health Center; Township Health Center
王朝 朝: Dynasty
示范区: Demonstration Zone
工业园 产业园: Industrial Park
科技园: Science Park; Science and Technology Park
小学: Primary School
中学: Middle School; High School
大学: University
医科大学: Medical University
理工大学: University of Technology
海关: Customs
师范大学: Normal University
医院: Hospital; People's Hospital; Central Hospital
博物馆: Museum
图书馆: Library
体育馆: Gymnasium
科技馆: Science and Technology Museum
大桥: Bridge
铁路: Railway
高速公路 高速: Expressway
机场: International Airport; Airport
火车站 高铁站: Railway Station
水库: Reservoir
自然保护区: Nature Reserve; National Nature Reserve
国家公园: National Park
森林公园: Forest Park
湿地公园: Wetland Park
起义: Uprising
文学奖: Literature Prize
自贸港 自由贸易港: Free Trade Port
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in text.strip().splitlines():
        chinese, _, english = line.partition(": ")
        for name in english.split("; "):
            table[name] = (*table.get(name, ()), *chinese.split())
    return table


def _organs() -> dict[str, tuple[str, ...]]:
    """The departments, bureaus and commissions of all fields, and each the other way round: Finance Bureau."""
    found: dict[str, tuple[str, ...]] = {}
    for field, chinese in _table(_FIELDS).items():
        for sign, heads in _HEADS.items():
            for head in heads:
                signs = tuple(name + sign for name in chinese)
                for name in (f"{head} of {field}", f"{field} {head}"):
                    found[name] = (*found.get(name, ()), *signs)
    return found


NAMES = _table(_NAMES)
"""Names that have capitals wherever the source has one of these: the English, and the Chinese."""
AFTER_NAMES = _table(_AFTER_NAMES)
"""What has capitals behind a name of its own: Shengli Primary School."""
BEHIND_RANKS = _table(_BEHIND_RANKS) | _organs()
"""What has capitals behind a rank or a name: the provincial Department of Finance is the Provincial one."""
