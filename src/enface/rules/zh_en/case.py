"""Capitals that names, dates, nationalities, titles and bodies take in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import chain

from enface.languages import capitals, names
from enface.languages.capital_reader import Kind, Miscased
from enface.languages.english import FUNCTION_WORDS, is_bare, is_word, word_set
from enface.languages.sieve import Sieve, listed
from enface.model import Edit, Fix, Severity, Side, Span
from enface.rules.analysis import Analysis, DocumentAnalysis, shared
from enface.rules.registry import Hit, Scope, replacement, rule

TYPE = "linguistic-conventions/spelling"


@shared
def miscased(analysis: Analysis) -> tuple[Miscased, ...]:
    """All words of the target whose capitals are missing, of every kind; read once for all rules here."""
    return capitals.miscased(analysis.prose, analysis.source)


def _hits(analysis: Analysis, kind: Kind, reason: str) -> Iterator[Hit]:
    for found in miscased(analysis):
        if found.kind is kind:
            span = Span(found.start, found.end)
            fix = replacement(span, found.right, deterministic=found.certain)
            yield analysis.hit(
                f"Usually: {found.right}. {reason}", target=span, fixes=[fix], advisory=None if found.certain else True
            )


@rule(
    id="case.place",
    type=TYPE,
    severity=Severity.MINOR,
    priority=20,
    when=miscased,
    fires=[
        ("…", "They built a new hunan together."),
        ("…", "The fair was held in changsha."),
        ("…", "He flew to new york on Monday."),
        ("…", "It is a beijing-based firm."),
        ("…", "Investors from turkey and china came."),
    ],
    silent=[
        ("…", "They built a new Hunan together."),
        ("…", "Tea was served in fine china."),
        ("…", "See english.rednet.cn/china for more."),
        ("…", "The turkey was roasted."),
        ("…", "HUNAN EXPRESS"),
    ],
)
def place(analysis: Analysis) -> Iterator[Hit]:
    """A place is written with a small letter.

    Machine drafts lose the capital of names they do not know. Countries, the world's large cities, and China's
    provinces and prefecture-level cities are known here; names that are also common words need their neighbours as
    witnesses.
    """
    return _hits(analysis, Kind.PLACE, "Place names take a capital.")


@rule(
    id="case.person",
    type=TYPE,
    severity=Severity.MINOR,
    priority=20,
    when=miscased,
    fires=[
        ("…", "(Translation: Yan kun)"),
        ("…", "The theory was put forward by xi jinping in 2017."),
        ("…", "The meeting was chaired by zhou Mingyuan."),
    ],
    silent=[
        ("…", "Yan Kun translated the article."),
        ("…", "He can come, and you can go."),
        ("…", "Experts in feng shui earn 200 yuan an hour."),
        ("…", "Sun and song ran long."),
    ],
)
def person(analysis: Analysis) -> Iterator[Hit]:
    """A Chinese name in pinyin is written with a small letter.

    Surname and given name both take a capital, the given name as one word.
    """
    return _hits(analysis, Kind.PERSON, "Both parts of a Chinese name take a capital.")


_AFTER_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|St)\.[ \u00a0](?P<name>[a-z][a-z’'-]+)(?![\w.@])"
)


_TITLES = word_set("mr mrs ms mx dr prof gen col capt lt sgt sen rep gov rev st")


@rule(
    id="case.after-title",
    type=TYPE,
    severity=Severity.MINOR,
    words=listed(_TITLES),
    priority=15,
    fires=[("…", "Mr. wen took her to the hospital in St. petersburg.")],
    silent=[("…", "Mr. and Mrs. Wen met Dr. Li and Prof. de Vries, the Rev. of the church.")],
)
def after_title(analysis: Analysis) -> Iterator[Hit]:
    """The name after a title such as Mr. or Dr. begins with a small letter.

    The stop of the title is taken for the end of a sentence or for nothing, and the capital goes.
    """
    for match in _AFTER_TITLE.finditer(analysis.target):
        name = match["name"]
        if name not in FUNCTION_WORDS and name not in _PARTICLES:
            span, right = Span(*match.span("name")), name[0].upper() + name[1:]
            yield analysis.hit(
                f"Usually: {right}. It is a name.", target=span, fixes=[replacement(span, right, deterministic=True)]
            )


_PARTICLES = word_set("de da di du la le van von der den ten al el bin ibn")
"""Small words that names begin with."""


@rule(
    id="case.month",
    type=TYPE,
    severity=Severity.MINOR,
    priority=20,
    when=miscased,
    fires=[
        ("…", "By the beginning of march, more had arrived."),
        ("…", "It opened on monday, january 5."),
        ("…", "It opened on may 5."),
        ("…", "The spring festival is near."),
    ],
    silent=[
        ("…", "It was a march of 20 miles, and they may march again."),
        ("…", "It may 5 times out of ten."),
        ("…", "It opened in March."),
        ("…", "An august body met in august surroundings."),
    ],
)
def month(analysis: Analysis) -> Iterator[Hit]:
    """A month, a weekday or a holiday is written with a small letter.

    March, May and August are also common words: a day, a year or a preposition beside them tells the month.
    """
    return _hits(analysis, Kind.MONTH, "Months, weekdays and holidays take a capital.")


@rule(
    id="case.nationality",
    type=TYPE,
    severity=Severity.MINOR,
    priority=20,
    when=miscased,
    fires=[("…", "Life is better for chinese farmers."), ("…", "It drew non-chinese and british visitors.")],
    silent=[("…", "Life is better for Chinese farmers."), ("…", "They ate french fries."), ("…", "Polish the lens.")],
)
def nationality(analysis: Analysis) -> Iterator[Hit]:
    """A nationality, a language, a people or a creed is written with a small letter.

    English gives its adjectives of nation and religion a capital.
    """
    return _hits(analysis, Kind.PEOPLE, "Nationalities, languages, peoples and creeds take a capital.")


@rule(
    id="case.title",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    when=miscased,
    fires=[("…", "On Monday, president Xi met them."), ("…", "He was met by vice president Wang Qishan.")],
    silent=[
        ("…", "The president met Xi."),
        ("…", "French president Emmanuel Macron spoke."),
        ("…", "President Xi met them."),
        ("…", "the company's president Wang Wei"),
    ],
)
def title(analysis: Analysis) -> Iterator[Hit]:
    """A title right before a name is written with a small letter.

    "President Xi" is part of the name; "the president" and "the company's president, Wang Wei" are not.
    """
    return _hits(analysis, Kind.TITLE, "A title right before a name takes a capital.")


@rule(
    id="case.suffix",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    when=miscased,
    fires=[
        ("…", "It was held in Anren county."),
        ("…", "The congress of Hunan province opened."),
        ("…", "Teaching equipment went to Xiangxi Tujia and Miao Autonomous prefecture."),
        ("民乐朝鲜族乡农民", "a farmer in Minle Korean township"),
    ],
    silent=[
        ("…", "It was held in Anren County."),
        ("…", "The county grew; this province did not."),
        ("…", "Every county took part."),
    ],
)
def suffix(analysis: Analysis) -> Iterator[Hit]:
    """Province, city, county or district after a name is written with a small letter.

    The word is part of the name: Hunan Province, Anren County.
    """
    return _hits(analysis, Kind.SUFFIX, "The word is part of the name.")


@rule(
    id="case.term",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    when=miscased,
    fires=[
        ("…", "the fourth plenary session of the 19th CPC central committee"),
        ("…", "a circular of the state council"),
        ("…", "thought on socialism with Chinese characteristics for a new era"),
        ("积极争取各级党委、政府支持", "seek the support of the party committees and governments"),
        ("…", "They will move to Xiangjiang new Area."),
        ("省委书记讲话", "The secretary of the provincial party committee spoke to the provincial Committee."),
        ("据贵州日报报道", "Guizhou daily reported"),
    ],
    silent=[
        ("…", "the Fourth Plenary Session of the 19th CPC Central Committee"),
        ("…", "the second plenary session of the eighth committee of the federation"),
        ("…", "the central committee of a chess club"),
        ("两党代表", "the party members of both houses"),
    ],
)
def term(analysis: Analysis) -> Iterator[Hit]:
    """A body, a meeting or a doctrine with a fixed name lacks its capitals.

    State and Party bodies, their plenary sessions and congresses, and doctrines are names: State Council, CPC Central
    Committee, Fourth Plenary Session.
    """
    return _hits(analysis, Kind.TERM, "This is a fixed name.")


@shared
def _small_names(analysis: Analysis) -> Set[str]:
    """The words in small letters that are neither English ones nor Chinese units, so that they may be names."""
    return analysis.caught(_SMALL_NAMES)


@shared
def _names(analysis: Analysis) -> Set[str]:
    """The words with a capital that are neither English ones nor Chinese units without it."""
    return analysis.caught(_NAMES)


def _is_no_word(word: str) -> bool:
    return word not in names.UNITS and not is_word(word)


def _is_name(word: str) -> bool:
    name = _CAPITALISED.match(word)
    return name is not None and _is_no_word(name[0].lower())


_CAPITALISED = re.compile(r"[A-Z][a-z]{3,}(?![^\W_])")
_SMALL_NAMES = Sieve(lambda word: word.islower() and _is_no_word(word))
_NAMES = Sieve(_is_name)


@rule(
    id="case.inconsistent",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_small_names, _names),
    fires=[
        ("… ¶ … ¶ …", "Visit Xingye soon. ¶ The people of Xingye sang. ¶ They came to xingye again."),
    ],
    silent=[
        ("… ¶ …", "The Party held a party. ¶ A party for the Party."),
        ("… ¶ …", "It cost 20 yuan. ¶ A vase of the Yuan dynasty."),
    ],
)
def inconsistent(document: DocumentAnalysis) -> Iterator[Hit]:
    """A name is written with a capital and with a small letter in one document.

    Only words that are no common English ones count, so that the Party and a party may meet.
    """
    small = frozenset(chain.from_iterable(map(_small_names, document.segments)))
    capital: dict[str, list[tuple[Analysis, Span]]] = {}
    for analysis in document.segments if small else ():
        if _names(analysis) and not analysis.is_heading:
            for match in _NAME.finditer(analysis.target):
                if match[0].lower() in small:
                    capital.setdefault(match[0].lower(), []).append((analysis, Span(*match.span())))
    if capital:
        yield from _small_ones(document.segments, capital)


_NAME = re.compile(rf"(?<=[a-z,] ){_CAPITALISED.pattern}")


def _small_ones(segments: Iterable[Analysis], capital: dict[str, list[tuple[Analysis, Span]]]) -> Iterator[Hit]:
    small: dict[str, list[tuple[Analysis, Span]]] = {}
    for analysis in segments:
        for word in capital.keys() & _small_names(analysis):
            small.setdefault(word, []).extend(
                (analysis, Span(token.start, token.end))
                for token in analysis.tokens
                if token.text == word and is_bare(analysis.target, token)
            )
    for word, places in small.items():
        others = capital[word]
        right = others[0][1].of(others[0][0].target)
        certain = len(others) > len(places)
        for analysis, span in places:
            yield analysis.hit(
                f"Also written {right} in this document.",
                target=span,
                fixes=[Fix(right, (Edit(span.start, span.end, right),), deterministic=certain)],
                related=[where.place(Side.TARGET, there) for where, there in others[:3]],
                advisory=None if certain else True,
            )
