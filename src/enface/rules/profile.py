"""Which rules run and how loudly: profiles in TOML."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enface.model import EnfaceError, Problem, Severity

if TYPE_CHECKING:
    from enface.rules.registry import Rule

SHIPPED = ("default", "quiet", "strict", "xinhua")
_LEVELS = ("off", "advisory", "finding", *Severity)
_LISTS = ("known_acronyms",)
_CHOICES = {
    "quotes": ("american", "british"),
    "ordinals": ("words", "figures"),
    "percent": ("%", "percent", "per cent"),
    "united_states": ("U.S.", "US"),
    "currency": ("yuan", "RMB"),
    "headlines": ("title", "sentence"),
    "serial_comma": ("always",),
}
"""What single rules may be told, and the values that they know."""


@dataclass(frozen=True)
class Profile:
    """A named choice of rules.

    `levels` maps a rule id or a family to `off`, `advisory`, `finding` (asserted, in the rule's own severity) or a
    severity; an id beats its family. `select` keeps only the rules and families that it names, `ignore` drops them.
    `options` holds what single families may be told, such as `known_acronyms`; `own` are the house's own rules.
    """

    name: str
    levels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    own: tuple[Rule, ...] = ()

    def level(self, rule_id: str) -> str | None:
        """What the profile says of a rule: one of the levels, or None where it leaves the rule as it ships."""
        family = rule_id.partition(".")[0]
        if self.select and not {rule_id, family} & self.select:
            return "off"
        if {rule_id, family} & self.ignore:
            return "off"
        return self.levels.get(rule_id, self.levels.get(family))

    def narrowed(self, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Profile:
        """The profile with `--select` and `--ignore` laid over it."""
        return replace(self, select=self.select | set(select), ignore=self.ignore | set(ignore))

    def words(self, option: str) -> frozenset[str]:
        """An option that is a list of words, empty where it is not given."""
        return frozenset(self.options.get(option, ()))


def load_profile(name_or_path: str = "default") -> Profile:
    """The profile of that name, or from that TOML file.

    Raises EnfaceError where there is none, or where it holds something that is not a level.
    """
    if name_or_path in SHIPPED:
        text = Path(__file__).with_name("profiles").joinpath(f"{name_or_path}.toml").read_text("utf-8")
        return parse_profile(text, name_or_path, name_or_path)
    path = Path(name_or_path)
    if path.suffix != ".toml" or not path.is_file():
        remedy = f"Shipped are {', '.join(SHIPPED)}; a file of your own ends in .toml."
        raise EnfaceError(Problem(name_or_path, "no such profile.", remedy))
    return parse_profile(path.read_text("utf-8"), path.stem, str(path))


def parse_profile(text: str, name: str, path: str) -> Profile:
    """A profile from TOML text with the tables `[rules]`, `[options]` and `[[rule]]`; `base` names one to start from.

    Raises EnfaceError with the file and the key that is wrong.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EnfaceError(Problem(path, f"not TOML: {error}.")) from error
    base = load_profile(table["base"]) if "base" in table else Profile(name)
    levels = dict(base.levels)
    for key, value in table.get("rules", {}).items():
        if value not in _LEVELS:
            raise EnfaceError(
                Problem(path, f"[rules] {key} = {value!r} is no level.", f"Use one of {', '.join(_LEVELS)}.")
            )
        levels[key] = value
    _check_options(table.get("options", {}), path)
    return replace(
        base,
        name=table.get("name", name),
        levels=levels,
        options={**base.options, **table.get("options", {})},
        own=base.own + _own_rules(table.get("rule", []), path),
    )


def _own_rules(tables: Sequence[Mapping[str, Any]], path: str) -> tuple[Rule, ...]:
    if not tables:
        return ()
    from enface.rules.own import own_rules  # loads the patterns that can be stopped, which few projects need

    return own_rules(tables, path)


def _check_options(options: object, path: str) -> None:
    """Raise EnfaceError where an option is not known or has a value that no rule knows."""
    if not isinstance(options, dict):
        raise EnfaceError(Problem(path, "options is no table.", "Write [options] above them."))
    for name, value in options.items():
        if name in _LISTS:
            if not (isinstance(value, list) and all(isinstance(word, str) for word in value)):
                raise EnfaceError(Problem(path, f"[options] {name} is no list of texts.", f'Write {name} = ["HAAS"].'))
        elif name not in _CHOICES:
            near = difflib.get_close_matches(name, [*_LISTS, *_CHOICES], 1)
            remedy = f"Did you mean {near[0]}?" if near else f"Known are {', '.join((*_LISTS, *_CHOICES))}."
            raise EnfaceError(Problem(path, f"[options] {name} is not known.", remedy))
        elif value not in _CHOICES[name]:
            choices = ", ".join(f'"{choice}"' for choice in _CHOICES[name])
            raise EnfaceError(Problem(path, f"[options] {name} = {value!r} is not known.", f"Use one of {choices}."))
