"""XLIFF 2 read and written back: segments, codes, states, notes; only what changed differs."""

# ruff: noqa: E501 - markup a line

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated_xml

from enface import formats
from enface.formats import Change, conformance, xliff2
from enface.formats.xliff2_inline import decode, encode
from enface.formats.xml_markup import unbalanced
from enface.model import INLINE_CODE, ImportProblem, InlineCode, Segment, Status

CORE = "urn:oasis:names:tc:xliff:document:2.0"

SAMPLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="{CORE}" version="2.1" srcLang="zh-CN" trgLang="en-GB">
  <file id="f1">
    <group id="g1" translate="no">
      <unit id="u0"><segment><source>版权</source></segment></unit>
      <unit id="u1" translate="yes">
        <notes>
          <note>from the client</note>
        </notes>
        <originalData>
          <data id="d1">&lt;b></data>
        </originalData>
        <segment id="s1" state="translated">
          <source>你好 <pc id="1" dataRefStart="d1">世界</pc></source>
          <target order="3">Hello <pc id="1" dataRefStart="d1">world</pc></target>
        </segment>
        <ignorable>
          <source> </source>
        </ignorable>
        <segment state='final' subState="my:checked">
          <source>再见<ph id="2"/></source>
          <target order="1"/>
        </segment>
      </unit>
    </group>
    <unit id="u2">
      <segment>
        <source xml:space="preserve">图 &amp; <mrk id="m" translate="no">表</mrk><cp hex="0003"/></source>
      </segment>
    </unit>
  </file>
</xliff>
""".encode()


def segments(data: bytes) -> dict[str, Segment]:
    (document,) = xliff2.read(data, "a.xlf")
    return {segment.id: segment for segment in document.segments}


def in_file(body: str) -> bytes:
    root = f'<xliff xmlns="{CORE}" xmlns:o="urn:other" version="2.0" srcLang="zh" trgLang="en">'
    return f'{root}<file id="f">{body}</file></xliff>'.encode()


def written(changes: dict[str, Change], data: bytes = SAMPLE) -> bytes:
    return xliff2.write(data, "a.xlf", {("a.xlf", id_): change for id_, change in changes.items()})


def differing(before: bytes, after: bytes) -> list[tuple[str, str]]:
    """The lines that differ, stripped, each as it was and is; the number of lines must be the same."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [(was.strip(), now.strip()) for was, now in zip(old, new, strict=True) if was != now]


def test_segments_are_called_by_their_unit_and_their_own_id() -> None:
    assert list(segments(SAMPLE)) == ["u0", "u1/s1", "u1/#3", "u2"]


def test_codes_are_single_characters_with_the_original_data_for_a_label() -> None:
    segment = segments(SAMPLE)["u1/s1"]
    assert segment.source == f"你好 {INLINE_CODE}世界{INLINE_CODE}"
    assert [(code.position, code.raw, code.label) for code in segment.target_codes] == [
        (6, '<pc id="1" dataRefStart="d1">', "<b>"),
        (12, "</pc>", "pc 1"),
    ]


def test_what_a_mark_protects_is_one_code_and_a_cp_its_character() -> None:
    segment = segments(SAMPLE)["u2"]
    assert segment.source == f"图 & {INLINE_CODE}\x03"
    assert segment.source_codes == (InlineCode(4, '<mrk id="m" translate="no">表</mrk>', "表"),)


def test_translate_is_inherited_and_taken_back_by_a_unit() -> None:
    assert {id_: segment.locked for id_, segment in segments(SAMPLE).items()} == {
        "u0": True,
        "u1/s1": False,
        "u1/#3": False,
        "u2": False,
    }


def test_states_are_statuses_and_without_one_the_target_says() -> None:
    assert {id_: segment.status for id_, segment in segments(SAMPLE).items()} == {
        "u0": Status.DRAFT,
        "u1/s1": Status.TRANSLATED,
        "u1/#3": Status.APPROVED,
        "u2": Status.DRAFT,
    }


def test_languages_notes_paragraph_and_order_are_read() -> None:
    (document,) = xliff2.read(SAMPLE, "a.xlf")
    segment = segments(SAMPLE)["u1/s1"]
    assert document.languages == ("zh", "en")
    assert (segment.note, segment.paragraph) == ("from the client", "u1")
    assert dict(segment.columns) == {"order": "3", "notes": "from the client"}


def test_unedited_file_comes_back_identical() -> None:
    assert written({}) == SAMPLE
    same = {id_: Change(segment.target, segment.status, segment.note) for id_, segment in segments(SAMPLE).items()}
    assert written(same) == SAMPLE


def test_edited_target_and_state_are_all_that_differs() -> None:
    changed = written({"u1/s1": Change(f"Hi <all> {INLINE_CODE}of you{INLINE_CODE}", Status.REVISED)})
    assert differing(SAMPLE, changed) == [
        ('<segment id="s1" state="translated">', '<segment id="s1" state="reviewed">'),
        (
            '<target order="3">Hello <pc id="1" dataRefStart="d1">world</pc></target>',
            '<target order="3">Hi &lt;all&gt; <pc id="1" dataRefStart="d1">of you</pc></target>',
        ),
    ]


def test_empty_target_element_is_filled() -> None:
    changed = written({"u1/#3": Change(f"Bye{INLINE_CODE}", Status.APPROVED)})
    assert differing(SAMPLE, changed) == [('<target order="1"/>', '<target order="1">Bye<ph id="2"/></target>')]


def test_missing_target_is_put_behind_the_source_with_its_indentation_and_space() -> None:
    changed = written({"u2": Change("Figure & \x03")})
    line = '\n        <target xml:space="preserve">Figure &amp; <cp hex="0003"/></target>'
    assert changed == SAMPLE.replace(
        b'</mrk><cp hex="0003"/></source>', b'</mrk><cp hex="0003"/></source>' + line.encode()
    )


def test_new_state_drops_the_sub_state_of_another() -> None:
    changed = written({"u1/#3": Change("", Status.TRANSLATED)})
    assert differing(SAMPLE, changed) == [
        ("<segment state='final' subState=\"my:checked\">", "<segment state='translated'>")
    ]


@pytest.mark.parametrize("status", list(Status))
def test_every_status_reads_back_and_only_rejection_needs_a_sub_state_of_ours(status: Status) -> None:
    changed = written({"u2": Change("Figure", status)})
    assert segments(changed)["u2"].status is status
    assert (b'subState="enface:rejected"' in changed) == (status is Status.REJECTED)


def test_own_note_joins_the_notes_of_the_unit_and_is_changed_in_place_later() -> None:
    once = written({"u1/s1": Change(segments(SAMPLE)["u1/s1"].target, None, "a < b")})
    added = '\n          <note category="enface:s1">a &lt; b</note>'
    assert once == SAMPLE.replace(b"from the client</note>", b"from the client</note>" + added.encode())
    twice = written({"u1/s1": Change(segments(once)["u1/s1"].target, None, "c")}, once)
    assert twice == once.replace(b"a &lt; b", b"c")
    assert (segments(twice)["u1/s1"].note, segments(twice)["u1/#3"].note) == ("c", "from the client")


def test_first_note_of_a_unit_comes_before_its_segments() -> None:
    changed = written({"u2": Change("", None, "see above")})
    assert segments(changed)["u2"].note == "see above"
    assert b'<unit id="u2">\n      <notes>\n       <note category="enface">see above</note>\n      </notes>' in changed


def test_what_is_written_conforms_where_the_file_did() -> None:
    changed = written(
        {
            "u1/s1": Change(f"Hi {INLINE_CODE}all{INLINE_CODE}", Status.REJECTED, "no"),
            "u1/#3": Change(f"Bye{INLINE_CODE}", Status.DRAFT, "yes"),
            "u2": Change("Figure", Status.REVISED, "maybe"),
        }
    )
    known = set(conformance.faults(SAMPLE, "a.xlf"))
    assert {fault.rule for fault in conformance.faults(changed, "a.xlf")} <= {fault.rule for fault in known}


def test_half_of_a_paired_code_is_refused() -> None:
    with pytest.raises(ImportProblem, match="without its other half"):
        written({"u1/s1": Change(f"Hello {INLINE_CODE}world")})


@pytest.mark.parametrize(
    ("target", "codes", "content"),
    [
        (f"{INLINE_CODE}a", None, '<ph id="1"/>a'),
        ("a", None, "a"),
        (f"a{INLINE_CODE}b{INLINE_CODE}", None, 'a<ph id="1"/>b<ph id="2"/>'),
        (f"a{INLINE_CODE}b{INLINE_CODE}", (2, 1), 'a<ph id="2"/>b<ph id="1"/>'),
        (f"{INLINE_CODE}a", (2,), '<ph id="2"/>a'),
    ],
)
def test_codes_are_moved_dropped_and_taken_from_the_source(
    target: str, codes: tuple[int, ...] | None, content: str
) -> None:
    body = '<source>一<ph id="1"/>二<ph id="2"/></source><target>one<ph id="1"/></target>'
    data = f'<xliff xmlns="{CORE}" version="2.0" srcLang="zh" trgLang="en"><file id="f"><unit id="u"><segment>{body}</segment></unit></file></xliff>'
    chosen = None if codes is None else tuple(InlineCode(0, f'<ph id="{code}"/>') for code in codes)
    changed = formats.spliced(data.encode(), "a.xlf", {("a.xlf", "u"): Change(target, codes=chosen)})
    assert changed.decode() == data.replace('one<ph id="1"/>', content)


def test_more_codes_than_there_are_is_refused_with_the_place() -> None:
    with pytest.raises(ImportProblem, match=r"a\.xlf:27:7: unit 'u2': .*3 inline codes"):
        written({"u2": Change(INLINE_CODE * 3)})


def test_change_of_a_segment_that_is_not_there_is_refused() -> None:
    with pytest.raises(ImportProblem, match="no segment 'u9'"):
        written({"u9": Change("x")})


@pytest.mark.parametrize("prefix", ["x:", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_prefixes_and_encodings_stay(prefix: str, encoding: str) -> None:
    colon = ":x" if prefix else ""
    text = f'<{prefix}xliff xmlns{colon}="{CORE}" version="2.0" srcLang="zh" trgLang="en"><{prefix}file id="f">'
    text += (
        f'<{prefix}unit id="u"><{prefix}segment><{prefix}source>好</{prefix}source></{prefix}segment></{prefix}unit>'
    )
    data = (text + f"</{prefix}file></{prefix}xliff>").encode(encoding)
    assert xliff2.recognises(data[:8192], Path("a.xlf"))
    changed = written({"u": Change("Bon…", Status.REVISED)}, data).decode(encoding)
    assert changed == data.decode(encoding).replace(
        "</" + prefix + "source>", f"</{prefix}source><{prefix}target>Bon…</{prefix}target>"
    ).replace(f"<{prefix}segment>", f'<{prefix}segment state="reviewed">')


def test_line_ends_of_the_file_are_those_of_new_lines() -> None:
    data = SAMPLE.replace(b"\n", b"\r\n")
    changed = written({"u2": Change("one\ntwo")}, data)
    assert segments(changed)["u2"].target == "one\ntwo"
    assert changed.count(b"\n") == changed.count(b"\r\n")


def test_files_of_one_document_are_documents_called_by_their_ids() -> None:
    body = '<file id="{}"><unit id="u"><segment><source>好</source></segment></unit></file>'
    data = f'<xliff xmlns="{CORE}" version="2.0" srcLang="zh">{body.format("a")}{body.format("b")}</xliff>'.encode()
    assert [document.name for document in xliff2.read(data, "a.xlf")] == ["a", "b"]
    changed = xliff2.write(data, "a.xlf", {("b", "u"): Change("Good")})
    assert changed.index(b"<target>") > changed.index(b'id="b"')


def test_elements_of_another_default_namespace_are_not_read() -> None:
    foreign = '<unit xmlns="urn:example:mine" id="x"><segment><source>no</source></segment></unit>'
    data = SAMPLE.replace(b'<unit id="u2">', b'<unit id="u2">' + foreign.encode())
    assert list(segments(data)) == list(segments(SAMPLE))


def test_prefix_of_the_core_taken_for_another_namespace_hides_what_stands_there() -> None:
    other = (
        '<x:group xmlns:x="urn:other"><x:unit id="v"><x:segment><x:source>别</x:source></x:segment></x:unit></x:group>'
    )
    within = '<x:unit id="u"><x:segment xmlns:x="urn:other"><x:source>别</x:source></x:segment><x:segment><x:source>你</x:source></x:segment></x:unit>'
    data = f'<x:xliff xmlns:x="{CORE}" version="2.0" srcLang="zh"><x:file id="f">{other}{within}</x:file></x:xliff>'
    assert [(one.id, one.source) for one in segments(data.encode()).values()] == [("u", "你")]


def test_attributes_and_words_read_as_xml_has_them() -> None:
    notes = "<notes><note category='a\n&amp;'>x<![CDATA[&amp;]]><!-- c -->\r\ny</note></notes>"
    data = '<originalData><data id="d"><![CDATA[<b>&lt;]]></data></originalData>'
    body = '<segment id="a\nb"><source>一<ph id="1" dataRef="d"/></source></segment>'
    (segment,) = segments(in_file(f"<unit id='u\t&#9;&apos;>'>{notes}{data}{body}</unit>")).values()
    assert (segment.id, segment.note) == ("u \t'>/a b", "x&amp;\ny")
    assert [code.label for code in segment.source_codes] == ["<b>&lt;"]


def test_text_that_holds_more_of_its_own_name_ends_where_its_element_does() -> None:
    body = "<source>一<x><source>二</source></x>三</source><target>one</target>"
    (segment,) = segments(in_file(f'<unit id="u"><segment>{body}</segment></unit>')).values()
    assert [code.raw for code in segment.source_codes] == ["<x>", "<source>", "</source>", "</x>"]
    assert segment.target == "one"


def test_rating_around_a_unit_is_its_own_even_where_nothing_else_is() -> None:
    rated = 'xmlns:q="http://www.w3.org/2005/11/its" q:locQualityRatingScore="80"'
    unit = '<unit id="u"><segment><source>一</source><target>one</target></segment></unit>'
    (segment,) = segments(in_file(f"<group {rated}>{unit}</group>")).values()
    assert segment.columns == (("rating", "80"),)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_segments_whatever_ends_them(line_end: str) -> None:
    (document,) = xliff2.read(SAMPLE.replace(b"\n", line_end.encode()), "a.xlf")
    assert tuple(document.lines) == (5, 13, 20, 27)


ATTRIBUTES = st.sampled_from(
    ["", ' state="final"', " state='initial'", ' subState="enface:rejected" state="translated"']
)
TEXTS = st.sampled_from(
    ["一", "", " a\n", "&lt;b&#62;", INLINE_CODE, "<!-- c -->x", "<![CDATA[<&]]>", "<?p i?>", "]]&gt;"]
)
TARGETS = st.sampled_from(["", "<target/>", "<target >{}</target>", "<target order='2'>{}</target\n>"])


@given(
    st.sampled_from(["u", "a&amp;b", "a>b", " "]),
    st.sampled_from(["", ' id="s"', ' id="&lt;"']),
    ATTRIBUTES,
    st.sampled_from(["", ' translate="no"', ' name=">"']),
    TEXTS,
    TARGETS,
    TEXTS,
    st.sampled_from(["", "\n ", "<!-- c -->"]),
)
def test_units_read_in_one_step_are_what_their_tags_say(
    id_: str, own: str, state: str, more: str, source: str, target: str, text: str, gap: str
) -> None:
    segment = f"{gap}<segment{own}{state}>{gap}<source>{source}</source>{gap}{target.format(text)}</segment>"
    quick = in_file(f'<unit id="{id_}"{more}>{segment}</unit>')
    slow = in_file(f'<unit id="{id_}"{more}>{segment}<o:x/></unit>')  # so that the unit is not plain
    assert xliff2.read(quick, "a.xlf") == xliff2.read(slow, "a.xlf")
    change = {("a.xlf", key): Change("new", Status.REVISED, "why") for key in segments(quick)}
    assert xliff2.write(quick, "a.xlf", change) == xliff2.write(slow, "a.xlf", change).replace(b"<o:x/>", b"")


def test_matches_are_not_segments() -> None:
    match = '<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#s1"><source>x</source><target>y</target></m:match></m:matches>'
    data = SAMPLE.replace(b'<unit id="u1" translate="yes">', b'<unit id="u1" translate="yes">' + match.encode())
    assert segments(data)["u1/s1"] == segments(SAMPLE)["u1/s1"]


def test_survey_lists_what_will_not_be_touched_and_the_faults() -> None:
    survey = xliff2.survey(SAMPLE.replace(b'state="translated"', b'state="done"'), "a.xlf")
    assert [(untouched.segment, untouched.line) for untouched in survey.untouched] == [("u0", 5)]
    assert "xliff2.attribute-value" in {fault.rule for fault in survey.faults}


def test_other_versions_are_not_recognised() -> None:
    older = SAMPLE.replace(b"document:2.0", b"document:1.2")
    assert not xliff2.recognises(older, Path("a.xlf"))
    with pytest.raises(ImportProblem, match="not recognised as XLIFF 2"):
        xliff2.read(older, "a.xlf")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=INLINE_CODE), max_size=40)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_with_codes_reads_back_as_it_was_written(texts: list[str]) -> None:
    codes = [InlineCode(0, f'<ph id="{number}"/>') for number in range(len(texts) - 1)]
    content = encode(INLINE_CODE.join(texts), codes)
    text, found = decode(content.encode())
    assert text == INLINE_CODE.join(texts)
    assert [code.raw for code in found] == [code.raw for code in codes]


@pytest.mark.parametrize(
    ("content", "text", "raws"),
    [
        ("a<!-- <b> -->c", f"a{INLINE_CODE}c", ["<!-- <b> -->"]),
        ("<![CDATA[a<b]]>&#x4E2D;&#10;", "a<b中\n", []),
        ('<ph id="1"></ph>x', f"{INLINE_CODE}x", ['<ph id="1"></ph>']),
        ('<x:sc id="1" disp=">"/>', INLINE_CODE, ['<x:sc id="1" disp=">"/>']),
        ('<mrk id="1" translate="no">a<mrk id="2">b</mrk></mrk>c', f"{INLINE_CODE}c", ['<mrk id="1" translate="no">a<mrk id="2">b</mrk></mrk>']),
        (INLINE_CODE, INLINE_CODE, [INLINE_CODE]),
        ('<cp hex="D800"/><cp hex="zz"/>', INLINE_CODE * 2, ['<cp hex="D800"/>', '<cp hex="zz"/>']),
    ],
)  # fmt: skip
def test_content_is_taken_apart(content: str, text: str, raws: list[str]) -> None:
    coded = decode(content.encode())
    assert coded.text == text
    assert [code.raw for code in coded.codes] == raws


def test_labels_are_what_the_file_wants_shown() -> None:
    coded = decode(
        b'<ph id="1" disp="[name]"/><ph id="2" equiv="tab"/><ph id="3" dataRef="d"/><sc id="4"/>', {"d": "%s"}
    )
    assert [code.label for code in coded.codes] == ["[name]", "tab", "%s", "sc 4"]


@pytest.mark.parametrize(
    ("raws", "lost"),
    [
        (["<pc id='1'>", "<ph id='2'/>", "</pc>"], ""),
        (["<pc id='1'>", "<mrk id='2'>", "</pc>", "</mrk>"], "</pc>"),
        (["</pc>"], "</pc>"),
        (["<pc id='1'>"], "<pc id='1'>"),
        (["<mrk translate='no'>a</mrk>", "<!-- <b> -->"], ""),
    ],
)
def test_codes_that_do_not_nest_are_named(raws: list[str], lost: str) -> None:
    assert unbalanced([InlineCode(0, raw) for raw in raws]) == lost


PIECES = ["<unit id='q'/>", "<segment/>", "<source/>", "<target/>", "<notes/>", "<note/>", "<data/>", "<group id='q'/>"]
PIECES += ["<mrk id='z' translate='no'/>", "<cp/>", "<ec/>", "<sm id='z'/>"]
NAMES = [
    "file",
    "group",
    "unit",
    "segment",
    "ignorable",
    "source",
    "target",
    "notes",
    "note",
    "originalData",
    "data",
    "pc",
]


def hold_together(data: bytes) -> None:
    xliff2.survey(data, "a.xlf")
    try:
        documents = xliff2.read(data, "a.xlf")
    except ImportProblem:
        return
    keys = [(document.name, segment.id) for document in documents for segment in document.segments]
    changed = xliff2.write(data, "a.xlf", dict.fromkeys(keys, Change("x", Status.REVISED, "y")))
    after = [segment for document in xliff2.read(changed, "a.xlf") for segment in document.segments]
    assert all((segment.target, segment.status, segment.note) == ("x", Status.REVISED, "y") for segment in after)


def test_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(4)
    for _ in range(300):
        hold_together(mutated_xml(SAMPLE, chance, PIECES, NAMES))


@pytest.mark.long
def test_ten_thousand_mutated_files_end_in_one_clear_line() -> None:
    chance = random.Random(5)
    for _ in range(10_000):
        hold_together(mutated_xml(SAMPLE, chance, PIECES, NAMES))
