"""Two Word documents as a pair: paragraphs split and aligned, of the English one only the text of runs is changed."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutated import mutated_xml, torn
from office import document, members, table

from enface import formats
from enface.formats import Change, pair
from enface.formats.compare import compare
from enface.model import INLINE_CODE, Document, ImportProblem, InlineCode

PART = "word/document.xml"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(content)}</w:p>"


PICTURE = '<w:r><w:drawing><a:t xmlns:a="a">no text</a:t></w:drawing></w:r>'
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
SOURCE = (
    para(run("湖南的会议"))
    + para()
    + para(run("会议在长沙举行。有315人参加。张明没有来。"))
    + para(run("第3页。"))
    + table(("口罩", "12"))
    + para(run("谁会来？"))
)
TARGET = (
    para(run("A meeting in Hunan"), properties='<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
    + "<w:p/>"
    + para(
        run("The meeting was held in "), run("Changsha", "<w:b/>"), run(". Zhang "), PICTURE, run("Ming did not come.")
    )
    + para(run("Page "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("3"), run("."))
    + table(("masks", "12"))
    + para(run("Who will come?"), BOX)
    + "<w:sectPr/>"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    (tmp_path / "a.zh.docx").write_bytes(document(SOURCE))
    (tmp_path / "a.en.docx").write_bytes(document(TARGET))
    return str(tmp_path / "a.en.docx")


def opened(path: str) -> Document:
    (held,) = formats.read(path)
    return held


def written(path: str, segment: str, change: Change) -> bytes:
    return formats.spliced(Path(path).read_bytes(), path, {(path, segment): change})


def part(data: bytes) -> str:
    return members(data)[PART][0].decode()


def test_paragraphs_stand_beside_their_translations(path: str) -> None:
    found = [(segment.id, segment.kind, segment.source, segment.target) for segment in opened(path).segments]
    assert found == [
        ("1", "title", "湖南的会议", "A meeting in Hunan"),
        ("2", "body", "会议在长沙举行。", "The meeting was held in Changsha."),
        ("3", "body", "有315人参加。", ""),
        ("4", "body", "张明没有来。", f"Zhang {INLINE_CODE}Ming did not come."),
        ("5", "body", "第3页。", "Page 3."),
        ("6", "cell", "口罩", "masks"),
        ("7", "cell", "12", "12"),
        ("8", "body", "谁会来？", f"Who will come?{INLINE_CODE}"),
    ]
    assert [segment.id for segment in opened(path).segments if segment.locked] == ["5"]
    assert pair.survey(Path(path).read_bytes(), path).untouched == (("5", 5, "it holds a field."),)
    assert [(code.position, code.label) for code in opened(path).segments[3].target_codes] == [(6, "drawing")]


def test_edit_keeps_the_look_of_runs_and_every_other_byte(path: str) -> None:
    before = Path(path).read_bytes()
    assert formats.spliced(before, path, {}) == before
    after = written(path, "2", Change("The meeting took place in Changsha."))
    assert part(after) == part(before).replace("was held", "took place")
    assert {name: held for name, held in members(after).items() if name != PART} == {
        name: held for name, held in members(before).items() if name != PART
    }


def test_missing_sentence_is_put_in_behind_the_one_before_it(path: str) -> None:
    after = written(path, "3", Change("There were 315 people."))
    assert ". There were 315 people. Zhang " in part(after)


def test_edits_of_one_paragraph_are_made_together(path: str) -> None:
    data = Path(path).read_bytes()
    changes = {(path, "2"): Change("It was in Changsha."), (path, "4"): Change(f"Ms Zhang {INLINE_CODE}Ming did not.")}
    after = part(formats.spliced(data, path, changes))
    assert "It was in " in after
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Changsha</w:t>' in after
    assert ". Ms Zhang " in after


@pytest.mark.parametrize(("segment", "new"), [("2", "It was in Changsha."), ("3", "315 came."), ("1", ""), ("6", "")])
def test_proof_finds_nothing_but_the_edit(path: str, segment: str, new: str) -> None:
    found = compare(Path(path).read_bytes(), written(path, segment, Change(new)), path, path)
    assert (len(found.changes), found.breaches) == (1, ())


@pytest.mark.parametrize(
    ("segment", "change"),
    [
        ("5", Change("Page 4.")),
        ("4", Change("Zhang Ming did not come.")),
        ("4", Change(f"Zhang {INLINE_CODE}Ming.", codes=(InlineCode(6, "<w:other/>"),))),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_line(path: str, segment: str, change: Change) -> None:
    with pytest.raises(ImportProblem, match="cannot be changed"):
        written(path, segment, change)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.data())
def test_any_edit_reads_back_with_all_else_as_before(path: str, data: st.DataObject) -> None:
    held = opened(path)
    free = [segment for segment in held.segments if not segment.locked and not segment.target_codes]
    chosen = data.draw(st.sampled_from(free))
    new = data.draw(st.text("aB .&<中", max_size=12))
    after = written(path, chosen.id, Change(new))
    copy = Path(path).with_name("b.en.docx")
    copy.write_bytes(after)
    copy.with_name("b.zh.docx").write_bytes(document(SOURCE))
    expected = "".join(new if segment is chosen else segment.target for segment in held.segments)
    found = "".join(segment.target for segment in opened(str(copy)).segments)
    assert "".join(found.split()) == "".join(expected.split())


def mutants(path: str, count: int, seed: int) -> None:
    chance = random.Random(seed)
    names = ["w:p", "w:r", "w:t", "w:tbl", "w:ins", "w:fldSimple", "w:txbxContent"]
    pieces = ["<w:p>", "</w:p>", "<w:p/>", "<w:tbl/>", "<w:t>x. </w:t>", "<w:br/>", "<w:ins/>"]
    for _ in range(count):
        body = TARGET if chance.randrange(3) else torn(TARGET.encode(), chance).decode("utf-8", "replace")
        data = document(mutated_xml(body.encode(), chance, pieces, names).decode("utf-8", "replace"))
        Path(path).write_bytes(data)
        with suppress(ImportProblem):
            held = opened(path)
            assert formats.spliced(data, path, {}) == data
            formats.spliced(data, path, {(path, held.segments[0].id): Change("New.")})


def test_mutated_documents_end_in_one_clear_line(path: str) -> None:
    mutants(path, 300, 1)


@pytest.mark.long
def test_ten_thousand_mutated_documents_end_in_one_clear_line(path: str) -> None:
    mutants(path, 10_000, 2)
