"""Which keys stand for which actions: the keys in force by place, how people write them, and the key sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from enface.tui.actions import ACTIONS, Where, by_id

if TYPE_CHECKING:
    from textual.dom import DOMNode

WRITTEN = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
_SIGNS = {"slash": "/", "backslash": "\\", "minus": "-", "plus": "+", "underscore": "_", "at": "@"}
_MANY = 3


class ClashError(ValueError):
    """Keys of one action that are, or begin, those of another at the same place."""

    def __init__(self, keys: str, action: str, other: str, *, begins: bool = False) -> None:
        one, two = by_id(action).setting, by_id(other).setting
        how = f"stands for {one} and begins the keys of {two}" if begins else f"stands for both {two} and {one}"
        super().__init__(f"{keys_name(keys)} {how}")
        self.action = action
        self.other = other


@dataclass(frozen=True)
class Keys:
    """The keys in force: those of the registry, but for the actions that are `bound` to others.

    A key is Textual's name of it; keys that are pressed one after the other stand with blanks between.
    Raises ClashError.
    """

    name: str = "default"
    bound: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for where in Where:
            keys = self.at(where)
            for one, action in keys.items():
                longer = next((other for other in keys if other.startswith(f"{one} ")), None)
                if longer:
                    raise ClashError(one, action, keys[longer], begins=True)

    def of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action."""
        return self.bound[action_id] if action_id in self.bound else by_id(action_id).keys

    def first(self, action_id: str) -> str:
        """An action's first key as people write it; without any, what one types for it."""
        if action_id not in self._firsts:
            keys = self.of(action_id)
            self._firsts[action_id] = keys_name(keys[0]) if keys else f":{by_id(action_id).spoken[0]}"
        return self._firsts[action_id]

    def all(self, action_id: str) -> str:
        """All keys of an action as people write them; a run of digits as its ends."""
        names = [keys_name(keys) for keys in self.of(action_id)]
        if len(names) > _MANY and all(name.isdecimal() for name in names):
            return f"{names[0]}…{names[-1]}"
        return " ".join(names) or self.first(action_id)

    def at(self, where: Where) -> Mapping[str, str]:
        """Which keys mean which action at a place, in the order of the registry."""
        return self._places[where]

    def following(self, where: Where, pressed: str) -> Mapping[str, str]:
        """The keys that may follow those pressed at a place, with the action that they lead to or towards."""
        begun = f"{pressed} "
        result: dict[str, str] = {}
        for keys, action in self.at(where).items():
            if keys.startswith(begun):
                result.setdefault(keys.removeprefix(begun).partition(" ")[0], action)
        return result

    @cached_property
    def _firsts(self) -> dict[str, str]:
        return {}

    @cached_property
    def _places(self) -> dict[Where, dict[str, str]]:
        result: dict[Where, dict[str, str]] = {where: {} for where in Where}
        for action in ACTIONS:
            for key in self.of(action.id):
                for where in action.where:
                    taken = result[where].setdefault(key, action.id)
                    if taken != action.id:
                        raise ClashError(key, action.id, taken)
        return result


def keys_here(node: DOMNode) -> Keys:
    """The keys in force where a screen or widget is shown: those of its app, if it has any of its own."""
    keys = getattr(node.app, "keys", None)
    return keys if isinstance(keys, Keys) else Keys()


def key_name(key: str) -> str:
    """A key as people write it."""
    from textual.keys import key_to_character

    *held, last = key.split("+")
    name = WRITTEN.get(last) or _SIGNS.get(last) or key_to_character(last) or last
    return "+".join([*(one.capitalize() for one in held), name.upper() if held and len(name) == 1 else name])


def types_something(keys: str) -> bool:
    """Whether a key writes a character where one types; keys one after the other always do."""
    return " " in keys or keys == "space" or (keys not in WRITTEN and "+" not in keys)


def keys_name(keys: str) -> str:
    """Keys that are pressed one after the other, as people write them."""
    names = [key_name(key) for key in keys.split()]
    return ("" if all(len(name) == 1 for name in names) else " ").join(names)


def fold_key(key: str, character: str | None) -> str:
    """The key meant: full-width letters and marks of an active input method become the plain ones."""
    if character and len(character) == 1 and ord(character) > 0x7F:
        from textual.keys import _character_to_key

        plain = unicodedata.normalize("NFKC", {"。": ".", "、": "/", "，": ","}.get(character, character))
        if len(plain) == 1 and plain.isascii():
            return _character_to_key(plain)
    return key


def key_sheet(keys: Keys, about: str = "") -> str:
    """The key sheet of these keys as Markdown; `about` stands above the tables."""
    title = "# Keys" if keys.name == "default" else f"# Keys of the preset `{keys.name}`"
    lines = [title, "", "Made from the registry of actions by `make docs`.", "", *([about, ""] if about else [])]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        lines += [f"## {group}", "", "| key | what | `:` | |", "|---|---|---|---|"]
        for action in ACTIONS:
            if action.group == group:
                shown = " ".join(f"`{_escaped(name)}`" for name in keys.all(action.id).split())
                words = "" if action.where == (Where.EDITOR,) else ", ".join(f"`{word}`" for word in action.spoken)
                lines.append(f"| {shown} | {action.name} | {words} | {action.description} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _escaped(name: str) -> str:
    return name.replace("|", "\\|")
