"""What Chinese names of bodies and laws are made of: heads, parts and places, each with its usual English."""

from __future__ import annotations

from enface.languages.english import word_set
from enface.languages.levels import PROVINCES

_FIELDS = (
    "文旅", "文化旅游", "文化和旅游", "文物", "水利", "水务", "农业农村", "交通运输", "应急", "应急管理", "住建",
    "城乡建设", "人社", "社会保障", "科技", "审计", "司法", "自然资源", "生态环境", "市场监管", "监督管理",
    "卫生健康", "医保", "医疗保障", "林业", "林草", "信访", "城管", "城市管理", "工信", "信息化", "退役军人事务",
    "乡村振兴", "扶贫", "海洋", "广电",
)  # fmt: skip
"""Fields of departments of provinces and bureaus of cities and counties, as they are shortened too."""

HEADS: dict[str, str] = {
    "大学": "university college institute",
    "学院": "college institute school academy university conservatory faculty", "中学": "school", "小学": "school",
    "研究院": "institute academy institution", "研究所": "institute laboratory", "科学院": "academy",
    "工程院": "academy", "社科院": "academy", "实验室": "laboratory lab", "医院": "hospital clinic infirmary",
    "委员会": "committee commission council board", "理事会": "council board", "董事会": "board",
    "管理局": "administration bureau authority agency office department",
    "总局": "administration bureau office agency", "总署": "administration agency office",
    "监督局": "administration bureau office department", "公安局": "bureau department office",
    "统计局": "bureau office department", "教育局": "bureau department office", "调查局": "bureau agency",
    "情报局": "agency bureau", "气象局": "administration bureau observatory office",
    "环保局": "bureau department agency", "税务局": "bureau administration office service",
    "财政局": "bureau department office", "卫生局": "bureau department", "商务局": "bureau department",
    "交通局": "bureau department", "农业局": "bureau department", "文化局": "bureau department",
    "旅游局": "bureau administration department", "体育局": "bureau administration", "民政局": "bureau department",
    "教育厅": "department office", "财政厅": "department office", "公安厅": "department office",
    "商务厅": "department office", "交通厅": "department office", "农业厅": "department office",
    "农业农村厅": "department office", "生态环境厅": "department office", "自然资源厅": "department office",
    "文化和旅游厅": "department office", "科技厅": "department office", "民政厅": "department office",
    "办公室": "office", "办事处": "office", "中心": "center centre hub",
    "公司": "company corporation corp co group ltd limited inc enterprise",
    "集团": "group company corporation corp", "银行": "bank", "交易所": "exchange", "基金会": "foundation fund",
    "出版社": "press publisher publishing", "通讯社": "agency press service", "电视台": "television tv station",
    "日报": "daily news", "协会": "association society federation", "学会": "society association institute",
    "联合会": "federation union association", "联盟": "league alliance union federation association",
    "商会": "chamber association", "总商会": "chamber", "红十字会": "cross", "侨联": "federation association",
    "妇联": "federation", "残联": "federation", "文联": "federation", "工商联": "federation",
    "总工会": "federation", "法院": "court", "检察院": "procuratorate prosecutor prosecutors", "博物馆": "museum",
    "博物院": "museum", "图书馆": "library", "美术馆": "museum gallery", "纪念馆": "memorial museum hall",
    "大使馆": "embassy", "领事馆": "consulate", "体育馆": "stadium gymnasium arena", "体育场": "stadium",
    "机场": "airport", "开发区": "zone area", "试验区": "zone area", "自贸区": "zone",
    "保护区": "reserve area zone", "卫生组织": "organization", "贸易组织": "organization",
    "外交部": "ministry department", "国防部": "ministry department", "教育部": "ministry department",
    "科技部": "ministry", "商务部": "ministry department", "财政部": "ministry department treasury",
    "卫生部": "ministry department", "公安部": "ministry", "司法部": "ministry department", "民政部": "ministry",
    "农业部": "ministry department", "农业农村部": "ministry", "交通运输部": "ministry", "文化和旅游部": "ministry",
    "生态环境部": "ministry", "自然资源部": "ministry", "内政部": "ministry department",
    "能源部": "ministry department", "信息化部": "ministry", "社会保障部": "ministry", "宣传部": "department",
    "统战部": "department", "组织部": "department", "卫健委": "commission", "发改委": "commission",
    "国资委": "commission", "疾控中心": "center centre", "领导小组": "group", "指挥部": "headquarters command",
    "论坛": "forum", "博览会": "expo exposition fair", "电影节": "festival", "足球队": "team", "俱乐部": "club",
    "奖学金": "scholarship", "有限公司": "company corporation corp co group ltd limited inc",
    "航空公司": "airline airlines airways air", "公园": "park", "大桥": "bridge", "大剧院": "theater theatre opera",
    "酒店": "hotel", "水电站": "station plant", "环保组织": "organization", "国际机场": "airport",
    "博览中心": "center centre", "人民政府": "government", "气象台": "observatory center",
    "警察局": "department bureau", "消防局": "department", "研究会": "society association", "国家公园": "park",
    "地质公园": "geopark park", "示范区": "zone area", "新区": "area district", "高新区": "zone",
    "景区": "area spot zone", "风景区": "area spot zone", "名胜区": "area spot zone", "工业园": "park",
    "产业园": "park", "科技园": "park", "园区": "park", "合作社": "cooperative", "档案馆": "archives",
    "文化馆": "center centre hall", "科技馆": "museum", "书院": "academy", "福利院": "home institute",
    "敬老院": "home", "养老院": "home", "幼儿园": "kindergarten", "火车站": "station", "高铁站": "station",
    "水库": "reservoir", "高速公路": "expressway highway", "隧道": "tunnel", "艺术节": "festival",
    "旅游节": "festival", "文化节": "festival", "交易会": "fair", "展览会": "exhibition", "马拉松": "marathon",
    "派出所": "station", "街道办": "office", "管委会": "committee", "党校": "school", "人大常委会": "committee",
    **{field + "厅": "department office bureau" for field in _FIELDS},
    **{field + "局": "bureau department office administration" for field in _FIELDS},
}  # fmt: skip
"""The last words of names of bodies, with the English nouns that such a name may be built on."""

LAWS: dict[str, str] = {
    "法": "law act code", "法典": "code", "条例": "regulation regulations ordinance statute",
    "规定": "provisions regulations rules", "办法": "measures rules", "意见": "opinions guidelines opinion",
    "方案": "plan program scheme", "规划": "plan program", "纲要": "outline program plan", "公约": "convention",
    "协定": "agreement accord", "条约": "treaty", "协议": "agreement", "宣言": "declaration", "宪章": "charter",
    "白皮书": "paper", "通知": "notice circular",
}  # fmt: skip
"""The last words of laws, plans and treaties, which stand between 《 and 》, with their English nouns."""

NOUNS = frozenset(noun for nouns in (*HEADS.values(), *LAWS.values()) for noun in nouns.split())
"""All English nouns that such a name may be built on."""

PARTS: dict[str, str] = {
    "教育": "education educational", "卫生": "health hygiene sanitation", "健康": "health",
    "科学": "science sciences scientific", "技术": "technology technical", "科技": "science technology",
    "师范": "normal", "医科": "medical medicine", "医学": "medical medicine", "农业": "agriculture agricultural",
    "农村": "rural", "林业": "forestry", "工业": "industry industrial", "信息": "information", "商务": "commerce",
    "贸易": "trade", "财政": "finance fiscal", "金融": "financial finance", "经济": "economic economics economy",
    "发展": "development", "改革": "reform", "统计": "statistics statistical", "公安": "public security",
    "司法": "justice judicial", "民政": "civil affairs", "环境": "environment environmental",
    "生态": "ecology ecological", "文化": "culture cultural", "旅游": "tourism tourist", "体育": "sport sports",
    "外国语": "foreign", "外交": "foreign diplomatic", "国防": "defense defence national",
    "交通": "transport transportation traffic jiaotong", "气象": "meteorological weather meteorology",
    "地震": "earthquake seismological", "航天": "aerospace space", "航空": "aviation airlines aeronautics air",
    "建设": "construction", "资源": "resources", "保险": "insurance", "证券": "securities", "银行": "bank banking",
    "市场": "market", "监督": "supervision regulatory", "监管": "regulatory supervision", "安全": "security safety",
    "食品": "food", "药品": "drug drugs", "疾病": "disease", "疾控": "disease", "预防": "prevention",
    "新闻": "news information press", "广播": "broadcasting radio", "出版": "publishing press",
    "电影": "film movie", "作家": "writers", "音乐": "music", "戏剧": "drama theatre", "美术": "art fine",
    "艺术": "art arts", "妇女": "women", "青年": "youth", "儿童": "children", "残疾": "disabled persons",
    "归侨": "returned", "侨联": "overseas returned chinese", "妇联": "women women's", "残联": "disabled persons",
    "文联": "literary art literature", "工商联": "industry commerce", "总工会": "trade unions", "红十字": "red",
    "华侨": "overseas", "人民": "people", "社会": "social", "研究": "research", "政法": "political politics law",
    "财经": "finance economics", "理工": "technology science", "海洋": "ocean marine oceanic", "海事": "maritime",
    "海关": "customs", "税务": "tax taxation", "知识产权": "intellectual", "奥林匹克": "olympic olympics",
    "足球": "football soccer", "篮球": "basketball", "税": "tax", "交易": "exchange trading", "股份": "holdings co",
    "宣传": "publicity propaganda", "组织": "organization organisation", "协和": "union", "环保": "environmental",
    "节能": "energy", "综合": "comprehensive", "合作": "cooperation", "应急": "emergency", "自然": "nature natural",
    "保护": "protection conservation", "管理": "management administration", "检疫": "quarantine",
    "隔离": "isolation quarantine", "感染": "infection", "电子": "electronics electronic",
    "通信": "communication communications", "信息化": "information", "国际": "international", "港": "port harbor",
    "铁路": "railway", "石油": "petroleum oil", "电力": "power electric", "能源": "energy", "指挥": "command",
    "防汛": "flood", "文旅": "culture cultural tourism", "水利": "water", "水务": "water", "住房": "housing",
    "住建": "housing", "人力资源": "human", "人社": "human", "审计": "audit", "医保": "healthcare",
    "城管": "urban", "工信": "industry", "湿地": "wetland", "乡村振兴": "rural", "退役军人": "veterans",
    "第一": "first no", "第二": "second no", "第三": "third no",
}  # fmt: skip
"""Words inside such names, with the English words any of which may render them."""

PLACES: dict[str, str] = {
    **PROVINCES,
    "中国": "China Chinese", "全国": "National China", "国家": "National State", "中华": "China Chinese",
    "中央": "Central", "国际": "International", "世界": "World", "全球": "Global World", "联合国": "United UN",
    "欧洲": "Europe European", "欧盟": "European EU", "亚洲": "Asia Asian", "非洲": "Africa African",
    "美国": "US American America United", "英国": "UK British Britain United English", "法国": "France French",
    "德国": "Germany German", "日本": "Japan Japanese", "韩国": "Korea Korean South", "朝鲜": "Korea Korean DPRK",
    "俄罗斯": "Russia Russian", "印度": "India Indian", "加拿大": "Canada Canadian",
    "澳大利亚": "Australia Australian", "意大利": "Italy Italian", "西班牙": "Spain Spanish",
    "巴西": "Brazil Brazilian", "土耳其": "Turkey Turkish", "伊朗": "Iran Iranian", "以色列": "Israel Israeli",
    "新加坡": "Singapore", "泰国": "Thailand Thai", "越南": "Vietnam Vietnamese",
    "菲律宾": "Philippine Philippines", "马来西亚": "Malaysia Malaysian", "印度尼西亚": "Indonesia Indonesian",
    "印尼": "Indonesia Indonesian", "巴基斯坦": "Pakistan", "埃及": "Egypt Egyptian", "南非": "South African",
    "新西兰": "New Zealand", "瑞士": "Swiss Switzerland", "瑞典": "Swedish Sweden", "荷兰": "Dutch Netherlands",
    "波兰": "Poland Polish", "乌克兰": "Ukraine Ukrainian", "墨西哥": "Mexico Mexican", "香港": "Hong HK",
    "澳门": "Macao Macau", "台湾": "Taiwan", "内蒙古": "Inner Mongolia", "西藏": "Tibet Xizang", "武汉": "Wuhan",
    "深圳": "Shenzhen", "杭州": "Hangzhou", "成都": "Chengdu", "西安": "Xi'an", "长沙": "Changsha",
    "苏州": "Suzhou", "青岛": "Qingdao", "大连": "Dalian", "厦门": "Xiamen", "沈阳": "Shenyang",
    "郑州": "Zhengzhou", "济南": "Jinan", "合肥": "Hefei", "福州": "Fuzhou", "昆明": "Kunming", "哈尔滨": "Harbin",
    "长春": "Changchun", "南昌": "Nanchang", "贵阳": "Guiyang", "南宁": "Nanning", "兰州": "Lanzhou",
    "太原": "Taiyuan", "石家庄": "Shijiazhuang", "乌鲁木齐": "Urumqi", "海口": "Haikou", "珠海": "Zhuhai",
    "宁波": "Ningbo", "无锡": "Wuxi", "清华": "Tsinghua", "复旦": "Fudan", "纽约": "New York", "伦敦": "London",
    "东京": "Tokyo", "首尔": "Seoul", "巴黎": "Paris", "中日": "China Japan Sino Chinese Japanese",
    "日中": "Japan China Japanese Chinese", "中美": "China US Sino Chinese American", "中俄": "China Russia Sino",
    "中欧": "China Europe EU Sino",
    "中韩": "China Korea Sino", "中非": "China Africa", "中英": "China UK British",
    "中法": "China France Sino French", "中德": "China Germany Sino German", "东盟": "ASEAN",
    "京津冀": "Beijing Tianjin Hebei", "粤港澳": "Guangdong Hong Macao Macau", "哈佛": "Harvard", "耶鲁": "Yale",
    "剑桥": "Cambridge", "牛津": "Oxford", "斯坦福": "Stanford", "哥伦比亚": "Columbia",
}  # fmt: skip
"""Places and ranks that names of bodies begin with."""

OPTIONAL = word_set(
    """
    china chinese prc national state provincial province municipal city town county district people group
    company corporation corp co ltd limited inc holding holdings affairs international us american united states
    republic uk british headquarters
    """
)
"""English words that a name may carry or drop without becoming another."""

BEFORE_NAMES = word_set(
    """
    根据 按照 通过 作为 成为 进入 要求 批评 指责 建议 认为 表示 宣布 担任 考入 前往 来自 包括 以及 还有 成立
    加入 支持 访问 参观 参加 联系 组织召开 毕业 任职 就读 随后 目前 其中 此外 同时 今天 昨天 日前 近日 据悉 获得
    接受 采访 邀请 宣称 负责 年度 今年 去年 明年 全省 全市 全县 全区 各级 基层 地方 加强 推动 实现 围绕 进一步
    现有 设立 新建 夯实 力争 一流 主席 主任 局长 部长 院长 校长 教授 记者 总裁 董事长 会长 秘书长 发言人 出席
    出任 隶属 附近 离开 抵达 返回 举行 举办 召开 公布 发布
    """
)
"""Chinese words that often stand right before the name of a body and are no part of it."""
