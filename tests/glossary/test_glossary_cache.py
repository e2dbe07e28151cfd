"""A glossary from the cache is the one that its files hold, whatever became of the cache."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from enface.glossary import Glossary, cache, load_glossary
from enface.languages import word_cache

ROWS = """source_term,target_term,status,acronym,part_of_speech,definition_notes
湖南省侨联,Hunan Provincial Federation of Returned Overseas Chinese,preferred,Hunan FROC,,"short for 湖南侨联"
湖南省侨联,Hunan FOC,forbidden,,,"a line
break"
云岭市,Yunling City,preferred,,place,
审议通过,deliberate on and adopt,preferred,,v,
世卫组织,WHO,preferred,,acr,
“一号”,the No. 1 (“One”) café,admitted,,n,
"""
SOURCES = ("湖南省侨联和湖南侨联在云岭审议通过“一号”", "世卫组织", "")
TARGETS = (
    "The Hunan FOC and the Hunan provincial federation of returned overseas Chinese deliberated on and adopted it",
    "WHO in Yunling: who knows the Hunan FROC and the no. 1 (“One”) Café?",
    "",
)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, where glossaries of every size are kept."""
    monkeypatch.setattr(word_cache, "_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(cache, "_LEAST", 0)
    return tmp_path / "cache"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture
def never_compiled(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def refuse(_: object) -> None:
        raise AssertionError("the cache has it")

    return lambda: monkeypatch.setattr("enface.glossary.compiled.compiled", refuse)


def said(glossary: Glossary) -> object:
    """All that one can ask a glossary."""
    return (
        list(glossary.terms),
        glossary.unused,
        glossary.with_acronyms,
        [glossary.named(source) for source in ("湖南省侨联", "湖南侨联", "云岭", "世卫")],
        [glossary.match_source(source) for source in SOURCES],
        [glossary.match_target(target, hidden=hidden) for target in TARGETS for hidden in (False, True)],
    )


def test_a_glossary_from_the_cache_says_what_its_file_says(
    kept: Path, table: Path, never_compiled: Callable[[], None]
) -> None:
    plain = Glossary(tuple(load_glossary([table]).terms))
    all_said = said(plain)
    never_compiled()
    known = load_glossary([table])
    assert said(known) == all_said
    assert known.named("湖南省侨联")[0] is known.match_source("湖南省侨联")[0].readings[0].term is known.terms[0]
    assert [reading.term.source for reading in plain.match_source(SOURCES[0])[0].readings] == ["湖南省侨联"]


def test_files_without_terms_in_both_languages_are_told_from_the_cache_too(
    kept: Path, table: Path, tmp_path: Path, never_compiled: Callable[[], None]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("de,fr\nHaus,maison\n")
    load_glossary([table, other])
    never_compiled()
    assert load_glossary([table, other]).unused == (str(other),)


def test_a_changed_file_is_read_anew(kept: Path, table: Path) -> None:
    load_glossary([table])
    before = table.stat()
    table.write_text(ROWS.replace("Yunling City", "Yunlong City"), "utf-8")
    os.utime(table, ns=(before.st_atime_ns, before.st_mtime_ns))
    (found,) = load_glossary([table]).match_target("in Yunlong City")
    assert [reading.form for reading in found.readings] == ["Yunlong City"]


def test_another_version_of_the_program_reads_anew(kept: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_glossary([table])
    monkeypatch.setattr(cache, "_maker", lambda: ("another",))
    load_glossary([table])
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-20],
        lambda data: data[:-1] + b"!",
        lambda data: b"\xff\xfe\0",
        lambda data: signed(b"[" * 100_000),
        lambda data: signed(b"1"),
        lambda data: signed(b"[[],[],[1,2]]\n{}\n{}"),
        lambda data: signed(data.partition(b"\n")[2].rpartition(b"\n")[0]),
    ],
)
def test_a_damaged_or_foreign_cache_is_made_again(kept: Path, table: Path, damage: Callable[[bytes], bytes]) -> None:
    wanted = said(load_glossary([table]))
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert said(load_glossary([table])) == wanted
    assert file.read_bytes() == whole


def signed(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body


@pytest.mark.skipif(os.name == "nt", reason="a folder in the place of a file is another error there")
def test_a_cache_that_cannot_be_written_costs_nothing_else(kept: Path, table: Path) -> None:
    kept.write_text("a file where the folder should be")
    assert len(load_glossary([table]).terms) == 5
    assert len(load_glossary([table]).terms) == 5


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
def test_nobody_else_may_read_it(kept: Path, table: Path) -> None:
    load_glossary([table])
    assert [file.stat().st_mode & 0o77 for file in kept.iterdir()] == [0]


def test_the_glossaries_asked_for_last_are_kept(kept: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 2)
    names = []
    for number in range(4):
        table.write_text(f"{ROWS}第{number}个,number {number},,,,\n", "utf-8")
        load_glossary([table])
        (new,) = {file.name for file in kept.iterdir()} - {*names}
        names.append(new)
        os.utime(kept / new, ns=(number, number))
    assert {file.name for file in kept.iterdir()} == {*names[-2:]}


def test_a_small_glossary_is_not_kept(kept: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(word_cache, "_folder", lambda: kept)
    load_glossary([table])
    assert not kept.exists()
