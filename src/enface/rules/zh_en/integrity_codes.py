"""Inline codes, the tags and placeholders of a file: lost, one too many, or the wrong way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from enface.model import INLINE_CODE, Edit, Fix, InlineCode, Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_TAG = re.compile(r"<(?P<close>/?)(?:[^\s/<>:]+:)?(?P<name>[^\s/<>]+)(?P<rest>[^<>]*)>")
_ID = re.compile(r"\s(?:i|id|rid|startRef)\s*=\s*[\"']([^\"']*)")
_OPENING = {"bpt": "ept", "bx": "ex", "sc": "ec", "sm": "em"}
"""Elements that are one half of a pair, with the other half."""
_CLOSING = frozenset(_OPENING.values())


def _has_codes(analysis: Analysis) -> bool:
    """Whether source or target holds an inline code."""
    return INLINE_CODE in analysis.source or INLINE_CODE in analysis.target


@rule(
    id="integrity.code",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    when=_has_codes,
    fires=[("共<b>三</b>人\ufffc", "three people"), ("三人", "three\ufffc people")],
    silent=[("三人", "three people"), ("\ufffc三人", "three\ufffc people")],
)
def code(analysis: Analysis) -> Iterator[Hit]:
    """An inline code of the source is missing in the target, one is too many, or half of a pair has no other half.

    A lost code breaks the layout of the file, or a variable of the program; where the end of a pair stands before its
    beginning, the file may not open any more. A half that stands alone in the source too is left alone.
    """
    in_source, in_target = (
        _codes(analysis.source, analysis.segment.source_codes),
        _codes(analysis.target, analysis.segment.target_codes),
    )
    lost, extra = _more(in_source, in_target), _more(in_target, in_source)
    if len(in_source) == len(in_target) and not {*map(_identity, extra)} <= {*map(_identity, in_source)}:
        lost = extra = []  # written otherwise, but as many
    if lost:
        yield analysis.hit(
            f"{_named(lost)} of the source is missing.",
            source=(lost[0].position, lost[0].position + 1),
            fixes=_put_back(analysis, lost, in_source, in_target),
            key=_key(lost),
        )
    for one in extra:
        yield analysis.hit(
            f"{_named([one])} is one too many.",
            target=(one.position, one.position + 1),
            fixes=[Fix("take it out", (Edit(one.position, one.position + 1, ""),))],
            key=_key([one]),
        )
    if lost or extra or _unpaired(in_source):
        return
    for one in _unpaired(in_target):
        what = "end" if _half(one)[1] else "beginning"
        yield analysis.hit(
            f"This {what} of a pair of codes ({one.label or one.raw}) has no other half where it should stand.",
            target=(one.position, one.position + 1),
            key=one.raw,
        )


def _codes(text: str, codes: Sequence[InlineCode]) -> list[InlineCode]:
    """The codes of a text; nameless ones where no more is known than where they stand."""
    places = [place for place, character in enumerate(text) if character == INLINE_CODE]
    if len(places) == len(codes):
        return list(codes)
    return [InlineCode(place, "") for place in places]


def _more(here: Sequence[InlineCode], there: Sequence[InlineCode]) -> list[InlineCode]:
    """The codes that stand here more often than there, the last ones of a kind first to go."""
    if not all(code.raw for code in (*here, *there)):
        return list(here[len(there) :])
    left = Counter(map(_identity, there))
    more = []
    for one in here:
        left[_identity(one)] -= 1
        if left[_identity(one)] < 0:
            more.append(one)
    surplus = max(0, len(here) - len(there))
    return more if len(here) == len(there) else more[len(more) - surplus :]


def _identity(code: InlineCode) -> str:
    """What is the same of a code in source and target: its element and its id, else all of it."""
    match = _TAG.match(code.raw)
    id_ = _ID.search(match["rest"]) if match is not None else None
    return f"{match['close']}{match['name']} {id_[1]}" if match is not None and id_ is not None else code.raw


def _named(codes: Sequence[InlineCode]) -> str:
    names = ", ".join(code.label or code.raw for code in codes if code.raw)
    if len(codes) == 1:
        return f"The inline code {names}" if names else "An inline code"
    return f"{len(codes)} inline codes ({names}): each" if names else f"Each of {len(codes)} inline codes"


def _key(codes: Sequence[InlineCode]) -> str:
    return "\x1f".join(code.raw for code in codes) or str(len(codes))


def _put_back(
    analysis: Analysis, lost: Sequence[InlineCode], source: Sequence[InlineCode], target: Sequence[InlineCode]
) -> list[Fix]:
    """The one code that is lost, where its place is sure: at the very start or end; it must be the last to be named."""
    if len(lost) != 1:
        return []
    at = lost[0].position
    if at == 0 and not target:
        return [Fix("put it back at the start", (Edit(0, 0, INLINE_CODE),))]
    if at == len(analysis.source) - 1 and lost[0] is source[-1]:
        return [Fix("put it back at the end", (Edit(len(analysis.target), len(analysis.target), INLINE_CODE),))]
    return []


def _unpaired(codes: Sequence[InlineCode]) -> list[InlineCode]:
    """The halves without another half in order: beginnings that never end, ends that never began."""
    begun: list[tuple[str, InlineCode]] = []
    wrong: list[InlineCode] = []
    for code in codes:
        pair, is_end = _half(code)
        if not pair:
            continue
        if not is_end:
            begun.append((pair, code))
            continue
        place = next((number for number in reversed(range(len(begun))) if begun[number][0] == pair), None)
        if place is None:
            wrong.append(code)
        else:
            del begun[place]
    return sorted((*wrong, *(code for _, code in begun)), key=lambda code: code.position)


def _half(code: InlineCode) -> tuple[str, bool]:
    """What a half of a pair has in common with the other, empty where it is none, and whether it is the end."""
    match = _TAG.match(code.raw)
    if match is None:
        return "", False
    name, rest = match["name"], match["rest"]
    if name in _OPENING or name in _CLOSING:
        id_ = _ID.search(rest)
        return f"{_OPENING.get(name, name)} {id_[1] if id_ is not None else ''}", name in _CLOSING
    if match.end() < len(code.raw) or rest.endswith("/"):
        return "", False
    return name, bool(match["close"])
