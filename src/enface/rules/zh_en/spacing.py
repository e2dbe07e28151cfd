"""Spaces: doubled, missing, and where none belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from enface.model import Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

TYPE = "linguistic-conventions/punctuation"

# One pass; each alternative is a rule, and consumes no more than what its fix replaces.
_SUSPECT = re.compile(
    r"""
    (?P<double>(?<=\S)[ \u00a0]{2,}(?=[^\s.,;:?!)\]]))
    |(?P<before>(?<=[^\s.,;:?!(\[])[ \u00a0]+(?=[,;:?!.](?:[\s"”’)]|$)|[)\]]))
    |(?P<inside>(?<=[(\[])[ \u00a0]+(?=[^\s)\]]))
    |(?P<figure>(?<=\d),[ \u00a0](?=\d{3}(?!\d))|(?<=\d)\.[ \u00a0](?=\d))
    |(?P<apostrophe>(?<=[A-Za-z]['’])[ ](?=s\ [a-z])|(?<=[A-Za-z])[ ]['’](?=(?:s|t|re|ve|ll|d|m)\b(?![^\W\d_]*['’])))
    |(?P<after>(?<=[A-Za-z)”])[,;](?=[A-Za-z“(])
        |(?<=[A-Za-z]):(?=[A-Za-z\d“"])
        |(?<=[A-Za-z][a-z])[.?!](?=[A-Z][a-z]|I\ ))
    |(?P<open>(?<=[A-Za-z\d]{2})(?=\((?![a-z]{1,4}\)|[IVX]+\))[A-Za-z\d][^()]{2})
        |(?<=[a-z]{2}[.,;:])(?=\([A-Za-z])|(?<=[A-Za-z,;:]{2})(?=“\w))
    |(?P<close>(?<=[^()][\w.!?\ ][\w.!?]\))(?=[A-Za-z]{2}|[AI]\b)|(?<=[A-Za-z.!?]”)(?=[A-Za-z]))
    """,
    re.VERBOSE,
)
# The same, coarse and quick: most texts have no such place at all. Two patterns, as one of both would try every letter.
_SUSPECT_SPACE = re.compile(r"[ \u00a0](?:[ \u00a0,;:?!.)\]'’]|(?<=['’] )s )")
_SUSPECT_MARK = re.compile(
    r"[,;:.?!(\[)“”](?:(?<=[(\[])[ \u00a0]|(?<=[,;])[A-Za-z“(]|(?<=:)[A-Za-z\d“\"(]|(?<=\.)\("
    r"|(?<=[A-Za-z][a-z][.?!])[A-Z]|(?<=,)[ \u00a0]\d{3}|(?<=\d\.)[ \u00a0]\d|(?<=[)”])[A-Za-z]|(?<=\S[(“]))"
)
_CODE = re.compile(r"://|www\.|[@\\_#=<>{}/]|\.(?:com|net|org|cn|gov|edu|io|html?|pdf|docx?|js|py)\b", re.IGNORECASE)
_FAR = 60
"""How many characters around a place are looked at, so that long lines without spaces cost no more."""
_WORD = re.compile(r"[\w.:,;?!/\\@#&=<>{}’'-]+")


@shared
def suspects(analysis: Analysis) -> Mapping[str, list[Span]]:
    """The places of the target that look wrongly spaced, by kind."""
    found: dict[str, list[Span]] = {}
    if not _SUSPECT_SPACE.search(analysis.target) and not _SUSPECT_MARK.search(analysis.target):
        return found
    for match in _SUSPECT.finditer(analysis.target):
        found.setdefault(match.lastgroup or "", []).append(Span(*match.span()))
    return found


@rule(
    id="spacing.double",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[("…", "the growth  of trade"), ("…", "Trade grew.  Jobs grew.")],
    silent=[("…", "the growth of trade"), ("…", "  indented"), ("…", "one\n\ntwo")],
)
def double(analysis: Analysis) -> Iterator[Hit]:
    """Two spaces stand where one does.

    They are left behind when words are taken out, and make holes in justified lines.
    """
    for span in suspects(analysis).get("double", ()):
        yield _hit(analysis, span, " ", "one space")


@rule(
    id="spacing.before-mark",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[
        ("…", "Trade grew , and jobs too."),
        ("…", "Trade grew ."),
        ("…", "the plan (see below ) for trade"),
    ],
    silent=[
        ("…", "Trade grew, and jobs too."),
        ("…", "the .NET library"),
        ("…", "He waited ... and left"),
        ("…", "a :)"),
    ],
)
def before_mark(analysis: Analysis) -> Iterator[Hit]:
    """A space stands before a mark that closes.

    A line may break there, so that the next begins with a comma.
    """
    target = analysis.target
    for span in suspects(analysis).get("before", ()):
        if target.startswith("..", span.end) or target.startswith((":)", ":(", ";)"), span.end):
            continue
        yield _hit(analysis, Span(span.start, span.end + 1), target[span.end], f"no space before {target[span.end]}")


@rule(
    id="spacing.inside-bracket",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[("…", "the plan ( see below) for trade")],
    silent=[("…", "the plan (see below) for trade"), ("…", "[ ] open")],
)
def inside_bracket(analysis: Analysis) -> Iterator[Hit]:
    """A space stands after an opening bracket.

    A line may break there and leave the bracket behind.
    """
    for span in suspects(analysis).get("inside", ()):
        mark = analysis.target[span.start - 1]
        yield _hit(analysis, Span(span.start - 1, span.end), mark, f"no space after {mark}")


@rule(
    id="spacing.figure",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[
        ("有167,000例死亡", "167, 000 deaths"),
        ("增长3.5%", "grew 3. 5 percent"),
        ("面积32万亩", "320, 000 mu"),
        ("…", "167, 000 deaths"),
    ],
    silent=[
        ("…", "In 2019, 200 people came."),
        ("有3人、200户", "In group 3, 200 households"),
        ("…", "Step 3. 5 eggs."),
    ],
)
def figure(analysis: Analysis) -> Iterator[Hit]:
    """A space stands inside a figure.

    A group of zeros, or the same figure in the source, tells it from a list.
    """
    target, source = analysis.target, analysis.source.replace("，", ",")
    for span in suspects(analysis).get("figure", ()):
        left = re.search(r"[\d,.]*$", target[max(0, span.start - _FAR) : span.start])
        right = re.match(r"\d{3}(?:,\d{3})*(?!\d)|\d+(?!,\d)", target[span.end : span.end + _FAR])
        if left is None or right is None or len(left[0].rpartition(",")[2]) > 3 or left[0].startswith("00"):
            continue
        mark = target[span.start]
        joined = f"{left[0]}{mark}{right[0]}"
        if _is_one_figure(joined, source) or (mark == "," and right[0] == "000"):
            whole = Span(span.start - len(left[0]), span.end + len(right[0]))
            yield _hit(analysis, whole, joined, joined)


def _is_one_figure(figure: str, source: str) -> bool:
    """Whether the source has the figure, in digits or counted in 万 or 亿."""
    plain = figure.replace(",", "")
    if figure in source or plain in source:
        return True
    if not plain.isdigit():
        return False
    counted = ((int(plain) / value, unit) for unit, value in (("万", 10_000), ("亿", 100_000_000)))
    return any(f"{amount:g}{unit}" in source or f"{amount:.4f}{unit}" in source for amount, unit in counted)


@rule(
    id="spacing.apostrophe",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[("…", "They don 't know."), ("…", "It is the city ’s pride.")],
    silent=[("…", "They don't know."), ("…", "the 's' in it"), ("…", "a word 'so' in quotes")],
)
def apostrophe(analysis: Analysis) -> Iterator[Hit]:
    """A space stands before an apostrophe that joins.

    Tools that cut texts into words leave such spaces behind.
    """
    for span in suspects(analysis).get("apostrophe", ()):
        mark = analysis.target[span.end - 1]
        yield _hit(analysis, span, mark, "no space before the apostrophe")


@rule(
    id="spacing.after-mark",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[
        ("…", "Trade grew,and jobs too."),
        ("…", "Updated:2020-04-10"),
        ("…", "Trade grew.Jobs grew too."),
        ("…", "(Translation:Li Wei)"),
    ],
    silent=[
        ("…", "See http://example.org:80 and www.example.org,x"),
        ("…", "at 10:30, in a ratio of 3:1"),
        ("…", "the std::map, N,N-dimethyl and file.name"),
        ("…", "the U.S.Army and Node.Js"),
    ],
)
def after_mark(analysis: Analysis) -> Iterator[Hit]:
    """A space is missing after a comma, a colon or a full stop.

    Chinese marks bring their own space; when they are replaced one by one, it is lost.
    """
    target = analysis.target
    for span in suspects(analysis).get("after", ()):
        word = _word_around(target, span.start)
        if _is_code(target, word) or target[span.start - 1 : span.end + 1].count(":") > 1:
            continue
        before = span.start - len(_LAST.findall(target[word.start : span.start])[0])
        after = span.end + len(_FIRST.findall(target[span.end : word.end])[0])
        if _may_join(target[before : span.start], target[span.start], target[span.end : after]):
            continue
        yield analysis.hit(
            f"Usually: a space after {target[span.start]}",
            target=(before, max(after, span.end + 1)),
            fixes=[replacement(span, f"{target[span.start]} ", title="a space", deterministic=True)],
        )


_LAST = re.compile(r"[\w'’]*$")
_FIRST = re.compile(r"^\w*")


def _may_join(left: str, mark: str, right: str) -> bool:
    """Whether the two may stand on both sides of a mark without a space, as in chemistry, times and ratios."""
    if mark == ":":
        return any(char.isdigit() for char in left)
    return mark == "," and len(left) == len(right) == 1


@rule(
    id="spacing.around-bracket",
    type=TYPE,
    severity=Severity.MINOR,
    priority=5,
    when=suspects,
    fires=[
        ("…", "the fund(founded in 2010) grew"),
        ("…", "the fund (founded in 2010)grew"),
        ("…", "They left.(Reported by Li)"),
        ("…", "the term“new era” is"),
    ],
    silent=[("…", "the member(s) of the 401(k)"), ("…", "call open() or f(abc)"), ("…", "(un)fair and (re)use")],
)
def around_bracket(analysis: Analysis) -> Iterator[Hit]:
    """A space is missing before an opening or after a closing bracket or quotation mark.

    Chinese writes none there, and drafts follow it.
    """
    target = analysis.target
    for kind in ("open", "close"):
        for span in suspects(analysis).get(kind, ()):
            mark = span.start if kind == "open" else span.start - 1
            if _is_code(target, _word_around(target, span.start if kind == "close" else mark - 1)):
                continue
            yield analysis.hit(
                f"Usually: a space {'before' if kind == 'open' else 'after'} {target[mark]}",
                target=(mark - 1, mark + 1) if kind == "open" else (mark, mark + 2),
                fixes=[replacement(span, " ", title="a space", deterministic=True)],
                key=target[max(0, mark - 12) : mark + 12],
            )


def _hit(analysis: Analysis, span: Span, text: str, title: str) -> Hit:
    """The hit on `span`, whose fix writes `text`; the words around it tell one place from another."""
    context = analysis.target[max(0, span.start - 12) : span.end + 12]
    return analysis.hit(
        f"Usually: {title}",
        target=span,
        fixes=[replacement(span, text, title=title, deterministic=True)],
        key=context,
    )


def _word_around(text: str, position: int) -> Span:
    start, limit = position, max(0, position - _FAR)
    while start > limit and not text[start - 1].isspace() and text[start - 1] not in '()[]“”"':
        start -= 1
    match = _WORD.match(text, position, position + _FAR)
    return Span(start, match.end() if match else position)


def _is_code(text: str, word: Span) -> bool:
    """Whether a word is an address, a path, a number of a standard or code, whose marks are no punctuation."""
    return bool(_CODE.search(text, word.start, word.end))
