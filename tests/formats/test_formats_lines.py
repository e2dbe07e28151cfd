"""Each segment's line is the one that an editor shows it in, whatever line ends the file has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import rows_of, sheet, workbook

from enface import formats
from enface.formats.contract import Lines

XLIFF1 = """<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><body>
<!-- a comment -->
<trans-unit id="1"><source>一</source>
<target>one</target></trans-unit>
<group><trans-unit id="2"><source>二<x id="1"/></source></trans-unit></group></body></file></xliff>"""
XLIFF2 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"><file id="f">
<unit id="1"><segment><source>一</source></segment></unit>

<unit id="2"><segment><source>二</source></segment></unit></file></xliff>"""
TMX = """<tmx version="1.4"><header srclang="zh"/><body>
<tu><tuv xml:lang="zh"><seg>一</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>
<tu><prop type="x">a</prop>
<tuv xml:lang="zh"><seg>二</seg></tuv><tuv xml:lang="en"><seg>two</seg></tuv></tu></body></tmx>"""
PO = 'msgid ""\nmsgstr "Language: en\\n"\n\n# a note\nmsgid "一"\nmsgstr "one"\n\nmsgid "二"\nmsgstr ""\n'
CSV = 'source,target\n一,"one\nline"\n二,two\n'

FILES = {
    "a.xlf": (XLIFF1, [3, 5]),
    "b.xlf": (XLIFF2, [2, 4]),
    "a.tmx": (TMX, [2, 3]),
    "a.po": (PO, [5, 8]),
    "a.csv": (CSV, [2, 4]),
    "a.tsv": ("source\ttarget\n一\tone\n二\ttwo\n", [2, 3]),
    "a.jsonl": ('{"source": "一", "target": "one"}\n\n{"source": "二", "target": "two"}\n', [1, 3]),
    "a.txt": ("One is here.\n\nTwo is there.\n", [1, 3]),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_segments_are_where_an_editor_shows_them(name: str, line_end: str) -> None:
    text, lines = FILES[name]
    (document,) = formats.read_bytes(text.replace("\n", line_end).encode(), name)
    found = [document.line(segment.id) for segment in document.segments]
    assert found == lines


def test_sheets_have_no_lines() -> None:
    data = workbook({"Sheet1": sheet(rows_of(("source", "target"), ("一", "one")))})
    (document,) = formats.read_bytes(data, "a.xlsx")
    assert document.line(document.segments[0].id) is None


@given(st.text(alphabet="a\n\r"), st.lists(st.integers(0, 40)))
def test_lines_are_counted_by_their_ends(text: str, places: list[int]) -> None:
    lines, encoded = Lines(text), Lines(text.encode())
    for place in sorted(places):
        assert lines.at(place) == encoded.at(place) == text.count("\n", 0, place) + 1
