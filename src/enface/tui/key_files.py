"""Presets of keys, and keys of one's own in TOML: read, and complained about by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enface.model import EnfaceError, Problem
from enface.tui.actions import ACTIONS, Action, Where, by_id
from enface.tui.keys import WRITTEN, ClashError, Keys, types_something

TABLE, PRESET = "keys", "preset"
DEFAULT = "default"
_FOLDER = Path(__file__).parent / "presets"
_NAMES = {name.casefold(): key for key, name in WRITTEN.items()} | {key: key for key in WRITTEN}
_HELD = ("ctrl", "alt", "shift")
_SAME = {
    "ctrl+m": "Enter",
    "ctrl+i": "Tab",
    "ctrl+h": "Backspace",
    "ctrl+j": "Enter",
    "ctrl+left_square_bracket": "Esc",
}
"""What a terminal sends as another key."""
_NEEDED = ("command", "help", "quit", "open", "leave", "save", "cancel")
"""Who could not press these could not go on, or not leave."""
_WHILE_TYPING = {Where.HOME, Where.EDITOR}
"""Where a key that types something is taken for text."""


def presets() -> tuple[str, ...]:
    """The presets that come with enface."""
    return (DEFAULT, *sorted(path.stem for path in _FOLDER.glob("*.toml")))


def user_file() -> Path:
    """Where a person's own keys stand."""
    from platformdirs import user_config_path

    return user_config_path("enface", appauthor=False) / "keys.toml"


def chosen_keys(wanted: str | None, settings: Path) -> Keys:
    """The keys wanted: a preset's or a file's; else the person's own, else those of the project's settings, if any.

    Raises EnfaceError with file and line on an unknown action, key or preset, and on keys that clash.
    """
    if wanted:
        return read_keys(Path(wanted)) if wanted.endswith(".toml") else preset(wanted)
    for path in (user_file(), settings):
        if path.is_file() and (keys := _read(path)):
            return keys
    return Keys()


def preset(name: str) -> Keys:
    """The keys of a preset. Raises EnfaceError where there is no such."""
    if name not in presets():
        remedy = f"Use one of {', '.join(presets())}, or a file that ends in .toml."
        raise EnfaceError(Problem("", f"there is no preset of keys {name!r}.", remedy))
    if name == DEFAULT:
        return Keys()
    return Keys(name, read_keys(_FOLDER / f"{name}.toml").bound)


def read_keys(path: Path) -> Keys:
    """The keys of a file. Raises EnfaceError with its line where something is wrong in it."""
    keys = _read(path)
    if keys is None:
        raise EnfaceError(Problem(str(path), f"has no table [{TABLE}].", f'Write [{TABLE}], then undo = "z".'))
    return keys


def _read(path: Path) -> Keys | None:
    try:
        text = path.read_text("utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error}.", "Save it as UTF-8.")) from error
    except tomllib.TOMLDecodeError as error:
        raise EnfaceError(Problem(str(path), f"not TOML: {error}.")) from error
    if TABLE not in tables:
        return None
    file = _KeyFile(path, text)
    if not isinstance(tables[TABLE], dict):
        raise file.wrong(TABLE, f"{TABLE} is a table.", f"Write [{TABLE}] on a line of its own.")
    return file.keys(tables[TABLE])


@dataclass(frozen=True)
class _KeyFile:
    """A file with keys, and the words to complain about it."""

    path: Path
    text: str

    def keys(self, table: Mapping[str, Any]) -> Keys:
        base = table.get(PRESET, DEFAULT)
        if base not in presets():
            raise self.wrong(PRESET, f"there is no preset {base!r}.", f"Use one of {', '.join(presets())}.")
        known = {action.setting: action for action in ACTIONS}
        own: dict[str, tuple[str, ...]] = {}
        for name, given in table.items():
            if name == PRESET:
                continue
            if name not in known:
                raise self.wrong(name, f"there is no action {name}.", _nearest(name, known))
            own[known[name].id] = self._keys_of(name, given)
            self._check_enough(known[name], own[known[name].id])
        try:
            return Keys(str(self.path), {**preset(base).bound, **own})
        except ClashError as clash:
            both = (clash.action, clash.other)
            mine, other = (by_id(one).setting for one in (both if both[0] in own else both[::-1]))
            remedy = f"Give {other} another key too, or {mine} another one."
            raise self.wrong(mine, f"{clash}.", remedy) from None

    def _keys_of(self, name: str, given: Any) -> tuple[str, ...]:
        written = [given] if isinstance(given, str) else given
        if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
            raise self.wrong(name, f"{name} takes a key, or a list of keys.", f'Write {name} = ["u", "Ctrl+Z"].')
        return tuple(" ".join(self._key(name, one) for one in sequence.split()) for sequence in written)

    def _key(self, name: str, written: str) -> str:
        """Textual's name of a key as people write it."""
        from textual.keys import _character_to_key

        *held, last = re.split(r"(?<=.)\+(?=.)", written)
        kept = [one.casefold() for one in held]
        if len(last) == 1 and last.isprintable():
            key = _character_to_key(last.lower() if kept else last)
        else:
            key = _NAMES.get(last.casefold(), "")
        if not key or any(one not in _HELD for one in kept) or ("shift" in kept and len(last) == 1):
            remedy = 'Write a letter or sign as it is typed ("G", "?"), else Space, Tab, F5, PgDn, Ctrl+D, Alt+X.'
            raise self.wrong(name, f"{written!r} is no key.", remedy)
        full = "+".join([*sorted(kept, key=_HELD.index), key])
        if full in _SAME:
            raise self.wrong(name, f"a terminal sends {written} as {_SAME[full]}.", "Choose another key.")
        return full

    def _check_enough(self, action: Action, keys: tuple[str, ...]) -> None:
        name = action.setting
        if action.id in _NEEDED and not keys:
            raise self.wrong(name, f"{name} needs a key.", "Without it one could not go on.")
        typed = _WHILE_TYPING & {*action.where} and action.id in {"open", "leave", "save", "cancel"}
        if typed and all(map(types_something, keys)):
            raise self.wrong(name, f"{name} needs a key that types nothing.", "Add one such as Enter, Esc or F5.")

    def wrong(self, key: str, reason: str, remedy: str) -> EnfaceError:
        """The error to raise about a key of the table, with its line."""
        pattern = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}\b")
        lines = (number for number, line in enumerate(self.text.splitlines(), 1) if pattern.match(line))
        return EnfaceError(Problem(str(self.path), reason, remedy, next(lines, None)))


def _nearest(name: str, known: Mapping[str, object]) -> str:
    from rapidfuzz import fuzz, process

    nearest = process.extractOne(name, known.keys(), scorer=fuzz.ratio, score_cutoff=60)
    return f"Did you mean {nearest[0]}?" if nearest else "docs/keys.md and the help list them."
