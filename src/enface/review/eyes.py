"""The second pair of eyes: how much of a text is whose, and who may not approve it for that."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from enface.review.policy import FourEyes, Policy
from enface.store import Version


def share_of(person: str, versions: Sequence[Version]) -> float:
    """How much of the last version's text is a person's, 0 to 1.

    What they changed is counted in characters added, left out or replaced (Levenshtein's distance), over all their
    changes, less the share of it that others have changed since. Whoever confirmed a text as its translator stands for
    all of it.
    """
    text, mine = versions[0].text if versions else "", 0.0
    for version in versions[1:]:
        longest = max(len(text), len(version.text), 1)
        changed = longest if version.confirmed else Levenshtein.distance(text, version.text)
        mine = min(mine + changed, longest) if version.actor == person else mine * (1 - changed / longest)
        text = version.text
    return min(1.0, mine / max(len(text), 1))


def objection(person: str, versions: Sequence[Version], policy: Policy) -> str:
    """Why somebody may not approve the text that they have left, in a sentence; empty where they may."""
    if policy.eyes is FourEyes.OFF or not any(version.actor == person for version in versions):
        return ""
    if policy.eyes is FourEyes.STRICT:
        return "You have changed this translation: somebody else approves it."
    share = share_of(person, versions)
    if 100 * share <= policy.mend:
        return ""
    return f"This translation is your own ({max(1, round(100 * share))} % of it): somebody else approves it."
