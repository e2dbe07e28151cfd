"""One way of writing in a document: British or American words, compounds, dates, long figures, companies, places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.calendar import MONTHS
from enface.languages.patterns import any_of
from enface.languages.sieve import Sieve, listed
from enface.languages.variants import AMERICAN, BRITISH
from enface.languages.word_forms import FORMS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis, DocumentAnalysis, shared
from enface.rules.registry import Hit, Scope, rule
from enface.rules.zh_en.style import TYPE
from enface.rules.zh_en.style_document import Use, hit_at, others_in, uses_in

_BRITISH_OR_AMERICAN = listed((*BRITISH, *AMERICAN))
_SPELT = re.compile(rf"(?<![\w-])(?:(?P<british>{any_of(BRITISH)})|(?P<american>{any_of(AMERICAN)}))(?![\w-])")


@shared
def _spelt(analysis: Analysis) -> tuple[Use, ...]:
    """The words in small letters that Britain and America spell in two ways; names keep their own spelling."""
    return tuple(uses_in(analysis, _SPELT)) if analysis.has(_BRITISH_OR_AMERICAN) else ()


@rule(
    id="style.spelling",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_spelt,),
    fires=[("… ¶ …", "They organized the program. ¶ They will optimise it and organize the labor.")],
    silent=[
        ("… ¶ …", "They organized the program. ¶ The World Trade Centre and the Labour Party organized it."),
        ("…", "They will optimise the programme."),
    ],
)
def spelling(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document spells British here and American there: programme and organize.

    Either is right, and a house has one of them. The rarer is marked.
    """
    uses = [use for analysis in document.segments for use in _spelt(analysis)]
    for use, right in others_in(uses, None, "american"):
        wanted = (BRITISH if use.style == "british" else AMERICAN)[use.text]
        yield hit_at(use, right, wanted, f"{right[0].style.capitalize()} spelling:")


_FORM = re.compile(rf"(?<![\w-])(?:{any_of(FORMS)})(?![\w-])")
_ANY_FORMS = listed({part.lower() for form in FORMS for part in (form, form.split(" ")[0])})


@shared
def _forms(analysis: Analysis) -> tuple[Use, ...]:
    """The words that are written in several ways; their style is the way."""
    if not analysis.has(_ANY_FORMS):
        return ()
    return tuple(Use(analysis, Span(*match.span()), match[0], match[0]) for match in _FORM.finditer(analysis.target))


@rule(
    id="style.word",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_forms,),
    fires=[("… ¶ … ¶ …", "They sell online. ¶ They shop on-line. ¶ The online market grew.")],
    silent=[("… ¶ …", "They sell online. ¶ Health care is online.")],
)
def word(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes one word in two ways: online and on-line, health care and healthcare.

    Each is right, and readers wonder whether they mean two things. The rarer is marked.
    """
    words: dict[str, list[Use]] = {}
    for analysis in document.segments:
        for use in _forms(analysis):
            words.setdefault(FORMS[use.style], []).append(use)
    for usual, uses in words.items():
        for use, right in others_in(uses, None, usual):
            yield hit_at(use, right, right[0].text, "Elsewhere:")


_MONTH = any_of((*MONTHS, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"))
_HAS_MONTHS = listed(month.lower() for month in (*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_DAY = r"(?:[12]\d|3[01]|[1-9])"
_DATE = re.compile(
    rf"\b(?:(?P<month_first>{_MONTH}\.? {_DAY})(?![\d:%]|,\d)"
    rf"|(?<![\d,.])(?P<day_first>{_DAY} {_MONTH})\b(?! \d{{1,2}}\b))"
)


@shared
def _dates(analysis: Analysis) -> tuple[Use, ...]:
    """The days of months, by what stands first."""
    return tuple(uses_in(analysis, _DATE)) if analysis.has(_HAS_MONTHS) else ()


@rule(
    id="style.dates",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_dates,),
    fires=[("… ¶ … ¶ …", "It opened on May 22. ¶ It closes on 3 June. ¶ It began on April 9.")],
    silent=[("… ¶ …", "It opened on May 22. ¶ It closes on June 3, in June 2021 and at 10:30.")],
)
def dates(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes May 22 here and 3 June there.

    Either is right; both look careless. The rarer is marked.
    """
    uses = [use for analysis in document.segments for use in _dates(analysis)]
    for use, right in others_in(uses, None, "month_first"):
        first, _, second = use.text.partition(" ")
        yield hit_at(use, right, f"{second} {first.rstrip('.')}", "Elsewhere:")


_FIGURE = re.compile(
    r"(?<![\w.,:/$€£¥-])(?:(?P<grouped>[1-9],\d{3})|(?P<plain>(?!1[89]|20)[1-9]\d{3}))(?![\w,.:%-])(?= [a-z]{3,})"
)
_OF_FOUR_DIGITS = Sieve(lambda word: len(word) in {4, 5} and word[0].isdigit() and word[-3:].isdigit())


@shared
def _figures(analysis: Analysis) -> tuple[Use, ...]:
    """The figures of four digits that count something, with or without a comma; those that may be years left out."""
    return tuple(uses_in(analysis, _FIGURE)) if analysis.has(_OF_FOUR_DIGITS) else ()


@rule(
    id="style.figures",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_figures,),
    fires=[("… ¶ … ¶ …", "It has 1,300 rooms. ¶ They tried 7163 people. ¶ It has 2,500 seats.")],
    silent=[("… ¶ …", "It has 1,300 rooms. ¶ By 2019 people came; flight MU7163 flew with 12,500 seats")],
)
def figures(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document parts the thousands of some figures with a comma and leaves others without.

    7,163 is read at a glance; both ways in one text look careless. The rarer is marked.
    """
    uses = [use for analysis in document.segments for use in _figures(analysis)]
    for use, right in others_in(uses, None, "grouped"):
        plain = use.text.replace(",", "")
        yield hit_at(use, right, f"{plain[0]},{plain[1:]}" if use.style == "plain" else plain, "Elsewhere:")


_HAS_TWO_FORMS = listed(("macao", "macau", "co", "ltd"))
_MACAO = re.compile(r"\b(?:(?P<Macao>Macao)|(?P<Macau>Macau))\b")
_COMPANY = re.compile(r"(?P<stopped>\bCo\., Ltd\.)|(?P<bare>\bCo,? Ltd(?!\.))")
_WRITTEN = {"stopped": "Co., Ltd.", "bare": "Co Ltd"}


@shared
def _names(analysis: Analysis) -> tuple[Use, ...]:
    """What names have in two forms: Macao, and the end of a company's name."""
    if not analysis.has(_HAS_TWO_FORMS):
        return ()
    return (*uses_in(analysis, _MACAO), *uses_in(analysis, _COMPANY))


@rule(
    id="style.names",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    advisory=True,
    reads=(_names,),
    fires=[
        ("… ¶ … ¶ …", "It is in Macao. ¶ He left Macau. ¶ Macao grew."),
        ("… ¶ …", "China Railway Co., Ltd. said ¶ Laos Railway Co Ltd said"),
    ],
    silent=[("… ¶ …", "It is in Macao. ¶ China Railway Co., Ltd. of Macao")],
)
def names(document: DocumentAnalysis) -> Iterator[Hit]:
    """A document writes Macao here and Macau there, or Co., Ltd. and Co Ltd.

    Two forms read as two names. The rarer is marked; of the two of Macao the one that its government does not use.
    """
    uses = [use for analysis in document.segments for use in _names(analysis)]
    places = [use for use in uses if use.style in {"Macao", "Macau"}]
    official = "Macao" if any(use.style == "Macao" for use in places) else None
    for use, right in others_in(places, official, "Macao"):
        yield hit_at(use, right, right[0].text, "Elsewhere:")
    for use, right in others_in([use for use in uses if use.style in _WRITTEN], None, "stopped"):
        yield hit_at(use, right, _WRITTEN[right[0].style], "Elsewhere:")
