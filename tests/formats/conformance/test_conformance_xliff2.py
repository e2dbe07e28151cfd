"""Each rule of XLIFF 2's core: a document that breaks it is reported under its id and place, its mended twin is not."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

import pytest

from enface.formats import conformance

CORE = "urn:oasis:names:tc:xliff:document:2.0"


def document(body: str, *, attributes: str = 'trgLang="en"', version: str = "2.1") -> bytes:
    root = f'<xliff xmlns="{CORE}" xmlns:my="urn:example:mine" version="{version}" srcLang="zh" {attributes}>'
    return f'<?xml version="1.0"?>\n{root}\n{body}\n</xliff>'.encode()


def unit(content: str, *, before: str = "") -> str:
    return f'<file id="f1"><unit id="u1">{before}{content}</unit></file>'


def segment(source: str, target: str | None = None, *, attributes: str = "") -> str:
    translated = "" if target is None else f"<target>{target}</target>"
    return f"<segment{attributes}><source>{source}</source>{translated}</segment>"


def broken(data: bytes) -> set[str]:
    return {fault.rule for fault in conformance.faults(data, "a.xlf")}


FIXED = 'canDelete="no" canCopy="no"'
DATA = '<originalData><data id="d1">x</data></originalData>'
NOTES = '<notes><note id="n1">mind this</note></notes>'

UNITS = [
    ("xliff2.content", "<segment><target>b</target></segment>", segment("a", "b")),
    ("xliff2.content", segment("a<my:x/>"), segment("a")),
    ("xliff2.content", segment("a") + "words", segment("a")),
    ("xliff2.content", segment("a") + NOTES, NOTES + segment("a")),
    ("xliff2.content", "<notes/>" + segment("a"), NOTES + segment("a")),
    ("xliff2.content", segment("a</source><source>b"), segment("a")),
    ("xliff2.attribute-required", segment('<pc dir="ltr">a</pc>'), segment('<pc id="1" dir="ltr">a</pc>')),
    ("xliff2.attribute-allowed", segment("a", attributes=' translate="no"'), segment("a", attributes=' id="s1"')),
    ("xliff2.attribute-allowed", segment('<ph id="1" my:x="y"/>'), segment('<mrk id="1" type="my:t" my:x="y">a</mrk>')),
    ("xliff2.attribute-value", segment("a", attributes=' state="done"'), segment("a", attributes=' state="final"')),
    ("xliff2.attribute-value", segment('<ph id="1" type="bold"/>'), segment('<ph id="1" type="fmt"/>')),
    ("xliff2.attribute-value", segment('<cp hex="3"/>'), segment('<cp hex="0003"/>')),
    ("xliff2.attribute-value", segment("a", attributes=' id="a b"'), segment("a", attributes=' id="ab"')),
    ("xliff2.attribute-value", NOTES.replace(">mind", ' priority="11">mind') + segment("a"), NOTES + segment("a")),
    ("xliff2.code-point", segment('<cp hex="0041"/>'), segment('<cp hex="001A"/>')),
    ("xliff2.code-point", segment('<cp hex="110000"/>'), segment('<cp hex="FFFE"/>')),
    ("xliff2.id-unique", segment("a", attributes=' id="1"') * 2, segment("a", attributes=' id="1"')),
    ("xliff2.id-unique", segment('<ph id="1"/><ph id="1"/>'), segment('<ph id="1"/><ph id="2"/>')),
    ("xliff2.id-unique", segment('<ph id="1"/>', '<mrk id="1" type="term">b</mrk>'), segment('<ph id="1"/>', '<ph id="1"/>')),
    ("xliff2.id-unique", segment('<ph id="1"/>', "b") + segment("a", '<ph id="1"/>'), segment("a", '<ph id="1"/>')),
    ("xliff2.id-unique", DATA.replace("</o", '<data id="d1"/></o') + segment("a"), DATA + segment("a")),
    ("xliff2.id-unique", '<my:x id="1"/><my:y id="1"/>' + segment("a"), '<my:x id="1"/><my:y id="2"/>' + segment("a")),
    ("xliff2.unit-segment", "<ignorable><source> </source></ignorable>", segment("a")),
    ("xliff2.sub-state", segment("a", attributes=' subState="my:x"'), segment("a", attributes=' state="final" subState="my:x"')),
    ("xliff2.reserved-prefix", segment("a", attributes=' state="final" subState="xlf:x"'), segment("a", attributes=' state="final" subState="my:x"')),
    ("xliff2.sub-type", segment('<ph id="1" subType="my:x"/>'), segment('<ph id="1" type="fmt" subType="xlf:b"/>')),
    ("xliff2.sub-type", segment('<ph id="1" type="ui" subType="xlf:b"/>'), segment('<ph id="1" type="ui" subType="xlf:var"/>')),
    ("xliff2.data-ref", segment('<ph id="1" dataRef="d1"/>'), DATA + segment('<ph id="1" dataRef="d1"/>')),
    ("xliff2.data-ref", segment('<pc id="1" equivStart="x">a</pc>'), segment('<pc id="1" equivStart="x" equivEnd="y">a</pc>')),
    ("xliff2.isolated-code", segment('<sc id="1"/>a'), segment('<sc id="1" isolated="yes"/>a')),
    ("xliff2.isolated-code", segment('<sc id="1" isolated="yes"/>a<ec startRef="1"/>'), segment('<sc id="1"/>a<ec startRef="1"/>')),
    ("xliff2.isolated-code", segment('a<ec id="1"/>'), segment('a<ec id="1" isolated="yes"/>')),
    ("xliff2.isolated-code", segment('a<ec startRef="1" isolated="yes"/>'), segment('a<ec id="1" isolated="yes"/>')),
    ("xliff2.isolated-code", segment('<ec startRef="1"/>a<sc id="1"/>'), segment('<sc id="1"/>a<ec startRef="1"/>')),
    ("xliff2.isolated-code", segment('<sc id="1"/>a<ec startRef="1" dir="rtl"/>'), segment('<sc id="1" dir="rtl"/>a<ec startRef="1"/>')),
    ("xliff2.code-pair", segment('<sc id="1" canDelete="no"/>a<ec startRef="1"/>'), segment('<sc id="1"/>a<ec startRef="1"/>')),
    ("xliff2.code-pair", segment('<sc id="1" type="fmt"/>a<ec startRef="1" type="ui"/>'), segment('<sc id="1" type="fmt"/>a<ec startRef="1"/>')),
    ("xliff2.marker-pair", segment('<sm id="1" type="term"/>a'), segment('<sm id="1" type="term"/>a<em startRef="1"/>')),
    ("xliff2.marker-pair", segment('a<em startRef="1"/>'), segment('<sm id="1" type="term"/>a<em startRef="1"/>')),
    ("xliff2.can-copy", segment('<ph id="1" canCopy="no"/>', '<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>'), segment('<ph id="1"/>', '<ph id="1"/><ph id="2" copyOf="1"/>')),
    ("xliff2.can-copy", segment('<ph id="2" copyOf="1"/>'), segment('<ph id="1"/><ph id="2" copyOf="1"/>')),
    ("xliff2.can-copy", DATA + segment('<ph id="1" dataRef="d1"/><ph id="2" copyOf="1"/>'), segment('<ph id="1"/><ph id="2" copyOf="1"/>')),
    ("xliff2.can-delete", segment('<ph id="1" canDelete="no"/>', "b"), segment('<ph id="1" canDelete="no"/>', '<ph id="1" canDelete="no"/>')),
    ("xliff2.can-reorder", segment('<ph id="1" canReorder="firstNo"/>'), segment(f'<ph id="1" canReorder="firstNo" {FIXED}/>')),
    ("xliff2.can-reorder", segment(f'<ph id="1"/><ph id="2" canReorder="no" {FIXED}/>'), segment(f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>')),
    (
        "xliff2.can-reorder",
        segment(f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>', f'<ph id="2" canReorder="firstNo" {FIXED}/><ph id="1" canReorder="no" {FIXED}/>'),
        segment(f'<ph id="1" canReorder="firstNo" {FIXED}/><ph id="2" canReorder="no" {FIXED}/>', f'x<ph id="1" canReorder="firstNo" {FIXED}/>y<ph id="2" canReorder="no" {FIXED}/>'),
    ),
    (
        "xliff2.can-overlap",
        segment('<sc id="1" canOverlap="no"/><sc id="2"/>a<ec startRef="1" canOverlap="no"/>b<ec startRef="2"/>'),
        segment('<sc id="1"/><sc id="2"/>a<ec startRef="1"/>b<ec startRef="2"/>'),
    ),
    ("xliff2.comment", segment('<mrk id="1" type="comment">a</mrk>'), segment('<mrk id="1" type="comment" value="v">a</mrk>')),
    ("xliff2.comment", segment('<mrk id="1" type="comment" ref="#n=n1">a</mrk>'), NOTES + segment('<mrk id="1" type="comment" ref="#n=n1">a</mrk>')),
    ("xliff2.fragment", segment('<mrk id="1" type="term" ref="#m9">a</mrk>'), segment('<mrk id="1" type="term" ref="#1">a</mrk>')),
    ("xliff2.fragment", segment('<mrk id="1" type="term" ref="#/u=u1/f=f1">a</mrk>'), segment('<mrk id="1" type="term" ref="#/f=f1/u=u1/1">a</mrk>')),
    ("xliff2.fragment", segment('<mrk id="1" type="term" ref="#q=1">a</mrk>'), segment('<mrk id="1" type="term" ref="#qq=1">a</mrk>')),
    ("xliff2.sub-flows", segment('<ph id="1" subFlows="u9"/>'), segment('<ph id="1" subFlows="u1"/>')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), UNITS)
def test_what_breaks_a_rule_is_reported_and_its_mended_twin_is_not(rule: str, wrong: str, right: str) -> None:
    assert rule in broken(document(unit(wrong)))
    assert broken(document(unit(right))) == set()


DOCUMENTS = [
    ("xliff2.target-language", document(unit(segment("a", "b")), attributes=""), document(unit(segment("a")), attributes="")),
    ("xliff2.attribute-value", document(unit(segment("a")), version="3.0"), document(unit(segment("a")), version="2.0")),
    ("xliff2.attribute-value", document(unit(segment("a")), attributes='trgLang="e n"'), document(unit(segment("a")), attributes='trgLang="en-GB"')),
    ("xliff2.language", document(unit("<segment><source xml:lang='ja'>a</source></segment>")), document(unit("<segment><source xml:lang='zh-Hans'>a</source></segment>"))),
    ("xliff2.language", document(unit(segment("a")), attributes='xml:lang="ja"'), document(unit(segment("a")), attributes='xml:lang="zh"')),
    ("xliff2.space", document(unit("<segment><source xml:space='preserve'>a</source><target>b</target></segment>")), document(unit(segment("a", "b")), attributes='trgLang="en" xml:space="preserve"')),
    ("xliff2.skeleton", document(f'<file id="f1"><skeleton/><unit id="u1">{segment("a")}</unit></file>'), document(f'<file id="f1"><skeleton href="a.skl"/><unit id="u1">{segment("a")}</unit></file>')),
    ("xliff2.skeleton", document(f'<file id="f1"><skeleton href="a">x</skeleton><unit id="u1">{segment("a")}</unit></file>'), document(f'<file id="f1"><skeleton>x</skeleton><unit id="u1">{segment("a")}</unit></file>')),
    ("xliff2.id-unique", document(unit(segment("a")) * 2), document(unit(segment("a")))),
    ("xliff2.id-unique", document(f'<file id="f1">{f"""<unit id="u1">{segment("a")}</unit>""" * 2}</file>'), document(unit(segment("a")))),
    ("xliff2.attribute-required", document(f'<file id="f1"><group><unit id="u1">{segment("a")}</unit></group></file>'), document(f'<file id="f1"><group id="g"><unit id="u1">{segment("a")}</unit></group></file>')),
    ("xliff2.content", document('<file id="f1"/>'), document(unit(segment("a")))),
    ("xml.namespace", document(unit("<no:x/>" + segment("a"))), document(unit("<my:x/>" + segment("a")))),
    ("xml.well-formed", document("<file>"), document(unit(segment("a")))),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), DOCUMENTS)
def test_what_breaks_a_rule_of_the_document_is_reported(rule: str, wrong: bytes, right: bytes) -> None:
    assert rule in broken(wrong)
    assert broken(right) == set()


@pytest.mark.parametrize(
    ("orders", "faulty"),
    [
        (("", "", ""), False),
        (("3", "2", "1"), False),
        (("2", "", ""), True),
        (("1", "1", "3"), True),
        (("4", "2", "3"), True),
    ],
)
def test_orders_of_a_unit_are_each_number_once(orders: tuple[str, ...], faulty: bool) -> None:
    targets = [f' order="{order}"' if order else "" for order in orders]
    content = "".join(f"<segment><source>a</source><target{order}>b</target></segment>" for order in targets)
    assert broken(document(unit(content))) == ({"xliff2.order"} if faulty else set())


def test_codes_that_span_segments_are_paired_over_the_whole_unit() -> None:
    spanning = segment('<sc id="1"/>a', '<sc id="1"/>b') + segment('c<ec startRef="1"/>', 'd<ec startRef="1"/>')
    assert broken(document(unit(spanning))) == set()


def test_an_untranslated_segment_does_not_make_the_codes_of_the_others_faulty() -> None:
    spanning = segment('<sc id="1"/>a', '<sc id="1"/>b') + segment('c<ec startRef="1"/>')
    assert broken(document(unit(spanning))) == set()


@pytest.mark.parametrize(
    ("tag", "faulty"),
    [("en", False), ("zh-Hant-TW", False), ("sr-Latn-x-mine", False), ("x-mine", False), ("i-klingon", False), ("de-1996", False), ("e", True), ("en_GB", True), ("en-", True), ("englishlanguage", True), ("", True)],
)  # fmt: skip
def test_languages_are_well_formed(tag: str, faulty: bool) -> None:
    assert broken(document(unit(segment("a")), attributes=f'trgLang="{tag}"')) == (
        {"xliff2.attribute-value"} if faulty else set()
    )


def test_fault_names_line_and_column_of_the_element() -> None:
    data = document(unit(segment("a", attributes=' state="done"'))).replace(b"<segment", b"\n  <segment")
    (fault,) = conformance.faults(data, "a.xlf")
    assert (fault.rule, fault.line, fault.column) == ("xliff2.attribute-value", 4, 3)


def test_what_stands_in_a_skeleton_is_not_looked_at() -> None:
    held = '<x xmlns="urn:example:doc"><unit id="1"/><unit id="1"/></x>'
    data = document(f'<file id="f1"><skeleton>{held}</skeleton><unit id="u1">{segment("a")}</unit></file>')
    assert broken(data) == set()


def test_prefixes_of_the_file_do_not_matter() -> None:
    data = (
        document(unit(segment("a", attributes=' state="done"'))).replace(b"<", b"<x:").replace(b"xmlns=", b"xmlns:x=")
    )
    data = data.replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    assert broken(data) == {"xliff2.attribute-value"}


@pytest.mark.parametrize("data", [b"", b"\0", b"PK\x03\x04", b"<xliff", b"<a>&b;</a>", b"\xff\xfe"])
def test_what_is_no_xml_is_one_fault_with_a_place(data: bytes) -> None:
    (fault,) = conformance.faults(data, "a.xlf")
    assert fault.rule == "xml.well-formed"
    assert fault.line >= 1
    assert fault.column >= 1


def test_elements_in_elements_without_end_are_one_fault() -> None:
    nested = '<mrk id="m" translate="no">' * 2000 + "</mrk>" * 2000
    (fault,) = conformance.faults(document(unit(segment(nested))), "a.xlf")
    assert "more than 1,000 deep" in fault.message


def test_every_rule_has_a_sentence() -> None:
    rules = conformance.rules()
    assert len(rules) > 50
    assert all(why.endswith(".") for why in rules.values())
