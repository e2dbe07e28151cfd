"""A body that is called by the wrong kind of body: "the association" for a federation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.glossary import TermMatch
from enface.model import Severity, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule

# English nouns for bodies, and what the Chinese name of such a body holds.
BODIES: dict[str, tuple[str, ...]] = {
    "alliance": ("联盟", "同盟"),
    "association": ("协会", "同乡会", "校友会", "联谊会", "社团", "侨团", "公会", "总会"),
    "chamber": ("商会", "工商联", "总商会"),
    "commission": ("委",),
    "committee": ("委",),
    "council": ("理事会", "委员会", "议会", "院", "会议"),
    "federation": ("联合会", "联", "总会"),
    "foundation": ("基金",),
    "institute": ("研究所", "研究院", "学院", "院", "所"),
    "league": ("联盟", "团"),
    "society": ("学会", "协会", "研究会", "社会", "小康"),
    "union": ("工会", "联盟", "联合会"),
}
_SHORT_NAME = re.compile(rf"\b[Tt]he ({'|'.join(BODIES)})\b(?! (?:of|for|on|between|with|[A-Z]))")


@shared
def bodies_in_source(segment: Analysis) -> tuple[tuple[TermMatch, str], ...]:
    """The bodies of the glossary in the source, each with the English noun that its name is built on."""
    found: list[tuple[TermMatch, str]] = []
    for match in segment.source_terms:
        preferred = match.term.preferred
        words = re.findall(r"[a-z]+", preferred.text.lower()) if preferred else []
        head = next((word for word in words if word in BODIES), "")
        if head:
            found.append((match, head))
    return tuple(found)


@rule(
    id="entity.head",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    when=bodies_in_source,
    fires=[("湖南省侨联总结了侨联工作", "It summarized the work of the association.")],
    silent=[
        ("湖南省侨联总结了侨联工作", "It summarized the work of the federation."),
        ("湖南省侨联和校友会", "the federation and the association"),
        ("湖南省侨联", "the association of overseas Chinese"),
    ],
    glossary=[
        "湖南省侨联 = Hunan Federation of Returned Overseas Chinese",
        "侨联 = federation of returned overseas Chinese",
    ],
)
def wrong_kind_of_body(segment: Analysis) -> Iterator[Hit]:
    """The short name of a body is another kind of body than its full name.

    On second mention a federation is "the federation"; "the association" is another body to the reader.
    """
    bodies = bodies_in_source(segment)
    if not bodies:
        return
    heads = {head for _, head in bodies}
    for found in _SHORT_NAME.finditer(segment.target):
        noun = found[1]
        if noun in heads or any(part in segment.source for part in BODIES[noun]):
            continue
        match, head = bodies[0]
        fixes = [replacement(found.span(1), head)] if len(heads) == 1 else []
        yield segment.hit(
            f"Usually: the {head}, as in the full name of {match.term.source}.",
            target=found.span(),
            source=Span(*match.span),
            fixes=fixes,
            evidence={"term": match.term.source, "noun": noun},
        )
