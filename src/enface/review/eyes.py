"""The second pair of eyes: how much of a text is whose, and who may not approve it for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from enface.model import Role
from enface.review.commands import FourEyesWanted, Origin
from enface.review.policy import Act, FourEyes, Policy
from enface.store import CONFIRMED, Version

ANEW = 0.5
"""Whoever changes more than this share of a text has written it anew: of 3,000 pairs of unrelated sentences of the
sample, 99.9 % differ in more than 0.55 of their characters.
"""

SMALL = 5
"""Characters that may always be mended, unless they are half of the text: a doubled article, a capital, a comma."""


def written_by(person: str, versions: Sequence[Version]) -> float:
    """How many characters of the last version are a person's work.

    What they changed is counted in characters added, left out or replaced (Levenshtein's distance), over all their
    changes, less the share of it that others have changed since. Whoever confirmed a text as its translator stands for
    all of it, as does whoever wrote it anew. The words of a rule's fix are nobody's who applied it, and a text that was
    there before is whose it was then, whoever brings it back.
    """
    from rapidfuzz.distance import Levenshtein

    text, mine = versions[0].text if versions else "", 0.0
    before = {text: mine}
    for version in versions[1:]:
        longest = max(len(text), len(version.text), 1)
        changed = Levenshtein.distance(text, version.text)
        if version.origin != CONFIRMED and version.text in before:
            mine = before[version.text]
        elif version.actor == person and version.origin == Origin.FIX:
            pass
        elif version.origin == CONFIRMED or changed > ANEW * longest:
            mine = len(version.text) if version.actor == person else 0
        elif version.actor == person:
            mine += changed
        else:
            mine *= 1 - changed / longest
        text = version.text
        before[text] = mine
    return mine


def share_of(person: str, versions: Sequence[Version]) -> float:
    """The share of the last version's text that is a person's work, 0 to 1."""
    length = len(versions[-1].text) if versions else 0
    return min(1.0, written_by(person, versions) / length) if length else 0.0


def objection(person: str, versions: Sequence[Version], policy: Policy) -> str:
    """Why somebody may not approve the text that they have left, in a sentence; empty where they may."""
    if policy.eyes is FourEyes.OFF:
        return ""
    if policy.eyes is FourEyes.STRICT:
        changed = any(version.actor == person for version in _since_the_file(versions))
        return "You have changed this translation: somebody else approves it." if changed else ""
    share = share_of(person, versions)
    is_small = share < ANEW and written_by(person, versions) <= SMALL
    if is_small or 100 * share <= policy.mend:
        return ""
    return f"This translation is your own ({max(1, round(100 * share))} % of it): somebody else approves it."


def _since_the_file(versions: Sequence[Version]) -> Iterator[Version]:
    """The versions that people made of the last text that came with the file."""
    return takewhile(lambda version: version.origin != Origin.IMPORT, reversed(versions))


def needed_reason(person: str, role: Role, versions: Sequence[Version], policy: Policy, reason: str) -> str:
    """The reason that goes into an approval: the one given where it is needed, empty where none is.

    Raises FourEyesWanted where somebody else approves, or a reason is needed and not given.
    """
    wanted = objection(person, versions, policy)
    if not wanted:
        return ""
    if not policy.allows(Act.OVERRIDE, role):
        raise FourEyesWanted(wanted, may_override=False)
    if not reason:
        raise FourEyesWanted(f"{wanted[:-1]}, unless you give a reason.", may_override=True)
    return reason
