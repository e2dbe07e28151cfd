"""Terms as what an alignment asks for: those that stand in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Terms(NamedTuple):
    """Finds terms, each under one name on both sides, in a sentence of the source and in one of the target."""

    in_source: Callable[[str], Iterable[str]]
    in_target: Callable[[str], Iterable[str]]
