"""Marks of punctuation: Chinese ones in English, doubled, unpaired, empty, signs for words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from enface.languages.punctuation import (
    ENGLISH_MARKS,
    TITLE_MARKS,
    orphan_brackets,
)
from enface.languages.sieve import in_target
from enface.model import Edit, Fix, Severity, Side, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.signs import has_unusual

TYPE = "linguistic-conventions/punctuation"
_HAS_BRACKETS, _HAS_PAIRS = in_target("()[]{}（）【】"), in_target("([“（")
_CJK = re.compile(f"[{re.escape(''.join(ENGLISH_MARKS))}]")
_CLOSING = frozenset(".,;:?!)]”’")
_OPENING = frozenset("([“‘")


@rule(
    id="punctuation.cjk",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    when=has_unusual,
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
    when=has_unusual,
    fires=[("…", "the brand of pioneers · prosperity"), ("…", "a book by Leo·Tolstoy")],
    silent=[("…", "a force of 5 N·m and 3·4"), ("…", "· a list item")],
)
def interpunct(analysis: Analysis) -> Iterator[Hit]:
    """A raised dot stands between English words.

    Chinese parts the halves of a motto and the names of foreigners with it; English writes a dash or a space.
    """
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
    if not _TWO_MARKS.search(analysis.target):
        return
    for match in _DOUBLED.finditer(analysis.target):
        mark = "." if "." in match[0] else match[0][0]
        yield analysis.hit(
            f"Usually: {mark} One mark is enough.",
            target=match.span(),
            fixes=[replacement(match.span(), mark, deterministic=match[0][0] == match[0][-1])],
        )


_TWO_MARKS = re.compile("[,;:.] ?[,;:.]")
_DOUBLED = re.compile(
    r"(?<=[\w)\]\"”’])(?:([,;:])(?: ?\1)+|(?<!\.)\. ?\.(?![.\w/])|[,;:] ?\.(?![.\w])|[,;] ?[,;:])(?=\s|$)"
)


@rule(
    id="punctuation.empty",
    type=TYPE,
    severity=Severity.MINOR,
    words=_HAS_PAIRS,
    fires=[("…", "the Department of Trade () said"), ("…", "the so-called “” plan")],
    silent=[("…", "call open() first"), ("…", "the “new” plan (2020)")],
)
def empty_pair(analysis: Analysis) -> Iterator[Hit]:
    """Brackets or quotation marks hold nothing.

    What they held, often an abbreviation, was lost.
    """
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
    words=_HAS_BRACKETS,
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
    id="punctuation.symbol",
    type="style/awkward-style",
    severity=Severity.MINOR,
    advisory=True,
    words=in_target("+~"),
    fires=[("…", "the model of company + farmer"), ("…", "It takes 10~20 days.")],
    silent=[("…", "Grade A+ and C++"), ("…", "a + b = c"), ("…", "Disney+ is here")],
)
def symbol(analysis: Analysis) -> Iterator[Hit]:
    """A sign stands for a word in running text.

    Chinese slogans add with a plus sign and count with a tilde; English prose writes "with", "and", "to".
    """
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


_SYMBOL = re.compile(
    r"(?<=[A-Za-z]{2} )\+(?= [A-Za-z]{2})|(?<=[A-Za-z]{2}\" )\+(?= \"?[A-Za-z]{2})|(?<=\d)~(?=\d)"
    r"|(?<=[a-z]{3})\+(?=[a-z]{3})"
)
