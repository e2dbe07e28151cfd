"""What is doubtful in a glossary: rows that never match, contradictions, concepts without a rendering to use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from enface.glossary.concepts import CHINESE_ENGLISH, Languages, TermList
from enface.glossary.files import read_lists, rows_in
from enface.glossary.forms import is_affix, is_note
from enface.glossary.lists import faults_of
from enface.glossary.rows import Row
from enface.glossary.terms import TermStatus
from enface.model import Problem

_MOST_NAMED = 4


class Checked(NamedTuple):
    """The term lists that could be read, and what is doubtful in them and the others, in order of file and line."""

    lists: tuple[TermList, ...]
    problems: tuple[Problem, ...]


def check_glossary(paths: Iterable[str | Path], languages: Languages = CHINESE_ENGLISH) -> Checked:
    """What a terminologist would want to look at in glossary and gazetteer files, in order of file and line.

    Files that cannot be read are among the problems; nothing is raised. Most of what is found does no harm: such rows
    are set aside, and the rest of the glossary works.
    """
    lists, problems = read_lists(paths, languages)
    problems += [problem for held in lists for problem in (*_faults(held), *_missing_languages(held, languages))]
    rows = [row for held in lists for row in rows_in(held, languages)]
    problems += [problem for row in rows for problem in _row_problems(row)]
    complete = [
        row
        for row in rows
        if row.sources[0] and row.rendering.text and not is_affix(row.rendering) and not is_note(row.rendering)
    ]
    problems += _duplicates(complete)
    problems += _contradictions(complete)
    problems += _without_preferred(complete)
    problems += _shared_renderings(complete)
    order = {held.path: number for number, held in enumerate(lists)}
    problems.sort(key=lambda problem: (order.get(problem.path, -1), problem.line or 0))
    return Checked(tuple(lists), tuple(problems))


def _faults(held: TermList) -> Iterator[Problem]:
    for fault in faults_of(held.path):
        yield Problem(held.path, f"{fault.rule}: {fault.message}", line=fault.line, column=fault.column)


def _missing_languages(held: TermList, languages: Languages) -> Iterator[Problem]:
    if held.concepts and (lacking := held.lacking(languages)):
        has = ", ".join(f"{language or 'none named'} {count:,}" for language, count in held.languages.items())
        reason = f"holds no terms in {' and '.join(lacking)}; its languages are {has or 'none'}."
        yield Problem(held.path, reason, "Nothing in it is looked for.")


def _problem(row: Row, reason: str, remedy: str) -> Problem:
    return Problem(row.path, reason, remedy, row.line)


def _row_problems(row: Row) -> Iterator[Problem]:
    source, rendering = row.sources[0], row.rendering
    target = rendering.text
    if not source or not target:
        side, other = ("source term", target) if not source else ("rendering", source)
        yield _problem(row, f"{other} has no {side}.", "Add it, or delete the entry.")
    elif is_affix(rendering):
        yield _problem(row, f"{source} = {target} is a suffix of names.", "Nothing to do: it never matches by itself.")
    elif is_note(rendering):
        yield _problem(row, f"“{target}” is a note, no rendering.", "It never matches; write it as a note.")
    elif len(source) == 1:
        yield _problem(
            row, f"{source} is a single character.", "It never matches by itself; enter the words it stands in."
        )
    elif len(target) == 1:
        yield _problem(row, f"{target} is a single letter.", "It never matches by itself; write the rendering out.")


def _by_concept(rows: Sequence[Row]) -> Iterator[list[Row]]:
    concepts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        concepts[row.sources[0]].append(row)
    return iter(concepts.values())


def _duplicates(rows: Sequence[Row]) -> Iterator[Problem]:
    first: dict[tuple[str, str, str, TermStatus], Row] = {}
    for row in rows:
        known = first.setdefault((row.path, row.sources[0], row.rendering.text, row.rendering.status), row)
        if known is not row:
            reason = f"{row.sources[0]} = {row.rendering.text} stands in line {known.line} already."
            yield _problem(row, reason, "Delete one of the two.")


def _contradictions(rows: Sequence[Row]) -> Iterator[Problem]:
    for concept in _by_concept(rows):
        allowed = {row.rendering.text: row for row in concept if row.rendering.status.is_approved}
        for row in concept:
            text, status = row.rendering.text, row.rendering.status
            if not status.is_approved and text in allowed:
                other = allowed[text]
                reason = (
                    f"{row.sources[0]}: “{text}” is {status} here and {other.rendering.status} in line {other.line}."
                )
                yield _problem(row, reason, "Keep one of the two.")


def _without_preferred(rows: Sequence[Row]) -> Iterator[Problem]:
    for concept in _by_concept(rows):
        statuses = {row.rendering.status for row in concept}
        if TermStatus.PREFERRED in statuses:
            continue
        row = concept[0]
        if TermStatus.ADMITTED in statuses:
            reason = f"{row.sources[0]} has admitted renderings only."
            yield _problem(row, reason, "Mark the one to use as preferred.")
        else:
            reason = f"{row.sources[0]} has no rendering that may be used."
            yield _problem(row, reason, "Add the one to use as preferred, so that findings can offer it.")


def _shared_renderings(rows: Sequence[Row]) -> Iterator[Problem]:
    uses: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row.rendering.status.is_approved:
            uses[row.rendering.text.lower()].setdefault(row.sources[0], row)
    for row in rows:
        text, status = row.rendering.text, row.rendering.status
        others = [source for source in uses[text.lower()] if source != row.sources[0]]
        named = "、".join(others[:_MOST_NAMED]) + ("…" if len(others) > _MOST_NAMED else "")
        if others and not status.is_approved:
            reason = f"“{text}” is {status} for {row.sources[0]} and right for {named}."
            yield _problem(row, reason, "It is a finding only where the source speaks of the former.")
        elif others and next(iter(uses[text.lower()].values())) is row:
            reason = f"“{text}” renders {row.sources[0]} and {named}."
            yield _problem(row, reason, "A reader cannot tell them apart; check that this is meant.")
