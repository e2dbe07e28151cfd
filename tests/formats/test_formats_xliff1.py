"""XLIFF 1 and its dialects read and written back: segments, codes, states, locks, notes; only what changed differs."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated_xml

from enface import formats
from enface.formats import Change, xliff1
from enface.model import INLINE_CODE, ImportProblem, Segment, Status

CORE = "urn:oasis:names:tc:xliff:document:1.2"

SAMPLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="{CORE}" version="1.2">
  <file original="a.docx" source-language="zh-CN" target-language="en-GB" datatype="plaintext">
    <header><note>of the file</note></header>
    <body>
      <trans-unit id="1" approved="no">
        <source>会议<g id="g1">召开</g>。</source>
        <target state="translated">The meeting <g id="g1">opened</g>.</target>
        <note from="client">a term</note>
        <alt-trans><source>会议</source><target>Conference</target></alt-trans>
      </trans-unit>
      <group id="g" translate="no">
        <trans-unit id="2"><source>版权 &amp; 商标</source></trans-unit>
        <trans-unit id="3" translate="yes"><source>合同</source><target/></trans-unit>
      </group>
      <!-- <trans-unit id="no"><source>x</source></trans-unit> -->
      <trans-unit id="4">
        <source>第一句。第二句。</source>
        <seg-source><g id="1"><mrk mtype="seg" mid="1">第一句。</mrk> <mrk mtype="seg" mid="2">第二句。<x id="5" equiv-text="[img]"/></mrk></g></seg-source>
        <target><g id="1"><mrk mtype="seg" mid="1">The <mrk mtype="term">first</mrk> one.</mrk></g></target>
      </trans-unit>
      <trans-unit id="5">
        <source><![CDATA[a < b]]></source>
        <seg-source><mrk mtype="seg" mid="s1">甲</mrk><mrk mtype="seg" mid="s2">乙</mrk></seg-source>
      </trans-unit>
    </body>
  </file>
</xliff>
""".encode()

SDL = """<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">
<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments><Comment severity="Low" user="Li" date="2020-01-01" version="1.0">check the term</Comment></Comments></cmt-def></cmt-defs></doc-info>
<file original="a.docx" datatype="x-sdlfilterframework2" source-language="zh-CN" target-language="en-US">
<body>
<trans-unit id="u1"><source>甲。乙。丙。</source><seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk><mrk mtype="seg" mid="3">丙。</mrk></seg-source><target><mrk mtype="seg" mid="1">A.</mrk><mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment" sdl:cid="c1">B</mrk>.</mrk><mrk mtype="seg" mid="3"><mrk mtype="x-sdl-deleted" sdl:revid="r1">C</mrk>D.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Translated" origin="interactive"><sdl:value key="k">v</sdl:value></sdl:seg><sdl:seg id="2" conf="ApprovedSignOff" locked="true"/><sdl:seg id="3"/></sdl:seg-defs></trans-unit>
<trans-unit id="u2" translate="no"><source>1</source></trans-unit>
</body></file></xliff>
""".encode()

VENDORS = {
    "memoq": ('xmlns:mq="MQXliff"', 'mq:status="ManuallyConfirmed" mq:locked="locked"'),
    "phrase": ('xmlns:m="http://www.memsource.com/mxlf/2.0"', 'm:confirmed="1" m:locked="true"'),
    "trados": (
        'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"',
        'sdl:conf="Translated" sdl:locked="true"',
    ),
}


def unit(given: str, body: str, namespaces: str = "") -> bytes:
    return f"""<xliff {namespaces} xmlns="{CORE}" version="1.2"><file original="a" source-language="zh" target-language="en" datatype="x"><body>
  <trans-unit id="1" {given}>
    {body}
  </trans-unit>
</body></file></xliff>""".encode()


def segments(data: bytes) -> dict[str, Segment]:
    return {segment.id: segment for document in xliff1.read(data, "a.xlf") for segment in document.segments}


def written(changes: dict[str, Change], data: bytes = SAMPLE) -> bytes:
    keyed = {("a.xlf", id_): change for id_, change in changes.items()}
    result = formats.spliced(data, "a.xlf", keyed)
    assert xliff1.write(data, "a.xlf", {}) == data
    return result


def differing(before: bytes, after: bytes) -> list[tuple[str, str]]:
    """The lines that differ, stripped, each as it was and is; the number of lines must be the same."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [(was.strip(), now.strip()) for was, now in zip(old, new, strict=True) if was != now]


def test_segments_are_units_or_what_is_marked_in_them() -> None:
    assert list(segments(SAMPLE)) == ["1", "2", "3", "4/1", "4/2", "5/s1", "5/s2"]
    assert segments(SAMPLE)["4/2"].source == f"第二句。{INLINE_CODE}"
    assert segments(SAMPLE)["4/1"].target == f"The {INLINE_CODE}first{INLINE_CODE} one."
    assert segments(SAMPLE)["1"].target == f"The meeting {INLINE_CODE}opened{INLINE_CODE}."


def test_labels_locks_notes_languages_and_paragraphs_are_read() -> None:
    found = segments(SAMPLE)
    assert found["4/2"].source_codes[0].label == "[img]"
    assert [found[id_].locked for id_ in ("1", "2", "3")] == [False, True, False]
    assert (found["1"].note, found["1"].columns) == ("a term", (("notes", "a term"),))
    assert found["4/2"].paragraph == "4"
    (document,) = xliff1.read(SAMPLE, "a.xlf")
    assert document.languages == ("zh", "en")


def test_an_edited_target_and_its_state_are_all_that_differs() -> None:
    result = written({"1": Change(f"It {INLINE_CODE}began{INLINE_CODE} < noon.", Status.REVISED)})
    assert differing(SAMPLE, result) == [
        (
            '<target state="translated">The meeting <g id="g1">opened</g>.</target>',
            '<target state="signed-off">It <g id="g1">began</g> &lt; noon.</target>',
        )
    ]


def test_approval_is_said_by_the_state_and_by_the_unit() -> None:
    result = written({"1": Change(segments(SAMPLE)["1"].target, Status.APPROVED)})
    assert differing(SAMPLE, result)[0] == ('<trans-unit id="1" approved="no">', '<trans-unit id="1" approved="yes">')
    assert segments(result)["1"].status is Status.APPROVED
    again = written({"1": Change(segments(SAMPLE)["1"].target, Status.TRANSLATED)}, result)
    assert differing(SAMPLE, again) == []


def test_an_empty_target_is_filled_and_a_missing_one_put_behind_the_source() -> None:
    result = written({"3": Change("Contract", Status.REVISED), "2": Change("Copyright & mark", Status.TRANSLATED)})
    assert '<source>合同</source><target state="signed-off">Contract</target>' in result.decode()
    assert "<source>版权 &amp; 商标</source><target>Copyright &amp; mark</target>" in result.decode()
    data = unit("", "<source>甲</source>\n    <note>n</note>")
    assert "<source>甲</source>\n    <target>A</target>\n    <note>" in written({"1": Change("A")}, data).decode()


def test_a_segment_that_the_target_lacks_goes_behind_the_one_before_it_with_its_mark() -> None:
    result = written({"4/2": Change(f"The second.{INLINE_CODE}")})
    assert (
        'one.</mrk><mrk mtype="seg" mid="2">The second.<x id="5" equiv-text="[img]"/></mrk></g></target>'
        in result.decode()
    )


def test_a_missing_target_takes_the_marks_of_the_source() -> None:
    result = written({"5/s2": Change("B")})
    assert '<target><mrk mtype="seg" mid="s1"></mrk><mrk mtype="seg" mid="s2">B</mrk></target>' in result.decode()
    both = written({"5/s1": Change("A"), "5/s2": Change("B")})
    assert '<target><mrk mtype="seg" mid="s1">A</mrk><mrk mtype="seg" mid="s2">B</mrk></target>' in both.decode()


def test_a_target_that_is_not_parted_makes_one_segment_of_its_unit() -> None:
    data = unit(
        "",
        '<source>甲乙</source><seg-source><mrk mtype="seg" mid="1">甲</mrk><mrk mtype="seg" mid="2">乙</mrk></seg-source><target>A B</target>',
    )
    assert segments(data)["1"].source == "甲乙"
    assert b"<target>A and B</target>" in written({"1": Change("A and B")}, data)


def test_the_state_of_a_unit_is_written_when_all_its_segments_agree() -> None:
    one = written({"5/s1": Change("A", Status.APPROVED)})
    assert b"approved" not in one.split(b'id="5"')[1]
    both = written({"5/s1": Change("A", Status.APPROVED), "5/s2": Change("B", Status.APPROVED)})
    assert b'<trans-unit id="5" approved="yes">' in both
    assert {segments(both)[id_].status for id_ in ("5/s1", "5/s2")} == {Status.APPROVED}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(
    "target", ["", "<target>A</target>", "<target/>", '<target state="needs-review-l10n">A</target>']
)
def test_every_status_reads_back(status: Status, target: str) -> None:
    data = unit("", f"<source>甲</source>{target}")
    assert segments(written({"1": Change("B", status)}, data))["1"].status is status


@pytest.mark.parametrize(
    ("given", "target", "status"),
    [
        ('approved="yes"', "<target>A</target>", Status.APPROVED),
        ("", "<target>A</target>", Status.TRANSLATED),
        ("", "", Status.DRAFT),
        ("", '<target state="final">A</target>', Status.APPROVED),
        ('approved="no"', '<target state="final">A</target>', Status.REVISED),
        ("", '<target state="x-own">A</target>', Status.TRANSLATED),
        ("", '<target state="new">A</target>', Status.DRAFT),
    ],
)
def test_states_are_statuses(given: str, target: str, status: Status) -> None:
    assert segments(unit(given, f"<source>甲</source>{target}"))["1"].status is status


def test_states_locks_and_comments_of_trados_are_read() -> None:
    found = segments(SDL)
    assert [found[id_].status for id_ in ("u1/1", "u1/2", "u1/3")] == [
        Status.TRANSLATED,
        Status.APPROVED,
        Status.TRANSLATED,
    ]
    assert [segment.locked for segment in found.values()] == [False, True, True, True]
    assert found["u1/2"].columns == (("comments", "Li: check the term"),)


def test_states_of_trados_are_written_to_each_segment() -> None:
    result = written({"u1/1": Change("AA.", Status.REVISED)}, SDL)
    assert b'<sdl:seg id="1" conf="ApprovedTranslation" origin="interactive"><sdl:value' in result
    assert b'<mrk mtype="seg" mid="1">AA.</mrk>' in result
    assert b" state=" not in result


def test_what_is_not_touched_is_told_with_its_reason() -> None:
    assert [(one.segment, one.line, one.reason.split()[0]) for one in xliff1.survey(SDL, "a.sdlxliff").untouched] == [
        ("u1/2", 6, "it"),
        ("u1/3", 6, "it"),
        ("u2", 7, 'translate="no"'),
    ]


def test_faults_are_told_with_rule_and_place() -> None:
    data = unit("", "<source>甲</source><target>A<bx id='1'/></target>")
    assert [(fault.rule, fault.line, fault.column) for fault in xliff1.survey(data, "a.xlf").faults] == [
        ("xliff1.code-pair", 3, 32)
    ]
    assert xliff1.survey(SAMPLE, "a.xlf").faults == ()


@pytest.mark.parametrize("product", VENDORS)
def test_states_and_locks_of_products_are_read_and_their_states_written(product: str) -> None:
    namespace, given = VENDORS[product]
    data = unit(given, "<source>甲</source><target>A</target>", namespace)
    segment = segments(data)["1"]
    assert (segment.status, segment.locked) == (Status.TRANSLATED, True)
    result = written({"1": Change("A", Status.REJECTED)}, data)
    assert b" state=" not in result
    expected = Status.DRAFT if product == "phrase" else Status.REJECTED
    assert segments(result)["1"].status is expected


def test_phrase_only_knows_confirmed_or_not() -> None:
    namespace, _ = VENDORS["phrase"]
    data = unit('m:confirmed="0"', "<source>甲</source><target>A</target>", namespace)
    result = written({"1": Change("A", Status.APPROVED)}, data)
    assert differing(data, result) == [
        ('<trans-unit id="1" m:confirmed="0">', '<trans-unit id="1" m:confirmed="1">'),
    ]


def test_own_note_is_added_last_and_changed_in_place_later() -> None:
    first = written({"1": Change(segments(SAMPLE)["1"].target, note="too free & long")})
    assert '</alt-trans>\n        <note from="enface">too free &amp; long</note>\n      </trans-unit>' in first.decode()
    assert segments(first)["1"].note == "too free & long"
    second = written({"1": Change(segments(SAMPLE)["1"].target, note="too free")}, first)
    assert second == first.replace(b"too free &amp; long", b"too free")
    parted = written({"4/1": Change(segments(SAMPLE)["4/1"].target, note="one")})
    assert b'<note from="enface:1">one</note>' in parted
    assert (segments(parted)["4/1"].note, segments(parted)["4/2"].note) == ("one", "")


def test_half_of_a_paired_code_and_a_character_that_xml_cannot_hold_are_refused() -> None:
    with pytest.raises(ImportProblem, match="without its other half"):
        xliff1.write(SAMPLE, "a.xlf", {("a.xlf", "1"): Change(f"The {INLINE_CODE}meeting.")})
    with pytest.raises(ImportProblem, match=r"U\+0003 cannot stand in XML"):
        xliff1.write(SAMPLE, "a.xlf", {("a.xlf", "3"): Change("a\x03b")})


def test_a_change_of_a_segment_that_is_not_there_is_refused() -> None:
    with pytest.raises(ImportProblem, match="no segment '9'"):
        xliff1.write(SAMPLE, "a.xlf", {("a.xlf", "9"): Change("x")})


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_prefixes_encodings_and_line_ends_stay(prefix: str, encoding: str, line_end: str) -> None:
    text = f"""<?xml version='1.0' encoding='{encoding}'?>
<{prefix}xliff xmlns{":x" if prefix else ""}='{CORE}' version='1.2'><{prefix}file original='a' source-language='zh' target-language='en'><{prefix}body>
<{prefix}trans-unit id='1'><{prefix}source>甲</{prefix}source></{prefix}trans-unit></{prefix}body></{prefix}file></{prefix}xliff>"""
    data = text.replace("\n", line_end).encode(encoding)
    result = written({"1": Change("A\nB", Status.REVISED)}, data)
    target = f'<{prefix}target state="signed-off">A{line_end}B</{prefix}target>'
    assert result.decode(encoding) == text.replace("\n", line_end).replace(
        "甲</", f"甲</{prefix}source>{target}<", 1
    ).replace(f"{target}<{prefix}source>", target)


def test_files_of_one_document_are_documents_called_by_their_originals() -> None:
    one = '<file original="{}" source-language="zh" target-language="en"><body><trans-unit id="1"><source>甲</source></trans-unit></body></file>'
    data = f'<xliff version="1.1">{one.format("a")}{one.format("b")}{one.format("a")}</xliff>'.encode()
    assert [document.name for document in xliff1.read(data, "a.xlf")] == ["a", "b", "a~2"]


def test_other_versions_are_not_recognised() -> None:
    assert xliff1.recognises(b'<xliff version="1.0">', Path("a.xlf"))
    assert xliff1.recognises('<xliff version="1.2">'.encode("utf-16"), Path("a.xlf"))
    assert not xliff1.recognises(b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0">', Path("a.xlf"))
    assert not xliff1.recognises(b"<html>", Path("a.xlf"))


def test_entities_are_refused() -> None:
    data = b'<!DOCTYPE xliff [<!ENTITY a "b">]>' + SAMPLE.partition(b"?>")[2]
    with pytest.raises(ImportProblem, match="declares the entity 'a'"):
        xliff1.read(data, "a.xlf")


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\ufffc\r", exclude_categories=["Cc"]), max_size=20)


@given(TEXT, TEXT)
def test_any_text_reads_back_as_it_was_written(one: str, two: str) -> None:
    texts = {"1": f"{INLINE_CODE}{one}{INLINE_CODE}", "4/1": two, "4/2": one, "5/s1": two, "3": one}
    legal = {id_: text.replace("\ufffe", "").replace("\uffff", "") for id_, text in texts.items()}
    result = written({id_: Change(text) for id_, text in legal.items()})
    assert {id_: segments(result)[id_].target for id_ in legal} == legal


PIECES = [
    "<trans-unit id='q'/>",
    "<source/>",
    "<target/>",
    "<note/>",
    "<alt-trans/>",
    "<group translate='no'/>",
    "<x/>",
]
PIECES += ["<mrk mtype='seg' mid='z'/>", "<mrk mtype='seg' mid='1'>", "</mrk>", "<g>", "</g>", "<seg-source/>"]
NAMES = [
    "file",
    "group",
    "trans-unit",
    "source",
    "seg-source",
    "target",
    "note",
    "alt-trans",
    "mrk",
    "g",
    "x",
    "body",
    "header",
]


def hold_together(data: bytes) -> None:
    xliff1.survey(data, "a.xlf")
    try:
        documents = xliff1.read(data, "a.xlf")
    except ImportProblem:
        return
    assert xliff1.write(data, "a.xlf", {}) == data
    keys = [(document.name, segment.id) for document in documents for segment in document.segments]
    try:
        changed = formats.spliced(data, "a.xlf", dict.fromkeys(keys, Change("x", Status.REVISED, "y")))
    except ImportProblem:
        return
    after = [segment for document in xliff1.read(changed, "a.xlf") for segment in document.segments]
    assert {segment.target for segment in after} <= {"x"}


@pytest.mark.parametrize("sample", [SAMPLE, SDL], ids=["standard", "trados"])
def test_mutated_files_end_in_one_clear_line(sample: bytes) -> None:
    chance = random.Random(4)
    for _ in range(150):
        hold_together(mutated_xml(sample, chance, PIECES, NAMES))


@pytest.mark.long
@pytest.mark.parametrize("sample", [SAMPLE, SDL], ids=["standard", "trados"])
def test_ten_thousand_mutated_files_end_in_one_clear_line(sample: bytes) -> None:
    chance = random.Random(5)
    for _ in range(5_000):
        hold_together(mutated_xml(sample, chance, PIECES, NAMES))


GIVEN = st.sampled_from(
    ['id="1"', 'id="a&amp;b"', "id='2'", 'approved="yes" id="3"', 'id="4" translate="no"', "", 'x="y"']
)
STATE = st.sampled_from(["", ' state="final"', " state='new' state-qualifier='x'", ' xml:lang="en"'])
CONTENT = st.sampled_from(["", "a", "&lt;b>", "x\r\ny", "<x id='1'/>", " "])
UNITS = st.lists(st.tuples(GIVEN, CONTENT, STATE, CONTENT, st.sampled_from(["", "<note>n</note>"])), max_size=5)


CHANGES = st.lists(
    st.builds(
        Change,
        st.sampled_from(["", "a", "<&\n", INLINE_CODE]),
        st.sampled_from([None, *Status]),
        st.sampled_from(["", "n"]),
    ),
    min_size=5,
    max_size=5,
)


def plain_file(parts: list[tuple[str, str, str, str, str]]) -> tuple[bytes, bytes]:
    """A file with these units, and the same with a comment in each, so that none is plain."""
    body = "".join(
        f"<trans-unit {given}><source>{source}</source> <target{state}>{target}</target>{note}</trans-unit>"
        for given, source, state, target, note in parts
    )
    data = f'<xliff version="1.2"><file original="a">{body}</file></xliff>'.encode()
    return data, data.replace(b"</source>", b"</source><!-- -->")


@given(UNITS)
def test_plain_units_are_read_as_all_others_are(parts: list[tuple[str, str, str, str, str]]) -> None:
    plain, other = plain_file(parts)
    assert xliff1.read(plain, "a.xlf") == xliff1.read(other, "a.xlf")


@given(UNITS, CHANGES)
def test_plain_units_are_written_as_all_others_are(
    parts: list[tuple[str, str, str, str, str]], wanted: list[Change]
) -> None:
    plain, other = plain_file(parts)
    (document,) = xliff1.read(plain, "a.xlf")
    changes = {(document.name, one.id): change for one, change in zip(document.segments, wanted, strict=False)}
    assert result(plain, changes) == result(other, changes)


def result(data: bytes, changes: dict[tuple[str, str], Change]) -> bytes | None:
    try:
        return xliff1.write(data, "a.xlf", changes).replace(b"<!-- -->", b"")
    except ImportProblem:
        return None
