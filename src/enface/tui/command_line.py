"""What is typed behind `:`: an action's words and what follows them; pure, so that the screen only carries it out."""

from __future__ import annotations

from collections.abc import Iterator

from enface.model import EnfaceError, Problem
from enface.records import record
from enface.tui.actions import ACTIONS, Action, Where, by_id


@record
class Offered:
    """Words that may take the place of what is typed, as a line is completed with."""

    end: int
    words: tuple[str, ...]
    start: int = 0
    problem: str = ""


def understand(text: str, where: Where) -> tuple[Action, str]:
    """The action of a place that the text names, by its words or a beginning that no other has, and what follows them.

    A number by itself goes to that segment. Raises EnfaceError where no action or more than one is meant.
    """
    if text.isdecimal() and where is Where.REVIEW:
        return by_id("jump"), text
    words = text.split()
    known = dict(_spoken(where))
    for length in range(len(words), 0, -1):
        said = " ".join(words[:length]).casefold()
        if said in known:
            return known[said], _behind(text, length)
    said = words[0].casefold() if words else ""
    meant = {word: action for word, action in known.items() if word.startswith(said)}
    if len({action.id for action in meant.values()}) == 1:
        return next(iter(meant.values())), _behind(text, 1)
    if meant:
        raise EnfaceError(Problem("", f"“{said}” may be {', '.join(meant)}.", "Type more of it."))
    raise EnfaceError(Problem("", f"there is no “{said}” here.", _nearest(said, tuple(known))))


def complete(where: Where, text: str, cursor: int) -> Offered:
    """The words of a place's actions that begin as what is typed up to the cursor."""
    typed = text[:cursor].casefold()
    return Offered(cursor, tuple(word for word, _ in _spoken(where) if word.startswith(typed) and word != typed))


def _spoken(where: Where) -> Iterator[tuple[str, Action]]:
    for action in ACTIONS:
        if where in action.where and action.id != "command":
            for word in action.spoken:
                yield word, action


def _behind(text: str, words: int) -> str:
    parts = text.split(maxsplit=words)
    return parts[words] if len(parts) > words else ""


def _nearest(said: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import fuzz, process

    nearest = process.extractOne(said, known, scorer=fuzz.ratio, score_cutoff=60)
    return f"Did you mean {nearest[0]}?" if nearest else "Tab shows what there is."
