"""Line breaks and spaces at the ends of a target that the source does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.sieve import in_target
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/typography"
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])[ \t]*")
_LEADING = re.compile(r"\s+(?=\S)")
_TRAILING = re.compile(r"(?<=\S)\s+\Z")


@rule(
    id="spacing.line-break",
    type=_TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    fires=[("会议在长沙召开。", "The meeting was held\nin Changsha.")],
    silent=[
        ("第一行\n第二行", "The first line\nthe second line"),
        ("会议在长沙召开。", "The meeting was held in Changsha.\n"),
        ("第一条。第二条。", "- The first article.\n- The second article."),
    ],
)
def line_break(segment: Analysis) -> Iterator[Hit]:
    """A line is broken inside a sentence, and the source has no line break at all.

    It came with a paste from a page, and splits the sentence wherever the text is set.
    """
    if segment.target.isprintable() or _BREAK.search(segment.segment.source):
        return
    for match in _BREAK.finditer(segment.target.strip()):
        start = match.start() + len(segment.target) - len(segment.target.lstrip())
        end = start + len(match[0])
        if segment.target[end].islower() or segment.target[start - 1] in ",;-":
            yield segment.hit(
                "A line break inside the sentence; the source has none.",
                target=(start, end),
                fixes=[replacement((start, end), " ", title="a space", deterministic=True)],
            )


@rule(
    id="spacing.edge",
    type=_TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    fires=[("会议召开", "The meeting was held  "), ("会议召开", " The meeting was held")],
    silent=[("会议召开", "The meeting was held"), (" 会议召开 ", " The meeting was held "), ("会议", "")],
)
def edge(segment: Analysis) -> Iterator[Hit]:
    """The target begins or ends with white space where the source does not.

    Joined to the next sentence or set in a table it becomes a hole.
    """
    source, target = segment.segment.source, segment.target
    if not target or not (target[0].isspace() or target[-1].isspace()):
        return
    for pattern, has_own in ((_LEADING, source[:1].isspace()), (_TRAILING, source[-1:].isspace())):
        match = pattern.match(target) if pattern is _LEADING else pattern.search(target)
        if match and not has_own:
            span = match.span()
            yield segment.hit(
                "White space at the end of the text that the source does not have."
                if span[0]
                else "White space at the beginning of the text that the source does not have.",
                target=span,
                fixes=[replacement(span, "", title="none", deterministic=True)],
            )


_HYPHEN = re.compile(
    r"(?<=[A-Za-z]{2})(?:-(?P<after>[ \u00a0])(?!(?:and|or|to|but|nor|versus)\b)|(?P<before>[ \u00a0])-)(?=[A-Za-z]{3})"
)


def _has_spaced_hyphen(segment: Analysis) -> bool:
    return "- " in segment.target or " -" in segment.target


@rule(
    id="spacing.hyphen",
    type="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    words=in_target("-"),
    when=_has_spaced_hyphen,
    fires=[("…", "the China- Laos Railway and a long -term plan")],
    silent=[
        ("…", "the China-Laos Railway, short- and medium-term plans, pre- or post-war"),
        ("…", "He came - she left. He came -- she left; ls -la"),
        ("会议- 新华网", "meeting- Xinhua"),
    ],
)
def hyphen(segment: Analysis) -> Iterator[Hit]:
    """A space stands on one side of a hyphen: China- Laos.

    A hyphen joins two words; with a space on one side it is neither a hyphen nor a dash.
    """
    if any(dash in segment.source for dash in "-－—–―"):
        return
    for match in _HYPHEN.finditer(segment.target):
        gap = match.span("after") if match["after"] else match.span("before")
        yield segment.hit(
            "Usually no space beside a hyphen.",
            target=match.span(),
            fixes=[replacement(gap, "", title="no space", deterministic=True)],
        )
