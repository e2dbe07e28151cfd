"""Which inline code stands at each place of an edited target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz.distance import LCSseq

from enface.formats.contract import Change
from enface.formats.xml_markup import Coded
from enface.model import INLINE_CODE, EnfaceError, InlineCode, Problem


def codes_of(change: Change, held: Coded, original: Callable[[], Coded]) -> tuple[InlineCode, ...]:
    """The codes of a change's target, one for each U+FFFC in order.

    They are as the change names them. Else they are those that the target held before: all in order where their number
    is the same, those with the same words around them where it is smaller. Where it is larger, those of the source,
    which `original` reads, that the target lacks come after them. Raises EnfaceError where the change has more codes
    than there are.
    """
    wanted, before = change.target.count(INLINE_CODE), held.codes
    if change.codes is not None:
        found = change.codes
    elif wanted < len(before):
        found = _kept(held.text, change.target, before)
    elif wanted == len(before):
        found = before
    else:
        found = (*before, *_lacking(before, original().codes))[:wanted]
    if len(found) != wanted:
        reason = f"the new target has {wanted} inline codes, where {len(found)} are known."
        raise EnfaceError(Problem("", reason, "Take out what the source does not have."))
    return found


def _kept(text: str, target: str, before: Sequence[InlineCode]) -> tuple[InlineCode, ...]:
    """Which codes are still there when some are gone."""
    by_place = {code.position: number for number, code in enumerate(before)}
    chosen: dict[int, int] = {}
    for step in LCSseq.opcodes(text, target):
        if step.tag == "equal":
            for place in range(step.src_start, step.src_end):
                if place in by_place:
                    chosen[step.dest_start + place - step.src_start] = by_place[place]
    left = iter(sorted(set(range(len(before))) - set(chosen.values())))
    places = (place for place, char in enumerate(target) if char == INLINE_CODE)
    return tuple(before[chosen[place] if place in chosen else next(left)] for place in places)


def _lacking(before: Sequence[InlineCode], original: Sequence[InlineCode]) -> list[InlineCode]:
    """The codes of the source that the target does not have."""
    had = Counter(code.raw for code in before)
    lacking = []
    for code in original:
        if had[code.raw]:
            had[code.raw] -= 1
        else:
            lacking.append(code)
    return lacking
