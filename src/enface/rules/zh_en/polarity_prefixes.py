"""Denials by a prefix that the source has not (unwilling for 愿), and double denials of which one half is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.prefixed_denials import PREFIXED
from enface.languages.sieve import in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "accuracy/mistranslation"
_DENIES_ZH = re.compile("[不未没无非失难否缺欠差弱违反违]|除外|停止|禁止|拒绝|避免|防止")
_DENIES_EN = re.compile(
    r"\b(?:not|no|never|nor|without|neither|hardly|cannot|nothing|none|avoid\w*|prevent\w*)\b|n['’]t\b"
)
_WORDS = listed(PREFIXED)


@rule(
    id="polarity.prefix",
    type=_TYPE,
    severity=Severity.CRITICAL,
    needs_source=True,
    words=_WORDS,
    fires=[
        ("中国愿同东盟国家一道", "China is unwilling to work with ASEAN countries."),
        ("企业经营稳定", "The business of the firm was unstable."),
    ],
    silent=[
        ("中国愿同东盟国家一道", "China is willing to work with ASEAN countries."),
        ("中国不愿同其一道", "China is unwilling to work with it."),
        ("他愿意来，从无难色", "He is never unwilling to come."),
        ("形势稳定，困难不少", "The situation is unstable."),
    ],
)
def prefix(segment: Analysis) -> Iterator[Hit]:
    """A word denies by its prefix what the source affirms: unwilling for 愿.

    Two letters turn the sentence round; nothing in the source denies anything.
    """
    if _DENIES_ZH.search(segment.source) or _DENIES_EN.search(segment.target):
        return
    for place, word in enumerate(segment.words):
        entry = PREFIXED.get(word)
        if entry is None:
            continue
        said = entry.chinese.search(segment.source)
        if said is None or entry.right in segment.words:
            continue
        token = segment.tokens[place]
        span = Span(token.start, token.end)
        right = entry.right.capitalize() if token.text[0].isupper() else entry.right
        yield segment.hit(
            f"The source says {said[0]}: {entry.right}.",
            source=said.span(),
            target=span,
            fixes=[replacement(span, right)],
            key=word,
        )


_DOUBLE_ZH = re.compile(
    "没有(?:一[个位件项座条名朵人]|任何|哪[个位])[^，。；！？“”]{1,12}?(?:不[会能可是想愿]|无法|未)|无[人一][^，。；]{0,3}不"
)
_CLAUSE = re.compile(r"\b(?P<no>[Nn]o|[Nn]obody|[Nn]one|[Nn]ot a single)\b(?P<rest>[^,.;:!?\"”]+)")
_SECOND = re.compile(
    r"\b(?:not|never|without|cannot|fail\w*|refus\w*|in(?:surmount|evit|capab|escap|acc)\w*|un(?!it|iv|der|til)\w{3,}|im\w{5,}|but)\b"
    r"|n['’]t\b"
)
_NO = listed({"no", "nobody", "none", "single"})


@rule(
    id="polarity.double",
    type=_TYPE,
    severity=Severity.CRITICAL,
    needs_source=True,
    words=(_NO, in_source("没无")),
    fires=[("没有一个春天不会来临。", "No spring will come.")],
    silent=[
        ("没有一个春天不会来临。", "No spring will fail to come."),
        ("没有一个春天不会来临。", "Every spring will come, no matter how late."),
        ("没有一个冬天不可逾越，没有一个春天不会来临。", "No winter is insurmountable, and no spring will not come."),
    ],
)
def double(segment: Analysis) -> Iterator[Hit]:
    """The source denies twice, and so affirms; the target denies once: no spring will come.

    没有…不 means every.
    """
    said = list(_DOUBLE_ZH.finditer(segment.source))
    found = [match for match in _CLAUSE.finditer(segment.target) if not match["rest"].startswith(" matter")]
    if not said or len(found) != len(said):
        return
    for source, match in zip(said, found, strict=True):
        if not _SECOND.search(match["rest"]):
            yield segment.hit(
                "The source denies twice here, and so affirms; the target denies once.",
                source=source.span(),
                target=Span(*match.span()),
                key=match[0],
            )
