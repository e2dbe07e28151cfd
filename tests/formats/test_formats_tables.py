"""What tables promise: only changed cells change, statuses and columns are read as written, errors name their place."""

from __future__ import annotations

import csv as standard_csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface import formats
from enface.formats import Change, contract, csv, disk, jsonl, tsv
from enface.model import ImportProblem, Status

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=12)
FILLED = WORDS.filter(str.strip)
ROWS = st.lists(st.tuples(WORDS, FILLED, st.sampled_from(["", *Status]), WORDS), min_size=1, max_size=6)
COLUMNS = ("source", "target", "status", "note")
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


def _as_tsv(rows: list[tuple[str, ...]], end: str) -> bytes:
    lines = ["\t".join(COLUMNS), *("\t".join(map(tsv.escape, row)) for row in rows)]
    return end.join(lines).encode()


def _as_csv(rows: list[tuple[str, ...]], end: str) -> bytes:
    file = io.StringIO()
    standard_csv.writer(file, lineterminator=end).writerows([COLUMNS, *rows])
    return file.getvalue().encode()


def _as_jsonl(rows: list[tuple[str, ...]], end: str) -> bytes:
    lines = (json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=len(row[0]) % 2 == 0) for row in rows)
    return end.join(lines).encode()


WRITERS = {"t.tsv": _as_tsv, "t.csv": _as_csv, "t.jsonl": _as_jsonl}


@pytest.mark.parametrize("name", WRITERS)
@given(rows=ROWS, end=LINE_ENDS, data=st.data())
def test_file_with_changes_is_the_file_that_would_have_been_written(
    name: str, rows: list[tuple[str, ...]], end: str, data: st.DataObject
) -> None:
    before = WRITERS[name](rows, end)
    chosen = data.draw(st.sets(st.integers(0, len(rows) - 1)))
    changes, after = {}, list(rows)
    for number in chosen:
        target, status, note = data.draw(FILLED), data.draw(st.sampled_from([None, *Status])), data.draw(WORDS)
        changes[name, str(number + 1)] = Change(target, status, note)
        source, _, was, old_note = rows[number]
        read_as = Status(was) if was else Status.TRANSLATED
        after[number] = (source, target, was if status in {None, read_as} else str(status), note or old_note)
    written = formats.spliced(before, name, changes)
    (expected,) = formats.read_bytes(WRITERS[name](after, end), name)
    assert formats.read_bytes(written, name) == (expected,)
    if not chosen:
        assert written == before


@pytest.mark.parametrize("name", WRITERS)
@given(rows=ROWS, end=LINE_ENDS)
def test_what_a_standard_writer_wrote_is_read_cell_by_cell(name: str, rows: list[tuple[str, ...]], end: str) -> None:
    (document,) = formats.read_bytes(WRITERS[name](rows, end), name)
    assert [(s.source, s.target, s.note) for s in document.segments] == [(s, t, note) for s, t, _, note in rows]


def test_status_follows_from_the_target_where_its_cell_is_empty() -> None:
    (document,) = tsv.read(b"target\tstatus\nText\t\n\tdraft\nText\tApproved\n\t\n", "a.tsv")
    assert [s.status for s in document.segments] == [Status.TRANSLATED, Status.DRAFT, Status.APPROVED, Status.DRAFT]


def test_empty_status_cell_stays_empty_while_it_still_says_the_same() -> None:
    data = b"target\tstatus\nText\t\n"
    assert tsv.write(data, "a", {("a", "1"): Change("New", Status.TRANSLATED)}) == b"target\tstatus\nNew\t\n"
    assert tsv.write(data, "a", {("a", "1"): Change("New", Status.REVISED)}) == b"target\tstatus\nNew\trevised\n"


def test_one_file_holds_several_documents_whose_ids_are_their_own() -> None:
    data = b"document\tid\ttarget\nnews\t1\tOne\nspeech\t1\tUno\nnews\t2\tTwo\n"
    news, speech = tsv.read(data, "all.tsv")
    assert (news.name, [s.target for s in news.segments]) == ("news", ["One", "Two"])
    assert (speech.name, [s.target for s in speech.segments]) == ("speech", ["Uno"])
    assert tsv.write(data, "all.tsv", {("speech", "1"): Change("Eins")}) == data.replace(b"Uno", b"Eins")


def test_rows_without_an_id_are_numbered_from_one_and_without_a_source_are_monolingual() -> None:
    (document,) = csv.read(b"Target,x\nOne,1\n\nTwo,2\n", "a.csv")
    assert [(s.id, s.source, s.target, s.columns) for s in document.segments] == [
        ("1", "", "One", (("x", "1"),)),
        ("2", "", "Two", (("x", "2"),)),
    ]


def test_backslash_before_other_letters_stands_for_itself() -> None:
    (document,) = tsv.read(rb"target" + b"\n" + rb"C:\data \\n a\tb", "a.tsv")
    assert document.segments[0].target == "C:\\data \\n a\tb"


def test_csv_cell_gets_quotes_only_where_its_text_needs_them() -> None:
    data = b'id,target\r\n1,"One"\r\n2,Two\r\n3,Three'
    changes = {("a", "1"): Change("Uno"), ("a", "2"): Change("Two, too"), ("a", "3"): Change('"3"')}
    assert csv.write(data, "a", changes) == b'id,target\r\n1,"Uno"\r\n2,"Two, too"\r\n3,"""3"""'


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_csv_says_which_delimiter_it_found_also_between_quoted_names(delimiter: str) -> None:
    rows = [["id", "source", "target"], ["1", "a,b;c|d\te", 'He said "no"\nand left']]
    text = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    (document,) = formats.read_bytes(text.encode(), "a.csv")
    assert document.segments[0].target == 'He said "no"\nand left'
    assert document.format == f"csv, utf-8, delimiter {'tab' if delimiter == chr(9) else delimiter}"


def test_json_keeps_its_spacing_escapes_and_the_keys_inside_other_values() -> None:
    data = b'{ "meta" : {"target":"inner"}, "n": [1, "\\"target\\": \\"x\\""],  "target" :"caf\\u00e9" , "status":null}'
    changed = jsonl.write(data, "a", {("a", "1"): Change("thé", Status.REVISED)})
    assert changed == data.replace(b'"caf\\u00e9"', b'"th\\u00e9"').replace(b"null", b'"revised"')


BAD = {
    "unclosed.csv": (b'id,target\n1,a\n2,"b\n', 3, "never closed"),
    "after.csv": (b'id,target\n1,"a\nb" c\n', 3, "text follows"),
    "ragged.csv": (b"id,target\n1,a,b\n", 2, "3 cells, but the header names 2 columns"),
    "wide.tsv": (b"target\na\tb\n", 2, "1 column. Write a tab inside a cell"),
    "one.tsv": (b"id\ttarget\n1\n", 2, "1 cell, but the header names 2 columns. Give the row all its cells"),
    "array.jsonl": (b'{"target":"a"}\n[1]\n', 2, "no object"),
    "broken.jsonl": (b'{"target":"a"}\n{"target":\n', 2, "not JSON"),
    "twice.jsonl": (b'{"target":"a","target":"b"}\n', 1, "'target' stands twice"),
    "surrogate.jsonl": (b'{"target":"\\ud800"}\n', 1, "no character"),
    "nul.jsonl": (b'{"target":"\\u0000"}\n', 1, "no character"),
    "number.jsonl": (b'{"target":"a","n":' + b"1" * 5000 + b"}\n", 1, "a number too long"),
    "deep.jsonl": (b'{"target":' + b"[" * 100_000, 1, "nested too deep"),
    "none.jsonl": (b'{"source":"a"}\n', 1, "no object with a text under 'target'"),
    "status.jsonl": (b'{"target":"a","status":"done"}\n', 1, "unknown status 'done'"),
}


@pytest.mark.parametrize("name", BAD)
def test_fault_is_named_with_its_line_and_a_remedy(name: str) -> None:
    data, line, reason = BAD[name]
    with pytest.raises(ImportProblem, match=reason) as caught:
        formats.read_bytes(data, name)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (name, line)
    assert problem.remedy
    assert "\n" not in str(problem)


def test_limits_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "MAX_SEGMENTS", 2)
    monkeypatch.setattr(contract, "MAX_CHARACTERS", 5)
    with pytest.raises(ImportProblem, match="more than 2 segments"):
        tsv.read(b"target\na\nb\nc\n", "a.tsv")
    with pytest.raises(ImportProblem, match=r"a.tsv:3: a text of 6 characters, where 5 are the limit"):
        tsv.read(b"target\na\nabcdef\n", "a.tsv")
    monkeypatch.setattr(disk, "MAX_BYTES", 3)
    with pytest.raises(ImportProblem, match="larger than"):
        formats.read("/dev/zero")


def test_target_that_would_not_read_back_is_refused() -> None:
    with pytest.raises(ImportProblem, match="segment '1' would not read back"):
        formats.spliced(b"id\ttarget\n1\ta\n2\tb\n", "a.tsv", {("a.tsv", "1"): Change("ends in a return\r")})
    with pytest.raises(ImportProblem, match=r"could not be read again \(a NUL"):
        formats.spliced(b"id\ttarget\n1\ta\n", "a.tsv", {("a.tsv", "1"): Change("a\x00")})
