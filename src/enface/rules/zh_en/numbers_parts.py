"""Parts and multiples in words: one third for 三分之二, doubled for 增长两倍, half a year for 半个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from enface.languages.english import word_set
from enface.languages.numerals_zh import value_of
from enface.languages.patterns import any_of
from enface.languages.sieve import in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"
_COUNT = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PART = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_PART_ZH = re.compile("(?P<whole>[一二三四五六七八九十2-9]|10)分之(?P<part>[一二三四五六七八九1-9])(?![百千万0-9])")
_PART_EN = re.compile(
    rf"\b(?P<count>{any_of(_COUNT)})[- ](?P<part>{any_of(_PART)})\b(?= of\b|[,.;]|$| (?:the|more|less)\b)",
    re.IGNORECASE,
)
_PART_WORDS = listed(_PART.keys() | {f"{count}-{part}" for count in _COUNT for part in _PART})


@rule(
    id="number.fraction",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_PART_WORDS, in_source("分")),
    priority=6,
    fires=[
        ("数量占全国三分之一", "accounting for two thirds of the country's total"),
        ("其中四分之三", "One-quarter of them"),
    ],
    silent=[
        ("数量占全国三分之一", "accounting for one third of the country's total"),
        ("其中三分之二和四分之一", "one third of them, and a quarter of the rest"),
        ("二分之一", "a half of them"),
    ],
)
def fraction(segment: Analysis) -> Iterator[Hit]:
    """A fraction in words is another than the source's: two thirds for 三分之一.

    Chinese names the whole first, and halves of the pair change places.
    """
    said = {_value_zh(match): match for match in _PART_ZH.finditer(segment.source)}
    found = list(_PART_EN.finditer(segment.target))
    if len(said) != 1 or len(found) != 1:
        return
    (value, source), match = next(iter(said.items())), found[0]
    if Fraction(_COUNT[match["count"].lower()], _PART[match["part"].lower()]) == value or not value:
        return
    span, right = Span(*match.span()), _in_words(value)
    yield segment.hit(
        f"The source says {source[0]}: {value}.",
        source=source.span(),
        target=span,
        fixes=[replacement(span, right.capitalize() if match[0][0].isupper() else right)] if right else (),
        evidence={"source_value": str(value), "target_value": match[0]},
    )


def _value_zh(match: re.Match[str]) -> Fraction:
    whole, part = value_of(match["whole"]), value_of(match["part"])
    return Fraction(int(part.low), int(whole.low)) if whole and part and whole.low else Fraction(0)


def _in_words(value: Fraction) -> str:
    count = next((word for word, number in _COUNT.items() if number == value.numerator), "")
    part = next((word for word, number in _PART.items() if number == value.denominator), "")
    plural = value.numerator > 1 and not part.endswith("s")
    return f"{count} {part}{'s' if plural else ''}" if count and part else ""


_TIMES_ZH = (
    (re.compile("翻了?两番|翻2番|增[长加]了?[三3]倍|提高了?[三3]倍"), 4),
    (re.compile("翻了?一番|翻番|增[长加]了?[一1]倍(?!多)|提高了?[一1]倍(?!多)|翻了?一倍"), 2),
    (re.compile("增[长加]了?(?:[两2]|近[两2])倍|提高了?[两2]倍"), 3),
)
_TIMES_EN = {
    "doubled": 2, "doubling": 2, "twofold": 2, "tripled": 3, "tripling": 3, "trebled": 3, "threefold": 3,
    "quadrupled": 4, "quadrupling": 4, "fourfold": 4,
}  # fmt: skip
_RIGHT = {2: "doubled", 3: "tripled", 4: "quadrupled"}
_MULTIPLES = listed(_TIMES_EN)


@rule(
    id="number.multiple",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_MULTIPLES, in_source("倍番")),
    priority=6,
    fires=[("产量增长两倍。", "Its output doubled."), ("收入翻两番", "Incomes tripled.")],
    silent=[
        ("产量增长两倍。", "Its output tripled."),
        ("收入翻了一番，产量增长两倍", "Incomes doubled, and output tripled."),
        ("是去年的两倍", "It doubled from last year."),
    ],
)
def multiple(segment: Analysis) -> Iterator[Hit]:
    """A rise by so many times is taken for a rise to so many: doubled for 增长两倍.

    增长两倍 makes it three times as much, 翻两番 four times.
    """
    said = [(value, match) for pattern, value in _TIMES_ZH if (match := pattern.search(segment.source))]
    found = [token for token, word in zip(segment.tokens, segment.words, strict=True) if word in _TIMES_EN]
    if len(said) != 1 or len(found) != 1:
        return
    (value, source), token = said[0], found[0]
    if _TIMES_EN[token.text.lower()] != value:
        span = Span(token.start, token.end)
        fits = token.text.lower().endswith("ed")
        yield segment.hit(
            f"The source says {source[0]}: {value} times as much.",
            source=source.span(),
            target=span,
            fixes=[replacement(span, _RIGHT[value])] if fits else (),
            evidence={"source_value": str(value), "target_value": token.text},
        )


_HALF_ZH = re.compile(
    "(?<![0-9一二三四五六七八九十两个年月天时])半(?:个)?(?P<unit>小时|钟头|月|天|年|世纪|学期)(?!级|度|报)"
)
_HALF_EN = re.compile(r"\bhalf[- ](?:an? )?(?P<unit>hour|month|day|year|century|decade|semester)\b", re.IGNORECASE)
_UNITS = {
    "小时": "hour",
    "钟头": "hour",
    "月": "month",
    "天": "day",
    "年": "year",
    "世纪": "century",
    "学期": "semester",
}
_HALF = listed(word_set("half half-hour half-month half-day half-year half-century"))


@rule(
    id="unit.half",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_HALF, in_source("半")),
    priority=6,
    fires=[("从前去要走半个月。", "It used to take half a year to walk there.")],
    silent=[
        ("从前去要走半个月。", "It used to take half a month to walk there."),
        ("上半年", "in the first half of the year"),
        ("半年和半个月", "half a month"),
    ],
)
def half(segment: Analysis) -> Iterator[Hit]:
    """Half of another unit of time than the source's: half a year for 半个月.

    No figure shows the slip.
    """
    said = {match["unit"]: match for match in _HALF_ZH.finditer(segment.source)}
    found = list(_HALF_EN.finditer(segment.target))
    if len(said) != 1 or len(found) != 1:
        return
    (unit, source), match = next(iter(said.items())), found[0]
    if match["unit"].lower() != _UNITS[unit]:
        span = Span(*match.span("unit"))
        yield segment.hit(
            f"The source says {source[0]}.",
            source=source.span(),
            target=span,
            fixes=[replacement(span, _UNITS[unit])],
            key=match[0],
        )
