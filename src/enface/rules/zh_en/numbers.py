"""Figures: wrong, a wrong power of ten, left out, added, or meant more exactly than the source says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from enface.languages.english import word_set
from enface.languages.quantities import DATES, Hedge, Kind, Quantity, figure, shown
from enface.languages.quantities_en import hedge_words
from enface.languages.sieve import Sieve, in_target, listed
from enface.model import Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.quantity_alignment import (
    Pair,
    extra_numbers,
    matched_pairs,
    missing_numbers,
    power_of_ten,
    wrong_pairs,
)

_WRONG = "accuracy/mistranslation"
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def both_values(pair: Pair) -> dict[str, str]:
    """The two values of a pair as the evidence of a finding shows them."""
    return {"source_value": shown(pair.source), "target_value": shown(pair.target)}


def with_unit(quantity: Quantity) -> Span:
    """Where a figure and its unit stand."""
    span, unit = quantity.span, quantity.unit_span
    return span if unit is None else Span(min(span.start, unit.start), max(span.end, unit.end))


def _wrong_place(pair: Pair) -> Span:
    """The figure that is wrong, with its unit where that is another than the source's."""
    mine, theirs = pair.source.units, pair.target.units
    is_other_unit = mine and theirs and not mine & theirs
    return with_unit(pair.target) if is_other_unit else pair.target.span


def _is_date(pair: Pair) -> bool:
    return pair.source.kind in DATES and pair.target.kind in DATES


@rule(
    id="number.scale",
    type=_WRONG,
    severity=Severity.CRITICAL,
    needs_source=True,
    priority=8,
    when=wrong_pairs,
    fires=[
        ("项目总投资1752万元。", "The total investment in the project is 1.752 million yuan."),
        ("全县人口3.5亿。", "The county has a population of 35 million."),
        ("收入可达138亿至143亿元", "revenue will reach 138 billion to 143 billion yuan"),
    ],
    silent=[
        ("项目总投资1752万元。", "The total investment in the project is 17.52 million yuan."),
        ("旅客人次可达1200万至1400万", "The number of visitors may reach 12 to 14 million"),
        ("投资417亿元。", "They invested 41.7 billion yuan."),
    ],
)
def wrong_scale(analysis: Analysis) -> Iterator[Hit]:
    """A figure has the right digits and the wrong power of ten.

    Chinese counts in 万 (10⁴) and 亿 (10⁸), English in thousands; the most common slip of all puts a budget ten times
    off.
    """
    for pair in wrong_pairs(analysis):
        power = power_of_ten(pair.source, pair.target)
        if not power or _is_date(pair):
            continue
        yield analysis.hit(
            f"The source says {shown(pair.source)}, the target {shown(pair.target)}: "
            f"{figure(10 ** abs(power))} times too {'large' if power > 0 else 'small'}.",
            source=pair.source.span,
            target=_wrong_place(pair),
            fixes=_written_again(analysis, pair),
            evidence=both_values(pair),
            severity=None if pair.source.scale > 1 or pair.target.scale > 1 else Severity.MAJOR,
        )


@rule(
    id="number.value",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=6,
    when=wrong_pairs,
    fires=[
        ("共有15720人参加。", "A total of 15,270 people took part."),
        ("贯彻党的二十大精神", "implement the spirit of the 19th National Congress"),
    ],
    silent=[
        ("价格大概要一万六七千元左右", "It costs about 16,000 to 17,000 yuan"),
        ("用了半年没有问题", "I have used it for 6 months without trouble"),
        ("两名学生来了。", "Both students came."),
    ],
)
def wrong_value(analysis: Analysis) -> Iterator[Hit]:
    """A figure stands where the source has another.

    Readers take figures on trust, and no reader of the target alone can see that one is wrong.
    """
    for pair in wrong_pairs(analysis):
        if power_of_ten(pair.source, pair.target) or _is_date(pair):
            continue
        yield analysis.hit(
            f"The source says {shown(pair.source)}, the target {shown(pair.target)}.",
            source=pair.source.span,
            target=_wrong_place(pair),
            fixes=_written_again(analysis, pair),
            evidence=both_values(pair),
        )


def _written_again(analysis: Analysis, pair: Pair) -> Iterator[Fix]:
    """The source's value in the target's form, where figures and scale words allow just one."""
    written = pair.target.span.of(analysis.target)
    value = pair.source.value.low
    if (
        not pair.source.is_exact
        or len(pair.source.readings) > 1
        or not pair.target.is_exact
        or not written[0].isdigit()
    ):
        return
    if pair.target.scale > 1:
        for scale, word in _SCALES:
            if value < scale:
                continue
            scaled = figure(Fraction(value, scale))
            if len(scaled) <= 8 and "/" not in scaled:
                yield replacement(pair.target.span, f"{scaled} {word}")
                return
    elif written.replace(",", "").isdigit() and value.denominator == 1:
        yield replacement(pair.target.span, figure(value, grouped="," in written or value >= 10_000))


@rule(
    id="number.missing",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=4,
    when=missing_numbers,
    fires=[("会议通过了12项决定。", "The meeting adopted decisions.")],
    silent=[
        ("会议通过了12项决定。", "The meeting adopted a dozen decisions."),
        ("一些人一起来了。", "Some people came together."),
        ("各地千方百计稳就业。", "Everything is being done to keep people in work."),
    ],
)
def missing_number(analysis: Analysis) -> Iterator[Hit]:
    """A figure of the source has no counterpart in the target.

    What was counted is lost, and often the clause around it.
    """
    for quantity in missing_numbers(analysis):
        if quantity.kind not in DATES:
            yield left_out(analysis, quantity)


def left_out(analysis: Analysis, quantity: Quantity, *, advisory: bool = False) -> Hit:
    """The hit on a number of the source without a counterpart."""
    return analysis.hit(
        f"“{quantity.span.of(analysis.source)}” ({shown(quantity)}) has no counterpart in the target.",
        source=quantity.span,
        evidence={"source_value": shown(quantity)},
        advisory=advisory or None,
    )


@rule(
    id="number.extra",
    type="accuracy/addition",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=4,
    when=extra_numbers,
    fires=[("许多企业参加了展会。", "More than 350 companies took part in the fair.")],
    silent=[
        ("许多企业参加了展会。", "Many companies took part in the fair. It was one of the largest."),
        ("新冠肺炎对经济的影响", "The impact of COVID-19 on the economy"),
        ("拒绝接受“九二共识”", "refused to accept the 1992 Consensus"),
    ],
)
def extra_number(analysis: Analysis) -> Iterator[Hit]:
    """A figure of the target has no counterpart in the source.

    A figure that nobody gave is an invention, however likely it looks.
    """
    for quantity in extra_numbers(analysis):
        copied = quantity.in_words and quantity.span.of(analysis.target).lower() in analysis.source.lower()
        names_unit = _EQUIVALENT.match(analysis.target, quantity.span.end) is not None
        if quantity.kind not in DATES and not copied and not names_unit:
            yield added(analysis, quantity, advisory=_may_be_a_name(analysis, quantity))


_EQUIVALENT = re.compile(r"(?:[- ]f(?:oo|ee)t)?[- ]equivalent units?")
"""What makes a figure part of the name of a unit: 20-foot equivalent units."""


def _may_be_a_name(analysis: Analysis, quantity: Quantity) -> bool:
    """Whether a figure may belong to a saying or to a name that Chinese has without it (CCTV-2)."""
    if stands_in(_SAYING, analysis.target, quantity) or stands_in(LIFETIME, analysis.target, quantity):
        return True
    if quantity.kind is Kind.CODE:
        name = _NAME_BEFORE.search(analysis.target, 0, quantity.span.start)
        return name is None or (name[1].lower() not in analysis.source.lower() and name[1].lower() != "covid")
    words = quantity.span.of(analysis.target).lower().split()
    return quantity.in_words and (quantity.kind is Kind.ORDINAL or set(words) <= _LOOSE)


def stands_in(pattern: re.Pattern[str], text: str, quantity: Quantity) -> bool:
    """Whether a number lies inside a place where the pattern holds."""
    return any(Span(*match.span()).contains(quantity.span) for match in pattern.finditer(text))


LIFETIME = re.compile(r"\([^()\d]{0,12}\d{1,4}[^()\d]{0,6}[-–—][^()\d]{0,6}\d{1,4}[^()\d]{0,5}\)")
"""Years in brackets that explain a dynasty, an event or a person: (618–907), (1966-76)."""
_SAYING = re.compile(
    r"\b360[ -]degrees?|\b1[01]0(?: ?%| percent| per cent)|\b24[/-]7\b|\b24 hours (?:a|per) day|\b24-hour\b"
    r"|\bnine[- ]to[- ]five\b|\bnine times out of ten|\b101\b|\bcatch-22\b|\bplan b\b|\b1[01]th[- ]hour",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"([A-Za-z]+)[-–_/. ]?$")
_LOOSE = word_set("a an one hundred thousand million billion trillion dozen")


def _may_have_gap(analysis: Analysis) -> bool:
    """Whether a sign, or a unit after a word that figures follow, leaves room for a gap."""
    if (analysis.has(_HAS_GAP_SIGNS) or analysis.has(_HAS_DISEASES)) and _GAP_SIGN.search(analysis.target):
        return True
    if analysis.has(_HAS_BRACKET) and _GAP_BRACKET.search(analysis.target):
        return True
    if not analysis.has(_HAS_GAP_WORDS):
        return False
    words = analysis.words
    places = (place for place, word in enumerate(words) if word in _GAP_WORDS)
    return any(place and words[place - 1] in _BEFORE_GAP for place in places)


@rule(
    id="number.gap",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    priority=3,
    when=_may_have_gap,
    fires=[
        ("…", "The investment exceeds RMB million."),
        ("…", "The meeting began at 18:on the 24th."),
        ("…", "It flew at an altitude of meters (40,000 feet)."),
        ("…", "Prices rose by percent."),
        ("…", "They harvested 3,000 mu (hectares) of rice."),
        ("…", "The COVID-pandemic slowed trade."),
    ],
    silent=[
        ("…", "The investment exceeds RMB 1 million; they lost millions of dollars."),
        ("…", "They think in miles rather than kilometers. Area (hectares) and height (meters), 3 columns"),
        ("…", "The score was 3:2, ratio 1:n. It is a matter of meters, not of miles."),
        ("…", "COVID-free areas, COVID-related costs and COVID-19 patients"),
        ("…", "They changed dollars to yuan. A percent or two of percent sign users"),
    ],
)
def gap(analysis: Analysis) -> Iterator[Hit]:
    """The text has a place for a figure, and no figure stands there.

    A figure that is lost leaves its unit, its currency or half of a time behind.
    """
    for match in _GAP.finditer(analysis.target):
        yield analysis.hit("A figure is missing here.", target=match.span())


_GAP = re.compile(
    r"\b\d{1,2}:(?=(?:on|of|am|pm|a\.m|p\.m|in|to|the|at|and|noon|this|local)\b)"
    r"|(?:\bRMB|[$€£¥]) ?(?:hundred |thousand )?(?:million|billion|trillion)\b"
    r"|\b(?:by|over|nearly|than|about|around|exceed(?:s|ed|ing)?|least|approximately|to|from)"
    r" (?:percent\b(?! (?:of|to)\b)|%)"
    r"|\b(?:top|bottom|another|additional) percent\b"
    r"|\b(?:nearly|at least|approximately|(?:more|less|fewer) than|exceed(?:s|ed|ing)?) (?:mu|jin|met(?:er|re)s"
    r"|kilomet(?:er|re)s|hectares|tons|tonnes|yuan|dollars|degrees|miles|kilograms|people|km|kg)\b(?! and\b)"
    r"|(?<=\d) [a-z]+ \((?:mu|met(?:er|re)s|kilomet(?:er|re)s|feet|hectares|acres|miles|pounds|kilograms|km|kg)\)"
    r"|\b(?:was|were|is|are|reached|of) (?:cubic|square) (?:kilo)?met(?:er|re)s per second\b"
    r"|\b(?:of|to|over|nearly|than|about|around|at|by|least|approximately) (?:mu|met(?:er|re)s|kilomet(?:er|re)s|feet"
    r"|hectares|tons|tonnes|yuan|dollars|degrees|miles|pounds|kilograms|km|kg)(?= \(\d)"
    r"|\bCOVID-(?=(?:pandemic|epidemic|outbreak|infections?|transmission|tests?|testing|cases|patients?|prevention"
    r"|vaccines?|situation|crisis|treatment|disease|virus|deaths?|in|on|and|has|was|is|would|will|for|to|at|by|than"
    r"|since)\b)",
    re.IGNORECASE,
)
# Each alternative begins with the sign, so that the engine passes over all that is none.
_GAP_SIGN = re.compile(
    r"[:$€£¥%-](?:(?<=\d:)[A-Za-z]|(?<=[$€£¥]) ?[A-Za-z]|(?<= %)|(?<=OVID-)[A-Za-z]|(?<=ovid-)[A-Za-z])"
)
_GAP_BRACKET = re.compile(r"\d [A-Za-z]+ \([A-Za-z]")
_HAS_GAP_SIGNS, _HAS_BRACKET = in_target(":$€£¥%"), in_target("(")
_HAS_DISEASES = Sieve(lambda word: "vid-" in word.lower())
_GAP_WORDS = word_set(
    "million billion trillion percent mu jin meters metres kilometers kilometres hectares tons tonnes yuan dollars"
    " degrees miles pounds feet kilograms people km kg meter metre kilometer kilometre"
)
_HAS_GAP_WORDS = listed(_GAP_WORDS)
_BEFORE_GAP = word_set(
    "by over nearly than about around exceed exceeds exceeded exceeding least approximately to from at of"
    " top bottom another additional rmb hundred thousand cubic square"
)


def added(analysis: Analysis, quantity: Quantity, *, advisory: bool = False) -> Hit:
    """The hit on a number of the target without a counterpart."""
    return analysis.hit(
        f"“{quantity.span.of(analysis.target)}” ({shown(quantity)}) has no counterpart in the source.",
        target=quantity.span,
        evidence={"target_value": shown(quantity)},
        advisory=advisory or None,
    )


@rule(
    id="number.hedge",
    type=_WRONG,
    severity=Severity.MINOR,
    needs_source=True,
    when=matched_pairs,
    fires=[
        ("投资超过30亿元。", "The investment is nearly 3 billion yuan."),
        ("近300家企业", "more than 300 companies"),
        ("不少于30人", "at most 30 people"),
        ("约2000人参加", "More than 2,000 people took part"),
        ("年满18周岁", "under 18 years of age"),
    ],
    silent=[
        ("投资超过30亿元。", "The investment exceeds 3 billion yuan."),
        ("近300家企业", "nearly 300 companies"),
        ("不少于30人", "at least 30 people"),
        ("约300家企业", "some 300 companies"),
        ("近3亿元", "about 300 million yuan"),
        ("未满18周岁", "under 18"),
    ],
)
def wrong_hedge(analysis: Analysis) -> Iterator[Hit]:
    """The source says more than a figure and the target less, or the other way round.

    近 and 余 look alike in a draft; “nearly” and “over” put the truth on different sides of the figure.
    """
    for pair in matched_pairs(analysis):
        if (pair.source.hedge, pair.target.hedge) in _APART:
            words = hedge_words(analysis.target, pair.target)
            start = words.start if words else pair.target.span.start
            yield analysis.hit(
                f"The source says {shown(pair.source)}, the target {shown(pair.target)}.",
                source=pair.source.span,
                target=(start, pair.target.span.end),
                evidence=both_values(pair),
                fixes=[_rehedged(analysis, words, pair.source.hedge)] if words else (),
            )


_APART = {
    (Hedge.ABOVE, Hedge.BELOW),
    (Hedge.BELOW, Hedge.ABOVE),
    (Hedge.ABOVE, Hedge.ABOUT),
    (Hedge.ABOUT, Hedge.ABOVE),
}
"""Hedges of source and target that put the truth on different sides; “nearly” and “about” are close."""


def _rehedged(analysis: Analysis, words: Span, hedge: Hedge) -> Fix:
    """The fix that says what the source does, with a capital where there was one."""
    right = {Hedge.ABOVE: "more than", Hedge.BELOW: "nearly", Hedge.ABOUT: "about"}[hedge]
    return replacement(words, right.capitalize() if words.of(analysis.target)[0].isupper() else right)
