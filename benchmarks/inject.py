"""Puts one error of a known type into a clean translation, and asks whether a finding touches it."""

from __future__ import annotations

import calendar
import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.peers import Filters
from enface.glossary import Glossary
from enface.model import Document, Finding, Segment
from enface.rules import Profile, check

MONTHS = [name for name in calendar.month_name if name]


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged target and where: the edit's span in it. `omission` where something was left out."""

    target: str
    start: int
    end: int
    omission: bool = False


Injector = Callable[[Segment, random.Random], Damage | None]
INJECTORS: dict[str, Injector] = {}


def injector(name: str) -> Callable[[Injector], Injector]:
    """Register an error type."""

    def register(function: Injector) -> Injector:
        INJECTORS[name] = function
        return function

    return register


def _pick(pattern: str, text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return chance.choice(found) if found else None


def _swap(target: str, match: re.Match[str], new: str, *, omission: bool = False) -> Damage:
    start, end = match.span()
    return Damage(target[:start] + new + target[end:], start, start + len(new), omission)


@injector("digit")
def digit(segment: Segment, chance: random.Random) -> Damage | None:
    """One digit of a figure of at least two becomes another."""
    match = _pick(r"(?<![\d.,])\d[\d,.]*\d(?![\d])", segment.target, chance)
    if not match:
        return None
    places = [place for place, char in enumerate(match[0]) if char.isdigit()]
    place = chance.choice(places)
    new = chance.choice([char for char in "123456789" if char != match[0][place]])
    return _swap(segment.target, match, match[0][:place] + new + match[0][place + 1 :])


@injector("dropped number")
def dropped_number(segment: Segment, chance: random.Random) -> Damage | None:
    """A figure is left out."""
    match = _pick(r"(?<![\w.,])\d[\d,.]*\d(?![\w]) ", segment.target, chance)
    return _swap(segment.target, match, "", omission=True) if match else None


@injector("scale")
def scale(segment: Segment, chance: random.Random) -> Damage | None:
    """A figure before million, billion, trillion or thousand is ten times too small or large."""
    match = _pick(r"\b\d+(?:\.\d+)?(?= (?:million|billion|trillion|thousand)\b)", segment.target, chance)
    if not match:
        return None
    value = float(match[0]) * chance.choice([0.1, 10.0])
    return _swap(segment.target, match, f"{value:.6f}".rstrip("0").rstrip("."))


@injector("month")
def month(segment: Segment, chance: random.Random) -> Damage | None:
    """Another month, where the source names one by number."""
    if not re.search(r"[\d一二三四五六七八九十]月", segment.source):
        return None
    match = _pick(rf"\b(?:{'|'.join(MONTHS)})\b(?= \d)", segment.target, chance)
    return _swap(segment.target, match, chance.choice([name for name in MONTHS if name != match[0]])) if match else None


@injector("currency")
def currency(segment: Segment, chance: random.Random) -> Damage | None:
    """Yuan become dollars, dollars yuan."""
    match = _pick(r"(?<=\d )(?:yuan|RMB)\b|(?<=llion )(?:yuan|RMB)\b", segment.target, chance)
    if match:
        return _swap(segment.target, match, "dollars")
    match = _pick(r"(?:U\.?S\.? )?dollars\b", segment.target, chance)
    return _swap(segment.target, match, "yuan") if match and "美元" in segment.source else None


@injector("doubled word")
def doubled_word(segment: Segment, chance: random.Random) -> Damage | None:
    """A word stands twice."""
    match = _pick(r"\b[a-z]{3,}\b(?= [a-z])", segment.target, chance)
    if not match or match[0] in {"had", "that"}:
        return None
    return _swap(segment.target, match, f"{match[0]} {match[0]}")


@injector("final stop")
def final_stop(segment: Segment, _chance: random.Random) -> Damage | None:
    """The final full stop is lost."""
    if not (segment.target.endswith(".") and segment.source.endswith("。")) or segment.target[-3:-1].endswith("."):
        return None
    target = segment.target[:-1]
    return Damage(target, max(len(target) - 1, 0), len(target), omission=True)


@injector("?→.")
def question(segment: Segment, _chance: random.Random) -> Damage | None:
    """A question ends like a statement."""
    if not (segment.target.endswith("?") and segment.source.endswith(("？", "?"))):
        return None
    return Damage(segment.target[:-1] + ".", len(segment.target) - 1, len(segment.target))


@injector("CJK punctuation")
def cjk_punctuation(segment: Segment, chance: random.Random) -> Damage | None:
    """A comma is the full-width one."""
    match = _pick(r"(?<=[a-z]), ", segment.target, chance)
    return _swap(segment.target, match, "，") if match else None


@injector("space before punctuation")
def space_before(segment: Segment, chance: random.Random) -> Damage | None:
    """A space stands before a comma or the full stop."""
    match = _pick(r"(?<=[a-z])[,.](?= |$)", segment.target, chance)
    return _swap(segment.target, match, f" {match[0]}") if match else None


@injector("double space")
def double_space(segment: Segment, chance: random.Random) -> Damage | None:
    """Two spaces between words."""
    match = _pick(r"(?<=[a-z]) (?=[a-z])", segment.target, chance)
    return _swap(segment.target, match, "  ") if match else None


@injector("unbalanced quote")
def unbalanced(segment: Segment, chance: random.Random) -> Damage | None:
    """One of a pair of quotation marks or brackets is lost."""
    if sum(segment.target.count(mark) for mark in '"“”') % 2:
        return None
    match = _pick(r"[\"“”()]", segment.target, chance)
    if not match:
        return None
    damaged = _swap(segment.target, match, "")
    return replace(damaged, start=max(0, damaged.start - 60), end=min(len(damaged.target), damaged.end + 60))


@injector("Chinese fragment")
def chinese(segment: Segment, chance: random.Random) -> Damage | None:
    """A piece of the source stands in the target."""
    piece = _pick(r"[一-鿿]{2,4}", segment.source, chance)
    match = _pick(r"(?<= )[a-z]{4,}(?= )", segment.target, chance)
    return _swap(segment.target, match, piece[0]) if piece and match else None


@injector("dropped Latin token")
def latin(segment: Segment, chance: random.Random) -> Damage | None:
    """A Latin word of the source is missing in the target."""
    tokens = [
        token for token in re.findall(r"[A-Za-z][A-Za-z\d-]{2,}", segment.source) if segment.target.count(token) == 1
    ]
    if not tokens:
        return None
    match = re.search(re.escape(chance.choice(tokens)) + " ?", segment.target)
    return _swap(segment.target, match, "", omission=True) if match else None


@injector("HTML entity")
def entity(segment: Segment, chance: random.Random) -> Damage | None:
    """An apostrophe, quote or ampersand is an entity."""
    names = {"'": "&apos;", "’": "&#39;", '"': "&quot;", "&": "&amp;"}
    match = _pick(r"['’\"&]", segment.target, chance)
    return _swap(segment.target, match, names[match[0]]) if match else None


@injector("lower-case start")
def lower_start(segment: Segment, _chance: random.Random) -> Damage | None:
    """The segment begins with a small letter."""
    word = re.match(r"[A-Z][a-z]+\b", segment.target)
    if not word:
        return None
    return Damage(segment.target[0].lower() + segment.target[1:], 0, word.end())


@injector("typo")
def typo(segment: Segment, chance: random.Random) -> Damage | None:
    """Two letters inside a long word change places."""
    match = _pick(r"(?<= )[a-z]{7,}\b", segment.target, chance)
    if not match:
        return None
    word = match[0]
    places = [place for place in range(1, len(word) - 2) if word[place] != word[place + 1]]
    if not places:
        return None
    place = chance.choice(places)
    return _swap(segment.target, match, word[:place] + word[place + 1] + word[place] + word[place + 2 :])


@injector("truncated half")
def truncated(segment: Segment, _chance: random.Random) -> Damage | None:
    """The second half of a long target is lost."""
    if len(segment.target) < 120:
        return None
    cut = segment.target.rfind(" ", 0, len(segment.target) // 2)
    return Damage(segment.target[:cut], max(0, cut - 20), cut, omission=True) if cut > 0 else None


@injector("dropped sentence")
def dropped_sentence(segment: Segment, _chance: random.Random) -> Damage | None:
    """One of several sentences is left out."""
    sentences = re.findall(r"[^。！？]+[。！？]", segment.source)
    parts = re.split(r"(?<=[a-z][.!?]) (?=[A-Z])", segment.target)
    if len(sentences) < 2 or len(parts) != len(sentences) or len(parts[-1]) < 40:
        return None
    target = " ".join(parts[:-1])
    return Damage(target, max(0, len(target) - 1), len(target), omission=True)


def touches(finding: Finding, damage: Damage) -> bool:
    """Whether an asserted finding touches the edit, or, for what was left out, speaks of the source."""
    if finding.advisory:
        return False
    if damage.omission and finding.source is not None:
        return True
    if finding.target is None:
        return finding.source is None and damage.omission
    return finding.target.start <= damage.end and damage.start <= finding.target.end


@dataclass(frozen=True)
class Tally:
    """How many injected errors of a type were found, and which not."""

    found: int
    tried: int
    missed: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Found of tried."""
        return self.found / self.tried if self.tried else 0.0


def damaged_rows(rows: Sequence[Segment], name: str, seed: int, limit: int) -> list[tuple[Segment, Damage]]:
    """Up to `limit` of the rows with an error of one type in each, the same ones for the same seed."""
    chance = random.Random(f"{seed}/{name}")
    order = list(rows)
    chance.shuffle(order)
    pairs: list[tuple[Segment, Damage]] = []
    for segment in order:
        damage = INJECTORS[name](segment, chance)
        if damage is not None and damage.target != segment.target:
            pairs.append((segment, damage))
        if len(pairs) == limit:
            break
    return pairs


def measure_peer(rows: Sequence[Segment], failed: Filters, *, seed: int = 1, limit: int = 200) -> dict[str, float]:
    """The share of each type for which a peer fails a filter on the damaged row that it passes on the clean one."""
    shares: dict[str, float] = {}
    for name in INJECTORS:
        pairs = damaged_rows(rows, name, seed, limit)
        found = sum(bool(failed(replace(row, target=damage.target)) - failed(row)) for row, damage in pairs)
        shares[name] = found / len(pairs) if pairs else 0.0
    return shares


def measure(
    rows: Sequence[Segment], profile: Profile, *, seed: int = 1, limit: int = 200, glossary: Glossary | None = None
) -> dict[str, Tally]:
    """Inject each type into up to `limit` of the rows; each damaged row is its own document.

    A finding that the clean row had already does not count.
    """
    result: dict[str, Tally] = {}
    known = glossary or Glossary()
    for name in INJECTORS:
        pairs = damaged_rows(rows, name, seed, limit)
        clean = _findings([segment for segment, _ in pairs], known, profile)
        damaged = _findings([segment._replace(target=damage.target) for segment, damage in pairs], known, profile)
        missed: list[tuple[str, str]] = []
        for number, (segment, damage) in enumerate(pairs):
            before = {finding.fingerprint for finding in clean[number]}
            if not any(touches(found, damage) and found.fingerprint not in before for found in damaged[number]):
                missed.append((segment.id, damage.target[max(0, damage.start - 40) : damage.end + 40]))
        result[name] = Tally(len(pairs) - len(missed), len(pairs), tuple(missed))
    return result


def _findings(segments: Sequence[Segment], glossary: Glossary, profile: Profile) -> dict[int, list[Finding]]:
    documents = [Document(f"d{number}", f"d{number}", (segment,)) for number, segment in enumerate(segments)]
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in check(documents, glossary, profile).findings:
        found[int(finding.document[1:])].append(finding)
    return found
