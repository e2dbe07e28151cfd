"""Countries, and China's provinces and large cities, by their Chinese names, with the English ones."""

from __future__ import annotations

from collections.abc import Iterator

_COUNTRIES = """
越南 Vietnam/Viet Nam/Vietnamese | 老挝 Laos/Lao/Laotian | 柬埔寨 Cambodia/Cambodian | 泰国 Thailand/Thai
缅甸 Myanmar/Burma/Burmese | 马来西亚 Malaysia/Malaysian | 新加坡 Singapore/Singaporean
印度尼西亚 Indonesia/Indonesian | 印尼 Indonesia/Indonesian | 菲律宾 Philippines/Philippine/Filipino/Filipinos
文莱 Brunei | 东帝汶 Timor-Leste/East Timor | 韩国 South Korea/Korea/Korean/ROK/Seoul
朝鲜 North Korea/DPRK/Korea/Korean/Pyongyang | 蒙古国 Mongolia/Mongolian | 巴基斯坦 Pakistan/Pakistani
孟加拉国 Bangladesh | 斯里兰卡 Sri Lanka/Sri Lankan | 尼泊尔 Nepal/Nepalese/Nepali | 阿富汗 Afghanistan/Afghan
哈萨克斯坦 Kazakhstan/Kazakh | 乌兹别克斯坦 Uzbekistan/Uzbek | 吉尔吉斯斯坦 Kyrgyzstan/Kyrgyz
塔吉克斯坦 Tajikistan/Tajik | 土库曼斯坦 Turkmenistan | 伊朗 Iran/Iranian/Tehran | 伊拉克 Iraq/Iraqi/Baghdad
沙特 Saudi | 以色列 Israel/Israeli/Tel Aviv/Jerusalem | 巴勒斯坦 Palestine/Palestinian | 叙利亚 Syria/Syrian
约旦 Jordan/Jordanian | 黎巴嫩 Lebanon/Lebanese | 土耳其 Turkey/Turkish/Türkiye/Turkiye
阿联酋 UAE/Emirates/Emirati | 卡塔尔 Qatar/Qatari | 埃及 Egypt/Egyptian | 埃塞俄比亚 Ethiopia/Ethiopian
肯尼亚 Kenya/Kenyan | 坦桑尼亚 Tanzania/Tanzanian | 乌干达 Uganda/Ugandan | 卢旺达 Rwanda
尼日利亚 Nigeria/Nigerian | 加纳 Ghana/Ghanaian | 赞比亚 Zambia/Zambian | 津巴布韦 Zimbabwe/Zimbabwean
莫桑比克 Mozambique | 安哥拉 Angola/Angolan | 喀麦隆 Cameroon | 塞内加尔 Senegal | 摩洛哥 Morocco/Moroccan
突尼斯 Tunisia/Tunisian/Tunis | 阿尔及利亚 Algeria/Algerian | 利比亚 Libya/Libyan | 苏丹 Sudan/Sudanese/Sultan
南非 South Africa/South African | 马达加斯加 Madagascar | 俄罗斯 Russia/Russian/Moscow/Kremlin
乌克兰 Ukraine/Ukrainian/Kyiv/Kiev | 白俄罗斯 Belarus/Belarusian | 波兰 Poland/Polish/Warsaw
捷克 Czech/Czechia/Prague | 匈牙利 Hungary/Hungarian/Budapest | 罗马尼亚 Romania/Romanian
保加利亚 Bulgaria/Bulgarian | 塞尔维亚 Serbia/Serbian/Belgrade | 克罗地亚 Croatia/Croatian
希腊 Greece/Greek/Athens | 意大利 Italy/Italian/Rome/Serie | 西班牙 Spain/Spanish/Madrid
葡萄牙 Portugal/Portuguese/Lisbon | 德国 Germany/German/Berlin | 法国 France/French/Paris
奥地利 Austria/Austrian/Vienna | 瑞士 Switzerland/Swiss | 荷兰 Netherlands/Dutch/Holland/Hague
比利时 Belgium/Belgian/Brussels | 丹麦 Denmark/Danish/Copenhagen | 瑞典 Sweden/Swedish/Stockholm
挪威 Norway/Norwegian/Oslo | 芬兰 Finland/Finnish/Helsinki | 冰岛 Iceland/Icelandic | 爱尔兰 Ireland/Irish/Dublin
加拿大 Canada/Canadian/Ottawa | 墨西哥 Mexico/Mexican | 古巴 Cuba/Cuban | 巴西 Brazil/Brazilian
阿根廷 Argentina/Argentine/Argentinian | 智利 Chile/Chilean | 秘鲁 Peru/Peruvian | 委内瑞拉 Venezuela/Venezuelan
哥伦比亚 Colombia/Colombian/Columbia/Bogota | 厄瓜多尔 Ecuador/Ecuadorian | 玻利维亚 Bolivia/Bolivian
乌拉圭 Uruguay/Uruguayan | 澳大利亚 Australia/Australian/Canberra | 新西兰 New Zealand/New Zealander/Kiwi
斐济 Fiji/Fijian
"""
_HOME = """
湖南 Hunan 湘 | 湖北 Hubei 鄂 | 河南 Henan 豫 | 河北 Hebei 冀 | 山东 Shandong 鲁 | 山西 Shanxi 晋
陕西 Shaanxi 陕秦 | 江苏 Jiangsu 苏 | 江西 Jiangxi 赣 | 浙江 Zhejiang 浙 | 安徽 Anhui 皖徽 | 福建 Fujian 闽
广东 Guangdong 粤广 | 广西 Guangxi 桂广 | 海南 Hainan 琼 | 贵州 Guizhou 黔贵 | 云南 Yunnan 滇云 | 四川 Sichuan 川蜀
甘肃 Gansu 甘陇 | 青海 Qinghai 青 | 宁夏 Ningxia 宁 | 新疆 Xinjiang 疆 | 辽宁 Liaoning 辽 | 吉林 Jilin 吉
黑龙江 Heilongjiang 黑 | 北京 Beijing 京北首都 | 上海 Shanghai 沪申上 | 天津 Tianjin 津 | 重庆 Chongqing 渝庆
石家庄 Shijiazhuang 石 | 太原 Taiyuan 并 | 沈阳 Shenyang 沈 | 大连 Dalian 连 | 长春 Changchun 长
南京 Nanjing 陵 | 苏州 Suzhou 苏 | 无锡 Wuxi 锡 | 徐州 Xuzhou 徐 | 杭州 Hangzhou 杭 | 宁波 Ningbo 甬
温州 Wenzhou 温 | 合肥 Hefei 合 | 福州 Fuzhou 福榕抚 | 厦门 Xiamen 厦鹭 | 泉州 Quanzhou 泉 | 南昌 Nanchang 洪昌
赣州 Ganzhou 赣 | 济南 Jinan 济 | 青岛 Qingdao 青 | 郑州 Zhengzhou 郑 | 洛阳 Luoyang 洛 | 开封 Kaifeng 汴
武汉 Wuhan 汉江 | 宜昌 Yichang 宜 | 襄阳 Xiangyang 襄 | 长沙 Changsha 长星 | 株洲 Zhuzhou 株 | 湘潭 Xiangtan 潭
衡阳 Hengyang 衡 | 岳阳 Yueyang 岳 | 常德 Changde 常 | 郴州 Chenzhou 郴 | 怀化 Huaihua 怀 | 永州 Yongzhou 永
邵阳 Shaoyang 邵 | 益阳 Yiyang 益 | 娄底 Loudi 娄 | 广州 Guangzhou 穗广羊 | 深圳 Shenzhen 深鹏 | 珠海 Zhuhai 珠
佛山 Foshan 佛 | 东莞 Dongguan 莞 | 南宁 Nanning 邕南 | 柳州 Liuzhou 柳 | 桂林 Guilin 桂 | 海口 Haikou 海口
三亚 Sanya 三亚 | 成都 Chengdu 蓉成 | 绵阳 Mianyang 绵 | 宜宾 Yibin 宜 | 贵阳 Guiyang 筑贵 | 遵义 Zunyi 遵
昆明 Kunming 昆 | 兰州 Lanzhou 兰 | 西宁 Xining 西宁 | 银川 Yinchuan 银 | 扬州 Yangzhou 扬 | 镇江 Zhenjiang 镇
嘉兴 Jiaxing 嘉 | 绍兴 Shaoxing 绍
"""


def _entries(listing: str) -> Iterator[str]:
    return filter(None, listing.strip().replace("\n", " | ").split(" | "))


COUNTRY_NAMES = {
    chinese: tuple(english.split("/"))
    for entry in _entries(_COUNTRIES)
    for chinese, _, english in [entry.partition(" ")]
}
"""The Chinese name, then the English one and the words that speak of the country as well."""

HOME_NAMES = {chinese: (english, signs) for entry in _entries(_HOME) for chinese, english, signs in [entry.split(" ")]}
"""The Chinese name, then the English one and the characters that stand for the place by themselves."""
