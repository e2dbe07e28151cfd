"""What a pair of texts promises: a partner found beside it, all sentences in order, and only the edit in the file."""

from __future__ import annotations

import random
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutated import torn

from enface import formats
from enface.formats import Change, pair
from enface.formats.compare import compare
from enface.model import Document, ImportProblem

SOURCE = """湖南省侨联发起捐赠

2020年4月10日，联合会捐赠了12,000只口罩。张明说：“谢谢大家。”会议在长沙举行；有315人参加。

浙江的医院没有收到。

谁会来？没有人知道。
"""
TARGET = """Federation of Hunan starts a donation drive

On April 10, 2020, the federation donated 12,000 masks. "Thank you," Zhang Ming said. The meeting was held in Changsha,
with 315 people present.

Who will come? Nobody knows.
"""


def put(folder: Path, source: str | bytes, target: str | bytes, *names: str) -> str:
    """Lay the two files into a folder; the path of the target."""
    for name, content in zip(names or ("a.zh.txt", "a.en.txt"), (source, target), strict=True):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder / (names or ("", "a.en.txt"))[1])


def opened(path: str) -> Document:
    (document,) = formats.read(path)
    return document


def edited(path: str, segment: str, new: str) -> str:
    return formats.spliced(Path(path).read_bytes(), path, {(path, segment): Change(new)}).decode()


@pytest.mark.parametrize(
    "names",
    [
        ("a.zh.txt", "a.en.txt"),
        ("a_zh.txt", "a_en.txt"),
        ("a-zh-CN.md", "a-en-GB.md"),
        ("a_zh_CN.txt", "a_en.txt"),
        ("a.CHS.txt", "a.ENG.txt"),
        ("a.cn.markdown", "a.en-US.markdown"),
        ("zh.txt", "en.txt"),
        ("zh/a.txt", "en/a.txt"),
        ("zh-CN/a.zh-CN.txt", "en-US/a.en-US.txt"),
        ("中文/稿.txt", "英文/稿.txt"),
        ("a 中文.txt", "a English.txt"),
    ],
)
def test_partner_is_found_from_either_side(tmp_path: Path, names: tuple[str, str]) -> None:
    path = put(tmp_path, "你好。", "Hello.", *names)
    for name in names:
        document = opened(str(tmp_path / name))
        assert document.path == path
        assert [(segment.source, segment.target) for segment in document.segments] == [("你好。", "Hello.")]
    assert list(formats.find_files(tmp_path)) == [Path(path)]


@pytest.mark.parametrize("names", [("b.zh.txt", "a.en.txt"), ("a.zh.md", "a.en.txt"), ("azh.txt", "aen.txt")])
def test_texts_of_other_names_are_no_pair(tmp_path: Path, names: tuple[str, str]) -> None:
    path = put(tmp_path, "你好。", "Hello.", *names)
    assert not opened(path).has_source
    found = {file.relative_to(tmp_path).as_posix() for file in formats.find_files(tmp_path)}
    # Markdown alone is opened where it is named, and a Chinese text not without its English.
    assert found == {name for name in names if not name.endswith(".md") and ".zh." not in name}


def test_sentences_stand_beside_their_translations(tmp_path: Path) -> None:
    document = opened(put(tmp_path, SOURCE, TARGET))
    found = [(segment.id, segment.kind, segment.paragraph, segment.target[:14]) for segment in document.segments]
    assert found == [
        ("1", "title", "1", "Federation of "),
        ("2", "body", "2", "On April 10, 2"),
        ("3", "body", "2", '"Thank you," Z'),
        ("4-5", "body", "2", "The meeting wa"),
        ("6", "body", "2", ""),
        ("7", "body", "3", "Who will come?"),
        ("8", "body", "3", "Nobody knows."),
    ]
    assert document.segments[3].source == "会议在长沙举行；有315人参加。"
    assert [document.line(segment.id) for segment in document.segments] == [1, 3, 3, 3, 4, 6, 6]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_missing_paragraph_is_put_in_as_one_of_its_own(tmp_path: Path, line_end: str, encoding: str) -> None:
    source, target = (text.replace("\n", line_end).encode(encoding) for text in (SOURCE, TARGET))
    path = put(tmp_path, source, target)
    written = formats.spliced(target, path, {(path, "6"): Change("Zhejiang got none.")})
    expected = TARGET.replace("\nWho", "\nZhejiang got none.\n\nWho").replace("\n", line_end)
    assert written == expected.encode(encoding)


def test_missing_sentence_is_put_in_behind_the_one_before_it(tmp_path: Path) -> None:
    path = put(tmp_path, "张明来了。李雷有315本书。他们都很高兴。", "Zhang Ming came. They were all happy.\n")
    assert [segment.target for segment in opened(path).segments][1] == ""
    assert edited(path, "2", "Li Lei has 315 books.") == "Zhang Ming came. Li Lei has 315 books. They were all happy.\n"


def test_missing_first_paragraph_is_put_in_before_all(tmp_path: Path) -> None:
    path = put(tmp_path, "浙江的315家医院。\n\n谁会来？\n", "Who will come?\n")
    assert edited(path, "1", "Hospitals.") == "Hospitals.\n\nWho will come?\n"


def test_sentence_without_a_source_stays_editable(tmp_path: Path) -> None:
    path = put(
        tmp_path, "谁会来？没有人知道。", "Who will come? Nobody knows. Added by 315 translators in 2020 for fun.\n"
    )
    assert [segment.source for segment in opened(path).segments] == ["谁会来？", "没有人知道。", ""]
    assert edited(path, "2+1", "") == "Who will come? Nobody knows. \n"


def test_ids_stand_when_the_target_is_edited_elsewhere(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE, TARGET)
    before = [segment.id for segment in opened(path).segments]
    Path(path).write_text(edited(path, "6", "In Zhejiang, the hospitals did not get them."), "utf-8")
    assert [segment.id for segment in opened(path).segments] == before


def test_each_text_has_its_own_encoding(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE.encode("gb18030"), TARGET)
    assert opened(path).format == "pair, gb18030, utf-8"


def test_faults_name_the_file_they_are_in(tmp_path: Path) -> None:
    path = put(tmp_path, b"\xff\xfe\xfd", TARGET)
    with pytest.raises(ImportProblem, match=r"a\.zh\.txt"):
        formats.read(path)
    put(tmp_path, "——", TARGET)
    assert len(opened(path).segments) > 1
    put(tmp_path, b" \n", TARGET)
    with pytest.raises(ImportProblem, match=r"a\.zh\.txt: the file is empty"):
        formats.read(path)


def test_source_that_went_meanwhile_is_missed_in_one_line(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE, TARGET)
    (tmp_path / "a.zh.txt").unlink()
    with pytest.raises(ImportProblem, match="the Chinese text beside it is gone"):
        pair.read(TARGET.encode(), path)


CHINESE = st.lists(
    st.sampled_from(["张明来了。", "315人", "谁？", "\n", "\n\n", "，", "“好。”", " ", "…"]), max_size=12
)
ENGLISH = st.lists(
    st.sampled_from(["Zhang Ming came. ", "315 people", " Who? ", "\n", "\r\n\r\n", ", ", '"Good." ', "..."]),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(CHINESE, ENGLISH, st.data())
def test_sentences_are_all_there_and_an_edit_changes_nothing_else(
    chinese: list[str], english: list[str], data: st.DataObject
) -> None:
    source, target = "".join(["开始了。继续。", *chinese]), "".join(["The start. It goes on. ", *english])
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder), source, target)
        document = opened(path)
        for text, side in ((source, "source"), (target, "target")):
            held = "".join(getattr(segment, side) for segment in document.segments)
            assert "".join(held.split()) == "".join(text.split())
        assert formats.spliced(target.encode(), path, {}) == target.encode()
        chosen = data.draw(st.sampled_from(document.segments))
        new = data.draw(st.sampled_from(["", "One. Two.", "no end", chosen.target]))
        at = 0
        for segment in document.segments[: document.ordinals[chosen.id]]:
            at = target.index(segment.target, at) + len(segment.target)
        written = formats.spliced(target.encode(), path, {(path, chosen.id): Change(new)}).decode()
        if chosen.target:
            at = target.index(chosen.target, at)
            assert written == target[:at] + new + target[at + len(chosen.target) :]
        else:
            place = written.index(new, at) if new else 0
            assert not new or "".join((written[:place] + written[place + len(new) :]).split()) == "".join(
                target.split()
            )


HOSTILE = {"line": "一" * 1_000_000, "marks": "。" * 50_000, "quotes": "“" * 100_000, "lines": "\n" * 100_000 + "一"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_or_refused_soon(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, text, TARGET)
    assert opened(path).segments
    put(tmp_path, SOURCE, text)
    assert opened(path).segments


def hold_together(path: str, data: bytes) -> None:
    Path(path).write_bytes(data)
    with suppress(ImportProblem):
        document = opened(path)
        assert formats.spliced(data, path, {}) == data
        formats.spliced(data, path, {(path, document.segments[-1].id): Change("New.")})


def mutants(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)
    path = put(folder, SOURCE, TARGET)
    for _ in range(count):
        (folder / "a.zh.txt").write_bytes(torn(SOURCE.encode(), chance))
        hold_together(path, torn(TARGET.encode(), chance))


def test_mutated_texts_end_in_one_clear_line(tmp_path: Path) -> None:
    mutants(tmp_path, 300, 1)


@pytest.mark.long
def test_ten_thousand_mutated_texts_end_in_one_clear_line(tmp_path: Path) -> None:
    mutants(tmp_path, 10_000, 2)


@pytest.mark.parametrize(("segment", "new"), [("6", "Zhejiang got none."), ("1", ""), ("8", ""), ("2", "One.\n\nTwo.")])
def test_proof_finds_nothing_but_the_edit(tmp_path: Path, segment: str, new: str) -> None:
    path = put(tmp_path, SOURCE, TARGET)
    found = compare(TARGET.encode(), edited(path, segment, new).encode(), path, path)
    assert (len(found.changes), found.breaches) == (1, ())


def test_proof_finds_a_changed_mark_of_markdown(tmp_path: Path) -> None:
    path = put(tmp_path, "- 你好。\n- 谢谢。\n", "- Hello.\n- Thanks.\n", "a.zh.md", "a.en.md")
    assert compare(b"- Hello.\n- Thanks.\n", b"- Hi.\n- Thank you.\n", path, path).breaches == ()
    assert compare(b"- Hello.\n- Thanks.\n", b"- Hello.\n* Thanks.\n", path, path).breaches


def test_proof_needs_no_source_beside_what_was_written(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE, TARGET)
    found = compare(
        TARGET.encode(), TARGET.replace("masks", "face masks").encode(), path, str(tmp_path / "out" / "a.en.txt")
    )
    assert (found.format, len(found.changes), found.breaches) == ("pair", 1, ())


def test_chinese_text_without_its_english_is_not_read_as_english(tmp_path: Path) -> None:
    path = tmp_path / "a.zh.txt"
    path.write_text("会议在长沙召开。\n", "utf-8")
    with pytest.raises(ImportProblem, match=r"without the English one beside it\. Put a\.en\.txt beside it\."):
        formats.read(path)
    assert list(formats.find_files(tmp_path)) == []
    (tmp_path / "cn.txt").write_text("The meeting was held.\n", "utf-8")
    assert len(formats.read(tmp_path / "cn.txt")) == 1
