"""Glossaries as they were compiled, kept in the user's cache folder: JSON and patterns, a line each.

Kept by what is in their files, and by what made them, so that nothing there is ever out of date. Whatever stands in the
file, nothing of it runs.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import enface
from enface.glossary.compiled import Compiled, Side, Terms, as_line, term_line
from enface.glossary.concepts import Languages
from enface.glossary.terms import Glossary
from enface.languages.word_cache import cached_bytes, keep_bytes

_LEAST = 16_384
"""So many bytes of files are compiled about as fast as they are found again."""
_MOST = 8
"""So many glossaries are kept, those that were asked for last; one of 100,000 terms takes 40 MB."""
_ENDING = ".glossary"
_MADE_BY = ("glossary", "glossary/lists", "formats", "languages")


def name_of(contents: Sequence[tuple[Path, bytes]], languages: Languages) -> str:
    """Under which name a glossary of these files is kept; empty where it is not worth it."""
    if sum(len(data) for _, data in contents) < _LEAST:
        return ""
    digest = hashlib.blake2b(digest_size=16)
    for said in (repr(_maker()), *languages, *(str(path) for path, _ in contents)):
        digest.update(said.encode(errors="surrogatepass") + b"\0")
    for _, data in contents:
        digest.update(hashlib.blake2b(data).digest())
    return digest.hexdigest() + _ENDING


def _maker() -> tuple[object, ...]:
    """What a compiled glossary depends on besides its files."""
    folders = [Path(enface.__file__).parent / name for name in _MADE_BY]
    modules: list[tuple[str, int, int]] = []
    with suppress(OSError):
        for entry in (entry for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".py")):
            about = entry.stat()
            modules.append((entry.name, about.st_size, about.st_mtime_ns))
    return (enface.__version__, sys.hexversion, find_spec("opencc") is not None, sorted(modules))


def kept(name: str) -> Glossary | None:
    """The glossary that is kept under a name, its terms unread; None where there is none, or not a whole one."""
    body = cached_bytes(name)
    if body is None:
        return None
    head, *lines = body.split(b"\n")
    try:
        unused, with_acronyms, counts = json.loads(head)
        if sum(counts) != len(lines):
            return None
        terms, source, source_groups, target, target_groups = _parts(lines, counts)
        sides = Side([one.decode() for one in source], source_groups), Side(target, target_groups)
    except (ValueError, TypeError, RecursionError):
        return None
    return Glossary(Terms(terms), tuple(unused), Compiled(*sides, with_acronyms))


def _parts(lines: Sequence[bytes], counts: Iterable[int]) -> Iterable[Sequence[bytes]]:
    begin = 0
    for count in counts:
        yield lines[begin : begin + count]
        begin += count


def keep(name: str, glossary: Glossary, ready: Compiled) -> None:
    """Keep a glossary and what was made of it for the next time; where that cannot be, the next time takes longer."""
    source, target = ready.source, ready.target
    parts: list[Sequence[bytes]] = [
        [term_line(term) for term in glossary.terms],
        [one.encode() for one in source.anchors],
        source.groups,
        target.anchors,
        target.groups,
    ]
    head = as_line((glossary.unused, ready.with_acronyms, [len(part) for part in parts]))
    keep_bytes(name, b"\n".join([head, *(line for part in parts for line in part)]), _MOST)
