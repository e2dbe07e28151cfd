"""Common nouns that news puts in lists, in Chinese and in English: 配偶、父母、子女."""

from __future__ import annotations

import re

_TABLE = """
配偶 spouse husband wife wives partner
父母 parent
子女 child son daughter kid
家长 parent
老人 elder senior old
儿童 child
妇女 women woman
学生 student pupil
教师 teacher
老师 teacher
医生 doctor physician
护士 nurse
工人 worker
农民 farmer peasant
军人 soldier military serviceman servicemen
学校 school
医院 hospital
车站 station
机场 airport
码头 dock wharf pier
商场 mall store shop
超市 supermarket
酒店 hotel
银行 bank
图书馆 librar
博物馆 museum
公园 park
教育 education school
医疗 medic health
养老 elder pension senior
住房 hous home
就业 employ job
交通 transport traffic
水利 water
电力 electric power
通信 communicat telecom
文化 cultur
体育 sport
旅游 touris travel
卫生 health sanita hygiene
科技 scien tech
农业 agricultur farm
林业 forest
渔业 fish
畜牧业 livestock husbandry animal
工业 industr
金融 financ bank
税务 tax
公安 police security
海关 custom
水稻 rice paddy
小麦 wheat
玉米 corn maize
大豆 soy bean
蔬菜 vegetable
水果 fruit
茶叶 tea
苹果 apple
梨 pear
桃 peach
葡萄 grape
柑橘 citrus orange mandarin
花生 peanut groundnut
棉花 cotton
牛 cattle cow yak beef ox
羊 sheep goat lamb mutton
猪 pig hog pork swine
鸡 chicken hen
鸭 duck
鱼 fish
森林 forest
草原 grass
湿地 wetland
河流 river
湖泊 lake
铁路 rail
公路 road highway
航空 air aviation flight
政治 politic
经济 econom
社会 soci
生态 ecolog
军事 militar
法律 law legal
食品 food
药品 drug medicine pharma
帐篷 tent
棉被 quilt
食物 food
饮用水 water
钢铁 steel iron
煤炭 coal
石油 oil petrol
天然气 gas
"""
COMMON_NOUNS = {
    chinese: re.compile(rf"\b(?:{'|'.join(english)})", re.IGNORECASE)
    for line in _TABLE.strip().splitlines()
    for chinese, *english in [line.split()]
}
"""Nouns with the beginnings of all English words that may stand for them."""
