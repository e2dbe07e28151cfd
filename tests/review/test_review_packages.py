"""A package that is damaged, foreign, newer or hostile is refused with one clear line, and nothing changes."""

from __future__ import annotations

import contextlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from merging_driver import KEY, Machine, first

from enface.model import EnfaceError
from enface.review import packages
from enface.store.events import canonical, chain_hash


@pytest.fixture
def ann(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    machine = first(tmp_path / "ann")
    machine.do()  # so that its reviews have begun
    return machine


@pytest.fixture
def bob(ann: Machine, tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "bob", "Bob")
    machine.merge(ann.pack(tmp_path / "first.zip"))
    machine.revise("1", "Bob's")
    return machine


def repacked(package: Path, change: Callable[[dict[str, bytes]], object], *, honest: bool = True) -> Path:
    """The package with other parts; if `honest`, with a manifest that says so."""
    with zipfile.ZipFile(package) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    if honest:
        manifest = json.loads(parts["manifest.json"])
        manifest["parts"] = {
            name: {"size": len(data), "hash": packages._hash(data)}
            for name, data in parts.items()
            if name != "manifest.json"
        }
        parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return package


def refused(machine: Machine, package: Path, complaint: str) -> None:
    before, files = machine.state(), sorted(machine.root.rglob("*.tsv"))
    with pytest.raises(EnfaceError, match=complaint) as error:
        machine.merge(package)
    assert "\n" not in str(error.value)
    assert machine.state() == before
    assert sorted(machine.root.rglob("*.tsv")) == files


def test_the_same_contents_give_the_same_bytes(ann: Machine, tmp_path: Path) -> None:
    package = packages.read(ann.pack(tmp_path / "a.zip"))
    assert packages.written(package.about, package.exchange, package.files) == (tmp_path / "a.zip").read_bytes()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"something else", b"PK" + bytes(400)], ids=["nothing", "head", "text", "zeros"]
)
def test_what_is_no_package_is_refused(ann: Machine, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    refused(ann, tmp_path / "x.zip", "no package of enface's|damaged")


def test_another_archive_is_refused(ann: Machine, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    refused(ann, tmp_path / "x.zip", "no package of enface's")


def test_a_newer_form_is_refused_by_its_number(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    def newer(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = parts["manifest.json"].replace(b'"enface-package":1', b'"enface-package":9')

    package = repacked(bob.pack(tmp_path / "b.zip"), newer, honest=False)
    refused(ann, package, "package of form 9.*Update enface")


def test_a_package_of_another_project_is_refused(ann: Machine, tmp_path: Path) -> None:
    other = first(tmp_path / "other", "Eve")
    (other.root / KEY).write_text("id\tsource\ttarget\n1\t别的。\tSomething else.\n", "utf-8")
    refused(ann, other.pack(tmp_path / "o.zip"), "another project")


def test_a_changed_part_is_refused(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["reviews/texts.jsonl"] = parts["reviews/texts.jsonl"].replace(b"Bob's", b"Eve's")

    refused(ann, repacked(bob.pack(tmp_path / "b.zip"), change, honest=False), "damaged, or was changed")
    refused(ann, repacked(bob.pack(tmp_path / "b.zip"), change), "not as it was recorded")


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.__setitem__(5, "Eve"),  # the actor
        lambda row: row.__setitem__(2, row[2] + 1),  # the number
        lambda row: row.__setitem__(9, "{}"),  # what was decided
    ],
)
def test_a_changed_event_is_refused(ann: Machine, bob: Machine, tmp_path: Path, change) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        rows = [json.loads(line) for line in parts["reviews/events.jsonl"].splitlines()]
        change(rows[-1])
        parts["reviews/events.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in rows)

    refused(ann, repacked(bob.pack(tmp_path / "b.zip"), edit), "not as it was recorded")


def forged(parts: dict[str, bytes], column: int, value: object) -> None:
    """Change the last event, and sign it as its device would have."""
    rows = [json.loads(line) for line in parts["reviews/events.jsonl"].splitlines()]
    row = max(rows, key=lambda row: row[3])
    row[column] = value
    row[11] = chain_hash(tuple(row[:9]), row[9], row[10])
    parts["reviews/events.jsonl"] = b"".join(canonical(row).encode() + b"\n" for row in rows)


@pytest.mark.parametrize(
    ("column", "value", "complaint"),
    [
        (9, "{}", "makes no sense"),
        (9, '{"text": 5, "status": [], "words": {}, "origin": "x", "fixed": 3}', "makes no sense"),
        (9, '{"text": "", "status": "nonsense", "words": 1, "origin": "x", "fixed": []}', "makes no sense"),
        (9, '{"text": "", "status": "draft", "words": 1, "origin": "x", "fixed": [["f", "r", "bad", 0]]}', "no sense"),
        (9, "[]", "makes no sense"),
        (9, "no JSON", "makes no sense"),
        (3, 1 << 62, "makes no sense"),
        (3, -4, "makes no sense"),
        (6, "segment.translated-by-magic", "does not know: segment.translated-by-magic.*Update"),
        (6, "undone", "makes no sense"),
        (6, "document.imported", "makes no sense"),
        (6, "merged", "makes no sense"),
        (6, "document.assigned", "makes no sense"),
    ],
)
def test_an_event_that_makes_no_sense_is_refused_however_it_is_signed(
    ann: Machine, bob: Machine, tmp_path: Path, column: int, value: object, complaint: str
) -> None:
    package = repacked(bob.pack(tmp_path / "b.zip"), lambda parts: forged(parts, column, value))
    refused(ann, package, complaint)
    with pytest.raises(EnfaceError, match=complaint):
        Machine(tmp_path / "new", "Eve").merge(package)
    assert not (tmp_path / "new").exists()


def test_a_gap_in_a_chain_is_refused(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    bob.revise("2", "more")

    def cut(parts: dict[str, bytes]) -> None:
        lines = parts["reviews/events.jsonl"].splitlines(keepends=True)
        gone = next(line for line in lines if b"segment.revised" in line)
        parts["reviews/events.jsonl"] = b"".join(line for line in lines if line != gone)

    refused(ann, repacked(bob.pack(tmp_path / "b.zip"), cut), "not as it was recorded")


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.tsv", "/evil.tsv", "segments/../../evil", "C:\\evil", "segments\\evil", ".git/hooks/pre-commit"),
        *("a//b", "reviews.db", "reviews.db-wal", "backups/x.db", "con:x", "line\nend", "segments/ x", "\u202eabc"),
        "out/one.tsv",
    ],
)
def test_a_file_leads_nowhere_out_of_the_project(ann: Machine, bob: Machine, tmp_path: Path, name: str) -> None:
    package = repacked(bob.pack(tmp_path / "b.zip"), lambda parts: parts.update({f"files/{name}": b"x"}))
    refused(ann, package, "not to be put anywhere|damaged")
    new = Machine(tmp_path / "new", "Eve")
    with pytest.raises(EnfaceError):
        new.merge(package)
    assert not new.root.exists()


def test_a_link_is_refused(ann: Machine, bob: Machine, tmp_path: Path) -> None:
    package = bob.pack(tmp_path / "b.zip")
    with zipfile.ZipFile(package) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(package, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16 if name == f"files/{KEY}" else 0
            archive.writestr(info, data)
    refused(ann, package, "not to be put anywhere")


def test_a_bomb_is_refused_by_its_size_and_never_unpacked(ann: Machine, tmp_path: Path) -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", "{}")
        with archive.open("files/zeros", "w", force_zip64=True) as member:
            for _ in range(60):
                member.write(bytes(10_000_000))
    (tmp_path / "x.zip").write_bytes(output.getvalue())
    assert len(output.getvalue()) < 1_000_000
    refused(ann, tmp_path / "x.zip", "unpacks to .* MB; the limit is")


@pytest.mark.parametrize("times", [150, pytest.param(3000, marks=pytest.mark.long)])
def test_no_damage_ends_in_anything_but_a_refusal(ann: Machine, bob: Machine, tmp_path: Path, times: int) -> None:
    whole = bob.pack(tmp_path / "b.zip").read_bytes()
    state, chance = ann.state(), random.Random(1)
    spoiled = tmp_path / "x.zip"
    for _ in range(times):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        spoiled.write_bytes(content[: chance.randrange(len(content))] if chance.random() < 0.2 else content)
        with contextlib.suppress(EnfaceError):
            packages.read(spoiled)
    assert ann.state() == state
