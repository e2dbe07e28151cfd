"""Places in China whose English spelling is not their plain pinyin, and how drafts write them instead."""

from __future__ import annotations

_APOSTROPHES = {
    "西安": "Xi'an", "延安": "Yan'an", "泰安": "Tai'an", "六安": "Lu'an", "吉安": "Ji'an", "淮安": "Huai'an",
    "广安": "Guang'an", "雅安": "Ya'an", "雄安": "Xiong'an", "马鞍山": "Ma'anshan", "普洱": "Pu'er", "瑞安": "Rui'an",
    "临安": "Lin'an", "淳安": "Chun'an", "长安": "Chang'an", "海安": "Hai'an", "红安": "Hong'an", "靖安": "Jing'an",
    "静安": "Jing'an", "崇安": "Chong'an", "福安": "Fu'an", "南安": "Nan'an", "同安": "Tong'an", "惠安": "Hui'an",
    "建瓯": "Jian'ou", "大安": "Da'an", "农安": "Nong'an", "集安": "Ji'an", "北安": "Bei'an",
    "东安": "Dong'an", "新安": "Xin'an", "固安": "Gu'an", "镇安": "Zhen'an", "诏安": "Zhao'an", "潮安": "Chao'an",
    "宝安": "Bao'an", "德安": "De'an", "兴安": "Xing'an", "天峨": "Tian'e", "东阿": "Dong'e",
}  # fmt: skip
_OWN_NAMES = {
    "哈尔滨": ("Harbin", "Haerbin", "Ha'erbin"),
    "齐齐哈尔": ("Qiqihar", "Qiqihaer", "Qiqiha'er"),
    "呼和浩特": ("Hohhot", "Huhehaote"),
    "鄂尔多斯": ("Ordos", "Eerduosi", "E'erduosi"),
    "呼伦贝尔": ("Hulunbuir", "Hulunbeier", "Hulunbei'er"),
    "巴彦淖尔": ("Bayannur", "Bayannaoer", "Bayannao'er"),
    "乌兰察布": ("Ulanqab", "Wulanchabu"),
    "锡林郭勒": ("Xilingol", "Xilinguole"),
    "阿拉善": ("Alxa", "Alashan"),
    "二连浩特": ("Erenhot", "Erlianhaote"),
    "乌鲁木齐": ("Urumqi", "Wulumuqi"),
    "吐鲁番": ("Turpan", "Tulufan"),
    "克拉玛依": ("Karamay", "Kelamayi"),
    "阿克苏": ("Aksu", "Akesu"),
    "库尔勒": ("Korla", "Kuerle", "Ku'erle"),
    "阿勒泰": ("Altay", "Aletai"),
    "伊犁": ("Ili", "Yili"),
    "和田": ("Hotan", "Hetian"),
    "拉萨": ("Lhasa", "Lasa"),
    "日喀则": ("Xigaze", "Rikaze"),
    "林芝": ("Nyingchi", "Linzhi"),
    "昌都": ("Qamdo", "Changdu"),
    "那曲": ("Nagqu", "Naqu"),
    "香格里拉": ("Shangri-La", "Xianggelila"),
    "内蒙古": ("Inner Mongolia", "Neimenggu"),
    "香港": ("Hong Kong", "Xianggang", "Hongkong"),
    "澳门": ("Macao", "Aomen"),
    "台北": ("Taipei", "Taibei"),
    "高雄": ("Kaohsiung", "Gaoxiong"),
    "台中": ("Taichung", "Taizhong"),
    "基隆": ("Keelung", "Jilong"),
    "新竹": ("Hsinchu", "Xinzhu"),
}


def _misspelt() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for chinese, right in _APOSTROPHES.items():
        found.setdefault(right.replace("'", ""), []).append((chinese, right))
    for chinese, (right, *wrong) in _OWN_NAMES.items():
        for form in wrong:
            found.setdefault(form, []).append((chinese, right))
    return found


ESTABLISHED = {chinese: right for chinese, (right, *_) in _OWN_NAMES.items()}
"""The English names of places that are not their plain pinyin."""
MISSPELT = _misspelt()
"""A spelling that drafts use, with the names it may stand for: the Chinese, and the usual English."""
