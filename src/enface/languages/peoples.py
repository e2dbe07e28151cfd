"""English nationalities, languages, peoples and creeds, which take a capital, and phrases in which they don't."""

from __future__ import annotations

from enface.languages.english import word_set

PEOPLES = word_set(
    """
    Afghan Albanian Algerian American Angolan Argentine Argentinian Armenian Australian Austrian Azerbaijani
    Bangladeshi Belarusian Belgian Bolivian Brazilian British Bulgarian Burmese Cambodian Canadian Chilean Chinese
    Colombian Congolese Croatian Cuban Czech Danish Dutch Egyptian English Eritrean Estonian Ethiopian European
    Filipino Finnish French Georgian German Ghanaian Greek Haitian Hungarian Icelandic Indian Indonesian Iranian
    Iraqi Irish Israeli Italian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kurdish Kuwaiti Kyrgyz Laotian
    Latvian Lebanese Libyan Lithuanian Malaysian Maltese Mexican Mongolian Moroccan Nepalese Nepali Nigerian
    Norwegian Pakistani Palestinian Peruvian Polynesian Portuguese Qatari Romanian Russian Rwandan Saudi Scottish
    Serbian Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish Swiss Syrian Taiwanese Tanzanian Thai
    Tibetan Tunisian Turkish Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean
    Asian African Americans Africans Asians Europeans Russians Germans Indians Italians Koreans Canadians
    Australians Mexicans Brazilians Israelis Palestinians Ukrainians Iranians Iraqis Syrians Vietnamese Malaysians
    Indonesians Singaporeans Englishman Englishmen Frenchman Frenchmen Dutchman Irishman Cantonese Shanghainese
    Hokkien Hakka Arabic Arab Arabs Hebrew Hindi Urdu Uygur Uygurs Uighur Uighurs Uyghur Tibetans Mongolians Tujia
    Zhuang Manchu Miao Bouyei Yugur Dongxiang Salar Bonan Naxi Lisu Lahu Hani Jingpo Gelao Daur Evenki Oroqen Xibe
    Hezhen Maonan Mulao Eurasian Christian Christians Christianity Catholic Catholics Protestant Jewish Judaism Islam
    Islamic Muslim Muslims Buddhist Buddhists Buddhism Buddha Taoist Taoism Daoist Daoism Confucius Confucian
    Confucianism Hindu Hinduism Marx Marxist Marxism Leninist Leninism Marxism-Leninism Marxist-Leninist
    Sino-American Sino-Japanese Sino-Russian Sino-foreign
    """
)
"""Nouns and adjectives of nationality, language, people and creed."""

_SMALL_BEFORE = {
    "french": "fries fry toast press horn doors door windows window bean beans bread kiss dressing",
    "dutch": "oven ovens",
    "english": "muffin muffins breakfast horn",
    "swiss": "cheese roll chard",
    "russian": "roulette dressing",
    "turkish": "delight towel towels bath baths coffee",
    "german": "shepherd shepherds measles",
    "danish": "pastry pastries",
    "chinese": "checkers cabbage chestnut whispers",
    "indian": "ink",
    "arabic": "numeral numerals gum",
    "arab": "spring",
    "catholic": "taste tastes interests",
    "spanish": "omelet omelette moss",
    "manchu": "",
}
_SMALL: dict[str, frozenset[str]] = {adjective: frozenset(nouns.split()) for adjective, nouns in _SMALL_BEFORE.items()}


def may_be_small(adjective: str, following: str) -> bool:
    """Whether the adjective of nationality may keep its small letter before that word, as in "french fries"."""
    return following in _SMALL.get(adjective, ())
