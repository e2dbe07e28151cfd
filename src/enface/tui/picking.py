"""Pointing at words and naming an error type, key by key; pure, so that the screen only shows what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from enface.model import Severity, Span
from enface.records import record
from enface.tui.labels import Label, label_keys, labels

CRITICAL = "!"
_NAMES = {"exclamation_mark": CRITICAL}


class Picked(NamedTuple):
    """What was pointed at (None for all of the text), and what it was called."""

    span: Span | None
    type: str = ""
    severity: Severity = Severity.MINOR


@record
class Picking:
    """What has been typed so far of the labels of one or two words, and behind them of a type's two keys.

    `ends` are the words at the ends of the stretch, `whole` says that all of the text is meant. Without `types` nothing
    is named. No label begins with the key that a type begins with, so that a stretch needs no key of its own.
    """

    labels: tuple[Label, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict, hash=False)
    ends: tuple[Span, ...] = ()
    whole: bool = False
    typed: str = ""
    critical: bool = False

    @classmethod
    def of(cls, text: str, types: Mapping[str, str]) -> Picking:
        """Nothing typed yet, over the words of a text."""
        return cls(labels(text, label_keys(keys[0] for keys in types)), types)

    @property
    def span(self) -> Span | None:
        """The stretch pointed at."""
        return Span(min(self.ends).start, max(self.ends).end) if self.ends else None

    @property
    def is_placed(self) -> bool:
        """Whether it is clear where."""
        return self.whole or bool(self.ends)

    @property
    def open_labels(self) -> tuple[Label, ...]:
        """The labels that may still be typed."""
        if self.whole or len(self.ends) == 2:
            return ()
        return tuple(
            label for label in self.labels if label.keys.startswith(self.typed) and label.span not in self.ends
        )

    def press(self, key: str) -> Picking | Picked | None:
        """What comes of a key by its Textual name; None where it means nothing here."""
        key = _NAMES.get(key, key)
        if key == "backspace":
            return self._back()
        if key == "enter" and not self.typed:
            if not self.types:
                return Picked(self.span)
            return None if self.is_placed else replace(self, whole=True)
        if self.is_placed and self.types and (key == CRITICAL and not self.typed):
            return replace(self, critical=not self.critical)
        if len(key) != 1:
            return None
        typed = self.typed + key
        for label in self.open_labels:
            if label.keys == typed:
                return replace(self, ends=(*self.ends, label.span), typed="")
            if label.keys.startswith(typed):
                return replace(self, typed=typed)
        return self._type(typed) if self.is_placed else None

    def _type(self, typed: str) -> Picking | Picked | None:
        keys = typed.lower()
        if type_ := self.types.get(keys):
            severity = Severity.MAJOR if typed[0].isupper() else Severity.MINOR
            return Picked(self.span, type_, Severity.CRITICAL if self.critical else severity)
        return replace(self, typed=typed) if any(known.startswith(keys) for known in self.types) else None

    def _back(self) -> Picking | None:
        if self.typed:
            return replace(self, typed="")
        if self.critical:
            return replace(self, critical=False)
        if self.ends:
            return replace(self, ends=self.ends[:-1])
        return replace(self, whole=False) if self.whole and self.labels else None

    def words(self) -> Sequence[str]:
        """What may be typed next."""
        if self.typed and not self.open_labels:
            major = self.typed[0].isupper()
            severity = Severity.CRITICAL if self.critical else Severity.MAJOR if major else Severity.MINOR
            named = {keys: type_ for keys, type_ in self.types.items() if keys[0] == self.typed.lower()}
            return [f"{severity}:", *(f"{keys} {type_.rpartition('/')[2]}" for keys, type_ in named.items())]
        if self.typed:
            return [f"{self.typed}… the second key of a label"]
        if not self.is_placed:
            return ["label of the word", "Enter all of it"] if self.types else ["label of the word", "Enter goes on"]
        also = ["label: up to there"] if self.open_labels else []
        if not self.types:
            return [*also, "Enter goes on"]
        firsts: dict[str, list[str]] = {}
        for keys, type_ in self.types.items():
            dimension = type_.partition("/")[0].partition("-")[0]
            if dimension not in firsts.setdefault(keys[0], []):
                firsts[keys[0]].append(dimension)
        groups = [f"{first} {'/'.join(names)}" for first, names in firsts.items()]
        grade = [] if self.critical else ["capital: major", f"{CRITICAL} critical"]
        return [*groups, *also, *grade]
