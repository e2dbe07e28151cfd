"""Line breaks and spaces at the ends of a target that the source does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
