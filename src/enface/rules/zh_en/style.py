"""House style of a single segment: stops and quotation marks, long sentences, lists, headlines, datelines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS
from enface.languages.sieve import in_target, listed
from enface.model import Edit, Fix, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

TYPE = "style/organizational-style"
_LONG = 60
_STOP_OUTSIDE = re.compile(r"(?<=[\w!?%)])([\"”])([,.])(?![.\w])")
_STOP_INSIDE = re.compile(r"(?<=[\w%)])([,.])([\"”])(?=[\s)]|$)")


@rule(
    id="style.quotes",
    type=TYPE,
    severity=Severity.MINOR,
    advisory=True,
    words=in_target('"”'),
    fires=[("…", 'the policy of "five haves", and more'), ("…", "They called it “a miracle”.")],
    silent=[("…", 'the policy of "five haves," and more'), ("…", 'the "five haves"; the "three highs"')],
)
def stop_and_quote(segment: Analysis) -> Iterator[Hit]:
    """A comma or a full stop stands on the other side of the closing quotation mark than the house puts it.

    American style, which is also that of China's state media in English, puts both inside. A profile may say
    `quotes = "british"`: both outside unless they belong to the quotation.
    """
    british = segment.profile.options.get("quotes") == "british"
    for match in (_STOP_INSIDE if british else _STOP_OUTSIDE).finditer(segment.target):
        if british and match[1] == ".":
            continue
        right = match[2] + match[1]
        where = "before" if british else "after"
        yield segment.hit(
            f"Usually: {right} The house closes the quotation {where} the {'comma' if ',' in right else 'full stop'}.",
            target=match.span(),
            fixes=[replacement(match.span(), right)],
            key=f"{segment.target[max(0, match.start() - 20) : match.end()]}",
        )


@rule(
    id="style.length",
    type=TYPE,
    severity=Severity.NEUTRAL,
    advisory=True,
    fires=[("…", "The meeting noted that " + "the work of the year and " * 12 + "more was done.")],
    silent=[("…", "The meeting noted that the work of the year was done. " * 8)],
)
def long_sentence(segment: Analysis) -> Iterator[Hit]:
    """A sentence has more than sixty words.

    Chinese strings clauses together with commas; English readers lose the subject long before the end.
    """
    if len(segment.forms) <= _LONG:
        return
    starts = sorted(segment.sentence_starts)
    places = [token.start for token in segment.tokens]
    for start, end in zip(starts, [*starts[1:], len(segment.target)], strict=True):
        words = bisect_left(places, end) - bisect_left(places, start)
        if words > _LONG:
            sentence = segment.target[start:end].rstrip()
            yield segment.hit(
                f"{words} words in one sentence. Usually: two or more.",
                target=(start, start + len(sentence)),
                evidence={"words": words},
            )


_PLAIN = r"(?!(?:and|or)\b)[\w'’-]+"
_ITEM = rf"{_PLAIN}(?: {_PLAIN}){{0,4}}"
_LAST_COMMA = re.compile(r", (?:and|or) (?=\w)")
_WHOLE_ITEM = re.compile(_ITEM)
_LIST = re.compile(rf"\b({_ITEM}), ({_ITEM}) (and|or) ([\w'’-]+)")
_OPENER = re.compile(r"\b(?:such as|including|namely|include|includes|like) ")
_OPENS_LIST = re.compile(rf"{_OPENER.pattern}[^,;:.]*$")
_LAST_WORD = re.compile(r"[\w'’-]+$")


@rule(
    id="style.serial",
    type=TYPE,
    severity=Severity.MINOR,
    advisory=True,
    words=(in_target(","), listed(("and", "or"))),
    fires=[
        ("…", "such as tea, rice and bamboo, and promote theory, services for readers, and risk prevention"),
    ],
    silent=[
        ("…", "such as tea, rice, and bamboo, and promote theory, services, and risk prevention"),
        ("…", "such as tea, rice and bamboo"),
        ("…", "In Changsha, Zhang and Li spoke of theory, services, and risk prevention."),
    ],
)
def serial_comma(segment: Analysis) -> Iterator[Hit]:
    """A sentence gives one list a comma before its last item and another list none.

    Either is right; both in one sentence look careless. A profile may say `serial_comma = "always"`.
    """
    always = segment.profile.options.get("serial_comma") == "always"
    if not always and ", and " not in segment.target and ", or " not in segment.target:
        return
    with_comma = set(_items_before_comma(segment.target))
    if not with_comma and not always:
        return
    if not always and not _OPENER.search(segment.target):
        return
    reason = "The house puts a comma there." if always else "Another list here has the comma."
    for match in _LIST.finditer(segment.target):
        opened = _OPENS_LIST.search(segment.target, 0, match.end(1)) or (always and _begins_item(match[1]))
        last = _LAST_WORD.search(match[2])
        if not opened or not last or match.start(2) in with_comma:
            continue
        yield segment.hit(
            f"Usually: {last[0]}, {match[3]} {match[4]}. {reason}",
            target=(match.start(2) + last.start(), match.end()),
            fixes=[Fix(f"{last[0]},", (Edit(match.end(2), match.end(2), ","),))],
        )


def _items_before_comma(text: str) -> Iterator[int]:
    """Where the items begin that stand between two commas before the last item of a list."""
    for last in _LAST_COMMA.finditer(text):
        start = text.rfind(", ", 0, last.start()) + 2
        if start > 1 and _WHOLE_ITEM.fullmatch(text, start, last.start()) and _begins_item(text[start : last.start()]):
            yield start


def _begins_item(item: str) -> bool:
    return item.split(" ")[0].lower() not in FUNCTION_WORDS
