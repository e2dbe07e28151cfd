"""What a project has learnt about rules from decisions: how often each was right here, and which to make quieter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from enface.review.project import Project
from enface.scoring.intervals import Interval, wilson_interval
from enface.store import contract, open_store

SELDOM_RIGHT = 0.2
"""A rule is nearly always waived where even the upper end of its precision's 95 % interval lies below this.

With no finding fixed that takes 16 decisions, with one fixed 25, with two 33: a few waivers prove nothing.
"""


class RuleHistory(NamedTuple):
    """How often people fixed and waived what a rule found; the same content counts once in a document."""

    fixed: int = 0
    waived: int = 0

    @property
    def decided(self) -> int:
        """All decisions."""
        return self.fixed + self.waived

    @property
    def precision(self) -> float | None:
        """The share that was fixed; None where nothing was decided."""
        return self.fixed / self.decided if self.decided else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval of the precision."""
        return wilson_interval(self.fixed, self.decided)

    @property
    def is_nearly_always_waived(self) -> bool:
        """Whether it is as good as certain that the rule is seldom right here."""
        return self.interval is not None and self.interval.high < SELDOM_RIGHT

    def __str__(self) -> str:
        if self.interval is None:
            return "nothing decided"
        low, high = (f"{100 * bound:.0f}" for bound in self.interval)
        return f"{self.fixed:,} of {self.decided:,} fixed ({low}–{high} %)"


class Experience:
    """The history of a project's rules."""

    def __init__(self, kept: contract.Experience) -> None:
        self._kept = kept

    def by_rule(self) -> dict[str, RuleHistory]:
        """What became of the findings of each rule on which anything was decided."""
        return {rule: RuleHistory(*counts) for rule, counts in self._kept.by_rule().items()}


def history_of(project: Project) -> dict[str, RuleHistory]:
    """The history of the rules in a project's reviews; empty where there are none. Nothing is written."""
    if not project.database.is_file():
        return {}
    store = open_store(project.database, write=False)
    try:
        return Experience(store.experience).by_rule()
    finally:
        store.close()


def proposals(project: Project, history: Mapping[str, RuleHistory]) -> dict[str, str]:
    """The level that is proposed for each rule that is nearly always waived: `advisory`, then `off`.

    Nothing changes by itself: a lead decides, so that the figures of two months can be compared.
    """
    from enface.rules.runner import active_rules

    running = {active.rule.id: active.advisory for active in active_rules(project.profile, project.languages)}
    return {
        rule: "off" if running[rule] else "advisory"
        for rule, known in history.items()
        if rule in running and known.is_nearly_always_waived
    }
