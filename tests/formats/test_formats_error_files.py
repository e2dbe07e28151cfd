"""Marked errors of every format: read, checked against the words they quote, written for others, nothing guessed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enface.formats import error_files
from enface.formats.error_files import FORMATS
from enface.model import Document, ImportProblem, MarkedError, Rated, Segment, Severity, Side, Span

DOCUMENT = Document("d", "d", (Segment("1", "湖南省", "in hunan province"), Segment("2", "你好", "Hello there.")))
HUNAN = MarkedError(
    "d", "1", Side.TARGET, Span(3, 8), "hunan", "linguistic-conventions/spelling", Severity.MINOR, "Li", "", "mt"
)
OMITTED = MarkedError("d", "2", Side.SOURCE, Span(0, 2), "你好", "accuracy/omission", Severity.MAJOR, "Li", "", "mt")
NOTHING = Rated("d", "2", "Wang", "mt")


def read(tmp_path: Path, text: str, documents: tuple[Document, ...] = (), **given: str) -> error_files.Annotations:
    path = tmp_path / "errors"
    path.write_text(text, "utf-8")
    return error_files.read(path, documents, **given)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_written_is_recognised_and_read_back(format_: str, tmp_path: Path) -> None:
    text = error_files.write(format_, [HUNAN], [NOTHING], [DOCUMENT])
    for documents in ((), (DOCUMENT,)):
        found = read(tmp_path, text, documents)
        assert found.format == format_
        assert found.errors == (HUNAN,)
        assert set(found.rated) == {NOTHING, Rated("d", "1", "Li", "mt")}
        assert not found.left_out


@pytest.mark.parametrize("format_", ["jsonl", "google", "label-studio"])
def test_errors_of_the_source_keep_their_place(format_: str, tmp_path: Path) -> None:
    text = error_files.write(format_, [HUNAN, OMITTED], [], [DOCUMENT])
    assert read(tmp_path, text).errors == (HUNAN, OMITTED)


@pytest.mark.parametrize("format_", ["esa", "pearmut"])
def test_what_is_missing_keeps_its_side_where_spans_lie_in_the_target(format_: str, tmp_path: Path) -> None:
    (error,) = read(tmp_path, error_files.write(format_, [OMITTED], [], [DOCUMENT])).errors
    assert (error.side, error.span, error.type) == (Side.SOURCE, None, "accuracy/omission")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\t\n\r<>", exclude_categories=["Cc", "Cs"]), max_size=30
)


@st.composite
def marked_documents(draw: st.DrawFn) -> tuple[Document, list[MarkedError]]:
    segments = tuple(Segment(str(n), draw(WORDS), draw(WORDS) + "end") for n in range(draw(st.integers(1, 3))))
    errors = []
    for segment in segments:
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(segment.target) - 1))
            span = Span(start, draw(st.integers(start + 1, len(segment.target))))
            type_ = draw(st.sampled_from(["style", "accuracy/mistranslation", "unspecified"]))
            severity = draw(st.sampled_from([*Severity]))
            text = span.of(segment.target)
            errors.append(MarkedError("d", segment.id, Side.TARGET, span, text, type_, severity, "Li", "", "mt"))
    return Document("d", "d", segments), errors


@pytest.mark.parametrize("format_", FORMATS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marked=marked_documents())
def test_any_errors_of_the_target_come_back(
    format_: str, marked: tuple[Document, list[MarkedError]], tmp_path: Path
) -> None:
    document, errors = marked
    found = read(tmp_path, error_files.write(format_, errors, [], [document]), format_=format_)
    assert list(found.errors) == errors
    assert not found.left_out


def test_an_empty_file_says_that_nothing_was_found(tmp_path: Path) -> None:
    assert read(tmp_path, "\n").errors == ()


ROW = {"segment": "1", "start": 3, "end": 8, "text": "hunan", "category": "Style / Awkward", "severity": "Minor"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "Hunan"}, "at 3-8 the target reads 'hunan', not 'Hunan'"),
        ({"start": 4, "end": 9}, "reads 'unan ', not 'hunan'"),
        ({"end": 99, "text": "hunan province"}, "3-99 lies outside the target of 17 characters"),
        ({"segment": "9"}, "there is no segment 9"),
        ({"segment": ""}, "no segment is named"),
        ({"severity": "grave"}, "the severity 'grave' is not known"),
        ({"side": "left"}, "neither source nor target"),
        ({"start": 8, "end": 3}, "are no span"),
        ({"start": "3"}, "are no span"),
    ],
)
def test_what_does_not_fit_is_left_out_by_line(change: dict[str, object], reason: str, tmp_path: Path) -> None:
    text = json.dumps(ROW) + "\n\n" + json.dumps({**ROW, **change}) + "\n"
    found = read(tmp_path, text, (DOCUMENT,))
    assert len(found.errors) == 1
    ((line, said),) = found.left_out
    assert line == 3
    assert reason in said


def test_a_document_that_is_named_otherwise_is_found_by_a_segment_that_only_one_has(tmp_path: Path) -> None:
    other = Document("e", "e", (Segment("1", "", "in hunan"), Segment("7", "", "in hunan")))
    named = json.dumps({**ROW, "document": "elsewhere"})
    assert "several documents" in read(tmp_path, named, (DOCUMENT, other)).left_out[0].reason
    (error,) = read(tmp_path, json.dumps({**ROW, "segment": "7"}), (DOCUMENT, other)).errors
    assert error.document == "e"


def test_types_are_read_alike_whatever_their_spelling(tmp_path: Path) -> None:
    rows = [{**ROW, "category": raw} for raw in ("Style / Awkward", "Non-translation!", "Source issue", None)]
    found = read(tmp_path, "".join(json.dumps(row) + "\n" for row in rows))
    assert [error.type for error in found.errors] == ["style/awkward", "non-translation", "source-error", "unspecified"]


GOOGLE = """system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata
A\td\t1\t1\tr1\t湖南省\tin <v>hunan</v> province\tFluency/Spelling\tMinor\t{"note": "capital"}
A\td\t1\t1\tr2\t湖南省\tin hunan province\tNo-error\tNo-error\t{}
A\td\t2\t2\tr1\t<v>你好</v>\tHello there.\tAccuracy/Omission\tmajor\t
A\td\t2\t2\tr2\t你好\t<v>Hello</v> there<v>.</v>\tStyle/Awkward\tmajor\tan old note
A\td\t2\t2\tr2\t你好\tHello <v>there.\tStyle/Awkward\tmajor\t
A\td\t2\t2\tr3\t你好\t<v>Bye</v>\tFound\tHOTW-test\t{}
B\td\t2\t2\tr1\t你好\t<v>Hi.</v>\tNon-translation!\tMajor\t{}
A\td\t2\t2\t\t你好\tHello there.\t\t\t{"segment": {"metrics": {}}}
"""


def test_google_rows_of_several_raters_and_systems(tmp_path: Path) -> None:
    found = read(tmp_path, GOOGLE)
    first, omitted, wide, garbled = found.errors
    assert (first.text, first.span, first.note, first.author) == ("hunan", Span(3, 8), "capital", "r1")
    assert (omitted.side, omitted.text) == (Side.SOURCE, "你好")
    assert (wide.text, wide.note) == ("Hello there.", "an old note")
    assert (garbled.type, garbled.system) == ("non-translation", "B")
    assert Rated("d", "1", "r2", "A") in found.rated
    assert found.attention_checks == 1
    assert found.left_out == ((6, "a <v> without its </v>"),)
    assert [len(text.segments) for text in found.texts] == [2, 1]


def test_one_system_may_be_chosen(tmp_path: Path) -> None:
    found = read(tmp_path, GOOGLE, (DOCUMENT,), system="A")
    assert {error.system for error in found.errors} == {"A"}
    assert len(found.left_out) == 1


def test_esa_lines(tmp_path: Path) -> None:
    row = {"doc_id": "d", "line_id": 1, "annotator": "a", "system": "s", "src": "湖南省", "tgt": "in hunan province"}
    spans = [
        {"start_i": 3, "end_i": 8, "severity": "major", "error_type": None},
        {"start_i": "missing", "end_i": "missing", "severity": "minor"},
        {"start_i": 0, "end_i": 2, "severity": "undecided"},
        {"start_i": 0, "end_i": 200, "severity": "minor"},
    ]
    lines = [{**row, "esa_spans": spans}, {**row, "doc_id": "d#bad", "esa_spans": spans}]
    found = read(tmp_path, "".join(json.dumps(line) + "\n" for line in lines))
    assert [(error.text, error.type) for error in found.errors] == [
        ("hunan", "unspecified"),
        ("", "accuracy/omission"),
    ]
    assert [reason for _, reason in found.left_out] == [
        "the severity 'undecided' is not known",
        "segment 1: 0-200 lies outside the target of 17 characters",
    ]
    assert found.attention_checks == 1


def test_pearmut_items_of_two_models(tmp_path: Path) -> None:
    item = {"item_id": "x_#_1", "src": "湖南省", "tgt": {"A": "in hunan", "B": "Hunan"}}
    span = {"start_i": 3, "end_i": 7, "severity": "Minor", "category": "Fluency/Spelling"}
    behind = {"start_i": 5, "end_i": 5, "severity": "Major", "category": None}
    said = {"A": {"score": 60, "error_spans": [span]}, "B": {"score": 99, "error_spans": [behind]}}
    rows = [
        {"user_id": "u", "item": [item, {**item, "item_id": "y", "validation": {}}], "annotation": [said, said]},
        {"user_id": "u", "item": [{**item, "validation": {"A": {"score": [1, 2]}}}], "annotation": [said]},
    ]
    found = read(tmp_path, "".join(json.dumps(row) + "\n" for row in rows))
    assert (found.errors[0].text, found.errors[0].system) == ("hunan", "A")
    assert (found.errors[1].type, found.errors[1].span) == ("accuracy/omission", None)
    assert found.attention_checks == 1
    assert read(tmp_path, json.dumps(rows)).errors == found.errors
    assert read(tmp_path, json.dumps({"campaign": rows})).errors == found.errors


def test_pearmut_items_that_were_done_again_count_as_last_done(tmp_path: Path) -> None:
    item = {"item_id": "1", "src": "", "tgt": {"A": "in hunan"}}
    span = {"start_i": 3, "end_i": 7, "severity": "minor", "category": "Style"}

    def entry(number: int | str, *spans: object) -> dict[str, object]:
        done = {"item": [{**item, "item_id": str(number)}], "annotation": [{"A": {"error_spans": spans}}]}
        return {"user_id": "u", "item_i": number, **done}

    reset = {**entry(2), "annotation": "RESET"}
    rows = [entry(1, span, span), entry(1, span), entry(2, span), reset, entry("welcome_0", span)]
    found = read(tmp_path, "".join(json.dumps(row) + "\n" for row in rows))
    assert [error.segment for error in found.errors] == ["1"]
    assert [one.segment for one in found.rated] == ["1"]
    assert found.attention_checks == 1


def test_label_studio_regions(tmp_path: Path) -> None:
    place = {"start": 5, "end": 10, "text": "hunan"}
    result = [
        {
            "id": "r",
            "to_name": "target",
            "from_name": "label",
            "type": "labels",
            "value": {**place, "labels": ["Style"]},
        },
        {"id": "r", "to_name": "target", "from_name": "how", "type": "choices", "value": {"choices": ["Major"]}},
        {"id": "r", "to_name": "target", "from_name": "why", "type": "textarea", "value": {"text": ["capital"]}},
        {
            "id": "q",
            "to_name": "target",
            "from_name": "label",
            "type": "labels",
            "value": {**place, "labels": ["Style"]},
        },
        {"id": "z", "to_name": "target", "from_name": "score", "type": "rating", "value": {"rating": 3}},
    ]
    task = {"id": 7, "data": {"source": "湖南省", "target": "𠀀 in hunan"}}
    cancelled = {"completed_by": 4, "was_cancelled": True, "result": result}
    text = json.dumps([{**task, "annotations": [{"completed_by": 3, "result": result}, cancelled]}])
    found = read(tmp_path, text)
    (error,) = found.errors
    assert (error.segment, error.author, error.type, error.note) == ("7", "3", "style", "capital")
    assert error.severity is Severity.MAJOR
    assert error.span == Span(5, 10)
    assert found.left_out == ((None, "segment 7: the region 'hunan' has no severity"),)


def test_label_studio_offsets_in_utf_16_units_are_understood(tmp_path: Path) -> None:
    region = {"start": 6, "end": 11, "text": "hunan", "labels": ["Style", "minor"]}
    result = [{"id": "r", "to_name": "target", "type": "labels", "value": region}]
    text = json.dumps([{"id": 7, "data": {"target": "𠀀 in hunan"}, "annotations": [{"result": result}]}])
    assert read(tmp_path, text).errors[0].span == Span(5, 10)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id\ttarget\n1\tx\n", "not recognised as a file of marked errors"),
        ('{"segment": "1"', "not JSON"),
        ('{"segment": "1"}\n{"a": \n', "not JSON"),
        ('{"segment": "\\ud800"}\n', "surrogate"),
        pytest.param('{"segment": ' + "[" * 100_000, "nested too deep", id="deep"),
        ("[1, 2]", "not recognised"),
    ],
)
def test_hostile_files_end_in_one_clear_line(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=reason):
        read(tmp_path, text)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: (
    st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["segment", "esa_spans", "annotation", "item", "data", "annotations", "result", "value", "tgt",
                         "error_spans", "start", "start_i", "end_i", "severity", "line_id", "item_id", "id"]),
        inner, max_size=6)
), max_leaves=20))  # fmt: skip
def test_no_shape_of_json_raises_anything_else(value: object) -> None:
    for name in FORMATS:
        for text in (json.dumps([value]), json.dumps({"segment": 1, "esa_spans": [value], "item": value})):
            with suppress(ImportProblem):
                list(error_files._module(name).items(text, "x"))


def test_a_text_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="segment 1 is needed for google"):
        error_files.write("google", [HUNAN])


@given(st.lists(st.text(st.sampled_from("a\t</v>HOTWno-er1\r"), max_size=60), max_size=8).map("\n".join))
def test_no_table_of_google_raises_anything(text: str) -> None:
    list(error_files._module("google").items(text, "x"))


@pytest.mark.parametrize("format_", ["jsonl", "esa", "pearmut"])
def test_scores_of_segments_come_back_with_errors_and_without(tmp_path: Path, format_: str) -> None:
    who = Rated(HUNAN.document, HUNAN.segment, HUNAN.author, HUNAN.system)
    scores = {who: 40.0, NOTHING: 95.0}
    found = read(tmp_path, error_files.write(format_, [HUNAN], [NOTHING], [DOCUMENT], scores), format_=format_)
    assert {one.author: score for one, score in found.scores.items()} == {who.author: 40.0, NOTHING.author: 95.0}
    assert len(found.errors) == 1


def test_an_error_may_fit_any_version_of_a_text_and_a_document_goes_by_its_file(tmp_path: Path) -> None:
    now = Document("segments/a.tsv", "segments/a.tsv", (Segment("1", "湖南省", "in Hunan"),))
    once = Document("segments/a.tsv", "segments/a.tsv", (Segment("1", "湖南省", "in hunan province"),))
    other = Document("segments/b.tsv", "segments/b.tsv", (Segment("1", "你好", "Hello there."),))
    text = "".join(error_files.write("jsonl", [replace(HUNAN, document=name)]) for name in ("a.tsv", "b.tsv", ""))
    found = read(tmp_path, text, (now, once, other))
    assert [(one.document, one.text) for one in found.errors] == [("segments/a.tsv", "hunan")]
    assert [(one.line, one.reason) for one in found.left_out] == [
        (2, "segment 1: at 3-8 the target reads 'lo th', not 'hunan'"),
        (3, "several documents have a segment 1, and none of them is named"),
    ]
