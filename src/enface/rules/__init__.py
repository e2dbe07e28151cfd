"""What the machine looks for in a translation: the registry, the shared analysis, the runner, the language packs."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enface.rules.analysis import Analysis, shared
    from enface.rules.profile import Profile, load_profile
    from enface.rules.registry import Hit, Rule, Scope, all_rules, replacement, rule, wide_rules
    from enface.rules.runner import LANGUAGES, Result, check, check_packed, check_segment, check_segments
    from enface.rules.whole import DocumentAnalysis
else:
    _PARTS = {
        "analysis": ("Analysis", "shared"),
        "profile": ("Profile", "load_profile"),
        "registry": ("Hit", "Rule", "Scope", "all_rules", "replacement", "rule", "wide_rules"),
        "runner": ("LANGUAGES", "Result", "check", "check_packed", "check_segment", "check_segments"),
        "whole": ("DocumentAnalysis",),
    }

    def __getattr__(name: str) -> object:
        """A part, loaded when it is first asked for: a project's profile is read long before a rule runs."""
        module = next((module for module, names in _PARTS.items() if name in names), None)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
        return globals()[name]


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
