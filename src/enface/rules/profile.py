"""Which rules run and how loudly: profiles in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Any

from enface.model import EnfaceError, Problem, Severity
from enface.rules.own import own_rules
from enface.rules.registry import Rule

SHIPPED = ("default", "quiet", "strict", "xinhua")
_LEVELS = ("off", "advisory", "finding", *Severity)


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
        text = (resources.files("enface.rules") / "profiles" / f"{name_or_path}.toml").read_text("utf-8")
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
    acronyms = table.get("options", {}).get("known_acronyms", [])
    if not (isinstance(acronyms, list) and all(isinstance(word, str) for word in acronyms)):
        remedy = 'Write known_acronyms = ["HAAS"].'
        raise EnfaceError(Problem(path, "[options] known_acronyms is no list of texts.", remedy))
    return replace(
        base,
        name=table.get("name", name),
        levels=levels,
        options={**base.options, **table.get("options", {})},
        own=base.own + own_rules(table.get("rule", []), path),
    )
