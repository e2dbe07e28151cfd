"""What an error costs and what a text may cost: scoring profiles in TOML."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path

from enface.model import EnfaceError, Problem, Severity
from enface.scoring.mqm import Linear, Logarithmic, Tolerance
from enface.scoring.words import Unit

SHIPPED = ("mqm-2.0", "wmt-google", "lisa", "j2450", "esa")
_KEYS = ("title", "unit", "critical_fails", "severities", "weights", "tolerance", "policy")


class Nesting(StrEnum):
    """Which errors count where one lies inside another."""

    BOTH = "both"
    OUTER = "outer"
    SEVERER = "severer"


@dataclass(frozen=True, slots=True)
class Weight:
    """What errors of some types cost, in some severities (all where none is named)."""

    types: tuple[str, ...]
    severities: frozenset[Severity]
    points: float

    def fits(self, type_: str, severity: Severity) -> bool:
        """Whether an error of a type and severity costs this; a type stands for all below it."""
        if self.severities and severity not in self.severities:
            return False
        return any(type_ == one or type_.startswith(f"{one}/") for one in self.types)


@dataclass(frozen=True, slots=True)
class ScoreProfile:
    """A named way to score.

    `weights` go before `severities`, the first that fits counts. `repeats` says how often the same error (type and
    words) counts, None for every time. Without a `tolerance` there is no calibrated score and no threshold.
    """

    name: str
    title: str
    unit: Unit
    severities: Mapping[Severity, float]
    weights: tuple[Weight, ...] = ()
    tolerance: Tolerance | None = None
    critical_fails: bool = False
    repeats: int | None = None
    nesting: Nesting = Nesting.BOTH

    def weight(self, type_: str, severity: Severity) -> float:
        """What one error costs, in points."""
        fitting = (weight.points for weight in self.weights if weight.fits(type_, severity))
        return next(fitting, self.severities[severity])

    @property
    def policy(self) -> str:
        """How repeats and nested errors count, in words that stand beside a score."""
        repeats = "every time" if self.repeats is None else "once" if self.repeats == 1 else f"{self.repeats} times"
        nesting = {Nesting.BOTH: "both", Nesting.OUTER: "the outer", Nesting.SEVERER: "the severer"}[self.nesting]
        return f"a repeated error counts {repeats}, of an error inside another {nesting}"


def load_score_profile(name_or_path: str = "mqm-2.0") -> ScoreProfile:
    """The scoring profile of that name, or from that TOML file.

    Raises EnfaceError where there is none, or where it holds something that is not known.
    """
    if name_or_path in SHIPPED:
        text = (resources.files("enface.scoring") / "profiles" / f"{name_or_path}.toml").read_text("utf-8")
        return parse_score_profile(text, name_or_path, name_or_path)
    path = Path(name_or_path)
    if path.suffix != ".toml" or not path.is_file():
        near = difflib.get_close_matches(name_or_path, SHIPPED, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"Shipped are {', '.join(SHIPPED)}."
        raise EnfaceError(
            Problem(name_or_path, "no such scoring profile.", f"{remedy} A file of your own ends in .toml.")
        )
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error}.")) from None
    return parse_score_profile(text, path.stem, str(path))


def parse_score_profile(text: str, name: str, path: str) -> ScoreProfile:
    """A scoring profile from TOML text. Raises EnfaceError with the file and the key that is wrong."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EnfaceError(Problem(path, f"not TOML: {error}.")) from None
    reader = _Reader(path)
    reader.only(table, _KEYS, "")
    policy = reader.table(table, "policy")
    reader.only(policy, ("repeats", "nesting"), "[policy] ")
    return ScoreProfile(
        name=name,
        title=str(table.get("title", name)),
        unit=Unit(reader.one_of(table.get("unit", Unit.TARGET_WORDS.value), [*Unit], "unit")),
        severities=reader.severities(table),
        weights=tuple(reader.weights(table)),
        tolerance=reader.tolerance(table),
        critical_fails=reader.boolean(table, "critical_fails"),
        repeats=reader.repeats(policy.get("repeats", "every")),
        nesting=Nesting(reader.one_of(policy.get("nesting", "both"), [*Nesting], "[policy] nesting")),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values of a TOML file; every wrong one is named with the file."""

    path: str

    def wrong(self, reason: str, remedy: str = "") -> EnfaceError:
        return EnfaceError(Problem(self.path, reason, remedy))

    def only(self, table: Mapping[str, object], known: Iterable[str], place: str) -> None:
        known = list(known)
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                remedy = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(known)}."
                raise self.wrong(f"{place}{key} is not known.", remedy)

    def table(self, table: Mapping[str, object], key: str) -> Mapping[str, object]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(f"{key} is no table.", f"Write [{key}] above its keys.")
        return value

    def number(self, value: object, place: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
            raise self.wrong(f"{place} = {value!r} is no number from 0 up.")
        return float(value)

    def boolean(self, table: Mapping[str, object], key: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} = {value!r} is neither true nor false.")
        return value

    def one_of(self, value: object, known: Iterable[str], place: str) -> str:
        known = [str(word) for word in known]
        if not isinstance(value, str) or value not in known:
            raise self.wrong(f"{place} = {value!r} is not known.", f"Use one of {', '.join(known)}.")
        return value

    def words(self, value: object, place: str) -> list[str]:
        words = value if isinstance(value, list) else [value]
        if not all(isinstance(word, str) and word for word in words):
            raise self.wrong(f"{place} = {value!r} is neither a text nor a list of texts.")
        return [str(word) for word in words]

    def severities(self, table: Mapping[str, object]) -> dict[Severity, float]:
        given = self.table(table, "severities")
        self.only(given, [*Severity], "[severities] ")
        missing = [severity.value for severity in Severity if severity.value not in given]
        if missing:
            raise self.wrong(f"[severities] lacks {', '.join(missing)}.", "Give the points of all four.")
        return {severity: self.number(given[severity.value], f"[severities] {severity}") for severity in Severity}

    def weights(self, table: Mapping[str, object]) -> Iterable[Weight]:
        rows = table.get("weights", [])
        if not (isinstance(rows, list) and all(isinstance(row, dict) for row in rows)):
            raise self.wrong("weights is no list of tables.", "Write [[weights]] above each.")
        for row in rows:
            self.only(row, ("type", "severity", "weight"), "[[weights]] ")
            types = [word.lower() for word in self.words(row.get("type"), "[[weights]] type")]
            given = self.words(row["severity"], "[[weights]] severity") if "severity" in row else []
            severities = [Severity(self.one_of(word, [*Severity], "[[weights]] severity")) for word in given]
            yield Weight(tuple(types), frozenset(severities), self.number(row.get("weight"), "[[weights]] weight"))

    def tolerance(self, table: Mapping[str, object]) -> Tolerance | None:
        if "tolerance" not in table:
            return None
        given = self.table(table, "tolerance")
        self.only(given, ("passing", "allowed", "points"), "[tolerance] ")
        passing = self.number(given.get("passing"), "[tolerance] passing")
        if not passing < 100 or ("allowed" in given) == ("points" in given):
            remedy = "Give passing below 100, and either allowed (points in 1,000 words) or points (two of them)."
            raise self.wrong("[tolerance] is not clear.", remedy)
        if "allowed" in given:
            allowed = self.number(given["allowed"], "[tolerance] allowed")
            if not allowed:
                raise self.wrong("[tolerance] allowed is 0.", "Allow some points in 1,000 words, however few.")
            return Linear(passing, allowed)
        return self._curve(passing, given["points"])

    def _curve(self, passing: float, points: object) -> Logarithmic:
        place = "[tolerance] points"
        if not (isinstance(points, list) and len(points) == 2 and all(isinstance(p, list) for p in points)):
            raise self.wrong(f"{place} are not two points.", "Write points = [[1000, 10], [5000, 30]].")
        first, second = ([self.number(value, place) for value in point] for point in points)
        if len(first) != 2 or len(second) != 2:
            raise self.wrong(f"{place} are not two pairs.", "Write points = [[1000, 10], [5000, 30]].")
        try:
            return Logarithmic.through(passing, (first[0], first[1]), (second[0], second[1]))
        except ValueError as error:
            raise self.wrong(f"{place}: {error}.") from None

    def repeats(self, value: object) -> int | None:
        if value == "every":
            return None
        if value == "once":
            return 1
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        raise self.wrong(f"[policy] repeats = {value!r} is not known.", 'Use "every", "once" or a number.')
