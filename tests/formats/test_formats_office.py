"""Packages of Office: what is not to be trusted is refused; where one part changes, all others are the same bytes."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import torn
from office import members, package

from enface.formats import office_package
from enface.formats.office_package import open_package
from enface.formats.office_table import layout
from enface.model import ImportProblem

PARTS = {"[Content_Types].xml": "<Types/>", "a/b.xml": "<b/>" * 9, "c.png": b"\x89PNG" * 9, "d/": "", "z.xml": "<z/>"}
SAMPLE = package(PARTS, comment=b"a comment")


def streamed() -> bytes:
    """A package whose sizes stand behind its parts, as programs write that cannot seek."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

    file = Stream()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("data", [SAMPLE, streamed()], ids=["seekable", "streamed"])
@pytest.mark.parametrize("name", ["a/b.xml", "c.png", "z.xml"])
def test_one_part_is_exchanged_and_the_others_are_the_same_bytes_in_order(data: bytes, name: str) -> None:
    before = open_package(data, "a")
    after = open_package(before.replaced({name: b"new" * 99}), "a")
    old, new = members(data), members(after.data)
    assert list(old) == list(new)
    assert new[name] == (b"new" * 99, old[name][1])
    assert {held for held in old if old[held] != new[held]} == {name}
    for one, other in zip(before.members, after.members, strict=True):
        if one.filename != name:
            size = one.compress_size + len(one.filename) + 30
            first, second = one.header_offset, other.header_offset
            assert data[first : first + size] == after.data[second : second + size]
            assert (one.external_attr, one.create_system) == (other.external_attr, other.create_system)
    assert before.replaced({}) == data


@given(st.dictionaries(st.sampled_from(["a/b.xml", "c.png", "z.xml"]), st.binary(max_size=300)))
def test_any_content_reads_back(parts: dict[str, bytes]) -> None:
    changed = open_package(open_package(SAMPLE, "a").replaced(parts), "a")
    assert {name: changed.read(name) for name in parts} == parts


def crafted(name: str) -> bytes:
    """The sample with the name of a part exchanged for one of the same length."""
    return SAMPLE.replace(b"a/b.xml", name.encode())


def encrypted() -> bytes:
    data = bytearray(SAMPLE)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    data = bytearray(SAMPLE)
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    struct.pack_into("<L", data, second + 42, 5)
    return bytes(data)


BAD = {
    "way out": (crafted("../.xml"), "leads out of it"),
    "root": (crafted("/ab.xml"), "leads out of it"),
    "backslash": (crafted("..\\.xml"), "leads out of it"),
    "drive": (crafted("C:/.xml"), "leads out of it"),
    "twice": (SAMPLE.replace(b"a/b.xml", b"z.xmlzz").replace(b"z.xmlzz", b"d/\0aaaa"), "two parts|no Office file"),
    "encrypted": (encrypted(), "encrypted"),
    "overlapping": (overlapping(), "lie over each other"),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or in the format of before 2007"),
    "cut": (SAMPLE[:-60], "no Office file, or one that is cut off"),
    "before": (b"PK\x03\x04" + SAMPLE, "bytes that belong to no part"),
    "text": (b"PK\x03\x04 and so on", "no Office file"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_to_be_trusted_is_refused(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(ImportProblem, match=reason) as caught:
        open_package(data, "a.xlsx")
    assert caught.value.problems[0].remedy
    assert "\n" not in str(caught.value)


def test_a_part_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package({"a.xml": bytes(3_000_000)})
    assert len(bomb) < 10_000
    monkeypatch.setattr(office_package, "MAX_PART", 2_000_000)
    with pytest.raises(ImportProblem, match=r"'a.xml' unpacks to 3 MB, where 2 MB are the limit"):
        open_package(bomb, "a").read("a.xml")
    monkeypatch.setattr(office_package, "MAX_TOTAL", 2_500_000)
    with pytest.raises(ImportProblem, match="the package unpacks to more than 2 MB"):
        open_package(bomb, "a")
    monkeypatch.setattr(office_package, "MAX_PARTS", 1)
    with pytest.raises(ImportProblem, match="more than 1 parts"):
        open_package(SAMPLE, "a")


def test_a_size_that_is_a_lie_unpacks_no_more_than_it_says() -> None:
    data = package({"a.xml": bytes(3_000_000)})
    lie = data.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 1_000))
    with pytest.raises(ImportProblem, match=r"'a.xml' is damaged"):
        open_package(lie, "a").read("a.xml")


def test_mutated_packages_end_in_one_clear_line() -> None:
    chance = random.Random(4)
    for _ in range(300):
        data = torn(SAMPLE, chance)
        try:
            found = open_package(data, "a")
            for member in found.members:
                found.read(member.filename)
            assert members(found.replaced({"z.xml": b"z"}))["z.xml"][0] == b"z"
        except ImportProblem:
            continue


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([{1: "Key", 2: "Original", 3: "Translated text"}], {1: "id", 2: "source", 3: "target"}),
        ([{1: "序号", 2: "中文", 3: "英文", 4: "备注"}], {1: "id", 2: "source", 3: "target", 4: "note"}),
        ([{1: "Source", 2: "Chinese", 3: "Target"}], {1: "source", 2: "Chinese", 3: "target"}),
        ([{1: "zh-CN", 2: "en-US", 3: "Size", 4: "Size"}], {1: "source", 2: "target", 3: "Size", 4: "Size~2"}),
        (
            [{1: "Report.docx"}, {1: "ID", 2: "Chinese (China)", 3: "English (UK)", 4: "Comments"}],
            {1: "id", 2: "source", 3: "target", 4: "note"},
        ),
        ([{1: "Segment ID", 2: "Source segment", 3: "Target: English"}], {1: "id", 2: "source", 3: "target"}),
        ([{1: "甲乙", 2: "丙丁", 3: "One word"}], None),
        ([{1: "Alpha", 2: "Beta"}, {1: "甲", 2: "1"}], None),
        ([], None),
    ],
)
def test_columns_of_a_table(rows: list[dict[int, str]], names: dict[int, str] | None) -> None:
    found = layout(rows, needs_source=True)
    assert (found and dict(found.names)) == names
