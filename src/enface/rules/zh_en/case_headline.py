"""Small words in a headline whose other words have capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enface.languages.english import FUNCTION_WORDS, Token, is_bare, is_word, word_set
from enface.languages.inflection import verb_forms
from enface.languages.word_classes import IRREGULAR_VERBS, PURE_VERBS
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_STAY_SMALL = FUNCTION_WORDS | word_set(
    """
    about above across after against along amid among around before behind below beneath beside between beyond despite
    down during except inside into like near off onto outside over past per since than through throughout till toward
    towards under until up upon versus via vs with within without plus worth de la el van von
    """
)
"""Words that a title in capitals writes small, whatever guide it follows."""
_MORE_VERBS = word_set(
    """
    opens ranks launches closes kicks tops hits sees calls urges vows wins meets visits opened launched closed
    """
)
_IN_NAMES = word_set("united returned advanced engineering planning accounting advertising")
_VERBS = (
    _MORE_VERBS | {form for verb in (*PURE_VERBS, *IRREGULAR_VERBS) for form in (verb, *verb_forms(verb))}
) - _IN_NAMES
_LEAST_CAPITALS = 3
_LEAST_LETTERS = 3
_ENDS = tuple(".!?。！？…")
_SITE = re.compile(r"\s+[-—–|]+\s+[^-—–|]+$")
"""The name of a web site behind a headline."""


@rule(
    id="case.headline",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    fires=[
        ("广东高院工作报告：去年审执结案件227万件", "Guangdong high court Work Report: 2.27 Million Cases Concluded"),
        ("科技活动周启动", "Provincial science and technology week Opens with 1,000 Activities for All Families"),
    ],
    silent=[
        ("高院工作报告", "Report on the Work of the High Court Released over the Weekend"),
        ("侨联召开会议", "The Hunan Federation of Returned Overseas Chinese holds a meeting"),
        ("厅长视察学校", "Head of the Provincial Department of Education inspects schools"),
        ("会议结束。", "The High Court's Work Report Concluded with many figures."),
    ],
)
def headline(analysis: Analysis) -> Iterator[Hit]:
    """A word of a headline is small, and most of the others, its verb too, have capitals.

    Title case is for all words but articles, conjunctions and prepositions; one that stays small looks forgotten.
    """
    if not analysis.is_heading and (analysis.target.rstrip().endswith(_ENDS) or analysis.source.endswith(_ENDS)):
        return
    site = _SITE.search(analysis.target)
    end = site.start() if site else len(analysis.target)
    weighty = [token for token in analysis.tokens if token.end <= end and _is_weighty(analysis, token)]
    small = [token for token in weighty if token.text.islower()]
    # Names have capitals in any headline: only what is a word in small letters tells of title case, and a verb surely.
    titled = [token for token in weighty[1:] if token.text.istitle() and is_word(token.text.lower())]
    if len(titled) < _LEAST_CAPITALS or len(small) > len(titled) or any(token.text in _VERBS for token in small):
        return
    if not any(token.text.lower() in _VERBS for token in titled):
        return
    for run in _runs(analysis, small):
        right = " ".join(token.text.capitalize() for token in run)
        yield analysis.hit(
            f"Usually: {right}. The other words of this headline have capitals.",
            target=(run[0].start, run[-1].end),
            fixes=[Fix(right, tuple(Edit(token.start, token.end, token.text.capitalize()) for token in run))],
        )


def _is_weighty(analysis: Analysis, token: Token) -> bool:
    word = token.text.lower()
    is_long = len(word) >= _LEAST_LETTERS and word[0].isalpha()
    return is_long and word not in _STAY_SMALL and is_bare(analysis.target, token)


def _runs(analysis: Analysis, small: Sequence[Token]) -> Iterator[list[Token]]:
    """Small words in a row, what stays small between them passed over."""
    run: list[Token] = []
    for token in small:
        between = analysis.target[run[-1].end : token.start].split() if run else []
        if run and not all(word in _STAY_SMALL for word in between):
            yield run
            run = []
        run.append(token)
    if run:
        yield run
