"""Words to choose from: a wrong one is answered with its nearest neighbour."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import click


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A sentence that names the nearest of the known words, or `otherwise` where none is near."""
    near = difflib.get_close_matches(word.lower(), list(known), 1)
    return f"Did you mean {near[0]}?" if near else otherwise


class OneOf(click.Choice[str]):
    """A value that is one of a few words."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself; fails on any other, naming the nearest."""
        if value in self.choices:
            return value
        remedy = did_you_mean(value, self.choices, f"It is one of {', '.join(self.choices)}.")
        raise click.BadParameter(f"{value!r} is not known. {remedy}", ctx, param)
