"""Bilingual tables in Word documents: cells read in pieces, only their text changed, looks and everything else kept."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated_xml, torn
from office import document, members, package, relations, table

from enface import formats
from enface.formats import Change, docx
from enface.formats.compare import compare
from enface.model import INLINE_CODE, ImportProblem, InlineCode, Segment, Status

PART = "word/document.xml"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(content)}</w:p>"


PICTURE = '<w:r><w:drawing><a:t xmlns:a="a">no text</a:t><w:p/></w:drawing></w:r>'
TARGETS = {
    "plain": para(run("A plain text.")),
    "bold": para(run("A "), run("bold", "<w:b/>"), run(" word.")),
    "two": para(run("First."), properties='<w:pPr><w:jc w:val="both"/></w:pPr>') + "\n" + para(run("Second.")),
    "empty": para(properties="<w:pPr><w:rPr><w:i/></w:rPr></w:pPr>"),
    "single": '<w:p w:rsidR="1"/>',
    "breaks": para("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"),
    "picture": para(run("See "), PICTURE, run(" here.")),
    "marks": para('<w:bookmarkStart w:id="1"/>', run("Marked"), '<w:bookmarkEnd w:id="1"/>', '<w:r><w:commentReference w:id="2"/></w:r>'),
    "link": para('<w:hyperlink r:id="r1" xmlns:r="r">', run("Link"), "</w:hyperlink>", run(" behind")),
    "tracked": para('<w:ins w:id="3" w:author="x">', run("Put in"), "</w:ins>", '<w:del w:id="4"><w:r><w:delText>out</w:delText></w:r></w:del>'),
    "field": para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("3")),
    "nested": table(("x", "y")) + para(run("Behind it")),
}  # fmt: skip
TEXTS = {
    "plain": "A plain text.",
    "bold": "A bold word.",
    "two": "First.\nSecond.",
    "empty": "",
    "single": "",
    "breaks": "One\ntwo\tthree",
    "picture": f"See {INLINE_CODE} here.",
    "marks": "Marked",
    "link": "Link behind",
    "tracked": "Put in",
    "field": "3",
    "nested": "Behind it",
}
SAMPLE = document(
    para(run("Before it"))
    + table(("ID", "Source", "Target"), *((id_, f"原文 {id_}", content) for id_, content in TARGETS.items()))
    + table(("a", "b"))
    + "<w:sectPr/>"
)


def segments(data: bytes) -> dict[str, Segment]:
    return {segment.id: segment for held in docx.read(data, "a.docx") for segment in held.segments}


def written(changes: dict[str, Change], data: bytes = SAMPLE) -> bytes:
    return formats.spliced(data, "a.docx", {("a.docx", id_): change for id_, change in changes.items()})


def part(data: bytes) -> str:
    return members(data)[PART][0].decode()


def replaced(id_: str, text: str, old: str, new: str, *, count: int = 1) -> None:
    """Changing this cell's text replaces this markup in it, and nothing else."""
    content = TARGETS[id_]
    assert content.count(old) >= 1
    after = written({id_: Change(text)})
    assert part(after) == part(SAMPLE).replace(content, content.replace(old, new, count))
    assert segments(after)[id_].target == text


def test_the_table_of_sources_and_targets_is_read() -> None:
    (held,) = docx.read(SAMPLE, "a.docx")
    assert held.format == "docx, table 1: source column 2, target column 3"
    assert {s.id: s.target for s in held.segments} == TEXTS
    assert [s.source for s in held.segments] == [f"原文 {id_}" for id_ in TEXTS]
    assert segments(SAMPLE)["single"].status is Status.DRAFT


def test_unedited_file_comes_back_identical() -> None:
    assert docx.write(SAMPLE, "a.docx", {}) == SAMPLE
    same = {id_: Change(s.target, s.status, s.note) for id_, s in segments(SAMPLE).items()}
    assert written(same) == SAMPLE


def test_one_part_is_all_that_differs() -> None:
    after = members(written({"plain": Change("Other")}))
    before = members(SAMPLE)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == {PART}


def test_what_stays_keeps_its_look_and_what_is_new_takes_that_of_what_it_replaces() -> None:
    replaced("bold", "A bold, brave word.", ">bold<", ">bold, brave<")
    replaced("bold", "A great word.", ">bold<", ">great<")
    replaced("bold", "The bold word.", ">A <", ">The <")
    replaced("link", "Link & more", "> behind<", "> &amp; more<")
    replaced("marks", "Remarked", ">Marked<", ">Remarked<")


def test_a_text_over_several_runs_goes_to_the_first() -> None:
    after = part(written({"bold": Change("New.")}))
    assert TARGETS["bold"].replace(">A <", ">New<").replace(">bold<", "><").replace("> word.<", ">.<") in after


def test_line_feeds_and_tabs_are_elements() -> None:
    replaced(
        "plain",
        "A\nplain\ttext.",
        ">A plain text.<",
        '>A</w:t><w:br/><w:t xml:space="preserve">plain</w:t><w:tab/><w:t xml:space="preserve">text.<',
    )
    replaced("breaks", "One\ntwo three", "<w:t>two</w:t><w:tab/>", '<w:t xml:space="preserve">two </w:t>')
    replaced("breaks", "Onetwo\tthree", "<w:br/>", "")


def test_paragraphs_that_become_one_keep_the_first_ones_properties() -> None:
    replaced(
        "two",
        "First. Second.",
        'First.</w:t></w:r></w:p>\n<w:p><w:r><w:t xml:space="preserve">Second.',
        'First. </w:t></w:r><w:r><w:t xml:space="preserve">Second.',
    )
    between = document(table(("source", "target"), ("甲", TARGETS["two"].replace("\n", "<w:bookmarkEnd/>"))))
    with pytest.raises(ImportProblem, match="two paragraphs of a cell cannot become one"):
        written({"1": Change("First. Second.")}, between)


def test_an_empty_cell_is_filled_with_the_look_of_its_paragraph() -> None:
    replaced("empty", "New", "</w:p>", '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">New</w:t></w:r></w:p>')
    replaced("single", "New", TARGETS["single"], f'<w:p w:rsidR="1">{run("New")}</w:p>')


def test_objects_are_codes_that_stay_where_they_are() -> None:
    segment = segments(SAMPLE)["picture"]
    assert [(code.position, code.label) for code in segment.target_codes] == [(4, "drawing")]
    assert segment.target_codes[0].raw == PICTURE[5:-6]
    replaced("picture", f"Look at {INLINE_CODE} here.", ">See <", ">Look at <")
    with pytest.raises(ImportProblem, match="its objects cannot be put in or left out"):
        written({"picture": Change("See here.")})
    with pytest.raises(ImportProblem, match="its objects cannot change places"):
        written({"picture": Change(segment.target, codes=(InlineCode(4, "<other/>"),))})


@pytest.mark.parametrize(
    ("id_", "reason"),
    [("tracked", "it holds tracked changes."), ("field", "it holds a field."), ("nested", "it holds a table.")],
)
def test_cells_that_would_be_harmed_are_locked_and_told(id_: str, reason: str) -> None:
    assert segments(SAMPLE)[id_].locked
    told = {one.segment: one.reason for one in docx.survey(SAMPLE, "a.docx").untouched}
    assert told == {"tracked": "it holds tracked changes.", "field": "it holds a field.", "nested": "it holds a table."}
    with pytest.raises(ImportProblem, match=reason):
        written({id_: Change("Other")})


def test_merged_cells_and_tracked_rows_are_locked_and_wide_cells_keep_the_columns() -> None:
    rows = table(("source", "x", "target"), ("甲", "-", "A"), ("乙", "-", "B"), ("丙", "-", "C"), ("wide", "D"))
    rows = rows.replace("<w:tcPr/><w:p><w:r><w:t xml:space=\"preserve\">B<", "<w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">B<")  # fmt: skip
    rows = rows.replace("<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t xml:space=\"preserve\">丙", "<w:tr><w:trPr><w:ins w:id='1'/></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t xml:space=\"preserve\">丙")  # fmt: skip
    rows = rows.replace("<w:tcPr/><w:p><w:r><w:t xml:space=\"preserve\">wide", "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t xml:space=\"preserve\">wide")  # fmt: skip
    held = segments(document(rows))
    assert [(s.source, s.target, s.locked) for s in held.values()] == [
        ("甲", "A", False),
        ("乙", "B", True),
        ("丙", "C", True),
        ("wide", "D", False),
    ]


def test_status_and_note_go_to_their_cells_and_tables_follow_each_other() -> None:
    one = table(("原文", "译文", "状态", "备注"), ("甲", "A", "draft", ""), ("乙", "B", "", ""))
    data = document(one + para() + table(("中文句子", "English words"), ("另一句", "Other words")))
    (held,) = docx.read(data, "a.docx")
    assert (
        held.format
        == "docx, table 1: source column 1, target column 2; table 2: source column 1, target column 2 by content"
    )
    assert [s.id for s in held.segments] == ["1", "2", "3", "4"]
    after = written({"1": Change("A", Status.APPROVED, "checked")}, data)
    assert part(after) == part(data).replace(">draft<", ">approved<").replace("></w:t>", ">checked</w:t>", 1)


BAD = {
    "none": (document(para(run("text")) + table(("a", "b"))), "no table with columns of sources and of targets"),
    "broken": (document("<w:tbl>"), "not well-formed"),
    "part": (package({"_rels/.rels": relations({"r": ("officeDocument", "word/x.xml")})}), "no part 'word/x.xml'"),
    "document": (package({"word/document.xml": "<a/>"}), "names no document"),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(512), "encrypted, or in the format of before 2007"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_clear_line(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(ImportProblem, match=reason) as caught:
        formats.read_bytes(data, "a.docx")
    assert caught.value.problems[0].remedy
    assert "\n" not in str(caught.value)
    docx.survey(data, "a.docx")


def test_a_text_document_is_recognised_by_its_parts() -> None:
    assert formats.recognise(SAMPLE, "a.bin").NAME == "docx"
    assert not docx.recognises(b"PK\x03\x04xl/workbook.xml", Path("a.docx"))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffc\ufffe\uffff"), max_size=12
)
FREE = ["plain", "bold", "two", "empty", "single", "breaks", "marks", "link"]


@given(st.sampled_from(FREE), st.lists(TEXT, min_size=1, max_size=3), st.sampled_from(["\n", "\t", ""]), st.data())
def test_any_text_reads_back_as_it_was_written(id_: str, words: list[str], between: str, data: st.DataObject) -> None:
    old = TEXTS[id_]
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    text = old[:start] + between.join(words) + old[end:]
    after = written({id_: Change(text)})
    assert segments(after)[id_].target == text
    proof = compare(SAMPLE, after, "a.docx", "a.docx")
    assert proof.breaches == ()
    assert [(changed.segment, changed.new) for changed in proof.changes] == ([(id_, text)] if text != old else [])


def hold_together(data: bytes) -> None:
    docx.survey(data, "a.docx")
    try:
        documents = docx.read(data, "a.docx")
    except ImportProblem:
        return
    assert docx.write(data, "a.docx", {}) == data
    free = {(d.name, s.id): s.target for d in documents for s in d.segments if not s.locked}
    try:
        changed = formats.spliced(data, "a.docx", {key: Change(f"x{text[1:]}") for key, text in free.items() if text[:1] != INLINE_CODE})  # fmt: skip
    except ImportProblem:
        return
    assert docx.read(changed, "a.docx")


NAMES = ["p", "r", "t", "tc", "tr", "tbl", "br", "pPr", "rPr", "ins", "drawing", "hyperlink"]
PIECES = [
    "<w:p/>",
    "<w:r/>",
    "<w:t>q</w:t>",
    "<w:tc/>",
    "<w:br/>",
    "<w:del/>",
    "<w:tc><w:p/></w:tc>",
    "<w:x><w:p/></w:x>",
]


def mutated(chance: random.Random) -> bytes:
    if not chance.randrange(4):
        return torn(SAMPLE, chance)
    xml = mutated_xml(part(SAMPLE).encode(), chance, PIECES, [f"w:{name}" for name in NAMES])
    kept = {name: content for name, (content, _) in members(SAMPLE).items()}
    return package({**kept, PART: xml})


def test_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(4)
    for _ in range(300):
        hold_together(mutated(chance))


@pytest.mark.long
def test_ten_thousand_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(5)
    for _ in range(10_000):
        hold_together(mutated(chance))
