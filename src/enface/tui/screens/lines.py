"""The single lines around the grid, as words that fit a width: header, hints, a question with its answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from enface.languages.safe_text import safe_text
from enface.review.views import Filter

SEPARATOR = "  "


def header(name: str, parts: Sequence[Text], width: int) -> Text:
    """Program, document and `parts`, the important first; what does not fit is left out, never cut in two."""
    line = Text.assemble((" enface ", "bold reverse"), "  ")
    title = Text(safe_text(name).text, "bold")
    # The first part says where one is: a long name is cut before it.
    room = width - line.cell_len - (parts[0].cell_len + 3 if parts else 0)
    title.truncate(max(8, room), overflow="ellipsis")
    line.append_text(title)
    for part in parts:
        if line.cell_len + 3 + part.cell_len > width:
            break
        line.append("   ").append_text(part)
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


def filter_words(filter: Filter) -> str:
    """A filter as a chip says it."""
    words = ["open findings"] if filter.open_findings else []
    words += sorted(status.value for status in filter.statuses)
    words += [f"“{safe_text(filter.text).text}”"] if filter.text else []
    return ", ".join(words)


def counted(number: int, thing: str) -> str:
    """A number of things, in words."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
