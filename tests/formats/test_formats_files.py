"""What opening files promises: recognition by content, certain encodings only, and files replaced whole."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from enface import formats
from enface.formats import Change
from enface.formats.atomic import replace_file
from enface.model import ImportProblem

TSV = "id\tsource\ttarget\n1\t会议\tThe meeting\n"
CSV = "ID;Source;Target\n1;会议;The meeting\n"
JSONL = '{"source": "会议", "target": "The meeting"}\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("content", [TSV, CSV, JSONL])
@pytest.mark.parametrize("name", ["-", "x.tsv", "x.csv", "x.jsonl", "x.txt", "x"])
def test_content_decides_whatever_the_ending_says(name: str, content: str, encoding: str) -> None:
    (document,) = formats.read_bytes(content.encode(encoding), name)
    assert [(s.source, s.target) for s in document.segments] == [("会议", "The meeting")]


def test_prose_from_standard_input_is_text_and_a_table_without_target_is_not() -> None:
    (document,) = formats.read_bytes(b"It rained. We left.\n", "-")
    assert [s.target for s in document.segments] == ["It rained.", "We left."]
    for data in (b"id,source,translation\n1,a,b\n", b"id\tsource\n1\ta b\n", b"<html>", b"%PDF-1.7\n"):
        with pytest.raises(ImportProblem, match="not recognised"):
            formats.read_bytes(data, "-")


WORDS = {"xliff1": "XLIFF", "xliff2": "XLIFF", "xlsx": "Excel", "docx": "Word", "pair": "text"} | {
    name: name.upper() for name in ("tmx", "po", "jsonl", "tsv", "csv")
}


@pytest.mark.parametrize("name", formats._MODULES)
def test_file_of_an_unknown_kind_is_refused_with_what_is_known_in_words(name: str) -> None:
    with pytest.raises(ImportProblem, match=f"Known are .*(?i:{WORDS.get(name, name)})") as caught:
        formats.read_bytes(b"\x89PNG\r\n", "picture.png")
    assert "xliff1" not in str(caught.value)


CHINESE = "湖南省归国华侨联合会召开了第八次代表大会，会议指出要发展经济与文化事业"


def test_gb18030_is_read_where_it_is_certain_and_said() -> None:
    data = f"source,target\n{CHINESE},The congress was held\n".encode("gb18030")
    (document,) = formats.read_bytes(data, "a.csv")
    assert document.segments[0].source == CHINESE
    assert document.format == "csv, gb18030, delimiter ,"


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("cp1252", "Le café était déjà fermé, à côté de l’hôtel"),
        ("cp1251", "Совещание состоялось вчера в городе и обсудило планы"),
        ("euc_kr", "회의에서는 올해 해외 사업을 전면적으로 추진하고 빈곤 퇴치를 강조하였다"),
        ("euc_jp", "会議が開かれ、今年の事業計画が承認されました"),
        ("shift_jis", "会議が開かれ、今年の事業計画が承認されました"),
        ("big5", "湖南省僑聯召開了第八次代表大會會議指出發展經濟與文化事業"),
    ],
)
def test_other_encodings_are_refused_never_guessed(encoding: str, sentence: str) -> None:
    with pytest.raises(ImportProblem, match="not certain") as caught:
        formats.read_bytes(f"source,target\n{sentence},Text\n".encode(encoding), "a.csv")
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert problem.column
    assert "UTF-8" in problem.remedy


def test_damaged_english_is_not_taken_for_chinese() -> None:
    with pytest.raises(ImportProblem, match="not certain"):
        formats.read_bytes(b"The meeting \x81\x40 was held in spring and in the fall it was not.", "a.txt")


def test_character_that_does_not_fit_cannot_be_lost() -> None:
    data = f"source,target\n{CHINESE},The congress was held\n".encode("gb18030")
    changed = formats.spliced(data, "a.csv", {("a.csv", "1"): Change("Café 😀")})
    assert changed.decode("gb18030").endswith("Café 😀\n")
    with pytest.raises(ImportProblem, match=r"U\+D800"):
        formats.spliced(data, "a.csv", {("a.csv", "1"): Change("\ud800")})


def test_folder_gives_its_files_sorted_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.tsv", "a/x.csv", ".git/c.tsv", ".hidden.tsv", "a/.d/e.tsv", "~$b.docx"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TSV)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in formats.find_files(tmp_path)] == ["a/x.csv", "b.tsv"]


def test_replaced_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / ("n" * 250), tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([file.name, "link"])


def test_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ImportProblem, match="cannot be written"):
        replace_file(tmp_path / "file" / "a.tsv", b"x")


HUNAN = Path(__file__).parents[3] / "shared" / "data" / "hunan"


@pytest.mark.skipif(not HUNAN.is_dir(), reason="the Hunan documents are not here")
@pytest.mark.parametrize(("name", "number"), [("seed.tsv", 20), ("seed_clean.tsv", 20), ("seed_en.txt", 20)])
def test_real_documents_are_read_and_come_back(name: str, number: int, tmp_path: Path) -> None:
    file = HUNAN / name
    (document,) = formats.read(file)
    assert len(document.segments) >= number
    changes = {(document.name, s.id): Change(s.target + " Added.") for s in document.segments[::3]}
    formats.write_back(file, {}, tmp_path / "same")
    assert (tmp_path / "same").read_bytes() == file.read_bytes()
    formats.write_back(file, changes, tmp_path / name)
    assert (tmp_path / name).read_bytes().count(b" Added.") == len(changes)


def test_a_part_that_cannot_be_made_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    replace_file(path, iter([b"one\n", b"two\n"]))

    def broken() -> Iterator[bytes]:
        yield b"three\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(path, broken())
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"one\ntwo\n"
