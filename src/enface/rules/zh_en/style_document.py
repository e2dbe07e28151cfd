"""House style of a document: one way of writing ordinals, percentages, currencies and the United States."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from enface.languages.sieve import listed
from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, Scope, replacement, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.style import TYPE

_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a document chose a style."""

    analysis: Analysis
    span: Span
    style: str
    text: str


def uses_of(document: DocumentAnalysis, extract: Callable[[Analysis], tuple[Use, ...]]) -> list[Use]:
    """All uses of a document that an extract reads, in order."""
    return [use for _, uses in document.facts(extract) for use in uses]


def _with_signs(analysis: Analysis, pattern: re.Pattern[str], signs: Sequence[str]) -> tuple[Use, ...]:
    """The uses that a pattern finds; only a text with one of the `signs`, of which every use has one, is looked at."""
    for sign in signs:
        if sign in analysis.target:
            return tuple(uses_in(analysis, pattern))
    return ()


def uses_in(analysis: Analysis, pattern: re.Pattern[str]) -> Iterator[Use]:
    """The uses that a pattern finds in a segment; the name of the group that matched is the style."""
    for match in pattern.finditer(analysis.target):
        if match.lastgroup:
            yield Use(analysis, Span(*match.span(match.lastgroup)), match.lastgroup, match[match.lastgroup])


def others_in(uses: list[Use], chosen: str | None, default: str) -> Iterator[tuple[Use, list[Use]]]:
    """The uses in another style than the house's, or without one than the document's own most frequent style."""
    counts: dict[str, int] = {}
    for use in uses:
        counts[use.style] = counts.get(use.style, 0) + 1
    if chosen is None:
        if len(counts) < 2:
            return
        chosen = max(counts, key=lambda style: (counts[style], style == default))
    right = [use for use in uses if use.style == chosen]
    for use in uses:
        if use.style != chosen:
            yield use, right


def hit_at(use: Use, right: list[Use], wanted: str, reason: str) -> Hit:
    """The hit on a use that is otherwise than the `right` ones of its document, with what is `wanted` there."""
    others = [other.analysis.place(Side.TARGET, other.span) for other in right[:_MOST_PLACES]]
    seen = f" “{right[0].text}” in this document." if right else ""
    return use.analysis.hit(
        f"Usually: {wanted.strip().removesuffix('.')}. {reason}{seen}",
        target=use.span,
        fixes=[replacement(use.span, wanted)],
        evidence={"style": use.style, "others": len(right)},
        related=others,
    )


_WORDS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_FIGURES = ("2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")
_ORDINAL_WORDS = frozenset((*_WORDS, *_FIGURES))
_HAS_ORDINALS = listed(_ORDINAL_WORDS)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_COUNTED = r"(?=\s+(?!of\s+" + _MONTH + r"|floor|grade|century|place|street|avenue|division|regiment|army)[A-Za-z])"
_ORDINAL = re.compile(
    rf"(?<![\w.,-])(?<!\.\s)(?:(?P<figures>[2-9](?:nd|rd|th))|(?P<words>(?i:{'|'.join(_WORDS)})))(?![\w-]){_COUNTED}"
)
_AFTER_MONTH = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?$")
_MEETS = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:session|meeting|plenary|plenum|committee|congress|conference|council|festival|expo|forum"
    r"|summit|exposition|round|edition|returned|national|term|anniversary|games|assembly|convention|issue|batch|phase)\b",
    re.IGNORECASE,
)


@shared
def _ordinals(analysis: Analysis) -> tuple[Use, ...]:
    """The ordinals of meetings and bodies in a segment."""
    if not analysis.has(_HAS_ORDINALS):
        return ()
    return tuple(
        use
        for use in uses_in(analysis, _ORDINAL)
        if _MEETS.match(analysis.target, use.span.end) and not _AFTER_MONTH.search(analysis.target, 0, use.span.start)
    )


@rule(
    id="style.ordinals",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_ordinals,),
    fires=[
        (
            "… ¶ … ¶ …",
            "Federation holds 2nd plenary session ¶ The second session was held. ¶ It is the fourth congress.",
        ),
    ],
    silent=[
        ("… ¶ …", "The second plenary session ¶ of the 19th Central Committee"),
        ("… ¶ …", "The second plenary session ¶ opened on the 5th of April"),
        ("… ¶ …", "A second look ¶ at the 3rd edition"),
    ],
)
def ordinals(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes the ordinals of meetings and bodies from second to ninth both in words and in figures.

    Most houses spell them out up to ninth and use figures from 10th on; days of the month, centuries and floors have
    their own ways. A profile may say `ordinals = "words"` or `"figures"`.
    """
    uses = uses_of(document, _ordinals)
    for use, right in others_in(uses, document.profile.options.get("ordinals"), "words"):
        if use.style == "figures":
            wanted = _WORDS[_FIGURES.index(use.text)] if use.text in _FIGURES else ""
        else:
            wanted = _FIGURES[_WORDS.index(use.text.lower())]
        if wanted:
            yield hit_at(use, right, wanted, "Ordinals are written one way.")


_PERCENT = re.compile(
    r"(?<=\d)(?:(?P<sign>\s?[%％])|(?P<percent>\s+percent(?![\w-]))|(?P<british>\s+per\s+cent(?![\w-])))",
)
_PERCENT_WORDS = {"sign": "%", "percent": " percent", "british": " per cent"}
_PERCENT_STYLES = {"%": "sign", "percent": "percent", "per cent": "british"}


@shared
def _percentages(analysis: Analysis) -> tuple[Use, ...]:
    """The percentages of a segment."""
    return _with_signs(analysis, _PERCENT, ("%", "％", "cent"))


@rule(
    id="style.percent",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_percentages,),
    advisory=True,
    fires=[("… ¶ …", "It rose by 5 percent. ¶ It fell by 3%.")],
    silent=[("… ¶ …", "It rose by 5 percent. ¶ It fell by 3 percentage points."), ("…", "It fell by 3%.")],
)
def percent(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes percentages in two ways: with the sign, with "percent", with "per cent".

    Readers take a change of form for a change of meaning. A profile may say `percent = "percent"`, `"%"` or
    `"per cent"`.
    """
    chosen = _PERCENT_STYLES.get(document.profile.options.get("percent", ""))
    for use, right in others_in(uses_of(document, _percentages), chosen, "percent"):
        wanted = _PERCENT_WORDS[chosen or right[0].style]
        yield hit_at(use, right, wanted, "Percentages are written one way.")


_STATES = re.compile(r"(?<![\w.&-])(?:(?P<stops>U\.S\.(?!A)|U\.S(?![.\w]))|(?P<plain>US)(?![\w&-]|\$|\.\w))")
_SHOUTED = re.compile(r"[A-Z]{2,}[^a-z]{12,}")


@shared
def _states(analysis: Analysis) -> tuple[Use, ...]:
    """The places of a segment that name the United States; not their dollars, and no text in capitals."""
    return tuple(
        use
        for use in _with_signs(analysis, _STATES, ("U.S", "US"))
        if not analysis.target.startswith((" dollar", " cent"), use.span.end)
        and not _SHOUTED.fullmatch(analysis.target)
    )


@rule(
    id="style.united-states",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_states,),
    advisory=True,
    fires=[("… ¶ …", "The U.S. economy grew. ¶ The US side agreed.")],
    silent=[("… ¶ …", "The U.S. economy grew. ¶ It cost 5 million US dollars."), ("…", "The US side agreed.")],
)
def united_states(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes both U.S. and US.

    A house has one of the two; "US dollars" and US$ are left alone. A profile may say `united_states = "U.S."` or
    `"US"`.
    """
    chosen = {"U.S.": "stops", "US": "plain"}.get(document.profile.options.get("united_states", ""))
    for use, right in others_in(uses_of(document, _states), chosen, "stops"):
        wanted = {"stops": "U.S.", "plain": "US"}[chosen or right[0].style]
        following = use.analysis.target[use.span.end :]
        if wanted == "U.S." and following.startswith("."):
            wanted = "U.S"
        elif wanted == "US" and _ends_sentence(use.analysis, use.span.end):
            wanted = "US."
        yield hit_at(use, right, wanted, "The name is written one way.")


def _ends_sentence(analysis: Analysis, end: int) -> bool:
    """Whether the stop before `end` is also the full stop of the sentence."""
    rest = analysis.target[end:]
    return not rest.strip() or end + len(rest) - len(rest.lstrip()) in analysis.sentence_starts


_SCALES = r"(?:\s+(?:thousand|million|billion|trillion))?"
_CURRENCY = re.compile(
    rf"(?P<rmb>(?<![\w])(?:RMB|CNY|¥|￥)\s?\d[\d,.]*\d?{_SCALES}(?:\s+yuan)?)(?!\w)"
    rf"|(?P<after>\d[\d,.]*{_SCALES}\s+(?:RMB|CNY)(?!\w))"
    rf"|(?P<yuan>\d[\d,.]*{_SCALES}(?:\s+|-)(?:Chinese\s+)?yuan(?!\w))"
)
_AMOUNT = re.compile(rf"\d[\d,.]*{_SCALES}")


@shared
def _sums(analysis: Analysis) -> tuple[Use, ...]:
    """The sums of Chinese money of a segment."""
    return _with_signs(analysis, _CURRENCY, ("RMB", "CNY", "¥", "￥", "yuan"))


@rule(
    id="style.currency",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_sums,),
    advisory=True,
    fires=[("… ¶ …", "It cost RMB 5 million. ¶ Sales reached 30 million yuan.")],
    silent=[("… ¶ …", "It cost 5 million yuan. ¶ The RMB rose against the dollar."), ("…", "It cost RMB 5 million.")],
)
def currency(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document gives sums of money both in yuan and in RMB.

    They are the same money, but a reader has to know that. A profile may say `currency = "yuan"` or `"RMB"`.
    """
    chosen = {"yuan": "yuan", "RMB": "rmb"}.get(document.profile.options.get("currency", ""))
    for use, right in others_in(uses_of(document, _sums), chosen, "yuan"):
        amount = _AMOUNT.search(use.text)
        style = chosen or right[0].style
        if amount:
            sum_of_money = amount[0].rstrip(".,")
            wanted = {"yuan": f"{sum_of_money} yuan", "rmb": f"RMB {sum_of_money}", "after": f"{sum_of_money} RMB"}
            yield hit_at(use, right, wanted[style], "Money is counted one way.")
