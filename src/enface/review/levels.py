"""Sets a rule's level in a project's settings, and leaves every other byte of them as it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from enface.formats.atomic import replace_file
from enface.model import EnfaceError, Problem

_HEADER = re.compile(r"\s*\[\s*rules\s*\]\s*(#.*)?")
_TABLE = re.compile(r"\s*\[")


def set_level(path: Path, rule: str, level: str, why: str) -> None:
    """Write a rule's level under `[rules]`, with a remark that says why.

    Raises EnfaceError where the file cannot be read or written, or is laid out in a way that this does not know.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnfaceError(Problem(str(path), f"cannot be read: {error}.")) from None
    line = f'"{rule}" = "{level}"'
    new = _placed(text, rule, f"{line}  # {' '.join(why.split())}")
    if _levels(new) != {**_levels(text), rule: level} or _without_rules(new) != _without_rules(text):
        raise EnfaceError(Problem(str(path), "its [rules] are laid out in another way.", f"Write {line} there."))
    replace_file(path, new.encode("utf-8"))


def _placed(text: str, rule: str, line: str) -> str:
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    header = next((number for number, one in enumerate(lines) if _HEADER.fullmatch(one.rstrip("\r\n"))), None)
    if header is None:
        gap = "" if not lines else end if lines[-1].endswith("\n") else end * 2
        return f"{text}{gap}[rules]{end}{line}{end}"
    if not lines[header].endswith("\n"):
        lines[header] += end
    key = re.compile(rf"\s*[\"']{re.escape(rule)}[\"']\s*=")
    for number in range(header + 1, len(lines)):
        if _TABLE.match(lines[number]):
            break
        if key.match(lines[number]):
            lines[number] = line + end
            return "".join(lines)
    lines.insert(header + 1, line + end)
    return "".join(lines)


def _levels(text: str) -> dict[str, Any]:
    return dict(_tables(text).get("rules", {}))


def _without_rules(text: str) -> dict[str, Any]:
    return {name: table for name, table in _tables(text).items() if name != "rules"}


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
