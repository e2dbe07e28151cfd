"""The single lines around the grid, as words that fit a width: header, hints, a question with its answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text

from enface.languages.safe_text import safe_text
from enface.model import EnfaceError
from enface.review.query import NAMED
from enface.review.views import Filter

SEPARATOR = "  "
_NAME = 12


def complaint(error: EnfaceError) -> str:
    """What went wrong and what to do, in a line: a file by its name alone, since its path would fill the line."""
    return " ".join(str(replace(problem, path=Path(problem.path).name)) for problem in error.problems)


def header(name: str, needed: Sequence[Text], others: Sequence[Text], width: int) -> Text:
    """Program, document, what must be known, and of the others as many as fit; a long name is cut, no part is.

    Where the document's name would become too short to be known, the program's name gives way.
    """
    gap = "   "
    rest = Text(gap).join(needed)
    line = Text.assemble((" enface ", "bold reverse"), "  ")
    title = Text(safe_text(name).text, "bold")
    room = width - len(gap) - rest.cell_len
    if room - line.cell_len < min(_NAME, title.cell_len):
        line = Text()
    title.truncate(max(2, room - line.cell_len), overflow="ellipsis")
    line.append_text(title).append(gap).append_text(rest)
    for part in others:
        if line.cell_len + len(gap) + part.cell_len > width:
            break
        line.append(gap).append_text(part)
    return line


def beside(left: str, right: str, width: int) -> str:
    """`left`, and `right` at the other end of the line where both fit; `left` is cut before `right` goes."""
    if not right:
        return left
    line = Text(left)
    line.truncate(max(8, width - cell_len(right) - 2), overflow="ellipsis", pad=True)
    return f"{line.plain}{SEPARATOR}{right}"


def hints(words: Iterable[str], width: int) -> str:
    """As many hints as fit, in their order; the last one, help, always."""
    *rest, last = words
    while rest and cell_len(SEPARATOR.join([*rest, last])) > width:
        rest.pop()
    return SEPARATOR.join([*rest, last])


def question(words: Sequence[str], width: int) -> tuple[str, str]:
    """A question and its answers on one line, or where they do not fit, on two; none is cut in two."""
    first = 0
    while first < len(words) - 1 and cell_len(SEPARATOR.join(words[first:])) > width:
        first += 1
    return SEPARATOR.join(words[:first]), SEPARATOR.join(words[first:])


def filter_words(filter: Filter, saved: Mapping[str, str]) -> str:
    """A filter as a chip says it, its query by the name that it is saved under."""
    words = ["open findings"] if filter.open_findings else []
    words += ["changed by the file"] if filter.changed else []
    words += ["approved once, no longer"] if filter.stale else []
    words += sorted(status.value for status in filter.statuses)
    words += [f"“{safe_text(filter.text).text}”"] if filter.text else []
    name = next((f"{NAMED}{name}" for name, query in saved.items() if query == filter.query), filter.query)
    words += [safe_text(name).text] if name else []
    return ", ".join(words)
