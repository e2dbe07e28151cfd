"""Errors found, alarms on clean text, injected errors.

Intervals are Wilson's, 95 %; profile default. How often each rule speaks on professional translations is written into
the rules' own file.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import inject
from benchmarks.data import FOLDER, Rated, rated, references, require
from benchmarks.gold import Score, add_up, kind_of, read_gold, score, weighted
from benchmarks.inject_further import FURTHER
from benchmarks.pages import DOCS, table, wilson
from benchmarks.peers import pofilter
from enface import formats
from enface.glossary import Glossary, load_glossary
from enface.model import Document, Finding
from enface.rules import Profile, all_rules, check, load_profile
from enface.rules.rates import RATES, write_rates

PAGE = DOCS / "accuracy.md"
RATES_FILE = Path(__file__).resolve().parents[1] / "src" / "enface" / "rules" / RATES
ARTICLES = tuple(
    (name, Path(__file__).parent / folder)
    for name, folder in (("first", "articles"), ("further", "further_articles"), ("third", "third_articles"))
)
HALVES = ("development", "held-out")
"""Of a set whose misses have all been read, the first is the only one."""
TIERS = ("target-only", "source", "glossary", "source+glossary")
FIRST_FAMILIES = ("gloss", "cap", "acr", "dup")


def gold_tables() -> list[str]:
    """The annotated seed and its clean revision."""
    folder = require(FOLDER / "hunan")
    glossary, profile = load_glossary([folder / "glossary.csv"]), load_profile()
    gold = read_gold(folder / "seed_gold.jsonl")
    rows = []
    seed = check(formats.read(folder / "seed.tsv"), glossary, profile).findings
    for name, detectors in (("glossary, case, acronyms, repetition", FIRST_FAMILIES), ("all machine-findable", ())):
        result = score(seed, gold, detectors)
        rows.append((name, wilson(result.found, result.errors), wilson(result.right, result.placed)))
    clean = check(formats.read(folder / "seed_clean.tsv"), glossary, profile).findings
    asserted = [finding for finding in clean if not finding.advisory]
    lines = ["### A news item with 145 annotated errors", ""]
    lines += table(("errors", "recall", "precision of all findings"), rows)
    lines.append(
        f"Its professional revision: {len(asserted)} asserted findings, {len(clean) - len(asserted)} advisory."
    )
    return [*lines, ""]


def article_tables() -> list[str]:
    """The articles that were written for measuring: those that are read while rules are mended, and those held out."""
    profile = load_profile()
    annotated = read_gold(require(FOLDER / "hunan") / "seed_gold.jsonl")
    seed = Counter(kind_of(error) for error in annotated if error.machine)
    rows: list[tuple[object, ...]] = []
    tiers: list[tuple[object, ...]] = []
    for name, folder in ARTICLES:
        glossary = load_glossary([folder / "glossary.csv"])
        for half in (half for half in HALVES if (folder / half).is_dir()):
            scores: list[Score] = []
            by_tier: dict[str, list[Score]] = defaultdict(list)
            by_kind: dict[str, list[Score]] = defaultdict(list)
            for path in sorted((folder / half).glob("*.tsv")):
                gold = read_gold(path.with_suffix(".gold.jsonl"))
                findings = check(formats.read(path), glossary, profile).findings
                scores.append(score(findings, gold))
                for tier in TIERS:
                    by_tier[tier].append(score(findings, [error for error in gold if error.tier == tier]))
                for kind in seed:
                    by_kind[kind].append(score(findings, [error for error in gold if kind_of(error) == kind]))
            total = add_up(scores)
            as_seed = weighted({kind: add_up(of_kind) for kind, of_kind in by_kind.items()}, seed)
            found, right = wilson(total.found, total.errors), wilson(total.right, total.placed)
            rows.append((name, half, found, f"{as_seed:.3f}", right))
            for tier, of_tier in by_tier.items():
                tiers.append((name, half, tier, wilson(add_up(of_tier).found, add_up(of_tier).errors)))
    lines = ["### Articles written for measuring", ""]
    lines += ["Drafts of provincial news, written before any rule was run on them, with a client's glossary.", ""]
    heads = ("set", "half", "recall of machine-findable errors", "weighted", "precision of all findings")
    lines += table(heads, rows)
    lines += [
        "Nearly half of the errors of the news item above are of the glossary, fewer here: “weighted” is the recall",
        "that comes of the recall by kind and the shares that each kind has there.",
        "",
    ]
    return lines + table(("set", "half", "found from", "recall"), tiers)


def clean_tables() -> list[str]:
    """Alarms on what professionals wrote and on what no rater marked."""
    profile = load_profile()
    documents = references()
    total = sum(len(document.segments) for document in documents)
    findings = [finding for finding in check(documents, Glossary(), profile).findings if not finding.advisory]
    families: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for finding in findings:
        families[finding.family].add((finding.document, finding.segment))
    flagged = set().union(*families.values()) if families else set()
    rows: list[tuple[object, ...]] = [("any rule", len(flagged), wilson(len(flagged), total))]
    rows += [(name, len(places), wilson(len(places), total)) for name, places in sorted(families.items())]
    peer = pofilter()
    if peer:
        name, failed = peer
        bad = sum(bool(failed(segment)) for document in documents for segment in document.segments)
        rows.append((name, bad, wilson(bad, total)))
    lines = ["### Alarms on professional translations", "", f"newstest2021, {total:,} segments, no glossary.", ""]
    lines += table(("family", "segments flagged", "share"), rows)
    return [*lines, *_rated_tables()]


def measure_rates() -> None:
    """Write how often each rule speaks on what professionals wrote, those included that a profile turns off."""
    documents = references()
    total = sum(len(document.segments) for document in documents)
    findings = check(documents, Glossary(), Profile("everything")).findings
    write_rates(RATES_FILE, total, [rule.id for rule in all_rules()], findings)


def _rated_tables() -> list[str]:
    rows = list(rated())
    found = _rated_findings(rows)
    one_rater = list(rated("wmt23"))
    found_there = _rated_findings(one_rater)
    unmarked = [(row, found) for row in rows if not row.spans]
    unmarked += [(row, found_there) for row in one_rater if not row.spans]
    alarms = [row for row, where in unmarked if any(not finding.advisory for finding in where[row.segment.id])]
    overlap, chance = Counter[bool](), Counter[bool]()
    dice = random.Random(1)
    for row in rows:
        spans = [(start, end) for side, start, end in row.spans if side == "target"]
        for finding in found[row.segment.id]:
            if finding.advisory or finding.target is None:
                continue
            start, end = finding.target
            overlap[any(start < b and a < end for a, b in spans)] += 1
            for _ in range(20):
                shift = dice.randrange(max(1, len(row.segment.target) - (end - start) + 1))
                chance[any(shift < b and a < shift + end - start for a, b in spans)] += 1
    placed = sum(overlap.values())
    lift = (overlap[True] / placed) / (chance[True] / sum(chance.values())) if placed and chance[True] else 0.0
    lines = ["### Machine translations of WMT23", "", "Overlap on those with three raters, alarms on all.", ""]
    return lines + table(
        ("figure", "value"),
        [
            ("segments that no rater marked", len(unmarked)),
            ("of them flagged, per 1,000", f"{1000 * len(alarms) / max(1, len(unmarked)):.0f}"),
            ("findings that overlap a rater's span", wilson(overlap[True], placed)),
            ("the same at a random place of the segment", wilson(chance[True], sum(chance.values()))),
            ("lift over chance", f"{lift:.2f}"),
        ],
    )


def judged_table() -> list[str]:
    """Findings about numbers, dates and units that were read one by one, each at its place in the rated sets."""
    with (Path(__file__).parent / "judgements" / "numbers.tsv").open(encoding="utf-8") as lines:
        judged = list(csv.DictReader(lines, delimiter="\t"))
    found = {
        (name, segment, finding.fingerprint)
        for name in ("wmt23sxs", "wmt23")
        for segment, findings in _rated_findings(list(rated(name))).items()
        for finding in findings
    }
    standing = [row for row in judged if (row["set"], row["row"], row["fingerprint"]) in found]
    right = sum(row["verdict"] == "right" for row in standing)
    page = ["### Numbers, dates and units, read one by one", ""]
    page.append(f"{len(judged)} findings on machine translations, drawn at random, were judged by reading both sides.")
    page.append(f"Of the {len(standing)} that are still found, {wilson(right, len(standing))} are right.")
    return [*page, ""]


def _rated_findings(rows: Sequence[Rated]) -> dict[str, list[Finding]]:
    by_document: dict[str, list[Rated]] = defaultdict(list)
    for row in rows:
        by_document[row.document].append(row)
    documents = [Document(name, name, tuple(row.segment for row in own)) for name, own in by_document.items()]
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(documents, Glossary(), load_profile()).findings:
        found[finding.segment].append(finding)
    return found


def injected_table(title: str, injectors: Mapping[str, inject.Injector], seed: int, *, misses: bool) -> list[str]:
    """Errors of known types put into machine translations that no rater marked, and into references."""
    rows = [row.segment for row in rated() if not row.spans]
    rows += [segment for document in references() for segment in document.segments]
    tallies = inject.measure(rows, load_profile(), injectors, seed=seed)
    if misses:
        for name, tally in tallies.items():
            for segment, text in tally.missed:
                print(f"missed  {name}  {segment}  {text}")
    macro = sum(tally.share for tally in tallies.values()) / len(tallies)
    lines = [f"### {title}", "", f"Seed {seed}; asserted findings only; macro mean {macro:.3f}.", ""]
    peer = pofilter()
    shares = inject.measure_peer(rows, peer[1], injectors, seed=seed) if peer else {}
    if peer:
        lines[2] += f" {peer[0]}: {sum(shares.values()) / len(shares):.3f}, any new failure counted."
    return lines + table(
        ("type", "tried", "found", "pofilter"),
        [(name, t.tried, wilson(t.found, t.tried), f"{shares.get(name, 0):.3f}") for name, t in tallies.items()],
    )


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=1, help="of the injected errors")
    parser.add_argument("--misses", action="store_true", help="list the injected errors that were not found")


def tables(wishes: argparse.Namespace) -> list[str]:
    if not wishes.dry:
        measure_rates()
    return [
        *gold_tables(),
        *article_tables(),
        *clean_tables(),
        *judged_table(),
        *injected_table("Injected errors", inject.INJECTORS, wishes.seed, misses=wishes.misses),
        *injected_table("Further injected errors", FURTHER, wishes.seed, misses=wishes.misses),
    ]
