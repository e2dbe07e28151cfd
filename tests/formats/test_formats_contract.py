"""What every format promises: unedited means the same bytes; edited means that only the edited targets differ."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface import formats
from enface.formats import Change, csv, jsonl, text, tsv
from enface.model import ImportProblem, Status

TABLES = {
    "a.tsv": ("id\tsource\ttarget\tstatus\tx\n1\t你好\tHello\\tthere\tdraft\tkept\n2\t再见\tBye\t\t\n").encode(),
    "crlf.tsv": b"\xef\xbb\xbfid\tsource\ttarget\r\n1\ta\tOne\r\n2\tb\tTwo",
    "a.csv": 'id,source,target\n1,"你,好","He said ""hi"""\n2,再见,Bye\n'.encode(),
    "semicolon.csv": "id;source;target\r\n1;你好;Hello\r\n2;再见;Bye\r\n".encode("utf-16"),
    "gb.csv": (
        "id,source,target\n" + "".join(f"{n},中文句子需要足够长才能确定编码{n},Line {n}\n" for n in (1, 2))
    ).encode("gb18030"),
    "a.jsonl": (
        '{"id": "1", "source": "你好", "target": "Hel\\u006co"}\n{"target" : "Bye","id":"2", "source":"再见"}\n'
    ).encode(),
    "a.txt": b"A headline\n\nFirst sentence here. Second one follows.\n\nThird.\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_unedited_file_comes_back_identical(name: str) -> None:
    assert formats.spliced(TABLES[name], name, {}) == TABLES[name]


@pytest.mark.parametrize("name", TABLES)
def test_edit_changes_only_its_own_target(name: str) -> None:
    (document,) = formats.read_bytes(TABLES[name], name)
    chosen = document.segments[1]
    changed = formats.spliced(TABLES[name], name, {(document.name, chosen.id): Change("A new “target” here.")})
    (again,) = formats.read_bytes(changed, name)
    assert [s.target for s in again.segments if s.id != chosen.id] == [
        s.target for s in document.segments if s.id != chosen.id
    ]
    assert again.segments[1].target == "A new “target” here."
    assert [s.source for s in again.segments] == [s.source for s in document.segments]


def test_every_format_offers_the_whole_contract() -> None:
    for module in (csv, jsonl, text, tsv):
        assert module.NAME
        assert all(ending.startswith(".") and ending == ending.lower() for ending in module.ENDINGS)
        assert isinstance(module.MARKS_SEGMENTS, bool)


def test_status_goes_into_its_column() -> None:
    changed = tsv.write(TABLES["a.tsv"], "a.tsv", {("a.tsv", "1"): Change("Hello\tthere", Status.APPROVED)})
    assert changed == TABLES["a.tsv"].replace(b"draft", b"approved")


def test_columns_that_enface_does_not_know_are_kept() -> None:
    (document,) = tsv.read(TABLES["a.tsv"], "a.tsv")
    assert document.segments[0].columns == (("x", "kept"),)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_tsv_escape_round_trips(value: str) -> None:
    assert tsv.unescape(tsv.escape(value)) == value
    assert "\t" not in tsv.escape(value)
    assert "\n" not in tsv.escape(value)


def test_text_keeps_its_paragraphs_and_layout() -> None:
    (document,) = text.read(TABLES["a.txt"], "a.txt")
    assert [(s.kind, s.paragraph, s.target) for s in document.segments] == [
        ("title", "1", "A headline"),
        ("body", "2", "First sentence here."),
        ("body", "2", "Second one follows."),
        ("body", "3", "Third."),
    ]
    edited = text.write(TABLES["a.txt"], "a.txt", {("a.txt", "3"): Change("A second.")})
    assert edited == b"A headline\n\nFirst sentence here. A second.\n\nThird.\n"


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "columns": (b"id\tsource\n1\ta\n", "no column 'target'"),
    "twice": (b"target\ttarget\na\tb\n", "stands twice"),
    "ids": (b"id\ttarget\n1\ta\n1\tb\n", "line 2"),
    "ragged": (b"id\ttarget\n1\ta\tb\n", "3 cells"),
    "status": (b"target\tstatus\na\tdone\n", "unknown status 'done'"),
    "header": (b"id\ttarget\n", "no segments"),
    "nul": (b"id\ttarget\n1\ta\x00\n", "NUL"),
    "latin": (b"id\ttarget\n1\tcaf\xe9\n", "not UTF-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_table_is_one_clear_line(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(ImportProblem, match=reason) as caught:
        formats.read_bytes(data, "bad.tsv")
    (problem,) = caught.value.problems
    assert problem.path == "bad.tsv"
    assert "\n" not in str(problem)
    assert problem.remedy


@given(st.binary(max_size=200), st.sampled_from(["x.tsv", "x.csv", "x.jsonl", "x.txt", "x"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(ImportProblem):
        assert formats.read_bytes(data, name)[0].segments


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="no such file"):
        formats.read(tmp_path / "nothing.tsv")
    with pytest.raises(ImportProblem, match="a folder"):
        formats.read(tmp_path)


def test_unknown_segment_is_refused_and_nothing_written(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(TABLES["a.tsv"])
    with pytest.raises(ImportProblem, match="no segment"):
        formats.write_back(file, {(str(file), "9"): Change("x")}, file)
    assert file.read_bytes() == TABLES["a.tsv"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.tsv"]
