"""Marks of punctuation: Chinese ones in English, doubled, unpaired, missing or wrong at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from enface.languages.punctuation import (
    ENGLISH_MARKS,
    TITLE_MARKS,
    Ending,
    ending,
    ends_in_abbreviation,
    orphan_brackets,
)
from enface.model import Edit, Fix, Severity, Side, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

TYPE = "linguistic-conventions/punctuation"
_CJK = re.compile(f"[{re.escape(''.join(ENGLISH_MARKS))}]")
_CLOSING = frozenset(".,;:?!)]”’")
_OPENING = frozenset("([“‘")


class Endings(NamedTuple):
    """How the two texts end."""

    source: Ending
    target: Ending


@shared
def endings(analysis: Analysis) -> Endings:
    """The last marks of both texts."""
    return Endings(ending(analysis.source), ending(analysis.target))


@rule(
    id="punctuation.cjk",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    fires=[
        ("…", "Trade grew，and so did jobs."),
        ("…", "The plan was adopted。"),
        ("…", "They read 《Dream of the Red Chamber》 aloud."),
        ("…", "It sold 3，000 copies（a record）."),
    ],
    silent=[("…", "Trade grew, and so did jobs (see “Notes”)."), ("…", "The particle 的，的 is frequent.")],
)
def cjk(analysis: Analysis) -> Iterator[Hit]:
    """A mark is the full-width one of Chinese.

    English fonts set it too wide or not at all. Between Chinese characters that are quoted it is left alone.
    """
    target = analysis.target
    if target.isascii():
        return
    for match in _CJK.finditer(target):
        start, end = match.span()
        if _is_han(target[start - 1 : start]) and _is_han(target[end : end + 1]):
            continue
        fix = _in_english(target, start, ENGLISH_MARKS[match[0]], certain=match[0] not in TITLE_MARKS)
        yield analysis.hit(
            f"Usually: {ENGLISH_MARKS[match[0]]} This mark is Chinese.", target=(start, end), fixes=[fix]
        )


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _in_english(target: str, position: int, mark: str, *, certain: bool) -> Fix:
    """The fix that writes `mark` for the character at `position`, with the spaces that English wants around it."""
    if mark in "“”‘’" and '"' in target:
        mark = '"'
    start, end = position, position + 1
    opens = target[position] in "（【〔〖「『《〈﹁" or mark in _OPENING
    before, after = target[start - 1 : start], target[end : end + 1]
    in_figure = mark in ".,:" and before.isdigit() and after.isdigit()
    replacement_text = mark
    if opens:
        replacement_text = (" " if before.isalnum() else "") + mark
        while target[end : end + 1] == " ":
            end += 1
    elif mark in _CLOSING or mark == '"':
        while target[start - 1 : start] == " ":
            start -= 1
        replacement_text = mark + (" " if (after.isalnum() or after in _OPENING) and after and not in_figure else "")
    return Fix(mark, (Edit(start, end, replacement_text),), deterministic=certain)


@rule(
    id="punctuation.interpunct",
    type=TYPE,
    severity=Severity.MINOR,
    fires=[("…", "the brand of pioneers · prosperity"), ("…", "a book by Leo·Tolstoy")],
    silent=[("…", "a force of 5 N·m and 3·4"), ("…", "· a list item")],
)
def interpunct(analysis: Analysis) -> Iterator[Hit]:
    """A raised dot stands between English words.

    Chinese parts the halves of a motto and the names of foreigners with it; English writes a dash or a space.
    """
    if "·" not in analysis.target and "•" not in analysis.target and "・" not in analysis.target:
        return
    for match in re.finditer(r"(?<=[^\W\d_]{2}) ?([·•・‧]) ?(?=[^\W\d_]{2})", analysis.target):
        space, dash = replacement(match.span(), " ", title="a space"), replacement(match.span(), " – ", title="a dash")
        fixes = [dash, space] if match[0].strip() != match[0] else [space, dash]
        yield analysis.hit(
            "Usually: a dash, or a space in a name. The raised dot is a Chinese mark.",
            target=match.span(1),
            fixes=fixes,
        )


@rule(
    id="punctuation.doubled",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    fires=[
        ("…", "Trade grew,, and jobs too."),
        ("…", "Trade grew.."),
        ("…", "Trade, , and jobs grew."),
        ("…", "They met,. Then they left."),
    ],
    silent=[("…", "And so on... Then it ended...."), ("…", "std::vector and ../file"), ("…", "What?! Really!!")],
)
def doubled(analysis: Analysis) -> Iterator[Hit]:
    """A mark stands twice, or two marks fight for one place.

    One of them is left from an earlier version of the sentence.
    """
    for match in _DOUBLED.finditer(analysis.target):
        mark = "." if "." in match[0] else match[0][0]
        yield analysis.hit(
            f"Usually: {mark} One mark is enough.",
            target=match.span(),
            fixes=[replacement(match.span(), mark, deterministic=match[0][0] == match[0][-1])],
        )


_DOUBLED = re.compile(
    r"(?<=[\w)\]\"”’])(?:([,;:])(?: ?\1)+|(?<!\.)\. ?\.(?![.\w/])|[,;:] ?\.(?![.\w])|[,;] ?[,;:])(?=\s|$)"
)


@rule(
    id="punctuation.empty",
    type=TYPE,
    severity=Severity.MINOR,
    fires=[("…", "the Department of Trade () said"), ("…", "the so-called “” plan")],
    silent=[("…", "call open() first"), ("…", "the “new” plan (2020)")],
)
def empty_pair(analysis: Analysis) -> Iterator[Hit]:
    """Brackets or quotation marks hold nothing.

    What they held, often an abbreviation, was lost.
    """
    if "(" not in analysis.target and "[" not in analysis.target and analysis.target.isascii():
        return
    for match in _EMPTY.finditer(analysis.target):
        if match[0] not in analysis.source:
            yield analysis.hit(
                "Nothing stands between these marks.",
                target=match.span(),
                fixes=[replacement(match.span(), "", title="take them out")],
                key=analysis.target[max(0, match.start() - 12) : match.end()],
            )


_EMPTY = re.compile(r"(?: |(?<=[.,;:])|^)(?:\( *\)|\[ *\]|“ *”|（ *）)")


@rule(
    id="punctuation.bracket",
    type=TYPE,
    severity=Severity.MINOR,
    fires=[
        ("…", "The fund (founded in 2010 grew."),
        ("…", "The fund founded in 2010) grew."),
        ("…", "See [note 3 below."),
    ],
    silent=[
        ("…", "1) trade; 2) jobs"),
        ("…", "He smiled :)"),
        ("（待续", "(to be continued"),
        ("…", "The fund (2010)."),
    ],
)
def bracket(analysis: Analysis) -> Iterator[Hit]:
    """A bracket has no partner.

    Where the source lacks the partner too, as in a sentence that goes on in the next segment, nothing is said.
    """
    target = analysis.target
    if not any(mark in target for mark in "()[]{}（）【】"):
        return
    orphans = list(islice(orphan_brackets(target), _MOST_ORPHANS))
    if not orphans:
        return
    in_source = [orphan.opens for orphan in orphan_brackets(analysis.source)]
    for orphan in orphans:
        if orphan.opens in in_source:
            in_source.remove(orphan.opens)
        else:
            yield analysis.hit(
                f"This bracket is never {'closed' if orphan.opens else 'opened'}.",
                target=stretch(analysis, orphan.position, opens=orphan.opens),
            )


_MOST_ORPHANS = 8
"""Where more brackets are lost, the text is no prose, and the first tell it."""


def stretch(analysis: Analysis, position: int, *, opens: bool) -> tuple[int, int]:
    """From a mark without partner to the end, or the beginning, of its sentence: where the partner is missing."""
    starts = sorted(analysis.sentence_starts)
    if opens:
        following = [start for start in starts if start > position + 1]
        end = following[0] if following else len(analysis.target)
        return position, max(position + 1, len(analysis.target[:end].rstrip()))
    return max((start for start in starts if start <= position), default=0), position + 1


@rule(
    id="punctuation.final",
    type=TYPE,
    severity=Severity.MINOR,
    needs_source=True,
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


@rule(
    id="punctuation.symbol",
    type="style/awkward-style",
    severity=Severity.MINOR,
    advisory=True,
    fires=[("…", "the model of company + farmer"), ("…", "It takes 10~20 days.")],
    silent=[("…", "Grade A+ and C++"), ("…", "a + b = c"), ("…", "Disney+ is here")],
)
def symbol(analysis: Analysis) -> Iterator[Hit]:
    """A sign stands for a word in running text.

    Chinese slogans add with a plus sign and count with a tilde; English prose writes "with", "and", "to".
    """
    if "+" not in analysis.target and "~" not in analysis.target:
        return
    spans = [Span(*match.span()) for match in _SYMBOL.finditer(analysis.target)]
    if not spans:
        return
    first, *others = spans
    is_range = first.of(analysis.target) == "~"
    yield analysis.hit(
        "Usually: to, or a dash." if is_range else "Usually: a word, such as with or and.",
        target=first,
        fixes=[replacement(first, "–")] if is_range else (),
        related=[analysis.place(Side.TARGET, span) for span in others],
    )


_SYMBOL = re.compile(r"(?<=[A-Za-z]{2} )\+(?= [A-Za-z]{2})|(?<=[A-Za-z]{2}\" )\+(?= \"?[A-Za-z]{2})|(?<=\d)~(?=\d)")
