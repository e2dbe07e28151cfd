"""The peer that installs from the package index: translate-toolkit's `pofilter`, with all its filters."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata

from enface.model import Segment

Filters = Callable[[Segment], frozenset[str]]


def pofilter() -> tuple[str, Filters] | None:
    """The peer's name with its version, and a function to the names of the filters that a segment fails.

    None where it is not installed: `pip install -e '.[bench]'`.
    """
    try:
        from translate.filters import checks
        from translate.lang import factory
        from translate.storage import pypo
    except ImportError:
        return None
    config = checks.CheckerConfig(targetlanguage="en")
    config.sourcelang = factory.getlanguage("zh")
    classes = [checks.StandardChecker, checks.StandardUnitChecker]
    checker = checks.TeeChecker(checkerconfig=config, checkerclasses=classes)

    def failed(segment: Segment) -> frozenset[str]:
        unit = pypo.pounit(segment.source)
        unit.target = segment.target
        return frozenset(checker.run_filters(unit))

    return f"pofilter {metadata.version('translate-toolkit')}, {len(checker.getfilters())} filters", failed
