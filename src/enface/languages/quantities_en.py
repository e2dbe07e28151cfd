"""Finds the numbers of an English text, in digits and in words: counts, shares, ordinals, dates, times, names with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from enface.languages.calendar import MONTHS, WEEKDAYS
from enface.languages.measures import english_unit_after, english_unit_before
from enface.languages.numerals_en import CARDINALS, ORDINALS, SCALES, SHORT_SCALES, roman, value_of
from enface.languages.quantities import Hedge, Interval, Kind, Quantity, exactly
from enface.model import Span

_D = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:,[ ]000)+(?!\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|quadrillion)"
_WORD = "|".join(
    sorted(
        (*CARDINALS, "hundred", "thousand", "million", "billion", "trillion", "quadrillion", "dozen"),
        key=len,
        reverse=True,
    )
)
_ROUND = "|".join((*(word for word in CARDINALS if word.endswith("ty")), "hundred", "thousand", "million"))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?!,\d{3}|\.\d| (?:million|billion|percent|people|yuan))"
_SINGLE = {
    "both": 2, "pair": 2, "pairs": 2, "couple": 2, "couples": 2, "twin": 2, "twins": 2, "twice": 2, "dual": 2,
    "bilateral": 2, "duo": 2, "runner-up": 2, "spouse": 2, "another": 1, "once": 1, "single": 1, "sole": 1, "only": 1,
    "thrice": 3, "trio": 3, "trilateral": 3, "triplets": 3, "quartet": 4, "quadrilateral": 4, "quarterfinals": 4,
    "quarter-finals": 4, "quarterfinal": 4, "semifinal": 2, "semifinals": 2, "semi-finals": 2, "semi-final": 2,
    "hat-trick": 3, "noon": 12, "midday": 12, "midnight": 12, "centenary": 100, "centennial": 100, "teenager": 15,
    "teenagers": 15, "teenage": 15, "zero": 0, "nil": 0, "none": 0, "no": 0, "either": 2, "two-way": 2, "champion": 1,
    "champions": 1, "championship": 1, "top": 1, "topped": 1, "tops": 1, "primary": 1, "initial": 1, "runners-up": 2,
    "singles": 1, "doubles": 2, "oneself": 1, "ones": 1, "quarterly": 3, "fortnight": 14, "fortnightly": 14,
    "biweekly": 2, "biennial": 2, "bicentennial": 200, "millennium": 1000, "teens": 15, "septuagenarian": 75,
    "octogenarian": 85, "nonagenarian": 95, "centenarian": 100, "hundredfold": 100, "tenfold": 10, "inaugural": 1,
    "around the clock": 24, "round-the-clock": 24, "around-the-clock": 24, "second-hand": 2, "threefold": 3, "quarter-century": 25, "few": 3,
}  # fmt: skip
_MULTIPLES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "triple": 3, "tripled": 3, "tripling": 3, "triples": 3,
    "treble": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "halved": 2,
}  # fmt: skip
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_PERIODS = {"decade": "decade", "century": "century", "year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour",
    "minute": "minute", "quarter": "quarter", "annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
    "tenth": 10, "tenths": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "hundredths": 100, "thousandth": 1000,
}  # fmt: skip
_MANY = {
    "tens": (10, 99), "dozens": (20, 144), "scores": (20, 199), "hundreds": (100, 999), "thousands": (1000, 99999),
    "millions": (10**6, 10**9), "billions": (10**9, 10**12), "trillions": (10**12, 10**15),
}  # fmt: skip
_words = "|".join
_SCANNER = re.compile(
    rf"""
    (?P<skip>https?://\S+|www\.\S+|[A-Za-z0-9_.]+@[A-Za-z0-9_.]+)
    |(?P<version>(?<![\d.])\d+(?:\.\d+){{2,}})
    |(?P<date>(?<!\d)[12]\d{{3}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d))
    |(?P<clock>(?<![\d:.])[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)|(?<![\d.,:$])\d{{1,2}}(?=[ ]?(?:[ap]\.m\.|[ap]m\b|o['’]clock)))
    |(?:(?<![A-Za-z\d.,])(?P<day1>{_DAY})[ ]?(?:of[ ])?(?P<month1>{_MONTH})\b\.?)
    |(?:(?<![A-Za-z])(?P<month2>{_MONTH})\b\.?(?:[ ]?(?:the[ ])?(?P<day2>{_DAY})(?![A-Za-z])(?!-year))?)
    |(?P<decade>(?<![\w.])['’]?(?:(?:1[5-9]|20)?\d0['’]?s)\b)
    |(?P<quarter>\bQ[1-4]\b|\b[1-4]Q\b)
    |(?P<fraction>(?<![\d/.-])(?P<above>\d{{1,3}})/(?P<below>\d{{1,3}})(?![\d/]))
    |(?P<code>(?<![A-Za-z0-9$€£¥])(?!(?:RMB|CNY|USD|EUR|GBP|HKD|SGD|AUD|JPY|TWD|KRW|RM|NT|US|HK|No|Nos|Rs)\.?\d)
       (?:[A-Za-z]{{0,12}}[A-Z][A-Za-z]{{0,6}}(?<![Mm]id)(?<!Pre)(?<!Post)(?<!Sub)(?<!Under)(?<!Over)(?<!RMB)(?<!Post-)[-/]?|[a-z]{{1,12}}(?<!rmb))\d+\w*(?:[-/.–]\w+)*
      |(?<![A-Za-z0-9.,$€£¥])\d+(?!(?i:st|nd|rd|th|k|m|mn|mln|bn|b|tn|km|kg|kgs|cm|mm|nm|am|pm|x|ml|g|mg|kw|gw|mw|kwh|mu|ha|h|s|ft|lb|lbs|oz|fold|yuan|pct|min|hrs?|mins?|sqm|sq)(?![A-Za-z0-9]))[A-Za-z]\w*(?:-\d\w*)*)
    |(?:(?<![A-Za-z0-9_.])|(?<=RMB)|(?<=CNY)|(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=SGD)|(?<=HKD)|(?<=RM)|(?<=Rs)|(?<=No\.))
       (?P<figure>{_D})(?P<scale>(?:[ \u00a0-]?{_SCALE})+\b|[ ]?(?:bn|mn|mln|tn)\b|[kmbKMB](?![A-Za-z0-9])|[ ]dozen\b)?
       (?P<suffix>st\b|nd\b|rd\b|th\b)?
    |\b(?:
       (?P<many>(?:(?:many|several)[ ])?(?:tens|dozens|scores(?=[ ]of)|hundreds|thousands|millions|billions|trillions)(?:[ ]of[ ](?:tens[ ]of[ ])?(?:hundreds|thousands|millions|billions))?)
      |(?P<several>(?:several|a[ ]few|few|some|many|a[ ]couple(?:[ ]of)?)[ ](?P<of>(?:hundred|thousand|million|billion|dozen)(?:[ ](?:thousand|million|billion))?))
      |(?P<part>(?:(?P<numer>{_WORD})[ -]|an?[ ])(?P<denom>{_words(sorted(_PARTS, key=len, reverse=True))})(?![ -](?:{_SCALE}|party|year)|[ ]of[ ]an?[ ](?:million|billion))(?![ ](?:time|consecutive|year|day|quarter)))
      |(?P<andhalf>(?:an?|one)[ ](?P<period>year|month|day|hour|decade|century)[ ]and[ ]a[ ]half)
      |(?P<words>(?:(?:(?:{_WORD})(?:[ -]|[ ]and[ ]))*(?:{_ROUND})(?:[ -]|[ ]and[ ]))?(?P<ordinal>{_ORDINAL})\b
         |(?:half[ ]an?[ ](?=million|billion|dozen)|a[ ]quarter[ ]of[ ]an?[ ](?=million|billion)|an?[ ](?={_SCALE}|dozen))?(?:{_WORD})(?:(?:[ -]|[ ]and[ ])(?:(?:a[ ])?half\b|(?:{_WORD})(?=\b|fold)))*)
      |(?P<halfof>half[ -](?:an?[ ]|of[ ](?:a|the)[ ])?(?P<halfunit>year|century|month|day|hour|decade|dozen))
      |(?P<multiple>{_words(_MULTIPLES)})
      |(?P<single>{_words(sorted(_SINGLE, key=len, reverse=True))}|half|mid-?century)
      |(?P<fifties>{_words(_DECADES)})
      |(?P<apiece>(?:an?|per|every|each|one|the|past|last|this|next)[ ](?:{_words(_PERIODS)})|decades?|century|centuries|annual|yearly|monthly|weekly|daily|hourly)
      |(?P<weekday>(?:{_words(WEEKDAYS)})s?|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=[.,]))
      |(?P<roman>[IVXLC]{{2,}}|(?<=[a-z][ ])[IVX])
      )(?:\b|(?=fold))
    """,
    re.VERBOSE,
)
_IGNORE_CASE_HEADS = re.compile(r"\b(?:[A-Z][a-z]+)\b")
_ANY = re.compile(
    rf"\d|\b(?:{_WORD}|{_ORDINAL}|{_words(_SINGLE)}|{_words(_MULTIPLES)}|{_words(_DECADES)}|{_words(_MANY)}|half|quarters?|thirds?"
    rf"|annual|yearly|monthly|weekly|daily|year|month|week|day|hour|decades?|century|centuries|{_MONTH}|{_words(WEEKDAYS)}|[IVXLC]{{2,}})",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:more than|over|above|exceed(?:s|ed|ing)?|upwards? of|at least|no (?:less|fewer|lower) than|not (?:less|fewer) than|greater than"
    r"|surpass(?:es|ed|ing)?|topp(?:ed|ing)|in excess of|minimum of|>|≥)$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:(?<!no )(?<!not )(?:less|fewer|lower) than|under|below|nearly|almost|close to|(?:no|not) (?:more|greater) than|at most|within|maximum of"
    r"|<|≤|not exceed(?:ing)?|nearing|approaching)$",
    re.IGNORECASE,
)
_NOT_ABOVE = re.compile(
    r"(?:no|not|n't|never|without) (?:\w+ )?(?:more than|over|above|exceed(?:s|ed|ing)?)$", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:about|around|approximately|roughly|some|approx\.|circa|estimated|or so)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:the |an? |additional |estimated )?$")
_PERCENT = re.compile(
    r"[ \u00a0-]?(?:%|per ?cent\b|pct\b)(?P<points>(?:age)?[ -]points?)?|[ -]?(?P<plain>percentage[ -]points?|pp\b)|(?P<mille>‰)"
)
_TIMES = re.compile(r"[- ]?fold\b|(?:[ -](?:to|or)[ -]\w+)? times\b|x\b|×")
_RANGE = re.compile(r" ?(?:-|–|—|~|to|and|or|or even|,|, and|and the|to the) ?(?:US\$|HK\$|S\$|RMB|[$€£¥])? ?")
_MONTH_NUMBER = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}
_WEEKDAY_NUMBER = {day[:3]: number for number, day in enumerate(WEEKDAYS, start=1)}
_SURE_MONTH = re.compile(
    r"(?:in|since|until|till|by|of|from|during|mid|early|late|last|this|next|between|to|and|through|end|before|after)[ -]$",
    re.IGNORECASE,
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of an English text in order of place."""
    if not _ANY.search(text):
        return ()
    found: list[Quantity] = []
    lowered = _IGNORE_CASE_HEADS.sub(_uncapitalised, text)
    for match in _SCANNER.finditer(lowered):
        found.extend(_read(text, match))
    _share(text, found)
    return tuple(found)


_CAPITALISED = {word.capitalize() for word in (
    *CARDINALS, *ORDINALS, *SCALES, *_SINGLE, *_MULTIPLES, *_DECADES, *_MANY, *_PARTS, "several", "an", "a", "half", "daily", "annual",
)} - {"A", "May", "March"}  # fmt: skip


def _uncapitalised(match: re.Match[str]) -> str:
    """Words of number in lower case whatever they are written in; months, weekdays and names keep their capitals."""
    word = match[0]
    return word.lower() if word in _CAPITALISED else word


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    group = match.lastgroup
    if match["skip"]:
        return
    if match["version"] or match["code"]:
        yield from _code(match)
    elif match["date"] or match["clock"]:
        yield from _written_date(match)
    elif match["month1"] or match["month2"]:
        yield from _month(text, match)
    elif match["decade"]:
        yield from _decade(match)
    elif match["quarter"]:
        digit = next(char for char in match[0] if char.isdigit())
        yield Quantity(Span(*match.span()), (exactly(int(digit)),), Kind.QUARTER)
    elif match["fraction"]:
        yield from _fraction(match)
    elif match["figure"]:
        yield _figure(text, match)
    elif match["words"]:
        yield from _in_words(text, match)
    elif match["part"]:
        yield from _part(match)
    else:
        yield from _implied(text, match, group or "")


def _code(match: re.Match[str]) -> Iterator[Quantity]:
    """The digits of a name such as A-320 or 2.0.1."""
    name = match[0]
    for part in re.finditer(r"\d+(?:\.\d+)?" if match["code"] else r"\d+", name):
        span = Span(match.start() + part.start(), match.start() + part.end())
        whole = exactly(int(part[0].partition(".")[0]))
        firm = name[: part.start()].lower() != "covid-" or part[0] != "19"
        yield Quantity(span, (exactly(Fraction(part[0])), whole), Kind.CODE, firm=firm)


def _written_date(match: re.Match[str]) -> Iterator[Quantity]:
    kinds = (Kind.YEAR, Kind.MONTH, Kind.DAY) if match["date"] else (Kind.CLOCK, Kind.MINUTE, Kind.MINUTE)
    for part, kind in zip(re.finditer(r"\d+", match[0]), kinds, strict=False):
        span = Span(match.start() + part.start(), match.start() + part.end())
        value = int(part[0])
        readings = (value, value + 12, value % 12) if kind is Kind.CLOCK and value <= 12 else (value,)
        if kind is Kind.CLOCK and value == 12:
            readings = (12, 0, 24)
        yield Quantity(span, tuple(map(exactly, readings)), kind, firm=kind is not Kind.MINUTE or value != 0)


def _month(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    which = "1" if match["month1"] else "2"
    name, span = match["month" + which], Span(*match.span("month" + which))
    day, day_span = match["day" + which], Span(*match.span("day" + which))
    sure = day is not None or re.match(r",? (?:of )?[12]\d{3}\b", text[span.end : span.end + 10]) is not None
    if name[0].islower() and name in {"may", "march", "august"} and not (sure and name != "may"):
        if day is not None and name != "may":
            yield Quantity(day_span, (exactly(int(re.sub(r"\D", "", day))),))
        return
    if (
        name
        in {
            "May",
            "March",
            "Mar",
            "Jan",
            "Apr",
            "Dec",
            "Jun",
            "June",
            "April",
            "Sep",
            "Oct",
            "Nov",
            "Feb",
            "Jul",
            "Aug",
        }
        and not sure
    ):
        sure = _SURE_MONTH.search(text[max(0, span.start - 10) : span.start]) is not None and (
            name != "May" or _is_alone(text, span.end)
        )
    else:
        sure = True
    month = Quantity(span, (exactly(_MONTH_NUMBER[name[:3].lower()]),), Kind.MONTH, firm=sure, in_words=True)
    if day is None:
        yield month
        return
    number = Quantity(day_span, (exactly(int(re.sub(r"\D", "", day))),), Kind.DAY)
    yield from (month, number) if span < day_span else (number, month)


def _is_alone(text: str, end: int) -> bool:
    return (
        not re.match(r" [a-z]+", text[end:])
        or re.match(r" (?:and|this|last|when|to|of|the|as|at|for|with|due|after|before|in|on|by|from)\b", text[end:])
        is not None
    )


def _decade(match: re.Match[str]) -> Iterator[Quantity]:
    number = int(re.sub(r"\D", "", match[0]))
    readings = (number,) if number >= 100 else (1900 + number, number, 2000 + number)
    yield Quantity(
        Span(*match.span()), tuple(map(exactly, (*readings, *([number % 100] if number >= 100 else [])))), Kind.DECADE
    )


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    above, below = int(match["above"]), int(match["below"])
    if below:
        share = Fraction(above, below)
        yield Quantity(Span(*match.span()), (exactly(share), exactly(share * 100)), Kind.FRACTION, firm=False)
    for group, value in (("above", above), ("below", below)):
        yield Quantity(Span(*match.span(group)), (exactly(value),), Kind.CODE, firm=False)


def _figure(text: str, match: re.Match[str]) -> Quantity:
    digits = match["figure"].replace(" ", "")
    number = Fraction(digits.replace(",", "") if digits[0] != "." else "0" + digits)
    scale = Fraction(1)
    written = (match["scale"] or "").strip(" -\u00a0").lower()
    for word in re.findall("[a-z]+", written):
        scale *= SCALES.get(word, 0) or SHORT_SCALES[word]
    end = match.end("scale") if match["scale"] else match.end("figure")
    span = Span(match.start("figure"), end)
    readings = [exactly(number * scale)]
    if written in {"m", "k", "b"}:
        readings.append(exactly(number))
    base = Quantity(span, tuple(readings), scale=scale, firm=number != 0 or digits == "0")
    if match["suffix"]:
        return replace(base, span=Span(span.start, match.end("suffix")), kind=Kind.ORDINAL)
    if written == "m":
        base = replace(base, units=frozenset({"metre"}))
    found = _with_unit(text, base)
    if found.kind is Kind.COUNT and not found.units and 1500 <= number <= 2100 and scale == 1 and digits.isdigit():
        return replace(found, kind=Kind.YEAR)
    return found


def _with_unit(text: str, base: Quantity) -> Quantity:
    """The quantity with what it counts: a share, a multiple, money, a measure."""
    end = base.span.end
    hedge = _hedge(text, base.span)
    if share := _PERCENT.match(text, end):
        points = share["points"] or share["plain"]
        unit_span = Span(*share.span())
        if points:
            return replace(base, kind=Kind.POINTS, unit_span=unit_span, hedge=hedge)
        part = base.value.times(Fraction(1, 1000 if share["mille"] else 100))
        return replace(base, kind=Kind.PERCENT, readings=(base.value, part), unit_span=unit_span, hedge=hedge)
    if times := _TIMES.match(text, end):
        return replace(base, kind=Kind.TIMES, unit_span=Span(*times.span()), hedge=hedge)
    units, start, stop = english_unit_before(text, base.span.start)
    if not units:
        units, start, stop = english_unit_after(text, end)
        if stop - start == 1 and text[start:stop] in "shgm" and text[end:start]:
            units = frozenset()
    elif units == frozenset({"yuan"}) or len(units) == 1:
        pass
    else:
        after, after_start, after_stop = english_unit_after(text, end)
        if after & units:
            units, start, stop = after, after_start, after_stop
    if not units:
        return replace(base, hedge=hedge)
    return replace(base, units=base.units | units, unit_span=Span(start, stop), hedge=hedge)


def _hedge(text: str, span: Span) -> Hedge:
    before = re.sub(r"(?:US|HK|NT|S|A|C)?[$€£¥]$|(?:RMB|USD|CNY) ?$", "", text[max(0, span.start - 32) : span.start])
    before = _BETWEEN.sub("", before)
    if _NOT_ABOVE.search(before):
        return Hedge.BELOW
    if _ABOVE.search(before):
        return Hedge.ABOVE
    if _BELOW.search(before):
        return Hedge.BELOW
    if _ABOUT.search(before):
        return Hedge.ABOUT
    after = text[span.end : span.end + 28]
    if re.match(r"\+|[ -](?:\w+ ){0,2}?(?:or more|and more|or above|and above|plus\b|or older|and older)", after):
        return Hedge.ABOVE
    return Hedge.NONE


def _in_words(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    written, span = match["words"], Span(*match.span("words"))
    value = value_of(written)
    if value is None:
        return
    ordinal = match["ordinal"] is not None
    scaled = any(word in written for word in ("hundred", "thousand", "million", "billion", "trillion"))
    firm = (value >= 4 or scaled) and not written.startswith(("hundred", "thousand", "million", "billion", "trillion"))
    base = Quantity(span, (exactly(value),), firm=firm, in_words=True)
    if ordinal:
        quarter = re.match(r"[ -]quarters?\b", text[span.end :])
        yield replace(base, kind=Kind.QUARTER, firm=True) if quarter else replace(base, kind=Kind.ORDINAL)
        return
    found = _with_unit(text, base)
    if re.search(r"\bo['’]clock", text[span.end : span.end + 9]):
        hours = tuple(map(exactly, dict.fromkeys((int(value), int(value) % 12 + 12, int(value) % 12))))
        found = replace(found, kind=Kind.CLOCK, readings=hours)
    pieces = re.split(r"[ -]", written)
    if len(pieces) > 1 and all(CARDINALS.get(piece, 10) < 10 for piece in pieces):
        for piece in re.finditer("[a-z]+", written):
            at = Span(span.start + piece.start(), span.start + piece.end())
            yield Quantity(at, (exactly(CARDINALS[piece[0]]),), firm=CARDINALS[piece[0]] >= 4, in_words=True)
        return
    yield found
    # "six seven thousand", "nineteen eighty" and the like: each word by itself may be what the source says.
    if len(pieces) > 1 and not scaled and value > 100:
        for piece in re.finditer("[a-z]+", written):
            if piece[0] in CARDINALS:
                at = Span(span.start + piece.start(), span.start + piece.end())
                yield Quantity(at, (exactly(CARDINALS[piece[0]]),), firm=False, in_words=True)


def _part(match: re.Match[str]) -> Iterator[Quantity]:
    """Two-thirds, a quarter."""
    numerator = CARDINALS.get(match["numer"] or "one") or SCALES.get(match["numer"] or "", 1)
    below = _PARTS[match["denom"]]
    share = Fraction(numerator, below)
    span = Span(*match.span("part"))
    yield Quantity(span, (exactly(share), exactly(share * 100)), Kind.FRACTION, firm=False, in_words=True)
    yield Quantity(span, (exactly(numerator),), firm=False, in_words=True)
    yield Quantity(span, (exactly(below),), Kind.ORDINAL, firm=False, in_words=True)


def _implied(text: str, match: re.Match[str], group: str) -> Iterator[Quantity]:
    """What explains a number of the source without being firm itself: both, dozens, a decade, XIV."""
    span = Span(*match.span())
    word = match[0].strip()
    if match["weekday"]:
        yield Quantity(span, (exactly(_WEEKDAY_NUMBER[word[:3]]),), Kind.WEEKDAY, in_words=True)
    elif match["many"] or match["several"]:
        yield _with_unit(text, _many(match, span))
    elif match["andhalf"]:
        yield Quantity(span, (exactly(Fraction(3, 2)),), units=frozenset({match["period"]}), in_words=True, firm=False)
    elif match["halfof"]:
        unit = match["halfunit"]
        value = exactly(Fraction(1, 2)) if unit != "dozen" else exactly(6)
        units = frozenset() if unit == "dozen" else frozenset({unit})
        yield Quantity(span, (value, exactly(50)), units=units, in_words=True, firm=False)
    elif match["multiple"]:
        number = _MULTIPLES[word]
        multiples = (number, number - 1, (number - 1) * 100, number * 100)
        yield Quantity(span, tuple(map(exactly, multiples)), Kind.TIMES, firm=False, in_words=True)
    elif match["fifties"]:
        number = _DECADES[word]
        yield Quantity(span, tuple(map(exactly, (number, 1900 + number))), Kind.DECADE, firm=False, in_words=True)
    elif match["apiece"]:
        unit = {"decades": "decade", "centuries": "century"}.get(word.split()[-1]) or _PERIODS[word.split()[-1]]
        plural = word in {"decades", "centuries"}
        value = Interval(Fraction(1), Fraction(9 if plural else 1))
        yield Quantity(span, (value,), units=frozenset({unit}), firm=False, in_words=True)
    elif match["roman"]:
        if number := roman(word):
            yield Quantity(span, (exactly(number),), Kind.ORDINAL, firm=False, in_words=True)
    elif word in {"half", "midcentury", "mid-century"}:
        yield Quantity(span, (exactly(Fraction(1, 2)), exactly(50)), Kind.FRACTION, firm=False, in_words=True)
    elif word.startswith("teen"):
        yield Quantity(span, (Interval(Fraction(11), Fraction(19)),), firm=False, in_words=True)
    else:
        hours = (exactly(0), exactly(24)) if word == "midnight" else ()
        yield Quantity(span, (exactly(_SINGLE[word]), *hours), firm=False, in_words=True)


def _many(match: re.Match[str], span: Span) -> Quantity:
    """Tens of thousands, several hundred: a stretch of values."""
    low, high = Fraction(1), Fraction(1)
    if match["several"]:
        low, high = Fraction(2), Fraction(9)
        for word in match["of"].split():
            low, high = low * SCALES[word], (high + 1) * SCALES[word]
    else:
        for word in re.findall("[a-z]+", match["many"]):
            if word in _MANY:
                first, last = _MANY[word]
                if high > 1:
                    low, high = low * first, high * first
                else:
                    low, high = Fraction(first), Fraction(last)
    return Quantity(span, (Interval(low, high),), firm=False, in_words=True)


def _share(text: str, found: list[Quantity]) -> None:
    """Give the first of "12 to 14 million", "3–5 percent" what only the last is said to count in."""
    for position in range(len(found) - 2, -1, -1):
        first, second = found[position], found[position + 1]
        gap = text[first.span.end : second.span.start]
        if not gap or len(gap) > 12 or _RANGE.fullmatch(gap) is None:
            continue
        bare = first.kind in {Kind.COUNT, Kind.YEAR} and not first.unit_span
        if bare and second.kind in {Kind.PERCENT, Kind.POINTS, Kind.TIMES}:
            found[position] = first = replace(first, kind=second.kind)
        if bare and second.units and not first.units:
            found[position] = first = replace(first, units=second.units, unit_span=second.unit_span)
        multiplier = second.scale if not second.in_words else _spoken_scale(text[second.span.start : second.span.end])
        if first.scale == 1 and multiplier > 1 and first.is_exact and first.value.low < multiplier:
            found[position] = replace(first, readings=(*first.readings, first.value.times(multiplier)))


def _spoken_scale(words: str) -> Fraction:
    last = re.split(r"[ -]", words.lower())[-1]
    return Fraction(SCALES.get(last, 1))
