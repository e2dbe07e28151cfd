"""A rise for a fall, and a fall for a rise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.quantities import Kind, shown
from enface.languages.remembered import Remembered
from enface.languages.sieve import Sieve, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.quantity_alignment import Pair, matched_pairs, target_quantities

_TYPE = "accuracy/mistranslation"

_UP_ZH = re.compile(
    "增大|扩大|加大|增多|加密|增进|加剧|增长|上升|上涨|提高|增加|回升|攀升|上调|升高|飙升|激增|猛增|大增|走高|涨幅|增幅|同比增|环比增"
)
_DOWN_ZH = re.compile("下降|下跌|减少|降低|回落|缩减|下滑|下调|锐减|骤降|走低|跌幅|降幅|跌|负增长|收窄|萎缩|减|降")
_UP = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing|th)?|climb(?:s|ed|ing)?|gain(?:s|ed)?|up"
    r"|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|jump(?:s|ed)?|rais(?:e|es|ed|ing)|higher|more|expan(?:d|ds|ded|sion)"
    r"|improv(?:e|es|ed|ing|ement)|additional|add(?:s|ed|ing)?|boost(?:s|ed|ing)?|enhanc\w+|widen\w*|rebound\w*|recover\w*)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?P<verb>fell|fall(?:s|en|ing)?|dropp?(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?"
    r"|plung(?:e|es|ed|ing)|plummet(?:s|ed)?)\b",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(?P<verb>rose|ris(?:es|en)|increas(?:es|ed)|grew|surg(?:es|ed)|soar(?:s|ed)|climb(?:s|ed)|grown)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:f[ea]ll\w*|drop\w*|decreas\w*|declin\w*|reduc\w*|cut|cuts|shr[aiu]nk\w*|lower\w*|lost|loss\w*|less|fewer|down\w*|slump\w*"
    r"|plung\w*|eas(?:e|ed|ing)|slow\w*|narrow\w*|diminish\w*|weaken\w*|minus|negative|save[sd]?|saving\w*|mitigat\w*|alleviat\w*)\b",
    re.IGNORECASE,
)


_VERBS = Sieve(lambda word: word.lower() in _TURNED or (_DOWN.fullmatch(word) or _RISE.fullmatch(word)) is not None)


@rule(
    id="polarity.trend",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=_VERBS,
    fires=[
        ("进口额同比增长5%。", "Imports fell 5 percent year on year."),
        ("失业率下降", "The unemployment rate rose."),
        ("出口增长5%，进口下降3%。", "Exports rose 5 percent, and imports rose 3 percent."),
        ("收入提高，成本下降，利润增加。", "Incomes grew, costs fell, and profits fell."),
        (
            "虽已大幅提高采购量，距目标仍远。",
            "Although it significantly decreased purchases, it falls short of the target.",
        ),
    ],
    silent=[
        ("进口额同比增长5%。", "Imports rose 5 percent year on year."),
        ("出口增长，进口下降。", "Exports rose while imports fell."),
        ("温度上升，湖水下落", "It fell as the temperature rose"),
        ("夜幕降临", "Night fell"),
    ],
)
def trend(segment: Analysis) -> Iterator[Hit]:
    """The source speaks of a rise only, the target of a fall only, or the other way round.

    The figure is right and its sense is turned round. Where either side speaks of both, nothing is said.
    """
    local = list(_beside_figures(segment))
    if local:
        yield from local
        return
    up, down = _UP_ZH.search(segment.source), _DOWN_ZH.search(segment.source)
    if up and not down and not _UP.search(segment.target):
        place, wrong = up, list(_DOWN.finditer(segment.target))
    elif down and not up and len(down[0]) > 1 and not _LESS.search(segment.target):
        place, wrong = down, list(_RISE.finditer(segment.target))
    else:
        place, wrong = None, []
    if place and len(wrong) == 1:
        yield _other_way(segment, place, Span(*wrong[0].span("verb")))
    elif turned := _turned_in_row(segment):
        yield _other_way(segment, *turned)


def _other_way(segment: Analysis, place: re.Match[str], span: Span) -> Hit:
    said, word = "a fall" if _DOWN_ZH.match(place[0]) else "a rise", span.of(segment.target)
    return segment.hit(
        f"The source speaks of {said}: {place[0]}.",
        source=place.span(),
        target=span,
        evidence={"source": place[0], "target": word},
        key=f"{place[0]} {word}",
    )


_ROW_ZH = re.compile(
    "(?P<down>下降|下跌|减少|降低|降至|回落|缩减|下滑|下调|减弱|降幅|跌幅|缩小|收窄|萎缩|锐减|大跌|大贬|负增长|减(?=[至到了])"
    "|降(?=[至到了为])|跌)"
    "|(?P<up>增长|增大|上升|上涨|提高|提升|增加|增多|增至|升至|升高|回升|攀升|上调|增进|加剧|涨幅|增幅|增速|扩大|加大|涨至|涨到"
    "|猛增|大增|激增|增强|加强|升级|增|涨|升(?![级学旗格]))"
)
_ANY_DOWN_ZH = re.compile("[减降低跌落缩弱少贬亏负缓收退衰差免脱消]")
_ANY_UP_ZH = re.compile("[增升涨高大多加扩强超长进]")
_DOWN_WORD = re.compile(
    r"f[ea]ll(?:s|en|ing)?|drop\w*|decreas\w*|declin\w*|reduc\w*|lower\w*|shr[aiu]nk\w*|cut\w*|plung\w*|plummet\w*|down|slump\w*"
    r"|weaken\w*|narrow\w*|depreciat\w*"
)
_UP_WORD = re.compile(
    r"ris(?:e|es|en|ing)|rose|increas\w*|grew|grow(?:s|n|ing|th)?|climb\w*|surg(?:e|es|ed|ing)|soar\w*|jump\w*|rais\w+|expan\w+"
    r"|higher|upgrad\w*|up|strengthen\w*|enhanc\w+|improv\w+|boost\w*|gain\w*|widen\w*|rebound\w*|add\w*"
)
_TURNS = word_set(
    """
    fell rose increase increased increases increasing decrease decreased decreases decreasing grew decline declined
    declines declining dropped dropping rises risen rising falls fallen falling shrank surged soared
    """
)
"""Words of trend of which the other is a slip."""
_FALLS = word_set("short into ill under asleep behind within")
_BEFORE_FIGURE = word_set("by from to")
_WAYS = Remembered(lambda word: "down" if _DOWN_WORD.fullmatch(word) else "up" if _UP_WORD.fullmatch(word) else "")


def _words_of_trend(segment: Analysis) -> list[tuple[int, str]]:
    """The words of trend of the target by their numbers, with the way that each goes."""
    words = segment.words
    found = []
    for number, word in enumerate(words):
        if way := _WAYS[word]:
            after = words[number + 1 : number + 2]
            is_trend = not (word.startswith("f") and _FALLS.issuperset(after) and after)
            if word in ("up", "down"):
                is_trend = bool(after) and (after[0][0].isdigit() or after[0] in _BEFORE_FIGURE)
            if is_trend:
                found.append((number, way))
    return found


def _turned_in_row(segment: Analysis) -> tuple[re.Match[str], Span] | None:
    """The word of trend that goes the other way, with what it stands for.

    Either the source has one way only, or as many words of trend stand in the target in the same order.
    """
    said = list(_ROW_ZH.finditer(segment.source))
    if not said:
        return None
    found, ways = _words_of_trend(segment), {match.lastgroup for match in said}
    for way, other, sign in (("up", "down", _ANY_DOWN_ZH), ("down", "up", _ANY_UP_ZH)):
        if ways == {way} and not sign.search(segment.source):
            against = [number for number, its_way in found if its_way == other]
            return _turned_word(segment, said[0], against[0]) if len(against) == 1 else None
    if len(said) != len(found):
        return None
    apart = [(mine, number) for mine, (number, way) in zip(said, found, strict=True) if mine.lastgroup != way]
    return _turned_word(segment, *apart[0]) if len(apart) == 1 else None


def _turned_word(segment: Analysis, said: re.Match[str], number: int) -> tuple[re.Match[str], Span] | None:
    if segment.words[number] not in _TURNS:
        return None
    token = segment.tokens[number]
    return said, Span(token.start, token.end)


_NEAR_ZH = 12
_CLAUSE_ZH = "，。；、,;"
_UP_BESIDE = re.compile("增长|上升|上涨|提高|提升|增加|回升|增幅|涨幅|增|升|涨|多")
_DOWN_BESIDE = re.compile("下降|下跌|减少|降低|回落|缩减|下滑|降幅|跌幅|减|降|跌|少")
_BESIDE_EN = re.compile(
    r"\b(?P<word>rose|fell|increased|decreased|grew|declined|dropped|up|down|increase|decrease|decline|drop|growth|rise|fall)"
    r"(?: (?:of|by|to|about|around|nearly|almost|over|more than|some|slightly|sharply|significantly|year on year))* ?$"
)
_BESIDE_AFTER = re.compile(
    r" (?:year[- ]on[- ]year |annual )?(?P<word>increase|decrease|decline|drop|growth|rise|fall)\b"
)
_UPWARD = frozenset({"rose", "increased", "grew", "up", "increase", "growth", "rise"})
_TURNED: dict[str, str] = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased", "grew": "declined",
    "declined": "grew", "dropped": "rose", "up": "down", "down": "up", "increase": "decrease", "decrease": "increase",
    "decline": "increase", "drop": "rise", "growth": "decline", "rise": "fall", "fall": "rise",
}  # fmt: skip


def _beside_figures(segment: Analysis) -> Iterator[Hit]:
    """Words of trend right beside a figure, each compared with what stands beside the same figure in the source."""
    if not segment.source:
        return
    for pair in matched_pairs(segment):
        found = _said_of(segment.target, pair)
        upward = _source_trend(segment.source, pair)
        if found is None or upward is None or (found[0] in _UPWARD) is upward or _minus(segment.source, pair):
            continue
        word, span = found
        if len(_same_value(segment, pair)) > 1:
            continue
        yield segment.hit(
            f"The source speaks of {'a rise' if upward else 'a fall'} beside this figure.",
            source=pair.source.span,
            target=span,
            fixes=[replacement(span, _TURNED[word])],
            evidence={"target": word},
            key=f"{word} {pair.target.span.of(segment.target)}",
        )


def _same_value(segment: Analysis, pair: Pair) -> list[object]:
    return [other for other in target_quantities(segment.target) if other.value == pair.target.value]


def _said_of(text: str, pair: Pair) -> tuple[str, Span] | None:
    """The word of trend that belongs to a figure of the target, with its place."""
    start, end = pair.target.span
    before = _BESIDE_EN.search(text, max(0, start - 50), start)
    if before:
        return before["word"], Span(*before.span("word"))
    unit = pair.target.unit_span
    after = _BESIDE_AFTER.match(text, max(end, unit.end if unit else 0))
    return (after["word"], Span(*after.span("word"))) if after else None


def _source_trend(text: str, pair: Pair) -> bool | None:
    """Whether the words before a figure of the source, in its clause, speak of a rise only or of a fall only."""
    start = pair.source.span.start
    clause = max(text.rfind(mark, 0, start) for mark in _CLAUSE_ZH) + 1
    before = text[max(clause, start - _NEAR_ZH) : start]
    up, down = _UP_BESIDE.search(before), _DOWN_BESIDE.search(before)
    return None if (up is None) is (down is None) else up is not None


def _minus(text: str, pair: Pair) -> bool:
    """Whether the figure itself is negative, or the trend is denied."""
    return text[pair.source.span.start - 1 : pair.source.span.start] in {"-", "－", "−"}


_FROM = re.compile(
    r"\b(?P<word>rose|fell|increased|decreased|grew|declined|dropped|rising|falling|growing|increasing|decreasing|increase"
    r"|decrease|decline|drop)(?: [a-z]+){0,3} from (?=[$€£¥\d])",
)
_TO = re.compile(r"[^.;,\d]{0,25}\bto (?:about |around |nearly |over |more than |some |only |just )?[A-Z]{0,3}[$€£¥]?")
_RISING = frozenset({"rose", "increased", "grew", "rising", "growing", "increasing", "increase"})


_FROM_WORD = listed({"from"})


def _has_from(segment: Analysis) -> bool:
    return _FROM.search(segment.target) is not None


@rule(
    id="polarity.from-to",
    type=_TYPE,
    severity=Severity.MAJOR,
    words=_FROM_WORD,
    when=_has_from,
    fires=[
        ("…", "The mileage decreased from 2,929 kilometers to 3,856 kilometers."),
        ("…", "The rate rose from 9.2% to 0.85%."),
    ],
    silent=[
        ("…", "The mileage increased from 2,929 kilometers to 3,856 kilometers; the rate fell from 9.2% to 0.85%."),
        ("…", "It fell from 2019 to 2020; it rose from 5th to 3rd; it dropped from $10 million to 9,000 yuan."),
    ],
)
def from_to(segment: Analysis) -> Iterator[Hit]:
    """Something falls from one figure to a larger one, or rises to a smaller one: decreased from 2,929 to 3,856.

    Either the word or a figure is wrong, whatever the source says.
    """
    quantities = {quantity.span.start: quantity for quantity in target_quantities(segment.target)}
    for match in _FROM.finditer(segment.target):
        first = quantities.get(match.end()) or quantities.get(match.end() + 1)
        to = _TO.match(segment.target, first.span.end) if first else None
        second = quantities.get(to.end()) if to else None
        if not first or not second or first.kind is not second.kind or first.kind not in (Kind.COUNT, Kind.PERCENT):
            continue
        if not (first.is_exact and second.is_exact) or (first.units and second.units and first.units != second.units):
            continue
        if first.value == second.value or (first.value.low < second.value.low) is (match["word"] in _RISING):
            continue
        if first.scale != second.scale and not first.units and not second.units and first.scale * second.scale != 1:
            continue
        yield segment.hit(
            "The figures say the opposite of the word.",
            target=match.span("word"),
            evidence={"from": shown(first), "to": shown(second)},
            key=f"{match['word']} {first.value.low} {second.value.low}",
        )
