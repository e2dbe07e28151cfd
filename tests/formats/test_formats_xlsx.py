"""Workbooks: columns found, cells of every kind read, only changed cells written, all other parts the same bytes."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated_xml, torn
from office import members, rows_of, sheet, workbook

from enface import formats
from enface.formats import Change, xlsx
from enface.model import ImportProblem, Segment, Status

STRINGS = [
    "<t>ID</t>",
    "<t>原文</t>",
    "<t>译文</t>",
    "<t>状态</t>",
    "<t>你好</t>",
    "<r><rPr><b/></rPr><t>Hel</t></r><r><t xml:space='preserve'>lo &amp; </t></r><rPh sb='0' eb='1'><t>ni</t></rPh>",
    "<t>a_x000D_b_x005F_x0041_</t>",
]
ROWS = (
    '<row r="2" spans="1:4" ht="30" customHeight="1"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
    '<c r="C2" s="3" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row>\n'
    '<row r="3" hidden="1"><c r="A3"><v>101</v></c><c r="B3" t="s"><v>4</v></c><c r="C3" s="7" t="s"><v>5</v></c>'
    '<c r="D3" t="inlineStr"><is><t>draft</t></is></c></row>\n'
    '<row r="4"><c r="A4"><v>102</v></c><c r="B4" t="s"><v>6</v></c><c r="C4" t="str"><f>A1&amp;"x"</f><v>x</v></c></row>\n'
    '<row r="6" s="4" customFormat="1"><c r="A6"><v>103</v></c><c r="B6" t="inlineStr"><is><t>空</t></is></c><c r="E6"><v>1</v></c></row>\n'
)  # fmt: skip
BOOK = workbook(
    {
        "Texts": sheet(ROWS, before='<cols><col min="4" max="9" width="40" style="5"/></cols>', after="<pageMargins/>"),
        "Sums": sheet('<row r="1"><c r="A1"><f>SUM(1)</f><v>1</v></c></row>'),
    },
    strings=STRINGS,
)
PART = "xl/worksheets/sheet1.xml"


def segments(data: bytes) -> dict[str, Segment]:
    return {segment.id: segment for document in xlsx.read(data, "a.xlsx") for segment in document.segments}


def written(changes: dict[str, Change], data: bytes = BOOK) -> bytes:
    return formats.spliced(data, "a.xlsx", {("a.xlsx", id_): change for id_, change in changes.items()})


def part(data: bytes) -> str:
    return members(data)[PART][0].decode()


def test_cells_of_every_kind_are_read_below_the_header() -> None:
    held = segments(BOOK)
    assert [(id_, s.source, s.target) for id_, s in held.items()] == [
        ("101", "你好", "Hello & "),
        ("102", "a\rb_x0041_", "x"),
        ("103", "空", ""),
    ]
    assert [s.status for s in held.values()] == [Status.DRAFT, Status.TRANSLATED, Status.DRAFT]
    (document,) = xlsx.read(BOOK, "a.xlsx")
    assert (document.name, document.format) == ("a.xlsx", "xlsx, sheet Texts: source B, target C")


def test_unedited_file_comes_back_identical() -> None:
    assert xlsx.write(BOOK, "a.xlsx", {}) == BOOK
    same = {id_: Change(s.target, s.status, s.note) for id_, s in segments(BOOK).items()}
    assert written(same) == BOOK


def test_changed_cells_are_all_that_differs_in_the_package() -> None:
    after = written({"101": Change("Hi <you>\n", Status.APPROVED)})
    old, new = members(BOOK), members(after)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {PART}
    assert old[PART][1] == new[PART][1]
    assert part(after) == part(BOOK).replace(
        '<c r="C3" s="7" t="s"><v>5</v></c>',
        '<c r="C3" s="7" t="inlineStr"><is><t xml:space="preserve">Hi &lt;you&gt;\n</t></is></c>',
    ).replace("<is><t>draft</t></is>", '<is><t xml:space="preserve">approved</t></is>')
    assert after.endswith(b"\x04\0kept")


def test_a_cell_that_is_not_there_is_put_in_its_place_with_the_style_of_its_row_or_column() -> None:
    after = written({"103": Change("Empty", Status.REVISED)})
    text = '<is><t xml:space="preserve">'
    assert f'</is></c><c r="C6" s="4" t="inlineStr">{text}Empty</t></is></c><c r="D6" s="4"' in part(after)
    rows = ROWS.replace(' s="4" customFormat="1"', "")
    plain_row = workbook({"S": sheet(rows, before='<cols><col min="3" max="3" style="5"/></cols>')}, strings=STRINGS)
    assert f'<c r="C6" s="5" t="inlineStr">{text}Empty' in part(written({"103": Change("Empty")}, plain_row))


def test_an_emptied_cell_keeps_its_style() -> None:
    assert '<c r="C3" s="7"/>' in part(written({"101": Change("")}))


def test_formulas_and_covered_cells_are_locked_and_told() -> None:
    assert [s.locked for s in segments(BOOK).values()] == [False, True, False]
    assert [(one.segment, one.line, one.reason) for one in xlsx.survey(BOOK, "a").untouched] == [
        ("102", 4, "it is computed by a formula.")
    ]
    with pytest.raises(ImportProblem, match="row 4 of 'Texts' cannot be changed: it is computed"):
        written({"102": Change("y")})
    rows = rows_of(("source", "target"), ("甲", "A"), ("乙", ""))
    merged = workbook({"S": sheet(rows, after='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>')})
    assert [s.locked for s in segments(merged).values()] == [False, True]


def test_each_sheet_with_a_table_is_a_document_and_hidden_ones_are_none() -> None:
    rows = sheet(rows_of(("Source", "Target"), ("甲", "A")))
    data = workbook({"One": rows, "Two": rows, "Three": rows}, hidden=["Three"])
    assert [(d.name, d.segments[0].id) for d in xlsx.read(data, "a.xlsx")] == [("One", "2"), ("Two", "2")]
    after = formats.spliced(data, "a.xlsx", {("Two", "2"): Change("B")})
    assert [d.segments[0].target for d in xlsx.read(after, "a.xlsx")] == ["A", "B"]


def test_a_column_called_target_alone_counts_only_where_no_sheet_has_sources() -> None:
    sales = sheet(rows_of(("Month", "Target"), ("May", "12")))
    texts = sheet(rows_of(("Source", "Target"), ("甲", "A")))
    assert [d.name for d in xlsx.read(workbook({"Sales": sales, "Texts": texts}), "a.xlsx")] == ["a.xlsx"]
    assert xlsx.read(workbook({"Sales": sales}), "a.xlsx")[0].segments[0].target == "12"


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        ((("No.", "Source text", "Translation", "Comments"), ("1", "甲", "A", "n")), "source B, target C"),
        ((("中文", "English"), ("甲", "A")), "source A, target B"),
        ((("English", "中文"), ("A", "甲")), "source B, target A"),
        ((("Report 2020",), ("", "原文", "译文"), ("", "甲", "A")), "source B, target C"),
        ((("target",), ("A",)), "target A"),
        ((("1", "甲乙丙", "A word"), ("2", "丁戊", "Two more")), "source B, target C by content"),
        ((("A word", "甲乙丙"), ("Two more", "丁戊")), "source B, target A by content"),
    ],
)
def test_columns_are_found_by_their_names_or_by_what_they_hold(rows: tuple[tuple[str, ...], ...], stated: str) -> None:
    (document,) = xlsx.read(workbook({"S": sheet(rows_of(*rows))}), "a.xlsx")
    assert document.format == f"xlsx, sheet S: {stated}"


def test_ids_that_stand_twice_and_statuses_of_others_are_columns_like_any_other() -> None:
    rows = rows_of(("id", "source", "target", "status"), ("1", "甲", "A", "Signed off"), ("1", "乙", "B", ""))
    (document,) = xlsx.read(workbook({"S": sheet(rows)}), "a.xlsx")
    assert [s.id for s in document.segments] == ["2", "3"]
    assert document.segments[0].columns == (("id in the file", "1"), ("status in the file", "Signed off"))


def test_prefixes_and_cells_without_references_are_read_and_kept() -> None:
    xml = sheet(rows_of(("source", "target"), ("甲", "A"))).replace("<", "<x:").replace("<x:/", "</x:")
    xml = xml.replace("<x:?xml", "<?xml").replace("xmlns=", "xmlns:x=").replace(' r="A2"', "").replace(' r="B2"', "")
    data = workbook({"S": xml.replace(' r="2"', "")})
    after = written({"2": Change("B")}, data)
    assert '<x:c t="inlineStr"><x:is><x:t xml:space="preserve">B</x:t></x:is></x:c>' in part(after)


def test_characters_that_xml_has_not_are_written_as_excel_does() -> None:
    after = written({"101": Change("a\r\x07_x0041_")})
    assert "a_x000D__x0007__x005F_x0041_" in part(after)
    assert segments(after)["101"].target == "a\r\x07_x0041_"


BAD = {
    "no table": (workbook({"S": sheet(rows_of(("a", "b"), ("c", "d")))}), "no sheet with a column of targets"),
    "broken": (workbook({"S": "<worksheet>"}), "not well-formed"),
    "entity": (workbook({"S": '<!DOCTYPE a [<!ENTITY e "x">]>' + "<worksheet/>"}), "declares the entity"),
    "order": (workbook({"S": sheet('<row r="2"/><row r="1"/>')}), "row 1 behind row 2"),
    "cells": (workbook({"S": sheet('<row r="1"><c r="B1"/><c r="A1"/></row>')}), "column 1 behind column 2"),
    "nothing": (workbook({}), "no sheet with a column of targets"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_clear_line(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(ImportProblem, match=reason) as caught:
        formats.read_bytes(data, "a.xlsx")
    assert caught.value.problems[0].remedy
    assert "\n" not in str(caught.value)
    xlsx.survey(data, "a.xlsx")


def test_a_workbook_is_recognised_by_its_parts() -> None:
    assert formats.recognise(BOOK, "a.bin").NAME == "xlsx"
    assert not xlsx.recognises(b"PK\x03\x04word/document.xml", Path("a.xlsx"))


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_text_reads_back_as_it_was_written(text: str) -> None:
    assert segments(written({"101": Change(text)}))["101"].target == text


def hold_together(data: bytes) -> None:
    xlsx.survey(data, "a.xlsx")
    try:
        documents = xlsx.read(data, "a.xlsx")
    except ImportProblem:
        return
    assert xlsx.write(data, "a.xlsx", {}) == data
    free = {(d.name, s.id) for d in documents for s in d.segments if not s.locked}
    try:
        changed = formats.spliced(data, "a.xlsx", dict.fromkeys(free, Change("x")))
    except ImportProblem:
        return
    after = {(d.name, s.id): s.target for d in xlsx.read(changed, "a.xlsx") for s in d.segments}
    assert {after[key] for key in free} <= {"x"}


NAMES = ["row", "c", "v", "is", "t", "f", "sheetData", "cols", "col"]
PIECES = ["<c/>", "<row/>", "<c><v>1</v></c>", "<is><t>q</t></is>", "<f/>", '<c r="C3"/>', '<c t="s"><v>99</v></c>']


def mutated(chance: random.Random) -> bytes:
    if not chance.randrange(4):
        return torn(BOOK, chance)
    return workbook({"Texts": mutated_xml(part(BOOK).encode(), chance, PIECES, NAMES)}, strings=STRINGS)


def test_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(4)
    for _ in range(300):
        hold_together(mutated(chance))


@pytest.mark.long
def test_ten_thousand_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(5)
    for _ in range(10_000):
        hold_together(mutated(chance))
