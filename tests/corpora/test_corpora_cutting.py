"""Shards are cut into batches that read as their whole file does, whatever it holds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import cast

import pytest
from corpora_for_tests import jsonl, pairs, the_shard, tmx, tsv
from hypothesis import given
from hypothesis import strategies as st

from enface import formats
from enface.corpora.cutting import Cut, cut
from enface.corpora.reading import read_batches
from enface.corpora.shards import Shard
from enface.model import Document, ImportProblem

_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
_ROW = st.tuples(st.sampled_from(["", "one", "two"]), _CELL, _CELL)


def read_whole(shard: Shard, made: Cut) -> list[tuple[object, ...]]:
    """What is known of every segment of a shard that is read batch by batch."""
    found = []
    for _, documents in read_batches(shard, made, made.batches):
        assert not isinstance(documents, ImportProblem), documents
        found += [known for document in documents for known in of(document)]
    return found


def of(document: Document) -> list[tuple[object, ...]]:
    lines = document.lines or (None,) * len(document.segments)
    return [(document.name, line, *segment) for line, segment in zip(lines, document.segments, strict=True)]


def by_line(known: tuple[object, ...]) -> int:
    return cast(int, known[1])


@given(st.lists(_ROW, min_size=1, max_size=40), st.integers(1, 9), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_table_in_batches_is_the_table(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], size: int, end: str, bom: bool
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    lines = [f"{document}\t{source or '源'}\t{target}" for document, source, target in rows]
    text = end.join(["document\tsource\ttarget", *lines, ""])
    (folder / "a.tsv").write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
    values = [dict(zip(("document", "source", "target"), row, strict=True)) for row in rows]
    (folder / "a.jsonl").write_text("\n\n".join(json.dumps(value) for value in values))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress((folder / "a.jsonl").read_bytes()))
    for name in ("a.tsv", "a.jsonl", "a.jsonl.gz"):
        shard = the_shard(folder / name)
        whole = [known for document in formats.read(folder / name.removesuffix(".gz")) for known in of(document)]
        found = read_whole(shard, cut(shard, size))
        documents = [str(known[0]).replace(".jsonl.gz", ".jsonl") for known in found]
        assert sorted(documents) == sorted(str(known[0]) for known in whole)
        assert [known[1:] for known in sorted(found, key=by_line)] == [
            known[1:] for known in sorted(whole, key=by_line)
        ]


@pytest.mark.parametrize("size", [1, 7, 50, 100])
def test_a_tmx_file_in_batches_is_the_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(list(pairs(50))))
    shard = the_shard(path)
    made = cut(shard, size)
    assert [batch.rows for batch in made.batches] == [size] * (50 // size) + ([50 % size] if 50 % size else [])
    assert read_whole(shard, made) == [known for document in formats.read(path) for known in of(document)]


def test_a_tmx_file_in_utf_16_is_read_in_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(tmx(list(pairs(9))).decode().encode("utf-16"))
    made = cut(the_shard(path), 2)
    assert made.whole
    assert made.batches[0].rows == len(read_whole(the_shard(path), made)) == 9


def test_documents_stay_whole_unless_they_are_very_long(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(tsv(list(pairs(60)), documents=15))
    assert [batch.rows for batch in cut(the_shard(path), 10).batches] == [15, 15, 15, 15]
    assert [batch.rows for batch in cut(the_shard(path), 5).batches] == [10, 5, 10, 5, 10, 5, 10, 5]


def test_parquet_in_batches_is_the_table(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    rows = list(pairs(50))
    values = [{"id": number, "source": row[0], "target": row[1], "score": 0.5} for number, row in enumerate(rows)]
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(values), path, row_group_size=16)
    (tmp_path / "a.jsonl").write_bytes(jsonl(rows))
    shard = the_shard(path)
    found = read_whole(shard, cut(shard, 12))
    assert [known[1:3] for known in found] == [(number + 1, str(number)) for number in range(50)]
    assert [known[3:5] for known in found] == rows
    some = cut(shard, 12)
    ((_, documents),) = read_batches(shard, some, some.batches[2:3])
    assert isinstance(documents, tuple)
    assert documents[0].segments[0].source == rows[24][0]


def test_several_frames_of_zstandard_are_one_shard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = jsonl(list(pairs(30)))
    compressor = zstandard.ZstdCompressor()
    (tmp_path / "a.jsonl.zst").write_bytes(compressor.compress(data[:900]) + compressor.compress(data[900:]))
    (tmp_path / "a.jsonl").write_bytes(data)
    shard = the_shard(tmp_path / "a.jsonl.zst")
    whole = [known for document in formats.read(tmp_path / "a.jsonl") for known in of(document)]
    assert [known[1:] for known in read_whole(shard, cut(shard, 8))] == [known[1:] for known in whole]


BROKEN = {
    "a.tsv": (b"source\tother\n", "no column 'target'"),
    "b.tsv": (b"source\ttarget\n", "no segments"),
    "c.jsonl.gz": (gzip.compress(jsonl(list(pairs(50))))[:-30], "cannot be read"),
    "d.jsonl.gz": (b"not compressed", "cannot be read"),
    "e.tmx": (tmx(list(pairs(5)))[:-20], "ends in the middle"),
    "f.tmx": (b"<tmx><body></body></tmx>", "no translation unit"),
    "g.parquet": (b"PAR1 and no more", "cannot be read"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_shard_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    data, reason = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ImportProblem, match=reason) as told:
        cut(the_shard(tmp_path / name))
    assert "\n" not in str(told.value)
    assert str(told.value).startswith(str(tmp_path / name))


def problems(path: Path, size: int) -> list[int | None]:
    """The lines of what is wrong with a shard that is read batch by batch."""
    shard = the_shard(path)
    made = cut(shard, size)
    read = (documents for _, documents in read_batches(shard, made, made.batches))
    return [one.problems[0].line for one in read if isinstance(one, ImportProblem)]


def test_a_bad_row_is_told_by_its_line_in_the_shard(tmp_path: Path) -> None:
    lines = jsonl(list(pairs(30))).split(b"\n")
    lines[17] = b"{not JSON"
    lines[26] = b'{"target": "\xff"}'
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    assert problems(tmp_path / "a.jsonl", 5) == [18, 27]
    units = tmx(list(pairs(30))).split(b"<seg>")
    units[44] = b"<" + units[44]
    (tmp_path / "a.tmx").write_bytes(b"<seg>".join(units))
    assert problems(tmp_path / "a.tmx", 5) == [b"<seg>".join(units[:44]).count(b"\n") + 1]
