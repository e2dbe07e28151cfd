"""Lists whose last item no "and" joins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.places import CHINESE_PROVINCES, COUNTRIES
from enface.languages.sieve import in_source, listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_ITEMS = re.compile(r"[^、，。；：！？（）()“”《》\s]{1,12}(?:、[^、，。；：！？（）()“”《》\s]{1,12})+")
_LEAST = 3
_CLAUSE = re.compile(r"[^.;:!?()“”\"—–]+")
_PARTS_A_LIST = re.compile(
    r"\b(?:and|or|nor|but|who|which|that|said|says|etc|including|namely|then|where|when|while|as well|plus|so|not)\b"
    r"|\d",
    re.IGNORECASE,
)
_MOST_WORDS = 4
_JOINED = word_set("and or nor as plus with including along et &")


@rule(
    id="grammar.list",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    needs_source=True,
    words=in_source("、"),
    fires=[
        ("产品销往日本、韩国、德国。", "The products are sold to Japan, South Korea, Germany."),
        (
            "要提高认识、落实责任、加强督导。",
            "We should raise awareness, implement responsibilities, strengthen supervision.",
        ),
    ],
    silent=[
        ("产品销往日本、韩国、德国。", "The products are sold to Japan, South Korea and Germany."),
        ("长沙、株洲等地", "In Changsha, Hunan, China, it rained."),
        ("他走访了学校、医院、企业，慰问职工。", "He visited schools, hospitals, and firms, comforted workers, left."),
    ],
)
def conjunction(segment: Analysis) -> Iterator[Hit]:
    """The last item of a list follows a comma alone.

    Chinese parts all items by 、; English joins the last by “and”. Only lists with as many items as the source has are
    looked at.
    """
    wanted = {match[0].count("、") + 1 for match in _ITEMS.finditer(segment.source)}
    wanted = {count for count in wanted if count >= _LEAST}
    if not wanted:
        return
    for clause in _CLAUSE.finditer(segment.target):
        if segment.target.startswith(("..", "…", "(", " ("), clause.end()):
            continue
        for start, following in _bare_ends(clause[0], wanted):
            at = clause.start() + start
            word = segment.target[at + 2 : clause.start() + following]
            yield segment.hit(
                f"Usually: and {word}. The last item of a list is joined to the others.",
                target=Span(at, clause.start() + following),
                fixes=[Fix(f", and {word}", (Edit(at + 2, at + 2, "and "),))],
            )


def _bare_ends(clause: str, wanted: set[int]) -> Iterator[tuple[int, int]]:
    """Where the last comma of a list stands, and where the word after it ends."""
    commas = [match.start() for match in re.finditer(", ", clause)]
    first = 0
    while first < len(commas):
        last = first
        while last + 1 < len(commas) and _is_item(clause[commas[last] + 2 : commas[last + 1]]):
            last += 1
        count = last - first + 2
        word = re.match(r"[\w’'-]+", clause[commas[last] + 2 :])
        if count in wanted and word and _ends_list(clause, commas, first, last):
            yield commas[last], commas[last] + 2 + word.end()
        first = last + 1


def _is_item(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS and _PARTS_A_LIST.search(words) is None


def _ends_list(clause: str, commas: list[int], first: int, last: int) -> bool:
    """Whether the words after the last comma are the last item, and no "and" joins it or anything before the list."""
    after = clause[commas[last] + 2 :]
    return (
        last + 1 == len(commas)
        and after.split(" ", 1)[0].lower() not in _JOINED
        and _PARTS_A_LIST.search(after) is None
        and len(after.split()) <= _MOST_WORDS + 2
        and _PARTS_A_LIST.search(" ".join(clause[: commas[first]].split()[-_MOST_WORDS:])) is None
    )


_PAIR = re.compile(
    r"\b(?:including|such as|namely|between) (?P<first>(?:[^,.;:()\"“”]|,(?=\d)){2,50})(?P<comma>, )"
    r"(?P<second>(?:[^,.;:()\"“”]|,(?=\d)){2,50})"
    r"(?=\.(?!\w)|;|$)"
)
_PARTS_A_PAIR = re.compile(
    r"\b(?:and|or|nor|but|who|which|that|was|were|is|are|has|have|had|will|said|with|where|when|while|as|so|to|among|up|down|etc)\b"
    r"|\b[a-z]+ing\b|%"
)
_OPENS_PAIR = listed({"including", "such", "namely", "between"})


@rule(
    id="grammar.pair",
    type="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    needs_source=True,
    words=(_OPENS_PAIR, in_source("、和及与")),
    fires=[
        (
            "物资包括家庭包2000个、帐篷500顶。",
            "The supplies are worth a lot, including 2,000 family packages, 500 tents.",
        ),
        ("设青岛、潍坊等会场。", "It has venues in cities such as Qingdao, Weifang."),
    ],
    silent=[
        ("物资包括家庭包2000个、帐篷500顶。", "Supplies came, including 2,000 family packages and 500 tents."),
        (
            "包括湖南长沙和株洲",
            "including Changsha, Hunan; such as Paris, as they said; including 20 in May, up 5 percent.",
        ),
    ],
)
def pair(segment: Analysis) -> Iterator[Hit]:
    """Two things after “including” or “such as” are parted by a comma alone: including 200 beds, 50 tents.

    Chinese parts them by 、; English joins two by “and”.
    """
    for match in _PAIR.finditer(segment.target):
        first, second = match["first"], match["second"]
        if _PARTS_A_PAIR.search(first) or _PARTS_A_PAIR.search(second) or second in _REGIONS:
            continue
        if len(second.split()) > _MOST_WORDS + 2 or not second[0].isalnum() or first[-1].isdigit():
            continue
        start, end = match.span("comma")
        word_end = end + len(second.split(" ", 1)[0])
        yield segment.hit(
            "Usually joined by “and”. Two things are named.",
            target=Span(max(match.start("first"), segment.target.rfind(" ", 0, start) + 1), word_end),
            fixes=[Fix("and", (Edit(start, end, " and "),))],
            key=f"{first}, {second}",
        )


_REGIONS = frozenset((*CHINESE_PROVINCES, *COUNTRIES, "China"))
"""What says where the place before it lies."""
