"""What the machine looks for in a translation: the registry, the shared analysis, the runner, the language packs."""

from enface.rules.analysis import Analysis, shared
from enface.rules.profile import Profile, load_profile
from enface.rules.registry import Hit, Rule, Scope, all_rules, replacement, rule, wide_rules
from enface.rules.runner import LANGUAGES, Result, check, check_packed, check_segment, check_segments
from enface.rules.whole import DocumentAnalysis

__all__ = [
    "LANGUAGES",
    "Analysis",
    "DocumentAnalysis",
    "Hit",
    "Profile",
    "Result",
    "Rule",
    "Scope",
    "all_rules",
    "check",
    "check_packed",
    "check_segment",
    "check_segments",
    "load_profile",
    "replacement",
    "rule",
    "shared",
    "wide_rules",
]
