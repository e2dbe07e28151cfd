"""Glossary and gazetteer files in, terms out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from enface.formats.allocation import no_search_for_cycles
from enface.glossary.concepts import CHINESE_ENGLISH, Languages, TermList
from enface.glossary.lists import list_files, read_list
from enface.glossary.rows import Row, rows_of, to_glossary
from enface.glossary.terms import Glossary
from enface.model import EnfaceError, Problem


def load_glossary(paths: Iterable[str | Path], languages: Languages = CHINESE_ENGLISH) -> Glossary:
    """One glossary from term lists and gazetteers; a folder stands for every one in it.

    Raises EnfaceError with all problems found, each with file, line, reason and remedy.
    """
    with no_search_for_cycles():
        lists, problems = read_lists(paths, languages)
        if problems:
            raise EnfaceError(*problems)
        glossary = to_glossary(row for held in lists for row in rows_in(held, languages))
    return replace(glossary, unused=tuple(held.path for held in lists if held.lacking(languages)))


def read_lists(
    paths: Iterable[str | Path], languages: Languages = CHINESE_ENGLISH
) -> tuple[list[TermList], list[Problem]]:
    """The term lists that can be read, and the problems of the others."""
    lists: list[TermList] = []
    problems: list[Problem] = []
    for path in list_files(paths):
        try:
            lists.append(read_list(path, languages))
        except EnfaceError as error:
            problems += error.problems
    return lists, problems


def rows_in(held: TermList, languages: Languages = CHINESE_ENGLISH) -> Iterable[Row]:
    """The rows of a term list; none where it has no term at all of one of the languages."""
    if held.lacking(languages):
        return ()
    return (row for concept in held.concepts for row in rows_of(concept, held.path, languages))
