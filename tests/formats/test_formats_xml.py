"""XML files come back as the same bytes whatever their encoding, and codes stay with their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.formats.contract import Change
from enface.formats.xliff2_inline import decode, encode
from enface.formats.xml_inline import codes_of
from enface.formats.xml_markup import Coded
from enface.formats.xml_skeleton import skeleton
from enface.formats.xml_source import open_xml, parser, splice_bytes
from enface.model import INLINE_CODE, EnfaceError, ImportProblem, InlineCode

TEXT = '<?xml version="1.0" encoding="{}"?>\r\n<a b="é">café</a>'


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_the_same_bytes_come_back_in_every_encoding(encoding: str, bom: bytes) -> None:
    data = bom + TEXT.format(encoding.removesuffix("-le").removesuffix("-be")).encode(encoding)
    source = open_xml(data, "a.xlf")
    assert source.utf8.decode().endswith("café</a>")
    assert source.encode(source.utf8) == data


def test_utf_16_without_its_mark_is_read() -> None:
    data = TEXT.format("utf-16").encode("utf-16-le")
    assert open_xml(data, "a.xlf").encode(open_xml(data, "a.xlf").utf8) == data


def test_what_does_not_fit_the_encoding_becomes_a_character_reference() -> None:
    source = open_xml(TEXT.format("windows-1252").encode("cp1252"), "a.xlf")
    at = source.utf8.index(b"caf")
    assert source.encode(splice_bytes(source.utf8, [(at, at + 3, "湖".encode())])).endswith(b">&#28246;\xe9</a>")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \r\n", "empty"),
        (b"<a>\n\xff</a>", "byte 4 is not UTF-8"),
        (b"\xef\xbb\xbf<a b='\xed\xa0\x80'/>", "byte 9 is not UTF-8"),
        (b"<a>\xff", "byte 3 is not UTF-8"),
        (b'<?xml version="1.0" encoding="gb2312"?><a>\xff</a>', "byte 42 is not GB2312"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "utf-7"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "nonsense"),
    ],
)
def test_what_is_no_text_of_a_known_encoding_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(ImportProblem, match=reason):
        skeleton(open_xml(data, "a.xlf"))


_PLACES = (
    b"<a>%s</a>",
    b"<a b='%s'/>",
    b"<a><!--%s--></a>",
    b"<a><![CDATA[%s]]></a>",
    b"<a><?p %s?></a>",
    b"<a><%s/></a>",
)
"""Where bytes may stand in a file: in a text, a value, a comment, CDATA, an instruction, a name."""

_EDGES = st.sampled_from(bytes.fromhex("7f 80 8f 90 9f a0 bd be bf c0 c1 c2 df e0 ed ef f0 f4 f5 ff"))
"""Bytes at the edges of what UTF-8 allows."""


@given(st.sampled_from(_PLACES), st.binary(max_size=5) | st.lists(_EDGES, max_size=5).map(bytes))
def test_no_bytes_pass_that_are_not_utf_8(place: bytes, data: bytes) -> None:
    try:
        found = skeleton(open_xml(place % data, "a.xlf"))
    except ImportProblem:
        return
    assert found.utf8.decode()


def test_declared_entities_are_refused_at_their_place_and_a_public_dtd_is_not_fetched() -> None:
    source = open_xml(b'<!DOCTYPE a [\n<!ENTITY x "y">]>\n<a/>', "a.xlf")
    with pytest.raises(ImportProblem, match=r"a\.xlf:2.*entity 'x'"):
        parser(source).Parse(source.utf8, True)
    source = open_xml(b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">\n<a/>', "a.xlf")
    parser(source).Parse(source.utf8, True)


@given(st.binary(max_size=60))
def test_any_bytes_open_and_come_back_or_are_refused(data: bytes) -> None:
    try:
        source = open_xml(data, "a.xlf")
    except ImportProblem:
        return
    assert source.encode(source.utf8) == data


def coded(text: str, raws: str) -> tuple[InlineCode, ...]:
    places = [place for place, char in enumerate(text) if char == INLINE_CODE]
    return tuple(InlineCode(place, raw) for place, raw in zip(places, raws, strict=True))


def raws(change: Change, text: str, before: str, original: str = "") -> str:
    known = Coded("", tuple(InlineCode(0, raw) for raw in original))
    return "".join(code.raw for code in codes_of(change, Coded(text, coded(text, before)), lambda: known))


C = INLINE_CODE


def test_codes_stay_in_order_when_only_words_change() -> None:
    assert raws(Change(f"{C}one{C} two"), f"{C}eins{C} zwei", "ab") == "ab"


def test_the_code_whose_words_are_still_there_is_kept() -> None:
    assert raws(Change(f"of the {C}city"), f"{C}province of the {C}city", "ab") == "b"
    assert raws(Change(f"{C}province of the city"), f"{C}province of the {C}city", "ab") == "a"


def test_a_new_code_is_the_one_of_the_source_that_was_missing() -> None:
    assert raws(Change(f"{C}x{C}"), f"{C}x", "a", "ab") == "ab"


def test_codes_that_nobody_knows_are_refused() -> None:
    with pytest.raises(EnfaceError, match="2 inline codes, where 1 are known"):
        raws(Change(f"{C}x{C}"), f"{C}x", "a", "a")


def test_codes_that_the_change_names_are_taken() -> None:
    moved = (InlineCode(0, "b"), InlineCode(2, "a"))
    assert raws(Change(f"{C}x{C}", codes=moved), f"{C}x{C}", "ab") == "ba"


@given(st.text("ab" + C, max_size=8), st.text("ab" + C, max_size=8))
def test_no_code_is_written_twice(before: str, after: str) -> None:
    if after.count(C) <= before.count(C):
        names = "0123456789"[: before.count(C)]
        found = raws(Change(after), before, names)
        assert len(found) == len(set(found)) == after.count(C)


@pytest.mark.parametrize("raw", [INLINE_CODE, "&#65532;", "&#xfffC;", f"<![CDATA[{INLINE_CODE}]]>"])
def test_the_character_that_stands_for_codes_is_one_itself_however_it_is_written(raw: str) -> None:
    coded = decode(f"a{raw}b&#65533;".encode())
    assert coded.text.count(INLINE_CODE) == len(coded.codes) == 1
    assert encode(*coded) == f"a{raw}b\ufffd"
