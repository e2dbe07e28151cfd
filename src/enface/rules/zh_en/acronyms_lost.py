"""Names that the source gives with their acronym, and the target by the acronym alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.acronyms import KNOWN
from enface.languages.sieve import in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{4,}》?”?)[（(](?P<acronym>[A-Z][A-Za-z&-]{1,7})[）)]")


def _names_one(segment: Analysis) -> bool:
    return _NAMED.search(segment.source) is not None


@rule(
    id="acronym.name-lost",
    type="accuracy/omission",
    severity=Severity.MINOR,
    needs_source=True,
    words=in_source("（("),
    when=_names_one,
    fires=[("推动《区域全面经济伙伴关系协定》（RCEP）生效", "They work for the entry into force of the RCEP.")],
    silent=[
        (
            "推动《区域全面经济伙伴关系协定》（RCEP）生效",
            "for the entry into force of the Regional Comprehensive Economic Partnership (RCEP)",
        ),
        ("腾讯公司推出微信（WeChat）", "Tencent launched WeChat."),
        ("世界卫生组织（WHO）", "the World Health Organization"),
    ],
)
def name_lost(segment: Analysis) -> Iterator[Hit]:
    """The source gives a name in full with its acronym, and the target the acronym alone: the RCEP.

    Who does not know the letters has no name to go by.
    """
    for source in _NAMED.finditer(segment.source):
        acronym = source["acronym"]
        if not acronym.isupper() or acronym in KNOWN or acronym == "WLAN":
            continue
        found = list(re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])", segment.target))
        if len(found) != 1 or _is_introduced(segment.target, found[0]):
            continue
        span = Span(*found[0].span())
        yield segment.hit(
            f"The source has the full name of {acronym}; the target has the letters alone.",
            source=source.span("name"),
            target=span,
            key=acronym,
        )


def _is_introduced(text: str, match: re.Match[str]) -> bool:
    """Whether brackets stand around the acronym, or behind it."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return before.endswith(("(", "（", ",", "or")) or after.startswith(("(", "（", ", or"))
