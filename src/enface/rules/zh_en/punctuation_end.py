"""Marks at the end: missing, a stop for a question, a stop after a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enface.languages.punctuation import Ending, ending, ends_in_abbreviation
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

TYPE = "linguistic-conventions/punctuation"


class Endings(NamedTuple):
    """How the two texts end."""

    source: Ending
    target: Ending


@shared
def endings(analysis: Analysis) -> Endings:
    """The last marks of both texts."""
    return Endings(ending(analysis.source), ending(analysis.target))


def end_otherwise(analysis: Analysis) -> bool:
    """Whether the two texts end in different marks."""
    source, target = endings(analysis)
    return source.mark != target.mark


@rule(
    id="punctuation.final",
    type=TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    when=end_otherwise,
    fires=[
        ("会议结束了。", "The meeting has ended"),
        ("“会议结束了。”", '"The meeting has ended"'),
        ("会议结束了。", "The meeting has ended,"),
    ],
    silent=[
        ("会议结束了。", "The meeting has ended."),
        ("“会议结束了”。", 'The meeting "has ended."'),
        ("详情见网站。", "For more see www.example.org"),
        ("会议结束了", "The meeting has ended"),
    ],
)
def final(analysis: Analysis) -> Iterator[Hit]:
    """The source ends its sentence with a mark, the target with none.

    Often the end of the sentence went with it. Headings are not judged.
    """
    source, target = endings(analysis)
    if analysis.is_heading or source.mark not in {".", "?", "!"} or not target.position:
        return
    if target.mark in {",", ";", ":"}:
        span = (target.position, target.position + 1)
        fixes, is_colon = [replacement(span, source.mark)], target.mark == ":"
    elif target.mark or len(analysis.words) < 2 or _URL_AT_END.search(analysis.target):
        return
    else:
        edit = Edit(target.insertion, target.insertion, source.mark)
        fixes = [Fix(source.mark, (edit,), deterministic=source.mark == ".")]
        span, is_colon = (_last_word(analysis.target, target.position), target.insertion), False
    yield analysis.hit(
        f"Usually: {source.mark} at the end, where the source has {analysis.source[source.position]}",
        target=span,
        fixes=fixes,
        key=f"{source.mark}\x1f{analysis.target[span[0] : span[1]]}",
        advisory=is_colon or None,
    )


_URL_AT_END = re.compile(r"(?:www\.|://|@)\S{1,300}$")


def _last_word(text: str, end: int) -> int:
    return max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1


@rule(
    id="punctuation.question",
    type=TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    when=end_otherwise,
    fires=[("他们在哪里？", "Where are they."), ("会成功吗？", "Will it succeed.")],
    silent=[
        ("他们在哪里？", "Where are they?"),
        ("是不是该走了？", "I wonder whether it is time to go."),
        ("不好吗？", "Let me know if it is bad."),
    ],
)
def question(analysis: Analysis) -> Iterator[Hit]:
    """The source asks, the target states.

    A full stop is right only where the question has become an indirect one.
    """
    source, target = endings(analysis)
    if source.mark != "?" or target.mark != ".":
        return
    sentence = analysis.target[max((s for s in analysis.sentence_starts if s < target.position), default=0) :]
    if not _ASKS.search(sentence) and _INDIRECT.search(sentence):
        return
    span = (target.position, target.position + 1)
    yield analysis.hit("Usually: ? The source asks.", target=span, fixes=[replacement(span, "?")])


_ASKS = re.compile(
    r"(?:^|[,:;—–(\"“] ?|\b(?:and|but|so|or|then) )(?:(?:in|at|for|to|by|with) )?(?:"
    r"(?:who|whom|whose|what|which|why|when|where|how)\b|"
    r"(?:is|are|am|was|were|do|does|did|can|could|will|would|shall|should|has|have|had|may|might|must)(?:n[’']t)? "
    r"(?:I|you|we|they|he|she|it|this|that|these|those|there|the|a|an|any|all|my|your|our|his|her|its|their|[A-Z]))",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"\b(?:whether|if|wonder\w*|ask\w*|know\w*|sure|doubt\w*|curious|unclear|guess\w*|question\w*|explain\w*|"
    r"tell\w*|let|please|see|understand\w*|reason\w*|how|why|what|who|where|which)\b",
    re.IGNORECASE,
)


@rule(
    id="punctuation.headline",
    type=TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    when=end_otherwise,
    fires=[("全省贸易增长两成-新闻网", "Trade of the province grows by 20 percent - News Network.")],
    silent=[
        ("全省贸易增长两成-新闻网", "Trade of the province grows by 20 percent - News Network"),
        ("远山科技有限公司", "Yuanshan Technology Co., Ltd."),
        ("我们走了，他们还在", "We left, and they stayed."),
    ],
)
def headline(analysis: Analysis) -> Iterator[Hit]:
    """A headline ends in a full stop.

    The source has none, and English headlines take none. Where only the source's form speaks for a headline, this is a
    hint.
    """
    source, target = endings(analysis)
    if source.mark or target.mark != "." or not source.position or analysis.target.endswith("..."):
        return
    is_headline = analysis.is_heading or bool(_SITE_AT_END.search(analysis.source))
    if not is_headline and (len(analysis.source) < 8 or _CLAUSES.search(analysis.source)):
        return
    if len(analysis.sentence_starts) > 1 or ends_in_abbreviation(analysis.target[: target.position + 1]):
        return
    span = (target.position, target.position + 1)
    yield analysis.hit(
        "Usually: no full stop after a headline.",
        target=span,
        fixes=[replacement(span, "", title="no full stop", deterministic=is_headline)],
        key=f"{analysis.target[_last_word(analysis.target, target.position) : span[1]]}",
        advisory=None if is_headline else True,
    )


_SITE_AT_END = re.compile(r"[-_—–|｜]\s*[\w\u3400-\u9fff]{1,8}(?:网|报|社|台|新闻|日报|频道)$")
_CLAUSES = re.compile(r"[，。；！？,]")
