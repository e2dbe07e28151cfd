"""Term lists in tables and in UTX: recognised by what they hold, under the headers that tools give them."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import torn
from office import rows_of, sheet, workbook

from enface.glossary import TermStatus, load_glossary
from enface.glossary.concepts import speaks
from enface.glossary.lists import list_files, read_bytes, recognised, table, utx
from enface.glossary.lists import workbook as workbook_lists
from enface.glossary.lists.columns import column_of
from enface.model import EnfaceError

UTX = """#UTX 1.11; zh-CN/en-US; 2020-01-01T00:00:00Z; copyright: us (2020); license: CC0;
#description: for tests;
#src\ttgt\tsrc:pos\tterm status\ttgt:comment\tconcept ID\tsrc:plural
农会\tfarmers' union\tnoun\tapproved\t\t1
农会\tfarm club\tnoun\tprovisional\t-\t1\tx
# a comment
农协\tfarmers' union\tnoun\tnon-standard\tolder\t1

农会\tfarm gang\tnoun\tforbidden\t\t1
工作\twork\tverb
"""


def read(text: str | bytes, name: str = "list", languages: tuple[str, str] = ("zh", "en")):
    return read_bytes(text.encode() if isinstance(text, str) else text, name, languages)


def terms(held):
    return [(term.text, term.language, term.status) for concept in held.concepts for term in concept.designations]


@pytest.mark.parametrize(
    ("header", "role", "language"),
    [
        ("source_term", "source", ""),
        ("Target Term", "target", ""),
        ("#src", "source", ""),
        ("原文", "source", ""),
        ("译文", "target", ""),
        ("术语(中文)", "term", "zh"),
        ("术语（英文）", "term", "en"),
        ("英文译名", "term", "en"),
        ("简体中文", "term", "zh"),
        ("Chinese (Simplified)", "term", "zh"),
        ("English (United Kingdom)", None, ""),
        ("English (UK)", "term", "en"),
        ("zh-CN", "term", "zh-CN"),
        ("zh_Hans_CN", "term", "zh-Hans-CN"),
        ("en", "term", "en"),
        ("fr-FR", "term", "fr-FR"),
        ("日文", "term", "ja"),
        ("状态", "status", ""),
        ("Term Status", "status", ""),
        ("备注", "note", ""),
        ("定义", "definition", ""),
        ("English definition", "definition", "en"),
        ("definition_zh", "definition", "zh"),
        ("definition_hu", "definition", "hu"),
        ("definition_en-GB", "definition", "en-GB"),
        ("Term (pt-BR)", "term", "pt-BR"),
        ("词性", "part", ""),
        ("来源", "authority", ""),
        ("领域", "subject", ""),
        ("Entry ID", "concept", ""),
        ("id", None, ""),
        ("No", None, ""),
        ("中英对照", None, ""),
        ("Created by", None, ""),
        ("", None, ""),
    ],
)
def test_headers_of_many_tools_are_known(header, role, language):
    column = column_of(header)
    assert (column.role, column.language) == (role, language) if role else column is None


@pytest.mark.parametrize(
    "text",
    [
        "source,target\n农会,farmers' union\n",
        "原文;译文\n农会;farmers' union\n",
        "中文\t英文\n农会\tfarmers' union\n",
        "术语(中文)|术语(英文)\n农会|farmers' union\n",
        '"Chinese","English"\n"农会","farmers\' union"\n',
        "\n\r\n中文,英文\n农会,farmers' union\n",
        "en,备注,zh\nfarmers' union,,农会\n",
        "农会,farmers' union\n",
        "farmers' union\t农会\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_reads_whatever_its_delimiter_header_and_encoding(text, encoding):
    held = read(text.encode(encoding))
    assert sorted(terms(held)) == [("farmers' union", "en", None), ("农会", "zh", None)]


def test_a_table_in_gb18030_reads_where_the_encoding_is_certain():
    rows = [
        "农会,farmers' union",
        "国务院,State Council",
        "中国侨联,overseas Chinese federation",
        "领导小组,leading group",
    ]
    text = "术语,译文\n".replace("术语", "中文") + "\n".join(rows * 8) + "\n"
    assert len(read(text.encode("gb18030")).concepts) == 32


def test_statuses_in_english_and_chinese_become_ours():
    text = (
        "中文,英文,状态\n农会,a b,首选\n农会,c d,允许\n农会,e f,不推荐\n农会,g h,禁用\n农会,i j,Do not use\n农会,k l,\n"
    )
    assert [status for _, language, status in terms(read(text)) if language == "en"] == [
        TermStatus.PREFERRED,
        TermStatus.ADMITTED,
        TermStatus.DEPRECATED,
        TermStatus.FORBIDDEN,
        TermStatus.FORBIDDEN,
        None,
    ]


def test_a_column_may_say_of_a_rendering_that_it_is_forbidden():
    held = read("Forbidden,zh,en\nTRUE,农会,gang\n,农会,union\n")
    assert [status for _, language, status in terms(held) if language == "en"] == [TermStatus.FORBIDDEN, None]


def test_columns_may_hold_renderings_of_one_status():
    held = read("中文,首选译法,备选译法,禁用译法,备注\n农会,farmers' union,farm union,farm gang,x\n农协,club,,,\n")
    first, second = held.concepts
    assert [(term.text, term.status, term.note) for term in first.terms("en")] == [
        ("farmers' union", TermStatus.PREFERRED, "x"),
        ("farm union", TermStatus.ADMITTED, ""),
        ("farm gang", TermStatus.FORBIDDEN, ""),
    ]
    assert len(second.designations) == 2
    held = read("Source,Target,Deprecated English term,Target language,note\n农会,union,club,,x\n")
    assert [(term.text, term.status, term.note) for term in held.concepts[0].terms("en")] == [
        ("union", None, "x"),
        ("club", TermStatus.DEPRECATED, ""),
    ]


def test_rows_with_one_entry_in_the_concept_column_are_one_concept():
    held = read(
        "concept,source,target,status\n7,农会,union,preferred\n7,农协,,deprecated\n7,农会,club,admitted\n8,会,x\n"
    )
    assert [len(concept.designations) for concept in held.concepts] == [4, 2]
    assert terms(held)[2] == ("农协", "zh", TermStatus.DEPRECATED)


def test_other_languages_and_unknown_columns_are_kept_apart_and_counted():
    held = read("zh-CN,en-GB,fr,Created by\n农会,union,syndicat,me\n农协,club,,me\n")
    assert held.languages == {"zh-CN": 2, "en-GB": 2, "fr": 1}
    assert held.passed_over == {"Created by": 2}
    (row, _) = held.concepts
    assert [term.text for term in row.terms("en")] == ["union"]


def test_a_header_called_source_beside_languages_says_where_a_term_is_from():
    held = read("中文,英文,Source\n农会,union,the ministry\n")
    (concept,) = held.concepts
    assert concept.terms("en")[0].authority == "the ministry"


def test_gazetteers_are_those_with_places_in_their_header():
    (place,) = read("zh,en,level,parent_zh\n云岭市,Yunling City,prefecture level,南山省\n").concepts
    assert (place.level, place.parent, place.designations[1].part_of_speech) == ("prefecture level", "南山省", "place")
    (term,) = read("zh,en,status\n农会,union,\n").concepts
    assert term.designations[1].part_of_speech == ""


def test_quotes_count_in_a_tsv_only_where_they_pair():
    assert terms(read('中文\t英文\n农会\t"the" union\n工作\t"so-called work\n')) == [
        ("农会", "zh", None),
        ('"the" union', "en", None),
        ("工作", "zh", None),
        ('"so-called work', "en", None),
    ]
    assert terms(read('中文\t英文\n农会\t"one\ttwo"\n'))[1][0] == "one\ttwo"


def test_every_visible_sheet_with_columns_of_terms_is_read():
    book = workbook(
        {
            "Cover": sheet(rows_of(["Glossary of 2020"])),
            "Terms": sheet(
                rows_of(["Our terms"], [], ["序号", "中文", "英文", "状态"], ["1", "农会", "union", "首选"])
            ),
            "More": sheet(rows_of(["原文", "译文"], ["农协", "club"])),
            "Old": sheet(rows_of(["原文", "译文"], ["旧", "old"])),
        },
        hidden=["Old"],
    )
    held = read(book)
    assert held.kind == "XLSX"
    assert [term for term, _, _ in terms(held)] == ["农会", "union", "农协", "club"]
    assert held.concepts[0].designations[1].line == 4
    assert held.passed_over == {"序号": 1}


def test_a_workbook_without_terms_says_so():
    with pytest.raises(EnfaceError, match="no sheet with columns of terms"):
        read(workbook({"A": sheet(rows_of(["a", "b"], ["1", "2"]))}))


def test_utx_gives_its_languages_statuses_comments_and_concepts():
    held = read(UTX)
    assert held.kind == "UTX 1.11"
    first, second = held.concepts
    assert [(term.text, term.language, term.status) for term in first.designations] == [
        ("农会", "zh-CN", None),
        ("farmers' union", "en-US", TermStatus.PREFERRED),
        ("farmers' union", "en-US", TermStatus.DEPRECATED),
        ("farm club", "en-US", TermStatus.ADMITTED),
        ("农协", "zh-CN", None),
        ("farm gang", "en-US", TermStatus.FORBIDDEN),
    ]
    assert [term.part_of_speech for term in second.designations] == ["v", "v"]
    assert held.passed_over == {"src:plural": 1}


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("#UTX 1.20; en/zh-Hans", {"en": 1, "zh-Hans": 1}),
        ("#UTX 1.20;\n#lang: ja-JP/en-US;", {"ja-JP": 1, "en-US": 1}),
        ("#UTX 1.20\n#description: words and/or names", {"zh": 1, "en": 1}),
    ],
)
def test_utx_names_its_languages_in_the_first_line_or_says_that_it_does(header, languages):
    assert read(f"{header}\n#src\ttgt\tsrc:pos\na\tb\t-\n").languages == languages


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_utx_is_recognised_by_its_first_line(encoding, line_end):
    data = UTX.replace("\n", line_end).encode(encoding)
    kind = recognised(data)
    assert kind is not None
    assert kind.NAME == "UTX"
    assert len(read(data).concepts) == 2


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        (UTX.replace("non-standard", "so-so"), "unknown term status 'so-so'", 7),
        (UTX.replace("#src\ttgt", "#term\tother"), "names no columns src and tgt", 1),
        ("中文,英文,状态\n农会,union,perhaps\n", "unknown status 'perhaps' of 农会", 2),
        ("<?xml version='1.0'?><xliff/>", "XML, but no list of terms", None),
        ("source,target\n农会," + "x" * 100_001 + "\n", "a text of 100,001 characters", 2),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, reason, line):
    with pytest.raises(EnfaceError) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert reason in problem.reason
    assert problem.line == line
    assert problem.remedy


def test_a_folder_stands_for_every_term_list_in_it_whatever_its_name(tmp_path: Path):
    (tmp_path / "a.csv").write_text("zh,en\n云岭市,Yunling City\n", "utf-8")
    (tmp_path / "b.txt").write_text(UTX, "utf-8")
    (tmp_path / "c.xlsx").write_bytes(workbook({"T": sheet(rows_of(["中文", "英文"], ["农协", "club house"]))}))
    (tmp_path / "~$c.xlsx").write_bytes(b"\x05user")
    (tmp_path / ".d.csv").write_text("nothing", "utf-8")
    (tmp_path / "README.md").write_text("# Terms\n", "utf-8")
    assert [path.name for path in list_files([tmp_path])] == ["a.csv", "b.txt", "c.xlsx"]
    assert [term.source for term in load_glossary([tmp_path]).terms] == ["云岭市", "农会", "工作", "农协"]


def test_a_list_in_other_languages_is_read_and_not_used(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("de,fr\nHaus,maison\n", "utf-8")
    assert load_glossary([path]).terms == ()
    assert load_glossary([path], ("de", "fr")).terms[0].source == "Haus"


@pytest.mark.parametrize(
    ("tag", "language", "spoken"),
    [
        ("zh", "zh", True),
        ("zh-CN", "zh", True),
        ("ZH_hans", "zh", True),
        ("cmn-Hans", "zh", True),
        ("en-GB", "en", True),
        ("en", "en-GB", False),
        ("eng", "en", False),
        ("fr", "en", False),
        ("", "en", False),
    ],
)
def test_a_language_is_known_by_its_prefix(tag, language, spoken):
    assert speaks(tag, language) is spoken


@given(st.text(alphabet=st.sampled_from('zhen,;\t|"\n\r#UTX 1.农会状态sourctargé\ufeff'), max_size=80))
def test_any_text_is_read_or_refused_in_one_clear_line(text):
    for kind in (table, utx):
        with suppress(EnfaceError):
            kind.read(text.encode(), "list", ("zh", "en"))


@pytest.mark.parametrize(
    "text",
    [
        "_" * 90_000 + ",en\n",
        "中文,英文\n农" + " " * 90_000 + "会,union\n",
        "#UTX " + "aa-" * 90_000 + "\n",
        "," * 90_000,
    ],
    ids=["header", "cell", "utx", "columns"],
)
def test_long_runs_of_one_character_take_no_time(text):
    began = time.process_time()
    with suppress(EnfaceError):
        read(text)
    assert time.process_time() - began < 2


def hold_together(kind, data: bytes):
    with suppress(EnfaceError):
        kind.read(data, "list", ("zh", "en"))


BOOK = workbook({"T": sheet(rows_of(["中文", "英文", "状态"], ["农会", "union", "首选"], ["农协", "club", ""]))})
TABLE = ('zh,en,status,note\n农会,"the ""union""\n of all",preferred,x\n农协,club,禁用,\n' * 9).encode()


LISTS = [(utx, UTX.encode()), (table, TABLE), (workbook_lists, BOOK)]


@pytest.mark.parametrize(("kind", "data"), LISTS, ids=["utx", "table", "workbook"])
def test_mutated_lists_end_in_one_clear_line(kind, data):
    chance = random.Random(6)
    for _ in range(300):
        hold_together(kind, torn(data, chance))


@pytest.mark.long
@pytest.mark.parametrize(("kind", "data"), LISTS, ids=["utx", "table", "workbook"])
def test_ten_thousand_mutated_lists_end_in_one_clear_line(kind, data):
    chance = random.Random(7)
    for _ in range(10_000):
        hold_together(kind, torn(data, chance))
