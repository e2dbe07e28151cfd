"""The words and patterns by which English writes numbers, shares, dates, times and hedges."""

from __future__ import annotations

import re

from enface.languages.calendar import MONTHS, WEEKDAYS
from enface.languages.numerals_en import CARDINALS, ORDINALS, SCALES
from enface.languages.patterns import any_of

WORDS = {
    "both": 2, "pair": 2, "pairs": 2, "couple": 2, "couples": 2, "twin": 2, "twins": 2, "twice": 2, "dual": 2,
    "bilateral": 2, "duo": 2, "either": 2, "runner-up": 2, "runners-up": 2, "two-way": 2, "doubles": 2,
    "biweekly": 2, "biennial": 2, "second-hand": 2, "another": 1, "once": 1, "single": 1, "singles": 1, "sole": 1,
    "inaugural": 1, "top": 1, "topped": 1, "tops": 1, "champion": 1, "champions": 1, "championship": 1, "thrice": 3,
    "trio": 3, "trilateral": 3, "triplets": 3, "hat-trick": 3, "threefold": 3, "quarterly": 3, "few": 3, "quartet": 4,
    "quadrilateral": 4, "quarterfinal": 4, "quarterfinals": 4, "quarter-finals": 4, "semifinal": 2, "semifinals": 2,
    "semi-final": 2, "semi-finals": 2, "tenfold": 10, "noon": 12, "midday": 12, "midnight": 12, "fortnight": 14,
    "fortnightly": 14, "teens": 15, "teenage": 15, "teenager": 15, "teenagers": 15, "around the clock": 24,
    "around-the-clock": 24, "round-the-clock": 24, "quarter-century": 25, "septuagenarian": 75, "octogenarian": 85,
    "nonagenarian": 95, "centenarian": 100, "centenary": 100, "centennial": 100, "hundredfold": 100,
    "bicentennial": 200, "millennium": 1000, "zero": 0, "nil": 0, "none": 0, "no": 0,
}  # fmt: skip
"""What words other than numerals may say of a number."""
MULTIPLES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "halved": 2, "triple": 3, "tripled": 3,
    "tripling": 3, "triples": 3, "treble": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4,
    "quintupled": 5,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
PERIODS = {
    "decade": "decade", "century": "century", "year": "year", "month": "month", "week": "week", "day": "day",
    "hour": "hour", "minute": "minute", "quarter": "quarter", "annual": "year", "yearly": "year", "monthly": "month",
    "weekly": "week", "daily": "day", "hourly": "hour",
}  # fmt: skip
MEASURES = (
    "ton", "tonne", "kilogram", "kilo", "gram", "kilometer", "kilometre", "mile", "meter", "metre", "acre", "hectare",
    "liter", "litre", "pound", "yuan", "dollar",
)  # fmt: skip
"""Units that stand with "a" and "half a" for 1 and 1/2."""
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
    "halves": 2, "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8,
    "ninths": 9, "tenths": 10, "hundredths": 100,
}  # fmt: skip
MANY = {
    "tens": (10, 99), "dozens": (20, 144), "scores": (20, 199), "hundreds": (100, 999), "thousands": (1000, 99999),
    "millions": (10**6, 10**9), "billions": (10**9, 10**12), "trillions": (10**12, 10**15),
}  # fmt: skip
"""Words of a vague multitude, from the least to the most they stand for."""
MONTH_NUMBERS = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}
WEEKDAY_NUMBERS = {day[:3]: number for number, day in enumerate(WEEKDAYS, start=1)}
UNSURE_MONTHS = frozenset(
    {"May", "March", "Jan", "Feb", "Mar", "Apr", "Jun", "June", "April", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)
"""Capitalised months that are also names or words."""


_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "quadrillion")
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:,[ ]000)+(?!\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
_SCALE = f"(?:{'|'.join(_SCALES)})"
_WORD = f"(?:{any_of((*CARDINALS, *_SCALES, 'dozen'))})"
_ROUND = f"(?:{any_of((*(word for word in CARDINALS if word.endswith('ty')), *_SCALES[:3]))})"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    rf"|Nov(?:ember)?|Dec(?:ember)?|{any_of(month.lower() for month in MONTHS)})"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?!,\d{3}|\.\d|[ ](?:million|billion|percent|people|yuan))"
_MONEY = "RMB CNY USD EUR GBP HKD SGD AUD JPY TWD KRW RM Rs"
_AFTER_MONEY = "|".join(f"(?<={money})" for money in [*_MONEY.split(), r"No\."])
_NO_NAME = f"(?:{'|'.join(_MONEY.split())}|NT|US|HK|No|Nos)"
_PREFIX = "".join(f"(?<!{prefix})" for prefix in ("Mid", "mid", "Pre", "Post", "Sub", "Under", "Over", "RMB"))
_SUFFIX = (
    "(?i:st|nd|rd|th|k|m|mn|mln|bn|b|tn|km|kgs?|cm|mm|nm|am|pm|x|ml|g|mg|kw|gw|mw|kwh|mu|ha|h|s|ft|lbs?|oz|fold|yuan"
    "|pct|min|hrs?|mins?|sqm|sq)"
)
_MULTITUDE = any_of(MANY).replace("scores", "scores(?=[ ]of)")
_ARTICLES = ("a", "an", "per", "every", "each", "one", "the", "past", "last", "this", "next")
_FIRST_WORDS = any_of(
    (
        *CARDINALS, *ORDINALS, *SCALES, *WORDS, *MULTIPLES, *DECADES, *MANY, "many", "several", "few", "some", "half",
        "midcentury", "decade", "century", "centuries", "annual", "yearly", "monthly", "weekly", "daily", "hourly",
        *MONTHS, *map(str.lower, MONTHS), *(month[:3] for month in MONTHS), "Sept", *WEEKDAYS,
        "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
    )
)  # fmt: skip
_AFTER_ARTICLE = any_of((*PERIODS, *MEASURES, *PARTS, *_SCALES, "dozen", "few", "couple"))
_FIRST = rf"{_FIRST_WORDS}(?:fold|s?\b)|{any_of(_ARTICLES)}[ ]{_AFTER_ARTICLE}\b|https?:|www\.|[IVXLC]+\b|mid-century"
"""How whatever starts with a word begins."""
_OTHER_WORD = rf"(?!{_FIRST})[A-Za-z]++(?:[ ,]++|(?![-/]?\d|[\w.]*@))"
NUMBER = re.compile(
    # Nothing starts at most words of a text; they are passed over whole, as matches without a group.
    rf"""
    (?:{_OTHER_WORD})++
    |(?=[.'’]?\d|(?<![A-Za-z])[A-Za-z])
    (?:(?P<skip>https?://\S+|www\.\S+|[A-Za-z0-9_.]+@[A-Za-z0-9_.]+)
    |(?P<version>(?<![\d.])\d+(?:\.\d+){{2,}})
    |(?P<date>(?<!\d)[12]\d{{3}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d))
    |(?P<clock>(?<![\d:.])[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)
        |(?<![\d.,:$])\d{{1,2}}(?=[ ]?(?:[ap]\.m\.|[ap]m\b|o['’]clock)))
    |(?:(?<![A-Za-z\d.,])(?P<day1>{_DAY})[ ]?(?:of[ ])?(?P<month1>{_MONTH})\b\.?)
    |(?:(?<![A-Za-z])(?P<month2>{_MONTH})\b\.?(?:[ ]?(?:the[ ])?(?P<day2>{_DAY})(?![A-Za-z])(?!-year))?)
    |(?P<decade>(?<![\w.])['’]?(?:(?:1[5-9]|20)?\d0['’]?s)\b)
    |(?P<quarter>\bQ[1-4]\b|\b[1-4]Q\b)
    |(?P<fraction>(?<![\d/.-])(?P<above>\d{{1,3}})/(?P<below>\d{{1,3}})(?![\d/]))
    |(?P<code>(?<![A-Za-z0-9$€£¥])(?!{_NO_NAME}\.?\d)
        (?:[A-Za-z]{{0,12}}[A-Z][A-Za-z]{{0,6}}{_PREFIX}[-/]?|[a-z]{{1,12}}(?<!rmb))\d+\w*(?:[-/.–]\w+)*
        |(?<![A-Za-z0-9.,$€£¥])\d+(?!{_SUFFIX}(?![A-Za-z0-9]))[A-Za-z]\w*(?:-\d\w*)*)
    |(?:(?<![A-Za-z0-9_.])|{_AFTER_MONEY})
        (?P<figure>{_FIGURE})
        (?P<scale>[ \u00a0-]?{_SCALE}(?:[ \u00a0-]{_SCALE}){{0,2}}\b
          |[ ]?(?:bn|mn|mln|tn)\b|[kmbKMB](?![A-Za-z0-9])|[ ]dozen\b)?
        (?P<suffix>st\b|nd\b|rd\b|th\b)?
    |\b(?:
       (?P<many>(?:(?:many|several)[ ])?(?:{_MULTITUDE})
         (?:[ ]of[ ](?:tens[ ]of[ ])?(?:hundreds|thousands|millions|billions))?)
      |(?P<several>(?:several|a[ ]few|few|some|many|a[ ]couple(?:[ ]of)?)[ ]
         (?P<of>(?:hundred|thousand|million|billion|dozen)(?:[ ](?:thousand|million|billion))?))
      |(?P<part>(?:(?:one[ -]|an?[ ])(?P<one>{any_of(part for part in PARTS if not part.endswith("s"))})
           |(?P<numerator>{_WORD})[ -](?P<more>{any_of(part for part in PARTS if part.endswith("s"))}))
         (?![ -](?:{_SCALE}|party|year)|[ ]of[ ]an?[ ](?:million|billion)|[ ](?:time|consecutive|year|day|quarter)))
      |(?P<andhalf>(?:an?|one)[ ](?P<period>year|month|day|hour|decade|century)[ ]and[ ]a[ ]half)
      |(?P<words>(?:(?:{_WORD}(?:[ -]|[ ]and[ ]))*{_ROUND}(?:[ -]|[ ]and[ ]))?(?P<ordinal>{any_of(ORDINALS)})\b
         |(?:half[ ]an?[ ](?=million|billion|dozen)|a[ ]quarter[ ]of[ ]an?[ ](?=million|billion)
           |an?[ ](?={_SCALE}|dozen))?
         {_WORD}(?:(?:[ -]|[ ]and[ ])(?:(?:a[ ])?half\b|{_WORD}(?=\b|fold)))*)
      |(?P<halfof>half[ -](?:an?[ ]|of[ ](?:a|the)[ ])?(?P<halfunit>{any_of((*PERIODS, *MEASURES, "dozen"))}))
      |(?P<multiple>{any_of(MULTIPLES)})
      |(?P<single>{any_of(WORDS)}|half|mid-?century)
      |(?P<fifties>{any_of(DECADES)})
      |an?[ ](?P<measure>{any_of(MEASURES)})
      |(?P<apiece>(?:an?|per|every|each|one|the|past|last|this|next)[ ](?:{any_of(PERIODS)})
         |decades?|century|centuries|annual|yearly|monthly|weekly|daily|hourly)
      |(?P<weekday>(?:{any_of(WEEKDAYS)})s?|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=[.,]))
      |(?P<roman>[IVXLC]{{2,}}|(?<=[a-z][ ])[IVX])
      )(?:\b|(?=fold)))
    """,
    re.VERBOSE,
)
"""Whatever may be a number, each named group one way of writing it; and the words between."""
_FIRM_WORDS = frozenset(
    (
        *(word for word, value in (CARDINALS | ORDINALS | SCALES).items() if value >= 4),
        *(name[:length].lower() for name in MONTHS for length in (3, 4, None)),
        *(name[:length].lower() for name in WEEKDAYS for length in (3, 4, 5, None)),
    )
)
_PART_OF_WORD = re.compile("[a-z]+?(?=(?:fold|s)?(?![a-z]))")


def may_be_firm(word: str) -> bool:
    """Whether a number that has a word in it may be one that the other language has to have too."""
    return re.search(r"\d", word) is not None or not _FIRM_WORDS.isdisjoint(_PART_OF_WORD.findall(word.lower()))


CAPITALISED_WORD = re.compile(r"[A-Z](?<!\w.)[a-z]+\b")
MAY_BE_CAPITALISED = frozenset(
    word.capitalize()
    for word in (
        *CARDINALS, *ORDINALS, *SCALES, *WORDS, *MULTIPLES, *DECADES, *MANY, *PARTS,
        "several", "an", "daily", "annual", "weekly", "monthly",
    )
)  # fmt: skip
"""Words of number as they stand at the head of a sentence or a title."""

ABOVE = re.compile(
    r"(?:more than|over|above|exceed(?:s|ed|ing)?|upwards? of|at least|no (?:less|fewer|lower) than"
    r"|not (?:less|fewer) than|greater than|surpass(?:es|ed|ing)?|topp(?:ed|ing)|in excess of|minimum of|>|≥)$",
    re.IGNORECASE,
)
NOT_ABOVE = re.compile(
    r"(?:no|not|n't|never|without) (?:\w+ )?(?:more than|over|above|exceed(?:s|ed|ing)?)$", re.IGNORECASE
)
BELOW = re.compile(
    r"(?:(?<!no )(?<!not )(?:less|fewer|lower) than|under|below|nearly|almost|close to|(?:no|not) (?:more|greater) than"
    r"|at most|within|maximum of|<|≤|not exceed(?:ing)?|nearing|approaching)$",
    re.IGNORECASE,
)
ABOUT = re.compile(r"(?:about|around|approximately|roughly|some|approx\.|circa|estimated|or so)$", re.IGNORECASE)
ANY_HEDGE = re.compile(
    r"than|over|above|exceed|upward|least|surpass|topp|excess|mum of|under|below|nearly|almost|close|most|within"
    r"|nearing|approach|about|around|approx|roughly|some|circa|estimated|or so|[<>≤≥]"
)
"""Finds something in every text of small letters that one of the four before finds anything in, at less cost."""
AND_MORE = re.compile(r"\+|[ -](?:\w+ ){0,2}?(?:or more|and more|or above|and above|plus\b|or older|and older)")
BEFORE_FIGURE = re.compile(r"(?:(?:US|HK|NT|S|A|C)?[$€£¥]|(?:RMB|USD|CNY) ?)?$")
ARTICLE = re.compile(r"\s+(?:the |an? |additional |estimated )?$")
PERCENT = re.compile(
    r"[ \u00a0-]?(?:%|per ?cent\b|pct\b)(?P<points>(?:age)?[ -]points?)?"
    r"|[ -]?(?P<plain>percentage[ -]points?|pp\b)|(?P<mille>‰)"
)
TIMES = re.compile(r"[- ]?fold\b|(?:[ -](?:to|or)[ -]\w+)? times\b|x\b|×")
RANGE = re.compile(r" ?(?:-|–|—|~|to|and|or|or even|,|, and|and the|to the) ?(?:US\$|HK\$|S\$|RMB|[$€£¥])? ?")
BEFORE_MONTH = re.compile(
    r"(?:in|since|until|till|by|of|for|from|during|mid|early|late|last|this|next|between|to|and|through|end|before|after)"
    r"[ -]$",
    re.IGNORECASE,
)
YEAR_FOLLOWS = re.compile(r",? (?:of )?[12]\d{3}\b")
NO_VERB_FOLLOWS = re.compile(
    r"(?! [a-z])| (?:and|this|last|when|to|of|the|as|at|for|with|due|after|before|in|on|by|from)\b"
)
