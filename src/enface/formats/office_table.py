"""Which columns of a table in an Office file are its source, target, id, status and note: by header or by content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enface.formats.naming import untaken
from enface.formats.table import COLUMNS, Row
from enface.model import Status

Cells = Mapping[int, str]
"""The texts of a row by the number of their column."""

_NAMES = {
    "id": "id nr no key identifier segmentid stringid 序号 编号 句段编号",
    "source": "source sourcetext sourcesegment sourcelanguage original originaltext "
    "原文 源文 源文本 原文文本 源语言 源语",
    "target": "target targettext targetsegment targetlanguage translation translatedtext "
    "译文 目标文本 译文文本 目标语言 目标语 翻译",
    "status": "status state segmentstatus 状态",
    "note": "note notes comment comments remark remarks 备注 批注 注释 说明",
    "document": "document file filename 文件 文件名 文档",
    "paragraph": "paragraph 段落",
}
_LANGUAGES = {
    "source": "chinese zh zhcn zhhans simplifiedchinese chinesesimplified chinesechina 中文 汉语 简体中文 中文原文",
    "target": "english en enus engb englishus englishuk 英文 英语 英译 英文译文 英语译文 英文翻译",
}
"""Headers that name a language; one that names the column's part in the translation goes before them."""

_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_ROLES |= {name: name for name in COLUMNS}
_BY_LANGUAGE = {name: role for role, names in _LANGUAGES.items() for name in names.split()}
_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]|[:：].*", re.DOTALL)
_NO_LETTER = re.compile(r"[\W_]+")
_CHINESE = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_HEADER_ROWS = 20
"""How far down a header is looked for."""
_SAMPLE = 200
_SHARE = 0.8
"""How many of the filled cells of a column must be in its language, where only content tells."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns by number, and the row (from 0) where the segments begin."""

    names: Mapping[int, str]
    first: int
    by_content: bool = False

    def column(self, name: str) -> int | None:
        """The number of a column."""
        return next((number for number, held in self.names.items() if held == name), None)

    def row(self, cells: Cells, line: int, document: str, locked: str) -> Row:
        """A row of the table with its columns named; without an id, its line is one."""
        held = {name: cells.get(number, "") for number, name in self.names.items()}
        held["id"] = held["id"] or f"row {line}" if "id" in held else str(line)
        held["document"] = held.get("document", "") or document
        return Row(held, line, locked=bool(locked))


def layout(rows: Sequence[Cells], *, needs_source: bool) -> Layout | None:
    """What the columns of a table are; None where it is no bilingual one."""
    found = _by_header(rows, needs_source) or _by_content(rows)
    return found and _sound(found, rows)


def _by_header(rows: Sequence[Cells], needs_source: bool) -> Layout | None:
    for place, cells in enumerate(rows[:_HEADER_ROWS]):
        roles = _roles(cells)
        if "target" in roles and ("source" in roles or not needs_source):
            numbers = {number: role for role, number in roles.items()}
            taken = set(COLUMNS)
            others = {n: untaken(text.strip(), taken) for n, text in cells.items() if n not in numbers and text.strip()}
            return Layout(dict(sorted({**numbers, **others}.items())), place + 1)
    return None


def _roles(cells: Cells) -> dict[str, int]:
    """The column of each part; the first of several, and languages only where no part is named."""
    found: dict[str, int] = {}
    for names in (_ROLES, _BY_LANGUAGE):
        for number, text in sorted(cells.items()):
            role = names.get(text.strip().lower()) or names.get(_NO_LETTER.sub("", _ASIDE.sub("", text.lower())))
            if role is not None and number not in found.values():
                found.setdefault(role, number)
    return found


def _by_content(rows: Sequence[Cells]) -> Layout | None:
    """A column of Chinese and one of Latin letters, where there is one of each."""
    columns: dict[int, list[str]] = {}
    for cells in rows[:_SAMPLE]:
        for number, text in cells.items():
            if text.strip():
                columns.setdefault(number, []).append(text)
    chinese = [number for number, texts in columns.items() if _share(texts, chinese=True) >= _SHARE]
    english = [number for number, texts in columns.items() if _share(texts, chinese=False) >= _SHARE]
    english = [number for number in english if any(" " in text.strip() for text in columns[number])]
    if len(chinese) != 1 or len(english) != 1:
        return None
    return Layout(dict(sorted({chinese[0]: "source", english[0]: "target"}.items())), 0, by_content=True)


def _share(texts: Sequence[str], *, chinese: bool) -> float:
    fitting = sum(bool(_CHINESE.search(text)) is chinese and bool(chinese or _LATIN.search(text)) for text in texts)
    return fitting / len(texts)


def _sound(found: Layout, rows: Sequence[Cells]) -> Layout:
    """Ids that stand twice and statuses that are not ours make a column one like any other."""
    names = dict(found.names)
    held = rows[found.first :]
    for number, name in found.names.items():
        values = [text.strip() for cells in held if (text := cells.get(number, "").strip())]
        is_id = name == "id" and "document" not in names.values() and len(set(values)) < len(values)
        is_state = name == "status" and not all(value.lower() in tuple(Status) for value in values)
        if is_id or is_state:
            names[number] = f"{name} in the file"
    return Layout(names, found.first, found.by_content)


def segments(rows: Sequence[tuple[int, Cells]], found: Layout) -> Iterator[tuple[int, int, Cells]]:
    """The rows that hold a source or a target: their place among all, their line, their cells."""
    source, target = found.column("source"), found.column("target")
    for place, (line, cells) in enumerate(rows):
        if place >= found.first and any(
            cells.get(number, "").strip() for number in (source, target) if number is not None
        ):
            yield place, line, cells
