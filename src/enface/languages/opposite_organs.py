"""Waters, mountains and organs of the state as they are told apart, in the form of `opposite_rows`."""

from __future__ import annotations

PLACES = r"""
渤海: ~Bohai = Bohai
黄海: Yellow ~Sea = yellow
东海: East China ~Sea = east*, Donghai
南海: South China ~Sea = south*, Nanhai, Hainan, Guanyin

长江|长三角|扬子江: ~Yangtze = Yangtze, Changjiang, YRD, Yangzi
黄河: Yellow ~River = yellow, Huanghe
珠江|珠三角|粤港澳: Pearl ~River = pearl, PRD, Zhujiang, Greater Bay, Guangdong
淮河|淮[南北安海]: ~Huaihe; ~Huai River = Huai*
海河: ~Haihe; ~Hai River = Hai*
辽河: ~Liaohe; ~Liao River = Liao*
松花江|松辽: ~Songhua = Songhua*, Songliao
湘江: ~Xiangjiang; ~Xiang River = Xiang*
汉江|汉水: ~Hanjiang; ~Han River = Han*
赣江: ~Ganjiang; ~Gan River = Gan*
雅鲁藏布江: Yarlung ~Zangbo; ~Brahmaputra = Yar*, Brahmaputra

洞庭湖: ~Dongting = Dongting
鄱阳湖: ~Poyang = Poyang
太湖: ~Taihu; Lake ~Tai = Tai*
洪泽湖: ~Hongze = Hongze
巢湖: ~Chaohu; Lake ~Chao = Chao*
青海湖: ~Qinghai Lake = Qinghai

塔里木: ~Tarim = Tarim
准噶尔: ~Junggar; ~Dzungaria* = Junggar, Dzungar*
柴达木: ~Qaidam = Qaidam

秦岭: ~Qinling = Qin*
太行: ~Taihang = Tai*
大别山: ~Dabie = Dabie
武陵山: ~Wuling = Wuling
祁连山: ~Qilian = Qilian
昆仑山: ~Kunlun = Kunlun
"""
"""Waters and mountains."""

OFFICES = r"""
组织部: organi[sz]ation ~department = organi[sz]*, personnel
宣传部: (?:publicity|propaganda) ~department = publicity, propaganda, communicat*, information
统战部: united front work ~department = united*
政法委: political and ~legal affairs com\w+ = legal*, political*, law*, judic*

省委[^，。；]{0,2}全会|市委[^，。；]{0,2}全会|[一二三四五六七八九十]次全会|中全会|全体会议:
  plenary ~(?:session|meeting) = plen*, full, all, general
常务会议|常务会: executive ~meeting = executive, standing
常委会会议|常委会\(?扩大\)?会议|常委会召开: standing ~committee meeting = standing*

最高人民法院|最高法: ~supreme (?:people['’]s )?court = suprem*, SPC, top, highest
高级人民法院|省高院|高院|高等法院|最高法院|最高人民: ~(?:higher|high) (?:people['’]s )?court = high*, suprem*, SPC,
  top
中级人民法院|中院: ~intermediate (?:people['’]s )?court = intermediat*
法院|法庭|法官: people['’]s ~court = court*, judic*, judg*, tribunal*, trial*, justice*, bench
检察院|检察机关|检察官|检方: people['’]s ~procuratorate = procurator*, prosecut*

纪委|纪检: discipline ~inspection = disciplin*, inspect*, graft, corrupt*
监委|监察委|监察: ~supervis(?:ory|ion) commission = supervis*, watchdog*, graft, monitor*, inspect*

省委: provincial (?:CPC |party )?~committee(?! of) = provinc*, region*, autonom*
市委: (?:municipal|city) (?:CPC |party )?~committee(?! of) = municipal*, cit*
县委: county (?:CPC |party )?~committee(?! of) = count*
乡党委|镇党委|乡镇党委: town(?:ship)? (?:CPC |party )?~committee = town*, local

[省市县区州]委|党委|党组|党中央|党工委: (?:provincial|municipal|county|city) (?:CPC |party )~committee = committee*,
  part*, CPC, leader*, secretar*, leading, authorit*, official*
政府|市政|当局|官方|省长|市长|县长|行政公署: (?:provincial|municipal|county|city) (?:people['’]s )?~government =
  government*, authorit*, administrat*, governor, mayor, official*, state, public, offic*, regime, local, federal,
  political, GZ, HKSAR, SAR, Whitehall, council*, Washington, White House
人大|人民代表大会|全国人民代表: people['’]s ~congress = congress*, NPC, legislat*, lawmak*, parliament*, deput*,
  Renmin, RUC, university
政协|政治协商: ~CPPCC; political consultative ~conference = CPPCC, consult*, advis*
国务院: ~State Council = state council, cabinet, secretary of state, state department, central*

省政府|省人民政府|[一-龥]省[^市县]{0,4}政府: provincial (?:people['’]s )?~government = provinc*, [A-Z]\w+ government
市政府|市人民政府|[一-龥]市[^县区]{0,4}政府: (?:municipal|city) (?:people['’]s )?~government = municipal*, cit*,
  government*
县政府|县人民政府: county (?:people['’]s )?~government = count*
乡政府|镇政府|乡人民政府|镇人民政府: town(?:ship)? (?:people['’]s )?~government = town*, local

省委书记: ~secretary of the (?:CPC )?(?:\w+ ){0,6}provincial (?:party )?committee = provinc*, [A-Z]\w+ party
市委书记: ~secretary of the (?:CPC )?(?:\w+ ){0,6}(?:municipal|city) (?:party )?committee = municipal*, cit*
县委书记: ~secretary of the (?:CPC )?(?:\w+ ){0,6}county (?:party )?committee = count*
[乡镇]党委书记: ~secretary of the (?:\w+ ){0,6}town(?:ship)? (?:party )?committee = town*
"""
"""Organs of the Party and the state; for departments see DEPARTMENTS."""

DEPARTMENTS = """
教育: education
财政: finance, financ*, treasury, fiscal
民政: civil affairs
公安|警察|警: public security, police*
司法: justice, judic*
水利|水务: water resources, water*
农业|农业农村|农村|农牧: agriculture, agri*
交通|交通运输|运输: transport, transport*
商务|贸易: commerce, commerc*, trade
卫生|卫健|卫生健康|卫计: health, health*, NHC
文化|文旅|文化和旅游|旅游: culture, cultur*, touris*
生态环境|环境保护|环保|环境: ecology, ecolog*, environment*, MEE
自然资源|国土|国土资源: natural resources, land
人力资源|人社|人力资源和社会保障|社保: human resources, social security
住建|住房|城乡建设|住房和城乡建设: housing, construction
工信|工业和信息化|经信: industry, industr*, MIIT, information
应急|应急管理: emergency management, emergenc*
市场监管|市场监督管理|工商: market regulation, market*, industr*
审计: audit, audit*
统计: statistics, statistic*
林业|林草|林业和草原: forestry, forest*
体育: sports, sport*
气象: meteorology, meteorolog*, weather*
税务|国税|地税: taxation, tax*
科技|科学技术: science, scien*, technolog*
发改|发展改革|发展和改革: development and reform, NDRC
外交|外事|外办: foreign affairs, foreign*
国防: national defense, defen[cs]e*, militar*
"""
"""Departments of the state: what Chinese calls their field, the English field, and what else may stand for it."""

_BODIES = "(?:department|bureau|ministry|commission|administration)"


def departments() -> str:
    """The row of DEPARTMENTS, as a row is written."""
    lines = []
    for line in DEPARTMENTS.strip().splitlines():
        chinese, _, fields = line.partition(": ")
        field = fields.partition(", ")[0]
        *first, last = field.split()
        told = " ".join([*first, f"~{last}"])
        named = f"{told} {_BODIES}; {_BODIES} (?:of|for) {told}"
        lines.append(f"(?:{chinese})(?:[厅局部委署]|委员会|总局|部门|机关|主管): {named} = {fields}")
    return "\n".join(lines)
