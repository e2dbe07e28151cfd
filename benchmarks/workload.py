"""Large files of any number of units, made from professional translations: the same bytes at every run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from benchmarks.data import references
from enface import formats


class Kind(NamedTuple):
    """A kind of file, and how one of so many units is made."""

    name: str
    file: str
    make: Callable[[int], bytes]


Pair = tuple[str, str]
_DOCUMENT = 100
_ROOT = Path(__file__).resolve().parents[1]


def pairs(units: int) -> Iterator[Pair]:
    """Sources and targets, each with its number, so that no two are the same."""
    texts = [(segment.source, segment.target) for document in references() for segment in document.segments]
    for number in range(units):
        source, target = texts[number % len(texts)]
        yield f"{source} {number}", f"{target} {number}"


def sample() -> Iterator[Pair]:
    """The texts of this repository: the sample project, then the articles."""
    articles = (_ROOT / "benchmarks" / "articles").glob("*/*.tsv")
    for path in (*sorted((_ROOT / "segments").iterdir()), *sorted(articles)):
        for document in formats.read(path):
            yield from ((segment.source, segment.target) for segment in document.segments)


def endless(texts: Iterable[Pair]) -> Iterator[Pair]:
    """The texts over and over, from the second time on with the number of an article, so that no two are the same."""
    kept = list(texts)
    yield from kept
    for number in count(1):
        for source, target in kept:
            yield f"第{number}条：{source}", f"Article {number}: {target}"


def xliff1(texts: Iterable[Pair]) -> Iterator[str]:
    """The lines of an XLIFF 1.2 file, with a `file` element for every hundred segments."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    languages = 'source-language="zh-CN" target-language="en" datatype="plaintext"'
    for number, (source, target) in enumerate(texts):
        if number % _DOCUMENT == 0:
            yield "    </body>\n  </file>\n" if number else ""
            yield f'  <file original="news-{number // _DOCUMENT}" {languages}>\n    <body>\n'
        yield f'      <trans-unit id="{number}"><source>{escape(source)}</source>\n'
        yield f'        <target state="translated">{escape(target)}</target></trans-unit>\n'
    yield "    </body>\n  </file>\n</xliff>\n"


def _xliff1(units: int) -> bytes:
    return "".join(xliff1(pairs(units))).encode()


def _xliff2(units: int) -> bytes:
    body = "\n".join(
        f'    <unit id="{number}"><segment state="translated"><source>{escape(source)}</source>'
        f"<target>{escape(target)}</target></segment></unit>"
        for number, (source, target) in enumerate(pairs(units))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        f' srcLang="zh-CN" trgLang="en">\n  <file id="news">\n{body}\n  </file>\n</xliff>\n'
    ).encode()


def _tmx(units: int) -> bytes:
    body = "\n".join(
        f'    <tu tuid="{number}"><tuv xml:lang="zh-CN"><seg>{escape(source)}</seg></tuv>\n'
        f'      <tuv xml:lang="en"><seg>{escape(target)}</seg></tuv></tu>'
        for number, (source, target) in enumerate(pairs(units))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '  <header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en"'
        ' srclang="zh-CN" datatype="plaintext"/>\n  <body>\n'
        f"{body}\n  </body>\n</tmx>\n"
    ).encode()


def _po(units: int) -> bytes:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n'
    entries = (
        f"#: news:{number}\nmsgid {_quoted(source)}\nmsgstr {_quoted(target)}\n"
        for number, (source, target) in enumerate(pairs(units))
    )
    return (head + "\n".join(entries)).encode()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


KINDS = (
    Kind("XLIFF 1.2", "news.xlf", _xliff1),
    Kind("XLIFF 2.0", "news2.xlf", _xliff2),
    Kind("TMX 1.4", "news.tmx", _tmx),
    Kind("PO", "news.po", _po),
)
