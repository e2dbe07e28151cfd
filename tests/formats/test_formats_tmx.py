"""TMX read and written back: pairs of languages, codes, notes; only what changed differs."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated_xml

from enface import formats
from enface.formats import Change, tmx
from enface.model import INLINE_CODE, Document, ImportProblem, Segment, Status

SAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh-CN" datatype="xml"/>
  <body>
    <tu tuid="one">
      <note>from the client</note>
      <prop type="domain">law</prop>
      <tuv xml:lang="zh-CN"><seg>会议<bpt i="1">&lt;b&gt;</bpt>召开<ept i="1">&lt;/b&gt;</ept>。</seg></tuv>
      <tuv xml:lang="en-US" changedate="20200101T000000Z"><seg>The meeting <bpt i="1">&lt;b&gt;</bpt>opened<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
    </tu>
    <!-- <tu><tuv xml:lang="zh-CN"><seg>x</seg></tuv></tu> -->
    <tu>
      <tuv xml:lang="zh-CN">
        <seg>合同 &amp; <ph x="2">{0}</ph></seg>
      </tuv>
      <tuv xml:lang="en-US"><prop type="p">q</prop><seg/></tuv>
    </tu>
    <tu>
      <tuv xml:lang="zh-CN"><seg>甲</seg></tuv>
    </tu>
  </body>
</tmx>
""".encode()

SEVERAL = """<tmx version="1.1"><header srclang="*all*"/><body>
<tu><tuv lang="FR"><seg>un</seg></tuv><tuv lang="ZH"><seg>一</seg></tuv><tuv lang="EN"><seg>one</seg></tuv></tu>
<tu srclang="EN"><tuv lang="EN"><seg>two</seg></tuv><tuv lang="ZH"><seg>二</seg></tuv></tu>
</body></tmx>""".encode()


def segments(data: bytes) -> dict[str, Segment]:
    (document,) = tmx.read(data, "a.tmx")
    return {segment.id: segment for segment in document.segments}


def written(changes: dict[str, Change], data: bytes = SAMPLE) -> bytes:
    assert tmx.write(data, "a.tmx", {}) == data
    return formats.spliced(data, "a.tmx", {("a.tmx", id_): change for id_, change in changes.items()})


def differing(before: bytes, after: bytes) -> list[tuple[str, str]]:
    """The lines that differ, stripped, each as it was and is; the number of lines must be the same."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [(was.strip(), now.strip()) for was, now in zip(old, new, strict=True) if was != now]


def test_units_are_segments_with_native_codes_notes_and_properties() -> None:
    found = segments(SAMPLE)
    assert list(found) == ["one", "2", "3"]
    assert found["one"].target == f"The meeting {INLINE_CODE}opened{INLINE_CODE}."
    assert [code.label for code in found["2"].source_codes] == ["{0}"]
    assert found["one"].note == "from the client"
    assert found["one"].columns == (("domain", "law"), ("notes", "from the client"))
    assert [segment.status for segment in found.values()] == [Status.TRANSLATED, Status.DRAFT, Status.DRAFT]
    (document,) = tmx.read(SAMPLE, "a.tmx")
    assert (document.name, document.languages) == ("a.tmx", ("zh", "en"))


def test_an_edited_text_is_all_that_differs() -> None:
    result = written({"one": Change(f"It {INLINE_CODE}began{INLINE_CODE} < noon.")})
    assert [now for _, now in differing(SAMPLE, result)] == [
        '<tuv xml:lang="en-US" changedate="20200101T000000Z"><seg>It <bpt i="1">&lt;b&gt;</bpt>began<ept i="1">&lt;/b&gt;</ept> &lt; noon.</seg></tuv>'
    ]


def test_an_empty_text_is_filled_and_a_missing_variant_put_behind_the_source() -> None:
    result = written({"2": Change(f"Contract & {INLINE_CODE}"), "3": Change("A")}).decode()
    assert '<prop type="p">q</prop><seg>Contract &amp; <ph x="2">{0}</ph></seg></tuv>' in result
    expected = '<tuv xml:lang="zh-CN"><seg>甲</seg></tuv>\n      <tuv xml:lang="en-US"><seg>A</seg></tuv>\n    </tu>'
    assert expected in result


def test_own_note_is_a_property_of_the_target_and_is_changed_in_place_later() -> None:
    target = segments(SAMPLE)["one"].target
    first = written({"one": Change(target, note="too free & long")})
    assert '<prop type="x-enface-note">too free &amp; long</prop><seg>The' in first.decode()
    assert segments(first)["one"].note == "too free & long"
    second = written({"one": Change(target, note="too free")}, first)
    assert second == first.replace(b"too free &amp; long", b"too free")


def test_every_pair_of_languages_is_a_document() -> None:
    def told(document: Document) -> tuple[str, tuple[str, str], list[tuple[str, str]]]:
        return document.name, document.languages, [(one.source, one.target) for one in document.segments]

    assert [told(document) for document in tmx.read(SEVERAL, "a.tmx")] == [
        ("ZH→FR", ("zh", "fr"), [("一", "un")]),
        ("ZH→EN", ("zh", "en"), [("一", "one")]),
        ("EN→ZH", ("en", "zh"), [("two", "二")]),
    ]
    result = formats.spliced(SEVERAL, "a.tmx", {("ZH→EN", "1"): Change("the one")})
    assert result == SEVERAL.replace(b">one<", b">the one<")


def test_half_of_a_native_code_is_refused() -> None:
    with pytest.raises(ImportProblem, match="without its other half"):
        tmx.write(SAMPLE, "a.tmx", {("a.tmx", "one"): Change(f"The {INLINE_CODE}meeting.")})
    with pytest.raises(ImportProblem, match=r"U\+0003 cannot stand in XML"):
        tmx.write(SAMPLE, "a.tmx", {("a.tmx", "3"): Change("a\x03b")})


def test_a_variant_without_text_is_told_and_never_changed() -> None:
    data = SAMPLE.replace(b"<seg/>", b"")
    assert segments(data)["2"].locked
    assert [(one.segment, one.line) for one in tmx.survey(data, "a.tmx").untouched] == [("2", 13)]
    with pytest.raises(ImportProblem, match="no text to change"):
        tmx.write(data, "a.tmx", {("a.tmx", "2"): Change("x")})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends_stay(encoding: str, line_end: str) -> None:
    text = SAMPLE.decode().replace("UTF-8", encoding).replace("\n", line_end)
    result = written({"3": Change("A\nB")}, text.encode(encoding)).decode(encoding)
    assert f"<seg>A{line_end}B</seg>" in result
    assert result.count("\r\n") == (result.count("\n") if line_end == "\r\n" else 0)


def test_only_tmx_is_recognised_and_entities_are_refused() -> None:
    assert tmx.recognises('<tmx version="1.4">'.encode("utf-16"), Path("a.tmx"))
    assert not tmx.recognises(b"<html>", Path("a.tmx"))
    with pytest.raises(ImportProblem, match="declares the entity 'a'"):
        tmx.read(b'<!DOCTYPE tmx [<!ENTITY a "b">]>' + SEVERAL, "a.tmx")


TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffc\r\ufffe\uffff", exclude_categories=["Cc"]), max_size=20
)


@given(TEXT, TEXT)
def test_any_text_reads_back_as_it_was_written(one: str, two: str) -> None:
    texts = {"one": f"{INLINE_CODE}{one}{INLINE_CODE}", "2": two, "3": one}
    result = written({id_: Change(text) for id_, text in texts.items()})
    assert {id_: segments(result)[id_].target for id_ in texts} == texts


PIECES = [
    "<tu/>",
    "<tuv/>",
    "<seg/>",
    "<seg>",
    "</seg>",
    "<note/>",
    "<prop type='x-enface-note'/>",
    "<ph/>",
    "<bpt i='1'>",
]
NAMES = ["tmx", "header", "body", "tu", "tuv", "seg", "note", "prop", "bpt", "ept", "ph"]


def hold_together(data: bytes) -> None:
    tmx.survey(data, "a.tmx")
    try:
        documents = tmx.read(data, "a.tmx")
    except ImportProblem:
        return
    assert tmx.write(data, "a.tmx", {}) == data
    keys = [(document.name, segment.id) for document in documents for segment in document.segments]
    try:
        changed = formats.spliced(data, "a.tmx", dict.fromkeys(keys, Change("x", note="y")))
    except ImportProblem:
        return
    after = [segment for document in tmx.read(changed, "a.tmx") for segment in document.segments]
    assert {(segment.target, segment.note) for segment in after} <= {("x", "y")}


@pytest.mark.parametrize("sample", [SAMPLE, SEVERAL], ids=["pair", "several"])
def test_mutated_files_end_in_one_clear_line(sample: bytes) -> None:
    chance = random.Random(4)
    for _ in range(150):
        hold_together(mutated_xml(sample, chance, PIECES, NAMES))


@pytest.mark.long
@pytest.mark.parametrize("sample", [SAMPLE, SEVERAL], ids=["pair", "several"])
def test_ten_thousand_mutated_files_end_in_one_clear_line(sample: bytes) -> None:
    chance = random.Random(5)
    for _ in range(5_000):
        hold_together(mutated_xml(sample, chance, PIECES, NAMES))


GIVEN = st.sampled_from(['tuid="1"', "tuid='2'", 'tuid="a&amp;b"', "", 'srclang="en"', 'x="y" tuid="3"'])
LANGUAGE = st.sampled_from(
    ['xml:lang="zh"', 'xml:lang="EN"', "lang='zh'", 'changedate="x" xml:lang="en"', 'xml:lang="fr"']
)
CONTENT = st.sampled_from(["", "a", "&lt;b>", "x\r\ny", "<ph/>", " "])
UNITS = st.lists(
    st.tuples(GIVEN, LANGUAGE, CONTENT, LANGUAGE, CONTENT, st.sampled_from(["", "<note>n</note>"])), max_size=5
)


@given(UNITS)
def test_plain_units_are_read_as_all_others_are(parts: list[tuple[str, str, str, str, str, str]]) -> None:
    body = "".join(
        f"<tu {given}>{note}<tuv {one}><seg>{first}</seg></tuv> <tuv {other}><seg>{second}</seg></tuv></tu>"
        for given, one, first, other, second, note in parts
    )
    data = f'<tmx version="1.4"><header srclang="zh"/><body>{body}</body></tmx>'.encode()
    with_comment = data.replace(b"</body>", b"<!-- so that nothing is plain --></body>")
    assert tmx.read(data, "a.tmx") == tmx.read(with_comment, "a.tmx")


def test_the_character_that_stands_for_codes_is_one_itself() -> None:
    unit = '<tu><tuv xml:lang="ZH"><seg>一</seg></tuv><tuv xml:lang="EN"><seg>a&#65532;b</seg></tuv></tu>'
    data = f'<tmx version="1.4"><header srclang="ZH"/><body>{unit}</body></tmx>'.encode()
    (segment,) = segments(data).values()
    assert [code.raw for code in segment.target_codes] == ["&#65532;"]
    changed = written({segment.id: Change(f"{segment.target}!", codes=segment.target_codes)}, data)
    assert changed == data.replace(b"a&#65532;b", b"a&#65532;b!")
