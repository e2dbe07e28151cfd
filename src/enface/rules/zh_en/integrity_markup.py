"""Markup that is left in a text: tags and placeholders that the source does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|br|cite|code|div|em|font|h[1-6]|head|hr|html|i|img|li|mark|ol|p|pre|q|s|script|small"
    r"|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul|ph|bpt|ept|it|g|x|bx|ex|mrk|pc|sc|ec)"
    r"(?:\s[^<>]{0,200})?/?>"
    r"|\[/?(?:b|i|u|url|img|quote|color|size)(?:=[^\]]{0,100})?\]|\{\\[a-z]+\d*\}|\*\*(?=\w)|(?<=\w)\*\*",
    re.IGNORECASE,
)


def _has_brackets(segment: Analysis) -> bool:
    target = segment.target
    return "<" in target or "[" in target or "{" in target or "**" in target


@rule(
    id="integrity.markup",
    type="accuracy/addition",
    severity=Severity.MINOR,
    needs_source=True,
    when=_has_brackets,
    fires=[("会议召开了。", "The meeting <b>was held."), ("会议召开了。", "The **meeting** was held.")],
    silent=[
        ("会议<b>召开</b>了。", "The meeting <b>was held</b>."),
        ("x<y且y>z", "where x<y and y>z"),
        ("会议召开了。", "The meeting [sic] was held."),
    ],
)
def markup(segment: Analysis) -> Iterator[Hit]:
    """A tag of HTML or of a translation tool, or a mark of Markdown, that the source does not have.

    Readers see it as it stands.
    """
    left = Counter(match[0].lower() for match in _TAG.finditer(segment.segment.source))
    for match in _TAG.finditer(segment.target):
        tag = match[0].lower()
        left[tag] -= 1
        if left[tag] < 0:
            yield segment.hit(
                f"{match[0]} is markup; the source has none there.",
                target=match.span(),
                fixes=[replacement(match.span(), "", title="without it", deterministic=True)],
                key=segment.target[max(0, match.start() - 12) : match.end() + 12],
            )
