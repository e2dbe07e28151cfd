"""Figures: wrong, a wrong power of ten, left out, added, or meant more exactly than the source says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from enface.languages.quantities import DATES, Hedge, Quantity, figure, shown
from enface.model import Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.quantity_alignment import Pair, alignment, power_of_ten

_WRONG = "accuracy/mistranslation"
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def both_values(pair: Pair) -> dict[str, str]:
    """The two values of a pair as the evidence of a finding shows them."""
    return {"source_value": shown(pair.source), "target_value": shown(pair.target)}


def _is_date(pair: Pair) -> bool:
    return pair.source.kind in DATES and pair.target.kind in DATES


@rule(
    id="number.scale",
    type=_WRONG,
    severity=Severity.CRITICAL,
    needs_source=True,
    priority=8,
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
    for pair in alignment(analysis).wrong:
        power = power_of_ten(pair.source, pair.target)
        if not power or _is_date(pair):
            continue
        yield analysis.hit(
            f"The source says {shown(pair.source)}, the target {shown(pair.target)}: "
            f"{figure(Fraction(10 ** abs(power)))} times too {'large' if power > 0 else 'small'}.",
            source=pair.source.span,
            target=pair.target.span,
            fixes=_written_again(analysis, pair),
            evidence=both_values(pair),
            severity=None if abs(pair.source.scale) > 1 or pair.target.scale > 1 else Severity.MAJOR,
        )


@rule(
    id="number.value",
    type=_WRONG,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=6,
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
    for pair in alignment(analysis).wrong:
        if power_of_ten(pair.source, pair.target) or _is_date(pair):
            continue
        yield analysis.hit(
            f"The source says {shown(pair.source)}, the target {shown(pair.target)}.",
            source=pair.source.span,
            target=pair.target.span,
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
            if value >= scale and len(figure(value / scale)) <= 8 and "/" not in figure(value / scale):
                yield replacement(pair.target.span, f"{figure(value / scale)} {word}")
                return
    elif written.replace(",", "").isdigit() and value.denominator == 1:
        yield replacement(pair.target.span, figure(value, grouped="," in written or value >= 10_000))


@rule(
    id="number.missing",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    priority=4,
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
    for quantity in alignment(analysis).missing:
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
    for quantity in alignment(analysis).extra:
        if quantity.kind not in DATES:
            yield added(analysis, quantity)


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
    advisory=True,
    needs_source=True,
    fires=[
        ("投资超过30亿元。", "The investment is nearly 3 billion yuan."),
        ("近300家企业", "more than 300 companies"),
        ("不少于30人", "at most 30 people"),
    ],
    silent=[
        ("投资超过30亿元。", "The investment exceeds 3 billion yuan."),
        ("近300家企业", "nearly 300 companies"),
        ("不少于30人", "at least 30 people"),
        ("约300家企业", "some 300 companies"),
    ],
)
def wrong_hedge(analysis: Analysis) -> Iterator[Hit]:
    """The source says more than a figure and the target less, or the other way round.

    近 and 余 look alike in a draft; “nearly” and “over” put the truth on different sides of the figure.
    """
    opposite = {Hedge.ABOVE: Hedge.BELOW, Hedge.BELOW: Hedge.ABOVE}
    for pair in alignment(analysis).pairs:
        if pair.source.hedge in opposite and opposite[pair.source.hedge] is pair.target.hedge:
            yield analysis.hit(
                f"The source says {shown(pair.source)}, the target {shown(pair.target)}.",
                source=pair.source.span,
                target=pair.target.span,
                evidence=both_values(pair),
            )
