"""English names of places: the world's countries and large cities, and China down to its prefecture-level cities."""

from __future__ import annotations

from enface.languages.english import phrases, word_set

CHINESE_PROVINCES = phrases(
    """
    Anhui, Beijing, Chongqing, Fujian, Gansu, Guangdong, Guangxi, Guizhou, Hainan, Hebei, Heilongjiang, Henan,
    Hubei, Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin, Liaoning, Ningxia, Qinghai, Shaanxi, Shandong, Shanghai,
    Shanxi, Sichuan, Taiwan, Tianjin, Tibet, Xinjiang, Xizang, Yunnan, Zhejiang, Hong Kong, Macao, Macau
    """
)
CHINESE_CITIES = phrases(
    """
    Hefei, Wuhu, Bengbu, Huainan, Ma'anshan, Huaibei, Tongling, Anqing, Huangshan, Chuzhou, Fuyang, Suzhou, Lu'an,
    Bozhou, Chizhou, Xuancheng, Fuzhou, Xiamen, Putian, Sanming, Quanzhou, Zhangzhou, Nanping, Longyan, Ningde,
    Lanzhou, Jiayuguan, Jinchang, Baiyin, Tianshui, Wuwei, Zhangye, Pingliang, Jiuquan, Qingyang, Dingxi, Longnan,
    Guangzhou, Shaoguan, Shenzhen, Zhuhai, Shantou, Foshan, Jiangmen, Zhanjiang, Maoming, Zhaoqing, Huizhou,
    Meizhou, Shanwei, Heyuan, Yangjiang, Qingyuan, Dongguan, Zhongshan, Chaozhou, Jieyang, Yunfu, Nanning, Liuzhou,
    Guilin, Wuzhou, Beihai, Fangchenggang, Qinzhou, Guigang, Baise, Hezhou, Hechi, Laibin, Chongzuo, Guiyang,
    Liupanshui, Zunyi, Anshun, Bijie, Tongren, Haikou, Sanya, Sansha, Danzhou, Shijiazhuang, Tangshan, Qinhuangdao,
    Handan, Xingtai, Baoding, Zhangjiakou, Chengde, Cangzhou, Langfang, Hengshui, Harbin, Qiqihar, Jixi, Hegang,
    Shuangyashan, Daqing, Jiamusi, Qitaihe, Mudanjiang, Heihe, Suihua, Zhengzhou, Kaifeng, Luoyang, Pingdingshan,
    Anyang, Hebi, Xinxiang, Jiaozuo, Puyang, Xuchang, Luohe, Sanmenxia, Nanyang, Shangqiu, Xinyang, Zhoukou,
    Zhumadian, Jiyuan, Wuhan, Huangshi, Shiyan, Yichang, Xiangyang, Ezhou, Jingmen, Xiaogan, Jingzhou, Huanggang,
    Xianning, Suizhou, Enshi, Xiantao, Qianjiang, Tianmen, Shennongjia, Changsha, Zhuzhou, Xiangtan, Hengyang,
    Shaoyang, Yueyang, Changde, Zhangjiajie, Yiyang, Chenzhou, Yongzhou, Huaihua, Loudi, Xiangxi, Changchun, Siping,
    Liaoyuan, Tonghua, Baishan, Songyuan, Baicheng, Yanbian, Nanjing, Wuxi, Xuzhou, Changzhou, Nantong, Lianyungang,
    Huai'an, Yancheng, Yangzhou, Zhenjiang, Suqian, Nanchang, Jingdezhen, Pingxiang, Jiujiang, Xinyu, Yingtan,
    Ganzhou, Ji'an, Yichun, Shangrao, Shenyang, Dalian, Anshan, Fushun, Benxi, Dandong, Jinzhou, Yingkou, Fuxin,
    Liaoyang, Panjin, Tieling, Huludao, Hohhot, Baotou, Wuhai, Chifeng, Tongliao, Ordos, Hulunbuir, Bayannur,
    Ulanqab, Yinchuan, Shizuishan, Wuzhong, Guyuan, Zhongwei, Xining, Haidong, Xi'an, Tongchuan, Baoji, Xianyang,
    Weinan, Yan'an, Hanzhong, Yulin, Ankang, Shangluo, Jinan, Qingdao, Zibo, Zaozhuang, Dongying, Yantai, Weifang,
    Jining, Tai'an, Weihai, Rizhao, Linyi, Dezhou, Liaocheng, Binzhou, Heze, Taiyuan, Datong, Yangquan, Changzhi,
    Jincheng, Shuozhou, Jinzhong, Yuncheng, Xinzhou, Linfen, Lüliang, Chengdu, Zigong, Panzhihua, Luzhou, Deyang,
    Mianyang, Guangyuan, Suining, Neijiang, Leshan, Nanchong, Meishan, Yibin, Guang'an, Dazhou, Ya'an, Bazhong,
    Ziyang, Liangshan, Garze, Ngawa, Lhasa, Xigaze, Shigatse, Qamdo, Nyingchi, Nagqu, Urumqi, Karamay, Turpan, Hami,
    Kashgar, Aksu, Hotan, Kunming, Qujing, Yuxi, Baoshan, Zhaotong, Lijiang, Pu'er, Lincang, Xishuangbanna, Dehong,
    Diqing, Honghe, Hangzhou, Ningbo, Wenzhou, Jiaxing, Huzhou, Shaoxing, Jinhua, Quzhou, Zhoushan, Taizhou, Lishui,
    Yiwu, Kunshan, Jiangyin, Taipei, Kaohsiung, Taichung, Tainan, Hsinchu, Keelung, Kowloon, Pudong, Xiong'an,
    Zhongguancun
    """
)
CHINESE_LANDSCAPE = phrases(
    """
    Yangtze, Yangtze River, Yellow River, Pearl River, Pearl River Delta, Yangtze River Delta, Three Gorges, Three
    Gorges Dam, Great Wall, Forbidden City, Great Hall of the People, Tiananmen, Tiananmen Square, South China Sea,
    East China Sea, Yellow Sea, Bohai, Bohai Sea, Taiwan Strait, Mount Tai, Mount Huangshan, Mount Everest, Dongting
    Lake, Poyang Lake, Xiangjiang River, Zhongnanhai, Diaoyutai, Loess Plateau, Gobi, Taklamakan, Greater Bay Area
    """
)
COUNTRIES = phrases(
    """
    Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Australia, Austria,
    Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia and
    Herzegovina, Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Cape Verde,
    Central African Republic, Colombia, Comoros, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Czech Republic,
    Denmark, Djibouti, Dominica, Dominican Republic, East Timor, Timor-Leste, Ecuador, Egypt, El Salvador,
    Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany, Ghana,
    Greece, Grenada, Guatemala, Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland,
    Israel, Italy, Ivory Coast, Jamaica, Japan, Kazakhstan, Kenya, Kiribati, Kuwait, Kyrgyzstan, Laos, Latvia,
    Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives,
    Malta, Marshall Islands, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia, Montenegro,
    Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Nigeria, North Korea,
    South Korea, North Macedonia, Norway, Oman, Pakistan, Palau, Palestine, Papua New Guinea, Paraguay, Peru,
    Philippines, Poland, Portugal, Qatar, Romania, Russia, Russian Federation, Rwanda, Samoa, San Marino, Saudi
    Arabia, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Solomon Islands, Somalia,
    South Africa, South Sudan, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Tajikistan, Tanzania,
    Thailand, Togo, Tonga, Trinidad and Tobago, Tunisia, Turkmenistan, Tuvalu, Uganda, Ukraine, United Arab
    Emirates, United Kingdom, United States, United States of America, Uruguay, Uzbekistan, Vanuatu, Venezuela,
    Vietnam, Viet Nam, Yemen, Zambia, Zimbabwe, Britain, Great Britain, England, Scotland, Wales, Northern Ireland,
    Korea, Democratic Republic of the Congo, Vatican City, Kosovo, Greenland, Puerto Rico, Soviet Union, European
    Union, People's Republic of China
    """
)
REGIONS = phrases(
    """
    Africa, Asia, Asia-Pacific, Europe, America, North America, South America, Latin America, Central America,
    Oceania, Antarctica, Australasia, Southeast Asia, East Asia, South Asia, Central Asia, Northeast Asia, Middle
    East, Far East, Eurasia, Balkans, Caribbean, Scandinavia, Siberia, Sahara, Himalayas, Mediterranean,
    Mediterranean Sea, Pacific Ocean, Atlantic Ocean, Indian Ocean, Arctic Ocean, Red Sea, Black Sea, Persian Gulf,
    Suez Canal, Panama Canal, Strait of Hormuz, Alps, Andes, Danube, Mekong, Mekong River, Silk Road, Crimea,
    Catalonia, Bavaria, Gaza, Gaza Strip, West Bank, Kashmir
    """
)
CITIES = phrases(
    """
    Abidjan, Abuja, Accra, Amman, Antananarivo, Antwerp, Apia, Ashgabat, Asmara, Astana, Asuncion, Bamako, Bandar Seri
    Begawan, Bandung, Basel, Belfast, Bengaluru, Bangalore, Bern, Bishkek, Bissau, Bologna, Bonn, Bordeaux, Brazzaville,
    Bratislava, Bremen, Bridgetown, Bujumbura, Busan, Cebu, Chiang Mai, Chisinau, Conakry, Dar es Salaam, Davao, Dili,
    Djibouti City, Dodoma, Dresden, Durban, Dushanbe, Gaborone, Georgetown, Gothenburg, Guatemala City, Harare,
    Hyderabad, Incheon, Johor, Juba, Kampala, Kigali, Kinshasa, Kingston, Kobe, Krakow, Kuwait City, Kathmandu, La Paz,
    Lahore, Lausanne, Leipzig, Libreville, Lille, Lilongwe, Ljubljana, Lome, Luanda, Luang Prabang, Lusaka, Lyon, Lyons,
    Malabo, Managua, Mandalay, Maputo, Mombasa, Monrovia, Montevideo, Moscow, Muscat, Naples, Naypyidaw, Nantes,
    N'Djamena, Niamey, Nicosia, Nouakchott, Nur-Sultan, Ouagadougou, Panama City, Penang, Peking, Port Vila, Podgorica,
    Port Moresby, Port Louis, Porto, Quito, Rabat, Riga, Salzburg, Sanaa, Samarkand, San Jose, Sapporo, Sendai, Seville,
    Singapore City, Skopje, St. Louis, Suva, Surabaya, Tallinn, Tegucigalpa, Tirana, Turin, Ushuaia, Valencia, Valletta,
    Valparaiso, Victoria Falls, Vilnius, Windhoek, Wellington, Yaounde, Yerevan, Zagreb, Zanzibar, Abu Dhabi, Addis
    Ababa, Algiers, Amsterdam, Ankara, Athens, Atlanta, Auckland, Baghdad, Baku, Baltimore, Bangkok, Barcelona, Beirut,
    Belgrade, Berlin, Birmingham, Bogota, Brasilia, Brisbane, Brussels, Bucharest, Budapest, Buenos Aires, Cairo,
    Calcutta, Canberra, Cape Town, Caracas, Casablanca, Chennai, Chicago, Colombo, Copenhagen, Dakar, Damascus, Davos,
    Denver, Detroit, Dhaka, Doha, Dubai, Dublin, Dusseldorf, Edinburgh, Frankfurt, Fukuoka, Fukushima, Geneva, Glasgow,
    Guam, Hanoi, Havana, Helsinki, Hiroshima, Ho Chi Minh City, Honolulu, Houston, Islamabad, Istanbul, Jakarta,
    Jerusalem, Johannesburg, Kabul, Karachi, Kathmandu, Khartoum, Kiev, Kyiv, Kuala Lumpur, Kyoto, Lagos, Las Vegas,
    Lisbon, Liverpool, London, Los Angeles, Madrid, Manchester, Manila, Marseille, Mecca, Melbourne, Mexico City, Miami,
    Milan, Minsk, Montreal, Moscow, Mumbai, Munich, Nagasaki, Nagoya, Nairobi, New Delhi, New York, New York City,
    Osaka, Oslo, Ottawa, Paris, Perth, Philadelphia, Phnom Penh, Prague, Pretoria, Pyongyang, Rangoon, Yangon,
    Reykjavik, Rio de Janeiro, Riyadh, Rome, Rotterdam, Saigon, San Diego, San Francisco, Santiago, Sao Paulo, Sarajevo,
    Seattle, Seoul, Silicon Valley, Sofia, St. Petersburg, Stockholm, Stuttgart, Sydney, Tashkent, Tbilisi, Tehran, Tel
    Aviv, Tokyo, Toronto, Tripoli, Tunis, Ulan Bator, Ulaanbaatar, Vancouver, Venice, Vienna, Vientiane, Vladivostok,
    Warsaw, Wall Street, White House, Washington, Yokohama, Zurich, Hollywood, Manhattan, Brooklyn, Cambridge, Oxford,
    Hokkaido, Okinawa, Bali, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Florida, Hawaii, Idaho,
    Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Massachusetts, Michigan, Minnesota, Mississippi, Missouri,
    Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New Orleans, North Carolina, South Carolina, North
    Dakota, South Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, Tennessee, Texas, Utah, Vermont, Virginia,
    West Virginia, Wisconsin, Wyoming, Ontario, Quebec, British Columbia, Queensland, New South Wales
    """
)
AMBIGUOUS_PLACES = {
    "china": "China", "turkey": "Turkey", "jordan": "Jordan", "chad": "Chad", "georgia": "Georgia", "guinea": "Guinea",
    "chile": "Chile", "mali": "Mali", "niger": "Niger", "congo": "Congo", "panama": "Panama", "jersey": "Jersey",
    "hamburg": "Hamburg", "cologne": "Cologne", "boston": "Boston", "dallas": "Dallas", "phoenix": "Phoenix",
    "lima": "Lima", "delhi": "Delhi", "phuket": "Phuket", "dali": "Dali", "luzon": "Luzon", "java": "Java",
    "amazon": "Amazon", "pacific": "Pacific", "atlantic": "Atlantic", "arctic": "Arctic",
}  # fmt: skip
"""Places whose names are also common words or brands in lower case; the words around them decide."""

PLACES = (*CHINESE_PROVINCES, *CHINESE_CITIES, *CHINESE_LANDSCAPE, *COUNTRIES, *REGIONS, *CITIES)

SUFFIXES = word_set("province county city district prefecture township town village municipality")
"""The words for China's administrative units, which are part of the name before them."""

_PORCELAIN_BEFORE = word_set("a bone fine blue white antique the some of best delicate broken painted")
_PORCELAIN_AFTER = word_set(
    """
    shop cabinet cabinets plate plates cup cups tea doll dolls clay set sets teapot teapots vase vases bowl
    bowls ware
    """
)
_PLACE_BEFORE = word_set(
    """
    in from to of across throughout within and outside between visit visited visiting near
    """
)
_NAME_AFTER = word_set("and or on in to for with at is was has had will said says , .") | {""}


def is_place(word: str, before: str, after: str, source: str, *, before_name: bool) -> bool | None:
    """Whether an ambiguous word (lower case) is the place of that name between two others; None where it may be.

    `source` decides where it has the place's Chinese name; `before_name` says that a capital follows.
    """
    if word == "china":
        porcelain = before in _PORCELAIN_BEFORE - {"the", "of", "some"} or after in _PORCELAIN_AFTER
        return not (porcelain or (before in {"the", "some"} and not before_name))
    if _CHINESE_NAMES.get(word, "\0") in source:
        return before not in {"a", "an"}
    if word in {"pacific", "atlantic", "arctic", "amazon", "java", "phoenix", "jersey", "cologne"}:
        return False
    if before in _PLACE_BEFORE - {"and", "of", "to"} and after in _NAME_AFTER:
        return None
    return False


_CHINESE_NAMES = {
    "turkey": "土耳其", "jordan": "约旦", "chad": "乍得", "georgia": "格鲁吉亚", "guinea": "几内亚", "chile": "智利",
    "mali": "马里", "niger": "尼日尔", "congo": "刚果", "panama": "巴拿马", "jersey": "泽西", "hamburg": "汉堡",
    "cologne": "科隆", "boston": "波士顿", "dallas": "达拉斯", "phoenix": "凤凰城", "lima": "利马", "delhi": "德里",
    "phuket": "普吉", "dali": "大理", "luzon": "吕宋", "java": "爪哇", "amazon": "亚马", "pacific": "太平洋",
    "atlantic": "大西洋", "arctic": "北极",
}  # fmt: skip
